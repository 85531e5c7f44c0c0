"""Background tasks that belong to someone: none is lost, none outlives its owner, no error of theirs is swallowed."""

from collections.abc import Callable, Coroutine, Hashable
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    import asyncio

T = TypeVar("T")

_MANY: Final = 300


class TaskScope:
    """Owns the tasks that it starts. ``on_error`` gets every exception that ends one, except its cancellation.

    Must be used within a running event loop, from its thread.
    """

    def __init__(self, on_error: Callable[[BaseException], None]) -> None:
        self._on_error = on_error
        # The loop itself holds tasks weakly: without this set one could vanish while it waits.
        self._tasks: set[asyncio.Task[object]] = set()
        self._newest: dict[Hashable, asyncio.Task[object]] = {}
        self._closed = False

    def start(self, coro: Coroutine[object, object, T], *, name: str, key: Hashable | None = None) -> "asyncio.Task[T]":
        """Run ``coro`` as a task. A running one with the same ``key`` is cancelled first.

        Raises ``RuntimeError`` once the scope is closed.
        """
        import asyncio  # noqa: PLC0415  # the first window is there before the first task

        if self._closed:
            coro.close()
            raise RuntimeError(f"the scope is closed: {name} was not started")
        if key is not None:
            self.cancel(key)
        task = asyncio.get_running_loop().create_task(coro, name=name)
        self._tasks.add(task)
        if key is not None:
            self._newest[key] = task
        task.add_done_callback(lambda done: self._ended(done, key))
        return task

    def cancel(self, key: Hashable) -> bool:
        """Cancel the running task of ``key``; False where there is none."""
        task = self._newest.pop(key, None)
        return task is not None and task.cancel()

    def cancel_all(self) -> None:
        """Cancel every running task, without waiting for its end."""
        for task in tuple(self._tasks):
            task.cancel()

    async def aclose(self) -> None:
        """Cancel every task (but the one that calls this) and wait for their ends; nothing can be started any more."""
        import asyncio  # noqa: PLC0415  # see start

        self._closed = True
        others = self._tasks - {asyncio.current_task()}
        for task in others:
            task.cancel()
        if others:
            await asyncio.wait(others)

    async def finish(self) -> None:
        """Wait for every task to end by itself; nothing can be started any more."""
        import asyncio  # noqa: PLC0415  # see start

        self._closed = True
        if self._tasks:
            await asyncio.wait(self._tasks)

    def _ended(self, task: "asyncio.Task[object]", key: Hashable | None) -> None:
        self._tasks.discard(task)
        if key is not None and self._newest.get(key) is task:
            del self._newest[key]
        if not task.cancelled() and (error := task.exception()) is not None:
            self._on_error(error)


async def aside(job: Callable[[], T], *, of: int) -> T:
    """Do a job that takes a moment for each ``of`` how many: in a thread where these are too many for the UI's turn."""
    if of <= _MANY:
        return job()
    import asyncio  # noqa: PLC0415  # see ``TaskScope.start``

    return await asyncio.to_thread(job)
