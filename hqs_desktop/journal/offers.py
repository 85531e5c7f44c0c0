"""Free slots for those who wait. Each function is a part of one transaction on the given connection; none commits."""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Text,
    and_,
    cast,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.core.ids import new_id
from hqs_desktop.core.model import Slot
from hqs_desktop.core.wishes import Wish
from hqs_desktop.core.worklist import EventKind, Offer, OfferState, Step, Task, TaskEvent, TaskKind, WishGroup
from hqs_desktop.journal.codec import decode, encode
from hqs_desktop.journal.schema import booking, last_look, offer, task
from hqs_desktop.journal.tasks import change, day_key, get_task, task_of

_BATCH: Final = 50  # of those who wait, until one whom a slot suits
_OWN: Final = [state.value for state in (BookingState.BOOKED, BookingState.UNRESOLVED, BookingState.CANCELLING)]
_ENDS: Final = {OfferState.DECLINED: EventKind.DECLINED, OfferState.GONE: EventKind.GONE}

Offered = tuple[Task, Offer]


def groups(connection: Connection, now: datetime, key: str | None = None) -> list[WishGroup]:
    """What is wished by whoever waits for a slot now, the longest not looked for first; of ``key`` alone if named."""
    waits = (
        select(
            task.c.wish_group,
            func.min(task.c.wish_first).label("first"),
            func.max(task.c.wish_last).label("last"),
            func.count().label("waiting"),
            func.min(task.c.id).label("one"),
        )
        .where(*_waiting(now, offered=True), *([] if key is None else [task.c.wish_group == key]))
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


def match(connection: Connection, slots: Sequence[Slot], wish: Wish, *, desk: str, now: datetime) -> list[Offered]:
    """Offer each slot that was found for a wish to the first who waits, whom it suits and who has not declined it.

    Whoever is urgent comes first, then who has waited longest, in whichever group. A slot that is offered already or
    that this desk has is left where it is, and so is one that suits nobody.
    """
    made: list[Offered] = []
    for slot in slots:
        if _is_held(connection, slot) or (found := _first(connection, wish.groups_of(slot), slot, now)) is None:
            continue
        one = Offer(new_id(now), found.id, slot, now)
        connection.execute(
            insert(offer).values(
                id=one.id,
                task_id=one.task_id,
                tqid_key=slot.tqid.key,
                starts_at=slot.start,
                slot=encode(slot),
                found_at=now,
                state=one.state.value,
            )
        )
        step = _stepped(connection, found, Step.OFFER, EventKind.MATCHED, slot, desk=desk, now=now)
        made.append((step, one))
    return made


def open_offers(
    connection: Connection, task_id: str | None = None, key: str | None = None, slot: Slot | None = None
) -> list[Offer]:
    """The slots that are offered: to a task, to those of a group, or that one, where one is named."""
    query = select(offer).where(_OPEN).order_by(offer.c.found_at, offer.c.id)
    if task_id is not None:
        query = query.where(offer.c.task_id == task_id)
    if key is not None:
        query = query.join(task, task.c.id == offer.c.task_id).where(task.c.wish_group == key)
    if slot is not None:
        query = query.where(offer.c.tqid_key == slot.tqid.key)
    return [_offer_of(row) for row in connection.execute(query).mappings()]


def stale(connection: Connection, now: datetime) -> list[tuple[Offer, Task]]:
    """What is offered though its time is past, or though its task is over or waits for something else."""
    void = or_(offer.c.starts_at <= now, task.c.closed_at.is_not(None), task.c.step != Step.OFFER.value)
    query = select(offer).join(task, task.c.id == offer.c.task_id).where(_OPEN, void).order_by(offer.c.id)
    found = [_offer_of(row) for row in connection.execute(query).mappings()]
    tasks = [get_task(connection, one.task_id) for one in found]
    return [(one, task) for one, task in zip(found, tasks, strict=True) if task is not None]


def end(
    connection: Connection, one: Offer, state: OfferState, *, desk: str, now: datetime, operator: str = ""
) -> Task | None:
    """A slot is offered no more; whoever had it waits again, unless it was taken. None where it had ended before."""
    ended = connection.execute(update(offer).where(offer.c.id == one.id, _OPEN).values(state=state.value))
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
    return [_stepped(connection, one, Step.DECIDE, EventKind.EXPIRED, None, desk=desk, now=now) for one in late]


def keep_look(connection: Connection, key: str, slots: Collection[Slot], *, desk: str, now: datetime) -> None:
    """A group was looked for, and this is what was free. What is offered now is news again once that has ended."""
    offered = set(connection.execute(select(offer.c.tqid_key).where(_OPEN)).scalars())
    keys = sorted({slot.tqid.key for slot in slots} - offered)
    connection.execute(delete(last_look).where(last_look.c.wish_group == key))
    connection.execute(insert(last_look).values(wish_group=key, looked_at=now, tqid_keys=keys))
    published = _STANDS, task.c.wish_group == key, task.c.step == Step.SEARCH.value, task.c.due_at <= now
    for row in connection.execute(select(task).where(*published)).mappings().all():
        _stepped(connection, task_of(row), Step.WAIT, EventKind.CHANGED, None, desk=desk, now=now)


def last_looked(connection: Connection, key: str) -> datetime | None:
    """When a group was looked for last; None where it never was."""
    looked: datetime | None = connection.execute(
        select(last_look.c.looked_at).where(last_look.c.wish_group == key)
    ).scalar_one_or_none()
    return looked


def news(connection: Connection, key: str, slots: Sequence[Slot], now: datetime) -> list[Slot]:
    """What became free since the last look; all of it where somebody has joined the group, or waits again, since.

    All, too, where the clock was set back behind that look: nobody knows who has joined.
    """
    row = connection.execute(select(last_look).where(last_look.c.wish_group == key)).mappings().one_or_none()
    if row is None or row["looked_at"] > now:
        return list(slots)
    joined = select(task.c.id).where(_STANDS, task.c.wish_group == key, task.c.changed_at >= row["looked_at"]).limit(1)
    if connection.execute(joined).first() is not None:
        return list(slots)
    before = set(row["tqid_keys"])
    return [slot for slot in slots if slot.tqid.key not in before]


_KEEPING_ONE: Final = {TaskKind.WAITING.value, TaskKind.COME_BACK.value}
"""Whose slot stands while they wait; of any other task it is the one that was lost."""
_STANDS: Final = task.c.closed_at.is_(None)
_OPEN: Final = offer.c.state == OfferState.OPEN.value


def _waiting(now: datetime, *, offered: bool) -> Iterator[ColumnElement[bool]]:
    """Who waits by now, and (``offered``) who has been offered a slot; each wish in a group."""
    yield _STANDS
    yield task.c.wish_group != ""
    steps = [Step.WAIT.value, *([Step.OFFER.value] if offered else [])]
    yield or_(task.c.step.in_(steps), and_(task.c.step == Step.SEARCH.value, task.c.due_at <= now))


def _first(connection: Connection, keys: Collection[str], slot: Slot, now: datetime) -> Task | None:
    day = day_key(shamsi_of(slot.start))
    declined = and_(offer.c.tqid_key == slot.tqid.key, offer.c.state == OfferState.DECLINED.value)
    kept = exists().where(offer.c.task_id == task.c.id, or_(_OPEN, declined))
    given_back = exists().where(
        booking.c.tqid_key == slot.tqid.key,
        booking.c.state == BookingState.CANCELLED.value,
        booking.c.person_type == task.c.person_type,
        booking.c.person_key == task.c.person_key,
    )
    wishes = (
        select(task.c.id, cast(task.c.wish, Text).label("wish"), task.c.kind, task.c.booking_id, task.c.starts_at)
        .where(
            *_waiting(now, offered=False),
            task.c.wish_group.in_(keys),
            task.c.wish_first <= day,
            task.c.wish_last >= day,
            ~kept,
            ~given_back,
        )
        .order_by(task.c.urgent.desc(), task.c.made_at, task.c.id)
    )
    rows = connection.execute(wishes).mappings()
    while batch := rows.fetchmany(_BATCH):
        for row in batch:
            if _wish_of(row["wish"]).is_met_by(slot) and not _has_earlier(row, slot):
                rows.close()
                return get_task(connection, row["id"])
    return None


@lru_cache(maxsize=1000)
def _wish_of(text: str) -> Wish:
    """Many wish the same."""
    return decode(Wish, json.loads(text))


def _has_earlier(row: RowMapping, slot: Slot) -> bool:
    """Whether a patient has a slot already that is no later than this one."""
    if row["kind"] not in _KEEPING_ONE or row["booking_id"] is None or row["starts_at"] is None:
        return False
    return bool(slot.start >= row["starts_at"])


def _is_held(connection: Connection, slot: Slot) -> bool:
    """Whether a slot is offered to somebody, or this desk has it: that the gateway has it free is of before then."""
    offered = select(offer.c.id).where(offer.c.tqid_key == slot.tqid.key, _OPEN)
    own = select(booking.c.id).where(booking.c.tqid_key == slot.tqid.key, booking.c.state.in_(_OWN))
    return any(connection.execute(query.limit(1)).first() is not None for query in (offered, own))


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
