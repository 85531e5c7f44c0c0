import faulthandler
import json
import logging
import os
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.adapters.logging import CRASH_NAME, LOG_NAME, Log, open_log, redact
from hqs_desktop.adapters.redaction import REDACTED, redact_text
from hqs_desktop.core.errors import JournalError


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    was_on = faulthandler.is_enabled()
    opened = open_log(tmp_path)
    yield opened
    opened.close()
    structlog.reset_defaults()
    if was_on:
        faulthandler.enable()


def lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / LOG_NAME).read_text(encoding="utf-8").splitlines()]


def test_lines_are_json_with_time_level_and_logger(tmp_path: Path, log: Log) -> None:
    structlog.stdlib.get_logger("desk").info("booked", operation="SetAppointment", http_status=200, request_id="b3-f0")
    logging.getLogger("library").info("said %s", "hello")
    log.close()
    first, second = lines(tmp_path)
    assert first["event"] == "booked"
    assert (first["level"], first["logger"], first["http_status"]) == ("info", "desk", 200)
    assert (first["operation"], first["request_id"]) == ("SetAppointment", "b3-f0")
    assert str(first["timestamp"]).endswith("Z")
    assert (second["event"], second["logger"]) == ("said hello", "library")


def test_nothing_of_secrets_and_patients_is_written(tmp_path: Path, log: Log) -> None:
    structlog.stdlib.get_logger("desk").info(
        "call",
        password="hunter2",
        headers={"Authorization": "Bearer abc.def", "Pid": "7"},
        person={"NationalCode": "0012345679"},
        notes=["0912 345 6789", "fine"],
        national=12345679,
        count=3,
    )
    logging.getLogger("httpx").info("POST https://gw.example")
    logging.getLogger("x").info(
        "Authorization: Bearer abc.def-ghi and \u06f0\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f9"
    )
    log.close()
    written = (tmp_path / LOG_NAME).read_text(encoding="utf-8")
    for told in ("hunter2", "abc.def", "0012345679", "6789", "12345679", "gw.example", "\u06f7"):
        assert told not in written
    assert lines(tmp_path)[0]["count"] == 3
    assert '"Pid": "7"' in written


def test_an_exception_is_told_by_class_and_place_not_by_its_words(
    tmp_path: Path, log: Log, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        try:
            int("Mrs. Sample")
        except ValueError as error:
            raise JournalError("the journal is locked") from error

    try:
        fail()
    except JournalError:
        logging.getLogger("x").exception("went wrong")
        structlog.stdlib.get_logger("y").exception("went wrong too")
    log.close()
    caplog.clear()
    for line in lines(tmp_path):
        told = str(line["exception"])
        assert "JournalError: the journal is locked" in told
        assert "builtins.ValueError" in told
        assert "fail (" in told
        assert "Sample" not in told


def test_objects_are_told_by_class_only(tmp_path: Path, log: Log) -> None:
    class Patient:
        def __repr__(self) -> str:
            return "Mrs. Sample"

    structlog.stdlib.get_logger("x").info("seen", who=Patient(), all=(Patient(),))
    log.close()
    assert "Sample" not in (tmp_path / LOG_NAME).read_text()
    assert lines(tmp_path)[0]["who"] == "<Patient>"


def test_warnings_of_python_are_logged(tmp_path: Path, log: Log, caplog: pytest.LogCaptureFixture) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=False)
        logging.captureWarnings(capture=True)
        warnings.warn("old", DeprecationWarning, stacklevel=1)
    log.close()
    caplog.clear()
    assert lines(tmp_path)[0]["logger"] == "py.warnings"


def test_crashes_go_to_a_file_beside_it(tmp_path: Path, log: Log) -> None:
    assert faulthandler.is_enabled()
    assert (tmp_path / CRASH_NAME).exists()
    log.close()
    assert not faulthandler.is_enabled()


@pytest.mark.parametrize(
    "text",
    [
        "0012345679",
        "09121234567",
        "+98 912 123 4567",
        "0912-123-45-67",
        "\u06f0\u06f9\u06f1\u06f2\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7",
    ],
)
@pytest.mark.parametrize("frame", ["{}", "code={}", "({})", "a {}, b"])
def test_numbers_of_people_are_taken_out(text: str, frame: str) -> None:
    redacted = redact_text(frame.format(text))
    assert text not in redacted
    assert REDACTED in redacted


