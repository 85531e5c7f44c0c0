"""Pictures of F8's lists and of importing one, in every look. By hand: ``python -m tests.views.import_shots DIR``."""

import asyncio
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from tests.views.codes.import_world import ImportWorld
from tests.views.shots import LOOKS, dressed

RAIL = 84


async def walk(folder: Path, look: str, size: QSize) -> None:
    with tempfile.TemporaryDirectory() as place:
        world = ImportWorld(Path(place), size)

        async def shoot(name: str) -> None:
            await world.keys.settle()
            world.shown.grab().save(str(folder / f"import-{name}-{look}.png"))

        await world.open()
        world.model.choose(20)
        await shoot("1-not-imported")
        dialog = world.import_list()
        await shoot("2-file")
        await world.read(world.file("nothing.csv", ""))
        await shoot("3-empty-file")
        await world.read(world.wrong_services())
        await shoot("4-wrong-lines")
        await world.read(world.unclear())
        await shoot("5-columns-missing")
        await world.read(world.services(120))
        await shoot("6-good")
        await world.keep()
        await shoot("7-in-use")
        world.import_list()
        await world.read(world.services(110, changed=7))
        await shoot("8-changes")
        dialog = world.import_list(kind=1)
        await world.read(world.divisions())
        await shoot("9-divisions")
        await world.keep()
        await shoot("10-divisions-in-use")
        world.search.setText("90")
        await shoot("11-found")
        assert dialog is not None
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
