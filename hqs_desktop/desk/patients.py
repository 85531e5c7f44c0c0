"""What the desk knows of one patient, what speaks against another booking, and correcting name and mobile."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from hqs_desktop.codes.known import AppointmentStatus, CancelReason
from hqs_desktop.core.bookings import Booking, BookingFilter, BookingState, Correction
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.model import Identifier, Person, Slot
from hqs_desktop.desk.events import Event, PatientCorrected, VisitMissed
from hqs_desktop.desk.ports import Clock, Journal

_STANDING: Final = frozenset({BookingState.BOOKED, BookingState.UNRESOLVED, BookingState.CANCELLING})
_ASKED_AT_ONCE: Final = 500  # people
_MANY: Final = 2  # open bookings with one doctor: the next would be the third


class Clash(StrEnum):
    """What speaks against a booking. None forbids it."""

    OVERLAP = "overlap"  # the patient has another visit at that time
    SAME_SPECIALTY = "same_specialty"  # or one of this specialty on that day
    THIRD = "third"  # or two to come with this doctor


@dataclass(frozen=True, slots=True)
class Warned:
    """A clash with a booking; of several, with the next one."""

    clash: Clash
    booking: Booking


@dataclass(frozen=True, slots=True)
class PatientRecord:
    """One patient's ``bookings``, the latest visit first, and what was ``corrected``, the newest first; ``at`` then."""

    identifier: Identifier
    bookings: Sequence[Booking]
    corrections: Sequence[Correction]
    at: datetime

    @property
    def person(self) -> Person:
        """The patient as last booked, or corrected since; only the identifier where nothing is known."""
        if not self.bookings:
            return Person(self.identifier)
        return max(self.bookings, key=lambda booking: booking.id).person

    @property
    def people(self) -> Sequence[Person]:
        """The patient in all ways that this desk has known it, the newest first."""
        newest = sorted(self.bookings, key=lambda booking: booking.id, reverse=True)
        known = [person for booking in newest for person in (booking.person, booking.request.person)]
        return list(dict.fromkeys(known))

    @property
    def upcoming(self) -> Sequence[Booking]:
        """What stands and is still to come, the next one first."""
        return [one for one in reversed(self.bookings) if one.state in _STANDING and one.request.slot.end > self.at]

    @property
    def past(self) -> Sequence[Booking]:
        """The visits that are over and were not called off, the latest first."""
        held = _STANDING | {BookingState.VISITED}
        return [
            one for one in self.bookings if one.state in held and one.request.slot.end <= self.at and not missed(one)
        ]

    @property
    def missed(self) -> Sequence[Booking]:
        """Those to which the patient came too late or not at all, the latest first."""
        return [one for one in self.bookings if missed(one)]

    def warnings(self, slot: Slot) -> Sequence[Warned]:
        """What speaks against booking that slot for this patient; of one booking the gravest only."""
        others = [one for one in reversed(self.bookings) if one.state in _STANDING and one.tqid != slot.tqid]
        overlapping = [one for one in others if _overlap(one.request.slot, slot)]
        same_day = [one for one in others if one not in overlapping and _same_specialty_and_day(one.request.slot, slot)]
        doctor = slot.provider.identifier.id.strip()
        with_doctor = [
            one for one in self.upcoming if one in others and one.request.slot.provider.identifier.id == doctor
        ]
        unnamed = [one for one in with_doctor if one not in (*overlapping, *same_day)] or with_doctor
        return [
            *(Warned(Clash.OVERLAP, one) for one in overlapping),
            *(Warned(Clash.SAME_SPECIALTY, one) for one in same_day),
            *(Warned(Clash.THIRD, one) for one in unnamed[:1] if len(with_doctor) >= _MANY and doctor),
        ]


class Patients:
    """Reads and corrects what the journal has of a patient. Every method raises ``JournalError``."""

    def __init__(self, journal: Journal, clock: Clock, publish: Callable[[Event], None]) -> None:
        self._journal = journal
        self._clock = clock
        self._publish = publish

    async def record(self, identifier: Identifier) -> PatientRecord:
        """All that is known of the patient with that identifier; empty where nothing is."""
        listed = await self._journal.bookings(BookingFilter(person=identifier))
        corrections = await self._journal.corrections(identifier) if listed else ()
        return PatientRecord(identifier, tuple(reversed(listed)), corrections, self._clock.now())

    async def correct(self, person: Person, *, operator: str) -> Correction:
        """Keep another name and mobile for the bookings that are here. The gateway keeps what was sent."""
        correction = await self._journal.correct_person(person, operator=operator)
        await self._tell(person.identifier)
        return correction

    async def take_back(self, correction: Correction) -> None:
        """Have the patient as before."""
        await self._journal.take_back_correction(correction.id)
        await self._tell(correction.person.identifier)

    async def mark_missed(self, booking: Booking) -> Booking:
        """The patient did not come to this visit; nothing is sent. ``may_be_missed`` says of which that can be said."""
        return await self._mark_missed(booking, self._clock.now())

    async def unmark_missed(self, booking: Booking) -> Booking:
        """Take that back."""
        return await self._mark_missed(booking, None)

    async def _mark_missed(self, booking: Booking, at: datetime | None) -> Booking:
        marked = await self._journal.mark_missed(booking.id, at=at)
        self._publish(VisitMissed(marked))
        return marked

    async def _tell(self, identifier: Identifier) -> None:
        self._publish(PatientCorrected(await self._journal.bookings(BookingFilter(person=identifier))))


def missed(booking: Booking) -> bool:
    """Whether the patient came too late or not at all.

    The gateway says so (appendix 8), the desk cancelled it for that, or marked it; who was seen has missed nothing.
    """
    if booking.state is BookingState.VISITED:
        return False
    late = booking.status is not None and booking.status.code.strip() == AppointmentStatus.CANCELLED_FOR_LATENESS
    reason = booking.cancel_reason
    return (
        late
        or booking.missed_at is not None
        or (booking.state is BookingState.CANCELLED and reason is not None and reason.code == CancelReason.PATIENT_LATE)
    )


def may_be_missed(booking: Booking, now: datetime) -> bool:
    """Whether the desk may say that the patient did not come: the visit has begun, and the booking stood."""
    return booking.state is BookingState.BOOKED and booking.request.slot.start <= now


async def who_missed(journal: Journal, people: Iterable[Identifier]) -> Collection[tuple[str, str]]:
    """Those who missed a visit before, by their identifiers' keys. Raises ``JournalError``."""
    asked = list(dict.fromkeys(people))
    found: set[tuple[str, str]] = set()
    for at in range(0, len(asked), _ASKED_AT_ONCE):
        some = BookingFilter(people=frozenset(asked[at : at + _ASKED_AT_ONCE]))
        found |= {one.person.identifier.key for one in await journal.bookings(some) if missed(one)}
    return found


def _overlap(one: Slot, other: Slot) -> bool:
    return one.start == other.start or (one.start < other.end and other.start < one.end)


def _same_specialty_and_day(one: Slot, other: Slot) -> bool:
    first, second = one.provider.specialty, other.provider.specialty
    same = first is not None and second is not None and first.code.strip() == second.code.strip() != ""
    return same and shamsi_of(one.start) == shamsi_of(other.start)
