"""What is done on the book screen (F2)."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.basket import commands as basket
from hqs_desktop.viewmodels.book.commands import BOOK_SLOT, IN_PANEL, STOP_SEARCH
from hqs_desktop.viewmodels.commands import CALENDAR, CHOICES, DAY_LEFT, DAY_RIGHT, REFRESH, Command
from hqs_desktop.viewmodels.dialogs import commands as dialogs
from hqs_desktop.viewmodels.dialogs.commands import NUMBER, REMOVE
from hqs_desktop.viewmodels.pinboard import commands as pinboard

translate = QCoreApplication.translate  # lupdate knows it by this name

FIRST_FREE = Command("first_free", "Ctrl+Home", lambda: translate("Commands", "First free slot"))
FIRST_IN_MORNING = Command(
    "first_in_morning", "Ctrl+Shift+Home", lambda: translate("Commands", "First free slot before noon")
)
PART_OF_DAY = Command("part_of_day", "Ctrl+H", lambda: translate("Commands", "Mornings, afternoons or all"))
QUOTA = Command("quota", "Ctrl+U", lambda: translate("Commands", "Slots of one quota, or all"))
ORDER = Command("order", "Ctrl+Shift+O", lambda: translate("Commands", "Sort by time, doctor or distance"))
WAY = Command("way", "Ctrl+G", lambda: translate("Commands", "By doctor, near a point, or by area"))
ADD_DOCTOR = dialogs.ADD_DOCTOR
DIRECTORY = Command("directory", "Ctrl+Shift+D", lambda: translate("Commands", "Directory of doctors and centres"))
SEARCH_AGAIN = REFRESH.named(lambda: translate("Commands", "Search again"))
REMIND = Command("remind", "Ctrl+N", lambda: translate("Commands", "Remind when it opens; all reminders"))
DROP_REMINDER = REMOVE.named(lambda: translate("Commands", "Drop the reminder"))
READ_ALOUD = Command("read_aloud", "Ctrl+Shift+L", lambda: translate("Commands", "Slots to read aloud"))
TAKE_ALOUD = NUMBER.named(lambda: translate("Commands", "Take up the slot of that number, once they are read"))
WAY_ON = NUMBER.named(lambda: translate("Commands", "Search as proposed where nothing was found"))


def _earlier(number: int) -> Command:
    def words() -> str:
        if number == 1:
            return translate("Commands", "Back to the search before")
        return translate("Commands", "Back to the search {n} before").format(n=formats.digits(number))

    return Command(f"earlier_{number}", f"Ctrl+Shift+{number}", words)


EARLIER: Final = tuple(map(_earlier, range(1, 10)))
"""The searches before the present one, the newest first."""

SAVE_SEARCH = Command("save_search", "Ctrl+Shift+S", lambda: translate("Commands", "Save the search\u2026"))


def _saved(number: int) -> Command:
    def words() -> str:
        return translate("Commands", "Saved search {n}").format(n=formats.digits(number))

    return Command(f"saved_{number}", f"Alt+{number}", words)


SAVED: Final = tuple(map(_saved, range(1, 10)))
"""The saved searches, by place."""

AT_SLOTS: Final = (
    BOOK_SLOT,
    FIRST_FREE,
    FIRST_IN_MORNING,
    DAY_LEFT,
    DAY_RIGHT,
    PART_OF_DAY,
    QUOTA,
    ORDER,
    READ_ALOUD,
    REMIND,
    ADD_DOCTOR,
    DIRECTORY,
    SEARCH_AGAIN,
    STOP_SEARCH,
)
"""What is of use while slots are looked through."""
COMMANDS: Final = (
    *AT_SLOTS,
    WAY,
    CHOICES,
    CALENDAR,
    *IN_PANEL,
    *pinboard.COMMANDS,
    *basket.COMMANDS,
    WAY_ON,
    SAVE_SEARCH,
    *SAVED,
    TAKE_ALOUD,
    *EARLIER,
)
