"""How a table's room is shared among its columns."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QStyledItemDelegate

from hqs_desktop.views.style.theme import Scheme
from hqs_desktop.views.widgets.table import RowTable
from tests.views.fits import settle
from tests.views.keyboard import destroy
from tests.views.shots import dressed

COLUMNS = range(6)
WIDTHS = st.lists(st.integers(60, 240), min_size=len(COLUMNS), max_size=len(COLUMNS))
SOME = st.lists(st.sampled_from(COLUMNS), unique=True)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(widths=WIDTHS, width=st.integers(200, 1600), named=st.tuples(SOME, SOME, SOME))
def test_every_column_is_whole_or_gone(
    qapp: QApplication, widths: list[int], width: int, named: tuple[list[int], list[int], list[int]]
) -> None:
    first_to_go, growing, giving = named
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        view = RowTable(QStandardItemModel(0, len(COLUMNS)), QStyledItemDelegate())
        view.resize(width, 200)
        view.show()
        settle()
        wanted, least = dict(enumerate(widths)), dict.fromkeys(giving, 50)
        shown = view.share_room(wanted, first_to_go=first_to_go, growing=growing, giving=least)
        room, total = view.viewport().width(), sum(shown.values())
        assert {column: view.columnWidth(column) for column in COLUMNS if not view.isColumnHidden(column)} == shown
        gone = [column for column in first_to_go if column not in shown]
        assert gone == first_to_go[: len(gone)]
        assert set(shown) == set(COLUMNS) - set(gone)
        assert all(shown[column] >= least.get(column, wanted[column]) for column in shown)
        if len(gone) < len(first_to_go):
            assert total <= room
        if total > room:
            assert all(shown[column] == least.get(column, wanted[column]) for column in shown)
        if gone:
            last = {*shown, gone[-1]}
            assert sum(least.get(column, wanted[column]) for column in last) > room
        if total < room:
            grown = [column for column in growing if column in shown]
            assert all(shown[column] == wanted[column] for column in set(shown) - set(grown))
            assert not grown or room - total < len(grown)
        destroy(view)


def test_what_gives_does_so_in_its_order(qapp: QApplication) -> None:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        view = RowTable(QStandardItemModel(0, 3), QStyledItemDelegate())
        view.resize(300, 200)
        view.show()
        settle()
        room = view.viewport().width()
        shown = view.share_room({0: 100, 1: room - 200, 2: 130}, giving={2: 110, 0: 50})
        assert shown == {0: 90, 1: room - 200, 2: 110}
        destroy(view)
