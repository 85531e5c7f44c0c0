"""The words for what went wrong, what was typed wrong, and where a booking stands.

English here, Persian in ``translations/fa/texts.ts``. The tables are functions, so that they are read in the language
of the moment.
"""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.bookings import BookingState, IntentState
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.identifiers import Finding, FindingCode
from hqs_desktop.core.shorthand import DateInputError, DateInputKind
from hqs_desktop.core.text import isolate_ltr
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.viewmodels.formats import digits, identifier
from hqs_desktop.viewmodels.words.tone import Tone

translate = QCoreApplication.translate  # lupdate knows it by this name


@dataclass(frozen=True, slots=True)
class ProblemText:
    """What went wrong, in words: what happened, the likely cause (may be empty), what to do now.

    ``reference`` is the gateway's request id, to be copied for support; empty where there is none.
    """

    title: str
    cause: str
    action: str
    reference: str = ""

    @property
    def advice(self) -> str:
        """Cause and action in one paragraph."""
        return " ".join(part for part in (self.cause, self.action) if part)

    def as_plain(self) -> str:
        """All of it as text for a message to support."""
        return "\n".join(line for line in (self.title, self.cause, self.action, self.reference) if line)


class TypedField(StrEnum):
    """Which field a finding is about: the same fault reads differently in each."""

    NATIONAL_CODE = "national_code"
    FOREIGN_CODE = "foreign_code"
    PASSPORT = "passport"
    MOBILE = "mobile"
    POSTAL_CODE = "postal_code"
    HID = "hid"
    COUNCIL_NUMBER = "council_number"


@dataclass(frozen=True, slots=True)
class Look:
    """How a state is shown: never by its colour alone."""

    word: str
    icon: str
    tone: Tone


def problem_text(problem: Problem) -> ProblemText:
    """The words for a problem, in the language of the moment."""
    title, cause, action = _problems()[problem.kind]
    return ProblemText(title, _with_facts(problem, cause), action, problem.request_id or "")


def finding_text(finding: Finding, field: TypedField | None = None) -> str:
    """What is wrong with a typed identifier and what to do; empty where nothing is to be said."""
    if finding.code is FindingCode.WRONG_LENGTH:
        text = _lengths().get(field) if field is not None else None
        return text or translate("Finding", "The number of digits is wrong.")
    if finding.code is FindingCode.ODD_SHAPE and field is TypedField.HID:
        return translate("Finding", "An HID has only capital letters and digits. Check it.")
    return _findings()[finding.code].format(value=identifier(finding.suggestion or finding.value))


def date_error_text(error: DateInputError) -> str:
    """What is wrong with a typed date and how one is typed."""
    return {
        DateInputKind.EMPTY: translate("DateInput", "Type a date: 15/6, tomorrow, Saturday, +5."),
        DateInputKind.NOT_A_DATE: translate("DateInput", "This is no date. Type 15/6, 1405/06/15, tomorrow or +5."),
        DateInputKind.NO_SUCH_DAY: translate("DateInput", "There is no such day in the calendar. Check day and month."),
        DateInputKind.OUT_OF_RANGE: translate("DateInput", "The year must be a Shamsi year between 1300 and 1500."),
    }[error.kind]


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


def intent_look(state: IntentState) -> Look:
    """How the state of a booking attempt or a cancellation is shown."""
    return {
        IntentState.INTENT: Look(translate("State", "Prepared"), "clock", Tone.NEUTRAL),
        IntentState.SENT: Look(translate("State", "Sent"), "hourglass_half", Tone.INFO),
        IntentState.UNKNOWN: Look(translate("State", "Being checked"), "hourglass_half", Tone.WARN),
        IntentState.CONFIRMED: Look(translate("State", "Done"), "checkmark_circle", Tone.SUCCESS),
        IntentState.REFUSED: Look(translate("State", "Refused"), "dismiss_circle", Tone.DANGER),
        IntentState.LAPSED: Look(translate("State", "Not sent"), "arrow_undo", Tone.NEUTRAL),
    }[state]


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


def _with_facts(problem: Problem, cause: str) -> str:
    match problem.kind:
        case ProblemKind.REFUSED | ProblemKind.TAKEN | ProblemKind.SLOT_WITHDRAWN if problem.detail.strip():
            said = translate("Problem", "The gateway's words: {detail}").format(detail=problem.detail.strip())
            return f"{cause} {said}".strip()
        case ProblemKind.HTTP if problem.code is not None:
            return translate("Problem", "The gateway answered with the fault {code}.").format(code=digits(problem.code))
        case ProblemKind.INTERNAL:
            name = isolate_ltr(problem.detail)
            return translate("Problem", "A fault of this program ({name}).").format(name=name)
        case _:
            return cause


