"""Files that are none, that are held for a moment, and what killed writes leave behind."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from hqs_desktop.adapters.files import read_file, sweep, write_atomically


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    slept: list[float] = []
    monkeypatch.setattr("hqs_desktop.adapters.files.time.sleep", slept.append)
    return slept


def refuse(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    real = Path.replace
    left = [times]

    def replace(self: Path, target: Path) -> Path:
        if left[0]:
            left[0] -= 1
            raise PermissionError(13, "held by another program", str(self), None, str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)


@pytest.mark.parametrize("times", [1, 3, 7])
def test_a_file_that_is_held_for_a_moment_is_replaced_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pauses: list[float], times: int
) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("old")
    refuse(monkeypatch, times)
    write_atomically(path, b"new")
    assert path.read_text() == "new"
    assert [file.name for file in tmp_path.iterdir()] == ["settings.toml"]
    assert len(pauses) == times


def test_patience_ends_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pauses: list[float]
) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("old")
    refuse(monkeypatch, 1000)
    with pytest.raises(PermissionError):
        write_atomically(path, b"new")
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["settings.toml"]
    assert sum(pauses) < 2


def test_only_a_plain_file_of_the_size_is_read(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"12345")
    assert read_file(tmp_path / "plain", 5) == b"12345"
    with pytest.raises(OSError, match="too big"):
        read_file(tmp_path / "plain", 4)
    os.mkfifo(tmp_path / "fifo")
    for path in (tmp_path, tmp_path / "fifo", Path("/dev/zero")):
        with pytest.raises(OSError, match="not a plain file"):
            read_file(path, 5)
    with (tmp_path / "huge").open("wb") as huge:
        huge.truncate(2_000_000_000)
    with pytest.raises(OSError, match="too big"):
        read_file(tmp_path / "huge", 1000)
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "none", 5)


KILLED = """
import os, sys
from pathlib import Path
from hqs_desktop.adapters.files import write_atomically
os.fsync = lambda _: os._exit(9)
write_atomically(Path(sys.argv[1]), b"half")
"""


@pytest.mark.parametrize("name", ["settings.toml", "settings.toml.broken-2"])
def test_what_a_killed_write_left_is_swept_once_it_is_old(tmp_path: Path, name: str) -> None:
    settings = tmp_path / "settings.toml"
    assert subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / name)], check=False).returncode == 9
    (left,) = tmp_path.iterdir()
    sweep(settings)
    assert left.exists()  # it may be another program's that is just writing
    long_ago = time.time() - 4000
    os.utime(left, (long_ago, long_ago))
    sweep(settings)
    assert not left.exists()


def test_nothing_of_anybody_else_is_swept(tmp_path: Path) -> None:
    long_ago = time.time() - 10**6
    names = ["settings.toml", ".settings.toml.original", ".other.toml.abcdefgh.part", ".settings.toml.abcdefgh.PART"]
    for name in names:
        (tmp_path / name).write_text("x")
        os.utime(tmp_path / name, (long_ago, long_ago))
    (tmp_path / ".settings.toml.abcdefgh.part").mkdir()
    os.utime(tmp_path / ".settings.toml.abcdefgh.part", (long_ago, long_ago))
    sweep(tmp_path / "settings.toml")
    assert len(list(tmp_path.iterdir())) == len(names) + 1
    sweep(tmp_path / "nowhere" / "settings.toml")
