"""What every table of rows has. No tool tips: Qt would take their text for HTML."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from hqs_desktop.viewmodels.words.looks import Look

Index = QModelIndex | QPersistentModelIndex

LOOK_ROLE: Final = Qt.ItemDataRole.UserRole + 1
"""The ``Look`` of a row, or of a cell that is marked."""


class Rows(QAbstractTableModel):
    """A class of its own says how many rows there are, what stands in a cell, and how a row looks."""

    def __init__(self, columns: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._column_count = columns

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        """How many are listed."""
        return 0 if parent.isValid() else self._length()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        """How many columns there are."""
        return 0 if parent.isValid() else self._column_count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, to be seen or to be heard, and the look of its row."""
        row, column = index.row(), index.column()
        if not index.isValid() or row >= self._length():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, column)
            case _ if role == LOOK_ROLE:
                return self._look_at(row, column)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The columns' names."""
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._heading_of(section) if shown and section < self._column_count else None

    def _length(self) -> int:
        raise NotImplementedError

    def _text(self, row: int, column: int) -> str:
        raise NotImplementedError

    def _heading_of(self, column: int) -> str:
        raise NotImplementedError

    def _spoken(self, row: int, column: int) -> str:
        return f"{self._heading_of(column)}: {self._text(row, column)}"

    def _look_at(self, row: int, column: int) -> "Look | None":
        """That of the row, unless a cell has a mark of its own."""
        del column
        return self._look_of(row)

    def _look_of(self, row: int) -> "Look | None":
        del row
        return None
