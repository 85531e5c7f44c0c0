"""Pictures of the confirmation list in every look. By hand: ``python -m tests.views.confirming_shots DIR``."""

import asyncio
import sys
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from tests.views.confirming_scenes import confirming
from tests.views.shots import LOOKS, dressed


async def walk(folder: Path, look: str, size: QSize, scale: float) -> None:
    async for name, widget, wanted in confirming(size, scale):
        if wanted is not None:
            widget.resize(wanted)
        QApplication.processEvents()
        widget.grab().save(str(folder / f"confirming-{name}-{look}.png"))


def main() -> None:
    """Take the pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["shots"])
    for language, scheme, scale in LOOKS:
        for width, height in ((1366, 728), (1024, 700)):
            if scale > 1 and scheme == "dark":
                continue
            with dressed(app, language, scheme, scale):
                asyncio.run(
                    walk(folder, f"{language}-{scheme}-{round(scale * 100)}-{width}", QSize(width, height), scale)
                )


if __name__ == "__main__":
    main()
