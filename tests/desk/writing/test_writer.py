"""The state machine of writes: every kind of reply, every kind of doubt, every way to be interrupted."""

import asyncio
import logging
from dataclasses import replace
from datetime import timedelta

import pytest

from hqs_desktop.core.bookings import BookingState, IntentKind, IntentState
from hqs_desktop.core.errors import (
    BadReplyError,
    HttpStatusError,
    ProxyError,
    SignInError,
    TlsError,
    TokenRejectedError,
    VaultError,
)
from hqs_desktop.core.model import BookingRequest, Person
from hqs_desktop.desk.problems import ProblemKind
from hqs_desktop.desk.writing.writer import Done, NotSent, Outcome, Refused, Unknown, WriteEvent
from tests.desk.bench_desk import Desk, start
from tests.fakes.gateway import Fault, line_dead, make_person, make_slot, not_connected, refused

OTHER = make_person("0499370899")


@pytest.fixture
def desk() -> Desk:
    return Desk()


async def booked(desk: Desk) -> None:
    assert isinstance(await desk.book(), Done)
    await desk.clock.advance(60)
    desk.gateway.posts.clear()


def kind_of(outcome: Outcome) -> ProblemKind:
    assert not isinstance(outcome, Done)
    return outcome.problem.kind


async def test_booking_is_confirmed_and_listed(desk: Desk) -> None:
    outcome = await desk.book()
    assert isinstance(outcome, Done)
    assert (outcome.request_id, outcome.booking.state) == ("r-1", BookingState.BOOKED)
    assert desk.gateway.holder(desk.slot.tqid) == desk.person.identifier.id
    assert desk.events == [WriteEvent(IntentKind.BOOK, desk.request, outcome)]


async def test_intent_is_on_disk_before_a_byte_leaves(desk: Desk) -> None:
    desk.gateway.held = asyncio.Event()
    task = start(desk.book())
    await desk.clock.settle()
    assert [intent.state for intent in desk.journal.intents.values()] == [IntentState.SENT]
    assert desk.gateway.ledger == []
    desk.gateway.held.set()
    assert isinstance(await task, Done)


async def test_cancelling_frees_the_slot(desk: Desk) -> None:
    await booked(desk)
    outcome = await desk.cancel()
    assert isinstance(outcome, Done)
    assert outcome.booking.state is BookingState.CANCELLED
    assert desk.gateway.holder(desk.slot.tqid) is None


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (not_connected, ProblemKind.LINE),
        (lambda operation: TlsError("expired", operation=operation), ProblemKind.TLS),
        (lambda operation: ProxyError("407", operation=operation), ProblemKind.PROXY),
        (lambda _: SignInError("no", oauth_error="invalid_grant"), ProblemKind.SIGN_IN),
        (lambda _: line_dead("token"), ProblemKind.LINE),
        (lambda _: VaultError("no secret"), ProblemKind.VAULT),
    ],
)
async def test_what_never_left_lapses_at_once_and_may_be_tried_again(
    desk: Desk, error: object, kind: ProblemKind
) -> None:
    assert callable(error)
    desk.gateway.writes.append(Fault(executed=False, error=error))
    outcome = await desk.book()
    assert isinstance(outcome, NotSent)
    assert outcome.problem.kind is kind
    assert desk.journal.intents[1].state is IntentState.LAPSED
    assert isinstance(await desk.book(), Done)
    assert len(desk.gateway.posts) == 2, "nothing may be sent again by itself"


DOUBTS = [
    line_dead,
    lambda operation: BadReplyError("HTML", operation=operation),
    lambda operation: HttpStatusError("500", operation=operation, http_status=500),
    lambda operation: TokenRejectedError("401", operation=operation, http_status=401),
    lambda _: RuntimeError("a defect of the client"),
]


