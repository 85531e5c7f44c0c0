"""In an English window Persian names and terms keep to themselves: none turns the words and counts beside it round."""

import re
import unicodedata
from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QWidget

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.views.style.theme import Scheme
from tests.fakes.gateway import line_dead, make_facility, make_provider
from tests.views.book_world import BookWorld
from tests.views.desk_world import desk_world
from tests.views.keyboard import destroy
from tests.views.shots import dressed

Enter, Down = Qt.Key.Key_Return, Qt.Key.Key_Down
SEEN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
_ISOLATED = re.compile("[\u2066-\u2068][^\u2066-\u2069]*\u2069")


def mixed(text: str) -> bool:
    """Whether a Persian word stands bare beside Latin ones, or behind a count: then the rest is read out of order."""
    while _ISOLATED.search(text):
        text = _ISOLATED.sub("", text)
    kinds = [kind for kind in map(unicodedata.bidirectional, text) if kind in {"L", "R", "AL", "EN"}]
    return bool({"R", "AL"} & set(kinds)) and ("L" in kinds or kinds[0] == "EN")


def scrambled(root: QWidget) -> list[str]:
    """The texts of a window that are seen out of order."""
    texts: list[str] = []
    for widget in (root, *root.findChildren(QWidget)):
        texts.append(widget.toolTip())
        if isinstance(widget, QLabel | QAbstractButton):
            texts.append(widget.text())
        model = widget.model() if isinstance(widget, QAbstractItemView) else None
        if model is not None:
            columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
            cells = [model.index(row, column) for row in range(model.rowCount()) for column in range(columns)]
            texts += [str(cell.data(role) or "") for cell in cells for role in SEEN]
    return sorted({text for whole in texts for text in whole.split("\n") if mixed(text)})


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("1 نظام ارجاع, 8 حضوری", True),
        ("\u20681 نظام ارجاع\u2069, \u20688 حضوری\u2069", False),
        ("Patient: زهرا", True),
        ("Patient: \u2068زهرا\u2069", False),
        ("خیابان نمونه، پلاک 12", False),
        ("plain", False),
    ],
)
def test_the_look_for_mixtures(text: str, wrong: bool) -> None:  # noqa: FBT001
    assert mixed(text) is wrong


async def test_search_and_booking(qapp: QApplication) -> None:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        world = BookWorld()
        screen = world.screen()
        world.attach()
        await world.settle()
        await world.type("قل")
        world.gateway.schedule_errors[world.entries[3].provider.identifier.id] = line_dead("GetProviderScheduling")
        await world.key(Enter)
        assert scrambled(screen) == []
        for keys in ((Down, Enter), (), (Enter,), (Enter,)):
            if not keys:
                await world.type("0012345679")
            await world.key(*keys)
            assert scrambled(screen) == []
        assert world.bookings
        await world.close(screen)


async def test_bookings_and_their_dialogs(qapp: QApplication) -> None:
    async with desk_world(qapp) as world:
        states = (BookingState.BOOKED, BookingState.CANCELLED, BookingState.BOOKED)
        for number, state in enumerate(states, 1):
            world.booking(
                hours=number,
                state=state,
                to_call=number == 3,
                person=replace(world.person(number), first_name="زهرا", last_name="کریمی"),
                provider=replace(make_provider(number), full_name="دکتر نمونه"),
                facility=replace(make_facility(number), name="درمانگاه نمونه"),
                operator="پذیرش نمونه",
            )
        await world.open()
        world.table.setFocus()
        for _ in states:
            assert scrambled(world.screen) == []
            await world.keys.press(Down)
        world.table.setCurrentIndex(world.table.model().index(0, 0))
        await world.keys.press(Qt.Key.Key_Delete)
        dialog = world.dialog()
        assert dialog is not None
        await world.keys.press(Down)
        await world.keys.press(Enter)
        assert scrambled(dialog) == []
        destroy(dialog)
