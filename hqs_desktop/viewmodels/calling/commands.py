"""What is done while patients of a withdrawn day are called."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.book.commands import BOOK_SLOT, IN_PANEL
from hqs_desktop.viewmodels.commands import BACK, REFRESH, Command

translate = QCoreApplication.translate  # lupdate knows it by this name

NEXT_CALL = Command("next_call", "Ctrl+Shift+N", lambda: translate("Commands", "Next call"))
TAKE_OFFER = Command("number", "1 \u2026 9", lambda: translate("Commands", "Take up the slot with this number"))
ASK_AGAIN = REFRESH.named(lambda: translate("Commands", "Ask for free slots again"))
PRINT_SHEET = Command("print_sheet", "Ctrl+P", lambda: translate("Commands", "Print the call sheet"))

AT_OFFERS: Final = (
    NEXT_CALL,
    TAKE_OFFER,
    BOOK_SLOT,
    ASK_AGAIN,
    PRINT_SHEET,
    BACK,
)
"""What is of use while slots are offered."""
COMMANDS: Final = (*AT_OFFERS, *IN_PANEL)
