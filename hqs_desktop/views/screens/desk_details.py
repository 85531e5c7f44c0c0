"""The panel with all about one booking; the desk and the tracking screen have it at their far side."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from hqs_desktop.viewmodels.desk_details import Details, Fact, Happening
from hqs_desktop.views.icons import icon
from hqs_desktop.views.theme import px
from hqs_desktop.views.widgets.notes import EmptyState, NoteLine, PlainLabel, StateBadge, ToneIcon

_LONG = 30
"""A code of more characters gets a line of its own."""
_ONE_LINE = 26
"""Values of more characters may take two."""


class DetailsPanel(QFrame):
    """Shows ``Details``; its buttons are added by the screen that owns it. A wide one has the timeline at the side."""

    def __init__(self, parent: QWidget | None = None, *, wide: bool = False) -> None:
        super().__init__(parent)
        self._wide = wide
        self.setObjectName("details")
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("Details"))
        self._title = PlainLabel(role="title")  # one that wraps keeps the height of a word a line
        self._title.setObjectName("details_title")
        self._title.setMinimumWidth(1)
        self._badge = StateBadge()
        self._badge.setObjectName("details_state")
        self._hint = NoteLine()
        self._hint.setObjectName("details_hint")
        self._body: QWidget | None = None
        self._scroll = QScrollArea()
        self._scroll.setObjectName("details_scroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._empty = EmptyState()
        self._actions = QGridLayout()
        self._actions.setSpacing(px(self, 8))
        self._columns = 3 if wide else 2
        for place in range(self._columns):
            self._actions.setColumnStretch(place, 1)
        self._buttons: list[QPushButton] = []

        head = QVBoxLayout()
        head.setSpacing(px(self, 4))
        head.addWidget(self._title)
        head.addWidget(self._badge)
        head.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(self, 16), px(self, 12), px(self, 16), px(self, 12))
        column.setSpacing(px(self, 8))
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._empty, 1)
        column.addLayout(self._actions)

    def add_action(
        self, name: str, words: str, icon_name: str, act: Callable[[], None], *, role: str = "", wide: bool = False
    ) -> QPushButton:
        """Add a button under the details; a wide one takes a row, and comes before the others."""
        button = QPushButton(words)
        button.setObjectName(name)
        button.setProperty("role", role)
        button.setIcon(icon(icon_name, self.palette()))
        button.clicked.connect(act)
        button.setProperty("wide", wide)
        place = sum(self._columns if other.property("wide") else 1 for other in self._buttons)
        row, column = divmod(place, self._columns)
        self._actions.addWidget(button, row, column, 1, self._columns if wide else 1)
        self._buttons.append(button)
        return button

    def show_nothing(self, icon_name: str, title: str, advice: str) -> None:
        """Say why there is nothing to show."""
        self._switch(filled=False)
        self._empty.show_reason(icon_name, title, advice)

    def show_details(self, details: Details) -> None:
        """Show a booking."""
        self._switch(filled=True)
        self._title.setText(details.title)
        self._badge.show_state(details.look.word, details.look.tone, details.look.icon)
        self._hint.setVisible(bool(details.hint))
        self._hint.tell(details.hint, details.look.tone)
        body = QWidget()
        parts: QBoxLayout = QHBoxLayout(body) if self._wide else QVBoxLayout(body)
        parts.setContentsMargins(0, 0, px(self, 4), 0)
        parts.setSpacing(px(self, 24 if self._wide else 8))
        facts, timeline = QVBoxLayout(), QVBoxLayout()
        facts.setSpacing(px(self, 8))
        facts.addWidget(_rule())
        facts.addLayout(self._facts(details.facts))
        facts.addStretch(1)
        parts.addLayout(facts, 3)
        if details.timeline:
            timeline.setSpacing(px(self, 8))
            timeline.addWidget(_rule())
            timeline.addWidget(PlainLabel(self.tr("Timeline"), role="section"))
            for happening in details.timeline:
                timeline.addLayout(self._happening(happening))
            timeline.addStretch(1)
            parts.addLayout(timeline, 2)
        self._scroll.setWidget(body)  # the earlier one is deleted by this

    def _switch(self, *, filled: bool) -> None:
        for widget in (self._title, self._badge, self._hint, self._scroll):
            widget.setVisible(filled)
        self._empty.setVisible(not filled)
        for button in self._buttons:
            button.setVisible(filled)

    def _facts(self, facts: Sequence[Fact]) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(self, 12))
        grid.setVerticalSpacing(px(self, 4))
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, px(self, 84))
        row = 0
        for fact in facts:
            long = fact.code and len(fact.value) > _LONG
            label = PlainLabel(fact.label, role="label")
            value = PlainLabel(fact.value, wrap=not fact.code and len(fact.value) > _ONE_LINE)
            value.setAccessibleName(f"{fact.label}: {fact.value}")
            if long:
                grid.addWidget(label, row, 0, 1, 2)
                grid.addWidget(value, row + 1, 0, 1, 2)
                row += 2
            else:
                grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)
                row += 1
        return grid

    def _happening(self, happening: Happening) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(self, 8))
        mark = ToneIcon(16)
        mark.show_icon(happening.icon, happening.tone)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(PlainLabel(happening.what, role="muted" if happening.future else "", wrap=True))
        words.addWidget(PlainLabel(happening.when, role="label"))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("role", "rule")
    rule.setFixedHeight(1)
    return rule
