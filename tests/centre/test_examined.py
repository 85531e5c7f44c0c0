"""The connection doctor looks at the centre's database."""

from hqs_desktop.adapters.probes import ConfiguredPlace, OwnThings
from hqs_desktop.adapters.settings import DatabaseSettings
from hqs_desktop.adapters.vault import DATABASE_PASSWORD
from hqs_desktop.desk.connection.steps import Cause, StepFailedError
from hqs_desktop.desk.ports import Gateway
from tests.centre.conftest import Desks
from tests.fakes.vault import FakeVault
from tests.gateway import kit


async def examined(desks: Desks, password: str) -> Cause | None:
    """What is wrong with the database of a desk that has this password."""

    def never(_: str | None) -> Gateway:
        raise AssertionError("the gateway is not asked")

    async def prove() -> None:
        return

    server = desks.server
    url = f"postgresql://{server.host}:{server.port}/{server.database}"
    own = OwnThings(
        FakeVault({DATABASE_PASSWORD: password}), prove, DatabaseSettings(url=url, role=list(desks.passwords)[-1]), str
    )
    place = ConfiguredPlace(kit.config(), "", own, never)
    try:
        await place.try_database()
    except StepFailedError as error:
        return error.cause
    return None


async def test_a_desk_that_is_let_in(desks: Desks) -> None:
    assert await examined(desks, desks.passwords[desks.add()]) is None


async def test_a_desk_that_is_not_known(desks: Desks) -> None:
    desks.add()
    assert await examined(desks, "wrong") is Cause.DATABASE_REFUSES
