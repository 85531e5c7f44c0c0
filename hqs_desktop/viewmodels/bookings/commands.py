"""What is done on the screen of bookings (F3)."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.bookings import Day
from hqs_desktop.viewmodels.book.commands import (
    BOOK_AGAIN,
    CANCEL_BOOKING,
    COPY_TEXT,
    CORRECT_PATIENT,
    FOLLOW_UP,
    MISSED,
    MOVE,
    PATIENT_CARD,
    PRINT_SLIP,
    PUT_ON_WAITLIST,
    SHOW_ON_WORKLIST,
    TELL,
    UNDO,
)
from hqs_desktop.viewmodels.commands import BACK, FIND, GO_ON, REFRESH, Command
from hqs_desktop.viewmodels.dialogs.commands import EXPORT, PRINT_TABLE
from hqs_desktop.viewmodels.pages import Page

translate = QCoreApplication.translate  # lupdate knows it by this name

DAYS: Final = {
    Day.TODAY: Command("day_today", "Ctrl+1", lambda: translate("Commands", "Today")),
    Day.UPCOMING: Command("day_upcoming", "Ctrl+2", lambda: translate("Commands", "Upcoming")),
    Day.PAST: Command("day_past", "Ctrl+3", lambda: translate("Commands", "Past")),
    Day.ALL: Command("day_all", "Ctrl+4", lambda: translate("Commands", "All")),
    Day.BOOKED_TODAY: Command("day_booked_today", "Ctrl+5", lambda: translate("Commands", "Booked today")),
}
"""The days in the order that they stand in."""
TRACK = GO_ON.named(lambda: translate("Commands", "Track"))
SETTLE = Command("settle", "Ctrl+E", lambda: translate("Commands", "Settle by phone\u2026"))
CHECK = REFRESH.named(lambda: translate("Commands", "Check now"))
TO_SEARCH = FIND.named(lambda: translate("Commands", "Search the bookings"))
STOP_CHECK = BACK.named(lambda: translate("Commands", "Stop"))
PRINT_LIST = PRINT_TABLE.named(lambda: translate("Commands", "Print the list\u2026"))
EXPORT_LIST = EXPORT.named(lambda: translate("Commands", "Save the list as a file\u2026"))
CLEAR = BACK.named(lambda: translate("Commands", "Clear the filters"))
LIST: Final = "list"
PAGES: Final = (
    Page(LIST, Command("view_list", "Ctrl+7", lambda: translate("Commands", "List"))),
    Page("dayboard", Command("view_dayboard", "Ctrl+8", lambda: translate("Commands", "Day board"))),
    Page("figures", Command("view_figures", "Ctrl+9", lambda: translate("Commands", "Figures"))),
)
"""The views in the order of their tabs; the list has no room of its own."""

COMMANDS: Final = (
    TO_SEARCH,
    *DAYS.values(),
    CLEAR,
    CHECK,
    STOP_CHECK,
    TRACK,
    CANCEL_BOOKING,
    BOOK_AGAIN,
    MOVE,
    FOLLOW_UP,
    PUT_ON_WAITLIST,
    PATIENT_CARD,
    CORRECT_PATIENT,
    PRINT_SLIP,
    PRINT_LIST,
    EXPORT_LIST,
    COPY_TEXT,
    SHOW_ON_WORKLIST,
    TELL,
    MISSED,
    SETTLE,
    UNDO,
    *(page.command for page in PAGES),
    *(command for page in PAGES if page.room != LIST for command in page.commands()),
)
