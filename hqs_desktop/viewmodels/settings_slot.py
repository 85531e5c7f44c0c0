"""The settings of the present place, for all that shows or changes them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from hqs_desktop.desk.settings import Changes, SettingsStore


class SettingsSlot(QObject):
    """Holds the settings, or none before they are read. ``changed`` comes with others, and after every change."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store: SettingsStore | None = None

    @property
    def store(self) -> "SettingsStore | None":
        """What is set."""
        return self._store

    def put(self, store: "SettingsStore") -> None:
        """From now on those of another place."""
        self._store = store
        self.changed.emit()

    async def change(self, changes: "Changes") -> None:
        """Set something; raises as ``SettingsStore.change``. Without settings nothing happens."""
        if self._store is not None:
            try:
                await self._store.change(changes)
            finally:
                self.changed.emit()  # what somebody else has set may have been taken
