"""The server itself: quick to start, clean when it ends, in a thread of its own."""

import signal
import socket
import threading
import time
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from uvicorn.protocols.http.h11_impl import H11Protocol

from hqs_desktop.simulator import credentials
from hqs_desktop.simulator.app import create_app
from hqs_desktop.simulator.engine import Options
from hqs_desktop.simulator.server import SimulatorServer, serve_forever
from hqs_desktop.simulator.world import World
from tests.simulator.caller import Caller, booking_request, envelope, tracking

NOW = datetime(2025, 11, 23, 6, tzinfo=UTC)


def threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name == "hqs-simulator"]


def port_of(server: SimulatorServer) -> int:
    return int(server.base_url.rpartition(":")[2])


def test_it_starts_and_stops_and_leaves_nothing(module_server: SimulatorServer) -> None:
    others = len(threads())
    server = SimulatorServer()
    with pytest.raises(RuntimeError, match="not been started"):
        _ = server.base_url
    server.start()
    port = port_of(server)
    caller = Caller(server.base_url)
    caller.sign_in()
    assert port != port_of(module_server)
    assert len(threads()) == others + 1
    server.stop()
    server.stop()
    assert len(threads()) == others
    with pytest.raises(httpx.TransportError):
        caller.sign_in()
    caller.close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=1)


def test_it_comes_back_on_its_port_as_it_was() -> None:
    server = SimulatorServer(seed=2)
    server.start()
    first, slot = server.base_url, server.world.bookable()[0]
    caller = Caller(first)
    caller.call("SetAppointment", booking_request(slot))
    server.stop()
    server.start()
    assert server.base_url == first
    assert caller.status(slot) == "2"
    caller.close()
    server.stop()


def test_it_cannot_be_started_twice(server: SimulatorServer) -> None:
    with pytest.raises(RuntimeError, match="runs already"):
        server.start()


def test_a_taken_port_is_an_error() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OSError, match="in use"):
            SimulatorServer(port=taken.getsockname()[1]).start()


def test_a_stop_does_not_wait_for_slow_requests() -> None:
    with SimulatorServer(seed=2) as server:
        slot = server.world.bookable()[0]
        caller = Caller(server.base_url)
        caller.sign_in()
        server.faults.inject("slow", seconds=60.0)
        failed: list[str] = []

        def call() -> None:
            try:
                caller.send("SetAppointment", envelope(booking_request(slot)))
            except httpx.TransportError as error:
                failed.append(type(error).__name__)

        calling = threading.Thread(target=call)
        calling.start()
        deadline = time.monotonic() + 5
        while server.faults.pending and time.monotonic() < deadline:
            time.sleep(0.01)
        before = time.monotonic()
        server.stop()
        assert time.monotonic() - before < 5
        calling.join(5)
        assert failed
        assert not server.ledger.executions
        caller.close()


@pytest.mark.parametrize("noise", [b"\x16\x03\x01 no http\r\n\r\n", b"POST / HTTP/1.1\r\n\r\n", b""])
def test_bad_http_makes_no_noise(server: SimulatorServer, caplog: pytest.LogCaptureFixture, noise: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port_of(server)), timeout=5) as raw:
        raw.sendall(noise)
        raw.shutdown(socket.SHUT_WR)
        while raw.recv(1000):
            pass
    assert not caplog.records


def test_half_a_request_is_nothing(server: SimulatorServer) -> None:
    with socket.create_connection(("127.0.0.1", port_of(server)), timeout=5) as raw:
        raw.sendall(b"POST /oauth/token HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\na=1")
    deadline = time.monotonic() + 5
    while "token" not in server.ledger.calls and time.monotonic() < deadline:
        time.sleep(0.01)
    assert server.ledger.calls == {"token": 1}


def test_a_reply_is_not_held_back_for_the_callers_ack(monkeypatch: pytest.MonkeyPatch) -> None:
    """With Nagle's algorithm on, each call took 41 ms longer than it works."""
    accepted: list[int] = []
    respond = H11Protocol.data_received

    def look(protocol: H11Protocol, data: bytes) -> None:
        sock = protocol.transport.get_extra_info("socket")
        accepted.append(sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        respond(protocol, data)

    monkeypatch.setattr(H11Protocol, "data_received", look)
    with SimulatorServer(now=NOW) as server:
        caller = Caller(server.base_url)
        caller.sign_in()
        caller.close()
    assert accepted
    assert all(accepted)


def test_its_options_hold() -> None:
    options = Options(
        token_lifetime=timedelta(seconds=15), rotate_refresh_tokens=True, pids={"GetAppointmentStatus": "901"}
    )
    with SimulatorServer(options=options, now=NOW) as server:
        caller = Caller(server.base_url)
        first = caller.sign_in()
        assert first["expires_in"] == 15
        renewed = caller.grant({"grant_type": "refresh_token", "refresh_token": first["refresh_token"]}).json()
        assert renewed["refresh_token"] != first["refresh_token"]
        slot = server.world.bookable()[0]
        assert caller.call("GetAppointmentStatus", tracking(slot))["isError"] is True
        assert caller.call("GetAppointmentByTQID", tracking(slot))["isError"] is False
        assert timedelta() <= server.world.clock.now() - NOW < timedelta(seconds=30)
        caller.close()


def test_its_python_methods_do_what_the_control_door_does(server: SimulatorServer, caller: Caller) -> None:
    tokens = caller.sign_in()
    server.expire_tokens(refresh_too=True)
    assert caller.grant({"grant_type": "refresh_token", "refresh_token": tokens["refresh_token"]}).status_code == 400
    slot = server.world.bookable()[0]
    caller.sign_in()
    caller.call("SetAppointment", booking_request(slot))
    server.reset()
    assert not server.ledger.executions
    assert len(server.directory()) == 27


async def test_it_can_be_mounted_in_process() -> None:
    app = create_app(World.seeded(1, now=NOW))
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://gateway") as http:
        form = {"grant_type": "password", "username": credentials.USERNAME, "password": credentials.PASSWORD}
        reply = await http.post("/oauth/token", data=form, auth=(credentials.CLIENT_ID, credentials.CLIENT_SECRET))
        assert reply.json()["token_type"] == "bearer"
        assert reply.headers["requestId"]
        app.state.simulator.faults.inject("drop_before")
        with pytest.raises(ConnectionResetError):
            await http.post("/oauth/token")


def test_serve_forever_ends_at_ctrl_c() -> None:
    announced: list[str] = []

    def announce(address: str) -> None:
        announced.append(address)
        signal.raise_signal(signal.SIGINT)

    before, others = signal.getsignal(signal.SIGINT), threads()
    serve_forever(0, 1, announce)
    assert announced[0].startswith("http://127.0.0.1:")
    assert signal.getsignal(signal.SIGINT) is before
    assert threads() == others
