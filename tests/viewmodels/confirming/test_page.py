"""The confirmation page without widgets: who is asked, what is recorded, who comes next."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest_asyncio
from PySide6.QtTest import QAbstractItemModelTester

from hqs_desktop.codes.known import CancelReason
from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.worklist import CloseReason, Task, TaskFilter
from hqs_desktop.desk.worklist.confirming import Answer
from hqs_desktop.viewmodels.confirming.page import ConfirmingViewModel
from hqs_desktop.viewmodels.confirming.table import Column
from hqs_desktop.viewmodels.dialogs.cancel import CancelStep
from hqs_desktop.viewmodels.printing import PrintedTable
from hqs_desktop.viewmodels.rows import LOOK_ROLE
from hqs_desktop.viewmodels.words.looks import Look
from tests.fakes.session import FakeDesk

TOMORROW = 24.0  # hours


class World(FakeDesk):
    """The fakes, and the page over them; ``operator`` is who works there."""

    def __init__(self) -> None:
        super().__init__()
        self.shared.operators.named = "Sara"
        self.model = ConfirmingViewModel(self.shared)
        self.sheets: list[PrintedTable] = []
        self.model.sheet_made.connect(self.sheets.append)

    async def open(self) -> None:
        self.shared.slot.put(self.session)
        self.model.open()
        await self.settle()

    async def settle(self) -> None:
        await self.clock.settle(80)

    def answers(self) -> list[Answer]:
        return [visit.answer for visit in self.model.table.visits]

    def chosen(self) -> int | None:
        return self.model.task.booking_id if self.model.task is not None else None

    async def tasks(self, *, closed: bool = False) -> list[Task]:
        return list((await self.session.journal.tasks.tasks(TaskFilter(closed=closed))).tasks)

    def cells(self, row: int) -> dict[Column, str]:
        return {column: str(self.model.table.index(row, column).data()) for column in Column}


@pytest_asyncio.fixture
async def world(qapp: object) -> AsyncIterator[World]:
    assert qapp is not None
    made = World()
    yield made
    await made.model.aclose()
    await made.session.close()


def fill(world: World, count: int = 3) -> None:
    for number in range(count):
        world.booking(hours=TOMORROW + number / 4)


async def test_nobody_is_asked_before_the_page_is_opened(world: World) -> None:
    fill(world)
    world.shared.slot.put(world.session)
    await world.settle()
    assert await world.tasks() == []
    assert (world.model.left, world.model.progress) == (0, "")
    world.model.open()
    await world.settle()
    assert len(await world.tasks()) == 3
    assert world.model.left == 3
    assert world.model.progress == "tomorrow: 0 of 3 confirmed"
    assert world.chosen() == 1


async def test_each_row_says_who_when_and_what_was_said(world: World) -> None:
    QAbstractItemModelTester(world.model.table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    late = world.person(9)
    await world.session.patients.mark_missed(world.booking(hours=-48, person=late))
    fill(world, 1)
    world.booking(hours=TOMORROW * 2, person=late)
    await world.open()
    first, second = world.cells(0), world.cells(1)
    assert (first[Column.DAY], second[Column.DAY]) == ("tomorrow", "in two days")
    assert (first[Column.PATIENT], second[Column.PATIENT]) == ("Patient No2", "Patient No9")
    assert "09120000002" in first[Column.MOBILE]
    assert (first[Column.MISSED], second[Column.MISSED]) == ("", "Missed")
    look = world.model.table.index(1, Column.MISSED).data(LOOK_ROLE)
    assert isinstance(look, Look)
    assert (look.word, look.icon) == ("Missed", "clock")
    assert first[Column.ANSWER] == "To be asked"
    assert world.model.progress == "tomorrow: 0 of 1 confirmed  \u00b7  in two days: 0 of 1 confirmed"


async def test_one_act_confirms_and_goes_on_to_the_next(world: World) -> None:
    fill(world)
    await world.open()
    for booking_id in (1, 2, 3):
        assert world.chosen() == booking_id
        world.model.confirm()
        await world.settle()
    assert world.answers() == [Answer.CONFIRMED] * 3
    assert world.model.progress == "tomorrow: 3 of 3 confirmed"
    assert world.model.said == "Everybody was asked."
    assert {(task.close_reason, task.closed_by) for task in await world.tasks(closed=True)} == {
        (CloseReason.CONFIRMED, "Sara")
    }
    world.model.confirm()
    await world.settle()
    assert len(await world.tasks(closed=True)) == 3


async def test_a_confirmation_is_taken_back(world: World) -> None:
    fill(world, 2)
    await world.open()
    world.model.confirm()
    await world.settle()
    assert (world.chosen(), world.model.can_undo) == (2, True)
    assert world.model.undo_text == "\u2068Patient No1\u2069 comes."
    world.model.undo()
    await world.settle()
    assert (world.chosen(), world.model.can_undo) == (1, False)
    assert world.answers() == [Answer.TO_CALL, Answer.TO_CALL]


async def test_who_was_not_reached_is_due_again_later(world: World) -> None:
    fill(world, 2)
    await world.open()
    world.model.not_reached()
    await world.settle()
    assert world.chosen() == 2
    assert world.answers() == [Answer.NOT_REACHED, Answer.TO_CALL]
    assert world.cells(0)[Column.TRIED] == "1"
    world.model.confirm()
    await world.settle()
    assert "the next is due at" in world.model.said
    await world.clock.advance(3600)
    world.model.next_call()
    await world.settle()
    assert world.chosen() == 1
    assert world.model.said.endswith("calls the next patient.")


async def test_whom_another_operator_calls_is_left_out(world: World) -> None:
    fill(world, 2)
    await world.open()
    first, _ = await world.tasks()
    await world.session.worklist.take(first, operator="Maryam")
    await world.settle()
    world.model.next_call()
    await world.settle()
    taken = {task.booking_id: task.owner for task in await world.tasks()}
    other = next(one for one, owner in taken.items() if owner == "Sara")
    assert world.chosen() == other
    assert other != first.booking_id
    world.model.confirm()
    await world.settle()
    assert "somebody else" in world.model.said


async def test_an_act_on_what_somebody_changed_is_named_and_ends_no_call(world: World) -> None:
    fill(world, 2)
    await world.open()
    task = world.model.task
    assert task is not None
    world.session.events._listeners.clear()  # nobody hears of the other desk
    await world.session.worklist.take(task, operator="Maryam")
    world.model.confirm()
    await world.settle()
    assert world.model.problem is not None
    assert (world.chosen(), len(await world.tasks())) == (1, 2)
    world.model.add_note("comes later")
    await world.settle()
    assert world.chosen() == 1


async def test_who_cant_come_is_cancelled_for_that_reason(world: World) -> None:
    fill(world, 2)
    await world.open()
    cancellation = world.model.cancellation()
    assert cancellation is not None
    await world.settle()
    cancellation.choose(cancellation.likely)
    cancellation.confirm()
    await world.settle()
    assert cancellation.step is CancelStep.DONE
    reason = world.journal.listed[1].cancel_reason
    assert reason is not None
    assert reason.code == CancelReason.PATIENT_CANNOT_COME
    (task,) = await world.tasks(closed=True)
    assert (task.close_reason, task.closed_by) == (CloseReason.CANCELLED, "Sara")
    assert world.answers() == [Answer.CANNOT_COME, Answer.TO_CALL]
    assert world.model.cancellation() is None
    assert not world.model.can_cancel
    await cancellation.aclose()


async def test_an_unknown_cancellation_stays_named_and_open(world: World) -> None:
    fill(world, 1)
    await world.open()
    cancellation = world.model.cancellation()
    assert cancellation is not None
    await world.settle()
    world.gateway.line_dead = True
    cancellation.choose(cancellation.likely)
    cancellation.confirm()
    await world.settle()
    assert cancellation.step is CancelStep.UNKNOWN
    assert cancellation.outcome is not None
    assert world.answers() == [Answer.CANCELLING]
    assert "checking" in world.cells(0)[Column.ANSWER]
    assert len(await world.tasks()) == 1
    world.model.confirm()
    world.model.not_reached()
    await world.settle()
    assert [task.tried for task in await world.tasks()] == [0]
    world.gateway.line_dead = False
    await world.clock.advance(120)
    await world.settle()
    assert world.journal.listed[1].state in {BookingState.BOOKED, BookingState.CANCELLED}
    assert world.answers() != [Answer.CANCELLING]
    await cancellation.aclose()


async def test_midnight_brings_the_next_day(world: World) -> None:
    world.booking(hours=TOMORROW)
    world.booking(hours=TOMORROW * 3)
    await world.open()
    assert [visit.booking.id for visit in world.model.table.visits] == [1]
    await world.clock.advance(TOMORROW * 3600)
    world.shared.ticks.look()
    await world.settle()
    assert [visit.booking.id for visit in world.model.table.visits] == [2]
    (over,) = await world.tasks(closed=True)
    assert over.close_reason is CloseReason.OVER


async def test_nobody_to_ask_and_no_desk_are_said(world: World) -> None:
    assert world.model.emptiness is not None
    assert "starting" in world.model.emptiness.title
    world.model.confirm()
    world.model.next_call()
    world.model.make_sheet()
    assert world.model.cancellation() is None
    await world.open()
    assert world.model.emptiness.title.startswith("Nobody has a visit")
    world.model.next_call()
    await world.settle()
    assert world.model.said == "Everybody was asked."


async def test_a_journal_that_fails_is_named_and_what_was_listed_stays(world: World) -> None:
    fill(world, 1)
    await world.open()
    world.journal.failing = {"bookings", "tasks"}
    world.model.confirm()
    await world.settle()
    assert world.model.problem is not None
    assert world.answers() == [Answer.TO_CALL]
    world.journal.failing = set()
    world.model.confirm()
    await world.settle()
    assert world.answers() == [Answer.CONFIRMED]
    assert world.model.problem is None


async def test_another_journals_patients_are_not_acted_upon(world: World) -> None:
    fill(world, 1)
    await world.open()
    world.shared.slot.clear()
    assert (world.model.table.visits, world.model.task, world.model.left) == ((), None, 0)
    world.shared.slot.put(world.session)
    await world.settle()
    assert world.chosen() == 1


async def test_the_list_of_tomorrow_goes_to_paper_as_it_is_now(world: World) -> None:
    late = world.person(9)
    await world.session.patients.mark_missed(world.booking(hours=-48, person=late))
    fill(world, 2)
    world.booking(hours=TOMORROW + 2, person=late)
    world.booking(hours=TOMORROW * 2)
    await world.open()
    world.model.select(1)
    world.model.confirm()
    await world.settle()
    world.model.make_sheet()
    await world.settle()
    (sheet,) = world.sheets
    assert "15 Shahrivar" in sheet.title
    assert "Read on" in sheet.stamps[-1]
    assert [row[2] for row in sheet.rows] == ["Patient No9", "Patient No3"]
    assert sheet.rows[0][3] == "Missed"
    assert all(len(row) == len(sheet.columns) for row in sheet.rows)
    assert timedelta() < world.model.table.visits[0].booking.request.slot.start - world.clock.now()


async def test_a_key_right_after_the_next_one_is_shown_acts_on_that_one(world: World) -> None:
    """The list follows whom the page chose, and must not give back what it has of him: he was just taken."""
    fill(world, 3)
    await world.open()

    def follow() -> None:
        if world.model.task is not None:
            world.model.select(world.model.table.row_of(world.model.task.id))

    world.model.task_changed.connect(follow)
    world.model.confirm()
    while world.chosen() == 1:  # noqa: ASYNC110  # nothing tells
        await asyncio.sleep(0)
    world.model.not_reached()
    await world.settle()
    assert world.model.problem is None
    assert world.answers() == [Answer.CONFIRMED, Answer.NOT_REACHED, Answer.TO_CALL]


async def test_only_the_rows_that_changed_are_told_of(world: World) -> None:
    fill(world, 4)
    await world.open()
    told: list[tuple[int, int]] = []
    world.model.table.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    world.model.read()
    await world.settle()
    assert told == []
    await world.session.worklist.add_note(world.model.table.visits[2].task, "daughter answers", operator="Sara")
    await world.settle()
    assert set(told) == {(2, 2)}
