"""The client and the embedded gateway over real sockets: all ten operations, the test twins, tokens, faults."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from hqs_desktop.core import errors
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.model import Area, BookingRequest, Identifier, Person, Quantity, Slot, Tqid
from hqs_desktop.gateway.client import GatewayClient
from hqs_desktop.gateway.config import Environment
from hqs_desktop.simulator import credentials
from hqs_desktop.simulator.server import SimulatorServer
from tests.gateway import kit

_ANY_OTHER_REASON = CodedText("301", "HQS", "")


class DemoSecrets:
    """What signs in to the embedded gateway."""

    def __init__(self, password: str = credentials.PASSWORD) -> None:
        self._password = password

    def client_secret(self) -> str:
        return credentials.CLIENT_SECRET

    def password(self) -> str:
        return self._password


@pytest.fixture(scope="module")
def running() -> Iterator[SimulatorServer]:
    with SimulatorServer(seed=7) as server:
        yield server


@pytest.fixture
def server(running: SimulatorServer) -> SimulatorServer:
    running.reset()
    return running


@asynccontextmanager
async def _signed_in(
    server: SimulatorServer, environment: Environment = Environment.DEMO, secrets: DemoSecrets | None = None
) -> AsyncIterator[GatewayClient]:
    config = kit.config(
        environment=environment,
        api_base=server.base_url,
        referral_base=server.base_url,
        client_id=credentials.CLIENT_ID,
        username=credentials.USERNAME,
        pid=credentials.PID,
        system_id=credentials.SYSTEM_ID,
        facility_id=credentials.FACILITY_ID,
    )
    gateway = GatewayClient(config, secrets or DemoSecrets())
    try:
        yield gateway
    finally:
        await gateway.aclose()


@pytest.fixture
async def gateway(server: SimulatorServer) -> AsyncIterator[GatewayClient]:
    async with _signed_in(server) as made:
        yield made


async def _free_slots(gateway: GatewayClient, slot: Slot) -> list[Slot]:
    assert slot.service is not None
    return list(
        await gateway.provider_schedule(
            provider=slot.provider,
            facility=slot.facility,
            start=slot.start - timedelta(days=1),
            end=slot.start + timedelta(days=1),
            service=slot.service,
        )
    )


def _some_slot(server: SimulatorServer, *, twin: bool = False) -> Slot:
    return (server.twin_world if twin else server.world).bookable()[0]


@pytest.mark.parametrize("environment", [Environment.DEMO, Environment.TEST])
async def test_the_life_of_a_booking(server: SimulatorServer, environment: Environment) -> None:
    twin = environment is Environment.TEST
    wanted = _some_slot(server, twin=twin)
    async with _signed_in(server, environment) as gateway:
        slots = await _free_slots(gateway, wanted)
        slot = next(one for one in slots if one.tqid == wanted.tqid)
        assert (slot.start, slot.duration, slot.quota) == (wanted.start, wanted.duration, wanted.quota)
        assert slot.provider.identifier == wanted.provider.identifier

        assert await gateway.set_appointment(BookingRequest(slot, kit.PATIENT))
        (done,) = server.ledger.of("SetAppointment")
        assert (done.tqid, done.person_id, done.twin) == (slot.tqid, kit.NATIVE, twin)
        status = await gateway.appointment_status(slot.tqid)
        assert status.value
        found = await gateway.appointment(slot.tqid)
        assert found is not None
        assert found.person is not None
        assert (found.person.identifier, found.person.mobile) == (kit.NATIVE, kit.PATIENT.mobile)
        assert found.start == slot.start

        with pytest.raises(errors.RefusedError) as refused:
            await gateway.set_appointment(BookingRequest(slot, kit.PATIENT))
        assert refused.value.request_id
        await gateway.remove_appointment(person_id=kit.NATIVE, tqid=slot.tqid, reason=_ANY_OTHER_REASON)
        assert len(server.ledger.executions) == 2
        assert slot.tqid in {one.tqid for one in await _free_slots(gateway, slot)}


async def test_a_foreigner_is_booked_and_found(server: SimulatorServer, gateway: GatewayClient) -> None:
    foreign = Identifier("123456789012", "MOI_BAFIA", "MOI_BAFIA", "BAFIA_ID")
    slot = _some_slot(server)
    person = Person(foreign, first_name="A", last_name="B", mobile="09120000000")
    await gateway.set_appointment(BookingRequest(slot, person))
    found = await gateway.appointment(slot.tqid)
    assert found is not None
    assert found.person is not None
    assert found.person.identifier == foreign


async def test_near_and_area(server: SimulatorServer, gateway: GatewayClient) -> None:
    slot = _some_slot(server)
    facility = slot.facility
    assert slot.provider.specialty is not None
    assert slot.service is not None
    assert facility.latitude is not None
    assert facility.longitude is not None
    assert facility.area is not None
    near = await gateway.near_schedule(
        specialty=slot.provider.specialty,
        start=slot.start - timedelta(days=1),
        end=slot.start + timedelta(days=1),
        service=slot.service,
        latitude=facility.latitude,
        longitude=facility.longitude,
        distance=Quantity(1000),
    )
    assert slot.tqid in {one.tqid for one in near}
    nowhere = await gateway.near_schedule(
        specialty=slot.provider.specialty,
        start=slot.start,
        end=slot.start,
        service=slot.service,
        latitude=0,
        longitude=0,
        distance=Quantity(1),
    )
    assert list(nowhere) == []
    around = await gateway.area_schedule(
        provider=slot.provider,
        facility=None,
        start=slot.start - timedelta(days=1),
        end=slot.start + timedelta(days=1),
        service=slot.service,
        area=Area(province=facility.area.province),
    )
    assert slot.tqid in {one.tqid for one in around}


async def test_what_a_provider_withdraws(server: SimulatorServer, gateway: GatewayClient) -> None:
    slot = _some_slot(server)
    withdrawn = server.withdraw_day(slot.provider.identifier.id, shamsi_of(slot.start))
    assert slot.tqid in withdrawn
    assert slot.facility.identifier is not None
    found = await gateway.removed_schedule(
        start=slot.start - timedelta(days=1),
        end=slot.start + timedelta(days=1),
        facility_id=slot.facility.identifier,
    )
    assert slot.tqid in found
    assert (await gateway.appointment_status(slot.tqid)).code == "5"


async def test_referral(server: SimulatorServer, gateway: GatewayClient) -> None:
    offered = [slot for slot in server.world.bookable() if slot.quota and slot.quota.code == "101"]
    specialty = offered[0].provider.specialty
    assert specialty is not None
    start = offered[0].start  # earlier ones may be closed by now
    first = await gateway.referral_schedule(specialty=specialty, insurer=None, start=start, page=1, page_size=3)
    second = await gateway.referral_schedule(specialty=specialty, insurer=None, start=start, page=2, page_size=3)
    assert (first.page, second.page, len(first.slots)) == (1, 2, 3)
    assert first.total_slots >= len(first.slots) + len(second.slots)
    assert not {slot.tqid for slot in first.slots} & {slot.tqid for slot in second.slots}

    bookable = {slot.tqid for slot in offered}
    slot = next(slot for slot in first.slots if slot.tqid in bookable)
    assert ":" not in slot.tqid.text  # op 9 returns the bare uuid, and it is sent back as it came
    assert list(await gateway.referral_appointment(slot.tqid)) == []
    await gateway.set_appointment(BookingRequest(slot, kit.PATIENT))
    (booked,) = await gateway.referral_appointment(slot.tqid)
    assert booked.person is not None
    assert booked.person.identifier == kit.NATIVE


async def test_the_clock_is_measured(server: SimulatorServer, gateway: GatewayClient) -> None:
    def minutes() -> float | None:
        return None if gateway.clock_skew is None else round(gateway.clock_skew / timedelta(minutes=1), 1)

    server.world.clock.advance(timedelta(days=-1))
    await gateway.sign_in()
    assert minutes() == -24 * 60
    server.world.clock.advance(timedelta(days=1))
    await gateway.sign_in()
    assert minutes() == 0
    server.faults.date_ahead = timedelta(hours=2)
    with pytest.raises(errors.RefusedError):
        await gateway.appointment_status(Tqid("1:00000000-0000-0000-0000-000000000000"))
    assert minutes() == 120


async def test_unknown_slots_are_refused(gateway: GatewayClient) -> None:
    with pytest.raises(errors.RefusedError):
        await gateway.appointment_status(Tqid("1:00000000-0000-0000-0000-000000000000"))


# Tokens ---------------------------------------------------------------------------------------------------------------


async def test_a_wrong_password(server: SimulatorServer) -> None:
    async with _signed_in(server, secrets=DemoSecrets("wrong")) as gateway:
        with pytest.raises(errors.SignInError) as caught:
            await gateway.sign_in()
        assert caught.value.oauth_error == "invalid_grant"
        with pytest.raises(errors.SignInError):
            await gateway.set_appointment(BookingRequest(_some_slot(server), kit.PATIENT))
    assert server.ledger.executions == ()


@pytest.mark.parametrize("refresh_too", [True, False])
async def test_expired_tokens(server: SimulatorServer, gateway: GatewayClient, *, refresh_too: bool) -> None:
    slot = _some_slot(server)
    await gateway.sign_in()
    server.expire_tokens(refresh_too=refresh_too)
    results = await asyncio.gather(*(gateway.appointment_status(slot.tqid) for _ in range(10)))
    assert len(results) == 10
    assert server.ledger.calls["token.password"] == (2 if refresh_too else 1)
    assert server.ledger.calls["token.refresh_token"] == 1

    server.expire_tokens(refresh_too=refresh_too)
    with pytest.raises(errors.TokenRejectedError):
        await gateway.set_appointment(BookingRequest(slot, kit.PATIENT))
    assert server.ledger.executions == ()
    await gateway.set_appointment(BookingRequest(slot, kit.PATIENT))


# Faults ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "expected", "executed"),
    [
        ("drop_before", errors.LineError, 0),
        ("drop_after", errors.LineError, 1),
        ("status", errors.GatewayError, None),
        ("html_200", errors.BadReplyError, None),
    ],
)
async def test_a_write_that_is_struck_is_sent_once(
    server: SimulatorServer,
    gateway: GatewayClient,
    fault: str,
    expected: type[errors.GatewayError],
    executed: int | None,
) -> None:
    server.faults.inject(fault, operation="SetAppointment", times=None)
    with pytest.raises(expected) as caught:
        await gateway.set_appointment(BookingRequest(_some_slot(server), kit.PATIENT))
    assert not caught.value.never_sent
    assert server.ledger.calls["SetAppointment"] == 1
    if executed is not None:
        assert len(server.ledger.executions) == executed


@pytest.mark.parametrize("fault", ["drop_before", "drop_after"])
async def test_a_read_survives_two_drops(server: SimulatorServer, gateway: GatewayClient, fault: str) -> None:
    server.faults.inject(fault, operation="GetAppointmentStatus", times=2)
    assert await gateway.appointment_status(_some_slot(server).tqid)
    assert server.ledger.calls["GetAppointmentStatus"] == 3


async def test_a_server_that_goes_and_comes_back() -> None:
    with SimulatorServer(seed=7) as server:
        async with _signed_in(server) as gateway:
            slot = _some_slot(server)
            await gateway.appointment_status(slot.tqid)
            await asyncio.to_thread(server.stop)
            with pytest.raises(errors.ConnectError):
                await gateway.set_appointment(BookingRequest(slot, kit.PATIENT))
            await asyncio.to_thread(server.start)
            await gateway.set_appointment(BookingRequest(slot, kit.PATIENT))
            assert len(server.ledger.executions) == 1
