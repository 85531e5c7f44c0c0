"""What every table of bookings has. No tool tips: Qt would take their text for HTML."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hqs_desktop.core.bookings import Booking
from hqs_desktop.viewmodels.words.looks import Look

Index = QModelIndex | QPersistentModelIndex

LOOK_ROLE = Qt.ItemDataRole.UserRole + 1
"""The ``Look`` of a row."""


class BookingRows(QAbstractTableModel):
    """One booking a row: ``texts`` say a cell of each column, ``heading`` its name, ``look`` how a row is shown."""

    def __init__(
        self,
        texts: Sequence[Callable[[Booking], str]],
        heading: Callable[[int], str],
        look: Callable[[Booking], Look],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._heading = heading
        self._look = look
        self._bookings: Sequence[Booking] = ()

    @property
    def bookings(self) -> Sequence[Booking]:
        """What is listed."""
        return self._bookings

    def show_rows(self, bookings: Sequence[Booking]) -> None:
        """List other bookings. Where they are the same ones in the same order, rows stay and only change."""
        if [booking.id for booking in bookings] == [booking.id for booking in self._bookings]:
            self._bookings = bookings
            if bookings:
                self.dataChanged.emit(self.index(0, 0), self.index(len(bookings) - 1, len(self._texts) - 1))
            return
        self.beginResetModel()
        self._bookings = bookings
        self.endResetModel()

    def row_of(self, booking_id: int) -> int:
        """The row of a booking, -1 where it is not listed."""
        return next((row for row, booking in enumerate(self._bookings) if booking.id == booking_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        """How many are listed."""
        return 0 if parent.isValid() else len(self._bookings)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        """Always the same columns."""
        return 0 if parent.isValid() else len(self._texts)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, and the look of its row."""
        if not index.isValid() or index.row() >= len(self._bookings):
            return None
        booking, column = self._bookings[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._texts[column](booking)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._heading(column)}: {self._texts[column](booking)}"
            case _ if role == LOOK_ROLE:
                return self._look(booking)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The columns' names."""
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._heading(section) if shown else None
