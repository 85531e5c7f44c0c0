"""Which column of a table is what: guessed by the headings, else by what stands in them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Final

from hqs_desktop.codes.lists import Level, ListKind
from hqs_desktop.core.resources import resource_path
from hqs_desktop.core.text import fold
from hqs_desktop.desk.sheets import Row


class Field(StrEnum):
    """What a column can be; the values name the words of headings in the resources."""

    CODE = "code"
    NAME = "name"
    GROUP = "group"
    LEVEL = "level"
    PARENT = "parent"
    PROVINCE_CODE = "province_code"
    PROVINCE_NAME = "province_name"
    CITY_CODE = "city_code"
    CITY_NAME = "city_name"
    DISTRICT_CODE = "district_code"
    DISTRICT_NAME = "district_name"
    TOWN_CODE = "town_code"
    TOWN_NAME = "town_name"
    RURAL_AREA_CODE = "rural_area_code"
    RURAL_AREA_NAME = "rural_area_name"
    VILLAGE_CODE = "village_code"
    VILLAGE_NAME = "village_name"


LEVEL_FIELDS: Final[Mapping[Level, tuple[Field, Field]]] = {
    level: (Field(f"{level}_code"), Field(f"{level}_name")) for level in Level
}
"""Of tables with a column for each level: those of the codes and of the names, from the widest level down."""


class Layout(StrEnum):
    """How a table lays a list out."""

    SERVICES = "services"
    PLACES = "places"  # a place a line, which names its level and the code of where it lies
    LEVELS = "levels"  # columns for each level


FIELDS: Final[Mapping[Layout, tuple[Field, ...]]] = {
    Layout.SERVICES: (Field.CODE, Field.NAME, Field.GROUP),
    Layout.PLACES: (Field.CODE, Field.NAME, Field.LEVEL, Field.PARENT),
    Layout.LEVELS: tuple(field for pair in LEVEL_FIELDS.values() for field in pair),
}
"""The columns of a layout that mean something."""

NEEDED: Final[Mapping[Layout, frozenset[Field]]] = {
    Layout.SERVICES: frozenset({Field.CODE, Field.NAME}),
    Layout.PLACES: frozenset({Field.CODE, Field.NAME, Field.LEVEL}),
    Layout.LEVELS: frozenset({Field.PROVINCE_CODE, Field.PROVINCE_NAME}),
}
"""Without these nothing can be imported; a level that has one of its two columns needs the other too."""

LAYOUTS: Final[Mapping[ListKind, tuple[Layout, ...]]] = {
    ListKind.RVU3: (Layout.SERVICES,),
    ListKind.COUNTRY_DIVISIONS: (Layout.PLACES, Layout.LEVELS),
}

_HEAD_AMONG: Final = 20  # rows; titles may stand above the headings
_SAMPLE: Final = 200
_MOSTLY: Final = 0.8


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table are, by their numbers from 0. ``first`` is the first row below the headings."""

    layout: Layout
    at: Mapping[Field, int]
    first: int

    @property
    def missing(self) -> tuple[Field, ...]:
        """The columns without which nothing can be imported, and that nothing was said of."""
        needed = set(NEEDED[self.layout])
        if self.layout is Layout.LEVELS:
            needed.update(field for pair in LEVEL_FIELDS.values() if set(pair) & set(self.at) for field in pair)
        return tuple(field for field in FIELDS[self.layout] if field in needed and field not in self.at)

    def with_column(self, field: Field, column: int | None) -> "Columns":
        """The same with another column for a field, which is then no other's; None for no column."""
        at = {other: number for other, number in self.at.items() if other is not field and number != column}
        return Columns(self.layout, at if column is None else at | {field: column}, self.first)


def guess(kind: ListKind, rows: Sequence[Row]) -> Columns:
    """What the columns of a table are, as far as its headings, or else its first rows, show it."""
    found = [
        Columns(layout, at, number + 1)
        for layout in LAYOUTS[kind]
        for number, row in enumerate(rows[:_HEAD_AMONG])
        if len(at := _by_headings(layout, row)) > 1
    ]
    whole = [columns for columns in found if not columns.missing]
    if whole or found:
        return max(whole or found, key=lambda columns: len(columns.at))
    return Columns(LAYOUTS[kind][0], _by_content(LAYOUTS[kind][0], rows[:_SAMPLE]), 0)


@lru_cache(maxsize=1_000)
def level_of(text: str) -> Level | None:
    """The level that a cell names; None for one that it does not."""
    return _levels().get(fold(text))


def _by_headings(layout: Layout, row: Row) -> dict[Field, int]:
    at: dict[Field, int] = {}
    for column, cell in enumerate(row.cells):
        for field in FIELDS[layout]:
            if field not in at and fold(cell.replace("_", " ")) in _headings()[field]:
                at[field] = column
                break
    return at


def _by_content(layout: Layout, rows: Sequence[Row]) -> dict[Field, int]:
    """A column of codes that differ, and beside it the one with the longest words."""
    columns = range(max((len(row.cells) for row in rows), default=0))
    cells = {column: [text for text in _column(rows, column) if text] for column in columns}
    codes = [column for column, texts in cells.items() if _are_codes(texts)]
    words = {
        column: sum(map(len, texts)) / len(texts) for column, texts in cells.items() if texts and column not in codes
    }
    at: dict[Field, int] = {}
    if codes:
        at[Field.CODE] = codes[0]
    if words:
        at[Field.NAME] = max(words, key=lambda column: words[column])
    if layout is Layout.PLACES:
        levels = [column for column, texts in cells.items() if texts and all(level_of(text) for text in texts)]
        at.update(zip([Field.LEVEL], levels, strict=False))
    return at


def _column(rows: Sequence[Row], column: int) -> Iterator[str]:
    return (row.cells[column] for row in rows if column < len(row.cells))


def _are_codes(texts: Sequence[str]) -> bool:
    like = [text for text in texts if any(char.isdigit() for char in text) and " " not in text]
    return bool(texts) and len(like) >= _MOSTLY * len(texts) and len(set(like)) >= _MOSTLY * len(texts)


@cache
def _headings() -> Mapping[Field, frozenset[str]]:
    table = json.loads(resource_path("lists", "headings.json").read_text(encoding="utf-8"))
    return {field: frozenset(fold(word.replace("_", " ")) for word in table[field]) for field in Field}


@cache
def _levels() -> Mapping[str, Level]:
    table = json.loads(resource_path("lists", "headings.json").read_text(encoding="utf-8"))
    return {fold(word): Level(level) for level, words in table["levels"].items() for word in words}
