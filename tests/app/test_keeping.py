import asyncio
import threading

from hqs_desktop.app.keeping import InOrder


async def test_work_is_done_in_order_off_the_thread_and_only_the_newest_waits() -> None:
    done: list[int] = []
    threads: set[int] = set()
    go_on = threading.Event()
    errors: list[BaseException] = []
    saving = InOrder(errors.append)

    def work(number: int) -> None:
        threads.add(threading.get_ident())
        if number == 1:
            go_on.wait(10)
        done.append(number)

    saving.start(lambda: work(1))
    await asyncio.sleep(0)
    for number in range(2, 6):
        saving.start(lambda number=number: work(number))  # type: ignore[misc]  # a default of a lambda
    assert done == []
    go_on.set()
    await saving.aclose()
    assert done == [1, 5]
    assert threading.get_ident() not in threads
    assert errors == []


async def test_the_end_waits_for_what_runs_and_for_what_waits() -> None:
    done: list[str] = []
    saving = InOrder(lambda _: None)
    saving.start(lambda: done.append("a"))
    saving.start(lambda: done.append("b"))
    await saving.aclose()
    assert done[-1] == "b"


async def test_an_error_is_told_and_the_next_is_done() -> None:
    errors: list[BaseException] = []
    done: list[str] = []
    saving = InOrder(errors.append)

    def fail() -> None:
        raise OSError(28, "No space left on device")

    saving.start(fail)
    while saving._running is not None and not saving._running.done():  # noqa: ASYNC110  # the thread is real
        await asyncio.sleep(0.01)
    saving.start(lambda: done.append("next"))
    await saving.aclose()
    assert [type(error) for error in errors] == [OSError]
    assert done == ["next"]


async def test_without_work_the_end_is_at_once() -> None:
    await InOrder(lambda _: None).aclose()
