"""Searches kept at this desk for the next time."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.core.model import Facility
from hqs_desktop.core.searches import SavedSearch, SavedSpan, Wanted
from hqs_desktop.desk.find import Criteria, Near, PartOfDay
from hqs_desktop.desk.ports import Journal


class SavedSearches:
    """Keeps them in the journal. Raises ``JournalError``."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    async def all(self) -> Sequence[SavedSearch]:
        """All of this desk, by place."""
        return await self._journal.saved_searches()

    async def change(self, saved: Sequence[SavedSearch], emptied: Collection[int] = ()) -> None:
        """Put searches at their places, in the stead of what stands there, and empty others, all or nothing."""
        await self._journal.change_searches(saved, emptied)


def wanted_of(criteria: Criteria, facility: Facility | None, span: SavedSpan) -> Wanted:
    """What is to be kept of a search; ``facility`` is the one that ``criteria`` names."""
    near = criteria.near
    return Wanted(
        specialty=criteria.specialty,
        service=criteria.service,
        span=span,
        doctor=criteria.provider,
        facility=facility if criteria.facility_id is not None else None,
        latitude=near.latitude if near is not None else None,
        longitude=near.longitude if near is not None else None,
        km=near.km if near is not None else None,
        area=criteria.area,
        quota=criteria.quota,
        part=criteria.part.value if criteria.part is not None else None,
    )


def criteria_of(wanted: Wanted, today: ShamsiDate) -> Criteria:
    """What is sought by a kept search on ``today``. A part of the day that this version does not know is left out."""
    first, last = wanted.span.on(today)
    near = None
    if wanted.latitude is not None and wanted.longitude is not None and wanted.km is not None:
        near = Near(wanted.latitude, wanted.longitude, wanted.km)
    identifier = wanted.facility.identifier if wanted.facility is not None else None
    return Criteria(
        specialty=wanted.specialty,
        provider=wanted.doctor,
        facility_id=identifier.id if identifier is not None else None,
        service=wanted.service,
        first_day=first,
        last_day=last,
        near=near,
        area=wanted.area,
        quota=wanted.quota,
        part=next((part for part in PartOfDay if part.value == wanted.part), None),
    )


def unknown_now(wanted: Wanted, directory: Iterable[DirectoryEntry]) -> Iterator[DirectoryEntry | Facility]:
    """The doctor and the centre of a kept search that the directory does not have any more."""
    entries = list(directory)
    if (doctor := wanted.doctor) is not None and not any(
        entry.provider.identifier == doctor.provider.identifier
        and entry.facility.identifier == doctor.facility.identifier
        for entry in entries
    ):
        yield doctor
    facility = wanted.facility
    if facility is not None and not any(entry.facility.identifier == facility.identifier for entry in entries):
        yield facility
