"""Runs the simulated gateway on this computer's loopback, in a thread of its own."""

import asyncio
import logging
import signal
import socket
import struct
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from types import FrameType, TracebackType
from typing import Any, Final, Self

from uvicorn import Config, Server
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.core.model import Facility, Provider, Tqid
from hqs_desktop.simulator.app import create_app
from hqs_desktop.simulator.engine import Options, Simulator
from hqs_desktop.simulator.faults import FaultPlan
from hqs_desktop.simulator.ledger import Ledger
from hqs_desktop.simulator.world import World

HOST: Final = "127.0.0.1"
_START_SECONDS: Final = 10.0
_STOP_SECONDS: Final = 5.0

# A caller's bad HTTP is no trouble of ours; a crash of the simulator itself is, and stays visible.
_logger = logging.getLogger(__name__)
_logger.setLevel(logging.ERROR)


class _Protocol(H11Protocol):
    """uvicorn's HTTP/1.1, which also lets a fault close the connection: see ``faults.Connection``."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],  # uvicorn's own signature
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, {**app_state, "connection": self}, _loop)
        self.logger = _logger

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # uvicorn's own signature
        """Answer at once: with Nagle's algorithm each reply waits some 40 ms for the caller's delayed ACK.

        asyncio switches it off by itself only where the accepted socket's ``proto`` says TCP: never on Windows.
        """
        super().connection_made(transport)
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def drop(self, *, reset: bool) -> None:
        """Close the connection at once."""
        sock: socket.socket | None = self.transport.get_extra_info("socket")
        if reset and sock is not None:
            # Lingering for no time makes the close a reset.
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.transport.abort()


class _Server(Server):
    """uvicorn's server, woken by an event instead of asking ten times a second, and ended at once."""

    def __init__(self, config: Config, simulator: Simulator, started: threading.Event) -> None:
        super().__init__(config)
        self._simulator = simulator
        self._announce = started
        self._stop = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def request_stop(self) -> None:
        """End the server; from any thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._stop.set)

    async def main_loop(self) -> None:
        """Serve until the stop is asked for."""
        self._loop = asyncio.get_running_loop()
        await self.on_tick(0)
        self._announce.set()
        await self._stop.wait()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Close listeners and connections, let the requests under way end."""
        for server in self.servers:
            server.close()
        for sock in sockets or []:
            sock.close()
        self._simulator.stop()
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        if self.server_state.tasks:
            await asyncio.wait(self.server_state.tasks, timeout=_STOP_SECONDS)
        await asyncio.sleep(0)  # the aborted transports close in the loop's next round


class SimulatorServer:
    """The simulated gateway on a loopback port. A context manager; its methods may be called from any thread."""

    def __init__(
        self, *, seed: int = 1, port: int = 0, options: Options | None = None, now: datetime | None = None
    ) -> None:
        """``port`` 0 takes a free one; ``now`` is where the world's time starts (aware; None: this computer's)."""
        self._app = create_app(World.seeded(seed, now=now or datetime.now(UTC)), options)
        self._simulator: Simulator = self._app.state.simulator
        self._port = port
        self._server: _Server | None = None
        self._thread: threading.Thread | None = None

    @property
    def base_url(self) -> str:
        """Where both hosts' paths are served. Raises ``RuntimeError`` before ``start``."""
        if not self._port:
            raise RuntimeError("the simulated gateway has not been started")
        return f"http://{HOST}:{self._port}"

    @property
    def world(self) -> World:
        """What the operations work on."""
        return self._simulator.world

    @property
    def twin_world(self) -> World:
        """What the ``...Test`` operations work on."""
        return self._simulator.twin_world

    @property
    def ledger(self) -> Ledger:
        """What was really executed."""
        return self._simulator.ledger

    @property
    def faults(self) -> FaultPlan:
        """What goes wrong, ``latency`` included."""
        return self._simulator.faults

    def directory(self) -> list[tuple[Provider, Facility]]:
        """Every provider with each facility it works at."""
        return self.world.directory()

    def expire_tokens(self, *, refresh_too: bool = False) -> None:
        """End every access token now, and the refresh tokens with them if wanted."""
        self._simulator.expire_tokens(refresh_too=refresh_too)

    def withdraw_day(self, provider_id: str, day: ShamsiDate) -> list[Tqid]:
        """A provider (council number) is away on a day; returns the slots that turned to status 5."""
        return self.world.withdraw_day(provider_id, day)

    def reset(self) -> None:
        """Begin anew: worlds, ledger, faults, tokens."""
        self._simulator.reset()

    def start(self) -> None:
        """Listen; returns when it does. May be started again after ``stop``, on the same port.

        Raises ``OSError`` when the port can't be had, ``RuntimeError`` when it runs already.
        """
        if self._thread is not None:
            raise RuntimeError("the simulated gateway runs already")
        sock = _listen(self._port)
        self._port = sock.getsockname()[1]
        self._simulator.resume()
        started = threading.Event()
        config = Config(
            self._app,
            http=_Protocol,
            ws="none",
            lifespan="off",
            loop="asyncio",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            date_header=False,  # the application's own: this gateway's time may be another than the computer's
        )
        server = _Server(config, self._simulator, started)
        thread = threading.Thread(target=server.run, args=([sock],), name="hqs-simulator", daemon=True)
        self._server, self._thread = server, thread
        thread.start()
        if not started.wait(_START_SECONDS):
            self.stop()
            raise RuntimeError("the simulated gateway did not start")

    def stop(self) -> None:
        """Close everything and wait until it is; nothing happens when it does not run."""
        if self._server is None or self._thread is None:
            return
        self._server.request_stop()
        self._thread.join(_STOP_SECONDS * 2)
        self._server = self._thread = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def serve_forever(port: int, seed: int, announce: Callable[[str], None]) -> None:
    """Serve until Ctrl+C or SIGTERM; ``announce`` gets the base address once it listens. For the main thread.

    Raises ``OSError`` when the port can't be had.
    """
    done = threading.Event()

    def finish(_number: int, _frame: FrameType | None) -> None:
        done.set()

    before = {number: signal.signal(number, finish) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        with SimulatorServer(seed=seed, port=port) as server:
            announce(server.base_url)
            # On Windows a wait without an end would not let Ctrl+C through.
            while not done.wait(0.5):
                pass
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _listen(port: int) -> socket.socket:
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there it would let two programs share the port
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((HOST, port))
        sock.listen(128)
    except OSError:
        sock.close()
        raise
    return sock
