"""What is done on the referral screen (F6)."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.basket import commands as basket
from hqs_desktop.viewmodels.book.commands import BOOK_SLOT, IN_PANEL, STOP_SEARCH
from hqs_desktop.viewmodels.commands import CALENDAR, CHOICES, GO_ON, REFRESH, Command
from hqs_desktop.viewmodels.pinboard import commands as pinboard

translate = QCoreApplication.translate  # lupdate knows it by this name

READ_PAPER = GO_ON.named(lambda: translate("Commands", "Read the referral paper"))
SEARCH = REFRESH.named(lambda: translate("Commands", "Search, ask again"))
QUOTA = Command("quota_filter", "Ctrl+U", lambda: translate("Commands", "Only the next quota"))

AT_SLOTS: Final = (
    BOOK_SLOT,
    QUOTA,
    SEARCH,
    STOP_SEARCH,
)
"""What is of use while slots are looked through."""
COMMANDS: Final = (
    *AT_SLOTS,
    CHOICES,
    CALENDAR,
    *IN_PANEL,
    *pinboard.COMMANDS,
    *basket.COMMANDS,
)
