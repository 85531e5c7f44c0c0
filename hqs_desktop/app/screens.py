"""The screens: a new one is a folder in ``viewmodels``, one in ``views``, and a line in ``SCREENS``.

A room's ``screen`` module says how it is made: ``make(shared, parent)`` the view-model, ``make(view_model, parent)``
the view. Both are imported when they are first needed, behind the first paint; only F2's criteria, which are painted
first, are made before by ``Front``. What can be done there stands in ``COMMANDS`` of the view-models' ``commands``.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.commands import Command

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from hqs_desktop.viewmodels.base import ViewModel
    from hqs_desktop.viewmodels.shared import Shared


translate = QCoreApplication.translate  # lupdate knows it by this name


class Screen(NamedTuple):
    """A screen as the rail shows it; ``room`` is the name of its folders."""

    room: str
    key: str
    icon: str
    title: "Callable[[], str]"

    @property
    def view_module(self) -> str:
        """The module of its view."""
        return f"hqs_desktop.views.{self.room}.screen"

    @property
    def command(self) -> Command:
        """Showing it, whatever is shown."""
        return Command(f"show_{self.room}", self.key, self.title, everywhere=True)

    def commands(self) -> "Sequence[Command]":
        """What can be done there, for the page of keys."""
        module = import_module(f"hqs_desktop.viewmodels.{self.room}.commands")
        return cast("Sequence[Command]", module.COMMANDS)

    def view_model(self, shared: "Shared", parent: "QObject") -> "ViewModel":
        """Make its view-model."""
        module = import_module(f"hqs_desktop.viewmodels.{self.room}.screen")
        return cast("ViewModel", module.make(shared, parent))

    def view(self, view_model: "Callable[[], ViewModel]", parent: "QWidget") -> "QWidget":
        """Make its view over a view-model, which is asked for when it is needed."""
        return cast("QWidget", import_module(self.view_module).make(view_model, parent))


SCREENS: Final = (
    Screen("find", "F2", "calendar_add", lambda: translate("Screens", "Book")),
    Screen("bookings", "F3", "table", lambda: translate("Screens", "Bookings")),
    Screen("track", "F4", "calendar_search", lambda: translate("Screens", "Track")),
    Screen("referral", "F6", "person_arrow_right", lambda: translate("Screens", "Referral")),
    Screen("withdrawn", "F7", "calendar_cancel", lambda: translate("Screens", "Withdrawn")),
    Screen("worklist", "F12", "call", lambda: translate("Screens", "Worklist")),
    Screen("codes", "F8", "clipboard_task", lambda: translate("Screens", "Codes")),
    Screen("settings", "F9", "settings", lambda: translate("Screens", "Settings")),
)
"""In the rail's order; the first is shown at the start."""
