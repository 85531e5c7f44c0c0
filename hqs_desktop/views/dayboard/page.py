"""The day board: which day and whose, the board, what the chosen block is, and how old all this is."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.commands import DAY_LEFT, DAY_RIGHT, Command
from hqs_desktop.viewmodels.dayboard.board import BlockKind
from hqs_desktop.viewmodels.dayboard.commands import PRINT_BOARD, READ, TO_DAY, TODAY, TOMORROW, ZOOM
from hqs_desktop.viewmodels.dayboard.page import DayBoardViewModel
from hqs_desktop.viewmodels.dayboard.words import kind_look, legend
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.commands import bind_key
from hqs_desktop.views.dayboard.grid import BoardGrid
from hqs_desktop.views.dayboard.paper import BoardDialog, BoardDocument
from hqs_desktop.views.style.icons import put_icon
from hqs_desktop.views.style.theme import grown, has_large_text, has_largest_text, px
from hqs_desktop.views.widgets.badge import StateBadge
from hqs_desktop.views.widgets.beside import whole
from hqs_desktop.views.widgets.busy import BusyRing
from hqs_desktop.views.widgets.choice_box import ChoiceBox
from hqs_desktop.views.widgets.date_edit import ShamsiDateEdit
from hqs_desktop.views.widgets.deliberate import deliberate
from hqs_desktop.views.widgets.empty import EmptyState
from hqs_desktop.views.widgets.flow import Flow
from hqs_desktop.views.widgets.key_button import KeyButton
from hqs_desktop.views.widgets.labels import ElidedLabel, PlainLabel, set_tip
from hqs_desktop.views.widgets.message_bar import MessageBar

_CHOICE_WIDTH = 150
_DATE_WIDTH = 124
_LEAST_BOARD = 200
_HIGH_ENOUGH = 500


class DayBoardPage(QWidget):
    """Shows a ``DayBoardViewModel``."""

    def __init__(self, view_model: DayBoardViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("day_board_page")
        self.setAccessibleName(self.tr("Day board"))
        self._view_model = view_model
        deliberate(self)
        self._date = ShamsiDateEdit(self.tr("Day"), view_model.today)
        self._date.setObjectName("board_day")
        self._date_words = PlainLabel(role="section")
        self._date_words.setObjectName("board_date")
        self._specialty, self._facility = ChoiceBox(), ChoiceBox()
        self._zoom = KeyButton()
        self._bar = MessageBar(dismissible=False)
        self._grid = BoardGrid(view_model)
        self._empty = EmptyState()
        self._empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._places = QStackedWidget()
        self._places.addWidget(self._grid)
        self._places.addWidget(self._empty)
        self._chosen = ElidedLabel(role="strong")
        self._chosen.setObjectName("board_block")
        self._act = PlainLabel(role="muted")
        self._summary = ElidedLabel(role="muted")
        self._summary.setObjectName("board_summary")
        self._ring = BusyRing()
        self._progress = PlainLabel(role="muted")
        self._progress.setObjectName("board_progress")
        self._has_room = True
        self._legend = {kind: StateBadge() for kind in BlockKind}
        self._lay_out()
        self._add_keys()
        self._connect()

    def focus_first(self) -> None:
        """The board, at the first free slot to come; where there is none, why, from where one goes to other days."""
        self._view_model.come()
        if not self._view_model.board.columns:
            self._empty.setFocus()
            return
        if not self._grid.currentIndex().isValid():
            self._grid.go_first()
        self._grid.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """The board is seen."""
        super().showEvent(event)
        self._view_model.look_on(looking=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """It no longer is."""
        super().hideEvent(event)
        self._view_model.look_on(looking=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a low screen the board has the legend's room: the words stand below it, too."""
        super().resizeEvent(event)
        if (self.height() >= px(self, _HIGH_ENOUGH)) != self._has_room:
            self._has_room = not self._has_room
            self._show_board()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nothing else wanted stops the reading."""
        if event.key() == Qt.Key.Key_Escape and self._view_model.stop():
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(whole(self))
        column.setContentsMargins(px(self, 12), px(self, 8), px(self, 12), px(self, 8))
        column.setSpacing(px(self, 8))
        column.addLayout(self._head())
        column.addWidget(self._bar)
        column.addWidget(self._places, 1)
        if has_largest_text(self):
            self._places.setMinimumHeight(px(self, _LEAST_BOARD))
        line = QHBoxLayout()
        line.setSpacing(px(self, 12))
        line.addWidget(self._chosen, 1)
        line.addWidget(self._act)
        column.addLayout(line)
        column.addLayout(self._foot())

    def _head(self) -> Flow:
        flow = Flow(px(self, 8))
        self._date.setFixedWidth(grown(self, _DATE_WIDTH))
        for part in (self._date, self._chip(TODAY), self._chip(TOMORROW), self._date_words):
            flow.addWidget(part)
        for combo, name, words in (
            (self._specialty, "board_specialty", self.tr("Specialty")),
            (self._facility, "board_facility", self.tr("Centre")),
        ):
            combo.setObjectName(name)
            combo.setAccessibleName(words)
            combo.setFixedWidth(grown(self, _CHOICE_WIDTH))
            flow.addWidget(combo)
        self._zoom.setObjectName("board_zoom")
        for button, icon, act in (
            (self._zoom, "", self._change_rows),
            (KeyButton(self._named(READ, self.tr("Read anew"))), "arrow_clockwise", self._view_model.read),
            (KeyButton(self._named(PRINT_BOARD, self.tr("Print"))), "print", self._print),
        ):
            button.setProperty("role", "quiet")
            if icon:
                put_icon(button, icon)
            button.clicked.connect(act)
            flow.addWidget(button)
        return flow

    def _named(self, command: Command, words: str) -> str:
        """With its key, where there is room for that."""
        return words if has_large_text(self) else command.label(words)

    def _chip(self, command: Command) -> QPushButton:
        chip = QPushButton(command.words())
        chip.setObjectName(command.name)
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        set_tip(chip, command.label())
        chip.clicked.connect(partial(self._go, command))
        return chip

    def _foot(self) -> Flow:
        flow = Flow(px(self, 8))
        for badge in self._legend.values():
            flow.addWidget(badge)
        flow.addWidget(self._summary)
        row = QHBoxLayout()
        row.setSpacing(px(self, 8))
        row.addWidget(self._ring)
        row.addWidget(self._progress)
        flow.add_layout(row)
        return flow

    def _add_keys(self) -> None:
        model = self._view_model
        later = -1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 1
        for command, act in (
            (TODAY, partial(self._go, TODAY)),
            (TOMORROW, partial(self._go, TOMORROW)),
            (DAY_LEFT, partial(model.step, -later)),
            (DAY_RIGHT, partial(model.step, later)),
            (TO_DAY, self._to_day),
            (READ, model.read),
            (ZOOM, self._change_rows),
            (PRINT_BOARD, self._print),
        ):
            bind_key(command, self, act)

    def _connect(self) -> None:
        model = self._view_model
        self._date.date_changed.connect(self._take_day)
        self._date.returnPressed.connect(self.focus_first)
        self._specialty.activated.connect(lambda: model.set_specialty(self._specialty.currentData()))
        self._facility.activated.connect(lambda: model.set_facility(self._facility.currentData()))
        self._bar.acted.connect(model.read)
        self._grid.chosen.connect(model.choose)
        self._grid.opened.connect(model.open)
        for signal, show in (
            (model.day_changed, self._show_day),
            (model.choices_changed, self._show_choices),
            (model.board_changed, self._show_board),
            (model.ready_changed, self._show_board),
            (model.chosen_changed, self._show_chosen),
            (model.progress_changed, self._show_progress),
            (model.problem_changed, self._show_problem),
            (model.fine_changed, self._show_rows),
        ):
            signal.connect(show)
        for show in (self._show_day, self._show_choices, self._show_board, self._show_chosen):
            show()
        for show in (self._show_progress, self._show_problem, self._show_rows):
            show()

    def _go(self, command: Command) -> None:
        today = self._view_model.today()
        self._view_model.set_day(today if command is TODAY else today.add_days(1))
        self._show_day()  # a click on the chip of the day that is shown must not take its mark away

    def _to_day(self) -> None:
        self._date.setFocus()
        self._date.selectAll()

    def _take_day(self) -> None:
        if self._date.day is not None:
            self._view_model.set_day(self._date.day)

    def _change_rows(self) -> None:
        self._view_model.set_fine(fine=not self._view_model.fine)

    def _print(self) -> None:
        model = self._view_model
        if model.board.columns:
            BoardDialog(BoardDocument(model.board, model.specialty_of, model.now()), self).open()

    def _show_day(self) -> None:
        day, today = self._view_model.day, self._view_model.today()
        self._date.set_day(day)
        self._date_words.setText(formats.relative_date(day, today))
        for command, meant in ((TODAY, today), (TOMORROW, today.add_days(1))):
            chip = self.findChild(QPushButton, command.name)
            if chip is not None:
                chip.setChecked(day == meant)

    def _show_choices(self) -> None:
        model = self._view_model
        self._specialty.show_choices(model.specialties, model.specialty)
        self._facility.show_choices(model.facilities, model.facility)

    def _show_board(self) -> None:
        had_focus = self._grid.hasFocus() or self._empty.hasFocus()
        reason = self._view_model.emptiness
        self._places.setCurrentWidget(self._grid if reason is None else self._empty)
        if reason is not None:
            self._empty.show_reason(reason.icon, reason.title, reason.advice)
            self._empty.setAccessibleName(reason.title)
        there = legend(self._view_model.board)
        for kind, badge in self._legend.items():
            look = kind_look(kind)
            badge.show_state(look.word, look.tone, look.icon)
            badge.setVisible(look in there and self._has_room)
        self._summary.setText(self._view_model.summary)
        if had_focus:
            self.focus_first()

    def _show_chosen(self) -> None:
        self._chosen.setText(self._view_model.chosen_text)
        self._act.setText(self._view_model.act_text)

    def _show_progress(self) -> None:
        self._ring.set_running(self._view_model.reading)
        self._progress.setText(self._view_model.progress_text)

    def _show_problem(self) -> None:
        problem = self._view_model.problem
        if problem is None or not self._view_model.board.columns:
            self._bar.hide()
        else:
            words = READ.label(self.tr("Try again"))
            self._bar.show_message(Tone.WARN, problem.title, problem.advice, reference=problem.reference, action=words)
        self._show_board()

    def _show_rows(self) -> None:
        words = self.tr("Rows of 30 min") if self._view_model.fine else self.tr("Rows of 15 min")
        self._zoom.setText(self._named(ZOOM, words))


def make(view_model: DayBoardViewModel, parent: QWidget) -> DayBoardPage:
    """For ``views.pages``."""
    return DayBoardPage(view_model, parent)
