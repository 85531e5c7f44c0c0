"""What a screen marks on bookings, and takes back: that the patient was told, that the patient did not come."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.words.terms import patient_name

if TYPE_CHECKING:
    from hqs_desktop.core.bookings import Booking
    from hqs_desktop.desk.session import Session


class Telling(QObject):
    """Whom a screen has marked. The screens hear of each mark as an event of the session."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._marked: list[tuple[Booking, bool]] = []  # True for a missed visit

    @property
    def last(self) -> "Booking | None":
        """Who was marked last, and may be taken back."""
        return self._marked[-1][0] if self._marked else None

    @property
    def undo_text(self) -> str:
        """Who was marked last, and as what; empty where nobody was."""
        if not self._marked:
            return ""
        booking, missed = self._marked[-1]
        told, absent = self.tr("{patient} was marked as told."), self.tr("{patient} was marked as not having come.")
        return (absent if missed else told).format(patient=formats.quoted(patient_name(booking.person)))

    async def tell(self, session: "Session", booking: "Booking") -> None:
        """The patient has been told. Raises ``JournalError``."""
        self._marked.append((await session.desk.mark_told(booking.id), False))
        self.changed.emit()

    async def miss(self, session: "Session", booking: "Booking") -> None:
        """The patient did not come to the visit. Raises ``JournalError``."""
        self._marked.append((await session.patients.mark_missed(booking), True))
        self.changed.emit()

    async def take_back(self, session: "Session") -> "Booking | None":
        """Take the last mark back; gives the booking as it is then. Raises ``JournalError``."""
        if not self._marked:
            return None
        booking, missed = last = self._marked[-1]
        if missed:
            taken_back = await session.patients.unmark_missed(booking)
        else:
            taken_back = await session.desk.unmark_told(booking.id)
        self._marked.remove(last)
        self.changed.emit()
        return taken_back

    def forget(self) -> None:
        """Those of another journal can't be taken back."""
        if self._marked:
            self._marked.clear()
            self.changed.emit()
