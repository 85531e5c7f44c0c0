"""The pages of F9, and what is done on them. A new page is a line in ``PAGES`` and a room with a ``page`` module."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.commands import Command
from hqs_desktop.viewmodels.pages import Page

translate = QCoreApplication.translate  # lupdate knows it by this name

PAGES: Final = (
    Page("connection", Command("page_connection", "Ctrl+1", lambda: translate("Commands", "Connection"))),
    Page("centre", Command("page_centre", "Ctrl+2", lambda: translate("Commands", "Centre"))),
    Page("printers", Command("page_printers", "Ctrl+3", lambda: translate("Commands", "Printing"))),
    Page("appearance", Command("page_appearance", "Ctrl+4", lambda: translate("Commands", "Appearance"))),
    Page("privacy", Command("page_privacy", "Ctrl+5", lambda: translate("Commands", "Privacy"))),
    Page("waitlist", Command("page_waitlist", "Ctrl+6", lambda: translate("Commands", "Waitlist"))),
    Page("audit", Command("page_audit", "Ctrl+7", lambda: translate("Commands", "Audit trail"))),
    Page("doctor", Command("page_doctor", "Ctrl+8", lambda: translate("Commands", "Examination"))),
)
"""In the order of their tabs."""

COMMANDS: Final = (
    *(page.command for page in PAGES),
    *dict.fromkeys(command for page in PAGES for command in page.commands()),  # most can be undone alike
)
