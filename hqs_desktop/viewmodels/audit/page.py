"""The audit trail (a page of F9): who did what and when, sought and sifted, checked as a whole, and exported."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.apart import apart
from hqs_desktop.core.audit import Act, AuditFilter, AuditReport
from hqs_desktop.core.dates import day_start, shamsi_of
from hqs_desktop.core.text import clean_input
from hqs_desktop.desk.export import NotExportedError
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.audit.table import AuditTable, act_words, sheet_of
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.lines import Choice
from hqs_desktop.viewmodels.words.files import not_saved
from hqs_desktop.viewmodels.words.problems import ProblemText
from hqs_desktop.viewmodels.words.tone import Tone

if TYPE_CHECKING:
    from hqs_desktop.desk.session import Session
    from hqs_desktop.viewmodels.shared import Shared

PAGE: Final = 200
TYPING_PAUSE: Final = 0.15
"""Seconds without a key until the list follows what was typed."""


class Days(IntEnum):
    """Of how many days, today among them, the entries are listed."""

    TODAY = 1
    WEEK = 7
    MONTH = 30
    ALL = 0


class AuditViewModel(SessionViewModel):
    """State and commands of the page; the list grows at its end as it is scrolled."""

    filter_changed = Signal()
    listed_changed = Signal()
    said_changed = Signal()

    def __init__(self, shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self.table = AuditTable(self)
        self._days = Days.TODAY
        self._act: Act | None = None
        self._text = ""
        self._at_end = True
        self._loaded = False
        self._report: AuditReport | None = None
        self._said = ""
        self._trouble: ProblemText | None = None
        self._join()

    @property
    def days(self) -> Days:
        """Of which days."""
        return self._days

    @property
    def act(self) -> Act | None:
        """Of one act alone; None for all."""
        return self._act

    @property
    def text(self) -> str:
        """What is sought: a part of an operator's name or of a TQID."""
        return self._text

    @property
    def acts(self) -> Sequence[Choice]:
        """What the act may be chosen from; the first is all."""
        return [Choice(None, self.tr("Everything")), *(Choice(act, act_words(act)) for act in Act)]

    @property
    def count_text(self) -> str:
        """How many are listed, and whether there are more."""
        listed = formats.count(len(self.table.entries))
        if not self.table.entries:
            return ""
        return self.tr("Listed: {n}").format(n=listed) if self._at_end else self.tr("The newest {n}").format(n=listed)

    @property
    def emptiness(self) -> ProblemText | None:
        """Why nothing is listed; None where something is, or may be."""
        if self.table.entries or not self._loaded:
            return None
        return ProblemText(self.tr("Nothing was done here in these days"), "", self.tr("Choose other days or filters."))

    @property
    def verdict(self) -> tuple[str, Tone]:
        """What the last check of the trail found; empty before one."""
        if self._report is None:
            return "", Tone.NEUTRAL
        if self._report.broken_at is not None:
            changed = self.tr("The trail was changed: entry {n} is not as it was written. Tell the centre's IT.")
            return changed.format(n=formats.digits(self._report.broken_at)), Tone.DANGER
        sound = self.tr("The trail is sound: {n} entries, none changed, taken out or moved.")
        return sound.format(n=formats.count(self._report.entries)), Tone.SUCCESS

    @property
    def said(self) -> str:
        """What became of the last export; empty where none was made."""
        return self._said

    @property
    def trouble(self) -> ProblemText | None:
        """Why it failed, or the journal did."""
        return self._trouble or self.problem

    @property
    def file_name(self) -> str:
        """What a file is called first, without its ending."""
        return "hqs-audit"

    def set_days(self, days: Days) -> None:
        """List those of other days."""
        if days is not self._days:
            self._days = days
            self._sift()

    def set_act(self, act: Act | None) -> None:
        """List those of one act."""
        if act is not self._act:
            self._act = act
            self._sift()

    def set_text(self, text: str) -> None:
        """Search; the list follows once nothing is typed for a moment."""
        cleaned = clean_input(text, keep_zwnj=True)
        if cleaned != self._text:
            self._text = cleaned
            self.filter_changed.emit()
            if self._session is not None:
                self.run(self._seek(self._session), name="read", quiet=True)

    def clear(self) -> bool:
        """List all of today; False where that is so."""
        if (self._days, self._act, self._text) == (Days.TODAY, None, ""):
            return False
        self._days, self._act, self._text = Days.TODAY, None, ""
        self._sift()
        return True

    def read(self) -> None:
        """Read the list again."""
        if self._session is not None:
            self.run(self._read(self._session), name="read", quiet=True)

    def read_on(self) -> None:
        """List earlier ones, too: the end of the list is near."""
        if self._session is not None and not self._at_end:
            self.run(self._read_on(self._session), name="read", quiet=True)

    def verify(self) -> None:
        """Check the whole trail, and list the newest."""
        if self._session is not None:
            self.set_problem(None)
            self.run(self._verify(self._session), name="verify")

    def export(self, path: Path) -> None:
        """Save all that is wanted, with its hashes."""
        if self._session is not None:
            self.run(self._export(self._session, path), name="export")

    def _wanted(self) -> AuditFilter:
        acts = frozenset({self._act}) if self._act is not None else frozenset[Act]()
        wanted = AuditFilter(text=self._text, acts=acts, limit=PAGE)
        if self._days is Days.ALL:
            return wanted
        today = shamsi_of(self._shared.clock.now())
        return replace(wanted, since=day_start(today) - timedelta(days=self._days - 1))

    def _sift(self) -> None:
        self.filter_changed.emit()
        self.read()

    async def _seek(self, session: "Session") -> None:
        await self._shared.clock.sleep(TYPING_PAUSE)
        await self._read(session)

    async def _read(self, session: "Session") -> None:
        found = await session.audit.entries(self._wanted())
        self._loaded, self._at_end = True, len(found) < PAGE
        self.table.show_entries(found)
        self.listed_changed.emit()

    async def _read_on(self, session: "Session") -> None:
        if not self.table.entries:
            return
        found = await session.audit.entries(replace(self._wanted(), before=self.table.entries[-1].number))
        self._at_end = len(found) < PAGE
        self.table.add_entries(found)
        self.listed_changed.emit()

    async def _verify(self, session: "Session") -> None:
        self._report = await session.audit.verify()
        self.said_changed.emit()
        await self._read(session)

    async def _export(self, session: "Session", path: Path) -> None:
        self._trouble, self._said = None, ""
        self.said_changed.emit()
        entries = await session.audit.all_entries(self._wanted())
        exporter = self._shared.exporter()
        try:
            await apart(lambda: exporter.write(sheet_of(entries), path))
        except NotExportedError as error:
            self._trouble = not_saved(error.fault, self.tr("The trail was not saved."))
        else:
            self._said = self.tr("Saved: {file}").format(file=formats.quoted(path.name))
            await session.audit.record(Act.EXPORT, operator=self._operator, detail="audit")
        self.said_changed.emit()

    def _begin(self, session: "Session") -> None:
        self.run(self._read(session), name="read", quiet=True)

    def _forget(self) -> None:
        """Another journal has another trail."""
        self._loaded, self._at_end, self._report = False, True, None
        self.table.show_entries(())
        self.listed_changed.emit()
        self.said_changed.emit()


def make(shared: "Shared", parent: QObject) -> AuditViewModel:
    """For the pages of F9."""
    return AuditViewModel(shared, parent)
