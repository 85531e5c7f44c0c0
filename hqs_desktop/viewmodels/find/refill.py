"""The fields of a search filled in anew for what was, or is to be, sought."""

from typing import TYPE_CHECKING, cast

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import Facility, centre_identifier
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.find.criteria import BookCriteria
from hqs_desktop.viewmodels.known_providers import provider_choice
from hqs_desktop.viewmodels.lines import Choice

if TYPE_CHECKING:
    from hqs_desktop.desk.find import Criteria


def refill(fields: BookCriteria, wanted: "Criteria", facility: Facility | None = None) -> None:
    """Have the fields say what is wanted, in the words of the tables and of the directory where they know it.

    ``facility`` is the one that ``wanted`` names, where it may not be known any more.
    """
    fields.specialty = fields.specialty_choice(wanted.specialty)
    fields.provider = provider_choice(wanted.provider) if wanted.provider is not None else None
    fields.facility = facility_choice(fields, wanted.facility_id, facility)
    fields.service = service_choice(fields, wanted.service)
    fields.span = (wanted.first_day, wanted.last_day)
    fields.place.take(wanted)
    fields.sift(wanted.quota, wanted.part)


def facility_choice(fields: BookCriteria, facility_id: str | None, given: Facility | None = None) -> Choice | None:
    """A facility as its field shows it; as it was given, or by its id alone, where the directory does not know it."""
    if facility_id is None:
        return None
    known = (fields.facility, *fields.search_facilities(facility_id))
    for choice in known:
        if choice is not None and _id_of(choice).casefold() == facility_id.casefold():
            return choice
    facility = given or Facility(centre_identifier(facility_id))
    return Choice(facility, facility.name or facility_id, facility.address)


def facility_in(choice: Choice | None) -> Facility | None:
    """The facility that its field shows."""
    return cast("Facility", choice.value) if choice is not None else None


def service_choice(fields: BookCriteria, service: CodedText) -> Choice:
    """A service as its field shows it."""
    known = (fields.service, *fields.search_services(service.code))
    for choice in known:
        if choice is not None and cast("CodedText", choice.value).code == service.code:
            return choice
    return Choice(service, service.value or formats.identifier(service.code), formats.identifier(service.code))


def _id_of(choice: Choice) -> str:
    identifier = cast("Facility", choice.value).identifier
    return identifier.id if identifier is not None else ""
