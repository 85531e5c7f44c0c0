"""F6's view-model over the real use cases and fakes, without widgets."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from hqs_desktop.core.model import Slot, Tqid
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.desk.referral import PAGE_SIZE
from hqs_desktop.viewmodels.book.draft import Field
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.book.slot import SlotState
from hqs_desktop.viewmodels.find.criteria import BookCriteria
from hqs_desktop.viewmodels.find.screen import BookViewModel
from hqs_desktop.viewmodels.navigation import ShowBooking
from hqs_desktop.viewmodels.referral.results import Phase
from hqs_desktop.viewmodels.referral.words import Offer, Tail
from tests.fakes.gateway import Fault, line_dead, make_person, refused
from tests.fakes.shared import journeys
from tests.views.referral_world import IN_PERSON, PAPER, REFERRAL, ReferralWorld

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
async def world() -> AsyncIterator[ReferralWorld]:
    made = ReferralWorld()
    made.attach()
    await made.settle()
    yield made
    await made.close()


def listed(world: ReferralWorld) -> list[Tqid]:
    return [slot.tqid for slot in world.model.results.table.slots]


def phase_of(world: ReferralWorld) -> Phase:
    return world.model.results.phase


def tail_of(world: ReferralWorld) -> Tail:
    return world.model.results.tail


def step_of(world: ReferralWorld) -> Step:
    return world.model.panel.step


def choose_insurer(world: ReferralWorld) -> None:
    world.model.criteria.insurer = world.model.criteria.search_insurers("")[0]


def is_reading(world: ReferralWorld) -> bool:
    return world.model.reading


def hint_of(world: ReferralWorld) -> str:
    hint = world.model.hint
    return f"{hint.title} {hint.advice}" if hint is not None else ""


def last_row(world: ReferralWorld) -> str:
    table = world.model.results.table
    return str(table.index(table.rowCount() - 1, 0).data())


async def book(world: ReferralWorld, slot: Slot) -> None:
    world.model.open_slot(slot)
    world.model.panel.read_back()
    world.model.panel.confirm()
    await world.settle()
    assert step_of(world) is Step.DONE


async def read_paper(world: ReferralWorld, text: str = PAPER.text) -> None:
    world.model.set_paper_text(text)
    world.model.read_paper()
    await world.settle()


async def test_pages_come_one_at_a_time_as_the_end_comes_near(world: ReferralWorld) -> None:
    await world.search()
    assert listed(world) == [slot.tqid for slot in world.slots[:PAGE_SIZE]]
    assert world.model.results.progress == "50 of 120 slots came"
    assert last_row(world) == "More slots come as you scroll."
    world.gateway.held = asyncio.Event()
    for _ in range(3):
        world.model.more()
    await world.settle()
    assert tail_of(world) is Tail.LOADING
    assert world.gateway.most_running == 1
    world.gateway.held.set()
    await world.settle()
    world.model.more()
    await world.settle()
    world.model.more()
    await world.settle()
    assert listed(world) == [slot.tqid for slot in world.slots]
    assert tail_of(world) is Tail.END
    assert len(world.gateway.referral_calls) == 3
    assert world.model.results.table.rowCount() == 120


async def test_a_failed_page_says_so_below_what_came_and_is_asked_for_by_a_key_only(world: ReferralWorld) -> None:
    await world.search()
    world.gateway.reads.append(line_dead("GetAppointmentsByReferralMap"))
    world.model.more()
    await world.settle()
    assert tail_of(world) is Tail.FAILED
    assert "no connection" in last_row(world)
    assert "F5" in last_row(world)
    assert len(listed(world)) == PAGE_SIZE
    world.model.more()
    await world.settle()
    assert len(world.gateway.referral_calls) == 2
    world.model.again()
    await world.settle()
    assert len(listed(world)) == 2 * PAGE_SIZE


async def test_esc_stops_a_page_and_the_key_goes_on(world: ReferralWorld) -> None:
    await world.search()
    world.gateway.held = asyncio.Event()
    world.model.more()
    await world.settle()
    assert world.model.back()
    await world.settle()
    assert (tail_of(world), world.gateway.running) == (Tail.STOPPED, 0)
    world.gateway.held = None
    world.model.again()
    await world.settle()
    assert len(listed(world)) == 2 * PAGE_SIZE


async def test_the_insurer_goes_to_the_gateway_and_the_quota_filters_what_came(world: ReferralWorld) -> None:
    world.model.criteria.insurer = world.model.criteria.search_insurers("تامین")[0]
    await world.search()
    insurer = world.gateway.referral_calls[0][1]
    assert insurer is not None
    assert insurer.code == "1"
    results = world.model.results
    assert results.quotas == [REFERRAL.code, IN_PERSON.code]
    results.next_quota()
    assert len(results.table.slots) == 40
    results.next_quota()
    assert {slot.quota for slot in results.table.slots} == {IN_PERSON}
    assert results.progress == "50 of 120 slots came; 10 shown"
    world.model.more()
    await world.settle()
    assert len(results.table.slots) == 20
    results.next_quota()
    assert len(results.table.slots) == 100
    assert len(world.gateway.referral_calls) == 2


async def test_a_filter_that_hides_all_says_so_and_offers_the_way_back(world: ReferralWorld) -> None:
    await world.search()
    world.model.results.show_quota("104")
    reason = world.model.results.reason
    assert reason is not None
    assert [offer for offer, _ in reason.offers] == [Offer.ALL_QUOTAS, Offer.MORE]
    world.model.take_offer(Offer.ALL_QUOTAS)
    assert world.model.results.reason is None


async def test_nothing_found_names_the_likely_reason_and_the_next_step(world: ReferralWorld) -> None:
    world.gateway.referral_slots = []
    choose_insurer(world)
    await world.search()
    assert phase_of(world) is Phase.EMPTY
    reason = world.model.results.reason
    assert reason is not None
    assert "insurer" in reason.text
    world.gateway.referral_slots = world.slots
    world.model.take_offer(reason.offers[0][0])
    await world.settle()
    assert world.model.criteria.insurer is None
    assert phase_of(world) is Phase.SHOWN


async def test_what_is_missing_or_wrong_is_named_and_nothing_is_asked(world: ReferralWorld) -> None:
    wanted: list[str] = []
    world.model.focus_requested.connect(wanted.append)
    world.model.search()
    assert "specialty" in hint_of(world)
    world.model.criteria.specialty = world.model.criteria.specialty_choice(world.specialty)
    world.model.criteria.first_day = world.model.criteria.today().add_days(-1)
    world.model.search()
    assert "over" in hint_of(world)
    world.model.criteria.first_day = None
    world.model.search()
    assert wanted == ["specialty", "first_day", "first_day"]
    assert world.gateway.referral_calls == []


async def test_a_refusal_and_a_dead_line_are_said_in_words(world: ReferralWorld) -> None:
    world.gateway.reads.append(refused("GetAppointmentsByReferralMap", "not a level-one centre"))
    await world.search()
    reason = world.model.results.reason
    assert reason is not None
    assert "not a level-one centre" in reason.text
    world.gateway.line_dead = True
    world.model.again()
    await world.settle()
    reason = world.model.results.reason
    assert reason is not None
    assert "no connection" in reason.title


async def test_a_slot_is_booked_under_the_tqid_as_it_was_received(world: ReferralWorld) -> None:
    await world.search()
    slot = world.slots[0]
    world.model.open_slot(slot)
    world.model.panel.edit(Field.NUMBER, "0012345679")
    await world.settle()
    await book(world, slot)
    assert [(operation, tqid.text) for operation, tqid in world.gateway.posts] == [("SetAppointment", slot.tqid.text)]
    assert not slot.tqid.text.startswith("1:")
    assert world.model.results.state(slot) is SlotState.MINE
    taken = journeys(world.shared)
    world.model.new_booking()
    world.model.open_slot(slot)
    await world.settle()
    assert taken == [ShowBooking(world.bookings[0])]


async def test_slots_that_this_desk_has_or_that_went_are_told(world: ReferralWorld) -> None:
    await world.search()
    await read_paper(world)
    await book(world, world.slots[0])
    world.model.new_booking()
    world.gateway.removed = [world.slots[1].tqid]
    await world.search()
    world.shared.slot.clear()
    world.attach()
    world.gateway.slots[world.slots[0].tqid].status = "1"  # the gateway still offers it
    await world.search()
    assert world.model.results.state(world.slots[0]) is SlotState.MINE
    world.model.results.mark(world.slots[1].tqid, SlotState.GONE)
    world.model.open_slot(world.slots[1])
    assert "taken" in hint_of(world)


async def test_a_paper_fills_the_form_in_and_finds_slots(world: ReferralWorld) -> None:
    world.patient = replace(world.patient, mobile="09120000007")
    world.gateway.papers[PAPER] = [world.referral(world.patient)]
    await read_paper(world, f"  {PAPER.text.removeprefix('1:').lower()} ")
    assert [tqid.text for tqid in world.gateway.papers_read] == [f"1:{PAPER.key}"]
    assert phase_of(world) is Phase.SHOWN
    assert world.model.criteria.specialty is not None
    draft = world.model.panel.draft
    assert (draft.number, draft.last_name, draft.mobile) == (world.patient.identifier.id, "No7", "09120000007")
    await book(world, world.slots[2])
    assert world.gateway.holder(world.slots[2].tqid) == world.patient.identifier.id
    world.model.new_booking()
    assert (world.model.paper_text, world.model.panel.draft.number) == ("", "")


async def test_a_paper_scanned_into_another_field_is_read_too(world: ReferralWorld) -> None:
    world.model.not_found("specialty", PAPER.text)
    await world.settle()
    assert world.model.paper_text == PAPER.text
    assert phase_of(world) is Phase.SHOWN
    world.model.not_found("specialty", "nonsense")
    assert "nonsense" in hint_of(world)


@pytest.mark.parametrize(
    ("text", "words"),
    [("1234", "no tracking number"), (f"{PAPER.text} 1:00000000-0000-4000-8000-000000000000", "More than one")],
)
async def test_what_is_no_paper_is_named_and_stays(world: ReferralWorld, text: str, words: str) -> None:
    await read_paper(world, text)
    assert words in hint_of(world)
    assert world.model.paper_text == text
    assert world.gateway.papers_read == []


async def test_a_number_of_another_kind_is_told_by_what_it_is(world: ReferralWorld) -> None:
    slot = world.slots[0]
    await read_paper(world, slot.tqid.text)
    assert "no referral" in hint_of(world)
    assert "free" in hint_of(world)
    world.gateway.occupy(slot, make_person())
    await read_paper(world, slot.tqid.text)
    assert "Booked" in hint_of(world)


async def test_another_patients_paper_takes_over_only_by_an_act_of_its_own(
    world: ReferralWorld,
) -> None:
    await world.search()
    world.model.open_slot(world.slots[0])
    world.model.panel.edit(Field.NUMBER, "0012345679")
    world.model.panel.edit(Field.LAST_NAME, "Typed")
    await read_paper(world)
    assert "another patient" in hint_of(world)
    assert world.model.panel.draft.last_name == "Typed"
    assert step_of(world) is Step.FILLING
    world.model.read_paper()  # as a reader's second Enter does
    await world.settle()
    assert world.model.panel.draft.last_name == "Typed"
    assert world.model.doubtful
    world.model.take_patient()
    await world.settle()
    assert world.model.panel.draft.number == world.patient.identifier.id
    assert not world.model.doubtful


async def test_one_of_several_referrals_is_chosen(world: ReferralWorld) -> None:
    other = world.person(9)
    world.gateway.papers[PAPER].append(world.referral(other))
    await read_paper(world)
    assert ["No7" in words for words in world.model.paper_choices] == [True, False]
    assert world.model.panel.draft.number == ""
    world.model.choose_referral(1)
    await world.settle()
    assert world.model.panel.draft.number == other.identifier.id
    assert world.model.paper_choices == []


async def test_a_choice_is_left_by_esc(world: ReferralWorld) -> None:
    world.gateway.papers[PAPER].append(world.referral(world.person(9)))
    await read_paper(world)
    assert world.model.back()
    assert world.model.paper_choices == []
    assert world.model.paper_text == PAPER.text


async def test_what_a_referral_leaves_out_is_asked_of_the_desk(world: ReferralWorld) -> None:
    world.gateway.papers[PAPER] = [world.referral(None)]
    await read_paper(world)
    assert phase_of(world) is Phase.SHOWN
    assert "no patient" in hint_of(world)
    bare = world.referral(world.patient)
    world.gateway.papers[PAPER] = [replace(bare, provider=None)]
    await read_paper(world)
    assert "no specialty" in hint_of(world)
    assert world.model.panel.draft.number == world.patient.identifier.id


async def test_a_paper_and_a_search_wait_for_the_session(world: ReferralWorld) -> None:
    world.shared.slot.clear()
    await read_paper(world)
    assert world.model.problem is not None
    world.attach()
    await world.settle()
    assert phase_of(world) is Phase.SHOWN
    world.shared.slot.clear()
    await world.settle()
    assert (phase_of(world), listed(world)) == (Phase.IDLE, [])
    world.model.search()
    assert phase_of(world) is Phase.STARTING
    world.shared.slot.set_trouble(Problem(ProblemKind.JOURNAL))
    assert world.model.results.reason is not None
    world.attach()
    await world.settle()
    assert phase_of(world) is Phase.SHOWN


async def test_what_was_under_way_begins_anew_with_the_next_session(world: ReferralWorld) -> None:
    world.gateway.held = asyncio.Event()
    world.model.set_paper_text(PAPER.text)
    world.model.read_paper()
    await world.settle()
    assert is_reading(world)
    world.shared.slot.clear()
    await world.settle()
    assert not is_reading(world)
    world.gateway.held = None
    world.attach()
    await world.settle()
    assert phase_of(world) is Phase.SHOWN
    assert world.model.panel.draft.number == world.patient.identifier.id


async def test_slots_that_could_not_be_read_are_told(world: ReferralWorld) -> None:
    world.gateway.unreadable = 2
    await world.search()
    assert world.model.results.unreadable is not None
    assert world.model.results.unreadable.title == "2 slots could not be read"


async def test_a_booking_whose_receipt_one_screen_shows_is_told_by_no_other(world: ReferralWorld) -> None:
    other = BookViewModel(BookCriteria(world.shared.codes, world.clock), world.shared)
    await world.search()
    await read_paper(world)
    await book(world, world.slots[0])
    assert list(world.shared.notices.shown) == []
    world.gateway.writes.append(Fault(executed=True, error=line_dead))
    world.model.new_booking()
    await read_paper(world)
    world.model.open_slot(world.slots[1])
    world.model.panel.read_back()
    world.model.panel.confirm()
    world.gateway.line_dead = True
    await world.settle()
    assert step_of(world) is Step.UNKNOWN
    world.model.new_booking()  # gone from the screen before its end is known
    world.gateway.line_dead = False
    await world.clock.advance(60)
    await world.settle()
    assert len(world.bookings) == 2
    assert len(world.shared.notices.history) == 1
    await other.aclose()
