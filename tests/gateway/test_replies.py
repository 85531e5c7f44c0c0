"""Every sample, and every form in which the guide contradicts itself, is read to the same values."""

import copy
import json
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import from_shamsi_parts
from hqs_desktop.core.errors import BadReplyError, RefusedError
from hqs_desktop.core.model import Identifier, Slot, Tqid
from hqs_desktop.gateway.client import GatewayClient
from hqs_desktop.gateway.wire.schedule import ScheduleBlockIn
from tests.gateway import kit
from tests.gateway.kit import Gate, Json, sample

_SCHEDULES = ("GetProviderScheduling", "GetNearProviderScheduling", "GetProviderSchedulingByLocation")


async def _call(operation: str, body: Json) -> object:
    gate = Gate()
    gate.always(operation, lambda _: kit.reply(body))
    return await kit.OPERATIONS[operation](kit.client(gate))


async def _slots(body: Json, operation: str = "GetProviderScheduling") -> list[Slot]:
    slots = await _call(operation, body)
    assert isinstance(slots, list)
    return slots


def _schedule(**changes: Json) -> Json:
    """The sample of operation 1 with other values in its block."""
    body = sample("GetProviderScheduling.response")
    body["Data"]["Result"]["ScheduleBlocks"][0].update(changes)
    return body


def _without(name: str) -> Json:
    body = sample("GetProviderScheduling.response")
    del body["Data"]["Result"]["ScheduleBlocks"][0][name]
    return body


# Samples --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("operation", ["GetProviderScheduling", "GetProviderSchedulingByLocation"])
async def test_the_sample_of_a_schedule(operation: str) -> None:
    (slot,) = await _slots(sample(f"{operation}.response"), operation)
    assert slot.tqid.text == "1:806085e5-4bbc-4dbe-92fa-fb9980f9653c"
    assert slot.start == from_shamsi_parts(1401, 11, 10, 10, 30, 15)
    assert slot.duration == timedelta(minutes=5)
    assert slot.provider == kit.PHYSICIAN
    assert slot.facility.identifier == Identifier(kit.CENTRE_ID.lower(), "MOHME_IT", "", "Org_ID")
    assert slot.facility.type == CodedText("32", "thritaEHR.organizationType", "درمانگاه")
    assert slot.facility.department_type is None
    assert slot.facility.latitude == 0
    area = slot.facility.area
    assert area is not None
    assert area.city == CodedText("019", "CountryDivisions", "تهران")
    assert area.village is None
    assert (slot.queue_number, slot.local_id) == ("0", "74")
    assert slot.quota == CodedText("101", "HQS", "نظام ارجاع")
    assert slot.service == kit.VISIT
    assert slot.booking_opens is None
    assert slot.booking_closes is None


async def test_the_sample_of_near_has_no_slots() -> None:
    assert await _slots(sample("GetNearProviderScheduling.response"), "GetNearProviderScheduling") == []


@pytest.mark.parametrize("operation", kit.WRITES)
async def test_the_samples_of_the_writes_are_refusals(operation: str) -> None:
    with pytest.raises(RefusedError) as caught:
        await _call(operation, sample(f"{operation}.error.response"))
    assert (caught.value.code, caught.value.reason) == (0, "Error at Service.")


async def test_the_sample_of_the_withdrawn_slots() -> None:
    tqids = await _call("GetRemovedProviderSchedulingList", sample("GetRemovedProviderSchedulingList.response"))
    assert isinstance(tqids, list)
    assert len(tqids) == 21
    assert tqids[0].text == "1:265443f8-1fa8-4c66-99de-84a5505396dd"


async def test_the_sample_of_the_status() -> None:
    status = await _call("GetAppointmentStatus", sample("GetAppointmentStatus.response"))
    assert status == CodedText("1", "HQS", "خالی")


async def test_the_sample_of_the_booking_names_nobody(gateway: GatewayClient, gate: Gate) -> None:
    gate.answer("GetAppointmentByTQID", kit.reply(sample("GetAppointmentByTQID.response")))
    found = await gateway.appointment(kit.TQID)
    assert found is not None
    assert found.person is None
    assert found.tqid == kit.TQID
    assert found.tqid.text == "1:35b888a4-0543-41e5-92d7-715f4394e24a"
    assert found.provider == kit.PHYSICIAN
    assert found.facility is not None
    assert found.start == from_shamsi_parts(1401, 11, 5, 10, 30, 15)
    assert (found.duration, found.queue_number, found.hid) == (timedelta(minutes=5), "0", "")