@pytest.mark.parametrize("error", DOUBTS)
async def test_lost_reply_of_an_executed_booking_is_found(
    desk: Desk, error: object, caplog: pytest.LogCaptureFixture
) -> None:
    assert callable(error)
    desk.gateway.writes.append(Fault(executed=True, error=error))
    outcome = await desk.book()
    assert isinstance(outcome, Unknown)
    assert outcome.problem.kind is ProblemKind.UNKNOWN_OUTCOME
    assert outcome.intent.state is IntentState.UNKNOWN
    await desk.clock.advance(0)
    assert isinstance(desk.last(), Done)
    assert desk.booked == 1
    assert desk.writer.pending == ()
    caplog.clear()


@pytest.mark.parametrize("error", DOUBTS)
async def test_lost_reply_of_an_unexecuted_booking_lapses_after_thirty_seconds(
    desk: Desk, error: object, caplog: pytest.LogCaptureFixture
) -> None:
    assert callable(error)
    desk.gateway.writes.append(Fault(executed=False, error=error))
    assert isinstance(await desk.book(), Unknown)
    assert kind_of(await desk.book()) is ProblemKind.LIVE_INTENT
    await desk.clock.advance(29)
    assert len(desk.writer.pending) == 1
    await desk.clock.advance(1)
    assert isinstance(desk.last(), NotSent)
    assert kind_of(desk.last()) is ProblemKind.NOT_EXECUTED
    assert isinstance(await desk.book(), Done)
    assert desk.booked == 1
    caplog.clear()


async def test_verification_keeps_the_schedule(desk: Desk) -> None:
    desk.gateway.writes.append(Fault(executed=False, error=line_dead))
    await desk.book()
    await desk.clock.advance(30)
    assert desk.clock.slept[:5] == [0, 2, 3, 10, 15]
    assert desk.gateway.read_count == 5


async def test_another_patient_on_the_slot_means_taken(desk: Desk) -> None:
    desk.gateway.writes.append(Fault(executed=False, error=line_dead))
    await desk.book()
    desk.gateway.occupy(desk.slot, OTHER)
    await desk.clock.advance(2)
    assert isinstance(desk.last(), Refused)
    assert kind_of(desk.last()) is ProblemKind.TAKEN
    assert desk.journal.intents[1].state is IntentState.REFUSED


async def test_a_slot_booked_by_nobody_says_whom_stays_unknown_and_says_so(desk: Desk) -> None:
    desk.gateway.names_holders = False
    desk.gateway.writes.append(Fault(executed=True, error=line_dead))
    await desk.book()
    await desk.clock.advance(600)
    assert isinstance(desk.last(), Unknown)
    assert kind_of(desk.last()) is ProblemKind.NOT_NAMED
    assert [unknown.problem.kind for unknown in desk.writer.pending] == [ProblemKind.NOT_NAMED]
    assert len(desk.events) == 3, "told when the reason changes, and that it is beyond proof, not at every read"
    desk.gateway.names_holders = True
    await desk.clock.advance(40)
    assert isinstance(desk.last(), Done)


async def test_a_status_that_lags_does_not_lapse_a_booking(desk: Desk) -> None:
    desk.gateway.writes.append(Fault(executed=True, error=line_dead))
    await desk.book()
    desk.gateway.slots[desk.slot.tqid].status = "1"
    await desk.clock.advance(300)
    assert isinstance(desk.last(), Unknown), "free, yet ours: contradictory, so nothing is claimed"
    desk.gateway.slots[desk.slot.tqid].status = "2"
    await desk.clock.advance(31)
    assert isinstance(desk.last(), Done)


async def test_a_status_that_the_guide_does_not_know_proves_nothing(desk: Desk) -> None:
    desk.gateway.writes.append(Fault(executed=False, error=line_dead))
    await desk.book()
    desk.gateway.slots[desk.slot.tqid].status = "77"
    await desk.clock.advance(300)
    assert isinstance(desk.last(), Unknown)


