"""A gateway in memory that tells the truth about what it executed, and fails as it is told to."""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Never

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.errors import ConnectError, LineError, RefusedError
from hqs_desktop.core.geography import metres_between
from hqs_desktop.core.model import (
    Appointment,
    Area,
    BookingRequest,
    Facility,
    Identifier,
    Listed,
    Person,
    Provider,
    Quantity,
    ReferralPage,
    Slot,
    Tqid,
)
from hqs_desktop.core.operators import Committer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ORTHOPAEDICS = CodedText("171108", "thritaEHR.specialty", "orthopaedics")
CARDIOLOGY = CodedText("171109", "thritaEHR.specialty", "cardiology")
PATIENT_CANNOT_COME = CodedText("301", "HQS", "")


def make_provider(number: int = 1, specialty: CodedText | None = ORTHOPAEDICS) -> Provider:
    identifier = Identifier(str(1000 + number), "Med_Council", "Med_Council", "Med_ID")
    return Provider(identifier, full_name=f"Doctor {number}", specialty=specialty)


def make_facility(number: int = 1) -> Facility:
    identifier = Identifier(f"facility-{number}", "MOHME_IT", "MOHME_IT", "Org_ID")
    return Facility(identifier, name=f"Centre {number}")


def make_person(national_code: str = "0012345679") -> Person:
    identifier = Identifier(national_code, "National_Org_Civil_Reg", "National_Org_Civil_Reg", "National_Code")
    return Person(identifier, first_name="Sample", last_name="Patient")


def make_slot(number: int, start: datetime, provider: Provider | None = None, facility: Facility | None = None) -> Slot:
    return Slot(
        tqid=Tqid(f"1:00000000-0000-4000-8000-{number:012d}"),
        start=start,
        duration=timedelta(minutes=15),
        provider=provider or make_provider(),
        facility=facility or make_facility(),
    )


def refused(operation: str, reason: str = "Error at Service. ") -> RefusedError:
    return RefusedError(reason, code=0, operation=operation, request_id="r-refused")


def line_dead(operation: str) -> LineError:
    return LineError("the line broke", operation=operation)


def not_connected(operation: str) -> ConnectError:
    return ConnectError("no connection", operation=operation)


@dataclass
class World:
    """A slot as the gateway holds it."""

    slot: Slot
    status: str = AppointmentStatus.FREE
    holder: Person | None = None


@dataclass(frozen=True)
class Executed:
    """A line of the ledger: a write that changed the world."""

    kind: str
    tqid: Tqid
    person_id: str


@dataclass(frozen=True)
class Fault:
    """What happens to one write: whether the gateway executes it, and what the caller sees of it."""

    executed: bool
    error: Callable[[str], Exception]


