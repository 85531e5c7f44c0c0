"""Refusals that explain themselves: what the gateway says of the slot afterwards is listed, and told in its words."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from hqs_desktop.core.bookings import Booking, BookingState, IntentState
from hqs_desktop.core.model import Identifier, Person
from hqs_desktop.desk.bookings import DeskList
from hqs_desktop.desk.problems import ProblemKind
from hqs_desktop.desk.watching import Watch
from hqs_desktop.desk.writing.writer import Done, NotSent, Outcome, Refused, Unknown
from tests.desk.bench_desk import Desk
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import Fault, line_dead, make_person, make_slot, refused
from tests.fakes.lagging import LaggingGateway

OTHER = make_person("0499370899")
FOREIGNER = Person(Identifier("A12345678", "NAJA", "NAJA", "Passport_ID"), first_name="Reza", last_name="Karimi")


@pytest.fixture
async def desk() -> Desk:
    """A desk with a booking, made a minute ago."""
    desk = Desk()
    assert isinstance(await desk.book(), Done)
    await desk.clock.advance(60)
    desk.events.clear()
    return desk


def kind_of(outcome: Outcome) -> ProblemKind:
    assert isinstance(outcome, Refused | NotSent)
    return outcome.problem.kind


def booking(desk: Desk) -> Booking:
    return desk.journal.listed[1]


async def to_call(desk: Desk) -> list[int]:
    return [one.id for one in await DeskList(desk.journal, desk.clock).whom_to_call()]


def holders(desk: Desk) -> dict[str, Person | None]:
    return {"ours": desk.person, "other": OTHER, "foreigner": FOREIGNER, "nobody": None}


EXPLAINED = [
    ("5", "ours", ProblemKind.WITHDRAWN, BookingState.WITHDRAWN),
    ("5", "nobody", ProblemKind.WITHDRAWN, BookingState.WITHDRAWN),
    (" 5", "other", ProblemKind.WITHDRAWN, BookingState.WITHDRAWN),
    ("2", "other", ProblemKind.GIVEN_AWAY, BookingState.CHANGED),
    ("2", "foreigner", ProblemKind.GIVEN_AWAY, BookingState.CHANGED),
    ("3", "other", ProblemKind.GIVEN_AWAY, BookingState.CHANGED),
    ("3", "ours", ProblemKind.VISITED, BookingState.VISITED),
]


@pytest.mark.parametrize(("status", "holder", "kind", "state"), EXPLAINED)
async def test_cancellation_that_others_came_before(
    desk: Desk, status: str, holder: str, kind: ProblemKind, state: BookingState
) -> None:
    desk.gateway.occupy(desk.slot, holders(desk)[holder], status)
    desk.gateway.writes.append(Fault(executed=False, error=refused))
    outcome = await desk.cancel()
    assert kind_of(outcome) is kind
    assert [event.outcome for event in desk.events] == [outcome], "told once, and not before it is listed"
    assert desk.listed == [state]
    assert await to_call(desk) == ([] if state is BookingState.VISITED else [1])
    found = booking(desk).status
    assert found is not None
    assert booking(desk).status_checked_at == desk.clock.now()
    assert desk.journal.intents[2].state is IntentState.REFUSED
    reads = desk.gateway.read_count
    await desk.clock.advance(3600)
    assert desk.gateway.read_count == reads, "what is explained is not asked for again"


@pytest.mark.parametrize(("status", "holder", "kind", "state"), EXPLAINED)
async def test_reading_that_fails_at_first_is_made_later(
    desk: Desk, status: str, holder: str, kind: ProblemKind, state: BookingState
) -> None:
    desk.gateway.occupy(desk.slot, holders(desk)[holder], status)
    desk.gateway.writes.append(Fault(executed=False, error=refused))
    desk.gateway.reads.append(line_dead("GetAppointmentStatus"))
    assert kind_of(await desk.cancel()) is ProblemKind.REFUSED
    assert desk.listed == [BookingState.BOOKED]
    await desk.clock.advance(61)
    assert kind_of(desk.last()) is kind
    assert desk.listed == [state]


@pytest.mark.parametrize("restarted", [False, True])
async def test_reason_that_could_not_be_listed_is_found_again(
    desk: Desk,
    restarted: bool,  # noqa: FBT001  (a case)
) -> None:
    desk.gateway.occupy(desk.slot, OTHER)
    desk.journal.failing.add("update_status")
    assert kind_of(await desk.cancel()) is ProblemKind.GIVEN_AWAY
    assert desk.listed == [BookingState.BOOKED]
    desk.journal.failing.clear()
    if restarted:
        await desk.restart()
    await desk.clock.advance(31)
    assert (desk.listed, await to_call(desk)) == ([BookingState.CHANGED], [1])


async def test_end_that_could_not_be_recorded_keeps_its_reason(desk: Desk) -> None:
    desk.gateway.occupy(desk.slot, OTHER)
    desk.journal.failing.add("refuse")
    assert kind_of(await desk.cancel()) is ProblemKind.GIVEN_AWAY
    desk.journal.failing.clear()
    await desk.clock.advance(31)
    assert (desk.listed, await to_call(desk)) == ([BookingState.CHANGED], [1])


@pytest.mark.parametrize("status", ["4", "6", "1"])
@pytest.mark.parametrize("restarted", [False, True])
async def test_cancellation_that_was_done_and_answered_as_an_error(
    desk: Desk,
    status: str,
    restarted: bool,  # noqa: FBT001  (a case)
) -> None:
    """As the guide's own sample 5: isError true, errorCode 0, Result true."""
    desk.gateway.writes.append(Fault(executed=True, error=refused))
    desk.gateway.slots[desk.slot.tqid].status = status
    desk.gateway.slots[desk.slot.tqid].holder = None
    assert isinstance(await desk.cancel(), Unknown)
    if restarted:
        await desk.restart()
    await desk.clock.advance(29)
    assert isinstance(desk.last(), Unknown), "one read must not overrule the gateway's no"
    await desk.clock.advance(1)
    assert isinstance(desk.last(), Done)
    assert (desk.listed, await to_call(desk)) == ([BookingState.CANCELLED], [])


