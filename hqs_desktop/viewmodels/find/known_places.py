"""The places that this desk knows: where facilities stand, and in which divisions of the country they lie."""

from typing import TYPE_CHECKING, Final

from hqs_desktop.core.geography import settled
from hqs_desktop.core.text import found_by, search_keys, search_words, sort_key
from hqs_desktop.viewmodels.find.area import SeenDivisions
from hqs_desktop.viewmodels.find.points import place_choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from hqs_desktop.core.bookings import DirectoryEntry
    from hqs_desktop.core.model import Identifier
    from hqs_desktop.viewmodels.lines import Choice

_OFFERED: Final = 200


class KnownPlaces:
    """Made of the directory's entries, off the UI thread. ``seen`` are the divisions."""

    def __init__(self, entries: "Iterable[DirectoryEntry]") -> None:
        facilities = {entry.facility.identifier: entry.facility for entry in entries if entry.facility.identifier}
        self._places: list[tuple[str, str, Choice]] = []
        for identifier, facility in sorted(facilities.items(), key=lambda known: sort_key(known[1].name)):
            if (point := settled(facility.latitude, facility.longitude)) is not None:
                keys = search_keys(facility.name)
                self._places.append((keys, identifier.id.casefold(), place_choice(facility, point)))
        self.seen = SeenDivisions(facility.area for facility in facilities.values())

    def named(self, text: str) -> "Sequence[Choice]":
        """Facilities of which one knows where they stand, by a half-typed name."""
        words = search_words(text)
        return [choice for keys, _, choice in self._places if found_by(words, keys)][:_OFFERED]

    def of_facility(self, identifier: "Identifier | None") -> "Choice | None":
        """Where a facility stands; None where nobody knows."""
        if identifier is None:
            return None
        wanted = identifier.id.casefold()
        return next((choice for _, id_, choice in self._places if id_ == wanted), None)
