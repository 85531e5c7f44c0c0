"""What is done with bookings that were half typed when something came between."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.commands import Command
from hqs_desktop.viewmodels.dialogs.commands import REMOVE

translate = QCoreApplication.translate  # lupdate knows it by this name

PARK = Command("park", "F11", lambda: translate("Commands", "Park what is half typed; bring back the last"))
PARKED = Command("parked", "Shift+F11", lambda: translate("Commands", "All that is parked"))
DROP_PARKED = REMOVE.named(lambda: translate("Commands", "Drop what is parked"))
COMMANDS: Final = (PARK, PARKED)
"""Of every screen that books."""
