"""Lines survive refused rotations, files that can't be opened, and a full disk."""

import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from hqs_desktop.adapters import log_file
from hqs_desktop.adapters.log_file import RotatedFile

LARGEST = 200


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [100.0]
    monkeypatch.setattr("hqs_desktop.adapters.log_file.time.monotonic", lambda: now[0])
    return now


def file_in(folder: Path) -> RotatedFile:
    return RotatedFile(folder / "log", largest=LARGEST, files=4)


def write(handler: RotatedFile, *numbers: int) -> None:
    for number in numbers:
        handler.handle(logging.makeLogRecord({"msg": f"line {number:04}"}))


def written(folder: Path) -> list[int]:
    """The numbers of all lines in all files, the oldest first."""
    files = sorted(folder.iterdir(), key=lambda file: -int(file.suffix[1:] or 0) if file.suffix else 1)
    return [int(line.split()[1]) for file in files for line in file.read_text().splitlines()]


def refusing(monkeypatch: pytest.MonkeyPatch, refused: Callable[[Path, Path], bool]) -> None:
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if refused(self, Path(target)):
            raise PermissionError(13, "held by another program")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)


def test_full_files_are_numbered_and_the_oldest_goes(tmp_path: Path) -> None:
    handler = file_in(tmp_path)
    write(handler, *range(200))
    handler.close()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["log", "log.1", "log.2", "log.3"]
    assert all(file.stat().st_size <= LARGEST + 10 for file in tmp_path.iterdir())
    kept = written(tmp_path)
    assert kept == list(range(200 - len(kept), 200))


@pytest.mark.parametrize("held", ["log", "log.0", "log.1", "log.2", "log.3"])
def test_while_any_file_is_held_no_line_is_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: list[float], held: str
) -> None:
    handler = file_in(tmp_path)
    write(handler, *range(50))
    before = written(tmp_path)
    with monkeypatch.context() as patched:
        refusing(patched, lambda source, target: held in {source.name, target.name})
        for number in range(50, 80):
            clock[0] += 2
            write(handler, number)
        assert set(written(tmp_path)) >= set(range(50, 80))
        if held == "log":
            assert written(tmp_path) == [*before, *range(50, 80)]
    clock[0] += 2
    write(handler, *range(80, 90))
    handler.close()
    assert written(tmp_path)[-10:] == list(range(80, 90))
    assert "log.0" not in [file.name for file in tmp_path.iterdir()]


def test_a_refused_rotation_is_not_tried_at_every_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: list[float]
) -> None:
    tries: list[str] = []

    def refused(source: Path, _: Path) -> bool:
        tries.append(source.name)
        return True

    refusing(monkeypatch, refused)
    handler = file_in(tmp_path)
    write(handler, *range(100))
    assert len(tries) == 1
    clock[0] += 2
    write(handler, 100)
    assert len(tries) == 2
    handler.close()
    assert written(tmp_path) == list(range(101))


def test_lines_wait_while_the_file_can_not_be_opened_or_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handler = file_in(tmp_path)
    write(handler, 0)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(log_file, "open_to_append", fail)
        handler._close_file()
        write(handler, 1, 2)
        handler.flush()
    assert written(tmp_path) == [0]
    write(handler, 3)
    handler.close()
    assert written(tmp_path) == [0, 1, 2, 3]


def test_closing_on_a_full_disk_ends_quietly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    handler = file_in(tmp_path)
    handler._close_file()

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(log_file, "open_to_append", fail)
    write(handler, 1)
    handler.close()
    assert written(tmp_path) == []


def test_a_record_that_can_not_be_told_raises_nothing(tmp_path: Path) -> None:
    handler = file_in(tmp_path)
    handler.handle(logging.makeLogRecord({"msg": "%d", "args": ("x",)}))
    write(handler, 1)
    handler.close()
    assert written(tmp_path) == [1]
