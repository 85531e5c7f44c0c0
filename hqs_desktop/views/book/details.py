"""The panel with all about one booking; the desk and the tracking screen have it at their far side."""

from collections.abc import Callable
from itertools import zip_longest

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hqs_desktop.viewmodels.book.details import Details, Happening
from hqs_desktop.viewmodels.commands import Command
from hqs_desktop.viewmodels.lines import Fact
from hqs_desktop.views.style.icons import put_icon
from hqs_desktop.views.style.theme import dress_anew, grown, has_largest_text, px
from hqs_desktop.views.widgets.badge import StateBadge
from hqs_desktop.views.widgets.empty import EmptyState
from hqs_desktop.views.widgets.flow import Flow
from hqs_desktop.views.widgets.key_button import KeyButton
from hqs_desktop.views.widgets.labels import CodeLabel, ElidedLabel, PlainLabel
from hqs_desktop.views.widgets.notes import NoteLine, ToneIcon
from hqs_desktop.views.widgets.scrolled import Scrolled

_LONG = 30
"""A code of more characters gets a line of its own."""
_ONE_LINE = 160
"""Wider values may take two lines."""


class DetailsPanel(QFrame):
    """Shows ``Details``; its buttons are added by the screen that owns it. A wide one has the timeline at the side."""

    def __init__(self, parent: QWidget | None = None, *, wide: bool = False) -> None:
        super().__init__(parent)
        self._wide = wide
        self.setObjectName("details")
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("Details"))
        self._title = ElidedLabel(role="title")  # one that wraps keeps the height of a word a line
        self._title.setObjectName("details_title")
        self._lead = PlainLabel(role="big")
        self._lead.setObjectName("details_lead")
        self._lead.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._badge = StateBadge()
        self._badge.setObjectName("details_state")
        self._hint = NoteLine()
        self._hint.setObjectName("details_hint")
        self._facts: list[_FactRow] = []
        self._events: list[_EventRow] = []
        self._grid = QGridLayout()
        self._timeline = QWidget()
        self._timeline_rows = QVBoxLayout(self._timeline)
        self._scroll = Scrolled(self._body())
        self._scroll.setObjectName("details_scroll")
        self._empty = EmptyState()
        self._actions = QGridLayout()
        self._actions.setSpacing(px(self, 4))
        self._columns = 3 if wide and not has_largest_text(self) else 2
        for place in range(self._columns):
            self._actions.setColumnStretch(place, 1)
        self._buttons: list[QPushButton] = []
        self._head_buttons: list[QPushButton] = []

        self._state = Flow(px(self, 8))
        self._state.addWidget(self._badge)
        head = QVBoxLayout()
        head.setSpacing(px(self, 4))
        head.addWidget(self._title)
        head.addLayout(self._state)
        head.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(self, 12), px(self, 12), px(self, 12), px(self, 12))
        column.setSpacing(px(self, 8))
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(self._actions)
        self._switch(filled=False)

    def add_action(
        self, command: Command, icon_name: str, act: Callable[[], None], *, role: str = "", wide: bool = False
    ) -> QPushButton:
        """Add a command's button under the details; a wide one takes a row, and comes before or after the others."""
        button = KeyButton(command.label())
        button.setObjectName(command.name)
        button.setProperty("role", role)
        put_icon(button, icon_name)
        button.clicked.connect(act)
        button.setProperty("wide", wide)
        place = sum(self._columns if other.property("wide") else 1 for other in self._buttons)
        row, column = divmod(place, self._columns)
        self._actions.addWidget(button, row, column, 1, self._columns if wide else 1)
        self._buttons.append(button)
        return button

    def add_head_action(self, command: Command, icon_name: str, act: Callable[[], None]) -> QPushButton:
        """Add a command's button beside the state: one that is about the patient, not the booking."""
        button = KeyButton(command.label())
        button.setObjectName(command.name)
        button.setProperty("role", "small")
        put_icon(button, icon_name)
        button.clicked.connect(act)
        self._state.addWidget(button)
        self._head_buttons.append(button)
        return button

    def show_nothing(self, icon_name: str, title: str, advice: str) -> None:
        """Say why there is nothing to show."""
        self._switch(filled=False)
        self._empty.show_reason(icon_name, title, advice)

    def show_details(self, details: Details) -> None:
        """Show a booking."""
        self._switch(filled=True)
        self._title.setText(details.title)
        self._lead.setText(details.lead)
        self._lead.setVisible(bool(details.lead))
        self._badge.show_state(details.look.word, details.look.tone, details.look.icon)
        self._hint.setVisible(bool(details.hint))
        self._hint.tell(details.hint, details.look.tone)
        # Rows are kept and used again: to build them anew takes 50 ms, at every press of an arrow key in the list.
        while len(self._facts) < len(details.facts):
            self._facts.append(_FactRow(self._grid, len(self._facts)))
        while len(self._events) < len(details.timeline):
            self._events.append(_EventRow())
            self._timeline_rows.insertWidget(len(self._events) + 1, self._events[-1])  # after rule and heading
        for row, fact in zip_longest(self._facts, details.facts):
            row.show_fact(fact)
        for event, happening in zip_longest(self._events, details.timeline):
            event.show_happening(happening)
        self._timeline.setVisible(bool(details.timeline))
        self._scroll.verticalScrollBar().setValue(0)

    def _body(self) -> QWidget:
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(self, 12))
        self._grid.setVerticalSpacing(px(self, 4))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, px(self, 84))
        facts = QVBoxLayout()
        facts.setSpacing(px(self, 8))
        facts.addWidget(_rule())
        facts.addWidget(self._lead)
        facts.addLayout(self._grid)
        facts.addStretch(1)
        self._timeline_rows.setContentsMargins(0, 0, 0, 0)
        self._timeline_rows.setSpacing(px(self, 8))
        self._timeline_rows.addWidget(_rule())
        self._timeline_rows.addWidget(PlainLabel(self.tr("Timeline"), role="section"))
        self._timeline_rows.addStretch(1)
        body = QWidget()
        parts: QBoxLayout = QHBoxLayout(body) if self._wide else QVBoxLayout(body)
        parts.setContentsMargins(0, 0, px(self, 4), 0)
        parts.setSpacing(px(self, 24 if self._wide else 8))
        parts.addLayout(facts, 3)
        parts.addWidget(self._timeline, 2)
        if not self._wide:
            parts.setStretch(0, 0)
            parts.setStretch(1, 1)
        return body

    def _switch(self, *, filled: bool) -> None:
        for widget in (self._title, self._lead, self._badge, self._hint, self._scroll):
            widget.setVisible(filled)
        self._empty.setVisible(not filled)
        for button in (*self._buttons, *self._head_buttons):
            button.setVisible(filled)


