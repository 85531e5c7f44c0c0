"""The slip (a booking on paper for the patient): its words, ready to be painted.

The patient's number is not on it: slips lie about, and the patient knows it. It stands in only for a missing name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.core.bookings import Booking
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import shamsi_of, to_shamsi_parts
from hqs_desktop.core.model import Appointment, Person
from hqs_desktop.core.text import clean_input
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.rows import Row

translate = QCoreApplication.translate  # lupdate knows it by this name


@dataclass(frozen=True, slots=True)
class Slip:
    """What a slip says. ``qr`` is the tracking number as it is, ``tqid`` as it is shown; ``centre`` may be empty."""

    title: str
    centre: str
    day: str
    time: str
    queue_label: str
    queue: str
    rows: Sequence[Row]
    tqid_label: str
    tqid: str
    qr: str
    advice: str
    printed: str


def slip_of(booked: Booking | Appointment, codes: CodeTables, now: datetime, centre: str = "") -> Slip | None:
    """The slip of a booking; None where it is not known when the visit is. ``centre`` is who gives it out."""
    slot = booked.request.slot if isinstance(booked, Booking) else booked
    if slot.start is None:
        return None
    provider, facility = slot.provider, slot.facility
    doctor = ""
    if provider is not None:
        doctor = clean_input(provider.display_name) or formats.identifier(provider.identifier.id)
    rows = (
        Row(translate("Slip", "Patient"), _patient(booked.person)),
        Row(translate("Slip", "Doctor"), doctor),
        Row(translate("Slip", "Specialty"), _term(provider.specialty, codes) if provider is not None else ""),
        Row(translate("Slip", "Centre"), formats.digits(clean_input(facility.name)) if facility is not None else ""),
        Row(
            translate("Slip", "Address"), formats.digits(clean_input(facility.address)) if facility is not None else ""
        ),
    )
    queue = clean_input(slot.queue_number)
    number = clean_input(slot.tqid.text)
    return Slip(
        title=translate("Slip", "Appointment slip"),
        centre=clean_input(centre),
        day=formats.long_date(shamsi_of(slot.start)),
        time=formats.time_of(slot.start),
        queue_label=translate("Slip", "Queue number") if queue else "",
        queue=formats.identifier(queue),
        rows=[row for row in rows if row.value],
        tqid_label=translate("Slip", "Tracking number (TQID)"),
        tqid=formats.tqid(number),
        qr=number,
        advice=translate("Slip", "Please bring this slip and an identity document."),
        printed=translate("Slip", "Printed {moment}").format(moment=formats.short_moment(now)),
    )


def slip_file_name(now: datetime) -> str:
    """A name for the slip as a file: of the clock only, never of anything that came from outside."""
    year, month, day, hour, minute, second = to_shamsi_parts(now)
    return f"hqs-slip-{year:04}{month:02}{day:02}-{hour:02}{minute:02}{second:02}.pdf"


def _patient(person: Person | None) -> str:
    if person is None:
        return ""
    return clean_input(person.display_name) or formats.identifier(clean_input(person.identifier.id))


def _term(coded: CodedText | None, codes: CodeTables) -> str:
    if coded is None:
        return ""
    return codes.term(coded.system, coded.code) or clean_input(coded.value) or clean_input(coded.code)
