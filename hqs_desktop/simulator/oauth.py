"""``/oauth/token``: the password and the refresh grant (guide, tables 9 to 14)."""

import base64
import binascii
import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from threading import RLock
from urllib.parse import parse_qs
from uuid import uuid4

from hqs_desktop.simulator import credentials
from hqs_desktop.simulator.clock import WorldClock
from hqs_desktop.simulator.wire import Json


class OAuthError(Exception):
    """A refused sign-in, in OAuth's words: ``error`` is its code."""

    def __init__(self, status: int, error: str, description: str) -> None:
        super().__init__(error)
        self.status = status
        self.error = error
        self.description = description

    @property
    def body(self) -> Json:
        """The reply."""
        return {"error": self.error, "error_description": self.description}


class TokenDesk:
    """Issues tokens and knows which are good. May be used from any thread."""

    def __init__(self, clock: WorldClock, *, lifetime: timedelta, rotate: bool) -> None:
        self._clock = clock
        self._lifetime = lifetime
        self._rotate = rotate
        self._lock = RLock()
        self._access: dict[str, datetime] = {}
        self._refresh: set[str] = set()

    def issue(self, authorization: str, form: Mapping[str, str]) -> Json:
        """Tokens for a grant. Raises ``OAuthError``."""
        if not _is_client(authorization):
            raise OAuthError(401, "invalid_client", "Bad client credentials")
        match form.get("grant_type"):
            case "password":
                if not _same(form.get("username", ""), credentials.USERNAME) or not _same(
                    form.get("password", ""), credentials.PASSWORD
                ):
                    raise OAuthError(400, "invalid_grant", "Bad credentials")
                return self._tokens(str(uuid4()))
            case "refresh_token":
                return self._renew(form.get("refresh_token", ""))
            case None:
                raise OAuthError(400, "invalid_request", "Missing grant type")
            case _:
                raise OAuthError(400, "unsupported_grant_type", "Unsupported grant type")

    def accepts(self, authorization: str) -> bool:
        """Whether the ``Authorization`` header of an operation carries a token that is still good."""
        scheme, _, token = authorization.partition(" ")
        with self._lock:
            expires = self._access.get(token.strip())
            return scheme.casefold() == "bearer" and expires is not None and self._clock.now() < expires

    def expire(self, *, refresh_too: bool = False) -> None:
        """End every access token now, and the refresh tokens with them if wanted."""
        with self._lock:
            self._access.clear()
            if refresh_too:
                self._refresh.clear()

    def _renew(self, token: str) -> Json:
        with self._lock:
            if token not in self._refresh:
                raise OAuthError(400, "invalid_grant", "Bad credentials")
            if not self._rotate:
                return self._tokens(token)
            self._refresh.discard(token)
            return self._tokens(str(uuid4()))

    def _tokens(self, refresh: str) -> Json:
        access = str(uuid4())
        now = self._clock.now()
        with self._lock:
            self._access = {token: expires for token, expires in self._access.items() if now < expires}
            self._access[access] = now + self._lifetime
            self._refresh.add(refresh)
        return {
            "access_token": access,
            "token_type": "bearer",
            "refresh_token": refresh,
            "expires_in": int(self._lifetime.total_seconds()),
            "scope": "trust read write",
        }


def read_form(body: bytes) -> dict[str, str]:
    """The fields of a URL-encoded form; of one that comes twice the first counts. Raises ``ValueError``."""
    fields = parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=20)
    return {name: values[0] for name, values in fields.items()}


def _is_client(authorization: str) -> bool:
    scheme, _, value = authorization.partition(" ")
    if scheme.casefold() != "basic":
        return False
    try:
        name, _, secret = base64.b64decode(value, validate=True).decode("utf-8").partition(":")
    except (binascii.Error, ValueError):
        return False
    return _same(name, credentials.CLIENT_ID) and _same(secret, credentials.CLIENT_SECRET)


def _same(given: str, wanted: str) -> bool:
    return secrets.compare_digest(given.encode("utf-8", "replace"), wanted.encode())