@dataclass
class FakeGateway:
    """Fulfils ``desk.ports.Gateway``.

    ``writes`` and ``reads`` are eaten one per call (None: as it should be); ``names_holders`` False makes operation 8
    leave the patient out, as the guide's sample does.
    """

    slots: dict[Tqid, World] = field(default_factory=dict)
    ledger: list[Executed] = field(default_factory=list)
    posts: list[tuple[str, Tqid]] = field(default_factory=list)
    writes: deque[Fault | None] = field(default_factory=deque)
    reads: deque[Exception | None] = field(default_factory=deque)
    line_dead: bool = False
    names_holders: bool = True
    removed: list[Tqid] = field(default_factory=list)
    unreadable: int = 0  # of each list of slots
    schedule_errors: dict[str, Exception] = field(default_factory=dict)
    week_errors: dict[str, Exception] = field(default_factory=dict)  # by the first day of a call for slots
    schedule_calls: list[tuple[Provider, Facility, datetime, datetime, CodedText]] = field(default_factory=list)
    referral_slots: list[Slot] = field(default_factory=list)
    referral_calls: list[tuple[CodedText, CodedText | None, datetime, int]] = field(default_factory=list)
    papers: dict[Tqid, list[Appointment]] = field(default_factory=dict)
    papers_read: list[Tqid] = field(default_factory=list)
    near_calls: list[tuple[CodedText, datetime, datetime, CodedText, tuple[float, float], Quantity]] = field(
        default_factory=list
    )
    area_calls: list[tuple[Provider, Facility | None, datetime, datetime, CodedText, Area]] = field(
        default_factory=list
    )
    committers: list[Committer | None] = field(default_factory=list)
    removed_calls: list[tuple[Identifier, datetime, datetime]] = field(default_factory=list)
    read_count: int = 0
    running: int = 0
    most_running: int = 0
    held: asyncio.Event | None = None
    closed: bool = False
    clock_skew: timedelta | None = None

    def add(self, *slots: Slot) -> None:
        for slot in slots:
            self.slots[slot.tqid] = World(slot)

    def occupy(self, slot: Slot, person: Person | None, status: str = AppointmentStatus.BOOKED) -> None:
        self.slots[slot.tqid] = World(slot, status, person)

    def holder(self, tqid: Tqid) -> str | None:
        """Whose the slot is now, by identifier."""
        world = self.slots[tqid]
        return world.holder.identifier.id if world.status == AppointmentStatus.BOOKED and world.holder else None

    @asynccontextmanager
    async def _call(self) -> "AsyncIterator[None]":
        self.running += 1
        self.most_running = max(self.most_running, self.running)
        try:
            await asyncio.sleep(0)
            if self.held is not None:
                await self.held.wait()
            yield
        finally:
            self.running -= 1

    async def sign_in(self) -> None:
        if self.line_dead:
            raise not_connected("token")

    async def provider_schedule(
        self, *, provider: Provider, facility: Facility, start: datetime, end: datetime, service: CodedText
    ) -> Listed[Slot]:
        async with self._call():
            self.schedule_calls.append((provider, facility, start, end, service))
            if (error := self.schedule_errors.get(provider.identifier.id)) is not None:
                raise error
            self._fail_from(start)
            found = [
                world.slot
                for world in self.slots.values()
                if world.slot.provider.identifier.id == provider.identifier.id  # first, for the bench has 11,520 slots
                and world.status == AppointmentStatus.FREE
                and world.slot.provider.identifier == provider.identifier
                and world.slot.facility.identifier == facility.identifier
                and start <= world.slot.start <= end
            ]
            return Listed(found, self.unreadable)

    async def near_schedule(
        self,
        *,
        specialty: CodedText,
        start: datetime,
        end: datetime,
        service: CodedText,
        latitude: float,
        longitude: float,
        distance: Quantity,
    ) -> Listed[Slot]:
        async with self._call():
            self.near_calls.append((specialty, start, end, service, (latitude, longitude), distance))
            self._fail_from(start)
            found = []
            for slot in self._offered(start, end):
                place = slot.facility.latitude, slot.facility.longitude
                if slot.provider.specialty == specialty and place[0] is not None and place[1] is not None:
                    metres = metres_between(latitude, longitude, place[0], place[1])
                    if metres <= distance.magnitude:
                        found.append(slot)
            return Listed(found, self.unreadable)

    async def area_schedule(
        self,
        *,
        provider: Provider,
        facility: Facility | None,
        start: datetime,
        end: datetime,
        service: CodedText,
        area: Area,
    ) -> Listed[Slot]:
        async with self._call():
            self.area_calls.append((provider, facility, start, end, service, area))
            self._fail_from(start)
            found = [
                slot
                for slot in self._offered(start, end)
                if slot.provider.identifier == provider.identifier
                and (facility is None or slot.facility.identifier == facility.identifier)
                and slot.facility.area is not None
                and all(
                    wanted is None or (own is not None and own.code == wanted.code)
                    for wanted, own in (
                        (area.province, slot.facility.area.province),
                        (area.city, slot.facility.area.city),
                        (area.town, slot.facility.area.town),
                    )
                )
            ]
            return Listed(found, self.unreadable)

    def _offered(self, start: datetime, end: datetime) -> list[Slot]:
        return [
            world.slot
            for world in self.slots.values()
            if world.status == AppointmentStatus.FREE and start <= world.slot.start <= end
        ]

    def _fail_from(self, start: datetime) -> None:
        """Fail as ``week_errors`` has it for the day on which a call begins."""
        if (error := self.week_errors.get(str(shamsi_of(start)))) is not None:
            raise error

    async def set_appointment(self, request: BookingRequest, committer: Committer | None = None) -> str | None:
        tqid = request.slot.tqid
        self.committers.append(committer)
        return await self._write("SetAppointment", tqid, lambda: self._book(tqid, request.person))

    async def remove_appointment(
        self, *, person_id: Identifier, tqid: Tqid, reason: CodedText, committer: Committer | None = None
    ) -> str | None:
        assert reason.code
        self.committers.append(committer)
        return await self._write("RemoveAppointment", tqid, lambda: self._free(tqid, person_id))

    async def removed_schedule(self, *, start: datetime, end: datetime, facility_id: Identifier) -> Listed[Tqid]:
        async with self._call():
            self.removed_calls.append((facility_id, start, end))
            self._next_read("GetRemovedProviderSchedulingList")
            return Listed(self.removed, self.unreadable)

    async def appointment_status(self, tqid: Tqid) -> CodedText:
        async with self._call():
            self._next_read("GetAppointmentStatus")
            return CodedText(self.slots[tqid].status, "HQS", "")

    async def appointment(self, tqid: Tqid) -> Appointment | None:
        async with self._call():
            if self.line_dead:
                raise line_dead("GetAppointmentByTQID")
            world = self.slots[tqid]
            if world.holder is None:
                return None
            person = world.holder
            if not self.names_holders:
                person = replace(person, identifier=replace(person.identifier, id=""), first_name="", last_name="")
            slot = world.slot
            return Appointment(slot.tqid, person, slot.provider, slot.facility, slot.start, slot.duration)

    async def referral_schedule(
        self, *, specialty: CodedText, insurer: CodedText | None, start: datetime, page: int, page_size: int
    ) -> ReferralPage:
        async with self._call():
            self.referral_calls.append((specialty, insurer, start, page))
            self._next_read("GetAppointmentsByReferralMap")
            free = [
                slot
                for slot in self.referral_slots
                if slot.start >= start
                and slot.provider.specialty == specialty
                and (slot.tqid not in self.slots or self.slots[slot.tqid].status == AppointmentStatus.FREE)
            ]
            part = Listed(free[(page - 1) * page_size : page * page_size], self.unreadable)
            return ReferralPage(part, page, -(-len(free) // page_size), len(free))

    async def referral_appointment(self, tqid: Tqid) -> Listed[Appointment]:
        async with self._call():
            self.papers_read.append(tqid)
            self._next_read("GetAppointmentRefferalByTQID")
            return Listed(self.papers.get(tqid, []))

    async def aclose(self) -> None:
        self.closed = True

    async def _write(self, operation: str, tqid: Tqid, execute: Callable[[], bool]) -> str | None:
        async with self._call():
            self.posts.append((operation, tqid))
            fault = self.writes.popleft() if self.writes else None
            if fault is None and self.line_dead:
                raise line_dead(operation)
            if fault is None:
                if not execute():
                    raise refused(operation)
                return f"r-{len(self.ledger)}"
            if fault.executed:
                execute()
            raise fault.error(operation)

    def _book(self, tqid: Tqid, person: Person) -> bool:
        world = self.slots[tqid]
        if world.status != AppointmentStatus.FREE:
            return False
        world.status, world.holder = AppointmentStatus.BOOKED, person
        self.ledger.append(Executed("book", tqid, person.identifier.id))
        return True

    def _free(self, tqid: Tqid, person_id: Identifier) -> bool:
        if self.holder(tqid) != person_id.id:
            return False
        world = self.slots[tqid]
        world.status, world.holder = AppointmentStatus.FREE, None
        self.ledger.append(Executed("cancel", tqid, person_id.id))
        return True

    def _next_read(self, operation: str) -> None:
        self.read_count += 1
        error = self.reads.popleft() if self.reads else None
        if self.line_dead:
            raise line_dead(operation)
        if error is not None:
            raise error


def _unexpected() -> Never:
    raise AssertionError("no use case calls this yet")
