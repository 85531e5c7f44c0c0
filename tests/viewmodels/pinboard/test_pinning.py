"""The pinboard on screen: nothing typed is lost whatever comes between, and it is booked as it was meant."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.identifiers import PersonIdKind
from hqs_desktop.core.model import Slot
from hqs_desktop.core.text import strip_marks
from hqs_desktop.core.worklist import CloseReason, Task, TaskFilter, TaskKind
from hqs_desktop.core.worklist import Step as TaskStep
from hqs_desktop.desk.pinboard import HalfTyped
from hqs_desktop.viewmodels.book.draft import Draft, Field
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.find.criteria import BookCriteria
from hqs_desktop.viewmodels.find.screen import BookViewModel
from hqs_desktop.viewmodels.referral.screen import ReferralViewModel
from tests.fakes.gateway import make_person
from tests.views.book_world import NATIONAL_CODE, BookWorld

pytestmark = pytest.mark.usefixtures("qapp")
OTHER_CODE = "0499370899"


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
    await world.session.worklist.aclose()
    await world.session.writer.aclose(timeout_seconds=0)


@pytest.fixture
def book(world: BookWorld) -> BookViewModel:
    return world.view_model


def type_patient(book: BookViewModel, number: str = NATIONAL_CODE, name: str = "Karimi") -> None:
    book.panel.edit(Field.NUMBER, number)
    book.panel.edit(Field.LAST_NAME, name)


async def half_typed(world: BookWorld, number: str = NATIONAL_CODE, name: str = "Karimi") -> Slot:
    """A slot taken up for a patient of whom number and name are typed."""
    slot = next(iter(world.view_model.results.bookable()))
    world.view_model.open_slot(slot)
    type_patient(world.view_model, number, name)
    await world.settle()
    return slot


async def press(world: BookWorld, *, book: BookViewModel | ReferralViewModel | None = None) -> None:
    (book or world.view_model).pinning.park_or_return()
    await world.settle()


async def parked(world: BookWorld, *, closed: bool = False) -> list[Task]:
    wanted = TaskFilter(kinds=frozenset({TaskKind.PARKED}), closed=closed)
    return list((await world.journal.tasks.tasks(wanted)).tasks)


def hint(book: BookViewModel) -> str:
    return strip_marks(book.hint.title) if book.hint is not None else ""


async def test_a_key_parks_slot_and_patient_and_the_same_key_brings_both_back(
    world: BookWorld, book: BookViewModel
) -> None:
    places: list[str] = []
    slot = await half_typed(world)
    typed = book.panel.draft
    book.focus_requested.connect(places.append)
    await press(world)
    assert (book.panel.step, book.panel.draft, places) == (Step.CHOOSING, Draft(), ["criteria"])
    assert hint(book) == "Parked: Karimi"
    (task,) = await parked(world)
    assert (task.step, task.slot, task.owned, task.operator) == (TaskStep.TAKE_UP, slot, False, "پذیرش نمونه")
    assert task.person is not None
    assert (task.person.identifier.id, task.person.last_name) == (NATIONAL_CODE, "Karimi")
    assert task.due_at == world.clock.now()
    await press(world)
    assert (book.panel.step, book.panel.slot, book.panel.draft) == (Step.FILLING, slot, typed)
    assert places[-1] == "panel"
    (task,) = await parked(world)
    assert task.owner == "پذیرش نمونه", "it is kept until it is booked"
    assert book.pinning.total == 0


async def test_what_came_back_and_is_booked_is_off_the_pinboard(world: BookWorld, book: BookViewModel) -> None:
    slot = await half_typed(world)
    await press(world)
    await press(world)
    book.panel.read_back()
    book.panel.confirm()
    await world.settle()
    assert book.panel.step is Step.DONE
    assert await parked(world) == []
    (task,) = await parked(world, closed=True)
    assert (task.close_reason, task.rebooked_id) == (CloseReason.SETTLED, world.booked().id)
    assert world.booked().tqid == slot.tqid


async def test_it_is_off_too_where_another_slot_was_taken_for_the_patient(
    world: BookWorld, book: BookViewModel
) -> None:
    await half_typed(world)
    await press(world)
    await press(world)
    book.panel.back()
    book.open_slot(list(book.results.bookable())[3])
    book.panel.read_back()
    book.panel.confirm()
    await world.settle()
    (task,) = await parked(world, closed=True)
    assert task.close_reason is CloseReason.SETTLED


async def test_another_patients_booking_in_its_place_leaves_it_on_the_pinboard(
    world: BookWorld, book: BookViewModel
) -> None:
    await half_typed(world)
    await press(world)
    await press(world)
    book.panel.restart()
    await half_typed(world, OTHER_CODE, "Sohrabi")
    book.panel.read_back()
    book.panel.confirm()
    await world.settle()
    assert book.panel.step is Step.DONE
    assert [line.patient for line in book.pinning.lines] == ["Karimi"]


async def test_parked_again_it_is_the_same_one_with_what_is_typed_since(world: BookWorld, book: BookViewModel) -> None:
    await half_typed(world)
    await press(world)
    await press(world)
    book.panel.edit(Field.MOBILE, "09120000000")
    await press(world)
    (task,) = await parked(world)
    assert (task.typed["mobile"], task.owned) == ("09120000000", False)


async def test_the_last_parked_comes_first_and_taking_another_up_parks_what_is_typed(
    world: BookWorld, book: BookViewModel
) -> None:
    await half_typed(world, name="First")
    await press(world)
    await world.clock.advance(60)
    await half_typed(world, OTHER_CODE, "Second")
    await press(world)
    assert [line.patient for line in book.pinning.lines] == ["Second", "First"]
    await press(world)
    assert book.panel.draft.last_name == "Second"
    (first,) = book.pinning.lines
    book.pinning.take_up(first.task)
    await world.settle()
    assert book.panel.draft.last_name == "First"
    assert hint(book) == "Parked in its stead: Second"
    assert [line.patient for line in book.pinning.lines] == ["Second"]


async def test_without_a_slot_the_search_is_repeated(world: BookWorld, book: BookViewModel) -> None:
    book.open_slot(next(iter(book.results.bookable())))
    type_patient(book)
    book.panel.back()
    wished = book.criteria.criteria()
    await press(world)
    (task,) = await parked(world)
    assert task.slot is None
    book.criteria.specialty = book.criteria.search_specialties("چشم")[0]
    await press(world)
    assert book.criteria.criteria() == wished
    assert book.results.any_shown
    assert (book.panel.step, book.panel.draft.last_name) == (Step.CHOOSING, "Karimi")


async def test_a_slot_that_was_taken_meanwhile_is_named_and_others_of_the_doctor_are_offered(
    world: BookWorld, book: BookViewModel
) -> None:
    slot = await half_typed(world)
    await press(world)
    world.gateway.occupy(slot, make_person(OTHER_CODE), AppointmentStatus.BOOKED)
    await world.clock.advance(120)
    await press(world)
    await world.settle()
    assert book.panel.gone is not None
    assert book.panel.draft.last_name == "Karimi"
    book.panel.read_back()
    assert [one.provider for one in book.panel.alternatives][:1] == [slot.provider]


async def test_a_slot_whose_time_is_over_is_not_taken_up_and_its_doctor_is_sought(
    world: BookWorld, book: BookViewModel
) -> None:
    slot = await half_typed(world)
    await press(world)
    world.clock.set_back(world.clock.now() - slot.start - timedelta(hours=1))
    await press(world)
    assert hint(book).startswith("The time to book")
    assert (book.panel.step, book.panel.draft.last_name) == (Step.CHOOSING, "Karimi")
    criteria = book.criteria.criteria()
    assert criteria is not None
    assert criteria.provider is not None
    assert criteria.provider.provider == slot.provider


async def test_a_booking_under_way_can_not_be_parked_and_one_in_doubt_is_not_lost(
    world: BookWorld, book: BookViewModel
) -> None:
    await half_typed(world)
    world.gateway.held = asyncio.Event()
    book.panel.read_back()
    book.panel.confirm()
    await world.settle()
    assert book.panel.step is Step.RUNNING
    await press(world)
    assert (book.panel.step, hint(book)) == (Step.RUNNING, "This booking is being made")
    assert await parked(world) == []
    world.gateway.held.set()


async def test_nothing_is_lost_where_the_journal_fails(world: BookWorld, book: BookViewModel) -> None:
    await half_typed(world)
    typed = book.panel.draft
    world.journal.failing.add("tasks")
    await press(world)
    assert (book.panel.step, book.panel.draft) == (Step.FILLING, typed)
    assert book.problem is not None
    world.journal.failing.clear()
    await press(world)
    assert book.panel.choosing
    assert book.problem is None


async def test_what_is_typed_while_it_is_being_parked_is_kept_too(
    world: BookWorld, book: BookViewModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    await half_typed(world)
    park = world.session.pinboard.park

    async def typing_on(half: HalfTyped, again: Task | None = None, *, operator: str) -> Task:
        task = await park(half, again, operator=operator)
        book.panel.edit(Field.MOBILE, "09120000000")
        return task

    monkeypatch.setattr(world.session.pinboard, "park", typing_on)
    await press(world)
    assert book.panel.draft == Draft()
    (task,) = await parked(world)
    assert task.typed["mobile"] == "09120000000"


async def test_dropped_and_put_back(world: BookWorld, book: BookViewModel) -> None:
    await half_typed(world)
    await press(world)
    (line,) = book.pinning.lines
    assert line.parked == "Parked today at 08:00 by \u2068پذیرش نمونه\u2069"
    book.pinning.drop(line.task)
    await world.settle()
    assert (book.pinning.total, book.pinning.can_put_back) == (0, True)
    book.pinning.put_back()
    await world.settle()
    assert [one.patient for one in book.pinning.lines] == ["Karimi"]
    assert not book.pinning.can_put_back


async def test_nothing_typed_and_nothing_parked_is_told(world: BookWorld, book: BookViewModel) -> None:
    await press(world)
    assert hint(book) == "Nothing is parked"


async def test_it_survives_a_restart_and_comes_back_on_another_screen(world: BookWorld) -> None:
    slot = await half_typed(world)
    await press(world)
    world.shared.slot.clear()
    referral = ReferralViewModel(world.shared)
    again = BookViewModel(BookCriteria(world.codes, world.clock), world.shared)
    world.attach()
    await world.settle()
    assert [line.patient for line in again.pinning.lines] == ["Karimi"]
    await press(world, book=referral)
    assert (referral.panel.slot, referral.panel.draft.last_name) == (slot, "Karimi")
    await world.settle()
    await referral.aclose()
    await again.aclose()


async def test_what_f6_sought_comes_back_with_its_insurer(world: BookWorld) -> None:
    referral = ReferralViewModel(world.shared)
    criteria = referral.criteria
    criteria.specialty = criteria.search_specialties("قل")[0]
    criteria.insurer = insurer = criteria.search_insurers("تامین")[0]
    referral.panel.prefill_person(make_person())
    await press(world, book=referral)
    criteria.specialty = criteria.insurer = None
    await press(world, book=referral)
    wanted = criteria.wanted
    assert wanted is not None
    assert (wanted.specialty, wanted.insurer) == (criteria.search_specialties("قل")[0].value, insurer.value)
    criteria.insurer = None
    await press(world, book=referral)
    criteria.insurer = insurer
    await press(world, book=referral)
    wanted = criteria.wanted
    assert wanted is not None
    assert wanted.insurer is None, "any insurer's, as it was sought"
    await world.settle()
    await referral.aclose()


async def test_a_move_that_was_parked_is_a_move_again(world: BookWorld, book: BookViewModel) -> None:
    await half_typed(world)
    book.panel.read_back()
    book.panel.confirm()
    await world.settle()
    booking = world.booked()
    book.move(booking)
    await world.settle()
    slot = next(one for one in book.results.bookable() if one.tqid != booking.tqid)
    book.open_slot(slot)
    assert book.panel.step is Step.READING_BACK
    await press(world)
    assert book.panel.move.banner == ""
    await press(world)
    assert (book.panel.move.booking, book.panel.slot) == (booking, slot)


texts = st.text(max_size=12)
drafts = st.builds(
    Draft,
    kind=st.sampled_from([kind.value for kind in PersonIdKind]),
    **{name.value: texts for name in Field if name is not Field.KIND},
)


@given(drafts)
def test_what_is_kept_of_a_draft_is_that_draft(draft: Draft) -> None:
    assert Draft.of_typed(draft.typed) == draft


@settings(max_examples=25, deadline=None)
@given(drafts)
def test_whatever_is_typed_comes_back_as_it_was(draft: Draft) -> None:
    async def go() -> None:
        world = BookWorld(doctors=1)
        world.attach()
        await world.settle(5)
        book = world.view_model
        slot = list(world.gateway.slots.values())[-1].slot
        slot = replace(slot, booking_opens=None, booking_closes=None)
        book.panel.start_over(draft)
        book.panel.open(slot)
        await world.settle(5)
        typed = book.panel.draft
        await press(world)
        assert book.panel.draft == Draft()
        await press(world)
        assert (book.panel.draft, book.panel.slot) == (typed, slot)
        await book.aclose()
        await world.session.worklist.aclose()

    asyncio.run(go())
