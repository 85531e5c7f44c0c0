"""What is done with the connection, a page of F9."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.commands import Command

translate = QCoreApplication.translate  # lupdate knows it by this name

CONNECTION: Final = Command("connection", "", lambda: translate("Commands", "Connection\u2026"))

COMMANDS: Final[Sequence[Command]] = ()
"""With a key."""
