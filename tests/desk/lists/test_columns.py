"""What the columns of a table are. All codes are made up."""

from collections.abc import Sequence

import pytest

from hqs_desktop.codes.lists import Level, ListKind
from hqs_desktop.desk.lists.columns import Field, Layout, guess, level_of
from tests.fakes.lists import rows

RVU3, DIVISIONS = ListKind.RVU3, ListKind.COUNTRY_DIVISIONS


@pytest.mark.parametrize(
    ("head", "at"),
    [
        (("کد", "شرح"), {Field.CODE: 0, Field.NAME: 1}),
        (("كد خدمت", "شرح خدمت", "گروه"), {Field.CODE: 0, Field.NAME: 1, Field.GROUP: 2}),
        (("ردیف", "عنوان", "کد ملی"), {Field.CODE: 2, Field.NAME: 1}),
        (("Name", "Service Code", "Category"), {Field.CODE: 1, Field.NAME: 0, Field.GROUP: 2}),
        (("service_code", "description"), {Field.CODE: 0, Field.NAME: 1}),
    ],
)
def test_services_are_known_by_their_headings(head: Sequence[str], at: dict[Field, int]) -> None:
    columns = guess(RVU3, rows(head, ("900001", "900001", "900001")))
    assert (columns.at, columns.first, columns.missing) == (at, 1, ())


def test_titles_above_the_headings_are_passed_over() -> None:
    columns = guess(RVU3, rows(("فهرست خدمات",), ("تاریخ", "1405"), ("کد", "شرح"), ("900001", "ساختگی")))
    assert (columns.at, columns.first) == ({Field.CODE: 0, Field.NAME: 1}, 3)


def test_without_headings_codes_and_names_are_told_by_what_they_are() -> None:
    columns = guess(RVU3, rows(("خدمت ساختگی یک", "الف", "900001"), ("خدمت ساختگی دو", "الف", "900002")))
    assert (columns.at, columns.first) == ({Field.CODE: 2, Field.NAME: 0}, 0)


def test_what_can_not_be_guessed_is_missing() -> None:
    assert guess(RVU3, rows(("900001",), ("900002",))).missing == (Field.NAME,)


def test_places_line_by_line_and_places_level_by_level() -> None:
    by_line = guess(DIVISIONS, rows(("کد", "نام", "نوع", "کد والد"), ("90", "نمونه", "استان", "")))
    assert (by_line.layout, by_line.missing) == (Layout.PLACES, ())
    by_level = guess(DIVISIONS, rows(("کد استان", "استان", "کد شهرستان", "شهرستان", "کد شهر", "شهر"), ("90",) * 6))
    assert by_level.layout is Layout.LEVELS
    assert by_level.at[Field.TOWN_CODE] == 4
    assert by_level.missing == ()


def test_a_level_with_one_of_its_columns_needs_the_other() -> None:
    columns = guess(DIVISIONS, rows(("کد استان", "استان", "کد شهرستان"), ("90", "نمونه", "901")))
    assert columns.missing == (Field.CITY_NAME,)


def test_another_column_is_taken_from_whoever_had_it() -> None:
    columns = guess(RVU3, rows(("کد", "شرح"), ("1", "2"))).with_column(Field.NAME, 0)
    assert columns.at == {Field.NAME: 0}
    assert columns.with_column(Field.NAME, None).at == {}


@pytest.mark.parametrize(
    ("text", "level"),
    [("شهرستان", Level.CITY), ("شهر", Level.TOWN), ("آبادی", Level.VILLAGE), ("Province", Level.PROVINCE), ("3", None)],
)
def test_levels_are_known_by_name_and_never_by_number(text: str, level: Level | None) -> None:
    assert level_of(text) is level
