"""The scenes of the notices: see ``scenes``. By hand: ``python -m tests.views.notices_scenes DIR`` takes pictures."""

import asyncio
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSettings, QSize
from PySide6.QtWidgets import QApplication, QWidget

from hqs_desktop.codes.lists import ListKind
from hqs_desktop.core.errors import LocalError
from hqs_desktop.core.model import BookingRequest
from hqs_desktop.core.reminders import Reminder
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.desk.writing.outcome import Done, NotSent, Refused
from hqs_desktop.viewmodels.notices import Notices
from hqs_desktop.viewmodels.shell.history import NoticeHistory
from hqs_desktop.viewmodels.shell.window import Appearance, ShellViewModel, Surroundings
from hqs_desktop.viewmodels.words.notices import (
    ClockWrong,
    JournalTrouble,
    LateEnd,
    ListNotImported,
    NoticeCause,
    SecretsDoNotLast,
    SettingsIgnored,
)
from hqs_desktop.viewmodels.words.reminders import FoundForWaiting, ReminderOver, SlotOpened
from hqs_desktop.views.shell.history import NoticesDialog
from hqs_desktop.views.shell.window import MainWindow
from tests.fakes.clock import START, FakeClock
from tests.fakes.gateway import make_person, make_provider, make_slot
from tests.fakes.session import FakeDesk
from tests.fakes.shared import make_shared
from tests.views.keyboard import destroy
from tests.views.shell.test_window import stand_in
from tests.views.shots import LOOKS, dressed, settle

Shown = tuple[str, QWidget, QSize | None]
PATIENT = replace(make_person(), first_name="سید علی‌رضا", last_name="حسینی‌پور اصل تبریزی")
DOCTOR = replace(make_provider(), full_name="دکتر نگار صدر", first_name="", last_name="")


def causes() -> list[NoticeCause]:
    """One of each kind."""
    slot = make_slot(1, START + timedelta(hours=26), DOCTOR)
    request = BookingRequest(slot, PATIENT)
    reminder = Reminder(1, slot, START, "", START)
    desk = FakeDesk()
    return [
        SecretsDoNotLast(),
        SettingsIgnored("settings.toml: 12, connection.base_url", "wrong_value"),
        ListNotImported(ListKind.RVU3, LocalError("damaged")),
        ClockWrong(timedelta(minutes=7)),
        Problem(ProblemKind.LINE),
        JournalTrouble(Problem(ProblemKind.JOURNAL)),
        LateEnd(request, Done(desk.booking(hours=26, person=PATIENT), "")),
        LateEnd(request, Refused(Problem(ProblemKind.TAKEN))),
        LateEnd(request, NotSent(Problem(ProblemKind.LINE))),
        ReminderOver(reminder, "سید علی‌رضا حسینی‌پور اصل تبریزی"),
        SlotOpened(reminder, "سید علی‌رضا حسینی‌پور اصل تبریزی"),
        FoundForWaiting(3),
    ]


def told() -> Notices:
    """All of them; one is put away, two are over."""
    notices = Notices(FakeClock())
    for cause in causes():
        notices.tell(cause)
    notices.dismiss(1)
    notices.withdraw(lambda cause: isinstance(cause, Problem | ClockWrong))
    return notices


async def notices_read(window: QSize, scale: float) -> AsyncIterator[Shown]:
    """All notices of a run, and none."""
    del window, scale
    for name, notices in (("all", told()), ("none", Notices(FakeClock()))):
        dialog = NoticesDialog(NoticeHistory(notices))
        dialog.open()
        yield name, dialog, None
        destroy(dialog)


async def notices_told(window: QSize, scale: float) -> AsyncIterator[Shown]:
    """The window with each notice alone, and with all of them."""
    del scale
    with TemporaryDirectory() as folder:
        shell = ShellViewModel(Surroundings.DEMO, "درمانگاه نمونه", Appearance(), make_shared(FakeClock()))
        entries = [stand_in(name, key) for name, key in (("book", "F2"), ("desk", "F3"))]
        shown = MainWindow(shell, entries, QSettings(str(Path(folder) / "w.ini"), QSettings.Format.IniFormat))
        shown.resize(window)
        for number, cause in enumerate(causes(), 1):
            shell.notices.tell(cause)
            yield f"{number} {type(cause).__name__}", shown, window
            shell.notices.dismiss(number)
        for cause in causes():
            shell.notices.tell(cause)
        yield "all", shown, window
        destroy(shown)


async def _walk(folder: Path, look: str, size: QSize, scale: float) -> None:
    for scene in (notices_read, notices_told):
        async for step, widget, _ in scene(size, scale):
            widget.show()
            settle()
            widget.grab().save(str(folder / f"{scene.__name__}-{step.replace(' ', '-')}-{look}.png"))


def main() -> None:
    """Take the pictures."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication(["shots"])
    for language, scheme, scale in LOOKS:
        with dressed(app, language, scheme, scale):
            asyncio.run(_walk(folder, f"{language}-{scheme}-{round(scale * 100)}", QSize(1024, 660), scale))


if __name__ == "__main__":
    main()
