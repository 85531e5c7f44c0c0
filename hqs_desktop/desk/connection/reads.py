"""A harmless read for each operation that is none of the two writes."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Final

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import Area, Facility, Identifier, Provider, Quantity, Tqid
from hqs_desktop.desk.ports import Gateway

OF_THE_CENTRE: Final = "GetRemovedProviderSchedulingList"
"""The read that names this centre and nothing else: where it is refused, that is of the centre."""
_NOBODYS_TQID: Final = Tqid("1:00000000-0000-0000-0000-000000000000")
_DAY: Final = timedelta(days=1)
_NOBODY: Final = Provider(
    Identifier("0", "Med_Council", "Med_Council", "Med_ID"), specialty=CodedText("1", "thritaEHR.specialty", "")
)
_SPECIALTY: Final = CodedText("1", "thritaEHR.specialty", "")

READS: Final[Mapping[str, Callable[[Gateway, datetime, Identifier], Awaitable[object]]]] = {
    "GetProviderScheduling": lambda gateway, now, centre: gateway.provider_schedule(
        provider=_NOBODY, facility=Facility(centre), start=now, end=now + _DAY, service=default_service()
    ),
    "GetNearProviderScheduling": lambda gateway, now, _: gateway.near_schedule(
        specialty=_SPECIALTY,
        start=now,
        end=now + _DAY,
        service=default_service(),
        latitude=35.7,
        longitude=51.4,
        distance=Quantity(1000),
    ),
    "GetProviderSchedulingByLocation": lambda gateway, now, centre: gateway.area_schedule(
        provider=_NOBODY,
        facility=Facility(centre),
        start=now,
        end=now + _DAY,
        service=default_service(),
        area=Area(),
    ),
    OF_THE_CENTRE: lambda gateway, now, centre: gateway.removed_schedule(start=now - _DAY, end=now, facility_id=centre),
    "GetAppointmentStatus": lambda gateway, _, __: gateway.appointment_status(_NOBODYS_TQID),
    "GetAppointmentByTQID": lambda gateway, _, __: gateway.appointment(_NOBODYS_TQID),
    "GetAppointmentsByReferralMap": lambda gateway, now, _: gateway.referral_schedule(
        specialty=_SPECIALTY, insurer=None, start=now, page=1, page_size=1
    ),
    "GetAppointmentRefferalByTQID": lambda gateway, _, __: gateway.referral_appointment(_NOBODYS_TQID),
}
"""Each asks for nobody's slot, or for a day."""
