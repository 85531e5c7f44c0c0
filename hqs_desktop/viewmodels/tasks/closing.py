"""Closing a task: why it is over, and a note, which another reason than those named needs."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.text import clean_input
from hqs_desktop.core.worklist import CloseReason, Task, TaskKind
from hqs_desktop.viewmodels.tasks.details import task_name
from hqs_desktop.viewmodels.tasks.on_task import OnTask
from hqs_desktop.viewmodels.words.tasks import reason_words, why_words

translate = QCoreApplication.translate  # lupdate knows it by this name

LONGEST_NOTE: Final = 500
_BY_A_PERSON: Final = (
    CloseReason.NOT_WANTED,
    CloseReason.ELSEWHERE,
    CloseReason.UNREACHABLE,
    CloseReason.REBOOKED,
    CloseReason.OVER,
    CloseReason.MISTAKE,
    CloseReason.OTHER,
)


class Closing:
    """One task that is to be closed, for a dialog. ``note`` is what has been typed."""

    def __init__(self, task: Task, page: OnTask) -> None:
        self._page = page
        self.title = task_name(task)
        self.why = why_words(task)
        first = (CloseReason.CONFIRMED,) if task.kind is TaskKind.CONFIRM else ()
        self._reasons: Sequence[CloseReason] = (*first, *_BY_A_PERSON)
        self.note = ""

    @property
    def reasons(self) -> Sequence[str]:
        """The reasons, in the order of their numbers."""
        return [reason_words(reason) for reason in self._reasons]

    def fault(self, row: int) -> str:
        """What is missing for the reason in that row; empty where nothing."""
        if not 0 <= row < len(self._reasons):
            return translate("Closing", "Choose a reason by its number.")
        if self._reasons[row] is CloseReason.OTHER and not clean_input(self.note):
            return translate("Closing", "Say in the note which reason.")
        return ""

    def close(self, row: int) -> bool:
        """Close it; False, and nothing is done, where something is missing."""
        if self.fault(row):
            return False
        self._page.close(self._reasons[row], clean_input(self.note, keep_zwnj=True))
        return True
