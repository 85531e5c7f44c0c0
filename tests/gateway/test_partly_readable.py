"""One element of a list that can't be read: the others are shown, it is counted, and its fields are logged."""

import copy
import logging

import pytest

from hqs_desktop.core.errors import BadReplyError
from hqs_desktop.core.model import Listed, Tqid
from tests.gateway import kit
from tests.gateway.kit import Gate, Json, sample

_SCHEDULES = ("GetProviderScheduling", "GetNearProviderScheduling", "GetProviderSchedulingByLocation")
_REMOVED, _REFERRALS = "GetRemovedProviderSchedulingList", "GetAppointmentsByReferralMap"
_REFERRAL = "GetAppointmentRefferalByTQID"
_SPOILT: dict[str, tuple[str, Json]] = {
    "hour 24": ("DateTime", {"Year": 1404, "Month": 1, "Day": 1, "Hour": 24, "Minute": 0}),
    "no such day": ("DateTime", {"Year": 1404, "Month": 12, "Day": 30, "Hour": 8, "Minute": 0}),
    "Gregorian": ("DateTime", {"Year": 2026, "Month": 1, "Day": 1, "Hour": 8, "Minute": 0}),
    "duration": ("Duration", "Zahra"),
    "no id": ("TrackingQueueID", None),
    "nobody": ("Provider", {"Identifier": {"ID": " "}}),
    "two times": ("datetime", {"Year": 1404, "Month": 1, "Day": 1, "Hour": 8, "Minute": 0}),
    "two ids": ("trackingQID", "1:another"),
}


def _told(caplog: pytest.LogCaptureFixture) -> list[str]:
    """The warnings so far, which are expected."""
    lines = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    caplog.clear()
    return lines


async def _call(operation: str, body: Json) -> Json:
    gate = Gate()
    gate.answer(operation, kit.reply(body))
    return await kit.OPERATIONS[operation](kit.client(gate))


def _schedule(*blocks: Json) -> Json:
    body = sample("GetProviderScheduling.response")
    body["Data"]["Result"]["ScheduleBlocks"] = list(blocks)
    return body


def _block(**changes: Json) -> Json:
    (block,) = copy.deepcopy(sample("GetProviderScheduling.response")["Data"]["Result"]["ScheduleBlocks"])
    return block | changes


@pytest.mark.parametrize("operation", _SCHEDULES)
@pytest.mark.parametrize("spoilt", _SPOILT.values(), ids=_SPOILT)
async def test_a_bad_slot_leaves_the_others(
    operation: str, spoilt: tuple[str, Json], caplog: pytest.LogCaptureFixture
) -> None:
    name, value = spoilt
    slots = await _call(operation, _schedule(_block(), _block(**{name: value}), None, _block(TrackingQueueID="1:b")))
    assert [slot.tqid.text for slot in slots] == ["1:806085e5-4bbc-4dbe-92fa-fb9980f9653c", "1:b"]
    assert slots.unreadable == 1
    (line,) = _told(caplog)
    assert "1 of 3" in line
    assert "Zahra" not in line
    field = {"datetime": "DateTime", "trackingQID": "TrackingQueueID"}.get(name, name)
    assert f"ScheduleBlocks.{field}" in line


async def test_each_field_is_told_once_with_its_count(caplog: pytest.LogCaptureFixture) -> None:
    hour = _SPOILT["hour 24"][1]
    bad = [_block(DateTime=hour), _block(DateTime=hour), _block(Duration=None), 5]
    slots = await _call(_SCHEDULES[0], _schedule(_block(), *bad))
    assert slots.unreadable == 4
    (line,) = _told(caplog)
    assert "ScheduleBlocks.DateTime (2), ScheduleBlocks.Duration (1), ScheduleBlocks (1)" in line


async def test_a_reply_in_which_all_are_bad_is_none(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(BadReplyError) as caught:
        await _call(_SCHEDULES[0], _schedule(_block(Duration=-1), None, _block(Duration="x")))
    assert caught.value.field == "ScheduleBlocks[0].Duration"
    assert _told(caplog) == []


async def test_a_refusal_with_bad_slots_is_a_refusal_and_tells_nothing(caplog: pytest.LogCaptureFixture) -> None:
    body = _schedule(_block(), _block(Duration=-1))
    body["Data"]["isError"] = True
    with pytest.raises(Exception, match="refused"):
        await _call(_SCHEDULES[0], body)
    assert _told(caplog) == []


async def test_slots_in_any_wrapper_are_found_or_told() -> None:
    """None is left out in silence because its list stood where it was not expected."""
    for wrapped in (
        {"Schedule_Blocks": [_block()]},
        {"Result": {"ScheduleBlocks": [_block()]}},
        {"result": {"SCHEDULEBLOCKS": [_block()]}},
        [_block()],
        {"Result": [_block()]},
    ):
        for body in ({"Data": {"isError": False, "Result": wrapped}}, {"isError": False, "Result": wrapped}):
            assert len(await _call(_SCHEDULES[0], body)) == 1


async def test_a_bad_slot_of_a_page(caplog: pytest.LogCaptureFixture) -> None:
    body = sample("GetAppointmentsByReferralMap.response")
    body["data"][3]["duration"] = -1
    page = await _call(_REFERRALS, body)
    assert (len(page.slots), page.slots.unreadable, page.total_slots) == (9, 1, 58)
    del body["totalScheduleBlock"]
    assert (await _call(_REFERRALS, body)).total_slots == 10
    assert len(_told(caplog)) == 2


async def test_a_bad_tracking_id_leaves_the_others(caplog: pytest.LogCaptureFixture) -> None:
    found = await _call(_REMOVED, {"isError": False, "Result": ["1:a", " ", {"Zahra": 1}, None, ["b"], True, "1:b", 7]})
    assert found == [Tqid("1:a"), Tqid("1:b"), Tqid("7")]
    assert found.unreadable == 4
    (line,) = _told(caplog)
    assert "4 of 7" in line
    assert "Result (4)" in line
    assert "Zahra" not in line


async def test_a_bad_booking_leaves_the_others(caplog: pytest.LogCaptureFixture) -> None:
    person = {"Person": {"FirstName": "Zahra"}}
    data = [person, 5, {"Person": {"FirstName": ["x"]}}, None, {"PersonAppointment": person}]
    found = await _call(_REFERRAL, {"isSuccess": True, "data": data})
    assert [one.person.first_name for one in found] == ["Zahra", "Zahra"]
    assert found.unreadable == 2
    (line,) = _told(caplog)
    assert "PersonAppointment.Person.FirstName (1)" in line
    assert "Zahra" not in line


def test_listed_is_a_list() -> None:
    assert Listed([1, 2]) == [1, 2]
    assert Listed([1], 3).unreadable == 3
    assert Listed().unreadable == 0
