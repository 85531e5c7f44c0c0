"""Searches kept at this desk for the next time."""

from collections.abc import Collection, Sequence

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.core.day_parts import PartOfDay
from hqs_desktop.core.model import Facility, Provider
from hqs_desktop.core.searches import SavedSearch, SavedSpan, Wanted
from hqs_desktop.desk.directory import Directory
from hqs_desktop.desk.find import Criteria, Near
from hqs_desktop.desk.ports import Journal


class SavedSearches:
    """Keeps them in the journal. Raises ``JournalError``."""

    def __init__(self, journal: Journal, directory: Directory) -> None:
        self._journal = journal
        self._directory = directory

    async def all(self) -> Sequence[SavedSearch]:
        """All of this desk, by place."""
        return await self._journal.saved_searches()

    async def change(self, saved: Sequence[SavedSearch], emptied: Collection[int] = ()) -> None:
        """Put searches at their places, in the stead of what stands there, and empty others, all or nothing."""
        await self._journal.change_searches(saved, emptied)

    async def unknown(self, wanted: Wanted) -> Sequence[Provider | Facility]:
        """The doctor and the centre of a kept search whom the directory does not have any more."""
        unknown: list[Provider | Facility] = []
        doctor, facility = _doctor(wanted), wanted.facility
        if doctor is not None:
            known = await self._directory.known(doctor.provider.identifier, doctor.facility.identifier)
            unknown += [] if known is not None else [doctor.provider]
        if facility is not None and facility.identifier is not None:
            known_facility = await self._directory.known_facility(facility.identifier)
            unknown += [] if known_facility is not None else [facility]
        return unknown


def wanted_of(criteria: Criteria, facility: Facility | None, span: SavedSpan) -> Wanted:
    """What is to be kept of a search; ``facility`` is the one that ``criteria`` names."""
    near = criteria.near
    return Wanted(
        specialty=criteria.specialty,
        service=criteria.service,
        span=span,
        doctor=criteria.provider.provider if criteria.provider is not None else None,
        at=criteria.provider.facility if criteria.provider is not None else None,
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
        provider=_doctor(wanted),
        facility_id=identifier.id if identifier is not None else None,
        service=wanted.service,
        first_day=first,
        last_day=last,
        near=near,
        area=wanted.area,
        quota=wanted.quota,
        part=next((part for part in PartOfDay if part.value == wanted.part), None),
    )


def _doctor(wanted: Wanted) -> DirectoryEntry | None:
    if wanted.doctor is None or wanted.at is None:
        return None
    return DirectoryEntry(wanted.doctor, wanted.at, "seen")
