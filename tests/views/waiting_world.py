"""A desk with a directory and people who wait, and the form over it."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.model import Slot
from hqs_desktop.core.wishes import Wish
from hqs_desktop.core.worklist import Task
from hqs_desktop.desk.worklist.waitlist import Waiting, Waits
from hqs_desktop.viewmodels.navigation import PutOnWaitlist
from hqs_desktop.viewmodels.waiting.form import WaitForm
from hqs_desktop.viewmodels.waiting.page import WaitingViewModel
from hqs_desktop.views.waiting.form import WaitDialog
from hqs_desktop.views.waiting.page import WaitingPage
from tests.fakes.gateway import make_facility, make_person, make_provider, make_slot
from tests.fakes.session import FakeDesk
from tests.fakes.shared import journeys
from tests.views.keyboard import Keyboard, destroy

CONTENT = QSize(1282, 660)
NUMBER = "0012345679"
PATIENT = replace(make_person(NUMBER), first_name="زهرا", last_name="محمدی‌نژاد", mobile="09121234567")


class WaitWorld(FakeDesk):
    """The fakes, a keyboard, and the dialog once it is asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.doctor = replace(
            make_provider(), full_name="دکتر نگار صدر", first_name="", last_name="", specialty=self._specialty()
        )
        self.place = replace(make_facility(), name="درمانگاه نمونه")
        self.journal.entries = [DirectoryEntry(self.doctor, self.place, "seen")]
        self.keys = Keyboard(self.clock)
        self.shared.slot.put(self.session)
        self.today = shamsi_of(self.clock.now())
        self._open: list[QWidget] = []

    def _specialty(self) -> CodedText:
        table = self.shared.codes.by_appendix(3)
        return table.coded_text(table.rows[0].code)

    @property
    def specialty(self) -> CodedText:
        """The doctor's."""
        assert self.doctor.specialty is not None
        return self.doctor.specialty

    def wish(self, **changes: object) -> Wish:
        """For any doctor of the specialty, in the next thirty days."""
        wish = Wish(self.specialty, default_service(), self.today, self.today.add_days(29))
        return replace(wish, **changes)  # type: ignore[arg-type]

    async def waits(self, number: int = 1, **changes: object) -> Task:
        """Put somebody on the list."""
        await self.clock.advance(1)  # one after the other
        done = await self.session.waitlist.put(Waiting(self.person(number), self.wish(**changes)), operator="Sara")
        assert isinstance(done, Waits)
        return done.task

    async def dialog(self, asked: PutOnWaitlist) -> WaitDialog:
        """Open the form."""
        self.form = WaitForm(asked, self.shared)
        dialog = WaitDialog(self.form)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        self._open.append(dialog)
        dialog.open()
        dialog.activateWindow()
        await self.keys.settle()
        return dialog

    async def close(self) -> None:
        """End it all."""
        for one in self._open:
            destroy(one)
        await self.session.close()


class PageWorld(WaitWorld):
    """The page of those who wait, over the fakes."""

    def __init__(self, size: QSize = CONTENT) -> None:
        super().__init__()
        self.model = WaitingViewModel(self.shared)
        self.page = WaitingPage(self.model)
        self.page.resize(size)
        self._open.append(self.page)
        self.taken = journeys(self.shared)

    def free(self, number: int, *, hours: float = 26) -> Slot:
        """A slot of the doctor that the gateway has free."""
        slot = make_slot(number, self.clock.now() + timedelta(hours=hours), self.doctor, self.place)
        self.gateway.add(slot)
        return slot

    async def look(self) -> None:
        """Have the matcher look once."""
        self.session.matcher.look_now()
        await self.clock.advance(4)
        await self.keys.settle()

    async def show(self) -> None:
        """Open the page."""
        self.page.show()
        self.page.activateWindow()
        await self.keys.settle()
        self.page.focus_first()
        await self.keys.settle()

    async def now(self, task: Task) -> Task:
        """A task as it is."""
        found = await self.journal.tasks.task(task.id)
        assert found is not None
        return found

    async def close(self) -> None:
        """End it all."""
        await self.model.aclose()
        await super().close()
