"""The screen F9: the pages of the settings."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from hqs_desktop.viewmodels.settings.screen import SettingsViewModel
from hqs_desktop.views.pages import PagedScreen


class SettingsScreen(PagedScreen):
    """Shows a ``SettingsViewModel``."""

    def __init__(self, view_model: SettingsViewModel, parent: QWidget | None = None) -> None:
        super().__init__(view_model.pages, parent)
        self.setObjectName("settings_screen")
        self.setAccessibleName(self.tr("Settings"))


def make(view_model: Callable[[], SettingsViewModel], parent: QWidget) -> SettingsScreen:
    """For ``app.screens``."""
    return SettingsScreen(view_model(), parent)
