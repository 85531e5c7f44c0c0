"""F12's first page by the keyboard: who is owed something, and what is done for each."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import cast

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.wishes import Wish
from hqs_desktop.core.worklist import CloseReason, EventKind, Step, Task, TaskFilter, TaskKind
from hqs_desktop.desk.worklist.worklist import NewTask
from hqs_desktop.viewmodels.everyone.page import EveryoneViewModel, Which
from hqs_desktop.viewmodels.navigation import BookWaiting, Rebook, ShowPatient, TakeUpParked
from hqs_desktop.viewmodels.worklist.screen import WorklistViewModel
from hqs_desktop.views.everyone.list import TasksView
from hqs_desktop.views.style.theme import Scheme
from hqs_desktop.views.widgets.deliberate import NumberedList
from hqs_desktop.views.widgets.empty import EmptyState
from hqs_desktop.views.worklist.screen import WorklistScreen
from tests.fakes.gateway import ORTHOPAEDICS
from tests.fakes.session import FakeDesk
from tests.views.keyboard import Keyboard, destroy, find
from tests.views.shots import dressed

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
SIZE = QSize(1282, 684)


class World(FakeDesk):
    """The fakes, F12 over them, and a keyboard."""

    def __init__(self, *, lost: int = 3, size: QSize = SIZE) -> None:
        super().__init__()
        self.lost: list[Booking] = [
            self.booking(hours=2 + number, state=BookingState.WITHDRAWN, to_call=True) for number in range(lost)
        ]
        self.shared.operators.named = "Sara"
        self.went: list[object] = []
        self.shared.navigator.requested.connect(self.went.append)
        self.model = WorklistViewModel(self.shared)
        self.screen = WorklistScreen(self.model)
        self.screen.resize(size)
        self.keys = Keyboard(self.clock)

    async def open(self) -> None:
        await self.session.begin()
        self.screen.show()
        self.screen.activateWindow()
        self.shared.slot.put(self.session)
        await self.keys.settle()
        self.screen.focus_first()
        await self.keys.settle()

    async def close(self) -> None:
        await self.model.aclose()
        destroy(self.screen)
        await self.session.close()

    @property
    def listed(self) -> list[str]:
        table = find(self.screen, TasksView, "tasks").model()
        return [str(table.index(row, 0).data()) for row in range(table.rowCount())]

    @property
    def chosen(self) -> str:
        return find(self.screen, QLabel, "details_title").text()

    @property
    def page(self) -> EveryoneViewModel:
        return cast("EveryoneViewModel", self.model.pages.view_model("everyone"))

    async def tasks(self, *, closed: bool = False) -> list[Task]:
        return list((await self.journal.tasks.tasks(TaskFilter(closed=closed))).tasks)

    async def events(self, task: Task) -> list[EventKind]:
        return [event.kind for event in await self.journal.tasks.events(task.id)]


@pytest.fixture
async def world(qapp: QApplication) -> AsyncIterator[World]:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        made = World()
        await made.open()
        yield made
        await made.close()


async def test_whoever_lost_a_slot_is_listed_and_counted(world: World) -> None:
    assert world.listed == ["Patient No1", "Patient No2", "Patient No3"]
    assert world.model.count == 3
    assert find(world.screen, QLabel, "details_title").text() == "Patient No1"


async def test_a_call_in_vain_moves_the_patient_out_of_what_is_due(world: World) -> None:
    await world.keys.press(Qt.Key.Key_R, CTRL_SHIFT)
    assert world.listed == ["Patient No2", "Patient No3"]
    (task,) = [one for one in await world.tasks() if one.tried]
    assert (task.owner, task.due_at) == ("Sara", world.clock.now() + timedelta(hours=1))
    assert world.model.count == 2
    assert world.chosen == "Patient No2"
    assert find(world.screen, QLabel, "undo_text").text().startswith("\u2068Patient No1\u2069: due 09:00")


async def test_a_patient_is_closed_with_a_reason_and_opened_again(world: World) -> None:
    await world.keys.press(Qt.Key.Key_X, CTRL_SHIFT)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    await world.keys.press(Qt.Key.Key_1)
    await world.keys.press(Qt.Key.Key_Return)
    assert world.listed == ["Patient No2", "Patient No3"]
    (closed,) = await world.tasks(closed=True)
    assert (closed.close_reason, closed.closed_by) == (CloseReason.NOT_WANTED, "Sara")
    assert not world.journal.listed[1].to_call
    world.screen.activateWindow()
    await world.keys.settle()
    await world.keys.press(Qt.Key.Key_Z, CTRL)
    assert world.listed == ["Patient No1", "Patient No2", "Patient No3"]
    assert world.journal.listed[1].to_call


async def test_another_reason_wants_a_note(world: World) -> None:
    await world.keys.press(Qt.Key.Key_X, CTRL_SHIFT)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    reasons = find(dialog, NumberedList, "closing_reasons")
    await world.keys.press(getattr(Qt.Key, f"Key_{reasons.count()}"))
    await world.keys.press(Qt.Key.Key_Return)
    assert await world.tasks(closed=True) == []
    await world.keys.type("moved to another town")
    await world.keys.press(Qt.Key.Key_Return)
    (closed,) = await world.tasks(closed=True)
    assert (closed.close_reason, closed.note) == (CloseReason.OTHER, "moved to another town")


async def test_a_time_to_call_again_is_typed(world: World) -> None:
    await world.keys.press(Qt.Key.Key_A, CTRL_SHIFT)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    find(dialog, QLineEdit, "again_typed").setFocus()
    await world.keys.type("when")
    await world.keys.press(Qt.Key.Key_Return)
    assert QApplication.activeModalWidget() is dialog
    find(dialog, QLineEdit, "again_typed").clear()
    await world.keys.type("+20")
    await world.keys.press(Qt.Key.Key_Return)
    (task,) = [one for one in await world.tasks() if one.due_at > world.clock.now()]
    assert task.due_at == world.clock.now() + timedelta(minutes=20)
    assert EventKind.CALL_AGAIN in await world.events(task)


async def test_a_told_patient_stays_until_he_has_decided(world: World) -> None:
    await world.keys.press(Qt.Key.Key_T, CTRL)
    assert len(world.listed) == 3
    assert world.journal.listed[1].told_at is not None
    assert not world.page.can_tell


async def test_the_search_is_over_everyone_and_says_what_it_did_not_find(world: World) -> None:
    await world.keys.press(Qt.Key.Key_F, CTRL)
    await world.keys.type("No2")
    await world.clock.advance(1)
    await world.keys.settle()
    assert world.listed == ["Patient No2"]
    await world.keys.type("zz")
    await world.clock.advance(1)
    await world.keys.settle()
    assert world.listed == []
    await world.keys.press(Qt.Key.Key_Escape)
    assert len(world.listed) == 3


async def test_enter_rebooks_and_ctrl_i_shows_the_patient(world: World) -> None:
    await world.keys.press(Qt.Key.Key_Down)
    await world.keys.press(Qt.Key.Key_Return)
    await world.keys.press(Qt.Key.Key_I, CTRL)
    rebook, card = world.went
    assert isinstance(rebook, Rebook)
    assert rebook.booking.id == 2
    assert isinstance(card, ShowPatient)
    assert card.identifier == world.lost[1].person.identifier


async def test_what_another_desk_does_meanwhile_is_named_and_nothing_is_overwritten(world: World) -> None:
    (first, *_) = await world.tasks()
    world.session.events._listeners.clear()  # this desk hears nothing of it
    await world.session.worklist.take(first, operator="Maryam")
    await world.keys.press(Qt.Key.Key_R, CTRL_SHIFT)
    (now, *_) = [one for one in await world.tasks() if one.id == first.id]
    assert (now.owner, now.tried) == ("Maryam", 0)
    assert world.page.problem is not None


async def test_a_journal_that_fails_is_told_and_nothing_is_lost(world: World) -> None:
    world.journal.failing.add("tasks")
    await world.keys.press(Qt.Key.Key_R, CTRL_SHIFT)
    assert world.page.problem is not None
    world.journal.failing.clear()
    assert len(await world.tasks()) == 3


async def test_nobody_is_owed_anything(qapp: QApplication) -> None:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        world = World(lost=0)
        await world.open()
        assert "Nobody is owed anything" in world.screen.page("everyone").findChildren(EmptyState)[0].title
        assert world.model.count == 0
        await world.close()


async def test_kinds_are_sifted(world: World) -> None:
    world.page.set_kind(TaskKind.WAITING)
    await world.keys.settle()
    assert world.listed == []


async def test_whoever_is_closed_makes_room_for_the_next_and_comes_back_chosen(world: World) -> None:
    await world.keys.press(Qt.Key.Key_Down)
    world.page.close(CloseReason.NOT_WANTED)
    await world.keys.settle()
    assert (world.listed, world.chosen) == (["Patient No1", "Patient No3"], "Patient No3")
    world.page.undo()
    await world.keys.settle()
    assert (world.listed[1], world.chosen) == ("Patient No2", "Patient No2")
    assert not world.page.can_undo


async def test_a_closed_one_is_found_and_opened_again_long_after(world: World) -> None:
    (first, *_) = await world.tasks()
    await world.session.worklist.close(first, CloseReason.MISTAKE, operator="Maryam")
    world.page.set_which(Which.CLOSED)
    await world.keys.settle()
    assert world.chosen == "Patient No1"
    assert not find(world.screen, QPushButton, "not_reached").isVisible()
    assert find(world.screen, QPushButton, "undo").isVisible()
    await world.keys.press(Qt.Key.Key_Z, CTRL)
    assert len(await world.tasks()) == 3


async def test_whom_another_desk_closes_stays_in_sight(world: World) -> None:
    (first, *_) = await world.tasks()
    await world.session.worklist.close(first, CloseReason.ELSEWHERE, operator="Maryam")
    await world.keys.settle()
    assert world.listed == ["Patient No2", "Patient No3"]
    assert world.chosen == "Patient No1"
    assert not world.page.can_act


async def test_the_next_call_leaves_out_whom_somebody_else_sees_to(world: World) -> None:
    (_, second, _) = await world.tasks()
    await world.session.worklist.take(second, operator="Maryam")
    await world.keys.settle()
    await world.keys.press(Qt.Key.Key_Y, CTRL)
    assert world.chosen == "Patient No3"
    await world.keys.press(Qt.Key.Key_Y, CTRL)
    assert world.chosen == "Patient No1"
    assert [one.owner for one in await world.tasks()] == ["Sara", "Maryam", "Sara"]


async def test_a_patient_is_taken_on_and_given_back_by_one_key(world: World) -> None:
    take = find(world.screen, QPushButton, "take_task")
    for owner, words in (("Sara", "Give back"), ("", "Take on")):
        await world.keys.press(Qt.Key.Key_K, CTRL_SHIFT)
        (first, *_) = await world.tasks()
        assert first.owner == owner
        assert take.text().startswith(words)


async def test_where_nobody_is_named_a_task_is_the_desk_s(world: World) -> None:
    world.shared.operators.named = ""
    await world.keys.press(Qt.Key.Key_K, CTRL_SHIFT)
    (first, *_) = await world.tasks()
    assert (first.owner, first.owned) == ("", True)
    assert "This desk" in [str(world.page.table.index(0, column).data()) for column in range(8)]
    world.page.set_which(Which.MINE)
    await world.keys.settle()
    assert world.listed == ["Patient No1"]


async def test_for_whoever_waits_the_wish_is_sought_and_what_was_parked_is_taken_up(world: World) -> None:
    today = shamsi_of(world.clock.now())
    wish = Wish(ORTHOPAEDICS, default_service(), today, today.add_days(9))
    waiting = NewTask(TaskKind.WAITING, Step.WAIT, world.clock.now(), person=world.person(90), wish=wish)
    parked = NewTask(TaskKind.PARKED, Step.TAKE_UP, world.clock.now(), typed={"first_name": "Ali"})
    for task in await world.session.worklist.add(waiting, parked, operator="Sara"):
        world.model.show(task)
        await world.keys.settle()
        await world.keys.press(Qt.Key.Key_Return)
    seek, take_up = world.went
    assert isinstance(seek, BookWaiting)
    assert seek.task.wish == wish
    assert isinstance(take_up, TakeUpParked)
    assert take_up.task.typed == {"first_name": "Ali"}


async def test_more_than_can_be_listed_are_counted(world: World) -> None:
    many = [
        NewTask(TaskKind.WAITING, Step.WAIT, world.clock.now(), person=world.person(100 + number))
        for number in range(520)
    ]
    await world.session.worklist.add(*many, operator="Sara")
    await world.keys.settle()
    assert find(world.screen, QLabel, "tasks_count").text() == "500 of 523"


async def test_nothing_jumps_when_somebody_comes_on_the_list(world: World) -> None:
    await world.keys.press(Qt.Key.Key_Down)
    (first, *_) = await world.tasks()
    urgent = NewTask(TaskKind.NO_SLOT, Step.CALL, first.due_at, person=world.person(90), urgent=True)
    await world.session.worklist.add(urgent, operator="Maryam")
    await world.keys.settle()
    assert world.listed[0] == "Patient No90"
    table = find(world.screen, TasksView, "tasks")
    assert (world.chosen, table.currentIndex().row()) == ("Patient No2", 2)
