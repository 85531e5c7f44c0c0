"""The profile: the one folder with this desk's settings, journal and logs."""

import contextlib
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePath
from types import TracebackType
from typing import Self

from hqs_desktop.core.errors import LocalError

APP_NAME = "HQSDesktop"
_OWNER_ONLY = 0o700
_DRIVE_REMOTE = 4  # GetDriveTypeW


class ProfileError(LocalError):
    """The profile folder can't be made or must not be used; the text says which and why."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Where everything of one desk lies. A temporary one vanishes with ``close``."""

    root: Path
    temporary: bool = False

    @property
    def settings_file(self) -> Path:
        """The user's settings; absent before the first run is done."""
        return self.root / "settings.toml"

    @property
    def window_file(self) -> Path:
        """Geometry of the windows."""
        return self.root / "windows.ini"

    @property
    def logs(self) -> Path:
        """The folder of the logs; it is there."""
        folder = self.root / "logs"
        folder.mkdir(exist_ok=True)
        return folder

    @property
    def lists(self) -> Path:
        """The folder of the imported lists; made by whoever writes the first."""
        return self.root / "lists"

    def journal_file(self, *, lasting: bool = True) -> Path:
        """The journal. ``lasting`` False, where the vault forgets its key with this run: the file then goes too.

        Else the next start would find a journal without a key, and rightly refuse to touch it.
        """
        return self.root / "journal.db" if lasting else self._passing / "journal.db"

    @property
    def _passing(self) -> Path:
        folder = self.root / f"run-{os.getpid()}"
        folder.mkdir(exist_ok=True)
        return folder

    def close(self) -> None:
        """Remove what was for this run only."""
        passing = self.root if self.temporary else self.root / f"run-{os.getpid()}"
        shutil.rmtree(passing, ignore_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def default_root() -> Path:
    """The user's own folder for this program; on Windows the local, not the roaming one."""
    from platformdirs import user_data_path  # noqa: PLC0415  # a given --profile needs none of it

    return user_data_path(APP_NAME, appauthor=False)


def open_profile(directory: Path | None = None) -> Profile:
    """The profile in ``directory``, else the user's own; made where it is missing.

    Raises ``ProfileError`` where it can't be made or lies on a network drive.
    """
    root = (directory or default_root()).expanduser().absolute()
    if on_network(root):
        # SQLite's write-ahead log needs shared memory, which a network drive has not.
        raise ProfileError(f"{root} is on a network drive; the journal needs a local disk")
    try:
        root.mkdir(parents=True, exist_ok=True, mode=_OWNER_ONLY)
    except OSError as error:
        raise ProfileError(f"{root}: {error.strerror}") from error
    return Profile(root)


def temporary_profile() -> Profile:
    """A throw-away profile for the demo, readable by this user only. Raises ``ProfileError`` without room for it."""
    import tempfile  # noqa: PLC0415  # a lasting profile needs none of it

    try:
        return Profile(Path(tempfile.mkdtemp(prefix="hqs-demo-")), temporary=True)
    except OSError as error:
        raise ProfileError(f"{error.filename or tempfile.gettempdir()}: {error.strerror}") from error


def _drive_type(drive: str) -> int:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  # only here

        return ctypes.windll.kernel32.GetDriveTypeW(drive)
    return 0


def on_network(path: PurePath, drive_type: Callable[[str], int] = _drive_type) -> bool:
    """Whether a path is a UNC path or on a mapped drive (Windows; elsewhere it can't be told by the name)."""
    anchor = str(path.anchor)
    if anchor.startswith("\\\\") and not anchor.startswith("\\\\?\\"):
        return True
    with contextlib.suppress(OSError):
        return drive_type(anchor) == _DRIVE_REMOTE
    return False
