"""What is done on the tracking screen (F4)."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.book.commands import (
    BOOK_AGAIN,
    CANCEL_BOOKING,
    COPY_TEXT,
    FOLLOW_UP,
    MOVE,
    PATIENT_CARD,
    PRINT_SLIP,
)
from hqs_desktop.viewmodels.commands import BACK, GO_ON, REFRESH

translate = QCoreApplication.translate  # lupdate knows it by this name

TRACK = GO_ON.named(lambda: translate("Commands", "Track"))
TRACK_AGAIN = REFRESH.named(lambda: translate("Commands", "Look up again"))
CLEAR = BACK.named(lambda: translate("Commands", "Back to the list, empty the field"))

COMMANDS: Final = (
    TRACK,
    TRACK_AGAIN,
    CLEAR,
    CANCEL_BOOKING,
    BOOK_AGAIN,
    FOLLOW_UP,
    MOVE,
    PATIENT_CARD,
    PRINT_SLIP,
    COPY_TEXT,
)