class _FactRow:
    """The labels of the grid that show one fact after another; a long code stands below its label."""

    def __init__(self, grid: QGridLayout, row: int) -> None:
        self._grid, self._row = grid, row * 2
        self._label, self._value, self._code = PlainLabel(role="label"), PlainLabel(), CodeLabel()
        self._long: bool | None = None

    def show_fact(self, fact: Fact | None) -> None:
        """Show a fact; None empties the row."""
        if fact is not None:
            self._place(long=fact.code and len(fact.value) > _LONG)
            self._label.setText(fact.label)
            shown = self._code if self._long else self._value
            self._value.setWordWrap(_is_wide(self._value, fact.value))
            shown.setText(fact.value)
            shown.setAccessibleName(f"{fact.label}: {fact.value}")
        self._label.setVisible(fact is not None)
        self._value.setVisible(fact is not None and not self._long)
        self._code.setVisible(fact is not None and bool(self._long))

    def _place(self, *, long: bool) -> None:
        if long is self._long:
            return
        self._long = long
        span = 2 if long else 1
        self._grid.addWidget(self._label, self._row, 0, 1, span, Qt.AlignmentFlag.AlignTop)
        if long:
            self._grid.addWidget(self._code, self._row + 1, 0, 1, 2)
        else:
            self._grid.addWidget(self._value, self._row, 1, Qt.AlignmentFlag.AlignTop)


class _EventRow(QWidget):
    """Shows one line of the timeline after another."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = ToneIcon(16)
        self._what, self._when = PlainLabel(wrap=True), PlainLabel(role="label")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._what)
        words.addWidget(self._when)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(self, 8))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_happening(self, happening: Happening | None) -> None:
        """Show a line; None hides the row."""
        self.setVisible(happening is not None)
        if happening is not None:
            self._icon.show_icon(happening.icon, happening.tone)
            self._what.setWordWrap(_is_wide(self._what, happening.what))
            self._what.setText(happening.what)
            self._what.setProperty("role", "muted" if happening.future else "")
            dress_anew(self._what)
            self._when.setWordWrap(_is_wide(self._when, happening.when))
            self._when.setText(happening.when)


def _is_wide(label: PlainLabel, text: str) -> bool:
    return label.fontMetrics().horizontalAdvance(text) > grown(label, _ONE_LINE)


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("role", "rule")
    rule.setFixedHeight(1)
    return rule
