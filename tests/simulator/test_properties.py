"""Whatever comes in: an answer in the guide's form, no crash, nothing executed that was not asked for."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.types import Message

from hqs_desktop.codes.known import AppointmentStatus, CancelReason
from hqs_desktop.core.dates import from_shamsi_parts
from hqs_desktop.core.model import Identifier, Person, Tqid
from hqs_desktop.simulator import credentials
from hqs_desktop.simulator.app import create_app
from hqs_desktop.simulator.blocks import Booking
from hqs_desktop.simulator.engine import Simulator
from hqs_desktop.simulator.operations import OPERATIONS
from hqs_desktop.simulator.reading import Fields
from hqs_desktop.simulator.refusals import Refused
from hqs_desktop.simulator.world import World
from tests.simulator.test_refusals import valid_requests

NOW = datetime(2025, 11, 23, 6, tzinfo=UTC)
quick = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=[]), max_size=8)
)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
)


class InProcess:
    """Calls the application without a socket, hundreds of times a second."""

    def __init__(self, app: Starlette) -> None:
        self.app = app
        self.simulator: Simulator = app.state.simulator
        tokens = self.simulator._tokens._tokens("refresh")
        assert isinstance(tokens, dict)
        self._token = str(tokens["access_token"])

    async def post(self, path: str, body: bytes) -> tuple[int, bytes]:
        headers = {"authorization": f"Bearer {self._token}", "pid": credentials.PID, "content-type": "application/json"}
        scope = {
            "type": "http",
            "method": "POST",
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": b"",
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
            "client": ("127.0.0.1", 1),
        }
        sent: list[Message] = []

        async def receive() -> Message:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: Message) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        return sent[0]["status"], b"".join(message.get("body", b"") for message in sent[1:])


@pytest.fixture(scope="module")
def gateway() -> InProcess:
    return InProcess(create_app(World.seeded(1, now=NOW)))


@pytest.fixture(scope="module")
def controlled() -> InProcess:
    """Another one, whose tokens may be ended and whose time may be moved."""
    return InProcess(create_app(World.seeded(1, now=NOW)))


def check(name: str, status: int, body: bytes) -> bool:
    """Whether the reply is a refusal; fails where it is not in the guide's form."""
    reply = json.loads(body)
    assert status in {200, 400}
    if OPERATIONS[name].has_twin:
        inner = reply if name == "GetAppointmentByTQID" else reply["Data"]
        assert inner.keys() == {"errorCode", "errorMessage", "isError", "Result"}
        assert isinstance(inner["isError"], bool)
        assert isinstance(inner["errorCode"], int)
        assert (inner["errorMessage"] is None) is not inner["isError"]
        return bool(inner["isError"])
    assert {"isSuccess", "errorMessage", "pageIndex", "totalPage", "totalScheduleBlock", "data"} == reply.keys()
    assert isinstance(reply["isSuccess"], bool)
    return not reply["isSuccess"]


@quick
@given(name=st.sampled_from(sorted(OPERATIONS)), body=st.binary(max_size=60))
async def test_any_bytes(gateway: InProcess, name: str, body: bytes) -> None:
    assert check(name, *await gateway.post(OPERATIONS[name].path, body))


@quick
@given(name=st.sampled_from(sorted(OPERATIONS)), body=values)
async def test_any_json(gateway: InProcess, name: str, body: object) -> None:
    assert check(name, *await gateway.post(OPERATIONS[name].path, json.dumps(body).encode()))


def leaves(tree: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from leaves(value, (*path, key))


@settings(quick, max_examples=150)
@given(data=st.data())
async def test_a_right_request_with_one_part_replaced_by_anything(gateway: InProcess, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(OPERATIONS)))
    message_id = {
        key: {"ID": "a", "Issuer": "b", "Assigner": "c", "Type": "d"} for key in ("SystemID", "HealthCareFacilityID")
    }
    body = json.loads(json.dumps({"Data": {"MsgId": message_id, "Composition": valid_requests()[name]}}))
    *parents, last = data.draw(st.sampled_from([path for path in leaves(body) if path]))
    holder = body
    for parent in parents:
        holder = holder[parent]
    holder[last] = data.draw(values)
    check(name, *await gateway.post(OPERATIONS[name].path, json.dumps(body).encode()))


@quick
@given(
    parts=st.fixed_dictionaries(
        {},
        optional={key: st.integers(-1, 1501) | scalars for key in ("Year", "Month", "Day", "Hour", "Minute", "Second")},
    )
)
def test_a_date_is_read_rightly_or_refused(parts: dict[str, object]) -> None:
    try:
        found = Fields({"X": parts}).moment("x")
    except Refused:
        return
    numbers = [parts.get(key) or 0 for key in ("Year", "Month", "Day", "Hour", "Minute", "Second")]
    year, month, day, hour, minute, second = (number for number in numbers if isinstance(number, int))
    assert found == from_shamsi_parts(year, month, day, hour, minute, second)


@quick
@given(control=st.sampled_from(["latency", "faults", "withdraw", "status", "clock", "tokens/expire"]), body=values)
async def test_any_json_at_the_control_door(controlled: InProcess, control: str, body: object) -> None:
    status, reply = await controlled.post(f"/_control/{control}", json.dumps(body).encode())
    controlled.simulator.faults.clear()
    assert status in {200, 400}
    assert isinstance(json.loads(reply), dict)


@pytest.fixture(scope="module")
def played() -> tuple[World, list[Tqid]]:
    world = World.seeded(1, now=NOW)
    return world, [slot.tqid for slot in world.bookable()[:3]]


people = st.sampled_from(["1", "2"])
steps = st.lists(
    st.tuples(st.sampled_from(["book", "cancel", "withdraw", "visit"]), st.integers(0, 2), people), max_size=20
)


@quick
@given(steps=steps)
def test_a_booked_slot_has_one_person_and_a_free_one_nobody(
    played: tuple[World, list[Tqid]], steps: list[tuple[str, int, str]]
) -> None:
    world, tqids = played
    for tqid in tqids:
        world.set_status(tqid, AppointmentStatus.FREE)
    holders: dict[Tqid, str] = {}
    for action, index, who in steps:
        tqid, person = tqids[index], Identifier(who, "a", "b", "c")
        before = world.status(tqid)
        try:
            if action == "book":
                world.book(tqid, Booking(Person(person), NOW))
                assert before is AppointmentStatus.FREE
                holders[tqid] = who
            elif action == "cancel":
                world.cancel(tqid, person, CancelReason.PATIENT_CANNOT_COME)
                assert holders.pop(tqid) == who
            else:
                world.set_status(
                    tqid, AppointmentStatus.VISITED if action == "visit" else AppointmentStatus.CANCELLED_BY_DOCTOR
                )
        except Refused:
            assert world.status(tqid) is before
        booking = world.booking(tqid)
        assert (booking.person.identifier.id if booking else None) == holders.get(tqid)
        assert (world.status(tqid) is AppointmentStatus.FREE) <= (booking is None)
