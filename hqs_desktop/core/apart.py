"""Work of seconds, or such as may never end, in threads that neither the window nor the program's end waits for.

A thread that computes lets another have its turn every 5 ms only, and painting a window takes some hundred turns: while
such work runs, turns are short, and nothing is looked through for garbage, which would hold all threads at once.
"""

import asyncio
import contextlib
import gc
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Final, TypeVar

T = TypeVar("T")

_SHORT: Final = 0.0002  # seconds; measured: 35 ms instead of 930 for the longest turn of a window meanwhile


async def apart(work: Callable[[], T]) -> T:
    """What ``work`` gives, or raises, in a thread of its own."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[T] = loop.create_future()

    def settle(result: Callable[[], None]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(lambda: None if done.done() else result())

    def run() -> None:
        try:
            with _considerate():
                value = work()
        except BaseException as error:  # noqa: BLE001  # it is raised where it is waited for
            failure = error
            settle(lambda: done.set_exception(failure))
        else:
            settle(lambda: done.set_result(value))

    threading.Thread(target=run, name="apart", daemon=True).start()
    return await done


class _Turns:
    """How many work apart, and what is usual while nobody does."""

    lock = threading.Lock()
    working = 0
    usual = sys.getswitchinterval()
    collecting = False


@contextlib.contextmanager
def _considerate() -> Iterator[None]:
    with _Turns.lock:
        if not _Turns.working:
            _Turns.usual, _Turns.collecting = sys.getswitchinterval(), gc.isenabled()
            sys.setswitchinterval(_SHORT)
            gc.disable()
        _Turns.working += 1
    try:
        yield
    finally:
        with _Turns.lock:
            _Turns.working -= 1
            if not _Turns.working:
                if sys.getswitchinterval() <= _SHORT:  # else somebody has said meanwhile what is usual
                    sys.setswitchinterval(_Turns.usual)
                if _Turns.collecting:
                    gc.enable()
