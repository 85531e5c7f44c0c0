"""What is done with the audit trail."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.commands import BACK, FIND, REFRESH
from hqs_desktop.viewmodels.dialogs.commands import EXPORT

translate = QCoreApplication.translate  # lupdate knows it by this name

TO_SEARCH = FIND.named(lambda: translate("Commands", "Search the audit trail"))
VERIFY = REFRESH.named(lambda: translate("Commands", "Check the audit trail"))
EXPORT_TRAIL = EXPORT.named(lambda: translate("Commands", "Save the audit trail as a file\u2026"))
CLEAR = BACK.named(lambda: translate("Commands", "Clear the filters"))

COMMANDS: Final = (TO_SEARCH, VERIFY, EXPORT_TRAIL, CLEAR)
