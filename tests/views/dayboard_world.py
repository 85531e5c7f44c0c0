"""The day board over the fakes: doctors of three specialties, slots of all kinds, readings of several ages."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from hqs_desktop.core.bookings import Booking, BookingState, DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import day_start, shamsi_of
from hqs_desktop.core.model import Identifier, Slot
from hqs_desktop.viewmodels.dayboard.page import DayBoardViewModel
from hqs_desktop.views.dayboard.grid import BoardGrid
from hqs_desktop.views.dayboard.page import DayBoardPage
from hqs_desktop.views.style.theme import Scheme
from tests.fakes.clock import START
from tests.fakes.gateway import line_dead, make_facility, make_provider, make_slot
from tests.fakes.session import FakeDesk
from tests.fakes.shared import journeys
from tests.views.keyboard import Keyboard, destroy, find
from tests.views.shots import dressed

TODAY = shamsi_of(START)
OPENS = day_start(TODAY)
SIZE = QSize(1282, 650)
NAMES = ("زهرا محمدی‌نژاد", "سیدعلی‌رضا حسینی‌پور اصل تبریزی", "Christopher Featherstonehaugh", "مریم کریمی", "رضا صادقی")
SPECIALTIES = (("1064", "قلب و عروق"), ("1014", "داخلی"), ("1029", "زنان و زایمان"))


class BoardWorld(FakeDesk):
    """Seven in the morning is ``at(7)``."""

    def __init__(self, size: QSize = SIZE) -> None:
        super().__init__()
        self.numbers = 0
        self.doctors: list[DirectoryEntry] = []
        self.model = DayBoardViewModel(self.shared)
        self.page = DayBoardPage(self.model)
        self.page.resize(size)
        self.keys = Keyboard(self.clock)
        self.grid = find(self.page, BoardGrid, "day_board")
        self.went = journeys(self.shared)

    def doctor(self, *, pinned: bool = False) -> DirectoryEntry:
        number = len(self.doctors) + 1
        code, name = SPECIALTIES[number % len(SPECIALTIES)]
        provider = replace(
            make_provider(number, CodedText(code, "thritaEHR.specialty", name)),
            full_name=f"دکتر {NAMES[number % len(NAMES)]} {number}",
        )
        centre = make_facility()
        if number % 4 == 0:
            centre = replace(
                centre, identifier=Identifier("other", "MOHME_IT", "MOHME_IT", "Org_ID"), name="درمانگاه شهید بهشتی"
            )
        entry = DirectoryEntry(provider, centre, "seen", pinned=pinned)
        self.doctors.append(entry)
        self.journal.entries.append(entry)
        return entry

    def slot(self, of: DirectoryEntry, hours: float, minutes: int = 15, *, day: int = 0) -> Slot:
        self.numbers += 1
        made = make_slot(self.numbers, OPENS + timedelta(days=day, hours=hours), of.provider, of.facility)
        return replace(made, duration=timedelta(minutes=minutes))

    def book(self, slot: Slot, state: BookingState = BookingState.BOOKED, name: str = "مریم کریمی") -> Booking:
        first, _, last = name.partition(" ")
        made = self.booking(
            state=state, person=replace(self.person(slot.start.minute + self.numbers), first_name=first, last_name=last)
        )
        kept = replace(made, request=replace(made.request, slot=slot))
        self.journal.listed[made.id] = kept
        self.gateway.occupy(slot, made.person)
        return kept

    def read(self, of: DirectoryEntry, slots: Sequence[Slot], *, ago: float = 5, day: int = 0) -> None:
        """Have been read ``ago`` minutes before now."""
        on = TODAY.add_days(day)
        self.session.readings.record(of, on, on, slots, self.clock.now() - timedelta(minutes=ago))

    def lose_the_line(self) -> None:
        """No doctor's slots can be had any more."""
        for of in self.doctors:
            self.gateway.schedule_errors[of.provider.identifier.id] = line_dead("GetProviderScheduling")

    async def open(self) -> None:
        self.attach()
        self.page.show()
        self.page.activateWindow()
        await self.session.readings.settled()
        await self.keys.settle()
        self.page.focus_first()
        await self.keys.settle()

    async def close(self) -> None:
        await self.model.aclose()
        await self.session.readings.aclose()
        await self.session.watcher.aclose()
        await self.session.writer.aclose(0)
        destroy(self.page)


def fill(world: BoardWorld, doctors: int = 9) -> None:
    """A morning with all that there can be."""
    for number in range(doctors):
        of = world.doctor(pinned=number == 4)
        slots = [world.slot(of, 7 + place / 4) for place in range(24) if (place + number) % 5]
        hours = iter(slots)
        for state in (
            BookingState.VISITED,
            BookingState.BOOKED,
            BookingState.WITHDRAWN,
            BookingState.UNRESOLVED,
            BookingState.CANCELLED,
            BookingState.CHANGED,
            BookingState.BOOKED,
        ):
            for _ in range(number % 2):
                next(hours)
            world.book(next(hours), state, NAMES[(number + len(slots)) % len(NAMES)])
        closed = replace(next(hours), booking_closes=START - timedelta(hours=1))
        later = replace(next(hours), booking_opens=START + timedelta(hours=2))
        beside = world.slot(of, 12, 30)
        world.read(of, [*slots[:3], *hours, closed, later, beside], ago=(5, 47, 26 * 60)[number % 3])


@asynccontextmanager
async def board_world(
    app: QApplication, language: str = "en", scheme: Scheme = Scheme.LIGHT
) -> AsyncIterator[BoardWorld]:
    with dressed(app, language, scheme, 1.0):
        made = BoardWorld()
        yield made
        await made.close()
