"""The tour: the main job done by real key events in the real window, each step timed and pictured.

Its word is the embedded gateway's ledger: exactly one booking made, and the same one cancelled.
"""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from hqs_desktop.app.live import Live
from hqs_desktop.core.bookings import BookingState
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.find.results import Phase
from hqs_desktop.viewmodels.shell.window import Line
from hqs_desktop.views.widgets.deliberate import ENDS_SECONDS

PATIENCE_SECONDS = 20.0
WINDOW_SIZE = (1366, 768)

# Typed as a receptionist would: two letters of cardiology ("qaf", "lam"), a national code in Persian digits.
SPECIALTY = "\u0642\u0644"
FIRST_NAME = "\u0628\u06cc\u0645\u0627\u0631"
LAST_NAME = "\u0646\u0645\u0648\u0646\u0647"
NATIONAL_CODE = "\u06f0\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f9"


class TourError(Exception):
    """The tour could not go on; the text says what it waited for."""


class Tour:
    """Runs on a ``Live`` desk in the demo; pictures go to ``folder``. Gives the exit code."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._step = 0
        self._began = time.perf_counter()

    async def __call__(self, desk: Live) -> int:
        """Take the tour; 0 only if the ledger agrees with what was seen."""
        self._folder.mkdir(parents=True, exist_ok=True)
        desk.front.window.showNormal()
        desk.front.window.resize(*WINDOW_SIZE)
        try:
            tqid = await self._book(desk)
            await self._track(desk, tqid)
            await self._cancel(desk)
            agreed = self._agree(desk, tqid)
        except TourError as error:
            self._picture(f"{self._step + 1:02}-failed")
            print(f"The tour stopped: {error}")
            return 1
        print(f"Pictures: {self._folder}")
        return 0 if agreed else 1

    async def _book(self, desk: Live) -> str:
        book = desk.front.find
        await self._until(lambda: desk.front.shell.line is Line.GOOD, "the line")
        await self._press(Qt.Key.Key_F2)
        await self._done("the window is ready")
        await self._type(SPECIALTY)
        await self._done("two letters of a specialty")
        await self._press(Qt.Key.Key_Return)
        await self._until(lambda: book.results.phase is Phase.SHOWN and not book.results.running, "free slots")
        await self._done(f"{book.results.found} free slots found")
        await self._press(Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)  # the first that is free
        await self._press(Qt.Key.Key_Return)
        await self._until(lambda: book.panel.step is Step.FILLING, "the booking panel")
        await self._type(NATIONAL_CODE)
        for name in (FIRST_NAME, LAST_NAME):
            await self._press(Qt.Key.Key_Tab)
            await self._type(name)
        await self._done("a slot taken up, the patient typed")
        await self._press(Qt.Key.Key_Return)
        await self._until(lambda: book.panel.step is Step.READING_BACK, "the read-back")
        await self._done("read back")
        await self._decide()
        await self._until(lambda: book.panel.step is Step.DONE, "the receipt")
        await self._done("booked: the receipt")
        booking = book.panel.booking
        if booking is None:
            raise TourError("the receipt shows no booking")
        return str(booking.tqid)

    async def _track(self, desk: Live, tqid: str) -> None:
        await self._press(Qt.Key.Key_F3)
        listed = desk.front.bookings
        await self._press(Qt.Key.Key_F5)
        await self._until(lambda: listed.loaded and not listed.checking, "the desk's list")
        await self._press(Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)  # all days
        await self._until(
            lambda: any(str(row.tqid) == tqid for row in listed.table.bookings), "the booking on the list"
        )
        await self._done("on the list of the desk")
        await self._press(Qt.Key.Key_F4)
        await self._type(tqid)
        await self._press(Qt.Key.Key_Return)
        await self._until(lambda: desk.front.track.booking is not None, "the booking's status")
        await self._done("tracked by its TQID")

    async def _cancel(self, desk: Live) -> None:
        await self._press(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
        await self._until(_dialog_open, "the cancelling")
        await self._type("1")
        await self._done("a reason chosen")
        await self._decide()
        booking = desk.front.track.booking
        await self._until(lambda: not desk.front.track.can_cancel, "the cancellation")
        await self._done("cancelled")
        await self._press(Qt.Key.Key_Escape)
        await self._until(lambda: not _dialog_open(), "the closed dialog")
        desk.front.window.activateWindow()  # as a window manager does; the offscreen platform has none
        await self._until(lambda: bool(QGuiApplication.focusWindow()), "the window's focus")
        await self._press(Qt.Key.Key_F3)
        listed = desk.front.bookings.table
        ended = BookingState.CANCELLED
        await self._until(
            lambda: booking is not None and any(row.id == booking.id and row.state is ended for row in listed.bookings),
            "the cancelled booking on the list",
        )
        await self._done("the list afterwards")

    def _agree(self, desk: Live, tqid: str) -> bool:
        if desk.place is None or desk.place.simulator is None:
            raise TourError("the tour needs the embedded gateway: hqs-desktop demo --tour")
        done = [(one.operation, str(one.tqid)) for one in desk.place.simulator.ledger.executions]
        agreed = done == [("SetAppointment", tqid), ("RemoveAppointment", tqid)]
        print(f"The gateway's ledger {'agrees' if agreed else 'DISAGREES'}: {done}")
        return agreed

    async def _until(self, condition: Callable[[], bool], what: str) -> None:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                while not condition():  # noqa: ASYNC110  # it looks at many things, as a person does
                    await asyncio.sleep(0.01)
        except TimeoutError:
            raise TourError(f"waited {PATIENCE_SECONDS:.0f} s for {what}") from None

    async def _done(self, what: str) -> None:
        """Note the time that the step took, then let it be painted and take its picture."""
        took = time.perf_counter() - self._began
        await asyncio.sleep(0.2)
        self._step += 1
        print(f"{self._step:2}. {what}: {took * 1000:.0f} ms", flush=True)
        self._picture(f"{self._step:02}-{what.partition(':')[0].replace(' ', '-').replace(',', '')}")
        self._began = time.perf_counter()

    def _picture(self, name: str) -> None:
        window = QApplication.activeWindow()
        if isinstance(window, QDialog) and (behind := window.parentWidget()) is not None:
            picture, front = behind.window().grab(), window.grab()
            painter = QPainter(picture)
            painter.fillRect(picture.rect(), QColor(0, 0, 0, 96))
            painter.drawPixmap(picture.rect().center() - front.rect().center(), front)
            painter.end()
            picture.save(str(self._folder / f"{name}.png"))
        elif window is not None:
            window.grab().save(str(self._folder / f"{name}.png"))

    async def _decide(self) -> None:
        """Press Enter once a person could have read what it does; before that it counts for nothing."""
        await asyncio.sleep(ENDS_SECONDS)
        self._began = time.perf_counter()
        await self._press(Qt.Key.Key_Return)

    async def _press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        await _send(key, "", modifiers)

    async def _type(self, text: str) -> None:
        for character in text:
            await _send(Qt.Key.Key_unknown, character, Qt.KeyboardModifier.NoModifier)


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


def _dialog_open() -> bool:
    return isinstance(QApplication.activeWindow(), QDialog)
