"""The imported lists of the present profile, for all that looks at them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hqs_desktop.codes.lists import ListKind

if TYPE_CHECKING:
    from hqs_desktop.codes.catalogue import CodeTables
    from hqs_desktop.desk.lists.importing import Lists


class ListsSlot(QObject):
    """Holds the use cases of the lists, or none while no profile is open.

    ``changed`` comes when a list has another edition, and when the use cases come or go.
    """

    changed = Signal()

    def __init__(self, codes: "CodeTables", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = codes.lists
        self._lists: Lists | None = None
        self._shelf.subscribe(self.changed.emit)

    @property
    def lists(self) -> "Lists | None":
        """The use cases."""
        return self._lists

    def put(self, lists: "Lists") -> None:
        """Work with another profile's lists; no edition of the former one's stays in use."""
        self.clear()
        self._lists = lists
        self.changed.emit()

    def clear(self) -> None:
        """Let go of the lists."""
        self._lists = None
        for kind in ListKind:
            self._shelf.put(kind, None)
        self.changed.emit()
