"""The app as a whole, each run in a process of its own against the embedded gateway in this one."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from hqs_desktop.app.screens import SCREENS
from hqs_desktop.app.tour.gallery import LOOKS
from hqs_desktop.simulator import credentials
from hqs_desktop.simulator.server import SimulatorServer


@pytest.fixture
def gateway() -> Iterator[SimulatorServer]:
    with SimulatorServer(seed=5) as server:
        yield server


def start(*arguments: str, module: str, before: Sequence[str] = (), patience: float = 50) -> str:
    """Run a module of the app and return what it printed; it must end well and say nothing unexpected.

    ``before`` is a command that runs another with less rights.
    """
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [*before, sys.executable, "-m", module, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=patience, env=surroundings, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    said = [line for line in done.stderr.splitlines() if "This plugin does not support" not in line]
    assert not said
    return done.stdout


def settings(profile: Path, base: str, **changes: str) -> Path:
    """A profile that is set up for a gateway."""
    connection = {
        "mode": "production",
        "api_base": base,
        "referral_base": base,
        "client_id": credentials.CLIENT_ID,
        "username": credentials.USERNAME,
        "pid": credentials.PID,
        "system_id": credentials.SYSTEM_ID,
        "facility_id": credentials.FACILITY_ID,
    } | changes
    lines = [f'{name} = "{value}"' for name, value in connection.items()]
    text = "\n".join(["schema_version = 1", "[appearance]", 'language = "en"', "[connection]", *lines])
    (profile / "settings.toml").write_text(text, encoding="utf-8")
    return profile


@pytest.mark.timeout(240)
def test_the_tour_does_all_of_a_desk_s_work(tmp_path: Path) -> None:
    said = start("demo", "--tour", str(tmp_path), module="hqs_desktop", patience=200)
    assert "The gateway's ledger agrees" in said
    assert "NEVER CALLED" not in said
    assert "TOO MANY" not in said
    pictures = sorted(tmp_path.glob("*.png"))
    assert len([one for one in pictures if one.name[0].isdigit()]) == len(re.findall(r"^ *\d+\. ", said, re.MULTILINE))
    assert len([one for one in pictures if not one.name[0].isdigit()]) == len(SCREENS) * len(LOOKS)
    assert all(picture.stat().st_size > 20_000 for picture in pictures)


def test_a_desk_without_its_secrets_is_told_at_start(tmp_path: Path, gateway: SimulatorServer) -> None:
    said = start("state", str(settings(tmp_path, gateway.base_url)), module="tests.app.companions")
    assert "session=True line=refusing production" in said
    assert "This computer has no vault for passwords" in said


def test_a_gateway_that_is_down_is_told_at_start(tmp_path: Path) -> None:
    said = start("state", str(settings(tmp_path, "http://127.0.0.1:9")), module="tests.app.companions")
    assert "session=True line=down production" in said
    assert "There is no connection to the gateway" in said


def test_a_wrong_clock_is_told_at_start(tmp_path: Path, gateway: SimulatorServer) -> None:
    gateway.faults.date_ahead = timedelta(days=1)
    said = start("state", str(settings(tmp_path, gateway.base_url)), module="tests.app.companions")
    assert "This computer's clock is 1 day behind" in said


def test_test_twins_have_a_badge_and_a_journal_of_their_own(tmp_path: Path, gateway: SimulatorServer) -> None:
    said = start("state", str(settings(tmp_path, gateway.base_url, mode="test")), module="tests.app.companions")
    assert "session=True line=refusing test" in said
    assert "journal=journal-test.db" in said


def test_a_broken_settings_file_is_named_and_the_app_opens(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("schema_version = 1\n[connection\n", encoding="utf-8")
    said = start("state", str(tmp_path), module="tests.app.companions")
    assert "session=False line=unset" in said
    assert "میز به درگاه وصل نیست" in said
    assert "dialog=first_run" in said


def test_what_patients_are_told_is_there_and_a_wrong_placeholder_is_named(tmp_path: Path) -> None:
    file = settings(tmp_path, "http://127.0.0.1:9") / "settings.toml"
    told = '\n[[instructions]]\nservice = "901825"\ntext = "Fasting"\n[message]\ntemplate = "{tiem}"\n'
    file.write_text(file.read_text(encoding="utf-8") + told, encoding="utf-8")
    said = start("state", str(tmp_path), module="tests.app.companions")
    assert "texts=Texts(centre='', template='', instructions=(Instruction(text='Fasting', service='901825'" in said
    assert "{tiem}\\u2069 is no placeholder" in said
    assert "session=True" in said


def test_a_slot_that_opens_is_told_at_that_second_and_its_notice_leads_to_it(tmp_path: Path) -> None:
    said = start("reminder", str(settings(tmp_path, "http://127.0.0.1:9")), module="tests.app.companions")
    assert said.splitlines() == [
        "in time=True draft=0012345679",
        "shown=track offered=['Go to it']",
        "shown=find slot=True count=1",
        "offered=[]",
    ]


def test_other_looks_keep_what_was_typed_and_are_kept(tmp_path: Path) -> None:
    profile = settings(tmp_path, "http://127.0.0.1:9")
    said = start("looks", str(profile), module="tests.app.companions").splitlines()
    assert said == [
        "LeftToRight codes typed before",
        "RightToLeft codes typed before",
        "LeftToRight codes typed before",
    ]
    kept = (profile / "settings.toml").read_text(encoding="utf-8")
    assert "text_scale = 1.25" in kept
    assert 'scheme = "light"' in kept


def test_other_looks_leave_the_window_where_it_is_and_nothing_behind(tmp_path: Path) -> None:
    said = start("place", str(settings(tmp_path, "http://127.0.0.1:9")), module="tests.app.companions").splitlines()
    assert said == [
        "('track', True, True, False)",
        "('bookings', True, True, True)",
        "('find', True, True, True)",
        "(7, 9, 787, 763)",
        "translators=2 centres=1",
    ]


def test_an_uncaught_error_is_told_and_logged(tmp_path: Path) -> None:
    said = start("crash", str(settings(tmp_path, "http://127.0.0.1:9")), module="tests.app.companions")
    assert "Something unexpected happened" in said
    log = (tmp_path / "logs" / "hqs-desktop.jsonl").read_text(encoding="utf-8")
    assert "ZeroDivisionError" in log


def test_what_a_full_disk_does_not_keep_is_told_and_the_end_is_quiet(tmp_path: Path) -> None:
    profile = settings(tmp_path, "http://127.0.0.1:9")
    before = (profile / "settings.toml").read_text(encoding="utf-8")
    assert "The settings could not be saved" in start("full_disk", str(profile), module="tests.app.companions")
    assert (profile / "settings.toml").read_text(encoding="utf-8") == before
    assert "while closing" in (profile / "logs" / "hqs-desktop.jsonl").read_text(encoding="utf-8")


def test_an_end_that_takes_too_long_is_an_end_all_the_same(tmp_path: Path) -> None:
    start("slow_end", str(settings(tmp_path, "http://127.0.0.1:9")), module="tests.app.companions")
    assert "did not close" in (tmp_path / "logs" / "hqs-desktop.jsonl").read_text(encoding="utf-8")


def test_the_demo_of_the_first_run_ends_off_the_windows_thread_and_leaves_nothing(tmp_path: Path) -> None:
    said = start("demo", str(settings(tmp_path, "http://127.0.0.1:9")), module="tests.app.companions")
    assert "stopped in the window's thread=False there=True" in said
    assert not Path(said.partition("demo=")[2].splitlines()[0]).exists()


def test_from_the_demo_one_connects_by_the_menu_and_what_was_typed_lasts(tmp_path: Path) -> None:
    said = start("connection", str(settings(tmp_path, "http://127.0.0.1:9")), module="tests.app.companions")
    assert said.splitlines() == ["page=form first=False", "connected=test kept=True"]


EARLY = """
import sys
from pathlib import Path
from hqs_desktop.app import live, start
from hqs_desktop.viewmodels.shell.window import Appearance

