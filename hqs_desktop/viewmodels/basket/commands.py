"""What is done with the basket."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.commands import Command
from hqs_desktop.viewmodels.dialogs.commands import MOVE_DOWN, MOVE_UP, NUMBER, REMOVE

translate = QCoreApplication.translate  # lupdate knows it by this name

PUT_IN = Command("put_in_basket", "Ins", lambda: translate("Commands", "Put slot and patient into the basket"))
BASKET = Command(  # an old key for pasting, too
    "basket", "Shift+Ins", lambda: translate("Commands", "The basket: book all in one go"), before_fields=True
)
TAKE_OUT = REMOVE.named(lambda: translate("Commands", "Take out of the basket"))
ITEM_UP = MOVE_UP.named(lambda: translate("Commands", "Earlier in the basket"))
ITEM_DOWN = MOVE_DOWN.named(lambda: translate("Commands", "Later in the basket"))
ITEM = NUMBER.named(lambda: translate("Commands", "Take that one up: its patient, another slot"))
COMMANDS: Final = (PUT_IN, BASKET)
"""Of every screen that books."""
