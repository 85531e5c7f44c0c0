"""Who is owed something, in the journal. Each function is a part of one transaction; none commits."""

from collections.abc import Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, RowMapping, func, insert, literal, select, tuple_, update

from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.core.errors import TaskChangedError
from hqs_desktop.core.model import Person, Slot
from hqs_desktop.core.text import fold
from hqs_desktop.core.wishes import Wish
from hqs_desktop.core.worklist import CloseReason, EventKind, Step, Task, TaskEvent, TaskFilter, TaskKind, TaskPage
from hqs_desktop.journal.codec import decode, encode
from hqs_desktop.journal.rows import person_columns, sought_columns, span
from hqs_desktop.journal.schema import Instant, task, task_event
from hqs_desktop.journal.sought import text_condition

_PLACE = (task.c.rank, task.c.due_at, func.coalesce(task.c.starts_at, task.c.made_at), task.c.id)
"""The list's order: of those that are due alike, the earlier visit comes first."""
_NOBODY = {"person_type": "", "person_key": "", "mobile_key": "", "name_key": ""}


def task_of(row: RowMapping) -> Task:
    """A row of ``task``."""
    return Task(
        id=row["id"],
        kind=TaskKind(row["kind"]),
        origin=row["origin"],
        step=Step(row["step"]),
        due_at=row["due_at"],
        made_at=row["made_at"],
        changed_at=row["changed_at"],
        operator=row["operator"],
        desk=row["desk"],
        owner=row["owner"],
        owner_desk=row["owner_desk"],
        person=None if row["person"] is None else decode(Person, row["person"]),
        typed={str(name): str(text) for name, text in row["typed"].items()},
        slot=None if row["slot"] is None else decode(Slot, row["slot"]),
        booking_id=row["booking_id"],
        wish=None if row["wish"] is None else decode(Wish, row["wish"]),
        urgent=row["urgent"],
        missed=row["missed"],
        tried=row["tried"],
        note=row["note"],
        closed_at=row["closed_at"],
        closed_by=row["closed_by"],
        close_reason=None if row["close_reason"] is None else CloseReason(row["close_reason"]),
        rebooked_id=row["rebooked_id"],
        version=row["version"],
    )


def day_key(day: ShamsiDate) -> str:
    """A day as it is sorted."""
    return f"{day.year:04}/{day.month:02}/{day.day:02}"


def add(connection: Connection, one: Task, event: TaskEvent, *, once: bool) -> bool:
    """Insert a task and its first event; False where an open one (``once``: any) of its kind has the same origin."""
    same = [task.c.kind == one.kind.value, task.c.origin == one.origin]
    if not once:
        same.append(task.c.closed_at.is_(None))
    if connection.execute(select(task.c.id).where(*same)).first() is not None:
        return False
    connection.execute(insert(task).values(_columns(one)))
    connection.execute(insert(task_event).values(_event_columns(event)))
    return True


def change(connection: Connection, before: Task, after: Task, events: Sequence[TaskEvent]) -> None:
    """Put ``after`` in the stead of ``before``.

    Raises ``TaskChangedError`` where it is not as ``before`` any more, or where it is to be open again and another one
    of its kind and origin is.
    """
    if after.open and not before.open and _is_open(connection, after):
        raise TaskChangedError(f"task {before.id} has a successor")
    done = connection.execute(
        update(task).where(task.c.id == before.id, task.c.version == before.version).values(_columns(after))
    )
    if done.rowcount != 1:
        raise TaskChangedError(f"task {before.id} is not as it was")
    if events:
        connection.execute(insert(task_event), [_event_columns(event) for event in events])


def _is_open(connection: Connection, one: Task) -> bool:
    same = (task.c.kind == one.kind.value, task.c.origin == one.origin, task.c.closed_at.is_(None))
    return connection.execute(select(task.c.id).where(*same)).first() is not None


def get_task(connection: Connection, task_id: str) -> Task | None:
    """A task, open or closed."""
    row = connection.execute(select(task).where(task.c.id == task_id)).mappings().one_or_none()
    return None if row is None else task_of(row)


def find(connection: Connection, wanted: TaskFilter) -> list[Task]:
    """The tasks that are wanted: open ones in the list's order, closed ones the last closed first."""
    order = (task.c.closed_at.desc(), task.c.id) if wanted.closed else _PLACE
    query = select(task).where(*_conditions(wanted)).order_by(*order).limit(wanted.limit)
    return [task_of(row) for row in connection.execute(query).mappings()]


def page(connection: Connection, wanted: TaskFilter) -> TaskPage:
    """The same, and how many there are without regard to its ``limit`` and ``after``."""
    found = find(connection, wanted)
    if wanted.after is None and (wanted.limit is None or len(found) < wanted.limit):
        return TaskPage(found, len(found))
    return TaskPage(found, count(connection, wanted))


