"""What the smoke test asks inside the installed app: it is frozen beside the app, uses its libraries, and never ships.

Each command prints one line and ends with 0, or with a traceback and 1.
"""

import asyncio
import ctypes
import json
import os
import socket
import ssl
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

from hqs_desktop.adapters.profile import open_profile
from hqs_desktop.adapters.settings import load_settings
from hqs_desktop.adapters.vault import JOURNAL_KEY, KeyringVault, desk_identity, open_vault, system_backend
from hqs_desktop.core.bookings import Booking, BookingFilter, BookingState, IntentKind
from hqs_desktop.core.clock import SystemClock
from hqs_desktop.core.model import BookingRequest, Facility, Identifier, Person, Provider, Slot, Tqid
from hqs_desktop.journal.store import SqlJournal

WORDS = ("\u0646\u0648\u0628\u062a\u200c\u062f\u0647\u06cc", "\u06f1\u06f4\u06f0\u06f5/\u06f0\u06f6/\u06f1\u06f5",
         "\u0644\u0627\u0644\u0647\u200c\u0647\u0627\u06cc \u067e\u0698\u0645\u0631\u062f\u0647 HQS")  # fmt: skip

SAMPLE = "\u0646\u0645\u0648\u0646\u0647"
PATIENT = ("\u0628\u06cc\u0645\u0627\u0631", SAMPLE)
DOCTOR = f"\u062f\u06a9\u062a\u0631 {SAMPLE}"
CENTRE = f"\u0645\u0631\u06a9\u0632 {SAMPLE}"


def vault() -> str:
    """Store, read and delete a secret of the greatest length in Windows' Credential Manager."""
    backend = system_backend()
    if backend is None:
        raise RuntimeError("no vault")
    secret = "\u0631\u0627\u0632" + "x" * 1277
    safe = KeyringVault(backend, "HQSDesktop-selftest")
    safe.set("probe", secret)
    read = safe.get("probe")
    safe.delete("probe")
    if read != secret or safe.get("probe") is not None:
        raise RuntimeError("the vault gives back something else")
    return f"{type(backend).__name__} kept {len(secret)} characters"


def booking() -> BookingRequest:
    """A booking of nobody by nobody."""
    kind = "National_Org_Civil_Reg"
    provider = Provider(Identifier("12345", "Med_Council", "Med_Council", "Med_ID"), full_name=DOCTOR)
    facility = Facility(Identifier("f-1", "MOHME_IT", "MOHME_IT", "Org_ID"), name=CENTRE)
    start = SystemClock().now() + timedelta(days=1)
    slot = Slot(Tqid("1:SMOKE-0001"), start, timedelta(minutes=15), provider, facility)
    return BookingRequest(slot, Person(Identifier("0084575948", kind, kind, "National_Code"), *PATIENT))


async def journal(*, put: bool) -> str:
    """Open the user's own journal with the key from the vault; put a booking in, or demand that it is there."""
    profile = open_profile()
    vault = open_vault(profile)
    key = vault.get(JOURNAL_KEY)
    path = profile.journal_file()
    if not path.exists() or path.read_bytes()[:15] == b"SQLite format 3":
        raise RuntimeError(f"{path} is missing or not encrypted")
    store = await SqlJournal.open(path, key, clock=SystemClock(), desk=desk_identity(vault))
    try:
        if put:
            intent = await store.begin(IntentKind.BOOK, booking(), operator="smoke")
            await store.mark_sent(intent.id)
            await store.confirm(intent.id)
        found = [str(one.tqid) for one in await store.bookings(BookingFilter())]
    finally:
        await store.close()
    if found != ["1:SMOKE-0001"]:
        raise RuntimeError(f"bookings: {found}")
    return f"{path}: {found}"


async def migrate(folder: str) -> str:
    """Make a journal from nothing: every migration runs from the files in the bundle."""
    path = Path(folder) / "journal.db"
    store = await SqlJournal.open(path, "0123456789abcdef" * 4, clock=SystemClock(), desk="smoke")
    await store.close()
    return f"{path}: {path.stat().st_size} bytes"


def policy() -> str:
    """What a user without settings gets by the machine's policy, and what is wrong with that file."""
    loaded = load_settings(Path("no-settings-of-the-user.toml"))
    wrong = [f"line {one.line}: {one.reason}" for one in loaded.problems]
    return f"{loaded.settings.connection.mode.value}, locked: {sorted(loaded.locked)}, wrong: {wrong}"


def tls(known: str, unknown: str) -> str:
    """Take a server whose authority the system's store has, and refuse one whose authority it has not."""
    import truststore  # noqa: PLC0415  # only here

    def handshake(port: str) -> None:
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        with (
            socket.create_connection(("127.0.0.1", int(port)), 10) as plain,
            context.wrap_socket(plain, server_hostname="localhost"),
        ):
            pass

    handshake(known)
    try:
        handshake(unknown)
    except ssl.SSLError as error:
        return f"known authority: connected; unknown: {type(error).__name__}"
    raise RuntimeError("a server of an unknown authority was accepted")


