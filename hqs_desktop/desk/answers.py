"""Asking many things of the gateway, a few at a time, and having each answer as it comes."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from hqs_desktop.core.tasks import TaskScope

T = TypeVar("T")

CALLS_AT_ONCE = 5


class Answers(Generic[T]):
    """Iterates over what ``asks`` give, in the order in which that comes; they are begun in theirs.

    What one raises is raised here. Close it to end the asks that still run.
    """

    def __init__(self, asks: Sequence[Callable[[], Awaitable[T]]]) -> None:
        self._waiting = list(reversed(asks))
        self._open = len(asks)
        self._answers: asyncio.Queue[tuple[T] | BaseException] = asyncio.Queue()
        self._scope = TaskScope(self._answers.put_nowait)
        for _ in range(min(CALLS_AT_ONCE, len(asks))):
            self._scope.start(self._work(), name="ask the gateway")

    def __aiter__(self) -> "Answers[T]":
        return self

    async def __anext__(self) -> T:
        if self._open == 0:
            raise StopAsyncIteration
        answer = await self._answers.get()
        if isinstance(answer, BaseException):
            raise answer
        self._open -= 1
        return answer[0]

    async def aclose(self) -> None:
        """End the asks that still run."""
        await self._scope.aclose()

    async def _work(self) -> None:
        while self._waiting:
            ask = self._waiting.pop()
            self._answers.put_nowait((await ask(),))
