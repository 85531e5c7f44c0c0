"""Reads JSON in slices of a few milliseconds, so that a big reply never stalls the loop it is read on.

``json.loads`` holds the interpreter for its whole run, in a thread too. Here the first levels of a document are walked
by hand and each value below them is decoded by itself, with a pause whenever a slice's time is up.
"""

import asyncio
import gc
import json
import re
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, NoReturn

from hqs_desktop.gateway.wire.base import Unreadable

MOST_DEPTH: Final = 32
"""How deep objects and lists may be nested."""

# The guide's replies hold their list three objects deep: Data, Result, ScheduleBlocks.
_WALKED: Final = 4
_SLICE_SECONDS: Final = 0.004
_LEAST_AHEAD: Final = 256 * 1024  # characters that are looked at before a value is decoded
_NOT_JSON: Final = (ValueError, IndexError)
_BLANK_MARKS: Final = frozenset(" \t\r\n")
_BLANKS: Final = re.compile(r"[ \t\r\n]*")


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


# Not strict: a tab or line break left raw in an address is no reason to lose a reply.
_DECODER: Final = json.JSONDecoder(parse_constant=_no_constant, strict=False)


class _GcHold:
    """Holds garbage collection off while anything is being read: it is three quarters of a big reply's cost."""

    def __init__(self) -> None:
        self._readers = 0
        self._was_on = False

    @contextmanager
    def __call__(self) -> Iterator[None]:
        if self._readers == 0:
            self._was_on = gc.isenabled()
            gc.disable()
        self._readers += 1
        try:
            yield
        finally:
            self._readers -= 1
            if self._readers == 0 and self._was_on:
                gc.enable()


_gc_held = _GcHold()

Convert = Callable[[str, int, object], object]
"""Makes of an element of a walked list what is to be kept; gets the list's key, the element's index, the element."""


async def read_json(parts: Sequence[str], convert: Convert | None = None) -> object:
    """The document, as ``json.loads`` reads it; the elements of its upper lists become what ``convert`` makes of them.

    It may come in ``parts``, cut anywhere: joining 20 MB would by itself hold the loop for 30 ms. Raises ``Unreadable``
    for what is no JSON (NaN and Infinity are none) or is nested deeper than ``MOST_DEPTH``.
    """
    trouble = "not JSON"
    try:
        with _gc_held():
            if len(parts) > 1:
                try:
                    return await _Reader(parts, convert).document()
                except _NOT_JSON:
                    pass  # or a value that is longer than what is looked at: the whole will tell
            return await _Reader(["".join(parts)], convert).document()
    except RecursionError:
        trouble = "nested too deep"
    except Unreadable:
        raise
    except _NOT_JSON:
        pass
    # Out here, so that the decoder's error, which holds the text, is no context of it.
    raise Unreadable(trouble)


class _Reader:
    """Walks a document; looks at a part of it and what is left of the one before."""

    def __init__(self, parts: Sequence[str], convert: Convert | None) -> None:
        self._waiting = deque(parts)
        self._text = self._waiting.popleft()
        self._convert = convert
        self._at = 0
        self._slice_ends = time.perf_counter() + _SLICE_SECONDS

    async def document(self) -> object:
        self._look_ahead()
        self._blanks()
        value = await self._value("", 0)
        self._blanks()
        if self._at != len(self._text) or self._waiting:
            raise ValueError("something follows the document")
        return value

    async def _value(self, key: str, depth: int) -> object:
        first = self._text[self._at]
        if depth < _WALKED and first == "{":
            return await self._object(depth + 1)
        if depth < _WALKED and first == "[":
            return await self._list(key, depth + 1)
        return self._leaf(depth)

    async def _object(self, depth: int) -> dict[str, object]:
        found: dict[str, object] = {}
        self._step()
        if self._text[self._at] == "}":
            self._step()
            return found
        while True:
            if self._text[self._at] != '"':
                raise ValueError("a key must follow")
            key, self._at = _DECODER.raw_decode(self._text, self._at)
            self._blanks()
            if self._text[self._at] != ":":
                raise ValueError("a colon must follow")
            self._step()
            found[key] = await self._value(key, depth)
            if await self._ended("}"):
                return found

    async def _list(self, key: str, depth: int) -> list[object]:
        found: list[object] = []
        convert = self._convert
        self._step()
        if self._text[self._at] == "]":
            self._step()
            return found
        while True:
            element = self._leaf(depth)
            found.append(element if convert is None else convert(key, len(found), element))
            if await self._ended("]"):
                return found

    def _leaf(self, depth: int) -> object:
        start = self._at
        value, self._at = _DECODER.raw_decode(self._text, start)
        # As many brackets bound the depth from above, cheaply; only what has many is measured.
        if isinstance(value, (dict, list)):
            brackets = self._text.count("{", start, self._at) + self._text.count("[", start, self._at)
            if depth + brackets > MOST_DEPTH and depth + _depth(value) > MOST_DEPTH:
                raise Unreadable("nested too deep")
        return value

    async def _ended(self, closing: str) -> bool:
        """Step over what follows an element; whether it was the last."""
        self._blanks()
        if self._waiting:
            self._look_ahead()
        mark = self._text[self._at]
        if mark not in {closing, ","}:
            raise ValueError("a comma or an end must follow")
        if mark == closing:
            self._at += 1
            return True
        self._step()
        if time.perf_counter() >= self._slice_ends:
            await asyncio.sleep(0)
            self._slice_ends = time.perf_counter() + _SLICE_SECONDS
        return False

    def _look_ahead(self) -> None:
        while self._waiting and len(self._text) - self._at < _LEAST_AHEAD:
            self._text = self._text[self._at :] + self._waiting.popleft()
            self._at = 0

    def _step(self) -> None:
        self._at += 1
        self._blanks()

    def _blanks(self) -> None:
        if self._text[self._at : self._at + 1] in _BLANK_MARKS:
            match = _BLANKS.match(self._text, self._at)
            self._at = match.end() if match else self._at


def _depth(value: object) -> int:
    deepest = 0
    level = [value]
    while level := [part for part in level if isinstance(part, (dict, list))]:
        deepest += 1
        level = [child for part in level for child in (part.values() if isinstance(part, dict) else part)]
    return deepest
