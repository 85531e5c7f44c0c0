"""Whether a call went well: the table of replies against a written oracle, and replies that contradict themselves."""

import itertools
import json
from collections import Counter
from enum import StrEnum

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hqs_desktop.core import errors
from hqs_desktop.core.coded import CodedText
from tests.gateway import kit
from tests.gateway.kit import Gate, Json

_STATUS, _BOOKING = "GetAppointmentStatus", "GetAppointmentByTQID"
_ABSENT = object()


class End(StrEnum):
    """How a call ends."""

    DONE = "done"
    REFUSED = "refused"
    UNKNOWN = "unknown"  # a reply that can't be taken for a yes or a no
    FAILED = "failed"  # a status without the guide's error form


_ERRORS: dict[End, type[errors.GatewayError]] = {
    End.REFUSED: errors.RefusedError,
    End.UNKNOWN: errors.BadReplyError,
    End.FAILED: errors.HttpStatusError,
}


async def _end(operation: str, body: Json, status: int = 200) -> End:
    gate = Gate()
    gate.always(operation, lambda _: kit.reply(body, status))
    try:
        await kit.OPERATIONS[operation](kit.client(gate))
    except errors.GatewayError as error:
        if operation in kit.WRITES:
            assert len(gate.of(operation)) == 1
        return next(end for end, kind in _ERRORS.items() if type(error) is kind)
    return End.DONE


# The table of FAULTS: HTTP x errorCode x isError x Result x message ---------------------------------------------------

_HTTP = (200, 403, 500)
_CODES = (0, 7, "0", None, _ABSENT)
_FLAGS = (True, False, "true", None, _ABSENT)
_RESULTS = (True, False, None, {"Result": True}, _ABSENT)
_MESSAGES = ("", "why")


def _oracle(status: int, code: Json, flag: Json, result: Json) -> End:
    """The guide's "isError alone decides", and our "what disagrees with a success is not known"."""
    if flag in (True, "true"):
        return End.REFUSED
    if status != 200:
        return End.FAILED
    if flag is not False:
        return End.UNKNOWN
    return End.UNKNOWN if code == 7 or result is False else End.DONE


def _reply(code: Json, flag: Json, result: Json, message: str) -> Json:
    fields = {"errorCode": code, "errorMessage": message, "isError": flag, "Result": result}
    return {key: value for key, value in fields.items() if value is not _ABSENT}


@pytest.mark.parametrize("status", _HTTP)
@pytest.mark.parametrize("wrapped", [True, False])
@pytest.mark.parametrize("operation", kit.WRITES)
async def test_the_table_of_replies_to_a_write(operation: str, status: int, *, wrapped: bool) -> None:
    cells = 0
    for code, flag, result, message in itertools.product(_CODES, _FLAGS, _RESULTS, _MESSAGES):
        body = _reply(code, flag, result, message)
        end = await _end(operation, {"Data": body} if wrapped else body, status)
        assert end is _oracle(status, code, flag, result), body
        cells += 1
    assert cells * len(_HTTP) == 750


@pytest.mark.parametrize("status", [200, 403])  # a 500 would be asked three times
async def test_the_table_of_replies_to_a_read(status: int) -> None:
    """Neither the code nor what stands beside a status that can be read takes it away."""
    coded = {"Coded_string": "1"}
    for code, flag, result, message in itertools.product(_CODES, _FLAGS, (coded, None, _ABSENT), _MESSAGES):
        body = _reply(code, flag, result, message)
        expected = _oracle(status, 0, flag in (True, "true"), True)
        if expected is End.DONE and result is not coded:
            expected = End.UNKNOWN
        assert await _end(_STATUS, {"Data": body}, status) is expected, body


# Contradictions -------------------------------------------------------------------------------------------------------

_GOOD = '"isError": false, "errorCode": 0, "Result": true'
_BAD = '"isError": true, "errorCode": 0, "Result": true'

