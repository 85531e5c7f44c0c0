"""The guide's code tables (F8): browsed, searched all at once, copied from, exported. Needs no session and no line."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from hqs_desktop.codes.browse import GUIDE_VERSION, CodeBook, Entry, Table
from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.codes.systems import SPECIALTY, appendices_of
from hqs_desktop.core.text import clean_input, isolate_ltr
from hqs_desktop.desk.export import Exporter, ExportFault, NotExportedError, Sheet, coded_text_json
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.base import ViewModel
from hqs_desktop.viewmodels.codes.tables import (
    Column,
    EntryRows,
    TableList,
    appendix_numbers,
    cell,
    column_title,
    filled,
    table_title,
)
from hqs_desktop.viewmodels.shared import Shared
from hqs_desktop.viewmodels.words.files import not_saved
from hqs_desktop.viewmodels.words.problems import ProblemText
from hqs_desktop.viewmodels.words.tone import Tone

_LOOP_MS = 200  # between looks for the event loop of tasks, which runs a moment after the window is there
_WIDTHS: Mapping[Column, int] = {
    Column.CODE: 12,
    Column.TERM: 48,
    Column.TERM_EN: 16,
    Column.NOTE: 60,
    Column.GROUP: 36,
}
_WIDTH = 26  # of all other columns, in characters


class Part(StrEnum):
    """What can be copied."""

    CODE = "code"
    NAME = "name"
    JSON = "json"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class _Copied:
    part: Part
    text: str


@dataclass(frozen=True, slots=True)
class _Exported:
    file: str
    rows: int


class CodesViewModel(ViewModel):
    """State and commands of the code tables."""

    listed_changed = Signal()
    selected_changed = Signal()
    said_changed = Signal()
    trouble_changed = Signal()

    def __init__(
        self,
        codes: CodeTables,
        exporter: Exporter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._book = CodeBook(codes)
        self._exporter = exporter
        self._text = ""
        (self._chosen,) = appendices_of(SPECIALTY)  # of all tables the one that a desk looks into most
        self._selected: Entry | None = None
        self._said: _Copied | _Exported | None = None
        self._fault: ExportFault | None = None
        self.tables = TableList(self)
        self.rows = EntryRows(self)

    def open(self) -> None:
        """Read the tables, unless that was done, and show them in the language of the moment."""
        self.tables.show(self._book.tables)
        self._list()

    def warm(self) -> None:
        """Get ready for the first search, which would else have to."""
        self._book.warm()

    @property
    def text(self) -> str:
        """What is searched for, as it was typed."""
        return self._text

    @property
    def searching(self) -> bool:
        """Whether the rows are a search's results rather than a table."""
        return bool(clean_input(self._text))

    @property
    def selected(self) -> Entry | None:
        """The row that is copied from; None where nothing is listed."""
        return self._selected

    @property
    def selected_row(self) -> int:
        """Its number; -1 where nothing is listed."""
        entries = self.rows.entries
        return next((row for row, entry in enumerate(entries) if entry == self._selected), -1)

    @property
    def table(self) -> Table:
        """The table in which the selected row stands; where none is selected, the one that was chosen last."""
        if self.searching and self._selected is not None:
            return self._book.table(self._selected.appendices[0])
        return self._book.table(self._chosen)

    @property
    def title(self) -> str:
        """What that table is called."""
        return table_title(self.table)

    @property
    def place(self) -> str:
        """Where that table stands in the guide."""
        numbers = self.table.entries[0].appendices
        words = (
            self.tr("Appendix {n} of the guide, version {version}")
            if len(numbers) == 1
            else self.tr("Appendices {n} of the guide, version {version}")
        )
        return words.format(n=appendix_numbers(numbers), version=formats.digits(GUIDE_VERSION))

    @property
    def system(self) -> str:
        """The id of its coding system; empty for the kinds of identifiers, which have none."""
        return isolate_ltr(self.table.system)

    @property
    def count_text(self) -> str:
        """How many rows are listed."""
        count = len(self.rows.entries)
        if not self.searching:
            return self.tr("Rows: {n}").format(n=formats.digits(count))
        tables = len({number for entry in self.rows.entries for number in entry.appendices})
        return self.tr("Found: {n}, in {tables} of the tables").format(
            n=formats.digits(count), tables=formats.digits(tables)
        )

    @property
    def details(self) -> str:
        """What the selected row has to say beside its term: for where a column had no room for it."""
        entry = self._selected
        if entry is None:
            return ""
        columns = (Column.TERM_EN, Column.GROUP, Column.NOTE)
        parts = [formats.digits(text) for column in columns if (text := cell(entry, column))]
        if entry.issuer:
            parts.insert(0, f"{column_title(Column.ISSUER)}: {isolate_ltr(entry.issuer)}")
        return formats.listed(*parts, by="  \u00b7  ")

    @property
    def can_copy_json(self) -> bool:
        """Whether the selected row is a coded text; a kind of identifier is none."""
        return self._selected is not None and self._selected.coded is not None

    @property
    def can_export(self) -> bool:
        """Whether anything is listed."""
        return bool(self.rows.entries)

    @property
    def said(self) -> tuple[str, Tone]:
        """What was last copied or exported; empty where nothing was."""
        match self._said:
            case None:
                return "", Tone.NEUTRAL
            case _Exported(file, rows):
                words = self.tr("Saved {n} rows as {file}").format(n=formats.digits(rows), file=formats.quoted(file))
            case _Copied(part, text):
                shown = {Part.NAME: formats.quoted, Part.SYSTEM: isolate_ltr}.get(part, formats.identifier)(text)
                words = {
                    Part.CODE: self.tr("Code copied: {text}"),
                    Part.NAME: self.tr("Term copied: {text}"),
                    Part.JSON: self.tr("Coded text copied as JSON: {text}"),
                    Part.SYSTEM: self.tr("Coding system copied: {text}"),
                }[part].format(text=shown)
        return words, Tone.SUCCESS

    @property
    def trouble(self) -> ProblemText | None:
        """Why the last export failed; None where it did not."""
        if self._fault is None:
            return self.problem
        return not_saved(self._fault, self.tr("The table was not saved; nothing was changed"))

    @property
    def file_name(self) -> str:
        """What a file of the listed rows is called first, without its ending: of numbers only, never of a text."""
        return "hqs-codes-search" if self.searching else f"hqs-codes-appendix-{self._chosen:02}"

    def set_text(self, text: str) -> None:
        """Search all tables for what was typed; for nothing, show the chosen table again."""
        if text != self._text:
            self._text = text
            self._list()

    def choose(self, appendix: int) -> None:
        """Show a table; during a search go to the best that was found in it."""
        if not self.searching:
            if appendix != self._chosen:
                self._chosen = appendix
                self._list()
            return
        found = (row for row, entry in enumerate(self.rows.entries) if appendix in entry.appendices)
        self.select(next(found, self.selected_row))

    def select(self, row: int) -> None:
        """Take a row as the one to copy from. Its table is then the one that is shown once the search is over."""
        entries = self.rows.entries
        if 0 <= row < len(entries):
            self._selected = entries[row]
            self._keep_table()
            self.selected_changed.emit()

    def copied(self, part: Part) -> str:
        """The text of what is to be copied, which is told; empty where there is none."""
        text = self._text_of(part)
        if text:
            self._keep_table()
            self._say(_Copied(part, self._text_of(Part.CODE) if part is Part.JSON else text))
        return text

    def export(self, path: Path) -> None:
        """Write the listed rows to a file: as CSV where its name ends so, else as XLSX."""
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            QTimer.singleShot(_LOOP_MS, self, lambda: self.export(path))
            return
        self._fail(None)
        self.set_problem(None)
        self.run(self._export(self._sheet(), path), name="export")

    async def _export(self, sheet: Sheet, path: Path) -> None:
        try:
            await asyncio.to_thread(self._exporter.write, sheet, path)
        except NotExportedError as error:
            self._say(None)
            self._fail(error.fault)
        else:
            self._say(_Exported(path.name, len(sheet.rows)))

    def _list(self) -> None:
        if self.searching:
            found = self._book.search(self._text)
            self.tables.show_hits(Counter(number for entry in found for number in entry.appendices))
            titles = {table.appendix: table_title(table) for table in self._book.tables}
            self.rows.show(found, titles=titles)
            self._selected = found[0] if found else None
        else:
            entries = self._book.table(self._chosen).entries
            self.tables.show_hits(None)
            self.rows.show(entries)
            self._selected = self._selected if self._selected in entries else entries[0]
        self._say(None)
        self.listed_changed.emit()
        self.selected_changed.emit()

    def _keep_table(self) -> None:
        """A row that was moved to or copied from stays in sight when its search ends."""
        if self.searching and self._selected is not None:
            self._chosen = self._selected.appendices[0]

    def _text_of(self, part: Part) -> str:
        entry = self._selected
        if part is Part.SYSTEM:
            return self.table.system
        if entry is None:
            return ""
        match part:
            case Part.CODE:
                return entry.code
            case Part.NAME:
                return entry.term
            case Part.JSON:
                return coded_text_json(entry.coded) if entry.coded is not None else ""

    def _sheet(self) -> Sheet:
        entries = self.rows.entries
        columns = filled(entries)
        kinds = all(entry.issuer for entry in entries)
        return Sheet(
            title=self.tr("Found")
            if self.searching
            else self.tr("Appendix {n}").format(n=formats.digits(self._chosen)),
            head=[
                *(column_title(column, kinds=kinds) for column in columns),
                self.tr("Coding system"),
                self.tr("Appendix"),
                column_title(Column.TABLE),
            ],
            widths=[*(_WIDTHS.get(column, _WIDTH) for column in columns), _WIDTH, 10, 40],
            rows=[[*(cell(entry, column) for column in columns), *self._origin(entry)] for entry in entries],
            right_to_left=formats.is_persian(),
        )

    def _origin(self, entry: Entry) -> tuple[str, str, str]:
        table = self._book.table(entry.appendices[0])
        return table.system, ", ".join(map(str, entry.appendices)), table_title(table)

    def _say(self, said: _Copied | _Exported | None) -> None:
        if said != self._said:
            self._said = said
            self.said_changed.emit()

    def _fail(self, fault: ExportFault | None) -> None:
        if fault != self._fault:
            self._fault = fault
            self.trouble_changed.emit()


def make(shared: Shared, parent: QObject) -> CodesViewModel:
    """For ``app.screens``."""
    return CodesViewModel(shared.codes, shared.exporter(), parent)
