"""The life of intents and of the bookings that they make or change."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from hqs_desktop.core.bookings import BookingFilter, BookingState, Intent, IntentKind, IntentState
from hqs_desktop.core.dates import TEHRAN
from hqs_desktop.core.errors import IllegalMoveError, JournalError, LiveIntentError
from hqs_desktop.core.model import Tqid
from hqs_desktop.desk.ports import Journal
from hqs_desktop.journal.store import SqlJournal
from tests.fakes.clock import START, FakeClock
from tests.journal.values import BOOKED_STATUS, DESK, KEY, REASON, WITHDRAWN_STATUS, person, request

ALL = BookingFilter()


async def book(journal: Journal, tqid: str = "1:AAAA-0001") -> int:
    intent = await journal.begin(IntentKind.BOOK, request(tqid), operator="op")
    await journal.mark_sent(intent.id)
    return (await journal.confirm(intent.id, request_id="r-1")).id


async def states(journal: Journal) -> list[BookingState]:
    return [booking.state for booking in await journal.bookings(ALL)]


async def test_booking_from_intent_to_confirmed(journal: SqlJournal, clock: FakeClock) -> None:
    port: Journal = journal
    begun_at = clock.now()
    intent = await port.begin(IntentKind.BOOK, request(), operator="op")
    assert (intent.kind, intent.state, intent.request, intent.operator) == (
        IntentKind.BOOK,
        IntentState.INTENT,
        request(),
        "op",
    )
    assert intent.created_at == intent.changed_at == begun_at
    assert await states(port) == [BookingState.UNRESOLVED]
    await clock.advance(1)
    await port.mark_sent(intent.id)
    (live,) = await port.live_intents()
    assert (live.id, live.state) == (intent.id, IntentState.SENT)
    assert live.changed_at == begun_at + timedelta(seconds=1)
    await clock.advance(1)
    booking = await port.confirm(intent.id, request_id="r-1")
    assert (booking.state, booking.request, booking.operator) == (BookingState.BOOKED, request(), "op")
    assert booking.booked_at == booking.changed_at == begun_at + timedelta(seconds=2)
    assert not booking.to_call
    assert await port.live_intents() == []
    assert await port.bookings(ALL) == [booking]
    assert await port.booking(Tqid("aaaa-0001")) == booking


@pytest.mark.parametrize("unknown", [False, True])
async def test_a_refused_booking_leaves_the_list(journal: SqlJournal, unknown: bool) -> None:  # noqa: FBT001
    intent = await journal.begin(IntentKind.BOOK, request(), operator="op")
    await journal.mark_sent(intent.id)
    if unknown:
        await journal.mark_unknown(intent.id, error="LineError")
        await journal.mark_unknown(intent.id, error="LineError")
        (live,) = await journal.live_intents()
        assert (live.state, live.error_text) == (IntentState.UNKNOWN, "LineError")
        assert await states(journal) == [BookingState.UNRESOLVED]
    await journal.refuse(intent.id, code=0, text="taken", request_id="r-2")
    assert await states(journal) == []
    assert await journal.booking(request().slot.tqid) is None
    assert await journal.live_intents() == []
    assert await journal.find_person(person().identifier) is None


async def test_after_a_lapse_the_slot_may_be_tried_again(journal: SqlJournal) -> None:
    first = await journal.begin(IntentKind.BOOK, request(), operator="op")
    await journal.lapse(first.id)
    assert await states(journal) == []
    second = await journal.begin(IntentKind.BOOK, request(), operator="op")
    assert second.id != first.id


async def test_a_slot_has_one_live_intent(journal: SqlJournal) -> None:
    await journal.begin(IntentKind.BOOK, request("1:AbC"), operator="op")
    for kind in IntentKind:
        with pytest.raises(LiveIntentError):
            await journal.begin(kind, request("aBc", patient=person("1")), operator="other", reason=REASON)
    await journal.begin(IntentKind.BOOK, request("1:other"), operator="op")
    assert len(await journal.live_intents()) == 2
    assert len(await journal.bookings(ALL)) == 2  # the refused begins left nothing behind


async def test_of_many_begins_at_once_one_wins(journal: SqlJournal, path: Path, clock: FakeClock) -> None:
    other = await SqlJournal.open(path, KEY, clock=clock, desk=DESK)
    results = await asyncio.gather(
        *((journal, other)[turn % 2].begin(IntentKind.BOOK, request(), operator=str(turn)) for turn in range(20)),
        return_exceptions=True,
    )
    begun = [result for result in results if isinstance(result, Intent)]
    assert len(begun) == 1
    assert sum(isinstance(result, LiveIntentError) for result in results) == 19
    assert await other.live_intents() == begun
    await other.close()


@pytest.mark.parametrize("fraction", [timedelta(0), timedelta(microseconds=5)])
async def test_what_was_given_up_after_a_doubt(journal: SqlJournal, fraction: timedelta) -> None:
    async def attempt(tqid: str, kind: IntentKind = IntentKind.BOOK, *, doubt: bool = True, hours: float = 24) -> int:
        wanted = request(tqid, hours=hours)
        wanted = replace(wanted, slot=replace(wanted.slot, start=wanted.slot.start + fraction))
        intent = await journal.begin(kind, wanted, operator="op", reason=REASON)
        await journal.mark_sent(intent.id)
        if doubt:
            await journal.mark_unknown(intent.id, error="LineError")
        return intent.id

    given_up = [await attempt("1:a"), await attempt("1:b", hours=10)]
    for number in (*given_up, await attempt("1:past", hours=9.9), await attempt("1:never-left", doubt=False)):
        await journal.lapse(number)
    given_up.append(await attempt("1:c", IntentKind.CANCEL))
    await journal.lapse(given_up[-1])
    given_up.append(await attempt("1:not-marked", doubt=False))
    await journal.lapse(given_up[-1], error="LineError")
    given_up.append(await attempt("1:taken"))
    await journal.refuse(given_up[-1], code=None, text="taken")
    await journal.confirm(await attempt("1:booked"))
    await attempt("1:open")
    found = await journal.given_up(START + timedelta(hours=10))
    assert [intent.id for intent in found] == given_up
    assert [intent.state for intent in found] == [IntentState.LAPSED] * 4 + [IntentState.REFUSED]
    assert await journal.given_up(START.astimezone(TEHRAN) + timedelta(hours=10)) == found


async def test_cancelling_what_was_booked_here(journal: SqlJournal, clock: FakeClock) -> None:
    booking_id = await book(journal)
    await clock.advance(60)
    intent = await journal.begin(IntentKind.CANCEL, request(), operator="boss", reason=REASON)
    assert intent.reason == REASON
    assert await states(journal) == [BookingState.CANCELLING]
    await journal.mark_sent(intent.id)
    cancelled = await journal.confirm(intent.id)
    assert (cancelled.id, cancelled.state, cancelled.cancel_reason) == (booking_id, BookingState.CANCELLED, REASON)
    assert cancelled.operator == "op"
    assert cancelled.changed_at == clock.now() == cancelled.booked_at + timedelta(seconds=60)
    assert await journal.bookings(ALL) == [cancelled]


@pytest.mark.parametrize("before", [BookingState.BOOKED, BookingState.WITHDRAWN, BookingState.CHANGED])
@pytest.mark.parametrize("end", ["refuse", "lapse"])
async def test_a_cancellation_that_fails_puts_the_booking_back(
    journal: SqlJournal, clock: FakeClock, before: BookingState, end: str
) -> None:
    booking_id = await book(journal)
    await journal.update_status(
        booking_id, status=WITHDRAWN_STATUS, state=before, checked_at=clock.now(), to_call=False
    )
    intent = await journal.begin(IntentKind.CANCEL, request(), operator="op", reason=REASON)
    await journal.mark_sent(intent.id)
    if end == "refuse":
        await journal.refuse(intent.id, code=7, text="no")
    else:
        await journal.lapse(intent.id)
    (booking,) = await journal.bookings(ALL)
    assert (booking.id, booking.state, booking.cancel_reason) == (booking_id, before, None)


async def test_cancelling_what_was_booked_elsewhere(journal: SqlJournal) -> None:
    intent = await journal.begin(IntentKind.CANCEL, request(), operator="op", reason=REASON)
    assert await states(journal) == []
    await journal.mark_sent(intent.id)
    booking = await journal.confirm(intent.id)
    assert (booking.state, booking.request, booking.cancel_reason) == (BookingState.CANCELLED, request(), REASON)
    assert await journal.bookings(ALL) == [booking]


async def test_cancelling_anothers_appointment_leaves_this_desks_booking(journal: SqlJournal) -> None:
    await book(journal)
    theirs = request(patient=person("1234567891"))
    intent = await journal.begin(IntentKind.CANCEL, theirs, operator="op", reason=REASON)
    await journal.mark_sent(intent.id)
    booking = await journal.confirm(intent.id)
    assert booking.request == theirs
    assert sorted(await states(journal)) == [BookingState.BOOKED, BookingState.CANCELLED]


async def test_leading_zeros_make_no_other_patient(journal: SqlJournal) -> None:
    booking_id = await book(journal)
    intent = await journal.begin(IntentKind.CANCEL, request(patient=person("84575948")), operator="op", reason=REASON)
    await journal.mark_sent(intent.id)
    assert (await journal.confirm(intent.id)).id == booking_id


async def test_a_slot_may_be_booked_again_after_its_cancellation(journal: SqlJournal) -> None:
    first = await book(journal)
    cancel = await journal.begin(IntentKind.CANCEL, request(), operator="op", reason=REASON)
    await journal.mark_sent(cancel.id)
    await journal.confirm(cancel.id)
    second = await book(journal)
    newest = await journal.booking(request().slot.tqid)
    assert newest is not None
    assert newest.id == second != first
    assert await states(journal) == [BookingState.CANCELLED, BookingState.BOOKED]


async def test_a_slot_that_passed_to_another_patient_stands_once(journal: SqlJournal, clock: FakeClock) -> None:
    first = await book(journal)
    elsewhere = await book(journal, "1:AAAA-0002")
    await journal.mark_told(first, at=clock.now())
    intent = await journal.begin(IntentKind.BOOK, request("aaaa-0001", patient=person("1234567891")), operator="op")
    await journal.mark_sent(intent.id)
    second = (await journal.confirm(intent.id)).id
    listed = {booking.id: booking for booking in await journal.bookings(ALL)}
    assert {number: booking.state for number, booking in listed.items()} == {
        first: BookingState.CHANGED,
        elsewhere: BookingState.BOOKED,
        second: BookingState.BOOKED,
    }
    assert (listed[first].to_call, listed[first].told_at, listed[first].changed_at) == (True, None, clock.now())


@pytest.mark.parametrize("end", ["confirm", "refuse", "lapse"])
async def test_nothing_comes_after_the_end(journal: SqlJournal, end: str) -> None:
    intent = await journal.begin(IntentKind.BOOK, request(), operator="op")
    with pytest.raises(IllegalMoveError, match="is intent and can't become"):
        await journal.confirm(intent.id)  # it was never sent
    with pytest.raises(IllegalMoveError, match="is intent and can't become"):
        await journal.mark_unknown(intent.id, error="x")
    await journal.mark_sent(intent.id)
    with pytest.raises(IllegalMoveError, match="is sent and can't become sent"):
        await journal.mark_sent(intent.id)
    if end == "confirm":
        await journal.confirm(intent.id)
    elif end == "refuse":
        await journal.refuse(intent.id, code=None, text="no")
    else:
        await journal.lapse(intent.id)
    before, ended = await journal.bookings(ALL), await journal.intent(intent.id)
    assert ended is not None
    assert ended.state.value.startswith(end)
    for again in (
        journal.mark_sent(intent.id),
        journal.mark_unknown(intent.id, error="x"),
        journal.confirm(intent.id),
        journal.refuse(intent.id, code=1, text="x"),
        journal.lapse(intent.id),
    ):
        with pytest.raises(IllegalMoveError, match=f"intent {intent.id} is"):
            await again
    assert (await journal.bookings(ALL), await journal.intent(intent.id)) == (before, ended)


async def test_what_is_not_there(journal: SqlJournal) -> None:
    with pytest.raises(IllegalMoveError, match="intent 99 is not there"):
        await journal.mark_sent(99)
    with pytest.raises(JournalError, match="no booking 99"):
        await journal.mark_told(99, at=None)
    assert await journal.booking(Tqid("1:none")) is None
    assert await journal.intent(99) is None


async def test_status_and_telling(journal: SqlJournal, clock: FakeClock) -> None:
    booking_id = await book(journal)

    async def check(state: BookingState, *, to_call: bool) -> tuple[BookingState, bool, bool]:
        await clock.advance(60)
        status = BOOKED_STATUS if state is BookingState.BOOKED else WITHDRAWN_STATUS
        booking = await journal.update_status(
            booking_id, status=status, state=state, checked_at=clock.now(), to_call=to_call
        )
        assert (booking.status, booking.status_checked_at) == (status, clock.now())
        assert await journal.bookings(ALL) == [booking]
        return booking.state, booking.to_call, booking.told_at is not None

    assert await check(BookingState.BOOKED, to_call=False) == (BookingState.BOOKED, False, False)
    assert await check(BookingState.WITHDRAWN, to_call=True) == (BookingState.WITHDRAWN, True, False)
    assert await check(BookingState.WITHDRAWN, to_call=False) == (BookingState.WITHDRAWN, True, False)
    told = await journal.mark_told(booking_id, at=clock.now())
    assert (told.to_call, told.told_at) == (False, clock.now())
    assert await check(BookingState.WITHDRAWN, to_call=True) == (BookingState.WITHDRAWN, False, True)
    back = await journal.mark_told(booking_id, at=None)
    assert (back.to_call, back.told_at) == (True, None)
    await journal.mark_told(booking_id, at=clock.now())
    assert await check(BookingState.CHANGED, to_call=True) == (BookingState.CHANGED, True, False)


async def test_a_check_does_not_overrule_a_write(journal: SqlJournal, clock: FakeClock) -> None:
    booking_id = await book(journal)
    intent = await journal.begin(IntentKind.CANCEL, request(), operator="op", reason=REASON)

    async def late_answer() -> BookingState:
        booking = await journal.update_status(
            booking_id, status=BOOKED_STATUS, state=BookingState.BOOKED, checked_at=clock.now(), to_call=True
        )
        assert booking.status == BOOKED_STATUS
        assert not booking.to_call
        return booking.state

    assert await late_answer() is BookingState.CANCELLING
    await journal.mark_sent(intent.id)
    await journal.confirm(intent.id)
    assert await late_answer() is BookingState.CANCELLED


async def test_an_error_text_that_no_database_takes(journal: SqlJournal) -> None:
    intent = await journal.begin(IntentKind.BOOK, request("1:x\ud800\0"), operator="op\ud83d")
    await journal.mark_sent(intent.id)
    (live,) = await journal.live_intents()
    assert live.request == request("1:x\ud800\0")
    await journal.refuse(intent.id, code=2**40, text="bad \udc00 text\0", request_id="\ud800")
    assert await journal.live_intents() == []
