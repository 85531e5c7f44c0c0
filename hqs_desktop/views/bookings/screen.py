"""The screen F3: the views of the bookings."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from hqs_desktop.viewmodels.bookings.commands import LIST
from hqs_desktop.viewmodels.bookings.screen import DeskViewModel
from hqs_desktop.views.bookings.desk import DeskScreen
from hqs_desktop.views.pages import PagedScreen


class BookingsScreen(PagedScreen):
    """Shows a ``DeskViewModel``: its list, and its other views."""

    def __init__(self, view_model: DeskViewModel, parent: QWidget | None = None) -> None:
        self._view_model = view_model
        super().__init__(view_model.pages, parent)
        self.setObjectName("bookings_screen")

    def make_page(self, room: str, parent: QWidget) -> QWidget:
        """The list is the screen's own."""
        return DeskScreen(self._view_model, parent) if room == LIST else super().make_page(room, parent)


def make(view_model: Callable[[], DeskViewModel], parent: QWidget) -> BookingsScreen:
    """For ``app.screens``."""
    return BookingsScreen(view_model(), parent)
