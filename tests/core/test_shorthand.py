import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.core.shorthand import DateInputError, DateInputKind, parse_date
from hqs_desktop.core.text import to_persian_digits

TODAY = ShamsiDate(1405, 6, 14)  # a Saturday
dates = st.builds(ShamsiDate(1300, 1, 1).add_days, st.integers(0, 73413))  # every day of the range
near_dates = st.builds(TODAY.add_days, st.integers(-4000, 4000))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("امروز", "1405/06/14"),
        (" امروز ", "1405/06/14"),
        ("فردا", "1405/06/15"),
        ("پس‌فردا", "1405/06/16"),
        ("پس فردا", "1405/06/16"),
        ("پسفردا", "1405/06/16"),
        ("ديروز", "1405/06/13"),
        ("پریروز", "1405/06/12"),
        ("Today", "1405/06/14"),
        ("tomorrow", "1405/06/15"),
        ("شنبه", "1405/06/14"),
        ("يكشنبه", "1405/06/15"),
        ("یک‌شنبه", "1405/06/15"),
        ("سه شنبه", "1405/06/17"),
        ("۳شنبه", "1405/06/17"),
        ("جمعه", "1405/06/20"),
        ("Friday", "1405/06/20"),
        ("mon", "1405/06/16"),
        ("+5", "1405/06/19"),
        ("+ ۵", "1405/06/19"),
        ("-3", "1405/06/11"),
        ("\u2212۳", "1405/06/11"),
        ("+0", "1405/06/14"),
        ("+20", "1405/07/03"),
        ("15", "1405/06/15"),
        ("14", "1405/06/14"),
        ("13", "1405/07/13"),
        ("۱۵", "1405/06/15"),
        ("٥", "1405/07/05"),
        ("31", "1405/06/31"),
        ("15/6", "1405/06/15"),
        ("15/06", "1405/06/15"),
        ("14/6", "1405/06/14"),
        ("13/6", "1406/06/13"),
        ("1/1", "1406/01/01"),
        ("6/15", "1405/06/15"),
        ("۱۵ ۶", "1405/06/15"),
        ("15.6", "1405/06/15"),
        ("1405/06/15", "1405/06/15"),
        ("1405/6/5", "1405/06/05"),
        ("1405-6-15", "1405/06/15"),
        ("1404/06/15", "1404/06/15"),
        ("15/6/1405", "1405/06/15"),
        ("۱۴۰۵\u060d۶\u060d۱۵", "1405/06/15"),
        ("\u20661405/06/15\u2069", "1405/06/15"),
        ("05/06/15", "1405/06/15"),
        ("99/1/1", "1399/01/01"),
        ("14050615", "1405/06/15"),
        ("١٤٠٥٠٦١٥", "1405/06/15"),
        ("050615", "1405/06/15"),
        ("1403/12/30", "1403/12/30"),
        ("15/6/05", "1405/06/15"),
        ("31/6/05", "1405/06/31"),
        ("5/7/5", "1405/07/05"),
        ("۱/۱/۹۹", "1399/01/01"),
        ("150605", "1405/06/15"),
        ("15061405", "1405/06/15"),
        ("1405\\6\\15", "1405/06/15"),
        ("1405،6،15", "1405/06/15"),
        ("1405 , 6 , 15", "1405/06/15"),
        ("1405_6_15", "1405/06/15"),
        ("1405:06:15", "1405/06/15"),
        ("15|6", "1405/06/15"),
        ("(1405/6/15)", "1405/06/15"),
        ("۱۵ شهریور", "1405/06/15"),
        ("۱۵شهریورماه۱۴۰۵", "1405/06/15"),
        ("شهریور ۱۵", "1405/06/15"),
        ("شهریور ۱۵، ۱۴۰۴", "1404/06/15"),
        ("1404 شهریور 15", "1404/06/15"),
        ("15 شهریور 04", "1404/06/15"),
        ("۱۳ شهریور", "1406/06/13"),
        ("۳ امرداد", "1406/05/03"),
        ("۳ اردی بهشت", "1406/02/03"),
        ("۳ اردی‌بهشت ماه", "1406/02/03"),
        ("۳ اسپند", "1405/12/03"),
        ("۵ ابان", "1405/08/05"),
        ("۱۵م مهر", "1405/07/15"),
        ("۱۵ اُم مهر ماه سال ۱۴۰۵", "1405/07/15"),
        ("اول دي", "1405/10/01"),
        ("بیست و یکم آذر", "1405/09/21"),
        ("سی‌ام مهر", "1405/07/30"),
        ("پانزدهم", "1405/06/15"),
        ("15 Mehr", "1405/07/15"),
        ("1st of Dey", "1405/10/01"),
        ("Saturday 21 Shahrivar 1405", "1405/06/21"),
        ("شنبه ۲۱ شهریور", "1405/06/21"),
        ("۲۱ شهریور، شنبه", "1405/06/21"),
        ("سه شنبه ۱۴۰۵/۶/۱۷", "1405/06/17"),
        ("۳شنبه 17", "1405/06/17"),
        ("۳ شنبه 17 شهریور", "1405/06/17"),
        ("روز شنبه", "1405/06/14"),
        ("فردا یکشنبه", "1405/06/15"),
        ("1405/6/15 08:30", "1405/06/15"),
        ("1405-06-15T08:30:00", "1405/06/15"),
        ("شنبه ۲۱ شهریور ۱۴۰۵، ساعت ۱۰:۳۰", "1405/06/21"),
        ("۱۵ شهریور ساعت ۸ صبح", "1405/06/15"),
        ("فردا ساعت ۱۰.۳۰", "1405/06/15"),
        ("10:30 15/6", "1405/06/15"),
    ],
)
def test_what_a_receptionist_means(typed: str, meant: str) -> None:
    assert str(parse_date(typed, TODAY)) == meant


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("", DateInputKind.EMPTY),
        (" \u200c\u200f ", DateInputKind.EMPTY),
        ("abc", DateInputKind.NOT_A_DATE),
        ("پسر", DateInputKind.NOT_A_DATE),
        ("1/2/3/4", DateInputKind.NOT_A_DATE),
        ("/", DateInputKind.NOT_A_DATE),
        ("15/", DateInputKind.NOT_A_DATE),
        ("405/6/15", DateInputKind.NOT_A_DATE),
        ("1405", DateInputKind.NOT_A_DATE),
        ("+", DateInputKind.NOT_A_DATE),
        ("+1234567", DateInputKind.NOT_A_DATE),
        ("9" * 5000, DateInputKind.NOT_A_DATE),
        ("1404/12/30", DateInputKind.NO_SUCH_DAY),
        ("30/12", DateInputKind.NO_SUCH_DAY),
        ("31/7", DateInputKind.NO_SUCH_DAY),
        ("15/13", DateInputKind.NO_SUCH_DAY),
        ("32", DateInputKind.NO_SUCH_DAY),
        ("0", DateInputKind.NO_SUCH_DAY),
        ("1405/0/1", DateInputKind.NO_SUCH_DAY),
        ("14051301", DateInputKind.NO_SUCH_DAY),
        ("2026/09/05", DateInputKind.OUT_OF_RANGE),
        ("1299/1/1", DateInputKind.OUT_OF_RANGE),
        ("0000/0/0", DateInputKind.OUT_OF_RANGE),
        ("+999999", DateInputKind.OUT_OF_RANGE),
        ("-999999", DateInputKind.OUT_OF_RANGE),
        ("شهریور", DateInputKind.NOT_A_DATE),
        ("شهریور 1405", DateInputKind.NOT_A_DATE),
        ("15 مهر آبان", DateInputKind.NOT_A_DATE),
        ("15 مهرگان", DateInputKind.NOT_A_DATE),
        ("12+9", DateInputKind.NOT_A_DATE),
        ("10:30", DateInputKind.NOT_A_DATE),
        ("15/6 25:99", DateInputKind.NOT_A_DATE),
        ("شنبه یکشنبه", DateInputKind.NOT_A_DATE),
        ("31 مهر", DateInputKind.NO_SUCH_DAY),
        ("30/12/04", DateInputKind.NO_SUCH_DAY),
        ("15/13/05", DateInputKind.NO_SUCH_DAY),
        ("0/6/0", DateInputKind.NO_SUCH_DAY),
        ("06/03/05", DateInputKind.AMBIGUOUS),
        ("060305", DateInputKind.AMBIGUOUS),
        ("6 خرداد 5", DateInputKind.AMBIGUOUS),
        ("یکشنبه ۲۱ شهریور", DateInputKind.OTHER_WEEKDAY),
        ("فردا شنبه", DateInputKind.OTHER_WEEKDAY),
        ("شنبه یکشنبه ۲۱ شهریور", DateInputKind.OTHER_WEEKDAY),
        ("28/11/2026", DateInputKind.OUT_OF_RANGE),
    ],
)
def test_what_is_no_date_says_why(typed: str, kind: DateInputKind) -> None:
    with pytest.raises(DateInputError) as caught:
        parse_date(typed, TODAY)
    assert caught.value.kind is kind


