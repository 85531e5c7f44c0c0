"""The views of F3: a new one is a room with a ``page`` in view-models and views, and a line in ``commands.VIEWS``.

``page`` says how it is made: ``make(shared, parent)`` the view-model, ``make(view_model, parent)`` the view, which has
``focus_first``. Both are imported when they are first looked at; what can be done there stands in ``COMMANDS``.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple, cast

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hqs_desktop.viewmodels.base import ViewModel
    from hqs_desktop.viewmodels.commands import Command
    from hqs_desktop.viewmodels.shared import Shared

LIST: Final = "list"


class View(NamedTuple):
    """A look at the bookings; ``room`` is the name of its folders, ``command`` shows it."""

    room: str
    command: "Command"

    def commands(self) -> "Sequence[Command]":
        """What can be done there; of the list, nothing beside what the screen says."""
        if self.room == LIST:
            return ()
        module = import_module(f"hqs_desktop.viewmodels.{self.room}.commands")
        return cast("Sequence[Command]", module.COMMANDS)


class Views(QObject):
    """Which view of F3 is shown, and the view-models of all but the list, each made when it is first looked at."""

    changed = Signal()

    def __init__(self, shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shared = shared
        self._shown = LIST
        self._made: dict[str, ViewModel] = {}

    @property
    def shown(self) -> str:
        """Its room."""
        return self._shown

    def show(self, room: str) -> None:
        """Show another one."""
        if room != self._shown:
            self._shown = room
            self.changed.emit()

    def view_model(self, room: str) -> "ViewModel":
        """Of a view that is not the list."""
        if room not in self._made:
            module = import_module(f"hqs_desktop.viewmodels.{room}.page")
            self._made[room] = cast("ViewModel", module.make(self._shared, self))
        return self._made[room]

    async def aclose(self) -> None:
        """End whatever they do."""
        for view_model in self._made.values():
            await view_model.aclose()
