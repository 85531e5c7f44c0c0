"""Importing the directory from a file: what is wrong in it, what would come of it; then all of it, or nothing."""

import asyncio
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.identifiers import check_facility_id
from hqs_desktop.core.model import Identifier, centre_identifier
from hqs_desktop.core.text import clean_input, strip_marks
from hqs_desktop.desk.directory_facts import EntryFacts
from hqs_desktop.desk.directory_file import FileColumn
from hqs_desktop.desk.directory_import import Finding, JudgedFile, RowFault, judge, marks_in
from hqs_desktop.desk.sheets import SheetNotReadError
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.code_choices import SPECIALTIES
from hqs_desktop.viewmodels.dialogs.provider import ProviderForm
from hqs_desktop.viewmodels.directory.sheet import file_title
from hqs_desktop.viewmodels.shared import Shared
from hqs_desktop.viewmodels.words.sheets import sheet_fault_text
from hqs_desktop.viewmodels.words.tone import Tone

if TYPE_CHECKING:
    from hqs_desktop.core.directory import DirectoryChange
    from hqs_desktop.desk.session import Session

_SHOWN: Final = 200  # lines of the report


class Phase(Enum):
    """How far an import is."""

    FILE = 0  # none was read yet
    READING = 1
    JUDGED = 2
    KEEPING = 3


class DirectoryImport(SessionViewModel):
    """State and commands of one import. ``kept`` comes at its good end, with what takes it back."""

    changed = Signal()
    kept = Signal(object)  # a DirectoryChange

    def __init__(self, shared: Shared, parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self._phase = Phase.FILE
        self._judged: JudgedFile | None = None
        self._trouble = ""
        self._join()

    @property
    def phase(self) -> Phase:
        """How far it is."""
        return self._phase

    @property
    def trouble(self) -> str:
        """Why the file can't be read or kept, and what to do; empty where it can."""
        if self._trouble:
            return self._trouble
        if self.problem is not None:
            return f"{self.problem.title}. {self.problem.advice}"
        if self._judged is not None and self._judged.missing:
            columns = formats.listed(*map(file_title, self._judged.missing), by=self.tr(", "))
            return self.tr("The file has no column of this heading: {columns}").format(columns=columns)
        return ""

    @property
    def summary(self) -> tuple[str, Tone]:
        """What would come of it; empty before a file was judged."""
        judged = self._judged
        if judged is None or judged.missing:
            return "", Tone.NEUTRAL
        if judged.findings:
            words = self.tr("Wrong lines: {n}. Nothing is imported until they are right.")
            return words.format(n=formats.count(len({one.line for one in judged.findings}))), Tone.DANGER
        words = self.tr("New: {new} \u00b7 changed: {changed} \u00b7 as before: {same}")
        told = words.format(
            new=formats.count(judged.new), changed=formats.count(judged.changed), same=formats.count(judged.same)
        )
        return told, Tone.SUCCESS if judged.can_be_kept else Tone.INFO

    @property
    def report(self) -> Sequence[str]:
        """What is wrong line by line, else whom the file holds."""
        if self._judged is None:
            return ()
        if self._judged.findings:
            return [self._finding(one) for one in self._judged.findings[:_SHOWN]]
        return [_row(facts) for facts in self._judged.facts[:_SHOWN]]

    @property
    def can_import(self) -> bool:
        """Whether all of it is right, and some of it is news."""
        return self._phase is Phase.JUDGED and self._judged is not None and self._judged.can_be_kept and self.ready

    def read(self, path: str) -> None:
        """Read and judge a file; what is typed with quotes or marks around it is meant without them."""
        wanted = strip_marks(path).strip().strip('"').strip()
        self._judged, self._trouble = None, ""
        self.set_problem(None)
        if not wanted:
            self._trouble = self.tr("Type the path of a file, or choose one.")
        elif self._session is None:
            self.set_problem(self._absence)
        else:
            self._phase = Phase.READING
            self.run(self._read(self._session, Path(wanted)), name="read")
        self.changed.emit()

    def keep(self) -> None:
        """Have the directory say what the file does."""
        if self.can_import and self._session is not None and self._judged is not None:
            self._phase = Phase.KEEPING
            self.changed.emit()
            self.run(self._keep(self._session, self._judged), name="keep")

    def fail(self, error: BaseException) -> None:
        """What was judged stays, to be tried again."""
        self._phase = Phase.JUDGED if self._judged is not None else Phase.FILE
        super().fail(error)
        self.changed.emit()

    def _forget(self) -> None:
        """Another journal knows others."""
        self._judged, self._phase = None, Phase.FILE
        self.changed.emit()

    async def _read(self, session: "Session", path: Path) -> None:
        try:
            sheet = await asyncio.to_thread(self._shared.sheets().read, path)
        except SheetNotReadError as error:
            self._phase, self._trouble = Phase.FILE, sheet_fault_text(error)
            self.changed.emit()
            return
        known = await session.directory.entries()
        self._judged = await asyncio.to_thread(partial(judge, sheet, known, self._facts))
        self._phase = Phase.JUDGED
        self.changed.emit()

    async def _keep(self, session: "Session", judged: JudgedFile) -> None:
        undo: DirectoryChange = await session.directory.say(judged.facts, source="imported")
        self.kept.emit(undo)

    def _facts(self, cells: Mapping[FileColumn, str], provider: Identifier) -> EntryFacts | Sequence[str]:
        """What a row says, or what is wrong with it, by the rules of the form for one doctor."""
        form = ProviderForm(
            council_number=provider.id,
            name=cells.get(FileColumn.NAME, ""),
            facility_id=cells[FileColumn.FACILITY_ID],
            facility_name=cells.get(FileColumn.FACILITY_NAME, ""),
            latitude=cells.get(FileColumn.LATITUDE, ""),
            longitude=cells.get(FileColumn.LONGITUDE, ""),
        )
        wrong = list(form.wrong(heard_of=True).values())
        table = self._shared.codes.by_appendix(SPECIALTIES)
        code = cells.get(FileColumn.SPECIALTY, "").strip()
        if code and table.find(code) is None:
            wrong.append(RowFault.SPECIALTY)
        if wrong:
            return wrong
        latitude, longitude = form.point
        return EntryFacts(
            provider=provider,
            facility=centre_identifier(check_facility_id(form.facility_id).value),
            name=clean_input(form.name, keep_zwnj=True),
            specialty=table.coded_text(code) if code else None,
            facility_name=clean_input(form.facility_name, keep_zwnj=True),
            latitude=latitude,
            longitude=longitude,
            **marks_in(cells),
        )

    def _finding(self, found: Finding) -> str:
        words = {
            RowFault.CHANGED_CODE: self.tr("The spreadsheet changed this code: {text}. Format the column as text."),
            RowFault.KIND: self.tr("This kind of number is not known: {text}"),
            RowFault.SPECIALTY: self.tr("The specialty's code is not in appendix 3."),
            RowFault.REPEATED: self.tr("The same doctor at the same centre stands above: {text}"),
        }
        why = words[RowFault(found.fault)] if found.fault in set(RowFault) else found.fault
        line = self.tr("Line {n}: {why}")
        return line.format(n=formats.count(found.line), why=why.replace("{text}", formats.quoted(found.text)))


def _row(facts: EntryFacts) -> str:
    return formats.listed(
        formats.identifier(facts.provider.id),
        formats.quoted(facts.name),
        formats.quoted(facts.facility_name) or formats.identifier(facts.facility.id),
        by=" \u00b7 ",
    )
