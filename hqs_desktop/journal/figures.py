"""Counts over the journal, made by the database: of a hundred thousand bookings, none is read as a whole.

Each question is a transaction of its own, so that whoever books meanwhile waits for one of them only.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final, TypeVar

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    and_,
    case,
    exists,
    func,
    or_,
    select,
    type_coerce,
)

from hqs_desktop.core.bookings import BookingState, IntentKind, IntentState
from hqs_desktop.core.dates import ShamsiDate, day_end, day_start
from hqs_desktop.core.figures import Deed, Fate, Figures, Named, Tally
from hqs_desktop.core.model import BookingRequest
from hqs_desktop.core.worklist import CloseReason, EventKind, Step, TaskKind
from hqs_desktop.journal.packing import unpack
from hqs_desktop.journal.schema import booking, intent, reading, task, task_event
from hqs_desktop.journal.task_store import Transact

K = TypeVar("K")

_MICROS: Final = 1_000_000
_IRAN: Final = 12_600 * _MICROS  # +03:30, without summer time since 1401
_DAY: Final = 86_400 * _MICROS
_HOUR: Final = 3_600 * _MICROS
_EPOCH: Final = date(1970, 1, 1)
_REACHED: Final = (EventKind.TOLD, EventKind.OFFERED, EventKind.DECLINED, EventKind.CALL_AGAIN)


class SqlFigures:
    """Fulfils ``desk.ports.FigureStore``."""

    def __init__(self, read: Transact) -> None:
        self._read = read

    async def of(self, first: ShamsiDate, last: ShamsiDate) -> Figures:
        """The counts of these days, both included."""
        start, end = day_start(first), day_end(last)
        deeds = await self._read(lambda connection: _deeds(connection, start, end))
        cancelled = await self._read(lambda connection: _cancelled(connection, start, end))
        doctors = await self._read(lambda connection: _doctors(connection, start, end, cancelled))
        withdrawn = await self._read(lambda connection: _withdrawn(connection, start, end))
        return Figures(
            first,
            last,
            total=_tally((deed, count) for *_, deed, count in deeds),
            by_day=_grouped(
                (ShamsiDate.from_date(_EPOCH + timedelta(days=day)), deed, count) for day, _, _, _, deed, count in deeds
            ),
            by_hour=_grouped((hour, deed, count) for _, hour, _, _, deed, count in deeds),
            doctors=doctors,
            operators=_named(_grouped((name, deed, count) for _, _, name, _, deed, count in deeds).items()),
            reasons=_frequent((code, count) for _, code, count, _ in cancelled),
            refusals=_frequent((code, count) for *_, code, deed, count in deeds if deed is Deed.REFUSED),
            withdrawn=withdrawn,
        )

    async def specialties(self, first_day: ShamsiDate) -> Sequence[str]:
        """The codes (appendix 3) of those of whom that day or later ones were read."""
        query = select(reading.c.specialty_code).where(reading.c.day >= str(first_day)).distinct()
        codes = await self._read(lambda connection: list(connection.execute(query).scalars()))
        return sorted(code for code in codes if code)


_STATE: Final = intent.c.state.concat("")
"""As an expression: by the column itself SQLite would look up every write of that state, of all days."""

_Deed = tuple[int, int, str, int, Deed, int]


def _deeds(connection: Connection, start: datetime, end: datetime) -> list[_Deed]:
    """How many of each day, hour, operator, errorCode and deed."""
    local = type_coerce(intent.c.created_at, BigInteger) + _IRAN
    day, hour = local // _DAY, (local % _DAY) // _HOUR
    code = case((intent.c.state == IntentState.REFUSED.value, func.coalesce(intent.c.error_code, -1)), else_=0)
    columns = day, hour, intent.c.operator, code, intent.c.kind, intent.c.state
    query = (
        select(*columns, func.count())
        .where(
            _within(intent.c.created_at, start, end), intent.c.state.in_([IntentState.CONFIRMED, IntentState.REFUSED])
        )
        .group_by(*columns)
    )
    return [(row[0], row[1], row[2], row[3], _deed(row[4], row[5]), row[6]) for row in connection.execute(query).all()]


def _cancelled(connection: Connection, start: datetime, end: datetime) -> Sequence[tuple[str, str, int, int]]:
    """The doctor, the reason, how many, and the newest of their bookings."""
    code = func.coalesce(intent.c.reason["code"].as_string(), "")
    query = (
        select(booking.c.provider_id, code, func.count(), func.max(booking.c.id))
        .select_from(intent.join(booking, intent.c.booking_id == booking.c.id))
        .where(_within(intent.c.created_at, start, end))
        .where(intent.c.kind == IntentKind.CANCEL, _STATE == IntentState.CONFIRMED)
        .group_by(booking.c.provider_id, code)
    )
    return list(connection.execute(query).tuples())


def _doctors(
    connection: Connection, start: datetime, end: datetime, cancelled: Sequence[tuple[str, str, int, int]]
) -> list[Named]:
    """By whose booking was made or cancelled, the busiest first."""
    query = (
        select(booking.c.provider_id, func.count(), func.max(booking.c.id))
        .where(_within(booking.c.booked_at, start, end), booking.c.state != BookingState.UNRESOLVED)
        .group_by(booking.c.provider_id)
    )
    rows = [(provider, Deed.BOOKED, count, newest) for provider, count, newest in connection.execute(query).tuples()]
    rows += [(provider, Deed.CANCELLED, count, newest) for provider, _, count, newest in cancelled]
    newest: dict[str, int] = {}
    for provider, _, _, number in rows:
        newest[provider] = max(number, newest.get(provider, 0))
    of_newest = select(booking.c.provider_id, booking.c.request).where(booking.c.id.in_(newest.values()))
    requests = dict(connection.execute(of_newest).tuples().all())
    names = {
        provider: unpack(BookingRequest, data, connection).slot.provider.display_name
        for provider, data in requests.items()
    }
    tallies = _grouped((provider, deed, count) for provider, deed, count, _ in rows)
    return _named((names.get(provider) or provider, tally) for provider, tally in tallies.items())


def _withdrawn(connection: Connection, start: datetime, end: datetime) -> Mapping[Fate, int]:
    reached = exists().where(task_event.c.task_id == task.c.id, task_event.c.kind.in_(_REACHED))
    is_open = task.c.closed_at.is_(None)
    fate = case(
        (task.c.close_reason == CloseReason.REBOOKED, Fate.REBOOKED.value),
        (task.c.close_reason == CloseReason.UNREACHABLE, Fate.UNREACHABLE.value),
        (and_(is_open, task.c.step.in_([Step.WAIT, Step.OFFER, Step.SEARCH])), Fate.WAITING.value),
        (
            or_(reached, task.c.close_reason.in_([CloseReason.NOT_WANTED, CloseReason.ELSEWHERE])),
            Fate.REACHED.value,
        ),
        (is_open, Fate.OPEN.value),
        else_=Fate.OVER.value,
    )
    query = (
        select(fate, func.count())
        .where(_within(task.c.made_at, start, end), task.c.kind == TaskKind.WITHDRAWN)
        .group_by(fate)
    )
    return {Fate(found): count for found, count in connection.execute(query).tuples()}


def _within(column: ColumnElement[datetime], start: datetime, end: datetime) -> ColumnElement[bool]:
    return and_(column >= start, column < end)


def _day(number: int) -> ShamsiDate:
    """The day that is so many days after the first of 1970."""
    return ShamsiDate.from_date(_EPOCH + timedelta(days=number))


def _deed(kind: str, state: str) -> Deed:
    if state == IntentState.REFUSED:
        return Deed.REFUSED
    return Deed.BOOKED if kind == IntentKind.BOOK else Deed.CANCELLED


def _tally(counts: Iterable[tuple[Deed, int]]) -> Tally:
    tally: dict[Deed, int] = dict.fromkeys(Deed, 0)
    for deed, count in counts:
        tally[deed] += count
    return tally


def _grouped(counts: Iterable[tuple[K, Deed, int]]) -> dict[K, Tally]:
    groups: dict[K, list[tuple[Deed, int]]] = defaultdict(list)
    for key, deed, count in counts:
        groups[key].append((deed, count))
    return {key: _tally(found) for key, found in groups.items()}


def _named(tallies: Iterable[tuple[str, Tally]]) -> list[Named]:
    named = [Named(name, tally) for name, tally in tallies]
    return sorted(named, key=lambda one: (-sum(one.tally.values()), one.name))


def _frequent(counts: Iterable[tuple[K, int]]) -> Sequence[tuple[K, int]]:
    found: Counter[K] = Counter()
    for key, count in counts:
        found[key] += count
    return found.most_common()
