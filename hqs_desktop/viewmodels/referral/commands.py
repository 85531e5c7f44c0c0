"""What is done on the referral screen (F6)."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.book.commands import (
    CANCEL_BOOKING,
    COPY_TEXT,
    FOLLOW_UP,
    PATIENT_CARD,
    PRINT_SLIP,
    SHOW_IN_LIST,
)
from hqs_desktop.viewmodels.commands import BACK, CALENDAR, CHOICES, GO_ON, REFRESH, Command

translate = QCoreApplication.translate  # lupdate knows it by this name

READ_PAPER = GO_ON.named(lambda: translate("Commands", "Read the referral paper"))
SEARCH = REFRESH.named(lambda: translate("Commands", "Search, ask again"))
QUOTA = Command("quota_filter", "Ctrl+U", lambda: translate("Commands", "Only the next quota"))

AT_SLOTS: Final = (
    GO_ON.named(lambda: translate("Commands", "Book the slot")),
    QUOTA,
    SEARCH,
    BACK.named(lambda: translate("Commands", "Back, stop the search")),
)
"""What is of use while slots are looked through."""
COMMANDS: Final = (
    *AT_SLOTS,
    CHOICES,
    CALENDAR,
    PRINT_SLIP,
    COPY_TEXT,
    SHOW_IN_LIST,
    CANCEL_BOOKING,
    FOLLOW_UP,
    PATIENT_CARD,
)
