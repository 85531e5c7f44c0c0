"""The desk's screen over the fakes, and a keyboard."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from hqs_desktop.viewmodels.bookings.screen import DeskViewModel
from hqs_desktop.views.bookings.desk import DeskScreen
from hqs_desktop.views.bookings.list import AttentionView, BookingView
from hqs_desktop.views.dialogs.cancel import CancelDialog
from hqs_desktop.views.style.theme import Scheme
from tests.fakes.session import FakeDesk
from tests.views.keyboard import Keyboard, destroy, find
from tests.views.shots import dressed

CONTENT = QSize(1282, 684)  # 1366x768 less the task bar, the top bar and the rail


class DeskWorld(FakeDesk):
    """The fakes, the screen over them, and a keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.model = DeskViewModel(self.shared)
        self.screen = DeskScreen(self.model)
        self.screen.resize(CONTENT)
        self.keys = Keyboard(self.clock)
        self.table = find(self.screen, BookingView, "bookings")
        self.attention = find(self.screen, AttentionView, "attention")
        self.search = find(self.screen, QLineEdit, "desk_search")

    async def open(self) -> None:
        self.screen.show()
        self.screen.activateWindow()
        self.attach()
        await self.keys.settle()
        self.screen.focus_first()
        await self.keys.settle()

    def title(self) -> str:
        return find(self.screen, QLabel, "details_title").text()

    def listed(self) -> int:
        return len(self.model.table.bookings)

    def shown(self, name: str) -> bool:
        return find(self.screen, QPushButton, name).isVisible()

    def dialog(self) -> CancelDialog | None:
        return self.screen.findChild(CancelDialog)


@asynccontextmanager
async def desk_world(app: QApplication) -> AsyncIterator[DeskWorld]:
    with dressed(app, "en", Scheme.LIGHT, 1.0):
        made = DeskWorld()
        yield made
        await made.model.aclose()
        await made.session.watcher.aclose()
        await made.session.writer.aclose(0)
        destroy(made.screen)
