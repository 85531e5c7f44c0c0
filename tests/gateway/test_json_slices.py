"""The sliced reader reads what ``json.loads`` reads, and refuses what that refuses."""

import asyncio
import gc
import json
import math
import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hqs_desktop.gateway.wire import json_slices
from hqs_desktop.gateway.wire.base import Unreadable, fold_key
from hqs_desktop.gateway.wire.json_slices import MOST_DEPTH, MOST_LENGTH, MOST_LISTED, MOST_VALUES, read_json
from tests.gateway.kit import Json

_LEAVES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
_JSON = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4), max_leaves=30
)


@given(_JSON, st.sampled_from([None, 1, "\t"]), st.booleans())
@settings(deadline=None)
async def test_it_reads_as_json_does(value: Json, indent: int | str | None, ascii_only: bool) -> None:  # noqa: FBT001
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    assert await read_json([f" \r\n{text}\t "]) == value


@given(_JSON, st.data())
@settings(deadline=None)
async def test_it_refuses_as_json_does(value: Json, data: st.DataObject) -> None:
    text = json.dumps(value)
    at = data.draw(st.integers(0, len(text)))
    broken = text[:at] + data.draw(st.sampled_from(["", "]", "}", ",", ":", '"', "x", "{", "["])) + text[at + 1 :]
    doubled = False

    def to_dict(pairs: list[tuple[str, object]]) -> dict[str, object]:
        nonlocal doubled
        doubled = doubled or len(dict(pairs)) < len(pairs)
        return dict(pairs)

    try:
        expected = json.loads(broken, strict=False, object_pairs_hook=to_dict)
    except ValueError:
        with pytest.raises(Unreadable):
            await read_json([broken])
    else:
        found = await read_json([broken])
        assert doubled or found == expected


@given(_JSON, st.data())
@settings(deadline=None)
async def test_parts_may_be_cut_anywhere(value: Json, data: st.DataObject) -> None:
    text = json.dumps(value, indent=data.draw(st.sampled_from([None, 2])))
    longest = 64 + max((len(token) for token in re.findall(r'"(?:[^"\\]|\\.)*"|[^\s"]+', text)), default=0)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    parts = [text[start:end] for start, end in pairwise([0, *cuts, len(text)])]
    # hypothesis forbids function-scoped fixtures
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_slices, "MOST_LENGTH", data.draw(st.integers(longest, 2 * longest)))
        assert await read_json(parts) == value
        with pytest.raises(Unreadable):
            await read_json([*parts, "]"])


@pytest.mark.parametrize("text", ["NaN", "[Infinity]", '{"a": -Infinity}', "", "  ", "{", "[", '{"a"', '{"a":', '"a'])
async def test_what_is_no_json(text: str) -> None:
    with pytest.raises(Unreadable, match="not JSON") as caught:
        await read_json([text])
    assert caught.value.__context__ is None