def days_told(typed: str) -> list[str]:
    with pytest.raises(DateInputError) as caught:
        parse_date(typed, TODAY)
    return [str(day) for day in caught.value.days]


def test_what_can_not_be_taken_is_told_in_full() -> None:
    assert days_told("06/03/05") == ["1405/03/06", "1406/03/05"]
    assert days_told("یکشنبه ۲۱ شهریور") == ["1405/06/21"]
    assert days_told("2026-11-28") == days_told("28.11.2026") == ["1405/09/07"]
    assert days_told("2026-13-28") == days_told("1299/1/1") == []


def test_a_day_this_month_no_longer_has_is_not_moved_on_silently() -> None:
    with pytest.raises(DateInputError) as caught:
        parse_date("31", ShamsiDate(1405, 7, 2))
    assert caught.value.kind is DateInputKind.NO_SUCH_DAY


def test_the_end_of_the_range() -> None:
    with pytest.raises(DateInputError) as caught:
        parse_date("فردا", ShamsiDate(1500, 12, 29))
    assert caught.value.kind is DateInputKind.OUT_OF_RANGE


@given(dates, near_dates, st.sampled_from("/-. "))
def test_a_full_date_means_itself_whatever_today_is(day: ShamsiDate, today: ShamsiDate, separator: str) -> None:
    parts = f"{day.year}{separator}{day.month}{separator}{day.day}"
    for typed in (str(day), parts, to_persian_digits(parts), f"{day.year}{day.month:02}{day.day:02}"):
        assert parse_date(typed, today) == day