async def test_the_sample_of_the_referral_slots(gateway: GatewayClient, gate: Gate) -> None:
    gate.answer("GetAppointmentsByReferralMap", kit.reply(sample("GetAppointmentsByReferralMap.response")))
    page = await gateway.referral_schedule(specialty=kit.VISIT, insurer=None, start=kit.START, page=1, page_size=10)
    assert (page.page, page.total_pages, page.total_slots, len(page.slots)) == (1, 6, 58, 10)
    slot = page.slots[0]
    assert slot.tqid.text == "75cd2733-54e0-4cb9-907d-517acf617a98"
    assert slot.tqid == Tqid("1:75CD2733-54E0-4CB9-907D-517ACF617A98")
    assert slot.facility.identifier is None
    assert slot.facility.area is None
    assert slot.booking_opens == from_shamsi_parts(1404, 2, 23)
    assert slot.booking_closes == from_shamsi_parts(1404, 2, 29)
    assert {one.facility.name for one in page.slots} >= {"سینا"}


# Forms ----------------------------------------------------------------------------------------------------------------


def _recase(text: str, style: str) -> str:
    folded = text.replace("_", "") if style != "upper" else text
    return {"lower": folded.lower(), "upper": text.upper(), "camel": folded[:1].lower() + folded[1:]}.get(style, text)


def _rekey(value: Json, key_of: Callable[[str], str]) -> Json:
    if isinstance(value, dict):
        return {key_of(key): _rekey(part, key_of) for key, part in value.items()}
    return [_rekey(part, key_of) for part in value] if isinstance(value, list) else value


_REPLIES = {
    name: sample(f"{name}.response")
    for name in kit.OPERATIONS
    if name not in kit.WRITES and name != "GetAppointmentRefferalByTQID"
}
_READ: dict[str, object] = {}


async def _expected(operation: str) -> object:
    if operation not in _READ:
        _READ[operation] = await _call(operation, _REPLIES[operation])
    return _READ[operation]


def _add_noise(value: Json, pick: Callable[[], str]) -> Json:
    """Null, absent and empty are one thing, and unknown fields are none.

    An object of which nothing known is left gets no unknown one: a Result of those alone is no schedule.
    """
    if isinstance(value, list):
        return [_add_noise(part, pick) for part in value]
    if not isinstance(value, dict):
        return value
    noisy: dict[str, Json] = {}
    for key, part in value.items():
        if part not in (None, ""):
            noisy[key] = _add_noise(part, pick)
        elif (form := pick()) != "absent":
            noisy[key] = None if form == "null" else ""
    return noisy and {"SomethingNew": {"deep": [1]}} | noisy


