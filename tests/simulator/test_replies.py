"""The replies have the structure of the guide's samples: the same keys at the same depth, the same kinds of value."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from hqs_desktop.codes.known import Quota
from hqs_desktop.core.model import Slot
from hqs_desktop.simulator.server import SimulatorServer
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
    sample,
    schedule_request,
    tracking,
)


def differences(wanted: object, found: object, path: str = "") -> list[str]:
    """Where the key structure of a reply differs from a sample's; null fits anything, elements fit the first one."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        if wanted.keys() != found.keys():
            return [f"{path}: {sorted(wanted.keys() ^ found.keys())}"]
        return [line for key in wanted for line in differences(wanted[key], found[key], f"{path}.{key}")]
    if isinstance(wanted, list) and isinstance(found, list):
        return [
            line
            for index, item in enumerate(found)
            if wanted
            for line in differences(wanted[0], item, f"{path}[{index}]")
        ]
    numbers = isinstance(wanted, int | float) and isinstance(found, int | float)
    fits = wanted is None or found is None or type(wanted) is type(found) or (numbers and not isinstance(wanted, bool))
    return [] if fits else [f"{path}: {type(wanted).__name__} is {type(found).__name__}"]


def slot_of(server: SimulatorServer, quota: Quota | None = None) -> Slot:
    return next(slot for slot in server.world.bookable() if quota is None or (slot.quota and slot.quota.code == quota))


def test_the_comparison_itself_sees_a_missing_key_and_another_kind() -> None:
    assert differences({"a": [{"b": 1}]}, {"a": [{"b": 1}, {"c": 1}]})
    assert differences({"a": "1"}, {"a": 1})
    assert differences({"a": True}, {"a": 1})
    assert not differences({"a": 1.5, "b": None, "c": [1]}, {"a": 1, "b": {"x": 1}, "c": []})


def windowed(server: SimulatorServer) -> Slot:
    return next(slot for slot in server.world.bookable() if slot.booking_opens)


def test_provider_schedule(server: SimulatorServer, caller: Caller) -> None:
    for slot in (slot_of(server), windowed(server)):
        request = schedule_request(slot.provider, slot.facility, slot.start, 1)
        reply = caller.send("GetProviderScheduling", envelope(request)).json()
        assert reply["Data"]["Result"]["ScheduleBlocks"]
        assert not differences(sample("GetProviderScheduling.response"), reply)


def test_booking_window_is_two_dates(server: SimulatorServer, caller: Caller) -> None:
    slot = windowed(server)
    request = schedule_request(slot.provider, slot.facility, slot.start, 0)
    block = caller.call("GetProviderScheduling", request)["Result"]["ScheduleBlocks"][0]
    assert block["BookingStartDate"].keys() == block["BookingExpiryDate"].keys() == block["DateTime"].keys()


def test_area_schedule(server: SimulatorServer, caller: Caller) -> None:
    slot = slot_of(server)
    request = schedule_request(slot.provider, slot.facility, slot.start, 1) | {"Location": {"NationalAreaCode": ""}}
    reply = caller.send("GetProviderSchedulingByLocation", envelope(request)).json()
    assert reply["Data"]["Result"]["ScheduleBlocks"]
    assert not differences(sample("GetProviderSchedulingByLocation.response"), reply)


def test_near_schedule_is_null_for_none_and_as_by_provider_for_some(server: SimulatorServer, caller: Caller) -> None:
    slot = slot_of(server)
    at = (slot.facility.latitude or 0, slot.facility.longitude or 0)
    none = near_request(slot.provider.specialty, slot.start, at=(0, 0), metres=1000)
    assert caller.send("GetNearProviderScheduling", envelope(none)).json() == sample(
        "GetNearProviderScheduling.response"
    )
    some = near_request(slot.provider.specialty, slot.start, at=at, metres=1000)
    reply = caller.send("GetNearProviderScheduling", envelope(some)).json()
    assert reply["Data"]["Result"]["ScheduleBlocks"]
    assert not differences(sample("GetProviderScheduling.response"), reply)


def test_withdrawn(server: SimulatorServer, caller: Caller) -> None:
    now = server.world.clock.now()
    for facility in server.world.facilities:
        assert facility.identifier is not None
        request = {
            "HealthcareFacilityID": identifier(facility.identifier),
            "StartDateTime": date_time(now),
            "EndDateTime": date_time(now + timedelta(days=60)),
        }
        reply = caller.send("GetRemovedProviderSchedulingList", envelope(request)).json()
        assert not differences(sample("GetRemovedProviderSchedulingList.response"), reply)


def test_status_of_a_free_slot_is_the_sample(server: SimulatorServer, caller: Caller) -> None:
    reply = caller.send("GetAppointmentStatus", envelope(tracking(slot_of(server)))).json()
    assert reply == sample("GetAppointmentStatus.response")