def _problems() -> dict[ProblemKind, tuple[str, str, str]]:
    again = translate("Problem", "Nothing that you typed is lost. Try again.")
    call_it = translate("Problem", "Tell the centre's IT.")
    return {
        ProblemKind.LINE: (
            translate("Problem", "There is no connection to the gateway"),
            translate("Problem", "The centre's internet is down, or the gateway can't be reached."),
            translate("Problem", "Check the internet, then try again. Nothing that you typed is lost."),
        ),
        ProblemKind.DEADLINE: (
            translate("Problem", "The gateway did not answer in time"),
            translate("Problem", "The line is slow or the gateway is busy."),
            again,
        ),
        ProblemKind.TLS: (
            translate("Problem", "The gateway's certificate could not be verified"),
            translate("Problem", "This computer's date may be wrong, or something on the network reads along."),
            translate("Problem", "Check this computer's date, then tell the centre's IT. Nothing was sent."),
        ),
        ProblemKind.PROXY: (
            translate("Problem", "The centre's proxy let nothing through"),
            translate("Problem", "The proxy is down, or its address in the settings is wrong."),
            call_it,
        ),
        ProblemKind.SIGN_IN: (
            translate("Problem", "The gateway did not accept the sign-in"),
            translate("Problem", "The user, the password or the client secret is wrong or was changed."),
            translate("Problem", "Have the centre's IT check them under Connection."),
        ),
        ProblemKind.TOKEN: (
            translate("Problem", "The session with the gateway has expired"),
            translate("Problem", "The gateway rejected a fresh session too."),
            translate("Problem", "Try again in a minute. If it stays so, tell the centre's IT."),
        ),
        ProblemKind.REFUSED: (
            translate("Problem", "The gateway refused this"),
            "",
            translate("Problem", "Check what you sent. With the request's code, support can find it."),
        ),
        ProblemKind.TAKEN: (
            translate("Problem", "Somebody else has just taken this slot"),
            "",
            translate("Problem", "Choose another slot. The patient's data stay as they are."),
        ),
        ProblemKind.SLOT_WITHDRAWN: (
            translate("Problem", "The doctor has withdrawn this slot"),
            "",
            translate("Problem", "Choose another slot. The patient's data stay as they are."),
        ),
        ProblemKind.WITHDRAWN: (
            translate("Problem", "The doctor has withdrawn this booking"),
            translate("Problem", "It was withdrawn before it could be cancelled."),
            translate("Problem", "Call the patient: the visit will not take place."),
        ),
        ProblemKind.GIVEN_AWAY: (
            translate("Problem", "This slot is another patient's now"),
            translate("Problem", "The booking was changed elsewhere; the other patient's stays as it is."),
            translate("Problem", "Call the patient: this booking does not stand any more."),
        ),
        ProblemKind.VISITED: (
            translate("Problem", "This booking can't be cancelled any more"),
            translate("Problem", "By the gateway's word the patient has been seen."),
            translate("Problem", "Nothing more is to be done."),
        ),
        ProblemKind.BAD_REPLY: (
            translate("Problem", "The gateway's answer could not be read"),
            translate("Problem", "The gateway, or something before it, has a fault."),
            translate("Problem", "Try again. If it stays so, give the request's code to support."),
        ),
        ProblemKind.HTTP: (
            translate("Problem", "The gateway has a fault"),
            "",
            translate("Problem", "Try again in a minute. If it stays so, give the request's code to support."),
        ),
        ProblemKind.UNKNOWN_OUTCOME: (
            translate("Problem", "It is not known yet whether this was done"),
            translate("Problem", "The line broke after it was sent. The gateway is being asked."),
            translate("Problem", "Don't book or cancel again. The result will be shown here and on the desk (F3)."),
        ),
        ProblemKind.NOT_NAMED: (
            translate("Problem", "The slot is booked, but it is not known for whom"),
            translate("Problem", "The line broke after it was sent, and the gateway does not name the patient."),
            translate(
                "Problem",
                "Don't book again. Ask the doctor's office by phone, then record their answer on the desk (F3).",
            ),
        ),
        ProblemKind.NOT_EXECUTED: (
            translate("Problem", "This was not done"),
            translate("Problem", "It did not reach the gateway; that has been checked."),
            translate("Problem", "You can try again."),
        ),
        ProblemKind.LIVE_INTENT: (
            translate("Problem", "This slot is still being worked on"),
            translate("Problem", "An earlier booking or cancellation of it has no known result yet."),
            translate("Problem", "Wait for its result; the desk (F3) shows it on top."),
        ),
        ProblemKind.ALREADY_BOOKED: (
            translate("Problem", "This patient has this slot already"),
            translate("Problem", "It was booked from this desk."),
            translate("Problem", "Nothing more is to be done; you find it on the desk (F3)."),
        ),
        ProblemKind.ALREADY_CANCELLED: (
            translate("Problem", "This booking is cancelled already"),
            translate("Problem", "It was cancelled from this desk."),
            translate("Problem", "Nothing more is to be done."),
        ),
        ProblemKind.PERSON_NEEDED: (
            translate("Problem", "The patient's identifier is needed"),
            translate("Problem", "The gateway does not say whose booking this is."),
            translate("Problem", "Type the patient's national code, then cancel."),
        ),
        ProblemKind.WINDOW_CLOSED: (
            translate("Problem", "This slot can't be booked now"),
            translate("Problem", "Its time for booking has not begun or is over."),
            translate("Problem", "Choose another slot."),
        ),
        ProblemKind.NO_PROVIDER: (
            translate("Problem", "This desk knows no doctor of this specialty"),
            translate("Problem", "The gateway has no list of doctors; the desk learns them as it is used."),
            translate("Problem", "Add the doctor by council number, or choose another specialty or centre."),
        ),
        ProblemKind.END_BEFORE_START: (
            translate("Problem", "The last day is before the first"),
            "",
            translate("Problem", "Correct the dates."),
        ),
        ProblemKind.PAST_RANGE: (
            translate("Problem", "These days are over"),
            "",
            translate("Problem", "Choose today or later."),
        ),
        ProblemKind.BAD_TQID: (
            translate("Problem", "This is no tracking number (TQID)"),
            translate("Problem", "It has 32 letters (a to f) and digits; a part may be missing."),
            translate("Problem", "Scan it again or copy it whole. What you typed is still there."),
        ),
        ProblemKind.JOURNAL: (
            translate("Problem", "The desk's journal can't be used"),
            translate("Problem", "The disk may be full, or the file damaged or in use by another program."),
            translate("Problem", "Don't book until this is mended. Tell the centre's IT."),
        ),
        ProblemKind.JOURNAL_KEY: (
            translate("Problem", "The key of the desk's journal is missing"),
            translate("Problem", "It is kept in Windows' vault of another user or computer. The journal is untouched."),
            translate("Problem", "Sign in to Windows as before, or tell the centre's IT."),
        ),
        ProblemKind.VAULT: (
            translate("Problem", "Windows' vault of passwords can't be used"),
            translate("Problem", "It is switched off or locked on this computer."),
            call_it,
        ),
        ProblemKind.NOT_CONNECTED: (
            translate("Problem", "The desk is not connected yet"),
            translate("Problem", "It is still starting, or the connection is not set up."),
            translate("Problem", "Wait a moment. If it stays so, open Connection in the menu."),
        ),
        ProblemKind.INTERNAL: (
            translate("Problem", "Something unexpected happened"),
            "",
            translate("Problem", "Nothing that you typed is lost. Try again; if it stays so, tell support."),
        ),
    }


