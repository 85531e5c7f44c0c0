"""Which slots one reads to somebody on the telephone, without Qt: the soonest, the nearest, the best of both."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from hqs_desktop.core.dates import TEHRAN, ShamsiDate, shamsi_of
from hqs_desktop.core.model import Facility, Slot

_NOON: Final = 12
_ALIKE: Final = 100.0  # metres: nobody would wait a day for less


class Merit(StrEnum):
    """Why a slot is proposed."""

    SOONEST = "soonest"
    NEAREST = "nearest"
    BOTH = "both"
    OTHER_HALF = "other_half"  # the soonest before noon where the soonest of all is after it, or the other way round
    OTHER_DAY = "other_day"  # the soonest on another day than those


@dataclass(frozen=True, slots=True)
class Proposal:
    """A slot with all that speaks for it; ``metres`` None where nobody knows how far it is."""

    slot: Slot
    merits: tuple[Merit, ...]
    metres: float | None = None


def three(slots: Sequence[Slot], metres_to: Callable[[Facility], float | None]) -> Sequence[Proposal]:
    """At most three of ``slots`` to choose from, each once, the soonest first.

    Where nobody knows how far any of them is, the other half of the day and another day stand in for the nearest and
    the best of both. The latter is the one that loses least by both measures together, each counted from the one that
    is best by it to the one that is best by the other; there is none where every other loses as much as these.
    """
    if not slots:
        return ()
    ways = _Ways(metres_to)
    soonest = min(slots, key=lambda slot: (slot.start, ways.steps(slot), slot.tqid.key))
    chosen = {Merit.SOONEST: soonest}
    if any(ways.metres(slot) is not None for slot in slots):
        nearest = min(slots, key=lambda slot: (ways.steps(slot), slot.start, slot.tqid.key))
        chosen[Merit.NEAREST] = nearest
        if (both := _between(slots, soonest, nearest, ways)) is not None:
            chosen[Merit.BOTH] = both
    else:
        chosen |= _other_times(slots, soonest)
    merits: dict[Slot, list[Merit]] = {}
    for merit, slot in chosen.items():
        merits.setdefault(slot, []).append(merit)
    return [Proposal(slot, tuple(found), ways.metres(slot)) for slot, found in merits.items()]


class _Ways:
    """How far slots are; asked once a facility."""

    def __init__(self, metres_to: Callable[[Facility], float | None]) -> None:
        self._metres_to = metres_to
        self._known: dict[Facility, float | None] = {}

    def metres(self, slot: Slot) -> float | None:
        if slot.facility not in self._known:
            self._known[slot.facility] = self._metres_to(slot.facility)
        return self._known[slot.facility]

    def steps(self, slot: Slot) -> float:
        """How far, as far as it matters; without end where nobody knows."""
        metres = self.metres(slot)
        return float("inf") if metres is None else round(metres / _ALIKE)


def _between(slots: Sequence[Slot], soonest: Slot, nearest: Slot, ways: _Ways) -> Slot | None:
    """The best of both; None where it would be one of them."""
    wait = (nearest.start - soonest.start).total_seconds()
    known = [steps for slot in slots if (steps := ways.steps(slot)) != float("inf")]
    least, most = ways.steps(nearest), min(ways.steps(soonest), max(known) + 1)
    if wait <= 0 or most <= least:
        return None

    def loss(slot: Slot) -> float:
        return (slot.start - soonest.start).total_seconds() / wait + (ways.steps(slot) - least) / (most - least)

    others = [slot for slot in slots if slot.start < nearest.start and ways.steps(slot) < most]
    best = min(others, key=lambda slot: (loss(slot), slot.start, slot.tqid.key), default=None)
    return best if best is not None and loss(best) < 1 else None


def _other_times(slots: Sequence[Slot], soonest: Slot) -> dict[Merit, Slot]:
    chosen: dict[Merit, Slot] = {}
    days = {_day(soonest)}
    early = _is_morning(soonest.start)
    if (other := _first(slot for slot in slots if _is_morning(slot.start) is not early)) is not None:
        chosen[Merit.OTHER_HALF] = other
        days.add(_day(other))
    if (another := _first(slot for slot in slots if _day(slot) not in days)) is not None:
        chosen[Merit.OTHER_DAY] = another
    return chosen


def _first(slots: Iterable[Slot]) -> Slot | None:
    return min(slots, key=lambda slot: (slot.start, slot.tqid.key), default=None)


def _is_morning(instant: datetime) -> bool:
    return instant.astimezone(TEHRAN).hour < _NOON


def _day(slot: Slot) -> ShamsiDate:
    return shamsi_of(slot.start)
