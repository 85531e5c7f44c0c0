"""The words for what a desk knows of a patient."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.words.terms import doctor_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hqs_desktop.core.bookings import Booking
    from hqs_desktop.desk.patients import PatientRecord, Warned

translate = QCoreApplication.translate  # lupdate knows it by this name


def counts_words(record: "PatientRecord") -> str:
    """How many bookings are to come, were visited, were missed; those of which there is none are left out."""
    counted = (
        (translate("Patient", "{n} to come"), len(record.upcoming)),
        (translate("Patient", "{n} past"), len(record.past)),
        (translate("Patient", "{n} missed"), len(record.missed)),
    )
    return formats.listed(*(words.format(n=formats.digits(n)) for words, n in counted if n), by=" \u00b7 ")


def next_words(record: "PatientRecord") -> str:
    """When and with whom the next visit is; empty for none."""
    if not record.upcoming:
        return ""
    return translate("Patient", "Next: {visit}").format(visit=visit_words(record.upcoming[0]))


def visit_words(booking: "Booking") -> str:
    """When, and with whom."""
    slot = booking.request.slot
    return translate("Patient", "{time}, {doctor}").format(
        time=formats.moment(slot.start), doctor=formats.quoted(doctor_name(slot.provider))
    )


def summary_words(record: "PatientRecord", key: str) -> str:
    """What is known, in one line, and the key of the whole."""
    visit = record.upcoming[0].request.slot.start if record.upcoming else None
    next_ = translate("Patient", "next {time}").format(time=formats.short_moment(visit)) if visit is not None else ""
    told = formats.listed(next_, counts_words(record), by=" \u00b7 ") or translate("Patient", "nothing that stands")
    return translate("Patient", "Known here: {what} ({key})").format(what=told, key=key)


def brief_words(warned: "Sequence[Warned]") -> str:
    """The gravest of what speaks against a booking, in a few words; empty for nothing."""
    from hqs_desktop.desk.patients import Clash  # noqa: PLC0415  # after the first paint

    words = {
        Clash.OVERLAP: translate("Patient", "Has another booking at this time."),
        Clash.SAME_SPECIALTY: translate("Patient", "Has a booking of this specialty on this day."),
        Clash.THIRD: translate("Patient", "Would be the third open booking with this doctor."),
    }
    return words[warned[0].clash] if warned else ""


def warning_words(warned: "Warned") -> str:
    """What speaks against a booking, with what it clashes and when that is."""
    from hqs_desktop.desk.patients import Clash  # noqa: PLC0415  # after the first paint

    words = {
        Clash.OVERLAP: translate("Patient", "The patient has another booking at this time: {visit}."),
        Clash.SAME_SPECIALTY: translate("Patient", "The patient has a booking of this specialty on this day: {visit}."),
        Clash.THIRD: translate(
            "Patient", "This would be the patient's third open booking with this doctor; the next is: {visit}."
        ),
    }
    return words[warned.clash].format(visit=visit_words(warned.booking))
