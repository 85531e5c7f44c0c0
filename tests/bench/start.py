"""How fast the window is there: one process a start, a bare Qt window or the app, told apart by the argument.

``python -m tests.bench.start bare|app BEGAN [PROFILE]`` prints, in seconds since BEGAN (the parent's monotonic clock):
first paint, the first key answered (a letter of a specialty, by its list), everything loaded and the session there, and
the largest gap of the UI thread between the first and the last.
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QMainWindow, QWidget

TICK_MS = 5
LETTER = "\u0642"  # qaf


class FirstPaint(QObject):
    """Notes when a widget of the given class (or within one) was first painted, then watches for stalls."""

    def __init__(self, app: QApplication, inside: str) -> None:
        super().__init__(app)
        self._inside = inside
        self.painted: float | None = None
        self.answered: float | None = None
        self.largest_gap = 0.0
        self._ticked = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.painted is None and event.type() is QEvent.Type.Paint and self._belongs(watched):
            self.painted = 0.0
            QTimer.singleShot(0, self._after_paint)
        return False

    def _belongs(self, watched: QObject) -> bool:
        widget = watched if isinstance(watched, QWidget) else None
        while widget is not None:
            if type(widget).__name__ == self._inside:
                return True
            widget = widget.parentWidget()
        return False

    def _after_paint(self) -> None:
        self.painted = self._ticked = time.monotonic()
        self._timer.start(TICK_MS)
        QTimer.singleShot(0, self._type)

    def _type(self) -> None:
        if self._inside == "BookScreen" and (field := QApplication.focusWidget()):
            QTest.sendKeyEvent(QTest.KeyAction.Click, field, Qt.Key.Key_unknown, LETTER, Qt.KeyboardModifier.NoModifier)

    def _tick(self) -> None:
        now = time.monotonic()
        self.largest_gap = max(self.largest_gap, now - self._ticked)
        self._ticked = now
        if self.answered is None and any(
            isinstance(widget, QAbstractItemView)
            and widget.isVisible()
            and type(widget.window()).__name__ == "MainWindow"
            for widget in QApplication.allWidgets()
        ):
            self.answered = now


def bare(began: float) -> None:
    """A window with a label, nothing else: what Qt itself costs."""
    app = QApplication([])
    watch = FirstPaint(app, "QMainWindow")
    window = QMainWindow()
    window.setCentralWidget(QLabel("HQS"))
    window.resize(1366, 728)
    window.show()
    while not watch.painted:
        app.processEvents()
    print(watch.painted - began)


def app(began: float, profile: Path) -> None:
    """The app over a profile, until it would take a booking."""
    from hqs_desktop.app import interpreter  # noqa: PLC0415  # the bare window must not pay for it

    interpreter.hurry()  # as __main__ does
    from hqs_desktop.app.front import make_application  # noqa: PLC0415
    from hqs_desktop.app.start import Options, run  # noqa: PLC0415

    watch = FirstPaint(make_application(), "BookScreen")

    async def ready(_desk: object) -> int:
        now = time.monotonic()
        print((watch.painted or now) - began, (watch.answered or now) - began, now - began, watch.largest_gap)
        return 0

    sys.exit(run(Options(profile=profile, demo=False, tour=None, seed=0), ready))


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare(float(sys.argv[2]))
    else:
        app(float(sys.argv[2]), Path(sys.argv[3]))
