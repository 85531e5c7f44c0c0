"""What this desk knows of the patient that is being booked, and what speaks against the booking. It forbids nothing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.errors import HqsError
from hqs_desktop.core.identifiers import Level
from hqs_desktop.core.model import Identifier
from hqs_desktop.desk.events import CheckEnded, MoveChanged, PatientCorrected, PatientTold, VisitMissed
from hqs_desktop.desk.writing.outcome import WriteEvent
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.book.commands import PATIENT_CARD
from hqs_desktop.viewmodels.book.draft import Field
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.book.record_words import brief_words, summary_words, warning_words
from hqs_desktop.viewmodels.navigation import FollowUp, MoveBooking, ShowPatient

if TYPE_CHECKING:
    from hqs_desktop.desk.events import Event
    from hqs_desktop.desk.patients import PatientRecord, Warned
    from hqs_desktop.desk.session import Session
    from hqs_desktop.viewmodels.book.panel import BookPanel
    from hqs_desktop.viewmodels.shared import Shared

_TOLD = (WriteEvent, CheckEnded, PatientTold, PatientCorrected, MoveChanged, VisitMissed)


class KnownPatient(SessionViewModel):
    """Follows a panel. ``changed`` comes with the journal's answer, which nothing waits for."""

    changed = Signal()

    def __init__(self, panel: "BookPanel", shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self._panel = panel
        self._asked: Identifier | None = None
        self._record: PatientRecord | None = None
        panel.draft_changed.connect(self._follow)
        panel.step_changed.connect(self._follow)
        panel.slot_changed.connect(self._follow)
        self._join()

    @property
    def record(self) -> "PatientRecord | None":
        """What is known of the patient whose number is typed; None while that is nothing."""
        return self._record

    @property
    def line(self) -> str:
        """The same in one line; empty for nothing."""
        return summary_words(self._record, PATIENT_CARD.key_in_words) if self._record is not None else ""

    @property
    def brief(self) -> str:
        """What speaks against the slot, in a few words; empty for nothing."""
        return brief_words(self._warned)

    def warnings(self) -> Sequence[str]:
        """What speaks against booking the slot that was taken up: what, and when."""
        return [warning_words(one) for one in self._warned]

    def show_patient(self) -> None:
        """Have all that is known of the patient shown."""
        booking = self._panel.booking
        identifier = booking.person.identifier if booking is not None else self._identifier
        if identifier is not None:
            self._shared.navigator.go(ShowPatient(identifier, booking))

    def follow_up(self) -> None:
        """Have a visit two weeks after the booking just made sought."""
        if self._panel.booking is not None:
            self._shared.navigator.go(FollowUp(self._panel.booking))

    def move(self) -> None:
        """Have another slot sought for the booking just made."""
        if self._panel.booking is not None:
            self._shared.navigator.go(MoveBooking(self._panel.booking))

    @property
    def _warned(self) -> "Sequence[Warned]":
        slot = self._panel.slot
        if self._record is None or slot is None or self._panel.choosing or self._panel.step is Step.DONE:
            return ()
        moved = self._panel.move.booking  # it goes once the new one is booked
        found = self._record.warnings(slot)
        return [one for one in found if moved is None or one.booking.tqid != moved.tqid]

    @property
    def _identifier(self) -> Identifier | None:
        draft = self._panel.draft
        if not draft.number or draft.check(Field.NUMBER).level is Level.ERROR:
            return None
        return draft.identifier

    def _follow(self) -> None:
        identifier = self._identifier
        if identifier != self._asked:
            self._asked = identifier
            self._tasks.cancel("record")
            self._show(None)
            self._read()
        elif self._record is not None:
            self.changed.emit()  # of another slot something else is to be warned of

    def _read(self) -> None:
        if self._session is not None and self._asked is not None:
            self.run(self._ask(self._session, self._asked), name="record", quiet=True)

    async def _ask(self, session: "Session", identifier: Identifier) -> None:
        try:
            record = await session.patients.record(identifier)
        except HqsError:
            return  # booking will name the journal's trouble
        if identifier == self._asked:
            self._show(record if record.bookings else None)

    def _show(self, record: "PatientRecord | None") -> None:
        if record != self._record:
            self._record = record
            self.changed.emit()

    def _begin(self, session: "Session") -> None:  # noqa: ARG002  (``_read`` finds it)
        self._read()

    def _forget(self) -> None:
        """Another journal knows others."""
        self._show(None)

    def _hear(self, event: "Event") -> None:
        if isinstance(event, _TOLD):
            self._read()
