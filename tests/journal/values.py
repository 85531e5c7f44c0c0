"""Requests and other values for the journal's tests."""

from datetime import timedelta

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import BookingRequest, Facility, Identifier, Person, Provider, Slot, Tqid
from tests.fakes.clock import START

KEY = "0123456789abcdef" * 4
DESK = "this-desk"
REASON = CodedText("3", "HQS.cancelReason", "انصراف بیمار")
BOOKED_STATUS = CodedText("2", "HQS.appointmentStatus", "رزرو شده")
WITHDRAWN_STATUS = CodedText("5", "HQS.appointmentStatus", "لغو توسط پزشک")
NATIONAL = "National_Org_Civil_Reg"


def provider(number: str = "12345", name: str = "", specialty: CodedText | None = None) -> Provider:
    council = Identifier(number, "Med_Council", "Med_Council", "Med_ID")
    return Provider(council, full_name=name, specialty=specialty)


def facility(number: str = "f-1", name: str = "مرکز آموزشی نمونه") -> Facility:
    return Facility(Identifier(number, "MOHME_IT", "MOHME_IT", "Org_ID"), name=name)


def person(code: str = "0084575948", first: str = "علی‌رضا", last: str = "کریمی", mobile: str = "09123456789") -> Person:
    return Person(Identifier(code, NATIONAL, NATIONAL, "National_Code"), first, last, mobile=mobile)


def request(
    tqid: str = "1:AAAA-0001", *, patient: Person | None = None, hours: float = 24, council: str = "12345"
) -> BookingRequest:
    slot = Slot(
        tqid=Tqid(tqid),
        start=START + timedelta(hours=hours),
        duration=timedelta(minutes=15),
        provider=provider(council, "پزشک نمونه"),
        facility=facility(),
    )
    return BookingRequest(slot, patient or person())


def entry(
    number: str = "12345",
    place: str = "f-1",
    source: str = "seen",
    *,
    name: str = "",
    specialty: CodedText | None = None,
) -> DirectoryEntry:
    return DirectoryEntry(provider(number, name, specialty), facility(place), source)
