"""The token service: both grants, expiry, rotation, and its errors."""

import base64
from datetime import UTC, datetime, timedelta

import pytest

from hqs_desktop.simulator import credentials
from hqs_desktop.simulator.clock import WorldClock
from hqs_desktop.simulator.oauth import OAuthError, TokenDesk, read_form
from tests.simulator.caller import Caller, Json

BASIC = "Basic " + base64.b64encode(f"{credentials.CLIENT_ID}:{credentials.CLIENT_SECRET}".encode()).decode()
PASSWORD = {"grant_type": "password", "username": credentials.USERNAME, "password": credentials.PASSWORD}


class Desk:
    """A token desk whose time is moved by hand."""

    def __init__(self, *, rotate: bool = False) -> None:
        self.clock = WorldClock(datetime(2025, 11, 23, tzinfo=UTC))
        self.tokens = TokenDesk(self.clock, lifetime=timedelta(seconds=899), rotate=rotate)

    def issue(self, form: dict[str, str], basic: str = BASIC) -> dict[str, str]:
        reply = self.tokens.issue(basic, form)
        assert isinstance(reply, dict)
        return {name: str(value) for name, value in reply.items()}

    def refused(self, form: dict[str, str], basic: str = BASIC) -> tuple[int, str]:
        with pytest.raises(OAuthError) as error:
            self.tokens.issue(basic, form)
        return error.value.status, error.value.error


def refresh(tokens: dict[str, str]) -> dict[str, str]:
    return {"grant_type": "refresh_token", "refresh_token": tokens["refresh_token"]}


def test_a_token_is_good_until_it_expires() -> None:
    desk = Desk()
    tokens = desk.issue(PASSWORD)
    assert tokens["expires_in"] == "899"
    bearer = f"Bearer {tokens['access_token']}"
    desk.clock.advance(timedelta(seconds=890))
    assert desk.tokens.accepts(bearer)
    assert desk.tokens.accepts(bearer.replace("Bearer", "bearer"))
    desk.clock.advance(timedelta(seconds=10))
    assert not desk.tokens.accepts(bearer)


def test_a_refresh_token_outlives_it_and_stays_the_same() -> None:
    desk = Desk()
    tokens = desk.issue(PASSWORD)
    desk.clock.advance(timedelta(hours=1))
    renewed = desk.issue(refresh(tokens))
    assert renewed["refresh_token"] == tokens["refresh_token"]
    assert renewed["access_token"] != tokens["access_token"]
    assert desk.tokens.accepts(f"Bearer {renewed['access_token']}")
    assert desk.issue(refresh(tokens))


def test_a_rotated_refresh_token_is_good_once() -> None:
    desk = Desk(rotate=True)
    tokens = desk.issue(PASSWORD)
    renewed = desk.issue(refresh(tokens))
    assert renewed["refresh_token"] != tokens["refresh_token"]
    assert desk.refused(refresh(tokens)) == (400, "invalid_grant")
    assert desk.issue(refresh(renewed))


def test_tokens_can_be_ended() -> None:
    desk = Desk()
    tokens = desk.issue(PASSWORD)
    desk.tokens.expire()
    assert not desk.tokens.accepts(f"Bearer {tokens['access_token']}")
    assert desk.issue(refresh(tokens))
    desk.tokens.expire(refresh_too=True)
    assert desk.refused(refresh(tokens)) == (400, "invalid_grant")


@pytest.mark.parametrize(
    "basic",
    [
        "",
        "Basic",
        "Basic !!!",
        "Basic " + base64.b64encode(b"\xff\xfe").decode(),
        "Basic " + base64.b64encode(b"demo-client").decode(),
        "Basic " + base64.b64encode(b"demo-client:wrong").decode(),
        BASIC.replace("Basic", "Bearer"),
    ],
)
def test_another_client_is_refused(basic: str) -> None:
    assert Desk().refused(PASSWORD, basic) == (401, "invalid_client")


@pytest.mark.parametrize(
    ("form", "refusal"),
    [
        (PASSWORD | {"password": "wrong"}, (400, "invalid_grant")),
        (PASSWORD | {"username": "wrong"}, (400, "invalid_grant")),
        ({"grant_type": "password"}, (400, "invalid_grant")),
        ({"grant_type": "refresh_token"}, (400, "invalid_grant")),
        ({"grant_type": "refresh_token", "refresh_token": "wrong"}, (400, "invalid_grant")),
        ({"grant_type": "client_credentials"}, (400, "unsupported_grant_type")),
        ({}, (400, "invalid_request")),
    ],
)
def test_a_bad_grant_is_refused(form: dict[str, str], refusal: tuple[int, str]) -> None:
    assert Desk().refused(form) == refusal


def test_a_form_is_read_as_it_was_encoded() -> None:
    assert read_form(b"a=1&a=2&b=%D8%A8+x&c=") == {"a": "1", "b": "\u0628 x", "c": ""}


@pytest.mark.parametrize("body", [b"\xff=1", b"&".join(b"a%d=1" % number for number in range(99))])
def test_a_bad_form_is_an_invalid_request(caller: Caller, body: bytes) -> None:
    reply = caller.http.post("/oauth/token", content=body, auth=(credentials.CLIENT_ID, credentials.CLIENT_SECRET))
    error: Json = reply.json()
    assert (reply.status_code, error["error"]) == (400, "invalid_request")
    assert reply.headers["Cache-Control"] == "no-store"


def test_another_client_is_401_over_http(caller: Caller) -> None:
    reply = caller.grant(PASSWORD, ("demo-client", "wrong"))
    assert (reply.status_code, reply.json()["error"]) == (401, "invalid_client")