def glyphs() -> str:
    """The glyphs and their places, as Qt shapes Persian with the app's own font: the same on every system."""
    from PySide6.QtGui import QGuiApplication, QTextLayout  # noqa: PLC0415  # only here

    from hqs_desktop.views.style.fonts import base_font, load_fonts  # noqa: PLC0415  # only here

    application = QGuiApplication.instance() or QGuiApplication(sys.argv)
    load_fonts()
    runs = []
    for word in WORDS:
        layout = QTextLayout(word, base_font(1.0))
        layout.beginLayout()
        layout.createLine().setLineWidth(10_000)
        layout.endLayout()
        runs += [[run.rawFont().familyName(), list(run.glyphIndexes())] for run in layout.glyphRuns()]
    application.quit()
    return json.dumps(sorted(runs))  # Qt gives them in any order


def slip(target: str) -> str:
    """Write the slip of a booking as PDF, in Persian, through the app's own code."""
    from PySide6.QtCore import QLocale, Qt, QTranslator  # noqa: PLC0415  # only here
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # only here

    from hqs_desktop.codes.catalogue import CodeTables  # noqa: PLC0415  # only here
    from hqs_desktop.core.resources import translation_path  # noqa: PLC0415  # only here
    from hqs_desktop.desk.texts import Texts  # noqa: PLC0415  # only here
    from hqs_desktop.viewmodels.dialogs.slip import slip_of  # noqa: PLC0415  # only here
    from hqs_desktop.views.dialogs.paper import SlipDocument  # noqa: PLC0415  # only here
    from hqs_desktop.views.printing.document import save_pdf  # noqa: PLC0415  # only here
    from hqs_desktop.views.style.fonts import load_fonts  # noqa: PLC0415  # only here

    application = QApplication(sys.argv)
    load_fonts()
    translator = QTranslator(application)
    if not (translator.load(str(translation_path("fa"))) and application.installTranslator(translator)):
        raise RuntimeError("no translation")
    QLocale.setDefault(QLocale("fa_IR"))
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    now = SystemClock().now()
    booked = Booking(1, booking(), BookingState.BOOKED, "smoke", now, now)
    made = slip_of(booked, CodeTables(), now, Texts(centre=CENTRE))
    if made is None:
        raise RuntimeError("no slip")
    save_pdf(SlipDocument(made, "slip.pdf"), Path(target))
    application.quit()
    data = Path(target).read_bytes()
    if not data.startswith(b"%PDF") or b"Vazirmatn" not in data:
        raise RuntimeError("no PDF, or without the Persian font")
    return f"{len(data)} bytes"


def main_window(process: int | None = None, seconds: float = 30) -> int:
    """The visible top-level window of a process (or of the one app that runs), waited for."""
    user = ctypes.WinDLL("user32")
    found: list[int] = []

    def look(window: int, _: int) -> int:
        owner = ctypes.c_ulong()
        user.GetWindowThreadProcessId(ctypes.c_void_p(window), ctypes.byref(owner))
        name = ctypes.create_unicode_buffer(64)
        user.GetClassNameW(ctypes.c_void_p(window), name, 64)
        ours = owner.value == process if process is not None else name.value.startswith("Qt")
        if ours and name.value.startswith("Qt") and user.IsWindowVisible(ctypes.c_void_p(window)):
            found.append(window)
        return 1

    looking = ctypes.WINFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)(look)
    until = time.perf_counter() + seconds
    while not found and time.perf_counter() < until:
        user.EnumWindows(looking, None)
        time.sleep(0.005)
    if not found:
        raise RuntimeError("no window came")
    return found[0]


def minimise() -> str:
    """Minimise the running app's window."""
    ctypes.WinDLL("user32").ShowWindow(ctypes.c_void_p(main_window()), 6)
    return "minimised"


def raised() -> str:
    """Demand that the running app's window is not minimised."""
    user = ctypes.WinDLL("user32")
    until = time.perf_counter() + 10
    while user.IsIconic(ctypes.c_void_p(main_window())):
        if time.perf_counter() > until:
            raise RuntimeError("still minimised")
        time.sleep(0.1)
    return "the first window is up"


def start(*command: str) -> str:
    """Milliseconds from starting a program to its visible window; the program is ended."""
    began = time.perf_counter()
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as process:
        try:
            main_window(process.pid)
            took = time.perf_counter() - began
        finally:
            process.kill()
    return f"{took * 1000:.0f}"


def main() -> None:
    """Run the command and say what came of it."""
    command, *arguments = sys.argv[1:]
    match command:
        case "journal-put" | "journal-has":
            said = asyncio.run(journal(put=command == "journal-put"))
        case "migrate":
            said = asyncio.run(migrate(*arguments))
        case _:
            known = {one.__name__: one for one in (vault, policy, tls, glyphs, slip, minimise, raised, start)}
            said = known[command](*arguments)
    print(said, flush=True)
    os._exit(0)  # Qt's threads need no farewell


if __name__ == "__main__":
    main()
