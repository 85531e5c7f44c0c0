"""Work of the window's thread in turns so short that no key waits."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterable
from typing import Final, TypeVar

T = TypeVar("T")

_SECONDS: Final = 0.002


async def in_turns(items: Iterable[T]) -> AsyncIterator[T]:
    """Give each of ``items``; whenever making and using them has taken 2 ms, others of the loop have their turn."""
    ends = time.perf_counter() + _SECONDS
    for item in items:
        yield item
        if time.perf_counter() > ends:
            await asyncio.sleep(0)
            ends = time.perf_counter() + _SECONDS
