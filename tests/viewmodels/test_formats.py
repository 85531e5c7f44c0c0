"""Dates, times and numbers in the two languages."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.viewmodels import formats
from hqs_desktop.views.style.theme import Scheme
from tests.views.shots import dressed

DAY = ShamsiDate(1405, 6, 15)
INSTANT = datetime(2026, 9, 6, 7, 0, tzinfo=UTC)  # 1405/06/15 10:30 in Iran


@pytest.fixture
def persian(qapp: QCoreApplication) -> Iterator[None]:
    assert isinstance(qapp, QApplication)
    with dressed(qapp, "fa", Scheme.LIGHT, 1.0):
        yield


@pytest.fixture
def english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.mark.usefixtures("persian")
def test_persian_digits_and_names() -> None:
    assert formats.long_date(DAY) == "یکشنبه ۱۵ شهریور ۱۴۰۵"
    assert formats.short_date(DAY) == "۱۴۰۵/۰۶/۱۵"
    assert formats.time_of(INSTANT) == "۱۰:۳۰"
    assert formats.moment(INSTANT) == "یکشنبه ۱۵ شهریور ۱۴۰۵، ساعت ۱۰:۳۰"
    assert formats.month_and_year(1405, 12) == "اسفند ۱۴۰۵"
    assert formats.minutes(timedelta(minutes=15)) == "۱۵ دقیقه"
    assert formats.identifier("0012345679") == "\u2066۰۰۱۲۳۴۵۶۷۹\u2069"


@pytest.mark.usefixtures("english")
def test_english_digits_and_transliterated_names() -> None:
    assert formats.long_date(DAY) == "Sunday 15 Shahrivar 1405"
    assert formats.short_date(DAY) == "1405/06/15"
    assert formats.moment(INSTANT) == "Sunday 15 Shahrivar 1405, 10:30"
    assert formats.digits(1405) == "1405"


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("away", "words"),
    [
        (0, "today, Sunday 15 Shahrivar"),
        (1, "tomorrow, Monday 16 Shahrivar"),
        (-1, "yesterday, Saturday 14 Shahrivar"),
        (3, "Wednesday 18 Shahrivar"),
        (-170, "Friday 29 Esfand 1404"),
    ],
)
def test_relative_dates_name_the_year_only_where_it_differs(away: int, words: str) -> None:
    assert formats.relative_date(DAY.add_days(away), DAY) == words


def test_tqid_keeps_latin_digits_and_its_direction() -> None:
    assert formats.tqid("1:35b8-0000") == "\u20661:35b8-0000\u2069"


def test_seven_days_saturday_first() -> None:
    assert len(formats.weekday_names()) == len(formats.weekday_letters()) == 7
    assert formats.weekday(ShamsiDate(1405, 6, 14)) == formats.weekday_names()[0]
