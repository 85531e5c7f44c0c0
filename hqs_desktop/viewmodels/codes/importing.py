"""Importing a list: which file, which columns, what is wrong, what comes; then it is in use, or nothing is changed."""

from enum import Enum
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from hqs_desktop.codes.lists import ListKind
from hqs_desktop.core.text import strip_marks
from hqs_desktop.desk.lists.columns import FIELDS, LAYOUTS, Columns, Field, Layout, guess
from hqs_desktop.desk.lists.importing import Checked, Lists
from hqs_desktop.desk.lists.store import ListNotKeptError
from hqs_desktop.desk.sheets import ReadSheet, SheetNotReadError
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.base import ViewModel
from hqs_desktop.viewmodels.codes.import_tables import Report, TextTable, changes_table, findings_table, preview
from hqs_desktop.viewmodels.codes.words import edition_words
from hqs_desktop.viewmodels.lines import Choice
from hqs_desktop.viewmodels.words.lists import (
    changes_words,
    field_words,
    judged_words,
    layout_words,
    list_title,
    missing_words,
)
from hqs_desktop.viewmodels.words.sheets import column_letter, sheet_fault_text
from hqs_desktop.viewmodels.words.tone import Tone

_MOST_COLUMNS: Final = 40
_LONGEST_HEAD: Final = 40


class Phase(Enum):
    """How far an import is."""

    FILE = 0  # none was read yet
    READING = 1
    CHECKING = 2
    CHECKED = 3
    KEEPING = 4
    KEPT = 5


class FieldLine(NamedTuple):
    """Something that a list has of each row, and its column's number; ``missing`` where it needs one and has none."""

    field: Field
    label: str
    column: int | None
    missing: bool