@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"a":', "}"), ('[{"a":', "}]")])
async def test_the_depth_limit_is_exact(opening: str, closing: str) -> None:
    levels = MOST_DEPTH // opening.count("[") // max(1, opening.count("{")) if len(opening) == 1 else MOST_DEPTH
    if opening.startswith("[{"):
        levels = MOST_DEPTH // 2
    text = opening * levels + "1" + closing * levels
    assert await read_json([text]) == json.loads(text)
    for deeper in (f"[{text}]", f'{{"a":{text}}}', opening * 5000 + "1" + closing * 5000, "[" * 100_000):
        with pytest.raises(Unreadable, match="nested too deep"):
            await read_json([deeper])


async def test_many_brackets_are_no_depth() -> None:
    value = {"a": [[{"b": [[]] * 50}] * 50], "c": "[[[[{{{{" * 50}
    assert await read_json([json.dumps(value)]) == value


async def test_elements_are_converted_with_their_place() -> None:
    seen: list[tuple[str, int, object]] = []

    def convert(key: str, index: int, element: object) -> object:
        seen.append((key, index, element))
        return index

    text = '{"a": [5, {"b": [6]}], "c": {"d": []}}'
    assert await read_json([text], convert) == {"a": [0, 1], "c": {"d": []}}
    assert seen == [("a", 0, 5), ("a", 1, {"b": [6]})]


def _made(_: str, index: int, __: object) -> object:
    return ("made", index)


@pytest.mark.parametrize("element", ["1", '"text"', "{}", '{"a": [1, 2]}', "null"])
async def test_elements_are_counted(element: str) -> None:
    """However many of them there are, no more than so many are made: the rest of a bomb is not even looked at."""
    for key in ("a", "b"):
        full = f'{{"{key}": [{",".join([element] * MOST_LISTED)}]}}'
        found = await read_json([full], _made)
        assert isinstance(found, dict)
        assert len(found[key]) == MOST_LISTED
    made = 0

    def count(_: str, index: int, __: object) -> object:
        nonlocal made
        made += 1
        return _made("", index, None)

    with pytest.raises(Unreadable, match="too many values"):
        await read_json([f"[{','.join([element] * 10 * MOST_LISTED)}]"], count)
    assert made <= MOST_LISTED + 1
    with pytest.raises(Unreadable, match="too many values"):  # in two lists together
        await read_json([f'{{"a":[{",".join([element] * (MOST_LISTED - 1))}],"b":[1,2]}}'], _made)


_WIDE = {
    "list": ("[", "1,", "1]"),
    "objects": ("[", "{},", "{}]"),
    "keys": ("{", '"k":1,', '"z":1}'),
    "a list within": ('{"a":[{"b":{"c":[', "1,", "1]}}]}"),
    "far within": ('{"a":{"b":{"c":{"d":{"e":{"f":[', "[[1]],", "1]}}}}}}"),
    "nulls": ("[", "null,", "null]"),
}


@pytest.mark.parametrize("form", _WIDE.values(), ids=_WIDE)
@pytest.mark.parametrize("convert", [None, lambda _, __, element: element], ids=["walked", "converted"])
async def test_what_is_kept_as_it_is_is_counted(
    form: tuple[str, str, str], convert: json_slices.Convert | None
) -> None:
    opening, one, closing = form
    few = opening + one * (MOST_VALUES // 8) + closing
    assert await read_json([few], convert) == json.loads(few)
    with pytest.raises(Unreadable, match=r"too many values|too long a value"):
        await read_json([opening + one * 2 * MOST_VALUES + closing], convert)
    with pytest.raises(Unreadable):
        await read_json([opening, *[one * 10_000] * 20, closing], convert)


@pytest.mark.parametrize("wide", ["x", "\u0633", "\U0001f600"])
async def test_the_length_limit_is_exact(wide: str) -> None:
    longest = json.dumps(wide * (MOST_LENGTH - 2), ensure_ascii=False)
    assert len(longest) == MOST_LENGTH
    for text, convert in ((longest, None), (f"[{longest}]", None), (f"[1,{longest},1]", lambda _, __, one: one)):
        for cut in (1, len(text) // 2, len(text) - 1):
            assert await read_json([text[:cut], text[cut:]], convert) == json.loads(text)
        longer = text.replace(longest, f'"{wide}{longest[1:]}')
        with pytest.raises(Unreadable, match="too long a value"):
            await read_json([longer], convert)
        with pytest.raises(Unreadable, match="too long a value"):
            await read_json([longer.replace(wide, wide * 9)], convert)


async def test_a_number_that_is_cut_is_not_taken_for_a_shorter_one() -> None:
    with pytest.raises(Unreadable):
        await read_json([f"[1.{'0' * (MOST_LENGTH - 2)}9]"])
    with pytest.raises(Unreadable):
        await read_json(["[" + "9" * 4301 + "]"])


@pytest.mark.parametrize("values", [(1, 2), (None, 1, 2), ("", True, False), (1, None, 2, None), ({"a": 1}, {"a": 2})])
@pytest.mark.parametrize("wrap", [0, 3])
async def test_two_values_of_a_key_are_both_kept(values: tuple[Json, ...], wrap: int) -> None:
    text = "{" + ",".join(f'"isError": {json.dumps(value)}' for value in values) + "}"
    found = await read_json(['{"a":' * wrap + text + "}" * wrap])
    for _ in range(wrap):
        assert isinstance(found, dict)
        found = found["a"]
    assert isinstance(found, dict)
    given = [value for value in values if value not in (None, "")]
    assert {fold_key(key) for key in found} == {"iserror"}
    assert next(iter(found.values())) == given[0]
    assert len(found) == 2


@pytest.mark.parametrize(
    "text", ['{"a": 1, "a": 2, "a": 3}', '{"a": 1, "a_": 2, "a": 3}', '{"a": [1], "a": [2], "a": 5}']
)
async def test_a_third_value_of_a_key_is_too_many(text: str) -> None:
    with pytest.raises(Unreadable, match="contradicts itself"):
        await read_json([text])


async def test_the_same_value_of_a_key_twice_is_one() -> None:
    assert await read_json(['{"a": 1, "a": null, "a": 1, "b": null, "b": ""}']) == {"a": 1, "b": ""}


async def test_others_run_between_the_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_slices, "_SLICE_SECONDS", -math.inf)
    turns = 0

    async def count() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    counter = asyncio.ensure_future(count())
    await read_json([json.dumps(list(range(100)))])
    counter.cancel()
    assert turns >= 99


async def test_garbage_collection_is_held_off_and_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_slices, "_SLICE_SECONDS", -math.inf)
    on: list[bool] = []

    def convert(_: str, __: int, element: object) -> object:
        on.append(gc.isenabled())
        return element

    assert gc.isenabled()
    await asyncio.gather(*(read_json(["[1, 2, 3, 4, 5]"], convert) for _ in range(3)))
    assert set(on) == {False}
    assert gc.isenabled()
    task = asyncio.ensure_future(read_json(["[1, 2, 3]"], convert))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert gc.isenabled()
    gc.disable()
    try:
        await read_json(["[1]"])
        assert not gc.isenabled()
    finally:
        gc.enable()
