"""Reads JSON in slices of a few milliseconds, so that a big reply never stalls the loop it is read on.

``json.loads`` holds the interpreter for its whole run, in a thread too. Here the first levels of a document are walked
by hand and each value below them is decoded by itself, with a pause whenever a slice's time is up. What a hostile reply
can cost is bounded by counting: the length of what is decoded in one go, and the values that are kept.
"""

import asyncio
import gc
import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, NoReturn

from hqs_desktop.gateway.wire.base import Unreadable, fold_key

MOST_DEPTH: Final = 32
"""How deep objects and lists may be nested; the guide's deepest reply has 9 levels."""

MOST_LENGTH: Final = 64 * 1024
"""How many characters a value that is decoded in one go may have: a block has about 2,000, and 65,536 of the densest
JSON take some milliseconds. It bounds an integer's digits too, where Python itself does not (at 4,300)."""

MOST_LISTED: Final = 50_000
"""How many elements of a reply are converted: four times the fullest schedule (11,520 slots), and as many tracking ids
as a big centre's doctors could withdraw in a month."""

MOST_VALUES: Final = 5_000
"""How many values of a reply are kept as they are: a booking has about 150."""

# A list may be five objects deep: the outermost, Data, Result, Result, ScheduleBlocks.
_WALKED: Final = 5
_SLICE_SECONDS: Final = 0.004
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
"""Makes of an element of a walked list what is to be kept; gets the list's folded key, the index, the element."""


async def read_json(parts: Sequence[str], convert: Convert | None = None) -> object:
    """The document, as ``json.loads`` reads it; the elements of its upper lists become what ``convert`` makes of them.

    It may come in ``parts``, cut anywhere: joining 20 MB would by itself hold the loop for 30 ms. Where an object says
    a key twice with different values, the second stands under a spelling that means the same to ``fold_key`` (a third
    makes it unreadable); lower than the lists that are converted, the last one wins.

    Raises ``Unreadable`` for what is no JSON (NaN and Infinity are none) or beyond one of the bounds above. It ends
    when its time is up only because its caller cancels it: it pauses often enough for that.
    """
    reader = _Reader(parts, convert)
    try:
        with _gc_held():
            return await reader.document()
    except RecursionError:
        trouble = "nested too deep"
    except Unreadable:
        raise
    except _NOT_JSON:
        trouble = "not JSON, or too long a value" if reader.more else "not JSON"
    # Out here, so that the decoder's error, which holds the text, is no context of it.
    raise Unreadable(trouble)


class _Reader:
    """Walks a document; looks at a piece of it and what is left of the one before. ``more`` is yet to come."""

    def __init__(self, parts: Sequence[str], convert: Convert | None) -> None:
        self._pieces = _cut(parts)
        self.more = True
        self._text = ""
        self._at = 0
        self._convert = convert
        self._walked = MOST_DEPTH if convert is None else _WALKED
        self._values_left = MOST_VALUES
        self._elements_left = MOST_LISTED
        self._slice_ends = time.perf_counter() + _SLICE_SECONDS

    async def document(self) -> object:
        self._look_ahead()
        self._blanks()
        value = await self._value("", 0)
        self._blanks()
        self._look_ahead()
        if self._at != len(self._text) or self.more:
            raise ValueError("something follows the document")
        return value

    async def _value(self, key: str, depth: int) -> object:
        self._look_ahead()
        first = self._text[self._at]
        if first in "{[" and depth >= MOST_DEPTH:
            raise Unreadable("nested too deep")
        if depth < self._walked and first in "{[":
            self._values_left -= 1
        if depth < self._walked and first == "{":
            return await self._object(depth + 1)
        if depth < self._walked and first == "[":
            return await self._list(fold_key(key), depth + 1)
        start = self._at
        value = self._leaf(depth)
        self._keep(value, start)
        return value

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
            _add(found, key, await self._value(key, depth))
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
            if convert is None:
                found.append(await self._value(key, depth))
            else:
                start = self._at
                element = self._leaf(depth)
                kept = convert(key, len(found), element)
                if kept is element:
                    self._keep(element, start)
                else:
                    self._elements_left -= 1
                found.append(kept)
            if await self._ended("]"):
                return found

    def _leaf(self, depth: int) -> object:
        start = self._at
        value, self._at = _DECODER.raw_decode(self._text, start)
        if self._at - start > MOST_LENGTH:
            raise Unreadable("too long a value")
        # As many brackets bound the depth from above, cheaply; only what has many is measured.
        if isinstance(value, (dict, list)):
            brackets = self._text.count("{", start, self._at) + self._text.count("[", start, self._at)
            if depth + brackets > MOST_DEPTH and depth + _depth(value) > MOST_DEPTH:
                raise Unreadable("nested too deep")
        return value

    def _keep(self, value: object, start: int) -> None:
        """Count what is kept as it is: commas and opening brackets bound the values of a container from above."""
        self._values_left -= 1
        if isinstance(value, (dict, list)):
            self._values_left -= sum(self._text.count(mark, start, self._at) for mark in ",{[")

    async def _ended(self, closing: str) -> bool:
        """Step over what follows an element; whether it was the last."""
        if self._values_left < 0 or self._elements_left < 0:
            raise Unreadable("too many values")
        self._look_ahead()
        self._blanks()
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
        """See to it that the longest value would be seen whole, and one character more."""
        while self.more and len(self._text) - self._at <= MOST_LENGTH:
            piece = next(self._pieces, None)
            if piece is None:
                self.more = False
            else:
                self._text = self._text[self._at :] + piece
                self._at = 0

    def _step(self) -> None:
        self._at += 1
        self._blanks()

    def _blanks(self) -> None:
        if self._text[self._at : self._at + 1] in _BLANK_MARKS:
            match = _BLANKS.match(self._text, self._at)
            self._at = match.end() if match else self._at


def _cut(parts: Sequence[str]) -> Iterator[str]:
    for part in parts:
        for start in range(0, len(part), MOST_LENGTH):
            yield part[start : start + MOST_LENGTH]


def _add(found: dict[str, object], key: str, value: object) -> None:
    """Put a value under a key; where that has another one already, nothing that was said is lost without a word."""
    first = found.get(key)
    if first is None or first == "":
        found[key] = value
    elif value is not None and value not in ("", first):
        if f"{key}_" in found:
            raise Unreadable("it contradicts itself")
        found[f"{key}_"] = value


def _depth(value: object) -> int:
    deepest = 0
    level = [value]
    while level := [part for part in level if isinstance(part, (dict, list))]:
        deepest += 1
        level = [child for part in level for child in (part.values() if isinstance(part, dict) else part)]
    return deepest