@given(data=st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_any_key_case_wrapper_and_emptiness(data: st.DataObject) -> None:
    operation = data.draw(st.sampled_from(sorted(_REPLIES)))
    expected = await _expected(operation)
    body = copy.deepcopy(_REPLIES[operation])
    wrapped = isinstance(body.get("Data"), dict)
    if data.draw(st.booleans()):
        body = body["Data"] if wrapped else {"Data": body}
    forms = data.draw(st.lists(st.sampled_from(["absent", "null", "empty"]), min_size=1, max_size=8))
    turn = iter(range(10**6))
    body = _add_noise(body, lambda: forms[next(turn) % len(forms)])
    styles = data.draw(st.lists(st.sampled_from(["lower", "upper", "camel", "same"]), min_size=1, max_size=8))
    body = _rekey(body, lambda key: _recase(key, styles[next(turn) % len(styles)]))
    assert await _call(operation, body) == expected


@pytest.mark.parametrize(
    ("right", "other"),
    [
        ("HealthcareFacillity", "HealthcareFacility"),
        ("HealthcareFacillity", "healthcareFacillity"),
        ("TrackingQueueID", "TrackingQeueID"),
        ("TrackingQueueID", "trackingQueueID"),
        ("TrackingQueueID", "TrackingQID"),
        ("Coded_string", "CodedString"),
        ("Terminology_id", "TerminologyID"),
    ],
)
async def test_the_guides_spellings(right: str, other: str) -> None:
    text = json.dumps(sample("GetProviderScheduling.response"), ensure_ascii=False)
    assert f'"{right}"' in text
    changed = json.loads(text.replace(f'"{right}"', f'"{other}"'))
    assert await _slots(changed) == await _slots(json.loads(text))


async def test_a_spelling_that_is_empty_does_not_hide_the_other() -> None:
    (slot,) = await _slots(_schedule(TrackingQeueID=None, trackingQID=""))
    assert slot.tqid.text == "1:806085e5-4bbc-4dbe-92fa-fb9980f9653c"


@pytest.mark.parametrize(
    "result", [{"ScheduleBlocks": None}, {"ScheduleBlocks": []}, {"ScheduleBlocks": ""}, {}, None, "", [], [None]]
)
@pytest.mark.parametrize("operation", _SCHEDULES)
async def test_every_form_of_no_slots(operation: str, result: Json) -> None:
    assert await _slots({"Data": {"errorCode": 0, "isError": False, "Result": result}}, operation) == []
    assert await _slots({"isError": False}, operation) == []


@pytest.mark.parametrize("blank", [None, "", {}, {"Value": None, "Terminology_id": None, "Coded_string": None}])
@pytest.mark.parametrize("texts", [True, False])
async def test_every_form_of_no_coded_text(blank: Json, *, texts: bool) -> None:
    if texts and isinstance(blank, dict):
        blank = dict.fromkeys(blank, "")
    (slot,) = await _slots(_schedule(Quota=blank, Service=blank, BookingStartDate=blank))
    assert (slot.quota, slot.service, slot.booking_opens) == (None, None, None)


async def test_unknown_codes_pass_and_texts_are_trimmed() -> None:
    quota = {"Value": " متن ناشناس ", "Terminology_id": "HQS", "Coded_string": " 0999 "}
    (slot,) = await _slots(_schedule(Quota=quota, QueueNumber=12, LocalID=74))
    assert slot.quota == CodedText(" 0999 ", "HQS", "متن ناشناس")
    assert (slot.queue_number, slot.local_id) == ("12", "74")


async def test_ids_of_a_facility_and_its_place() -> None:
    facility = {
        "ID": {"ID": None, "Type": "Org_ID"},
        "Location": None,
        "Latitude": "35.5",
        "Longitude": "x",
        "Name": " n ",
    }
    (slot,) = await _slots(_schedule(HealthcareFacillity=facility))
    assert slot.facility.identifier is None
    assert slot.facility.area is None
    assert (slot.facility.latitude, slot.facility.longitude, slot.facility.name) == (35.5, None, "n")


async def test_the_same_provider_is_one_object() -> None:
    body = sample("GetProviderScheduling.response")
    body["Data"]["Result"]["ScheduleBlocks"] *= 2
    first, second = await _slots(body)
    assert first.provider is second.provider
    assert first.facility is second.facility


async def test_what_is_remembered_of_replies_is_bounded() -> None:
    """A hostile reply with ever new keys and providers costs no memory that stays."""
    body = sample("GetProviderScheduling.response")
    (block,) = body["Data"]["Result"]["ScheduleBlocks"]
    blocks = []
    for number in range(2500):
        provider = block["Provider"] | {"FullName": f"Dr {number}"}
        blocks.append(block | {"Provider": provider, f"Unknown{number}": 1})
    body["Data"]["Result"]["ScheduleBlocks"] = blocks
    slots = await _slots(body)
    assert [slot.provider.full_name for slot in slots] == [f"Dr {number}" for number in range(2500)]
    assert len(ScheduleBlockIn._shapes) <= 512


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("TrackingQueueID", "ScheduleBlocks[0].TrackingQueueID"),
        ("DateTime", "ScheduleBlocks[0].DateTime"),
        ("Duration", "ScheduleBlocks[0].Duration"),
        ("Provider", "ScheduleBlocks[0].Provider"),
        ("HealthcareFacillity", "ScheduleBlocks[0].HealthcareFacility"),
    ],
)
async def test_a_missing_mandatory_field_is_named(name: str, field: str) -> None:
    for body in (_without(name), _schedule(**{name: None}), _schedule(**{name: ""})):
        with pytest.raises(BadReplyError, match=re.escape(field)) as caught:
            await _slots(body)
        assert caught.value.field == field


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"DateTime": {"Year": 1404, "Month": 12, "Day": 30, "Hour": 8, "Minute": 0, "Second": 0}}, "DateTime"),
        ({"DateTime": {"Year": 1404, "Month": 1, "Day": 1, "Hour": 25, "Minute": 0, "Second": 0}}, "DateTime"),
        ({"DateTime": {"Year": 1404, "Month": 1, "Hour": 8, "Minute": 0, "Second": 0}}, "DateTime.Day"),
        ({"DateTime": "1404/01/01"}, "DateTime"),
        ({"Duration": -5}, "Duration"),
        ({"Duration": "five"}, "Duration"),
        ({"TrackingQueueID": "  "}, "TrackingQueueID"),
        ({"TrackingQueueID": ["x"]}, "TrackingQueueID"),
        ({"Provider": {"FirstName": "x"}}, "Provider.Identifier"),
        ({"Provider": {"Identifier": {"Type": "Med_ID"}}}, "Provider.Identifier.ID"),
    ],
)
async def test_an_unreadable_mandatory_field_is_named(changes: Json, field: str) -> None:
    with pytest.raises(BadReplyError) as caught:
        await _slots(_schedule(**changes))
    assert caught.value.field == f"ScheduleBlocks[0].{field}"


