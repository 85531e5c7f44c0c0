"""The board of a day: who works, and what was last known of each of their slots, side by side on one time axis.

What a block is, how overlapping ones share their doctor's column and over which hours the axis goes, is settled here;
a view only paints.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final

from hqs_desktop.core.bookings import Booking, BookingState, DirectoryEntry
from hqs_desktop.core.dates import ShamsiDate, day_start
from hqs_desktop.core.directory import entry_key, facility_key, provider_key
from hqs_desktop.core.model import Facility, Provider, Slot
from hqs_desktop.core.readings import Reading
from hqs_desktop.core.text import sort_key

Key = tuple[str, str]

STALE: Final = timedelta(minutes=30)
"""An older reading is said to be old."""
HOUR: Final = 60  # minutes
_MINUTE: Final = timedelta(minutes=1)
_DAY: Final = 24 * HOUR
_USUAL_HOURS: Final = (8 * HOUR, 14 * HOUR)
_LEAST_MINUTES: Final = 5  # of a block, whatever the gateway says


class BlockKind(StrEnum):
    """What a slot is, as far as is known: free by the last reading, or a booking of the journal."""

    FREE = "free"
    NOT_OPEN = "not_open"
    CLOSED = "closed"
    BOOKED = "booked"
    UNSURE = "unsure"
    WITHDRAWN = "withdrawn"
    CHANGED = "changed"
    VISITED = "visited"
    CANCELLED = "cancelled"


_KINDS: Final = {
    BookingState.BOOKED: BlockKind.BOOKED,
    BookingState.UNRESOLVED: BlockKind.UNSURE,
    BookingState.CANCELLING: BlockKind.UNSURE,
    BookingState.CANCELLED: BlockKind.CANCELLED,
    BookingState.WITHDRAWN: BlockKind.WITHDRAWN,
    BookingState.CHANGED: BlockKind.CHANGED,
    BookingState.VISITED: BlockKind.VISITED,
}


@dataclass(frozen=True, slots=True)
class Block:
    """A slot on the board, ``top`` to ``bottom`` in minutes of the day; ``booking`` is ours, where it is one.

    It has the ``lane`` of that number of the ``lanes`` that its column has there. ``past`` where it has begun.
    """

    kind: BlockKind
    slot: Slot
    booking: Booking | None
    top: int
    bottom: int
    past: bool
    lane: int = 0
    lanes: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A doctor at a centre; ``read_at`` is when that was last asked, None where it never was."""

    key: Key
    provider: Provider
    facility: Facility
    pinned: bool
    read_at: datetime | None
    blocks: Sequence[Block]

    def stale_at(self, now: datetime) -> bool:
        """Whether the reading is old by then."""
        return self.read_at is None or now - self.read_at > STALE


@dataclass(frozen=True, slots=True)
class Board:
    """The columns of a day, and the minutes that its axis begins and ends with: whole hours."""

    day: ShamsiDate
    columns: Sequence[Column]
    first: int
    last: int


@dataclass(slots=True)
class _Known:
    provider: Provider
    facility: Facility
    read_at: datetime | None
    free: dict[str, Slot]
    booked: dict[str, Booking]


def columns_of(
    day: ShamsiDate,
    readings: Iterable[Reading],
    bookings: Iterable[Booking],
    directory: Iterable[DirectoryEntry],
    now: datetime,
) -> Iterator[Column]:
    """Whoever was read or has a booking of ours, one after the other."""
    known = _known(readings, bookings)
    entries = {entry_key(entry): entry for entry in directory}
    return (_column(day, key, of, entries, now) for key, of in known.items())


