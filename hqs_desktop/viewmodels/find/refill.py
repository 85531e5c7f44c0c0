"""The fields of a search filled in anew for what was, or is to be, sought."""

from typing import TYPE_CHECKING, cast

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import Facility, centre_identifier
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.find.criteria import BookCriteria
from hqs_desktop.viewmodels.find.known import provider_choice
from hqs_desktop.viewmodels.lines import Choice

if TYPE_CHECKING:
    from hqs_desktop.desk.find import Criteria


def refill(fields: BookCriteria, wanted: "Criteria") -> None:
    """Have the fields say what is wanted, in the words of the tables and of the directory where they know it."""
    fields.specialty = fields.specialty_choice(wanted.specialty)
    fields.provider = provider_choice(wanted.provider) if wanted.provider is not None else None
    fields.facility = facility_choice(fields, wanted.facility_id)
    fields.service = service_choice(fields, wanted.service)
    fields.span = (wanted.first_day, wanted.last_day)


def facility_choice(fields: BookCriteria, facility_id: str | None) -> Choice | None:
    """A facility as its field shows it; by its id alone where the directory does not know it."""
    if facility_id is None:
        return None
    known = (fields.facility, *fields.search_facilities(facility_id))
    for choice in known:
        if choice is not None and _id_of(choice).casefold() == facility_id.casefold():
            return choice
    return Choice(Facility(centre_identifier(facility_id)), facility_id)


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
