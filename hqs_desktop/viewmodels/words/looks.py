"""How a state is shown: its word, its icon, its tone."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.coded import CodedText
from hqs_desktop.viewmodels.words.tone import Tone

translate = QCoreApplication.translate  # lupdate knows it by this name


@dataclass(frozen=True, slots=True)
class Look:
    """How a state is shown: never by its colour alone."""

    word: str
    icon: str
    tone: Tone


def booking_look(state: BookingState) -> Look:  # noqa: PLR0911  (one a state)
    """How a booking's state is shown."""
    match state:  # no table: a list asks for it in every cell that it paints
        case BookingState.UNRESOLVED:
            return Look(translate("State", "Being checked"), "hourglass_half", Tone.WARN)
        case BookingState.BOOKED:
            return Look(translate("State", "Booked"), "calendar_checkmark", Tone.SUCCESS)
        case BookingState.CANCELLING:
            return Look(translate("State", "Cancel: checking"), "hourglass_half", Tone.WARN)
        case BookingState.CANCELLED:
            return Look(translate("State", "Cancelled here"), "calendar_cancel", Tone.NEUTRAL)
        case BookingState.WITHDRAWN:
            return Look(translate("State", "Withdrawn by doctor"), "prohibited", Tone.DANGER)
        case BookingState.CHANGED:
            return Look(translate("State", "Changed elsewhere"), "warning", Tone.DANGER)
        case BookingState.VISITED:
            return Look(translate("State", "Visited"), "checkmark_circle", Tone.INFO)


def look_of(booking: Booking) -> Look:
    """How a booking is shown: its state, or that the patient missed the visit."""
    from hqs_desktop.desk.patients import missed  # noqa: PLC0415  # after the first paint

    return missed_look() if missed(booking) else booking_look(booking.state)


def missed_look() -> Look:
    """How a missed visit is shown, and whoever missed one before."""
    return Look(translate("State", "Missed"), "clock", Tone.WARN)


def status_look(status: CodedText) -> Look:
    """How the gateway's status of a slot is shown (guide, appendix 8); an unknown one as it came."""
    known: dict[str, Look] = {
        AppointmentStatus.FREE: Look(translate("State", "Free: nobody has booked it"), "calendar_ltr", Tone.NEUTRAL),
        AppointmentStatus.BOOKED: Look(translate("State", "Booked"), "calendar_checkmark", Tone.SUCCESS),
        AppointmentStatus.VISITED: Look(translate("State", "Visited"), "checkmark_circle", Tone.INFO),
        AppointmentStatus.CANCELLED_BY_PATIENT: Look(
            translate("State", "Cancelled by the patient"), "calendar_cancel", Tone.NEUTRAL
        ),
        AppointmentStatus.CANCELLED_BY_DOCTOR: Look(
            translate("State", "Cancelled by the doctor"), "prohibited", Tone.DANGER
        ),
        AppointmentStatus.CANCELLED_FOR_LATENESS: Look(
            translate("State", "Cancelled because the patient was late"), "calendar_cancel", Tone.WARN
        ),
    }
    code = status.code.strip()
    return known.get(code) or Look(status.value.strip() or code, "question_circle", Tone.NEUTRAL)
