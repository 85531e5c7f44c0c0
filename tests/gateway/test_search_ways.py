"""The search by its three ways over the client and the embedded gateway, on real sockets."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import datetime

import pytest

from hqs_desktop.codes.services import default_service
from hqs_desktop.codes.systems import COUNTRY_DIVISIONS
from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.clock import SystemClock
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.model import Area, Slot
from hqs_desktop.desk.directory import Directory
from hqs_desktop.desk.find import Criteria, FindSlots, Near, SearchDone, SearchEvent, SlotsFound
from hqs_desktop.desk.readings import Readings
from hqs_desktop.gateway.client import GatewayClient
from hqs_desktop.gateway.config import Environment
from hqs_desktop.simulator import credentials
from hqs_desktop.simulator.server import SimulatorServer
from tests.fakes.journal import FakeJournal
from tests.gateway import kit
from tests.gateway.test_against_simulator import DemoSecrets

ORTHOPAEDICS = CodedText("171108", "thritaEHR.specialty", "")


@pytest.fixture(scope="module")
def server() -> Iterator[SimulatorServer]:
    with SimulatorServer(seed=7) as running:
        yield running


@pytest.fixture
async def find(server: SimulatorServer) -> AsyncIterator[FindSlots]:
    config = kit.config(
        environment=Environment.DEMO,
        api_base=server.base_url,
        referral_base=server.base_url,
        client_id=credentials.CLIENT_ID,
        username=credentials.USERNAME,
        pid=credentials.PID,
        system_id=credentials.SYSTEM_ID,
        facility_id=credentials.FACILITY_ID,
    )
    gateway = GatewayClient(config, DemoSecrets())
    clock = SystemClock()
    journal = FakeJournal(clock)
    journal.entries = [DirectoryEntry(provider, facility, "demo") for provider, facility in server.directory()]
    yield FindSlots(gateway, journal, clock, Directory(journal), Readings(journal, clock))
    await gateway.aclose()


def month(now: datetime) -> Criteria:
    today = shamsi_of(now)
    return Criteria(ORTHOPAEDICS, None, None, default_service(), today, today.add_days(29))


async def searched(find: FindSlots, criteria: Criteria) -> tuple[list[SearchEvent], list[Slot]]:
    events = [event async for event in find.search(criteria)]
    assert isinstance(events[-1], SearchDone)
    assert (events[-1].failed, events[-1].problem) == (0, None)
    return events, [slot for event in events if isinstance(event, SlotsFound) for slot in event.slots]


async def test_near_the_demos_centre_its_slots_are_found_with_their_distance(
    server: SimulatorServer, find: FindSlots
) -> None:
    here = server.world.facilities[0]
    assert here.latitude is not None
    assert here.longitude is not None
    near = Near(here.latitude, here.longitude, 5)
    events, slots = await searched(find, replace(month(server.world.clock.now()), near=near))
    metres = {slot.facility.name: near.metres_to(slot.facility) for slot in slots}
    assert metres[here.name] == pytest.approx(0, abs=1)
    assert sorted(round(found or 0) for found in metres.values()) == [0, 3409]
    assert isinstance(events[-1], SearchDone)
    assert events[-1].asked == 5


async def test_in_the_demos_area_the_slots_of_the_known_doctors_are_found(
    server: SimulatorServer, find: FindSlots
) -> None:
    tehran = Area(
        province=CodedText("24", COUNTRY_DIVISIONS, ""),
        city=CodedText("019", COUNTRY_DIVISIONS, ""),
        town=CodedText("70017", COUNTRY_DIVISIONS, ""),
    )
    _, in_town = await searched(find, replace(month(server.world.clock.now()), area=tehran))
    _, in_county = await searched(find, replace(month(server.world.clock.now()), area=replace(tehran, town=None)))
    assert {slot.facility.identifier for slot in in_town} < {slot.facility.identifier for slot in in_county}
    nowhere = replace(tehran, city=CodedText("001", COUNTRY_DIVISIONS, ""))
    assert (await searched(find, replace(month(server.world.clock.now()), area=nowhere)))[1] == []


async def test_a_month_in_parts_finds_what_one_call_would(server: SimulatorServer, find: FindSlots) -> None:
    wanted = month(server.world.clock.now())
    _, slots = await searched(find, wanted)
    free = server.world.bookable()
    last = wanted.last_day
    offered = {
        slot.tqid
        for slot in free
        if slot.provider.specialty
        and slot.provider.specialty.code == ORTHOPAEDICS.code
        and shamsi_of(slot.start) <= last
    }
    assert len({slot.tqid for slot in slots}) == len(slots)
    assert offered <= {slot.tqid for slot in slots}
