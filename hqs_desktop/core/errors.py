"""The one tree of errors. Only ``desk`` turns them into what a receptionist reads.

No text in here ever holds a token, a password or anything of a patient.
"""

from datetime import timedelta
from enum import StrEnum
from typing import Final

TOKEN: Final = "token"  # noqa: S105  (a name)
"""What the sign-in is called where an operation's name stands."""


class HqsError(Exception):
    """Everything that this product raises on purpose."""


class LocalError(HqsError):
    """This computer's own trouble: nothing was sent."""


class VaultError(LocalError):
    """The vault (Windows Credential Manager) can't be read or written."""


class SettingsNotSavedError(LocalError):
    """The settings file can't be written; nothing was changed. The text says which and why."""


class SettingsKeptError(LocalError):
    """The settings file is of a newer version, or can't be read, and was left as it is. The text says which and why."""


class JournalError(LocalError):
    """The journal can't be opened, read or written; booking must stop."""


class JournalKeyMissingError(JournalError):
    """The journal is there and its key is not in the vault: the file is left untouched."""


class JournalDamagedError(JournalError):
    """The journal's file is damaged, cut short, emptied or no journal: it is left untouched."""


class JournalReadOnlyError(JournalError):
    """The journal, or its folder, may be read but not written: somebody must give the right to."""


class JournalBlockedError(JournalError):
    """What keeps the journal from working may pass by itself: it is worth trying again."""


class JournalLockedError(JournalBlockedError):
    """Another program holds the journal's file."""


class JournalFullError(JournalBlockedError):
    """The disk has no room for what the journal must write."""


class CentreError(LocalError):
    """The centre's database, which lets the desks know of each other, does not answer: this desk goes on alone."""


class CentreRefusedError(CentreError):
    """The centre's database answers, and this desk must not use it as it is; the text says why."""


class IllegalMoveError(LocalError):
    """An intent can't become what was asked: it has ended otherwise already. Trying again changes nothing."""


class LiveIntentError(LocalError):
    """A booking or cancellation of the same slot is still under way or unresolved."""


class GatewayError(HqsError):
    """A call to the gateway that did not succeed.

    ``operation`` is the guide's name of the operation (``token`` for the sign-in), ``request_id`` the reply's
    ``requestId`` header, ``http_status`` the reply's status; both None where no reply came.
    """

    def __init__(
        self, text: str, *, operation: str, request_id: str | None = None, http_status: int | None = None
    ) -> None:
        super().__init__(text)
        self.operation = operation
        self.request_id = request_id
        self.http_status = http_status

    @property
    def never_sent(self) -> bool:
        """Whether it is certain that the operation's request never left this computer.

        So it is when the sign-in that it needed failed, however that went.
        """
        return self.operation == TOKEN

    def __str__(self) -> str:
        facts = [self.operation]
        if self.http_status is not None:
            facts.append(f"HTTP {self.http_status}")
        if self.request_id:
            facts.append(f"requestId {self.request_id}")
        return f"{super().__str__()} ({', '.join(facts)})"


class ConnectError(GatewayError):
    """No connection: name not found, refused, timed out, or none free. The request never left."""

    @property
    def never_sent(self) -> bool:
        """Always: there was no connection to send it over."""
        return True


class TlsError(ConnectError):
    """The gateway's certificate could not be verified."""


class ProxyError(ConnectError):
    """The proxy refused or could not be reached."""


class SignInError(GatewayError):
    """The token service refused the client, the user or the password; ``oauth_error`` is its word."""

    def __init__(
        self, text: str, *, oauth_error: str, request_id: str | None = None, http_status: int | None = None
    ) -> None:
        super().__init__(text, operation=TOKEN, request_id=request_id, http_status=http_status)
        self.oauth_error = oauth_error


class TokenRejectedError(GatewayError):
    """The gateway answered 401 to an operation, also after a new token where a replay was allowed."""


class LineError(GatewayError):
    """The line broke or timed out after the request may have left: its outcome is not known."""


class BadReplyError(GatewayError):
    """A reply that can't be read (not JSON, HTML, too big, a mandatory field missing); ``field`` names it if known.

    For a write its outcome is not known.
    """

    def __init__(
        self,
        text: str,
        *,
        operation: str,
        field: str | None = None,
        request_id: str | None = None,
        http_status: int | None = None,
    ) -> None:
        super().__init__(text, operation=operation, request_id=request_id, http_status=http_status)
        self.field = field


class HttpStatusError(GatewayError):
    """A status other than 200 without the guide's error form in its body. For a write the outcome is not known.

    ``retry_after`` is the reply's wish, in seconds, where it had one.
    """

    def __init__(
        self,
        text: str,
        *,
        operation: str,
        request_id: str | None = None,
        http_status: int | None = None,
        retry_after: float | None = None,
    ) -> None:
        super().__init__(text, operation=operation, request_id=request_id, http_status=http_status)
        self.retry_after = retry_after


class RefusedError(GatewayError):
    """The gateway said no: ``isError`` true (or ``isSuccess`` false), with its own code and text.

    ``code`` is the guide's errorCode, which may be 0; ``reason`` the text as it came.
    """

    def __init__(
        self,
        reason: str,
        *,
        code: int,
        operation: str,
        request_id: str | None = None,
        http_status: int | None = None,
    ) -> None:
        super().__init__(
            f"refused with code {code}", operation=operation, request_id=request_id, http_status=http_status
        )
        self.code = code
        self.reason = reason


class NotMovableError(LocalError):
    """A booking that does not stand, or is to be moved to its own slot, can't be moved."""


class MoveOpenError(LocalError):
    """An earlier move of one of these slots is not finished."""


class TaskChangedError(LocalError):
    """Somebody changed this task of the worklist meanwhile."""


class OperatorFault(StrEnum):
    """Why something about operators can't be."""

    NO_RIGHT = "no_right"  # what was asked for is not this operator's right
    NOT_SIGNED_IN = "not_signed_in"
    WRONG_PIN = "wrong_pin"
    BLOCKED = "blocked"  # too many wrong PINs
    NO_PIN = "no_pin"  # not 4 to 12 digits
    PLAIN_PIN = "plain_pin"  # the first that anybody would try
    NO_NAME = "no_name"
    NAME_TAKEN = "name_taken"
    HEAD_NEEDED = "head_needed"  # nobody could add an operator or reset a PIN any more
    GONE = "gone"  # retired meanwhile


class OperatorError(LocalError):
    """What was asked of the operators can't be; ``wait`` is how long a ``BLOCKED`` one has to wait."""

    def __init__(self, fault: OperatorFault, wait: timedelta = timedelta()) -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.wait = wait