async def test_agreement_starts_anew_after_a_disagreeing_read(desk: Desk) -> None:
    desk.gateway.writes.append(Fault(executed=False, error=line_dead))
    await desk.book()
    await desk.clock.advance(2)
    desk.gateway.slots[desk.slot.tqid].status = "77"
    await desk.clock.advance(3)
    desk.gateway.slots[desk.slot.tqid].status = "1"
    await desk.clock.advance(25)
    assert isinstance(desk.last(), Unknown), "15 and 30 agree, over 15 s only"
    await desk.clock.advance(30)
    assert isinstance(desk.last(), NotSent)


async def test_failed_reads_neither_agree_nor_disagree(desk: Desk) -> None:
    desk.gateway.writes.append(Fault(executed=False, error=line_dead))
    desk.gateway.reads.extend([None, line_dead("7"), None, line_dead("7"), None])
    await desk.book()
    await desk.clock.advance(30)
    assert isinstance(desk.last(), NotSent)


async def test_a_refused_read_of_the_booking_names_nobody(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async def no_booking(_: object) -> None:
        raise refused("GetAppointmentByTQID", "not found")

    monkeypatch.setattr(desk.gateway, "appointment", no_booking)
    desk.gateway.writes.append(Fault(executed=False, error=line_dead))
    await desk.book()
    await desk.clock.advance(30)
    assert isinstance(desk.last(), NotSent)


async def test_dead_line_is_probed_at_most_every_thirty_seconds_by_all_together(desk: Desk) -> None:
    slots = [make_slot(number, desk.slot.start) for number in range(2, 6)]
    desk.gateway.add(*slots)
    desk.gateway.line_dead = True
    for slot in slots:
        assert isinstance(await desk.book(slot=slot), Unknown)
    await desk.clock.advance(60)
    before = desk.gateway.read_count
    await desk.clock.advance(3600)
    assert 110 <= desk.gateway.read_count - before <= 120
    desk.gateway.line_dead = False
    await desk.clock.advance(150)
    assert desk.writer.pending == ()
    assert {intent.state for intent in desk.journal.intents.values()} == {IntentState.LAPSED}


# Refusals


async def test_refusal_is_final_with_its_words(desk: Desk) -> None:
    desk.gateway.writes.append(Fault(executed=False, error=lambda operation: refused(operation, "quota is full")))
    outcome = await desk.book()
    assert isinstance(outcome, Refused)
    assert (outcome.problem.kind, outcome.problem.detail) == (ProblemKind.REFUSED, "quota is full")
    assert outcome.problem.request_id == "r-refused"
    assert not outcome.needs_another_slot
    intent = desk.journal.intents[1]
    assert (intent.state, intent.error_text, intent.request_id) == (IntentState.REFUSED, "quota is full", "r-refused")


async def test_refusal_stands_when_the_reason_cannot_be_read(desk: Desk) -> None:
    desk.gateway.occupy(desk.slot, OTHER)
    desk.gateway.reads.append(line_dead("GetAppointmentStatus"))
    outcome = await desk.book()
    assert isinstance(outcome, Refused)
    assert outcome.problem.kind is ProblemKind.REFUSED


@pytest.mark.parametrize("holder", [OTHER, None])
async def test_slot_taken_meanwhile(desk: Desk, holder: Person | None) -> None:
    desk.gateway.occupy(desk.slot, holder)
    outcome = await desk.book()
    assert isinstance(outcome, Refused)
    assert outcome.problem.kind is ProblemKind.TAKEN
    assert outcome.needs_another_slot
    near, far = (make_slot(number, desk.slot.start + timedelta(hours=number)) for number in (2, 9))
    desk.gateway.add(far, near)
    assert await desk.find.nearest_free(desk.slot) == [near, far]


async def test_refusal_of_a_slot_that_is_ours_is_a_success(desk: Desk) -> None:
    """The gateway executed an earlier attempt long after it was given up."""
    desk.gateway.occupy(desk.slot, desk.person)
    outcome = await desk.book()
    assert isinstance(outcome, Done)
    assert outcome.booking.state is BookingState.BOOKED


async def test_refused_cancellation_of_a_standing_booking(desk: Desk) -> None:
    await booked(desk)
    desk.gateway.writes.append(Fault(executed=False, error=refused))
    outcome = await desk.cancel()
    assert kind_of(outcome) is ProblemKind.REFUSED
    assert desk.listed == [BookingState.BOOKED]


async def test_refused_cancellation_of_what_is_gone_is_verified_slowly(desk: Desk) -> None:
    await booked(desk)
    desk.gateway.slots[desk.slot.tqid].holder = None
    desk.gateway.slots[desk.slot.tqid].status = "1"
    assert isinstance(await desk.cancel(), Unknown)
    await desk.clock.advance(29)
    assert isinstance(desk.last(), Unknown), "one read must not overrule the gateway's no"
    await desk.clock.advance(1)
    assert isinstance(desk.last(), Done)


async def test_refused_cancellation_of_what_is_gone_is_as_doubtful_after_a_restart(desk: Desk) -> None:
    await booked(desk)
    desk.gateway.add(desk.slot)
    assert isinstance(await desk.cancel(), Unknown)
    await desk.restart()
    await desk.clock.advance(29)
    assert isinstance(desk.last(), Unknown)
    await desk.clock.advance(1)
    assert isinstance(desk.last(), Done)


# Cancellations in doubt


@pytest.mark.parametrize(
    ("status", "holder"), [("1", None), ("4", "ours"), ("5", "ours"), ("6", "ours"), ("2", "other"), ("3", "other")]
)
async def test_lost_reply_of_a_cancellation_that_took_place(desk: Desk, status: str, holder: str | None) -> None:
    await booked(desk)
    desk.gateway.writes.append(Fault(executed=True, error=line_dead))
    assert isinstance(await desk.cancel(), Unknown)
    person = {"ours": desk.person, "other": OTHER, None: None}[holder]
    desk.gateway.occupy(desk.slot, person, status)
    await desk.clock.advance(0)
    assert isinstance(desk.last(), Done)
    assert desk.listed == [BookingState.CANCELLED]


async def test_lost_reply_of_a_cancellation_whose_booking_lingers_in_operation_8(desk: Desk) -> None:
    await booked(desk)
    desk.gateway.writes.append(Fault(executed=True, error=line_dead))
    await desk.cancel()
    desk.gateway.slots[desk.slot.tqid].holder = desk.person
    await desk.clock.advance(29)
    assert isinstance(desk.last(), Unknown)
    await desk.clock.advance(1)
    assert isinstance(desk.last(), Done)


@pytest.mark.parametrize("named", [True, False])
async def test_lost_reply_of_a_cancellation_that_did_not_take_place(desk: Desk, named: bool) -> None:  # noqa: FBT001
    await booked(desk)
    desk.gateway.names_holders = named
    desk.gateway.writes.append(Fault(executed=False, error=line_dead))
    assert isinstance(await desk.cancel(), Unknown)
    await desk.clock.advance(30)
    assert isinstance(desk.last(), NotSent)
    assert desk.listed == [BookingState.BOOKED]
    assert isinstance(await desk.cancel(), Done)


async def test_lost_cancellation_of_a_booking_so_fresh_that_its_status_lags(desk: Desk) -> None:
    assert isinstance(await desk.book(), Done)
    desk.gateway.writes.append(Fault(executed=False, error=line_dead))
    desk.gateway.add(desk.slot)
    assert isinstance(await desk.cancel(), Unknown)
    await desk.clock.advance(10)
    desk.gateway.occupy(desk.slot, desk.person)
    await desk.clock.advance(60)
    assert isinstance(desk.last(), NotSent)
    assert desk.listed == [BookingState.BOOKED]


# Once only


async def test_fifty_double_clicks_make_one_post(desk: Desk) -> None:
    outcomes = await asyncio.gather(*(desk.book() for _ in range(50)))
    assert all(isinstance(outcome, Done) for outcome in outcomes)
    assert len(desk.gateway.posts) == 1


async def test_clicks_after_the_end_are_told_so(desk: Desk) -> None:
    await booked(desk)
    assert kind_of(await desk.book()) is ProblemKind.ALREADY_BOOKED
    desk.gateway.reads.append(line_dead("GetAppointmentStatus"))
    assert kind_of(await desk.book()) is ProblemKind.ALREADY_BOOKED
    assert isinstance(await desk.cancel(), Done)
    assert kind_of(await desk.cancel()) is ProblemKind.ALREADY_CANCELLED
    assert len(desk.gateway.posts) == 1


async def test_what_was_freed_elsewhere_may_be_booked_anew(desk: Desk) -> None:
    await booked(desk)
    desk.gateway.add(desk.slot)
    assert isinstance(await desk.book(), Done)
    assert desk.listed == [BookingState.CHANGED, BookingState.BOOKED], "one visit, listed as standing once"


async def test_enter_that_repeats_while_the_status_lags_changes_nothing(desk: Desk) -> None:
    assert isinstance(await desk.book(), Done)
    desk.gateway.slots[desk.slot.tqid].status = "1"
    assert kind_of(await desk.book()) is ProblemKind.ALREADY_BOOKED
    assert (desk.listed, len(desk.gateway.posts)) == ([BookingState.BOOKED], 1)


async def test_blanks_around_a_status_are_not_its_meaning(desk: Desk) -> None:
    await booked(desk)
    desk.gateway.slots[desk.slot.tqid].status = " 1 "
    assert kind_of(await desk.book()) is not ProblemKind.ALREADY_BOOKED
    assert isinstance(await desk.cancel(), Unknown)


async def test_slot_that_passed_to_another_patient_is_listed_as_standing_once(desk: Desk) -> None:
    await booked(desk)
    desk.gateway.add(desk.slot)
    assert isinstance(await desk.book(OTHER), Done)
    assert desk.listed == [BookingState.CHANGED, BookingState.BOOKED]
    assert [booking.to_call for booking in desk.journal.listed.values()] == [True, False]


async def test_click_while_another_patients_doubt_is_being_cleared(desk: Desk) -> None:
    """The doubt ends between this click's looks at the journal: the same visit must not be listed twice."""
    await booked(desk)
    desk.gateway.writes.append(Fault(executed=False, error=line_dead))
    await desk.book(OTHER)
    await desk.book()
    await desk.clock.advance(0)
    assert desk.listed == [BookingState.BOOKED]


async def test_what_was_booked_elsewhere_again_may_be_cancelled_again(desk: Desk) -> None:
    await booked(desk)
    assert isinstance(await desk.cancel(), Done)
    desk.gateway.occupy(desk.slot, desk.person)
    assert isinstance(await desk.cancel(), Done)
    desk.gateway.reads.append(line_dead("GetAppointmentStatus"))
    assert kind_of(await desk.cancel()) is ProblemKind.ALREADY_CANCELLED


async def test_two_patients_on_one_slot_at_once(desk: Desk) -> None:
    first, second = await asyncio.gather(desk.book(), desk.book(OTHER))
    assert isinstance(first, Done)
    assert kind_of(second) is ProblemKind.LIVE_INTENT
    assert len(desk.gateway.posts) == 1


async def test_outside_the_booking_window_nothing_is_written_down(desk: Desk) -> None:
    now = desk.clock.now()
    for slot in (replace(desk.slot, booking_opens=now + timedelta(hours=1)), replace(desk.slot, booking_closes=now)):
        assert kind_of(await desk.book(slot=slot)) is ProblemKind.WINDOW_CLOSED
    assert desk.journal.intents == {}


# Interruptions


async def test_caller_that_goes_away_loses_nothing(desk: Desk) -> None:
    desk.gateway.held = asyncio.Event()
    task = start(desk.book())
    await desk.clock.settle()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    desk.gateway.held.set()
    await desk.clock.settle()
    assert isinstance(desk.last(), Done)
    assert desk.journal.intents[1].state is IntentState.CONFIRMED


async def test_closing_waits_for_a_write_that_ends_in_time(desk: Desk) -> None:
    desk.gateway.held = asyncio.Event()
    task = start(desk.book())
    await desk.clock.settle()
    closing = start(desk.writer.aclose())
    await desk.clock.settle()
    desk.gateway.held.set()
    await closing
    assert isinstance(await task, Done)
    assert kind_of(await desk.book(OTHER)) is ProblemKind.NOT_CONNECTED


@pytest.mark.parametrize("executed", [True, False])
async def test_killed_in_mid_write_is_resolved_at_the_next_start(desk: Desk, executed: bool) -> None:  # noqa: FBT001
    desk.gateway.held = asyncio.Event()
    killed = start(desk.book())
    await desk.clock.settle()
    await desk.writer.aclose(timeout_seconds=0)
    killed.cancel()
    assert desk.journal.intents[1].state is IntentState.SENT
    desk.gateway.held = None
    if executed:
        desk.gateway.occupy(desk.slot, desk.person)
    desk.start_app()
    assert [unknown.intent.id for unknown in await desk.writer.resolve_pending()] == [1]
    await desk.writer.resolve_pending()  # once more changes nothing
    await desk.clock.advance(30)
    assert isinstance(desk.last(), Done if executed else NotSent)
    assert desk.gateway.posts == [("SetAppointment", desk.slot.tqid)] * len(desk.gateway.posts)


async def test_intent_that_never_left_lapses_at_the_next_start(desk: Desk) -> None:
    await desk.journal.begin(IntentKind.BOOK, desk.request, operator="")
    assert await desk.writer.resolve_pending() == ()
    assert kind_of(desk.last()) is ProblemKind.NOT_EXECUTED
    assert isinstance(await desk.book(), Done)


async def test_whoever_listens_after_the_start_hears_every_end(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for slot in (desk.slot, make_slot(2, desk.slot.start)):
        intent = await desk.journal.begin(IntentKind.BOOK, replace(desk.request, slot=slot), operator="")
        await desk.journal.mark_sent(intent.id)
        desk.gateway.occupy(slot, desk.person)
    mark_unknown = desk.journal.mark_unknown

    async def slowly(intent_id: int, *, error: str) -> None:
        await desk.clock.settle()
        await mark_unknown(intent_id, error=error)

    monkeypatch.setattr(desk.journal, "mark_unknown", slowly)
    await desk.writer.resolve_pending()
    desk.events.clear()
    await desk.clock.advance(0)
    assert [type(event.outcome) for event in desk.events] == [Done, Done]


async def test_unknown_outcome_survives_a_restart(desk: Desk) -> None:
    desk.gateway.writes.append(Fault(executed=True, error=line_dead))
    desk.gateway.line_dead = True
    await desk.book()
    await desk.clock.advance(100)
    await desk.restart()
    await desk.clock.advance(100)
    assert isinstance(desk.last(), Unknown)
    desk.gateway.line_dead = False
    await desk.clock.advance(31)
    assert isinstance(desk.last(), Done)


# The journal's own trouble


@pytest.mark.parametrize("method", ["begin", "bookings", "mark_sent"])
async def test_nothing_is_sent_without_a_journal(desk: Desk, method: str) -> None:
    desk.journal.failing.add(method)
    outcome = await desk.book()
    assert isinstance(outcome, NotSent)
    assert outcome.problem.kind is ProblemKind.JOURNAL
    assert desk.gateway.posts == []
    desk.journal.failing.clear()
    assert isinstance(await desk.book(), Done)


@pytest.mark.parametrize("method", ["begin", "bookings", "mark_sent"])
async def test_a_defect_before_sending_sends_nothing_and_shuts_no_slot(
    desk: Desk, method: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise OverflowError

    with monkeypatch.context() as patch:
        patch.setattr(desk.journal, method, broken)
        outcome = await desk.book()
    assert isinstance(outcome, NotSent)
    assert (outcome.problem.kind, outcome.problem.detail) == (ProblemKind.INTERNAL, "OverflowError")
    assert desk.gateway.posts == []
    assert isinstance(await desk.book(), Done)
    caplog.clear()


async def test_success_that_could_not_be_recorded_is_recorded_later(desk: Desk) -> None:
    desk.journal.failing.add("confirm")
    outcome = await desk.book()
    assert isinstance(outcome, Unknown)
    assert outcome.problem.kind is ProblemKind.JOURNAL
    await desk.clock.advance(60)
    desk.journal.failing.clear()
    await desk.clock.advance(30)
    assert isinstance(desk.last(), Done)
    assert desk.writer.pending == ()


@pytest.mark.parametrize(("method", "error", "end"), [("refuse", refused, Refused), ("lapse", not_connected, NotSent)])
async def test_end_that_could_not_be_recorded_is_told_and_recorded_later(
    desk: Desk, method: str, error: object, end: type[Outcome]
) -> None:
    assert callable(error)
    desk.gateway.writes.append(Fault(executed=False, error=error))
    desk.journal.failing.add(method)
    assert isinstance(await desk.book(), end)
    assert desk.journal.intents[1].state is IntentState.SENT
    desk.journal.failing.clear()
    await desk.clock.advance(30)
    assert not desk.journal.intents[1].state.live
    assert isinstance(desk.last(), end)


async def test_doubt_that_could_not_be_recorded_is_verified_all_the_same(desk: Desk) -> None:
    desk.gateway.writes.append(Fault(executed=True, error=line_dead))
    desk.journal.failing.add("mark_unknown")
    assert isinstance(await desk.book(), Unknown)
    await desk.clock.advance(0)
    assert isinstance(desk.last(), Done)


# What has ended otherwise already, by another start of the program, say


async def sent(desk: Desk, *, then: Fault | None = None) -> "asyncio.Task[Outcome]":
    """A booking whose bytes are on their way."""
    desk.gateway.writes.append(then)
    desk.gateway.held = asyncio.Event()
    task = start(desk.book())
    await desk.clock.settle()
    assert desk.journal.intents[1].state is IntentState.SENT
    return task


async def end_of(desk: Desk, task: "asyncio.Task[Outcome]") -> Outcome:
    assert desk.gateway.held is not None
    desk.gateway.held.set()
    return await task


def complaints(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Those since it was asked last."""
    found = [record.getMessage() for record in caplog.records if "can't become" in record.getMessage()]
    caplog.clear()
    return found


async def test_what_the_journal_holds_as_done_is_done(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    task = await sent(desk, then=Fault(executed=False, error=not_connected))
    await desk.journal.confirm(1, request_id="r-other")
    outcome = await end_of(desk, task)
    assert outcome == Done(desk.journal.listed[1], "r-other")
    assert desk.last() == outcome
    assert len(complaints(caplog)) == 1
    await desk.clock.advance(600)
    assert complaints(caplog) == []
    assert desk.clock.sleepers == 0


async def test_what_was_done_though_the_journal_says_no_is_found_and_listed(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    task = await sent(desk)
    await desk.journal.lapse(1)
    outcome = await end_of(desk, task)
    assert isinstance(outcome, NotSent)
    assert kind_of(outcome) is ProblemKind.ENDED_OTHERWISE
    await desk.clock.settle()
    assert isinstance(desk.last(), Done)
    assert (desk.listed, desk.booked, len(desk.gateway.posts)) == ([BookingState.BOOKED], 1, 1)
    assert len(complaints(caplog)) == 1
    assert desk.clock.sleepers == 0


@pytest.mark.parametrize("refusing", [False, True])
async def test_a_doubt_that_the_journal_ended_meanwhile_is_asked_for_no_more(
    desk: Desk,
    caplog: pytest.LogCaptureFixture,
    refusing: bool,  # noqa: FBT001
) -> None:
    desk.gateway.writes.append(Fault(executed=False, error=line_dead))
    assert isinstance(await desk.book(), Unknown)
    if refusing:
        await desk.journal.refuse(1, code=7, text="no")
    else:
        await desk.journal.lapse(1)
    await desk.clock.advance(60)
    assert isinstance(desk.last(), Refused if refusing else NotSent)
    assert kind_of(desk.last()) is ProblemKind.ENDED_OTHERWISE
    assert desk.writer.pending == ()
    await desk.clock.advance(3600)
    assert len(complaints(caplog)) == 1
    assert desk.clock.sleepers == 0


async def test_the_journal_is_asked_for_the_end_until_it_tells(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    task = await sent(desk, then=Fault(executed=False, error=not_connected))
    await desk.journal.confirm(1)
    desk.journal.failing.add("intent")
    assert isinstance(await end_of(desk, task), NotSent)
    await desk.clock.advance(90)
    assert complaints(caplog) == []
    desk.journal.failing.clear()
    await desk.clock.advance(30)
    assert isinstance(desk.last(), Done)
    assert len(complaints(caplog)) == 1


async def test_a_doubt_that_had_ended_before_it_could_be_written_down(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    task = await sent(desk, then=Fault(executed=True, error=line_dead))
    await desk.journal.confirm(1)
    assert isinstance(await end_of(desk, task), Unknown)
    await desk.clock.advance(60)
    assert isinstance(desk.last(), Done)
    assert (desk.writer.pending, desk.listed) == ((), [BookingState.BOOKED])
    assert len(complaints(caplog)) == 1


async def test_a_start_goes_on_where_a_write_has_ended_since_it_was_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(2):
        slot = make_slot(number + 1, desk.slot.start)
        desk.gateway.add(slot)
        intent = await desk.journal.begin(IntentKind.BOOK, BookingRequest(slot, desk.person), operator="op")
        if number:
            await desk.journal.mark_sent(intent.id)
    read = await desk.journal.live_intents()
    for intent in read:
        await desk.journal.lapse(intent.id)

    async def stale() -> object:
        return read

    monkeypatch.setattr(desk.journal, "live_intents", stale)
    assert await desk.writer.resolve_pending() == ()
    assert desk.events == []


async def test_a_defect_after_sending_leaves_it_in_doubt(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise OverflowError

    with monkeypatch.context() as patch:
        patch.setattr(desk.journal, "confirm", broken)
        assert isinstance(await desk.book(), Unknown)
    await desk.clock.advance(1)
    assert isinstance(desk.last(), Done)
    assert len(desk.gateway.posts) == 1
    caplog.clear()


# Listeners


async def test_whoever_hears_of_an_end_may_ask_again_at_once(desk: Desk) -> None:
    heard: list[type[Outcome]] = []

    def again(event: WriteEvent) -> None:
        heard.append(type(event.outcome))
        if isinstance(event.outcome, NotSent) and len(heard) < 3:
            desk.writer.book(event.request, operator="operator")

    desk.writer.subscribe(again)
    desk.gateway.writes.extend([Fault(executed=False, error=not_connected)] * 2)
    desk.writer.book(desk.request, operator="operator")
    await desk.clock.settle(100)
    assert heard == [NotSent, NotSent, Done]


async def test_what_is_told_after_a_doubt_says_so(desk: Desk) -> None:
    desk.gateway.writes.append(Fault(executed=False, error=line_dead))
    await desk.book()
    await desk.clock.advance(31)
    assert [(type(event.outcome), event.after_doubt) for event in desk.events] == [(Unknown, False), (NotSent, True)]


async def test_other_details_for_the_same_slot_are_no_second_click(desk: Desk) -> None:
    first, second = await asyncio.gather(desk.book(), desk.book(replace(desk.person, mobile="09120000000")))
    assert isinstance(first, Done)
    assert kind_of(second) is ProblemKind.LIVE_INTENT
    assert len(desk.gateway.posts) == 1


async def test_listener_that_fails_or_leaves_disturbs_nobody(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    def broken(_: WriteEvent) -> None:
        raise ValueError("0012345679")

    desk.writer.subscribe(broken)
    left: list[WriteEvent] = []
    unsubscribe = desk.writer.subscribe(left.append)
    unsubscribe()
    unsubscribe()
    assert isinstance(await desk.book(), Done)
    assert (len(desk.events), left) == (1, [])
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == [
        "a write met ValueError"
    ]
    caplog.clear()
