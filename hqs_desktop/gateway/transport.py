"""Sends one request and reads its reply, within limits; every way that this can fail becomes one of ``core.errors``.

What matters most is whether the request may have left: only what certainly has not is a ``ConnectError``.
"""

import asyncio
import codecs
import logging
import ssl
import zlib
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, cast

import httpcore  # noqa: F401  # now, in whatever thread imports this: httpx would with its first client, on the UI's
import httpx
import truststore

from hqs_desktop import __version__
from hqs_desktop.core import errors
from hqs_desktop.core.clock import SystemClock
from hqs_desktop.core.tasks import TaskScope
from hqs_desktop.gateway.clock import ClockSkew
from hqs_desktop.gateway.config import GatewayConfig

_log = logging.getLogger(__name__)

MOST_BYTES: Final = 32 * 2**20
"""The longest reply that is read, inflated."""

_LONGEST_ID: Final = 100
_CONNECT_SECONDS: Final = 5.0
_POOL_SECONDS: Final = 5.0
_MOST_KEPT: Final = 8  # connections
_INFLATE_STEP: Final = 256 * 1024
_PART_BYTES: Final = 2**20
_GZIP_OR_ZLIB: Final = 32 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class HttpReply:
    """A reply, its body inflated and decoded, in parts of about a megabyte. ``retry_after`` is in seconds."""

    status: int
    request_id: str | None
    parts: Sequence[str] = field(repr=False)
    retry_after: float | None = None


class _Stage(Enum):
    """How far a call has come, as far as the transport tells."""

    UNTOLD = "untold"
    CONNECTING = "connecting"
    LEFT = "left"


class _Progress:
    """Listens to httpcore's trace, so that a deadline knows what it interrupted."""

    def __init__(self) -> None:
        self.stage = _Stage.UNTOLD

    async def trace(self, event: str, info: Mapping[str, object]) -> None:
        """The hook of httpcore. The CONNECT that opens a tunnel through a proxy is not the request itself."""
        if event.endswith("send_request_headers.started"):
            if getattr(info.get("request"), "method", b"") != b"CONNECT":
                self.stage = _Stage.LEFT
        elif event.endswith("connect_tcp.started") and self.stage is _Stage.UNTOLD:
            self.stage = _Stage.CONNECTING


def tls_context(config: GatewayConfig) -> ssl.SSLContext:
    """The system's authorities and the configured ones. Raises ``OSError`` (also ``ssl.SSLError``) for a bad file."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if config.ca_file is not None:
        context.load_verify_locations(cafile=str(config.ca_file))
    return context


class Transport:
    """The connections of one session, kept alive between calls.

    ``transport`` replaces the network in tests, ``skew`` measures the clock by every reply. Raises ``OSError`` for a CA
    file that can't be used.
    """

    def __init__(
        self,
        config: GatewayConfig,
        transport: httpx.AsyncBaseTransport | None = None,
        *,
        skew: ClockSkew | None = None,
    ) -> None:
        self._skew = skew or ClockSkew(SystemClock())
        self._proxied = config.proxy is not None
        # Never closed: a call that is cut off by ``aclose`` still has its reply to close.
        self._closings = TaskScope(_report_closing)
        self._client = httpx.AsyncClient(
            transport=transport
            or httpx.AsyncHTTPTransport(
                verify=tls_context(config),
                trust_env=False,
                proxy=config.proxy,
                # No bound but that on calls: a call that is given up just after it connected leaves its connection
                # in httpcore's pool, neither used nor closed.
                limits=httpx.Limits(max_connections=None, max_keepalive_connections=_MOST_KEPT),
            ),
            trust_env=False,
            follow_redirects=False,
            headers={
                "User-Agent": f"hqs-desktop/{__version__}",
                "Accept": "application/json",
                "Accept-Encoding": "gzip",
            },
        )

    async def post(
        self, url: str, body: bytes, headers: Mapping[str, str], *, operation: str, seconds: float
    ) -> HttpReply:
        """Send a request and read the reply, within ``seconds`` in all. Raises ``GatewayError``.

        The errors are raised outside of the handlers: httpx's own, which hold the request with its headers, must not
        hang on them.
        """
        progress = _Progress()
        request = self._client.build_request(
            "POST",
            url,
            content=body,
            headers=dict(headers),
            timeout=httpx.Timeout(seconds, connect=_CONNECT_SECONDS, pool=_POOL_SECONDS),
            extensions={"trace": progress.trace},
        )
        failure: errors.GatewayError
        try:
            async with asyncio.timeout(seconds):
                return await self._exchange(request, operation)
        except TimeoutError:
            connecting = progress.stage is _Stage.CONNECTING
            failure = self._unconnected("in time", operation) if connecting else line_timeout(operation)
        except httpx.HTTPError as error:
            failure = self._translate(error, operation, progress)
        except OSError as error:
            failure = errors.LineError(f"the line broke: {type(error).__name__}", operation=operation)
        raise failure

    async def aclose(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def _exchange(self, request: httpx.Request, operation: str) -> HttpReply:
        sent_on = self._skew.now()
        response = await self._client.send(request, stream=True)
        self._skew.measure(response.headers.get("Date"), sent_on)
        try:
            request_id = _request_id(response)
            try:
                parts = await _read_text(response)
            except _BodyError as error:
                trouble = str(error)
            else:
                return HttpReply(response.status_code, request_id, parts, _retry_after(response))
        finally:
            # httpcore gives a connection up for lost, and for ever busy, where closing its reply is cut short.
            # What goes wrong with it changes nothing of a reply that was read, nor of a call that was given up.
            with suppress(httpx.HTTPError, OSError):
                await asyncio.shield(self._closings.start(response.aclose(), name="close a reply"))
        raise errors.BadReplyError(
            trouble, operation=operation, request_id=request_id, http_status=response.status_code
        )

    def _translate(self, error: httpx.HTTPError, operation: str, progress: _Progress) -> errors.GatewayError:
        name = type(error).__name__
        if isinstance(error, httpx.ProxyError):
            return errors.ProxyError("the proxy refused", operation=operation)
        if isinstance(error, httpx.ConnectError) and _is_tls(error):
            return errors.TlsError("the certificate could not be verified", operation=operation)
        unsent = (httpx.PoolTimeout, httpx.UnsupportedProtocol, httpx.LocalProtocolError)
        unconnected = (httpx.ConnectError, httpx.ConnectTimeout)
        if isinstance(error, (*unsent, *unconnected)) or progress.stage is _Stage.CONNECTING:
            return self._unconnected(name, operation)
        if isinstance(error, httpx.TimeoutException):
            return line_timeout(operation)
        return errors.LineError(f"the line broke: {name}", operation=operation)

    def _unconnected(self, name: str, operation: str) -> errors.ConnectError:
        if self._proxied:
            return errors.ProxyError(f"no connection through the proxy: {name}", operation=operation)
        return errors.ConnectError(f"no connection: {name}", operation=operation)


def line_timeout(operation: str) -> errors.LineError:
    """The error of a call that had no reply in time; its cause tells that it was the time."""
    error = errors.LineError("no reply in time", operation=operation)
    error.__cause__ = TimeoutError()
    return error


def _is_tls(error: BaseException) -> bool:
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ssl.SSLError):
            return True
        seen = seen.__cause__ or seen.__context__
    return False


def _request_id(response: httpx.Response) -> str | None:
    given = response.headers.get("requestId", "")
    # It is shown and logged, so it is only taken if it looks like an id.
    return given if 0 < len(given) <= _LONGEST_ID and given.isascii() and given.isprintable() else None


def _retry_after(response: httpx.Response) -> float | None:
    given = response.headers.get("Retry-After", "").strip()
    return float(given) if given.isascii() and given.isdigit() else None


class _BodyError(Exception):
    """A body that can't be had."""


