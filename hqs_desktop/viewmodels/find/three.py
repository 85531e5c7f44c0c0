"""Which slots one reads to somebody on the telephone, without Qt: the soonest, the nearest, the best of both."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.core.day_parts import is_morning
from hqs_desktop.core.model import Facility, Slot

_MOST: Final = 3
_ALIKE: Final = 100.0  # metres: nobody would wait a day for less


class Merit(StrEnum):
    """Why a slot is proposed."""

    SOONEST = "soonest"
    NEAREST = "nearest"
    BOTH = "both"
    OTHER_HALF = "other_half"  # the soonest before noon where the others are after it, or the other way round
    OTHER_DAY = "other_day"  # the soonest on another day than the others


@dataclass(frozen=True, slots=True)
class Proposal:
    """A slot with all that speaks for it; ``metres`` None where nobody knows how far it is."""

    slot: Slot
    merits: tuple[Merit, ...]
    metres: float | None = None


def three(slots: Sequence[Slot], metres_to: Callable[[Facility], float | None]) -> Sequence[Proposal]:
    """At most three of ``slots`` to choose from, each once, the soonest first.

    The best of both is the one that loses least by both measures together, each counted from the one that is best by
    it to the one that is best by the other; there is none where every other loses as much as these. Where nobody knows
    how far any of them is, or one is the best by more than one measure, other times fill the three up.
    """
    if not slots:
        return ()
    metres = _metres(slots, metres_to)
    found = [_Found(slot, far) for slot, far in zip(slots, metres, strict=True)]
    soonest = min(found, key=lambda one: (one.slot.start, one.steps, one.slot.tqid.key))
    chosen = {Merit.SOONEST: soonest}
    if any(far is not None for far in metres):
        nearest = min(found, key=lambda one: (one.steps, one.slot.start, one.slot.tqid.key))
        chosen[Merit.NEAREST] = nearest
        if (both := _between(found, soonest, nearest)) is not None:
            chosen[Merit.BOTH] = both
    _fill_up(chosen, found)
    merits: dict[Slot, list[Merit]] = {}
    for merit, one in chosen.items():
        merits.setdefault(one.slot, []).append(merit)
    far_to = {one.slot: one.metres for one in chosen.values()}
    return [Proposal(slot, tuple(its), far_to[slot]) for slot, its in merits.items()]


class _Found:
    """A slot, and how far it is: ``steps`` as far as it matters, without end where nobody knows."""

    __slots__ = ("metres", "slot", "steps")

    def __init__(self, slot: Slot, metres: float | None) -> None:
        self.slot = slot
        self.metres = metres
        self.steps = float("inf") if metres is None else round(metres / _ALIKE)


def _metres(slots: Sequence[Slot], metres_to: Callable[[Facility], float | None]) -> Sequence[float | None]:
    """How far each is; asked once a place, for thousands of slots lie in a few."""
    known: dict[tuple[float | None, float | None, str], float | None] = {}
    found: list[float | None] = []
    for slot in slots:
        facility = slot.facility
        place = facility.latitude, facility.longitude, facility.name
        if place not in known:
            known[place] = metres_to(facility)
        found.append(known[place])
    return found


def _between(found: Sequence[_Found], soonest: _Found, nearest: _Found) -> _Found | None:
    """The best of both; None where it would be one of them."""
    wait = (nearest.slot.start - soonest.slot.start).total_seconds()
    farthest = max(one.steps for one in found if one.metres is not None)
    least, most = nearest.steps, min(soonest.steps, farthest + 1)
    if wait <= 0 or most <= least:
        return None

    def loss(one: _Found) -> float:
        return (one.slot.start - soonest.slot.start).total_seconds() / wait + (one.steps - least) / (most - least)

    others = [one for one in found if one.slot.start < nearest.slot.start and one.steps < most]
    best = min(others, key=lambda one: (loss(one), one.slot.start, one.slot.tqid.key), default=None)
    return best if best is not None and loss(best) < 1 else None


def _fill_up(chosen: dict[Merit, _Found], found: Sequence[_Found]) -> None:
    """Other times stand in for what would be said twice, or not at all."""
    by_time = sorted(found, key=lambda one: (one.slot.start, one.slot.tqid.key))
    early = {is_morning(one.slot.start) for one in chosen.values()}
    if len(early) == 1 and len(set(chosen.values())) < _MOST:
        other = next((one for one in by_time if is_morning(one.slot.start) not in early), None)
        chosen |= {Merit.OTHER_HALF: other} if other is not None else {}
    days = {_day(one.slot) for one in chosen.values()}
    if len(set(chosen.values())) < _MOST:
        another = next((one for one in by_time if _day(one.slot) not in days), None)
        chosen |= {Merit.OTHER_DAY: another} if another is not None else {}


def _day(slot: Slot) -> ShamsiDate:
    return shamsi_of(slot.start)
