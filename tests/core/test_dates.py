import os
import struct
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import jdatetime
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCalendar

from hqs_desktop.core import dates as d
from hqs_desktop.core.dates import NoSuchDayError, ShamsiDate

FIRST = date(1921, 3, 21)
LAST = date(2122, 3, 20)
days = st.dates(FIRST, LAST)
instants = st.datetimes(datetime(1950, 1, 1), datetime(2120, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001  (made aware)


def test_every_day_of_the_range_agrees_with_jdatetime() -> None:
    for number in range(FIRST.toordinal(), LAST.toordinal() + 1, 3):
        day = date.fromordinal(number)
        theirs = jdatetime.date.fromgregorian(date=day)
        ours = ShamsiDate.from_date(day)
        assert (ours.year, ours.month, ours.day, ours.weekday) == (
            theirs.year,
            theirs.month,
            theirs.day,
            theirs.weekday(),
        )
        assert ours.to_date() == day


def test_every_month_of_the_range_agrees_with_jdatetime() -> None:
    for year in range(d.MIN_YEAR, d.MAX_YEAR + 1):
        assert d.is_leap(year) == jdatetime.date(year, 1, 1).isleap()
        assert ShamsiDate(year, 1, 1).to_date() == jdatetime.date(year, 1, 1).togregorian()
        last = ShamsiDate(year, 12, d.month_length(year, 12))
        assert last.to_date() == jdatetime.date(year, 12, last.day).togregorian()


def test_agrees_with_the_calendar_of_the_popup_up_to_1435() -> None:
    calendar = QCalendar(QCalendar.System.Jalali)
    for year in range(d.MIN_YEAR, 1436):
        assert calendar.isLeapYear(year) == d.is_leap(year)
        for month in range(1, 13):
            assert calendar.daysInMonth(month, year) == d.month_length(year, month)
            theirs = calendar.dateFromParts(year, month, 1)
            ours = ShamsiDate(year, month, 1).to_date()
            assert (theirs.year(), theirs.month(), theirs.day()) == (ours.year, ours.month, ours.day)


@given(days)
def test_there_and_back(day: date) -> None:
    assert ShamsiDate.from_date(day).to_date() == day


@given(days, days)
def test_the_order_is_the_order_of_days(one: date, other: date) -> None:
    assert (ShamsiDate.from_date(one) < ShamsiDate.from_date(other)) == (one < other)


@given(days, st.integers(-400, 400))
def test_days_are_added_as_in_the_other_calendar(day: date, count: int) -> None:
    later = day + timedelta(days=count)
    if FIRST <= later <= LAST:
        moved = ShamsiDate.from_date(day).add_days(count)
        assert moved.to_date() == later
        assert moved.weekday == (ShamsiDate.from_date(day).weekday + count) % 7
    else:
        with pytest.raises(ValueError, match=r"1300\.\.1500"):
            ShamsiDate.from_date(day).add_days(count)


def test_adding_months_stays_in_the_month() -> None:
    assert ShamsiDate(1404, 6, 31).add_months(1) == ShamsiDate(1404, 7, 30)
    assert ShamsiDate(1404, 11, 30).add_months(1) == ShamsiDate(1404, 12, 29)
    assert ShamsiDate(1403, 12, 30).add_months(12) == ShamsiDate(1404, 12, 29)
    assert ShamsiDate(1404, 1, 31).add_months(-1) == ShamsiDate(1403, 12, 30)
    assert ShamsiDate(1404, 5, 1).add_months(8) == ShamsiDate(1405, 1, 1)
    with pytest.raises(ValueError, match="1501"):
        ShamsiDate(1500, 12, 1).add_months(1)


def test_known_days() -> None:
    assert ShamsiDate.from_date(date(2024, 3, 20)) == ShamsiDate(1403, 1, 1)
    assert ShamsiDate(1404, 9, 1).weekday == 0  # Saturday, 22 November 2025
    assert ShamsiDate(1404, 9, 7).weekday == 6
    assert str(ShamsiDate(1405, 6, 5)) == "1405/06/05"
    assert ShamsiDate(1403, 12, 1).month_length == 30
    assert ShamsiDate(1404, 12, 1).month_length == 29


@pytest.mark.parametrize("parts", [(1404, 12, 30), (1404, 7, 31), (1403, 11, 31)])
def test_a_day_that_its_month_does_not_have(parts: tuple[int, int, int]) -> None:
    with pytest.raises(NoSuchDayError):
        ShamsiDate(*parts)


@pytest.mark.parametrize(
    "parts", [(1299, 1, 1), (1501, 1, 1), (1404, 0, 1), (1404, 13, 1), (1404, 1, 0), (1404, 1, 32)]
)
def test_numbers_that_are_no_date_at_all(parts: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="not"):
        ShamsiDate(*parts)


@pytest.mark.parametrize("year", [1299, 1501])
def test_years_out_of_range(year: int) -> None:
    with pytest.raises(ValueError, match=str(year)):
        d.is_leap(year)
    with pytest.raises(ValueError, match=str(year)):
        d.month_length(year, 1)


def test_gregorian_days_out_of_range() -> None:
    for day in (FIRST - timedelta(days=1), LAST + timedelta(days=1)):
        with pytest.raises(ValueError, match=r"1300\.\.1500"):
            ShamsiDate.from_date(day)


@given(instants)
def test_a_day_begins_and_ends_in_iran(instant: datetime) -> None:
    day = d.shamsi_of(instant)
    assert d.day_start(day) <= instant < d.day_end(day)
    assert d.day_end(day) == d.day_start(day.add_days(1))
    assert d.shamsi_of(d.day_start(day)) == day
    assert d.shamsi_of(d.day_start(day) - timedelta(microseconds=1)) == day.add_days(-1)
    assert d.day_start(day).tzinfo is UTC


def test_the_range_ends_with_its_last_day() -> None:
    assert d.day_end(ShamsiDate(1500, 12, 29)) == datetime(2122, 3, 20, 20, 30, tzinfo=UTC)


def test_iran_has_been_without_summer_time_since_1401() -> None:
    assert d.from_shamsi_parts(1405, 5, 1, 8, 30) == datetime(2026, 7, 23, 5, 0, tzinfo=UTC)
    assert d.from_shamsi_parts(1400, 5, 1, 8, 30) == datetime(2021, 7, 23, 4, 0, tzinfo=UTC)


@given(st.datetimes(datetime(2022, 9, 23), datetime(2120, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001  (made aware)
def test_parts_there_and_back(instant: datetime) -> None:
    whole = instant.replace(microsecond=0)
    assert d.from_shamsi_parts(*d.to_shamsi_parts(whole)) == whole


def test_parts_are_those_of_iran_whatever_the_zone_given() -> None:
    instant = datetime(2025, 11, 22, 20, 29, 59, tzinfo=UTC)
    elsewhere = instant.astimezone(timezone(timedelta(hours=-8)))
    assert d.to_shamsi_parts(instant) == d.to_shamsi_parts(elsewhere) == (1404, 9, 1, 23, 59, 59)
    assert d.shamsi_of(elsewhere) == ShamsiDate(1404, 9, 1)


def test_naive_instants_are_refused() -> None:
    naive = datetime(2025, 1, 1)  # noqa: DTZ001  (that is the point)
    for function in (d.shamsi_of, d.to_shamsi_parts):
        with pytest.raises(ValueError, match="zone"):
            function(naive)


@pytest.mark.parametrize("parts", [(1404, 12, 30, 0, 0, 0), (1404, 1, 1, 24, 0, 0), (1404, 1, 1, 0, 60, 0)])
def test_parts_that_are_no_time(parts: tuple[int, int, int, int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"not|hour|minute"):
        d.from_shamsi_parts(*parts)


def test_importing_costs_nothing_heavy() -> None:
    code = "import sys, hqs_desktop.core.dates as d; d.ShamsiDate(1404, 1, 1); print('jdatetime' in sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "False"


def zone_of_before_1401(folder: Path) -> None:
    """A zone file as of 2021: Iran's summer time goes on for ever."""
    kinds = struct.pack(">lBBlBB", 12600, 0, 0, 16200, 1, 6) + b"+0330\0+0430\0"
    header = struct.pack(">4sc15x6l", b"TZif", b"2", 0, 0, 0, 0, 2, 12)
    (folder / "Asia").mkdir(parents=True)
    content = (header + kinds) * 2 + b"\n<+0330>-3:30<+0430>,J79/24,J263/24\n"
    (folder / "Asia" / "Tehran").write_bytes(content)


@pytest.mark.parametrize("old", [True, False])
def test_old_zone_data_of_the_system_moves_no_time(tmp_path: Path, *, old: bool) -> None:
    if old:
        zone_of_before_1401(tmp_path)
    code = """
import sys
from datetime import UTC, datetime
from zoneinfo import ZoneInfo
from hqs_desktop.core.dates import day_start, from_shamsi_parts, ShamsiDate, to_shamsi_parts
summer = datetime(2026, 7, 1, 6, 30, tzinfo=UTC)
print(to_shamsi_parts(summer), from_shamsi_parts(1405, 4, 10, 10).hour, day_start(ShamsiDate(1405, 4, 10)).hour)
print(summer.astimezone(ZoneInfo("Asia/Tehran")).hour)
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env=os.environ | {"PYTHONTZPATH": str(tmp_path)},
    )
    ours, systems = done.stdout.splitlines()
    assert ours == "(1405, 4, 10, 10, 0, 0) 6 20"
    assert systems == ("11" if old else "10")
