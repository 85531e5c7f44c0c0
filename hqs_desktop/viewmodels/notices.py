"""The one queue of what the desk must know beside its screens."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from hqs_desktop.viewmodels.words.notices import Notice, NoticeCause


class Notices(QObject):
    """What is told stands until it is put away or no longer true; nothing is overwritten by the next one."""

    changed = Signal()
    acted = Signal(object)  # the NoticeCause whose button was pressed

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown: list[NoticeCause] = []
        self._history: list[NoticeCause] = []

    @property
    def shown(self) -> "Sequence[Notice]":
        """What stands now, the newest last, in the language of the moment."""
        return self._in_words(self._shown)

    @property
    def history(self) -> "Sequence[Notice]":
        """All that was told in this run, the newest last."""
        return self._in_words(self._history)

    def tell(self, cause: "NoticeCause") -> None:
        """Tell something; what stands already is not told again."""
        if cause not in self._shown:
            self._shown.append(cause)
            self._history.append(cause)
            self.changed.emit()

    def act(self, index: int) -> None:
        """Take the next step that one offers."""
        self.acted.emit(self._shown[index])

    @property
    def newest_to_act_on(self) -> int | None:
        """The newest of those that offer a next step, by its place; None where none does."""
        places = [index for index, notice in enumerate(self.shown) if notice.action]
        return places[-1] if places else None

    def act_on_newest(self) -> None:
        """Take the next step that the newest offers."""
        if (index := self.newest_to_act_on) is not None:
            self.act(index)

    def dismiss(self, index: int) -> None:
        """Put one away."""
        del self._shown[index]
        self.changed.emit()

    def withdraw(self, void: "Callable[[NoticeCause], bool]") -> None:
        """Put away what is no longer true."""
        left = [cause for cause in self._shown if not void(cause)]
        if len(left) != len(self._shown):
            self._shown = left
            self.changed.emit()

    @staticmethod
    def _in_words(causes: "Sequence[NoticeCause]") -> "Sequence[Notice]":
        if not causes:
            return []
        from hqs_desktop.viewmodels.words.notices import notice_text  # noqa: PLC0415  # the first paint has none

        return [notice_text(cause) for cause in causes]
