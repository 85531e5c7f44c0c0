"""The screen F12: the pages of the worklist."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from hqs_desktop.viewmodels.worklist.screen import WorklistViewModel
from hqs_desktop.views.pages import PagedScreen


class WorklistScreen(PagedScreen):
    """Shows a ``WorklistViewModel``."""

    def __init__(self, view_model: WorklistViewModel, parent: QWidget | None = None) -> None:
        super().__init__(view_model.pages, parent)
        self.setObjectName("worklist_screen")
        self.setAccessibleName(self.tr("Worklist"))


def make(view_model: Callable[[], WorklistViewModel], parent: QWidget) -> WorklistScreen:
    """For ``app.screens``."""
    return WorklistScreen(view_model(), parent)
