"""What is done on the screen of withdrawn slots (F7)."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.book.commands import (
    BOOK_AGAIN,
    COPY_TEXT,
    FOLLOW_UP,
    PATIENT_CARD,
    PUT_ON_WAITLIST,
    SHOW_IN_LIST,
    SHOW_ON_WORKLIST,
    TELL,
    UNDO,
)
from hqs_desktop.viewmodels.commands import BACK, GO_ON, REFRESH, Command

translate = QCoreApplication.translate  # lupdate knows it by this name

DAYS: Final = (
    Command("ask_today", "Ctrl+1", lambda: translate("Commands", "Withdrawn today")),
    Command("ask_tomorrow", "Ctrl+2", lambda: translate("Commands", "Withdrawn tomorrow")),
    Command("ask_week", "Ctrl+3", lambda: translate("Commands", "Withdrawn in the next 7 days")),
    Command("ask_month", "Ctrl+4", lambda: translate("Commands", "Withdrawn in the next 30 days")),
)
"""In the order of the usual ranges of days."""
ASK = REFRESH.named(lambda: translate("Commands", "Ask"))
STOP = BACK.named(lambda: translate("Commands", "Stop asking"))
TRACK = GO_ON.named(lambda: translate("Commands", "Track"))

COMMANDS: Final = (
    ASK,
    *DAYS,
    STOP,
    TRACK,
    TELL,
    UNDO,
    BOOK_AGAIN,
    FOLLOW_UP,
    PUT_ON_WAITLIST,
    PATIENT_CARD,
    SHOW_IN_LIST,
    SHOW_ON_WORKLIST,
    COPY_TEXT,
)
