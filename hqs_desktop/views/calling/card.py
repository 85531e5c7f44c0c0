"""The card of the call: who is called, what he has lost, and the slots that he is offered by their numbers."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hqs_desktop.viewmodels.book.commands import PUT_ON_WAITLIST
from hqs_desktop.viewmodels.calling.page import CallingViewModel
from hqs_desktop.viewmodels.commands import Command
from hqs_desktop.viewmodels.tasks.commands import CALL_AGAIN, CLOSE, NEXT_CALL, NOT_REACHED, NOTE, TOLD, UNDO_CLOSE
from hqs_desktop.viewmodels.words.problems import ProblemText
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.book.panel import BookPanelView
from hqs_desktop.views.calling.list import OffersView
from hqs_desktop.views.found_card import FoundCard
from hqs_desktop.views.style.icons import put_icon
from hqs_desktop.views.style.theme import has_large_text, px
from hqs_desktop.views.tasks.acts import TaskActs
from hqs_desktop.views.widgets.badge import StateBadge
from hqs_desktop.views.widgets.busy import BusyRing
from hqs_desktop.views.widgets.deliberate import deliberate
from hqs_desktop.views.widgets.empty import EmptyState
from hqs_desktop.views.widgets.flow import Flow
from hqs_desktop.views.widgets.key_button import KeyButton
from hqs_desktop.views.widgets.labels import ElidedLabel, PlainLabel
from hqs_desktop.views.widgets.notes import NoteLine
from hqs_desktop.views.widgets.scrolled import Scrolled


class CallCard(FoundCard):
    """It works with the ``panel``; the page lays both out."""

    def __init__(self, view_model: CallingViewModel, panel: BookPanelView, acts: TaskActs, parent: QWidget) -> None:
        super().__init__(view_model, panel, parent)
        self._view_model = view_model
        deliberate(self)
        self._name = ElidedLabel(role="title")
        self._name.setObjectName("call_name")
        self._phone = PlainLabel(role="big")
        self._phone.setObjectName("call_phone")
        self._phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._state = StateBadge()
        self._lost = PlainLabel(role="muted", wrap=True)
        self._lost.setObjectName("call_lost")
        self.next = KeyButton(NEXT_CALL.label())
        self.next.setObjectName(NEXT_CALL.name)
        self.next.clicked.connect(view_model.next_call)
        self._warning = NoteLine()
        self._warning.setObjectName("call_warning")
        self._history = PlainLabel(role="muted", wrap=True)
        self._history.setObjectName("call_history")
        self._acts = Flow(px(self, 4))
        self._buttons = [
            self._button(command, icon, act)
            for command, icon, act in (
                (NOT_REACHED, "dismiss_circle", view_model.acts.not_reached),
                (CALL_AGAIN, "clock", acts.ask_when),
                (PUT_ON_WAITLIST.named(lambda: self.tr("Waitlist")), "hourglass_half", view_model.put_on_waitlist),
                (TOLD, "call", view_model.acts.mark_told),
                (CLOSE, "checkmark_circle", acts.ask_reason),
                (NOTE, "edit", acts.ask_note),
            )
        ]
        self._undo = self._button(UNDO_CLOSE, "arrow_undo", view_model.acts.undo)
        self._title = ElidedLabel(self.tr("Free slots: a number takes one up"), role="section")
        self._ring = BusyRing()
        self.offers = OffersView(view_model.results.table)
        self.empty = EmptyState()
        self._call = QWidget()
        self._places = QStackedWidget()
        self._lay_out()
        for changed in (view_model.current_changed, view_model.days_changed, view_model.offers_changed):
            changed.connect(self._show)
        for changed in (view_model.acts.task_changed, view_model.acts.undo_changed, view_model.results.listed):
            changed.connect(self._show)
        view_model.acts.problem_changed.connect(self.show_hint)
        self.offers.numbered.connect(view_model.take_offer)
        self.offers.chosen.connect(view_model.take_offer)
        self._show()
        self.show_hint()

    def focus_results(self) -> None:
        """Go to the offered slots; where there are none, to what calls the next patient."""
        (self.offers if self._offers_any else self.next).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_criteria(self, field: str) -> None:  # noqa: ARG002  (there are none here)
        """The same."""
        self.focus_results()

    def also(self) -> ProblemText | None:
        """Why the last act did nothing, or why nothing is offered."""
        return self._view_model.acts.problem or self._view_model.nothing

    def _button(self, command: Command, icon: str, act: Callable[[], object]) -> KeyButton:
        button = KeyButton(command.label())
        button.setObjectName(command.name)
        button.setProperty("role", "small")
        put_icon(button, icon)
        button.clicked.connect(lambda _=False: act())
        return button

    @property
    def _offers_any(self) -> bool:
        """Whether slots are offered, or on their way."""
        return self._view_model.current is not None and self._view_model.nothing is None

    def _lay_out(self) -> None:
        gap = px(self, 8)
        head = Flow(gap)
        for widget in (self._phone, self._state):
            head.addWidget(widget)
        for button in (self.next, *self._buttons, self._undo):
            self._acts.addWidget(button)
        offers = QHBoxLayout()
        offers.setSpacing(gap)
        offers.addWidget(self._title, 1)
        offers.addWidget(self._ring)
        column = QVBoxLayout(self._call)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addLayout(offers)
        column.addWidget(self.offers)
        column.addLayout(self._acts)
        column.addWidget(self._history)
        column.addStretch(1)
        self._places.addWidget(self._call if has_large_text(self) else Scrolled(self._call))  # then all of it scrolls
        self._places.addWidget(self.empty)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(px(self, 12), gap, px(self, 12), gap)
        inside.setSpacing(px(self, 4))
        inside.addWidget(self._name)
        inside.addLayout(head)
        inside.addWidget(self._lost)
        inside.addWidget(self._warning)
        inside.addWidget(self._places, 1)
        inside.addWidget(self.hint)

    def _show(self) -> None:
        model = self._view_model
        state = model.state
        self._places.setCurrentIndex(0 if state is not None or model.day is not None else 1)
        self._name.setText(model.name or (self.tr("Nobody is on the phone") if model.day is not None else ""))
        self._phone.setText(model.phone or (self.tr("No number known") if model.current is not None else ""))
        self._state.setVisible(state is not None)
        if state is not None:
            self._state.show_state(state.word, state.tone, state.icon)
        self._lost.setText(self.tr("Lost: {slot}").format(slot=model.lost) if model.lost else "")
        for label in (self._name, self._phone, self._lost):
            label.setVisible(bool(label.text()))
        self._warning.tell(model.warning, Tone.WARN)
        self._warning.setVisible(bool(model.warning))
        self._history.setText("\n".join(model.history))
        self._history.setVisible(bool(model.history))
        for button in self._buttons:
            button.setVisible(model.acts.can_act)
        self._undo.setVisible(model.acts.can_undo)
        self._undo.setText(UNDO_CLOSE.label(model.acts.undo_text))
        self._ring.set_running(model.looking)
        had_focus = self.offers.hasFocus()
        for widget in (self._title, self.offers):
            widget.setVisible(self._offers_any)
        if had_focus and not self._offers_any:
            self.focus_results()
        if model.day is None:
            self.empty.show_reason(
                "checkmark_circle",
                self.tr("No withdrawn days") if model.loaded else self.tr("Connecting\u2026"),
                self.tr("Whoever loses a slot because a doctor withdraws it stands here by himself."),
            )
        self.show_hint()
