"""Real sockets: what the network does to a call, and the limits that hold against a hostile reply."""

import asyncio
import gzip
import logging
import socket
import zlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import httpx
import pytest

from hqs_desktop.core import errors
from hqs_desktop.gateway.client import GatewayClient
from hqs_desktop.gateway.config import GatewayConfig
from hqs_desktop.gateway.transport import Transport
from tests.gateway import kit
from tests.gateway.server import Behaviour, RawServer, http_reply, raw_server

_OK = b'{"isError": false, "Result": {"Coded_string": "1"}}'
_PACKED = gzip.compress(_OK, mtime=0)
_READ, _WRITE = "GetAppointmentStatus", "SetAppointment"


@asynccontextmanager
async def _client(behaviour: Behaviour) -> AsyncIterator[tuple[GatewayClient, RawServer]]:
    async with raw_server(behaviour) as server:
        config = kit.config(api_base=server.url, referral_base=server.url)
        gateway = GatewayClient(config, kit.FixedSecrets())
        try:
            yield gateway, server
        finally:
            await gateway.aclose()


def _sends(data: bytes, *, then_close: bool = False) -> Behaviour:
    async def behave(_: asyncio.StreamReader, writer: asyncio.StreamWriter, __: bytes) -> None:
        writer.write(data)
        await writer.drain()
        if then_close:
            writer.close()

    return behave


async def _failure(behaviour: Behaviour, operation: str) -> tuple[errors.GatewayError, RawServer]:
    async with _client(behaviour) as (gateway, server):
        await gateway.sign_in()  # so that a short deadline is the operation's alone
        with pytest.raises(errors.GatewayError) as caught:
            await kit.OPERATIONS[operation](gateway)
        return caught.value, server


async def test_connections_are_kept_alive() -> None:
    async with _client(_sends(http_reply(_OK, "requestId: r-1"))) as (gateway, server):
        for _ in range(5):
            assert (await gateway.appointment_status(kit.TQID)).code == "1"
        assert server.connections == 1
        assert server.operations[0].startswith(b"POST /api/client/apim/v1/sepas/gwHQS/GetAppointmentStatus HTTP/1.1")


async def test_a_dropped_write_is_not_known_and_not_resent() -> None:
    error, server = await _failure(_sends(b"", then_close=True), _WRITE)
    assert type(error) is errors.LineError
    assert not error.never_sent
    assert len(server.operations) == 1


async def test_a_dropped_read_is_tried_again() -> None:
    error, server = await _failure(_sends(b"", then_close=True), _READ)
    assert type(error) is errors.LineError
    assert len(server.operations) == 3


@pytest.mark.parametrize("operation", [_READ, _WRITE])
async def test_a_stale_kept_alive_connection(operation: str) -> None:
    """The server closes an idle connection as the next request leaves: a read goes again, a write does not."""

    async def once(_: asyncio.StreamReader, writer: asyncio.StreamWriter, __: bytes) -> None:
        if len(server.operations) == 2:
            writer.transport.abort()
            return
        writer.write(http_reply(_OK))
        await writer.drain()

    async with _client(once) as (gateway, server):
        await gateway.appointment_status(kit.TQID)
        if operation == _READ:
            await kit.OPERATIONS[operation](gateway)
        else:
            with pytest.raises(errors.LineError):
                await kit.OPERATIONS[operation](gateway)
        assert len(server.operations) == (3 if operation == _READ else 2)