async def test_refused_cancellation_that_seemed_done_and_was_not(desk: Desk) -> None:
    desk.gateway.writes.append(Fault(executed=False, error=lambda operation: refused(operation, "no such reason")))
    desk.gateway.slots[desk.slot.tqid].status = "4"
    assert isinstance(await desk.cancel(), Unknown)
    desk.gateway.slots[desk.slot.tqid].status = "2"
    await desk.clock.advance(61)
    outcome = desk.last()
    assert isinstance(outcome, Refused), "it did reach the gateway, which said no"
    assert (outcome.problem.kind, outcome.problem.detail) == (ProblemKind.REFUSED, "no such reason")
    assert desk.listed == [BookingState.BOOKED]


async def test_refused_cancellation_that_seemed_done_and_was_withdrawn(desk: Desk) -> None:
    desk.gateway.writes.append(Fault(executed=False, error=refused))
    desk.gateway.slots[desk.slot.tqid].status = "4"
    assert isinstance(await desk.cancel(), Unknown)
    desk.gateway.slots[desk.slot.tqid].status = "5"
    await desk.clock.advance(61)
    assert kind_of(desk.last()) is ProblemKind.WITHDRAWN
    assert (desk.listed, await to_call(desk)) == ([BookingState.WITHDRAWN], [1])


@pytest.mark.parametrize(("status", "named"), [("2", True), ("2", False), ("3", False), ("77", True), ("", True)])
async def test_what_explains_nothing_leaves_the_refusal_as_it_came(
    desk: Desk,
    status: str,
    named: bool,  # noqa: FBT001  (a case)
) -> None:
    desk.gateway.names_holders = named
    desk.gateway.slots[desk.slot.tqid].status = status
    desk.gateway.writes.append(Fault(executed=False, error=refused))
    assert kind_of(await desk.cancel()) is ProblemKind.REFUSED
    assert desk.listed == [BookingState.BOOKED]
    before = desk.gateway.read_count
    await desk.clock.advance(24 * 3600)
    assert desk.gateway.read_count - before == 7, "looked at again for an hour"
    assert desk.listed == [BookingState.BOOKED]


async def test_who_was_told_of_the_withdrawal_is_not_called_again(desk: Desk) -> None:
    desk.gateway.slots[desk.slot.tqid].status = "5"
    await Watch(desk.gateway, desk.journal, desk.clock).check()
    await DeskList(desk.journal, desk.clock).mark_told(1)
    await desk.clock.advance(60)
    assert kind_of(await desk.cancel()) is ProblemKind.WITHDRAWN
    assert (desk.listed, await to_call(desk)) == ([BookingState.WITHDRAWN], [])


async def test_cancelling_what_was_booked_elsewhere_lists_nothing(desk: Desk) -> None:
    slot = make_slot(9, desk.slot.start)
    desk.gateway.occupy(slot, desk.person)
    appointment = await desk.gateway.appointment(slot.tqid)
    assert appointment is not None
    desk.gateway.slots[slot.tqid].status = "5"
    outcome = await desk.cancel_target(appointment)
    assert kind_of(outcome) is ProblemKind.WITHDRAWN
    assert desk.listed == [BookingState.BOOKED]


# The slot that passed to another patient


async def test_first_patient_may_be_booked_again_and_is_told_the_truth(desk: Desk) -> None:
    desk.gateway.occupy(desk.slot, OTHER)
    assert kind_of(await desk.cancel()) is ProblemKind.GIVEN_AWAY
    await desk.clock.advance(60)
    assert kind_of(await desk.book()) is ProblemKind.TAKEN
    desk.gateway.add(desk.slot)
    assert isinstance(await desk.book(), Done)
    assert desk.listed == [BookingState.CHANGED, BookingState.BOOKED]


@pytest.mark.parametrize("holder", [OTHER, FOREIGNER])
async def test_enter_on_a_slot_that_passed_to_another_unseen(desk: Desk, holder: Person) -> None:
    """Nobody has cancelled or watched: the list still says booked."""
    desk.gateway.occupy(desk.slot, holder)
    assert kind_of(await desk.book()) is ProblemKind.TAKEN
    assert (desk.listed, await to_call(desk)) == ([BookingState.CHANGED], [1])


