"""What a hostile reply may cost: values, memory and the call's time are bounded, for every operation."""

import asyncio
import json
import tracemalloc

import pytest

from hqs_desktop.core import errors
from hqs_desktop.gateway.wire import json_slices
from hqs_desktop.gateway.wire.json_slices import MOST_LISTED
from tests.gateway import kit
from tests.gateway.kit import Gate, Json, sample

_MOST_MEMORY = 100 * 2**20  # above the reply itself; the bound for all is 300 MB
_BOMBS = {
    "texts": b'"a"',
    "empty objects": b"{}",
    "numbers": b"1",
    "nulls": b"null",
    "lists": b"[[[[1]]]]",
    "objects": b'{"a":1}',
    "persons": b'{"Person":{"FirstName":"x"}}',
}
_FORMS = {
    "Result": (b'{"Data":{"isError":false,"Result":[', b"]}}"),
    "Result.Result": (b'{"Data":{"isError":false,"Result":{"Result":[', b"]}}}"),
    "data": (b'{"isSuccess":true,"data":[', b"]}"),
    "blocks": (b'{"isError":false,"Result":{"ScheduleBlocks":[', b"]}}"),
    "far within": (b'{"isError":false,"Result":{"a":{"b":{"c":{"d":[', b"]}}}}}"),
    "beside it": (b'{"x":[', b'],"isError":false,"Result":null}'),
}


async def _failure(operation: str, body: bytes) -> errors.GatewayError:
    gate = Gate()
    gate.answer(operation, kit.reply(body))
    with pytest.raises(errors.GatewayError) as caught:
        await kit.OPERATIONS[operation](kit.client(gate))
    return caught.value


@pytest.mark.parametrize("form", _FORMS.values(), ids=_FORMS)
@pytest.mark.parametrize("operation", kit.OPERATIONS)
async def test_a_million_elements_are_no_reply(operation: str, form: tuple[bytes, bytes]) -> None:
    opening, closing = form
    error = await _failure(operation, opening + b",".join([b"{}"] * 10**6) + closing)
    assert type(error) is errors.BadReplyError
    assert not error.never_sent


@pytest.mark.parametrize("element", _BOMBS.values(), ids=_BOMBS)
@pytest.mark.parametrize("operation", ["GetRemovedProviderSchedulingList", "GetAppointmentByTQID", "SetAppointment"])
async def test_no_element_makes_a_bomb_a_reply(operation: str, element: bytes) -> None:
    opening, closing = _FORMS["Result"]
    assert type(await _failure(operation, opening + b",".join([element] * 200_000) + closing)) is errors.BadReplyError


async def test_what_a_bomb_costs_in_memory() -> None:
    opening, closing = _FORMS["Result"]
    body = opening + b",".join([b"{}"] * 7_000_000) + closing
    tracemalloc.start()
    try:
        assert type(await _failure("GetRemovedProviderSchedulingList", body)) is errors.BadReplyError
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < _MOST_MEMORY


async def test_the_fullest_lists_are_read() -> None:
    gate = Gate()
    tqids = [f"1:{number:032x}" for number in range(MOST_LISTED)]
    gate.answer("GetRemovedProviderSchedulingList", kit.reply({"isError": False, "Result": {"Result": tqids}}))
    found = await kit.OPERATIONS["GetRemovedProviderSchedulingList"](kit.client(gate))
    assert isinstance(found, list)
    assert [tqid.text for tqid in found] == tqids


@pytest.mark.parametrize("name", ["READ_SECONDS", "WRITE_SECONDS"])
async def test_the_deadline_of_a_call_covers_the_reading_of_its_reply(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reply is there at once, and reading it would never end."""
    operation = "SetAppointment" if name == "WRITE_SECONDS" else "GetProviderScheduling"
    gate = Gate()
    gate.always(operation, lambda _: kit.reply(sample("GetProviderScheduling.response"), requestId="r-1"))
    gateway = kit.client(gate)
    await gateway.sign_in()

    async def endless(*_: object) -> Json:
        await asyncio.Event().wait()

    monkeypatch.setattr(json_slices._Reader, "document", endless)
    monkeypatch.setattr(f"hqs_desktop.gateway.call.{name}", 0.2)
    async with asyncio.timeout(5):
        with pytest.raises(errors.BadReplyError, match="too long") as caught:
            await kit.OPERATIONS[operation](gateway)
    assert not caught.value.never_sent
    assert (caught.value.request_id, caught.value.http_status) == ("r-1", 200)
    assert len(gate.of(operation)) == 1


async def test_a_reply_pauses_between_its_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of every kind, not of schedules alone."""
    monkeypatch.setattr(json_slices, "_SLICE_SECONDS", -1)
    for operation, result in (
        ("GetRemovedProviderSchedulingList", ["1:a"] * 100),
        ("GetAppointmentByTQID", {"PersonAppointment": [{"Person": {"FirstName": "x"}}] * 100}),
        ("GetAppointmentStatus", {"Coded_string": "1", "more": list(range(100))}),
        ("SetAppointment", {"Result": True, "more": list(range(100))}),
    ):
        gate = Gate()
        gate.answer(operation, kit.reply(json.dumps({"isError": False, "Result": result}).encode()))
        gateway = kit.client(gate)
        await gateway.sign_in()
        turns = 0

        async def count() -> None:
            nonlocal turns
            while True:
                turns += 1
                await asyncio.sleep(0)

        counter = asyncio.ensure_future(count())
        await kit.OPERATIONS[operation](gateway)
        counter.cancel()
        assert turns > 100
