"""What is done on the screen of code tables (F8)."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.book.commands import UNDO
from hqs_desktop.viewmodels.commands import BACK, FIND, GO_ON, Command
from hqs_desktop.viewmodels.dialogs import commands as dialogs

translate = QCoreApplication.translate  # lupdate knows it by this name

TO_SEARCH = FIND.named(lambda: translate("Commands", "Search all tables"))
CLEAR = BACK.named(lambda: translate("Commands", "Clear the search"))
COPY_CODE = GO_ON.named(lambda: translate("Commands", "Copy the code"))._replace(bare_key="Ctrl+C")
COPY_TERM = Command("copy_name", "Ctrl+Shift+C", lambda: translate("Commands", "Copy the term"))
COPY_JSON = Command("copy_json", "Ctrl+J", lambda: translate("Commands", "Copy as JSON"))
EXPORT = dialogs.EXPORT

IMPORT = dialogs.IMPORT
UNDO_IMPORT = UNDO.named(lambda: translate("Commands", "Undo: back to the edition before"))

COMMANDS: Final = (TO_SEARCH, CLEAR, COPY_CODE, COPY_TERM, COPY_JSON, EXPORT, IMPORT, UNDO_IMPORT)
