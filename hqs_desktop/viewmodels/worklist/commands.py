"""The pages of F12, and what is done on them."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.commands import Command
from hqs_desktop.viewmodels.pages import Page

translate = QCoreApplication.translate  # lupdate knows it by this name

PAGES: Final = (
    Page("everyone", Command("page_everyone", "Ctrl+1", lambda: translate("Commands", "Everyone"))),
    Page("calling", Command("page_calling", "Ctrl+2", lambda: translate("Commands", "Withdrawn days"))),
    Page("waiting", Command("page_waiting", "Ctrl+3", lambda: translate("Commands", "Waiting"))),
    Page("confirming", Command("page_confirming", "Ctrl+4", lambda: translate("Commands", "To confirm"))),
)
"""In the order of their tabs."""

COMMANDS: Final = (*(page.command for page in PAGES), *(command for page in PAGES for command in page.commands()))
