"""The code tables as item models: the list of all tables, and the rows that are shown."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from hqs_desktop.codes.entries import Entry, Table
from hqs_desktop.codes.list_tables import KINDS, ListEntries
from hqs_desktop.core.text import isolate_ltr
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.rows import Rows
from hqs_desktop.viewmodels.words.lists import level_words

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex

LINE_ROLE = Qt.ItemDataRole.UserRole
"""The ``Line`` of a row in the list of tables."""


def table_title(table: Table) -> str:
    """What a table is called in the language of the user interface."""
    return table.title_fa if formats.is_persian() else table.title_en


def appendix_numbers(appendices: Sequence[int]) -> str:
    """``13 and 19``."""
    return translate("CodeTables", " and ", "between two numbers").join(formats.digits(number) for number in appendices)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list; ``empty``: nothing is in that table, or the search found nothing there."""

    number: str
    title: str
    count: str
    empty: bool


class TableList(QAbstractListModel):
    """The tables, each with the count of its rows or, during a search, of what was found in it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tables: Sequence[Table] = ()
        self._hits: Mapping[int, int] | None = None

    def show(self, tables: Sequence[Table]) -> None:
        """List the tables."""
        self.beginResetModel()
        self._tables = tables
        self.endResetModel()

    def show_hits(self, hits: Mapping[int, int] | None) -> None:
        """Count what was found, by appendix; None counts the tables' own rows again."""
        if hits != self._hits:
            self._hits = hits
            if self._tables:
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._tables) - 1, 0))

    def appendix_at(self, row: int) -> int | None:
        """The appendix of a row; None where there is none."""
        return self._tables[row].appendix if 0 <= row < len(self._tables) else None

    def row_of(self, appendix: int) -> int:
        """The row of an appendix, -1 where it is not listed."""
        return next((row for row, table in enumerate(self._tables) if table.appendix == appendix), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        """How many are listed."""
        return 0 if parent.isValid() else len(self._tables)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, or all of a line."""
        if not index.isValid() or index.row() >= len(self._tables):
            return None
        table = self._tables[index.row()]
        count = len(table.entries) if self._hits is None else self._hits.get(table.appendix, 0)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return table_title(table)
            case Qt.ItemDataRole.AccessibleTextRole:
                words = (
                    translate("CodeTables", "Imported list: {title}, {count} rows")
                    if table.appendix in KINDS
                    else translate("CodeTables", "Appendix {n}: {title}, {count} rows")
                )
                return words.format(
                    n=formats.digits(table.appendix), title=table_title(table), count=formats.digits(count)
                )
            case _ if role == LINE_ROLE:
                number = "" if table.appendix in KINDS else formats.digits(table.appendix)
                return Line(number, table_title(table), formats.digits(count), empty=not count)
        return None


class Column(IntEnum):
    """What is known of a row, in reading order."""

    CODE = 0
    TERM = 1
    TERM_EN = 2
    NOTE = 3
    GROUP = 4
    ISSUER = 5
    ASSIGNER = 6
    TABLE = 7


def column_title(column: Column, *, kinds: bool = False, places: bool = False) -> str:
    """What stands above a column of codes, of the kinds of identifiers of appendix 1, or of places."""
    if kinds and column is Column.CODE:
        return translate("CodeTables", "Type")
    if places and column in {Column.NOTE, Column.GROUP}:
        return translate("CodeTables", "Level") if column is Column.NOTE else translate("CodeTables", "Lies in")
    return {
        Column.CODE: translate("CodeTables", "Code"),
        Column.TERM: translate("CodeTables", "Term"),
        Column.TERM_EN: translate("CodeTables", "English term"),
        Column.NOTE: translate("CodeTables", "Note"),
        Column.GROUP: translate("CodeTables", "Group"),
        Column.ISSUER: translate("CodeTables", "Issuer"),
        Column.ASSIGNER: translate("CodeTables", "Assigner"),
        Column.TABLE: translate("CodeTables", "Table"),
    }[column]


_CELLS: Mapping[Column, Callable[[Entry], str]] = {
    Column.CODE: lambda entry: entry.code,
    Column.TERM: lambda entry: entry.term,
    Column.TERM_EN: lambda entry: entry.term_en if entry.term_en != entry.term else "",
    Column.NOTE: lambda entry: entry.note or level_words(entry.level),
    Column.GROUP: lambda entry: entry.group,
    Column.ISSUER: lambda entry: entry.issuer,
    Column.ASSIGNER: lambda entry: entry.assigner,
    Column.TABLE: lambda _: "",
}


def cell(entry: Entry, column: Column) -> str:
    """What the guide says in a column, as it stands there; empty where it says nothing, and for ``TABLE``."""
    return _CELLS[column](entry)


def filled(entries: Sequence[Entry]) -> Sequence[Column]:
    """The columns in which any of the rows says something."""
    if isinstance(entries, ListEntries):  # all rows of a list say as much as its first; it is too long to look at each
        places = bool(entries) and entries[0].level is not None
        known = (Column.CODE, Column.TERM, *([Column.NOTE] if places else []))
        return (*known, Column.GROUP) if entries.has_groups else known
    return [column for column in Column if any(cell(entry, column) for entry in entries)]


_EVERYWHERE = (Column.CODE, Column.TERM, Column.NOTE)


class EntryRows(Rows):
    """One row of a table of the guide a row; all columns, of which a view hides those that are not in ``columns``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(len(Column), parent)
        self._entries: Sequence[Entry] = ()
        self._titles: Mapping[int, str] = {}
        self._kinds = self._places = False
        self._columns: Sequence[Column] = ()

    @property
    def entries(self) -> Sequence[Entry]:
        """What is listed."""
        return self._entries

    @property
    def columns(self) -> Sequence[Column]:
        """The columns that have something to say."""
        return self._columns

    def show(self, entries: Sequence[Entry], *, titles: Mapping[int, str] | None = None) -> None:
        """List other rows. With ``titles``, by appendix, each row names its table instead of what few tables have."""
        self.beginResetModel()
        self._entries = entries
        self._titles = titles or {}
        self._kinds = bool(entries) and all(entry.issuer for entry in entries)
        self._places = bool(entries) and not titles and entries[0].level is not None
        columns = filled(entries)
        if titles:
            columns = [column for column in columns if column in _EVERYWHERE] + [Column.TABLE]
        self._columns = columns
        self.endResetModel()

    def _length(self) -> int:
        return len(self._entries)

    def _heading_of(self, column: int) -> str:
        return column_title(Column(column), kinds=self._kinds, places=self._places)

    def _text(self, row: int, column: int) -> str:
        entry, column = self._entries[row], Column(column)
        match column:
            case Column.CODE:
                return formats.identifier(entry.code)
            case Column.ISSUER | Column.ASSIGNER:
                return isolate_ltr(cell(entry, column))
            case Column.TABLE:
                title = self._titles.get(entry.appendices[0], "")
                if entry.appendices[0] in KINDS:
                    return title
                return f"{appendix_numbers(entry.appendices)} \u00b7 {title}"
            case _:
                return formats.digits(cell(entry, column))
