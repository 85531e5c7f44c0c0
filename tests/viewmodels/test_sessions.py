"""What becomes of the screens when the session goes, another comes, or none does; and what each hears of the others."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.model import Slot
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.desk.session import Session
from hqs_desktop.viewmodels.base import SessionSlot
from hqs_desktop.viewmodels.book.draft import Field
from hqs_desktop.viewmodels.book.slot import SlotState
from hqs_desktop.viewmodels.bookings.screen import DeskViewModel
from hqs_desktop.viewmodels.dayboard.page import DayBoardViewModel
from hqs_desktop.viewmodels.figures.page import FiguresViewModel
from hqs_desktop.viewmodels.find.results import Phase
from hqs_desktop.viewmodels.track.screen import TrackViewModel
from hqs_desktop.viewmodels.withdrawn.screen import WithdrawnViewModel
from hqs_desktop.viewmodels.words.problems import problem_text
from hqs_desktop.viewmodels.words.tone import Tone
from tests.fakes.gateway import PATIENT_CANNOT_COME, Fault, line_dead
from tests.fakes.session import FakeDesk
from tests.views.book_world import NATIONAL_CODE, BookWorld


@pytest_asyncio.fixture
async def world(qapp: object) -> AsyncIterator[BookWorld]:
    assert qapp is not None
    made = BookWorld()
    made.attach()
    await made.settle()
    yield made
    await made.view_model.aclose()
    await made.session.writer.aclose(timeout_seconds=0)


def wish(world: BookWorld) -> None:
    criteria = world.view_model.criteria
    criteria.specialty = criteria.specialty_choice(world.specialty)
    world.view_model.search()


async def free_slot(world: BookWorld) -> Slot:
    wish(world)
    await world.settle()
    slot = world.view_model.results.first_free()
    assert slot is not None
    return slot


def test_a_session_is_taken_away_before_the_next_one_is_there() -> None:
    desk, slot = FakeDesk(), SessionSlot()
    seen: list[Session | None] = []
    slot.changed.connect(lambda: seen.append(slot.session))
    slot.clear()
    slot.put(desk.session)
    slot.put(desk.session)
    assert seen == [desk.session, None, desk.session]


async def test_a_search_begins_anew_with_another_session(world: BookWorld) -> None:
    book = world.view_model
    world.gateway.held = asyncio.Event()
    wish(world)
    await world.settle()
    assert (book.results.phase, book.busy) == (Phase.SEARCHING, True)
    world.shared.slot.clear()
    await world.settle()
    assert (book.results.phase, book.results.running, book.busy) == (Phase.IDLE, False, False)
    world.gateway.held = None
    world.attach()
    await world.settle()
    assert (book.results.phase, book.busy) == (Phase.SHOWN, False)


async def test_what_an_earlier_gateway_has_shown_cant_be_booked_at_the_next(world: BookWorld) -> None:
    await free_slot(world)
    world.shared.slot.clear()
    await world.settle()
    assert world.view_model.results.found == 0
    assert not world.view_model.ready


async def test_after_a_reconnection_that_failed_nobody_works_on_the_closed_session(world: BookWorld) -> None:
    slot = await free_slot(world)
    book = world.view_model
    book.open_slot(slot)
    book.panel.edit(Field.NUMBER, NATIONAL_CODE)
    await world.settle()
    book.panel.read_back()
    world.shared.slot.clear()
    book.panel.confirm()
    await world.settle()
    assert book.panel.problem is not None
    assert "not connected" in book.panel.problem.title
    assert (world.journal.intents, world.gateway.ledger) == ({}, [])
    assert book.panel.draft.number == NATIONAL_CODE


async def test_a_check_under_way_is_seen_by_whoever_comes_later() -> None:
    desk = FakeDesk()
    desk.booking()
    desk.gateway.held = asyncio.Event()
    first = DeskViewModel(desk.shared)
    desk.attach()
    await desk.clock.settle()
    later = DeskViewModel(desk.shared)
    assert (first.checking.running, later.checking.running) == (True, True)
    desk.shared.slot.clear()
    assert (first.checking.running, first.busy) == (False, False)
    desk.gateway.held.set()
    for model in (first, later):
        await model.aclose()
    await desk.session.watcher.aclose()


async def test_two_ends_at_once_are_both_told(world: BookWorld) -> None:
    book = world.view_model
    for number in (NATIONAL_CODE, "0499370899"):
        slot = await free_slot(world)
        book.open_slot(slot)
        book.panel.edit(Field.NUMBER, number)
        await world.settle()
        world.gateway.writes.append(Fault(executed=True, error=line_dead))
        world.gateway.reads.append(line_dead("GetAppointmentStatus"))
        book.panel.read_back()
        book.panel.confirm()
        await world.settle()
        book.new_booking()
    await world.clock.advance(5)
    await world.settle()
    assert [notice.tone for notice in world.shared.notices.shown] == [Tone.SUCCESS, Tone.SUCCESS]


async def test_a_slot_cancelled_elsewhere_in_the_program_is_free_again_in_the_search(world: BookWorld) -> None:
    book = world.view_model
    slot = await free_slot(world)
    book.open_slot(slot)
    book.panel.edit(Field.NUMBER, NATIONAL_CODE)
    await world.settle()
    book.panel.read_back()
    book.panel.confirm()
    await world.settle()
    assert book.results.state(slot) is not SlotState.FREE
    world.session.cancel.cancel(world.booked(), PATIENT_CANNOT_COME, "Sara")
    await world.settle()
    assert book.results.state(slot) is SlotState.FREE


async def test_a_slot_that_was_found_withdrawn_is_gone_in_the_search_whoever_had_it(world: BookWorld) -> None:
    slot = await free_slot(world)
    world.gateway.removed = [slot.tqid]
    withdrawn = WithdrawnViewModel(world.shared)
    withdrawn.facility = withdrawn.search_facilities("facility-1")[0]
    withdrawn.look()
    await world.settle()
    assert withdrawn.others.tqids == [slot.tqid]
    assert world.view_model.results.state(slot) is SlotState.GONE
    await withdrawn.aclose()


async def test_tracking_and_the_list_hear_what_the_watcher_found() -> None:
    desk = FakeDesk()
    made = desk.booking()
    track, listed = TrackViewModel(desk.shared), DeskViewModel(desk.shared)
    desk.attach()
    track.track(made.tqid.text)
    await desk.clock.settle(60)
    assert (track.can_cancel, len(listed.attention.items)) == (True, 0)
    desk.withdraw(made)
    desk.session.watcher.check()
    await desk.clock.settle(60)
    found = desk.journal.listed[made.id]
    assert found.state is BookingState.WITHDRAWN
    assert (track.can_cancel, track.booking, len(listed.attention.items)) == (False, found, 1)
    for model in (track, listed):
        await model.aclose()
    await desk.session.watcher.aclose()


async def test_the_day_board_and_the_figures_are_of_the_present_session() -> None:
    desk = FakeDesk()
    desk.booking()
    board, figures = DayBoardViewModel(desk.shared), FiguresViewModel(desk.shared)
    board.look_on(looking=True)
    seen: list[tuple[bool, bool]] = []
    for step in (desk.attach, desk.shared.slot.clear, desk.attach):
        step()
        await desk.clock.settle(60)
        seen.append((bool(board.board.columns), bool(figures.charts)))
    assert seen == [(True, True), (False, False), (True, True)]
    for model in (board, figures):
        await model.aclose()
    await desk.session.watcher.aclose()


async def test_figures_say_why_no_session_comes() -> None:
    desk = FakeDesk()
    figures = FiguresViewModel(desk.shared)
    told: list[str] = []
    figures.charts_changed.connect(lambda: told.append(figures.emptiness.title if figures.emptiness else ""))
    desk.shared.slot.set_trouble(Problem(ProblemKind.JOURNAL_LOCKED))
    expected = problem_text(Problem(ProblemKind.JOURNAL_LOCKED)).title
    assert told == [expected]
    await figures.aclose()


async def test_a_check_that_the_journal_stops_says_so_and_is_made_again() -> None:
    desk = FakeDesk()
    desk.booking()
    listed = DeskViewModel(desk.shared)
    desk.journal.failing.add("bookings")
    desk.attach()
    await desk.clock.settle(60)
    assert listed.problem is not None
    assert not listed.checking.running
    desk.journal.failing.clear()
    listed.checking.check()
    await desk.clock.settle(60)
    assert [listed.problem, listed.checking.report_problem] == [None, None]
    await listed.aclose()
    await desk.session.watcher.aclose()


async def test_the_operator_is_asked_at_the_moment_of_the_write(world: BookWorld) -> None:
    book = world.view_model
    book.open_slot(await free_slot(world))
    book.panel.edit(Field.NUMBER, NATIONAL_CODE)
    await world.settle()
    book.panel.read_back()
    world.shared.operators.named = "Sara"
    book.panel.confirm()
    await world.settle()
    assert world.booked().operator == "Sara"


async def test_a_defect_of_one_listener_keeps_nobody_else_from_hearing(caplog: pytest.LogCaptureFixture) -> None:
    desk = FakeDesk()
    heard: list[object] = []

    def broken(_: object) -> None:
        raise ZeroDivisionError

    desk.session.events.subscribe(broken)
    end = desk.session.events.subscribe(heard.append)
    desk.session.watcher.check()
    await desk.clock.settle(60)
    assert len(heard) == 2
    end()
    end()
    desk.session.watcher.check()
    await desk.clock.settle(60)
    assert len(heard) == 2
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()
    await desk.session.watcher.aclose()
