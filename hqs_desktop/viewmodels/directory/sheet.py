"""The directory as a sheet for other programs, which can be imported again."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.desk.directory_file import FileColumn, file_cells
from hqs_desktop.desk.export import Sheet
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.directory.table import source_word

translate = QCoreApplication.translate  # lupdate knows it by this name

_WIDTHS: Final[Mapping[FileColumn, int]] = {
    FileColumn.NAME: 30,
    FileColumn.FACILITY_ID: 40,
    FileColumn.FACILITY_NAME: 34,
}
_WIDTH: Final = 16
_TERM_WIDTH: Final = 40


def file_title(column: FileColumn) -> str:
    """What a column of the file is called."""
    return {
        FileColumn.NUMBER: translate("Directory", "Council number"),
        FileColumn.KIND: translate("Directory", "Kind of number"),
        FileColumn.NAME: translate("Directory", "Doctor"),
        FileColumn.SPECIALTY: translate("Directory", "Specialty code"),
        FileColumn.FACILITY_ID: translate("Directory", "Centre's id"),
        FileColumn.FACILITY_NAME: translate("Directory", "Centre"),
        FileColumn.LATITUDE: translate("Directory", "Latitude"),
        FileColumn.LONGITUDE: translate("Directory", "Longitude"),
        FileColumn.PINNED: translate("Directory", "First in lists"),
        FileColumn.HIDDEN: translate("Directory", "Hidden"),
    }[column]


def directory_sheet(entries: Sequence[DirectoryEntry], term: Callable[[DirectoryEntry], str]) -> Sheet:
    """The entries with all that can be imported again; beside that the specialty's name and where they are from."""
    columns = list(FileColumn)
    sources = {entry.source: source_word(entry.source) for entry in entries}
    return Sheet(
        title=translate("Directory", "Directory"),
        head=[
            *map(file_title, columns),
            translate("Directory", "Specialty"),
            translate("Directory", "Known from"),
        ],
        widths=[*(_WIDTHS.get(column, _WIDTH) for column in columns), _TERM_WIDTH, _WIDTH],
        rows=[[*file_cells(entry).values(), term(entry), sources[entry.source]] for entry in entries],
        right_to_left=formats.is_persian(),
    )
