"""Pictures of F12 in its states, in every look. By hand: ``python -m tests.views.worklist_shots DIR``."""

import asyncio
import sys
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from tests.views.shots import LOOKS, dressed
from tests.views.worklist_scenes import worklist


async def walk(folder: Path, look: str, window: QSize, scale: float) -> None:
    number = 0
    async for step, screen, _ in worklist(window, scale):
        number += 1
        screen.grab().save(str(folder / f"worklist-{number}-{step.replace(' ', '-')}-{look}.png"))


def main() -> None:
    """Take the pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["shots"])
    for language, scheme, scale in LOOKS:
        for width, height in ((1366, 728), (1024, 660)):
            if scale > 1 and scheme == "dark":
                continue
            with dressed(app, language, scheme, scale):
                asyncio.run(
                    walk(folder, f"{language}-{scheme}-{round(scale * 100)}-{width}", QSize(width, height), scale)
                )


if __name__ == "__main__":
    main()
