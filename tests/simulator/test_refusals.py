"""What the guide makes mandatory is demanded, and refused in the guide's form."""

import copy
import json
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest

from hqs_desktop.simulator import credentials
from hqs_desktop.simulator.engine import MAX_BODY
from hqs_desktop.simulator.operations import OPERATIONS
from hqs_desktop.simulator.server import SimulatorServer
from hqs_desktop.simulator.world import World
from tests.simulator.caller import (
    Caller,
    Json,
    booking_request,
    cancel_request,
    coded,
    date_time,
    envelope,
    identifier,
    near_request,
    schedule_request,
    tracking,
)

NOW = datetime(2025, 11, 23, 6, tzinfo=UTC)
SCHEDULE = "GetProviderScheduling"
STATUS = "GetAppointmentStatus"


@cache
def valid_requests() -> dict[str, Json]:
    """A complete Composition for each operation."""
    slot = World.seeded(1, now=NOW).bookable()[0]
    schedule = schedule_request(slot.provider, slot.facility, NOW, 7)
    assert slot.facility.identifier is not None
    assert slot.facility.area is not None
    return {
        SCHEDULE: schedule,
        "GetNearProviderScheduling": near_request(slot.provider.specialty, NOW, at=(35.7, 51.4), metres=1000),
        "GetProviderSchedulingByLocation": schedule | {"Location": {"Province": coded(slot.facility.area.province)}},
        "SetAppointment": booking_request(slot),
        "RemoveAppointment": cancel_request(slot),
        "GetRemovedProviderSchedulingList": {
            "HealthcareFacilityID": identifier(slot.facility.identifier),
            "StartDateTime": date_time(NOW),
            "EndDateTime": date_time(NOW + timedelta(days=1)),
        },
        STATUS: tracking(slot),
        "GetAppointmentByTQID": tracking(slot),
        "GetAppointmentsByReferralMap": {
            "specialty": coded(slot.provider.specialty),
            "startDate": date_time(NOW),
        },
        "GetAppointmentRefferalByTQID": {"trackingQID": slot.tqid.text},
    }


MANDATORY = {
    SCHEDULE: [
        "Provider",
        "Provider.Identifier",
        "Provider.Identifier.ID",
        "Provider.Identifier.Issuer",
        "Provider.Identifier.Assigner",
        "Provider.Identifier.Type",
        "Provider.Specialty",
        "Provider.Specialty.Coded_string",
        "Provider.Specialty.Terminology_id",
        "HealthcareFacility",
        "HealthcareFacility.ID",
        "StartDateTime",
        "StartDateTime.Year",
        "EndDateTime",
        "EndDateTime.Day",
        "Service",
    ],
    "GetNearProviderScheduling": [
        "StartDateTime",
        "EndDateTime",
        "Service",
        "Latitude",
        "Longitude",
        "Distance",
        "Distance.Magnitude",
        "Specialty",
    ],
    "GetProviderSchedulingByLocation": ["Provider", "StartDateTime", "EndDateTime", "Service", "Location"],
    "SetAppointment": ["Person", "Person.NationalCode", "TrackingQueueID"],
    "RemoveAppointment": ["PersonID", "PersonID.Type", "TrackingQueueID", "Reason"],
    "GetRemovedProviderSchedulingList": ["StartDateTime", "EndDateTime", "HealthcareFacilityID"],
    STATUS: ["TrackingQID"],
    "GetAppointmentByTQID": ["TrackingQID"],
    "GetAppointmentsByReferralMap": ["specialty", "startDate"],
    "GetAppointmentRefferalByTQID": ["trackingQID"],
}


def is_refusal(body: Json) -> bool:
    inner: Json = body.get("Data", body)
    return inner.get("isError") is True or inner.get("isSuccess") is False


def test_every_operation_is_covered() -> None:
    assert MANDATORY.keys() == valid_requests().keys() == OPERATIONS.keys()


