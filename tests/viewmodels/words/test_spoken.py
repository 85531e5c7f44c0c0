"""A slot as one says it, in both languages."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.dates import TEHRAN
from hqs_desktop.core.text import strip_marks
from hqs_desktop.viewmodels.words.spoken import spoken, spoken_distance, spoken_time
from tests.fakes.clock import START
from tests.fakes.gateway import make_facility, make_provider, make_slot
from tests.fakes.languages import speaking

TIMES = {
    (0, 0): "ساعت ۱۲ شب",
    (1, 30): "ساعت ۱ و نیم شب",
    (5, 10): "ساعت ۵ و ۱۰ دقیقه صبح",
    (9, 0): "ساعت ۹ صبح",
    (9, 15): "ساعت ۹ و ربع صبح",
    (9, 40): "۲۰ دقیقه به ۱۰ صبح",
    (9, 45): "یک ربع به ۱۰ صبح",
    (11, 45): "یک ربع به ۱۲ ظهر",
    (12, 30): "ساعت ۱۲ و نیم ظهر",
    (12, 45): "یک ربع به ۱ بعدازظهر",
    (16, 30): "ساعت ۴ و نیم بعدازظهر",
    (17, 0): "ساعت ۵ عصر",
    (19, 55): "۵ دقیقه به ۸ شب",
    (23, 45): "یک ربع به ۱۲ شب",
}


@pytest.fixture
def persian(qapp: QCoreApplication) -> Iterator[None]:
    assert qapp
    with speaking("fa"):
        yield


def at(hour: int, minute: int) -> datetime:
    return datetime(2026, 9, 6, hour, minute, tzinfo=TEHRAN)


@pytest.mark.usefixtures("persian")
@pytest.mark.parametrize(("time", "words"), TIMES.items())
def test_a_time_is_said_as_people_say_it(time: tuple[int, int], words: str) -> None:
    assert spoken_time(at(*time)) == words


def test_every_minute_is_said_so_that_it_is_understood() -> None:
    """What is said is read back by other rules than it was made by."""
    minutes = {"o'clock": 0, "quarter past": 15, "half past": 30, "quarter to": -15}
    for minute in range(24 * 60):
        said = spoken_time(at(*divmod(minute, 60)))
        found = re.fullmatch(r"at (?:(\d+) o'clock|(\S+) (past|to) (\d+))(?:, midday| in the \w+| at night)", said)
        assert found is not None, said
        hour = int(found[1] or found[4])
        away = (
            0
            if found[1]
            else minutes.get(f"{found[2]} {found[3]}") or int(found[2]) * (1 if found[3] == "past" else -1)
        )
        named = (hour * 60 + away) % 720
        assert named == minute % 720, said
        late = "night" in said or "evening" in said or "afternoon" in said or "midday" in said
        assert late or minute < 720, said
        assert "morning" not in said or 240 <= minute < 720, said


@pytest.mark.usefixtures("persian")
@pytest.mark.parametrize(
    ("metres", "words"),
    [
        (0, "۱۰۰ متری"),
        (340, "۳۰۰ متری"),
        (949, "۹۰۰ متری"),
        (950, "۱ کیلومتری"),
        (2000, "۲ کیلومتری"),
        (2400, "۲ و نیم کیلومتری"),
        (12_600, "۱۳ کیلومتری"),
    ],
)
def test_a_distance_is_rounded_as_people_say_it(metres: float, words: str) -> None:
    assert spoken_distance(metres) == f"در {words}"


@pytest.mark.usefixtures("persian")
def test_a_slot_is_one_line() -> None:
    provider = replace(make_provider(), full_name="دکتر نمونه")
    slot = make_slot(1, at(9, 15), provider, replace(make_facility(), name="درمانگاه ۱۲ نمونه"))
    said = strip_marks(spoken(slot, START, 2000), keep_zwnj=True)
    assert said == "فردا، یکشنبه ۱۵ شهریور، ساعت ۹ و ربع صبح، دکتر نمونه، درمانگاه ۱۲ نمونه، در ۲ کیلومتری"
    nameless = replace(slot, start=START + timedelta(hours=1), facility=replace(slot.facility, name=""))
    assert strip_marks(spoken(nameless, START), keep_zwnj=True) == "امروز، شنبه ۱۴ شهریور، ساعت ۹ صبح، دکتر نمونه"
