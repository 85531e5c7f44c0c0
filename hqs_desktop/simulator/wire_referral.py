"""Builds the replies of the referral host (operations 9 and 10): lower camel case, no ``Data`` around them."""

from collections.abc import Sequence
from datetime import datetime

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import to_shamsi_parts
from hqs_desktop.core.model import Facility, Provider, Slot
from hqs_desktop.simulator.blocks import Booking
from hqs_desktop.simulator.refusals import Refused
from hqs_desktop.simulator.wire import Json, person_appointment

_AREA_LEVELS = ("nationalAreaCode", "country", "province", "city", "town", "district", "ruralArea", "village")


def page(blocks: Sequence[Json], *, number: int, pages: int, total: int) -> Json:
    """A success: one page of slots (9) or bookings (10)."""
    return {
        "isSuccess": True,
        "errorMessage": None,
        "pageIndex": number,
        "totalPage": pages,
        "totalScheduleBlock": total,
        "data": list(blocks),
    }


def refusal(refused: Refused) -> Json:
    """A refused operation."""
    return {
        "isSuccess": False,
        "errorMessage": refused.text,
        "pageIndex": 0,
        "totalPage": 0,
        "totalScheduleBlock": 0,
        "data": None,
    }


def schedule_block(slot: Slot) -> Json:
    """ScheduleBlockVO as operation 9 sends it: a bare uuid, a facility without its id."""
    return {
        "provider": _provider(slot.provider),
        "healthcareFacillity": _facility(slot.facility),
        "dateTime": _date_time(slot.start),
        "duration": int(slot.duration.total_seconds() // 60),
        "queueNumber": slot.queue_number,
        "localID": slot.local_id,
        "quota": _coded(slot.quota),
        "service": _coded(slot.service),
        "trackingQueueID": slot.tqid.text.removeprefix("1:"),
        "bookingExpiryDate": _date_time(slot.booking_closes) if slot.booking_closes else None,
        "bookingStartDate": _date_time(slot.booking_opens) if slot.booking_opens else None,
    }


def referral_appointment(slot: Slot, booking: Booking) -> Json:
    """PersonAppointmentVO for operation 10. No sample is printed: operation 8's, in this host's key case."""
    return lower_camel(person_appointment(slot, booking))


def lower_camel(value: Json) -> Json:
    """The same tree with every key in this host's case (``ID`` to ``id``, ``FirstName`` to ``firstName``)."""
    if isinstance(value, dict):
        return {_lower(key): lower_camel(item) for key, item in value.items()}
    if isinstance(value, list):
        return [lower_camel(item) for item in value]
    return value


def _lower(key: str) -> str:
    return key.lower() if key.isupper() else key[0].lower() + key[1:]


def _coded(text: CodedText | None) -> Json:
    return {
        "value": text.value if text else None,
        "terminology_id": text.system if text else None,
        "coded_string": text.code if text else None,
    }


def _date_time(instant: datetime) -> Json:
    year, month, day, hour, minute, second = to_shamsi_parts(instant)
    return {"year": year, "month": month, "day": day, "hour": hour, "minute": minute, "second": second}


def _provider(provider: Provider) -> Json:
    own = provider.identifier
    return {
        "firstName": provider.first_name,
        "lastName": provider.last_name,
        "fullName": None,
        "specialty": _coded(provider.specialty),
        "identifier": {"issuer": own.issuer, "assigner": own.assigner, "id": own.id, "type": own.type},
        "role": _coded(None),
        "contactPoint": None,
    }


def _facility(facility: Facility) -> Json:
    own = facility.identifier
    return {
        "name": facility.name,
        "id": {"issuer": own.issuer, "assigner": own.assigner, "id": None, "type": own.type} if own else None,
        "internalID": None,
        # The sample has both forms, an object of nulls and a plain null.
        "location": dict.fromkeys(_AREA_LEVELS) if facility.area and facility.area.town else None,
        "address": None,
        "internalAddress": None,
        "type": _coded(facility.type),
        "latitude": facility.latitude,
        "longitude": facility.longitude,
        "departmentType": {"value": "", "terminology_id": "", "coded_string": ""},
        "departmentName": None,
    }
