"""The real client and the simulated gateway understand each other: all ten operations, both environments."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest

from hqs_desktop.codes.known import AppointmentStatus, CancelReason, Quota
from hqs_desktop.codes.systems import SPECIALTY
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.errors import RefusedError
from hqs_desktop.core.identifiers import FindingCode, PersonIdKind, check_mobile, check_person_id
from hqs_desktop.core.model import Area, BookingRequest, Facility, Identifier, Person, Quantity, Slot
from hqs_desktop.gateway.client import GatewayClient
from hqs_desktop.gateway.config import Environment, GatewayConfig
from hqs_desktop.simulator import credentials
from hqs_desktop.simulator.blocks import Booking
from hqs_desktop.simulator.people import cast, coded
from hqs_desktop.simulator.server import SimulatorServer
from hqs_desktop.simulator.world import World
from tests.faults.room import PATIENT_CANNOT_COME, DemoSecrets, patient

MONTH = timedelta(days=31)


@pytest.fixture(params=[Environment.DEMO, Environment.TEST])
def environment(request: pytest.FixtureRequest) -> Environment:
    found: Environment = request.param
    return found


@pytest.fixture
def world(server: SimulatorServer, environment: Environment) -> World:
    return server.twin_world if environment is Environment.TEST else server.world


@pytest.fixture
async def client(server: SimulatorServer, environment: Environment) -> AsyncIterator[GatewayClient]:
    config = GatewayConfig(
        environment=environment,
        client_id=credentials.CLIENT_ID,
        username=credentials.USERNAME,
        pid=credentials.PID,
        system_id=credentials.SYSTEM_ID,
        facility_id=credentials.FACILITY_ID,
        api_base=server.base_url,
        referral_base=server.base_url,
    )
    opened = GatewayClient(config, DemoSecrets())
    yield opened
    await opened.aclose()


def told(facility: Facility) -> Facility:
    """A facility as the samples tell of it: its id without an assigner."""
    assert facility.identifier is not None
    return replace(facility, identifier=replace(facility.identifier, assigner=""))


def as_read(slots: list[Slot]) -> list[Slot]:
    return [replace(slot, facility=told(slot.facility)) for slot in slots]


async def test_the_searches_find_what_the_world_has(client: GatewayClient, world: World) -> None:
    now, service = world.clock.now(), cast().service
    provider, facility = world.directory()[0]
    assert provider.specialty is not None
    assert facility.area is not None
    assert facility.identifier is not None
    facility_id = facility.identifier.id
    wanted = world.free_of_provider(
        provider, start=now, end=now + MONTH, service=service.code, facility_id=facility_id, area=Area()
    )
    by_provider = await client.provider_schedule(
        provider=provider, facility=facility, start=now, end=now + MONTH, service=service
    )
    assert list(by_provider) == as_read(wanted)
    by_area = await client.area_schedule(
        provider=provider, facility=None, start=now, end=now + MONTH, service=service, area=facility.area
    )
    assert set(wanted) <= {
        replace(slot, facility=replace(slot.facility, identifier=facility.identifier)) for slot in by_area
    }
    near = await client.near_schedule(
        specialty=provider.specialty,
        start=now,
        end=now + MONTH,
        service=service,
        latitude=facility.latitude or 0,
        longitude=facility.longitude or 0,
        distance=Quantity(100),
    )
    assert {slot.tqid for slot in wanted} <= {slot.tqid for slot in near}
    nowhere = await client.near_schedule(
        specialty=provider.specialty,
        start=now,
        end=now + MONTH,
        service=service,
        latitude=0,
        longitude=0,
        distance=Quantity(100),
    )
    assert not nowhere


@pytest.mark.parametrize(
    "person",
    [
        replace(patient(), mobile="09120000000", postal_code="1234567890"),
        replace(patient(), identifier=Identifier("P1234567", "MIA", "MIA", "Passport_ID")),
    ],
    ids=["native", "foreigner"],
)
async def test_a_booking_and_its_end(client: GatewayClient, world: World, person: Person) -> None:
    slot = world.bookable()[0]
    assert await client.set_appointment(BookingRequest(slot, person))
    assert (await client.appointment_status(slot.tqid)).code == AppointmentStatus.BOOKED
    found = await client.appointment(slot.tqid)
    assert found is not None
    assert (found.person, found.provider, found.start) == (person, slot.provider, slot.start)
    with pytest.raises(RefusedError):
        await client.set_appointment(BookingRequest(slot, patient("0499370899")))
    assert await client.remove_appointment(person_id=person.identifier, tqid=slot.tqid, reason=PATIENT_CANNOT_COME)
    assert (await client.appointment_status(slot.tqid)).code == AppointmentStatus.FREE
    freed = await client.appointment(slot.tqid)
    assert freed is None or freed.person is None


async def test_a_withdrawn_day(client: GatewayClient, world: World) -> None:
    slot = world.bookable()[0]
    world.withdraw_day(slot.provider.identifier.id, shamsi_of(slot.start))
    assert slot.facility.identifier is not None
    told_of = await client.removed_schedule(
        start=slot.start, end=slot.start + slot.duration, facility_id=slot.facility.identifier
    )
    assert slot.tqid in told_of
    assert (await client.appointment_status(slot.tqid)).code == AppointmentStatus.CANCELLED_BY_DOCTOR


async def test_referrals(client: GatewayClient, server: SimulatorServer) -> None:
    # The referral host has no test twin: in both environments it is the one world.
    world = server.world
    slot = next(slot for slot in world.bookable() if slot.quota and slot.quota.code == Quota.REFERRAL)
    assert slot.provider.specialty is not None
    wanted = world.free_for_referral(slot.provider.specialty.code, None, world.clock.now())
    page = await client.referral_schedule(
        specialty=slot.provider.specialty, insurer=None, start=world.clock.now(), page=1, page_size=1000
    )
    assert [found.tqid for found in page.slots] == [found.tqid for found in wanted]
    assert (page.page, page.total_pages, page.total_slots) == (1, 1, len(wanted))
    assert not await client.referral_appointment(slot.tqid)
    world.book(slot.tqid, Booking(patient(), world.clock.now()))
    (booking,) = await client.referral_appointment(slot.tqid)
    assert (booking.tqid, booking.person, booking.facility) == (slot.tqid, patient(), told(slot.facility))


@pytest.mark.parametrize("code", ["171166", "171108"])
async def test_two_specialties_have_several_pages_to_refer_to(
    client: GatewayClient, server: SimulatorServer, code: str
) -> None:
    page = await client.referral_schedule(
        specialty=coded(SPECIALTY, code), insurer=None, start=server.world.clock.now(), page=1, page_size=50
    )
    assert page.total_pages > 1
    assert len(page.slots) == 50


async def test_a_referral_paper_names_a_patient_until_it_is_cancelled(
    client: GatewayClient, server: SimulatorServer
) -> None:
    slot, referred = next((slot, person) for slot, person in server.world.referrals() if person.mobile)  # seeded
    (found,) = await client.referral_appointment(slot.tqid)
    assert found.person == referred
    assert check_person_id(PersonIdKind.NATIONAL_CODE, referred.identifier.id).code is FindingCode.OK
    assert check_mobile(referred.mobile).code is FindingCode.OK
    assert referred.gender is not None
    assert found.provider is not None
    assert found.provider.specialty == slot.provider.specialty
    server.world.cancel(slot.tqid, referred.identifier, CancelReason.PATIENT_CANNOT_COME)
    assert not await client.referral_appointment(slot.tqid)
    assert slot not in [other for other, _ in server.world.referrals()]