@pytest.mark.parametrize("headers", [(), ("Connection: close",)], ids=["kept", "closed"])
async def test_calls_given_up_at_any_moment_keep_no_connection_from_others(
    headers: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many as a day of typing gives up: each one that kept its connection busy would be one less for the desk."""
    monkeypatch.setattr("hqs_desktop.gateway.transport._POOL_SECONDS", 0.5)
    async with _client(_sends(http_reply(_OK, *headers), then_close=bool(headers))) as (gateway, _):
        for turns in list(range(60)) * 4:
            call = asyncio.ensure_future(gateway.appointment_status(kit.TQID))
            for _ in range(turns):
                await asyncio.sleep(0)
            call.cancel()
            await asyncio.wait([call])
        assert (await gateway.appointment_status(kit.TQID)).code == "1"


@pytest.mark.parametrize("whole", [True, False], ids=["read", "given up"])
async def test_a_reply_that_can_not_be_closed_changes_nothing_and_is_told(
    *, whole: bool, caplog: pytest.LogCaptureFixture
) -> None:
    class Stuck(httpx.AsyncByteStream):
        async def __aiter__(self) -> AsyncIterator[bytes]:
            yield _OK
            if not whole:
                await asyncio.Event().wait()

        async def aclose(self) -> None:
            await asyncio.sleep(0)
            raise httpx.ReadError("secret")

    transport = Transport(kit.config(), httpx.MockTransport(lambda _: httpx.Response(200, stream=Stuck())))
    with caplog.at_level(logging.INFO, "hqs_desktop.gateway.transport"):
        call = asyncio.ensure_future(transport.post("http://127.0.0.1/", b"", {}, operation=_READ, seconds=5))
        for _ in range(20):
            await asyncio.sleep(0)
        assert call.cancel() is not whole
        await asyncio.wait([call])
    assert call.cancelled() is not whole
    assert [record.getMessage() for record in caplog.records] == ["closing a reply met ReadError"]
    await transport.aclose()


@pytest.mark.parametrize(
    "reply",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{",
        b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"is',
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n",
        b"this is no HTTP\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\n",
    ],
)
async def test_a_broken_reply_of_a_write_is_not_known(reply: bytes) -> None:
    error, server = await _failure(_sends(reply, then_close=True), _WRITE)
    assert type(error) is errors.LineError
    assert len(server.operations) == 1


@pytest.mark.parametrize("operation", [_READ, _WRITE])
@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "307 Temporary", "308 Permanent"])
async def test_redirects_are_not_followed(operation: str, status: str) -> None:
    error, server = await _failure(_sends(http_reply(b"", "Location: /elsewhere", status=status)), operation)
    assert type(error) is errors.HttpStatusError
    assert error.http_status == int(status[:3])
    assert len(server.operations) == 1


async def test_html_with_200() -> None:
    error, _ = await _failure(_sends(http_reply(b"<html>maintenance</html>", "Content-Type: text/html")), _WRITE)
    assert type(error) is errors.BadReplyError


async def test_an_error_page_in_another_encoding() -> None:
    error, _ = await _failure(_sends(http_reply("خطا".encode("cp1256"), status="500 Error")), _WRITE)
    assert type(error) is errors.HttpStatusError


async def test_silence_ends_with_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hqs_desktop.gateway.call.WRITE_SECONDS", 0.3)

    async def silent(reader: asyncio.StreamReader, _: asyncio.StreamWriter, __: bytes) -> None:
        await reader.read()

    started = asyncio.get_running_loop().time()
    error, _ = await _failure(silent, _WRITE)
    assert asyncio.get_running_loop().time() - started < 3
    assert type(error) is errors.LineError
    assert isinstance(error.__cause__, TimeoutError)
    assert not error.never_sent


async def test_a_drip_ends_with_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes keep coming, so no read ever times out: only the deadline of the whole call ends it."""
    monkeypatch.setattr("hqs_desktop.gateway.call.WRITE_SECONDS", 0.3)

    async def drip(__: asyncio.StreamReader, writer: asyncio.StreamWriter, ___: bytes) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(1000):
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.05)

    error, _ = await _failure(drip, _WRITE)
    assert type(error) is errors.LineError


async def test_nobody_listens() -> None:
    async with _client(_sends(b"")) as (gateway, server):
        url = server.url
    gateway = GatewayClient(kit.config(api_base=url), kit.FixedSecrets())
    with pytest.raises(errors.ConnectError) as caught:
        await gateway.set_appointment(kit.booking())
    assert type(caught.value) is errors.ConnectError
    assert caught.value.never_sent
    await gateway.aclose()


async def test_a_name_that_nobody_has() -> None:
    gateway = GatewayClient(kit.config(api_base="https://gateway.invalid"), kit.FixedSecrets())
    with pytest.raises(errors.ConnectError) as caught:
        await gateway.set_appointment(kit.booking())
    assert type(caught.value) is errors.ConnectError
    await gateway.aclose()


