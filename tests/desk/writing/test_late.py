"""Lost bookings that were given up and that the gateway executes afterwards, in the same run or a later one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from hqs_desktop.core.bookings import BookingState, IntentKind, IntentState
from hqs_desktop.core.model import Person, Slot
from hqs_desktop.desk.problems import ProblemKind
from hqs_desktop.desk.writing.writer import Done, NotSent, Refused, Unknown
from tests.desk.bench_desk import Desk
from tests.fakes.gateway import PATIENT_CANNOT_COME, Fault, line_dead, make_person, make_slot, not_connected, refused

OTHER = make_person("0499370899")
HOUR = 3600


@pytest.fixture
def desk() -> Desk:
    return Desk()


async def given_up(desk: Desk, slot: Slot | None = None) -> None:
    desk.gateway.writes.append(Fault(executed=False, error=line_dead))
    await desk.book(slot=slot)
    await desk.clock.advance(30)
    assert isinstance(desk.last(), NotSent)


@pytest.mark.parametrize("after", [1, 60, 200])
async def test_booking_executed_after_it_was_given_up_is_found(desk: Desk, after: int) -> None:
    await given_up(desk)
    await desk.clock.advance(after)
    desk.gateway.occupy(desk.slot, desk.person)
    await desk.clock.advance(210 - after)
    assert isinstance(desk.last(), Done)
    assert desk.listed == [BookingState.BOOKED]
    assert len(desk.gateway.posts) == 1


async def test_late_looks_grow_rare_and_end_with_the_visit(desk: Desk) -> None:
    await given_up(desk)
    counts = []
    for seconds in (300, 3300, 23 * HOUR, 24 * HOUR, 24 * HOUR):
        before = desk.gateway.read_count
        await desk.clock.advance(seconds)
        counts.append(desk.gateway.read_count - before)
    assert counts == [3, 3, 7, 7, 0]
    assert desk.clock.sleepers == 0


@pytest.mark.parametrize("restarted", [False, True])
@pytest.mark.parametrize("after", [600, 3 * HOUR, 48 * HOUR, 9 * 24 * HOUR])
async def test_booking_executed_long_after_it_was_given_up_is_found_before_the_visit(
    desk: Desk,
    after: int,
    restarted: bool,  # noqa: FBT001  (a case)
) -> None:
    slot = make_slot(7, desk.clock.now() + timedelta(days=10))
    desk.gateway.add(slot)
    await given_up(desk, slot)
    if restarted:
        await desk.restart()
    await desk.clock.advance(after)
    desk.gateway.occupy(slot, desk.person)
    await desk.clock.advance(min(after + 60, 4 * HOUR))
    assert isinstance(desk.last(), Done)
    assert (desk.listed, len(desk.gateway.posts), desk.clock.sleepers) == ([BookingState.BOOKED], 1, 0)


async def test_what_was_anothers_or_was_settled_by_phone_is_looked_at_as_long(desk: Desk) -> None:
    taken, settled = (make_slot(number, desk.clock.now() + timedelta(days=10)) for number in (7, 8))
    for slot in (taken, settled):
        desk.gateway.writes.append(Fault(executed=False, error=line_dead))
        desk.gateway.occupy(slot, OTHER if slot is taken else None, "2")
        await desk.book(slot=slot)
    await desk.clock.advance(31)
    (open_one,) = desk.writer.pending
    assert desk.writer.settle(open_one.intent.id, executed=False)
    await desk.clock.advance(3 * HOUR)
    await desk.restart()
    await desk.clock.advance(24 * HOUR)
    for slot in (taken, settled):
        desk.gateway.occupy(slot, desk.person)
    await desk.clock.advance(4 * HOUR + 60)
    assert desk.listed == [BookingState.BOOKED] * 2


async def test_hundreds_of_looks_keep_one_timer_and_few_calls_a_minute(desk: Desk) -> None:
    slots = [make_slot(number, desk.slot.start) for number in range(100, 400)]
    desk.gateway.add(*slots)
    for slot in slots:
        intent = await desk.journal.begin(IntentKind.BOOK, replace(desk.request, slot=slot), operator="")
        await desk.journal.mark_sent(intent.id)
        await desk.journal.lapse(intent.id, error="LineError")
    await desk.clock.advance(2 * HOUR)
    await desk.restart()
    desk.gateway.writes.append(Fault(executed=False, error=line_dead))
    await desk.book()
    await desk.clock.advance(30)
    desk.gateway.occupy(desk.slot, desk.person)
    await desk.clock.advance(40)
    assert isinstance(desk.last(), Done), "what is new does not wait for what is old"
    for _ in range(60):
        before = desk.gateway.read_count
        await desk.clock.advance(60)
        assert desk.gateway.read_count - before <= 13
        assert desk.clock.sleepers <= 1
    assert desk.gateway.read_count >= len(slots), "all of them had their look"


async def test_what_is_new_does_not_wait_for_the_rare_look_at_what_is_old(desk: Desk) -> None:
    old = make_slot(7, desk.slot.start)
    desk.gateway.add(old)
    await given_up(desk, old)
    await desk.clock.advance(12 * HOUR + 100)
    await given_up(desk)
    desk.gateway.occupy(desk.slot, desk.person)
    await desk.clock.advance(61)
    assert isinstance(desk.last(), Done)


async def test_a_clock_set_back_in_the_run_delays_no_look(desk: Desk) -> None:
    await given_up(desk)
    await desk.clock.advance(120)
    desk.gateway.occupy(desk.slot, desk.person)
    desk.clock.set_back(timedelta(days=1))
    await desk.clock.advance(240)
    assert isinstance(desk.last(), Done)


async def test_a_defect_in_one_look_ends_no_other(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    slots = [make_slot(number, desk.slot.start) for number in (2, 3)]
    desk.gateway.add(*slots)
    for slot in slots:
        await given_up(desk, slot)
    with monkeypatch.context() as patch:
        patch.setattr("hqs_desktop.desk.writing.verifier.read_slot", raise_defect)
        await desk.clock.advance(30)
    assert [record.getMessage() for record in caplog.records] == ["a write met OverflowError"]
    caplog.clear()
    for slot in slots:
        desk.gateway.occupy(slot, desk.person)
    await desk.clock.advance(300)
    assert [booking.tqid for booking in desk.journal.listed.values()] == [slots[0].tqid]


async def test_late_look_leaves_a_newer_attempt_alone(desk: Desk) -> None:
    await given_up(desk)
    assert isinstance(await desk.book(), Done)
    events = len(desk.events)
    await desk.clock.advance(300)
    assert (len(desk.events), desk.listed) == (events, [BookingState.BOOKED])


@pytest.mark.parametrize("method", ["begin", "mark_sent"])
async def test_late_look_without_a_journal_claims_nothing(desk: Desk, method: str) -> None:
    await given_up(desk)
    desk.gateway.occupy(desk.slot, desk.person)
    desk.journal.failing.add(method)
    await desk.clock.advance(300)
    assert isinstance(desk.last(), NotSent)
    assert not [intent for intent in desk.journal.intents.values() if intent.state.live]
    desk.journal.failing.clear()
    assert isinstance(await desk.book(), Done), "the next click finds it"


async def test_late_booking_that_can_not_be_recorded_is_shown_as_open(desk: Desk) -> None:
    await given_up(desk)
    desk.gateway.occupy(desk.slot, desk.person)
    desk.journal.failing.add("confirm")
    await desk.clock.advance(60)
    (pending,) = desk.writer.pending
    assert pending.problem.kind is ProblemKind.JOURNAL
    desk.journal.failing.clear()
    await desk.clock.advance(30)
    assert isinstance(desk.last(), Done)
    assert (desk.listed, desk.writer.pending) == ([BookingState.BOOKED], ())


async def test_another_patients_doubt_on_the_slot_does_not_end_the_looks(desk: Desk) -> None:
    await given_up(desk)
    desk.gateway.writes.append(Fault(executed=False, error=line_dead))
    desk.gateway.occupy(desk.slot, desk.person, "77")
    assert isinstance(await desk.book(OTHER), Unknown)
    await desk.clock.advance(29)
    desk.gateway.slots[desk.slot.tqid].status = "2"
    await desk.clock.advance(181)
    assert desk.listed == [BookingState.BOOKED]
    assert desk.gateway.holder(desk.slot.tqid) == desk.person.identifier.id


async def test_look_that_meets_a_dead_line_is_made_once_it_is_back(desk: Desk) -> None:
    await given_up(desk)
    desk.gateway.occupy(desk.slot, desk.person)
    desk.gateway.line_dead = True
    await desk.clock.advance(2 * HOUR)
    desk.gateway.line_dead = False
    await desk.clock.advance(HOUR)
    assert isinstance(desk.last(), Done)


@pytest.mark.parametrize("seen", [None, OTHER])
async def test_refusal_that_was_executed_while_the_status_lagged(desk: Desk, seen: Person | None) -> None:
    """An inner error of the gateway, in the guide's error form, after it had done its work."""
    desk.gateway.writes.append(Fault(executed=False, error=refused))
    desk.gateway.occupy(desk.slot, seen, "1")
    assert isinstance(await desk.book(), Refused)
    desk.gateway.occupy(desk.slot, desk.person)
    await desk.clock.advance(30)
    assert isinstance(desk.last(), Done)
    assert desk.listed == [BookingState.BOOKED]


