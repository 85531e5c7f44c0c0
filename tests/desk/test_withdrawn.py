"""What was withdrawn, joined with the journal: whom it hits, who is not ours, and what is recorded of it."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import ShamsiDate, day_end, day_start, shamsi_of
from hqs_desktop.core.errors import JournalError
from hqs_desktop.core.model import Identifier, Tqid, centre_identifier
from hqs_desktop.desk.events import Event, WithdrawnFound
from hqs_desktop.desk.problems import ProblemKind
from hqs_desktop.desk.withdrawn import DAYS_OF_A_CALL, MOST_DAYS, Wanted, Withdrawals, Withdrawn
from tests.desk.bench_desk import start
from tests.fakes.gateway import line_dead, make_facility, make_person
from tests.fakes.session import FakeDesk

CENTRE = centre_identifier("Facility-1")
STRANGER = Tqid("1:99999999-0000-4000-8000-000000000000")


class Asking(FakeDesk):
    """A desk at facility 1, and what it hears and is told of while it asks."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[Event] = []
        self.progress: list[tuple[int, int]] = []
        self.withdrawn = Withdrawn(self.gateway, self.journal, self.clock, self.heard.append, CENTRE)

    def wanted(self, days: int = 7, facility: Identifier | None = None) -> Wanted:
        today = shamsi_of(self.clock.now())
        return Wanted(today, today.add_days(days - 1), facility)

    async def look(self, days: int = 7, facility: Identifier | None = None) -> Withdrawals:
        return await self.withdrawn.look(self.wanted(days, facility), lambda *done: self.progress.append(done))


@pytest.fixture
def desk() -> Asking:
    return Asking()


async def test_a_patient_is_hit_and_stands_as_the_watcher_would_have_it(desk: Asking) -> None:
    hit, spared = desk.booking(hours=1), desk.booking(hours=2)
    desk.gateway.removed = [STRANGER, Tqid(hit.tqid.text.upper())]
    found = await desk.look()
    (listed,) = found.hits
    assert (listed.id, listed.state, listed.to_call) == (hit.id, BookingState.WITHDRAWN, True)
    assert (listed.status, listed.status_checked_at) == (CodedText("5", "HQS", ""), desk.clock.now())
    assert desk.journal.listed[hit.id] == listed
    assert desk.journal.listed[spared.id] == spared
    assert [one.id for one in await desk.session.desk.whom_to_call()] == [hit.id]
    assert found.others == [STRANGER]
    assert desk.heard == [WithdrawnFound({STRANGER, hit.tqid})]


@pytest.mark.parametrize("state", list(BookingState))
async def test_only_what_stands_is_marked_and_what_is_over_is_nobodys(desk: Asking, state: BookingState) -> None:
    made = desk.booking(state=state)
    desk.gateway.removed = [made.tqid]
    found = await desk.look()
    over = state in {BookingState.CANCELLED, BookingState.VISITED}
    assert [booking.id for booking in found.hits] == ([] if over else [made.id])
    assert found.others == ([made.tqid] if over else [])
    stands = BookingState.WITHDRAWN if state is BookingState.BOOKED else state
    assert desk.journal.listed[made.id].state is stands
    assert desk.journal.listed[made.id].to_call == (state is BookingState.BOOKED)


async def test_of_a_slot_that_was_cancelled_and_booked_again_the_later_patient_is_hit(desk: Asking) -> None:
    first = desk.booking(state=BookingState.CANCELLED)
    second = replace(first, id=2, state=BookingState.BOOKED, request=replace(first.request, person=make_person("1")))
    desk.journal.listed[2] = second
    desk.gateway.removed = [first.tqid]
    assert [booking.id for booking in (await desk.look()).hits] == [2]


async def test_who_was_told_stays_told(desk: Asking) -> None:
    made = desk.booking(state=BookingState.WITHDRAWN, to_call=True)
    told = await desk.session.desk.mark_told(made.id)
    desk.gateway.removed = [made.tqid]
    assert (await desk.look()).hits == [told]


async def test_the_centre_and_wherever_patients_are_booked_are_asked_once_each(desk: Asking) -> None:
    for number, hours in ((1, 1), (2, 2), (2, 3), (3, 24 * 40)):
        desk.booking(hours=hours, facility=make_facility(number))
    desk.booking(facility=make_facility(4), state=BookingState.CANCELLED)
    desk.booking(facility=replace(make_facility(5), identifier=None))
    found = await desk.look()
    assert [facility.id for facility, _, _ in desk.gateway.removed_calls] == ["Facility-1", "facility-2"]
    assert (found.facilities, found.asked) == (2, 2)


async def test_one_facility_alone_is_asked_and_shown(desk: Asking) -> None:
    here = desk.booking(hours=1, state=BookingState.WITHDRAWN)
    there = desk.booking(hours=2, facility=make_facility(2), state=BookingState.WITHDRAWN)
    found = await desk.look(facility=centre_identifier("FACILITY-2 "))
    assert [facility.id for facility, _, _ in desk.gateway.removed_calls] == ["FACILITY-2 "]
    assert [booking.id for booking in found.hits] == [there.id]
    assert [booking.id for booking in (await desk.look()).hits] == [here.id, there.id]


