"""What is done with the connection doctor, a page of F9."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.commands import BACK, REFRESH, SAVE, Command

translate = QCoreApplication.translate  # lupdate knows it by this name

EXAMINE: Final = REFRESH.named(lambda: translate("Commands", "Examine this desk"))
GO_ON_FROM_FAILED: Final = Command("examine_on", "", lambda: translate("Commands", "Again from the first that failed"))
STOP_EXAMINING: Final = BACK.named(lambda: translate("Commands", "Stop the examination"))
COPY_REPORT: Final = Command("copy_report", "Ctrl+Shift+C", lambda: translate("Commands", "Copy the report"))
SAVE_REPORT: Final = SAVE.named(lambda: translate("Commands", "Save the report as a file\u2026"))

COMMANDS: Final = (EXAMINE, STOP_EXAMINING, COPY_REPORT, SAVE_REPORT)
