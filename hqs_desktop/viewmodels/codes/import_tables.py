"""What is seen of a file that is to be imported, as item models: its first lines, and what is said of it by line."""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QCoreApplication, QObject

from hqs_desktop.desk.lists.changes import Change
from hqs_desktop.desk.lists.columns import Field
from hqs_desktop.desk.lists.judge import Finding
from hqs_desktop.desk.sheets import Row
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.rows import Rows
from hqs_desktop.viewmodels.words.lists import change_word, field_words, finding_words
from hqs_desktop.viewmodels.words.sheets import column_letter

translate = QCoreApplication.translate

PREVIEWED = 12
"""Lines of the file that are shown."""


class TextTable(Rows):
    """Texts in rows under heads."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(0, parent)
        self._heads: Sequence[str] = ()
        self._rows: Sequence[Sequence[str]] = ()

    def show(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """List other rows."""
        self.beginResetModel()
        self._heads, self._rows, self._column_count = heads, rows, len(heads)
        self.endResetModel()

    def _length(self) -> int:
        return len(self._rows)

    def _text(self, row: int, column: int) -> str:
        return self._rows[row][column]

    def _heading_of(self, column: int) -> str:
        return self._heads[column]


class Report(Enum):
    """What the second table lists."""

    NOTHING = 0
    FINDINGS = 1
    CHANGES = 2


def preview(rows: Sequence[Row], columns: int) -> tuple[list[str], list[list[str]]]:
    """The first lines of a file as they are, with the columns' letters and the lines' numbers."""
    heads = [translate("ImportList", "Line"), *(column_letter(column) for column in range(columns))]
    lines = [
        [formats.count(row.line), *(" ".join(cell.split()) for cell in row.cells), *[""] * (columns - len(row.cells))]
        for row in rows[:PREVIEWED]
    ]
    return heads, lines


def findings_table(findings: Sequence[Finding]) -> tuple[list[str], list[list[str]]]:
    """What is wrong, by line."""
    heads = [
        translate("ImportList", "Line"),
        translate("ImportList", "What is wrong"),
        translate("ImportList", "What stands there"),
    ]
    return heads, [[formats.count(one.line), finding_words(one), one.text] for one in findings]


def changes_table(changes: Sequence[Change]) -> tuple[list[str], list[list[str]]]:
    """What comes, goes and changes."""
    heads = [
        translate("ImportList", "Change"),
        field_words(Field.CODE),
        translate("ImportList", "Until now"),
        translate("ImportList", "From now on"),
    ]
    return heads, [[change_word(one.kind), formats.identifier(one.code), one.old, one.new] for one in changes]
