"""Has what is set hold in the running desk, at once, and keeps the looks that are chosen elsewhere than on F9."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

from hqs_desktop.adapters.settings import AppearanceSettings
from hqs_desktop.app.keeping import InOrder
from hqs_desktop.viewmodels.shell.window import Appearance
from hqs_desktop.views.printing.usual import use_printer

if TYPE_CHECKING:
    from hqs_desktop.adapters.settings_store import FileSettings
    from hqs_desktop.app.front import Front
    from hqs_desktop.desk.session import Session


class SettingsAtWork:
    """``open`` gives it the settings of a place; must be used within a running event loop."""

    def __init__(self, front: "Front", on_error: Callable[[BaseException], None]) -> None:
        self._front = front
        self._saving = InOrder(on_error)
        self._store: FileSettings | None = None
        self._looks = AppearanceSettings()
        front.shell.appearance_changed.connect(self._keep_looks)
        front.shared.settings.changed.connect(self._hold)

    async def aclose(self) -> None:
        """Wait until all is kept."""
        await self._saving.aclose()

    def open(self, store: "FileSettings") -> None:
        """From now on those of another place."""
        self._store, self._looks = store, store.loaded.settings.appearance
        self._front.shared.operators.named = store.loaded.settings.operator.name
        self._front.shared.settings.put(store)
        if self._front.shell.appearance != self._front.first_appearance:  # chosen before there was a file to keep it in
            self._keep_looks()

    def hold_in(self, session: "Session") -> None:
        """Have a session work as it is set."""
        if self._store is not None:
            session.matcher.every = self._store.loaded.settings.waitlist.every_minutes * 60.0
            session.forgetting.keep_days = self._store.loaded.settings.privacy.keep_days

    def _hold(self) -> None:
        if self._store is None:
            return
        settings, shared, shell = self._store.loaded.settings, self._front.shared, self._front.shell
        shared.texts.present = settings.texts
        shell.lock.idle_after = timedelta(minutes=settings.privacy.lock_minutes)
        shell.lock.clears_clipboard = settings.privacy.clear_clipboard
        shell.settle(shell.surroundings, centre=settings.centre.name)
        if shared.slot.session is not None:
            self.hold_in(shared.slot.session)
        use_printer(self._front.app, settings.printing.printer, settings.printing.paper)
        if settings.appearance != self._looks:
            self._looks = looks = settings.appearance
            shell.change_appearance(Appearance(looks.language, looks.scheme, looks.text_scale))

    def _keep_looks(self) -> None:
        if (store := self._store) is None:
            return
        shown, kept = self._front.shell.appearance, store.loaded.settings.appearance
        chosen = {
            f"appearance.{name}": value
            for name, value in shown._asdict().items()
            if value != getattr(kept, name) and not store.is_locked(f"appearance.{name}")
        }
        if not chosen:
            return
        loop, told = asyncio.get_running_loop(), self._front.shared.settings.changed.emit

        def keep() -> None:
            try:
                store.change_now(chosen)
            finally:
                loop.call_soon_threadsafe(told)

        self._saving.start(keep)