def _lengths() -> dict[TypedField, str]:
    return {
        TypedField.NATIONAL_CODE: translate("Finding", "A national code has 10 digits."),
        TypedField.MOBILE: translate("Finding", "A mobile number has 11 digits and begins with 09."),
        TypedField.POSTAL_CODE: translate("Finding", "A postal code has 10 digits. Check it; it can be sent as it is."),
    }


def _findings() -> dict[FindingCode, str]:
    return {
        FindingCode.OK: "",
        FindingCode.EMPTY: translate("Finding", "This must be filled in."),
        FindingCode.NOT_DIGITS: translate("Finding", "Only digits belong here."),
        FindingCode.WRONG_LENGTH: translate("Finding", "The number of digits is wrong."),
        FindingCode.REPEATED: translate("Finding", "One digit repeated is no valid number."),
        FindingCode.PADDED: translate("Finding", "Leading zeros were missing; it is sent as {value}."),
        FindingCode.CHECK_DIGIT: translate("Finding", "The check digit is wrong: read the code again from the card."),
        FindingCode.FOREIGN_LENGTH: translate("Finding", "A foreigner's code usually has 12 digits. Check it."),
        FindingCode.NOT_MOBILE: translate("Finding", "This is no Iranian mobile number: those begin with 09."),
        FindingCode.ODD_SHAPE: translate("Finding", "A passport number has 6 to 9 letters and digits. Check it."),
    }
