"""What is done for somebody on the worklist, whatever page shows him."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.book.commands import TELL, UNDO
from hqs_desktop.viewmodels.commands import Command

translate = QCoreApplication.translate  # lupdate knows it by this name

NEXT_CALL = Command(  # on Windows a field's key for redo, too
    "next_call", "Ctrl+Y", lambda: translate("Commands", "Next call"), before_fields=True
)
TAKE = Command("take_task", "Ctrl+Shift+K", lambda: translate("Commands", "Take on, give back"))
NOT_REACHED = Command("not_reached", "Ctrl+Shift+R", lambda: translate("Commands", "Not reached"))
CALL_AGAIN = Command("call_again", "Ctrl+Shift+A", lambda: translate("Commands", "Call again at\u2026"))
NOTE = Command("note", "Ctrl+Shift+M", lambda: translate("Commands", "Note\u2026"))
DECLINE = Command("decline", "Ctrl+Shift+J", lambda: translate("Commands", "Does not want that slot"))
CLOSE = Command("close_task", "Ctrl+Shift+X", lambda: translate("Commands", "Close with a reason\u2026"))
TOLD = TELL
UNDO_CLOSE = UNDO

ON_TASK: Final = (TAKE, NOT_REACHED, CALL_AGAIN, TOLD, NOTE, CLOSE, UNDO_CLOSE)
"""What is done for the one who is chosen."""