async def test_impossible_bounds_of_booking_are_no_bounds() -> None:
    zero = {"Year": 0, "Month": 0, "Day": 0, "Hour": 0, "Minute": 0, "Second": 0}
    (slot,) = await _slots(_schedule(BookingStartDate=zero, BookingExpiryDate="soon"))
    assert (slot.booking_opens, slot.booking_closes) == (None, None)


@pytest.mark.parametrize("result", [{"SomethingElse": []}, {"ScheduleBlocks": {"a": 1}}, {"ScheduleBlocks": "many"}, 7])
async def test_a_result_that_is_no_schedule(result: Json) -> None:
    with pytest.raises(BadReplyError) as caught:
        await _slots({"isError": False, "Result": result})
    assert caught.value.field == "ScheduleBlocks"


@pytest.mark.parametrize("block", ["text", 5, [1]])
async def test_a_block_that_is_no_object(block: Json) -> None:
    with pytest.raises(BadReplyError) as caught:
        await _slots({"isError": False, "Result": {"ScheduleBlocks": [block]}})
    assert caught.value.field == "ScheduleBlocks[0]"


# isError decides ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        {"Data": {"errorCode": 0, "errorMessage": "why", "isError": True, "Result": True}},
        {"errorCode": "0", "errorMessage": " why ", "isError": "true"},
        {"isError": 1, "errorMessage": "why", "Result": {"ScheduleBlocks": [{"broken": 1}]}},
        {"isError": True, "errorMessage": "why", "Data": {"Result": True}},
        {"isSuccess": False, "errorMessage": "why", "data": []},
        {"isSuccess": "False", "isError": True, "errorMessage": "why"},
        {"ISERROR": "True", "ERRORMESSAGE": "why", "ERRORCODE": None},
    ],
)
@pytest.mark.parametrize("operation", kit.OPERATIONS)
async def test_refusals_in_every_form(operation: str, body: Json) -> None:
    with pytest.raises(RefusedError) as caught:
        await _call(operation, body)
    assert (caught.value.code, caught.value.reason) == (0, "why")
    assert caught.value.operation == operation


async def test_the_code_of_a_refusal_and_a_message_that_is_no_text() -> None:
    with pytest.raises(RefusedError) as caught:
        await _call("SetAppointment", {"isError": True, "errorCode": "-12", "errorMessage": {"a": 1}})
    assert (caught.value.code, caught.value.reason) == (-12, "")
    with pytest.raises(RefusedError) as caught:
        await _call("SetAppointment", {"isError": True, "errorCode": "E7"})
    assert caught.value.code == 0


@pytest.mark.parametrize("operation", kit.WRITES)
@pytest.mark.parametrize(
    "body",
    [
        {"Data": {"errorCode": 0, "errorMessage": None, "isError": False, "Result": True}},
        {"isError": False, "Result": {"Result": True}},
        {"isError": "false", "errorCode": "0", "Result": {"Result": 1}},
        {"Data": {"isSuccess": True}},
    ],
)
async def test_writes_that_succeeded(operation: str, body: Json) -> None:
    assert await _call(operation, body) is None


