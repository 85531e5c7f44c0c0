"""Starting the program: policy, a second start, and starts that fail. Real processes, without a screen."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from hqs_desktop.app.start import ExitCode

OPENED = """
import json, sys
from pathlib import Path
from hqs_desktop.app import start
from hqs_desktop.adapters import appearance

policy = Path(sys.argv[2])
appearance.machine_policy_file = lambda: policy  # before adapters.settings takes it from there

async def look(desk):
    settings = desk.place.loaded.settings
    print(json.dumps({
        "notices": " | ".join(f"{notice.title} {notice.advice}" for notice in desk.front.shared.notices.shown),
        "shown": desk.front.window.isVisible(),
        "session": desk.front.shared.slot.session is not None,
        "line": desk.front.shell.line,
        "api": settings.connection.api_base,
        "pid": settings.connection.pid,
        "centre": desk.front.shell.centre,
        "locked": sorted(desk.place.loaded.locked),
    }))
    return 0

sys.exit(start.run(start.Options(profile=Path(sys.argv[1]), demo=False, tour=None, seed=1), look))
"""

UNPAINTED = f"""
from hqs_desktop.views.shell.window import MainWindow, QMainWindow

MainWindow.paintEvent = QMainWindow.paintEvent  # no word of it, as from one that is minimized
{OPENED}
"""

PAINTED = """
import sys
from pathlib import Path
from hqs_desktop.app import start
from hqs_desktop.app.front import LATER
from hqs_desktop.views.shell.window import MainWindow

loaded = []
paint = MainWindow.paintEvent

def watch(window, event):
    loaded.append([name for name in LATER if name in sys.modules])
    paint(window, event)

MainWindow.paintEvent = watch

async def look(desk):
    print(loaded[0], all(name in sys.modules for name in LATER))
    return 0

sys.exit(start.run(start.Options(profile=Path(sys.argv[1]), demo=False, tour=None, seed=1), look))
"""

DAMAGED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from hqs_desktop.app import start

sys.modules["qasync"] = None  # its import fails, as that of a damaged file would
start._UNSEEN = set()
qt = QApplication([])

def close():
    box = QApplication.activeModalWidget()
    if box is not None:
        print(box.objectName(), box.text(), box.informativeText())
        box.buttons()[0].click()

timer = QTimer()
timer.timeout.connect(close)
timer.start(50)
sys.exit(start.run(start.Options(profile=Path(sys.argv[1]), demo=False, tour=None, seed=1)))
"""


def ended(*command: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, *command], capture_output=True, encoding="utf-8", timeout=50, check=False, env=environment
    )


def opened(profile: Path, policy: Path, program: str = OPENED) -> Mapping[str, object]:
    """What the program shows and works with after its start under a policy."""
    process = ended("-c", program, str(profile), str(policy))
    assert process.returncode == 0, process.stderr
    found: Mapping[str, object] = json.loads(process.stdout)
    assert found["shown"] is True
    return found


def settled(profile: Path) -> Path:
    """A profile whose first run is done, so that none is asked for; an address that leads nowhere."""
    profile.mkdir()
    text = '[connection]\napi_base = "https://localhost:9"\nclient_id = "desk"\npid = "own"\n'
    (profile / "settings.toml").write_text(text, encoding="utf-8")
    return profile


