"""What leaves is what the guide's samples send; where no sample shows a part, what the tables say."""

import json
from dataclasses import replace

import httpx
import pytest

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import from_shamsi_parts
from hqs_desktop.core.model import Area, BookingRequest, Facility, Identifier, Person, Provider, Quantity, Tqid
from hqs_desktop.gateway.client import GatewayClient
from hqs_desktop.gateway.config import Environment
from hqs_desktop.gateway.wire.message import MessageId
from hqs_desktop.gateway.wire.values import IdentifierOut, coded_text_json
from tests.gateway import kit
from tests.gateway.kit import Gate, Json, sample

_EMPTY_PERSON = Person(Identifier("", "National_Org_Civil_Reg", "National_Org_Civil_Reg", "National_Code"))
_PLACEHOLDER = Identifier("string", "string", "string", "string")


def _body(gate: Gate) -> Json:
    return json.loads(gate.requests[-1].content)


@pytest.fixture
def open_gate(gate: Gate) -> Gate:
    """Any operation gets an empty success: only what leaves matters."""
    for operation in kit.OPERATIONS:
        gate.always(operation, lambda _: kit.reply({"isError": False, "isSuccess": True, "Result": None, "data": []}))
    gate.always("GetAppointmentStatus", lambda _: kit.reply({"isError": False, "Result": {"Coded_string": "1"}}))
    return gate


async def test_the_samples_of_the_gateway_operations(gateway: GatewayClient, open_gate: Gate) -> None:
    for operation in kit.OPERATIONS:
        if operation in (*kit.REFERRAL, "SetAppointment"):
            continue
        await kit.OPERATIONS[operation](gateway)
        assert _body(open_gate) == sample(f"{operation}.request"), operation


def test_a_coded_text_alone_is_as_in_the_sample() -> None:
    specialty = CodedText("171108", "thritaEHR.specialty", "متخصص ارتوپدی")
    composition = sample("GetProviderScheduling.request")["Data"]["Composition"]
    assert json.loads(coded_text_json(specialty)) == composition["Provider"]["Specialty"]


async def test_the_sample_of_set_appointment(gateway: GatewayClient, open_gate: Gate) -> None:
    await gateway.set_appointment(BookingRequest(kit.slot(""), _EMPTY_PERSON))
    assert _body(open_gate) == sample("SetAppointment.request")


async def test_the_sample_of_the_referral_schedule(open_gate: Gate) -> None:
    facility = Identifier("40afe509-3c8a-4fdf-ad31-3574c75629d5", "MOHME_IT", "MOHME_IT", "Org_ID")
    gateway = kit.client(open_gate, system_id=_PLACEHOLDER, facility_id=facility)
    await kit.OPERATIONS["GetAppointmentsByReferralMap"](gateway)
    assert _body(open_gate) == sample("GetAppointmentsByReferralMap.request")


async def test_the_sample_of_the_referral_booking(open_gate: Gate) -> None:
    gateway = kit.client(
        open_gate,
        system_id=replace(_PLACEHOLDER, id="0079B8F4-7CC2-4548-B9DE-E5770228F5DB"),
        facility_id=replace(_PLACEHOLDER, id="2CF85EDB-0576-4F62-A87B-60E20992BC9E"),
    )
    await kit.OPERATIONS["GetAppointmentRefferalByTQID"](gateway)
    assert _body(open_gate) == sample("GetAppointmentRefferalByTQID.request")


async def test_numbers_without_fraction_are_written_as_in_the_sample(gateway: GatewayClient, open_gate: Gate) -> None:
    await kit.OPERATIONS["GetNearProviderScheduling"](gateway)
    assert b'"Magnitude":1000}' in open_gate.requests[-1].content
    await gateway.near_schedule(
        specialty=kit.VISIT,
        start=kit.START,
        end=kit.END,
        service=kit.VISIT,
        latitude=35.7,
        longitude=51.25,
        distance=Quantity(2.5, "km"),
    )
    composition = _body(open_gate)["Data"]["Composition"]
    assert (composition["Latitude"], composition["Longitude"]) == (35.7, 51.25)
    assert composition["Distance"] == {"Unit": "km", "MagnitudeStatus": "", "Magnitude": 2.5}


