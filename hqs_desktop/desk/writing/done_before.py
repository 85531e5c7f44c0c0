"""Whether a write has been done before: the Enter key may repeat after the first one has ended."""

from hqs_desktop.codes.known import CANCELLED_STATUSES, AppointmentStatus
from hqs_desktop.core.bookings import Booking, BookingFilter, BookingState, Intent, IntentKind
from hqs_desktop.core.errors import GatewayError, JournalError
from hqs_desktop.desk.ports import Clock, Gateway, Journal
from hqs_desktop.desk.problems import ProblemKind
from hqs_desktop.desk.writing.proof import is_anothers, may_lag, same_person

_BOOKED = frozenset({BookingState.BOOKED})
_HELD = frozenset({BookingState.BOOKED, BookingState.VISITED})
_CANCELLED = frozenset({BookingState.CANCELLED, BookingState.CANCELLING})


async def already_done(gateway: Gateway, journal: Journal, clock: Clock, intent: Intent) -> ProblemKind | None:
    """Whether this desk has done what a begun intent means to do, and the gateway does not say otherwise by now.

    Only a begun intent is safe to ask about: while it is live, nobody else here can write to the slot. Raises
    ``LocalError``.
    """
    if intent.kind is IntentKind.BOOK:
        return await _already_booked(gateway, journal, clock, intent)
    return await _already_cancelled(gateway, journal, intent)


async def is_listed(journal: Journal, intent: Intent) -> bool:
    """Whether the desk's list says already what an intent would make of it: the patient has the slot, or no more.

    Raises ``JournalError``.
    """
    if intent.kind is IntentKind.BOOK:
        return bool(await _of_patient(journal, intent, _HELD))
    # CANCELLING is what such an intent itself has made of a standing booking.
    return not await _of_patient(journal, intent, _HELD | {BookingState.CANCELLING})


async def changed_lately(journal: Journal, clock: Clock, intent: Intent) -> bool:
    """Whether this desk did something to the slot so lately that the gateway may still tell of before that."""
    wanted = BookingFilter(tqid=intent.request.slot.tqid, states=frozenset(BookingState) - {BookingState.UNRESOLVED})
    try:
        known = await journal.bookings(wanted)
    except JournalError:
        return True  # nobody knows: then it is not believed at once
    return any(may_lag(booking, clock.now()) for booking in known)


async def _already_booked(gateway: Gateway, journal: Journal, clock: Clock, intent: Intent) -> ProblemKind | None:
    known = next(iter(await _of_patient(journal, intent, _BOOKED)), None)
    if known is None:
        return None
    if may_lag(known, clock.now()):
        return ProblemKind.ALREADY_BOOKED
    try:
        status = await gateway.appointment_status(known.tqid)
        code = status.code.strip()
        gone = code == AppointmentStatus.FREE or code in CANCELLED_STATUSES
        given_away = not gone and await is_anothers(gateway, known.tqid, known.request.person)
    except GatewayError:
        return ProblemKind.ALREADY_BOOKED
    if not gone and not given_away:
        return ProblemKind.ALREADY_BOOKED
    # Freed elsewhere since: it may be booked anew, and the list must not show it twice. What can't be is to be called.
    withdrawn = code == AppointmentStatus.CANCELLED_BY_DOCTOR
    await journal.update_status(
        known.id,
        status=status,
        state=BookingState.WITHDRAWN if withdrawn else BookingState.CHANGED,
        checked_at=clock.now(),
        to_call=withdrawn or given_away,
    )
    return None


async def _already_cancelled(gateway: Gateway, journal: Journal, intent: Intent) -> ProblemKind | None:
    known = await _of_patient(journal, intent, _CANCELLED)
    # CANCELLING is what this intent itself has made of a standing booking.
    if not known or any(booking.state is BookingState.CANCELLING for booking in known):
        return None
    slot, person = intent.request.slot, intent.request.person
    try:
        status = await gateway.appointment_status(slot.tqid)
        booked = status.code.strip() == AppointmentStatus.BOOKED
        stands = booked and not await is_anothers(gateway, slot.tqid, person)
    except GatewayError:
        return ProblemKind.ALREADY_CANCELLED
    return None if stands else ProblemKind.ALREADY_CANCELLED


async def _of_patient(journal: Journal, intent: Intent, states: frozenset[BookingState]) -> list[Booking]:
    request = intent.request
    found = await journal.bookings(BookingFilter(tqid=request.slot.tqid, states=states))
    return [booking for booking in found if same_person(booking.person.identifier, request.person.identifier) is True]
