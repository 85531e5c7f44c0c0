"""Wishes: what could be found for them, and what suits."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import ShamsiDate, day_start, shamsi_of
from hqs_desktop.core.wishes import Wish, WishFault
from tests.fakes.clock import START
from tests.fakes.gateway import ORTHOPAEDICS, make_facility, make_provider, make_slot

TODAY = shamsi_of(START)


def wish(first: int = 0, last: int = 30, *, specialty: CodedText | None = ORTHOPAEDICS, weekdays: str = "") -> Wish:
    return Wish(specialty, default_service(), TODAY.add_days(first), TODAY.add_days(last), weekdays=weekdays)


@pytest.mark.parametrize(
    ("wanted", "fault"),
    [
        (wish(), None),
        (wish(0, 0), None),
        (wish(-9, 0), None),
        (wish(-9, -1), WishFault.PAST),
        (wish(3, 2), WishFault.END_BEFORE_START),
        (wish(specialty=None), WishFault.NOTHING_WANTED),
        (wish(specialty=CodedText(" ", "", "")), WishFault.NOTHING_WANTED),
    ],
)
def test_a_wish_that_can_never_be_met_is_named(wanted: Wish, fault: WishFault | None) -> None:
    assert wanted.fault(TODAY) is fault


@given(st.integers(-10, 40), st.integers(0, 20), st.sets(st.integers(0, 6), min_size=1))
def test_a_wish_without_a_fault_has_a_day_that_suits(first: int, length: int, weekdays: set[int]) -> None:
    wanted = wish(first, first + length, weekdays="".join(map(str, sorted(weekdays))))
    days = [TODAY.add_days(away) for away in range(max(first, 0), first + length + 1)]
    suits = any(day.weekday in weekdays for day in days)
    assert (wanted.fault(TODAY) is None) == suits
    met = [day for day in days if wanted.is_met_by(make_slot(1, day_start(day) + timedelta(hours=9)))]
    assert bool(met) == suits


@pytest.mark.parametrize(("hour", "part", "suits"), [(8, "morning", True), (8, "afternoon", False), (14, "", True)])
def test_the_part_of_the_day_suits(hour: int, part: str, suits: bool) -> None:  # noqa: FBT001
    slot = make_slot(1, day_start(TODAY) + timedelta(hours=hour))
    wanted = Wish(ORTHOPAEDICS, default_service(), TODAY, TODAY, part=part)
    assert wanted.is_met_by(slot) is suits


def test_only_the_doctor_at_the_place_suits() -> None:
    slot = make_slot(1, day_start(TODAY) + timedelta(hours=9), make_provider(), make_facility())
    other = make_provider(9)
    assert Wish(ORTHOPAEDICS, default_service(), TODAY, TODAY, doctor=slot.provider, at=slot.facility).is_met_by(slot)
    assert not Wish(ORTHOPAEDICS, default_service(), TODAY, TODAY, doctor=other).is_met_by(slot)


def test_wishes_that_are_asked_alike_are_one_group() -> None:
    monday, friday = wish(weekdays="2"), wish(5, 9, weekdays="6")
    assert monday.group == friday.group
    assert monday.group != Wish(ORTHOPAEDICS, default_service(), TODAY, TODAY, doctor=make_provider()).group


def test_days_are_shamsi() -> None:
    assert wish().until(ShamsiDate(1400, 1, 1)).last_day == ShamsiDate(1400, 1, 1)
