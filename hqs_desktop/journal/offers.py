"""Free slots for those who wait. Each function is a part of one transaction on the given connection; none commits."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, delete, func, insert, or_, select, update

from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.core.ids import new_id
from hqs_desktop.core.model import Slot
from hqs_desktop.core.wishes import Wish
from hqs_desktop.core.worklist import EventKind, Offer, OfferState, Step, Task, TaskEvent, WishGroup
from hqs_desktop.journal.codec import decode, encode
from hqs_desktop.journal.schema import last_look, offer, task
from hqs_desktop.journal.tasks import change, day_key, get_task, task_of

_BATCH: Final = 50  # of those who wait, until one whom a slot suits
_ENDS: Final = {OfferState.DECLINED: EventKind.DECLINED, OfferState.GONE: EventKind.GONE}


def groups(connection: Connection, now: datetime) -> list[WishGroup]:
    """What is wished by whoever waits for a slot now, the longest not looked for first."""
    waits = (
        select(
            task.c.wish_group,
            func.min(task.c.wish_first).label("first"),
            func.max(task.c.wish_last).label("last"),
            func.count().label("waiting"),
            func.min(task.c.id).label("one"),
        )
        .where(*_waiting(now, offered=True))
        .group_by(task.c.wish_group)
        .subquery()
    )
    query = (
        select(waits, task.c.wish, last_look.c.looked_at)
        .join(task, task.c.id == waits.c.one)
        .outerjoin(last_look, last_look.c.wish_group == waits.c.wish_group)
        .order_by(func.coalesce(last_look.c.looked_at, 0), waits.c.one)
    )
    return [_group_of(row) for row in connection.execute(query).mappings()]


def match(
    connection: Connection, keys: Collection[str], slots: Sequence[Slot], *, desk: str, now: datetime
) -> list[tuple[Task, Offer]]:
    """Offer each slot to the first of those groups who waits, whom it suits and who has not declined it.

    Whoever is urgent comes first, then who has waited longest. A slot that is offered already is left where it is, and
    so is one that suits nobody.
    """
    made: list[tuple[Task, Offer]] = []
    for slot in slots:
        if _is_offered(connection, slot) or (found := _first(connection, keys, slot, now)) is None:
            continue
        one = Offer(new_id(now), found.id, slot, now)
        connection.execute(
            insert(offer).values(
                id=one.id,
                task_id=one.task_id,
                tqid_key=slot.tqid.key,
                slot=encode(slot),
                found_at=now,
                state=one.state.value,
            )
        )
        step = _stepped(connection, found, Step.OFFER, EventKind.MATCHED, slot, desk=desk, now=now)
        made.append((step, one))
    return made


def open_offers(connection: Connection, task_id: str | None = None, key: str | None = None) -> list[Offer]:
    """The slots that are offered: to a task, or to those of a group, where one is named."""
    query = select(offer).where(offer.c.state == OfferState.OPEN.value).order_by(offer.c.found_at, offer.c.id)
    if task_id is not None:
        query = query.where(offer.c.task_id == task_id)
    if key is not None:
        query = query.join(task, task.c.id == offer.c.task_id).where(task.c.wish_group == key)
    return [_offer_of(row) for row in connection.execute(query).mappings()]


def end(
    connection: Connection, one: Offer, state: OfferState, *, desk: str, now: datetime, operator: str = ""
) -> Task | None:
    """A slot is offered no more; whoever had it waits again, unless it was taken. None where it had ended before."""
    ended = connection.execute(
        update(offer).where(offer.c.id == one.id, offer.c.state == OfferState.OPEN.value).values(state=state.value)
    )
    found = get_task(connection, one.task_id)
    if ended.rowcount != 1 or found is None:
        return None
    if found.step is not Step.OFFER or not found.open or state not in _ENDS:
        return found
    return _stepped(connection, found, Step.WAIT, _ENDS[state], one.slot, desk=desk, now=now, operator=operator)


def expire(connection: Connection, today: ShamsiDate, *, desk: str, now: datetime) -> list[Task]:
    """Whoever waited for days that are over is to be told so: nobody waits for nothing."""
    over = _STANDS, task.c.step.in_([Step.WAIT.value, Step.SEARCH.value]), task.c.wish_last < day_key(today)
    late = [task_of(row) for row in connection.execute(select(task).where(*over, task.c.wish_last != "")).mappings()]
    return [_stepped(connection, one, Step.DECIDE, EventKind.CHANGED, None, desk=desk, now=now) for one in late]


def keep_look(connection: Connection, key: str, slots: Collection[Slot], now: datetime) -> None:
    """A group was looked for, and this is what was free."""
    connection.execute(delete(last_look).where(last_look.c.wish_group == key))
    keys = sorted(slot.tqid.key for slot in slots)
    connection.execute(insert(last_look).values(wish_group=key, looked_at=now, tqid_keys=keys))


def news(connection: Connection, key: str, slots: Sequence[Slot]) -> list[Slot]:
    """What became free since the last look; all of it where somebody has joined the group, or waits again, since."""
    row = connection.execute(select(last_look).where(last_look.c.wish_group == key)).mappings().one_or_none()
    if row is None:
        return list(slots)
    joined = select(task.c.id).where(_STANDS, task.c.wish_group == key, task.c.changed_at >= row["looked_at"]).limit(1)
    if connection.execute(joined).first() is not None:
        return list(slots)
    before = set(row["tqid_keys"])
    return [slot for slot in slots if slot.tqid.key not in before]


_STANDS: Final = task.c.closed_at.is_(None)


def _waiting(now: datetime, *, offered: bool) -> Iterator[ColumnElement[bool]]:
    """Who waits by now, and (``offered``) who has been offered a slot; each wish in a group."""
    yield _STANDS
    yield task.c.wish_group != ""
    steps = [Step.WAIT.value, *([Step.OFFER.value] if offered else [])]
    yield or_(task.c.step.in_(steps), and_(task.c.step == Step.SEARCH.value, task.c.due_at <= now))


def _first(connection: Connection, keys: Collection[str], slot: Slot, now: datetime) -> Task | None:
    day = day_key(shamsi_of(slot.start))
    declined = select(offer.c.task_id).where(
        offer.c.tqid_key == slot.tqid.key, offer.c.state == OfferState.DECLINED.value
    )
    query = (
        select(task)
        .where(
            *_waiting(now, offered=False),
            task.c.wish_group.in_(keys),
            task.c.wish_first <= day,
            task.c.wish_last >= day,
            task.c.id.not_in(declined),
        )
        .order_by(task.c.urgent.desc(), task.c.made_at, task.c.id)
    )
    rows = connection.execute(query).mappings()
    while batch := rows.fetchmany(_BATCH):
        for row in batch:
            wish = decode(Wish, row["wish"])
            if wish.is_met_by(slot) and not _has_earlier(row, slot):
                rows.close()
                return task_of(row)
    return None


def _has_earlier(row: RowMapping, slot: Slot) -> bool:
    """Whether a patient has a slot already that is no later than this one."""
    return row["booking_id"] is not None and row["starts_at"] is not None and slot.start >= row["starts_at"]


def _is_offered(connection: Connection, slot: Slot) -> bool:
    same = offer.c.tqid_key == slot.tqid.key, offer.c.state == OfferState.OPEN.value
    return connection.execute(select(offer.c.id).where(*same)).first() is not None


def _stepped(
    connection: Connection,
    before: Task,
    step: Step,
    kind: EventKind,
    slot: Slot | None,
    *,
    desk: str,
    now: datetime,
    operator: str = "",
) -> Task:
    due_at = before.wish.due_at(now) if step is Step.WAIT and before.wish is not None else now
    after = replace(before, step=step, due_at=due_at, changed_at=now, version=before.version + 1)
    change(
        connection,
        before,
        after,
        [TaskEvent(new_id(now), before.id, kind, now, operator, desk, after.version, slot=slot)],
    )
    return after


def _group_of(row: RowMapping) -> WishGroup:
    wish = decode(Wish, row["wish"])
    days = replace(wish, first_day=_day(row["first"]), last_day=_day(row["last"]), weekdays="", part="", quota="")
    return WishGroup(row["wish_group"], days, row["waiting"], row["looked_at"])


def _day(text: str) -> ShamsiDate:
    year, month, day = map(int, text.split("/"))
    return ShamsiDate(year, month, day)


def _offer_of(row: RowMapping) -> Offer:
    return Offer(row["id"], row["task_id"], decode(Slot, row["slot"]), row["found_at"], OfferState(row["state"]))
