"""The guide's code tables and the imported lists (F8): browsed, searched all at once, copied from, exported.

Needs no session and no line.
"""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from hqs_desktop.codes.browse import CodeBook
from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.codes.entries import Entry, Table
from hqs_desktop.codes.list_tables import KINDS, NUMBERS, ListEntries
from hqs_desktop.codes.lists import ListKind
from hqs_desktop.codes.systems import SPECIALTY, appendices_of
from hqs_desktop.core.apart import apart
from hqs_desktop.core.text import clean_input, isolate_ltr
from hqs_desktop.desk.export import Exporter, ExportFault, NotExportedError, Sheet, coded_text_json
from hqs_desktop.desk.lists.importing import Lists
from hqs_desktop.desk.lists.store import ListDamagedError, ListNotKeptError
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.base import ViewModel
from hqs_desktop.viewmodels.codes.doings import (
    Copied,
    Exported,
    InUse,
    NotUndone,
    Part,
    Said,
    said_words,
    trouble_words,
)
from hqs_desktop.viewmodels.codes.importing import ImportViewModel
from hqs_desktop.viewmodels.codes.tables import (
    Column,
    EntryRows,
    TableList,
    cell,
    column_title,
    filled,
    table_title,
)
from hqs_desktop.viewmodels.codes.words import emptiness_words, place_words
from hqs_desktop.viewmodels.lists import ListsSlot
from hqs_desktop.viewmodels.shared import Shared
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