@pytest.mark.parametrize(
    "text",
    ["1:b7d6c1f0-1c1c-4b1e-9d7e-0a1b2c3d4e5f", "HTTP 500 after 15000 ms", "3.12.1", "2026-11-23", "slot 12 of 10000"],
)
def test_what_support_needs_stays(text: str) -> None:
    assert redact_text(text) == text


@pytest.mark.parametrize("text", ["client_secret=abc", "password: 'a b'", '"access_token": "abc"', "Basic YWJj"])
def test_secrets_in_texts_are_taken_out(text: str) -> None:
    redacted = redact_text(text)
    assert "abc" not in redacted
    assert "a b" not in redacted
    assert "YWJj" not in redacted


@given(
    st.text(alphabet="0123456789\u06f0\u06f9\u0660\u0669", min_size=8, max_size=20),
    st.text(alphabet=" ,;()=", max_size=3),
)
def test_no_long_number_survives(number: str, around: str) -> None:
    assert number not in redact_text(f"{around}{number}{around}")


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    )
)
def test_whatever_is_logged_can_be_written(value: object) -> None:
    json.dumps(redact(None, "info", {"event": "x", "value": value}))


@pytest.mark.parametrize("level", [logging.DEBUG, logging.INFO])
@pytest.mark.parametrize(
    "name",
    ["qasync", "qasync._QEventLoop", "asyncio", "httpcore.http11", "sqlalchemy.engine", "keyring", "uvicorn.error"],
)
def test_what_libraries_handle_is_never_told_whatever_level_is_set(
    tmp_path: Path, log: Log, name: str, level: int, caplog: pytest.LogCaptureFixture
) -> None:
    logging.getLogger().setLevel(logging.DEBUG)
    library = logging.getLogger(name)
    before = library.level
    library.setLevel(logging.DEBUG)
    try:
        library.log(level, "Setting Future result: %s", "hunter2")
        library.warning("Executing %s took %.3f seconds", "<Task result='hunter2'>", 0.25)
        library.warning("%(result)s", {"result": "hunter2"})
    finally:
        library.setLevel(before)
    log.close()
    caplog.clear()
    assert "hunter2" not in (tmp_path / LOG_NAME).read_text(encoding="utf-8")
    assert [line["event"] for line in lines(tmp_path)] == ["Executing <str> took 0.250 seconds", "<str>"]


def test_at_debug_no_thread_tells_what_it_returned(tmp_path: Path) -> None:
    """The real event loop, with secrets coming out of threads, all levels open as for a hunt of a fault."""
    code = """
import asyncio, logging, sys
from functools import partial
from pathlib import Path
from hqs_desktop.adapters.logging import open_log
log = open_log(Path(sys.argv[1]), logging.DEBUG)
from PySide6.QtCore import QCoreApplication
import os; os.environ["QT_API"] = "pyside6"
from qasync import QEventLoop
app = QCoreApplication([])
for name in ("qasync", "qasync._QEventLoop", "qasync.QThreadExecutor", "asyncio"):
    logging.getLogger(name).setLevel(logging.DEBUG)
async def main():
    asyncio.get_running_loop().set_debug(True)
    logging.getLogger("desk").debug("begun")
    await asyncio.to_thread(lambda given: "hunter2", "hunter3")
with asyncio.Runner(loop_factory=partial(QEventLoop, app)) as runner:
    runner.run(main())
log.close()
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    written = (tmp_path / LOG_NAME).read_text(encoding="utf-8")
    assert "begun" in written
    assert "hunter" not in written


def test_a_whole_number_as_a_float_is_a_number_all_the_same() -> None:
    told = redact(None, "info", {"of": 9121234567.0, "took": 1732358400.25, "ratio": 2.0})
    assert told == {"of": REDACTED, "took": 1732358400.25, "ratio": 2.0}


def test_a_field_named_as_the_time_hides_nothing() -> None:
    told = redact(None, "info", {"timestamp": "2026-11-23T10:20:30.123456Z", "inner": {"timestamp": "0012345679"}})
    assert told == {"timestamp": "2026-11-23T10:20:30.123456Z", "inner": {"timestamp": REDACTED}}


@pytest.mark.parametrize("name", [LOG_NAME, CRASH_NAME])
def test_a_pipe_in_place_of_a_log_does_not_hang_the_start(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    with pytest.raises(OSError, match="not a plain file"):
        open_log(tmp_path)
