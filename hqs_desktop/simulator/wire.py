"""Builds the replies of operations 1 to 8 in the samples' exact shape, misspellings and nulls included."""

from collections.abc import Sequence
from datetime import datetime
from typing import TypeAlias

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import to_shamsi_parts
from hqs_desktop.core.model import Area, Facility, Identifier, Provider, Slot
from hqs_desktop.simulator.blocks import Booking
from hqs_desktop.simulator.refusals import Refused

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"

NATIONAL_CODE = "National_Code"


def wrapped(result: Json) -> Json:
    """A success of operations 1 to 7."""
    return {"Data": unwrapped(result)}


def unwrapped(result: Json) -> Json:
    """A success of operation 8, whose sample has no ``Data`` around it."""
    return {"errorCode": 0, "errorMessage": None, "isError": False, "Result": result}


def refusal(refused: Refused, result: Json = None) -> Json:
    """What ``Data`` holds when an operation is refused."""
    return {"errorCode": refused.code, "errorMessage": refused.text, "isError": True, "Result": result}


def schedule_block(slot: Slot) -> Json:
    """ScheduleBlockVO."""
    return {
        "Provider": _provider(slot.provider),
        "HealthcareFacillity": _facility(slot.facility),
        "DateTime": date_time(slot.start),
        "Duration": int(slot.duration.total_seconds() // 60),
        "QueueNumber": slot.queue_number,
        "LocalID": slot.local_id,
        "Quota": coded(slot.quota),
        "Service": coded(slot.service),
        "TrackingQueueID": slot.tqid.text,
        "BookingExpiryDate": date_time(slot.booking_closes) if slot.booking_closes else None,
        "BookingStartDate": date_time(slot.booking_opens) if slot.booking_opens else None,
    }


def schedule_blocks(slots: Sequence[Slot]) -> Json:
    """The Result of operations 1 and 3."""
    return {"ScheduleBlocks": [schedule_block(slot) for slot in slots]}


def person_appointment(slot: Slot, booking: Booking | None) -> Json:
    """PersonAppointmentVO. A slot that nobody has comes with a person of nulls, as the sample of operation 8 shows."""
    return {
        "Person": _person(booking),
        "HID": identifier(booking.hid) if booking and booking.hid else None,
        "Provider": _provider(slot.provider),
        "HealthcareFacillity": _facility(slot.facility),
        "DateTime": date_time(slot.start),
        "Duration": int(slot.duration.total_seconds() // 60),
        "QueueNumber": slot.queue_number,
        "TrackingQeueID": slot.tqid.text,
    }


def coded(text: CodedText | None) -> Json:
    """DO_CODED_TEXT; a missing one is three nulls."""
    return {
        "Value": text.value if text else None,
        "Terminology_id": text.system if text else None,
        "Coded_string": text.code if text else None,
    }


def identifier(value: Identifier) -> Json:
    """DO_IDENTIFIER."""
    return {"Issuer": value.issuer, "Assigner": value.assigner, "ID": value.id, "Type": value.type}


def date_time(instant: datetime) -> Json:
    """DO_DATE_TIME."""
    year, month, day, hour, minute, second = to_shamsi_parts(instant)
    return {
        "ISOString": None,
        "Year": year,
        "Month": month,
        "Day": day,
        "Hour": hour,
        "Minute": minute,
        "Second": second,
    }


def _provider(provider: Provider) -> Json:
    return {
        "FirstName": provider.first_name,
        "LastName": provider.last_name,
        "FullName": provider.full_name,
        "Specialty": coded(provider.specialty),
        "Identifier": identifier(provider.identifier),
        "Role": coded(None),
        "ContactPoint": [{"MediumType": coded(None), "Usage": coded(None), "Detail": None}],
        "Credentials": [],
    }


def _facility(facility: Facility) -> Json:
    own = facility.identifier
    return {
        "Name": facility.name,
        # The sample leaves the assigner out.
        "ID": {"Issuer": own.issuer, "Assigner": None, "ID": own.id, "Type": own.type} if own else None,
        "InternalID": facility.internal_id,
        "Location": _area(facility.area or Area()),
        "Address": facility.address,
        "InternalAddress": facility.internal_address,
        "Type": coded(facility.type),
        "Latitude": facility.latitude,
        "Longitude": facility.longitude,
        "DepartmentType": None,
        "DepartmentName": facility.department_name,
    }


def _area(area: Area) -> Json:
    return {
        "NationalAreaCode": _division(area.national_area_code),
        "Country": _division(area.country),
        "Province": _division(area.province),
        "City": _division(area.city),
        "Town": _division(area.town),
        "District": _division(area.district),
        "RuralArea": _division(area.rural_area),
        "Village": _division(area.village),
    }


def _division(text: CodedText | None) -> Json:
    return coded(text) if text else None


def _person(booking: Booking | None) -> Json:
    person = booking.person if booking else None
    national = person is not None and person.identifier.type == NATIONAL_CODE
    return {
        "OtherContacts": None,
        "OtherIdentifier": identifier(person.identifier) if person and not national else None,
        "BirthPlaceArea": None,
        "Religion": None,
        "MaritalStatus": None,
        "Nationality": None,
        "BirthDate": None,
        "BirthTime": None,
        "BirthdateAccuracy": None,
        "FirstName": (person.first_name or None) if person else None,
        "LastName": (person.last_name or None) if person else None,
        "Father_FirstName": None,
        "Father_LastName": None,
        "Mother_FirstName": None,
        "Mother_LastName": None,
        "FullName": (person.full_name or None) if person else None,
        "NationalCode": person.identifier.id if person and national else "",
        "PostalCode": (person.postal_code or None) if person else None,
        "Gender": coded(person.gender) if person and person.gender else None,
        "Job": None,
        "JobDescribtion": None,
        "FullAddress": None,
        "LivingPlaceArea": None,
        "IDCardNumber": None,
        "IDIssueArea": None,
        "HomeTel": None,
        "MobileNumber": person.mobile if person else "",
        "EducationLevel": None,
    }
