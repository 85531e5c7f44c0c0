"""What is done in the directory of doctors and centres."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.book.commands import UNDO
from hqs_desktop.viewmodels.commands import BACK, FIND, GO_ON, REFRESH, Command
from hqs_desktop.viewmodels.dialogs import commands as dialogs

translate = QCoreApplication.translate  # lupdate knows it by this name

TO_SEARCH = FIND.named(lambda: translate("Commands", "Search the directory"))
CLEAR = BACK.named(lambda: translate("Commands", "Clear the search, then close"))
EDIT = GO_ON.named(lambda: translate("Commands", "Edit\u2026"))
PIN = Command("pin", "Ctrl+Shift+P", lambda: translate("Commands", "Pin"))
HIDE = Command("hide", "Ctrl+Shift+H", lambda: translate("Commands", "Hide"))
REMOVE = dialogs.REMOVE.named(lambda: translate("Commands", "Remove"))
IMPORT = dialogs.IMPORT.named(lambda: translate("Commands", "Import the directory\u2026"))
EXPORT = dialogs.EXPORT
AGAIN = REFRESH.named(lambda: translate("Commands", "Read again"))

COMMANDS: Final = (TO_SEARCH, CLEAR, EDIT, dialogs.ADD_DOCTOR, PIN, HIDE, REMOVE, UNDO, IMPORT, EXPORT, AGAIN)
