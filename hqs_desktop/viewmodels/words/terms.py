"""What people are called, and a booking in a message: one rule for each, for every screen and paper.

What a code is called is for ``CodeTables.named`` to say.
"""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.bookings import Booking
from hqs_desktop.core.model import Appointment, Facility, Person, Provider
from hqs_desktop.core.template import fill_template
from hqs_desktop.core.text import clean_input, strip_marks
from hqs_desktop.desk.texts import Texts
from hqs_desktop.viewmodels import formats

translate = QCoreApplication.translate  # lupdate knows it by this name


def patient_name(person: Person | None) -> str:
    """Who it is, where no label says "patient": the name, else "Patient" and the number, else that nobody is named."""
    if person is not None and clean_input(person.display_name):
        return clean_input(person.display_name)
    if number := name_or_number(person):
        return translate("Terms", "Patient {number}").format(number=number)
    return translate("Terms", "Patient not named")


def name_or_number(person: Person | None) -> str:
    """The name, else the identifier, for the desk may book with that alone; empty for neither."""
    if person is None:
        return ""
    return clean_input(person.display_name) or formats.identifier(clean_input(person.identifier.id))


def doctor_name(provider: Provider | None) -> str:
    """The name, else the council number; empty for nobody."""
    if provider is None:
        return ""
    return clean_input(provider.display_name) or formats.identifier(clean_input(provider.identifier.id))


def message_text(booked: Booking | Appointment | None, texts: Texts, person: Person | None = None) -> str:
    """A booking as a message to the patient, without the identifier, which the patient knows, by the centre's template.

    ``person`` stands in where ``booked`` names nobody. The text is free of marks that other programs show as boxes,
    and its TQID is whole in any program (``fill_template`` says how); what the gateway does not say is left out. Empty
    for None.
    """
    if booked is None:
        return ""
    slot = booked.request.slot if isinstance(booked, Booking) else booked
    name = next((clean_input(one.display_name) for one in (booked.person, person) if one and one.display_name), "")
    values = {
        "patient": name,
        "doctor": doctor_name(slot.provider),
        "time": formats.moment(slot.start) if slot.start else "",
        "place": translate("Terms", ", ").join(_place(slot.facility)),
        "queue": formats.digits(clean_input(slot.queue_number)),
        "tqid": clean_input(slot.tqid.printed),
        "instructions": "\n".join(texts.instructions_for(slot)),
        "centre": clean_input(texts.centre),
    }
    return strip_marks(fill_template(texts.template or usual_template(), values), keep_zwnj=True)


def usual_template() -> str:
    """A message's template, where the centre has none of its own."""
    lines = (
        translate("Terms", "Appointment of {patient}"),
        translate("Terms", "Doctor: {doctor}"),
        translate("Terms", "Time: {time}"),
        translate("Terms", "Place: {place}"),
        translate("Terms", "Queue number: {queue}"),
        translate("Terms", "Tracking number:"),
        "{tqid}",
        "{instructions}",
    )
    return "\n".join(lines)


def _place(facility: Facility | None) -> Sequence[str]:
    if facility is None:
        return ()
    return [part for part in (clean_input(facility.name), clean_input(facility.address)) if part]
