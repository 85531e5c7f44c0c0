"""Work in turns: all of it, in order, and others get on meanwhile."""

import asyncio
import time
from collections.abc import Iterator

from hqs_desktop.core.turns import in_turns


def slow(count: int) -> Iterator[int]:
    for number in range(count):
        until = time.perf_counter() + 0.0025  # more than a turn
        while time.perf_counter() < until:
            pass
        yield number


async def test_all_of_it_comes_in_order() -> None:
    assert [number async for number in in_turns(range(1000))] == list(range(1000))


async def test_others_have_their_turn_before_the_end() -> None:
    other = asyncio.create_task(asyncio.sleep(0))
    ended = [other.done() async for _ in in_turns(slow(5))]
    assert (ended[0], ended[-1]) == (False, True)
