"""The worklist in the journal: once, never overwritten, found by what people say."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.errors import TaskChangedError
from hqs_desktop.core.ids import new_id
from hqs_desktop.core.wishes import Wish
from hqs_desktop.core.worklist import CloseReason, EventKind, Step, Task, TaskEvent, TaskFilter, TaskKind
from hqs_desktop.journal.store import SqlJournal
from tests.fakes.clock import START
from tests.fakes.gateway import ORTHOPAEDICS, make_slot
from tests.fakes.session import FakeDesk

WISH = Wish(ORTHOPAEDICS, default_service(), shamsi_of(START), shamsi_of(START).add_days(9), weekdays="03")


def task(number: int, **changes: object) -> Task:
    """Somebody who lost a slot, due an hour after the one before."""
    due = START + timedelta(hours=number)
    made = Task(
        id=new_id(START + timedelta(seconds=number)),
        kind=TaskKind.WITHDRAWN,
        origin=f"booking:{number}",
        step=Step.CALL,
        due_at=due,
        made_at=START,
        changed_at=START,
        operator="Sara",
        person=FakeDesk.person(number),
        slot=make_slot(number, due),
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # the fields that a test names


def event(of: Task, kind: EventKind = EventKind.MADE, note: str = "") -> TaskEvent:
    return TaskEvent(new_id(START), of.id, kind, START, "Sara", "desk", of.version, note)


async def put(journal: SqlJournal, *tasks: Task, once: bool = False) -> list[Task]:
    return list(await journal.tasks.add([(one, event(one)) for one in tasks], once=once))


async def found(journal: SqlJournal, wanted: TaskFilter = TaskFilter()) -> list[str]:  # noqa: B008  # it is frozen
    return [one.origin for one in (await journal.tasks.tasks(wanted)).tasks]


async def test_a_task_comes_back_as_it_was(journal: SqlJournal) -> None:
    one = task(1, wish=WISH, typed={"number": "12"}, note="\u06cc", urgent=True, owner="Ali", owner_desk="d")
    await put(journal, one)
    assert await journal.tasks.task(one.id) == one
    (told,) = await journal.tasks.events(one.id)
    assert (told.kind, told.operator) == (EventKind.MADE, "Sara")


async def test_one_origin_has_one_open_task_of_a_kind(journal: SqlJournal) -> None:
    first, again = task(1), replace(task(1), id=new_id(START))
    other = replace(task(1), id=new_id(START), kind=TaskKind.CONFIRM)
    assert await put(journal, first, again, other) == [first, other]


async def test_what_was_closed_may_come_again_but_not_once(journal: SqlJournal) -> None:
    first = task(1)
    await put(journal, first)
    closed = replace(first, closed_at=START, close_reason=CloseReason.NOT_WANTED, version=1)
    await journal.tasks.change(first, closed, [event(closed, EventKind.CLOSED)])
    again = replace(first, id=new_id(START))
    assert await put(journal, again, once=True) == []
    assert await put(journal, again) == [again]


async def test_a_change_over_another_s_is_refused_and_leaves_no_trace(journal: SqlJournal) -> None:
    one = task(1)
    await put(journal, one)
    await journal.tasks.change(one, replace(one, owner="Ali", version=1), [])
    with pytest.raises(TaskChangedError):
        await journal.tasks.change(one, replace(one, owner="Sara", version=1), [event(one, EventKind.TAKEN)])
    now = await journal.tasks.task(one.id)
    assert now is not None
    assert now.owner == "Ali"
    assert len(await journal.tasks.events(one.id)) == 1


async def test_the_list_s_order(journal: SqlJournal) -> None:
    late, early = task(1, due_at=START + timedelta(hours=9)), task(2)
    urgent, missed = task(3, urgent=True, due_at=late.due_at), task(4, missed=True, due_at=late.due_at)
    earlier_visit = replace(task(5, due_at=early.due_at), slot=make_slot(5, START))
    await put(journal, late, early, urgent, missed, earlier_visit)
    order = ["booking:4", "booking:3", "booking:5", "booking:2", "booking:1"]
    assert await found(journal) == order


async def test_pages_go_on_behind_each_other(journal: SqlJournal) -> None:
    await put(journal, *(task(number, due_at=START) for number in range(1, 8)), task(9, slot=None, due_at=START))
    whole = await found(journal)
    wanted, pages = TaskFilter(limit=3), []
    while batch := (await journal.tasks.tasks(wanted)).tasks:
        pages += [one.origin for one in batch]
        wanted = replace(wanted, after=batch[-1])
    assert pages == whole
    assert (await journal.tasks.tasks(TaskFilter(limit=3))).total == 8


@pytest.mark.parametrize(
    ("wanted", "origins"),
    [
        (TaskFilter(text="No2"), ["booking:2"]),
        (TaskFilter(text="0000003"), ["booking:3"]),  # the mobile's end
        (TaskFilter(text="\u06f0\u06f0\u06f0\u06f0\u06f0\u06f0\u06f0\u06f0\u06f0\u06f2"), ["booking:2"]),
        (TaskFilter(due_before=START + timedelta(hours=2)), ["booking:1"]),
        (TaskFilter(kinds=frozenset({TaskKind.CONFIRM})), []),
        (TaskFilter(steps=frozenset({Step.CALL}), unowned=True), ["booking:1", "booking:2"]),
        (TaskFilter(mine="Ali"), ["booking:3"]),
        (TaskFilter(mine="", owner_desk="other"), []),
        (TaskFilter(owner_desk="d"), ["booking:3"]),
        (TaskFilter(closed=True), []),
        (TaskFilter(group=WISH.group), ["booking:3"]),
        (TaskFilter(person=FakeDesk.person(2).identifier), ["booking:2"]),
        (TaskFilter(people=frozenset({FakeDesk.person(2).identifier, FakeDesk.person(9).identifier})), ["booking:2"]),
        (TaskFilter(people=frozenset()), []),
        (TaskFilter(starts_from=START + timedelta(hours=2), starts_before=START + timedelta(hours=3)), ["booking:2"]),
    ],
)
async def test_what_is_wanted_is_found(journal: SqlJournal, wanted: TaskFilter, origins: list[str]) -> None:
    await put(journal, task(1), task(2), task(3, owner="Ali", owner_desk="d", wish=WISH))
    assert await found(journal, wanted) == origins
    assert await journal.tasks.count(wanted) == len(origins)


async def test_what_came_anew_meanwhile_is_not_opened_again_beside_it(journal: SqlJournal) -> None:
    first = task(1)
    await put(journal, first)
    closed = replace(first, closed_at=START, close_reason=CloseReason.NOT_WANTED, version=1)
    await journal.tasks.change(first, closed, [])
    again = replace(first, id=new_id(START))
    await put(journal, again)
    opened = replace(first, version=2)
    with pytest.raises(TaskChangedError):
        await journal.tasks.change(closed, opened, [event(opened, EventKind.REOPENED)])
    assert (await journal.tasks.tasks(TaskFilter())).tasks == [again]
