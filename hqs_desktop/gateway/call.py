"""How an operation is called: token, sending, one replay or bounded retries of a read, and what its reply means."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

import stamina

from hqs_desktop.core import errors
from hqs_desktop.gateway.config import Environment, GatewayConfig
from hqs_desktop.gateway.retry import MOST_TRIES, wait_before_retry
from hqs_desktop.gateway.token import TokenStore
from hqs_desktop.gateway.transport import HttpReply, Transport, line_timeout
from hqs_desktop.gateway.turns import Turns
from hqs_desktop.gateway.wire.base import Unreadable
from hqs_desktop.gateway.wire.json_slices import Convert, read_json
from hqs_desktop.gateway.wire.message import Answer, open_reply

T = TypeVar("T")

READ_SECONDS: Final = 15.0
WRITE_SECONDS: Final = 30.0
_LEAST_TIME_FOR_A_RETRY: Final = 3.0
_OK, _UNAUTHORISED = 200, 401


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """How a reply is read: what becomes of its list's elements as they are decoded, and what of the whole."""

    finish: Callable[[Answer], T]
    convert: Convert | None = None


@dataclass(frozen=True, slots=True)
class Call(Generic[T]):
    """An operation with its arguments."""

    operation: str
    path: str
    body: bytes
    reading: Reading[T]
    base: str
    write: bool = False
    twin: bool = True  # whether the gateway has a test twin of it


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What a call brought, and the reply's request id."""

    result: T
    request_id: str | None


class Caller:
    """Makes calls over one transport with one token, in the order of ``Turns``."""

    def __init__(self, config: GatewayConfig, transport: Transport, tokens: TokenStore) -> None:
        self._config = config
        self._transport = transport
        self._tokens = tokens
        self._turns = Turns()

    async def make(self, call: Call[T]) -> Outcome[T]:
        """Make a call; a read is tried up to three times within its deadline, a write is sent once.

        Raises ``GatewayError``, and ``VaultError`` where the secrets can't be read.
        """
        now = asyncio.get_running_loop().time
        if call.write:
            return await self._try(call, now() + WRITE_SECONDS)
        deadline = now() + READ_SECONDS

        def wait(error: Exception) -> bool | float:
            seconds = wait_before_retry(error)
            return seconds if deadline - now() - seconds >= _LEAST_TIME_FOR_A_RETRY else False

        async for attempt in stamina.retry_context(
            on=wait, attempts=MOST_TRIES, timeout=None, wait_initial=0.3, wait_max=2.0, wait_jitter=0.5
        ):
            with attempt:
                return await self._try(call, deadline)
        raise AssertionError("unreachable: the last try raises")  # pragma: no cover

    async def _try(self, call: Call[T], deadline: float) -> Outcome[T]:
        with await self._turn(call, deadline):
            # Only now: a token may end while its call waits for its turn.
            access = await self._token(deadline)
            reply = await self._send(call, access, deadline)
            if reply.status == _UNAUTHORISED:
                self._tokens.reject(access)
                if not call.write:
                    access = await self._token(deadline)
                    reply = await self._send(call, access, deadline)
        if reply.status == _UNAUTHORISED:
            self._tokens.reject(access)
            raise errors.TokenRejectedError(
                "the token was not accepted",
                operation=call.operation,
                request_id=reply.request_id,
                http_status=reply.status,
            )
        return Outcome(await _read_in_time(call, reply, deadline), reply.request_id)

    async def _turn(self, call: Call[T], deadline: float) -> AbstractContextManager[None]:
        try:
            async with asyncio.timeout_at(deadline):
                return await self._turns.wait(write=call.write)
        except TimeoutError:
            raise errors.ConnectError("too many calls at a time", operation=call.operation) from None

    async def _token(self, deadline: float) -> str:
        try:
            async with asyncio.timeout_at(deadline):
                return await self._tokens.get()
        except TimeoutError:
            failure = line_timeout(errors.TOKEN)
        raise failure

    async def _send(self, call: Call[T], access: str, deadline: float) -> HttpReply:
        return await self._transport.post(
            self._url(call),
            call.body,
            {
                "Authorization": f"Bearer {access}",
                "Pid": self._config.pid_of(call.operation),
                "Content-Type": "application/json",
            },
            operation=call.operation,
            seconds=deadline - asyncio.get_running_loop().time(),
        )

    def _url(self, call: Call[T]) -> str:
        twin = "Test" if call.twin and self._config.environment == Environment.TEST else ""
        return f"{call.base.rstrip('/')}{call.path}/{call.operation}{twin}"


async def _read_in_time(call: Call[T], reply: HttpReply, deadline: float) -> T:
    try:
        async with asyncio.timeout_at(deadline):
            return await _read(call, reply)
    except TimeoutError:
        failure = _bad_reply(call, reply, Unreadable("reading it took too long"))
    raise failure


async def _read(call: Call[T], reply: HttpReply) -> T:
    """What a reply means. isError and isSuccess decide, at any status; without them, a write is not known to be done.

    So a 4xx or 5xx in the guide's error form is a refusal, for a write too: the gateway itself answered and said no.
    What contradicts itself is not known; but that a read's code or wrappers don't go with its success harms nobody.
    """
    reading = call.reading
    failure: errors.GatewayError
    try:
        answer = open_reply(await read_json(reply.parts, reading.convert))
        if answer.refusal is not None:
            failure = errors.RefusedError(
                answer.refusal.reason,
                code=answer.refusal.code,
                operation=call.operation,
                request_id=reply.request_id,
                http_status=reply.status,
            )
        elif reply.status != _OK:
            failure = _status_error(call, reply)
        elif not answer.judged and (call.write or answer.payload is None):
            failure = _bad_reply(call, reply, Unreadable("a mandatory field is missing", "isError"))
        elif call.write and answer.doubt is not None:
            failure = _bad_reply(call, reply, Unreadable("it contradicts itself", answer.doubt))
        else:
            return reading.finish(answer)
    except Unreadable as trouble:
        failure = _bad_reply(call, reply, trouble) if reply.status == _OK else _status_error(call, reply)
    raise failure


def _status_error(call: Call[T], reply: HttpReply) -> errors.HttpStatusError:
    return errors.HttpStatusError(
        "the gateway failed",
        operation=call.operation,
        request_id=reply.request_id,
        http_status=reply.status,
        retry_after=reply.retry_after,
    )


def _bad_reply(call: Call[T], reply: HttpReply, trouble: Unreadable) -> errors.BadReplyError:
    return errors.BadReplyError(
        str(trouble),
        operation=call.operation,
        field=trouble.field,
        request_id=reply.request_id,
        http_status=reply.status,
    )
