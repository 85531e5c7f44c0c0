"""One running program per profile: a later start has the first one show its window, and ends.

The truth is a lock that the system holds on a file of the profile: it goes with its process, however that ended, so
nothing stale is ever left to judge. A local socket beside it (a named pipe on Windows) only carries the request.
"""

import contextlib
import logging
import os
import sys
import time
from typing import TYPE_CHECKING, BinaryIO, Final

from PySide6.QtCore import QObject, Signal, Slot

from hqs_desktop.adapters.profile import Profile, ProfileError
from hqs_desktop.core.errors import LocalError

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE: Final = 6.0
"""Seconds for which a later start waits for the first one's word, or for its end."""

_LOCK_NAME: Final = "instance.lock"
_PAUSE: Final = 0.1  # seconds between two tries
_RAISE: Final = b"raise\n"
_DONE: Final = b"done\n"
_ANYBODY: Final = -1  # ASFW_ANY of AllowSetForegroundWindow

_log = logging.getLogger(__name__)


class NotAnsweringError(LocalError):
    """The profile is in use by a program that does not answer."""


class SingleInstance(QObject):
    """This process's claim on a profile. ``raise_requested`` comes when a later start asks for the window."""

    raise_requested = Signal()

    def __init__(self, profile: Profile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._file: BinaryIO | None = None
        self._server: QLocalServer | None = None

    def claim(self, patience: float = PATIENCE) -> bool:
        """Whether this process is the first on the profile; if not, the first one has shown its window.

        Raises ``NotAnsweringError`` where neither came about within ``patience`` seconds, ``ProfileError`` where the
        profile's folder can't be written.
        """
        until = time.monotonic() + patience
        while True:
            if self._lock():
                return True
            if _ask_to_raise(server_name(self._profile), until - time.monotonic()):
                return False
            # It is just starting, or just ending, and has no ear yet or any more.
            if time.monotonic() >= until:
                raise NotAnsweringError(f"{self._profile.root} is in use by a program that does not answer")
            time.sleep(_PAUSE)

    @Slot()
    def listen(self) -> None:
        """Hear later starts; without an ear they can only say that this one does not answer."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415  # app/start.py has it loaded behind the first paint

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._answer)
        name = server_name(self._profile)
        QLocalServer.removeServer(name)  # a socket of a run that crashed; the lock says that nobody uses it
        if server.listen(name):
            self._server = server
        else:
            _log.error("no ear for later starts: %s", server.errorString())

    def deafen(self) -> None:
        """Hear no more: the window is going. A later start then waits for the lock, and becomes the first."""
        if self._server is not None:
            self._server.close()
            self._server = None

    def release(self) -> None:
        """Give the profile free."""
        self.deafen()
        if self._file is not None:
            self._file.close()
            self._file = None

    def _lock(self) -> bool:
        path = self._profile.root / _LOCK_NAME
        if path.exists() and not path.is_file():  # to open a FIFO would wait for ever
            raise ProfileError(f"{path} is not a plain file")
        try:
            file = path.open("ab")
        except OSError as error:
            raise ProfileError(f"{path}: {error.strerror}") from error
        try:
            _lock_file(file)
        except (BlockingIOError, PermissionError):  # as Linux and as Windows say that another holds it
            file.close()
            return False
        except OSError as error:
            file.close()
            raise ProfileError(f"{path} can't be locked: {error.strerror}") from error
        self._file = file
        return True

    def _answer(self) -> None:
        while self._server is not None and (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(self._serve)
            if socket.bytesAvailable():
                self._serve_socket(socket)

    @Slot()
    def _serve(self) -> None:
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415  # loaded with the server

        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._serve_socket(socket)

    def _serve_socket(self, socket: "QLocalSocket") -> None:
        if bytes(socket.read(len(_RAISE)).data()) == _RAISE:
            self.raise_requested.emit()
            socket.write(_DONE)
            socket.flush()
        socket.disconnectFromServer()


def server_name(profile: Profile) -> str:
    """The socket's name: one per user and profile, and telling of neither."""
    import hashlib  # noqa: PLC0415  # 4 ms that the first paint does without

    root = os.path.normcase(profile.root.resolve())
    told = f"{_user()}\n{root}".encode(errors="surrogatepass")
    return f"hqs-desktop-{hashlib.sha256(told).hexdigest()[:32]}"


def _ask_to_raise(name: str, seconds: float) -> bool:
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415  # the first start does without

    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  # only here

        with contextlib.suppress(OSError):
            # Windows lets only the program that the user just started bring a window to the front; it may pass that on.
            ctypes.windll.user32.AllowSetForegroundWindow(_ANYBODY)
    limit = max(1, round(seconds * 1000))
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(limit):
        return False
    socket.write(_RAISE)
    answered = socket.waitForReadyRead(limit)
    told = bytes(socket.read(len(_DONE)).data()) if answered else b""
    socket.abort()
    return told == _DONE


if sys.platform == "win32":

    def _user() -> str:
        return os.environ.get("USERNAME", "")

    def _lock_file(file: BinaryIO) -> None:
        import msvcrt  # noqa: PLC0415  # Windows only

        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError as error:  # held by another: a PermissionError on Windows, a plain one under Wine
            raise BlockingIOError(error.errno, "held by another") from error

else:

    def _user() -> str:
        return str(os.getuid())

    def _lock_file(file: BinaryIO) -> None:
        import fcntl  # noqa: PLC0415  # not on Windows

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
