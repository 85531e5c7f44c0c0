import asyncio
import gc
import sys
import threading

import pytest

from hqs_desktop.core.apart import apart


async def test_it_gives_what_the_work_gives_from_another_thread() -> None:
    assert await apart(threading.get_ident) != threading.get_ident()


async def test_it_raises_what_the_work_raises() -> None:
    def fail() -> None:
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        await apart(fail)


def test_work_that_hangs_does_not_keep_the_loop_from_ending() -> None:
    hanging = threading.Event()

    async def give_up() -> None:
        async with asyncio.timeout(0.01):
            await apart(hanging.wait)

    with pytest.raises(TimeoutError):
        asyncio.run(give_up())
    hanging.set()
    for thread in threading.enumerate():
        if thread.name == "apart":
            thread.join(5)
            assert not thread.is_alive()


async def test_turns_are_short_and_nothing_is_collected_while_somebody_works_and_as_usual_afterwards() -> None:
    before = sys.getswitchinterval(), gc.isenabled()
    going, other = threading.Event(), threading.Event()

    def look(wait: threading.Event) -> tuple[float, bool]:
        wait.wait(5)
        return sys.getswitchinterval(), gc.isenabled()

    first, second = asyncio.create_task(apart(lambda: look(going))), asyncio.create_task(apart(lambda: look(other)))
    await asyncio.sleep(0.02)
    going.set()
    interval, collecting = await first
    assert interval < before[0]
    assert not collecting
    other.set()
    assert await second == (interval, False)
    assert (sys.getswitchinterval(), gc.isenabled()) == before


async def test_what_was_said_meanwhile_to_be_usual_stays_so() -> None:
    before = sys.getswitchinterval()
    try:
        await apart(lambda: sys.setswitchinterval(0.003))
        assert sys.getswitchinterval() == pytest.approx(0.003)
    finally:
        sys.setswitchinterval(before)
