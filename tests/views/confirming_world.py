"""The confirmation page over the fakes, with a keyboard."""

from dataclasses import replace

from PySide6.QtCore import QSize

from hqs_desktop.core.bookings import Booking
from hqs_desktop.core.model import Person
from hqs_desktop.viewmodels.confirming.page import ConfirmingViewModel
from hqs_desktop.views.confirming.page import ConfirmingPage
from tests.fakes.gateway import make_facility, make_provider
from tests.fakes.session import FakeDesk
from tests.fakes.shared import make_shared
from tests.views.keyboard import Keyboard, destroy

CONTENT = QSize(1282, 644)  # 1366x768 less the task bar, the top bar, the tabs and the rail
TOMORROW = 24.0  # hours
NAMES = (("زهرا", "محمدی‌نژاد"), ("سید علی‌رضا", "حسینی‌پور اصل تبریزی"), ("نگار", "رستمی"), ("بهرام", "کاظمی"))


class ConfirmingWorld(FakeDesk):
    """The operator is Sara."""

    def __init__(self, *, persian: bool = False, size: QSize = CONTENT) -> None:
        super().__init__()
        self.shared = make_shared(self.clock, operator="Sara")
        self._persian = persian
        self.model = ConfirmingViewModel(self.shared)
        self.page = ConfirmingPage(self.model)
        self.page.resize(size)
        self.keys = Keyboard(self.clock)

    async def open(self) -> None:
        self.page.show()
        self.page.activateWindow()
        self.shared.slot.put(self.session)
        self.page.focus_first()
        await self.keys.settle()

    async def settle(self) -> None:
        await self.keys.settle()

    async def close(self) -> None:
        await self.model.aclose()
        await self.session.close()
        destroy(self.page)

    def visit(self, hours: float = TOMORROW, person: Person | None = None) -> Booking:
        """Book one, as ``booking`` does, with names of its language."""
        doctor, place = make_provider(), make_facility()
        if self._persian:
            doctor = replace(doctor, full_name="دکتر مریم احمدی")
            place = replace(place, name="درمانگاه شهید بهشتی")
        who = person or self.patient(len(self.journal.listed) + 1)
        return self.booking(hours=hours, person=who, provider=doctor, facility=place)

    def patient(self, number: int) -> Person:
        """One of his own."""
        person = self.person(number)
        if self._persian:
            first, last = NAMES[number % len(NAMES)]
            person = replace(person, first_name=first, last_name=last)
        return person

    async def miss(self, person: Person) -> None:
        """Have a patient miss a visit of last week."""
        await self.session.patients.mark_missed(self.visit(-7 * TOMORROW, person))
