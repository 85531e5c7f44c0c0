"""What keeps the editions; ``adapters`` has one."""

from dataclasses import dataclass
from typing import Protocol

from hqs_desktop.codes.lists import Edition, ListKind
from hqs_desktop.core.errors import LocalError


class ListDamagedError(LocalError):
    """What was kept of a list can't be read: it must be imported again. The text says which file."""


class ListNotKeptError(LocalError):
    """An edition could not be written; the one before is still in use. The text says which file and why."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The file that settings named, as it was when it was last imported by itself."""

    path: str
    fingerprint: str
    changed: float
    """Seconds since 1970, as the file system has it."""


class ListStore(Protocol):
    """Keeps of each list the edition in use and the one before. Its methods block: call them off the UI thread."""

    def load(self, kind: ListKind) -> Edition | None:
        """The edition in use; None where there is none. Raises ``ListDamagedError``."""
        ...

    def keep(self, edition: Edition, taken: Taken | None = None) -> None:
        """Use another edition, and keep the present one beside it. Raises ``ListNotKeptError``."""
        ...

    def swap(self, kind: ListKind) -> Edition | None:
        """Use the edition before, and keep the present one beside it; None where nothing was imported before.

        Raises ``ListDamagedError`` and ``ListNotKeptError``; the edition in use then stays.
        """
        ...

    def has_former(self, kind: ListKind) -> bool:
        """Whether something was imported since which can be taken back."""
        ...

    def taken(self, kind: ListKind) -> Taken | None:
        """What was last imported by itself."""
        ...

    def note(self, kind: ListKind, taken: Taken) -> None:
        """Remember that a file holds what was imported already. Raises ``ListNotKeptError``."""
        ...
