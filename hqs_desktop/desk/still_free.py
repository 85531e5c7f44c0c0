"""Whether a slot that was found a while ago is still free: asked before somebody fills in a long form in vain."""

from datetime import datetime, timedelta
from typing import Final

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.model import Slot, Tqid
from hqs_desktop.desk.ports import Clock, Gateway, Journal
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.desk.writing.proof import may_lag

FRESH: Final = timedelta(seconds=60)
"""How long a slot that was said to be free is taken to be so."""

_GONE: Final = {
    AppointmentStatus.BOOKED.value: ProblemKind.TAKEN,
    AppointmentStatus.VISITED.value: ProblemKind.TAKEN,
    AppointmentStatus.CANCELLED_BY_DOCTOR.value: ProblemKind.SLOT_WITHDRAWN,
}
# What others may make of a cancelled or an unknown status is the gateway's to say, when it is asked to book.
_OWN: Final = {BookingState.BOOKED, BookingState.UNRESOLVED, BookingState.CANCELLING}


class StillFree:
    """Asks operation 7, and remembers for a minute which slot was free."""

    def __init__(self, gateway: Gateway, journal: Journal, clock: Clock) -> None:
        self._gateway = gateway
        self._journal = journal
        self._clock = clock
        self._free: tuple[Tqid, datetime] | None = None

    def is_fresh(self, slot: Slot) -> bool:
        """Whether a slot was free a moment ago. A clock that was set back makes nothing fresh again."""
        if self._free is None or self._free[0] != slot.tqid:
            return False
        return abs(self._clock.now() - self._free[1]) < FRESH

    async def ask(self, slot: Slot) -> Problem | None:
        """Why a slot can't be booked any more (TAKEN or SLOT_WITHDRAWN); None where nothing speaks against it.

        Not asked of a slot that this desk has booked, or has written to so lately that the gateway may still tell of
        before that: of those the writer knows more, and asks by itself. Raises ``JournalError`` and ``GatewayError``.
        """
        known = await self._journal.booking(slot.tqid)
        if known is not None and (known.state in _OWN or may_lag(known, self._clock.now())):
            return None
        status = await self._gateway.appointment_status(slot.tqid)
        gone = _GONE.get(status.code.strip())
        self._free = (slot.tqid, self._clock.now()) if gone is None else None
        return Problem(gone, operation="GetAppointmentStatus") if gone is not None else None