def test_appointment_of_a_free_slot_has_the_samples_empty_person(server: SimulatorServer, caller: Caller) -> None:
    wanted = sample("GetAppointmentByTQID.response")
    reply = caller.send("GetAppointmentByTQID", envelope(tracking(slot_of(server)))).json()
    assert not differences(wanted, reply)
    assert reply["Result"]["PersonAppointment"]["Person"] == wanted["Result"]["PersonAppointment"]["Person"]


def test_appointment_of_a_booked_slot(server: SimulatorServer, caller: Caller) -> None:
    slot = slot_of(server)
    caller.call("SetAppointment", booking_request(slot))
    reply = caller.send("GetAppointmentByTQID", envelope(tracking(slot))).json()
    assert not differences(sample("GetAppointmentByTQID.response"), reply)


@pytest.mark.parametrize(
    ("operation", "make"), [("SetAppointment", booking_request), ("RemoveAppointment", cancel_request)]
)
def test_refused_writes(server: SimulatorServer, caller: Caller, operation: str, make: Callable[[Slot], Json]) -> None:
    slot = slot_of(server)
    if operation == "SetAppointment":
        caller.call("SetAppointment", booking_request(slot, "0499370899"))
    reply = caller.send(operation, envelope(make(slot))).json()
    wanted = sample(f"{operation}.error.response")
    assert not differences(wanted, reply)
    for key in ("errorCode", "isError", "Result"):
        assert reply["Data"][key] == wanted["Data"][key]
    assert reply["Data"]["errorMessage"].startswith(wanted["Data"]["errorMessage"])


def test_referral_slots(server: SimulatorServer, caller: Caller) -> None:
    slot = slot_of(server, Quota.REFERRAL)
    request = {"specialty": coded(slot.provider.specialty), "startDate": date_time(slot.start)}
    reply = caller.send("GetAppointmentsByReferralMap", envelope(request)).json()
    assert reply["data"]
    assert not differences(sample("GetAppointmentsByReferralMap.response"), reply)
    block: Json = reply["data"][0]
    assert not block["trackingQueueID"].startswith("1:")
    assert block["healthcareFacillity"]["id"]["id"] is None


def test_referral_appointment_is_that_of_8_in_lower_camel_case(server: SimulatorServer, caller: Caller) -> None:
    slot = slot_of(server, Quota.REFERRAL)
    caller.call("SetAppointment", booking_request(slot))
    reply = caller.send(
        "GetAppointmentRefferalByTQID",
        {
            "data": {
                "msgID": sample("GetAppointmentRefferalByTQID.request")["data"]["msgID"],
                "composition": {"trackingQID": slot.tqid.text.upper()},
            }
        },
    ).json()
    assert reply["isSuccess"] is True
    (found,) = reply["data"]
    assert found["person"]["nationalCode"]
    assert found["trackingQeueID"] == slot.tqid.text
    assert found["healthcareFacillity"]["id"]["id"]
    assert found["provider"]["specialty"]["coded_string"]
    assert found["hid"] is None


@pytest.mark.parametrize("grant", ["password", "refresh"])
def test_tokens(caller: Caller, grant: str) -> None:
    tokens = caller.sign_in()
    if grant == "refresh":
        tokens = caller.grant({"grant_type": "refresh_token", "refresh_token": tokens["refresh_token"]}).json()
    assert not differences(sample(f"oauth-token.{grant}.response"), tokens)


def test_bad_password_is_the_samples_error(caller: Caller) -> None:
    reply = caller.grant({"grant_type": "password", "username": "demo", "password": "wrong"})
    assert (reply.status_code, reply.json()) == (400, sample("oauth-token.error.response"))


@pytest.mark.parametrize(
    "operation",
    [
        "GetProviderScheduling",
        "GetNearProviderScheduling",
        "GetProviderSchedulingByLocation",
        "GetRemovedProviderSchedulingList",
        "GetAppointmentsByReferralMap",
    ],
)
def test_takes_the_samples_own_requests(caller: Caller, operation: str) -> None:
    reply = caller.send(operation, sample(f"{operation}.request"))
    body = reply.json()
    if operation == "GetAppointmentsByReferralMap":
        # Its sample sends "string" for identifiers, which is some text.
        assert body["isSuccess"] is True
    else:
        assert body["Data"]["isError"] is False


@pytest.mark.parametrize(
    "operation", ["RemoveAppointment", "GetAppointmentStatus", "GetAppointmentByTQID", "GetAppointmentRefferalByTQID"]
)
def test_knows_no_slot_of_the_samples(caller: Caller, operation: str) -> None:
    body = caller.send(operation, sample(f"{operation}.request")).json()
    inner = body.get("Data", body)
    assert inner.get("isError") is True or inner.get("isSuccess") is False
    assert inner.get("errorCode", 1001) == 1001


def test_the_booking_samples_blanks_are_refused(caller: Caller) -> None:
    body = caller.send("SetAppointment", sample("SetAppointment.request")).json()
    assert body["Data"]["isError"] is True
    assert body["Data"]["errorCode"] != 0
    assert body["Data"]["Result"] is False
