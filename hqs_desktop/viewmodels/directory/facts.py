"""What a form says of an entry of the directory."""

from dataclasses import replace

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.identifiers import check_facility_id, council_id_of
from hqs_desktop.core.model import Identifier, centre_identifier
from hqs_desktop.core.text import clean_input, fold_compact
from hqs_desktop.desk.directory_facts import EntryFacts
from hqs_desktop.viewmodels.dialogs.provider import ProviderForm


def facts_in(entry: DirectoryEntry | None, specialty: CodedText, form: ProviderForm) -> EntryFacts:
    """What a form says: of an entry that is known its own kinds of numbers stay."""
    provider, facility = (
        council_id_of(form.council_number),
        centre_identifier(check_facility_id(form.facility_id).value),
    )
    if entry is not None:
        provider = _with_id(entry.provider.identifier, provider.id)
        facility = _with_id(entry.facility.identifier or facility, facility.id)
    latitude, longitude = form.point
    return EntryFacts(
        provider=provider,
        facility=facility,
        name=clean_input(form.name),
        specialty=specialty,
        facility_name=clean_input(form.facility_name),
        latitude=latitude,
        longitude=longitude,
    )


def _with_id(identifier: Identifier, id_: str) -> Identifier:
    return identifier if fold_compact(id_) == fold_compact(identifier.id) else replace(identifier, id=id_)
