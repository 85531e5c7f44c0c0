"""The log: JSON lines in the profile, rotated, without secrets and patients. Imported late: structlog is not light.

Everything goes through the standard library's ``logging``, so that libraries are heard too; the redaction is the last
thing before a line is written.
"""

import contextlib
import copy
import faulthandler
import logging
import re
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Final, TextIO

import structlog

from hqs_desktop.adapters.log_file import RotatedFile, open_to_append
from hqs_desktop.adapters.redaction import REDACTED, redact_text
from hqs_desktop.core.errors import HqsError

LOG_NAME: Final = "hqs-desktop.jsonl"
CRASH_NAME: Final = "crash.txt"

_LARGEST: Final = 1_000_000  # bytes a file
_FILES: Final = 5
_LEAST_TELLING: Final = 1e7  # a number of eight digits may be a person's

# Names of fields, in any spelling of the wire or of the program, that hold a secret or something of a patient.
_TOLD_NAMES: Final = re.compile(
    r"secret|password|passwd|token|authorization|cookie|national|passport|bafia|person|patient|first_?name|last_?name"
    r"|full_?name|father|mother|mobile|phone|tel$|postal|address_of|birth|hid$|identifier",
    re.IGNORECASE,
)
# Libraries whose words tell what they handle: addresses, statements, what a thread returned (a password, the journal's
# key), how long a task with its result took. Below a warning nothing of theirs is written, whatever their level is set
# to; of a warning its own words, and only the class of what is filled in.
_TELLTALES: Final = frozenset(
    {
        *("qasync", "asyncio", "concurrent", "httpx", "httpcore", "h11", "hpack", "anyio", "urllib3", "truststore"),
        *("stamina", "keyring", "secretstorage", "jeepney", "dbus", "win32ctypes", "sqlalchemy", "alembic"),
        *("sqlcipher3", "uvicorn", "starlette", "websockets", "pydantic"),
    }
)


class Log:
    """The open log of a run. ``close`` gives the files free."""

    def __init__(self, handler: logging.Handler, crash_file: TextIO, before: int) -> None:
        self._handler = handler
        self._crash_file = crash_file
        self._before = before

    def close(self) -> None:
        """Write what is left and close the files."""
        root = logging.getLogger()
        root.removeHandler(self._handler)
        root.setLevel(self._before)
        self._handler.close()
        logging.captureWarnings(capture=False)
        faulthandler.disable()
        self._crash_file.close()


def open_log(folder: Path, level: int = logging.INFO) -> Log:
    """Begin to log into ``folder``, which is there, and have crashes of the interpreter written beside it.

    Raises ``OSError`` where the folder can't be written.
    """
    handler = _LogFile(folder / LOG_NAME, largest=_LARGEST, files=_FILES)
    common: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=common,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                tell_exception,
                redact,
                structlog.processors.JSONRenderer(ensure_ascii=False, default=_by_class),
            ],
        )
    )
    structlog.configure(
        processors=[*common, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(level)
    for name in _TELLTALES:  # _LogFile alone would do, but not as cheaply
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)
    crash_file = open_to_append(folder / CRASH_NAME)
    with contextlib.suppress(RuntimeError):  # no usable file number, where a console stands in for it
        faulthandler.enable(crash_file)
    return Log(handler, crash_file, before)


def tell_exception(_: object, __: str, event: MutableMapping[str, object]) -> MutableMapping[str, object]:
    """A structlog processor: an exception by its classes and places, with its words only where they are our own.

    Those of others may quote what they choked on.
    """
    given = event.pop("exc_info", None)
    if given is True:
        given = sys.exc_info()
    error = given[1] if isinstance(given, tuple) else given
    lines: list[str] = []
    while isinstance(error, BaseException):
        lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
        if isinstance(error, HqsError):
            lines[-1] += f": {error}"
        lines += [f"  {at.name} ({at.filename}:{at.lineno})" for at in traceback.extract_tb(error.__traceback__)]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if lines:
        event["exception"] = "\n".join(lines)
    return event


def redact(_: object, __: str, event: MutableMapping[str, object]) -> MutableMapping[str, object]:
    """A structlog processor: values of telling names go, and from every text what looks like a person's number."""
    return {name: _clean(name, value) for name, value in event.items()}


class _LogFile(RotatedFile):
    def emit(self, record: logging.LogRecord) -> None:
        if (told := _muted(record)) is not None:
            super().emit(told)


def _muted(record: logging.LogRecord) -> logging.LogRecord | None:
    if record.name.partition(".")[0] not in _TELLTALES:
        return record
    if record.levelno < logging.WARNING:
        return None
    muted = copy.copy(record)
    muted.msg = record.msg if isinstance(record.msg, str) else _by_class(record.msg)
    if isinstance(record.args, Mapping):
        muted.args = {name: _by_class(value) for name, value in record.args.items()}
    elif record.args:
        muted.args = tuple(value if isinstance(value, float) else _by_class(value) for value in record.args)
    return muted


def _clean(name: str, value: object) -> object:
    if _TOLD_NAMES.search(name):
        return REDACTED
    if isinstance(value, bool | float | None):
        telling = isinstance(value, float) and value.is_integer() and abs(value) >= _LEAST_TELLING
        return REDACTED if telling else value
    if isinstance(value, int | str):
        text = str(value)
        cleaned = redact_text(text)
        return value if cleaned == text else cleaned
    if isinstance(value, dict):
        return {redact_text(str(key)): _clean(str(key), inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_clean("", inner) for inner in value]
    return _by_class(value)


def _by_class(value: object) -> str:
    """An object's class only: its ``repr`` may hold anything."""
    return f"<{type(value).__name__}>"
