"""Imported lists: searched, named, and as a tree of places. All codes are made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.codes.divisions import Divisions
from hqs_desktop.codes.list_index import ListIndex
from hqs_desktop.codes.lists import Item, Level, ListKind
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import Area
from hqs_desktop.core.text import fold
from tests.fakes.lists import PLACES, SERVICES, shelved

INDEX = ListIndex(SERVICES)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", [0, 1, 2, 3]),
        ("900002", [1]),
        ("۹۰۰۰۰۲", [1]),
        ("9000", [0, 1, 2]),
        ("خدمت", [0]),
        ("ساختگی", [0, 2]),
        ("سا خد", [0]),
        ("معاینه", [1]),  # it came with an Arabic yeh
        ("تصویربرداری", [2]),
        ("تصویر برداری", [2]),
        ("رداری", [2]),
        ("0004", [3]),
        ("گروه ب", [2]),
        ("نیست", []),
        ("خدمت نیست", []),
    ],
)
def test_services_are_found_by_code_word_part_and_group(text: str, rows: list[int]) -> None:
    assert INDEX.search(text, 10) == rows


def test_no_more_are_found_than_wanted() -> None:
    assert INDEX.search("9", 2) == [0, 1]
    assert INDEX.search("", 3) == [0, 1, 2]


@given(text=st.text(max_size=8))
def test_any_text_finds_each_item_once_at_most(text: str) -> None:
    found = INDEX.search(text, 10)
    assert len(set(found)) == len(found)


@given(names=st.lists(st.text(min_size=1, max_size=12), max_size=12), at=st.integers(0, 11))
def test_every_name_is_found_by_itself(names: list[str], at: int) -> None:
    index = ListIndex([Item(f"9{number}", name) for number, name in enumerate(names)])
    if at < len(names) and fold(names[at]):
        assert at in index.search(names[at], 50)


def test_a_code_that_several_have_names_none() -> None:
    index = ListIndex(PLACES)
    assert index.find("901") is None
    assert index.find("90101") == PLACES[2]


def test_codes_are_called_as_the_list_calls_them() -> None:
    codes = CodeTables()
    service = CodedText("900001", "rvu3", "از پاسخ")
    assert codes.named(service) == "از پاسخ"
    codes.lists.put(ListKind.RVU3, shelved(ListKind.RVU3, SERVICES))
    assert codes.named(service) == "خدمت ساختگی یک"
    assert codes.named(CodedText("999999", "RVU3", "از پاسخ")) == "از پاسخ"
    assert codes.coded_text("RVU3", "900002").value == "معاينه نمونه"
    codes.lists.put(ListKind.RVU3, None)
    assert codes.named(service) == "از پاسخ"


def test_whoever_looks_hears_of_each_change_and_no_more_after_the_end() -> None:
    lists, heard = CodeTables().lists, list[int]()
    end = lists.subscribe(lambda: heard.append(1))
    lists.put(ListKind.RVU3, None)
    lists.put(ListKind.RVU3, shelved(ListKind.RVU3, SERVICES))
    lists.put(ListKind.RVU3, None)
    assert len(heard) == 2
    end()
    lists.put(ListKind.RVU3, shelved(ListKind.RVU3, SERVICES))
    assert len(heard) == 2


TREE = Divisions(PLACES)


def names(level: Level, text: str = "", within: int = -1) -> list[str]:
    return [place.name for place in TREE.search(level, text, within)]


def test_places_are_offered_level_by_level_within_each_other() -> None:
    assert names(Level.PROVINCE) == ["استان نمونه", "استان دیگر"]
    assert names(Level.CITY) == ["شهرستان آزمون", "شهرستان همنام"]
    assert names(Level.CITY, within=3) == ["شهرستان همنام"]
    assert names(Level.TOWN, within=0) == ["شهر ساختگی"]
    assert names(Level.TOWN, within=4) == ["شهرک نمونه"]
    assert names(Level.VILLAGE) == []


def test_places_are_found_by_name_and_code_best_first() -> None:
    assert names(Level.TOWN, "شهرک") == ["شهرک نمونه"]
    assert names(Level.TOWN, "ساخت") == ["شهر ساختگی"]
    assert names(Level.TOWN, "۹۰۱۰۲") == ["شهرک نمونه"]
    assert names(Level.TOWN, "اختگ") == ["شهر ساختگی"]
    assert names(Level.TOWN, "نیست") == []


def test_a_place_goes_out_with_all_in_which_it_lies() -> None:
    town = TREE.search(Level.TOWN, "ساختگی")[0]
    assert town.within == ("شهرستان آزمون", "استان نمونه")
    assert TREE.area(town.number) == Area(
        province=CodedText("90", "CountryDivisions", "استان نمونه"),
        city=CodedText("901", "CountryDivisions", "شهرستان آزمون"),
        town=CodedText("90101", "CountryDivisions", "شهر ساختگی"),
    )
    around = TREE.around(town.number, Level.CITY)
    assert around is not None
    assert around.name == "شهرستان آزمون"
    assert TREE.around(town.number, Level.DISTRICT) is None


@pytest.mark.parametrize("number", range(len(PLACES)))
def test_an_area_is_found_again_by_its_codes(number: int) -> None:
    assert TREE.number_of(TREE.area(number)) == number


def test_an_area_that_the_list_does_not_have_is_none_and_an_empty_one_the_country() -> None:
    other = CodedText("902", "CountryDivisions", "")
    assert TREE.number_of(Area(city=other)) is None
    assert TREE.number_of(Area(province=CodedText("91", "", ""), city=CodedText(" 901 ", "", ""))) == 4
    assert TREE.number_of(Area()) == -1