@pytest.mark.parametrize("operation", kit.WRITES)
@pytest.mark.parametrize("body", [{}, {"Result": True}, {"Data": {"Result": True, "isError": None}}, {"errorCode": 0}])
async def test_a_write_that_nothing_judges_is_not_known(operation: str, body: Json) -> None:
    with pytest.raises(BadReplyError) as caught:
        await _call(operation, body)
    assert caught.value.field == "isError"
    assert not caught.value.never_sent


async def test_a_read_that_nothing_judges_is_taken_if_it_says_something() -> None:
    body = sample("GetAppointmentStatus.response")
    del body["Data"]["isError"]
    assert await _call("GetAppointmentStatus", body) == CodedText("1", "HQS", "خالی")
    with pytest.raises(BadReplyError) as caught:
        await _call("GetAppointmentStatus", {"hello": "world"})
    assert caught.value.field == "isError"


@pytest.mark.parametrize("flag", ["maybe", 7, [], {}])
async def test_an_unreadable_verdict(flag: Json) -> None:
    with pytest.raises(BadReplyError) as caught:
        await _call("SetAppointment", {"Data": {"isError": flag, "Result": True}})
    assert caught.value.field == "Data.isError"


@pytest.mark.parametrize("body", [[], "text", 5, None, True])
@pytest.mark.parametrize("operation", ["SetAppointment", "GetAppointmentStatus"])
async def test_a_reply_that_is_no_object(operation: str, body: Json) -> None:
    with pytest.raises(BadReplyError):
        await _call(operation, body)


# The other operations -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("result", [["1:a", None, "b"], {"Result": ["1:a", "b"]}, {"result": ["1:a", "b"]}])
async def test_withdrawn_slots_in_every_form(result: Json) -> None:
    found = await _call("GetRemovedProviderSchedulingList", {"Data": {"isError": False, "Result": result}})
    assert found == [Tqid("1:a"), Tqid("b")]


@pytest.mark.parametrize("result", [None, [], {}, {"Result": None}, {"Result": []}, ""])
async def test_no_withdrawn_slots(result: Json) -> None:
    assert await _call("GetRemovedProviderSchedulingList", {"isError": False, "Result": result}) == []


@pytest.mark.parametrize("result", [[" "], [{"x": 1}, None, ["1:a"]], "1:a", {"Else": []}])
async def test_unreadable_withdrawn_slots(result: Json) -> None:
    with pytest.raises(BadReplyError, match="Result"):
        await _call("GetRemovedProviderSchedulingList", {"isError": False, "Result": result})


@pytest.mark.parametrize("nested", [True, False])
async def test_the_status_in_both_forms(*, nested: bool) -> None:
    status = {"value": None, "terminologyID": "HQS", "CODED_STRING": 42}
    body = {"isError": False, "Result": {"result": status} if nested else status}
    assert await _call("GetAppointmentStatus", body) == CodedText("42", "HQS", "")


@pytest.mark.parametrize("result", [None, {}, {"Result": None}, {"Result": {"Value": "x"}}, {"Result": "1"}, True])
async def test_a_missing_status_is_named(result: Json) -> None:
    with pytest.raises(BadReplyError) as caught:
        await _call("GetAppointmentStatus", {"isError": False, "Result": result})
    assert caught.value.field is not None
    assert caught.value.field.startswith("Result")


_PERSON = {"FirstName": " زهرا ", "lastName": "نمونه", "NationalCode": "0012345679", "MobileNumber": 9120000000}


@pytest.mark.parametrize(
    "result",
    [
        {"PersonAppointment": {"Person": _PERSON}},
        {"Result": {"PersonAppointment": {"Person": _PERSON}}},
        {"personappointment": [{"person": _PERSON}]},
        {"Person": _PERSON, "DateTime": {"Year": 0}, "Duration": "x", "Provider": {"FirstName": "no id"}},
        [{"PersonAppointment": {"Person": _PERSON}}],
    ],
)
@pytest.mark.parametrize("wrapped", [True, False])
async def test_a_booking_in_every_form(gateway: GatewayClient, gate: Gate, result: Json, *, wrapped: bool) -> None:
    body = {"isError": False, "Result": result}
    gate.answer("GetAppointmentByTQID", kit.reply({"Data": body} if wrapped else body))
    found = await gateway.appointment(kit.TQID)
    assert found is not None
    assert found.tqid is kit.TQID
    assert (found.provider, found.start, found.duration) == (None, None, None)
    person = found.person
    assert person is not None
    assert person.identifier == kit.NATIVE
    assert (person.first_name, person.last_name, person.mobile) == ("زهرا", "نمونه", "9120000000")


