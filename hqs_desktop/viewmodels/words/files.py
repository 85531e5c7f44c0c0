"""The words for a file that could not be written."""

from PySide6.QtCore import QCoreApplication

from hqs_desktop.desk.export import ExportFault
from hqs_desktop.viewmodels.words.problems import ProblemText

translate = QCoreApplication.translate  # lupdate knows it by this name


def not_saved(fault: ExportFault, title: str) -> ProblemText:
    """Why a file was not written, and what to do; ``title`` says what was not saved."""
    match fault:
        case ExportFault.NO_RIGHTS:
            why = translate("Files", "You may not write in that folder.")
            action = translate("Files", "Choose another one, such as your documents.")
        case ExportFault.IN_USE:
            why = translate("Files", "A file of that name is open in another program, or is write-protected.")
            action = translate("Files", "Close it there (in Excel, say), or choose another name.")
        case ExportFault.DISK_FULL:
            why = translate("Files", "There is no room left on that drive.")
            action = translate("Files", "Make room, or choose another drive.")
        case ExportFault.NO_PLACE:
            why = translate("Files", "The folder or drive is not there any more.")
            action = translate("Files", "Plug it in again, or choose another one.")
        case ExportFault.OTHER:
            why = translate("Files", "The file could not be written there.")
            action = translate("Files", "Choose another name or folder.")
    return ProblemText(title, why, action)
