"""Whole runs of the app for ``test_live.py``: ``python -m tests.app.companions SCENARIO PROFILE`` prints what it saw.

Each run is a process of its own: a Qt application and its event loop belong to one.
"""

import asyncio
import errno
import os
import sys
import threading
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QDialog

from hqs_desktop.adapters import settings
from hqs_desktop.adapters.vault import CLIENT_SECRET, PASSWORD
from hqs_desktop.app import live
from hqs_desktop.app.live import Live
from hqs_desktop.app.start import Options, run
from hqs_desktop.simulator.server import SimulatorServer
from hqs_desktop.viewmodels.connection.first_run import FirstRunViewModel
from hqs_desktop.viewmodels.shell.window import Appearance, Line
from hqs_desktop.views.shell.top_bar import TopBar
from tests.fakes.gateway import make_provider, make_slot


def notices(desk: Live) -> str:
    """The titles of what the desk is told."""
    return " | ".join(notice.title for notice in desk.front.shared.notices.shown)


async def line_known(desk: Live) -> None:
    """Wait for the first call's end."""
    while desk.front.shell.line is Line.STARTING:
        await asyncio.sleep(0.01)


async def state(desk: Live) -> int:
    """How the desk stands after its first sign-in."""
    await line_known(desk)
    ready = desk.front.shared.slot.session is not None
    print(f"session={ready} line={desk.front.shell.line} {desk.front.shell.surroundings}")
    print(f"notices={notices(desk)}")
    print(f"advice={[desk.front.shared.notices.words(told).advice for told in desk.front.shared.notices.history]}")
    print(f"texts={desk.front.shared.texts.present}")
    profile = desk.place.profile.root if desk.place is not None else Path()
    dialogs = [widget.objectName() for widget in QApplication.topLevelWidgets() if isinstance(widget, QDialog)]
    print(f"dialog={' '.join(dialogs)}")
    print(f"journal={' '.join(path.name for path in profile.rglob('journal*.db'))}")
    return 0


async def looks(desk: Live) -> int:
    """Every screen in other looks; what was typed stays, and the choice is kept."""
    front = desk.front
    front.track.set_text("typed before")
    for appearance in (Appearance("en", "dark", 1.5), Appearance("fa", "light", 1.0), Appearance("en", "light", 1.25)):
        front.shell.change_appearance(appearance)
        for name in ("find", "bookings", "track", "withdrawn", "codes"):
            front.window.show_screen(name)
            await asyncio.sleep(0.05)
        print(front.window.layoutDirection().name, front.window.current, front.track.text)
    return 0


async def place(desk: Live) -> int:
    """The window stands where it stood in whatever looks; the focus stays at the field that was being filled in."""
    front = desk.front
    window = front.window
    window.showNormal()
    window.setGeometry(7, 9, 787, 763)
    shown = []
    for number, appearance in enumerate([Appearance("en", "dark", 1.5), Appearance("fa"), Appearance("en")]):
        if number == 1:
            window.showMaximized()
        window.show_screen(("track", "bookings", "find")[number])
        front.shell.change_appearance(appearance)
        held = window.focusWidget()
        inside = held is not None and window.screen_named(window.current).isAncestorOf(held)
        shown.append((window.current, inside, window is front.window, window.isMaximized()))
        await asyncio.sleep(0.05)  # what was replaced is deleted
    window.showNormal()
    await asyncio.sleep(0.05)
    print(*shown, window.geometry().getRect(), sep="\n")
    print(f"translators={len(front.findChildren(QTranslator))} centres={len(window.findChildren(TopBar))}")
    return 0


