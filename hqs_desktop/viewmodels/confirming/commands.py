"""What is done while patients are asked whether they come."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.book.commands import (
    BOOK_AGAIN,
    CANCEL_BOOKING,
    PATIENT_CARD,
    PRINT_SLIP,
    PUT_ON_WAITLIST,
    SHOW_IN_LIST,
)
from hqs_desktop.viewmodels.commands import GO_ON, REFRESH
from hqs_desktop.viewmodels.tasks.commands import CALL_AGAIN, CLOSE, NEXT_CALL, NOT_REACHED, NOTE, TAKE, UNDO_CLOSE

translate = QCoreApplication.translate  # lupdate knows it by this name

COMES = GO_ON.named(lambda: translate("Commands", "The patient comes"))
CANNOT_COME = CANCEL_BOOKING.named(lambda: translate("Commands", "Can't come\u2026"))
READ_AGAIN = REFRESH.named(lambda: translate("Commands", "Read the list again"))
PRINT_SHEET = PRINT_SLIP.named(lambda: translate("Commands", "Print the list of tomorrow"))

COMMANDS: Final = (
    COMES,
    NOT_REACHED,
    CANNOT_COME,
    NEXT_CALL,
    UNDO_CLOSE,
    CALL_AGAIN,
    NOTE,
    TAKE,
    CLOSE,
    PUT_ON_WAITLIST,
    READ_AGAIN,
    PRINT_SHEET,
    BOOK_AGAIN,
    SHOW_IN_LIST,
    PATIENT_CARD,
)
