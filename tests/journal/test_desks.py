"""Several desks on one journal."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from hqs_desktop.core.bookings import BookingFilter, BookingState, IntentKind, IntentState
from hqs_desktop.core.errors import LiveIntentError
from hqs_desktop.core.model import BookingRequest
from hqs_desktop.desk.writing.writer import Done, Unknown, Writer
from hqs_desktop.journal.store import SqlJournal
from tests.desk.bench_desk import first_outcome, start
from tests.fakes.clock import START, FakeClock
from tests.fakes.gateway import FakeGateway, make_person, make_slot
from tests.journal.values import DESK, KEY, REASON, person, request


@pytest.fixture
async def other(journal: SqlJournal, path: Path, clock: FakeClock) -> AsyncIterator[SqlJournal]:
    """Another desk's journal on the file of the first."""
    assert journal
    opened = await SqlJournal.open(path, KEY, clock=clock, desk="other-desk")
    yield opened
    await opened.close()


async def test_a_desk_has_an_identity(path: Path, clock: FakeClock) -> None:
    with pytest.raises(ValueError, match="identity"):
        await SqlJournal.open(path, KEY, clock=clock, desk="")


async def test_a_desks_own_writes_are_what_it_has_to_take_up(journal: SqlJournal, other: SqlJournal) -> None:
    mine = await journal.begin(IntentKind.BOOK, request("1:a"), operator="op")
    theirs = await other.begin(IntentKind.CANCEL, request("1:b"), operator="op", reason=REASON)
    for one, intent in ((journal, mine), (other, theirs)):
        await one.mark_sent(intent.id)
        assert [(live.id, live.desk) for live in await one.live_intents()] == [(intent.id, intent.desk)]
        assert await one.given_up(START) == []
    for one, intent in ((journal, mine), (other, theirs)):
        await one.lapse(intent.id, error="LineError")
        assert [given_up.id for given_up in await one.given_up(START)] == [intent.id]
    assert (mine.desk, theirs.desk) == (DESK, "other-desk")


async def test_every_desk_sees_every_booking_and_who_made_it(journal: SqlJournal, other: SqlJournal) -> None:
    for one, tqid in ((journal, "1:a"), (other, "1:b")):
        intent = await one.begin(IntentKind.BOOK, request(tqid), operator="op")
        await one.mark_sent(intent.id)
        await one.confirm(intent.id)
    elsewhere = await other.begin(IntentKind.CANCEL, request("1:c"), operator="op", reason=REASON)
    await other.mark_sent(elsewhere.id)
    await other.confirm(elsewhere.id)
    cancelled = await other.begin(IntentKind.CANCEL, request("1:a"), operator="op", reason=REASON)
    await other.mark_sent(cancelled.id)
    await other.confirm(cancelled.id)
    listed = await journal.bookings(BookingFilter())
    assert [(one.tqid.key, one.desk, one.state) for one in listed] == [
        ("a", DESK, BookingState.CANCELLED),
        ("b", "other-desk", BookingState.BOOKED),
        ("c", "other-desk", BookingState.CANCELLED),
    ]
    assert await other.bookings(BookingFilter()) == listed


async def test_a_slot_has_one_live_intent_across_the_desks(journal: SqlJournal, other: SqlJournal) -> None:
    mine = await journal.begin(IntentKind.BOOK, request(), operator="op")
    for kind in IntentKind:
        with pytest.raises(LiveIntentError):
            await other.begin(kind, request(patient=person("1234567891")), operator="op", reason=REASON)
    await journal.lapse(mine.id)
    await other.begin(IntentKind.BOOK, request(), operator="op")


@pytest.mark.parametrize("state", [IntentState.INTENT, IntentState.SENT, IntentState.UNKNOWN])
async def test_a_desks_start_leaves_anothers_live_write_alone(
    journal: SqlJournal, other: SqlJournal, clock: FakeClock, state: IntentState
) -> None:
    intent = await journal.begin(IntentKind.BOOK, request(), operator="op")
    if state is not IntentState.INTENT:
        await journal.mark_sent(intent.id)
    if state is IntentState.UNKNOWN:
        await journal.mark_unknown(intent.id, error="LineError")
    before = await journal.intent(intent.id)
    gateway = FakeGateway()
    writer = Writer(gateway, other, clock)
    assert await writer.resolve_pending() == ()
    await clock.advance(120)
    await writer.aclose(0)
    assert await journal.intent(intent.id) == before
    assert gateway.read_count == 0


async def test_a_write_under_way_ends_as_if_no_other_desk_had_started(
    journal: SqlJournal, other: SqlJournal, clock: FakeClock
) -> None:
    gateway = FakeGateway()
    slot = make_slot(1, START)
    gateway.add(slot)
    gateway.held = asyncio.Event()
    first, second = Writer(gateway, journal, clock), Writer(gateway, other, clock)
    request = BookingRequest(slot, make_person())
    booking = start(first_outcome(first, request, lambda: first.book(request, operator="op")))
    async with asyncio.timeout(5):
        while not any(live.state is IntentState.SENT for live in await journal.live_intents()):  # noqa: ASYNC110  (a thread's)
            await asyncio.sleep(0)
    assert await second.resolve_pending() == ()
    gateway.held.set()
    assert isinstance(await booking, Done)
    assert second.pending == ()
    await first.aclose(0)
    await second.aclose(0)


async def test_the_same_desk_takes_its_writes_up_again(journal: SqlJournal, path: Path, clock: FakeClock) -> None:
    intent = await journal.begin(IntentKind.BOOK, request(), operator="op")
    await journal.mark_sent(intent.id)
    again = await SqlJournal.open(path, KEY, clock=clock, desk=DESK)
    writer = Writer(FakeGateway(), again, clock)
    (unknown,) = await writer.resolve_pending()
    assert isinstance(unknown, Unknown)
    assert unknown.intent.id == intent.id
    await writer.aclose(0)
    await again.close()
