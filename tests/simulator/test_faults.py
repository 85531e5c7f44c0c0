"""Faults over real sockets: what the caller sees, and what was really executed."""

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import httpx
import pytest
from starlette.responses import PlainTextResponse, Response

from hqs_desktop.core.model import Slot
from hqs_desktop.simulator.faults import FAULTS, Fault, FaultPlan, Gateway, make
from hqs_desktop.simulator.server import SimulatorServer
from tests.simulator.caller import Caller, booking_request, envelope, tracking

BOOK = "SetAppointment"


@pytest.fixture
def slot(server: SimulatorServer) -> Slot:
    return server.world.bookable()[0]


def book(caller: Caller, slot: Slot) -> httpx.Response:
    return caller.send(BOOK, envelope(booking_request(slot)))


@pytest.mark.parametrize("reset", ["orderly", "reset"])
def test_drop_before_executes_nothing(server: SimulatorServer, caller: Caller, slot: Slot, reset: str) -> None:
    caller.sign_in()
    server.faults.inject("drop_before", operation=BOOK, reset=reset == "reset")
    with pytest.raises(httpx.ReadError if reset == "reset" else httpx.RemoteProtocolError):
        book(caller, slot)
    assert not server.ledger.executions
    assert caller.status(slot) == "1"
    assert book(caller, slot).json()["Data"]["isError"] is False


@pytest.mark.parametrize("reset", ["orderly", "reset"])
def test_drop_after_executes_and_loses_the_reply(
    server: SimulatorServer, caller: Caller, slot: Slot, reset: str
) -> None:
    caller.sign_in()
    server.faults.inject("drop_after", operation=BOOK, reset=reset == "reset")
    with pytest.raises(httpx.ReadError if reset == "reset" else httpx.RemoteProtocolError):
        book(caller, slot)
    (executed,) = server.ledger.executions
    assert (executed.operation, executed.tqid, executed.reply_lost) == (BOOK, slot.tqid, True)
    assert caller.status(slot) == "2"


def test_a_dropped_connection_sends_not_a_byte(server: SimulatorServer) -> None:
    server.faults.inject("drop_before")
    port = int(server.base_url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=5) as raw:
        raw.sendall(b"POST /oauth/token HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\na=1")
        assert raw.recv(1000) == b""


@pytest.mark.parametrize(("executed", "status_after"), [(False, "1"), (True, "2")])
@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_status_with_or_without_execution(
    server: SimulatorServer, caller: Caller, slot: Slot, *, status: int, executed: bool, status_after: str
) -> None:
    server.faults.inject("status", operation=BOOK, status=status, executed=executed, retry_after="5")
    reply = book(caller, slot)
    assert (reply.status_code, reply.headers["Retry-After"]) == (status, "5")
    assert reply.headers["requestId"]
    assert [entry.reply_lost for entry in server.ledger.executions] == [True] * executed
    assert caller.status(slot) == status_after


def test_html_with_200(server: SimulatorServer, caller: Caller, slot: Slot) -> None:
    server.faults.inject("html_200", operation=BOOK)
    reply = book(caller, slot)
    assert reply.status_code == 200
    assert reply.headers["Content-Type"].startswith("text/html")
    assert "<html" in reply.text
    assert not server.ledger.executions


@pytest.mark.parametrize("executed", [False, True])
def test_slow_before_and_after(server: SimulatorServer, caller: Caller, slot: Slot, *, executed: bool) -> None:
    caller.sign_in()
    server.faults.inject("slow", operation=BOOK, seconds=0.6, executed=executed)
    with ThreadPoolExecutor(1) as pool:
        reply = pool.submit(book, caller, slot)
        deadline = time.monotonic() + 5
        while server.faults.pending and time.monotonic() < deadline:
            time.sleep(0.01)
        assert not reply.done()
        assert bool(server.ledger.executions) is executed
        assert reply.result().json()["Data"]["isError"] is False
    (done,) = server.ledger.executions
    assert not done.reply_lost


def test_a_slow_request_is_executed_though_its_caller_has_gone(
    server: SimulatorServer, caller: Caller, slot: Slot
) -> None:
    headers = caller.headers
    server.faults.inject("slow", operation=BOOK, seconds=0.3)
    with pytest.raises(httpx.ReadTimeout):
        caller.http.post(
            "/api/client/apim/v1/sepas/gwHQS/SetAppointment",
            json=envelope(booking_request(slot)),
            headers=headers,
            timeout=0.05,
        )
    assert not server.ledger.executions
    deadline = time.monotonic() + 5
    while not server.ledger.executions and time.monotonic() < deadline:
        time.sleep(0.01)
    assert len(server.ledger.of(BOOK, slot.tqid)) == 1