@pytest.mark.parametrize("operation", kit.OPERATIONS)
async def test_headers_and_address(gateway: GatewayClient, open_gate: Gate, operation: str) -> None:
    await kit.OPERATIONS[operation](gateway)
    request = open_gate.requests[-1]
    assert request.method == "POST"
    assert request.headers["Authorization"] == f"Bearer {kit.ACCESS}"
    assert request.headers["Pid"] == "the-pid"
    assert request.headers["Content-Type"] == "application/json"
    expected = {
        "GetAppointmentsByReferralMap": "https://appointmentapi.behdasht.gov.ir/HQS.Referal/api/v1.0/Main/",
        "GetAppointmentRefferalByTQID": "https://appointmentapi.behdasht.gov.ir/HQS.referal/api/v1.0/Main/",
    }.get(operation, "https://apigateway.behdasht.gov.ir/api/client/apim/v1/sepas/gwHQS/")
    assert str(request.url) == expected + operation


async def test_the_test_twins(open_gate: Gate) -> None:
    for operation in kit.OPERATIONS:
        open_gate.always(f"{operation}Test", lambda _: kit.reply({"isError": False, "Result": {"Coded_string": "1"}}))
    gateway = kit.client(open_gate, environment=Environment.TEST)
    for operation in ("SetAppointment", "GetAppointmentStatus", "RemoveAppointment", *kit.REFERRAL):
        await kit.OPERATIONS[operation](gateway)
        # The guide prints no twin of the two referral operations.
        expected = operation if operation in kit.REFERRAL else f"{operation}Test"
        assert open_gate.requests[-1].url.path.rsplit("/", 1)[1] == expected


async def test_pids_and_bases_are_configuration(open_gate: Gate) -> None:
    gateway = kit.client(
        open_gate,
        api_base="https://proxy.example/hqs/",
        operations_path="/gw",
        pid_overrides={"SetAppointment": "booking-pid"},
    )
    await gateway.set_appointment(kit.booking())
    assert str(open_gate.requests[0].url) == "https://proxy.example/hqs/oauth/token"
    assert str(open_gate.requests[1].url) == "https://proxy.example/hqs/gw/SetAppointment"
    assert open_gate.requests[1].headers["Pid"] == "booking-pid"
    await gateway.appointment(kit.TQID)
    assert open_gate.requests[2].headers["Pid"] == "the-pid"


async def test_without_a_committer(open_gate: Gate) -> None:
    await kit.client(open_gate, committer=None).appointment(kit.TQID)
    assert set(_body(open_gate)["Data"]["MsgId"]) == {"SystemID", "HealthCareFacilityID"}


def test_a_composition_uid_follows_the_table() -> None:
    identifier = IdentifierOut.of(kit.NATIVE)
    message = MessageId(composition_uid="the-record", system_id=identifier, facility_id=identifier)
    assert message.model_dump()["CompositionUID"] == "the-record"


async def test_everything_that_a_booking_can_hold(gateway: GatewayClient, open_gate: Gate) -> None:
    person = replace(kit.PATIENT, gender=CodedText("1", "thritaEHR.gender", "male"))
    await gateway.set_appointment(
        BookingRequest(
            kit.slot("BARE-Uuid"),
            person,
            hid=Identifier("HID123", "IHIO", "IHIO", "HID"),
            appointment_type=CodedText("201", "HQS", "in person"),
            deposit=Quantity(50000, "IRR"),
        )
    )
    assert _body(open_gate)["Data"]["Composition"] == {
        "Person": {
            "FirstName": "Zahra",
            "lastName": "Namuneh",
            "NationalCode": "0012345679",
            "PostalCode": "1234567890",
            "Gender": {"Coded_string": "1", "Terminology_id": "thritaEHR.gender", "Value": "male"},
            "MobileNumber": "09120000000",
        },
        "TrackingQueueID": "BARE-Uuid",
        "HID": {"ID": "HID123", "Issuer": "IHIO", "Assigner": "IHIO", "Type": "HID"},
        "AppointmentType": {"Coded_string": "201", "Terminology_id": "HQS", "Value": "in person"},
        "Deposit": {"Unit": "IRR", "MagnitudeStatus": "", "Magnitude": 50000},
    }


