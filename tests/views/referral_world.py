"""F6 over the fakes: pages of referral slots, papers, and a keyboard."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QSize

from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import Appointment, Person, Slot, Tqid
from hqs_desktop.viewmodels.referral.screen import ReferralViewModel
from hqs_desktop.views.referral.screen import ReferralScreen
from tests.fakes.gateway import make_slot
from tests.fakes.session import FakeDesk
from tests.views.book_world import entry
from tests.views.keyboard import Keyboard, destroy

CONTENT = QSize(1282, 684)  # 1366x768 less the task bar, the top bar and the rail
REFERRAL, IN_PERSON = CodedText("101", "HQS", ""), CodedText("102", "HQS", "")
PAPER = Tqid("1:9183F9BE-968A-4320-8932-0869D856AC34")


class ReferralWorld(FakeDesk):
    """``count`` slots of cardiology, every fifth not of the referral quota; a paper for one patient."""

    def __init__(self, count: int = 120, *, window: bool = False) -> None:
        super().__init__()
        table = self.shared.codes.by_appendix(3)
        codes = [row.code for row in table.rows if "قلب" in row.term_fa]
        self.specialty = table.coded_text(codes[0])
        self.slots = [self._slot(number) for number in range(count)]
        self.gateway.referral_slots = list(self.slots)
        self.gateway.add(*self.slots)
        self.patient = self.person(7)
        self.gateway.papers[PAPER] = [self.referral(self.patient)]
        self.model = ReferralViewModel(self.shared)
        self.keys = Keyboard(self.clock)
        self.screen: ReferralScreen | None = None
        if window:
            self.open()

    def _slot(self, number: int) -> Slot:
        known = entry(number % 4, self.specialty)
        made = make_slot(number, self.clock.now() + timedelta(hours=3, minutes=15 * number), known.provider)
        return replace(
            made,
            tqid=Tqid(made.tqid.text.removeprefix("1:")),  # as operation 9 sends it
            facility=replace(known.facility, identifier=None),
            quota=IN_PERSON if number % 5 == 4 else REFERRAL,
            queue_number=str(number % 20 + 1),
            service=CodedText("970015", "RVU3", "ویزیت پزشک متخصص"),
        )

    def referral(self, person: Person | None, specialty: CodedText | None = None) -> Appointment:
        """A paper's booking."""
        known = entry(1, specialty or self.specialty)
        start = self.clock.now() + timedelta(hours=5)
        return Appointment(PAPER, person, known.provider, known.facility, start, timedelta(minutes=15))

    def open(self) -> ReferralScreen:
        """Show the screen."""
        self.screen = ReferralScreen(self.model)
        self.screen.resize(CONTENT)
        self.screen.show()
        self.screen.activateWindow()
        self.screen.focus_first()
        return self.screen

    async def settle(self) -> None:
        await self.keys.settle()

    async def search(self) -> None:
        """Search for the slots of cardiology."""
        self.model.criteria.specialty = self.model.criteria.specialty_choice(self.specialty)
        self.model.search()
        await self.settle()

    @property
    def bookings(self) -> list[Booking]:
        """The bookings made that stand."""
        return [one for one in self.journal.listed.values() if one.state is BookingState.BOOKED]

    async def close(self) -> None:
        await self.model.aclose()
        await self.session.watcher.aclose()
        await self.session.writer.aclose(0)
        if self.screen is not None:
            destroy(self.screen)
