from collections.abc import Iterator

import pytest

from hqs_desktop.simulator.server import SimulatorServer
from tests.simulator.caller import Caller


@pytest.fixture(scope="module")
def module_server() -> Iterator[SimulatorServer]:
    with SimulatorServer(seed=1) as running:
        yield running


@pytest.fixture
def server(module_server: SimulatorServer) -> SimulatorServer:
    """A running server without faults and with an empty ledger; its world is what earlier tests made of it."""
    module_server.faults.clear()
    module_server.ledger.clear()
    return module_server


@pytest.fixture
def caller(server: SimulatorServer) -> Iterator[Caller]:
    calling = Caller(server.base_url)
    yield calling
    calling.close()
