"""When somebody is to be called again, as people type it."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.core.dates import TEHRAN
from hqs_desktop.viewmodels.tasks.again import after_no_answer, parse_again, presets
from tests.fakes.clock import START

pytestmark = pytest.mark.usefixtures("qapp")

DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("typed", "hour", "minute", "days"),
    [
        ("14:30", 14, 30, 0),
        ("\u06f1\u06f4:\u06f3\u06f0", 14, 30, 0),
        ("9", 9, 0, 0),
        ("14.05", 14, 5, 0),
        ("7:00", 7, 0, 1),  # past: tomorrow
        (" 8 : 01 ", 8, 1, 0),
        ("\u0641\u0631\u062f\u0627", 8, 30, 1),  # tomorrow
        ("\u0641\u0631\u062f\u0627 10:15", 10, 15, 1),
        ("\u0634\u0646\u0628\u0647 \u06f1\u06f0", 10, 0, 0),  # Saturday, which START is
        ("\u06cc\u06a9\u0634\u0646\u0628\u0647 9", 9, 0, 1),  # Sunday
    ],
)
def test_a_time_of_today_or_tomorrow(typed: str, hour: int, minute: int, days: int) -> None:
    at = parse_again(typed, START)
    assert at is not None
    local, today = at.astimezone(TEHRAN), START.astimezone(TEHRAN)
    assert (local.hour, local.minute, (local.date() - today.date()).days) == (hour, minute, days)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "25:00",
        "12:60",
        "+",
        "+0",
        "+99999",
        "12:3a",
        "-5",
        "1:2:3",
        "1/1",
        "\u062f\u06cc\u0631\u0648\u0632",
    ],
)
def test_what_is_no_time_is_none(typed: str) -> None:
    assert parse_again(typed, START) is None


@given(st.integers(1, 1440))
def test_minutes_from_now(minutes: int) -> None:
    assert parse_again(f"+{minutes}", START) == START + timedelta(minutes=minutes)


@given(st.text(max_size=8))
def test_whatever_is_typed_means_a_time_to_come_or_none(text: str) -> None:
    at = parse_again(text, START)
    assert at is None or START < at <= START + 90 * DAY


@given(st.datetimes(START.replace(tzinfo=None), START.replace(tzinfo=None) + DAY))
def test_the_times_that_are_often_meant_are_to_come(moment: datetime) -> None:
    now = moment.replace(tzinfo=START.tzinfo)
    assert all(now < preset.at <= now + 2 * DAY for preset in presets(now))


@given(st.datetimes(START.replace(tzinfo=None), START.replace(tzinfo=None) + DAY))
def test_nobody_is_called_at_night(moment: datetime) -> None:
    now = moment.replace(tzinfo=START.tzinfo)
    at = after_no_answer(now)
    local = at.astimezone(TEHRAN)
    assert (8, 30) <= (local.hour, local.minute) < (20, 0)
    assert timedelta(hours=1) <= at - now <= DAY
