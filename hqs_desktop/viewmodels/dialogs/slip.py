"""The slip (a booking on paper for the patient): its words, ready to be painted.

The patient's number is not on it: slips lie about, and the patient knows it. It stands in only for a missing name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.core.bookings import Booking
from hqs_desktop.core.dates import shamsi_of, to_shamsi_parts
from hqs_desktop.core.model import Appointment
from hqs_desktop.core.text import clean_input
from hqs_desktop.desk.texts import Texts
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.lines import Fact
from hqs_desktop.viewmodels.words.terms import doctor_name, name_or_number

translate = QCoreApplication.translate  # lupdate knows it by this name


@dataclass(frozen=True, slots=True)
class Slip:
    """What a slip says. ``qr`` is the tracking number as it is, ``tqid`` as it is shown; ``centre`` may be empty.

    ``instructions`` are lines for the patient.
    """

    title: str
    centre: str
    day: str
    time: str
    queue_label: str
    queue: str
    rows: Sequence[Fact]
    instructions: Sequence[str]
    tqid_label: str
    tqid: str
    qr: str
    advice: str
    printed: str


def slip_of(
    booked: Booking | Appointment,
    codes: CodeTables,
    now: datetime,
    texts: Texts = Texts(),  # noqa: B008  # it is frozen
) -> Slip | None:
    """The slip of a booking; None where it is not known when the visit is. ``texts`` are of who gives it out."""
    slot = booked.request.slot if isinstance(booked, Booking) else booked
    if slot.start is None:
        return None
    provider, facility = slot.provider, slot.facility
    rows = (
        Fact(translate("Slip", "Patient"), name_or_number(booked.person)),
        Fact(translate("Slip", "Doctor"), doctor_name(provider)),
        Fact(translate("Slip", "Specialty"), codes.named(provider.specialty) if provider is not None else ""),
        Fact(translate("Slip", "Centre"), formats.digits(clean_input(facility.name)) if facility is not None else ""),
        Fact(
            translate("Slip", "Address"), formats.digits(clean_input(facility.address)) if facility is not None else ""
        ),
    )
    queue = clean_input(slot.queue_number)
    number = clean_input(slot.tqid.printed)
    return Slip(
        title=translate("Slip", "Appointment slip"),
        centre=clean_input(texts.centre),
        day=formats.long_date(shamsi_of(slot.start)),
        time=formats.time_of(slot.start),
        queue_label=translate("Slip", "Queue number") if queue else "",
        queue=formats.identifier(queue),
        rows=[row for row in rows if row.value],
        instructions=[formats.digits(line) for text in texts.instructions_for(slot) for line in text.splitlines()],
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
