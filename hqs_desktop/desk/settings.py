"""The settings as a person changes them: one at a time, each judged, and never over what somebody else has set."""

from collections.abc import Mapping
from typing import Protocol

from hqs_desktop.core.errors import LocalError
from hqs_desktop.desk.connection.form import Fault

Changes = Mapping[str, object]
"""By the dotted name in the file, what it is to be; None takes it back to the default."""


class SettingRefusedError(LocalError):
    """A value can't be used: ``fault`` is the broken rule where one has a name, ``named`` what it stumbled over."""

    def __init__(self, name: str, fault: Fault | None = None, named: str = "") -> None:
        super().__init__(name)
        self.name = name
        self.fault = fault
        self.named = named


class SettingLockedError(LocalError):
    """The policy sets it; the text is its name."""


class SettingChangedError(LocalError):
    """Somebody else has set it meanwhile; what they set is taken, nothing was written. The text is its name."""


class SettingsStore(Protocol):
    """The settings of the place where this desk works."""

    @property
    def lasting(self) -> bool:
        """Whether they outlive this run; those of the demo don't."""
        ...

    @property
    def policy(self) -> str:
        """The file by which the centre's IT fixes settings."""
        ...

    def value(self, name: str) -> object:
        """What is set, by its dotted name; the default where nothing is."""
        ...

    def is_locked(self, name: str) -> bool:
        """Whether the policy sets it."""
        ...

    async def change(self, changes: Changes) -> None:
        """Set them, all or none of them.

        Raises ``SettingRefusedError``, ``SettingLockedError``, ``SettingChangedError``, and ``SettingsKeptError`` or
        ``SettingsNotSavedError`` where the file can't be written.
        """
        ...