async def test_a_person_without_a_national_code(gateway: GatewayClient, open_gate: Gate) -> None:
    foreign = Identifier("123456789012", "MOI_BAFIA", "MOI_BAFIA", "BAFIA_ID")
    await gateway.set_appointment(BookingRequest(kit.slot(), replace(kit.PATIENT, identifier=foreign)))
    person = _body(open_gate)["Data"]["Composition"]["Person"]
    assert person["NationalCode"] == ""
    assert person["OtherIdentifier"] == {
        "ID": "123456789012",
        "Issuer": "MOI_BAFIA",
        "Assigner": "MOI_BAFIA",
        "Type": "BAFIA_ID",
    }


async def test_what_is_not_known_is_left_out(gateway: GatewayClient, open_gate: Gate) -> None:
    provider = Provider(Identifier("7", "Med_Council", "Med_Council", "Med_ID"), full_name="Dr X")
    await gateway.area_schedule(
        provider=provider,
        facility=None,
        start=kit.START,
        end=kit.END,
        service=kit.VISIT,
        area=Area(province=CodedText("24", "CountryDivisions", "Tehran")),
    )
    composition = _body(open_gate)["Data"]["Composition"]
    assert set(composition) == {"Provider", "StartDateTime", "EndDateTime", "Service", "Location"}
    assert set(composition["Provider"]) == {"FullName", "Identifier"}
    assert composition["Location"] == {
        "NationalAreaCode": "",
        "Province": {"Coded_string": "24", "Terminology_id": "CountryDivisions", "Value": "Tehran"},
    }
    await gateway.provider_schedule(
        provider=provider, facility=Facility(None), start=kit.START, end=kit.END, service=kit.VISIT
    )
    assert _body(open_gate)["Data"]["Composition"]["HealthcareFacility"] == {}


async def test_an_assigner_that_a_reply_did_not_tell_is_the_issuer(gateway: GatewayClient, open_gate: Gate) -> None:
    seen = Facility(Identifier(kit.CENTRE_ID, "MOHME_IT", "", "Org_ID"))
    await gateway.provider_schedule(
        provider=kit.PHYSICIAN, facility=seen, start=kit.START, end=kit.END, service=kit.VISIT
    )
    assert _body(open_gate)["Data"]["Composition"]["HealthcareFacility"]["ID"]["Assigner"] == "MOHME_IT"


async def test_a_national_area_code_follows_the_table(gateway: GatewayClient, open_gate: Gate) -> None:
    await gateway.area_schedule(
        provider=kit.PHYSICIAN,
        facility=None,
        start=kit.START,
        end=kit.END,
        service=kit.VISIT,
        area=Area(national_area_code=CodedText("1", "CountryDivisions", "x")),
    )
    location = _body(open_gate)["Data"]["Composition"]["Location"]
    assert location == {"NationalAreaCode": {"Coded_string": "1", "Terminology_id": "CountryDivisions", "Value": "x"}}


async def test_a_referral_schedule_without_insurer(gateway: GatewayClient, open_gate: Gate) -> None:
    await gateway.referral_schedule(
        specialty=kit.VISIT, insurer=None, start=from_shamsi_parts(1404, 1, 1), page=3, page_size=50
    )
    composition = _body(open_gate)["data"]["composition"]
    assert set(composition) == {"specialty", "startDate", "pageNumber", "pageSize"}
    assert (composition["pageNumber"], composition["pageSize"]) == (3, 50)


@pytest.mark.parametrize("text", ["1:ABC-def", "abc", "  1:x "])
async def test_tracking_ids_leave_as_they_came(gateway: GatewayClient, open_gate: Gate, text: str) -> None:
    await gateway.appointment(Tqid(text))
    assert _body(open_gate)["Data"]["Composition"] == {"TrackingQID": text}


async def test_a_naive_time_is_a_mistake(gateway: GatewayClient) -> None:
    with pytest.raises(ValueError, match="zone"):
        await gateway.removed_schedule(start=kit.START.replace(tzinfo=None), end=kit.END, facility_id=kit.NATIVE)


async def test_the_sign_in(gateway: GatewayClient, gate: Gate) -> None:
    await gateway.sign_in()
    (request,) = gate.requests
    assert str(request.url) == "https://apigateway.behdasht.gov.ir/oauth/token"
    assert request.headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert httpx.QueryParams(request.content.decode()) == httpx.QueryParams(
        {"grant_type": "password", "username": "the-user", "password": kit.PASSWORD}
    )
    assert httpx.BasicAuth("the-client", kit.CLIENT_SECRET)._auth_header == request.headers["Authorization"]
