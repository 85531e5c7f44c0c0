"""What keeps the UI thread of a desk with a day's work in its journal: the day board, the confirmation list, readings.

A stall is what the UI thread works in one turn of its loop, whatever else the machine does meanwhile.
"""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import day_start, shamsi_of
from hqs_desktop.core.model import BookingRequest, Slot
from hqs_desktop.desk.session import Session
from hqs_desktop.journal.database import connect
from hqs_desktop.journal.store import SqlJournal
from hqs_desktop.viewmodels.confirming.page import ConfirmingViewModel
from hqs_desktop.viewmodels.dayboard.page import DayBoardViewModel
from hqs_desktop.viewmodels.shared import Shared
from hqs_desktop.views.confirming.page import ConfirmingPage
from hqs_desktop.views.dayboard.page import DayBoardPage
from tests.fakes.clock import START, FakeClock
from tests.fakes.gateway import FakeGateway, make_facility, make_provider, make_slot
from tests.fakes.session import FakeDesk
from tests.fakes.shared import make_shared
from tests.journal.test_search import book
from tests.journal.values import DESK, KEY
from tests.views.book_world import press
from tests.views.confirming_world import CONTENT
from tests.views.keyboard import destroy

DOCTORS, SLOTS, BOOKED_EVERY = 60, 40, 4
VISITS = 600
READ = 10_000
COUNTED, DAYS = 100_000, 365
SIZE = CONTENT
TODAY = shamsi_of(START)
KEYS = (
    *[Qt.Key.Key_Down] * 12,
    *[Qt.Key.Key_Left] * 12,
    *[Qt.Key.Key_PageDown] * 3,
    *[Qt.Key.Key_Up] * 6,
    *[Qt.Key.Key_Right] * 20,
    *[Qt.Key.Key_PageUp] * 3,
)

_COPIES = """
WITH RECURSIVE many(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM many WHERE n < :many)
INSERT INTO {table} (id, {columns}) SELECT n, {values} FROM many, {table} WHERE id = 1
"""


class Desk:
    """A session over a journal on the disk."""

    def __init__(self, session: Session, shared: Shared, path: Path) -> None:
        self.session = session
        self.shared = shared
        self.path = path

    async def book(self, slot: Slot, number: int) -> None:
        """For a patient of his own."""
        assert isinstance(self.session.journal, SqlJournal)
        await book(self.session.journal, BookingRequest(slot, FakeDesk.person(number)))


@asynccontextmanager
async def desk() -> AsyncIterator[Desk]:
    """An empty one at eight in the morning; Sara works there."""
    QApplication.instance() or QApplication([])
    clock = FakeClock()
    with tempfile.TemporaryDirectory(prefix="hqs-bench-") as folder:
        path = Path(folder, "journal.db")
        session = Session.over(FakeGateway(), await SqlJournal.open(path, KEY, clock=clock, desk=DESK), clock)
        yield Desk(session, make_shared(clock, operator="Sara"), path)
        await session.close()


async def longest_turn(until: Callable[[], bool]) -> float:
    """What the UI thread works in one turn at most until something is so, and a while after; in seconds."""
    longest, still = 0.0, 0
    while still < 50:
        began = time.thread_time()
        await asyncio.sleep(0.001)
        between = time.thread_time()
        QApplication.processEvents()
        longest = max(longest, between - began, time.thread_time() - between)
        still = still + 1 if until() else 0
    return longest


def longest_key(keys: Sequence[Qt.Key]) -> float:
    """From a key to the screen painted anew, at most; in seconds."""
    longest = 0.0
    for key in keys:
        began = time.thread_time()
        press(key)
        QApplication.processEvents()
        longest = max(longest, time.thread_time() - began)
    return longest


def day_of(doctor: int) -> tuple[DirectoryEntry, Sequence[Slot]]:
    """A doctor, and his slots of a quarter of an hour from seven on."""
    provider = make_provider(doctor, CodedText(f"10{doctor % 9:02}", "thritaEHR.specialty", ""))
    entry = DirectoryEntry(replace(provider, full_name=f"دکتر زهرا محمدی‌نژاد {doctor}"), make_facility(), "seen")
    at = day_start(TODAY) + timedelta(hours=7)
    slots = [
        make_slot(doctor * 1000 + place, at + timedelta(minutes=15 * place), entry.provider, entry.facility)
        for place in range(SLOTS)
    ]
    return entry, [replace(slot, duration=timedelta(minutes=15)) for slot in slots]


