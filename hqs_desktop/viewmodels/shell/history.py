"""The notices of this run, in words: when each was told, what it says, and what can be done about it still."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.notices import Notices, Stand, Told
from hqs_desktop.viewmodels.words.looks import Look
from hqs_desktop.viewmodels.words.tone import Tone


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice; ``action`` is what its number does, empty where that is nothing."""

    when: str
    title: str
    advice: str
    action: str
    look: Look


class NoticeHistory(QObject):
    """Over the window's ``notices``. ``lines`` are the newest first; whoever opens it has looked at them."""

    changed = Signal()

    def __init__(self, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notices = notices
        notices.look()
        notices.changed.connect(self.changed)

    @property
    def lines(self) -> Sequence[NoticeLine]:
        """All that was told in this run."""
        return [self._line(told) for told in self._newest_first]

    @property
    def _newest_first(self) -> Sequence[Told]:
        return self._notices.history[::-1]

    def can_act(self, place: int) -> bool:
        """Whether the notice at that place offers something."""
        told = self._at(place)
        return told is not None and self._notices.can_act(told)

    def act(self, place: int) -> None:
        """Do what the notice at that place offers."""
        if (told := self._at(place)) is not None:
            self._notices.act(told.number)

    def put_away(self, place: int) -> None:
        """Have it stand below the screens no more; one that was put away stands again."""
        told = self._at(place)
        if told is None:
            return
        if told.stand is Stand.STANDS:
            self._notices.dismiss(told.number)
        else:
            self._notices.put_back(told.number)

    def _at(self, place: int) -> Told | None:
        told = self._newest_first
        return told[place] if 0 <= place < len(told) else None

    def _line(self, told: Told) -> NoticeLine:
        notice = self._notices.words(told)
        action = notice.action if self._notices.can_act(told) else ""
        return NoticeLine(formats.time_of(told.at), notice.title, notice.advice, action, self._look(told, notice.tone))

    def _look(self, told: Told, tone: Tone) -> Look:
        match told.stand:
            case Stand.STANDS:
                icons = {Tone.SUCCESS: "checkmark_circle", Tone.WARN: "warning", Tone.DANGER: "error_circle"}
                return Look(self.tr("Stands"), icons.get(tone, "info"), tone)
            case Stand.PUT_AWAY:
                return Look(self.tr("Put away"), "dismiss_circle", Tone.NEUTRAL)
            case Stand.OVER:
                return Look(self.tr("Over"), "history", Tone.NEUTRAL)