class CodesViewModel(ViewModel):
    """State and commands of the code tables."""

    text_changed = Signal()
    listed_changed = Signal()
    selected_changed = Signal()
    said_changed = Signal()
    trouble_changed = Signal()

    def __init__(
        self,
        codes: CodeTables,
        exporter: Exporter,
        lists: ListsSlot,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._book = CodeBook(codes)
        self._exporter = exporter
        self._lists = lists
        self._opened = False
        self._text = ""
        (self._chosen,) = appendices_of(SPECIALTY)  # of all tables the one that a desk looks into most
        self._selected: Entry | None = None
        self._selected_row = -1
        self._said: Said | None = None
        self._fault: ExportFault | NotUndone | None = None
        self.tables = TableList(self)
        self.rows = EntryRows(self)
        lists.changed.connect(self._lists_changed)

    def open(self) -> None:
        """Read the tables, unless that was done, and show them in the language of the moment."""
        self._opened = True
        self.tables.show(self._book.tables)
        self._list()

    def _lists_changed(self) -> None:
        if self._opened and (self.searching or self.list_kind is not None):
            self.open()
        elif self._opened:  # of the guide's tables nothing has changed: whoever reads in one stays where he is
            self.tables.show(self._book.tables)
            self.selected_changed.emit()

    def warm(self) -> None:
        """Get ready for the first search, which would else have to."""
        self._book.warm()

    @property
    def text(self) -> str:
        """What is searched for, as it was typed."""
        return self._text

    def set_text(self, text: str) -> None:
        """Search all tables for what was typed; for nothing, show the chosen table again."""
        if text != self._text:
            self._text = text
            self.text_changed.emit()
            self._list()

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
        return self._selected_row

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
        """Where that table stands in the guide, or was imported from."""
        return place_words(self.table)

    @property
    def list_kind(self) -> ListKind | None:
        """The list that is shown; None where it is one of the guide's own tables."""
        return KINDS.get(self.table.appendix)

    @property
    def can_import(self) -> bool:
        """Whether a profile is open in which lists are kept."""
        return self._lists.lists is not None

    @property
    def can_undo(self) -> bool:
        """Whether the last import of the list that is shown can be taken back, or brought back."""
        lists, kind = self._lists.lists, self.list_kind
        return lists is not None and kind is not None and lists.can_undo(kind)

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
    def emptiness(self) -> tuple[str, str]:
        """Why no row is listed, and what to do."""
        return emptiness_words(self._book.tables, searching=self.searching)

    @property
    def said(self) -> tuple[str, Tone]:
        """What was last copied, exported, imported or put back; empty where nothing was."""
        if self._said is None:
            return "", Tone.NEUTRAL
        return said_words(self._said, self._book), Tone.SUCCESS

    @property
    def trouble(self) -> ProblemText | None:
        """Why the last export, or putting back, failed; None where it did not."""
        return trouble_words(self._fault) if self._fault is not None else self.problem

    @property
    def file_name(self) -> str:
        """What a file of the listed rows is called first, without its ending: of numbers only, never of a text."""
        if self.searching:
            return "hqs-codes-search"
        kind = KINDS.get(self._chosen)
        return f"hqs-codes-{kind}" if kind is not None else f"hqs-codes-appendix-{self._chosen:02}"

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
            self._selected, self._selected_row = entries[row], row
            self._keep_table()
            self.selected_changed.emit()

    def copied(self, part: Part) -> str:
        """The text of what is to be copied, which is told; empty where there is none."""
        text = self._text_of(part)
        if text:
            self._keep_table()
            self._say(Copied(part, self._text_of(Part.CODE) if part is Part.JSON else text))
        return text

    def importing(self) -> ImportViewModel | None:
        """An import, of the list that is shown or else of services; None while no profile is open."""
        if self._lists.lists is None:
            return None
        return ImportViewModel(self._lists.lists, self.list_kind or ListKind.RVU3, self)

    def show_imported(self, kind: ListKind) -> None:
        """Show a list whose new edition is in use."""
        self._text = ""
        self._chosen = NUMBERS[kind]
        self.open()
        self._say(InUse(kind, undone=False))

    def undo_import(self) -> None:
        """Use the edition before of the list that is shown; once more brings the later back."""
        if self.can_undo and self.list_kind is not None and self._lists.lists is not None:
            self.run(self._undo(self._lists.lists, self.list_kind), name="undo")

    async def _undo(self, lists: Lists, kind: ListKind) -> None:
        try:
            await lists.undo(kind)
        except (ListDamagedError, ListNotKeptError) as error:
            self._fail(NotUndone(str(error)))
        else:
            self._say(InUse(kind, undone=True))

    def export(self, path: Path) -> None:
        """Write the listed rows to a file: as CSV where its name ends so, else as XLSX."""
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            QTimer.singleShot(_LOOP_MS, self, lambda: self.export(path))
            return
        self._fail(None)
        self.set_problem(None)
        self.run(self._export(self.rows.entries, path), name="export")

    async def _export(self, entries: Sequence[Entry], path: Path) -> None:
        title = self._sheet_title
        try:
            await apart(lambda: self._exporter.write(self._sheet(entries, title), path))
        except NotExportedError as error:
            self._say(None)
            self._fail(error.fault)
        else:
            self._say(Exported(path.name, len(entries)))

    def _list(self) -> None:
        if self.searching:
            found = self._book.search(self._text)
            self.tables.show_hits(Counter(number for entry in found for number in entry.appendices))
            titles = {table.appendix: table_title(table) for table in self._book.tables}
            self.rows.show(found, titles=titles)
            self._take_row(0)
        else:
            entries = self._book.table(self._chosen).entries
            self.tables.show_hits(None)
            self.rows.show(entries)
            self._take_row(max(0, _row_of(self._selected, entries)))
        self._say(None)
        self.listed_changed.emit()
        self.selected_changed.emit()

    def _take_row(self, row: int) -> None:
        entries = self.rows.entries
        self._selected, self._selected_row = (entries[row], row) if entries else (None, -1)

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

    @property
    def _sheet_title(self) -> str:
        if self.searching:
            return self.tr("Found")
        if self._chosen in KINDS:
            return table_title(self.table)
        return self.tr("Appendix {n}").format(n=formats.digits(self._chosen))

    def _sheet(self, entries: Sequence[Entry], title: str) -> Sheet:
        columns = filled(entries)
        kinds = all(entry.issuer for entry in entries)
        places = isinstance(entries, ListEntries) and entries[0].level is not None
        return Sheet(
            title=title,
            head=[
                *(column_title(column, kinds=kinds, places=places) for column in columns),
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
        numbers = "" if table.appendix in KINDS else ", ".join(map(str, entry.appendices))
        return table.system, numbers, table_title(table)

    def _say(self, said: Said | None) -> None:
        if said != self._said:
            self._said = said
            self.said_changed.emit()

    def _fail(self, fault: ExportFault | NotUndone | None) -> None:
        if fault != self._fault:
            self._fault = fault
            self.trouble_changed.emit()


def _row_of(entry: Entry | None, entries: Sequence[Entry]) -> int:
    if entry is None:
        return -1
    if isinstance(entries, ListEntries):
        return entries.row_of(entry)
    return next((row for row, other in enumerate(entries) if other == entry), -1)


def make(shared: Shared, parent: QObject) -> CodesViewModel:
    """For ``app.screens``."""
    return CodesViewModel(shared.codes, shared.exporter(), shared.lists, parent)