_CONTRADICTIONS = {
    "twice": '{"isError": true, "isError": false}',
    "twice, the other way": '{"isError": false, "isError": true}',
    "thrice, null between": '{"isError": null, "isError": false, "isError": null, "isError": true, "isError": ""}',
    "two cases": '{"IsError": true, "isError": false, "Result": true}',
    "two spellings": '{"is_error": "false", "ISERROR": 1, "Result": true}',
    "both flags": '{"isSuccess": true, "isError": true}',
    "both flags, both no": '{"isSuccess": false, "isError": false}',
    "isSuccess twice": '{"isSuccess": true, "issuccess": false}',
    "Data twice": f'{{"Data": {{{_GOOD}}}, "Data": {{{_BAD}}}}}',
    "Data and data": f'{{"Data": {{{_BAD}}}, "data": {{{_GOOD}}}}}',
    "outer good, inner bad": f'{{{_GOOD}, "Data": {{{_BAD}}}}}',
    "outer bad, inner good": f'{{"isError": true, "Data": {{{_GOOD}}}}}',
    "bad within Result": '{"isError": false, "Result": {"isError": true}}',
    "bad within both": f'{{"Data": {{"isError": false, "Result": {{"Result": {{{_BAD}}}}}}}}}',
    "good within Result": '{"Data": {"isError": "1", "Result": {"isError": 0, "Result": true}}}',
    "far within": '{"isError": false, "x": {"y": [{"z": {"u": {"v": {"w": [{"isError": "True"}]}}}}]}}',
    "twice, far within": '{"isError": false, "x": {"y": {"z": {"u": {"v": {"isError": false, "isError": true}}}}}}',
    "in a list": f'{{"isError": false, "Data": [{{{_GOOD}}}, {{{_BAD}}}]}}',
}
# For a write only: the flags agree on a success, and something else doesn't.
_DOUBTS = {
    "a code and a Result": '{"isError": false, "errorCode": 7, "Result": false}',
    "a code": '{"isError": false, "errorCode": "7", "Result": true}',
    "a code that is a word": '{"isError": false, "errorCode": "E7", "Result": true}',
    "a negative code": '{"Data": {"isError": false, "errorCode": -1}}',
    "the outer code": f'{{"errorCode": 7, "Data": {{{_GOOD}}}}}',
    "code twice": '{"isError": false, "errorCode": 0, "errorCode": 7, "Result": true}',
    "Result false": '{"Data": {"isSuccess": true, "Result": false}}',
    "Result a word": '{"isError": 0, "Result": "False"}',
    "Result within Result": '{"isError": false, "Result": {"Result": false}}',
    "Result twice": '{"isError": false, "Result": true, "Result": false}',
    "Result in two cases": '{"isError": false, "RESULT": false, "Result": true}',
    "outer Result": f'{{"Result": false, "Data": {{{_GOOD}}}}}',
    "data false": '{"isError": false, "data": false}',
    "Data twice, one of them mute": f'{{"Data": {{{_GOOD}}}, "Data": {{"Result": "other"}}}}',
    "data empty beside Data": f'{{"Data": {{{_GOOD}}}, "data": {{}}}}',
}


@pytest.mark.parametrize("status", [200, 409, 503])
@pytest.mark.parametrize("operation", kit.WRITES)
@pytest.mark.parametrize("body", (_CONTRADICTIONS | _DOUBTS).values(), ids=_CONTRADICTIONS | _DOUBTS)
async def test_a_write_whose_reply_contradicts_itself_is_not_known(operation: str, body: str, status: int) -> None:
    assert await _end(operation, body.encode(), status) is (End.UNKNOWN if status == 200 else End.FAILED)


@pytest.mark.parametrize("operation", [_STATUS, _BOOKING])
@pytest.mark.parametrize("body", _CONTRADICTIONS.values(), ids=_CONTRADICTIONS)
async def test_a_read_whose_verdicts_contradict_each_other_is_not_known(operation: str, body: str) -> None:
    """A refusal of operation 8 is read as "nobody has the slot"."""
    assert await _end(operation, body.encode()) is End.UNKNOWN


@pytest.mark.parametrize(
    "body",
    [
        '{"isError": true, "isError": true, "errorCode": 0, "Result": true}',
        '{"isError": true, "IsError": "true", "isSuccess": false, "errorCode": 0}',
        '{"isError": true, "Data": {"isError": 1, "Result": {"Result": true, "isError": null}}}',
        '{"isError": true, "Result": true, "Result": false, "Data": {}, "data": []}',
        '{"isError": true, "errorCode": 3, "errorCode": 4}',
    ],
)
@pytest.mark.parametrize("operation", kit.OPERATIONS)
async def test_a_refusal_said_more_than_once_is_one(operation: str, body: str) -> None:
    assert await _end(operation, body.encode()) is End.REFUSED


@pytest.mark.parametrize(
    "body",
    [
        '{"isError": false, "isError": false, "Result": true, "Result": true}',
        '{"isError": "false", "IsError": 0, "isSuccess": "true", "Result": null, "Result": true}',
        '{"isError": false, "errorMessage": "done", "errorMessage": "well done", "errorCode": "0"}',
        '{"x": 1, "x": 2, "Data": {"isError": false, "errorCode": " 00 ", "Result": "a receipt"}, "data": null}',
        f'{{{_GOOD}, "Data": {{{_GOOD}}}}}',
    ],
)
@pytest.mark.parametrize("operation", kit.WRITES)
async def test_a_success_said_more_than_once_is_one(operation: str, body: str) -> None:
    assert await _end(operation, body.encode()) is End.DONE


