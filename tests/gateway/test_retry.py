import pytest

from hqs_desktop.core import errors
from hqs_desktop.gateway.retry import wait_before_retry


def _status(status: int, retry_after: float | None = None) -> errors.HttpStatusError:
    return errors.HttpStatusError("x", operation="op", http_status=status, retry_after=retry_after)


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (errors.ConnectError("x", operation="op"), True),
        (errors.LineError("x", operation="op"), True),
        (errors.LineError("x", operation="token"), True),
        (errors.TlsError("x", operation="op"), False),
        (errors.ProxyError("x", operation="op"), False),
        (errors.SignInError("x", oauth_error="invalid_grant"), False),
        (errors.TokenRejectedError("x", operation="op"), False),
        (errors.RefusedError("x", code=0, operation="op", http_status=503), False),
        (errors.BadReplyError("x", operation="op"), False),
        (errors.VaultError("x"), False),
        (ValueError("x"), False),
        *((_status(status), True) for status in (429, 500, 502, 503, 504)),
        *((_status(status), False) for status in (302, 400, 401, 403, 404, 405, 501)),
        (_status(429, 0), 0),
        (_status(429, 2.0), 2.0),
        (_status(503, 5.0), 5.0),
        (_status(503, 5.1), False),
        (_status(404, 1.0), False),
    ],
)
def test_the_policy(error: Exception, *, expected: bool | float) -> None:
    result = wait_before_retry(error)
    assert result == expected
    assert isinstance(result, bool) is isinstance(expected, bool)