run = live.run

def chosen_while_it_loads(app, front, profile, **rest):
    front.shell.change_appearance(Appearance("en", "dark", 1.5))
    return run(app, front, profile, **rest)

async def look(desk):
    return 0

live.run = chosen_while_it_loads
sys.exit(start.run(start.Options(profile=Path(sys.argv[1]), demo=False, tour=None, seed=1), look))
"""


def test_looks_chosen_before_the_settings_are_there_are_kept(tmp_path: Path) -> None:
    profile = settings(tmp_path, "http://127.0.0.1:9")
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-c", EARLY, str(profile)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=50, env=surroundings, check=False)
    assert done.returncode == 0, done.stderr
    kept = (profile / "settings.toml").read_text(encoding="utf-8")
    assert 'scheme = "dark"' in kept
    assert "text_scale = 1.5" in kept
    assert 'client_id = "' in kept


def test_looks_of_a_newer_file_last_for_the_run_only_and_that_is_told(tmp_path: Path) -> None:
    profile = settings(tmp_path, "http://127.0.0.1:9")
    newer = (profile / "settings.toml").read_text(encoding="utf-8").replace("schema_version = 1", "schema_version = 2")
    (profile / "settings.toml").write_text(newer, encoding="utf-8")
    assert "The settings file was left as it is" in start("state", str(profile), module="tests.app.companions")
    start("looks", str(profile), module="tests.app.companions")
    assert (profile / "settings.toml").read_text(encoding="utf-8") == newer
