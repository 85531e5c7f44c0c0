"""The pages of a screen that has several: which is shown, and their view-models, each made when it is first looked at.

A page is a room with a ``page`` module in view-models and views, which says how it is made: ``make(shared, parent)``
the view-model, ``make(view_model, parent)`` the view, which has ``focus_first``. What can be done there stands in
``COMMANDS`` of the room's ``commands``.
"""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QObject, Signal

from hqs_desktop.viewmodels import formats

if TYPE_CHECKING:
    from hqs_desktop.viewmodels.base import ViewModel
    from hqs_desktop.viewmodels.commands import Command
    from hqs_desktop.viewmodels.shared import Shared


class Page(NamedTuple):
    """A page; ``room`` is the name of its folders, ``command`` shows it."""

    room: str
    command: "Command"

    def label(self, count: int) -> str:
        """What its tab says, with how many are due there; 0 is not said."""
        words = self.command.words()
        return self.command.label(f"{words} \u00b7 {formats.count(count)}" if count else words)

    def commands(self) -> "Sequence[Command]":
        """What can be done there."""
        module = import_module(f"hqs_desktop.viewmodels.{self.room}.commands")
        return cast("Sequence[Command]", module.COMMANDS)


class Pages(QObject):
    """The first of ``pages`` is shown first."""

    changed = Signal()
    counts_changed = Signal()

    def __init__(self, pages: Sequence[Page], shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all = pages
        self._shared = shared
        self._shown = pages[0].room
        self._made: dict[str, ViewModel] = {}
        self._counts: Mapping[str, int] = {}

    @property
    def shown(self) -> str:
        """The room of the page that is shown."""
        return self._shown

    def show(self, room: str) -> None:
        """Show another one."""
        if room != self._shown:
            self._shown = room
            self.changed.emit()

    def count(self, room: str) -> int:
        """How many are due on a page."""
        return self._counts.get(room, 0)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Say how many are due on each page of which that is known."""
        if counts != self._counts:
            self._counts = counts
            self.counts_changed.emit()

    def view_model(self, room: str) -> "ViewModel":
        """Of a page, made now where it was not yet."""
        if room not in self._made:
            module = import_module(f"hqs_desktop.viewmodels.{room}.page")
            self._made[room] = cast("ViewModel", module.make(self._shared, self))
        return self._made[room]

    async def aclose(self) -> None:
        """End whatever they do."""
        for view_model in self._made.values():
            await view_model.aclose()
