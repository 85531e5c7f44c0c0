import asyncio
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
