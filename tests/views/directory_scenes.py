"""The scenes of the directory's two dialogs: see ``scenes``."""

from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from hqs_desktop.viewmodels.directory.importing import DirectoryImport
from hqs_desktop.views.directory.importing import DirectoryImportDialog
from tests.views.directory_world import DirectoryWorld
from tests.views.keyboard import destroy

Shown = tuple[str, QWidget, QSize | None]


async def directory(screen: QSize, scale: float) -> AsyncIterator[Shown]:  # noqa: ARG001  # of every scene
    """All, none found, and something done."""
    world = DirectoryWorld()
    world.attach()
    dialog = world.dialog()
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    await world.keys.settle()
    yield "all", dialog, None
    world.model.toggle_hidden()
    await world.keys.settle()
    yield "hidden", dialog, None
    world.model.set_text("nobody of that name")
    await world.keys.settle()
    yield "nobody", dialog, None
    await world.model.aclose()
    destroy(dialog)
    await world.session.watcher.aclose()
    await world.session.writer.aclose(0)


async def directory_import(screen: QSize, scale: float) -> AsyncIterator[Shown]:  # noqa: ARG001  # of every scene
    """Empty, a file that is not there, and one with a wrong line."""
    world = DirectoryWorld()
    world.attach()
    await world.keys.settle()
    importing = world.model.importing()
    assert importing is not None
    dialog = DirectoryImportDialog(importing)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.open()
    await world.keys.settle()
    yield "empty", dialog, None
    importing.read("/nowhere.csv")
    await _read(world, importing)
    yield "no-file", dialog, None
    with TemporaryDirectory() as folder:
        path = Path(folder) / "doctors.csv"
        path.write_text("council number,doctor,centre's id\r\n,دکتر,\r\n", encoding="utf-8", newline="")
        importing.read(str(path))
        await _read(world, importing)
    yield "wrong", dialog, None
    await importing.aclose()
    destroy(dialog)
    await world.model.aclose()
    await world.session.watcher.aclose()
    await world.session.writer.aclose(0)


async def _read(world: DirectoryWorld, importing: DirectoryImport) -> None:
    """Until the thread has read."""
    await world.keys.settle()
    while importing.busy:
        await world.keys.settle()
