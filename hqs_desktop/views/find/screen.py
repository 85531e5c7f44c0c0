"""The book screen (F2): the criteria at once; results and booking panel right after the first paint."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from hqs_desktop.viewmodels.basket.commands import BASKET, PUT_IN
from hqs_desktop.viewmodels.book.commands import PUT_ON_WAITLIST
from hqs_desktop.viewmodels.find.commands import (
    ADD_DOCTOR,
    DIRECTORY,
    EARLIER,
    FIRST_FREE,
    FIRST_IN_MORNING,
    ORDER,
    PART_OF_DAY,
    QUOTA,
    READ_ALOUD,
    REMIND,
    SAVE_SEARCH,
    SAVED,
    SEARCH_AGAIN,
    WAY,
)
from hqs_desktop.viewmodels.pinboard.commands import PARK, PARKED
from hqs_desktop.views.book.share import share_room
from hqs_desktop.views.commands import bind_key
from hqs_desktop.views.find.criteria import CriteriaBar
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.beside import lay_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from hqs_desktop.viewmodels.find.criteria import BookCriteria
    from hqs_desktop.viewmodels.find.screen import BookViewModel
    from hqs_desktop.views.find.work import BookWork


class BookScreen(QWidget):
    """The criteria, and all that is searched and booked with them. Esc goes back.

    ``view_model`` gives the whole view-model, which with the widgets over it is made in pieces by ``build_more``, or
    when a key first needs it.
    """

    def __init__(
        self, criteria: "BookCriteria", view_model: "Callable[[], BookViewModel]", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("book_screen")
        self._view_model = view_model
        self._work: BookWork | None = None
        self._pieces = self._build()
        gap = px(self, 8)
        side = QWidget(self)
        self.criteria = CriteriaBar(criteria, side)
        self._results_place, self._panel_place = _card(side), _card(self)
        self._left = QVBoxLayout(side)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(gap)
        self._left.addWidget(self.criteria)
        self._left.addWidget(self._results_place, 1)
        self._row = lay_beside(self, side, self._panel_place, gap=gap, above=gap)
        self._connect()

    @property
    def work(self) -> "BookWork":
        """Everything but the criteria; built now where it was not yet."""
        while self._work is None:
            self.build_more()
        return self._work

    def build_more(self) -> bool:
        """Build the next piece of what the first paint did without; False once nothing is left."""
        return next(self._pieces, None) is not None

    def focus_first(self) -> None:
        """Where the next key belongs."""
        if self._work is None:
            self.criteria.focus_first()
        else:
            self._work.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel takes its share."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        share_room(self._work.panel if self._work is not None else self._panel_place, self)

    def focus_top(self) -> None:
        """The first of the criteria."""
        self.criteria.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back a step; at the results it leads to the criteria. Enter presses the button under the focus."""
        focused = self.window().focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focused, QPushButton):
            focused.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.work.back()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.criteria.search_wanted.connect(self._search)
        self.criteria.not_found.connect(self._not_found)
        self.criteria.provider_wanted.connect(self._add_provider)
        bind_key(SEARCH_AGAIN, self, self._search)
        bind_key(FIRST_FREE, self, self._go_to_first_free)
        bind_key(ADD_DOCTOR, self, self._add_provider)
        bind_key(DIRECTORY, self, self._show_directory)
        bind_key(FIRST_IN_MORNING, self, self._go_to_first_in_the_morning)
        bind_key(WAY, self, self._change_way)
        bind_key(PART_OF_DAY, self, self._change_part)
        bind_key(QUOTA, self, self._choose_quota)
        bind_key(ORDER, self, self._change_order)
        bind_key(READ_ALOUD, self, self._read_aloud)
        bind_key(REMIND, self, self._remind)
        bind_key(SAVE_SEARCH, self, self._see_to_saved)
        bind_key(PARK, self, self._park)
        bind_key(PUT_ON_WAITLIST, self, self._put_on_waitlist)
        bind_key(PARKED, self, self._show_parked)
        bind_key(PUT_IN, self, self._put_in)
        bind_key(BASKET, self, self._show_basket)
        for number, (earlier, saved) in enumerate(zip(EARLIER, SAVED, strict=True), 1):
            bind_key(earlier, self, partial(self._go_back, number))
            bind_key(saved, self, partial(self._search_saved, number))

    def _build(self) -> "Iterator[object]":
        from hqs_desktop.views.book.panel import BookPanelView  # noqa: PLC0415  # after the first paint
        from hqs_desktop.views.find.work import BookWork  # noqa: PLC0415

        view_model = self._view_model()
        yield view_model
        panel = BookPanelView(view_model, self._panel_place)
        yield panel
        work = BookWork(view_model, self.criteria, panel, self._results_place)
        yield work
        self._left.replaceWidget(self._results_place, work)
        for bar in work.bars:
            self._left.addWidget(bar)
        self._row.replaceWidget(self._panel_place, work.panel)
        for place in (self._results_place, self._panel_place):
            place.hide()
            place.deleteLater()
        self._work = work
        self._share_room()
        yield work
        yield from work.panel.build()

    def _search(self) -> None:
        self.work.search()

    def _not_found(self, field: str, text: str) -> None:
        self.work.tell_not_found(field, text)

    def _show_directory(self) -> None:
        self._view_model().show_directory()

    def _add_provider(self) -> None:
        self.work.add_provider()

    def _go_to_first_in_the_morning(self) -> None:
        self.work.go_to_first_in_the_morning()

    def _change_way(self) -> None:
        self._view_model().change_way()

    def _change_part(self) -> None:
        self.work.filters.change_part()

    def _choose_quota(self) -> None:
        self.work.filters.choose_quota()

    def _change_order(self) -> None:
        self.work.filters.change_order()

    def _remind(self) -> None:
        self.work.remind()

    def _put_on_waitlist(self) -> None:
        self._view_model().put_on_waitlist()

    def _read_aloud(self) -> None:
        self.work.read_aloud()

    def _go_back(self, number: int) -> None:
        self.work.go_back(number)

    def _search_saved(self, number: int) -> None:
        self.work.search_saved(number)

    def _see_to_saved(self) -> None:
        self.work.see_to_saved()

    def _park(self) -> None:
        self.work.park()

    def _show_parked(self) -> None:
        self.work.parked.show_all()

    def _put_in(self) -> None:
        self.work.put_in()

    def _show_basket(self) -> None:
        self.work.basket.show_all()

    def _go_to_first_free(self) -> None:
        self.work.go_to_first_free()


def _card(parent: QWidget) -> QFrame:
    card = QFrame(parent)
    card.setProperty("role", "card")
    return card
