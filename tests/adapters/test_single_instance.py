"""One program per profile, tried with real processes: they lock, listen, hang and die as the program does."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hqs_desktop.adapters.profile import Profile, ProfileError
from hqs_desktop.adapters.single_instance import NotAnsweringError, SingleInstance, server_name

pytestmark = pytest.mark.usefixtures("qapp")  # a server hears by the application's event loop

FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from hqs_desktop.adapters.profile import Profile
from hqs_desktop.adapters.single_instance import SingleInstance

root, manner = Path(sys.argv[1]), sys.argv[2]
app = QCoreApplication([])
first = SingleInstance(Profile(root))
assert first.claim(0)
if manner != "starting":
    first.listen()
first.raise_requested.connect(lambda: print("raised", flush=True))
print("ready", flush=True)
if manner == "hung":
    sys.stdin.read()
elif manner == "starting":
    sys.stdin.readline()
    first.listen()
app.exec()
"""


@contextmanager
def first_run(root: Path, manner: str = "well") -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-c", FIRST, str(root), manner]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


def test_a_later_start_raises_the_first(tmp_path: Path) -> None:
    with first_run(tmp_path) as first:
        began = time.monotonic()
        assert not SingleInstance(Profile(tmp_path)).claim()
        assert time.monotonic() - began < 2
        assert first.stdout is not None
        assert first.stdout.readline() == "raised\n"
        assert not SingleInstance(Profile(tmp_path)).claim()  # again and again
        assert first.stdout.readline() == "raised\n"


def test_what_a_crashed_run_left_is_taken_over(tmp_path: Path) -> None:
    with first_run(tmp_path) as first:
        first.kill()
        first.wait()
    again = SingleInstance(Profile(tmp_path))
    assert again.claim(0)
    again.release()
    with first_run(tmp_path):  # it could lock, and listen where the dead one's socket still lay
        assert not SingleInstance(Profile(tmp_path)).claim()


def test_another_profile_is_independent(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with first_run(tmp_path):
        other = SingleInstance(Profile(tmp_path / "other"))
        assert other.claim(0)
        other.release()


def test_a_hung_first_run_is_named_in_time(tmp_path: Path) -> None:
    with first_run(tmp_path, "hung"):
        began = time.monotonic()
        with pytest.raises(NotAnsweringError, match="does not answer"):
            SingleInstance(Profile(tmp_path)).claim(0.5)
        assert time.monotonic() - began < 3


def test_a_later_start_waits_for_one_that_is_just_starting(tmp_path: Path) -> None:
    with first_run(tmp_path, "starting") as first:
        with pytest.raises(NotAnsweringError):
            SingleInstance(Profile(tmp_path)).claim(0.2)
        assert first.stdin is not None
        first.stdin.write("\n")
        first.stdin.flush()
        assert not SingleInstance(Profile(tmp_path)).claim()


def test_a_later_start_becomes_the_first_when_that_one_ends(tmp_path: Path) -> None:
    ending = SingleInstance(Profile(tmp_path))
    assert ending.claim(0)
    ending.listen()
    ending.deafen()
    next_one = SingleInstance(Profile(tmp_path))
    with pytest.raises(NotAnsweringError):
        next_one.claim(0)
    ending.release()
    assert next_one.claim(0)
    next_one.release()


def test_what_is_not_the_request_raises_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415  # as the program does

    first = SingleInstance(Profile(tmp_path))
    assert first.claim(0)
    first.listen()
    raised: list[bool] = []
    first.raise_requested.connect(lambda: raised.append(True))
    for words in (b"\x00" * 100_000, b"rise\n", b"\n", b"raise"):
        socket = QLocalSocket()
        with qtbot.waitSignal(socket.disconnected):
            socket.connectToServer(server_name(Profile(tmp_path)))
            socket.write(words)
    first.release()
    assert not raised


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "instance.lock").mkdir()
    with pytest.raises(ProfileError, match=r"instance\.lock"):
        SingleInstance(Profile(tmp_path)).claim(0)


def test_the_name_tells_profiles_apart_and_nothing_of_them(tmp_path: Path) -> None:
    name = server_name(Profile(tmp_path / "a"))
    assert name == server_name(Profile(tmp_path / "b" / ".." / "a"))
    assert name != server_name(Profile(tmp_path / "b"))
    assert tmp_path.name not in name
