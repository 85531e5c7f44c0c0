import asyncio
import gc

import pytest

from hqs_desktop.core.tasks import TaskScope


@pytest.fixture
def errors() -> list[BaseException]:
    return []


@pytest.fixture
def scope(errors: list[BaseException]) -> TaskScope:
    return TaskScope(errors.append)


async def forever() -> None:
    await asyncio.Event().wait()


async def fail(error: Exception) -> None:
    raise error


async def test_a_task_runs_under_its_name_and_gives_its_result(scope: TaskScope) -> None:
    async def answer() -> int:
        return 42

    task = scope.start(answer(), name="answer")
    assert task.get_name() == "answer"
    assert await task == 42
    await scope.aclose()


async def test_an_error_is_reported_once(scope: TaskScope, errors: list[BaseException]) -> None:
    error = ValueError("x")
    scope.start(fail(error), name="fails")
    await asyncio.sleep(0.01)
    assert errors == [error]
    await scope.aclose()
    assert errors == [error]


async def test_a_newer_task_of_the_same_key_replaces_the_older(scope: TaskScope, errors: list[BaseException]) -> None:
    older = scope.start(forever(), name="search", key="search")
    other = scope.start(forever(), name="other", key="other")
    await asyncio.sleep(0)
    newer = scope.start(forever(), name="search", key="search")
    await asyncio.sleep(0.01)
    assert older.cancelled()
    assert not newer.done()
    assert not other.done()
    assert scope.cancel("search")  # the end of the older one has not made it forget the newer one
    await asyncio.sleep(0.01)
    assert newer.cancelled()
    assert errors == []
    await scope.aclose()
    assert other.cancelled()


async def test_cancelling_what_does_not_run(scope: TaskScope) -> None:
    assert not scope.cancel("nothing")
    done = scope.start(asyncio.sleep(0), name="short", key="short")
    await done
    await asyncio.sleep(0)
    assert not scope.cancel("short")


async def test_a_waiting_task_is_not_collected(scope: TaskScope) -> None:
    reached = asyncio.Event()

    async def wait_on_a_future_nobody_else_holds() -> None:
        reached.set()
        await asyncio.get_running_loop().create_future()

    scope.start(wait_on_a_future_nobody_else_holds(), name="waits", key="waits")
    await reached.wait()
    gc.collect()
    assert scope.cancel("waits")
    await scope.aclose()


async def test_cancel_all_is_silent_and_the_scope_goes_on(scope: TaskScope, errors: list[BaseException]) -> None:
    tasks = [scope.start(forever(), name=str(number)) for number in range(3)]
    await asyncio.sleep(0)
    scope.cancel_all()
    await asyncio.wait(tasks)
    assert all(task.cancelled() for task in tasks)
    assert errors == []
    assert await scope.start(asyncio.sleep(0, "still"), name="next") == "still"


async def test_closing_waits_for_cleaning_up(scope: TaskScope) -> None:
    cleaned = asyncio.Event()

    async def slow_to_end() -> None:
        try:
            await forever()
        finally:
            await asyncio.sleep(0.02)
            cleaned.set()

    scope.start(slow_to_end(), name="slow")
    await asyncio.sleep(0)
    await scope.aclose()
    assert cleaned.is_set()


async def test_an_error_while_cleaning_up_is_reported_before_closing_ends(
    scope: TaskScope, errors: list[BaseException]
) -> None:
    error = OSError("disk")

    async def fails_at_the_end() -> None:
        try:
            await forever()
        finally:
            raise error

    scope.start(fails_at_the_end(), name="bad")
    await asyncio.sleep(0)
    await scope.aclose()
    assert errors == [error]


async def test_nothing_starts_once_closed(scope: TaskScope) -> None:
    await scope.aclose()
    with pytest.raises(RuntimeError, match="late"):
        scope.start(forever(), name="late")


async def test_a_task_may_close_its_own_scope(scope: TaskScope, errors: list[BaseException]) -> None:
    other = scope.start(forever(), name="other")
    async with asyncio.timeout(1):
        await scope.start(scope.aclose(), name="closer")
    assert other.cancelled()
    assert errors == []
