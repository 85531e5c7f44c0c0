"""The directory in a file: a provider at a facility a row, all of it texts."""

from collections.abc import Mapping
from enum import StrEnum

from hqs_desktop.core.bookings import DirectoryEntry


class FileColumn(StrEnum):
    """What a column holds, in the order in which they are written."""

    NUMBER = "number"
    KIND = "kind"  # of that number: a type of appendix 1
    NAME = "name"
    SPECIALTY = "specialty"  # its code (appendix 3)
    FACILITY_ID = "facility_id"
    FACILITY_NAME = "facility_name"
    LATITUDE = "latitude"  # degrees (WGS 84)
    LONGITUDE = "longitude"
    PINNED = "pinned"
    HIDDEN = "hidden"


YES = "1"


def file_cells(entry: DirectoryEntry) -> Mapping[FileColumn, str]:
    """An entry's cells, in the order of the columns."""
    provider, facility = entry.provider, entry.facility
    return {
        FileColumn.NUMBER: provider.identifier.id,
        FileColumn.KIND: provider.identifier.type,
        FileColumn.NAME: provider.display_name,
        FileColumn.SPECIALTY: provider.specialty.code if provider.specialty is not None else "",
        FileColumn.FACILITY_ID: facility.identifier.id if facility.identifier is not None else "",
        FileColumn.FACILITY_NAME: facility.name,
        FileColumn.LATITUDE: degrees_text(facility.latitude),
        FileColumn.LONGITUDE: degrees_text(facility.longitude),
        FileColumn.PINNED: YES if entry.pinned else "",
        FileColumn.HIDDEN: YES if entry.hidden else "",
    }


def degrees_text(degrees: float | None) -> str:
    """Degrees in Latin digits, as exact as they are; empty for None."""
    return "" if degrees is None else repr(degrees)
