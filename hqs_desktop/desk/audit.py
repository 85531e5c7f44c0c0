"""The audit trail, as the shift head reads it and as whatever is no write adds to it."""

import logging
from collections.abc import Sequence
from typing import Final

from hqs_desktop.core.audit import Act, AuditEntry, AuditFilter, AuditReport
from hqs_desktop.core.bookings import Booking
from hqs_desktop.core.model import Tqid
from hqs_desktop.core.operators import Right
from hqs_desktop.core.tasks import TaskScope
from hqs_desktop.desk.events import Event, PatientCorrected, PatientTold, VisitMissed
from hqs_desktop.desk.operators import Operators
from hqs_desktop.desk.ports import AuditTrail, Clock

_log = logging.getLogger(__name__)

_PAGE: Final = 5000  # entries, of those that are all wanted


class Audit:
    """Hears the events of the session. Every other method raises ``JournalError``.

    Those that read the trail also raise ``OperatorError``: it is not everybody's right.
    """

    def __init__(self, trail: AuditTrail, clock: Clock, operators: Operators) -> None:
        self._trail = trail
        self._clock = clock
        self._operators = operators
        self._scope = TaskScope(_report)

    def hear(self, event: Event) -> None:
        """Tell what somebody has said of a patient; bookings and cancellations tell of themselves."""
        match event:
            case PatientTold(booking):
                self._tell(Act.CALL_OWED if booking.told_at is None else Act.TOLD, booking)
            case VisitMissed(booking):
                self._tell(Act.CAME if booking.missed_at is None else Act.MISSED, booking)
            case PatientCorrected(bookings) if bookings:
                self._tell(Act.CORRECT, bookings[0])
            case _:
                pass

    async def aclose(self) -> None:
        """Finish what is being told."""
        await self._scope.finish()

    async def record(self, act: Act, *, operator: str, tqid: Tqid | None = None, detail: str = "") -> None:
        """Tell that somebody did something now; ``detail`` names nothing of a patient."""
        key = tqid.key if tqid is not None else ""
        await self._trail.record(act, operator=operator, at=self._clock.now(), tqid_key=key, detail=detail)

    def _tell(self, act: Act, booking: Booking) -> None:
        told = self.record(act, operator=self._operators.present, tqid=booking.tqid)
        self._scope.start(told, name="tell the audit trail")

    async def entries(self, wanted: AuditFilter) -> Sequence[AuditEntry]:
        """The entries that are wanted, the newest first."""
        self._operators.require(Right.AUDIT)
        return await self._trail.entries(wanted)

    async def all_entries(self, wanted: AuditFilter) -> Sequence[AuditEntry]:
        """All of them, whatever ``limit`` says, a page after the other."""
        self._operators.require(Right.AUDIT)
        found: list[AuditEntry] = []
        page = AuditFilter(wanted.text, wanted.acts, wanted.since, wanted.until, limit=_PAGE)
        while some := await self._trail.entries(page):
            found += some
            page = AuditFilter(wanted.text, wanted.acts, wanted.since, wanted.until, some[-1].number, _PAGE)
        return found

    async def verify(self) -> AuditReport:
        """Check the whole trail."""
        self._operators.require(Right.AUDIT)
        return await self._trail.verify()


def _report(error: BaseException) -> None:
    _log.error("the audit trail was not told: %s", type(error).__name__)