_KEYS = st.sampled_from(["isError", "IsError", "ISERROR", "is_error", "isSuccess", "issuccess"])
_VALUES = st.sampled_from([True, False, 1, 0, "true", "False", None, ""])
_NESTS = st.lists(st.sampled_from(["Data", "data", "Result", "result", "other"]), max_size=5)


@example(said=[("isError", "true", []), ("isError", True, []), ("isError", True, [])], operation="SetAppointment")
@given(said=st.lists(st.tuples(_KEYS, _VALUES, _NESTS), max_size=5), operation=st.sampled_from(kit.WRITES))
@settings(max_examples=300, deadline=None)
async def test_any_mixture_of_verdicts(said: list[tuple[str, Json, list[str]]], operation: str) -> None:
    """The oracle: all that say something say the same."""
    members = []
    for key, value, nest in said:
        text = f'"{key}": {json.dumps(value)}'
        for name in nest:
            text = f'"{name}": {{{text}}}'
        members.append(text)
    failed = {
        (str(value).casefold() in {"true", "1"}) is key.casefold().replace("_", "").endswith("error")
        for key, value, _ in said
        if value not in (None, "")
    }
    end = await _end(operation, ("{" + ", ".join(members) + "}").encode())
    # Objects that differ under one name may make it doubtful, three of them always; so does a name said three times.
    nested = sum(bool(nest) for _, __, nest in said)
    thrice = max(Counter(nest[-1] if nest else key for key, _, nest in said).values(), default=0) > 2
    if failed == {True}:
        assert end is End.REFUSED or (end is End.UNKNOWN and (nested > 2 or thrice))
    elif failed == {False}:
        assert end is End.DONE or (end is End.UNKNOWN and (nested > 1 or thrice))
    else:
        assert end is End.UNKNOWN


# What a read says -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        '{"isError": false, "Result": {"Coded_string": "1", "Coded_string": "4"}}',
        '{"isError": false, "Result": {"Coded_string": "1", "codedString": "4"}}',
        '{"isError": false, "Result": {"Coded_string": "1"}, "result": {"Coded_string": "4"}}',
        '{"isError": false, "Result": {"Result": {"Coded_string": "1"}, "Result": {"Coded_string": "4"}}}',
        '{"Data": {"isError": false, "Result": {"Coded_string": "1"}}, "Result": {"Coded_string": "4"}}',
        '{"Data": {"isError": false, "Result": {"Coded_string": "1"}}, "data": {"Result": {"Coded_string": "4"}}}',
    ],
)
async def test_a_status_said_twice_differently_is_not_known(body: str) -> None:
    """It may decide what became of a write."""
    assert await _end(_STATUS, body.encode()) is End.UNKNOWN


@pytest.mark.parametrize(
    "body",
    [
        '{"isError": false, "Result": {"Coded_string": "1", "Coded_string": "1", "x": 1, "X": 2}}',
        '{"isError": false, "errorCode": 7, "Result": {"Coded_string": "", "codedString": "1", "CodedString": null}}',
        '{"isError": false, "errorCode": 7, "errorCode": 8, "Result": {"Coded_string": "1"}, "result": null}',
    ],
)
async def test_a_status_that_is_clear_is_taken(body: str) -> None:
    gate = Gate()
    gate.answer(_STATUS, kit.reply(body.encode()))
    assert await kit.client(gate).appointment_status(kit.TQID) == CodedText("1", "", "")


_HOLDERS = ('{"NationalCode": "0012345679"}', '{"NationalCode": "0012345678"}')


@pytest.mark.parametrize(
    "result",
    [
        '{{"PersonAppointment": {{"Person": {0}}}, "personAppointment": {{"Person": {1}}}}}',
        '{{"PersonAppointment": {{"Person": {0}, "person": {1}}}}}',
        '{{"PersonAppointment": [{{"Person": {0}}}, {{"Person": {1}}}]}}',
        '{{"PersonAppointment": [{{"Person": {0}}}, 5]}}',
        '[{{"PersonAppointment": {{"Person": {0}}}, "PERSONAPPOINTMENT": {{"Person": {1}}}}}]',
        '{{"Person": {{"NationalCode": "0012345679", "nationalCode": "0012345678"}}}}',
    ],
)
async def test_a_holder_said_twice_differently_is_not_known(result: str) -> None:
    body = '{"isError": false, "Result": ' + result.format(*_HOLDERS) + "}"
    assert await _end(_BOOKING, body.encode()) is End.UNKNOWN
