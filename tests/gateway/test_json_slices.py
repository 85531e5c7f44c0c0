"""The sliced reader reads what ``json.loads`` reads, and refuses what that refuses."""

import asyncio
import gc
import json
import math
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hqs_desktop.gateway.wire import json_slices
from hqs_desktop.gateway.wire.base import Unreadable
from hqs_desktop.gateway.wire.json_slices import MOST_DEPTH, read_json
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
    try:
        expected = json.loads(broken, strict=False)
    except ValueError:
        with pytest.raises(Unreadable):
            await read_json([broken])
    else:
        found = await read_json([broken])
        assert found == expected


@given(_JSON, st.data())
@settings(deadline=None)
async def test_parts_may_be_cut_anywhere(value: Json, data: st.DataObject) -> None:
    text = json.dumps(value, indent=data.draw(st.sampled_from([None, 2])))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=6)))
    parts = [text[start:end] for start, end in pairwise([0, *cuts, len(text)])]
    before = json_slices._LEAST_AHEAD
    # hypothesis forbids function-scoped fixtures
    json_slices._LEAST_AHEAD = data.draw(st.sampled_from([1, 5, 50]))  # type: ignore[misc]
    try:
        assert await read_json(parts) == value
        with pytest.raises(Unreadable):
            await read_json([*parts, "]"])
    finally:
        json_slices._LEAST_AHEAD = before  # type: ignore[misc]


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
