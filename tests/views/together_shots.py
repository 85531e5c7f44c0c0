"""Pictures of pinboard, basket and their slip, in every look. By hand: ``python -m tests.views.together_shots DIR``."""

import asyncio
import sys
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from hqs_desktop.views.printing.document import save_pdf
from tests.views.book_world import BookWorld
from tests.views.shots import LOOKS, dressed, settle
from tests.views.together_scenes import Shown, basket, close, found, pinboard, slip_of_all, slips_dialog, tray

SCENES = {"pinboard": pinboard, "basket": basket, "slip": slip_of_all, "tray": tray}
WINDOWS = (QSize(1366, 768), QSize(1024, 700))


async def walk(folder: Path, look: str, size: QSize, scale: float) -> None:
    for name, scene in SCENES.items():
        if size != WINDOWS[0] and name != "tray":
            continue  # a dialog is the same over every window
        async for shown in scene(size, scale):
            save(folder, f"{name}-{look}", shown)


def save(folder: Path, name: str, shown: Shown) -> None:
    step, widget, _ = shown
    settle()
    widget.grab().save(str(folder / f"{name}-{step.replace(' ', '-')}.png"))


async def pdf(folder: Path, look: str) -> None:
    world = BookWorld()
    await found(world)
    dialog = slips_dialog(world, 5)
    save_pdf(dialog.document, folder / f"slip-{look}.pdf")
    await close(world, dialog)


def main() -> None:
    """Take the pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["shots"])
    for language, scheme, scale in LOOKS:
        if scale > 1 and scheme == "dark":
            continue
        with dressed(app, language, scheme, scale):
            for size in WINDOWS:
                look = f"{language}-{scheme}-{round(scale * 100)}-{size.width()}"
                asyncio.run(walk(folder, look, size, scale))
            asyncio.run(pdf(folder, f"{language}-{scheme}-{round(scale * 100)}"))


if __name__ == "__main__":
    main()
