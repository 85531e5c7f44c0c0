"""Starts the program: the window first, everything heavy behind it, then the desk at work."""

import contextlib
import importlib
import sys
from collections.abc import Iterator, Sequence
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEventLoop, QObject, Qt, QThread, QTimer, Slot
from PySide6.QtWidgets import QApplication

from hqs_desktop.adapters.appearance import FirstLook, first_look
from hqs_desktop.adapters.profile import Profile, ProfileError, open_profile, temporary_profile
from hqs_desktop.adapters.single_instance import NotAnsweringError, SingleInstance
from hqs_desktop.app.front import LATER, Front, make_application
from hqs_desktop.core.errors import HqsError, LocalError

if TYPE_CHECKING:
    from hqs_desktop.app.live import Companion

_BREATH_MS = 10  # after the first paint, for the keys that were typed ahead of it
_UNPAINTED_MS = 1000  # a window that starts minimized, or behind a locked screen, is not painted


class Options(NamedTuple):
    """What the command line asks for.

    ``profile`` None is the user's own; ``tour`` and ``morning`` are folders for the pictures of what is done by itself.
    """

    profile: Path | None
    demo: bool
    tour: Path | None
    seed: int
    morning: Path | None = None


class ExitCode(IntEnum):
    """What the app ends with; 1 is a companion that was not content, 2 a mistake on the command line."""

    DONE = 0
    PROFILE_UNUSABLE = 5
    NOT_ANSWERING = 6
    BROKEN_INSTALLATION = 7
    UNEXPECTED = 8


class InstallationError(LocalError):
    """Something that comes with the program is missing or damaged."""


class _Imports(QThread):
    """Imports while the window is already there."""

    def __init__(self, names: Sequence[str], parent: QObject) -> None:
        super().__init__(parent)
        self._names = names
        self.error: BaseException | None = None

    @Slot()
    def begin(self) -> None:
        """Start, unless that was done."""
        if not (self.isRunning() or self.isFinished()):
            self.start()

    def run(self) -> None:
        try:
            for name in self._names:
                importlib.import_module(name)
        except BaseException as error:  # noqa: BLE001  # it is raised again on the main thread, by run() below
            self.error = error


def run(options: Options, companion: "Companion | None" = None) -> int:
    """Run the app until its window is closed (or the companion is done) and return the exit code.

    What keeps it from starting is shown in a window; the code is then one of ``ExitCode``.
    """
    app = make_application()
    try:
        with temporary_profile() if options.demo else open_profile(options.profile) as profile:
            instance = SingleInstance(profile)
            try:
                return _run(app, profile, instance, options, companion) if instance.claim() else ExitCode.DONE
            finally:
                instance.release()
    except Exception as error:  # noqa: BLE001  # a windowed program has no other way to say it
        return _say_why(app, error, nobody_there=companion is not None or (options.tour or options.morning) is not None)


def _run(
    app: QApplication, profile: Profile, instance: SingleInstance, options: Options, companion: "Companion | None"
) -> int:
    look = FirstLook(mode="demo") if options.demo else first_look(profile.settings_file)
    with _parts_of_the_program():
        front = Front(app, profile, look)
    front.closed.connect(instance.deafen)
    instance.raise_requested.connect(front.raise_window)
    front.window.show()
    try:
        with _parts_of_the_program():
            _import_behind(app, front, instance)
            from hqs_desktop.app import live  # noqa: PLC0415  # only now is it cheap

            if options.tour is not None:
                from hqs_desktop.app.tour.tour import Tour  # noqa: PLC0415  # only the tour needs it

                companion = Tour(options.tour)
            elif options.morning is not None:
                from hqs_desktop.app.tour.morning import Morning  # noqa: PLC0415  # only that morning needs it

                companion = Morning(options.morning)
        return live.run(app, front, profile, demo=options.demo, seed=options.seed, companion=companion)
    finally:
        front.window.hide()


def _import_behind(app: QApplication, front: Front, instance: SingleInstance) -> None:
    """Load what the first paint did without: first the other screens, which are built at once, then what works.

    One after the other, and after the paint: two threads of Python only keep each other, and the window, waiting.
    """
    screens = _Imports((*LATER, "PySide6.QtNetwork"), app)
    work = _Imports(("hqs_desktop.app.live",), app)
    loop = QEventLoop()
    screens.finished.connect(lambda: loop.quit() if screens.error is not None else front.build_the_rest())
    front.built.connect(instance.listen, Qt.ConnectionType.SingleShotConnection)
    front.built.connect(work.start, Qt.ConnectionType.SingleShotConnection)
    work.finished.connect(loop.quit)
    front.window.painted.connect(lambda: QTimer.singleShot(_BREATH_MS, screens, screens.begin))
    QTimer.singleShot(_UNPAINTED_MS, screens, screens.begin)
    loop.exec()  # a plain loop before the asyncio one: qasync is among the things being imported
    if (error := screens.error or work.error) is not None:
        raise error


@contextlib.contextmanager
def _parts_of_the_program() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        raise InstallationError(f"{type(error).__name__}: {error}") from error


def _say_why(app: QApplication, error: Exception, *, nobody_there: bool) -> ExitCode:
    """Say what ended the program, in a window where somebody may see it, and on the console where there is one."""
    from hqs_desktop.viewmodels.shell.startup import StartTrouble, trouble_text  # noqa: PLC0415  # a good start needs neither
    from hqs_desktop.views.shell.startup import StartTroubleBox  # noqa: PLC0415  # see above

    code = _CODES.get(type(error), ExitCode.UNEXPECTED)
    kind = StartTrouble(code.name.lower())
    # The words of others may quote what they choked on; the place is enough to find it.
    known = isinstance(error, HqsError)
    text = trouble_text(kind, str(error) if known else f"{type(error).__name__} {_place(error)}".strip())
    if sys.stderr is not None:  # a windowed exe has none
        sys.stderr.write(text.plain)
    if not nobody_there and app.platformName() not in _UNSEEN:
        box = StartTroubleBox(text)
        loop = QEventLoop()
        box.finished.connect(loop.quit)
        box.open()
        loop.exec()  # the asyncio loop has ended, or never began
    return code


def _place(error: Exception) -> str:
    import traceback  # noqa: PLC0415  # a good start needs none

    frames = traceback.extract_tb(error.__traceback__)
    return f"({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""


_UNSEEN = {"offscreen", "minimal"}
_CODES: dict[type[Exception], ExitCode] = {
    ProfileError: ExitCode.PROFILE_UNUSABLE,
    NotAnsweringError: ExitCode.NOT_ANSWERING,
    InstallationError: ExitCode.BROKEN_INSTALLATION,
}