async def board_stalls() -> dict[str, float]:
    """While a board of 2,400 slots is shown, gone through by keys, and read again after a booking; in seconds."""
    async with desk() as at:
        days = [day_of(doctor) for doctor in range(1, DOCTORS + 1)]
        for number, (entry, slots) in enumerate(days):
            for place, slot in enumerate(slots[::BOOKED_EVERY]):
                await at.book(slot, number * SLOTS + place)
            at.session.readings.record(entry, TODAY, TODAY, slots, START)
        await at.session.readings.settled()
        model = DayBoardViewModel(at.shared)
        page = DayBoardPage(model)
        page.resize(SIZE)
        page.show()
        page.activateWindow()
        await longest_turn(lambda: True)  # an empty one is there
        at.shared.slot.put(at.session)
        found = {"the board is shown": await longest_turn(lambda: model.loaded)}
        page.focus_first()
        QApplication.processEvents()
        found["a key on the board"] = longest_key(KEYS)
        before = model.summary
        await at.book(days[0][1][1], DOCTORS * SLOTS)
        model.refresh()
        found["the board is read again"] = await longest_turn(lambda: model.summary != before)
        await model.aclose()
        destroy(page)
        return found


async def confirming_stalls() -> dict[str, float]:
    """While a list of 600 visits is shown, a patient says that he comes, and it is read again; in seconds."""
    async with desk() as at:
        for number in range(VISITS):
            slot = make_slot(number, START + timedelta(days=1, minutes=number))
            await at.book(slot, number)
        model = ConfirmingViewModel(at.shared)
        page = ConfirmingPage(model)
        page.resize(SIZE)
        page.show()
        page.activateWindow()
        await longest_turn(lambda: True)
        at.shared.slot.put(at.session)
        page.focus_first()
        found = {"600 visits are shown": await longest_turn(lambda: len(model.table.visits) == VISITS)}
        left = model.left
        model.confirm()
        found["one of 600 comes"] = await longest_turn(lambda: model.left < left)
        model.read()
        found["600 visits are read again"] = await longest_turn(lambda: True)
        await model.aclose()
        destroy(page)
        return found


async def reading_stalls() -> dict[str, float]:
    """While an answer of 10,000 slots is kept; in seconds."""
    async with desk() as at:
        days = [day_of(doctor) for doctor in range(1, READ // SLOTS + 1)]
        at.session.readings.record(None, TODAY, TODAY, [slot for _, slots in days for slot in slots], START)
        ended = asyncio.ensure_future(at.session.readings.settled())
        return {"10,000 slots are kept as read": await longest_turn(ended.done)}


async def figures() -> tuple[float, float]:
    """How long 100,000 bookings of a year take to be counted, and what the UI thread works meanwhile; in seconds."""
    async with desk() as at:
        await at.book(day_of(1)[1][0], 1)
        file = connect(str(at.path), KEY)
        for table, moments in (("booking", {"booked_at", "changed_at"}), ("intent", {"created_at", "changed_at"})):
            columns = [row[1] for row in file.execute(f"PRAGMA table_info({table})") if row[1] != "id"]
            day = 86_400_000_000
            changed = {moment: f"{moment} + (n % {DAYS}) * {day}" for moment in moments}
            changed |= {"tqid_key": "tqid_key || n", "booking_id": "n"}
            values = ", ".join(changed.get(column, column) for column in columns)
            file.execute(_COPIES.format(table=table, columns=", ".join(columns), values=values), {"many": COUNTED})
        file.commit()
        file.close()
        began = time.perf_counter()
        counted = asyncio.ensure_future(at.session.journal.figures.of(TODAY, TODAY.add_days(DAYS)))
        counted.add_done_callback(lambda _: took.append(time.perf_counter() - began))
        took: list[float] = []
        stall = await longest_turn(counted.done)
        found = await counted
        assert sum(found.total.values()) == COUNTED
        return took[0], stall


async def glance() -> tuple[dict[str, float], float]:
    """The stalls by what goes on, and how long the figures take to be counted; in seconds."""
    stalls = await board_stalls() | await confirming_stalls() | await reading_stalls()
    seconds, stall = await figures()
    return stalls | {"100,000 bookings are counted": stall}, seconds
