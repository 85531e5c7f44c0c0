"""What happens to one request between its path and its operation: faults, token, Pid, form, execution, ledger."""

import asyncio
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import RLock
from typing import Final

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from hqs_desktop.simulator import credentials
from hqs_desktop.simulator.faults import Dropped, FaultPlan
from hqs_desktop.simulator.ledger import Execution, Ledger
from hqs_desktop.simulator.oauth import OAuthError, TokenDesk, read_form
from hqs_desktop.simulator.operations.base import Answer, Operation, composition
from hqs_desktop.simulator.reading import parse
from hqs_desktop.simulator.refusals import Reason, Refused
from hqs_desktop.simulator.wire import Json
from hqs_desktop.simulator.world import World

MAX_BODY: Final = 1024 * 1024  # bytes
TOKEN: Final = "token"  # noqa: S105  (what faults and ledger call the sign-in)
_INVALID_TOKEN: Final[Json] = {"error": "invalid_token", "error_description": "Invalid access token"}


@dataclass(frozen=True, slots=True)
class Options:
    """How the simulated gateway behaves. ``pids``: the Pid of an operation whose is not the usual one."""

    token_lifetime: timedelta = timedelta(seconds=899)
    rotate_refresh_tokens: bool = False
    pids: Mapping[str, str] = field(default_factory=dict)


class JsonReply(Response):
    """A JSON reply; what can't be UTF-8 (a lone surrogate that came in) is replaced, never a crash."""

    media_type = "application/json; charset=utf-8"

    def render(self, content: Json) -> bytes:
        """The body's bytes."""
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


class Simulator:
    """Everything behind the paths: two worlds, tokens, ledger and faults."""

    def __init__(self, world: World, options: Options) -> None:
        self.world = world
        self.options = options
        self.ledger = Ledger()
        self.faults = FaultPlan()
        self._tokens = TokenDesk(world.clock, lifetime=options.token_lifetime, rotate=options.rotate_refresh_tokens)
        self._twin: World | None = None
        self._twin_lock = RLock()
        self._stopping = asyncio.Event()

    @property
    def twin_world(self) -> World:
        """What the ``...Test`` operations work on; made when first used."""
        with self._twin_lock:
            if self._twin is None:
                self._twin = self.world.twin()
            return self._twin

    def reset(self) -> None:
        """Make the worlds anew and forget ledger, faults and tokens. From any thread."""
        self.world.reset()
        with self._twin_lock:
            self._twin = None
        self.ledger.clear()
        self.faults.clear()
        self.expire_tokens(refresh_too=True)

    def expire_tokens(self, *, refresh_too: bool = False) -> None:
        """End every access token now, and the refresh tokens with them if wanted. From any thread."""
        self._tokens.expire(refresh_too=refresh_too)

    def shown_time(self) -> datetime:
        """What its replies say that the time is: the world's own, as far as no fault shifts it."""
        return self.world.clock.now() + self.faults.date_ahead

    async def pause(self, seconds: float) -> None:
        """Wait, but not beyond ``stop``."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._stopping.wait()

    def resume(self) -> None:
        """Serve again after ``stop``, maybe in another loop."""
        self._stopping = asyncio.Event()

    def stop(self) -> None:
        """End every pause and drop what waits in one; from the loop's thread only."""
        self._stopping.set()

    async def sign_in(self, request: Request) -> Response:
        """Answer ``/oauth/token``."""
        return await self._serve(request, TOKEN, lambda body: self._issue(request, body))

    async def call(self, request: Request, operation: Operation, *, twin: bool) -> Response:
        """Answer an operation or its test twin."""
        return await self._serve(
            request, operation.name, lambda body: self._operate(request, body, operation, twin=twin)
        )

    async def _serve(self, request: Request, name: str, respond: Callable[[bytes], Response]) -> Response:
        self.ledger.count(name)
        if self.faults.latency:
            await self.pause(self.faults.latency)
        try:
            body = await read_body(request)
        except ClientDisconnect:
            return Response()  # goes nowhere
        early = await self._strike(name, executed=False)
        if early is not None:
            return early
        reply = respond(body)
        late = await self._strike(name, executed=True)
        if late is None:
            return reply
        self.ledger.mark_lost(request_id(request))
        return late

    async def _strike(self, name: str, *, executed: bool) -> Response | None:
        for fault in self.faults.strikes(name, executed=executed):
            reply = await fault.apply(self)
            if reply is not None:
                return reply
        return Dropped() if self._stopping.is_set() else None

    def _issue(self, request: Request, body: bytes) -> Response:
        headers = {"Cache-Control": "no-store"}
        try:
            form = read_form(body)
        except ValueError:
            return JsonReply({"error": "invalid_request", "error_description": "Malformed form"}, 400, headers)
        self.ledger.count(f"{TOKEN}.{form.get('grant_type', '')}")
        try:
            return JsonReply(self._tokens.issue(request.headers.get("authorization", ""), form), 200, headers)
        except OAuthError as error:
            return JsonReply(error.body, error.status, headers)

    def _operate(self, request: Request, body: bytes, operation: Operation, *, twin: bool) -> Response:
        if not self._tokens.accepts(request.headers.get("authorization", "")):
            return JsonReply(_INVALID_TOKEN, 401, {"WWW-Authenticate": 'Bearer error="invalid_token"'})
        world = self.twin_world if twin else self.world
        try:
            self._check(request, body, operation)
            answer = operation.run(world, composition(parse(body)))
        except Refused as refused:
            return JsonReply(operation.refuse(refused), refused.http_status)
        self._record(answer, operation, world, request_id(request), twin=twin)
        return JsonReply(answer.body)

    def _check(self, request: Request, body: bytes, operation: Operation) -> None:
        if request.headers.get("pid", "").strip() != self.options.pids.get(operation.name, credentials.PID):
            raise Refused(Reason.WRONG_PID)
        if request.headers.get("content-type", "").partition(";")[0].strip().casefold() != "application/json":
            raise Refused(Reason.WRONG_CONTENT_TYPE)
        if len(body) > MAX_BODY:
            raise Refused(Reason.TOO_BIG)

    def _record(self, answer: Answer, operation: Operation, world: World, request: str, *, twin: bool) -> None:
        if answer.change is not None:
            change = answer.change
            now = world.clock.now()
            self.ledger.add(Execution(operation.name, change.tqid, change.person_id, now, request, twin))


def request_id(request: Request) -> str:
    """The id under which this request is answered (reply header ``requestId``)."""
    found: str = request.state.request_id
    return found


async def read_body(request: Request) -> bytes:
    """The body; of one that is too big only so much that it shows."""
    body = bytearray()
    async for chunk in request.stream():
        if len(body) <= MAX_BODY:
            body += chunk
    return bytes(body)
