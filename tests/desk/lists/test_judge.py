"""Rows as items, and what is wrong with them by line. All codes are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.codes.lists import Item, Level, ListKind
from hqs_desktop.desk.lists.changes import ChangeKind, compare
from hqs_desktop.desk.lists.columns import guess
from hqs_desktop.desk.lists.judge import MOST_FINDINGS, Fault, Judged, judge
from hqs_desktop.desk.sheets import Doubt, Row
from tests.fakes.lists import PLACES, SERVICES, rows

HEAD = Row(1, ("کد", "شرح"))


def judged(kind: ListKind, table: list[Row]) -> Judged:
    return judge(guess(kind, table), table, lambda _: None)


def services(*below: Row) -> Judged:
    return judged(ListKind.RVU3, [HEAD, *below])


def faults(found: Judged) -> list[tuple[int, Fault]]:
    return [(finding.line, finding.fault) for finding in found.findings]


def test_services_are_read_as_they_came() -> None:
    found = judged(ListKind.RVU3, rows(("کد", "شرح", "گروه"), ("900001", " خدمت ويژه  يک ", "كلي")))
    assert found.items == [Item("900001", "خدمت ويژه يک", "كلي")]
    assert found.good


@pytest.mark.parametrize(
    ("text", "doubt", "fault"),
    [
        ("", None, Fault.NO_CODE),
        ("2005-12-01", Doubt.DATE, Fault.DATE),
        ("1/12/05", None, Fault.DATE),
        ("01-Dec-05", None, Fault.DATE),
        ("Dec-05", None, Fault.DATE),
        ("26.1", Doubt.NUMBER, Fault.NUMBER),
        ("9.7E+05", None, Fault.NUMBER),
        ("10000000000000000", Doubt.LONG_NUMBER, Fault.LONG_NUMBER),
        ("", Doubt.FORMULA, Fault.FORMULA),
        ("90 0001", None, Fault.BAD_CODE),
        ("کد", None, Fault.BAD_CODE),
        ("9" * 41, None, Fault.BAD_CODE),
        ("=1+1", None, Fault.BAD_CODE),
    ],
)
def test_what_is_no_code_is_named_by_line(text: str, doubt: Doubt | None, fault: Fault) -> None:
    found = services(Row(2, ("900001", "خوب")), Row(3, (text, "بد"), {0: doubt} if doubt else {}))
    assert faults(found) == [(3, fault)]
    assert not found.good


@pytest.mark.parametrize("text", ["900001", "1.12.5", "26.11", "AAA", "9-1", "۹۰۰۰۰۱", "900001*"])
def test_codes_of_every_shape_pass(text: str) -> None:
    assert services(Row(2, (text, "خوب"))).good


def test_persian_digits_of_a_code_become_what_the_gateway_reads() -> None:
    assert services(Row(2, ("۹۰۰۰۰۱", "خوب"))).items[0].code == "900001"


def test_a_number_beside_codes_with_zeros_has_lost_its_own() -> None:
    found = services(Row(2, ("019", "متن")), Row(3, ("20", "عدد"), {0: Doubt.NUMBER}))
    assert faults(found) == [(3, Fault.LOST_ZEROS)]


def test_shorter_numbers_than_the_others_are_counted_and_pass() -> None:
    numbers = [Row(line, (str(value), "x"), {0: Doubt.NUMBER}) for line, value in enumerate((900001, 900002, 19), 2)]
    found = services(*numbers)
    assert (found.good, found.short, found.first_short) == (True, 1, 4)


def test_a_code_twice_is_wrong_with_another_name_and_left_out_with_the_same() -> None:
    found = services(Row(2, ("900001", "یک")), Row(3, ("900001", "یک")), Row(4, ("900001", "دو")))
    assert (found.repeated, found.first_repeated, len(found.items)) == (1, 3, 1)
    assert [(one.line, one.fault, one.other) for one in found.findings] == [(4, Fault.TWICE, 2)]


def test_a_name_must_stand_there() -> None:
    assert faults(services(Row(2, ("900001", "  ")), Row(3, ("900002",)))) == [(2, Fault.NO_NAME), (3, Fault.NO_NAME)]


def test_of_very_many_wrong_lines_the_first_are_named_and_all_counted() -> None:
    found = services(*(Row(line, ("", "x")) for line in range(2, 2 + 2 * MOST_FINDINGS)))
    assert (len(found.findings), found.wrong) == (MOST_FINDINGS, 2 * MOST_FINDINGS)


LINES = (
    ("کد", "نام", "نوع", "کد والد"),
    ("90101", "شهر ساختگی", "شهر", "901"),
    ("901", "شهرستان آزمون", "شهرستان", "90"),
    ("90", "استان نمونه", "استان", ""),
)


def test_places_find_where_they_lie_in_any_order() -> None:
    found = judged(ListKind.COUNTRY_DIVISIONS, rows(*LINES))
    assert [(item.level, item.parent) for item in found.items] == [
        (Level.TOWN, 1),
        (Level.CITY, 2),
        (Level.PROVINCE, -1),
    ]
    assert found.good


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (("902", "بی‌جا", "شهرستان", "99"), Fault.NO_PARENT),
        (("902", "بی‌جا", "شهرستان", ""), Fault.GAP),
        (("902", "نامعلوم", "3", "90"), Fault.NO_LEVEL),
        (("902", "خودش", "شهرستان", "902"), Fault.NO_PARENT),
        (("902", "بالاتر", "شهرستان", "90101"), Fault.NO_PARENT),
        (("", "بی‌کد", "شهرستان", "90"), Fault.NO_CODE),
        (("901", "نام دیگر", "شهرستان", "90"), Fault.TWICE),
    ],
)
def test_a_place_that_lies_nowhere_is_named(line: tuple[str, ...], fault: Fault) -> None:
    assert faults(judged(ListKind.COUNTRY_DIVISIONS, rows(*LINES, line))) == [(5, fault)]


def test_a_parent_that_may_be_two_is_unclear() -> None:
    others = (("91", "دیگر", "استان", ""), ("901", "همنام", "شهرستان", "91"))
    found = judged(ListKind.COUNTRY_DIVISIONS, rows(*LINES, *others))
    assert faults(found) == [(2, Fault.PARENT_UNCLEAR)]


WIDE = ("کد استان", "استان", "کد شهرستان", "شهرستان", "کد شهر", "شهر")


def test_levels_side_by_side_make_each_place_once() -> None:
    table = rows(
        WIDE,
        ("90", "استان نمونه", "901", "شهرستان آزمون", "90101", "شهر ساختگی"),
        ("90", "استان نمونه", "901", "شهرستان آزمون", "90109", "شهر دوم"),
        ("91", "استان دیگر", "901", "شهرستان همنام", "90102", "شهرک نمونه"),
    )
    found = judged(ListKind.COUNTRY_DIVISIONS, table)
    assert [(item.code, item.level, item.parent) for item in found.items] == [
        ("90", Level.PROVINCE, -1),
        ("901", Level.CITY, 0),
        ("90101", Level.TOWN, 1),
        ("90109", Level.TOWN, 1),
        ("91", Level.PROVINCE, -1),
        ("901", Level.CITY, 4),
        ("90102", Level.TOWN, 5),
    ]
    assert found.good


def test_levels_with_gaps_or_two_names_are_named() -> None:
    table = rows(
        WIDE,
        ("90", "استان نمونه", "901", "شهرستان آزمون", "", ""),
        ("", "", "901", "شهرستان آزمون", "", ""),
        ("90", "استان نمونه", "", "", "90101", "شهر ساختگی"),
        ("90", "نام دیگر", "901", "شهرستان آزمون", "", ""),
        ("90", "استان نمونه", "901", "شهرستان آزمون", "", ""),
    )
    found = judged(ListKind.COUNTRY_DIVISIONS, table)
    assert faults(found) == [(3, Fault.GAP), (4, Fault.GAP), (5, Fault.TWICE)]
    assert found.repeated == 1


def test_a_new_edition_says_what_came_went_and_changed() -> None:
    new = [SERVICES[0], SERVICES[1]._replace(name="نام تازه"), Item("900009", "تازه")]
    changes = compare(SERVICES, new)
    assert changes.counts == {ChangeKind.CAME: 1, ChangeKind.WENT: 2, ChangeKind.CHANGED: 1}
    assert [(one.kind, one.code) for one in changes.listed] == [
        (ChangeKind.CAME, "900009"),
        (ChangeKind.WENT, "900003"),
        (ChangeKind.WENT, "910004"),
        (ChangeKind.CHANGED, "900002"),
    ]
    assert compare(SERVICES, reversed(SERVICES)).none


def test_places_of_one_code_in_two_provinces_are_two() -> None:
    without = [item for item in PLACES if item.name != "شهرک نمونه"]
    assert compare(PLACES, without).counts[ChangeKind.WENT] == 1


@given(table=st.lists(st.lists(st.text(max_size=6), max_size=7).map(tuple), max_size=8), kind=st.sampled_from(ListKind))
def test_any_table_is_judged(table: list[tuple[str, ...]], kind: ListKind) -> None:
    lines = rows(*table)
    columns = guess(kind, lines)
    if columns.missing:
        return
    found = judge(columns, lines, lambda _: None)
    for number, item in enumerate(found.items):
        assert item.code
        assert item.name
        assert -1 <= item.parent < len(found.items)
        assert item.parent != number
