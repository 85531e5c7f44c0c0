"""The directory as it is searched and listed: made off the UI thread, asked at each key."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from hqs_desktop.codes import systems
from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.text import clean_input, fold_compact, found_by, search_keys, search_words

if TYPE_CHECKING:
    from hqs_desktop.core.coded import CodedText


class Listing:
    """Entries in their order, with what they are found under: names, specialty, and the beginnings of their numbers."""

    def __init__(self, entries: Iterable[DirectoryEntry], codes: CodeTables) -> None:
        self._terms: dict[CodedText | None, str] = {}
        self._lines = [self._line(entry, codes) for entry in entries]

    @property
    def total(self) -> int:
        """How many there are, hidden ones too."""
        return len(self._lines)

    def found(self, text: str, *, with_hidden: bool) -> Sequence[DirectoryEntry]:
        """What a text means (all for ""). Hidden ones are among it by a whole number, or where they are wanted."""
        words, number = search_words(text), fold_compact(clean_input(text))
        return [
            entry
            for keys, numbers, entry in self._lines
            if (
                number in numbers
                if entry.hidden and not with_hidden
                else found_by(words, keys) or any(one.startswith(number) for one in numbers)
            )
        ]

    def hidden(self) -> int:
        """How many are hidden."""
        return sum(entry.hidden for *_, entry in self._lines)

    def _line(self, entry: DirectoryEntry, codes: CodeTables) -> tuple[str, tuple[str, ...], DirectoryEntry]:
        specialty = entry.provider.specialty
        if specialty not in self._terms:
            self._terms[specialty] = codes.named(specialty, systems.SPECIALTY)
        place = entry.facility.identifier
        ids = (entry.provider.identifier.id, place.id if place is not None else "")
        keys = search_keys(f"{entry.provider.display_name} {entry.facility.name} {self._terms[specialty]}")
        return keys, tuple(number for one in ids if (number := fold_compact(one))), entry