async def test_slot_that_seemed_anothers_while_the_holder_lagged(desk: Desk) -> None:
    desk.gateway.writes.append(Fault(executed=True, error=line_dead))
    desk.gateway.reads.append(line_dead("GetAppointmentStatus"))
    assert isinstance(await desk.book(), Unknown)
    await desk.clock.advance(0)
    desk.gateway.occupy(desk.slot, OTHER)
    await desk.clock.advance(2)
    assert isinstance(desk.last(), Refused)
    desk.gateway.occupy(desk.slot, desk.person)
    await desk.clock.advance(30)
    assert isinstance(desk.last(), Done)


async def test_slot_that_the_gateway_no_longer_knows_holds_nobody_up(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await given_up(desk)
    monkeypatch.setattr(desk.gateway, "_next_read", raise_refusal)
    await desk.clock.advance(49 * HOUR)
    assert desk.clock.sleepers == 0


async def raise_defect(*_: object) -> None:
    raise OverflowError


def raise_refusal(operation: str) -> None:
    raise refused(operation)


@pytest.mark.parametrize("restarted", [False, True])
@pytest.mark.parametrize("error", [line_dead, refused])
async def test_cancellation_executed_after_it_was_given_up_is_found(
    desk: Desk,
    error: Callable[[str], Exception],
    restarted: bool,  # noqa: FBT001  (a case)
) -> None:
    assert isinstance(await desk.book(), Done)
    await desk.clock.advance(60)
    desk.gateway.writes.append(Fault(executed=False, error=error))
    await desk.cancel()
    await desk.clock.advance(30)
    assert desk.listed == [BookingState.BOOKED]
    if restarted:
        await desk.restart()
    desk.gateway.add(desk.slot)
    await desk.clock.advance(60)
    assert isinstance(desk.last(), Done)
    assert desk.listed == [BookingState.CANCELLED]
    assert desk.journal.listed[1].cancel_reason == PATIENT_CANNOT_COME
    assert len(desk.gateway.posts) == 2


async def test_what_became_of_a_booking_long_after_its_cancellation_failed_is_the_watchs_matter(desk: Desk) -> None:
    assert isinstance(await desk.book(), Done)
    await desk.clock.advance(60)
    desk.gateway.writes.append(Fault(executed=False, error=line_dead))
    await desk.cancel()
    await desk.clock.advance(2 * HOUR)
    desk.gateway.add(desk.slot)
    await desk.restart()
    await desk.clock.advance(300)
    assert desk.listed == [BookingState.BOOKED]


# After a restart


@pytest.mark.parametrize("after", [-1, 1, 100, 200])
async def test_booking_executed_after_a_restart_is_found(desk: Desk, after: int) -> None:
    await given_up(desk)
    if after < 0:
        desk.gateway.occupy(desk.slot, desk.person)
    await desk.restart()
    assert desk.writer.pending == ()
    desk.events.clear()
    await desk.clock.advance(max(after, 0))
    desk.gateway.occupy(desk.slot, desk.person)
    await desk.clock.advance(210 - after)
    (event,) = desk.events
    assert isinstance(event.outcome, Done)
    assert event.outcome.booking.operator == "operator"
    assert desk.listed == [BookingState.BOOKED]
    assert len(desk.gateway.posts) == 1


async def test_doubt_that_could_not_be_recorded_is_not_forgotten(desk: Desk) -> None:
    desk.gateway.writes.append(Fault(executed=False, error=line_dead))
    desk.journal.failing.add("mark_unknown")
    await desk.book()
    desk.journal.failing.clear()
    await desk.clock.advance(30)
    assert isinstance(desk.last(), NotSent)
    await desk.restart()
    desk.gateway.occupy(desk.slot, desk.person)
    await desk.clock.advance(30)
    assert isinstance(desk.last(), Done)


async def test_what_was_found_is_not_found_again(desk: Desk) -> None:
    await given_up(desk)
    desk.gateway.occupy(desk.slot, desk.person)
    await desk.restart()
    await desk.clock.advance(300)
    intents = len(desk.journal.intents)
    before = desk.gateway.read_count
    await desk.restart()
    await desk.clock.advance(300)
    assert (desk.gateway.read_count, len(desk.journal.intents)) == (before, intents)
    assert desk.listed == [BookingState.BOOKED]


async def test_over_the_night_one_look_is_enough(desk: Desk) -> None:
    await given_up(desk)
    await desk.writer.aclose(timeout_seconds=0)
    await desk.clock.advance(15 * HOUR)
    desk.gateway.occupy(desk.slot, desk.person)
    await desk.restart()
    before = desk.gateway.read_count
    await desk.clock.advance(0)
    assert isinstance(desk.last(), Done)
    assert desk.gateway.read_count - before == 1
    assert desk.clock.sleepers == 0


@pytest.mark.parametrize("days", [-1, 1])
async def test_a_clock_that_was_set_meanwhile_takes_no_look_away(desk: Desk, days: int) -> None:
    await given_up(desk)
    await desk.writer.aclose(timeout_seconds=0)
    desk.gateway.occupy(desk.slot, desk.person)
    await desk.clock.advance(days * 24 * HOUR)
    await desk.restart()
    await desk.clock.advance(0)
    assert isinstance(desk.last(), Done)


async def test_restart_while_the_line_is_dead(desk: Desk) -> None:
    slots = [make_slot(number, desk.slot.start) for number in range(2, 8)]
    desk.gateway.add(*slots)
    for slot in slots:
        await given_up(desk, slot)
    desk.gateway.line_dead = True
    await desk.restart()
    before = desk.gateway.read_count
    await desk.clock.advance(HOUR)
    assert desk.gateway.read_count - before <= 120, "at most one probe in 30 s"
    for slot in slots:
        desk.gateway.occupy(slot, desk.person)
    desk.gateway.line_dead = False
    await desk.clock.advance(HOUR)
    assert desk.listed == [BookingState.BOOKED] * len(slots)


def nothing(_: Desk) -> None: ...


def other_takes_it(desk: Desk) -> None:
    desk.gateway.occupy(desk.slot, OTHER)


@pytest.mark.parametrize("happens", [nothing, other_takes_it])
async def test_restart_finds_nothing_and_ends(desk: Desk, happens: Callable[[Desk], None]) -> None:
    await given_up(desk)
    await desk.restart()
    happens(desk)
    events = len(desk.events)
    await desk.clock.advance(49 * HOUR)
    assert (len(desk.events), desk.listed, desk.clock.sleepers) == (events, [], 0)


async def test_slot_that_was_anothers_for_a_while(desk: Desk) -> None:
    desk.gateway.writes.append(Fault(executed=False, error=line_dead))
    await desk.book()
    desk.gateway.occupy(desk.slot, OTHER)
    await desk.clock.advance(2)
    assert isinstance(desk.last(), Refused)
    await desk.restart()
    desk.gateway.occupy(desk.slot, desk.person)
    await desk.clock.advance(30)
    assert isinstance(desk.last(), Done)


async def test_refusal_of_yesterday_is_final(desk: Desk) -> None:
    desk.gateway.writes.append(Fault(executed=False, error=refused))
    assert isinstance(await desk.book(), Refused)
    await desk.writer.aclose(timeout_seconds=0)
    await desk.clock.advance(15 * HOUR)
    before = desk.gateway.read_count
    await desk.restart()
    await desk.clock.advance(300)
    assert desk.gateway.read_count == before


async def test_what_never_left_is_not_looked_at(desk: Desk) -> None:
    desk.gateway.writes.append(Fault(executed=False, error=not_connected))
    assert isinstance(await desk.book(), NotSent)
    desk.gateway.occupy(desk.slot, desk.person)  # the patient went elsewhere
    await desk.restart()
    await desk.clock.advance(300)
    assert (desk.gateway.read_count, desk.listed) == (0, [])


async def test_what_was_booked_since_is_not_looked_at(desk: Desk) -> None:
    await given_up(desk)
    assert isinstance(await desk.book(), Done)
    before = desk.gateway.read_count
    await desk.restart()
    await desk.clock.advance(300)
    assert (desk.gateway.read_count, desk.listed) == (before, [BookingState.BOOKED])


async def test_visit_that_is_over_is_not_looked_at(desk: Desk) -> None:
    await given_up(desk)
    await desk.writer.aclose(timeout_seconds=0)
    await desk.clock.advance(3 * 24 * HOUR)
    before = desk.gateway.read_count
    await desk.restart()
    await desk.clock.advance(300)
    assert desk.gateway.read_count == before


async def test_what_can_not_be_read_keeps_nothing_else_from_being_resolved(desk: Desk) -> None:
    desk.gateway.writes.append(Fault(executed=True, error=line_dead))
    await desk.book()
    desk.journal.failing.add("given_up")
    await desk.restart()
    await desk.clock.advance(0)
    assert isinstance(desk.last(), Done)


async def test_killed_while_it_is_being_written_down(desk: Desk) -> None:
    await given_up(desk)
    desk.gateway.occupy(desk.slot, desk.person)
    desk.journal.failing.add("confirm")
    await desk.restart()
    await desk.clock.advance(0)
    assert desk.journal.intents[2].state is IntentState.SENT
    desk.journal.failing.clear()
    await desk.restart()
    await desk.clock.advance(300)
    assert desk.listed == [BookingState.BOOKED]
    assert not [intent for intent in desk.journal.intents.values() if intent.state.live]
    assert len(desk.gateway.posts) == 1


async def test_a_newer_doubt_is_resolved_first(desk: Desk) -> None:
    await given_up(desk)
    await desk.clock.advance(300)
    desk.gateway.writes.append(Fault(executed=True, error=line_dead))
    desk.gateway.line_dead = True
    await desk.book()
    await desk.restart()
    desk.gateway.line_dead = False
    await desk.clock.advance(300)
    assert desk.listed == [BookingState.BOOKED]
    assert [intent.state for intent in desk.journal.intents.values()] == [IntentState.LAPSED, IntentState.CONFIRMED]


async def test_many_given_up_do_not_delay_a_doubt(desk: Desk) -> None:
    slots = [make_slot(number, desk.slot.start + timedelta(minutes=number)) for number in range(2, 22)]
    desk.gateway.add(*slots)
    for slot in slots:
        await given_up(desk, slot)
    intent = await desk.journal.begin(
        desk.journal.intents[1].kind, replace(desk.request, slot=desk.slot), operator="operator"
    )
    await desk.journal.mark_sent(intent.id)
    desk.gateway.most_running = 0
    await desk.restart()
    await desk.clock.advance(300)
    assert desk.gateway.most_running <= 4, "one late look, two calls, beside the doubt"
