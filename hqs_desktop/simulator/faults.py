"""What can be made to go wrong between a caller and the simulated gateway: a list that grows.

To add a fault: a frozen dataclass under ``@register("name")`` with a field ``executed`` and an ``apply`` that waits, or
returns the reply to send instead of the true one. Its fields, plain values with defaults, are set where it is injected.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import timedelta
from threading import RLock
from typing import ClassVar, Final, Protocol, TypeVar

from starlette.responses import HTMLResponse, Response
from starlette.types import Receive, Scope, Send


class Gateway(Protocol):
    """What a fault can do to the gateway that it strikes."""

    async def pause(self, seconds: float) -> None:
        """Wait, but not beyond the server's end."""
        ...

    def expire_tokens(self, *, refresh_too: bool = False) -> None:
        """End every token now."""
        ...


class Fault(ABC):
    """One thing that goes wrong with one request.

    ``executed``: it strikes once the operation was executed, in place of its reply; else before the gateway looks.
    """

    name: ClassVar[str]
    executed: bool

    @abstractmethod
    async def apply(self, gateway: Gateway) -> Response | None:
        """Strike. A response is sent in place of the true one; None lets the request go on."""


_Kind = TypeVar("_Kind", bound=type[Fault])
FAULTS: Final[dict[str, type[Fault]]] = {}


def register(name: str) -> Callable[[_Kind], _Kind]:
    """Put a fault into the list under a name."""

    def add(kind: _Kind) -> _Kind:
        kind.name = name
        FAULTS[name] = kind
        return kind

    return add


def make(name: str, settings: Mapping[str, object]) -> Fault:
    """A fault by its name and its fields. Raises ``ValueError`` for a name, field or value that there is not."""
    kind = FAULTS.get(name)
    if kind is None:
        raise ValueError(f"no fault {name!r}; there are {', '.join(sorted(FAULTS))}")
    defaults = {item.name: item.default for item in fields(kind) if item.init}  # type: ignore[arg-type]  # a dataclass
    for key, value in settings.items():
        if key not in defaults:
            raise ValueError(f"fault {name!r} has no {key!r}")
        wanted = type(defaults[key])
        if not (type(value) is wanted or (wanted is float and type(value) is int)):
            raise ValueError(f"{key!r} of fault {name!r} must be a {wanted.__name__}")
    return kind(**settings)


class Connection(Protocol):
    """The caller's connection, where there is a real one."""

    def drop(self, *, reset: bool) -> None:
        """Close it at once, unsaid; with ``reset`` by a TCP reset instead of an orderly end."""
        ...