class ImportViewModel(ViewModel):
    """State and commands of one import. ``kept`` comes at its good end."""

    phase_changed = Signal()
    progress_changed = Signal()
    sheet_changed = Signal()
    checked_changed = Signal()
    fault_changed = Signal()
    kept = Signal()

    def __init__(self, lists: Lists, kind: ListKind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lists = lists
        self._kind = kind
        self._path = ""
        self._phase = Phase.FILE
        self._progress = 0.0
        self._fault = ""
        self._sheet: ReadSheet | None = None
        self._columns: Columns | None = None
        self._checked: Checked | None = None
        self.preview = TextTable(self)
        self.report = TextTable(self)

    @property
    def kind(self) -> ListKind:
        """The list that is imported."""
        return self._kind

    @staticmethod
    def title_of(kind: ListKind) -> str:
        """What a list is called."""
        return list_title(kind)

    @property
    def present(self) -> str:
        """Which edition is in use."""
        edition = self._lists.edition(self._kind)
        if edition is None:
            return self.tr("Not imported yet. The ministry gives the list by its system Maxa.")
        return self.tr("In use: {edition}, {n} rows").format(
            edition=edition_words(edition), n=formats.count(len(edition.items))
        )

    @property
    def path(self) -> str:
        """The file as it was typed or chosen."""
        return self._path

    @property
    def phase(self) -> Phase:
        """How far it is."""
        return self._phase

    @property
    def working(self) -> str:
        """What is being done, and how far that is; empty where nothing is."""
        words = {
            Phase.READING: self.tr("The file is being read: {n} %"),
            Phase.CHECKING: self.tr("The lines are being checked: {n} %"),
            Phase.KEEPING: self.tr("The list is being imported"),
        }.get(self._phase, "")
        return words.format(n=formats.digits(round(self._progress * 100)))

    @property
    def fault(self) -> str:
        """Why the file could not be read or kept; empty where it could."""
        return self._fault

    @property
    def read(self) -> bool:
        """Whether a file's table is there to be looked at."""
        return self._sheet is not None

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of the sheets of the file."""
        return self._sheet.sheets if self._sheet is not None else ()

    @property
    def sheet(self) -> str:
        """The sheet that was read."""
        return self._sheet.name if self._sheet is not None else ""

    @property
    def layouts(self) -> list[Choice]:
        """How the list can be laid out, each with the layout as value; one where there is no choice."""
        return [Choice(layout, layout_words(layout)) for layout in LAYOUTS[self._kind]]

    @property
    def layout(self) -> Layout:
        """How the file's table lays it out."""
        return self._columns.layout if self._columns is not None else LAYOUTS[self._kind][0]

    @property
    def fields(self) -> list[FieldLine]:
        """What the list has of each of its rows, and in which column that is."""
        at = self._columns.at if self._columns is not None else {}
        missing = self._columns.missing if self._columns is not None else ()
        return [
            FieldLine(field, field_words(field), at.get(field), missing=field in missing)
            for field in FIELDS[self.layout]
        ]

    @property
    def columns(self) -> list[Choice]:
        """The table's columns, each with its number as value; first that a field has none."""
        width = max((len(row.cells) for row in self._sheet.rows[:50]), default=0) if self._sheet is not None else 0
        return [
            Choice(None, self.tr("In no column")),
            *(Choice(column, self._column_words(column)) for column in range(min(width, _MOST_COLUMNS))),
        ]

    @property
    def missing(self) -> str:
        """Which columns must be named before anything can be imported; empty where all are."""
        fields = self._columns.missing if self._columns is not None else ()
        if not fields:
            return ""
        return missing_words(fields)

    @property
    def summary(self) -> tuple[str, Tone]:
        """What the file holds, in a line."""
        if self.missing:
            return self.missing, Tone.WARN
        if self._checked is None:
            return "", Tone.NEUTRAL
        judged = self._checked.judged
        tone = Tone.SUCCESS if judged.good and not judged.short else Tone.WARN if judged.good else Tone.DANGER
        return judged_words(judged), tone

    @property
    def changes(self) -> str:
        """What it would change, in a line; empty where it can't be imported."""
        return changes_words(self._checked.changes) if self._checked is not None and self.can_import else ""

    @property
    def reported(self) -> Report:
        """What ``report`` lists."""
        if self._checked is None:
            return Report.NOTHING
        if self._checked.judged.findings:
            return Report.FINDINGS
        return Report.CHANGES if self._checked.changes.listed else Report.NOTHING

    @property
    def can_import(self) -> bool:
        """Whether the file can be imported as it is."""
        return self._phase is Phase.CHECKED and self._checked is not None and self._checked.judged.good

    def choose_kind(self, kind: ListKind) -> None:
        """Import another list; a file that was read is understood anew."""
        if kind is not self._kind:
            self._kind = kind
            self.phase_changed.emit()
            if self._sheet is not None:
                self._understand(self._sheet)

    def open(self, path: str, sheet: str = "") -> None:
        """Read a file, or one of its sheets."""
        cleaned = strip_marks(path).strip().strip('"')  # as Windows copies a path
        self._path = cleaned
        if not cleaned:
            self._set_fault(self.tr("Name a file, or choose one."))
            return
        self._set_fault("")
        self.run(self._open(Path(cleaned), sheet), name="import")

    def choose_layout(self, layout: Layout) -> None:
        """The table is laid out otherwise."""
        if self._columns is not None and layout is not self._columns.layout:
            self._check(Columns(layout, {}, self._columns.first))

    def choose_column(self, field: Field, column: int | None) -> None:
        """A field is in another column, or in none."""
        if self._columns is not None and self._columns.at.get(field) != column:
            self._check(self._columns.with_column(field, column))

    def keep(self) -> None:
        """Have the file's list in use."""
        if self.can_import and self._checked is not None:
            self.run(self._keep(self._checked), name="import")

    def stop(self) -> None:
        """Stop what runs; nothing is changed."""
        if self._phase in {Phase.READING, Phase.CHECKING}:
            self.let_go()
            self._forget()

    async def _open(self, path: Path, sheet: str) -> None:
        self._forget()
        self._go(Phase.READING)
        try:
            found = await self._lists.read(path, sheet, self._hear)
        except SheetNotReadError as error:
            self._go(Phase.FILE)
            self._set_fault(sheet_fault_text(error))
            return
        self._understand(found)

    def _understand(self, sheet: ReadSheet) -> None:
        self._sheet = sheet
        self._check(guess(self._kind, sheet.rows))

    def _check(self, columns: Columns) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        self._columns = columns
        self._take(None)
        self.preview.show(*preview(sheet.rows, len(self.columns) - 1))
        self.sheet_changed.emit()
        if columns.missing:
            self._go(Phase.CHECKED)
        else:
            self._go(Phase.CHECKING)
            self.run(self._judge(sheet, columns), name="check")

    async def _judge(self, sheet: ReadSheet, columns: Columns) -> None:
        self._take(await self._lists.check(self._kind, sheet, columns, self._hear))
        self._go(Phase.CHECKED)
        self.checked_changed.emit()

    async def _keep(self, checked: Checked) -> None:
        self._go(Phase.KEEPING)
        try:
            await self._lists.keep(checked)
        except ListNotKeptError as error:
            self._go(Phase.CHECKED)
            self._set_fault(
                self.tr("The list could not be written; the one before is still in use: {reason}").format(
                    reason=formats.quoted(str(error))
                )
            )
            return
        self._go(Phase.KEPT)
        self.kept.emit()

    def _forget(self) -> None:
        self._sheet = self._columns = None
        self._take(None)
        self._go(Phase.FILE)
        self.sheet_changed.emit()

    def _take(self, checked: Checked | None) -> None:
        self._checked = checked
        if checked is None:
            self.report.show((), ())
        elif checked.judged.findings:
            self.report.show(*findings_table(checked.judged.findings))
        else:
            self.report.show(*changes_table(checked.changes.listed))
        self.checked_changed.emit()

    def _go(self, phase: Phase) -> None:
        self._progress = 0.0
        if phase is not self._phase:
            self._phase = phase
            self.phase_changed.emit()

    def _hear(self, done: float) -> None:
        self._progress = done
        self.progress_changed.emit()

    def _set_fault(self, fault: str) -> None:
        if fault != self._fault:
            self._fault = fault
            self.fault_changed.emit()

    def _column_words(self, column: int) -> str:
        letter = column_letter(column)
        first = self._columns.first if self._columns is not None else 0
        rows = self._sheet.rows if self._sheet is not None else ()
        cells = rows[first - 1].cells if 0 < first <= len(rows) else ()
        head = " ".join(cells[column].split())[:_LONGEST_HEAD] if column < len(cells) else ""
        return f"{letter}: {formats.quoted(head)}" if head else letter
