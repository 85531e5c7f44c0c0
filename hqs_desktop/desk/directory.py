"""The local directory of providers and facilities: the gateway has no list of either."""

from collections.abc import Sequence

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.identifiers import check_facility_id
from hqs_desktop.core.model import Facility, Identifier, Provider
from hqs_desktop.core.text import (
    clean_input,
    fold_compact,
    found_by,
    search_keys,
    search_words,
    sort_key,
    to_ascii_digits,
)
from hqs_desktop.desk.ports import Journal


class Directory:
    """Finds providers by name, council number or specialty, and takes typed-in ones. Raises ``JournalError``."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    async def search(self, text: str = "", specialty: CodedText | None = None) -> Sequence[DirectoryEntry]:
        """The entries of the specialty (all without one) that match ``text``, by name.

        Every word of it, folded, is in the provider's or the facility's name, or the council number begins with it.
        """
        words, compact = search_words(text), fold_compact(text)
        found = [
            entry
            for entry in await self._journal.directory()
            if _is_of(entry.provider, specialty) and (not words or _matches(entry, words, compact))
        ]
        return sorted(found, key=lambda entry: entry.by_name)

    async def facilities(self) -> Sequence[Facility]:
        """The known facilities, by name, each once."""
        by_id = {
            entry.facility.identifier: entry.facility
            for entry in await self._journal.directory()
            if entry.facility.identifier is not None
        }
        return sorted(by_id.values(), key=lambda facility: sort_key(facility.name))

    async def add_typed(
        self, *, council_number: str, name: str, specialty: CodedText, facility_id: str, facility_name: str = ""
    ) -> DirectoryEntry:
        """Remember a provider that the desk typed in: a council number (appendix 1, Med_ID) at an Org_ID."""
        entry = DirectoryEntry(
            provider=Provider(
                identifier=Identifier(
                    id=to_ascii_digits(clean_input(council_number)),
                    issuer="Med_Council",
                    assigner="Med_Council",
                    type="Med_ID",
                ),
                full_name=clean_input(name),
                specialty=specialty,
            ),
            facility=Facility(
                identifier=Identifier(
                    id=check_facility_id(facility_id).value, issuer="MOHME_IT", assigner="MOHME_IT", type="Org_ID"
                ),
                name=clean_input(facility_name),
            ),
            source="typed",
        )
        await self._journal.learn([entry])
        return entry


def _is_of(provider: Provider, specialty: CodedText | None) -> bool:
    if specialty is None:
        return True
    return provider.specialty is not None and provider.specialty.code.strip() == specialty.code.strip()


def _matches(entry: DirectoryEntry, words: Sequence[tuple[str, ...]], compact: str) -> bool:
    names = search_keys(f"{entry.provider.display_name} {entry.facility.name}")
    return found_by(words, names) or fold_compact(entry.provider.identifier.id).startswith(compact)
