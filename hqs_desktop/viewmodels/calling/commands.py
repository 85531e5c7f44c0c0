"""What is done while patients of a withdrawn day are called."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.basket import commands as basket
from hqs_desktop.viewmodels.book.commands import BOOK_AGAIN, BOOK_SLOT, IN_PANEL, PRINT_SLIP
from hqs_desktop.viewmodels.commands import BACK, REFRESH, Command
from hqs_desktop.viewmodels.pinboard import commands as pinboard
from hqs_desktop.viewmodels.tasks.commands import NEXT_CALL, ON_TASK

translate = QCoreApplication.translate  # lupdate knows it by this name

TAKE_OFFER = Command("number", "1 \u2026 9", lambda: translate("Commands", "Take up the slot with this number"))
ASK_AGAIN = REFRESH.named(lambda: translate("Commands", "Ask for free slots again"))
PRINT_SHEET = PRINT_SLIP.named(lambda: translate("Commands", "Print the call sheet"))

AT_OFFERS: Final = (
    NEXT_CALL,
    TAKE_OFFER,
    BOOK_SLOT,
    ASK_AGAIN,
    PRINT_SHEET,
    BACK,
)
"""What is of use while slots are offered."""
COMMANDS: Final = (
    *AT_OFFERS,
    *(one for one in ON_TASK if one is not NEXT_CALL),
    BOOK_AGAIN,
    *IN_PANEL,
    *pinboard.COMMANDS,
    *basket.COMMANDS,
)
