"""The error table: what can go wrong with a call, and which error of the tree it becomes."""

import asyncio
import gzip
import traceback

import httpx
import pytest

from hqs_desktop.core import errors
from hqs_desktop.gateway.client import GatewayClient
from tests.gateway import kit
from tests.gateway.kit import Gate, Json

_READ, _WRITE = "GetAppointmentStatus", "SetAppointment"
_ERROR_FORM = {"Data": {"errorCode": 9, "errorMessage": "no", "isError": True, "Result": False}}
_HTML = b"<html><body>Bad gateway</body></html>"


async def _failure(gate: Gate, operation: str) -> errors.GatewayError:
    gateway = kit.client(gate)
    with pytest.raises(errors.GatewayError) as caught:
        await kit.OPERATIONS[operation](gateway)
    return caught.value


@pytest.mark.parametrize("operation", [_READ, _WRITE])
@pytest.mark.parametrize(
    ("raised", "expected", "never_sent"),
    [
        (httpx.ConnectError("x"), errors.ConnectError, True),
        (httpx.ConnectTimeout("x"), errors.ConnectError, True),
        (httpx.PoolTimeout("x"), errors.ConnectError, True),
        (httpx.LocalProtocolError("x"), errors.ConnectError, True),
        (httpx.UnsupportedProtocol("x"), errors.ConnectError, True),
        (httpx.ProxyError("x"), errors.ProxyError, True),
        (httpx.ReadError("x"), errors.LineError, False),
        (httpx.WriteError("x"), errors.LineError, False),
        (httpx.CloseError("x"), errors.LineError, False),
        (httpx.ReadTimeout("x"), errors.LineError, False),
        (httpx.WriteTimeout("x"), errors.LineError, False),
        (httpx.RemoteProtocolError("x"), errors.LineError, False),
        (httpx.DecodingError("x"), errors.LineError, False),
        (OSError("x"), errors.LineError, False),
    ],
)
async def test_what_httpx_raises(
    gate: Gate, operation: str, raised: Exception, expected: type[errors.GatewayError], *, never_sent: bool
) -> None:
    gate.always(operation, raised)
    error = await _failure(gate, operation)
    assert type(error) is expected
    assert error.never_sent is never_sent
    assert (error.operation, error.http_status, error.request_id) == (operation, None, None)
    assert error.__context__ is None
    if operation == _WRITE:
        assert len(gate.of(_WRITE)) == 1


@pytest.mark.parametrize("raised", [httpx.ReadTimeout("x"), httpx.WriteTimeout("x")])
async def test_a_time_out_can_be_told(gate: Gate, raised: Exception) -> None:
    gate.always(_WRITE, raised)
    assert isinstance((await _failure(gate, _WRITE)).__cause__, TimeoutError)


@pytest.mark.parametrize("operation", [_READ, _WRITE])
@pytest.mark.parametrize("status", [400, 403, 404, 409, 429, 500, 502, 503])
async def test_statuses(gate: Gate, operation: str, status: int) -> None:
    gate.always(operation, lambda _: kit.reply(_HTML, status, requestId="r-1"))
    error = await _failure(gate, operation)
    assert type(error) is errors.HttpStatusError
    assert (error.http_status, error.request_id, error.never_sent) == (status, "r-1", False)

    gate.always(operation, lambda _: kit.reply(_ERROR_FORM, status, REQUESTID="r-2"))
    refused = await _failure(gate, operation)
    assert isinstance(refused, errors.RefusedError)
    assert (refused.http_status, refused.request_id, refused.code, refused.reason) == (status, "r-2", 9, "no")


@pytest.mark.parametrize(
    "body", [{"isError": False, "Result": True}, {}, [], b"", b"\xff\xfe", b"[" * 50000, {"isError": "what"}]
)
@pytest.mark.parametrize("status", [302, 500])
async def test_a_status_without_the_error_form(gate: Gate, body: Json, status: int) -> None:
    gate.always(_WRITE, lambda _: kit.reply(body, status, Location="https://elsewhere.example/"))
    error = await _failure(gate, _WRITE)
    assert type(error) is errors.HttpStatusError
    assert len(gate.of(_WRITE)) == 1


@pytest.mark.parametrize("operation", [_READ, _WRITE])
@pytest.mark.parametrize(
    "body",
    [
        _HTML,
        b"",
        b"{",
        b'{"a":1}x',
        b'{"Data": {"isError": false, "Result": NaN}}',
        b'{"a" 1}',
        b"{1: 2}",
        b"[1 2]",
        b'{"a": 1 "b"}',
        b'{"a": [[[[[1,]]]]]}',
        b"\xff\xfe{}",
        b"[" * 50000,
        b'{"x":' * 40 + b"1" + b"}" * 40,
        b'{"x":' + b"9" * 5000 + b"}",
    ],
)
async def test_what_is_no_reply(gate: Gate, operation: str, body: bytes) -> None:
    gate.always(operation, lambda _: kit.reply(body, requestId="r-1"))
    error = await _failure(gate, operation)
    assert type(error) is errors.BadReplyError
    assert (error.http_status, error.request_id, error.never_sent) == (200, "r-1", False)
    assert len(gate.of(operation)) == 1


