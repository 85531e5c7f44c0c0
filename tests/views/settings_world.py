"""F9 over a settings file in a folder, and a keyboard."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from hqs_desktop.adapters.settings import load_settings
from hqs_desktop.adapters.settings_store import FileSettings
from hqs_desktop.viewmodels.settings.screen import SettingsViewModel
from hqs_desktop.views.settings.screen import SettingsScreen
from tests.fakes.clock import FakeClock
from tests.fakes.shared import make_shared
from tests.views.keyboard import Keyboard, destroy


class SettingsWorld:
    """``file`` is the user's, ``policy`` the machine's; write them before ``open``."""

    def __init__(self, folder: Path, size: QSize | None = None) -> None:
        self.clock = FakeClock()
        self.keys = Keyboard(self.clock)
        self.shared = make_shared(self.clock)
        self.file, self.policy = folder / "settings.toml", folder / "policy.toml"
        self.size = size or QSize(1282, 684)

    def open(self, page: str) -> QWidget:
        """Show a page, and give it."""
        store = FileSettings(load_settings(self.file, self.policy), self.file, policy_file=self.policy)
        self.shared.settings.put(store)
        self.model = SettingsViewModel(self.shared)
        self.screen = SettingsScreen(self.model)
        self.model.pages.show(page)
        self.screen.resize(self.size)
        self.screen.show()
        self.screen.activateWindow()
        self.screen.focus_first()
        return self.screen.page(page)

    async def close(self) -> None:
        destroy(self.screen)
        await self.model.aclose()
