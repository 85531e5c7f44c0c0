"""F8's lists, and the dialog that imports one, in their states."""

import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from tests.views.codes.import_world import ImportWorld

Shown = tuple[str, QWidget, QSize | None]


async def lists(size: QSize) -> AsyncIterator[Shown]:
    """F8: a list that was not imported, one that was, places, and what a search finds in both."""
    with tempfile.TemporaryDirectory() as folder:
        world = ImportWorld(Path(folder), size)
        await world.open()
        world.model.choose(20)
        await world.keys.settle()
        yield "not-imported", world.screen, size
        for kind, path in enumerate((world.services(40), world.divisions())):
            world.import_list(kind)
            await world.read(path)
            await world.keep()
            yield ("services", "places")[kind], world.screen, size
        world.model.set_text("90")
        await world.keys.settle()
        yield "found", world.screen, size
        await world.close()


async def importing() -> AsyncIterator[Shown]:
    """The dialog: no file, an empty one, wrong lines, columns to be named, places, a new edition."""
    with tempfile.TemporaryDirectory() as folder:
        world = ImportWorld(Path(folder))
        await world.open()
        for name, kind, path in (
            ("file", 0, None),
            ("empty", 0, world.file("nothing.csv", "")),
            ("wrong", 0, world.wrong_services()),
            ("unclear", 0, world.unclear()),
            ("good", 0, world.services(40)),
            ("places", 1, world.divisions()),
        ):
            dialog = world.import_list(kind)
            if path is not None:
                await world.read(path)
            yield name, dialog, None
        await world.close()