def board_of(day: ShamsiDate, columns: Iterable[Column]) -> Board:
    """The board of a day: pinned doctors first, then by name."""
    ordered = sorted(columns, key=_order)
    minutes = [minute for column in ordered for block in column.blocks for minute in (block.top, block.bottom)]
    first, last = (min(minutes), max(minutes)) if minutes else _USUAL_HOURS
    return Board(day, ordered, first // HOUR * HOUR, min(-(-last // HOUR) * HOUR, _DAY))


def minute_of(day: ShamsiDate, instant: datetime) -> int:
    """The minute of a day at an instant; of another day's it lies outside of it."""
    return (instant - _start_of(day)) // _MINUTE


_start_of = lru_cache(maxsize=8)(day_start)


def _known(readings: Iterable[Reading], bookings: Iterable[Booking]) -> dict[Key, _Known]:
    known: dict[Key, _Known] = {}
    for reading in sorted(readings, key=lambda reading: reading.read_at):
        of = known.setdefault(reading.key, _Known(reading.provider, reading.facility, reading.read_at, {}, {}))
        of.free.update((slot.tqid.key, slot) for slot in reading.slots)
    for booking in bookings:  # the newest of a slot is the last
        slot = booking.request.slot
        key = provider_key(slot.provider.identifier), facility_key(slot.facility.identifier)
        of = known.setdefault(key, _Known(slot.provider, slot.facility, None, {}, {}))
        of.booked[slot.tqid.key] = _weightier(of.booked.get(slot.tqid.key), booking)
    return known


def _weightier(one: Booking | None, other: Booking) -> Booking:
    """Of two bookings of one slot: the one that was not cancelled here, else the newer one."""
    if one is None or one.state is BookingState.CANCELLED:
        return other
    return one if other.state is BookingState.CANCELLED else max(one, other, key=lambda booking: booking.id)


def _column(day: ShamsiDate, key: Key, of: _Known, entries: Mapping[Key, DirectoryEntry], now: datetime) -> Column:
    entry = entries.get(key)
    provider, facility = (entry.provider, entry.facility) if entry is not None else (of.provider, of.facility)
    blocks = [
        _block(day, booking.request.slot, booking, now)
        for booking in of.booked.values()
        if not _free_again(booking, of)
    ]
    taken = {block.slot.tqid.key for block in blocks}
    blocks += [_block(day, slot, None, now) for slot in of.free.values() if slot.tqid.key not in taken]
    return Column(key, provider, facility, entry is not None and entry.pinned, of.read_at, _in_lanes(blocks))


def _free_again(booking: Booking, of: _Known) -> bool:
    """Whether a cancelled booking's slot was read as free after that."""
    cancelled = booking.state is BookingState.CANCELLED and of.read_at is not None
    return cancelled and booking.tqid.key in of.free and of.read_at is not None and booking.changed_at < of.read_at


def _block(day: ShamsiDate, slot: Slot, booking: Booking | None, now: datetime) -> Block:
    top = min(max(0, minute_of(day, slot.start)), _DAY - _LEAST_MINUTES)
    bottom = min(max(minute_of(day, slot.end), top + _LEAST_MINUTES), _DAY)
    kind = _free_kind(slot, now) if booking is None else _KINDS[booking.state]
    return Block(kind, slot, booking, top, bottom, slot.start <= now)


def _free_kind(slot: Slot, now: datetime) -> BlockKind:
    if slot.bookable_at(now):
        return BlockKind.FREE
    opens = slot.booking_opens is not None and now < slot.booking_opens
    return BlockKind.NOT_OPEN if opens else BlockKind.CLOSED


def _in_lanes(blocks: Sequence[Block]) -> Sequence[Block]:
    """By time; those that overlap stand beside each other, all of such a group in as many lanes as it needs."""
    placed: list[Block] = []
    group: list[Block] = []
    ends: list[int] = []
    for block in sorted(blocks, key=lambda block: (block.top, block.bottom, block.slot.tqid.key)):
        if group and block.top >= max(ends):
            placed += [replace(one, lanes=len(ends)) for one in group]
            group, ends = [], []
        lane = next((number for number, end in enumerate(ends) if end <= block.top), len(ends))
        ends[lane : lane + 1] = [block.bottom]
        group.append(replace(block, lane=lane))
    return placed + [replace(one, lanes=len(ends)) for one in group]


def _order(column: Column) -> tuple[object, ...]:
    names = sort_key(column.provider.display_name), sort_key(column.facility.name)
    return not column.pinned, *names, column.key
