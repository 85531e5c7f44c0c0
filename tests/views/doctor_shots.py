"""Pictures of the doctor's page in its states, in every look. By hand: ``python -m tests.views.doctor_shots DIR``."""

import asyncio
import sys
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from tests.views.doctor_scenes import doctor
from tests.views.shots import LOOKS, dressed


async def walk(folder: Path, look: str, size: QSize, scale: float) -> None:
    async for step, page, _ in doctor(size, scale):
        page.grab().save(str(folder / f"doctor-{step}-{look}.png"))


def main() -> None:
    """Take the pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["shots"])
    for language, scheme, scale in LOOKS:
        for width, height in ((1366, 768), (1024, 700)):
            with dressed(app, language, scheme, scale):
                look = f"{language}-{scheme}-{round(scale * 100)}-{width}"
                asyncio.run(walk(folder, look, QSize(width, height), scale))


if __name__ == "__main__":
    main()
