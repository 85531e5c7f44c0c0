"""What is done wherever one is in the window."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.commands import BACK, GO_ON, NEXT_FIELD, Command

translate = QCoreApplication.translate  # lupdate knows it by this name

MENU = Command("menu", "Alt+M", lambda: translate("Commands", "Menu"), everywhere=True)
ACT_ON_NOTICE = Command(
    "act_on_notice", "Ctrl+Shift+N", lambda: translate("Commands", "Do what the newest notice offers"), everywhere=True
)
NOTICES = Command("notices", "Alt+N", lambda: translate("Commands", "All notices of this run"), everywhere=True)
SEARCH_ANYTHING = Command(
    "search_anything", "Ctrl+K", lambda: translate("Commands", "Search anything"), everywhere=True
)
HELP = Command("help", "F1", lambda: translate("Commands", "Keys"), everywhere=True)
LOCK = Command("lock", "Ctrl+L", lambda: translate("Commands", "Lock"), everywhere=True)
SWITCH_OPERATOR = Command(
    "switch_operator", "Ctrl+Shift+Y", lambda: translate("Commands", "Switch operator"), everywhere=True
)
QUIT = Command("quit", "", lambda: translate("Commands", "Quit"))

COMMANDS: Final = (GO_ON, BACK, NEXT_FIELD, SEARCH_ANYTHING, MENU, HELP, ACT_ON_NOTICE, NOTICES, LOCK, SWITCH_OPERATOR)
