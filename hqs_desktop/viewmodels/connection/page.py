"""The connection, a page of F9: what is in use, and the way to another."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hqs_desktop.viewmodels.base import ViewModel
from hqs_desktop.viewmodels.navigation import ChangeConnection

if TYPE_CHECKING:
    from hqs_desktop.viewmodels.shared import Shared


class ConnectionPageViewModel(ViewModel):
    """Leads to the form."""

    def __init__(self, shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._navigator = shared.navigator

    def change(self) -> None:
        """Ask for the form; what is in use goes on until the new one is proved and saved."""
        self._navigator.go(ChangeConnection())


def make(shared: "Shared", parent: QObject) -> ConnectionPageViewModel:
    """For ``viewmodels.pages``."""
    return ConnectionPageViewModel(shared, parent)
