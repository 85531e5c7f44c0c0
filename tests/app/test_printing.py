"""Ctrl+P in the running program, on the embedded gateway: from the receipt, from the track screen, from the desk."""

import json
import os
import subprocess
import sys
from pathlib import Path

PRINTING = """
import json, sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from hqs_desktop.app import start
from hqs_desktop.app.tour import booking
from hqs_desktop.app.tour.hands import CTRL, Hands
from hqs_desktop.viewmodels.shell.window import Line
from hqs_desktop.views.dialogs.slip import SlipDialog

folder = Path(sys.argv[1])

def opened():
    return isinstance(QApplication.activeWindow(), SlipDialog)

async def slip(hands, name):
    await hands.press(Qt.Key.Key_P, CTRL)
    await hands.until(opened, f"the slip of {name}")
    dialog = QApplication.activeWindow()
    dialog.save(str(folder / f"{name}.pdf"))
    made = dialog.document.slip
    told = [row.value for row in made.rows], made.qr, made.centre, dialog.document.file_name
    await hands.press(Qt.Key.Key_Escape)
    await hands.until(lambda: not opened(), "its end")
    hands.front.window.activateWindow()
    await hands.until(lambda: QApplication.focusWindow() is not None, "the window's focus")
    return told

async def companion(desk):
    hands = Hands(desk, folder)
    await hands.until(lambda: desk.front.shell.line is Line.GOOD, "the line")
    tqid = str((await booking.book(hands)).tqid)
    told = {"receipt": await slip(hands, "receipt")}
    await booking.track(hands, tqid)
    told["track"] = await slip(hands, "track")
    await hands.press(Qt.Key.Key_F3)
    told["desk"] = await slip(hands, "desk")
    print(json.dumps({"tqid": tqid, **told}))
    return 0

sys.exit(start.run(start.Options(profile=None, demo=True, tour=None, seed=1405), companion))
"""


def test_ctrl_p_prints_the_booking_from_every_screen(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", PRINTING, str(tmp_path)]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=55, check=False, env=environment)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    told = json.loads(ended.stdout.splitlines()[-1])
    rows, qr, centre, name = told["receipt"]
    assert qr == told["tqid"]
    assert centre
    assert len(rows) >= 4
    assert name.startswith("hqs-slip-1")
    for screen in ("track", "desk"):
        assert told[screen][:3] == [rows, qr, centre]
    for screen in ("receipt", "track", "desk"):
        assert (tmp_path / f"{screen}.pdf").read_bytes().startswith(b"%PDF-1.")
