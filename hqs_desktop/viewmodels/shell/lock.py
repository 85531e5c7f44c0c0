"""The lock: nothing of a patient is shown until whoever works here, or somebody else, has typed a PIN."""

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCursor

from hqs_desktop.core.errors import JournalError, OperatorError
from hqs_desktop.viewmodels.base import ViewModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hqs_desktop.core.operators import Operator
    from hqs_desktop.viewmodels.shared import Shared

IDLE: Final = timedelta(minutes=5)


class LockViewModel(ViewModel):
    """``changed`` comes when it locks or unlocks, ``said_changed`` when a PIN was not taken.

    ``idle_after`` is how long nobody needs to touch key or mouse until it locks by itself; zero is never. Where nobody
    was ever added there is no PIN, and whoever is there unlocks it. ``clears_clipboard`` tells whether what was copied
    here goes, too.
    """

    changed = Signal()
    said_changed = Signal()

    def __init__(self, shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.idle_after = IDLE
        self.clears_clipboard = True
        self._shared = shared
        self._operators = shared.operators
        self._locked = self._switching = False
        self._said = ""
        self._pointer = QCursor.pos()
        self._touched_at = shared.clock.now()
        shared.ticks.minute.connect(self._look)
        shared.operators.subscribe(self._operators_changed)

    @property
    def locked(self) -> bool:
        """Whether nothing may be shown."""
        return self._locked

    @property
    def can_go_back(self) -> bool:
        """Whether it was only to be chosen who works here: then that may be left as it is."""
        return self._switching

    @property
    def needs_pin(self) -> bool:
        """Whether a PIN unlocks it."""
        return bool(self._operators.all)

    @property
    def people(self) -> "Sequence[Operator]":
        """Who may unlock it, the one who works here first."""
        here = self._operators.here
        return sorted(self._operators.all, key=lambda one: here is not None and one.id != here.id)

    @property
    def first(self) -> int | None:
        """Whose PIN is waited for, as a place among ``people``; None where one has to be chosen."""
        return 0 if self._operators.here is not None and not self._switching else None

    @property
    def said(self) -> str:
        """Why the last PIN was not taken."""
        return self._said

    def lock(self) -> None:
        """Show nothing from now on."""
        if self._locked and not self._switching:
            return
        self._switching = False
        self._enter(locked=True)
        if self._operators.all:
            self.run(self._operators.locked(), name="record the lock", quiet=True)

    def switch(self) -> None:
        """Ask who works here from now on."""
        if not self._locked and self._operators.all:
            self._switching = True
            self._enter(locked=True)

    def go_back(self) -> None:
        """Leave it to whoever works here."""
        if self._switching:
            self._open()

    def unlock(self, place: int | None = None, pin: str = "") -> None:
        """Take somebody's PIN, by his place among ``people``; where nobody was ever added, open."""
        if not self._locked or self.busy:
            return
        if not self._operators.all:
            self._open()
        elif place is not None and 0 <= place < len(self.people) and pin:
            self.run(self._unlock(self.people[place], pin), name="unlock")

    def touched(self) -> None:
        """Somebody has used key or mouse."""
        self._touched_at = self._shared.clock.now()

    async def _unlock(self, one: "Operator", pin: str) -> None:
        here = self._operators.here
        try:
            if here is not None and one.id == here.id:
                await self._operators.unlock(pin)
            else:
                await self._operators.sign_in(one, pin)
        except (OperatorError, JournalError) as error:
            self._say(error)
        else:
            self._open()

    def _say(self, error: OperatorError | JournalError) -> None:
        from hqs_desktop.desk.problems import problem_of  # noqa: PLC0415  # not for the first paint
        from hqs_desktop.viewmodels.words.operators import fault_words  # noqa: PLC0415
        from hqs_desktop.viewmodels.words.problems import problem_text  # noqa: PLC0415

        if isinstance(error, OperatorError):
            self._said = fault_words(error)
        else:
            self._said = problem_text(problem_of(error)).title
        self.said_changed.emit()

    def _open(self) -> None:
        self.touched()
        self._switching = False
        self._enter(locked=False)

    def _enter(self, *, locked: bool) -> None:
        self._said = ""
        self._locked = locked
        self.changed.emit()

    def _look(self) -> None:
        pointer = QCursor.pos()
        if pointer != self._pointer:
            self._pointer = pointer
            self.touched()
        if self.idle_after and self._shared.clock.now() - self._touched_at >= self.idle_after:
            self.lock()

    def _operators_changed(self) -> None:
        if self._operators.awaited and not self._locked:
            self._enter(locked=True)
