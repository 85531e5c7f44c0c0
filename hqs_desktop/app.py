"""Starts the program: the window first, everything heavy behind it, then the desk at work.

With ``front.py`` (what is seen) and ``live.py`` (what works) this is the composition root: the only place that knows
every layer.
"""

import importlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QThread
from PySide6.QtWidgets import QApplication

from hqs_desktop.adapters.appearance import FirstLook, first_look
from hqs_desktop.adapters.profile import open_profile, temporary_profile
from hqs_desktop.front import Front, make_application

if TYPE_CHECKING:
    from hqs_desktop.live import Live

Companion = Callable[["Live"], Awaitable[int]]
"""Something that uses the running desk as a person would, and gives the exit code."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line asks for. ``profile`` None is the user's own; ``tour`` is a folder for its pictures."""

    profile: Path | None
    demo: bool
    tour: Path | None
    seed: int


class _HeavyImports(QThread):
    """Loads httpx, pydantic, SQLAlchemy, keyring and qasync while the window is already there."""

    error: BaseException | None = None

    def run(self) -> None:
        try:
            importlib.import_module("hqs_desktop.live")
        except BaseException as error:  # noqa: BLE001  # it is raised again on the main thread, by run() below
            self.error = error


def run(options: Options, companion: Companion | None = None) -> int:
    """Run the app until its window is closed (or the companion is done) and return the exit code."""
    app = make_application()
    profile = temporary_profile() if options.demo else open_profile(options.profile)
    with profile:
        look = FirstLook(mode="demo") if options.demo else first_look(profile.settings_file)
        front = Front(app, profile, look)
        front.window.show()
        _import_behind(app)
        from hqs_desktop import live  # noqa: PLC0415  # only now is it cheap

        if options.tour is not None:
            from hqs_desktop.tour import Tour  # noqa: PLC0415  # only the tour needs it

            companion = Tour(options.tour)
        return live.run(app, front, profile, demo=options.demo, seed=options.seed, companion=companion)


def _import_behind(app: QApplication) -> None:
    imports = _HeavyImports(app)
    loop = QEventLoop()
    imports.finished.connect(loop.quit)
    imports.start()
    loop.exec()  # a plain loop before the asyncio one: qasync is among the things being imported
    if imports.error is not None:
        raise imports.error
