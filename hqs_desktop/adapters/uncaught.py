"""What nothing caught: told to the log and to one listener. A windowed exe has no console to tell it to."""

import logging
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_log = logging.getLogger(__name__)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@contextmanager
def uncaught_errors(listener: Callable[[BaseException], None]) -> Iterator[None]:
    """While it lasts, every uncaught error of any thread is logged and told to ``listener``, in that thread.

    Qt's own messages go to the log.
    """

    def told(error: BaseException) -> None:
        _log.error("uncaught", exc_info=error)
        listener(error)

    def in_main(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        told(error)

    def in_thread(found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            told(found.exc_value)

    def from_qt(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        _log.log(_LEVELS[kind], "Qt: %s", message)

    before = sys.excepthook, threading.excepthook, qInstallMessageHandler(from_qt)
    sys.excepthook, threading.excepthook = in_main, in_thread
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook = before[:2]
        qInstallMessageHandler(before[2])
