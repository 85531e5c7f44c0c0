"""A desk with something to find: invented doctors with slots over a week, over the fakes."""

import asyncio
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.core.bookings import Booking, BookingState, DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import day_start, shamsi_of
from hqs_desktop.core.model import Area, Facility, Identifier, Provider, Slot, Tqid
from hqs_desktop.desk.session import Session
from hqs_desktop.viewmodels.find.criteria import BookCriteria
from hqs_desktop.viewmodels.find.screen import BookViewModel
from hqs_desktop.views.find.screen import BookScreen
from tests.fakes.centre import FakeDatabase
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway
from tests.fakes.journal import FakeJournal
from tests.fakes.shared import make_shared
from tests.views.keyboard import QUIET_SECONDS, lead_tab, pause

CARDIOLOGY = "171193"
QUOTAS = ("102", "104", "102", "103", "102", "101")
CENTRES = ("درمانگاه تخصصی نمونهٔ شمال", "مرکز آموزشی نمونه", "کلینیک شبانه‌روزی نمونه")
DOCTORS = ("دکتر آرش نمونه‌پور", "دکتر مینا آزمایشی", "دکتر سهراب نمونه", "دکتر لیلا تمرینی", "دکتر کاوه فرضی")
NATIONAL_CODE = "0012345679"


PLACES = ((35.7512, 51.4051), (35.7241, 51.4302), (None, None))
TEHRAN = Area(
    province=CodedText("24", "CountryDivisions", "تهران"),
    city=CodedText("019", "CountryDivisions", "تهران"),
    town=CodedText("70017", "CountryDivisions", "تهران"),
)


def facility(number: int) -> Facility:
    """One in Tehran; of each third one nobody knows where it stands."""
    identifier = Identifier(f"00000000-0000-4000-9000-{number:012d}", "MOHME_IT", "MOHME_IT", "Org_ID")
    latitude, longitude = PLACES[number % len(PLACES)]
    return Facility(
        identifier,
        name=CENTRES[number % len(CENTRES)],
        address=f"تهران، خیابان نمونه، پلاک {number + 12}",
        internal_address="طبقهٔ ۲",
        latitude=latitude,
        longitude=longitude,
        area=TEHRAN,
    )


def entry(number: int, specialty: CodedText) -> DirectoryEntry:
    identifier = Identifier(str(33700 + number), "Med_Council", "Med_Council", "Med_ID")
    provider = Provider(identifier, full_name=DOCTORS[number % len(DOCTORS)], specialty=specialty)
    return DirectoryEntry(provider, facility(number), "seen")


def slots_of(known: DirectoryEntry, now: datetime, *, start: int, days: int = 7, step: int = 15) -> list[Slot]:
    """Slots from 9 to 12 and from 16 to 19 of every day but Friday."""
    made: list[Slot] = []
    today = shamsi_of(now)
    for away in range(days):
        day = today.add_days(away)
        if day.weekday == 6:
            continue
        for minute in (*range(9 * 60, 12 * 60, step), *range(16 * 60, 19 * 60, step)):
            at = day_start(day) + timedelta(minutes=minute)
            if at <= now or (minute // step + start + away) % 3 == 0:
                continue
            number = start * 100000 + len(made)
            made.append(
                Slot(
                    tqid=Tqid(f"1:35b888a4-0543-41e5-92d7-{number:012d}"),
                    start=at,
                    duration=timedelta(minutes=step),
                    provider=known.provider,
                    facility=known.facility,
                    queue_number=str(len(made) % 40 + 1),
                    quota=CodedText(QUOTAS[number % len(QUOTAS)], "HQS", ""),
                    booking_opens=at - timedelta(days=5),
                    booking_closes=at - timedelta(hours=1),
                )
            )
    return made


class BookWorld:
    """The book screen over a desk; ``doctors`` of cardiology with slots over ``days`` days."""

    shown: BookScreen

    def __init__(self, *, doctors: int = 4, days: int = 7, step: int = 15) -> None:
        self.clock = FakeClock()
        self.codes = CodeTables()
        self.gateway = FakeGateway()
        self.journal = FakeJournal(self.clock)
        table = self.codes.by_appendix(3)
        self.specialty = table.coded_text(next(row.code for row in table.rows if "قلب" in row.term_fa))
        self.entries = [entry(number, self.specialty) for number in range(doctors)]
        self.journal.entries = list(self.entries)
        for number, known in enumerate(self.entries):
            self.gateway.add(*slots_of(known, self.clock.now(), start=number, days=days, step=step))
        self.centre = FakeDatabase(self.clock)
        self.session = Session.over(self.gateway, self.journal, self.clock, others=self.centre.desk("میز ۱"))
        self.shared = make_shared(self.clock, operator="پذیرش نمونه")
        self.view_model = BookViewModel(BookCriteria(self.codes, self.clock), self.shared)

    def attach(self) -> None:
        self.shared.slot.put(self.session)

    def screen(self, width: int = 1282) -> BookScreen:
        screen = BookScreen(self.view_model.criteria, lambda: self.view_model)
        while screen.build_more():
            pass
        lead_tab(screen)
        screen.resize(width, 684)
        screen.show()
        screen.activateWindow()
        screen.focus_first()
        QApplication.processEvents()
        return screen

    @property
    def bookings(self) -> list[Booking]:
        """The bookings made that stand."""
        return [booking for booking in self.journal.listed.values() if booking.state is BookingState.BOOKED]

    def booked(self) -> Booking:
        """The first of them."""
        return self.bookings[0]

    async def settle(self, turns: int = 30) -> None:
        """Let tasks and Qt run until nothing is left to do at once."""
        for _ in range(turns):
            await asyncio.sleep(0)
            QApplication.processEvents()

    async def type(self, text: str) -> None:
        """Press keys that give text, as any keyboard layout does."""
        pause()
        for char in text:
            press(0, char)
            await self.settle(3)
        pause(QUIET_SECONDS)

    async def key(self, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys one by one, as a person does."""
        for key in keys:
            pause()
            press(key, "\r" if key == Qt.Key.Key_Return else "", modifiers)
            await self.settle()

    async def close(self, screen: BookScreen) -> None:
        screen.close()
        await self.view_model.aclose()
        await self.session.writer.aclose(timeout_seconds=0)
        screen.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def press(key: int, text: str = "", modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key to whatever has the focus, at once. ``qtbot.keyClicks`` would abort on Persian text."""
    window = QApplication.activeWindow()
    target = QApplication.focusWidget() or window
    assert target is not None
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, int(key), modifiers, text))
