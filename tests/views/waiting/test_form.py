"""The waitlist's form by keyboard alone."""

from collections.abc import AsyncIterator
from typing import TypeAlias

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from hqs_desktop.core.worklist import TaskFilter, TaskKind
from hqs_desktop.viewmodels.navigation import PutOnWaitlist
from hqs_desktop.views.style.theme import Scheme
from hqs_desktop.views.waiting.form import WaitDialog
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.range_edit import RangeEdit
from tests.views.keyboard import find, focused, nameless
from tests.views.shots import dressed
from tests.views.waiting_world import NUMBER, PATIENT, WaitWorld

Key: TypeAlias = Qt.Key


@pytest_asyncio.fixture
async def world(qapp: QApplication) -> AsyncIterator[WaitWorld]:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        made = WaitWorld()
        yield made
        await made.close()


async def kinds(world: WaitWorld) -> list[TaskKind]:
    return [task.kind for task in (await world.session.journal.tasks.tasks(TaskFilter())).tasks]


def bar(dialog: WaitDialog) -> str:
    shown = [one for one in dialog.findChildren(MessageBar) if one.isVisible()]
    return shown[0].title if shown else ""


async def tab(world: WaitWorld, times: int = 1) -> None:
    for _ in range(times):
        await world.keys.press(Key.Key_Tab)


async def test_a_patient_is_put_on_the_list_from_nothing_by_keys(world: WaitWorld) -> None:
    dialog = await world.dialog(PutOnWaitlist())
    assert nameless(dialog) == []
    await world.keys.type(NUMBER)
    await tab(world, 3)
    assert focused().objectName() == "mobile"
    await world.keys.type("09121234567")
    await tab(world)
    await world.keys.type(world.shared.codes.named(world.specialty)[:4])
    await world.keys.press(Key.Key_Return)
    assert await kinds(world) == [TaskKind.WAITING]
    assert "on the waitlist" in bar(dialog)
    assert focused().objectName() == "keep_wish"
    await world.keys.ctrl(Key.Key_Z)
    assert await kinds(world) == []
    assert "Taken back" in bar(dialog)
    await world.keys.press(Key.Key_Return)
    assert not dialog.isVisible()


async def test_an_empty_search_s_wish_is_kept_with_one_enter(world: WaitWorld) -> None:
    world.booking(person=PATIENT)
    typed = {"number": NUMBER, "mobile": PATIENT.mobile}
    dialog = await world.dialog(PutOnWaitlist(typed=typed, wish=world.wish(), unmet=True))
    assert focused() is find(dialog, RangeEdit, "range").first
    await world.keys.type("+3")
    await world.keys.press(Key.Key_Return)
    (task,) = (await world.session.journal.tasks.tasks(TaskFilter())).tasks
    assert task.kind is TaskKind.NO_SLOT
    assert task.wish is not None
    assert task.wish.first_day == world.today.add_days(3)
    assert task.person is not None
    assert task.person.last_name == PATIENT.last_name


@pytest.mark.parametrize(
    ("typed", "field"),
    [({}, "identifier_number"), ({"number": NUMBER}, "mobile"), ({"number": NUMBER, "mobile": "0912"}, "mobile")],
)
async def test_enter_goes_to_what_is_wrong(world: WaitWorld, typed: dict[str, str], field: str) -> None:
    dialog = await world.dialog(PutOnWaitlist(typed=typed, wish=world.wish()))
    find(dialog, QLineEdit, "note").setFocus()
    await world.keys.type("calls back")
    await world.keys.press(Key.Key_Return)
    assert focused().objectName() == field
    assert find(dialog, QLineEdit, "note").text() == "calls back"
    assert await kinds(world) == []


async def test_weekdays_and_part_of_the_day_are_toggled_by_space(world: WaitWorld) -> None:
    dialog = await world.dialog(PutOnWaitlist(typed={"number": NUMBER, "mobile": "09121234567"}, wish=world.wish()))
    for day in (0, 2, 3, 4, 5, 6):
        find(dialog, QPushButton, f"weekday_{day}").setFocus()
        await world.keys.press(Key.Key_Space)
    find(dialog, QPushButton, "part_2").setFocus()
    await world.keys.press(Key.Key_Space)
    await world.keys.press(Key.Key_Return)
    (task,) = (await world.session.journal.tasks.tasks(TaskFilter())).tasks
    assert task.wish is not None
    assert (task.wish.weekdays, task.wish.part) == ("1", "afternoon")


async def test_what_is_no_choice_is_named_and_kept(world: WaitWorld) -> None:
    dialog = await world.dialog(PutOnWaitlist(typed={"number": NUMBER, "mobile": "09121234567"}, wish=world.wish()))
    doctor = find(dialog, QLineEdit, "doctor")
    doctor.setFocus()
    await world.keys.type("xyz")
    await world.keys.press(Key.Key_Return)
    assert focused() is doctor
    assert "no choice" in doctor.accessibleDescription()
    assert doctor.text() == "xyz"
    assert await kinds(world) == []


async def test_twice_is_named_and_the_next_enter_changes_that_one(world: WaitWorld) -> None:
    typed = {"number": NUMBER, "mobile": "09121234567"}
    first = await world.dialog(PutOnWaitlist(typed=typed, wish=world.wish()))
    await world.keys.press(Key.Key_Return)
    first.close()
    dialog = await world.dialog(PutOnWaitlist(typed=typed, wish=world.wish(part="morning")))
    await world.keys.press(Key.Key_Return)
    assert "already" in bar(dialog)
    assert find(dialog, QPushButton, "keep_wish").text().startswith("Change that one")
    await world.keys.press(Key.Key_Return)
    (task,) = (await world.session.journal.tasks.tasks(TaskFilter())).tasks
    assert task.wish is not None
    assert task.wish.part == "morning"


async def test_a_dead_journal_is_told_and_what_was_typed_stays(world: WaitWorld) -> None:
    dialog = await world.dialog(PutOnWaitlist(typed={"number": NUMBER, "mobile": "09121234567"}, wish=world.wish()))
    world.journal.failing.add("tasks")
    await world.keys.press(Key.Key_Return)
    assert bar(dialog)
    assert find(dialog, QLineEdit, "mobile").text() == "09121234567"
    world.journal.failing.clear()
    await world.keys.press(Key.Key_Return)
    assert await kinds(world) == [TaskKind.WAITING]


async def test_esc_leaves_and_keeps_nothing(world: WaitWorld) -> None:
    dialog = await world.dialog(PutOnWaitlist(typed={"number": NUMBER, "mobile": "09121234567"}, wish=world.wish()))
    await world.keys.press(Key.Key_Escape)
    assert not dialog.isVisible()
    assert await kinds(world) == []
