"""The minute and the day, for whatever on screen depends on them: one tick for the whole window."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from hqs_desktop.core.dates import shamsi_of

if TYPE_CHECKING:
    from hqs_desktop.desk.ports import Clock

_MINUTE_MS: Final = 60_000


class Ticks(QObject):
    """``minute`` comes as each minute begins, ``day`` when it is another day in Iran than at the last look.

    A computer that slept is a few minutes behind at most: ``look`` is called when the window is used again, too.
    """

    minute = Signal()
    day = Signal()

    def __init__(self, clock: "Clock", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        now = clock.now()
        self._minute, self._day = self._minute_of(), shamsi_of(now)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)

    def start(self) -> None:
        """Look by itself from now on, as each minute begins."""
        self._wait()

    def look(self) -> None:
        """Look at the clock now, and tell what changed."""
        minute, day = self._minute_of(), shamsi_of(self._clock.now())
        changed, another_day = minute != self._minute, day != self._day
        self._minute, self._day = minute, day
        if another_day:
            self.day.emit()
        if changed:
            self.minute.emit()

    def _on_time(self) -> None:
        self.look()
        self._wait()

    def _minute_of(self) -> int:
        return int(self._clock.now().timestamp()) // 60

    def _wait(self) -> None:
        past = int(self._clock.now().timestamp() * 1000) % _MINUTE_MS
        self._timer.start(_MINUTE_MS - past + 1)
