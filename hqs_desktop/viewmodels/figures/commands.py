"""What is done with the figures, a view of F3."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.commands import REFRESH
from hqs_desktop.viewmodels.dialogs.commands import EXPORT

translate = QCoreApplication.translate  # lupdate knows it by this name

COUNT_AGAIN = REFRESH.named(lambda: translate("Commands", "Count again"))
EXPORT_FIGURES = EXPORT.named(lambda: translate("Commands", "Save the figures as a file\u2026"))

COMMANDS: Final = (COUNT_AGAIN, EXPORT_FIGURES)
