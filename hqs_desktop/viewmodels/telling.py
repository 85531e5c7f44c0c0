"""Patients who were told what became of their bookings: marked so, and the last mark taken back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.words.terms import patient_name

if TYPE_CHECKING:
    from hqs_desktop.core.bookings import Booking
    from hqs_desktop.desk.session import Session


class Telling(QObject):
    """Whom a screen has marked as told. The screens hear of each mark as an event of the session."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: list[Booking] = []

    @property
    def last(self) -> "Booking | None":
        """Who was marked last, and may be taken back."""
        return self._told[-1] if self._told else None

    @property
    def undo_text(self) -> str:
        """Who was marked as told last; empty where nobody was."""
        if self.last is None:
            return ""
        return self.tr("{patient} was marked as told.").format(patient=formats.quoted(patient_name(self.last.person)))

    async def tell(self, session: "Session", booking: "Booking") -> None:
        """The patient has been told. Raises ``JournalError``."""
        self._told.append(await session.desk.mark_told(booking.id))
        self.changed.emit()

    async def take_back(self, session: "Session", booking: "Booking") -> "Booking":
        """The patient is to be told after all; gives the booking as it is then. Raises ``JournalError``."""
        taken_back = await session.desk.unmark_told(booking.id)
        self._told.remove(booking)
        self.changed.emit()
        return taken_back

    def forget(self) -> None:
        """Those of another journal can't be taken back."""
        if self._told:
            self._told.clear()
            self.changed.emit()
