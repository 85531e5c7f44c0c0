"""The providers and facilities that this desk knows, ready to be offered while one types."""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from hqs_desktop.core.text import (
    clean_input,
    fold_compact,
    found_by,
    search_keys,
    search_words,
    sort_key,
    to_ascii_digits,
)
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.lines import Choice

if TYPE_CHECKING:
    from hqs_desktop.core.bookings import DirectoryEntry
    from hqs_desktop.core.coded import CodedText
    from hqs_desktop.core.model import Facility

OFFERED: Final = 200


class KnownProviders:
    """Made of entries off the UI thread: the keys of thousands take longer than a key may wait.

    A hidden provider is found by the whole council number only.
    """

    def __init__(self, entries: "Iterable[DirectoryEntry]") -> None:
        self._entries = [
            (search_keys(f"{entry.provider.display_name} {entry.facility.name}"), entry.provider.identifier.id, entry)
            for entry in sorted(entries, key=lambda entry: entry.by_name)
        ]
        by_id = {
            entry.facility.identifier: entry.facility
            for *_, entry in self._entries
            if entry.facility.identifier is not None
        }
        facilities = [
            (sort_key(facility.name), search_keys(facility.name), identifier.id.casefold(), facility)
            for identifier, facility in by_id.items()
        ]
        self._facilities = [(keys, id_, one) for _, keys, id_, one in sorted(facilities, key=itemgetter(0))]

    def providers(self, text: str, specialty: "CodedText | None") -> Sequence[Choice]:
        """Those of a specialty (all without one), by name or council number, pinned ones first."""
        words, compact = search_words(text), fold_compact(text)
        found = [
            entry
            for key, number, entry in self._entries
            if (specialty is None or is_of(entry, specialty))
            and ((found_by(words, key) or number.startswith(compact)) if not entry.hidden else number == compact)
        ]
        return [provider_choice(entry) for entry in found[:OFFERED]]

    def facilities(self, text: str) -> Sequence[Choice]:
        """Those that have an id, by name or by that."""
        words, number = search_words(text), to_ascii_digits(clean_input(text)).casefold()
        found = [
            facility for keys, id_, facility in self._facilities if found_by(words, keys) or id_.startswith(number)
        ]
        return [place_choice(facility) for facility in found[:OFFERED]]


def provider_choice(entry: "DirectoryEntry") -> Choice:
    """A provider as its field shows it."""
    number = formats.identifier(entry.provider.identifier.id)
    return Choice(entry, entry.provider.display_name or number, f"{number}  {entry.facility.name}".strip())


def is_of(entry: "DirectoryEntry", specialty: "CodedText") -> bool:
    """Whether a provider is of a specialty."""
    known = entry.provider.specialty
    return known is not None and known.code.strip() == specialty.code.strip()


def place_choice(facility: "Facility") -> Choice:
    """A facility as its field shows it."""
    name = facility.name or (facility.identifier.id if facility.identifier is not None else "")
    return Choice(facility, name, facility.address)
