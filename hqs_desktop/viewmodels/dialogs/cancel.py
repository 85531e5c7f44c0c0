"""Cancelling a booking, step by step: whose it is (where the gateway doesn't say), why, sure?, and how it ended.

``CancelFlow`` is the state machine, without Qt's objects; ``CancelViewModel`` runs the use case for it.
"""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QObject, Signal

from hqs_desktop.codes.tables import Code
from hqs_desktop.core.bookings import Booking, IntentKind
from hqs_desktop.core.identifiers import Level, PersonIdKind, check_person_id, identifier_of
from hqs_desktop.core.model import Appointment, Identifier, Tqid
from hqs_desktop.desk.events import Event
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.desk.writing.writer import Done, NotSent, Outcome, Refused, Unknown, WriteEvent
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.dialogs.subject import Subject, person_of, subject_of
from hqs_desktop.viewmodels.shared import Shared
from hqs_desktop.viewmodels.words.problems import ProblemText, problem_text

translate = QCoreApplication.translate

REASONS = 6
"""The guide's appendix of cancellation reasons."""


class CancelStep(StrEnum):
    """Where the cancelling stands."""

    PERSON = "person"  # the gateway names nobody: the patient's identifier is typed
    REASON = "reason"
    CONFIRM = "confirm"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"
    NOT_SENT = "not_sent"
    UNKNOWN = "unknown"


class CancelFlow:
    """The steps of one cancellation. A move that doesn't fit the step does nothing: a key held down can't skip one."""

    def __init__(self, target: Booking | Appointment, reasons: Sequence[Code]) -> None:
        self.target = target
        self.reasons = tuple(reasons)
        self.step = CancelStep.REASON if person_of(target) is not None else CancelStep.PERSON
        self.person_id: Identifier | None = None
        self.reason: Code | None = None
        self.problem: Problem | None = None
        self.request_id: str | None = None

    @property
    def tqid(self) -> Tqid:
        """The slot."""
        return self.target.tqid

    def identify(self, kind: PersonIdKind, text: str) -> None:
        """Say whose the booking is. Goes on to the reasons unless the identifier can't be right."""
        if self.step is CancelStep.PERSON and check_person_id(kind, text).level is not Level.ERROR:
            self.person_id = identifier_of(kind, text)
            self.step = CancelStep.REASON

    def choose(self, index: int) -> None:
        """Take the reason at ``index`` and go on to the confirmation. There is no reason chosen before."""
        if self.step is CancelStep.REASON and 0 <= index < len(self.reasons):
            self.reason = self.reasons[index]
            self.step = CancelStep.CONFIRM

    def back(self) -> None:
        """From the confirmation to the reasons; from a refusal or failure to the confirmation."""
        match self.step:
            case CancelStep.CONFIRM:
                self.step = CancelStep.REASON
            case CancelStep.REFUSED | CancelStep.NOT_SENT:
                self.problem = None
                self.step = CancelStep.CONFIRM

    def start(self) -> bool:
        """Begin; False unless the confirmation is shown."""
        if self.step is not CancelStep.CONFIRM:
            return False
        self.step = CancelStep.RUNNING
        return True

    def finish(self, outcome: Outcome) -> None:
        """Take the end, or the news that it is not known yet."""
        match outcome:
            case Done(request_id=request_id):
                self.step, self.problem, self.request_id = CancelStep.DONE, None, request_id
            case Refused(problem=problem):
                self.step, self.problem = CancelStep.REFUSED, problem
            case NotSent(problem=problem):
                self.step, self.problem = CancelStep.NOT_SENT, problem
            case Unknown(problem=problem):
                self.lose(problem)

    def lose(self, problem: Problem) -> None:
        """It is not known whether it was done."""
        self.step, self.problem = CancelStep.UNKNOWN, problem


class CancelViewModel(SessionViewModel):
    """One cancellation for a dialog. ``changed`` comes with every step, ``ended`` once the booking is cancelled.

    ``likely`` is the code of the reason that is offered first.
    """

    changed = Signal()
    ended = Signal()

    def __init__(
        self, target: Booking | Appointment, shared: Shared, parent: QObject | None = None, *, likely: str = ""
    ) -> None:
        super().__init__(shared, parent)
        self._codes = shared.codes
        self._flow = CancelFlow(target, self._codes.by_appendix(REASONS).rows)
        self._likely = likely
        self._now = shared.clock.now()
        self._join()

    @property
    def step(self) -> CancelStep:
        """Where it stands."""
        return self._flow.step

    @property
    def subject(self) -> Subject:
        """What is to be cancelled."""
        return subject_of(self._flow.target, self._now, typed=self._flow.person_id)

    @property
    def reasons(self) -> Sequence[str]:
        """The guide's reasons (appendix 6), in its order."""
        return [reason.term_fa for reason in self._flow.reasons]

    @property
    def likely(self) -> int:
        """The place of the likely reason, -1 where none is."""
        return next((at for at, reason in enumerate(self._flow.reasons) if reason.code == self._likely), -1)

    @property
    def reason(self) -> str:
        """The chosen reason."""
        return self._flow.reason.term_fa if self._flow.reason else ""

    @property
    def outcome(self) -> ProblemText | None:
        """Why it did not end well; None where it did, or has not ended."""
        return problem_text(self._flow.problem) if self._flow.problem is not None else None

    def identify(self, kind: PersonIdKind, text: str) -> None:
        """Say whose the booking is."""
        self._flow.identify(kind, text)
        self.changed.emit()

    def choose(self, index: int) -> None:
        """Choose a reason and go on to the confirmation."""
        self._flow.choose(index)
        self.changed.emit()

    def back(self) -> None:
        """One step back."""
        self._flow.back()
        self.changed.emit()

    def confirm(self) -> None:
        """Cancel the booking. A second call while the first runs does nothing."""
        flow, session = self._flow, self._session
        if session is None or flow.reason is None or not flow.start():
            return
        self.changed.emit()
        reason = self._codes.by_appendix(REASONS).coded_text(flow.reason.code)
        session.cancel.cancel(flow.target, reason, self._operator, person_id=flow.person_id)

    def _forget(self) -> None:
        """A cancellation under way goes on in the journal; the list will tell its end."""
        if self.step is CancelStep.RUNNING:
            self._flow.lose(Problem(ProblemKind.UNKNOWN_OUTCOME))
            self.changed.emit()

    def _hear(self, event: Event) -> None:
        if not isinstance(event, WriteEvent) or event.kind is not IntentKind.CANCEL:
            return
        match self._flow.step:
            case CancelStep.RUNNING:
                awaited = True
            case CancelStep.UNKNOWN:
                awaited = event.after_doubt or isinstance(event.outcome, Done | Unknown)
            case CancelStep.NOT_SENT | CancelStep.REFUSED:  # done after all, or it is known why not
                awaited = isinstance(event.outcome, Done | Refused)
            case _:
                awaited = False
        if awaited and event.request.slot.tqid == self._flow.tqid:
            self._take(event.outcome)

    def _take(self, outcome: Outcome) -> None:
        self._flow.finish(outcome)
        self.changed.emit()
        if isinstance(outcome, Done):
            self.ended.emit()
