"""I1 to I3 over random sequences: clicks, faults, rivals, dead lines and journals, restarts, late deeds, lags.

The gateway's ledger is the judge.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.bookings import BookingState, IntentKind, IntentState
from hqs_desktop.core.errors import BadReplyError, HttpStatusError, TokenRejectedError
from hqs_desktop.core.model import Person
from hqs_desktop.desk.writing.writer import Done, NotSent, Outcome, Refused, Unknown
from tests.desk.bench_desk import Desk
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import Executed, Fault, line_dead, make_person, not_connected, refused
from tests.fakes.lagging import LaggingGateway

PEOPLE = (make_person(), make_person("0499370899"))
RIVAL = make_person("0012345696")


def _error(kind: int, operation: str) -> Exception:
    match kind:
        case 0:
            return line_dead(operation)
        case 1:
            return BadReplyError("HTML", operation=operation)
        case 2:
            return HttpStatusError("502", operation=operation, http_status=502)
        case _:
            return TokenRejectedError("401", operation=operation, http_status=401)


LOST = st.builds(
    lambda executed, kind: Fault(executed, lambda operation: _error(kind, operation)), st.booleans(), st.integers(0, 3)
)
CLEAR = st.sampled_from([None, Fault(False, not_connected), Fault(False, refused)])
JOURNAL = ("begin", "mark_sent", "mark_unknown", "confirm", "refuse", "lapse", "bookings", "update_status")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("book"), st.sampled_from(PEOPLE), LOST | CLEAR),
        st.tuples(st.just("cancel"), st.none(), LOST | CLEAR),
        st.tuples(st.sampled_from(["line", "rival", "restart", "double", "late"]), st.none(), st.none()),
        st.tuples(st.just("journal"), st.sets(st.sampled_from(JOURNAL)), st.none()),
        st.tuples(st.just("wait"), st.sampled_from([1, 7, 29, 31, 90]), st.none()),
    ),
    max_size=14,
)


@dataclass
class Story:
    """Plays the steps and checks after each what the screen would claim."""

    desk: Desk = field(default_factory=Desk)
    unexecuted: set[int] = field(default_factory=set)  # lost requests that the gateway may still come round to

    async def play(self, steps: list[tuple[str, object, Fault | None]]) -> None:
        for name, what, fault in steps:
            await self.step(name, what, fault)
            if isinstance(self.desk.gateway, LaggingGateway):
                self.desk.gateway.note()
        self.desk.gateway.line_dead = False
        self.desk.journal.failing.clear()
        self.desk.gateway.writes.clear()
        await self.desk.clock.advance(400)
        await self.desk.restart()
        await self.desk.clock.advance(400)
        self.check_the_end()
        await self.desk.writer.aclose()

    async def step(self, name: str, what: object, fault: Fault | None) -> None:
        desk = self.desk
        match name:
            case "book":
                assert isinstance(what, Person)
                await self.write(IntentKind.BOOK, what, fault)
            case "cancel":
                await self.write(IntentKind.CANCEL, None, fault)
            case "double":
                first, second = await asyncio.gather(desk.book(PEOPLE[0]), desk.book(PEOPLE[0]))
                assert first == second
            case "line":
                desk.gateway.line_dead = not desk.gateway.line_dead
            case "rival":
                self.come_or_go()
            case "journal":
                assert isinstance(what, set)
                desk.journal.failing = what
            case "restart":
                desk.journal.failing.clear()  # else there is no start at all
                await desk.restart()
            case "late":
                self.execute_late()
            case _:
                assert isinstance(what, int)
                await desk.clock.advance(what)

    def come_or_go(self) -> None:
        """A rival takes the slot if it is free, or gives it back."""
        world = self.desk.gateway.slots[self.desk.slot.tqid]
        if world.holder is None:
            world.status, world.holder = AppointmentStatus.BOOKED, RIVAL
        elif world.holder is RIVAL:
            world.status, world.holder = AppointmentStatus.FREE, None

    def execute_late(self) -> None:
        """The gateway comes round to a booking that this desk gave up, unless it has done it before."""
        desk = self.desk
        given_up = [
            intent
            for intent in desk.journal.intents.values()
            if (intent.kind, intent.state) == (IntentKind.BOOK, IntentState.LAPSED) and intent.id in self.unexecuted
        ]
        if given_up and desk.gateway.slots[desk.slot.tqid].status == AppointmentStatus.FREE:
            self.unexecuted.remove(given_up[-1].id)
            person = given_up[-1].request.person
            desk.gateway.occupy(desk.slot, person)
            desk.gateway.ledger.append(Executed("book", desk.slot.tqid, person.identifier.id))

    async def write(self, kind: IntentKind, person: Person | None, fault: Fault | None) -> None:
        desk = self.desk
        executed, posts = len(desk.gateway.ledger), len(desk.gateway.posts)
        desk.gateway.writes.append(fault)
        if kind is IntentKind.BOOK:
            outcome = await desk.book(person)
        elif desk.journal.listed:
            outcome = await desk.cancel()
        else:
            outcome = None
        desk.gateway.writes.clear()
        assert len(desk.gateway.posts) - posts <= 1
        if isinstance(outcome, Unknown) and len(desk.gateway.ledger) == executed and len(desk.gateway.posts) > posts:
            self.unexecuted.add(outcome.intent.id)
        if outcome is not None:
            self.check_claim(kind, person, outcome, executed=len(desk.gateway.ledger) > executed)

    def check_claim(self, kind: IntentKind, person: Person | None, outcome: Outcome, *, executed: bool) -> None:
        """I3, at the moment of the click."""
        holder = self.desk.gateway.holder(self.desk.slot.tqid)
        match outcome:
            case Done() if kind is IntentKind.BOOK:
                assert person is not None
                assert holder == person.identifier.id
            case Done():
                assert holder != outcome.booking.person.identifier.id
            case Refused() | NotSent():
                assert not executed
            case Unknown():
                assert any(unknown.intent.id == outcome.intent.id for unknown in self.desk.writer.pending)

    def check_the_end(self) -> None:
        """With the gateway back: everything is resolved, and the list says what the gateway's world says."""
        desk = self.desk
        assert desk.writer.pending == ()
        assert not [intent for intent in desk.journal.intents.values() if intent.state.live]
        assert len(desk.gateway.posts) <= len(desk.journal.intents)
        assert len(desk.gateway.ledger) <= len(desk.gateway.posts)
        standing = [
            booking.person.identifier.id
            for booking in desk.journal.listed.values()
            if booking.state is BookingState.BOOKED
        ]
        holder = desk.gateway.holder(desk.slot.tqid)
        ours = [] if holder in {None, RIVAL.identifier.id} else [holder]
        assert standing == ours
        unsettled = {BookingState.UNRESOLVED, BookingState.CANCELLING}
        assert not unsettled & {booking.state for booking in desk.journal.listed.values()}


