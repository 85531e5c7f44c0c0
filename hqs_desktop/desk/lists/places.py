"""The rows of a table as places that lie in each other."""

from collections.abc import Sequence

from hqs_desktop.codes.lists import Item, Level
from hqs_desktop.core.text import clean_input
from hqs_desktop.desk.lists.columns import LEVEL_FIELDS, Columns, Field, level_of
from hqs_desktop.desk.lists.judge import Codes, Fault, Judged, cell, told
from hqs_desktop.desk.sheets import Progress, Row

_ORDER = {level: number for number, level in enumerate(Level)}
NOWHERE = -1


class _Place:
    """A line that names a place; where it lies is not known before all lines were read."""

    __slots__ = ("code", "level", "line", "name", "parent_code")

    def __init__(self, line: int, code: str, name: str, level: Level, parent_code: str) -> None:
        self.line, self.code, self.name, self.level, self.parent_code = line, code, name, level, parent_code


def judge_places(columns: Columns, rows: Sequence[Row], tell: Progress) -> Judged:
    """A place a line, with its level and the code of where it lies."""
    code_at, parent_at = columns.at[Field.CODE], columns.at.get(Field.PARENT)
    codes = Codes(rows, [code_at] if parent_at is None else [code_at, parent_at])
    judged = codes.judged(rows)
    places: list[_Place] = []
    known: dict[tuple[Level, str, str], _Place] = {}
    for number, row in enumerate(rows):
        told(tell, number, rows)
        code, fault = codes.read(row, code_at)
        name, level = clean_input(cell(row, columns.at[Field.NAME])), level_of(cell(row, columns.at[Field.LEVEL]))
        parent, parent_fault = "", None
        if parent_at is not None and level is not Level.PROVINCE and cell(row, parent_at):
            parent, parent_fault = codes.read(row, parent_at)
        if fault is not None or parent_fault is not None:
            judged.find(row.line, fault or parent_fault or Fault.BAD_CODE, code if fault else parent)
        elif not name:
            judged.find(row.line, Fault.NO_NAME, code)
        elif level is None:
            judged.find(row.line, Fault.NO_LEVEL, cell(row, columns.at[Field.LEVEL]))
        elif (other := known.get((level, parent, code))) is None:
            known[level, parent, code] = place = _Place(row.line, code, name, level, parent)
            places.append(place)
        elif other.name == name:
            judged.repeat(row.line)
        else:
            judged.find(row.line, Fault.TWICE, code, other.line)
    _place_all(judged, places)
    return judged


def _place_all(judged: Judged, places: list[_Place]) -> None:
    by_code: dict[str, list[int]] = {}
    for number, place in enumerate(places):
        by_code.setdefault(place.code, []).append(number)
    for place in places:
        parent, fault = _parent_of(place, places, by_code)
        if fault is not None:
            judged.find(place.line, fault, place.parent_code)
        judged.items.append(Item(place.code, place.name, "", place.level, parent))


def _parent_of(place: _Place, places: list[_Place], by_code: dict[str, list[int]]) -> tuple[int, Fault | None]:
    """The number of the place with the code, of a wider level: the nearest of them. A circle can't come of that."""
    if not place.parent_code:
        return NOWHERE, None if place.level is Level.PROVINCE else Fault.GAP
    wider = [
        number
        for number in by_code.get(place.parent_code, ())
        if _ORDER[places[number].level] < _ORDER[place.level] and places[number] is not place
    ]
    if not wider:
        return NOWHERE, Fault.NO_PARENT
    nearest = max(_ORDER[places[number].level] for number in wider)
    found = [number for number in wider if _ORDER[places[number].level] == nearest]
    return found[0], None if len(found) == 1 else Fault.PARENT_UNCLEAR


def judge_levels(columns: Columns, rows: Sequence[Row], tell: Progress) -> Judged:
    """Columns for each level: a line names a place and all in which it lies."""
    at = {
        level: (columns.at[code], columns.at[name])
        for level, (code, name) in LEVEL_FIELDS.items()
        if code in columns.at and name in columns.at
    }
    codes = Codes(rows, [code for code, _ in at.values()])
    judged = codes.judged(rows)
    known: dict[tuple[int, Level, str], tuple[int, int]] = {}
    for number, row in enumerate(rows):
        told(tell, number, rows)
        _read_line(judged, row, at, codes, known)
    return judged


def _read_line(
    judged: Judged,
    row: Row,
    at: dict[Level, tuple[int, int]],
    codes: Codes,
    known: dict[tuple[int, Level, str], tuple[int, int]],
) -> None:
    parent, added, named = NOWHERE, False, False
    for level, (code_at, name_at) in at.items():
        name = clean_input(cell(row, name_at))
        if not name and not cell(row, code_at):
            if level is Level.PROVINCE:
                judged.find(row.line, Fault.GAP)
                return
            continue
        code, fault = codes.read(row, code_at)
        if fault is None and not name:
            fault = Fault.NO_NAME
        if fault is not None:
            judged.find(row.line, fault, code)
            return
        if level not in {Level.PROVINCE, Level.CITY} and Level.CITY in at and not cell(row, at[Level.CITY][0]):
            judged.find(row.line, Fault.GAP, name)
            return
        key, named = (parent, level, code), True
        if key not in known:
            known[key] = (len(judged.items), row.line)
            judged.items.append(Item(code, name, "", level, parent))
            added = True
        number, line = known[key]
        if judged.items[number].name != name:
            judged.find(row.line, Fault.TWICE, code, line)
            return
        parent = number
    if named and not added:
        judged.repeat(row.line)
