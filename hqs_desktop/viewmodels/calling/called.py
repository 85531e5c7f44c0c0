"""What is done for the patient who is called, beside booking: the same acts as on every page of the worklist."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject

from hqs_desktop.core.worklist import Task
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.shared import Shared
from hqs_desktop.viewmodels.tasks.on_task import OnTask

_LAST: Final = 3


class CalledTask(OnTask):
    """Acts upon whom the page calls."""

    def __init__(self, shared: Shared, parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self._join()

    def call(self, task: Task | None) -> None:
        """Act upon a patient; None: upon nobody."""
        self._choose(task)

    @property
    def history(self) -> Sequence[str]:
        """What was last done and said, the newest first; that the patient came on the list is no news."""
        happened = self.details.timeline[:-1][:_LAST] if self.details is not None else ()
        return [formats.listed(one.what, one.when, by=" \u00b7 ") for one in happened]
