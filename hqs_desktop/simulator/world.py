"""The state of the simulated gateway and the rules by which it changes. Knows nothing of HTTP and JSON."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from threading import RLock

from hqs_desktop.codes.known import AppointmentStatus, CancelReason, Quota
from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.core.geography import metres_between
from hqs_desktop.core.model import Area, Facility, Identifier, Person, Provider, Slot, Tqid
from hqs_desktop.simulator.blocks import Block, Booking, specialty_code
from hqs_desktop.simulator.clock import WorldClock
from hqs_desktop.simulator.divisions import contains
from hqs_desktop.simulator.people import cast
from hqs_desktop.simulator.refusals import Reason, Refused
from hqs_desktop.simulator.seed import Seeder

# What a cancelled visit that is already past becomes: nobody else can take it.
_PAST_STATUS = {
    CancelReason.PATIENT_CANNOT_COME: AppointmentStatus.CANCELLED_BY_PATIENT,
    CancelReason.PATIENT_LATE: AppointmentStatus.CANCELLED_FOR_LATENESS,
}


class World:
    """Facilities, providers, slots and bookings. Every method may be called from any thread."""

    def __init__(self, seed: int, clock: WorldClock) -> None:
        self.clock = clock
        self._seed = seed
        self._lock = RLock()
        self.reset()

    @classmethod
    def seeded(cls, seed: int, *, now: datetime) -> "World":
        """The world of ``seed`` whose time runs on from ``now`` (aware); the same two give the same world."""
        return cls(seed, WorldClock(now))

    def twin(self) -> "World":
        """Another world at the same time, with slots and bookings of its own: behind the ``...Test`` operations."""
        return World(self._seed + 1, self.clock)

    def reset(self) -> None:
        """Forget every change and make the schedules anew, as of now."""
        blocks = Seeder(cast(), self._seed, self.clock.now()).blocks()
        with self._lock:
            self._blocks = blocks
            self._by_tqid = {block.slot.tqid: block for block in blocks}

    @property
    def facilities(self) -> Sequence[Facility]:
        """Every facility; the first is ``credentials.FACILITY_ID``."""
        return [centre.facility for centre in cast().centres]

    def directory(self) -> list[tuple[Provider, Facility]]:
        """Every provider with each facility it works at."""
        return [(doctor.provider, centre.facility) for doctor in cast().doctors for centre in doctor.centres]

    # What is free

    def bookable(self, provider_id: str | None = None) -> list[Slot]:
        """Free slots whose booking window is open now, of one provider (council number) or all, earliest first."""
        now = self.clock.now()
        return [
            block.slot
            for block in self._free(now)
            if block.slot.bookable_at(now) and (provider_id is None or block.belongs_to(provider_id))
        ]

    def free_of_provider(
        self, provider: Provider, *, start: datetime, end: datetime, service: str, facility_id: str | None, area: Area
    ) -> list[Slot]:
        """Operations 1 and 3: a provider's free slots, within a facility and an area where they are given."""
        return [
            block.slot
            for block in self._free(start, end)
            if block.belongs_to(provider.identifier.id)
            and block.is_of(specialty_code(provider))
            and _serves(block.slot, service)
            and (facility_id is None or _is_at(block.slot, facility_id))
            and contains(area, block.slot.facility.area)
        ]

    def free_near(
        self,
        *,
        latitude: float,
        longitude: float,
        metres: float,
        start: datetime,
        end: datetime,
        service: str,
        specialty: str,
    ) -> list[Slot]:
        """Operation 2: the free slots of a specialty within a distance of a point."""
        near = {
            centre.facility.internal_id
            for centre in cast().centres
            if centre.facility.latitude is not None
            and centre.facility.longitude is not None
            and metres_between(latitude, longitude, centre.facility.latitude, centre.facility.longitude) <= metres
        }
        return [
            block.slot
            for block in self._free(start, end)
            if block.slot.facility.internal_id in near and block.is_of(specialty) and _serves(block.slot, service)
        ]

    def free_for_referral(self, specialty: str, insurer: str | None, start: datetime) -> list[Slot]:
        """Operation 9: the free slots of the referral quota, where that insurer (appendix 19) is taken."""
        welcome = {
            centre.facility.internal_id for centre in cast().centres if insurer is None or insurer in centre.insurers
        }
        return [
            block.slot
            for block in self._free(start)
            if block.is_of(specialty) and is_referral(block.slot) and block.slot.facility.internal_id in welcome
        ]

    def _free(self, start: datetime, end: datetime | None = None) -> Iterable[Block]:
        now = self.clock.now()
        with self._lock:
            found = [
                block
                for block in self._blocks
                if block.status is AppointmentStatus.FREE
                and block.slot.start > now
                and block.slot.start >= start
                and (end is None or block.slot.start <= end)
            ]
        return sorted(found, key=lambda block: block.slot.start)

    def referrals(self) -> list[tuple[Slot, Person]]:
        """The visits to come that patients were referred to, earliest first: what operation 10 tells by their TQIDs."""
        now = self.clock.now()
        with self._lock:
            found = [
                (block.slot, block.booking.person)
                for block in self._blocks
                if block.status is AppointmentStatus.BOOKED
                and block.booking is not None
                and block.slot.start > now
                and is_referral(block.slot)
            ]
        return sorted(found, key=lambda pair: pair[0].start)

    # One slot

    def slot(self, tqid: Tqid) -> Slot:
        """A slot. Raises ``Refused`` for an unknown TQID, as the methods below do."""
        return self._block(tqid).slot

    def status(self, tqid: Tqid) -> AppointmentStatus:
        """Operation 7: a slot's status."""
        return self._block(tqid).status

    def booking(self, tqid: Tqid) -> Booking | None:
        """Operations 8 and 10: who has the slot; stays when the slot was withdrawn or cancelled by others."""
        return self._block(tqid).booking

    def book(self, tqid: Tqid, booking: Booking) -> None:
        """Operation 4: give a free slot to a person, to one only. Raises ``Refused``."""
        with self._lock:
            block = self._block(tqid)
            now = self.clock.now()
            if block.status is AppointmentStatus.CANCELLED_BY_DOCTOR:
                raise Refused(Reason.WITHDRAWN)
            if block.status is not AppointmentStatus.FREE:
                raise Refused(Reason.TAKEN)
            if block.slot.start <= now:
                raise Refused(Reason.PAST)
            if not block.slot.bookable_at(now):
                raise Refused(Reason.WINDOW)
            block.status, block.booking = AppointmentStatus.BOOKED, booking

    def cancel(self, tqid: Tqid, person_id: Identifier, reason: CancelReason) -> None:
        """Operation 5: cancel a person's booking, which frees a slot that is still to come. Raises ``Refused``."""
        with self._lock:
            block = self._block(tqid)
            if block.booking is None:
                raise Refused(Reason.NOT_BOOKED)
            if block.booking.person.identifier.id.strip() != person_id.id.strip():
                raise Refused(Reason.OTHER_PERSON)
            if block.status is AppointmentStatus.VISITED:
                raise Refused(Reason.VISITED)
            if block.status is not AppointmentStatus.BOOKED:
                raise Refused(Reason.WITHDRAWN)
            if block.slot.start > self.clock.now():
                block.status, block.booking = AppointmentStatus.FREE, None
            else:
                block.status = _PAST_STATUS.get(reason, AppointmentStatus.CANCELLED_BY_DOCTOR)

    def _block(self, tqid: Tqid) -> Block:
        try:
            return self._by_tqid[tqid]
        except KeyError:
            raise Refused(Reason.UNKNOWN_TQID) from None

    # What happens at the provider's end

    def withdrawn(self, facility_id: str, start: datetime, end: datetime) -> list[Tqid]:
        """Operation 6: the slots between two times that providers of a facility withdrew."""
        with self._lock:
            return [
                block.slot.tqid
                for block in self._blocks
                if block.status is AppointmentStatus.CANCELLED_BY_DOCTOR
                and _is_at(block.slot, facility_id)
                and start <= block.slot.start <= end
            ]

    def withdraw_day(self, provider_id: str, day: ShamsiDate) -> list[Tqid]:
        """A provider (council number) is away on a day: its free and booked slots turn to status 5; these are they."""
        with self._lock:
            hit = [
                block
                for block in self._blocks
                if block.belongs_to(provider_id)
                and shamsi_of(block.slot.start) == day
                and block.status in {AppointmentStatus.FREE, AppointmentStatus.BOOKED}
            ]
            for block in hit:
                block.status = AppointmentStatus.CANCELLED_BY_DOCTOR
        return [block.slot.tqid for block in hit]

    def set_status(self, tqid: Tqid, status: AppointmentStatus) -> None:
        """The provider's system says what became of a slot: visited, cancelled by its patient elsewhere, late."""
        with self._lock:
            block = self._block(tqid)
            block.status = status
            if status is AppointmentStatus.FREE:
                block.booking = None

    def slots(self) -> Sequence[tuple[Slot, AppointmentStatus]]:
        """Every slot with its status, in the order made."""
        with self._lock:
            return [(block.slot, block.status) for block in self._blocks]


def is_referral(slot: Slot) -> bool:
    """Whether the slot is of the referral quota (appendix 5)."""
    return slot.quota is not None and slot.quota.code == Quota.REFERRAL


def _serves(slot: Slot, service: str) -> bool:
    return slot.service is not None and slot.service.code == service


def _is_at(slot: Slot, facility_id: str) -> bool:
    own = slot.facility.identifier
    return own is not None and own.id.casefold() == facility_id.casefold()
