"""The basket on screen: what goes in, what is said of it, and booking all of it in one go."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.model import Slot
from hqs_desktop.core.text import strip_marks
from hqs_desktop.viewmodels.basket.basket import BasketViewModel, Phase
from hqs_desktop.viewmodels.book.draft import Field
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.find.screen import BookViewModel
from hqs_desktop.viewmodels.navigation import PrintSlips
from tests.fakes.gateway import Fault, line_dead, make_person
from tests.fakes.shared import journeys
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
    await world.session.basket.aclose()
    await world.session.worklist.aclose()
    await world.session.writer.aclose(timeout_seconds=0)


@pytest.fixture
def book(world: BookWorld) -> BookViewModel:
    return world.view_model


@pytest.fixture
def basket(book: BookViewModel) -> BasketViewModel:
    return book.basket


def free(book: BookViewModel, number: int) -> Slot:
    return list(book.results.bookable())[number]


def hint(book: BookViewModel) -> str:
    return strip_marks(book.hint.title) if book.hint is not None else ""


async def put(world: BookWorld, slot: Slot, number: str = "", name: str = "Karimi") -> None:
    """Ins on a slot, or, for a patient, in the form of one that was taken up."""
    book = world.view_model
    if number:
        book.open_slot(slot)
        book.panel.edit(Field.NUMBER, number)
        book.panel.edit(Field.LAST_NAME, name)
    else:
        book.panel.preview(slot)
    book.basket.put_in()
    await world.settle()


def phase(basket: BasketViewModel) -> Phase:
    return basket.phase


def looks(basket: BasketViewModel) -> list[str]:
    return [line.look.word for line in basket.lines]


async def book_all(world: BookWorld) -> None:
    basket = world.view_model.basket
    assert basket.ask()
    assert phase(basket) is Phase.READ_BACK
    basket.confirm()
    for _ in range(10):
        await world.settle()


async def test_several_services_for_one_patient(world: BookWorld, book: BookViewModel, basket: BasketViewModel) -> None:
    places: list[str] = []
    book.focus_requested.connect(places.append)
    first, second = free(book, 0), free(book, 5)
    await put(world, first, NATIONAL_CODE)
    assert hint(book).startswith("In the basket: Karimi")
    assert (book.panel.step, book.panel.draft.last_name) == (Step.CHOOSING, "Karimi"), "he stays for the next slot"
    assert places[-1] == "results"
    await put(world, second)
    assert [line.patient for line in basket.lines] == ["Karimi", "Karimi"]
    assert looks(basket) == ["Ready", "Ready"]
    await book_all(world)
    assert looks(basket) == ["Booked", "Booked"]
    assert [booking.tqid for booking in world.bookings] == [first.tqid, second.tqid]
    assert (basket.phase, basket.verdict.title) == (Phase.SUMMARY, "2 booked")


async def test_a_family(world: BookWorld, book: BookViewModel, basket: BasketViewModel) -> None:
    await put(world, free(book, 0), NATIONAL_CODE)
    await put(world, free(book, 1), OTHER_CODE, "Sohrabi")
    assert [line.patient for line in basket.lines] == ["Karimi", "Sohrabi"]
    await book_all(world)
    assert [booking.person.last_name for booking in world.bookings] == ["Karimi", "Sohrabi"]


async def test_a_known_patient_goes_in_whole_however_fast_the_key_comes(
    world: BookWorld, book: BookViewModel, basket: BasketViewModel
) -> None:
    await put(world, free(book, 0), NATIONAL_CODE)
    await book_all(world)
    assert not world.shared.notices.shown, "the summary tells it"
    basket.finish()
    book.panel.restart()
    book.open_slot(free(book, 5))
    book.panel.edit(Field.NUMBER, NATIONAL_CODE)
    basket.put_in()
    await world.settle()
    assert [line.patient for line in basket.lines] == ["Karimi"]


async def test_one_without_a_patient_gets_one_and_what_is_not_whole_is_not_booked(
    world: BookWorld, book: BookViewModel, basket: BasketViewModel
) -> None:
    await put(world, free(book, 0))
    (line,) = basket.lines
    assert (line.look.word, line.notes) == ("Not ready", ["The patient is missing"])
    assert not basket.ask()
    assert phase(basket) is Phase.LIST
    basket.take_up(line.judged.item)
    assert (book.panel.step, hint(book)) == (Step.FILLING, "Number 1 of the basket")
    book.panel.edit(Field.NUMBER, "00123")
    basket.put_in()
    await world.settle()
    (line,) = basket.lines
    assert line.look.word == "Not ready"
    assert line.judged.draft.number == "00123", "nothing typed is lost"
    book.panel.restart()
    basket.take_up(line.judged.item)
    book.panel.edit(Field.NUMBER, NATIONAL_CODE)
    basket.put_in()
    await world.settle()
    assert looks(basket) == ["Ready"]
    assert basket.total == 1


async def test_the_same_slot_twice_and_two_at_the_same_time_are_named(
    world: BookWorld, book: BookViewModel, basket: BasketViewModel
) -> None:
    first = free(book, 0)
    second = next(
        one
        for one in book.results.bookable()
        if one.tqid != first.tqid and one.start < first.end and first.start < one.end
    )
    await put(world, first, NATIONAL_CODE)
    await put(world, first)
    assert hint(book) == "It is in the basket already"
    await put(world, second)
    overlap = [note for line in basket.lines for note in line.notes if "same time" in note]
    assert overlap == ["The same patient at the same time as number 2", "The same patient at the same time as number 1"]
    assert looks(basket) == ["Ready", "Ready"], "a doubt forbids nothing"
    await put(world, first, OTHER_CODE, "Sohrabi")
    assert basket.lines[2].notes == ["The same slot as number 1"]
    assert looks(basket) == ["Ready", "Ready", "Not ready"]
    await book_all(world)
    assert looks(basket) == ["Booked", "Booked", "Not booked"]


async def test_a_slot_whose_window_closed_is_named_and_leads_to_its_doctor(
    world: BookWorld, book: BookViewModel, basket: BasketViewModel
) -> None:
    slot = free(book, 0)
    await put(world, slot, NATIONAL_CODE)
    world.clock.set_back(world.clock.now() - slot.start + timedelta(minutes=1))
    (line,) = basket.lines
    assert (line.look.word, line.notes) == ("Not ready", ["The time to book this slot is over"])
    book.panel.restart()
    basket.take_up(line.judged.item)
    await world.settle()
    criteria = book.criteria.criteria()
    assert criteria is not None
    assert criteria.provider is not None
    assert criteria.provider.provider == slot.provider
    await put(world, free(book, 0))
    assert looks(basket) == ["Ready"], "another slot in its stead"


async def test_a_refusal_stops_none_and_its_patient_gets_another_slot(
    world: BookWorld, book: BookViewModel, basket: BasketViewModel
) -> None:
    slots = [free(book, number) for number in (0, 3, 6)]
    await put(world, slots[0], NATIONAL_CODE)
    for slot in slots[1:]:
        await put(world, slot)
    world.gateway.occupy(slots[1], make_person(OTHER_CODE), AppointmentStatus.BOOKED)
    await book_all(world)
    assert looks(basket) == ["Booked", "Not booked", "Booked"]
    assert basket.lines[1].notes
    assert "1 not booked" in basket.verdict.advice
    basket.finish()
    await world.settle()
    assert phase(basket) is Phase.LIST
    (left,) = basket.lines
    book.panel.restart()
    basket.take_up(left.judged.item)
    await world.settle()
    book.panel.read_back()
    await world.settle()
    assert book.panel.alternatives
    book.panel.take_alternative(book.panel.alternatives[0])
    book.panel.confirm()
    await world.settle()
    assert book.panel.step is Step.DONE
    assert basket.total == 0, "its patient has a slot"


async def test_a_doubt_is_named_and_the_others_go_on(
    world: BookWorld, book: BookViewModel, basket: BasketViewModel
) -> None:
    await put(world, free(book, 0), NATIONAL_CODE)
    await put(world, free(book, 5))
    world.gateway.writes.append(Fault(executed=True, error=line_dead))
    world.gateway.names_holders = True
    world.gateway.reads.extend([line_dead("GetAppointmentStatus")] * 4)
    await book_all(world)
    assert looks(basket) == ["Being checked", "Booked"]
    assert "1 being checked" in basket.verdict.advice
    await world.clock.advance(300)
    await world.settle()
    assert looks(basket) == ["Booked", "Booked"]


async def test_a_run_can_be_stopped_and_esc_leads_back_from_the_read_back(
    world: BookWorld, book: BookViewModel, basket: BasketViewModel
) -> None:
    await put(world, free(book, 0), NATIONAL_CODE)
    await put(world, free(book, 5))
    basket.ask()
    assert basket.back()
    assert phase(basket) is Phase.LIST
    assert world.bookings == []
    world.gateway.held = asyncio.Event()
    basket.ask()
    basket.confirm()
    await world.settle()
    assert phase(basket) is Phase.RUNNING
    basket.back()
    world.gateway.held.set()
    for _ in range(5):
        await world.settle()
    assert looks(basket) == ["Booked", "Ready"]
    assert phase(basket) is Phase.SUMMARY


async def test_taken_out_put_back_and_in_another_order(
    world: BookWorld, book: BookViewModel, basket: BasketViewModel
) -> None:
    await put(world, free(book, 0), NATIONAL_CODE, "First")
    await put(world, free(book, 1), OTHER_CODE, "Second")
    first = basket.lines[0].judged.item
    basket.move(first, 1)
    await world.settle()
    assert [line.patient for line in basket.lines] == ["Second", "First"]
    basket.take_out(first)
    await world.settle()
    assert ([line.patient for line in basket.lines], basket.can_put_back) == (["Second"], True)
    basket.put_back()
    await world.settle()
    assert basket.total == 2


async def test_no_slot_a_taken_one_and_a_move_go_nowhere(
    world: BookWorld, book: BookViewModel, basket: BasketViewModel
) -> None:
    book.panel.preview(None)
    basket.put_in()
    assert hint(book) == "No slot is chosen"
    slot = free(book, 0)
    world.view_model.results.mark(slot.tqid, None)
    await put(world, slot, NATIONAL_CODE)
    await book_all(world)
    basket.finish()
    await world.settle()
    book.panel.preview(slot)
    basket.put_in()
    assert hint(book) == "This slot was booked by this desk"
    book.move(world.booked())
    await world.settle()
    book.panel.preview(free(book, 3))
    basket.put_in()
    assert hint(book) == "A booking that is moved can't go into the basket"
    assert basket.total == 0


async def test_all_are_printed_as_one_and_copied_as_one_text(
    world: BookWorld, book: BookViewModel, basket: BasketViewModel
) -> None:
    gone = journeys(world.shared)
    await put(world, free(book, 0), NATIONAL_CODE)
    await put(world, free(book, 5))
    await book_all(world)
    basket.print_slips()
    (slips,) = gone
    assert isinstance(slips, PrintSlips)
    assert [one.tqid for one in slips.bookings] == [one.tqid for one in world.bookings]
    assert all(one.tqid.printed in basket.text() for one in world.bookings)
    basket.finish()
    await world.settle()
    assert basket.total == 0


async def test_what_was_booked_before_a_restart_waits_to_be_seen(
    world: BookWorld, book: BookViewModel, basket: BasketViewModel
) -> None:
    await put(world, free(book, 0), NATIONAL_CODE)
    await book_all(world)
    world.shared.slot.clear()
    assert basket.total == 0
    await world.session.basket.start()
    world.attach()
    await world.settle()
    assert phase(basket) is Phase.SUMMARY
    assert len(basket.bookings) == 1