async def test_enter_on_a_slot_that_the_doctor_withdrew(desk: Desk) -> None:
    desk.gateway.slots[desk.slot.tqid].status = "5"
    assert kind_of(await desk.book()) is ProblemKind.SLOT_WITHDRAWN
    assert (desk.listed, await to_call(desk)) == ([BookingState.WITHDRAWN], [1])


@pytest.mark.parametrize("holder", [OTHER, None])
async def test_cancelling_again_what_is_anothers_by_now(desk: Desk, holder: Person | None) -> None:
    assert isinstance(await desk.cancel(), Done)
    desk.gateway.occupy(desk.slot, holder)
    await desk.clock.advance(60)
    posts = len(desk.gateway.posts)
    outcome = await desk.cancel()
    if holder is OTHER:
        assert kind_of(outcome) is ProblemKind.ALREADY_CANCELLED
        assert len(desk.gateway.posts) == posts
    assert desk.listed == [BookingState.CANCELLED]


# Bookings


@pytest.mark.parametrize("holder", ["nobody", "other", "ours"])
async def test_booking_of_a_slot_that_was_withdrawn_meanwhile(desk: Desk, holder: str) -> None:
    slot = make_slot(9, desk.slot.start)
    desk.gateway.occupy(slot, holders(desk)[holder], "5")
    outcome = await desk.book(slot=slot)
    assert kind_of(outcome) is ProblemKind.SLOT_WITHDRAWN
    assert isinstance(outcome, Refused)
    assert outcome.needs_another_slot


async def test_refusal_of_a_slot_that_nobody_says_whose_it_is_may_be_ours(desk: Desk) -> None:
    slot = make_slot(9, desk.slot.start)
    desk.gateway.add(slot)
    desk.gateway.names_holders = False
    desk.gateway.writes.append(Fault(executed=True, error=refused))
    assert kind_of(await desk.book(slot=slot)) is ProblemKind.TAKEN
    desk.gateway.names_holders = True
    await desk.clock.advance(31)
    assert isinstance(desk.last(), Done)


@pytest.mark.parametrize("other_name", [("Reza", "Karimi"), ("Sample", "Patient")])
async def test_lost_booking_of_a_slot_held_under_another_kind_of_identifier(
    desk: Desk, other_name: tuple[str, str]
) -> None:
    slot = make_slot(9, desk.slot.start)
    first, last = other_name
    desk.gateway.occupy(slot, replace(FOREIGNER, first_name=first, last_name=last))
    desk.gateway.writes.append(Fault(executed=False, error=line_dead))
    await desk.book(slot=slot)
    await desk.clock.advance(40)
    if first == "Reza":
        assert kind_of(desk.last()) is ProblemKind.TAKEN
        assert desk.writer.pending == ()
    else:
        (pending,) = desk.writer.pending
        assert (pending.problem.kind, pending.by_hand) == (ProblemKind.NOT_NAMED, True), "it may be ours"


# A gateway whose reads lag behind


@dataclass
class Lagging(Desk):
    clock: FakeClock = field(default_factory=FakeClock)

    def __post_init__(self) -> None:
        self.gateway: LaggingGateway = LaggingGateway(clock=self.clock)
        super().__post_init__()


async def test_reading_that_may_be_older_than_the_booking_explains_nothing() -> None:
    """Withdrawn from, or held by, the patient before ours: so the gateway's copy still says."""
    desk = Lagging()
    desk.gateway.occupy(desk.slot, OTHER)
    desk.gateway.note()
    await desk.clock.advance(60)
    desk.gateway.add(desk.slot)
    desk.gateway.note()
    assert isinstance(await desk.book(), Done)
    desk.gateway.note()
    desk.gateway.writes.append(Fault(executed=False, error=refused))
    assert isinstance(await desk.cancel(), Unknown)
    await desk.clock.advance(61)
    assert kind_of(desk.last()) is ProblemKind.REFUSED
    assert (desk.listed, await to_call(desk)) == ([BookingState.BOOKED], [])


def withdraw(desk: Desk) -> None:
    desk.gateway.slots[desk.slot.tqid].status = "5"


def give_away(desk: Desk) -> None:
    desk.gateway.occupy(desk.slot, OTHER)


@pytest.mark.parametrize(("happens", "state"), [(withdraw, BookingState.WITHDRAWN), (give_away, BookingState.CHANGED)])
async def test_what_the_reads_do_not_show_yet_is_found_later(
    happens: Callable[[Desk], None], state: BookingState
) -> None:
    desk = Lagging()
    assert isinstance(await desk.book(), Done)
    desk.gateway.note()
    await desk.clock.advance(60)
    happens(desk)
    desk.gateway.note()
    desk.gateway.writes.append(Fault(executed=False, error=refused))
    assert kind_of(await desk.cancel()) is ProblemKind.REFUSED
    await desk.clock.advance(31)
    assert (desk.listed, await to_call(desk)) == ([state], [1])
