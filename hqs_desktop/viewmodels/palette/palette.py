"""Search anything: what can be done here, screens, patients, doctors, TQIDs, codes and settings, by a few letters."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, Signal

from hqs_desktop.codes.browse import CodeBook
from hqs_desktop.core.bookings import Booking, BookingFilter, Day
from hqs_desktop.core.tasks import aside
from hqs_desktop.core.text import clean_input
from hqs_desktop.core.tqid import tqids_in
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.commands import Act, ActKind
from hqs_desktop.viewmodels.known_providers import KnownProviders
from hqs_desktop.viewmodels.lines import Choice
from hqs_desktop.viewmodels.navigation import SeekProvider, ShowCode, ShowPatient, Track
from hqs_desktop.viewmodels.palette.search import Line, act_lines
from hqs_desktop.viewmodels.words.terms import patient_name

if TYPE_CHECKING:
    from hqs_desktop.codes.entries import Entry
    from hqs_desktop.core.bookings import DirectoryEntry
    from hqs_desktop.core.model import Identifier, Tqid
    from hqs_desktop.desk.session import Session
    from hqs_desktop.viewmodels.shared import Shared

_OF_THE_JOURNAL: Final = 3
"""From so many letters or digits on patients and codes are sought."""
_MOST: Final = 8  # of a sort
_PAUSE: Final = 0.12  # seconds without a key, before the journal is asked


class Palette(SessionViewModel):
    """``lines`` are what ``text`` means; what is known at once comes at once, what the journal knows follows."""

    lines_changed = Signal()

    def __init__(self, acts: Sequence[Act], shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self._acts = acts
        self._book = CodeBook(shared.codes)
        self._known: KnownProviders | None = None
        self._text = ""
        self._patients: Sequence[Line] = ()
        self._lines: Sequence[Line] = ()
        self._join()
        self._gather()

    @property
    def text(self) -> str:
        """What is sought."""
        return self._text

    @text.setter
    def text(self, text: str) -> None:
        if text == self._text:
            return
        self._text = text
        self._patients = ()
        self._gather()
        if self._session is not None and len(clean_input(text)) >= _OF_THE_JOURNAL:
            self.run(self._find_patients(self._session, text), name="patients")
        else:
            self._tasks.cancel("patients")

    @property
    def lines(self) -> Sequence[Line]:
        """What was found, the best first."""
        return self._lines

    @property
    def emptiness(self) -> str:
        """What is said where nothing was found; empty where something was, or may still be."""
        if self._lines or self.busy:
            return ""
        title = self.tr("\u201c{text}\u201d matches nothing").format(text=formats.quoted(clean_input(self._text)))
        advice = self.tr("Try fewer letters, the end of a mobile number, or a whole TQID.")
        return f"{title}. {advice}"

    def choose(self, line: Line) -> None:
        """Do what a line stands for."""
        if line.name:
            self._shared.uses[line.name] += 1
        line.do()

    def _gather(self) -> None:
        text = self._text
        acts = act_lines(self._acts, text, self._shared.uses, self._kind_words)
        if not clean_input(text):
            self._show(acts)
            return
        tqids = tqids_in(text)
        self._show(
            [
                *(self._of_tqid(tqid) for tqid in tqids),
                *acts[:_MOST],
                *self._patients,
                *self._providers(text),
                *self._codes(text),
            ]
        )

    def _show(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self.lines_changed.emit()

    def _providers(self, text: str) -> Sequence[Line]:
        choices = self._known.providers(text, None) if self._known is not None else ()
        return [self._of_provider(choice) for choice in choices[:_MOST]]

    def _codes(self, text: str) -> Sequence[Line]:
        if len(clean_input(text)) < _OF_THE_JOURNAL:
            return ()
        return [self._of_code(entry) for entry in self._book.search(text)[:_MOST]]

    def _kind_words(self, act: Act) -> str:
        return {
            ActKind.SCREEN: self.tr("Screen"),
            ActKind.COMMAND: "",  # of the screen that is seen
            ActKind.SETTING: self.tr("Setting"),
        }[act.kind]

    def _of_tqid(self, tqid: "Tqid") -> Line:
        words = self.tr("Track {tqid}").format(tqid=formats.tqid(tqid.printed))
        return Line(words, self.tr("TQID"), partial(self._shared.navigator.go, Track(tqid)))

    def _of_booking(self, booking: Booking) -> Line:
        slot = booking.request.slot
        when = formats.moment(slot.start)
        beside = self.tr("Patient \u00b7 {doctor}, {when}").format(doctor=slot.provider.display_name, when=when)
        wish = ShowPatient(booking.person.identifier, booking)
        return Line(patient_name(booking.person), beside, partial(self._shared.navigator.go, wish))

    def _of_provider(self, choice: Choice) -> Line:
        beside = self.tr("Doctor \u00b7 {place}").format(place=choice.beside)
        wish = SeekProvider(cast("DirectoryEntry", choice.value))
        return Line(choice.text, beside, partial(self._shared.navigator.go, wish))

    def _of_code(self, entry: "Entry") -> Line:
        beside = self.tr("Code {code}").format(code=formats.identifier(entry.code))
        return Line(entry.term, beside, partial(self._shared.navigator.go, ShowCode(self._text)))

    async def _find_patients(self, session: "Session", text: str) -> None:
        await self._shared.clock.sleep(_PAUSE)
        newest: dict[Identifier, Booking] = {}
        for booking in await session.desk.bookings(Day.ALL, BookingFilter(text=text)):
            newest.setdefault(booking.person.identifier, booking)
        self._patients = [self._of_booking(one) for one in list(newest.values())[:_MOST]]
        self._gather()

    async def _read_directory(self, session: "Session") -> None:
        entries = await session.directory.entries()
        self._known = await aside(lambda: KnownProviders(entries), of=len(entries))
        self._gather()

    def _begin(self, session: "Session") -> None:
        self.run(self._read_directory(session), name="directory", quiet=True)

    def _forget(self) -> None:
        self._known = None
        self._patients = ()
        self._gather()
