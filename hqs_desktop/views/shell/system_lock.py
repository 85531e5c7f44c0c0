"""Windows' own lock and sleep: what it tells a window about them."""

import ctypes
from collections.abc import Callable
from ctypes import wintypes
from typing import Final

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

_POWER, _SUSPENDS = 0x0218, 4  # WM_POWERBROADCAST, PBT_APMSUSPEND
_SESSION, _LOCKS, _DISCONNECTS = 0x02B1, 7, 4  # WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK, WTS_REMOTE_DISCONNECT
_GONE: Final = {(_POWER, _SUSPENDS), (_SESSION, _LOCKS), (_SESSION, _DISCONNECTS)}
_THIS_SESSION: Final = 0


class SystemLock(QAbstractNativeEventFilter):
    """Calls ``lock`` when the session of ``window`` is locked or left, or the computer goes to sleep; ends with it."""

    def __init__(self, lock: Callable[[], object], window: QWidget) -> None:
        super().__init__()
        self._lock = lock
        application = QCoreApplication.instance()
        if application is not None:
            application.installNativeEventFilter(self)
            window.destroyed.connect(lambda: application.removeNativeEventFilter(self))
        _register(int(window.winId()))

    def nativeEventFilter(  # noqa: N802  # Qt's name
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        """Look at a message, and let it go on."""
        if kind == b"windows_generic_MSG":
            told = wintypes.MSG.from_address(int(message))
            if (told.message, told.wParam) in _GONE:
                self._lock()
        return False, 0


def _register(window: int) -> None:
    """Have Windows tell the window of its session; nothing happens where there is no Windows."""
    libraries = getattr(ctypes, "windll", None)
    if libraries is not None:
        libraries.wtsapi32.WTSRegisterSessionNotification(wintypes.HWND(window), _THIS_SESSION)