def count(connection: Connection, wanted: TaskFilter) -> int:
    """How many there are of what is wanted, without regard to its ``limit`` and ``after``."""
    conditions = _conditions(wanted, whole=True)
    return connection.execute(select(func.count()).select_from(task).where(*conditions)).scalar_one()


def events_of(connection: Connection, task_id: str) -> list[TaskEvent]:
    """What was done for a task, in the order in which it was."""
    query = select(task_event).where(task_event.c.task_id == task_id).order_by(task_event.c.version, task_event.c.id)
    return [_event_of(row) for row in connection.execute(query).mappings()]


def _columns(one: Task) -> dict[str, object]:
    slot, person = one.slot, one.person
    of_person = _NOBODY if person is None else person_columns(person.identifier) | sought_columns(person)
    return {
        **of_person,
        "id": one.id,
        "kind": one.kind.value,
        "origin": one.origin,
        "step": one.step.value,
        "rank": one.rank,
        "due_at": one.due_at,
        "made_at": one.made_at,
        "changed_at": one.changed_at,
        "operator": one.operator,
        "desk": one.desk,
        "owner": one.owner,
        "owner_desk": one.owner_desk,
        "tqid_key": "" if slot is None else slot.tqid.key,
        "starts_at": None if slot is None else slot.start,
        "provider_id": "" if slot is None else slot.provider.identifier.id,
        "person": encode(person),
        "typed": dict(one.typed),
        "slot": encode(slot),
        "booking_id": one.booking_id,
        "wish": encode(one.wish),
        "wish_group": "" if one.wish is None else one.wish.group,
        "wish_first": "" if one.wish is None else day_key(one.wish.first_day),
        "wish_last": "" if one.wish is None else day_key(one.wish.last_day),
        "urgent": one.urgent,
        "missed": one.missed,
        "tried": one.tried,
        "note": one.note,
        "closed_at": one.closed_at,
        "closed_by": one.closed_by,
        "close_reason": None if one.close_reason is None else one.close_reason.value,
        "rebooked_id": one.rebooked_id,
        "version": one.version,
    }


def _event_of(row: RowMapping) -> TaskEvent:
    return TaskEvent(
        id=row["id"],
        task_id=row["task_id"],
        kind=EventKind(row["kind"]),
        at=row["at"],
        operator=row["operator"],
        desk=row["desk"],
        version=row["version"],
        note=row["note"],
        slot=None if row["slot"] is None else decode(Slot, row["slot"]),
    )


def _event_columns(event: TaskEvent) -> dict[str, object]:
    return {
        "id": event.id,
        "task_id": event.task_id,
        "kind": event.kind.value,
        "at": event.at,
        "operator": event.operator,
        "desk": event.desk,
        "version": event.version,
        "note": event.note,
        "slot": encode(event.slot),
    }


def _conditions(wanted: TaskFilter, *, whole: bool = False) -> Iterator[ColumnElement[bool]]:
    yield task.c.closed_at.is_not(None) if wanted.closed else task.c.closed_at.is_(None)
    yield from span(task.c.due_at, None, wanted.due_before)
    yield from span(task.c.starts_at, wanted.starts_from, wanted.starts_before)
    for column, values in ((task.c.kind, wanted.kinds), (task.c.step, wanted.steps)):
        if values is not None:
            yield column.in_([value.value for value in values])
    if wanted.unowned:
        yield task.c.owner == ""
        yield task.c.owner_desk == ""
    if wanted.booked:
        yield task.c.booking_id.is_not(None)
    for known, value in (
        (task.c.owner, wanted.mine),
        (task.c.owner_desk, wanted.owner_desk),
        (task.c.wish_group, wanted.group),
        (task.c.provider_id, wanted.provider_id),
        (task.c.booking_id, wanted.booking_id),
    ):
        if value is not None:
            yield known == value
    yield from _of_patients(wanted)
    if fold(wanted.text):
        yield text_condition(wanted.text, task)
    if wanted.after is not None and not whole:
        last = wanted.after
        visit = last.slot.start if last.slot is not None else last.made_at
        place = (literal(last.rank), literal(last.due_at, Instant), literal(visit, Instant), literal(last.id))
        yield tuple_(*_PLACE) > tuple_(*place)


def _of_patients(wanted: TaskFilter) -> Iterator[ColumnElement[bool]]:
    for people in (None if wanted.person is None else {wanted.person}, wanted.people):
        if people is not None:
            columns = [person_columns(identifier) for identifier in people]
            keys = [(one["person_type"], one["person_key"]) for one in columns]
            yield tuple_(task.c.person_type, task.c.person_key).in_(keys)
