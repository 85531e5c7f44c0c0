"""Where a search looks: the three ways beside each other, and what the fields of a place offer."""

from dataclasses import replace

import pytest

from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.codes.services import default_service
from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import Area, Facility
from hqs_desktop.desk.find import Criteria, Near
from hqs_desktop.viewmodels.find.area import Level
from hqs_desktop.viewmodels.find.criteria import BookCriteria
from hqs_desktop.viewmodels.find.known_places import KnownPlaces
from hqs_desktop.viewmodels.find.place import SearchPlace, Way
from hqs_desktop.viewmodels.lines import Choice
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import ORTHOPAEDICS, make_facility, make_provider

pytestmark = pytest.mark.usefixtures("qapp")


def code(text: str, name: str = "") -> CodedText:
    return CodedText(text, "CountryDivisions", name)


TEHRAN = Area(province=code("24", "Tehran"), city=code("019", "Tehran"), town=code("70017", "Tehran"))
RAY = Area(province=code("24", "Tehran"), city=code("020", "Ray"))
SHIRAZ = Area(province=code("07", "Fars"), city=code("001", "Shiraz"), town=code("5", "Shiraz"))


def place_at(
    number: int, latitude: float | None, longitude: float | None, area: Area | None = None, name: str = ""
) -> DirectoryEntry:
    facility = replace(make_facility(number), latitude=latitude, longitude=longitude, area=area)
    return DirectoryEntry(make_provider(number), replace(facility, name=name or facility.name), "seen")


ENTRIES = [
    place_at(1, 35.70, 51.41, TEHRAN, "North"),
    place_at(2, 35.61, 51.54, RAY, "South"),
    place_at(3, None, None, SHIRAZ, "Nowhere"),
    place_at(4, 0, 0, None, "Null island"),
]


@pytest.fixture
def place() -> SearchPlace:
    made = SearchPlace()
    made.set_known(KnownPlaces(ENTRIES))
    return made


def texts(choices: object) -> list[str]:
    assert isinstance(choices, list | tuple)
    return [choice.text for choice in choices]


def test_one_key_goes_round_the_ways_and_what_was_chosen_stays(place: SearchPlace) -> None:
    place.next_way()
    place.point = place.search_points("North")[0]
    place.next_way()
    place.town = place.search_towns("Shiraz")[0]
    place.next_way()
    assert place.way is Way.PROVIDER
    assert (place.near(), place.area(), place.missing) == (None, None, None)
    place.next_way()
    assert place.near() == Near(35.70, 51.41, 5)
    place.next_way()
    assert place.area() == SHIRAZ


def test_points_are_the_places_whose_degrees_are_known_and_what_is_typed(place: SearchPlace) -> None:
    assert texts(place.search_points("")) == ["North", "South"]
    assert texts(place.search_points("sou")) == ["South"]
    assert texts(place.search_points("35.7, 51.4")) == ["35.7, 51.4"]
    assert place.search_points("nowhere") == []


def test_the_desks_own_centre_comes_first_and_is_the_point_until_another_is_chosen() -> None:
    place = SearchPlace()
    own = ENTRIES[1].facility.identifier
    place.set_known(KnownPlaces(ENTRIES), own)
    assert texts(place.search_points("")) == ["South", "North"]
    assert place.point is not None
    assert place.point.text == "South"
    place.set_known(KnownPlaces(ENTRIES), own, (35.5, 51.5))
    assert (place.point.text, place.home) == ("South", (35.5, 51.5))
    place.point = place.search_points("North")[0]
    place.set_known(KnownPlaces(ENTRIES), own)
    assert place.point.text == "North"


def test_where_only_the_settings_know_the_centre_it_is_called_ours(place: SearchPlace) -> None:
    place.set_known(KnownPlaces(()), None, (35.5, 51.5))
    assert texts(place.search_points("")) == ["Our centre"]


def test_a_point_that_is_odd_warns_and_may_be_searched(place: SearchPlace) -> None:
    place.way = Way.NEAR
    place.point = place.search_points("27.3, 51.0")[0]
    assert "sea" in place.point_warning
    assert place.near() == Near(27.3, 51.0, 5)


def test_leaving_a_field_takes_what_is_plain_and_not_what_was_likely_swapped(place: SearchPlace) -> None:
    read = place.read_point("35.7 51.4")
    assert read is not None
    assert read.value == (35.7, 51.4)
    assert place.read_point("51.4 35.7") is None
    assert place.read_point("95 51") is None
    assert place.read_point("North") is None
    km = place.read_km("7.5")
    assert km is not None
    assert km.value == 7.5
    assert place.read_km("1000") is None


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("point", "51.4, 35.7", "swapped"),
        ("point", "95, 51", "no such degrees"),
        ("point", "xyz", "latitude, longitude"),
        ("km", "1000", "0.1 to 100"),
        ("town", "xyz", "No list is imported"),
        ("provider", "xyz", ""),
    ],
)
def test_what_is_no_choice_is_explained(place: SearchPlace, field: str, text: str, told: str) -> None:
    assert told in place.not_found(field, text)