class Dropped(Response):
    """No reply at all: the connection closes. Mounted in-process, where there is none, it raises instead."""

    def __init__(self, *, reset: bool = False) -> None:
        super().__init__()
        self._reset = reset

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002  (ASGI's signature)
        """Close the caller's connection and wait until it is closed."""
        connection: Connection | None = scope.get("state", {}).get("connection")
        if connection is None:
            raise ConnectionResetError("the simulated gateway dropped the connection")
        connection.drop(reset=self._reset)
        while (await receive())["type"] != "http.disconnect":
            pass


@register("drop_before")
@dataclass(frozen=True)
class DropBefore(Fault):
    """The connection closes and nothing is executed."""

    executed: bool = field(default=False, init=False)
    reset: bool = False

    async def apply(self, gateway: Gateway) -> Response | None:  # noqa: ARG002
        """Say nothing."""
        return Dropped(reset=self.reset)


@register("drop_after")
@dataclass(frozen=True)
class DropAfter(Fault):
    """The operation is executed, and the connection closes instead of its reply."""

    executed: bool = field(default=True, init=False)
    reset: bool = False

    async def apply(self, gateway: Gateway) -> Response | None:  # noqa: ARG002
        """Say nothing."""
        return Dropped(reset=self.reset)


@register("status")
@dataclass(frozen=True)
class Status(Fault):
    """An HTTP status with a plain body, executed or not; ``retry_after`` sets that header where it is not empty."""

    executed: bool = False
    status: int = 500
    retry_after: str = ""

    async def apply(self, gateway: Gateway) -> Response | None:  # noqa: ARG002
        """Answer with the status."""
        headers = {"Retry-After": self.retry_after} if self.retry_after else None
        return Response("simulated fault", self.status, headers, "text/plain")


@register("html_200")
@dataclass(frozen=True)
class Html200(Fault):
    """A page of HTML with 200, as a captive portal sends it."""

    executed: bool = False

    async def apply(self, gateway: Gateway) -> Response | None:  # noqa: ARG002
        """Answer with the page."""
        return HTMLResponse("<!DOCTYPE html><html><head><title>Sign in</title></head><body>Welcome</body></html>")


@register("contradiction")
@dataclass(frozen=True)
class Contradiction(Fault):
    """A reply with 200 that says of one call that it went well and that it didn't."""

    executed: bool = False
    body: str = '{"Data": {"errorCode": 0, "isError": true, "isError": false, "Result": true}}'

    async def apply(self, gateway: Gateway) -> Response | None:  # noqa: ARG002
        """Answer with both."""
        return Response(self.body, media_type="application/json")


@register("slow")
@dataclass(frozen=True)
class Slow(Fault):
    """A wait before the operation is executed (it is, even when the caller has gone) or after it."""

    executed: bool = False
    seconds: float = 1.0

    async def apply(self, gateway: Gateway) -> Response | None:
        """Wait."""
        await gateway.pause(self.seconds)
        return None


@register("expire_tokens")
@dataclass(frozen=True)
class ExpireTokens(Fault):
    """Every token ends just before this request is looked at, so that it gets 401; or just after it."""

    executed: bool = False
    refresh_too: bool = False

    async def apply(self, gateway: Gateway) -> Response | None:
        """End the tokens."""
        gateway.expire_tokens(refresh_too=self.refresh_too)
        return None


@dataclass(slots=True, eq=False)
class Injection:
    """A fault that waits for its requests: those of an operation (None: of all), after the next ``skip`` of them."""

    fault: Fault
    operation: str | None
    times: int | None
    skip: int


class FaultPlan:
    """Which requests will be struck. May be used from any thread."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._injections: list[Injection] = []
        self.latency = 0.0  # seconds before every operation and sign-in
        self.date_ahead = timedelta()  # of the replies' Date before the gateway's true time

    def inject(
        self, name: str, *, operation: str | None = None, times: int | None = 1, skip: int = 0, **settings: object
    ) -> None:
        """Let the fault of that name strike.

        ``operation`` is the guide's name (its test twin's is the same), ``token`` for the sign-in, None for all;
        ``times`` how many requests it strikes, None for every one until ``clear``; ``skip`` how many go free first.
        ``settings`` are the fault's fields. Raises ``ValueError`` for a fault that there is not.
        """
        self.add(make(name, settings), operation=operation, times=times, skip=skip)

    def add(self, fault: Fault, *, operation: str | None = None, times: int | None = 1, skip: int = 0) -> None:
        """Let a fault strike; as ``inject``."""
        if (times is not None and times < 1) or skip < 0:
            raise ValueError("times must be 1 or more, skip 0 or more")
        with self._lock:
            self._injections.append(Injection(fault, operation, times, skip))

    def clear(self) -> None:
        """Let everything go well again, latency and date included."""
        with self._lock:
            self._injections.clear()
            self.latency = 0.0
            self.date_ahead = timedelta()

    @property
    def pending(self) -> Sequence[str]:
        """The names of the faults that still wait for a request."""
        with self._lock:
            return [injection.fault.name for injection in self._injections]

    def strikes(self, operation: str, *, executed: bool) -> Iterator[Fault]:
        """The faults that strike a request now, in the order of injection; each is used up as it is taken."""
        with self._lock:
            waiting = [
                injection
                for injection in self._injections
                if injection.fault.executed is executed and injection.operation in {None, operation}
            ]
        for injection in waiting:
            if self._take(injection):
                yield injection.fault

    def _take(self, injection: Injection) -> bool:
        with self._lock:
            if injection not in self._injections:
                return False
            if injection.skip:
                injection.skip -= 1
                return False
            if injection.times is not None:
                injection.times -= 1
                if not injection.times:
                    self._injections.remove(injection)
            return True
