"""Pictures of the book screen at its steps, in every look. By hand: ``python -m tests.views.book_shots DIR``."""

import asyncio
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hqs_desktop.views.find.screen import BookScreen
from tests.fakes.gateway import line_dead, make_person
from tests.views.book_world import BookWorld
from tests.views.shots import LOOKS, dressed

Enter, Down, Left, Escape = Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Escape


async def walk(folder: Path, look: str, width: int) -> None:
    world = BookWorld()
    screen = world.screen(width)

    def shoot(name: str, on: BookScreen = screen) -> None:
        QApplication.processEvents()
        on.grab().save(str(folder / f"book-{name}-{look}.png"))

    shoot("1-start")
    world.attach()
    await world.settle()
    await world.type("قل")
    shoot("2-typing")
    world.gateway.schedule_errors[world.entries[3].provider.identifier.id] = line_dead("GetProviderScheduling")
    await world.key(Enter)
    await world.key(Left, Down)
    shoot("3-results")
    await world.key(Enter)
    await world.type("001234567")
    shoot("4-form")
    await world.type("9")
    await world.key(Enter)
    shoot("5-read-back")
    slot = world.view_model.panel.slot
    assert slot is not None
    world.gateway.occupy(slot, make_person("0499370899"))
    await world.key(Enter)
    shoot("6-taken")
    await world.key(Enter)
    await world.key(Enter)
    shoot("7-receipt")
    await world.key(Enter)
    await world.key(Qt.Key.Key_Home, modifiers=Qt.KeyboardModifier.ControlModifier)
    slot = world.view_model.panel.slot
    assert slot is not None
    world.gateway.occupy(slot, make_person("0499370899"))
    await world.key(Enter)
    shoot("8-gone")
    await world.close(screen)

    world = BookWorld(doctors=0)
    screen = world.screen(width)
    world.attach()
    await world.settle()
    await world.type("قل")
    await world.key(Enter)
    shoot("9-empty", screen)
    await world.close(screen)


def main() -> None:
    """Take the pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["shots"])
    for language, scheme, scale in LOOKS:
        if scale > 1 and scheme == "dark":
            continue
        with dressed(app, language, scheme, scale):
            width = 1366 - round(84 * scale)  # the rail takes the rest
            asyncio.run(walk(folder, f"{language}-{scheme}-{round(scale * 100)}", width))


if __name__ == "__main__":
    main()