@given(near_dates, st.integers(1, 31), st.integers(1, 12))
def test_without_a_year_the_day_is_today_or_to_come(today: ShamsiDate, number: int, month: int) -> None:
    for typed in (str(number), f"{number}/{month}"):
        try:
            meant = parse_date(typed, today)
        except DateInputError as error:
            assert error.kind is DateInputKind.NO_SUCH_DAY  # noqa: PT017  (either is right; the kind must be)
        else:
            assert today <= meant <= today.add_months(12)
            assert meant.day in {number, month}


@given(near_dates, st.sampled_from(["شنبه", "یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه"]))
def test_a_weekday_is_the_next_one_today_included(today: ShamsiDate, name: str) -> None:
    meant = parse_date(name, today)
    assert today <= meant <= today.add_days(6)
    assert parse_date(name, meant) == meant


@given(near_dates, near_dates, st.sampled_from("/-.\\_, "), st.sampled_from(["ymd", "dmy"]))
def test_with_two_digits_of_the_year_no_reading_is_nearer(
    day: ShamsiDate, today: ShamsiDate, separator: str, order: str
) -> None:
    ends = (f"{day.year % 100:02}", f"{day.day:02}")
    first, last = ends if order == "ymd" else reversed(ends)
    typed = f"{first}{separator}{day.month}{separator}{last}"
    try:
        meant = parse_date(typed, today)
    except DateInputError as error:
        if error.kind is DateInputKind.AMBIGUOUS:
            assert day in error.days  # noqa: PT017  (either is right)
            assert all(abs((one.to_date() - today.to_date()).days) <= 366 for one in error.days)  # noqa: PT017
        else:
            assert error.kind is DateInputKind.NO_SUCH_DAY  # noqa: PT017
    else:
        away, chosen = (abs((one.to_date() - today.to_date()).days) for one in (day, meant))
        assert chosen <= away


@given(dates, near_dates, st.sampled_from(["{w} {d} {m} {y}", "{d} {m} {y}", "{m} {d} {y}", "{y} {m} {d} 08:30"]))
def test_a_date_in_words_means_itself(day: ShamsiDate, today: ShamsiDate, form: str) -> None:
    week = ["شنبه", "یک‌شنبه", "دو شنبه", "سه‌شنبه", "چهارشنبه", "پنج شنبه", "جمعه"]
    months = ["فروردین", "اردیبهشت", "خرداد", "تیر", "امرداد", "شهریور"]
    months += ["مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]
    words = {"w": week[day.weekday], "d": day.day, "m": months[day.month - 1], "y": day.year}
    assert parse_date(form.format(**words), today) == day
    assert parse_date(to_persian_digits(form.format(**words)), today) == day


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_a_clear_error(text: str) -> None:
    try:
        parse_date(text, TODAY)
    except DateInputError as error:
        assert error.kind in DateInputKind  # noqa: PT017  (either is right)
