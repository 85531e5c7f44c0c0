"""The whole error tree, in the desk's words."""

import pytest

from hqs_desktop.core import errors
from hqs_desktop.desk.problems import NotATqidError, Problem, ProblemKind, problem_of


def line_error(cause: BaseException | None = None) -> errors.LineError:
    error = errors.LineError("no answer", operation="SetAppointment")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (errors.VaultError("x"), ProblemKind.VAULT),
        (errors.JournalError("x"), ProblemKind.JOURNAL),
        (errors.JournalKeyMissingError("x"), ProblemKind.JOURNAL_KEY),
        (errors.JournalDamagedError("x"), ProblemKind.JOURNAL_DAMAGED),
        (errors.JournalReadOnlyError("x"), ProblemKind.JOURNAL_READ_ONLY),
        (errors.JournalLockedError("x"), ProblemKind.JOURNAL_LOCKED),
        (errors.JournalFullError("x"), ProblemKind.JOURNAL_FULL),
        (errors.JournalBlockedError("x"), ProblemKind.JOURNAL),
        (errors.IllegalMoveError("x"), ProblemKind.ENDED_OTHERWISE),
        (errors.LiveIntentError("x"), ProblemKind.LIVE_INTENT),
        (NotATqidError("x"), ProblemKind.BAD_TQID),
        (errors.ConnectError("x", operation="o"), ProblemKind.LINE),
        (errors.TlsError("x", operation="o"), ProblemKind.TLS),
        (errors.ProxyError("x", operation="o"), ProblemKind.PROXY),
        (errors.SignInError("x", oauth_error="invalid_grant"), ProblemKind.SIGN_IN),
        (errors.TokenRejectedError("x", operation="o"), ProblemKind.TOKEN),
        (line_error(), ProblemKind.LINE),
        (line_error(TimeoutError()), ProblemKind.DEADLINE),
        (TimeoutError(), ProblemKind.DEADLINE),
        (errors.BadReplyError("x", operation="o"), ProblemKind.BAD_REPLY),
        (errors.HttpStatusError("x", operation="o"), ProblemKind.HTTP),
        (errors.RefusedError("x", code=1, operation="o"), ProblemKind.REFUSED),
        (errors.GatewayError("x", operation="o"), ProblemKind.INTERNAL),
        (errors.LocalError("x"), ProblemKind.INTERNAL),
        (ZeroDivisionError("x"), ProblemKind.INTERNAL),
    ],
)
def test_kind_of_every_error(error: BaseException, kind: ProblemKind) -> None:
    assert problem_of(error).kind is kind


def below(cls: type[errors.HqsError]) -> set[type[errors.HqsError]]:
    return {cls}.union(*(below(one) for one in cls.__subclasses__()))


def test_no_error_of_the_tree_is_forgotten() -> None:
    """A new one of core must get words: INTERNAL tells the desk nothing."""
    general = {errors.HqsError, errors.LocalError, errors.GatewayError}
    for cls in below(errors.HqsError) - general:
        if cls.__module__ != errors.__name__:
            continue
        error = cls.__new__(cls)
        error.__dict__.update(
            operation="o", request_id=None, http_status=None, reason="", code=0, oauth_error="", field=None
        )
        assert problem_of(error).kind is not ProblemKind.INTERNAL, cls


def test_facts_for_the_text() -> None:
    refused = errors.RefusedError("no quota", code=17, operation="SetAppointment", request_id="r-1", http_status=200)
    assert problem_of(refused) == Problem(ProblemKind.REFUSED, "no quota", "r-1", "SetAppointment", 17)
    signed = errors.SignInError("refused", oauth_error="invalid_client", request_id="r-2", http_status=401)
    assert problem_of(signed) == Problem(ProblemKind.SIGN_IN, "invalid_client", "r-2", "token")
    unread = errors.BadReplyError("no field", operation="o", field="Result", http_status=200)
    assert (problem_of(unread).detail, problem_of(unread).code) == ("Result", 200)
    down = errors.HttpStatusError("down", operation="o", http_status=503)
    assert problem_of(down).code == 503


def test_a_problem_in_a_log_hides_the_gateways_words() -> None:
    refused = errors.RefusedError("0012345679 has one already", code=1, operation="SetAppointment")
    assert "0012345679" not in repr(problem_of(refused))
