"""The country's administrative divisions as a tree: which places lie in which, and what the gateway is sent for one."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from hqs_desktop.codes.lists import Item, Level
from hqs_desktop.codes.systems import COUNTRY_DIVISIONS
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import Area
from hqs_desktop.core.text import fold, fold_compact

COUNTRY: Final = -1
"""The number of no place: that in which all lie."""


class Place(NamedTuple):
    """A place by its number in the list, with the names of those in which it lies, the nearest first."""

    number: int
    code: str
    name: str
    level: Level
    within: tuple[str, ...]


class Divisions:
    """The places of an imported list. Made in a thread."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = items
        self._folded = [fold(item.name) for item in items]
        self._inside: dict[tuple[Level, int], list[int]] = {}
        for number, item in enumerate(items):
            if item.level is None:
                continue
            for around in (*self._around(number), COUNTRY):
                self._inside.setdefault((item.level, around), []).append(number)

    def search(self, level: Level, text: str, within: int = COUNTRY, limit: int = 200) -> list[Place]:
        """The places of a level inside another that a half-typed name or code means, best first; all for no text."""
        query = fold(text)
        compact, words = fold_compact(text), query.split()
        ranked: list[tuple[int, int]] = []
        for number in self._inside.get((level, within), ()):
            name, code = self._folded[number], fold(self._items[number].code)
            if not query or name.startswith(query) or code == query:
                rank = 0
            elif all(f" {word}" in f" {name}" for word in words) or code.startswith(query):
                rank = 1
            elif compact in name.replace(" ", ""):
                rank = 2
            else:
                continue
            ranked.append((rank, number))
        return [self.place(number) for _, number in sorted(ranked)[:limit]]

    def place(self, number: int) -> Place:
        """A place by its number."""
        item = self._items[number]
        around = tuple(self._items[other].name for other in self._around(number))
        return Place(number, item.code, item.name, item.level or Level.PROVINCE, around)

    def around(self, number: int, level: Level) -> Place | None:
        """The place of a level in which another lies; None where the list has none."""
        found = (other for other in self._around(number) if self._items[other].level is level)
        other = next(found, None)
        return None if other is None else self.place(other)

    def area(self, number: int) -> Area:
        """A place and those in which it lies, as the gateway is sent them (guide, HighLevelAreaVO)."""
        parts = {
            str(item.level): CodedText(item.code, COUNTRY_DIVISIONS, item.name)
            for item in (self._items[other] for other in (number, *self._around(number)))
            if item.level is not None
        }
        return Area(**parts)

    def number_of(self, area: Area) -> int | None:
        """The number of the narrowest place that an area names, within the others of it; None where there is none."""
        named = {level: coded for level in Level if (coded := getattr(area, level)) is not None}
        if not named:
            return COUNTRY
        narrowest = next(level for level in reversed(Level) if level in named)
        for number in self._inside.get((narrowest, COUNTRY), ()):
            around = {self._items[other].level: self._items[other].code for other in (number, *self._around(number))}
            if all(around.get(level, coded.code.strip()) == coded.code.strip() for level, coded in named.items()):
                return number
        return None

    def _around(self, number: int) -> Iterator[int]:
        """The places in which one lies, the nearest first. An import lets no circle pass."""
        parent = self._items[number].parent
        while parent != COUNTRY:
            yield parent
            parent = self._items[parent].parent
