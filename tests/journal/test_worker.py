import asyncio
import threading
from functools import partial
from pathlib import Path

import pytest

from hqs_desktop.core.bookings import BookingFilter, IntentKind
from hqs_desktop.core.errors import IllegalMoveError, JournalError, JournalFullError, JournalLockedError
from hqs_desktop.journal import database
from hqs_desktop.journal.store import SqlJournal
from hqs_desktop.journal.worker import Worker
from tests.fakes.clock import FakeClock
from tests.journal.values import DESK, KEY, request


async def blocked(worker: Worker) -> tuple[threading.Event, asyncio.Task[bool]]:
    """A worker that is busy until the event is set."""
    gate = threading.Event()
    task = asyncio.create_task(worker.read(lambda: gate.wait(5)))
    await asyncio.sleep(0.01)
    return gate, task


async def cancelled(task: "asyncio.Task[object]") -> None:
    await asyncio.sleep(0.01)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_jobs_run_in_order_in_one_other_thread() -> None:
    worker = Worker()
    threads = await asyncio.gather(*(worker.write(threading.get_ident) for _ in range(5)))
    assert len(set(threads)) == 1
    assert threads[0] != threading.get_ident()
    order: list[int] = []
    await asyncio.gather(*(worker.read(partial(order.append, number)) for number in range(20)))
    assert order == list(range(20))
    await worker.close(lambda: None)


async def test_a_cancelled_callers_read_is_left_out_its_write_is_done() -> None:
    worker = Worker()
    done: list[str] = []
    gate, blocker = await blocked(worker)
    read: asyncio.Task[object] = asyncio.create_task(worker.read(lambda: done.append("read")))
    write: asyncio.Task[object] = asyncio.create_task(worker.write(lambda: done.append("write")))
    await cancelled(read)
    await cancelled(write)
    gate.set()
    await blocker
    await worker.close(lambda: done.append("last"))
    assert done == ["write", "last"]


async def test_a_begin_whose_caller_is_gone_is_lapsed(journal: SqlJournal) -> None:
    gate, blocker = await blocked(journal._worker)
    begin: asyncio.Task[object] = asyncio.create_task(journal.begin(IntentKind.BOOK, request(), operator="op"))
    await cancelled(begin)
    gate.set()
    await blocker
    assert await journal.live_intents() == []
    assert await journal.bookings(BookingFilter()) == []
    await journal.begin(IntentKind.BOOK, request(), operator="op")


async def test_a_begin_that_fails_after_its_caller_is_gone_is_nothing(journal: SqlJournal) -> None:
    await journal.begin(IntentKind.BOOK, request(), operator="op")
    gate, blocker = await blocked(journal._worker)
    begin: asyncio.Task[object] = asyncio.create_task(journal.begin(IntentKind.BOOK, request(), operator="late"))
    await cancelled(begin)
    gate.set()
    await blocker
    (live,) = await journal.live_intents()
    assert live.operator == "op"


async def test_the_event_loop_goes_on_while_the_disk_is_slow() -> None:
    worker = Worker()
    gate, blocker = await blocked(worker)
    for _ in range(10):
        await asyncio.sleep(0)
    assert not blocker.done()
    gate.set()
    assert await blocker
    await worker.close(lambda: None)


async def test_how_jobs_end_is_told_also_where_nobody_waits_any_more() -> None:
    told: list[JournalError | None] = []
    worker = Worker(told.append)

    def fail(error: Exception) -> None:
        raise error

    full = JournalFullError("x")
    for job in (worker.write, worker.read):
        with pytest.raises(JournalFullError):
            await job(partial(fail, full))
    assert told == [full, full]
    await worker.read(lambda: None)  # proves nothing of the next write
    with pytest.raises(IllegalMoveError):  # the journal works: it was asked for something wrong
        await worker.write(partial(fail, IllegalMoveError("x")))
    assert told == [full, full]
    gate, blocker = await blocked(worker)
    await cancelled(asyncio.create_task(worker.write(lambda: "done")))
    gate.set()
    await blocker
    await worker.write(lambda: "done, too")
    assert told == [full, full, None, None]
    await worker.close(lambda: None)
    with pytest.raises(JournalError):
        await worker.write(lambda: "too late")
    assert len(told) == 4


async def test_a_proof_changes_nothing_and_fails_as_a_write_would(
    path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 50)
    told: list[JournalError | None] = []
    journal = await SqlJournal.open(path, KEY, clock=clock, desk=DESK, on_end=told.append)
    await journal.prove()
    assert told == [None, None]
    holder = database.connect(str(path), KEY)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(JournalLockedError):
        await journal.prove()
    holder.close()
    await journal.prove()
    assert [type(error) for error in told[2:]] == [JournalLockedError, type(None)]
    assert await journal.bookings(BookingFilter()) == []
    await journal.close()