async def _read_text(response: httpx.Response) -> Sequence[str]:
    """The body as text: piece by piece, so that a bomb is stopped and a big one does not hold the loop."""
    # An error page may be in any encoding; its status says enough.
    decoder = codecs.getincrementaldecoder("utf-8-sig")("strict" if response.is_success else "replace")
    parts: list[str] = []
    pieces: list[str] = []
    size, gathered = 0, 0
    try:
        async for piece in _inflated(response):
            size += len(piece)
            if size > MOST_BYTES:
                raise _BodyError("the reply is too big")
            pieces.append(decoder.decode(piece))
            gathered += len(piece)
            if gathered >= _PART_BYTES:
                parts.append("".join(pieces))
                pieces.clear()
                gathered = 0
                await asyncio.sleep(0)
        pieces.append(decoder.decode(b"", final=True))
    except UnicodeDecodeError:
        trouble = "the reply is not UTF-8"
    except zlib.error:
        trouble = "the reply's compression is damaged"
    else:
        return [*parts, "".join(pieces)]
    raise _BodyError(trouble)


def _report_closing(error: BaseException) -> None:
    """Tell of a reply that could not be closed; its call ends as it would have."""
    _log.info("closing a reply met %s", type(error).__name__)


def _raw(response: httpx.Response) -> httpx.AsyncByteStream:
    """The body as it comes. ``aiter_raw`` would close the reply at its end, where it may be cut short."""
    return cast("httpx.AsyncByteStream", response.stream)


async def _inflated(response: httpx.Response) -> AsyncIterator[bytes]:
    """The body's pieces as they are, or inflated by hand: httpx would inflate a piece without bound."""
    if response.is_stream_consumed:  # httpx.MockTransport's replies come read and inflated
        yield response.content
        return
    encoding = response.headers.get("Content-Encoding", "identity").strip().casefold()
    if encoding in {"", "identity"}:
        async for piece in _raw(response):
            yield piece
        return
    if encoding not in {"gzip", "x-gzip", "deflate"}:
        raise _BodyError("the reply's compression is not known")
    inflater = zlib.decompressobj(_GZIP_OR_ZLIB)
    started = False
    async for piece in _raw(response):
        started, rest, full = True, piece, False
        while rest or full:
            if inflater.eof and rest:
                inflater = zlib.decompressobj(_GZIP_OR_ZLIB)
            inflated = inflater.decompress(rest, _INFLATE_STEP)
            yield inflated
            rest = inflater.unconsumed_tail or inflater.unused_data
            full = len(inflated) == _INFLATE_STEP  # there may be more to come out without any more going in
    if started and not inflater.eof:
        raise _BodyError("the reply's compression is damaged")