async def test_a_deadline_while_connecting_sends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A host that swallows packets, here a server whose queue of connections is never emptied."""
    monkeypatch.setattr("hqs_desktop.gateway.token._FETCH_SECONDS", 0.3)
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        port = full.getsockname()[1]
        fillers = [socket.socket() for _ in range(4)]
        for filler in fillers:
            filler.setblocking(False)
            filler.connect_ex(("127.0.0.1", port))
        gateway = GatewayClient(kit.config(api_base=f"http://127.0.0.1:{port}"), kit.FixedSecrets())
        with pytest.raises(errors.ConnectError) as caught:
            await gateway.sign_in()
        assert type(caught.value) is errors.ConnectError
        await gateway.aclose()
        for filler in fillers:
            filler.close()


# Limits ---------------------------------------------------------------------------------------------------------------


def _padded(size: int) -> bytes:
    """A reply with texts of 64,000 characters beside its status."""
    texts = b",".join([b'"' + b"x" * 64_000 + b'"'] * (size // 64_000 + 1))
    return b'{"isError": false, "Result": {"Coded_string": "1"}, "pad": [' + texts + b"]}"


@pytest.mark.parametrize("compress", [gzip.compress, zlib.compress], ids=["gzip", "zlib"])
async def test_a_bomb_is_stopped(compress: Callable[[bytes], bytes]) -> None:
    bomb = compress(_padded(100 * 2**20))
    encoding = "gzip" if compress is gzip.compress else "deflate"
    error, server = await _failure(_sends(http_reply(bomb, f"Content-Encoding: {encoding}")), _READ)
    assert type(error) is errors.BadReplyError
    assert "too big" in str(error)
    assert len(server.operations) == 1


async def test_an_endless_reply_is_stopped() -> None:
    async def endless(_: asyncio.StreamReader, writer: asyncio.StreamWriter, __: bytes) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            writer.write(b" " * 2**20)
            await writer.drain()

    error, _ = await _failure(endless, _READ)
    assert type(error) is errors.BadReplyError
    assert "too big" in str(error)


@pytest.mark.parametrize("members", [1, 3])
async def test_a_big_compressed_reply_is_read(members: int) -> None:
    body = _padded(3 * 2**20)
    step = len(body) // members + 1
    packed = b"".join(gzip.compress(body[at : at + step]) for at in range(0, len(body), step))
    async with _client(_sends(http_reply(packed, "Content-Encoding: gzip"))) as (gateway, _):
        assert (await gateway.appointment_status(kit.TQID)).code == "1"


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (_PACKED[:-9], "gzip"),
        (_PACKED[:-8] + bytes(8), "gzip"),
        (_OK, "gzip"),
        (_PACKED + b"rubbish", "gzip"),
        (_OK, "br"),
    ],
    ids=["cut", "wrong sum", "none", "rubbish after it", "unknown"],
)
async def test_a_damaged_or_unknown_compression(body: bytes, encoding: str) -> None:
    error, _ = await _failure(_sends(http_reply(body, f"Content-Encoding: {encoding}")), _WRITE)
    assert type(error) is errors.BadReplyError
    assert "compression" in str(error)


async def test_an_empty_compressed_error_page() -> None:
    error, _ = await _failure(_sends(http_reply(b"", "Content-Encoding: gzip", status="404 Not Found")), _WRITE)
    assert type(error) is errors.HttpStatusError


# Proxy ----------------------------------------------------------------------------------------------------------------


def _proxied(url: str) -> GatewayConfig:
    return kit.config(proxy=url)


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n",
        b"",
    ],
)
async def test_a_proxy_that_refuses(answer: bytes) -> None:
    asked: list[bytes] = []

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readuntil(b"\r\n"))
        writer.write(answer)
        writer.close()

    server = await asyncio.start_server(refuse, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    gateway = GatewayClient(_proxied(f"http://127.0.0.1:{port}"), kit.FixedSecrets())
    with pytest.raises(errors.ProxyError) as caught:
        await gateway.set_appointment(kit.booking())
    assert caught.value.never_sent
    assert set(asked) == {b"CONNECT apigateway.behdasht.gov.ir:443 HTTP/1.1\r\n"}
    await gateway.aclose()
    server.close()
    await server.wait_closed()
    gateway = GatewayClient(_proxied(f"http://127.0.0.1:{port}"), kit.FixedSecrets())
    with pytest.raises(errors.ProxyError):
        await gateway.set_appointment(kit.booking())
    await gateway.aclose()


async def test_the_environment_does_not_hijack(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere.pem")
    async with _client(_sends(http_reply(_OK))) as (gateway, _):
        assert (await gateway.appointment_status(kit.TQID)).code == "1"
