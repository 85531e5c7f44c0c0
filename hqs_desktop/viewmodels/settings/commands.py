"""The pages of F9, and what is done on them. A new page is a line in ``PAGES`` and a room with a ``page`` module."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.commands import Command
from hqs_desktop.viewmodels.pages import Page

translate = QCoreApplication.translate  # lupdate knows it by this name

PAGES: Final = (
    Page("connection", Command("page_connection", "Ctrl+1", lambda: translate("Commands", "Connection"))),
    Page("audit", Command("page_audit", "Ctrl+2", lambda: translate("Commands", "Audit trail"))),
)
"""In the order of their tabs."""

COMMANDS: Final = (*(page.command for page in PAGES), *(command for page in PAGES for command in page.commands()))
