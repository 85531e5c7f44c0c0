"""Pictures of the waitlist in its states, in every look. By hand: ``python -m tests.views.waiting_shots DIR``."""

import asyncio
import sys
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from tests.views.scenes import screen_of
from tests.views.shots import LOOKS, dressed
from tests.views.waiting_scenes import put_on_waitlist

SCREENS = (QSize(1366, 728), QSize(1024, 660))
SCENES = {"form": put_on_waitlist}


async def walk(folder: Path, look: str, size: QSize, scale: float) -> None:
    for scene, steps in SCENES.items():
        with screen_of(size):
            async for step, widget, _ in steps(size, scale):
                for _ in range(5):
                    QApplication.processEvents()
                widget.grab().save(str(folder / f"waiting-{scene}-{step}-{look}.png"))


def main() -> None:
    """Take the pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["shots"])
    for language, scheme, scale in LOOKS:
        for size in SCREENS:
            with dressed(app, language, scheme, scale):
                look = f"{language}-{scheme}-{round(scale * 100)}-{size.width()}"
                asyncio.run(walk(folder, look, size, scale))


if __name__ == "__main__":
    main()
