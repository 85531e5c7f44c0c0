"""What a kept range of days means on another day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.core.searches import SavedSpan, Until, spans_of

SATURDAY = ShamsiDate(1405, 6, 14)


def test_days_are_counted_from_the_day_of_use() -> None:
    assert SavedSpan(0, 1).on(SATURDAY) == (SATURDAY, SATURDAY)
    assert SavedSpan(2, 7).on(SATURDAY) == (SATURDAY.add_days(2), SATURDAY.add_days(8))


@pytest.mark.parametrize("away", range(14))
def test_a_week_ends_with_its_friday(away: int) -> None:
    first, last = SavedSpan(0, 7, Until.WEEK).on(SATURDAY.add_days(away))
    assert first == SATURDAY.add_days(away)
    assert last == SATURDAY.add_days(6 if away < 7 else 13)


def test_a_month_ends_with_its_last_day() -> None:
    assert SavedSpan(0, 7, Until.MONTH).on(SATURDAY) == (SATURDAY, ShamsiDate(1405, 6, 31))
    assert SavedSpan(0, 7, Until.MONTH).on(ShamsiDate(1405, 12, 1))[1] == ShamsiDate(1405, 12, 29)


def test_what_a_range_may_mean() -> None:
    tuesday = SATURDAY.add_days(3)
    assert list(spans_of(SATURDAY, SATURDAY.add_days(6), SATURDAY)) == [SavedSpan(0, 7), SavedSpan(0, 7, Until.WEEK)]
    assert list(spans_of(tuesday, tuesday.add_days(6), tuesday)) == [SavedSpan(0, 7)]
    assert list(spans_of(tuesday, ShamsiDate(1405, 6, 31), tuesday)) == [
        SavedSpan(0, 15),
        SavedSpan(0, 15, Until.MONTH),
    ]
    assert list(spans_of(tuesday, tuesday, tuesday)) == [SavedSpan(0, 1)]


def test_days_that_are_over_are_meant_from_the_day_of_use() -> None:
    first, last = SATURDAY.add_days(-9), SATURDAY.add_days(-7)
    assert list(spans_of(first, last, SATURDAY)) == [SavedSpan(0, 3)]


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 400))
def test_today_each_meaning_is_the_range_itself(away: int, more: int, day: int) -> None:
    today = SATURDAY.add_days(day)
    first = today.add_days(away)
    last = first.add_days(more)
    found = list(spans_of(first, last, today))
    assert found[0] == SavedSpan(away, more + 1)
    assert {span.on(today) for span in found} == {(first, last)}
