"""What is done with a booking, whatever screen shows it."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.commands import BACK, GO_ON, Command

translate = QCoreApplication.translate  # lupdate knows it by this name

BOOK_AGAIN = Command("rebook", "Ctrl+R", lambda: translate("Commands", "Book again"))
PRINT_SLIP = Command("print_slip", "Ctrl+P", lambda: translate("Commands", "Print the slip"))
COPY_TEXT = Command("copy_text", "Ctrl+Shift+C", lambda: translate("Commands", "Copy as text"), bare_key="Ctrl+C")
PATIENT_CARD = Command("patient_card", "Ctrl+I", lambda: translate("Commands", "Patient card"))
FOLLOW_UP = Command("follow_up", "Ctrl+Shift+F", lambda: translate("Commands", "Follow-up in 2 weeks"))
CORRECT_PATIENT = Command(
    "correct_patient", "Ctrl+Shift+E", lambda: translate("Commands", "Correct name and mobile\u2026")
)
MOVE = Command("move", "Ctrl+M", lambda: translate("Commands", "Move to another slot"))
PUT_ON_WAITLIST = Command(
    "put_on_waitlist", "Ctrl+W", lambda: translate("Commands", "Put on the waitlist; wait for an earlier visit")
)
SHOW_IN_LIST = Command("show_in_list", "Ctrl+B", lambda: translate("Commands", "Show in the list"))
SHOW_ON_WORKLIST = Command("show_task", "Ctrl+Shift+B", lambda: translate("Commands", "Show on the worklist"))
CANCEL_BOOKING = Command(
    "cancel", "Ctrl+Del", lambda: translate("Commands", "Cancel the booking\u2026"), bare_key="Del"
)
TELL = Command("mark_told", "Ctrl+T", lambda: translate("Commands", "Patient was told"))
MISSED = Command("missed", "Ctrl+Shift+G", lambda: translate("Commands", "Did not come"))
UNDO = Command("undo", "Ctrl+Z", lambda: translate("Commands", "Undo"))

BOOK_SLOT = GO_ON.named(lambda: translate("Commands", "Book the slot"))
STOP_SEARCH = BACK.named(lambda: translate("Commands", "Back, stop the search"))
IN_PANEL: Final = (
    PRINT_SLIP,
    COPY_TEXT,
    SHOW_IN_LIST,
    CANCEL_BOOKING,
    MOVE,
    FOLLOW_UP,
    PUT_ON_WAITLIST,
    PATIENT_CARD,
)
"""What is done in the panel that books, on whatever screen it stands."""
