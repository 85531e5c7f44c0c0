"""Pictures of what is told: slots to read aloud. By hand: ``python -m tests.views.telling_shots DIR``."""

import asyncio
import sys
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from tests.views.scenes import SCENES
from tests.views.shots import LOOKS, dressed, settle

_SCENES = ("read_aloud", "reminders")


async def walk(folder: Path, look: str, scale: float) -> None:
    """Each step of each scene."""
    for name in _SCENES:
        async for step, widget, _ in SCENES[name](QSize(1366, 728), scale):
            settle()
            widget.grab().save(str(folder / f"{name}-{step}-{look}.png"))


def main() -> None:
    """Take the pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["shots"])
    for language, scheme, scale in LOOKS:
        with dressed(app, language, scheme, scale):
            asyncio.run(walk(folder, f"{language}-{scheme}-{round(scale * 100)}", scale))


if __name__ == "__main__":
    main()
