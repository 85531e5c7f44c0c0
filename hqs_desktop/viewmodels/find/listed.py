"""The lines of an area's fields from the imported list of the country's divisions."""

from collections.abc import Sequence
from typing import Final

from hqs_desktop.codes import lists
from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.codes.divisions import Divisions
from hqs_desktop.core.model import Area
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.find.area import Level
from hqs_desktop.viewmodels.find.place import SearchPlace
from hqs_desktop.viewmodels.lines import Choice

_OFFERED: Final = 200


def offer_listed(place: SearchPlace, codes: CodeTables) -> None:
    """Have the fields of an area offer the imported list, where there is one."""
    shelved = codes.lists.of(lists.ListKind.COUNTRY_DIVISIONS)
    divisions = shelved.divisions if shelved is not None else None
    place.set_divisions(ListedDivisions(divisions) if divisions is not None else None)


class ListedDivisions:
    """Fulfils ``area.Divisions``."""

    def __init__(self, divisions: Divisions) -> None:
        self._divisions = divisions

    def choices(self, level: Level, within: Area, text: str) -> Sequence[Choice]:
        """The places of a level of the list that lie in ``within``; none where the list doesn't know that."""
        around = self._divisions.number_of(within)
        if around is None:
            return ()
        found = self._divisions.search(lists.Level(level), text, around, _OFFERED)
        return [
            Choice(
                self._divisions.area(place.number),
                place.name,
                formats.listed(formats.identifier(place.code), *place.within, by=" \u00b7 "),
            )
            for place in found
        ]
