"""The words for what went wrong: English here, Persian in ``translations/fa/texts.ts``."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.text import isolate_ltr
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.viewmodels.formats import digits, quoted

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


def problem_text(problem: Problem) -> ProblemText:
    """The words for a problem, in the language of the moment."""
    title, cause, action = _problems()[problem.kind]
    return ProblemText(title, _with_facts(problem, cause), action, problem.request_id or "")


def _with_facts(problem: Problem, cause: str) -> str:
    match problem.kind:
        case ProblemKind.REFUSED | ProblemKind.TAKEN | ProblemKind.SLOT_WITHDRAWN if problem.detail.strip():
            said = translate("Problem", "The gateway's words: {detail}").format(detail=quoted(problem.detail.strip()))
            return f"{cause} {said}".strip()
        case ProblemKind.HELD_ELSEWHERE if problem.detail.strip():
            return translate("Problem", "It is taken up at {desk}.").format(desk=quoted(problem.detail.strip()))
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
            translate("Problem", "Check what you sent. With the request id, support can find it."),
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
            translate("Problem", "Try again. If it stays so, give the request id to support."),
        ),
        ProblemKind.HTTP: (
            translate("Problem", "The gateway has a fault"),
            "",
            translate("Problem", "Try again in a minute. If it stays so, give the request id to support."),
        ),
        ProblemKind.UNKNOWN_OUTCOME: (
            translate("Problem", "It is not known yet whether this was done"),
            translate("Problem", "The line broke after it was sent. The gateway is being asked."),
            translate("Problem", "Don't book or cancel again. The result will be shown here and under Bookings (F3)."),
        ),
        ProblemKind.NOT_NAMED: (
            translate("Problem", "The slot is booked, but it is not known for whom"),
            translate("Problem", "The line broke after it was sent, and the gateway does not name the patient."),
            translate(
                "Problem",
                "Don't book again. Ask the doctor's office by phone, then record their answer under Bookings (F3).",
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
            translate("Problem", "Wait for its result; Bookings (F3) shows it on top."),
        ),
        ProblemKind.HELD_ELSEWHERE: (
            translate("Problem", "Another desk works at this slot"),
            "",
            translate("Problem", "Choose another slot, or ask there. The patient's data stay as they are."),
        ),
        ProblemKind.DESKS_APART: (
            translate("Problem", "This desk works without the centre's other desks"),
            translate("Problem", "The centre's database does not answer."),
            translate("Problem", "Go on as usual: the gateway gives no slot away twice. It is tried again by itself."),
        ),
        ProblemKind.DESKS_REFUSED: (
            translate("Problem", "The centre's database can't be used"),
            translate(
                "Problem", "It does not let this desk in, or must not be trusted: this desk works without the others."
            ),
            translate("Problem", "Go on as usual, and tell the centre's IT."),
        ),
        ProblemKind.NOT_MOVABLE: (
            translate("Problem", "This booking can't be moved"),
            translate("Problem", "Only a booking that stands can be moved, and only to another slot."),
            translate("Problem", "Where it does not stand any more, book again for the patient."),
        ),
        ProblemKind.MOVE_OPEN: (
            translate("Problem", "This booking is being moved already"),
            translate("Problem", "An earlier move of it, or to this slot, is not finished."),
            translate("Problem", "Finish that one first; Bookings (F3) shows it on top."),
        ),
        ProblemKind.MOVE_UNSURE: (
            translate("Problem", "Nothing was cancelled"),
            translate("Problem", "The gateway does not confirm that the other booking stands."),
            translate("Problem", "Check both under Bookings (F3), then try again."),
        ),
        ProblemKind.MOVE_TOO_SOON: (
            translate("Problem", "This can't be done yet"),
            translate("Problem", "The other booking's cancellation may still be executed; then none would be left."),
            translate("Problem", "Try again in five minutes."),
        ),
        ProblemKind.NOT_ON_WORKLIST: (
            translate("Problem", "This booking is not on the worklist"),
            translate("Problem", "Nothing is owed to its patient for it, and nothing was."),
            translate("Problem", "Where the patient wants another slot, put the patient on the waitlist."),
        ),
        ProblemKind.NO_RIGHT: (
            translate("Problem", "That is not among your rights"),
            translate("Problem", "It is done by a shift head, or by the centre's IT."),
            translate("Problem", "Have one of them switch to his own name."),
        ),
        ProblemKind.TASK_CHANGED: (
            translate("Problem", "Somebody else has just done something for this patient"),
            translate("Problem", "The list shows it now; what you did was not recorded."),
            translate("Problem", "Look at it, then do what is still to be done."),
        ),
        ProblemKind.ALREADY_BOOKED: (
            translate("Problem", "This patient has this slot already"),
            translate("Problem", "It was booked from this desk."),
            translate("Problem", "Nothing more is to be done; you find it under Bookings (F3)."),
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
        ProblemKind.LONG_RANGE: (
            translate("Problem", "These are too many days to ask for at once"),
            "",
            translate("Problem", "Choose a range of at most three months (92 days)."),
        ),
        ProblemKind.BAD_TQID: (
            translate("Problem", "This is no tracking number (TQID)"),
            translate("Problem", "It has 32 letters (a to f) and digits; a part may be missing."),
            translate("Problem", "Scan it again or copy it whole. What you typed is still there."),
        ),
        ProblemKind.SEVERAL_TQIDS: (
            translate("Problem", "More than one tracking number stands here"),
            "",
            translate("Problem", "Leave one in the field, then press Enter."),
        ),
        ProblemKind.ENDED_OTHERWISE: (
            translate("Problem", "This had ended already, otherwise than expected"),
            translate("Problem", "Another start of this program, or another desk, recorded its end."),
            translate("Problem", "Look the booking up under Bookings (F3) before you do anything more with it."),
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
        ProblemKind.JOURNAL_DAMAGED: (
            translate("Problem", "The desk's journal is damaged or empty"),
            translate("Problem", "The disk, a virus scanner or another program harmed the file. It is left as it is."),
            translate(
                "Problem", "Don't book. Have the centre's IT put back a copy, or move the file away to begin a new one."
            ),
        ),
        ProblemKind.JOURNAL_READ_ONLY: (
            translate("Problem", "The desk's journal can't be written"),
            translate("Problem", "The file or its folder is read-only, or this Windows user has no right to write it."),
            translate("Problem", "Don't book. Have the centre's IT give this user the right to write there."),
        ),
        ProblemKind.JOURNAL_LOCKED: (
            translate("Problem", "Another program holds the desk's journal"),
            translate("Problem", "A backup or a virus scanner may be at work on it."),
            translate("Problem", "Wait a moment, then try again. If it stays so, tell the centre's IT."),
        ),
        ProblemKind.JOURNAL_FULL: (
            translate("Problem", "The disk has no room for the desk's journal"),
            "",
            translate("Problem", "Don't book. Delete what is not needed from this disk, then try again."),
        ),
        ProblemKind.VAULT: (
            translate("Problem", "Windows' vault of passwords can't be used"),
            translate("Problem", "It is switched off or locked on this computer."),
            call_it,
        ),
        ProblemKind.SETTINGS_NOT_SAVED: (
            translate("Problem", "The settings could not be saved"),
            translate("Problem", "The disk may be full, or the program may not write to the settings' folder."),
            translate("Problem", "What you changed lasts until the program closes. Tell the centre's IT."),
        ),
        ProblemKind.SETTINGS_KEPT: (
            translate("Problem", "The settings file was left as it is"),
            translate("Problem", "A newer version of this program wrote it, or it can't be read."),
            translate("Problem", "What you changed lasts until the program closes. Tell the centre's IT."),
        ),
        ProblemKind.NOT_CONNECTED: (
            translate("Problem", "The desk is not connected yet"),
            translate("Problem", "It is still starting, or the connection is not set up."),
            translate("Problem", "Wait a moment. If it stays so, open Connection in the menu."),
        ),
        ProblemKind.NOT_SET_UP: (
            translate("Problem", "The desk is not set up"),
            translate("Problem", "What its settings say of the connection can't be used."),
            translate("Problem", "Have the centre's IT mend it, then try again."),
        ),
        ProblemKind.INTERNAL: (
            translate("Problem", "Something unexpected happened"),
            "",
            translate("Problem", "Nothing that you typed is lost. Try again; if it stays so, tell support."),
        ),
    }
