"""What is done on the day board, a view of F3."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.commands import BACK, CALENDAR, DAY_LEFT, DAY_RIGHT, FIND, GO_ON, REFRESH, Command
from hqs_desktop.viewmodels.dialogs.commands import PRINT_TABLE

translate = QCoreApplication.translate  # lupdate knows it by this name

TODAY = Command("day_today", "Ctrl+1", lambda: translate("Commands", "Today"))
TOMORROW = Command("board_tomorrow", "Ctrl+6", lambda: translate("Commands", "Tomorrow"))
TO_DAY = FIND.named(lambda: translate("Commands", "To the day"))
OPEN = GO_ON.named(lambda: translate("Commands", "Take up a free slot; show our booking in the list"))
READ = REFRESH.named(lambda: translate("Commands", "Read this day anew"))
STOP = BACK.named(lambda: translate("Commands", "Stop the reading"))
ZOOM = Command("zoom", "Ctrl+Shift+V", lambda: translate("Commands", "Rows of 15 or of 30 minutes"))
PRINT_BOARD = PRINT_TABLE.named(lambda: translate("Commands", "Print the board\u2026"))

COMMANDS: Final = (TODAY, TOMORROW, DAY_LEFT, DAY_RIGHT, TO_DAY, CALENDAR, OPEN, READ, STOP, ZOOM, PRINT_BOARD)
