"""The local directory of providers and facilities: the gateway has no list of either."""

from collections.abc import Sequence

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.identifiers import check_facility_id
from hqs_desktop.core.model import Facility, Identifier, Provider
from hqs_desktop.core.text import clean_input, to_ascii_digits
from hqs_desktop.desk.ports import Journal


class Directory:
    """Gives the providers that this desk knows, and takes typed-in ones. Raises ``JournalError``."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    async def entries(self) -> Sequence[DirectoryEntry]:
        """Every known provider at every facility, by name."""
        known = await self._journal.directory()
        return sorted(known, key=lambda entry: entry.by_name)

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
