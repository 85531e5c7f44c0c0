from hqs_desktop.core import errors as e


def test_only_what_never_left_may_be_sent_again() -> None:
    op = "SetAppointment"
    never = [
        e.ConnectError("refused", operation=op),
        e.TlsError("expired", operation=op),
        e.ProxyError("407", operation=op),
        e.SignInError("no", oauth_error="invalid_grant"),
    ]
    perhaps = [
        e.LineError("reset", operation=op),
        e.BadReplyError("html", field="Result", operation=op),
        e.HttpStatusError("500", operation=op, http_status=500),
        e.TokenRejectedError("401", operation=op),
        e.RefusedError("taken", code=0, operation=op),
    ]
    assert all(error.never_sent for error in never)
    assert not any(error.never_sent for error in perhaps)


def test_an_error_names_operation_status_and_request() -> None:
    error = e.HttpStatusError("odd status", operation="SetAppointment", http_status=502, request_id="r-1")
    assert str(error) == "odd status (SetAppointment, HTTP 502, requestId r-1)"
    assert str(e.LineError("reset", operation="token")) == "reset (token)"


def test_a_refusal_keeps_the_gateways_words_out_of_its_text() -> None:
    error = e.RefusedError("patient Ann Lee has a booking", code=7, operation="SetAppointment")
    assert (error.code, error.reason) == (7, "patient Ann Lee has a booking")
    assert "Ann" not in str(error)


def test_a_bad_reply_names_its_field_and_a_sign_in_its_word() -> None:
    assert e.BadReplyError("missing", operation="x", field="Result").field == "Result"
    assert e.SignInError("no", oauth_error="invalid_client").oauth_error == "invalid_client"
    assert e.SignInError("no", oauth_error="invalid_client").operation == "token"
