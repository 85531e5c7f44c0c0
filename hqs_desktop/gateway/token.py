"""The centre's access token: fetched when needed, by one request however many wait, renewed before it ends.

Guide, "the token service": OAuth 2.0, password and refresh grants.
"""

import asyncio
import base64
import logging
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol
from urllib.parse import urlencode

from hqs_desktop.core.errors import TOKEN, BadReplyError, GatewayError, HqsError, HttpStatusError, SignInError
from hqs_desktop.core.tasks import TaskScope
from hqs_desktop.gateway.clock import WallClock
from hqs_desktop.gateway.config import GatewayConfig
from hqs_desktop.gateway.transport import HttpReply, Transport
from hqs_desktop.gateway.wire.base import Unreadable, read
from hqs_desktop.gateway.wire.json_slices import read_json
from hqs_desktop.gateway.wire.oauth import OAuthErrorIn, TokenIn

_log = logging.getLogger(__name__)

_FETCH_SECONDS: Final = 15.0
_UNKNOWN_LIFE: Final = 300.0  # where the reply does not say how long
_CALL_NEEDS: Final = 10.0  # to connect and to be looked at
_LONGEST_LIFE: Final = 24 * 3600.0
_EARLIEST, _LATEST = 60.0, 90.0
_PAUSE_AFTER_FAILURE: Final = 10.0
# What a token service says of a refresh token that it no longer takes; some say nothing but 401.
_REFRESH_IS_OVER: Final = frozenset({"invalid_grant", "invalid_token", ""})


class Secrets(Protocol):
    """The two secrets of the sign-in. Read anew, in a worker thread, whenever they are needed; never kept."""

    def client_secret(self) -> str:
        """The client's secret (Basic authentication). Raises ``core.errors.VaultError``."""
        ...

    def password(self) -> str:
        """The user's password. Raises ``core.errors.VaultError``."""
        ...


@dataclass(frozen=True, slots=True)
class _Token:
    access: str = field(repr=False)
    refresh: str | None = field(repr=False)
    renew_at: float  # monotonic seconds
    ends_at: float
    renew_on: datetime
    ends_on: datetime
    short: bool  # it lived less than a call needs when it came
    signed_in: bool  # it came for the password

    def due(self, monotonic: float, now: datetime) -> bool:
        """Whether it should be renewed. Either clock may say so: one stops in sleep, the other can be set back."""
        return monotonic >= self.renew_at or now >= self.renew_on

    def ended(self, monotonic: float, now: datetime) -> bool:
        """Whether what is left of it is too little for a call."""
        return monotonic >= self.ends_at or now >= self.ends_on


