"""A desk with a booking to move, over the fakes; it can be killed at any point and started anew."""

from dataclasses import replace
from datetime import timedelta

from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import BookingRequest
from hqs_desktop.core.moves import Move, MoveState
from hqs_desktop.desk.events import Event, MoveChanged
from hqs_desktop.desk.moving.mover import Mover
from hqs_desktop.desk.problems import ProblemKind
from hqs_desktop.desk.session import Session
from hqs_desktop.desk.writing.outcome import NotSent, Outcome, WriteEvent
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway, make_person, make_slot
from tests.fakes.journal import FakeJournal

REASON = CodedText("301", "HQS", "")


class MovingDesk:
    """``old`` stands at the gateway and in the list; the slot of ``request`` is free."""

    def __init__(self) -> None:
        self.clock = FakeClock()
        self.gateway = FakeGateway()
        self.journal = FakeJournal(self.clock)
        self.events: list[Event] = []
        now = self.clock.now()
        old, new = (make_slot(number, now + timedelta(days=number)) for number in (1, 2))
        person = make_person()
        self.request = BookingRequest(new, person)
        self.old = Booking(1, BookingRequest(old, person), BookingState.BOOKED, "Sara", now, now - timedelta(hours=1))
        self.journal.listed[1] = self.old
        self.gateway.occupy(old, person)
        self.gateway.add(new)
        self.start_app()

    def start_app(self) -> None:
        self.session = Session.over(self.gateway, self.journal, self.clock)
        self.session.events.subscribe(self.events.append)

    @property
    def mover(self) -> Mover:
        return self.session.mover

    def move(self, request: BookingRequest | None = None) -> None:
        self.session.mover.start(self.old, request or self.request, reason=REASON, operator="Sara")

    async def moved(self) -> None:
        self.move()
        await self.settle()

    async def settle(self) -> None:
        await self.clock.settle(60)

    async def pass_time(self, seconds: float) -> None:
        await self.clock.advance(seconds)
        await self.settle()

    async def kill(self) -> None:
        """Nothing in memory is left; what is not committed never was."""
        await self.session.watcher.aclose()
        await self.session.mover.aclose()
        await self.session.writer.aclose(timeout_seconds=0)

    async def restart(self) -> None:
        await self.kill()
        self.start_app()
        await self.session.writer.resolve_pending()
        await self.session.mover.begin()
        await self.settle()

    @property
    def state(self) -> MoveState:
        return self.journal.moves[max(self.journal.moves)].state

    @property
    def shown(self) -> list[Move]:
        return list(self.session.mover.to_see_to)

    @property
    def holders(self) -> tuple[bool, bool]:
        """Whether the patient has the old and the new slot, by the gateway."""
        mine = self.old.person.identifier.id
        return self.gateway.holder(self.old.tqid) == mine, self.gateway.holder(self.request.slot.tqid) == mine

    @property
    def posts(self) -> list[str]:
        ends = {self.old.tqid: "old", self.request.slot.tqid: "new"}
        return [f"{operation} {ends[tqid]}" for operation, tqid in self.gateway.posts]

    @property
    def told(self) -> list[MoveState]:
        return [event.move.state for event in self.events if isinstance(event, MoveChanged)]

    def outcomes(self) -> list[Outcome]:
        return [event.outcome for event in self.events if isinstance(event, WriteEvent)]

    def not_sent(self) -> list[ProblemKind]:
        return [outcome.problem.kind for outcome in self.outcomes() if isinstance(outcome, NotSent)]

    def change_old(self, state: BookingState) -> None:
        self.journal.listed[1] = replace(self.journal.listed[1], state=state)