async def test_a_replys_byte_order_mark_and_raw_tabs_are_no_trouble(gate: Gate, gateway: GatewayClient) -> None:
    gate.answer(
        "GetAppointmentStatus",
        kit.reply(b'\xef\xbb\xbf {"isError": false, "Result": {"Coded_string": "1", "Value": "a\tb"}} \r\n'),
    )
    assert (await gateway.appointment_status(kit.TQID)).value == "a\tb"


@pytest.mark.parametrize(("sent", "code"), [(2**63 - 1, 2**63 - 1), (2**63, 0), ("-9" * 2000, 0), ("x", 0), (True, 0)])
async def test_an_error_code_that_no_journal_holds_is_none(gate: Gate, sent: Json, code: int) -> None:
    gate.always(_WRITE, lambda _: kit.reply({"isError": True, "errorCode": sent}))
    refused = await _failure(gate, _WRITE)
    assert isinstance(refused, errors.RefusedError)
    assert refused.code == code


@pytest.mark.parametrize("request_id", ["", "x" * 200, "a\tb"])
async def test_a_request_id_is_only_taken_if_it_looks_like_one(gate: Gate, request_id: str) -> None:
    gate.always(_WRITE, lambda _: kit.reply(_ERROR_FORM, requestId=request_id))
    assert (await _failure(gate, _WRITE)).request_id is None


async def test_a_write_returns_its_request_id(gate: Gate, gateway: GatewayClient) -> None:
    gate.answer("SetAppointment", kit.reply({"isError": False, "Result": True}, RequestID="the-id"))
    assert await gateway.set_appointment(kit.booking()) == "the-id"


# Retries --------------------------------------------------------------------------------------------------------------

_STATUS_REPLY = {"isError": False, "Result": {"Coded_string": "1"}}


@pytest.mark.parametrize(
    "passing",
    [
        httpx.ConnectError("x"),
        httpx.ReadError("x"),
        httpx.RemoteProtocolError("x"),
        kit.reply(_HTML, 502),
        kit.reply(_HTML, 500),
        kit.reply(b"", 429, **{"Retry-After": "0"}),
    ],
)
async def test_a_read_is_tried_again(gate: Gate, gateway: GatewayClient, passing: kit.Answer) -> None:
    gate.answer(_READ, passing, passing, kit.reply(_STATUS_REPLY))
    assert (await gateway.appointment_status(kit.TQID)).code == "1"
    assert len(gate.of(_READ)) == 3


async def test_a_read_is_tried_three_times(gate: Gate) -> None:
    gate.always(_READ, httpx.ReadError("x"))
    await _failure(gate, _READ)
    assert len(gate.of(_READ)) == 3


@pytest.mark.parametrize(
    "lasting",
    [
        kit.reply(_ERROR_FORM),
        kit.reply(_ERROR_FORM, 503),
        kit.reply(_HTML),
        kit.reply(_HTML, 404),
        kit.reply(b"", 503, **{"Retry-After": "3600"}),
        httpx.ProxyError("x"),
    ],
)
async def test_a_read_is_not_tried_again_in_vain(gate: Gate, lasting: kit.Answer) -> None:
    gate.answer(_READ, lasting)
    await _failure(gate, _READ)
    assert len(gate.of(_READ)) == 1


@pytest.mark.parametrize("operation", kit.WRITES)
@pytest.mark.parametrize("passing", [httpx.ConnectError("x"), httpx.ReadError("x"), kit.reply(_HTML, 503)])
async def test_a_write_is_sent_once(gate: Gate, operation: str, passing: kit.Answer) -> None:
    gate.answer(operation, passing)
    await _failure(gate, operation)
    assert len(gate.of(operation)) == 1


# Deadlines ------------------------------------------------------------------------------------------------------------


