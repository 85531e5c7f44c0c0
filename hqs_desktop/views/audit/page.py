"""The audit trail (a page of F9): the filters, the list, what a check found, and the file."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hqs_desktop.core.audit import Act
from hqs_desktop.core.text import clean_input
from hqs_desktop.viewmodels.audit.commands import EXPORT_TRAIL, TO_SEARCH, VERIFY
from hqs_desktop.viewmodels.audit.page import AuditViewModel, Days
from hqs_desktop.viewmodels.audit.table import AuditTable, Column, act_words
from hqs_desktop.viewmodels.rows import LOOK_ROLE
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.commands import bind_key
from hqs_desktop.views.style.icons import icon, put_icon
from hqs_desktop.views.style.theme import grown, has_largest_text, px
from hqs_desktop.views.widgets.busy import BusyRing
from hqs_desktop.views.widgets.choice_box import ChoiceBox
from hqs_desktop.views.widgets.empty import EmptyState
from hqs_desktop.views.widgets.files import TABLES, ask_where
from hqs_desktop.views.widgets.flow import Flow
from hqs_desktop.views.widgets.labels import ElidedLabel, PlainLabel
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.scrolled import Scrolled
from hqs_desktop.views.widgets.state_cells import StateCells
from hqs_desktop.views.widgets.table import ListSearch, RowTable, width_of

_ACT: Final = 200
_FIGURES: Final = {Column.NUMBER: "0" * 6, Column.WHEN: "0000/00/00 00:00", Column.TQID: "0" * 34}
_WORDS: Final = {Column.OPERATOR: 120, Column.OUTCOME: 160}
_LEAST: Final = {Column.TQID: 96, Column.OPERATOR: 88, Column.OUTCOME: 120}
_NEAR_THE_END: Final = 400  # pixels


class TrailView(RowTable):
    """An entry a row."""

    def __init__(self, model: AuditTable, parent: QWidget | None = None) -> None:
        super().__init__(model, StateCells(LOOK_ROLE, Column.OUTCOME), parent)
        self.setObjectName("trail")
        self.setAccessibleName(self.tr("Audit trail"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        least: dict[int, int] = {column: px(self, width) for column, width in _LEAST.items()}
        growing = (Column.OPERATOR, Column.ACT, Column.OUTCOME)
        self.share_room(self._widths(), first_to_go=(Column.NUMBER, Column.TQID), growing=growing, giving=least)

    def _widths(self) -> dict[int, int]:
        model = self.model()
        head = {column: str(model.headerData(column, Qt.Orientation.Horizontal)) for column in Column}
        widths: dict[int, int] = {column: px(self, width) for column, width in _WORDS.items()}
        for column, figures in _FIGURES.items():
            widths[column] = width_of(self, figures, head[column])
        widths[Column.ACT] = width_of(self, *map(act_words, Act), head[Column.ACT])
        return widths


class AuditPage(QWidget):
    """Shows an ``AuditViewModel``."""

    def __init__(self, view_model: AuditViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("audit_page")
        self.setAccessibleName(self.tr("Audit trail"))
        self._view_model = view_model
        self._days = QButtonGroup(self)
        self._act = ChoiceBox()
        self._search = ListSearch()
        self._bar = MessageBar(dismissible=False)
        self._list = TrailView(view_model.table)
        self._empty = EmptyState()
        self._places = QStackedWidget()
        self._places.addWidget(self._list)
        self._places.addWidget(self._empty)
        self._count = PlainLabel(role="muted")
        self._said = ElidedLabel(role="muted")
        self._ring = BusyRing()
        self._verify = QPushButton(VERIFY.label())
        self._export = QPushButton(EXPORT_TRAIL.label())
        self._lay_out()
        self._connect()
        for show in (self._show_filter, self._show_list, self._show_said):
            show()

    def focus_first(self) -> None:
        """The list; where nothing is listed, the search."""
        (self._list if self._view_model.table.entries else self._search).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nothing else wanted clears the filters."""
        if event.key() == Qt.Key.Key_Escape and self._view_model.clear():
            self.focus_first()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 8))
        for part in (self._filters(), self._bar):
            column.addWidget(part)
        column.addWidget(self._places, 1)
        column.addLayout(self._foot())
        row = QHBoxLayout(self)
        row.setContentsMargins(px(self, 12), px(self, 8), px(self, 12), px(self, 8))
        row.addWidget(Scrolled(inside))
        self._bar.hide()

    def _filters(self) -> QWidget:
        filters = QWidget()
        flow = Flow(px(self, 8), filters)
        chips = QWidget()
        row = Flow(px(self, 4), chips)
        words = {
            Days.TODAY: self.tr("Today"),
            Days.WEEK: self.tr("7 days"),
            Days.MONTH: self.tr("30 days"),
            Days.ALL: self.tr("All days"),
        }
        for number, days in enumerate(Days):
            chip = QPushButton(words[days])
            chip.setObjectName(f"days_{days.name.lower()}")
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._view_model.set_days, days))
            self._days.addButton(chip, number)
            row.addWidget(chip)
        self._search.setObjectName("trail_search")
        self._search.setAccessibleName(TO_SEARCH.words())
        self._search.setPlaceholderText(TO_SEARCH.label(self.tr("Operator or TQID")))
        self._search.setClearButtonEnabled(True)
        self._search.addAction(icon("search", self.palette()), QLineEdit.ActionPosition.LeadingPosition)
        self._act.setObjectName("trail_act")
        self._act.setAccessibleName(self.tr("What was done"))
        self._act.setFixedWidth(grown(self, _ACT))
        for choice in self._view_model.acts:
            self._act.addItem(choice.text, choice.value)
        for part in (chips, self._search, self._act):
            flow.addWidget(part)
        return filters

    def _foot(self) -> QBoxLayout:
        foot: QBoxLayout = QVBoxLayout() if has_largest_text(self) else QHBoxLayout()
        row, acts = QHBoxLayout(), Flow(px(self, 8))
        for line in (foot, row):
            line.setSpacing(px(self, 8))
        self._verify.setObjectName("verify_trail")
        put_icon(self._verify, "shield_checkmark")
        self._export.setObjectName("export_trail")
        put_icon(self._export, "table")
        for part in (self._count, self._ring):
            row.addWidget(part)
        row.addWidget(self._said, 1)
        for button in (self._verify, self._export):
            button.setAutoDefault(True)
            acts.addWidget(button)
        foot.addLayout(row, 1)
        foot.addLayout(acts)
        return foot

    def _connect(self) -> None:
        model = self._view_model
        bind_key(TO_SEARCH, self, self._search.setFocus)
        bind_key(VERIFY, self, model.verify)
        bind_key(EXPORT_TRAIL, self, self._ask_where)
        self._search.textEdited.connect(model.set_text)
        self._search.left.connect(self._list.setFocus)
        self._search.emptied.connect(self._leave_search)
        self._act.activated.connect(lambda: model.set_act(self._act.currentData()))
        self._list.typed.connect(self._search_on)
        self._list.verticalScrollBar().valueChanged.connect(self._read_on)
        self._verify.clicked.connect(model.verify)
        self._export.clicked.connect(self._ask_where)
        model.busy_changed.connect(lambda: self._ring.set_running(model.busy))
        for signal, show in (
            (model.filter_changed, self._show_filter),
            (model.listed_changed, self._show_list),
            (model.said_changed, self._show_said),
            (model.problem_changed, self._show_said),
        ):
            signal.connect(show)

    def _read_on(self, place: int) -> None:
        if self._list.verticalScrollBar().maximum() - place < _NEAR_THE_END:
            self._view_model.read_on()

    def _leave_search(self) -> None:
        self._view_model.clear()
        self.focus_first()

    def _search_on(self, text: str) -> None:
        self._search.setFocus()
        self._search.insert(text)
        self._view_model.set_text(self._search.text())

    def _show_filter(self) -> None:
        model = self._view_model
        self._days.button(list(Days).index(model.days)).setChecked(True)
        self._act.setCurrentIndex(max(0, self._act.findData(model.act)))
        if clean_input(self._search.text(), keep_zwnj=True) != model.text:
            self._search.setText(model.text)

    def _show_list(self) -> None:
        model = self._view_model
        had_focus = self._list.hasFocus()
        reason = model.emptiness
        self._places.setCurrentWidget(self._list if reason is None else self._empty)
        if reason is not None:
            self._empty.show_reason("shield_checkmark", reason.title, reason.action, tone=Tone.NEUTRAL)
        self._count.setText(model.count_text)
        if had_focus:
            self.focus_first()

    def _show_said(self) -> None:
        model = self._view_model
        self._said.setText(model.said)
        trouble, (verdict, tone) = model.trouble, model.verdict
        self._bar.setVisible(trouble is not None or bool(verdict))
        if trouble is not None:
            self._bar.show_message(Tone.DANGER, trouble.title, trouble.advice, reference=trouble.reference)
        elif verdict:
            self._bar.show_message(tone, verdict, "")

    def _ask_where(self) -> None:
        ask_where(
            self,
            EXPORT_TRAIL.words(),
            self._view_model.file_name,
            TABLES,
            lambda name: self._view_model.export(Path(name)),
        )


def make(view_model: AuditViewModel, parent: QWidget) -> AuditPage:
    """For the pages of F9."""
    return AuditPage(view_model, parent)
