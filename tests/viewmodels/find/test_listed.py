"""The fields of an area over the imported list: province, county, town. All codes are made up."""

import pytest

from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.codes.lists import ListKind
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import Area
from hqs_desktop.viewmodels.find.listed import offer_listed
from hqs_desktop.viewmodels.find.place import SearchPlace, Way
from hqs_desktop.viewmodels.lines import Choice
from tests.fakes.lists import PLACES, shelved
from tests.views.book_world import BookWorld

pytestmark = pytest.mark.usefixtures("qapp")

DIVISIONS = ListKind.COUNTRY_DIVISIONS


@pytest.fixture
def place() -> SearchPlace:
    codes = CodeTables()
    codes.lists.put(DIVISIONS, shelved(DIVISIONS, PLACES))
    made = SearchPlace()
    made.way = Way.AREA
    offer_listed(made, codes)
    return made


def texts(choices: object) -> list[str]:
    assert isinstance(choices, list | tuple)
    return [choice.text for choice in choices if isinstance(choice, Choice)]


def code(text: str, name: str) -> CodedText:
    return CodedText(text, "CountryDivisions", name)


def test_each_level_offers_what_lies_in_the_one_above(place: SearchPlace) -> None:
    assert texts(place.search_provinces("")) == ["استان نمونه", "استان دیگر"]
    assert texts(place.search_cities("")) == ["شهرستان آزمون", "شهرستان همنام"]
    place.province = place.search_provinces("دیگر")[0]
    assert texts(place.search_cities("")) == ["شهرستان همنام"]
    place.city = place.search_cities("901")[0]
    assert texts(place.search_towns("")) == ["شهرک نمونه"]
    place.town = place.search_towns("")[0]
    assert place.area() == Area(
        province=code("91", "استان دیگر"), city=code("901", "شهرستان همنام"), town=code("90102", "شهرک نمونه")
    )


def test_a_town_alone_goes_out_with_all_in_which_it_lies(place: SearchPlace) -> None:
    place.town = place.search_towns("ساختگی")[0]
    assert place.area() == Area(
        province=code("90", "استان نمونه"), city=code("901", "شهرستان آزمون"), town=code("90101", "شهر ساختگی")
    )


def test_where_a_place_lies_tells_two_of_one_name_apart(place: SearchPlace) -> None:
    first, second = place.search_cities("901")
    assert "استان نمونه" in first.beside
    assert "استان دیگر" in second.beside


def test_an_area_that_the_list_does_not_know_offers_nothing_within(place: SearchPlace) -> None:
    place.province = Choice(Area(province=code("77", "")), "77")
    assert place.search_cities("") == ()


async def test_a_list_that_comes_or_goes_is_offered_or_not() -> None:
    world = BookWorld()
    place = world.view_model.criteria.place
    assert texts(place.search_provinces("نمونه")) == []
    world.shared.codes.lists.put(DIVISIONS, shelved(DIVISIONS, PLACES))
    assert texts(place.search_provinces("نمونه")) == ["استان نمونه"]
    world.shared.lists.clear()
    assert texts(place.search_provinces("نمونه")) == []
    await world.view_model.aclose()