async def crash(desk: Live) -> int:
    """An error that nobody caught becomes a notice, not the end."""
    asyncio.get_running_loop().call_soon(lambda: 1 // 0)
    await asyncio.sleep(0.2)
    print(f"notices={notices(desk)}")
    return 0


async def full_disk(desk: Live) -> int:
    """Other looks that can't be kept, and an end in which not everything can be ended."""

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    settings.write_atomically = fail  # type: ignore[assignment,attr-defined]
    desk.front.shell.change_appearance(Appearance("en", "dark", 1.0))
    await until(lambda: "settings" in notices(desk))
    print(f"notices={notices(desk)}")
    desk._stack.callback(fail)
    return 0


async def slow_end(desk: Live) -> int:
    """An end that takes longer than anybody waits."""
    live.SHUTDOWN_SECONDS = 0.2
    desk._stack.push_async_callback(asyncio.sleep, 40)
    return 0


async def demo(desk: Live) -> int:
    """From the first run into the demo: what that takes to end, off the window's thread."""
    stop = SimulatorServer.stop

    def told(server: SimulatorServer) -> None:
        there = desk.place is not None and desk.place.profile.root.exists()
        print(f"stopped in the window's thread={threading.current_thread() is threading.main_thread()} {there=}")
        stop(server)

    SimulatorServer.stop = told  # type: ignore[method-assign,assignment]
    await desk._play()
    if desk.place is not None:
        print(f"demo={desk.place.profile.root}")
    return 0


async def connection(desk: Live) -> int:
    """From the demo to a connection of one's own, by the menu's command; what is typed lasts."""
    await desk._play()
    assert desk.place is not None
    demo, secrets = desk.place, {name: desk.place.vault.get(name) or "" for name in (CLIENT_SECRET, PASSWORD)}
    desk.front.shell.request_connection()
    await until(lambda: QApplication.activeModalWidget() is not None)
    form = desk.front.findChild(FirstRunViewModel)
    assert form is not None
    print(f"page={form.page} first={form.first}")
    for field, text in {
        "mode": "test",
        "api_base": desk.place.loaded.settings.connection.api_base,
        "referral_base": desk.place.loaded.settings.connection.referral_base,
        "client_id": "typed",
        "username": "typed",
        "pid": "typed",
        "client_secret": secrets[CLIENT_SECRET],
        "password": secrets[PASSWORD],
    }.items():
        form.set_text(field, text)
    form.save()
    await until(lambda: desk.place is not demo and desk.front.shared.slot.session is not None)
    print(f"connected={desk.front.shell.surroundings} kept={desk.place.vault.get(PASSWORD) == secrets[PASSWORD]}")
    return 0


async def reminder(desk: Live) -> int:
    """A slot that opens in half a second, while another screen is shown; its notice leads to it."""
    front, clock = desk.front, desk.front.shared.clock
    await until(lambda: front.shared.slot.session is not None)
    await until(lambda: front.window.screen_named("track") is not None)
    session = front.shared.slot.session
    assert session is not None
    panel = front.find.panel

    def offered() -> list[str]:
        return [notice.action for notice in front.shared.notices.shown if notice.action]

    front.window.show_screen("track")
    opens = clock.now() + timedelta(seconds=0.5)
    slot = replace(make_slot(1, opens + timedelta(days=2), make_provider()), booking_opens=opens)
    kept = await session.reminders.add(slot, opens, typed={"number": "0012345679"}, operator="")
    await until(lambda: not panel.choosing)
    late = clock.now() - opens
    print(f"in time={timedelta() <= late < timedelta(seconds=2)} draft={panel.draft.number}")
    print(f"shown={front.window.current} offered={offered()}")
    front.shared.notices.act_on_newest()
    print(f"shown={front.window.current} slot={panel.slot == slot} count={front.find.reminding.count}")
    await session.reminders.drop(kept)
    print(f"offered={offered()}")
    return 0


async def until(condition: Callable[[], bool]) -> None:
    """Wait for what has to come."""
    while not condition():
        await asyncio.sleep(0.01)


SCENARIOS: dict[str, Callable[[Live], Awaitable[int]]] = {
    "state": state,
    "looks": looks,
    "place": place,
    "crash": crash,
    "full_disk": full_disk,
    "slow_end": slow_end,
    "demo": demo,
    "connection": connection,
    "reminder": reminder,
}


if __name__ == "__main__":
    options = Options(profile=Path(sys.argv[2]), demo=False, tour=None, seed=0)
    sys.exit(run(options, SCENARIOS[sys.argv[1]]))