class TokenStore:
    """The session's token."""

    def __init__(
        self,
        config: GatewayConfig,
        secrets: Secrets,
        transport: Transport,
        clock: WallClock,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._config = config
        self._secrets = secrets
        self._transport = transport
        self._clock = clock
        self._monotonic = monotonic
        self._token: _Token | None = None
        self._flight: asyncio.Task[_Token] | None = None
        self._flight_signs_in = False
        self._no_renewal_before = 0.0
        # Whoever waits for the flight gets its error too; but all may have gone, or have a token that still works.
        self._tasks = TaskScope(_report)

    async def get(self) -> str:
        """A token to use now. Raises ``SignInError`` or what went wrong on the way to the token service."""
        token = self._token
        if token is None or token.ended(self._monotonic(), self._clock.now()):
            return (await self._join(sign_in=False)).access
        if token.due(self._monotonic(), self._clock.now()) and self._monotonic() >= self._no_renewal_before:
            try:
                return (await self._join(sign_in=False)).access
            except GatewayError as error:
                # It still works: the desk is not stopped because a renewal that was early met a bad minute.
                if isinstance(error, SignInError) or self._token is not token:
                    raise
                self._no_renewal_before = self._monotonic() + _PAUSE_AFTER_FAILURE
        return token.access

    async def sign_in(self) -> None:
        """Get a new token with the password, whatever there is. Raises as ``get``."""
        await self._join(sign_in=True)

    def reject(self, access: str) -> None:
        """Take note that the gateway did not accept ``access``: it is not used again, its refresh token may be."""
        token = self._token
        if token is not None and token.access == access:
            self._token = _ended(token)

    async def aclose(self) -> None:
        """Stop a fetch that is under way."""
        await self._tasks.aclose()

    async def _join(self, *, sign_in: bool) -> _Token:
        while (flight := self._flight) and not flight.done() and sign_in and not self._flight_signs_in:
            await asyncio.wait([flight])  # a renewal would prove less than what is asked for
        if flight is None or flight.done():
            flight = self._tasks.start(self._fetch(sign_in=sign_in), name="token")
            self._flight, self._flight_signs_in = flight, sign_in
        # Shielded: the others wait for it too, when this caller is cancelled.
        return await asyncio.shield(flight)

    async def _fetch(self, *, sign_in: bool) -> _Token:
        token = await self._obtain(sign_in=sign_in)
        if token.short and token.refresh and token.signed_in:
            # What is left of one that was given out before. If the renewed one is short too, that is how they are here.
            try:
                return await self._request({"grant_type": "refresh_token", "refresh_token": token.refresh})
            except HqsError as error:
                _report(error)
        return token

    async def _obtain(self, *, sign_in: bool) -> _Token:
        known = self._token
        if known is not None and known.refresh and not sign_in:
            try:
                return await self._request({"grant_type": "refresh_token", "refresh_token": known.refresh})
            except SignInError as error:
                if error.oauth_error not in _REFRESH_IS_OVER:
                    raise
        try:
            password = await asyncio.to_thread(self._secrets.password)
            return await self._request(
                {"grant_type": "password", "username": self._config.username, "password": password}
            )
        except SignInError:
            self._token = None
            raise

    async def _request(self, form: Mapping[str, str]) -> _Token:
        secret = await asyncio.to_thread(self._secrets.client_secret)
        basic = base64.b64encode(f"{self._config.client_id}:{secret}".encode()).decode("ascii")
        asked_at, asked_on = self._monotonic(), self._clock.now()
        reply = await self._transport.post(
            self._config.api_base.rstrip("/") + self._config.token_path,
            urlencode(form).encode("ascii"),
            {"Authorization": f"Basic {basic}", "Content-Type": "application/x-www-form-urlencoded"},
            operation=TOKEN,
            seconds=_FETCH_SECONDS,
        )
        answer = await _read_reply(reply)
        life = _life(answer.expires_in)
        # Not all desks at the same second; and a token that lives short is used for half of its life at least.
        early = min(random.uniform(_EARLIEST, _LATEST), life / 2)  # noqa: S311  (spreads load)
        useless = min(_CALL_NEEDS, life / 2)  # its last seconds
        self._token = token = _Token(
            access=answer.access_token,
            refresh=answer.refresh_token or form.get("refresh_token"),
            renew_at=asked_at + life - early,
            ends_at=asked_at + life - useless,
            renew_on=asked_on + timedelta(seconds=life - early),
            ends_on=asked_on + timedelta(seconds=life - useless),
            short=life < _CALL_NEEDS,
            signed_in=form["grant_type"] == "password",
        )
        self._no_renewal_before = 0.0
        return token


def _ended(token: _Token) -> _Token:
    past = datetime.min.replace(tzinfo=UTC)
    return replace(token, renew_at=0.0, ends_at=0.0, renew_on=past, ends_on=past)


def _life(expires_in: float | None) -> float:
    """The seconds that are left (guide, tables 10 and 13)."""
    return _UNKNOWN_LIFE if expires_in is None else min(max(expires_in, 0.0), _LONGEST_LIFE)


def _report(error: BaseException) -> None:
    if isinstance(error, HqsError):
        _log.info("no new token: %s", error if isinstance(error, GatewayError) else type(error).__name__)
    else:
        _log.error("a defect while getting a token", exc_info=error)


_UNAUTHORISED: Final = frozenset({401, 403})
_OK: Final = 200


async def _read_reply(reply: HttpReply) -> TokenIn:
    failure: GatewayError
    document: object = None
    try:
        document = await read_json(reply.parts)
        word = read(OAuthErrorIn, document).word
    except Unreadable:
        word = ""
    if word or reply.status in _UNAUTHORISED:
        raise SignInError(
            f"the token service refused: {word or 'no reason'}",
            oauth_error=word,
            request_id=reply.request_id,
            http_status=reply.status,
        )
    if reply.status != _OK:
        raise HttpStatusError(
            "the token service failed",
            operation=TOKEN,
            request_id=reply.request_id,
            http_status=reply.status,
            retry_after=reply.retry_after,
        )
    try:
        return read(TokenIn, document)
    except Unreadable as error:
        failure = BadReplyError(
            str(error), operation=TOKEN, field=error.field, request_id=reply.request_id, http_status=reply.status
        )
    raise failure
