"""What is done in the dialogs, beside Enter and Esc."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.commands import SAVE, Command

translate = QCoreApplication.translate  # lupdate knows it by this name

SAVE_PDF = SAVE.named(lambda: translate("Commands", "Save as PDF"))
EXPORT = SAVE.named(lambda: translate("Commands", "Export\u2026"))
PRINT_TABLE = Command("print_table", "Alt+P", lambda: translate("Commands", "Print the list\u2026"))
IMPORT = Command("import_list", "Ctrl+O", lambda: translate("Commands", "Import a list\u2026"))
ADD_DOCTOR = Command("add_provider", "Ctrl+D", lambda: translate("Commands", "Add a doctor"))
NUMBER = Command("number", "1 \u2026 9", lambda: translate("Commands", "Choose a reason or an answer by its number"))

REMOVE = Command(
    "remove", "Del", lambda: translate("Commands", "Remove a saved search, a reminder, what is parked or in the basket")
)
MOVE_UP = Command("move_up", "Ctrl+Up", lambda: translate("Commands", "Move a saved search up"), repeats=True)
MOVE_DOWN = Command("move_down", "Ctrl+Down", lambda: translate("Commands", "Move a saved search down"), repeats=True)

COMMANDS: Final = (NUMBER, SAVE_PDF, REMOVE, MOVE_UP, MOVE_DOWN)
