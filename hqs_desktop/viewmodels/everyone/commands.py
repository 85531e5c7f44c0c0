"""What is done on the page of everyone who is owed something."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.book.commands import BOOK_AGAIN, PATIENT_CARD, SHOW_IN_LIST
from hqs_desktop.viewmodels.commands import BACK, FIND, GO_ON
from hqs_desktop.viewmodels.tasks.commands import DECLINE, NEXT_CALL, ON_TASK

translate = QCoreApplication.translate  # lupdate knows it by this name

TO_SEARCH = FIND.named(lambda: translate("Commands", "Search the worklist"))
OPEN = GO_ON.named(lambda: translate("Commands", "Do the next step"))
CLEAR = BACK.named(lambda: translate("Commands", "Clear the filters"))

COMMANDS: Final = (OPEN, NEXT_CALL, DECLINE, TO_SEARCH, CLEAR, *ON_TASK, BOOK_AGAIN, SHOW_IN_LIST, PATIENT_CARD)