@pytest.mark.parametrize(("operation", "path"), [(name, path) for name, paths in MANDATORY.items() for path in paths])
@pytest.mark.parametrize("instead", ["absent", "null", "of the wrong kind"])
def test_a_missing_field_is_refused_and_named(
    caller: Caller, server: SimulatorServer, operation: str, path: str, instead: str
) -> None:
    request = copy.deepcopy(valid_requests()[operation])
    *parents, field = path.split(".")
    holder = request
    for parent in parents:
        holder = holder[parent]
    if instead == "absent":
        del holder[field]
    else:
        holder[field] = None if instead == "null" else [True]
    reply = caller.send(operation, envelope(request))
    assert reply.status_code == 200
    body = reply.json()
    assert is_refusal(body)
    inner = body.get("Data", body)
    assert inner.get("errorCode", 1) != 0
    named = {"TrackingQID": "TrackingQueueID", "trackingQID": "TrackingQueueID"}.get(field, field)
    # An incomplete DO_CODED_TEXT is named as a whole.
    named = "Specialty" if parents and parents[-1] == "Specialty" and instead != "of the wrong kind" else named
    assert named.casefold() in inner["errorMessage"].casefold()
    assert not server.ledger.executions


@pytest.mark.parametrize("missing", ["Data", "MsgId", "Composition", "SystemID", "HealthCareFacilityID"])
def test_a_message_must_be_complete(caller: Caller, missing: str) -> None:
    body = copy.deepcopy(envelope(valid_requests()[SCHEDULE]))
    holder = body
    for part in {"Data": [], "SystemID": ["Data", "MsgId"], "HealthCareFacilityID": ["Data", "MsgId"]}.get(
        missing, ["Data"]
    ):
        holder = holder[part]
    del holder[missing]
    assert is_refusal(caller.send(SCHEDULE, body).json())


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("StartDateTime", {"Year": 1404, "Month": 12, "Day": 30}),
        ("StartDateTime", {"Year": 1404, "Month": 13, "Day": 1}),
        ("StartDateTime", {"Year": 1404, "Month": 7, "Day": 31}),
        ("StartDateTime", {"Year": 2025, "Month": 1, "Day": 1}),
        ("StartDateTime", {"Year": 1404, "Month": 7, "Day": 1, "Hour": 24}),
        ("StartDateTime", {"Year": 1404, "Month": 7, "Day": 1, "Hour": 10**30}),
        ("StartDateTime", {"Year": "1404", "Month": 7, "Day": 1}),
        ("StartDateTime", {"Year": True, "Month": 7, "Day": 1}),
        ("EndDateTime", {"Year": 1300, "Month": 1, "Day": 1}),
        ("Service", {"Coded_string": "970015", "Terminology_id": "HQS", "Value": ""}),
    ],
)
def test_a_wrong_value_is_refused(caller: Caller, field: str, value: Json) -> None:
    inner = caller.call(SCHEDULE, valid_requests()[SCHEDULE] | {field: value})
    assert (inner["isError"], inner["Result"]) == (True, None)
    assert inner["errorCode"] != 0


