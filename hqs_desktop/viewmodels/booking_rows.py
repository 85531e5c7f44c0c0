"""What every table of bookings has."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QObject

from hqs_desktop.core.bookings import Booking
from hqs_desktop.viewmodels.rows import Rows
from hqs_desktop.viewmodels.words.looks import Look


class BookingRows(Rows):
    """One booking a row: ``texts`` say a cell of each column, ``heading`` its name, ``look`` how a row is shown."""

    def __init__(
        self,
        texts: Sequence[Callable[[Booking], str]],
        heading: Callable[[int], str],
        look: Callable[[Booking], Look],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(len(texts), parent)
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

    def append_rows(self, bookings: Sequence[Booking]) -> None:
        """List further ones behind those that are there, which stay where they are."""
        first = len(self._bookings)
        self.beginInsertRows(QModelIndex(), first, first + len(bookings) - 1)
        self._bookings = [*self._bookings, *bookings]
        self.endInsertRows()

    def row_of(self, booking_id: int) -> int:
        """The row of a booking, -1 where it is not listed."""
        return next((row for row, booking in enumerate(self._bookings) if booking.id == booking_id), -1)

    def _length(self) -> int:
        return len(self._bookings)

    def _text(self, row: int, column: int) -> str:
        return self._texts[column](self._bookings[row])

    def _heading_of(self, column: int) -> str:
        return self._heading(column)

    def _look_of(self, row: int) -> Look:
        return self._look(self._bookings[row])
