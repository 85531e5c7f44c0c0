"""The book screen's view-model over the real use cases and fakes, without widgets."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.bookings import Booking
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.model import BookingRequest, Slot
from hqs_desktop.core.operators import Committer
from hqs_desktop.core.wishes import Wish
from hqs_desktop.core.worklist import Step as TaskStep
from hqs_desktop.core.worklist import TaskKind
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.desk.relaxed import Relaxation
from hqs_desktop.desk.session import Session
from hqs_desktop.desk.texts import Instruction, Texts
from hqs_desktop.desk.worklist.worklist import NewTask
from hqs_desktop.viewmodels.book.draft import Field
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.dialogs.provider import ProviderForm
from hqs_desktop.viewmodels.find.empty import Act
from hqs_desktop.viewmodels.find.results import Phase
from hqs_desktop.viewmodels.find.screen import BookViewModel
from hqs_desktop.viewmodels.words.tone import Tone
from tests.fakes.gateway import (
    Fault,
    line_dead,
    make_person,
    not_connected,
    refused,
)
from tests.views.book_world import NATIONAL_CODE, BookWorld

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
async def world() -> AsyncIterator[BookWorld]:
    made = BookWorld(doctors=3)
    made.attach()
    await made.settle()
    yield made
    await made.view_model.aclose()
    await made.session.writer.aclose(timeout_seconds=0)


@pytest.fixture
def book(world: BookWorld) -> BookViewModel:
    return world.view_model


def news(world: BookWorld) -> list[Tone]:
    """How the bookings that no screen shows have ended."""
    return [notice.tone for notice in world.shared.notices.shown]


def step_of(book: BookViewModel) -> Step:
    return book.panel.step


def phase_of(book: BookViewModel) -> Phase:
    return book.results.phase


def kinds(book: BookViewModel) -> list[Act | Relaxation]:
    """The ways on that are offered."""
    return [way.kind for way in book.ways.ways]


def take(book: BookViewModel, kind: Act | Relaxation) -> None:
    book.take_way(next(way for way in book.ways.ways if way.kind is kind))


async def search(world: BookWorld) -> None:
    criteria = world.view_model.criteria
    criteria.specialty = criteria.specialty_choice(world.specialty)
    world.view_model.search()
    await world.settle()


async def opened(world: BookWorld, number: str = NATIONAL_CODE) -> Slot:
    await search(world)
    slot = world.view_model.results.first_free()
    assert slot is not None
    world.view_model.open_slot(slot)
    world.view_model.panel.edit(Field.NUMBER, number)
    await world.settle()
    return slot


async def book_it(world: BookWorld) -> None:
    panel = world.view_model.panel
    panel.read_back()
    assert step_of(world.view_model) is Step.READING_BACK
    panel.confirm()
    await world.settle()


async def test_a_search_without_a_specialty_says_what_is_missing(world: BookWorld, book: BookViewModel) -> None:
    book.search()
    assert book.hint is not None
    assert "specialty" in book.hint.title
    assert world.gateway.schedule_calls == []


async def test_every_known_doctor_of_the_specialty_is_asked(world: BookWorld, book: BookViewModel) -> None:
    await search(world)
    assert phase_of(book) is Phase.SHOWN
    assert len(world.gateway.schedule_calls) == 3
    assert book.results.found > 100
    assert "3 doctors" in book.results.progress
    assert book.results.day == book.criteria.today()


async def test_one_doctor_alone_is_asked(world: BookWorld, book: BookViewModel) -> None:
    book.criteria.provider = book.criteria.search_providers("33701")[0]
    assert book.criteria.specialty is not None
    book.search()
    await world.settle()
    assert [call[0].identifier.id for call in world.gateway.schedule_calls] == ["33701"]


async def test_doctors_are_found_by_name_in_any_letters_and_by_council_number(book: BookViewModel) -> None:
    assert [choice.text for choice in book.criteria.search_providers("مينا")] == ["دکتر مینا آزمایشی"]
    assert [choice.text for choice in book.criteria.search_providers("۳۳۷۰۰")] == ["دکتر آرش نمونه‌پور"]
    assert book.criteria.search_providers("nobody") == []


async def test_another_specialty_lets_go_of_the_doctor(book: BookViewModel) -> None:
    book.criteria.provider = book.criteria.search_providers("33701")[0]
    book.criteria.specialty = book.criteria.search_specialties("ارتوپدی")[0]
    assert book.criteria.entry is None
    assert list(book.criteria.search_providers("33701")) == []


async def test_a_facility_narrows_the_search(world: BookWorld, book: BookViewModel) -> None:
    book.criteria.facility = book.criteria.search_facilities("مرکز آموزشی")[0]
    await search(world)
    assert [call[0].identifier.id for call in world.gateway.schedule_calls] == ["33701"]


async def test_results_come_doctor_by_doctor_and_esc_keeps_what_came(world: BookWorld, book: BookViewModel) -> None:
    gate = asyncio.Event()
    world.gateway.held = gate
    await search(world)
    assert (book.results.phase, book.results.progress) == (Phase.SEARCHING, "0 of 3 doctors answered")
    assert book.back()
    await world.settle()
    assert phase_of(book) is Phase.IDLE
    assert world.gateway.running == 0
    assert not book.back()


async def test_a_newer_search_takes_the_older_ones_place(world: BookWorld, book: BookViewModel) -> None:
    await search(world)
    book.search()
    book.search()
    await world.settle()
    assert phase_of(book) is Phase.SHOWN
    assert book.results.progress.endswith("3 doctors")


async def test_a_search_before_the_gateway_is_there_begins_by_itself() -> None:
    world = BookWorld(doctors=1)
    await search(world)
    assert phase_of(world.view_model) is Phase.STARTING
    world.attach()
    await world.settle()
    assert phase_of(world.view_model) is Phase.SHOWN
    await world.view_model.aclose()


async def test_a_search_that_cannot_begin_says_why_and_begins_once_it_can() -> None:
    world = BookWorld(doctors=1)
    asked: list[bool] = []
    world.shared.slot.again_wanted.connect(lambda: asked.append(True))
    await search(world)
    world.shared.slot.set_trouble(Problem(ProblemKind.JOURNAL_LOCKED))
    assert phase_of(world.view_model) is Phase.EMPTY
    assert world.view_model.results.reason.title == "Another program holds the desk's journal"
    assert kinds(world.view_model) == [Act.RETRY]
    take(world.view_model, Act.RETRY)
    assert asked == [True]
    world.shared.slot.set_trouble(None)  # it is tried
    assert phase_of(world.view_model) is Phase.STARTING
    world.attach()
    await world.settle()
    assert phase_of(world.view_model) is Phase.SHOWN
    await world.view_model.aclose()


async def test_doctors_who_did_not_answer_are_named_in_one_message(world: BookWorld, book: BookViewModel) -> None:
    world.gateway.schedule_errors["33701"] = line_dead("GetProviderScheduling")
    await search(world)
    assert phase_of(book) is Phase.SHOWN
    assert book.results.failures is not None
    assert "1 of 3" in book.results.failures.title
    assert "دکتر مینا آزمایشی" in book.results.failures.title


async def test_slots_that_could_not_be_read_are_counted_until_the_next_search(
    world: BookWorld, book: BookViewModel
) -> None:
    told = []
    book.results.failures_changed.connect(lambda: told.append(book.results.unreadable))
    world.gateway.unreadable = 4
    await search(world)
    assert phase_of(book) is Phase.SHOWN
    assert [words.title for words in told[-1:] if words] == ["12 slots could not be read"]
    world.gateway.unreadable = 0
    await search(world)
    assert told[-1] is None


async def test_a_dead_line_is_told_once_with_a_retry(world: BookWorld, book: BookViewModel) -> None:
    for known in world.entries:
        world.gateway.schedule_errors[known.provider.identifier.id] = not_connected("GetProviderScheduling")
    await search(world)
    assert phase_of(book) is Phase.EMPTY
    assert kinds(book) == [Act.RETRY]
    assert book.results.failures is None
    world.gateway.schedule_errors.clear()
    take(book, Act.RETRY)
    await world.settle()
    assert phase_of(book) is Phase.SHOWN


async def test_no_known_doctor_leads_to_adding_one(world: BookWorld, book: BookViewModel) -> None:
    wanted = []
    book.provider_wanted.connect(lambda: wanted.append(True))
    book.criteria.specialty = book.criteria.search_specialties("ارتوپدی")[0]
    book.search()
    await world.settle()
    assert kinds(book)[0] is Act.ADD_DOCTOR
    take(book, Act.ADD_DOCTOR)
    assert wanted == [True]
    book.add_provider(ProviderForm("۴۴۱۲۳", "دکتر تازه", "facility-9", "مرکز تازه"))
    await world.settle()
    assert [entry.provider.identifier.id for entry in world.journal.entries][-1] == "44123"
    assert book.criteria.entry == world.journal.entries[-1]
    assert kinds(book) == [Relaxation.NEXT_DAYS, Relaxation.MONTH, Relaxation.ALL_DOCTORS, Act.WAIT, Act.ADD_DOCTOR]


def test_a_new_doctor_is_checked_field_by_field() -> None:
    assert set(ProviderForm("", "", "").wrong()) == {"council_number", "name", "facility_id"}
    assert ProviderForm("123", "Name", "facility").wrong() == {}


async def test_no_free_slot_leads_to_other_days(world: BookWorld, book: BookViewModel) -> None:
    today = book.criteria.today()
    book.criteria.span = (today.add_days(20), today.add_days(21))
    await search(world)
    assert kinds(book) == [Relaxation.NEXT_DAYS, Relaxation.MONTH, Act.WAIT, Act.ADD_DOCTOR]
    take(book, Relaxation.NEXT_DAYS)
    assert book.criteria.span == (today.add_days(22), today.add_days(28))
    await world.settle()
    take(book, Relaxation.MONTH)
    assert book.criteria.span == (today.add_days(22), today.add_days(51))


async def test_no_free_slot_is_said_of_those_who_answered(world: BookWorld, book: BookViewModel) -> None:
    today = book.criteria.today()
    book.criteria.span = (today.add_days(20), today.add_days(21))
    await search(world)
    assert book.results.reason.text.startswith("None of the doctors of this specialty has")
    world.gateway.schedule_errors["33701"] = line_dead("GetProviderScheduling")
    await search(world)
    assert book.results.reason.text.startswith("None of the doctors who answered has")
    book.criteria.provider = book.criteria.search_providers("33701")[0]
    world.gateway.schedule_errors.clear()
    await search(world)
    assert book.results.reason.text.startswith("This doctor has")


async def test_a_range_in_the_past_leads_to_the_days_to_come(world: BookWorld, book: BookViewModel) -> None:
    today = book.criteria.today()
    book.criteria.span = (today.add_days(-5), today.add_days(-1))
    await search(world)
    assert phase_of(book) is Phase.EMPTY
    book.take_way(book.ways.ways[0])
    assert book.criteria.span == (today, today.add_days(6))


async def test_slots_outside_their_window_are_told_and_not_opened(world: BookWorld, book: BookViewModel) -> None:
    slot = await opened(world)
    book.panel.back()
    closed = replace(slot, booking_closes=world.clock.now())
    book.open_slot(closed)
    assert step_of(book) is Step.CHOOSING
    assert book.hint is not None
    early = replace(slot, booking_opens=world.clock.now() + timedelta(hours=1), booking_closes=None)
    book.open_slot(early)
    assert book.hint.advice.startswith("It can be booked from 1405/06/14")
    book.open_slot(slot)
    assert book.hint is None


async def test_booking_ends_in_a_receipt_and_the_slot_is_gone(world: BookWorld, book: BookViewModel) -> None:
    slot = await opened(world)
    await book_it(world)
    assert step_of(book) is Step.DONE
    assert world.gateway.holder(slot.tqid) == NATIONAL_CODE
    assert [type(one) for one in world.bookings] == [Booking]
    world.shared.texts.present = Texts("Our clinic", "{centre}: {tqid}\n{instructions}")
    assert book.panel.receipt_text() == f"Our clinic: {slot.tqid.text}"
    world.shared.texts.present = Texts(instructions=[Instruction("Fasting", provider=slot.provider.identifier.id)])
    assert book.panel.receipt_text().endswith(f"{slot.tqid.text}\nFasting")
    assert NATIONAL_CODE not in book.panel.receipt_text()
    assert world.journal.listed[1].operator == "پذیرش نمونه"
    first = book.results.first_free()
    assert first is not None
    assert first.tqid != slot.tqid


async def test_a_patient_booked_before_is_filled_in(world: BookWorld, book: BookViewModel) -> None:
    await opened(world)
    book.panel.edit(Field.FIRST_NAME, "Sample")
    book.panel.edit(Field.MOBILE, "۰۹۱۲۰۰۰۰۰۰۰")
    await book_it(world)
    book.new_booking()
    await opened(world)
    draft = book.panel.draft
    assert (book.panel.known, draft.first_name, draft.mobile) == (True, "Sample", "09120000000")
    book.panel.edit(Field.NUMBER, "0499370899")
    await world.settle()
    assert (book.panel.known, book.panel.draft.first_name) == (False, "")


async def test_enter_right_after_the_code_waits_for_the_journal(world: BookWorld, book: BookViewModel) -> None:
    await opened(world, "")
    book.panel.edit(Field.NUMBER, NATIONAL_CODE)
    book.panel.read_back()
    assert step_of(book) is Step.FILLING
    await world.settle()
    assert step_of(book) is Step.READING_BACK


async def test_the_same_patient_again(world: BookWorld, book: BookViewModel) -> None:
    await opened(world)
    await book_it(world)
    book.same_patient()
    slot = book.results.first_free()
    assert slot is not None
    book.open_slot(slot)
    assert book.panel.draft.number == NATIONAL_CODE


async def test_a_taken_slot_offers_the_nearest_for_the_same_patient(world: BookWorld, book: BookViewModel) -> None:
    slot = await opened(world)
    world.gateway.occupy(slot, make_person("0499370899"))
    await book_it(world)
    assert step_of(book) is Step.REFUSED
    assert 1 <= len(book.panel.alternatives) <= 5
    other = book.panel.alternatives[0]
    book.panel.take_alternative(other)
    assert step_of(book) is Step.READING_BACK
    book.panel.confirm()
    await world.settle()
    assert world.gateway.holder(other.tqid) == NATIONAL_CODE


async def test_a_refusal_keeps_the_patient_for_another_slot(world: BookWorld, book: BookViewModel) -> None:
    slot = await opened(world)
    world.gateway.occupy(slot, make_person("0499370899"))
    await book_it(world)
    book.choose_other()
    assert step_of(book) is Step.CHOOSING
    assert book.panel.draft.number == NATIONAL_CODE


async def test_what_never_left_may_be_tried_again(world: BookWorld, book: BookViewModel) -> None:
    slot = await opened(world)
    world.gateway.writes.append(Fault(executed=False, error=not_connected))
    await book_it(world)
    assert step_of(book) is Step.NOT_SENT
    assert book.panel.can_retry
    assert book.panel.why is not None
    book.panel.confirm()
    await world.settle()
    assert step_of(book) is Step.DONE
    assert world.gateway.holder(slot.tqid) == NATIONAL_CODE


async def test_an_unknown_outcome_settles_itself(world: BookWorld, book: BookViewModel) -> None:
    await opened(world)
    world.gateway.writes.append(Fault(executed=True, error=line_dead))
    await book_it(world)
    await world.clock.advance(60)
    await world.settle()
    assert step_of(book) is Step.DONE
    assert len(world.bookings) == len(world.gateway.ledger) == 1


async def test_an_unknown_outcome_that_was_not_executed_may_be_tried_again(
    world: BookWorld, book: BookViewModel
) -> None:
    await opened(world)
    world.gateway.writes.append(Fault(executed=False, error=line_dead))
    await book_it(world)
    assert step_of(book) is Step.UNKNOWN
    await world.clock.advance(60)
    await world.settle()
    assert step_of(book) is Step.NOT_SENT
    assert book.panel.draft.number == NATIONAL_CODE
    assert book.panel.can_retry


async def test_an_outcome_left_behind_is_told_when_it_is_known(world: BookWorld, book: BookViewModel) -> None:
    await opened(world)
    world.gateway.writes.append(Fault(executed=False, error=line_dead))
    await book_it(world)
    book.new_booking()
    assert step_of(book) is Step.CHOOSING
    await world.clock.advance(60)
    await world.settle()
    assert news(world) == [Tone.WARN]
    assert step_of(book) is Step.CHOOSING


async def test_an_outcome_left_behind_is_told_also_while_another_booking_runs(
    world: BookWorld, book: BookViewModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    await opened(world)
    world.gateway.writes.append(Fault(executed=True, error=line_dead))
    world.gateway.reads.append(line_dead("GetAppointmentStatus"))
    await book_it(world)
    book.new_booking()
    await opened(world, "0499370899")
    replied, send = asyncio.Event(), world.gateway.set_appointment

    async def slowly(request: BookingRequest, committer: Committer | None = None) -> str | None:
        await replied.wait()
        return await send(request, committer)

    monkeypatch.setattr(world.gateway, "set_appointment", slowly)
    await book_it(world)
    await world.clock.advance(2)
    await world.settle()
    assert step_of(book) is Step.RUNNING
    assert news(world) == [Tone.SUCCESS]
    replied.set()
    await world.settle()
    assert step_of(book) is Step.DONE
    assert len(news(world)) == 1


async def test_two_ends_at_once_are_both_told(world: BookWorld, book: BookViewModel) -> None:
    for number in (NATIONAL_CODE, "0499370899"):
        await opened(world, number)
        world.gateway.writes.append(Fault(executed=number == NATIONAL_CODE, error=line_dead))
        world.gateway.line_dead = True
        await book_it(world)
        assert step_of(book) is Step.UNKNOWN
        book.new_booking()
        world.gateway.line_dead = False
    await world.clock.advance(120)
    await world.settle()
    assert sorted(news(world)) == sorted([Tone.SUCCESS, Tone.WARN])


async def test_an_end_that_comes_before_anybody_can_look_is_shown(world: BookWorld, book: BookViewModel) -> None:
    """Doubt and end within one turn of the loop: each is told once, and the end is what stays."""
    await opened(world)
    shown: list[Step] = []
    book.panel.step_changed.connect(lambda: shown.append(step_of(book)))
    world.gateway.writes.append(Fault(executed=True, error=line_dead))
    await book_it(world)
    await world.clock.advance(0)
    await world.settle()
    assert shown == [Step.READING_BACK, Step.RUNNING, Step.UNKNOWN, Step.DONE]


async def test_the_same_asked_for_elsewhere_ends_no_doubt(world: BookWorld, book: BookViewModel) -> None:
    await opened(world)
    world.gateway.writes.append(Fault(executed=False, error=line_dead))
    await book_it(world)
    (pending,) = world.session.writer.pending
    world.session.writer.book(pending.intent.request, operator="another screen")
    await world.settle()
    assert step_of(book) is Step.UNKNOWN


async def test_a_doubt_of_an_earlier_run_is_told_when_it_is_known(world: BookWorld, book: BookViewModel) -> None:
    await opened(world)
    world.gateway.writes.append(Fault(executed=False, error=line_dead))
    await book_it(world)
    await world.session.writer.aclose(timeout_seconds=0)
    book.new_booking()
    world.session = Session.over(world.gateway, world.journal, world.clock)
    await world.session.writer.resolve_pending()
    world.attach()
    await world.clock.advance(31)
    await world.settle()
    assert news(world) == [Tone.WARN]


async def given_up(world: BookWorld) -> Slot:
    slot = await opened(world)
    world.gateway.writes.append(Fault(executed=False, error=line_dead))
    await book_it(world)
    await world.clock.advance(30)
    await world.settle()
    assert step_of(world.view_model) is Step.NOT_SENT
    return slot


async def executed_late(world: BookWorld, slot: Slot) -> None:
    world.gateway.occupy(slot, make_person(NATIONAL_CODE))
    await world.clock.advance(30)
    await world.settle()


async def test_a_booking_that_was_given_up_and_surfaces_late_ends_well(world: BookWorld, book: BookViewModel) -> None:
    slot = await given_up(world)
    await executed_late(world, slot)
    assert step_of(book) is Step.DONE
    assert (len(world.bookings), news(world)) == (1, [])


async def test_a_booking_that_was_refused_and_surfaces_late_ends_well(world: BookWorld, book: BookViewModel) -> None:
    slot = await opened(world)
    world.gateway.writes.append(Fault(executed=False, error=refused))
    await book_it(world)
    assert step_of(book) is Step.REFUSED
    await executed_late(world, slot)
    assert step_of(book) is Step.DONE
    assert (len(world.bookings), news(world)) == (1, [])


@pytest.mark.parametrize("then", ["left", "tried for another"])
async def test_a_booking_that_surfaces_late_is_told_whatever_is_shown(
    world: BookWorld, book: BookViewModel, then: str
) -> None:
    slot = await given_up(world)
    if then == "left":
        book.new_booking()
    else:
        book.panel.back()
        book.panel.edit(Field.NUMBER, "0499370899")
        world.gateway.writes.append(Fault(executed=False, error=not_connected))
        await world.settle()
        await book_it(world)
    before = step_of(book)
    await executed_late(world, slot)
    assert step_of(book) is before
    assert news(world) == [Tone.SUCCESS]
    assert len(world.bookings) == 1


async def test_a_booking_that_surfaces_after_a_restart_is_told(world: BookWorld, book: BookViewModel) -> None:
    slot = await given_up(world)
    await world.session.writer.aclose(timeout_seconds=0)
    book.new_booking()
    world.gateway.occupy(slot, make_person(NATIONAL_CODE))
    world.session = Session.over(world.gateway, world.journal, world.clock)
    await world.session.writer.resolve_pending()
    world.attach()
    await world.clock.advance(0)
    await world.settle()
    assert news(world) == [Tone.SUCCESS]
    assert len(world.bookings) == 1


async def test_a_defect_does_not_leave_the_booking_running(
    world: BookWorld, book: BookViewModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(_: object) -> None:
        raise RuntimeError

    slot = await opened(world)
    monkeypatch.setattr(world.session.find, "nearest_free", broken)
    world.gateway.occupy(slot, make_person("0499370899"))
    await book_it(world)
    assert step_of(book) is Step.REFUSED
    assert (book.panel.why is not None, book.panel.problem is not None) == (True, True)


async def test_a_dead_journal_stops_booking_and_says_so(world: BookWorld, book: BookViewModel) -> None:
    await opened(world)
    world.journal.failing.add("begin")
    await book_it(world)
    assert step_of(book) is Step.NOT_SENT
    assert world.gateway.ledger == []


async def test_reconnecting_in_the_middle_leaves_the_outcome_open(world: BookWorld, book: BookViewModel) -> None:
    await opened(world)
    world.gateway.held = asyncio.Event()
    book.panel.read_back()
    book.panel.confirm()
    await world.settle()
    assert step_of(book) is Step.RUNNING
    shown: list[Step] = []
    book.panel.step_changed.connect(lambda: shown.append(step_of(book)))
    world.attach()
    await world.settle()
    assert (step_of(book), shown) == (Step.UNKNOWN, [Step.UNKNOWN])
    world.gateway.held.set()
    await world.settle()
    assert len(world.gateway.ledger) == 1


async def test_rebooking_searches_the_same_doctor_for_the_same_patient(world: BookWorld, book: BookViewModel) -> None:
    await opened(world)
    book.panel.edit(Field.LAST_NAME, "Patient")
    await book_it(world)
    world.gateway.schedule_calls.clear()
    book.rebook(world.booked())
    await world.settle()
    assert len(world.gateway.schedule_calls) == 1
    assert phase_of(book) is Phase.SHOWN
    slot = book.results.first_free()
    assert slot is not None
    book.open_slot(slot)
    assert (book.panel.draft.number, book.panel.draft.last_name) == (NATIONAL_CODE, "Patient")


async def test_a_journal_that_can_not_be_read_is_told(world: BookWorld, book: BookViewModel) -> None:
    world.journal.failing.add("directory")
    await search(world)
    assert phase_of(book) is Phase.EMPTY
    assert kinds(book) == [Act.RETRY]


async def test_the_read_back_warns_of_what_is_doubtful(world: BookWorld, book: BookViewModel) -> None:
    await opened(world, "0012345678")
    warnings = book.panel.warnings()
    assert len(warnings) == 2
    assert "name" in warnings[1]
    kinds = [row.label for row in book.panel.draft_rows()]
    assert kinds == ["National code"]


async def test_for_whoever_waits_the_wish_is_sought_and_the_patient_filled_in(
    world: BookWorld, book: BookViewModel
) -> None:
    known = await opened(world)
    today = shamsi_of(world.clock.now())
    wish = Wish(known.provider.specialty, default_service(), today, today.add_days(5), known.provider, known.facility)
    new = NewTask(TaskKind.WAITING, TaskStep.WAIT, world.clock.now(), person=make_person("1111111111"), wish=wish)
    (task,) = await world.session.worklist.add(new, operator="Sara")
    book.seek_for(task)
    await world.settle()
    assert book.criteria.span == (wish.first_day, wish.last_day)
    slot = book.results.first_free()
    assert slot is not None
    book.open_slot(slot)
    assert book.panel.draft.number == "1111111111"


async def test_for_whoever_lost_a_slot_that_doctor_is_sought(world: BookWorld, book: BookViewModel) -> None:
    lost = await opened(world)
    new = NewTask(TaskKind.REFUSED, TaskStep.CALL, world.clock.now(), typed={"last_name": "Ahmadi"}, slot=lost)
    (task,) = await world.session.worklist.add(new, operator="Sara")
    world.gateway.schedule_calls.clear()
    book.seek_for(task)
    await world.settle()
    (asked,) = world.gateway.schedule_calls
    assert lost.provider.identifier.id in str(asked)
    slot = book.results.first_free()
    assert slot is not None
    book.open_slot(slot)
    assert (book.panel.draft.last_name, book.panel.draft.number) == ("Ahmadi", "")
