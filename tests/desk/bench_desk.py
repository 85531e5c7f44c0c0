"""A desk to test: the use cases over the fakes, on a clock that stands still."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TypeVar

from hqs_desktop.core.bookings import Booking, BookingState, IntentKind
from hqs_desktop.core.model import Appointment, BookingRequest, Identifier, Person, Slot
from hqs_desktop.desk.cancel import Cancel
from hqs_desktop.desk.directory import Directory
from hqs_desktop.desk.find import FindSlots
from hqs_desktop.desk.readings import Readings
from hqs_desktop.desk.writing.writer import Outcome, WriteEvent, Writer
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import PATIENT_CANNOT_COME, FakeGateway, make_person, make_slot
from tests.fakes.journal import FakeJournal

T = TypeVar("T")


@dataclass
class Desk:
    """Slot 1 is free, for the patient of ``make_person()``."""

    clock: FakeClock = field(default_factory=FakeClock)
    gateway: FakeGateway = field(default_factory=FakeGateway)
    events: list[WriteEvent] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.journal = FakeJournal(self.clock)
        self.slot = make_slot(1, self.clock.now() + timedelta(days=2))
        self.person = make_person()
        self.gateway.add(self.slot)
        self.start_app()

    def start_app(self) -> None:
        """Use cases as after a start: nothing in memory, the journal and the gateway as they were."""
        self.writer = Writer(self.gateway, self.journal, self.clock, jitter=lambda: 0.0)
        self.find = FindSlots(
            self.gateway, self.journal, self.clock, Directory(self.journal), Readings(self.journal, self.clock)
        )
        self.cancelling = Cancel(self.writer, self.clock)
        self.writer.subscribe(self.events.append)

    @property
    def request(self) -> BookingRequest:
        return BookingRequest(self.slot, self.person)

    async def book(self, person: Person | None = None, slot: Slot | None = None) -> Outcome:
        request = BookingRequest(slot or self.slot, person or self.person)
        return await first_outcome(self.writer, request, lambda: self.writer.book(request, operator="operator"))

    async def cancel(self, slot: Slot | None = None) -> Outcome:
        booking = await self.journal.booking((slot or self.slot).tqid)
        assert booking is not None
        return await self.cancel_target(booking)

    async def cancel_target(self, target: Booking | Appointment, person_id: Identifier | None = None) -> Outcome:
        def act() -> None:
            self.cancelling.cancel(target, PATIENT_CANNOT_COME, "operator", person_id=person_id)

        return await first_outcome(self.writer, target, act)

    async def restart(self) -> None:
        await self.writer.aclose(timeout_seconds=0)
        self.start_app()
        await self.writer.resolve_pending()

    def last(self) -> Outcome:
        return self.events[-1].outcome

    @property
    def listed(self) -> list[BookingState]:
        return [booking.state for booking in self.journal.listed.values()]

    @property
    def booked(self) -> int:
        return sum(line.kind == "book" for line in self.gateway.ledger)


async def first_outcome(
    writer: Writer, target: BookingRequest | Booking | Appointment, act: Callable[[], None]
) -> Outcome:
    """What is told first of what ``act`` begins."""
    told: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()

    def hear(event: WriteEvent) -> None:
        match target:
            case BookingRequest():
                mine = (event.kind, event.request) == (IntentKind.BOOK, target)
            case Booking() | Appointment():
                mine = (event.kind, event.request.slot.tqid) == (IntentKind.CANCEL, target.tqid)
        if mine and not told.done():
            told.set_result(event.outcome)

    unsubscribe = writer.subscribe(hear)
    try:
        act()
        return await told
    finally:
        unsubscribe()


def start(coro: Coroutine[object, object, T]) -> asyncio.Task[T]:
    return asyncio.get_running_loop().create_task(coro)