def test_latency_slows_everything_down(server: SimulatorServer, caller: Caller, slot: Slot) -> None:
    caller.sign_in()
    server.faults.latency = 0.15
    before = time.monotonic()
    caller.status(slot)
    assert time.monotonic() - before >= 0.15


@pytest.mark.parametrize("refresh_too", [False, True])
def test_expired_tokens(server: SimulatorServer, caller: Caller, slot: Slot, *, refresh_too: bool) -> None:
    tokens = caller.sign_in()
    server.faults.inject("expire_tokens", operation=BOOK, refresh_too=refresh_too)
    assert book(caller, slot).status_code == 401
    assert not server.ledger.executions
    renewed = caller.grant({"grant_type": "refresh_token", "refresh_token": tokens["refresh_token"]})
    assert renewed.status_code == (400 if refresh_too else 200)


def test_a_fault_on_the_sign_in(server: SimulatorServer, caller: Caller) -> None:
    server.faults.inject("status", operation="token", status=503)
    assert caller.grant({"grant_type": "password"}).status_code == 503
    assert caller.grant({"grant_type": "password"}).status_code == 400
    assert server.ledger.calls == {"token": 2, "token.password": 1}


def test_times_and_skip(server: SimulatorServer, caller: Caller, slot: Slot) -> None:
    operation = "GetAppointmentStatus"
    server.faults.inject("status", operation=operation, times=2, skip=1)
    codes = [caller.send(operation, envelope(tracking(slot))).status_code for _ in range(5)]
    assert codes == [200, 500, 500, 200, 200]
    assert not server.faults.pending


def test_faults_of_one_operation_are_used_one_by_one(server: SimulatorServer, caller: Caller, slot: Slot) -> None:
    operation = "GetAppointmentStatus"
    server.faults.inject("slow", operation=operation, seconds=0.01)
    server.faults.inject("status", operation=operation, status=502)
    server.faults.inject("html_200", operation=operation, executed=True)
    server.faults.inject("status", operation=BOOK, status=504)
    replies = [caller.send(operation, envelope(tracking(slot))) for _ in range(3)]
    assert [reply.status_code for reply in replies] == [502, 200, 200]
    assert ["html" in reply.headers["Content-Type"] for reply in replies] == [False, True, False]
    assert server.faults.pending == ["status"]


def test_an_endless_fault_lasts_until_it_is_cleared(server: SimulatorServer, caller: Caller, slot: Slot) -> None:
    caller.sign_in()
    server.faults.inject("status", times=None)
    operation = "GetAppointmentStatus"
    assert {caller.send(operation, envelope(tracking(slot))).status_code for _ in range(5)} == {500}
    server.faults.clear()
    assert caller.status(slot) == "1"


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("nothing", {}),
        ("slow", {"second": 1}),
        ("slow", {"seconds": "1"}),
        ("slow", {"seconds": True}),
        ("status", {"status": 500.5}),
        ("status", {"executed": 1}),
        ("drop_before", {"executed": True}),
    ],
)
def test_a_fault_that_there_is_not_is_an_error(name: str, settings: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=name):
        make(name, settings)


@pytest.mark.parametrize(("times", "skip"), [(0, 0), (-1, 0), (1, -1)])
def test_a_fault_strikes_at_least_once(times: int, skip: int) -> None:
    with pytest.raises(ValueError, match="times"):
        FaultPlan().inject("slow", times=times, skip=skip)


def test_a_new_fault_is_one_class(server: SimulatorServer, caller: Caller, slot: Slot) -> None:
    @dataclass(frozen=True)
    class Teapot(Fault):
        name = "teapot"
        executed: bool = False

        async def apply(self, gateway: Gateway) -> Response | None:
            await gateway.pause(0)
            return PlainTextResponse("short and stout", 418)

    caller.sign_in()
    server.faults.add(Teapot())
    assert caller.send(BOOK, envelope(booking_request(slot))).status_code == 418


def test_every_fault_is_listed_under_its_name() -> None:
    assert {
        "drop_before",
        "drop_after",
        "status",
        "html_200",
        "contradiction",
        "slow",
        "expire_tokens",
    } <= FAULTS.keys()
    assert all(kind.name == name and kind.__doc__ for name, kind in FAULTS.items())


def test_a_fault_is_used_up_by_one_of_many_at_once() -> None:
    plan = FaultPlan()
    plan.inject("status", times=5)
    with ThreadPoolExecutor(8) as pool:
        struck = list(pool.map(lambda _: len(list(plan.strikes("x", executed=False))), range(40)))
    assert sum(struck) == 5
