"""Withdrawn days over the fakes: patients who lost their slots, free slots to offer them, the page, and a keyboard."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QSize

from hqs_desktop.core.bookings import Booking, BookingState, DirectoryEntry
from hqs_desktop.core.model import Person, Slot
from hqs_desktop.viewmodels.calling.page import CallingViewModel
from hqs_desktop.views.calling.page import CallingPage
from tests.fakes.gateway import CARDIOLOGY, Fault, line_dead, make_facility, make_provider, make_slot
from tests.fakes.session import FakeDesk
from tests.fakes.shared import make_shared
from tests.views.keyboard import Keyboard, destroy

CONTENT = QSize(1282, 644)  # 1366x768 less the task bar, the top bar, the tabs and the rail
DOCTORS = ("دکتر مریم احمدی", "دکتر سید علی‌رضا حسینی‌پور", "دکتر رضا کریمی")
NAMES = (("زهرا", "محمدی‌نژاد"), ("سید علی‌رضا", "حسینی‌پور اصل تبریزی"), ("نگار", "رستمی"), ("بهرام", "کاظمی"))


class CallingWorld(FakeDesk):
    """Two doctors of one specialty and one of another at one centre; the operator is Sara."""

    def __init__(self, *, persian: bool = False) -> None:
        super().__init__()
        self.shared = make_shared(self.clock, operator="Sara")
        self.doctors = [make_provider(1), make_provider(2), make_provider(3, CARDIOLOGY)]
        self._persian = persian
        if persian:
            self.doctors = [replace(doctor, full_name=name) for doctor, name in zip(self.doctors, DOCTORS, strict=True)]
        self.journal.entries = [DirectoryEntry(doctor, make_facility(), "seen") for doctor in self.doctors]
        self.model = CallingViewModel(self.shared)
        self.keys = Keyboard(self.clock)
        self._free = 500
        self.page: CallingPage | None = None

    def lose(self, count: int, *, doctor: int = 0, hours: float = 24) -> Sequence[Booking]:
        """So many patients lose their slots with a doctor on a day."""
        return [
            self.booking(
                hours=hours + number / 6,
                state=BookingState.WITHDRAWN,
                to_call=True,
                person=self._patient(len(self.journal.listed) + 1),
                provider=self.doctors[doctor],
            )
            for number in range(count)
        ]

    def _patient(self, number: int) -> Person:
        person = self.person(number)
        if self._persian:
            first, last = NAMES[number % len(NAMES)]
            person = replace(person, first_name=first, last_name=last)
        return person

    def show(self, size: QSize = CONTENT) -> CallingPage:
        """Show the page."""
        self.page = CallingPage(self.model)
        self.page.resize(size)
        self.page.show()
        self.page.activateWindow()
        self.page.focus_first()
        return self.page

    @property
    def page_shown(self) -> CallingPage:
        """The page, once it is shown."""
        assert self.page is not None
        return self.page

    def free(self, count: int, *, doctor: int = 0, hours: float = 48) -> list[Slot]:
        """So many slots that can be booked."""
        made = []
        for number in range(count):
            self._free += 1
            start = self.clock.now() + timedelta(hours=hours, minutes=20 * number)
            made.append(make_slot(self._free, start, self.doctors[doctor]))
        self.gateway.add(*made)
        return made

    def lose_the_answer(self) -> None:
        """The next booking is executed, but nobody hears of it, and the line is dead after it."""
        self.gateway.writes.append(Fault(executed=True, error=line_dead))
        self.gateway.reads.extend([line_dead("status")] * 50)

    async def open(self) -> None:
        """Begin the session and show the days."""
        await self.session.begin()
        self.shared.slot.put(self.session)
        await self.settle()

    async def rebook(self, number: int) -> None:
        """Book the offered slot of that number for whoever is called."""
        self.model.take_offer(number)
        await self.settle()
        self.model.panel.confirm()
        await self.settle()

    async def settle(self) -> None:
        await self.keys.settle()

    async def close(self) -> None:
        await self.model.aclose()
        await self.session.writer.aclose(0)
        await self.session.close()
        if self.page is not None:
            destroy(self.page)
