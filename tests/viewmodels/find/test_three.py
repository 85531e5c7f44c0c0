"""Which slots are read aloud: none that can't be booked, none twice, and each the best by what is said of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.dates import TEHRAN, shamsi_of
from hqs_desktop.core.model import Facility, Slot
from hqs_desktop.viewmodels.book.slot import SlotState
from hqs_desktop.viewmodels.find.board import Board
from hqs_desktop.viewmodels.find.three import Merit, Proposal, three
from tests.fakes.clock import START
from tests.fakes.gateway import make_facility, make_provider, make_slot

PLACES = [replace(make_facility(), name=name) for name in "abcde"]
METRES: dict[str, float | None] = {"a": 300.0, "b": 1200.0, "c": 1230.0, "d": 9000.0, "e": None}


def metres_to(facility: Facility) -> float | None:
    return METRES[facility.name]


def nowhere(facility: Facility) -> float | None:  # noqa: ARG001
    return None


def at(hours: float, place: str = "a", number: int = 0) -> Slot:
    facility = next(facility for facility in PLACES if facility.name == place)
    return make_slot(
        number or round(hours * 60) + 10_000 * ord(place), START + timedelta(hours=hours), make_provider(), facility
    )


@st.composite
def some_slots(draw: st.DrawFn) -> list[Slot]:
    drawn = draw(st.lists(st.tuples(st.integers(1, 400), st.sampled_from("abcde")), max_size=25))
    return [at(quarter / 4, place, number) for number, (quarter, place) in enumerate(drawn, 1)]


def by_merit(proposals: Sequence[Proposal]) -> dict[Merit, Slot]:
    return {merit: proposal.slot for proposal in proposals for merit in proposal.merits}


@given(some_slots())
def test_each_is_one_of_them_once_and_the_best_of_its_kind(slots: list[Slot]) -> None:
    found = three(slots, metres_to)
    chosen = [proposal.slot for proposal in found]
    assert len(chosen) == len({slot.tqid for slot in chosen}) <= 3
    assert bool(chosen) == bool(slots)
    assert all(slot in slots for slot in chosen)
    assert all(proposal.metres == METRES[proposal.slot.facility.name] for proposal in found)
    merits = by_merit(found)
    if not slots:
        return
    soonest = merits[Merit.SOONEST]
    assert soonest.start == min(slot.start for slot in slots)
    known = [metres for slot in slots if (metres := metres_to(slot.facility)) is not None]
    if not known:
        assert Merit.NEAREST not in merits
        return
    nearest = merits[Merit.NEAREST]
    assert metres_to(nearest.facility) is not None
    assert (metres_to(nearest.facility) or 0) <= min(known) + 100
    if (both := merits.get(Merit.BOTH)) is not None:
        assert soonest.start <= both.start < nearest.start
        far = metres_to(soonest.facility)
        assert (metres_to(both.facility) or 0) < (far if far is not None else max(known) + 200)


@given(some_slots())
def test_where_nobody_knows_how_far_they_are_the_other_times_stand_in(slots: list[Slot]) -> None:
    merits = by_merit(three(slots, nowhere))
    assert not merits.keys() & {Merit.NEAREST, Merit.BOTH}
    if not slots:
        return

    def morning(slot: Slot) -> bool:
        return slot.start.astimezone(TEHRAN).hour < 12

    soonest, other, another = (merits.get(one) for one in (Merit.SOONEST, Merit.OTHER_HALF, Merit.OTHER_DAY))
    assert soonest is not None
    halves = [slot for slot in slots if morning(slot) != morning(soonest)]
    assert (other.start if other else None) == min((slot.start for slot in halves), default=None)
    days = {shamsi_of(slot.start) for slot in (soonest, other) if slot is not None}
    others = [slot for slot in slots if shamsi_of(slot.start) not in days]
    assert (another.start if another else None) == min((slot.start for slot in others), default=None)


@given(some_slots(), st.integers(0, 100), st.sets(st.integers(1, 25)))
def test_what_can_not_be_booked_is_never_proposed(slots: list[Slot], hours: int, gone: set[int]) -> None:
    now = START + timedelta(hours=hours)
    windows = [
        replace(slot, booking_opens=slot.start - timedelta(hours=30), booking_closes=slot.start - timedelta(hours=2))
        for slot in slots
    ]
    board = Board(shamsi_of(START), shamsi_of(START).add_days(5))
    entry = DirectoryEntry(make_provider(), PLACES[0], "seen")
    board.add(entry, sorted(windows, key=lambda slot: slot.start))
    for number, slot in enumerate(windows, 1):
        if number in gone:
            board.mark(slot.tqid, SlotState.GONE)
    bookable = board.bookable(now)
    for proposal in three(bookable, metres_to):
        assert board.state(proposal.slot, now) is SlotState.FREE
        assert _open(proposal.slot, now)
    assert len(bookable) == board.free(now)


def test_the_best_of_both_lies_between() -> None:
    slots = [at(1, "d"), at(3, "b"), at(20, "b"), at(48, "a")]
    assert [(proposal.slot.start - START, proposal.merits) for proposal in three(slots, metres_to)] == [
        (timedelta(hours=1), (Merit.SOONEST,)),
        (timedelta(hours=48), (Merit.NEAREST,)),
        (timedelta(hours=3), (Merit.BOTH,)),
    ]


def test_the_soonest_that_is_the_nearest_too_stands_alone() -> None:
    (only,) = three([at(1, "a"), at(2, "b"), at(3, "d")], metres_to)
    assert only.merits == (Merit.SOONEST, Merit.NEAREST)


def test_other_times_fill_up_what_would_be_said_twice() -> None:
    slots = [at(1, "a"), at(2, "a"), at(6, "b"), at(7, "b"), at(24, "a")]
    assert [(proposal.slot.start - START, proposal.merits) for proposal in three(slots, metres_to)] == [
        (timedelta(hours=1), (Merit.SOONEST, Merit.NEAREST)),
        (timedelta(hours=6), (Merit.OTHER_HALF,)),
        (timedelta(hours=24), (Merit.OTHER_DAY,)),
    ]


def test_nobody_waits_a_day_for_thirty_metres() -> None:
    merits = by_merit(three([at(1, "c"), at(30, "b")], metres_to))
    assert merits[Merit.NEAREST] == at(1, "c")


def test_one_whose_place_nobody_knows_is_the_soonest_all_the_same() -> None:
    merits = by_merit(three([at(1, "e"), at(26, "d")], metres_to))
    assert merits == {Merit.SOONEST: at(1, "e"), Merit.NEAREST: at(26, "d")}


def _open(slot: Slot, now: datetime) -> bool:
    return slot.bookable_at(now) and now < slot.start