@pytest.mark.parametrize("result", [{"PersonAppointment": None}, {"PersonAppointment": {}}, {}, None, ""])
async def test_no_booking(gateway: GatewayClient, gate: Gate, result: Json) -> None:
    gate.answer("GetAppointmentByTQID", kit.reply({"isError": False, "Result": result}))
    assert await gateway.appointment(kit.TQID) is None


async def test_who_is_booked_without_a_national_code(gateway: GatewayClient, gate: Gate) -> None:
    other = {"Issuer": "MIA", "Assigner": "MIA", "ID": "X1234567", "Type": "Passport_ID"}
    passport = Identifier("X1234567", "MIA", "MIA", "Passport_ID")
    nobody = Identifier("", "", "", "")
    for person, expected in (
        ({"NationalCode": "", "OtherIdentifier": other}, passport),
        ({"NationalCode": None, "OtherIdentifier": [other]}, passport),
        ({"FullName": "someone", "OtherIdentifier": [{"ID": None}]}, nobody),
        ({"MobileNumber": "0912", "OtherIdentifier": []}, nobody),
    ):
        gate.answer("GetAppointmentByTQID", kit.reply({"isError": False, "Result": {"Person": person}}))
        found = await gateway.appointment(kit.TQID)
        assert found is not None
        assert found.person is not None
        assert found.person.identifier == expected


@pytest.mark.parametrize(("hid", "text"), [("H1", "H1"), ({"ID": "H2", "Type": "HID"}, "H2"), ({}, ""), ([1], "")])
async def test_the_hid_of_a_booking(gateway: GatewayClient, gate: Gate, hid: Json, text: str) -> None:
    gate.answer("GetAppointmentByTQID", kit.reply({"isError": False, "Result": {"Person": _PERSON, "HID": hid}}))
    found = await gateway.appointment(kit.TQID)
    assert found is not None
    assert found.hid == text


@pytest.mark.parametrize("result", [{"Other": 1}, {"PersonAppointment": "x"}, {"PersonAppointment": ["x"]}, True])
async def test_something_that_is_no_booking(result: Json) -> None:
    with pytest.raises(BadReplyError, match="PersonAppointment"):
        await _call("GetAppointmentByTQID", {"isError": False, "Result": result})


async def test_pages_of_the_table_and_of_the_sample(gateway: GatewayClient, gate: Gate) -> None:
    blocks = sample("GetAppointmentsByReferralMap.response")["data"][:2]
    for body, numbers in (
        ({"isSuccess": True, "Result": blocks, "pageIndex": "2", "totalPage": 5, "totalReservdBlock": 44}, (2, 5, 44)),
        ({"Data": {"isSuccess": True, "data": blocks, "totalScheduleBlock": 44}}, (3, 3, 44)),
        ({"isSuccess": True, "data": blocks, "pageIndex": "x"}, (3, 3, 2)),
    ):
        gate.answer("GetAppointmentsByReferralMap", kit.reply(body))
        page = await gateway.referral_schedule(specialty=kit.VISIT, insurer=None, start=kit.START, page=3, page_size=2)
        assert (page.page, page.total_pages, page.total_slots) == numbers
        assert [slot.queue_number for slot in page.slots] == ["3", "1"]


@pytest.mark.parametrize("data", [None, [], ""])
async def test_an_empty_page(gateway: GatewayClient, gate: Gate, data: Json) -> None:
    gate.answer("GetAppointmentsByReferralMap", kit.reply({"isSuccess": True, "data": data}))
    page = await gateway.referral_schedule(specialty=kit.VISIT, insurer=None, start=kit.START, page=1, page_size=2)
    assert (list(page.slots), page.total_slots) == ([], 0)


@pytest.mark.parametrize(
    ("data", "count"), [(None, 0), ([], 0), ({"person": _PERSON}, 1), ([{"person": _PERSON}, {"person": _PERSON}], 2)]
)
async def test_referral_bookings(gateway: GatewayClient, gate: Gate, data: Json, count: int) -> None:
    gate.answer("GetAppointmentRefferalByTQID", kit.reply({"isSuccess": True, "errorMessage": None, "data": data}))
    found = await gateway.referral_appointment(kit.TQID)
    assert [one.person.first_name for one in found if one.person] == ["زهرا"] * count
