"""Pressing keys as a person does, waiting for what they do, and keeping what was seen: times, keys, pictures."""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from hqs_desktop.app.live import Live
from hqs_desktop.views.widgets.deliberate import ENDS_SECONDS

if TYPE_CHECKING:
    from hqs_desktop.simulator.server import SimulatorServer

PATIENCE_SECONDS = 20.0
_PAINTING_SECONDS = 0.5  # until what is to be read stands there, on a busy machine too
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class TourError(Exception):
    """The tour could not go on; the text says what it waited for."""


@dataclass(frozen=True, slots=True)
class KeyCount:
    """How many keys a task took, a chord being one, and how many it may take."""

    task: str
    keys: int
    most: int

    @property
    def kept(self) -> bool:
        """Whether it took no more than it may."""
        return self.keys <= self.most


class Hands:
    """Two hands at a running desk; pictures go to ``folder``."""

    def __init__(self, desk: Live, folder: Path) -> None:
        self.desk = desk
        self.front = desk.front
        self.folder = folder
        self.counts: list[KeyCount] = []
        self._keys = 0
        self._step = 0
        self._began = time.perf_counter()

    @property
    def simulator(self) -> "SimulatorServer":
        """The embedded gateway. Raises ``TourError`` where there is none."""
        if self.desk.place is None or self.desk.place.simulator is None:
            raise TourError("the tour needs the embedded gateway: hqs-desktop demo --tour")
        return self.desk.place.simulator

    async def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key, with what is held down meanwhile."""
        self._keys += 1
        await _send(key, "", modifiers)

    async def type(self, text: str, *, counted: bool = True) -> None:
        """Type a text; the patient's number is not counted."""
        self._keys += len(text) if counted else 0
        for character in text:
            await _send(Qt.Key.Key_unknown, character, Qt.KeyboardModifier.NoModifier)

    async def decide(self) -> None:
        """Press Enter once a person could have read what it does; before that it counts for nothing."""
        await self.read()
        await self.press(Qt.Key.Key_Return)

    async def read(self) -> None:
        """Take the time that a person needs to read what the next key does."""
        await asyncio.sleep(ENDS_SECONDS + _PAINTING_SECONDS)
        self._began = time.perf_counter()

    @contextmanager
    def counting(self, task: str, most: int, begun: int = 0) -> Iterator[None]:
        """Count the keys that a task takes; ``begun`` of them were pressed before."""
        before = self._keys - begun
        yield
        self.counts.append(KeyCount(task, self._keys - before, most))

    async def until(self, condition: Callable[[], bool], what: str) -> None:
        """Wait for what a key does. Raises ``TourError`` where it does not come."""
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while not condition():  # noqa: ASYNC110  # it looks at many things, as a person does
                    await asyncio.sleep(0.01)
        except TimeoutError:
            raise TourError(f"waited {PATIENCE_SECONDS:.0f} s for {what}") from None

    async def dialog(self, what: str) -> None:
        """Wait for a dialog."""
        await self.until(dialog_open, what)

    async def dialog_below(self, name: str) -> None:
        """Be again at the dialog of that name, over which another one was closed."""

        def is_uppermost() -> bool:
            top = QApplication.activeModalWidget()
            return top is not None and top.objectName() == name

        await self.until(is_uppermost, f"the dialog below, {name}")
        if (below := QApplication.activeModalWidget()) is not None:
            below.activateWindow()  # see ``no_dialog``
        await self.dialog(f"the focus of {name}")

    async def no_dialog(self) -> None:
        """Wait until the last dialog is closed, and be at the window again."""
        await self.until(lambda: not dialog_open(), "the closed dialog")
        self.front.window.activateWindow()  # as a window manager does; the offscreen platform has none
        await self.until(lambda: bool(QGuiApplication.focusWindow()), "the window's focus")

    async def done(self, what: str) -> None:
        """Note the time that the step took, then let it be painted and take its picture."""
        took = time.perf_counter() - self._began
        await asyncio.sleep(0.2)
        self._step += 1
        print(f"{self._step:2}. {what}: {took * 1000:.0f} ms", flush=True)
        self.picture(f"{self._step:02}-{what.partition(':')[0].replace(' ', '-').replace(',', '')}")
        self._began = time.perf_counter()

    def fail(self) -> None:
        """Keep what was seen when it went wrong."""
        self.picture(f"{self._step + 1:02}-failed")

    def picture(self, name: str) -> None:
        """Save what is seen: the window, or the dialog over it."""
        window = QApplication.activeWindow()
        if isinstance(window, QDialog) and (behind := window.parentWidget()) is not None:
            picture, front = behind.window().grab(), window.grab()
            painter = QPainter(picture)
            painter.fillRect(picture.rect(), QColor(0, 0, 0, 96))
            painter.drawPixmap(picture.rect().center() - front.rect().center(), front)
            painter.end()
            picture.save(str(self.folder / f"{name}.png"))
        elif window is not None:
            window.grab().save(str(self.folder / f"{name}.png"))


def dialog_open() -> bool:
    """Whether a dialog has the keys."""
    return isinstance(QApplication.activeWindow(), QDialog)


async def _send(key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier) -> None:
    """A key as the window system brings it: a shortcut sees it first, focus decides the rest."""
    sent = asyncio.get_running_loop().create_future()

    def send() -> None:
        if window := QGuiApplication.focusWindow():
            QTest.sendKeyEvent(QTest.KeyAction.Click, window, key, text, modifiers)
            sent.set_result(None)
        else:
            sent.set_exception(TourError("no window has the focus"))

    # By a timer, as keys come outside of any task: QTest runs the event loop, and tasks must not nest (qasync #59).
    QTimer.singleShot(0, send)
    await sent
