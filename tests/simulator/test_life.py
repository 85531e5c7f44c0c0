"""The life of a slot through the gateway's door: booked, taken, cancelled, withdrawn."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.model import Identifier, Slot
from hqs_desktop.simulator.server import SimulatorServer
from tests.simulator.caller import (
    Caller,
    booking_request,
    cancel_request,
    date_time,
    envelope,
    identifier,
    schedule_request,
    tracking,
)

OTHER = "0499370899"


@pytest.fixture
def slot(server: SimulatorServer) -> Slot:
    return server.world.bookable()[0]


def offered(caller: Caller, slot: Slot) -> bool:
    request = schedule_request(slot.provider, slot.facility, slot.start, 0)
    blocks = caller.call("GetProviderScheduling", request)["Result"]["ScheduleBlocks"]
    return slot.tqid.text in {block["TrackingQueueID"] for block in blocks}


def test_book_look_up_cancel_and_book_again(server: SimulatorServer, caller: Caller, slot: Slot) -> None:
    assert offered(caller, slot)
    assert caller.call("SetAppointment", booking_request(slot)) == {
        "errorCode": 0,
        "errorMessage": None,
        "isError": False,
        "Result": True,
    }
    assert caller.status(slot) == "2"
    assert not offered(caller, slot)
    person = caller.call("GetAppointmentByTQID", tracking(slot))["Result"]["PersonAppointment"]["Person"]
    assert person["NationalCode"] == "0012345679"
    assert (person["FirstName"], person["LastName"]) == ("Patient", "Example")
    assert (person["MobileNumber"], person["PostalCode"]) == ("09120000000", "1234567890")
    assert person["Gender"]["Coded_string"] == "2"

    assert caller.call("RemoveAppointment", cancel_request(slot))["Result"] is True
    assert caller.status(slot) == "1"
    assert offered(caller, slot)
    person = caller.call("GetAppointmentByTQID", tracking(slot))["Result"]["PersonAppointment"]["Person"]
    assert person["NationalCode"] == ""

    assert caller.call("SetAppointment", booking_request(slot, OTHER))["isError"] is False
    done = [(entry.operation, entry.tqid, entry.person_id.id) for entry in server.ledger.executions]
    assert done == [
        ("SetAppointment", slot.tqid, "0012345679"),
        ("RemoveAppointment", slot.tqid, "0012345679"),
        ("SetAppointment", slot.tqid, OTHER),
    ]


@pytest.mark.parametrize("person", ["0012345679", OTHER])
def test_a_taken_slot_is_refused_also_to_its_own_patient(
    server: SimulatorServer, caller: Caller, slot: Slot, person: str
) -> None:
    caller.call("SetAppointment", booking_request(slot))
    refused = caller.call("SetAppointment", booking_request(slot, person))
    assert (refused["isError"], refused["errorCode"], refused["Result"]) == (True, 0, False)
    assert len(server.ledger.of("SetAppointment", slot.tqid)) == 1


def test_only_who_booked_can_cancel(server: SimulatorServer, caller: Caller, slot: Slot) -> None:
    caller.call("SetAppointment", booking_request(slot))
    refused = caller.call("RemoveAppointment", cancel_request(slot, OTHER))
    assert (refused["isError"], refused["errorCode"], refused["Result"]) == (True, 0, True)
    assert caller.status(slot) == "2"
    assert not server.ledger.of("RemoveAppointment")


def test_what_was_never_booked_cannot_be_cancelled(caller: Caller, slot: Slot) -> None:
    assert caller.call("RemoveAppointment", cancel_request(slot))["isError"] is True


def test_the_tracking_id_is_taken_in_any_case_and_without_its_prefix(caller: Caller, slot: Slot) -> None:
    request = booking_request(slot) | {"TrackingQueueID": slot.tqid.text.upper().removeprefix("1:")}
    assert caller.call("SetAppointment", request)["isError"] is False
    assert caller.status(slot) == "2"


@pytest.mark.parametrize("form", ["one", "list"])
def test_a_foreigner_books_and_cancels_by_another_identifier(caller: Caller, slot: Slot, form: str) -> None:
    passport = identifier(Identifier("P1234567", "MIA", "MIA", "Passport_ID"))
    request = booking_request(slot)
    request["Person"] |= {"NationalCode": "", "OtherIdentifier": [passport] if form == "list" else passport}
    assert caller.call("SetAppointment", request)["isError"] is False
    person = caller.call("GetAppointmentByTQID", tracking(slot))["Result"]["PersonAppointment"]["Person"]
    assert (person["NationalCode"], person["OtherIdentifier"]) == ("", passport)
    assert caller.call("RemoveAppointment", cancel_request(slot) | {"PersonID": passport})["isError"] is False


def test_an_entitlement_and_a_kind_are_kept(caller: Caller, slot: Slot) -> None:
    hid = identifier(Identifier("AB12CD", "TAMIN", "TAMIN", "HID"))
    kind = {"Coded_string": "203", "Terminology_id": "HQS", "Value": "free"}
    deposit = {"Unit": "IRR", "MagnitudeStatus": "", "Magnitude": 100}
    request = booking_request(slot) | {"HID": hid, "AppointmentType": kind, "Deposit": deposit}
    assert caller.call("SetAppointment", request)["isError"] is False
    assert caller.call("GetAppointmentByTQID", tracking(slot))["Result"]["PersonAppointment"]["HID"] == hid


def test_a_race_is_won_by_one(server: SimulatorServer, slot: Slot) -> None:
    people = [f"10000000{number:02}" for number in range(24)]

    def book(national_code: str) -> bool:
        caller = Caller(server.base_url)
        try:
            return caller.call("SetAppointment", booking_request(slot, national_code))["isError"] is False
        finally:
            caller.close()

    with ThreadPoolExecutor(8) as pool:
        won = [person for person, done in zip(people, pool.map(book, people), strict=True) if done]
    (executed,) = server.ledger.of("SetAppointment", slot.tqid)
    assert won == [executed.person_id.id]
    booking = server.world.booking(slot.tqid)
    assert booking is not None
    assert booking.person.identifier.id == won[0]


def test_a_withdrawn_day_shows_in_status_and_list(server: SimulatorServer, caller: Caller, slot: Slot) -> None:
    caller.call("SetAppointment", booking_request(slot))
    gone = server.withdraw_day(slot.provider.identifier.id, shamsi_of(slot.start))
    assert slot.tqid in gone
    assert caller.status(slot) == "5"
    assert not offered(caller, slot)
    assert slot.facility.identifier is not None
    request = {
        "HealthcareFacilityID": identifier(slot.facility.identifier),
        "StartDateTime": date_time(slot.start - timedelta(hours=1)),
        "EndDateTime": date_time(slot.start + timedelta(hours=1)),
    }
    assert slot.tqid.text in caller.call("GetRemovedProviderSchedulingList", request)["Result"]["Result"]
    later = request | {"StartDateTime": date_time(slot.start + timedelta(minutes=1))}
    assert slot.tqid.text not in caller.call("GetRemovedProviderSchedulingList", later)["Result"]["Result"]
    # The desk must still be able to tell whom to call.
    person = caller.call("GetAppointmentByTQID", tracking(slot))["Result"]["PersonAppointment"]["Person"]
    assert person["NationalCode"] == "0012345679"
    assert caller.call("SetAppointment", booking_request(slot, OTHER))["isError"] is True
    assert caller.call("RemoveAppointment", cancel_request(slot))["isError"] is True


def test_a_slot_outside_its_window_is_shown_and_refused(server: SimulatorServer, caller: Caller) -> None:
    now = server.world.clock.now()
    early = next(found for found, _ in server.world.slots() if found.booking_opens and found.booking_opens > now)
    provider, days = early.provider, 30
    request = schedule_request(provider, early.facility, now, days)
    shown = caller.call("GetProviderScheduling", request)["Result"]["ScheduleBlocks"]
    not_open = next(
        block for block in shown if block["BookingStartDate"] and block["DateTime"] == shown[-1]["DateTime"]
    )
    refused = caller.call("SetAppointment", booking_request(early) | {"TrackingQueueID": not_open["TrackingQueueID"]})
    assert (refused["isError"], refused["errorCode"]) == (True, 0)


def test_the_test_twins_have_a_world_of_their_own(server: SimulatorServer, caller: Caller, slot: Slot) -> None:
    assert caller.send("GetAppointmentStatus", envelope(tracking(slot)), twin=True).json()["Data"]["isError"] is True
    (twin_slot, *_) = server.twin_world.bookable()
    assert caller.call("SetAppointment", booking_request(twin_slot), twin=True)["isError"] is False
    assert caller.status(twin_slot, twin=True) == "2"
    assert [entry.twin for entry in server.ledger.executions] == [True]


@pytest.mark.parametrize("operation", ["GetAppointmentsByReferralMap", "GetAppointmentRefferalByTQID"])
def test_the_referral_host_has_no_twins(caller: Caller, operation: str) -> None:
    assert caller.send(operation, {}, twin=True).status_code == 404
