"""The list of F3 taken elsewhere: to paper as it is shown, to a file with all that its filter finds."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Signal

from hqs_desktop.core.apart import apart
from hqs_desktop.core.bookings import Booking
from hqs_desktop.core.errors import HqsError
from hqs_desktop.desk.events import CheckBegan, Event
from hqs_desktop.desk.export import NotExportedError
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.bookings.filter import Filter
from hqs_desktop.viewmodels.bookings.paper import PRINTED_AT_MOST, printed_list
from hqs_desktop.viewmodels.bookings.sheet import booking_sheet, rows_of
from hqs_desktop.viewmodels.printing import PrintedTable, file_stem
from hqs_desktop.viewmodels.shared import Shared
from hqs_desktop.viewmodels.words.files import not_saved
from hqs_desktop.viewmodels.words.problems import ProblemText

if TYPE_CHECKING:
    from hqs_desktop.desk.session import Session

translate = QCoreApplication.translate  # lupdate knows it by this name


class Listed(NamedTuple):
    """What the list shows: ``bookings``, of ``total`` that ``wanted`` finds, and when they were read.

    ``doctor`` is the name of the one that ``wanted`` narrows it to.
    """

    wanted: Filter
    bookings: Sequence[Booking]
    total: int
    read_at: datetime
    doctor: str


class Output(SessionViewModel):
    """Prints and exports what ``listed`` gives. ``text`` tells of it until the next check begins."""

    changed = Signal()

    def __init__(self, shared: Shared, listed: Callable[[], Listed | None], parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self._listed = listed
        self._share: float | None = None
        self._reading = False
        self._text = ""
        self._trouble: ProblemText | None = None
        self._join()

    @property
    def share(self) -> float | None:
        """How much of the list is read for the file, from 0 to 1; None while none is written."""
        return self._share

    @property
    def can_stop(self) -> bool:
        """Whether a file can still be given up: not once it is being written."""
        return self._reading

    @property
    def text(self) -> str:
        """How far the file is, or what was last saved, or why nothing can be printed; empty where nothing was done."""
        return self._text

    @property
    def trouble(self) -> ProblemText | None:
        """Why the last file was not written; None where it was."""
        return self._trouble

    @property
    def file_name(self) -> str:
        """What a file is called first."""
        return file_stem("bookings", self._shared.clock.now())

    @property
    def can_export(self) -> bool:
        """Whether there is anything to write, and nothing is being written."""
        listed = self._listed()
        return self.ready and self._share is None and listed is not None and bool(listed.bookings)

    def export(self, path: Path) -> None:
        """Write all that the filter finds to a file: as CSV where its name ends so, else as XLSX."""
        listed, session = self._listed(), self._session
        if self.can_export and listed is not None and session is not None:
            self._trouble = None
            self.run(self._export(session, listed.wanted, path), name="export")

    def stop(self) -> None:
        """Give up the file that is being read for."""
        if self._reading:
            self._reading = False
            self.let_go()
            self._tell(translate("BookingOutput", "Not saved: stopped"))

    def printed(self) -> PrintedTable | None:
        """What is listed, on paper; None where that is nothing, or too much, which ``text`` then says."""
        listed = self._listed()
        if listed is None or not listed.bookings:
            return None
        if listed.total > PRINTED_AT_MOST:
            words = translate("BookingOutput", "More than {n} can't be printed: narrow the list, or save it as a file.")
            self._tell(words.format(n=formats.count(PRINTED_AT_MOST)))
            return None
        if listed.total > len(listed.bookings):
            self._tell(translate("BookingOutput", "Not all of the list is read yet: print it in a moment."))
            return None
        return printed_list(
            listed.bookings,
            listed.wanted,
            doctor=listed.doctor,
            centre=self._shared.texts.present.centre,
            read_at=listed.read_at,
            report=self._session.watcher.report if self._session is not None else None,
        )

    async def _export(self, session: "Session", wanted: Filter, path: Path) -> None:
        self._reading = True
        try:
            rows = await self._read(session, wanted)
            if not self._reading:
                return
            self._reading = False
            self._tell(translate("BookingOutput", "Writing the file\u2026"), share=1.0)
            exporter = self._shared.exporter()
            await apart(lambda: exporter.write(booking_sheet(rows), path))
        except NotExportedError as error:
            self._trouble = not_saved(error.fault, translate("BookingOutput", "The list was not saved"))
            self._tell("")
        except HqsError:
            self._tell("")
            raise
        else:
            saved = translate("BookingOutput", "Saved {n} rows as {file}")
            self._tell(saved.format(n=formats.count(len(rows)), file=formats.quoted(path.name)))
        finally:
            self._reading = False

    async def _read(self, session: "Session", wanted: Filter) -> list[list[str]]:
        total = await session.desk.count(wanted.day, wanted.narrowing)
        rows: list[list[str]] = []
        async for bookings in session.desk.every(wanted.day, wanted.narrowing):
            if not self._reading:
                break
            rows += rows_of(bookings)
            words = translate("BookingOutput", "Reading for the file: {n} of {m}").format(
                n=formats.count(len(rows)), m=formats.count(max(total, len(rows)))
            )
            self._tell(words, share=len(rows) / max(total, len(rows)))
        return rows

    def _tell(self, text: str, *, share: float | None = None) -> None:
        self._text, self._share = text, share
        self.changed.emit()

    def _forget(self) -> None:
        """Another journal's list is another file; what was being read is given up."""
        self._reading, self._trouble = False, None
        self._tell("")

    def _hear(self, event: Event) -> None:
        if isinstance(event, CheckBegan) and self._share is None:
            self._tell("")