def test_a_broken_policy_is_named_with_its_line_and_the_app_opens_with_safe_defaults(tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text('[centre]\nname = "Clinic"\n[connection\npid = "1"\n', encoding="utf-8")
    found = opened(tmp_path / "profile", policy)
    assert f"{policy}:3:" in str(found["notices"])
    assert found["api"] == "https://apigateway.behdasht.gov.ir"
    assert (found["pid"], found["centre"], found["locked"]) == ("", "", [])


def test_a_wrong_value_of_the_policy_is_named_with_its_line_and_the_rest_holds(tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    lines = '# by IT\n[centre]\nname = "Clinic"\n\n[connection]\npid = "policy"\napi_base = "http://wrong"\n'
    policy.write_text(lines, encoding="utf-8")
    found = opened(settled(tmp_path / "profile"), policy)
    assert f"{policy}:7: connection.api_base" in str(found["notices"])
    assert (found["pid"], found["centre"]) == ("policy", "Clinic")
    assert found["locked"] == ["centre.name", "connection.pid"]


@pytest.mark.parametrize(
    ("policy_text", "user_text", "named"),
    [
        ('[connection]\nmode = "tset"\n', "", "policy.toml:2: connection.mode"),
        ("[", "", "policy.toml:1"),
        ("", '[conection]\nmode = "test"\n', "settings.toml:5: conection"),
        ("", 'mod = "test"\n', "settings.toml:5: connection.mod"),
    ],
)
def test_where_it_is_open_where_to_connect_nobody_connects(
    tmp_path: Path, policy_text: str, user_text: str, named: str
) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text(policy_text)
    profile = settled(tmp_path / "profile")
    with (profile / "settings.toml").open("a", encoding="utf-8") as settings:
        settings.write(user_text)
    before = (profile / "settings.toml").read_text(encoding="utf-8")
    found = opened(profile, policy)
    assert named in str(found["notices"])
    assert (found["session"], found["line"]) == (False, "unset")
    assert (profile / "settings.toml").read_text(encoding="utf-8") == before


@pytest.mark.parametrize("name", ["settings.toml", "../policy.toml"])
def test_a_pipe_in_place_of_a_file_does_not_hang_the_start(tmp_path: Path, name: str) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    os.mkfifo(profile / name)
    found = opened(profile, tmp_path / "policy.toml")
    assert Path(name).name in str(found["notices"])
    assert found["session"] is False


def test_a_pipe_in_place_of_the_lock_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "instance.lock")
    process = ended("-m", "hqs_desktop", "--profile", str(tmp_path))
    assert process.returncode == ExitCode.PROFILE_UNUSABLE
    assert "instance.lock" in process.stderr


def test_without_a_policy_the_users_own_settings_hold(tmp_path: Path) -> None:
    found = opened(settled(tmp_path / "profile"), tmp_path / "none.toml")
    assert (found["api"], found["pid"], found["locked"]) == ("https://localhost:9", "own", [])


def test_the_window_is_painted_before_the_rest_is_loaded(tmp_path: Path) -> None:
    process = ended("-c", PAINTED, str(settled(tmp_path / "profile")))
    assert (process.returncode, process.stdout.strip()) == (0, "[] True"), process.stderr


def test_a_window_that_nobody_sees_yet_loads_all_the_same(tmp_path: Path) -> None:
    assert opened(settled(tmp_path / "profile"), tmp_path / "none.toml", UNPAINTED)["pid"] == "own"


def start(profile: Path) -> "subprocess.Popen[str]":
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(
        [sys.executable, "-m", "hqs_desktop", "--profile", str(profile)], text=True, env=environment
    )


def test_a_second_start_of_a_profile_ends_at_once_and_well(tmp_path: Path) -> None:
    profile = settled(tmp_path / "profile")
    with start(profile) as first:
        try:
            until = time.monotonic() + 20
            while not (profile / "instance.lock").exists():
                assert time.monotonic() < until
                time.sleep(0.05)
            with start(profile) as second:
                assert second.wait(20) == 0
            assert first.poll() is None
        finally:
            first.kill()
    with start(profile) as after_a_crash:
        with pytest.raises(subprocess.TimeoutExpired):
            after_a_crash.wait(2)  # it runs
        after_a_crash.kill()


@pytest.mark.parametrize("name", ["", "instance.lock", "logs/hqs-desktop.jsonl"])
def test_an_unusable_profile_is_named_with_an_exit_code(tmp_path: Path, name: str) -> None:
    """What should be a folder is a file, or the other way round: as unusable to root as a missing right to others."""
    root = tmp_path / "profile"
    if name:
        (root / name).mkdir(parents=True)
    else:
        root.write_text("")
    process = ended("-m", "hqs_desktop", "--profile", str(root))
    assert process.returncode == ExitCode.PROFILE_UNUSABLE
    assert "Traceback" not in process.stderr
    assert str(root) in process.stderr
    assert "IT person" in process.stderr
    assert "مسئول رایانه" in process.stderr


def test_a_missing_part_of_the_program_is_shown_in_a_window(tmp_path: Path) -> None:
    process = ended("-c", DAMAGED, str(tmp_path))
    assert process.returncode == ExitCode.BROKEN_INSTALLATION, process.stderr
    assert process.stdout.startswith("start_trouble ")
    assert "qasync" in process.stdout
    assert "is not installed completely" in process.stdout
    assert "کامل نصب نشده است" in process.stdout
    assert "Traceback" not in process.stderr
