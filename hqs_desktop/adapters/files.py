"""Files: read only where they are files, written whole or not at all, with patience for who holds them a moment."""

import contextlib
import errno
import os
import re
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

T = TypeVar("T")

_PART: Final = ".part"
_ABANDONED: Final = 3600.0  # seconds without a change: whoever wrote it is gone
_PAUSES: Final = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4)  # seconds; a virus scanner holds a new file for a few ms


def read_file(path: Path, most: int) -> bytes:
    """The content of a file of at most ``most`` bytes.

    Raises ``OSError``, also for what is bigger or no plain file: to open a FIFO would wait for ever, a device does
    what it likes.
    """
    _require_plain(path.stat(), path)
    # Non-blocking: between the look and the opening it may have become something else.
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        _require_plain(os.fstat(handle), path)
        content = file.read(most + 1)
    if len(content) > most:
        raise OSError(errno.EFBIG, "too big", str(path))
    return content


def patiently(act: Callable[[], T]) -> T:
    """What ``act`` gives, tried again for about a second while it is refused. Not for the UI thread.

    On Windows a virus scanner or a backup holds a file for a moment, and whoever wants to rename or open it is refused.
    """
    for pause in _PAUSES:
        try:
            return act()
        except PermissionError:
            time.sleep(pause)
    return act()


def write_atomically(path: Path, content: bytes) -> None:
    """Replace a file by ``content``, whole or not at all, also when the power fails. Raises ``OSError``.

    Takes up to a second where the old file is held by another program: not for the UI thread.
    """
    import tempfile  # noqa: PLC0415  # not for the first paint, which only reads

    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=_PART)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        patiently(lambda: Path(name).replace(path))
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(path.parent)


def sweep(path: Path) -> None:
    """Remove what writes of ``path``, or of files named after it, left beside it when they were killed."""
    ours = re.compile(rf"\.{re.escape(path.name)}(?:\.[\w-]+)?\.[a-z0-9_]{{8}}{re.escape(_PART)}")
    with contextlib.suppress(OSError):
        for found in path.parent.iterdir():
            if ours.fullmatch(found.name):
                with contextlib.suppress(OSError):
                    status = found.lstat()
                    if stat.S_ISREG(status.st_mode) and time.time() - status.st_mtime > _ABANDONED:
                        found.unlink()


def _require_plain(status: os.stat_result, path: Path) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "not a plain file", str(path))


def _sync_folder(folder: Path) -> None:
    """Make the renaming itself last; Windows neither needs nor allows it."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
