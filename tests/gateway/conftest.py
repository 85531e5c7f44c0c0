from collections.abc import AsyncIterator, Iterator

import pytest
import stamina

from hqs_desktop.gateway.client import GatewayClient
from tests.gateway import kit


@pytest.fixture
def gate() -> kit.Gate:
    return kit.Gate()


@pytest.fixture
async def gateway(gate: kit.Gate) -> AsyncIterator[GatewayClient]:
    made = kit.client(gate)
    yield made
    await made.aclose()


@pytest.fixture(autouse=True)
def no_waits_between_tries() -> Iterator[None]:
    with stamina.set_testing(testing=True, attempts=3, cap=True):
        yield
