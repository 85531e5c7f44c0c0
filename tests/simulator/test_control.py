"""The control door, and that it opens from this computer only."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx
import pytest

from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.model import Slot
from hqs_desktop.simulator.app import create_app
from hqs_desktop.simulator.server import SimulatorServer
from hqs_desktop.simulator.world import World
from tests.simulator.caller import Caller, booking_request, envelope, tracking

NOW = datetime(2025, 11, 23, 6, tzinfo=UTC)


@pytest.fixture
def slot(server: SimulatorServer) -> Slot:
    return server.world.bookable()[0]


def day_of(slot: Slot) -> dict[str, int]:
    day = shamsi_of(slot.start)
    return {"year": day.year, "month": day.month, "day": day.day}


def test_latency(server: SimulatorServer, caller: Caller) -> None:
    assert caller.control("latency", {"seconds": 0.01}) == {"latency": 0.01}
    assert server.faults.latency == 0.01


def test_every_reply_is_dated_by_the_gateways_own_clock_and_its_shift() -> None:
    def shown(reply: httpx.Response) -> datetime:
        assert len(reply.headers.get_list("Date")) == 1
        return parsedate_to_datetime(reply.headers["Date"])

    with SimulatorServer(seed=3, now=NOW) as server:
        caller = Caller(server.base_url)
        replies = [caller.http.post(path) for path in ("/oauth/token", "/nowhere", "/_control/ledger")]
        for reply in replies:
            assert timedelta(seconds=-1) < shown(reply) - NOW < timedelta(seconds=30)
        caller.control("clock", {"seconds": 900})
        assert caller.control("date", {"seconds": -86400})["date"].startswith("2025-11-22T06:15")
        assert shown(caller.http.post("/oauth/token")) < NOW - timedelta(hours=23)
        assert server.world.clock.now() > NOW  # the world goes on by its own time
        caller.control("faults/clear")
        assert shown(caller.http.post("/oauth/token")) > NOW
        caller.close()


def test_faults(server: SimulatorServer, caller: Caller, slot: Slot) -> None:
    body = {"name": "status", "operation": "SetAppointment", "times": 2, "settings": {"status": 504}}
    assert caller.control("faults", body) == {"pending": ["status"]}
    assert caller.send("SetAppointment", envelope(booking_request(slot))).status_code == 504
    assert caller.control("faults/clear") == {"pending": []}
    assert caller.send("SetAppointment", envelope(booking_request(slot))).status_code == 200
    caller.control("faults", {"name": "slow", "times": 0})
    for _ in range(3):
        assert list(server.faults.strikes("x", executed=False))


def test_withdraw(caller: Caller, slot: Slot) -> None:
    body = {"provider": slot.provider.identifier.id, "day": day_of(slot)}
    assert slot.tqid.text in caller.control("withdraw", body)["tqids"]
    assert caller.status(slot) == "5"


def test_withdraw_from_the_twins_world(server: SimulatorServer, caller: Caller) -> None:
    slot = server.twin_world.bookable()[0]
    body = {"provider": slot.provider.identifier.id, "day": day_of(slot), "twin": True}
    assert slot.tqid.text in caller.control("withdraw", body)["tqids"]
    assert caller.status(slot, twin=True) == "5"


@pytest.mark.parametrize("status", ["3", "4", "6"])
def test_status(caller: Caller, slot: Slot, status: str) -> None:
    caller.call("SetAppointment", booking_request(slot))
    assert caller.control("status", {"tqid": slot.tqid.text, "status": status}) == {"status": status}
    assert caller.status(slot) == status


def test_tokens(caller: Caller, slot: Slot) -> None:
    caller.sign_in()
    caller.control("tokens/expire")
    assert caller.send("GetAppointmentStatus", envelope(tracking(slot))).status_code == 401


def test_ledger(caller: Caller, slot: Slot) -> None:
    caller.call("SetAppointment", booking_request(slot))
    found = caller.control("ledger")
    (entry,) = found["executions"]
    assert entry["operation"] == "SetAppointment"
    assert entry["tqid"] == slot.tqid.text
    assert entry["person_id"] == "0012345679"
    assert (entry["twin"], entry["reply_lost"]) == (False, False)
    assert datetime.fromisoformat(entry["at"]).tzinfo is not None
    assert entry["request_id"]
    assert found["calls"]["SetAppointment"] == 1


def test_clock_and_reset() -> None:
    with SimulatorServer(seed=3, now=NOW) as server:
        caller = Caller(server.base_url)
        slot = server.world.bookable()[0]
        caller.call("SetAppointment", booking_request(slot))
        assert caller.control("clock", {"seconds": 900})["now"].startswith("2025-11-23T06:15")
        assert caller.send("GetAppointmentStatus", envelope(tracking(slot))).status_code == 401
        caller.sign_in()
        caller.control("faults", {"name": "slow"})
        caller.control("reset")
        assert caller.control("ledger") == {"executions": [], "calls": {}}
        assert not server.faults.pending
        assert caller.send("GetAppointmentStatus", envelope(tracking(slot))).status_code == 401
        caller.sign_in()
        assert caller.status(server.world.bookable()[0]) == "1"
        caller.close()


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("latency", {}),
        ("latency", {"seconds": -1}),
        ("latency", {"seconds": "1"}),
        ("faults", {}),
        ("faults", {"name": "nothing"}),
        ("faults", {"name": "slow", "settings": [1]}),
        ("faults", {"name": "slow", "settings": {"operation": "x"}}),
        ("faults", {"name": "slow", "times": -1}),
        ("withdraw", {"provider": "900001"}),
        ("withdraw", {"provider": "900001", "day": {"year": 1404, "month": 12, "day": 30}}),
        ("status", {"tqid": "1:nothing", "status": "3"}),
        ("status", {"tqid": "1:nothing", "status": "7"}),
        ("clock", {"seconds": 1e300}),
        ("date", {"seconds": "an hour"}),
        ("date", {"seconds": -1e300}),
    ],
)
def test_bad_commands_are_refused(caller: Caller, name: str, body: dict[str, object]) -> None:
    reply = caller.http.post(f"/_control/{name}", json=body)
    assert reply.status_code == 400
    assert reply.json()["error"]


def test_it_is_no_page_for_a_browser(caller: Caller) -> None:
    assert caller.http.get("/_control/ledger").status_code == 405
    reply = caller.http.post("/_control/reset", headers={"Origin": "http://evil.example"})
    assert reply.status_code == 403


@pytest.mark.parametrize(
    ("client", "status"),
    [("127.0.0.1", 200), ("::1", 200), ("192.0.2.1", 403), ("2001:db8::1", 403), ("nobody", 403)],
)
async def test_it_opens_from_loopback_only(client: str, status: int) -> None:
    transport = httpx.ASGITransport(app=create_app(World.seeded(1, now=NOW)), client=(client, 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://gateway") as http:
        assert (await http.post("/_control/ledger")).status_code == status
