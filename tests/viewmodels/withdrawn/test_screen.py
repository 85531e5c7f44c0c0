"""F7 without widgets: asking, what is said of the answer, and what is done for each patient that is hit."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from PySide6.QtTest import QAbstractItemModelTester

from hqs_desktop.core.bookings import BookingState, DirectoryEntry
from hqs_desktop.core.model import Tqid
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.desk.withdrawn import MOST_DAYS
from hqs_desktop.viewmodels.bookings.screen import DeskViewModel
from hqs_desktop.viewmodels.navigation import Rebook, ShowBooking, Track
from hqs_desktop.viewmodels.track.screen import TrackViewModel
from hqs_desktop.viewmodels.withdrawn.screen import MONTH, WithdrawnViewModel
from hqs_desktop.viewmodels.withdrawn.table import Column
from hqs_desktop.viewmodels.withdrawn.words import NextStep
from hqs_desktop.viewmodels.words.tone import Tone
from tests.fakes.gateway import PATIENT_CANNOT_COME, make_facility, make_provider
from tests.fakes.session import FakeDesk
from tests.fakes.shared import journeys

STRANGERS = [Tqid(f"1:99999999-0000-4000-8000-{number:012d}") for number in range(3)]


class World(FakeDesk):
    """The fakes, and F7 over them."""

    def __init__(self) -> None:
        super().__init__()
        self.model = WithdrawnViewModel(self.shared)

    async def settle(self) -> None:
        await self.clock.settle(60)

    async def look(self) -> None:
        self.model.look()
        await self.settle()

    @property
    def steps(self) -> list[NextStep]:
        reason = self.model.emptiness
        return [step for step, _ in reason.steps] if reason is not None else []

    @property
    def title(self) -> str:
        reason = self.model.emptiness
        return reason.title if reason is not None else ""


@pytest_asyncio.fixture
async def world(qapp: object) -> AsyncIterator[World]:
    assert qapp is not None
    made = World()
    made.journal.entries = [DirectoryEntry(make_provider(), make_facility(number), "seen") for number in (1, 2)]
    made.shared.slot.put(made.session)
    await made.settle()
    yield made
    await made.model.aclose()
    await made.session.watcher.aclose()
    await made.session.writer.aclose(0)


async def test_it_is_opened_for_the_next_seven_days_and_asks_once(world: World) -> None:
    made = world.booking(hours=2)
    world.gateway.removed = [made.tqid, *STRANGERS]
    world.model.open()
    assert world.model.looking
    await world.settle()
    world.model.open()
    await world.settle()
    assert len(world.gateway.removed_calls) == 1
    assert world.model.span is not None
    assert world.model.span[1] == world.model.today().add_days(6)
    assert [booking.id for booking in world.model.hits.bookings] == [made.id]
    assert world.model.others.tqids == STRANGERS
    assert world.model.hits_text == "Our patients that are hit: 1, to be told: 1"
    assert world.model.others_text == "Not booked from here: 3"
    assert "asked at" in world.model.asked_text
    assert world.model.selected is not None
    assert world.model.details is not None
    assert (world.model.selected.id, world.model.emptiness, world.model.trouble) == (made.id, None, None)


async def test_each_row_says_whom_to_call_and_whether_they_were_told(world: World) -> None:
    first, second = world.booking(hours=1), world.booking(hours=2)
    QAbstractItemModelTester(world.model.hits, QAbstractItemModelTester.FailureReportingMode.Fatal)
    QAbstractItemModelTester(world.model.others, QAbstractItemModelTester.FailureReportingMode.Fatal)
    world.gateway.removed = [first.tqid, second.tqid, *STRANGERS]
    await world.look()
    world.model.mark_told()
    await world.settle()

    def cells(row: int) -> list[str]:
        return [str(world.model.hits.index(row, column).data()) for column in Column]

    assert cells(0)[Column.PATIENT] == "Patient No1"
    assert "09120000001" in cells(0)[Column.MOBILE]
    assert cells(0)[Column.TOLD] == "Told"
    assert cells(1)[Column.TOLD] == "To be told"
    assert world.model.hits_text.endswith("to be told: 1")


async def test_told_and_taken_back_are_heard_by_the_list_and_the_other_way_round(world: World) -> None:
    made = world.booking(hours=2)
    listed = DeskViewModel(world.shared)
    world.gateway.removed = [made.tqid]
    await world.look()
    assert [item.booking_id for item in listed.attention.items] == [made.id]
    world.model.mark_told()
    await world.settle()
    assert (listed.attention.items, world.model.can_tell, world.model.can_undo) == ([], False, True)
    world.model.undo()
    await world.settle()
    assert len(listed.attention.items) == 1
    assert (world.model.can_tell, world.model.can_undo) == (True, False)
    listed.select(made.id)
    listed.mark_told()
    await world.settle()
    assert (world.model.can_tell, world.model.hits_text) == (False, "Our patients that are hit: 1")
    listed.undo()
    await world.settle()
    assert (world.model.can_tell, listed.can_tell) == (True, True)
    await listed.aclose()


async def test_tracking_hears_of_what_was_found(world: World) -> None:
    made = world.booking(hours=2)
    track = TrackViewModel(world.shared)
    track.track(made.tqid.text)
    await world.settle()
    assert track.can_cancel
    world.withdraw(made)
    world.gateway.removed = [made.tqid]
    await world.look()
    assert (track.can_cancel, track.booking) == (False, world.journal.listed[made.id])
    await track.aclose()


async def test_a_hit_leads_to_booking_anew_to_the_list_and_to_its_status(world: World) -> None:
    made = world.booking(hours=2)
    world.gateway.removed = [made.tqid, *STRANGERS]
    await world.look()
    taken = journeys(world.shared)
    hit = world.journal.listed[made.id]
    world.model.rebook()
    world.model.show_in_list()
    world.model.track()
    world.model.track_other(1)
    world.model.track_other(7)
    assert taken == [Rebook(hit), ShowBooking(hit), Track(made.tqid), Track(STRANGERS[1])]
    assert made.tqid.text in world.model.as_text()
    assert world.model.others_as_text().splitlines() == [tqid.text for tqid in STRANGERS]


async def test_an_open_outcome_is_not_booked_anew(world: World) -> None:
    made = world.booking(state=BookingState.UNRESOLVED)
    world.gateway.removed = [made.tqid]
    await world.look()
    assert world.model.selected == made
    assert (world.model.can_rebook, world.model.can_tell) == (False, False)
    taken = journeys(world.shared)
    world.model.rebook()
    assert taken == []


async def test_nothing_withdrawn_offers_more_days(world: World) -> None:
    world.booking(hours=3)
    await world.look()
    assert "No doctor" in world.title
    assert world.steps == [NextStep.MONTH, NextStep.ASK]
    world.model.look_ahead(MONTH)
    await world.settle()
    assert world.steps == [NextStep.ASK]
    assert [call[0].id for call in world.gateway.removed_calls[-5:]] == ["facility-1"] * 5


async def test_only_strangers_slots_are_no_alarm(world: World) -> None:
    world.booking()
    world.gateway.removed = STRANGERS
    await world.look()
    assert "None of our patients" in world.title
    assert (world.model.hits_text, world.model.others_text) == (
        "Our patients that are hit: 0",
        "Not booked from here: 3",
    )


async def test_a_desk_without_centre_and_bookings_says_so(world: World) -> None:
    await world.look()
    world.gateway.removed_calls.clear()
    world.journal.listed.clear()
    await world.look()
    assert world.gateway.removed_calls == []
    assert "no centre" in world.title


async def test_before_the_desk_is_ready_it_waits_and_then_asks(qapp: object) -> None:
    assert qapp is not None
    world = World()
    world.booking()
    world.model.open()
    assert "starting" in world.title
    assert world.gateway.removed_calls == []
    world.shared.slot.put(world.session)
    await world.settle()
    assert len(world.gateway.removed_calls) == 1
    await world.model.aclose()


async def test_why_the_desk_cant_work_is_said_and_f5_has_it_tried_again(qapp: object) -> None:
    assert qapp is not None
    world = World()
    wanted: list[bool] = []
    world.shared.slot.again_wanted.connect(lambda: wanted.append(True))
    world.shared.slot.set_trouble(Problem(ProblemKind.JOURNAL_LOCKED))
    assert "journal" in world.title
    assert world.steps == [NextStep.ASK]
    world.model.look()
    assert wanted == [True]
    world.shared.slot.set_trouble(None)
    assert "starting" in world.title
    world.booking()
    world.shared.slot.put(world.session)
    await world.settle()
    assert len(world.gateway.removed_calls) == 1
    await world.model.aclose()


@pytest.mark.parametrize("days", [MOST_DAYS + 1, 400])
async def test_too_long_a_range_is_named_as_it_is_typed_and_never_sent(world: World, days: int) -> None:
    world.booking()
    today = world.model.today()
    world.model.span = (today, today.add_days(days - 1))
    assert world.model.trouble is not None
    assert "92 days" in world.model.trouble.advice
    await world.look()
    assert world.gateway.removed_calls == []
    assert world.steps == [NextStep.MONTH]
    world.model.span = (today, today.add_days(MOST_DAYS - 1))
    assert world.model.trouble is None


async def test_a_range_in_disorder_is_not_sent_and_is_kept(world: World) -> None:
    world.booking()
    today = world.model.today()
    world.model.span = (today, today.add_days(-1))
    assert world.model.trouble is not None
    assert "before the first" in world.model.trouble.title
    world.model.span = None
    await world.look()
    assert world.gateway.removed_calls == []


async def test_a_typed_centre_that_nobody_knows_is_named(world: World) -> None:
    (choice,) = world.model.search_facilities(" 6a7F-00 ")
    world.model.facility = choice
    await world.look()
    assert [facility.id for facility, _, _ in world.gateway.removed_calls] == ["6a7F-00"]
    assert "no such centre" in world.title
    assert world.steps == [NextStep.ALL_CENTRES]
    assert world.model.facility == choice
    world.model.look_everywhere()
    await world.settle()
    assert world.model.facility is None


@pytest.mark.parametrize(("typed", "ids"), [("", [1, 2]), ("centre", [1, 2]), ("2", [2]), ("FACILITY-2", [2])])
async def test_known_centres_are_found_by_name_and_by_id(world: World, typed: str, ids: list[int]) -> None:
    found = world.model.search_facilities(typed)
    assert [choice.value for choice in found] == [make_facility(number).identifier for number in ids]
    world.model.facility = found[0]
    await world.look()
    assert "no such centre" not in world.title


async def test_offline_shows_what_is_known_and_what_to_do(world: World) -> None:
    world.booking(hours=1)
    world.gateway.line_dead = True
    await world.look()
    assert "no connection" in world.title
    assert (world.steps, world.model.hits_text) == ([NextStep.ASK], "")
    known = world.booking(hours=2, state=BookingState.WITHDRAWN, to_call=True)
    await world.look()
    assert [booking.id for booking in world.model.hits.bookings] == [known.id]
    assert world.model.trouble is not None
    assert "no connection" in world.model.trouble.title
    world.gateway.line_dead = False
    await world.look()
    assert world.model.trouble is None


async def test_what_was_found_stays_while_it_is_asked_again_and_after_esc(world: World) -> None:
    made = world.booking(hours=2)
    world.gateway.removed = [made.tqid]
    await world.look()
    world.gateway.held = asyncio.Event()
    await world.look()
    assert world.model.looking
    assert "Asking" in world.model.asked_text
    assert len(world.model.hits.bookings) == 1
    world.model.stop()
    await world.settle()
    assert (world.model.looking, world.model.busy, len(world.model.hits.bookings)) == (False, False, 1)


async def test_a_journal_that_fails_is_an_error_and_no_empty_list(world: World) -> None:
    world.journal.failing.add("bookings")
    await world.look()
    reason = world.model.emptiness
    assert reason is not None
    assert reason.tone is Tone.DANGER
    assert "journal" in reason.title
    assert not world.model.looking
    world.journal.failing.clear()
    world.model.look()
    await world.settle()
    assert world.model.problem is None


async def test_what_becomes_of_a_hit_elsewhere_is_seen_at_once(world: World) -> None:
    made, other = world.booking(hours=1), world.booking(hours=2)
    world.gateway.removed = [made.tqid]
    await world.look()
    world.withdraw(other)
    world.session.watcher.check()
    await world.settle()
    assert [booking.id for booking in world.model.hits.bookings] == [made.id, other.id]
    stands = world.booking(hours=3)
    world.session.cancel.cancel(stands, PATIENT_CANNOT_COME, "Sara")
    await world.settle()
    assert len(world.model.hits.bookings) == 2


async def test_another_session_is_asked_anew_and_nothing_of_the_old_one_stands(world: World) -> None:
    made = world.booking(hours=1)
    world.gateway.removed = [made.tqid]
    await world.look()
    world.model.mark_told()
    await world.settle()
    world.shared.slot.clear()
    assert (world.model.hits.bookings, world.model.selected, world.model.can_undo) == ((), None, False)
    assert world.model.hits_text == ""
    world.shared.slot.put(world.session)
    await world.settle()
    assert len(world.model.hits.bookings) == 1
