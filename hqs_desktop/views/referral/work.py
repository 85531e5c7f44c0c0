"""The card with the referral slots, what must be told about them, and the choice among several referrals."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.commands import BACK, GO_ON
from hqs_desktop.viewmodels.referral.commands import QUOTA
from hqs_desktop.viewmodels.referral.results import Phase
from hqs_desktop.viewmodels.referral.screen import ReferralViewModel
from hqs_desktop.viewmodels.words.problems import ProblemText
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.book.panel import BookPanelView
from hqs_desktop.views.found_card import FoundCard
from hqs_desktop.views.referral.criteria import ReferralBar
from hqs_desktop.views.referral.table import SlotTableView
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.busy import BusyRing
from hqs_desktop.views.widgets.deliberate import ENDS_SECONDS, NumberedList, deliberate
from hqs_desktop.views.widgets.empty import EmptyState
from hqs_desktop.views.widgets.key_button import KeyButton
from hqs_desktop.views.widgets.labels import ElidedLabel, PlainLabel


class ReferralWork(FoundCard):
    """It works with the ``panel``; the screen lays both out."""

    def __init__(self, view_model: ReferralViewModel, bar: ReferralBar, panel: BookPanelView, parent: QWidget) -> None:
        super().__init__(view_model, panel, parent)
        self._view_model = view_model
        self._bar = bar
        self.table = SlotTableView(view_model.results.table)
        self.empty = EmptyState()
        self._choices = QWidget()
        self._choices_column = QVBoxLayout(self._choices)
        self._choice_list: NumberedList | None = None
        self._ring = BusyRing()
        self._progress = ElidedLabel(role="strong")
        self._progress.setObjectName("progress")
        self._patient = ElidedLabel(role="muted")
        self._patient.setObjectName("for_patient")
        self.quota = KeyButton()
        self.quota.setObjectName("quota")
        self.quota.setProperty("role", "quiet")
        self.stop = KeyButton(BACK.label(self.tr("Stop")))
        self.stop.setObjectName("stop_search")
        self.stop.setProperty("role", "quiet")
        self._places = QStackedWidget()
        self._deliberate = deliberate(self.hint)
        self._lay_out()
        self._connect()
        self._show()
        self.show_hint()

    def focus_results(self) -> None:
        """Go to the slots, or to where they will be."""
        found = self._places.currentWidget() is self.table
        if found and not self.table.currentIndex().isValid():  # before Qt gives the focus to the first of all
            self.table.go_to(self._view_model.results.first_free())
        (self.table if found else self._places).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_criteria(self, field: str) -> None:
        """Go to a field of the criteria, to the choice among several referrals, or to what takes another patient."""
        if field == "choices" and self._choice_list is not None:
            self._choice_list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif field == "take_patient":
            self.hint.action_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self._bar.focus(field)

    def also(self) -> ProblemText | None:
        """That slots came which could not be read."""
        return self._view_model.results.unreadable

    def show_hint(self) -> None:
        """Offer besides to take the patient of a paper, where that is another than the form's."""
        super().show_hint()
        hint = self._view_model.hint
        if self._view_model.doubtful and hint is not None:
            self._deliberate.appeared(ENDS_SECONDS)
            words = GO_ON.label(self.tr("Take patient"))
            self.hint.show_message(Tone.WARN, hint.title, hint.advice, action=words)

    def _lay_out(self) -> None:
        gap = px(self, 8)
        head = QHBoxLayout()
        head.setSpacing(gap)
        head.addWidget(self._progress, 2)
        head.addWidget(self._patient, 3)
        head.addWidget(self._ring)
        head.addWidget(self.stop)
        head.addWidget(self.quota)
        self._choices_column.setContentsMargins(gap, gap, gap, gap)
        self._choices_column.addWidget(
            PlainLabel(self.tr("This paper has several referrals. Which one?"), role="strong")
        )
        self._choices_column.addStretch(1)
        self._places.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._places.setAccessibleName(self.tr("Results"))
        for place in (self.empty, self.table, self._choices):
            self._places.addWidget(place)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(gap, px(self, 4), gap, gap)
        inside.setSpacing(px(self, 4))
        inside.addLayout(head)
        inside.addWidget(self._places, 1)
        inside.addWidget(self.hint)

    def _connect(self) -> None:
        view_model, results = self._view_model, self._view_model.results
        for changed in (results.phase_changed, results.progress_changed, results.quota_changed):
            changed.connect(self._show)
        view_model.paper_changed.connect(self._show_choices)
        view_model.panel.draft_changed.connect(self._show_patient)
        view_model.panel.step_changed.connect(self._show_patient)
        view_model.paper_changed.connect(self.show_hint)
        self.hint.acted.connect(view_model.take_patient)
        self.stop.clicked.connect(view_model.stop)
        self.quota.clicked.connect(self.next_quota)
        self.table.chosen.connect(view_model.open_slot)
        self.table.asked.connect(view_model.again)
        self.table.near_end.connect(view_model.more)
        self.table.current_slot_changed.connect(view_model.panel.preview)

    def next_quota(self) -> None:
        """Show the next quota's slots, and stay at the slot where it is still shown."""
        at, results = self.table.current_slot, self._view_model.results
        results.next_quota()
        if results.table.slots:
            row = results.table.row_of(at.tqid) if at is not None else -1
            self.table.go_to(row if row >= 0 else results.first_free())

    def _show(self) -> None:
        results = self._view_model.results
        reason = results.reason
        waiting = self._places.hasFocus() or self._places.isAncestorOf(self.window().focusWidget() or self)
        if self._view_model.paper_choices:
            self._places.setCurrentWidget(self._choices)
        else:
            self._places.setCurrentWidget(self.table if results.any_shown else self.empty)
        if not results.any_shown:
            self._show_empty()
        self._progress.setText(results.progress)
        self._ring.set_running(results.running or self._view_model.reading)
        self.stop.setVisible(results.running)
        self.quota.setText(QUOTA.label(results.quota_text))
        self.quota.setVisible(results.phase is Phase.SHOWN and (len(results.quotas) > 1 or results.quota is not None))
        if waiting and not self._view_model.paper_choices:
            offered = self.empty.actions_offered
            if reason is not None and offered:
                offered[0].setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self.focus_results()
        if not results.any_shown:
            self._view_model.panel.preview(None)
        self.show_hint()

    def _show_patient(self) -> None:
        """For whom slots are looked through, where that is known."""
        panel = self._view_model.panel
        named = self.tr("For {patient}").format(patient=formats.quoted(panel.patient()))
        self._patient.setText(named if panel.choosing and panel.draft.number else "")

    def _show_empty(self) -> None:
        results = self._view_model.results
        if (reason := results.reason) is not None:
            self.empty.show_reason(reason.icon, reason.title, reason.text, tone=reason.tone)
            for number, (offer, words) in enumerate(reason.offers):
                self.empty.offer(words, partial(self._view_model.take_offer, offer), primary=number == 0)
            return
        match results.phase:
            case Phase.STARTING:
                title, text = (
                    self.tr("Connecting\u2026"),
                    self.tr("The search begins by itself as soon as the gateway can be asked."),
                )
            case Phase.SEARCHING:
                title, text = self.tr("Asking for referral slots\u2026"), ""
            case _:
                title = self.tr("Refer a patient")
                text = self.tr(
                    "Scan the code of the referral paper, or type two letters of a specialty and press Enter."
                )
        self.empty.show_reason("person_arrow_right", title, text)

    def _show_choices(self) -> None:
        if self._choice_list is not None:
            self._choices_column.removeWidget(self._choice_list)
            self._choice_list.hide()
            self._choice_list.deleteLater()
            self._choice_list = None
        if choices := self._view_model.paper_choices:
            self._choice_list = NumberedList(choices)
            self._choice_list.setObjectName("referrals")
            self._choice_list.setAccessibleName(self.tr("Referrals"))
            self._choice_list.chosen.connect(self._view_model.choose_referral)
            self._choices_column.insertWidget(1, self._choice_list)
        self._show()
