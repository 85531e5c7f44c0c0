"""Whose and which booking a dialog is about, in words that leave no doubt."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.bookings import Booking
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.model import Appointment, BookingRequest, Identifier, Person
from hqs_desktop.viewmodels import formats

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Subject:
    """A booking; what the gateway does not say is empty."""

    patient: str
    identifier: str
    doctor: str
    facility: str
    time: str


def subject_of(
    target: Booking | BookingRequest | Appointment, now: datetime, *, typed: Identifier | None = None
) -> Subject:
    """A booking in words; ``typed`` is the patient's identifier where the gateway names nobody."""
    person = person_of(target)
    identifier = person.identifier if person is not None else typed
    found = target if isinstance(target, Appointment) else _request_of(target).slot
    time = ""
    if found.start is not None:
        day = formats.relative_date(shamsi_of(found.start), shamsi_of(now))
        time = translate("Subject", "{day}, at {time}").format(day=day, time=formats.time_of(found.start))
    return Subject(
        patient=person.display_name if person else "",
        identifier=formats.identifier(identifier.id) if identifier is not None else "",
        doctor=found.provider.display_name if found.provider else "",
        facility=found.facility.name.strip() if found.facility else "",
        time=time,
    )


def person_of(target: Booking | BookingRequest | Appointment) -> Person | None:
    """Whose booking it is; None where the gateway doesn't say."""
    person = target.person
    return person if person is not None and person.identifier.id.strip() else None


def _request_of(target: Booking | BookingRequest) -> BookingRequest:
    return target.request if isinstance(target, Booking) else target
