"""What Windows says of its lock and of sleep, as messages made here: there is no Windows in this test."""

import ctypes
from ctypes import wintypes

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hqs_desktop.views.shell.system_lock import SystemLock


@pytest.mark.parametrize(
    ("message", "what", "locks"),
    [
        pytest.param(0x02B1, 7, True, id="session locked"),
        pytest.param(0x02B1, 4, True, id="remote session left"),
        pytest.param(0x0218, 4, True, id="computer sleeps"),
        pytest.param(0x02B1, 8, False, id="session unlocked"),
        pytest.param(0x0218, 7, False, id="computer wakes"),
        pytest.param(0x0100, 7, False, id="a key"),
    ],
)
def test_it_locks_when_windows_does(qtbot: QtBot, message: int, what: int, *, locks: bool) -> None:
    window, locked = QWidget(), []
    qtbot.addWidget(window)
    listening = SystemLock(lambda: locked.append(True), window)
    told = wintypes.MSG(message=message, wParam=what)
    assert listening.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(told)) == (False, 0)
    assert bool(locked) is locks
