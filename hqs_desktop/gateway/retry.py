"""When a read is tried again, and after how long. A pure policy; writes never come here."""

from typing import Final

from hqs_desktop.core.errors import (
    ConnectError,
    HttpStatusError,
    LineError,
    ProxyError,
    TlsError,
)

MOST_TRIES: Final = 3

_PASSING: Final = frozenset({429, 500, 502, 503, 504})
_LONGEST_WAIT: Final = 5.0


def wait_before_retry(error: Exception) -> bool | float:
    """Whether to try again after ``error``: no, after the usual wait, or after as many seconds as the reply asked for.

    A broken line and an overloaded gateway pass; a refusal, a certificate, a password or an unreadable reply don't. A
    reply that wants a longer wait than a person at the desk has is not waited for.
    """
    match error:
        case TlsError() | ProxyError():
            return False
        case ConnectError() | LineError():
            return True
        case HttpStatusError(http_status=status, retry_after=wait) if status in _PASSING:
            return True if wait is None else wait if wait <= _LONGEST_WAIT else False
        case _:
            return False
