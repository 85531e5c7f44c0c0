"""Pictures of the lock in every look. By hand: ``python -m tests.views.lock_shots DIR``."""

import asyncio
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QApplication

from hqs_desktop.core.operators import Operator, Role
from hqs_desktop.viewmodels.shell.window import Appearance, ShellViewModel, Surroundings
from hqs_desktop.views.shell.window import MainWindow
from tests.fakes.clock import FakeClock
from tests.fakes.journal import FakeJournal
from tests.fakes.shared import make_shared
from tests.views.shell.test_window import stand_in
from tests.views.shots import LOOKS, dressed

PIN = "2580"


async def hashed(shell: ShellViewModel) -> None:
    while shell.lock.busy:  # noqa: ASYNC110  (a thread hashes)
        await asyncio.sleep(0.01)


async def walk(folder: Path, look: str, size: QSize) -> None:
    clock = FakeClock()
    shared = make_shared(clock)
    shell = ShellViewModel(Surroundings.DEMO, "درمانگاه", Appearance(), shared)
    with tempfile.TemporaryDirectory() as kept:
        settings = QSettings(str(Path(kept) / "window.ini"), QSettings.Format.IniFormat)
        window = MainWindow(shell, [stand_in("one", "F2")], settings)
        window.watch_lock()
        window.resize(size)
        window.show()

        def shoot(name: str) -> None:
            QApplication.processEvents()
            window.grab().save(str(folder / f"lock-{name}-{look}.png"))

        shell.lock.lock()
        shoot("1-nobody")
        shell.lock.unlock()
        await shared.operators.open(FakeJournal(clock).operators)
        await shared.operators.add(Operator("1", "سارا", "کریمی", Role.SHIFT_HEAD), PIN)
        await shared.operators.add(Operator("2", "علی", "راد", Role.RECEPTIONIST), PIN)
        await shared.operators.add(Operator("3", "ندا", "", Role.IT), PIN)
        shell.lock.lock()
        shoot("2-locked")
        shell.lock.unlock(0, "9999")
        await hashed(shell)
        shoot("3-wrong")
        shell.lock.unlock(0, PIN)
        await hashed(shell)
        shell.lock.switch()
        shoot("4-switch")
        shell.lock.go_back()
        window.close()
        window.deleteLater()


def main() -> None:
    """Take the pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["shots"])
    for language, scheme, scale in LOOKS:
        with dressed(app, language, scheme, scale):
            asyncio.run(walk(folder, f"{language}-{scheme}-{round(scale * 100)}", QSize(1024, 700)))


if __name__ == "__main__":
    main()