async def test_the_deadline_of_a_read_covers_its_retries(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hqs_desktop.gateway.call.READ_SECONDS", 0.2)

    async def hang(_: httpx.Request) -> httpx.Response:
        await asyncio.sleep(60)
        raise AssertionError

    gate.always(_READ, hang)
    started = asyncio.get_running_loop().time()
    error = await _failure(gate, _READ)
    assert asyncio.get_running_loop().time() - started < 2
    assert isinstance(error, errors.LineError)
    assert isinstance(error.__cause__, TimeoutError)
    assert len(gate.of(_READ)) == 1


async def test_waiting_for_a_token_sends_nothing(gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hqs_desktop.gateway.call.WRITE_SECONDS", 0.2)
    go_on = asyncio.Event()

    async def hang(_: httpx.Request) -> httpx.Response:
        await go_on.wait()
        return kit.reply(_STATUS_REPLY)

    gate.always("token", hang)
    with pytest.raises(errors.LineError) as unsigned:
        await kit.client(gate).set_appointment(kit.booking())
    assert unsigned.value.never_sent
    assert isinstance(unsigned.value.__cause__, TimeoutError)
    assert gate.of(_WRITE) == []


async def test_at_most_five_reads_are_in_flight(gate: Gate, gateway: GatewayClient) -> None:
    running, most = 0, 0

    async def slow(_: httpx.Request) -> httpx.Response:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.01)
        running -= 1
        return kit.reply(_STATUS_REPLY)

    gate.always(_READ, slow)
    await asyncio.gather(*(gateway.appointment_status(kit.TQID) for _ in range(25)))
    assert most == 5


async def test_a_cancelled_call_gives_its_turn_back(gate: Gate, gateway: GatewayClient) -> None:
    async def hang(_: httpx.Request) -> httpx.Response:
        await asyncio.sleep(60)
        raise AssertionError

    for _ in range(6):
        gate.answer(_READ, hang)
        task = asyncio.ensure_future(gateway.appointment_status(kit.TQID))
        await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    gate.answer(_READ, kit.reply(_STATUS_REPLY))
    assert (await gateway.appointment_status(kit.TQID)).code == "1"


async def test_on_end_hears_how_each_call_ended(gate: Gate) -> None:
    heard: list[errors.GatewayError | None] = []
    gateway = kit.client(gate, on_end=heard.append)
    gate.answer(_READ, kit.reply(_STATUS_REPLY), kit.reply(_ERROR_FORM))
    await gateway.sign_in()
    await gateway.appointment_status(kit.TQID)
    with pytest.raises(errors.RefusedError):
        await gateway.appointment_status(kit.TQID)
    assert heard[:2] == [None, None]
    assert isinstance(heard[2], errors.RefusedError)


# Nothing secret is told -----------------------------------------------------------------------------------------------

_SECRETS = (kit.ACCESS, kit.PASSWORD, kit.CLIENT_SECRET, "the-refresh", "0012345679", "Zahra", "09120000000")


def _everything_said(error: BaseException) -> str:
    said, seen = "", [error]
    while seen:
        one = seen.pop()
        said += f"{one!s} {one!r} {one.args} {getattr(one, 'field', '')} {''.join(traceback.format_exception(one))}"
        seen += [other for other in (one.__cause__, one.__context__) if other is not None]
    return said


@pytest.mark.parametrize(
    "answer",
    [
        httpx.LocalProtocolError(f"Illegal header value b'Bearer {kit.ACCESS}'"),
        httpx.ReadError("x"),
        kit.reply(b"0012345679 Zahra"),
        kit.reply({"isError": False, "Result": {"PersonAppointment": {"Person": {"FirstName": {"Zahra": "Zahra"}}}}}),
        kit.reply(
            {"isError": False, "Result": {"PersonAppointment": {"Person": {"Zahra": 1}, "QueueNumber": ["Zahra"]}}}
        ),
        kit.reply({"isError": "Zahra 0012345679"}),
        kit.reply({"isError": True, "errorMessage": "Zahra 0012345679 has one already"}),
        kit.reply(b"Zahra 0012345679", 500),
        kit.reply({"Zahra": 1}, 401),
    ],
)
async def test_no_error_tells_a_secret(gate: Gate, caplog: pytest.LogCaptureFixture, answer: kit.Answer) -> None:
    caplog.set_level(0)
    gate.always("GetAppointmentByTQID", answer)
    error = await _failure(gate, "GetAppointmentByTQID")
    said = _everything_said(error) + caplog.text
    assert not [secret for secret in _SECRETS if secret in said]


@pytest.mark.parametrize(
    "answer",
    [
        httpx.ReadError("x"),
        kit.reply({"error": "invalid_grant", "error_description": f"no {kit.PASSWORD}"}, 400),
        kit.reply({"error": f"no {kit.PASSWORD}"}, 400),
        kit.reply({"access_token": f"{kit.ACCESS}\r\nX: y"}),
        kit.reply({"access_token": [kit.ACCESS]}),
        kit.reply(kit.ACCESS.encode()),
    ],
)
async def test_no_sign_in_error_tells_a_secret(
    gate: Gate, caplog: pytest.LogCaptureFixture, answer: kit.Answer
) -> None:
    caplog.set_level(0)
    gate.always("token", answer)
    error = await _failure(gate, "SetAppointment")
    assert error.never_sent
    assert error.operation == "token"
    said = _everything_said(error) + caplog.text
    assert not [secret for secret in _SECRETS if secret in said]


def test_no_repr_tells_a_secret() -> None:
    made = kit.config(proxy=f"http://user:{kit.PASSWORD}@proxy.example:8080")
    assert kit.PASSWORD not in repr(made)
    assert "the-user" not in repr(made)


async def test_a_compressed_reply(gate: Gate) -> None:
    """Through httpx's own stream, so that the inflating is ours."""
    body = gzip.compress(b'{"isError": false, "Result": {"Coded_string": "1"}}')

    class Stream(httpx.AsyncByteStream):
        async def __aiter__(self):  # type: ignore[no-untyped-def]  # noqa: ANN204  # an async generator of bytes
            for start in range(0, len(body), 7):
                yield body[start : start + 7]

    def compressed(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, stream=Stream(), headers={"Content-Encoding": "GZIP"})

    gate.always(_READ, compressed)
    assert (await kit.client(gate).appointment_status(kit.TQID)).code == "1"
