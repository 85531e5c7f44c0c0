"""The settings (F9): their pages."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hqs_desktop.viewmodels.base import ViewModel
from hqs_desktop.viewmodels.pages import Pages
from hqs_desktop.viewmodels.settings.commands import PAGES

if TYPE_CHECKING:
    from hqs_desktop.viewmodels.shared import Shared


class SettingsViewModel(ViewModel):
    """``pages`` are its pages."""

    def __init__(self, shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.pages = Pages(PAGES, shared, self)

    async def aclose(self) -> None:
        """End whatever runs, on its pages, too."""
        await self.pages.aclose()
        await super().aclose()


def make(shared: "Shared", parent: QObject) -> SettingsViewModel:
    """For ``app.screens``."""
    return SettingsViewModel(shared, parent)
