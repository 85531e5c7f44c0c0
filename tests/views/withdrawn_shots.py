"""Pictures of F7 in its states, in every look. By hand: ``python -m tests.views.withdrawn_shots DIR``."""

import asyncio
import sys
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.text import to_persian_digits
from tests.views.shots import LOOKS, dressed
from tests.views.withdrawn.test_screen import STRANGERS, World

RAIL = 84


async def walk(folder: Path, look: str, size: QSize) -> None:
    async def shoot(world: World, name: str) -> None:
        await world.keys.settle()
        world.screen.grab().save(str(folder / f"withdrawn-{name}-{look}.png"))

    world = World(hit=6, size=size)
    world.gateway.removed = [*world.gateway.removed, *STRANGERS]
    await world.open()
    world.model.mark_told()
    await shoot(world, "1-hits")
    world.gateway.line_dead = True
    world.model.look()
    await shoot(world, "2-offline")
    world.model.span = (world.model.today(), world.model.today().add_days(200))
    await shoot(world, "3-too-long")
    await world.close()

    world = World(hit=0, size=size)
    world.gateway.removed = list(STRANGERS)
    await world.open()
    await shoot(world, "4-strangers-only")
    world.gateway.removed = []
    world.model.look()
    await shoot(world, "5-nothing")
    world.model.facility = world.model.search_facilities("6a7f0000-" + to_persian_digits("12"))[0]
    world.model.look()
    await shoot(world, "6-unknown-centre")
    await world.close()

    world = World(hit=0, size=size)
    world.gateway.line_dead = True
    await world.open()
    await shoot(world, "7-dead-line")
    world.gateway.line_dead, world.gateway.held = False, asyncio.Event()
    world.booking(state=BookingState.CANCELLED)
    world.model.stop()
    world.model.look_ahead(30)
    await shoot(world, "8-asking")
    world.gateway.held.set()
    await world.close()


def main() -> None:
    """Take the pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["shots"])
    for language, scheme, scale in LOOKS:
        for width, height in ((1366, 768), (1024, 700)):
            if scale > 1 and scheme == "dark":
                continue
            with dressed(app, language, scheme, scale):
                size = QSize(width - round(RAIL * scale), height - round(84 * scale))
                asyncio.run(walk(folder, f"{language}-{scheme}-{round(scale * 100)}-{width}", size))


if __name__ == "__main__":
    main()
