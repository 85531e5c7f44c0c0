"""What is done on the page of those who wait for a slot."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.book.commands import PATIENT_CARD, PUT_ON_WAITLIST, SHOW_IN_LIST
from hqs_desktop.viewmodels.commands import BACK, FIND, GO_ON, REFRESH, Command
from hqs_desktop.viewmodels.tasks.commands import DECLINE, ON_TASK

translate = QCoreApplication.translate  # lupdate knows it by this name

TO_SEARCH = FIND.named(lambda: translate("Commands", "Search the waitlist"))
OPEN = GO_ON.named(lambda: translate("Commands", "Book the slot found, or search"))
CLEAR = BACK.named(lambda: translate("Commands", "Clear the filters"))
LOOK_NOW = REFRESH.named(lambda: translate("Commands", "Look for slots now"))
EDIT_WISH = PUT_ON_WAITLIST.named(lambda: translate("Commands", "Change what is waited for\u2026"))
URGENT = Command("urgent", "Ctrl+Shift+U", lambda: translate("Commands", "Urgent, or no more"))

COMMANDS: Final = (OPEN, DECLINE, URGENT, EDIT_WISH, TO_SEARCH, CLEAR, LOOK_NOW, *ON_TASK, SHOW_IN_LIST, PATIENT_CARD)
