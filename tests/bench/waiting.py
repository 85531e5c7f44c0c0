"""10,000 people wait, with 300 groups of wishes: a whole round of the matcher, and the page that lists them."""

import asyncio
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hqs_desktop.app import interpreter
from hqs_desktop.codes.services import default_service
from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.model import Facility, Listed, Provider, Slot
from hqs_desktop.core.wishes import Wish
from hqs_desktop.core.worklist import Step, TaskKind
from hqs_desktop.desk.events import Event, LookedForSlots
from hqs_desktop.desk.session import Session
from hqs_desktop.desk.worklist.worklist import NewTask
from hqs_desktop.journal.store import SqlJournal
from hqs_desktop.viewmodels.waiting.page import WaitingViewModel
from hqs_desktop.views.waiting.page import WaitingPage
from tests.fakes.gateway import ORTHOPAEDICS, FakeGateway, make_facility, make_person, make_provider, make_slot
from tests.fakes.shared import make_shared
from tests.views.book_world import press

WAITING, GROUPS, SLOTS = 10_000, 300, 3
KEY = "0" * 64


class SwiftClock:
    """The computer's clock, on which nobody waits: how long they would have is added up."""

    def __init__(self) -> None:
        self.waited = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        if seconds > 60:  # the next round
            await asyncio.Event().wait()
        self.waited += timedelta(seconds=seconds)
        await asyncio.sleep(0.002)  # as if another thread's answer came


@dataclass
class FreeSlots(FakeGateway):
    """Each doctor has some slots; the calls are counted by doctor."""

    asked: Counter[str] = field(default_factory=Counter)

    async def provider_schedule(
        self, *, provider: Provider, facility: Facility, start: datetime, **_: object
    ) -> Listed[Slot]:
        self.asked[provider.identifier.id] += 1
        number = int(provider.identifier.id) * 1000
        return Listed(
            [
                make_slot(number + n, start + timedelta(hours=20, minutes=15 * n), provider, facility)
                for n in range(SLOTS)
            ]
        )


@dataclass(frozen=True, slots=True)
class Round:
    """What a round of the matcher took. ``stall`` and ``seconds`` in seconds, ``waited`` what politeness would add."""

    calls: int
    most_of_a_group: int
    offers: int
    stall: float
    seconds: float
    waited: timedelta


@asynccontextmanager
async def crowd(folder: Path, clock: SwiftClock, gateway: FakeGateway) -> AsyncIterator[Session]:
    """A desk on an encrypted journal at which they all wait."""
    journal = await SqlJournal.open(folder / "journal.db", KEY, clock=clock, desk="desk")
    session = Session.over(gateway, journal, clock)
    today = shamsi_of(clock.now())
    doctors = [make_provider(number) for number in range(GROUPS)]
    places = [make_facility(number) for number in range(GROUPS)]
    await journal.learn([DirectoryEntry(doctor, at, "typed") for doctor, at in zip(doctors, places, strict=True)])
    wishes = [
        Wish(ORTHOPAEDICS, default_service(), today, today.add_days(13), doctor, at)
        for doctor, at in zip(doctors, places, strict=True)
    ]
    for first in range(0, WAITING, 500):
        new = [_waiting(number, wishes[number % GROUPS], clock.now()) for number in range(first, first + 500)]
        await session.worklist.add(*new, operator="bench")
    try:
        yield session
    finally:
        await session.close()


def _waiting(number: int, wish: Wish, now: datetime) -> NewTask:
    person = replace(make_person(f"{number:010d}"), last_name=f"Waiting {number}", mobile=f"0912{number:07d}")
    return NewTask(TaskKind.WAITING, Step.WAIT, now, origin=f"wish:{number}", person=person, wish=wish)


async def matcher_round() -> Round:
    """One whole round over all groups, while a ticker watches the loop."""
    clock, gateway = SwiftClock(), FreeSlots()
    with tempfile.TemporaryDirectory(prefix="hqs-bench-") as folder:
        async with crowd(Path(folder), clock, gateway) as session:
            interpreter.settle()  # as the program does once all is there
            clock.waited, began = timedelta(), time.perf_counter()
            async with ticking() as gaps:
                session.matcher.look_now()
                await _one_round(session)
            seconds = time.perf_counter() - began
            offers = len(await session.journal.offers.open())
        return Round(gateway.asked.total(), max(gateway.asked.values()), offers, max(gaps), seconds, clock.waited)


@asynccontextmanager
async def ticking() -> AsyncIterator[list[float]]:
    """The gaps, in seconds, between the turns of something that wants one every millisecond."""
    gaps: list[float] = []

    async def tick() -> None:
        last = time.perf_counter()
        while True:
            await asyncio.sleep(0.001)
            now = time.perf_counter()
            gaps.append(now - last)
            last = now

    ticker = asyncio.create_task(tick())
    await asyncio.sleep(0)
    try:
        yield gaps
    finally:
        ticker.cancel()


async def _one_round(session: Session) -> None:
    ended, ran = asyncio.Event(), False

    def hear(event: Event) -> None:
        nonlocal ran
        if isinstance(event, LookedForSlots):
            ran = ran or session.matcher.looking.running
            if ran and not session.matcher.looking.running:
                ended.set()

    silence = session.events.subscribe(hear)
    await ended.wait()
    silence()


async def page_stalls() -> float:
    """The longest turn of the loop, in seconds, while the page of those who wait is shown, searched, paged, changed."""
    application = QApplication.instance() or QApplication([])
    clock = SwiftClock()
    turns: list[float] = []

    async def turn(times: int = 40) -> None:
        for _ in range(times):
            began = time.perf_counter()
            application.processEvents()
            turns.append(time.perf_counter() - began)
            began = time.perf_counter()
            await asyncio.sleep(0)
            turns.append(time.perf_counter() - began)
            await asyncio.sleep(0.002)

    with tempfile.TemporaryDirectory(prefix="hqs-bench-") as folder:
        async with crowd(Path(folder), clock, FreeSlots()) as session:
            shared = make_shared(clock, operator="bench")
            model = WaitingViewModel(shared)
            page = WaitingPage(model)
            page.resize(1282, 684)
            page.show()
            page.activateWindow()
            await turn()
            turns.clear()  # what makes the window is no matter of who waits
            shared.slot.put(session)
            await turn()
            page.focus_first()
            for key in (Qt.Key.Key_PageDown,) * 10:
                press(key)
                await turn(3)
            for letter in "Waiting 77":
                press(0, letter)
                await turn(3)
            await turn()
            for task in model.table.tasks[:20]:
                await session.waitlist.set_urgent(task, urgent=True, operator="bench")
                await turn(5)
            await model.aclose()
            page.close()
            page.deleteLater()
    return max(turns)


def main() -> None:
    """Print what a round took, and the longest stall of the page."""
    done = asyncio.run(matcher_round())
    print(
        f"{WAITING:,} waiting, {GROUPS} groups: {done.calls} calls, {done.most_of_a_group} a group at most, "
        f"{done.offers:,} slots offered in {done.seconds:.0f} s of work beside {done.waited.total_seconds():.0f} s of "
        f"pauses, longest stall {done.stall * 1000:.0f} ms"
    )
    print(f"their page: longest stall {asyncio.run(page_stalls()) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
