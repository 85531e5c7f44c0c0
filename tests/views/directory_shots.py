"""Pictures of the directory in its states, in every look. By hand: ``python -m tests.views.directory_shots DIR``."""

import asyncio
import sys
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from tests.views.directory_world import DirectoryWorld
from tests.views.keyboard import destroy
from tests.views.scenes import screen_of
from tests.views.shots import LOOKS, dressed


async def walk(folder: Path, look: str) -> None:
    async def shoot(widget: QWidget, name: str) -> None:
        await world.keys.settle()
        widget.grab().save(str(folder / f"directory-{name}-{look}.png"))

    world = DirectoryWorld(40)
    dialog = world.dialog()
    await shoot(dialog, "1-offline")
    world.attach()
    await world.keys.settle()
    await shoot(dialog, "2-list")
    world.model.show_hidden(True)
    world.model.select(3)
    world.model.toggle_hidden()
    await shoot(dialog, "3-hidden")
    dialog.edit()
    await shoot(world.form(), "4-edit")
    world.form().accept()
    dialog.add()
    form = world.form()
    form.accept()
    await shoot(form, "5-wrong")
    form.reject()
    world.model.set_text("nobody")
    await shoot(dialog, "6-nothing")
    world.journal.failing.add("change_directory")
    world.model.set_text("")
    world.model.toggle_pin()
    await shoot(dialog, "7-journal")
    destroy(dialog)
    await world.session.watcher.aclose()
    world = DirectoryWorld(0)
    dialog = world.dialog()
    world.attach()
    await world.keys.settle()
    await shoot(dialog, "8-empty")
    destroy(dialog)
    await world.session.watcher.aclose()


def main() -> None:
    """Take the pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["shots"])
    for language, scheme, scale in LOOKS:
        for width, height in ((1366, 728), (1024, 660)):
            if scale > 1 and scheme == "dark":
                continue
            with dressed(app, language, scheme, scale), screen_of(QSize(width, height)):
                asyncio.run(walk(folder, f"{language}-{scheme}-{round(scale * 100)}-{width}"))


if __name__ == "__main__":
    main()
