"""Where a search looks: at whom one knows, near a point, in an area. What was chosen for one way stays for another."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.geography import Oddity, oddity
from hqs_desktop.core.text import found_by, search_keys, search_words
from hqs_desktop.viewmodels.find.area import (
    Divisions,
    Level,
    division_choice,
    down_to,
    no_area,
    same_code,
    typed_code,
    with_level,
)
from hqs_desktop.viewmodels.find.known_places import KnownPlaces
from hqs_desktop.viewmodels.find.points import (
    USUAL_KM,
    Point,
    km_choice,
    odd_words,
    offered_km,
    point_text,
    read_km,
    read_point,
    typed_points,
)
from hqs_desktop.viewmodels.lines import Choice

if TYPE_CHECKING:
    from hqs_desktop.core.model import Area, Identifier
    from hqs_desktop.desk.find import Criteria, Near

_OFFERED: Final = 200


class Way(StrEnum):
    """By which of the three operations one searches: 1, 2 or 3."""

    PROVIDER = "provider"
    NEAR = "near"
    AREA = "area"


class SearchPlace(QObject):
    """Every property but ``way`` is a ``Choice`` or None.

    ``point`` holds degrees (latitude first), ``km`` a number, the levels of the area an ``Area`` each.
    """

    way_changed = Signal()
    point_changed = Signal()
    km_changed = Signal()
    province_changed = Signal()
    city_changed = Signal()
    town_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._way = Way.PROVIDER
        self._point: Choice | None = None
        self._km: Choice | None = km_choice(USUAL_KM)
        self._levels: dict[Level, Choice | None] = dict.fromkeys(Level)
        self._places = KnownPlaces(())
        self._home: Choice | None = None
        self._divisions: Divisions | None = None

    @property
    def way(self) -> Way:
        """By which way one searches."""
        return self._way

    @way.setter
    def way(self, way: Way) -> None:
        if way is not self._way:
            self._way = way
            self.way_changed.emit()

    def next_way(self) -> None:
        """Go on to the way after the present one."""
        ways = list(Way)
        self.way = ways[(ways.index(self._way) + 1) % len(ways)]

    @property
    def point(self) -> Choice | None:
        """The point around which one looks."""
        return self._point

    @point.setter
    def point(self, choice: Choice | None) -> None:
        if choice != self._point:
            self._point = choice
            self.point_changed.emit()

    @property
    def km(self) -> Choice | None:
        """How far around it."""
        return self._km

    @km.setter
    def km(self, choice: Choice | None) -> None:
        if choice != self._km:
            self._km = choice
            self.km_changed.emit()

    @property
    def province(self) -> Choice | None:
        """The province (ostan)."""
        return self._levels[Level.PROVINCE]

    @province.setter
    def province(self, choice: Choice | None) -> None:
        self._set_level(Level.PROVINCE, choice)

    @property
    def city(self) -> Choice | None:
        """The county (shahrestan), which the guide calls City."""
        return self._levels[Level.CITY]

    @city.setter
    def city(self, choice: Choice | None) -> None:
        self._set_level(Level.CITY, choice)

    @property
    def town(self) -> Choice | None:
        """The town (shahr)."""
        return self._levels[Level.TOWN]

    @town.setter
    def town(self, choice: Choice | None) -> None:
        self._set_level(Level.TOWN, choice)

    @property
    def home(self) -> Point | None:
        """Where this desk's own centre stands; None where nobody said."""
        return cast("Point", self._home.value) if self._home is not None else None

    @property
    def point_warning(self) -> str:
        """What is odd about the point, in words; empty where nothing is."""
        return odd_words(cast("Point", self._point.value)) if self._point is not None else ""

    @property
    def fields(self) -> Sequence[str]:
        """The fields of the present way that are filled in here."""
        return {Way.PROVIDER: (), Way.NEAR: ("point", "km"), Way.AREA: tuple(map(str, Level))}[self._way]

    @property
    def missing(self) -> tuple[str, str] | None:
        """A field that must be filled in before a search, and what to do, in words; None where none is missing."""
        if self._way is Way.NEAR:
            if self._point is None:
                return "point", self.tr("Choose a point: a centre's name, or latitude, longitude.")
            if self._km is None:
                return "km", self.tr("Choose how many kilometres around the point.")
        if self._way is Way.AREA and not any(self._levels.values()):
            return "province", self.tr("Choose a province, county or town.")
        return None

    def near(self) -> "Near | None":
        """The point and the distance, where one searches near a point."""
        from hqs_desktop.desk.find import Near  # noqa: PLC0415  # after the first paint

        if self._way is not Way.NEAR or self._point is None or self._km is None:
            return None
        return Near(*cast("Point", self._point.value), cast("float", self._km.value))

    def area(self) -> "Area | None":
        """The area, where one searches in one."""
        if self._way is not Way.AREA:
            return None
        return self._chosen(Level)

    def take(self, wanted: "Criteria") -> None:
        """Have the fields say where that search looks; those of the other ways stay as they are."""
        if wanted.near is not None:
            self.way = Way.NEAR
            point = (wanted.near.latitude, wanted.near.longitude)
            named = next((choice for choice in self.search_points("") if choice.value == point), None)
            self.point = named or Choice(point, point_text(point), odd_words(point))
            self.km = km_choice(wanted.near.km)
        elif wanted.area is not None:
            self.way = Way.AREA
            around = no_area()
            for level in Level:
                coded: CodedText | None = getattr(wanted.area, level)
                if coded is None:
                    self._levels[level] = None
                else:
                    around = with_level(around, level, coded)
                    self._levels[level] = division_choice(level, around)
                self._changed(level)
        else:
            self.way = Way.PROVIDER

    def set_known(self, places: KnownPlaces, centre: "Identifier | None" = None, point: Point | None = None) -> None:
        """Take the places that this desk knows; its own ``centre`` stands at ``point``, else where they have it."""
        self._places = places
        own = places.of_facility(centre)
        if point is not None:
            own = Choice(point, own.text if own is not None else self.tr("Our centre"), odd_words(point))
        untouched, self._home = self._point is None or self._point == self._home, own
        if untouched:
            self.point = own

    def set_divisions(self, divisions: Divisions | None) -> None:
        """Take the fields' lines from an imported list; None: from what this desk has seen, and typed codes."""
        self._divisions = divisions

    def search_points(self, text: str) -> Sequence[Choice]:
        """The point that is typed, or the known places of that name, this desk's own centre first."""
        if typed := typed_points(text):
            return typed
        own = (
            [self._home]
            if self._home is not None and found_by(search_words(text), search_keys(self._home.text))
            else []
        )
        names = {choice.text for choice in own}
        return [*own, *(choice for choice in self._places.named(text) if choice.text not in names)]

    def read_point(self, text: str) -> Choice | None:
        """The point that a text is by itself; None where it is none, or likely another was meant."""
        point = read_point(text)
        if point is None or oddity(*point) in {Oddity.NO_POINT, Oddity.SWAPPED}:
            return None
        return typed_points(text)[0]

    def search_km(self, text: str) -> Sequence[Choice]:
        """The usual distances, or the one that is typed."""
        return offered_km(text)

    def read_km(self, text: str) -> Choice | None:
        """The distance that a text is."""
        km = read_km(text)
        return km_choice(km) if km is not None else None

    def search_provinces(self, text: str) -> Sequence[Choice]:
        """The provinces that a half-typed text means."""
        return self._search_level(Level.PROVINCE, text)

    def search_cities(self, text: str) -> Sequence[Choice]:
        """The counties of the chosen province (of all without one)."""
        return self._search_level(Level.CITY, text)

    def search_towns(self, text: str) -> Sequence[Choice]:
        """The towns of the chosen county or province (of all without one)."""
        return self._search_level(Level.TOWN, text)

    def not_found(self, field: str, text: str) -> str:
        """What to do about what was typed in a field of a place and is no choice; empty for another field."""
        if field == "point":
            return self._no_point(text)
        if field == "km":
            return self.tr("A distance is a number of kilometres from 0.1 to 100.")
        if field not in set(Level):
            return ""
        if self._divisions is not None:
            return self.tr("The imported list has no such place here. Type its name or code.")
        return self.tr("No list is imported: type the place's code (CountryDivisions), in digits.")

    def _no_point(self, text: str) -> str:
        point = read_point(text)
        if point is None:
            return self.tr("Type latitude, longitude in degrees (35.70, 51.40), or a known centre's name.")
        if oddity(*point) is Oddity.SWAPPED:
            return self.tr("Latitude comes first, then longitude: they seem swapped. The list offers both.")
        return self.tr("There are no such degrees. In Iran latitude is 25 to 40, longitude 44 to 64.")

    def _search_level(self, level: Level, text: str) -> Sequence[Choice]:
        levels = list(Level)
        around = self._chosen(levels[: levels.index(level)]) or no_area()
        if self._divisions is not None:
            return self._divisions.choices(level, around, text)
        return self._places.seen.choices(level, around, text) or typed_code(level, text)

    def _chosen(self, levels: Iterable[Level]) -> "Area | None":
        chosen = {
            str(level): getattr(cast("Area", choice.value), level)
            for level in levels
            if (choice := self._levels[level]) is not None
        }
        return replace(no_area(), **chosen) if chosen else None

    def _set_level(self, level: Level, choice: Choice | None) -> None:
        if choice == self._levels[level]:
            return
        self._levels[level] = choice
        self._changed(level)
        if choice is None:
            return
        levels = list(Level)
        at = levels.index(level)
        area = cast("Area", choice.value)
        for wider in levels[:at]:  # what it lies in is known with it
            coded: CodedText | None = getattr(area, wider)
            if coded is not None and not same_code(self._coded(wider, wider), coded):
                self._levels[wider] = division_choice(wider, down_to(area, wider))
                self._changed(wider)
        for narrower in levels[at + 1 :]:  # what lies elsewhere goes
            theirs = self._coded(narrower, level)
            if theirs is not None and not same_code(theirs, getattr(area, level)):
                self._levels[narrower] = None
                self._changed(narrower)

    def _coded(self, of: Level, level: Level) -> CodedText | None:
        choice = self._levels[of]
        coded: CodedText | None = getattr(cast("Area", choice.value), level) if choice is not None else None
        return coded

    def _changed(self, level: Level) -> None:
        {
            Level.PROVINCE: self.province_changed,
            Level.CITY: self.city_changed,
            Level.TOWN: self.town_changed,
        }[level].emit()
