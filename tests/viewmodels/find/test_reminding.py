"""Reminders on screen: what is told and taken up at that second, and that nothing typed is ever overwritten."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from hqs_desktop.core.model import Slot
from hqs_desktop.desk.session import Session
from hqs_desktop.viewmodels.book.draft import Draft, Field
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.find.reminding import typed_of
from hqs_desktop.viewmodels.find.screen import BookViewModel
from hqs_desktop.viewmodels.navigation import TakeUp
from tests.fakes.shared import journeys
from tests.views.book_world import NATIONAL_CODE, BookWorld

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
async def world() -> AsyncIterator[BookWorld]:
    world = BookWorld(doctors=2)
    world.attach()
    await world.settle()
    world.view_model.criteria.specialty = world.view_model.criteria.search_specialties("قل")[0]
    world.view_model.search()
    await world.settle()
    yield world
    await world.view_model.aclose()
    await world.session.reminders.aclose()
    await world.session.writer.aclose(timeout_seconds=0)


@pytest.fixture
def book(world: BookWorld) -> BookViewModel:
    return world.view_model


def not_yet(world: BookWorld, number: int = 0, *, hours: float = 2) -> Slot:
    """One of those found whose window opens in some hours."""
    slot = list(world.gateway.slots.values())[-1 - number].slot
    return replace(slot, booking_opens=world.clock.now() + timedelta(hours=hours), booking_closes=None)


async def reminded(world: BookWorld, slot: Slot) -> None:
    assert world.view_model.remind(slot)
    await world.settle()


async def pass_hours(world: BookWorld, hours: float) -> None:
    await world.clock.advance(hours * 3600)
    await world.settle()


def hint_title(book: BookViewModel) -> str:
    return book.hint.title if book.hint is not None else ""


def titles(world: BookWorld) -> list[str]:
    return [notice.title for notice in world.shared.notices.shown]


async def test_a_slot_that_is_not_open_is_kept_with_the_patient_who_is_typed(
    world: BookWorld, book: BookViewModel
) -> None:
    slot = not_yet(world)
    book.open_slot(slot)
    assert book.hint is not None
    assert book.hint.title == "This slot opens today at 10:00"
    assert book.hint.advice.endswith("Ctrl+N reminds you when it opens.")
    other = next(one for one in book.results.bookable())
    book.open_slot(other)
    book.panel.edit(Field.NUMBER, NATIONAL_CODE)
    book.panel.edit(Field.LAST_NAME, "Karimi")
    book.panel.back()
    await reminded(world, slot)
    assert book.hint is not None
    assert book.hint.title == "You are reminded when it opens: today at 10:00"
    (line,) = book.reminding.lines
    assert (line.opens, line.patient, line.open) == ("Opens today at 10:00", "Karimi", False)
    assert (book.reminding.total, book.reminding.count) == (1, 0)
    assert world.journal.reminded[0].operator == "پذیرش نمونه"
    assert not book.remind(slot), "it has one: whoever asks again means all of them"


async def test_at_that_second_slot_and_patient_stand_in_the_panel_and_nothing_is_written(
    world: BookWorld, book: BookViewModel
) -> None:
    book.panel.start_over(Draft(number=NATIONAL_CODE, last_name="Karimi"))
    slot = not_yet(world)
    await reminded(world, slot)
    book.panel.restart()
    came: list[bool] = []
    book.reminding.taken_up.connect(lambda: came.append(True))
    await pass_hours(world, 1.999)
    assert book.panel.step is Step.CHOOSING
    await pass_hours(world, 0.001)
    assert (book.panel.step, book.panel.slot, came) == (Step.FILLING, slot, [True])
    assert (book.panel.draft.number, book.panel.draft.last_name) == (NATIONAL_CODE, "Karimi")
    assert world.gateway.posts == []
    (notice,) = world.shared.notices.shown
    assert notice.title.startswith("This slot is open now")
    assert "only once you confirm" in notice.advice
    assert book.reminding.count == 1


@pytest.mark.parametrize("busy", ["typing", "another draft", "read back", "done"])
async def test_whoever_is_in_the_midst_of_another_is_only_told(
    world: BookWorld, book: BookViewModel, busy: str
) -> None:
    slot = not_yet(world)
    await reminded(world, slot)
    other = book.results.bookable()[-1]
    await pass_hours(world, 1.9)
    book.open_slot(other)
    book.panel.edit(Field.NUMBER, "001234")
    if busy == "another draft":
        book.panel.back()
    elif busy in {"read back", "done"}:
        book.panel.edit(Field.NUMBER, NATIONAL_CODE)
        await world.settle()
        book.panel.read_back()
    if busy == "done":
        book.panel.confirm()
        await world.settle()
        assert book.panel.step is Step.DONE
    before = (book.panel.step, book.panel.draft)
    await pass_hours(world, 0.2)
    assert (book.panel.step, book.panel.draft) == before
    (notice,) = world.shared.notices.shown
    assert notice.action == "Take it up"


async def test_the_notice_leads_there_and_what_is_worked_on_is_left_alone(
    world: BookWorld, book: BookViewModel
) -> None:
    slot = not_yet(world)
    await reminded(world, slot)
    await pass_hours(world, 1.9)
    book.open_slot(book.results.bookable()[-1])
    book.panel.edit(Field.NUMBER, "001234")
    await pass_hours(world, 0.2)
    went = journeys(world.shared)
    world.shared.notices.act_on_newest()
    (reminder,) = world.session.reminders.all
    assert went == [TakeUp(reminder)]
    book.take_up(reminder)
    assert hint_title(book) == "Another booking is worked on here"
    assert book.panel.draft.number == "001234"
    book.panel.back()
    book.take_up(reminder)
    assert (book.panel.slot, book.panel.draft.number) == (slot, "001234"), "no patient was typed: this one stays"
    assert hint_title(book) == ""
    book.take_up(reminder)
    assert book.panel.slot == slot


async def test_once_it_is_booked_nothing_is_told_any_more(world: BookWorld, book: BookViewModel) -> None:
    slot = not_yet(world)
    world.gateway.add(slot)
    await reminded(world, slot)
    await pass_hours(world, 2)
    assert len(world.shared.notices.shown) == 1
    book.panel.edit(Field.NUMBER, NATIONAL_CODE)
    await world.settle()
    book.panel.read_back()
    book.panel.confirm()
    await world.settle()
    assert book.panel.step is Step.DONE
    assert titles(world) == []
    assert (book.reminding.total, book.reminding.count, world.journal.reminded) == (0, 0, [])


async def test_one_that_is_dropped_is_gone(world: BookWorld, book: BookViewModel) -> None:
    await reminded(world, not_yet(world))
    book.reminding.drop(book.reminding.lines[0].reminder)
    await world.settle()
    assert book.reminding.total == 0
    await pass_hours(world, 3)
    assert titles(world) == []


async def test_a_next_run_tells_what_opened_and_what_was_missed_meanwhile(
    world: BookWorld, book: BookViewModel
) -> None:
    await reminded(world, not_yet(world))
    gone = replace(not_yet(world, 1), booking_closes=world.clock.now() + timedelta(hours=3))
    await reminded(world, gone)
    world.shared.slot.clear()
    await world.session.reminders.aclose()
    assert book.reminding.total == 0
    await world.clock.advance(5 * 3600)
    session = Session.over(world.gateway, world.journal, world.clock)
    await session.begin()
    world.shared.slot.put(session)
    await world.settle()
    first, second = titles(world)
    assert first.startswith("This slot opened at 10:00") or second.startswith("This slot opened at 10:00")
    assert first.startswith("This slot can't be booked any more") or second.startswith("This slot can't")
    assert book.panel.choosing, "it may be hours ago: nobody waits for it any more"
    assert book.reminding.total == 1
    await session.watcher.aclose()
    await session.reminders.aclose()
    await session.writer.aclose(timeout_seconds=0)


async def test_what_the_journal_does_not_take_is_said(world: BookWorld, book: BookViewModel) -> None:
    world.journal.failing = {"keep_reminder"}
    await reminded(world, not_yet(world))
    assert book.reminding.problem is not None
    assert book.hint is None
    assert book.reminding.total == 0


async def test_what_can_be_booked_now_or_is_nothing_needs_none(book: BookViewModel) -> None:
    assert not book.remind(None)
    assert not book.remind(book.results.bookable()[0])


def test_a_draft_comes_back_as_it_was_typed() -> None:
    draft = Draft(number="۰۰۱۲", first_name="زهرا", insurer="2", hid="AB1", deposit="500")
    assert Draft.of_typed(typed_of(draft)) == draft
    assert typed_of(Draft()) == {}
    assert Draft.of_typed({"kind": "what?", "number": "1", "newer": "x"}) == Draft(number="1")