def lagging() -> Desk:
    clock = FakeClock()
    return Desk(clock=clock, gateway=LaggingGateway(clock=clock))


BOOKED, LOST_BOOKING = ("book", PEOPLE[0], None), ("book", PEOPLE[0], Fault(False, line_dead))
CANCELLED, CANCELLED_NOT = ("cancel", None, None), ("cancel", None, Fault(False, line_dead))
HALF_A_MINUTE = ("wait", 31, None)


@pytest.mark.parametrize("make", [Desk, lagging])
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(steps=[BOOKED, CANCELLED_NOT, ("restart", None, None)])
@example(steps=[BOOKED, ("wait", 7, None), CANCELLED, LOST_BOOKING])
@example(steps=[BOOKED, HALF_A_MINUTE, CANCELLED, ("book", PEOPLE[0], Fault(False, refused))])
@example(steps=[BOOKED, CANCELLED_NOT, ("restart", None, None), ("journal", {"bookings"}, None), BOOKED])
@example(steps=[LOST_BOOKING, HALF_A_MINUTE, BOOKED, HALF_A_MINUTE, CANCELLED, ("restart", None, None)])
@given(steps=STEPS)
def test_every_write_is_executed_at_most_once_and_ends_as_the_ledger_says(
    make: Callable[[], Desk],
    steps: list[tuple[str, object, Fault | None]],
) -> None:
    async def run() -> None:
        await Story(make()).play(steps)

    asyncio.run(run())
