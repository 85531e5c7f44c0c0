"""The system's own dialogs for files, opened without a nested event loop; each starts at the user's documents."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

translate = QCoreApplication.translate

TABLES: Final[Mapping[str, str]] = {"Excel (*.xlsx)": "xlsx", "CSV (*.csv)": "csv"}
"""What a table is saved as: the filters, and the ending of each."""

_READABLE: Final = "XLSX, XLS, ODS, CSV (*.xlsx *.xls *.xlsb *.ods *.csv *.txt *.tsv)"


def ask_where(
    parent: QWidget, title: str, name: str, endings: Mapping[str, str], chosen: Callable[[str], object]
) -> None:
    """Ask where a new file goes, called ``name`` first; the ending follows the filter."""
    dialog = _dialog(parent, title, chosen)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(endings))
    dialog.setDefaultSuffix(next(iter(endings.values())))
    dialog.filterSelected.connect(lambda words: dialog.setDefaultSuffix(endings[words]))
    dialog.selectFile(name)
    dialog.open()


def ask_which_table(parent: QWidget, title: str, chosen: Callable[[str], object]) -> None:
    """Ask for a file that is there and holds a table."""
    dialog = _dialog(parent, title, chosen)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([_READABLE, translate("files", "All files (*)")])
    dialog.open()


def _dialog(parent: QWidget, title: str, chosen: Callable[[str], object]) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    dialog.fileSelected.connect(chosen)
    return dialog