@pytest.mark.parametrize(
    ("operation", "changes"),
    [
        ("GetNearProviderScheduling", {"Latitude": 91}),
        ("GetNearProviderScheduling", {"Longitude": -181}),
        ("GetNearProviderScheduling", {"Latitude": 10**400}),
        ("RemoveAppointment", {"Reason": {"Coded_string": "999", "Terminology_id": "HQS", "Value": ""}}),
        ("GetAppointmentsByReferralMap", {"pageNumber": 0}),
        ("GetAppointmentsByReferralMap", {"pageSize": 0}),
        ("GetAppointmentsByReferralMap", {"pageSize": 10**9}),
    ],
)
def test_a_value_out_of_bounds_is_refused(caller: Caller, operation: str, changes: Json) -> None:
    assert is_refusal(caller.send(operation, envelope(valid_requests()[operation] | changes)).json())


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"", "application/json", 400),
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b'{"Data": NaN}', "application/json", 400),
        (b'{"Data": "\xff"}', "application/json", 400),
        (b'{"a":' * 100_000, "application/json", 400),
        (b"9" * 5000, "application/json", 400),
        (b"{}", "text/plain", 415),
        (b"{}", "", 415),
        (b" " * (MAX_BODY + 1), "application/json", 413),
        (b"{}", "application/json; charset=utf-8", 200),
    ],
)
@pytest.mark.parametrize("operation", ["SetAppointment", "GetAppointmentByTQID", "GetAppointmentsByReferralMap"])
def test_a_bad_body_is_refused_in_the_guides_form(
    caller: Caller, operation: str, body: bytes, kind: str, status: int
) -> None:
    headers = caller.headers | {"Content-Type": kind}
    reply = caller.http.post(OPERATIONS[operation].path, content=body, headers=headers)
    assert reply.status_code == status
    assert is_refusal(reply.json())


@pytest.mark.parametrize("pid", [None, "", "other"])
def test_the_pid_is_demanded(caller: Caller, pid: str | None) -> None:
    headers = {name: value for name, value in caller.headers.items() if name != "Pid"}
    if pid is not None:
        headers["Pid"] = pid
    reply = caller.http.post(OPERATIONS[STATUS].path, json=envelope(valid_requests()[STATUS]), headers=headers)
    assert reply.status_code == 200
    assert is_refusal(reply.json())


@pytest.mark.parametrize("authorization", [None, "", "Bearer", "Bearer wrong", "Basic {token}", "{token}"])
def test_a_bad_token_gets_401(caller: Caller, authorization: str | None) -> None:
    token = caller.sign_in()["access_token"]
    headers = {"Pid": credentials.PID}
    if authorization is not None:
        headers["Authorization"] = authorization.format(token=token)
    reply = caller.http.post(OPERATIONS[STATUS].path, json=envelope(valid_requests()[STATUS]), headers=headers)
    assert reply.status_code == 401
    assert reply.json()["error"] == "invalid_token"
    assert reply.headers["WWW-Authenticate"].startswith("Bearer")


def test_every_reply_carries_a_request_id_of_its_own(caller: Caller) -> None:
    replies = [
        caller.send(STATUS, {}),
        caller.send(STATUS, {}),
        caller.grant({}),
        caller.http.post("/nowhere"),
        caller.http.get(OPERATIONS[STATUS].path),
        caller.http.post("/_control/ledger"),
    ]
    assert len({reply.headers["requestId"] for reply in replies}) == len(replies)
    assert [reply.status_code for reply in replies] == [200, 200, 400, 404, 405, 200]
    assert all(isinstance(reply.json(), dict) for reply in replies)


def test_texts_from_people_come_back_as_they_are(server: SimulatorServer, caller: Caller) -> None:
    slot = server.world.bookable()[0]
    request = booking_request(slot)
    name = "<b>\u06cc\u0643\u200c\U0001f600</b>"
    request["Person"]["FirstName"] = name
    caller.call("SetAppointment", request)
    person = caller.call("GetAppointmentByTQID", tracking(slot))["Result"]["PersonAppointment"]["Person"]
    assert person["FirstName"] == "<b>\u06cc\u0643\u200c\ud83d\ude00</b>".encode("utf-16", "surrogatepass").decode(
        "utf-16"
    )


def test_a_lone_surrogate_breaks_no_reply(server: SimulatorServer, caller: Caller) -> None:
    slot = server.world.bookable()[0]
    body = json.dumps(envelope(booking_request(slot))).replace("Patient", "\\ud800")
    path, headers = OPERATIONS["SetAppointment"].path, caller.headers | {"Content-Type": "application/json"}
    assert not is_refusal(caller.http.post(path, content=body, headers=headers).json())
    assert caller.send("GetAppointmentByTQID", envelope(tracking(slot))).json()["isError"] is False