def test_what_is_missing_is_named_by_way(place: SearchPlace) -> None:
    place.way = Way.NEAR
    assert place.missing is not None
    assert place.missing[0] == "point"
    place.point = place.search_points("35.7, 51.4")[0]
    place.km = None
    assert place.missing is not None
    assert place.missing[0] == "km"
    place.way = Way.AREA
    assert place.missing is not None
    assert place.missing[0] == "province"
    place.province = place.search_provinces("Fars")[0]
    assert place.missing is None


def test_divisions_are_those_that_were_seen_and_typed_codes(place: SearchPlace) -> None:
    assert texts(place.search_provinces("")) == ["Fars", "Tehran"]
    assert texts(place.search_cities("")) == ["Ray", "Shiraz", "Tehran"]
    place.province = place.search_provinces("teh")[0]
    assert texts(place.search_cities("")) == ["Ray", "Tehran"]
    (typed,) = place.search_cities("\u06f7\u06f7")
    assert typed.value == Area(city=code("77"))
    assert not place.search_cities("no such")
    assert not place.search_cities("9" * 11)


def test_a_town_brings_what_it_lies_in_and_another_province_lets_it_go(place: SearchPlace) -> None:
    place.town = place.search_towns("Shiraz")[0]
    assert (place.province, place.city) == (
        Choice(Area(province=code("07", "Fars")), "Fars", "\u206607\u2069"),
        Choice(replace(SHIRAZ, town=None), "Shiraz", "\u2066001\u2069"),
    )
    place.province = place.search_provinces("Tehran")[0]
    assert [getattr(place, level) for level in (Level.CITY, Level.TOWN)] == [None, None]


def test_typed_codes_of_which_nothing_is_known_stay_beside_each_other(place: SearchPlace) -> None:
    place.way = Way.AREA
    place.town = place.search_towns("123")[0]
    place.province = place.search_provinces("88")[0]
    assert place.area() == Area(province=code("88"), town=code("123"))


def test_an_imported_list_takes_the_fields_over(place: SearchPlace) -> None:
    asked: list[tuple[Level, Area, str]] = []

    class Listed:
        def choices(self, level: Level, within: Area, text: str) -> list[Choice]:
            asked.append((level, within, text))
            return []

    place.set_divisions(Listed())
    place.province = Choice(Area(province=code("24", "Tehran")), "Tehran")
    assert place.search_cities("77") == []
    assert asked == [(Level.CITY, Area(province=code("24", "Tehran")), "77")]
    assert "imported list" in place.not_found("city", "77")


def test_a_place_is_taken_from_a_search_that_was() -> None:
    criteria = BookCriteria(CodeTables(), FakeClock())
    criteria.place.set_known(KnownPlaces(ENTRIES))
    today = criteria.today()
    base = Criteria(ORTHOPAEDICS, None, None, default_service(), today, today)
    near = replace(base, near=Near(35.61, 51.54, 12))
    criteria.place.take(near)
    assert (criteria.place.way, criteria.place.near()) == (Way.NEAR, near.near)
    assert criteria.place.point is not None
    assert criteria.place.point.text == "South"
    for area in (TEHRAN, RAY, Area(town=code("9"))):
        criteria.place.take(replace(base, area=area))
        assert (criteria.place.way, criteria.place.area()) == (Way.AREA, area)
    criteria.place.take(base)
    assert (criteria.place.fields, criteria.place.point.text) == ((), "South")


def unmatched_of(criteria: BookCriteria) -> tuple[str, str] | None:
    return criteria.unmatched


def test_what_no_way_asks_for_is_not_in_the_criteria_and_stops_no_search() -> None:
    criteria = BookCriteria(CodeTables(), FakeClock())
    criteria.specialty = criteria.specialty_choice(ORTHOPAEDICS)
    facility = Facility(make_facility(1).identifier, name="X")
    criteria.facility = Choice(facility, "X")
    criteria.provider = Choice(ENTRIES[0], "Doctor 1")
    criteria.set_unmatched("town", "nothing")
    criteria.set_unmatched("facility", "nothing")
    assert unmatched_of(criteria) == ("facility", "nothing")
    found = criteria.criteria()
    assert found is not None
    assert (found.provider, found.facility_id) == (ENTRIES[0], "facility-1")
    criteria.place.way = Way.NEAR
    assert unmatched_of(criteria) is None
    assert criteria.criteria() is None
    criteria.place.point = criteria.place.search_points("35.7, 51.4")[0]
    found = criteria.criteria()
    assert found is not None
    assert (found.provider, found.facility_id, found.near) == (None, None, Near(35.7, 51.4, 5))
    criteria.place.way = Way.AREA
    assert unmatched_of(criteria) == ("town", "nothing")
    criteria.set_unmatched("town", "")
    criteria.place.town = criteria.place.search_towns("5")[0]
    found = criteria.criteria()
    assert found is not None
    assert (found.provider, found.facility_id, found.area) == (ENTRIES[0], None, Area(town=code("5")))
