"""Withdrawn days: whom the operator calls, what is offered, and what becomes of it."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest_asyncio

from hqs_desktop.core.worklist import CloseReason
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.book.slot import SlotState
from hqs_desktop.viewmodels.printing import PrintedTable
from tests.fakes.gateway import line_dead
from tests.views.calling_world import CallingWorld


@pytest_asyncio.fixture
async def world(qapp: object) -> AsyncIterator[CallingWorld]:
    assert qapp is not None
    made = CallingWorld()
    yield made
    await made.close()


def called(world: CallingWorld) -> int | None:
    return world.model.current.booking_id if world.model.current is not None else None


async def test_the_days_are_listed_and_the_first_is_chosen(world: CallingWorld) -> None:
    world.lose(3)
    world.lose(2, doctor=1, hours=48)
    await world.open()
    assert [world.model.days.data(world.model.days.index(row, 2)) for row in range(2)] == ["3 of 3", "2 of 2"]
    assert len(world.model.calls.tasks) == 3
    world.model.choose_day(1)
    assert len(world.model.calls.tasks) == 2
    assert world.model.counts_text == "2 to call"


async def test_three_commands_rebook_a_patient(world: CallingWorld) -> None:
    first, second = world.lose(2)
    slots = world.free(12)
    await world.open()
    model = world.model
    model.next_call()
    await world.settle()
    assert (called(world), model.name) == (first.id, "Patient No1")
    assert "09120000001" in model.phone
    assert list(model.results.slots) == slots[:9]
    model.take_offer(2)
    await world.settle()
    assert (model.panel.step, model.panel.slot) == (Step.READING_BACK, slots[1])
    assert model.panel.patient() == "Patient No1"
    model.panel.confirm()
    await world.settle()
    assert model.panel.step is Step.DONE
    assert world.gateway.holder(slots[1].tqid) == first.person.identifier.id
    assert model.current is not None
    assert model.current.close_reason is CloseReason.REBOOKED
    assert model.counts_text == "1 to call \u00b7 1 rebooked"
    model.next_call()
    await world.settle()
    assert called(world) == second.id
    assert slots[1] not in model.results.slots
    assert list(model.results.slots)[:2] == [slots[0], slots[2]]


async def test_one_search_serves_a_day_for_a_minute(world: CallingWorld) -> None:
    world.lose(3)
    world.free(12)
    await world.open()
    world.model.next_call()
    await world.settle()
    asked = len(world.gateway.schedule_calls)
    assert asked
    world.model.next_call()
    await world.settle()
    assert len(world.gateway.schedule_calls) == asked
    await world.clock.advance(61)
    world.model.next_call()
    await world.settle()
    assert len(world.gateway.schedule_calls) == 2 * asked


async def test_a_slot_that_goes_while_it_is_offered_is_named_and_the_patient_stays(world: CallingWorld) -> None:
    (lost,) = world.lose(1)
    slots = world.free(4)
    await world.open()
    model = world.model
    model.next_call()
    await world.settle()
    world.gateway.occupy(slots[0], world.person(99))
    model.take_offer(1)
    await world.settle()
    assert model.panel.step is Step.REFUSED
    assert model.panel.why is not None
    assert "taken" in model.panel.why.title
    assert called(world) == lost.id
    assert model.current is not None
    assert model.current.open
    assert list(model.results.slots) == slots[1:]
    model.take_offer(1)
    await world.settle()
    assert (model.panel.step, model.panel.slot) == (Step.READING_BACK, slots[1])
    model.panel.confirm()
    await world.settle()
    assert world.gateway.holder(slots[1].tqid) == lost.person.identifier.id


async def test_who_is_called_is_the_operator_s(world: CallingWorld) -> None:
    world.lose(2)
    await world.open()
    world.model.next_call()
    await world.settle()
    assert world.model.current is not None
    assert world.model.current.owner == "Sara"
    before = world.model.current
    world.shared.operators.named = "Maryam"
    world.model.next_call()
    await world.settle()
    assert world.model.current.id != before.id
    world.model.next_call()
    await world.settle()
    assert world.model.current.id != before.id


async def test_nobody_left_is_said(world: CallingWorld) -> None:
    await world.open()
    world.model.next_call()
    await world.settle()
    assert world.model.hint is not None
    assert world.model.hint.title == "Nobody is left to call"
    assert world.model.current is None


async def test_when_a_day_is_done_the_next_call_is_of_another(world: CallingWorld) -> None:
    (first,), (second,) = world.lose(1), world.lose(1, doctor=1, hours=48)
    world.free(3)
    await world.open()
    for booking in (first, second):
        world.model.next_call()
        await world.settle()
        assert called(world) == booking.id
        await world.rebook(1)


async def test_a_doctor_without_free_slots_has_others_offered(world: CallingWorld) -> None:
    world.lose(1)
    near = world.free(1, doctor=1)
    await world.open()
    world.model.next_call()
    await world.settle()
    assert list(world.model.results.slots) == near
    assert world.model.nothing is None


async def test_nothing_to_offer_is_said(world: CallingWorld) -> None:
    world.lose(1)
    await world.open()
    world.model.next_call()
    await world.settle()
    assert world.model.nothing is not None
    assert "No free slot" in world.model.nothing.title


async def test_a_dead_line_is_said_and_older_offers_stay(world: CallingWorld) -> None:
    world.lose(2)
    slots = world.free(3)
    await world.open()
    world.model.next_call()
    await world.settle()
    world.gateway.schedule_errors = {doctor.identifier.id: line_dead("schedule") for doctor in world.doctors}
    world.model.look_again()
    await world.settle()
    assert list(world.model.results.slots) == slots
    world.shared.slot.clear()
    world.attach()
    await world.settle()
    world.model.next_call()
    await world.settle()
    assert world.model.results.slots == ()
    assert world.model.nothing is not None


async def test_a_booking_in_doubt_keeps_its_patient_from_the_next_call(world: CallingWorld) -> None:
    first, second = world.lose(2)
    slots = world.free(3)
    await world.open()
    world.model.next_call()
    await world.settle()
    world.lose_the_answer()
    await world.rebook(1)
    assert world.model.panel.step is Step.UNKNOWN
    assert world.model.results.state(slots[0]) is SlotState.CHECKING
    for _ in range(3):
        world.model.next_call()
        await world.settle()
        assert called(world) == second.id
    assert called(world) != first.id


async def test_who_is_done_is_offered_nothing_more(world: CallingWorld) -> None:
    world.lose(1)
    world.free(3)
    await world.open()
    world.model.next_call()
    await world.settle()
    await world.rebook(1)
    world.model.back()
    world.model.take_offer(2)
    await world.settle()
    assert world.model.hint is not None
    assert len(world.gateway.ledger) == 1
    assert world.model.panel.step is not Step.READING_BACK


async def test_a_session_that_goes_takes_everything_with_it(world: CallingWorld) -> None:
    world.lose(1)
    world.free(3)
    await world.open()
    world.model.next_call()
    await world.settle()
    world.shared.slot.clear()
    assert (world.model.current, world.model.results.slots, world.model.days.days) == (None, (), ())
    assert not world.model.busy


async def test_what_was_tried_and_said_is_kept(world: CallingWorld) -> None:
    world.lose(2)
    world.free(3)
    await world.open()
    model = world.model
    model.next_call()
    await world.settle()
    first = model.current
    assert first is not None
    model.acts.add_note("lives far away")
    await world.settle()
    model.acts.not_reached()
    await world.settle()
    assert model.history[0].startswith("\u2068Called, not reached")
    assert "lives far away" in model.history[1]
    assert model.state is not None
    assert model.state.word.startswith("Again ")
    assert model.row_called == -1
    model.next_call()
    await world.settle()
    assert model.current is not None
    assert model.current.id != first.id
    assert [task.id for task in model.calls.tasks] == [model.current.id, first.id]
    await world.clock.advance(3601)
    model.acts.close(CloseReason.NOT_WANTED)
    await world.settle()
    model.next_call()
    await world.settle()
    assert model.current.id == first.id
    assert "lives far away" in model.history[1]


async def test_a_closed_patient_is_opened_again_by_undo(world: CallingWorld) -> None:
    world.lose(1)
    await world.open()
    world.model.next_call()
    await world.settle()
    world.model.acts.close(CloseReason.ELSEWHERE)
    await world.settle()
    assert world.model.counts_text == "1 closed"
    assert world.model.acts.can_undo
    world.model.acts.undo()
    await world.settle()
    assert world.model.counts_text == "1 to call"
    assert world.model.current is not None
    assert world.model.current.open


async def test_who_was_told_has_to_decide_and_is_called_last(world: CallingWorld) -> None:
    first, second = world.lose(2)
    await world.open()
    world.model.next_call()
    await world.settle()
    world.model.acts.mark_told()
    await world.settle()
    assert world.model.counts_text == "1 to call \u00b7 1 told"
    world.model.next_call()
    await world.settle()
    assert called(world) == second.id
    assert first.id != second.id


async def test_who_missed_a_visit_before_is_called_first_and_that_is_said(world: CallingWorld) -> None:
    _, missed = world.lose(2)
    await world.open()
    tasks = world.session.journal.tasks
    (before,) = [task for task in world.model.calls.tasks if task.booking_id == missed.id]
    await tasks.change(before, replace(before, missed=True, version=before.version + 1), [])
    world.model.next_call()
    await world.settle()
    assert called(world) == missed.id
    assert "Missed a visit" in world.model.warning


async def test_a_patient_whom_another_takes_at_the_same_moment_is_not_called(world: CallingWorld) -> None:
    first, second = world.lose(2)
    await world.open()
    taken = world.model.calls.tasks[0]
    assert taken.booking_id == first.id
    await world.session.worklist.take(taken, operator="Maryam")
    world.model.call(0)
    await world.settle()
    assert called(world) is None
    assert world.model.hint is not None
    assert "taken by another" in world.model.hint.title
    assert str(world.model.calls.data(world.model.calls.index(0, 2))).strip("\u2068\u2069") == "Maryam"
    world.model.next_call()
    await world.settle()
    assert called(world) == second.id


async def test_the_call_sheet_has_whoever_is_left_and_what_is_free(world: CallingWorld) -> None:
    first, _, third = world.lose(3)
    slots = world.free(2)
    await world.open()
    sheets: list[PrintedTable] = []
    world.model.sheet_made.connect(sheets.append)
    world.model.next_call()
    await world.settle()
    await world.rebook(1)
    world.model.next_call()
    await world.settle()
    world.model.acts.not_reached()
    await world.settle()
    world.model.make_sheet()
    await world.settle()
    (sheet,) = sheets
    headings = [row[0] for row in sheet.rows if len(row) == 1]
    assert len(headings) == 1
    assert formats.time_of(slots[1].start) in headings[0]
    people = [row for row in sheet.rows if len(row) > 1]
    assert [row[2] for row in people] == ["Patient No3", "Patient No2"]
    assert third.person.mobile in people[0][3]
    assert first.person.display_name not in str(sheet.rows)
    assert people[1][6].startswith("1")  # was called in vain
    assert any("08:00" in stamp for stamp in sheet.stamps)
    assert "No" not in sheet.file_stem


async def test_a_call_sheet_without_free_slots_says_so(world: CallingWorld) -> None:
    world.lose(1)
    await world.open()
    sheets: list[PrintedTable] = []
    world.model.sheet_made.connect(sheets.append)
    world.model.make_sheet()
    await world.settle()
    assert "No free slot" in sheets[0].rows[0][0]
