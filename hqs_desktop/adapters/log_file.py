"""A log file that is rotated when it is full, and loses no line while another program holds it."""

import contextlib
import errno
import logging
import time
from collections import deque
from pathlib import Path
from typing import Final, TextIO

_MOST_WAITING: Final = 10_000  # lines, while the file can't be opened or written
_PAUSE: Final = 1.0  # seconds between two tries to rotate


def open_to_append(path: Path) -> TextIO:
    """Open a text file to write at its end. Raises ``OSError``, also for what is no plain file."""
    if path.exists() and not path.is_file():  # to open a FIFO would wait for ever
        raise OSError(errno.EINVAL, "not a plain file", str(path))
    return path.open("a", encoding="utf-8")


class RotatedFile(logging.Handler):
    """Writes lines to ``path``; full ones are kept as ``path.1``, the newest, and so on, ``files`` in all.

    Where a rotation is refused (a scanner or a viewer holds a file), the file grows, and it is tried again later. What
    can't be written (a full disk) waits in memory. The constructor raises ``OSError``.
    """

    def __init__(self, path: Path, *, largest: int, files: int) -> None:
        super().__init__()
        self._path = path
        self._largest = largest
        self._files = files
        self._waiting: deque[str] = deque(maxlen=_MOST_WAITING)
        self._not_before = 0.0
        self._file: TextIO | None = open_to_append(path)

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record, after those that are waiting; it never raises."""
        try:
            self._waiting.append(f"{self.format(record)}\n")
        except Exception:  # noqa: BLE001  # a record that can't be told must not end what told it
            return
        self._write()

    def close(self) -> None:
        """Write what waits, and close the file."""
        self.acquire()
        try:
            self._write()
            self._close_file()
        finally:
            self.release()
        super().close()

    def _write(self) -> None:
        try:
            self._write_waiting()
        except OSError:
            self._close_file()

    def _write_waiting(self) -> None:
        while self._waiting:
            if self._file is None:
                self._file = open_to_append(self._path)
            if self._file.tell() >= self._largest and time.monotonic() >= self._not_before:
                self._rotate()
                continue
            self._file.write(self._waiting[0])
            self._file.flush()
            self._waiting.popleft()

    def _rotate(self) -> None:
        self._close_file()  # Windows renames no open file
        self._not_before = time.monotonic() + _PAUSE
        with contextlib.suppress(OSError):
            self._shift()
            self._not_before = 0.0

    def _shift(self) -> None:
        """Move the files on by one, in an order in which a refusal at any step overwrites nothing."""
        full = self._numbered(0)
        if not full.exists():
            self._path.replace(full)
        last = self._files - 1
        free = next((number for number in range(1, last) if not self._numbered(number).exists()), last)
        for number in range(free, 0, -1):
            self._numbered(number - 1).replace(self._numbered(number))

    def _numbered(self, number: int) -> Path:
        return self._path.with_name(f"{self._path.name}.{number}")

    def _close_file(self) -> None:
        if self._file is not None:
            with contextlib.suppress(OSError):
                self._file.close()
            self._file = None
