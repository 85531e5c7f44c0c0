"""The figures over a journal in memory, with what a month's desks did in it."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QSize

from hqs_desktop.core.bookings import IntentKind
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import BookingRequest
from hqs_desktop.desk.session import Session
from hqs_desktop.journal.store import SqlJournal
from hqs_desktop.viewmodels.figures.page import FiguresViewModel
from hqs_desktop.views.figures.page import FiguresPage
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway, make_provider, make_slot
from tests.fakes.session import FakeDesk
from tests.fakes.shared import make_shared
from tests.views.keyboard import Keyboard, destroy

KEY = "0123456789abcdef" * 4
REASON = CodedText("301", "HQS", "")


class FiguresWorld:
    """A real journal, the page over it, and a keyboard."""

    def __init__(self, folder: Path, size: QSize | None = None) -> None:
        self.clock = FakeClock()
        self.path = folder / "journal.db"
        self.size = size or QSize(1282, 684)
        self.shared = make_shared(self.clock)
        self.keys = Keyboard(self.clock)

    async def open(self) -> None:
        self.journal = await SqlJournal.open(self.path, KEY, clock=self.clock, desk="desk")
        self.session = Session.over(FakeGateway(), self.journal, self.clock)
        self.model = FiguresViewModel(self.shared)
        self.page = FiguresPage(self.model)
        self.page.resize(self.size)
        self.page.show()
        self.page.activateWindow()

    async def work(self, days: int = 9) -> None:
        """Book some on each day, cancel one of three, have every fifth refused."""
        number = 0
        for day in range(days):
            for of_day in range(2 + day % 4):
                number += 1
                slot = make_slot(number, self.clock.now() + timedelta(days=2), make_provider(1 + number % 3))
                request = BookingRequest(slot, FakeDesk.person(number))
                await self._write(IntentKind.BOOK, request, "Sara" if number % 2 else "Ali", refused=number % 5 == 0)
                if number % 3 == 0 and number % 5:
                    await self._write(IntentKind.CANCEL, request, "Ali")
                await self.clock.advance(1800 + of_day)
            await self.clock.advance(86_400 - (self.clock.now().hour - 4) * 3600)

    async def _write(self, kind: IntentKind, request: BookingRequest, operator: str, *, refused: bool = False) -> None:
        reason = REASON if kind is IntentKind.CANCEL else None
        begun = await self.journal.begin(kind, request, operator=operator, reason=reason)
        await self.journal.mark_sent(begun.id)
        if refused:
            await self.journal.refuse(begun.id, code=-110, text="no")
        else:
            await self.journal.confirm(begun.id)

    async def show(self) -> None:
        """Connect, and wait for the count."""
        self.shared.slot.put(self.session)
        await self.count()

    async def count(self) -> None:
        """Count the month up to now."""
        today = self.model.today()
        self.model.span = (today.add_days(-29), today)
        await self.counted()

    async def counted(self) -> None:
        """Wait for what runs."""
        while self.model.busy:
            await self.keys.settle()
        await self.keys.settle()

    async def close(self) -> None:
        await self.model.aclose()
        destroy(self.page)
        await self.session.close()
