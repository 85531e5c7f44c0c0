"""The page of withdrawn days (F12): the days and their patients, the call, and the panel that books."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hqs_desktop.viewmodels.book.commands import PUT_ON_WAITLIST
from hqs_desktop.viewmodels.calling.commands import ASK_AGAIN, PRINT_SHEET
from hqs_desktop.viewmodels.calling.page import CallingViewModel
from hqs_desktop.viewmodels.printing import PrintedTable
from hqs_desktop.viewmodels.tasks.commands import CALL_AGAIN, CLOSE, NEXT_CALL, NOT_REACHED, NOTE, TOLD, UNDO_CLOSE
from hqs_desktop.views.aside import put_aside
from hqs_desktop.views.book.panel import BookPanelView
from hqs_desktop.views.book.share import share_room
from hqs_desktop.views.calling.card import CallCard
from hqs_desktop.views.calling.list import CallsView, DaysView, number_of
from hqs_desktop.views.commands import bind_key
from hqs_desktop.views.printing.dialog import TableDialog
from hqs_desktop.views.style.theme import grown, has_large_text, px
from hqs_desktop.views.tasks.acts import TaskActs
from hqs_desktop.views.widgets.beside import lay_beside
from hqs_desktop.views.widgets.deliberate import Guard, deliberate
from hqs_desktop.views.widgets.labels import ElidedLabel, PlainLabel

_SIDE = 304
_LEAST_SIDE = 216
_SHARE = 0.24


class CallingPage(QWidget):
    """Shows a ``CallingViewModel``. Esc goes back a step; a number takes an offered slot up."""

    def __init__(self, view_model: CallingViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calling_page")
        self.setAccessibleName(self.tr("Withdrawn days"))
        self._view_model = view_model
        deliberate(self)
        self.days = DaysView(view_model.days)
        self.calls = CallsView(view_model.calls)
        self._counts = PlainLabel(role="muted", wrap=True)
        self._counts.setObjectName("day_counts")
        self.panel = BookPanelView(view_model, self)
        self._calls = QWidget(self)
        self._acts = TaskActs(view_model.acts, self._calls)
        self.card = CallCard(view_model, self.panel, self._acts, self._calls)
        for _ in self.panel.build():
            pass
        self._side = self._lay_out()
        for command, act in (
            (NOT_REACHED, view_model.acts.not_reached),
            (CALL_AGAIN, self._acts.ask_when),
            (TOLD, view_model.acts.mark_told),
            (NOTE, self._acts.ask_note),
            (CLOSE, self._acts.ask_reason),
            (UNDO_CLOSE, view_model.acts.undo),
        ):  # those whose keys mean nothing else in the panel
            bind_key(command, self.panel, act)
        put_aside(view_model.pinning, view_model.basket, self.panel, self)
        bind_key(NEXT_CALL, self, view_model.next_call)
        bind_key(PUT_ON_WAITLIST, self.panel, view_model.put_on_waitlist)
        bind_key(ASK_AGAIN, self, view_model.look_again)
        bind_key(PRINT_SHEET, self._calls, view_model.make_sheet)  # in the panel its key prints the slip
        view_model.sheet_made.connect(self._print)
        self.days.selectionModel().currentRowChanged.connect(self._day_chosen)
        self.days.opened.connect(view_model.next_call)
        self.calls.opened.connect(self._call)
        for table in (self.days, self.calls):
            table.numbered.connect(view_model.take_offer)
        view_model.days_changed.connect(self._show_days)
        view_model.current_changed.connect(self._show_current)
        self._show_days()

    def focus_first(self) -> None:
        """Where the next key belongs."""
        self.card.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel and the lists take their shares."""
        super().resizeEvent(event)
        share_room(self.panel, self)
        if has_large_text(self):
            return
        width = min(grown(self, _SIDE), round(self.width() * _SHARE))
        self._side.setFixedWidth(max(grown(self, _LEAST_SIDE), width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers, Esc, and Enter on a button."""
        focused = self.window().focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focused, QPushButton):
            focused.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.card.back()
        elif number := number_of(event.text()):
            Guard.of_application().once_quiet(self, lambda: self._view_model.take_offer(number))
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> QWidget:
        gap = px(self, 8)
        side = QWidget()
        lists = QVBoxLayout(side)
        lists.setContentsMargins(0, 0, 0, 0)
        lists.setSpacing(px(self, 4))
        lists.addWidget(ElidedLabel(self.tr("Withdrawn days"), role="section"))
        lists.addWidget(self.days)
        lists.addWidget(self._counts)
        lists.addWidget(self.calls, 1)
        large = has_large_text(self)  # then there is no room for three beside each other
        both: QBoxLayout = QVBoxLayout(self._calls) if large else QHBoxLayout(self._calls)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(gap)
        for widget in (self.card, side) if large else (side, self.card):
            both.addWidget(widget, 1 if widget is self.card else 0)
        lay_beside(self, self._calls, self.panel, gap=gap, above=gap)
        return side

    def _print(self, sheet: PrintedTable) -> None:
        dialog = TableDialog(sheet, self)
        dialog.finished.connect(self.focus_first)
        dialog.open()

    def _show_days(self) -> None:
        model = self._view_model
        day = model.day
        self._counts.setText(model.counts_text)
        row = next((at for at, one in enumerate(model.days.days) if day is not None and one.key == day.key), -1)
        if row != self.days.currentIndex().row():
            self.days.setCurrentIndex(model.days.index(row, 0))
        self._show_current()

    def _show_current(self) -> None:
        """Whoever is called is marked where he stands; the list does not follow him to its end once he is done."""
        if not self.calls.hasFocus():
            self.calls.mark(self._view_model.row_called)

    def _day_chosen(self) -> None:
        self._view_model.choose_day(self.days.currentIndex().row())

    def _call(self) -> None:
        self._view_model.call(self.calls.currentIndex().row())


def make(view_model: CallingViewModel, parent: QWidget) -> CallingPage:
    """For the pages of F12."""
    return CallingPage(view_model, parent)
