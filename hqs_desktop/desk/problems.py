"""What can go wrong, in the desk's words. View-models turn a ``Problem`` into text; nothing else maps errors.

``detail`` may hold the gateway's own words, which may name a patient: it is for the screen, never for a log.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from hqs_desktop.core import errors


class ProblemKind(StrEnum):
    """One kind per thing that a receptionist must do something else about."""

    LINE = "line"  # no connection, or it broke
    DEADLINE = "deadline"  # connected, and no answer in time
    TLS = "tls"
    PROXY = "proxy"
    SIGN_IN = "sign_in"  # client, user or password refused; ``detail`` is the oauth error
    TOKEN = "token"  # noqa: S105  (a name) the session expired and a new token did not help
    REFUSED = "refused"  # the gateway said no; ``detail`` is its text, ``code`` its errorCode
    TAKEN = "taken"  # another patient has the slot
    SLOT_WITHDRAWN = "slot_withdrawn"  # the doctor offers it no more: choose another
    WITHDRAWN = "withdrawn"  # not cancelled: the doctor had withdrawn the booking; the patient must be called
    GIVEN_AWAY = "given_away"  # not cancelled: the slot is another patient's now; ours must be called
    VISITED = "visited"  # not cancelled: the patient has been seen
    BAD_REPLY = "bad_reply"  # ``detail`` names the field where known
    HTTP = "http"  # ``code`` is the status
    UNKNOWN_OUTCOME = "unknown_outcome"  # being verified: don't book again
    NOT_NAMED = "not_named"  # unknown outcome: the slot is booked and the gateway doesn't say by whom
    NOT_EXECUTED = "not_executed"  # verified: the write did not happen, try again
    LIVE_INTENT = "live_intent"  # another write of the same slot is under way or unresolved
    HELD_ELSEWHERE = "held_elsewhere"  # another desk of the centre has the slot taken up; ``detail`` is its name
    DESKS_APART = "desks_apart"  # the centre's database does not answer: this desk goes on alone
    DESKS_REFUSED = "desks_refused"  # the centre's database can't be used as it is: IT has to mend something
    ALREADY_BOOKED = "already_booked"  # this patient has this slot from this desk
    ALREADY_CANCELLED = "already_cancelled"  # from this desk
    NOT_MOVABLE = "not_movable"  # it does not stand, or is to stay in its slot
    MOVE_OPEN = "move_open"  # an earlier move of one of the slots is not finished
    MOVE_UNSURE = "move_unsure"  # nothing was cancelled: the gateway does not confirm the booking that is to stay
    NOT_ON_WORKLIST = "not_on_worklist"  # nobody is owed anything for the booking, nor ever was
    NO_RIGHT = "no_right"  # what was asked for is not this operator's right
    TASK_CHANGED = "task_changed"  # of the worklist: by somebody else meanwhile
    MOVE_TOO_SOON = "move_too_soon"  # nothing was cancelled: the other booking's cancellation may yet be executed
    PERSON_NEEDED = "person_needed"  # cancelling what the gateway doesn't name needs the patient's identifier
    WINDOW_CLOSED = "window_closed"  # outside the slot's booking window
    NO_PROVIDER = "no_provider"  # nobody known for this specialty (and facility)
    END_BEFORE_START = "end_before_start"
    PAST_RANGE = "past_range"
    LONG_RANGE = "long_range"
    BAD_TQID = "bad_tqid"
    SEVERAL_TQIDS = "several_tqids"
    ENDED_OTHERWISE = "ended_otherwise"  # the journal holds another end of this write already
    JOURNAL = "journal"  # can't be read or written: booking is off
    JOURNAL_KEY = "journal_key"
    JOURNAL_DAMAGED = "journal_damaged"  # or emptied, or none
    JOURNAL_READ_ONLY = "journal_read_only"
    JOURNAL_LOCKED = "journal_locked"  # by another program: may pass
    JOURNAL_FULL = "journal_full"  # no room on the disk: may pass
    VAULT = "vault"
    SETTINGS_NOT_SAVED = "settings_not_saved"
    SETTINGS_KEPT = "settings_kept"  # the file is of a newer version or broken, and was not touched
    NOT_CONNECTED = "not_connected"  # no session yet, or it is closing
    NOT_SET_UP = "not_set_up"  # what the settings say of the connection can't be used; a notice names it
    INTERNAL = "internal"  # a defect of this program; ``detail`` is the error's class


MAY_PASS: Final = frozenset({ProblemKind.JOURNAL_LOCKED, ProblemKind.JOURNAL_FULL})
"""What keeps the journal from working, and may end by itself: it is worth trying again."""
NOT_REACHED: Final = frozenset(
    {
        ProblemKind.LINE,
        ProblemKind.DEADLINE,
        ProblemKind.PROXY,
        ProblemKind.TLS,
        ProblemKind.SIGN_IN,
        ProblemKind.TOKEN,
    }
)
"""What keeps every call from being answered, whatever it asks for."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong: its kind, and the facts that the text about it may show.

    ``request_id`` is the gateway's, to be copied for support; ``operation`` the guide's name of the operation.
    """

    kind: ProblemKind
    detail: str = field(default="", repr=False)
    request_id: str | None = None
    operation: str | None = None
    code: int | None = None


class NotATqidError(errors.LocalError):
    """What was typed, pasted or scanned holds no TQID."""


class SeveralTqidsError(NotATqidError):
    """It holds more than one TQID: it is not plain which one is meant."""


_GATEWAY_KINDS: tuple[tuple[type[errors.GatewayError], ProblemKind], ...] = (
    (errors.TlsError, ProblemKind.TLS),
    (errors.ProxyError, ProblemKind.PROXY),
    (errors.ConnectError, ProblemKind.LINE),
    (errors.SignInError, ProblemKind.SIGN_IN),
    (errors.TokenRejectedError, ProblemKind.TOKEN),
    (errors.LineError, ProblemKind.LINE),
    (errors.BadReplyError, ProblemKind.BAD_REPLY),
    (errors.HttpStatusError, ProblemKind.HTTP),
    (errors.RefusedError, ProblemKind.REFUSED),
)
_LOCAL_KINDS: tuple[tuple[type[BaseException], ProblemKind], ...] = (
    (errors.JournalKeyMissingError, ProblemKind.JOURNAL_KEY),
    (errors.JournalDamagedError, ProblemKind.JOURNAL_DAMAGED),
    (errors.JournalReadOnlyError, ProblemKind.JOURNAL_READ_ONLY),
    (errors.JournalLockedError, ProblemKind.JOURNAL_LOCKED),
    (errors.JournalFullError, ProblemKind.JOURNAL_FULL),
    (errors.JournalError, ProblemKind.JOURNAL),
    (errors.CentreRefusedError, ProblemKind.DESKS_REFUSED),
    (errors.CentreError, ProblemKind.DESKS_APART),
    (errors.IllegalMoveError, ProblemKind.ENDED_OTHERWISE),
    (errors.VaultError, ProblemKind.VAULT),
    (errors.SettingsNotSavedError, ProblemKind.SETTINGS_NOT_SAVED),
    (errors.SettingsKeptError, ProblemKind.SETTINGS_KEPT),
    (errors.LiveIntentError, ProblemKind.LIVE_INTENT),
    (errors.NotMovableError, ProblemKind.NOT_MOVABLE),
    (errors.MoveOpenError, ProblemKind.MOVE_OPEN),
    (errors.OperatorError, ProblemKind.NO_RIGHT),
    (errors.TaskChangedError, ProblemKind.TASK_CHANGED),
    (SeveralTqidsError, ProblemKind.SEVERAL_TQIDS),
    (NotATqidError, ProblemKind.BAD_TQID),
    (TimeoutError, ProblemKind.DEADLINE),
)


def problem_of(error: BaseException) -> Problem:
    """The problem behind an error of the tree in ``core.errors``; anything else is INTERNAL, by its class name."""
    if isinstance(error, errors.GatewayError):
        return _of_gateway(error)
    for kind_of_error, kind in _LOCAL_KINDS:
        if isinstance(error, kind_of_error):
            return Problem(kind)
    return Problem(ProblemKind.INTERNAL, detail=type(error).__name__)


def _of_gateway(error: errors.GatewayError) -> Problem:
    kind = next((kind for known, kind in _GATEWAY_KINDS if isinstance(error, known)), ProblemKind.INTERNAL)
    detail, code = "", None
    match error:
        case errors.RefusedError():
            detail, code = error.reason, error.code
        case errors.SignInError():
            detail = error.oauth_error
        case errors.BadReplyError():
            detail, code = error.field or "", error.http_status
        case errors.LineError() if isinstance(error.__cause__, TimeoutError):
            kind = ProblemKind.DEADLINE
        case _:
            code = error.http_status
    return Problem(kind, detail=detail, request_id=error.request_id, operation=error.operation, code=code)
