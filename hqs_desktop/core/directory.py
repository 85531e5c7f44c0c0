"""What the desk itself says of providers and facilities, kept apart from what the gateway's replies say of them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import Facility, Identifier, Provider
from hqs_desktop.core.text import fold, fold_compact


@dataclass(frozen=True, slots=True)
class ProviderEdit:
    """What the desk says of a provider, at whatever facility; where it is empty the gateway's word stands."""

    name: str = ""
    specialty: CodedText | None = None


@dataclass(frozen=True, slots=True)
class FacilityEdit:
    """What the desk says of a facility, whoever works there; where it is empty the gateway's word stands.

    The point is in degrees (WGS 84), both or neither.
    """

    name: str = ""
    latitude: float | None = None
    longitude: float | None = None


_POLE: Final = 90
_ANTIMERIDIAN: Final = 180

NO_PROVIDER_EDIT: Final = ProviderEdit()
NO_FACILITY_EDIT: Final = FacilityEdit()


@dataclass(frozen=True, slots=True)
class DirectoryChange:
    """What is done to the directory at once, whole or not at all.

    ``added`` come as the gateway has them, ``marked`` with how they are pinned and hidden from now on; ``providers``
    and ``facilities`` are edits by ``provider_key`` and ``facility_key``, an empty one takes the last one back.
    """

    added: Sequence[DirectoryEntry] = ()
    removed: Sequence[DirectoryEntry] = ()
    marked: Sequence[DirectoryEntry] = ()
    providers: Mapping[str, ProviderEdit] = field(default_factory=dict)
    facilities: Mapping[str, FacilityEdit] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether nothing is to be done."""
        return not (self.added or self.removed or self.marked or self.providers or self.facilities)


def provider_key(identifier: Identifier) -> str:
    """What makes two providers one: the identifier with its type, without regard to digits and case."""
    return f"{fold(identifier.type)}:{fold_compact(identifier.id)}"


def facility_key(identifier: Identifier | None) -> str:
    """What makes two facilities one; empty for one without an id."""
    return "" if identifier is None else fold_compact(identifier.id)


def entry_key(entry: DirectoryEntry) -> tuple[str, str]:
    """What makes two entries one: the provider and the facility."""
    return provider_key(entry.provider.identifier), facility_key(entry.facility.identifier)


def edited(entry: DirectoryEntry, provider: ProviderEdit | None, facility: FacilityEdit | None) -> DirectoryEntry:
    """An entry as the desk says it is; ``heard`` keeps the gateway's word where that is another."""
    said = replace(
        entry,
        provider=_edited_provider(entry.provider, provider or NO_PROVIDER_EDIT),
        facility=_edited_facility(entry.facility, facility or NO_FACILITY_EDIT),
    )
    if (said.provider, said.facility) == (entry.provider, entry.facility):
        return entry
    return replace(said, heard=(entry.provider, entry.facility))


def as_heard(entry: DirectoryEntry) -> DirectoryEntry:
    """An entry without what the desk says of it."""
    if entry.heard is None:
        return entry
    provider, facility = entry.heard
    return replace(entry, provider=provider, facility=facility, heard=None)


def is_point(latitude: float, longitude: float) -> bool:
    """Whether the numbers are a place on the earth, in degrees; (0, 0) is none, but what is sent for none."""
    finite = math.isfinite(latitude) and math.isfinite(longitude)
    return finite and abs(latitude) <= _POLE and abs(longitude) <= _ANTIMERIDIAN and (latitude, longitude) != (0, 0)


def _edited_provider(heard: Provider, edit: ProviderEdit) -> Provider:
    return replace(heard, full_name=edit.name or heard.full_name, specialty=edit.specialty or heard.specialty)


def _edited_facility(heard: Facility, edit: FacilityEdit) -> Facility:
    placed = edit.latitude is not None and edit.longitude is not None
    return replace(
        heard,
        name=edit.name or heard.name,
        latitude=edit.latitude if placed else heard.latitude,
        longitude=edit.longitude if placed else heard.longitude,
    )