async def test_a_desk_without_centre_and_bookings_asks_nobody(desk: Asking) -> None:
    alone = Withdrawn(desk.gateway, desk.journal, desk.clock, desk.heard.append, centre_identifier(" "))
    found = await alone.look(desk.wanted(), lambda *_: None)
    assert (found.facilities, found.asked, found.problem, desk.heard) == (0, 0, None, [])


@given(st.integers(0, 400), st.integers(1, MOST_DAYS))
def test_the_weeks_of_a_range_leave_no_moment_out_and_ask_none_twice(offset: int, days: int) -> None:
    first = ShamsiDate(1404, 1, 1).add_days(offset)
    wanted = Wanted(first, first.add_days(days - 1))
    parts = wanted.parts
    assert wanted.fault is None
    assert parts[0][0] == day_start(first)
    assert parts[-1][1] == day_end(wanted.last_day) - timedelta(seconds=1)
    assert all(after[0] - before[1] == timedelta(seconds=1) for before, after in pairwise(parts))
    assert all(end - begin < timedelta(days=DAYS_OF_A_CALL) for begin, end in parts)
    assert len(parts) == -(-days // DAYS_OF_A_CALL)


@pytest.mark.parametrize(
    ("days", "kind"),
    [
        (0, ProblemKind.END_BEFORE_START),
        (-30, ProblemKind.END_BEFORE_START),
        (1, None),
        (MOST_DAYS, None),
        (MOST_DAYS + 1, ProblemKind.LONG_RANGE),
        (4000, ProblemKind.LONG_RANGE),
    ],
)
async def test_a_range_that_is_no_range_or_too_long(desk: Asking, days: int, kind: ProblemKind | None) -> None:
    fault = desk.wanted(days).fault
    assert (fault.kind if fault is not None else None) == kind
    if kind is not None:
        with pytest.raises(ValueError, match=kind):
            await desk.look(days)
        assert desk.gateway.removed_calls == []


async def test_a_slot_of_two_answers_is_told_once_and_unreadable_ones_are_counted(desk: Asking) -> None:
    desk.gateway.removed, desk.gateway.unreadable = [STRANGER], 2
    desk.booking(facility=make_facility(2))
    found = await desk.look(days=14)
    assert (found.others, found.asked, found.unreadable) == ([STRANGER], 4, 8)
    assert desk.progress == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


async def test_on_a_dead_line_what_is_known_already_is_shown_and_nothing_changes(desk: Asking) -> None:
    known, stands = desk.booking(hours=1, state=BookingState.WITHDRAWN, to_call=True), desk.booking(hours=2)
    desk.gateway.removed, desk.gateway.line_dead = [stands.tqid], True
    found = await desk.look()
    assert found.problem is not None
    assert found.problem.kind is ProblemKind.LINE
    assert found.hits == [known]
    assert desk.journal.listed[stands.id] == stands
    assert desk.heard == []


async def test_a_part_that_fails_leaves_the_others(desk: Asking) -> None:
    made = desk.booking()
    desk.gateway.removed = [made.tqid]
    desk.gateway.reads.extend([None, line_dead("GetRemovedProviderSchedulingList")])
    found = await desk.look(days=14)
    assert ([booking.id for booking in found.hits], found.asked, len(found.failed)) == ([made.id], 2, 1)
    assert found.failed[0].facility_id == CENTRE
    assert found.problem is None


async def test_at_most_five_calls_at_once_and_they_end_with_whoever_asked(desk: Asking) -> None:
    desk.gateway.held = asyncio.Event()
    before = asyncio.all_tasks()
    looking = start(desk.look(days=MOST_DAYS))
    await desk.clock.settle()
    assert (desk.gateway.running, desk.gateway.most_running) == (5, 5)
    looking.cancel()
    await asyncio.wait([looking])
    await desk.clock.settle()
    assert desk.gateway.running == 0
    assert asyncio.all_tasks() == before


async def test_what_the_desk_cancels_meanwhile_is_left_alone(desk: Asking) -> None:
    made = desk.booking()
    desk.gateway.removed, desk.gateway.held = [made.tqid], asyncio.Event()
    looking = start(desk.look())
    await desk.clock.settle()
    cancelling = desk.journal.listed[made.id] = replace(made, state=BookingState.CANCELLING)
    desk.gateway.held.set()
    assert (await looking).hits == [cancelling]


async def test_a_booking_moves_from_hit_to_over_when_it_is_read_again(desk: Asking) -> None:
    made = desk.booking()
    desk.gateway.removed = [made.tqid, STRANGER]
    found = await desk.look()
    desk.journal.listed[made.id] = replace(made, state=BookingState.CANCELLED)
    later = await desk.withdrawn.again(found)
    assert (later.hits, later.others) == ([], [made.tqid, STRANGER])


async def test_what_was_marked_before_the_journal_failed_is_told(desk: Asking) -> None:
    made = desk.booking()
    desk.gateway.removed = [made.tqid]
    desk.journal.failing.add("update_status")
    with pytest.raises(JournalError):
        await desk.look()
    assert desk.heard == [WithdrawnFound({made.tqid})]
