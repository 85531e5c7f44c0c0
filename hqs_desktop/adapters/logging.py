"""The log: JSON lines in the profile, rotated, without secrets and patients. Imported late: structlog is not light.

Everything goes through the standard library's ``logging``, so that libraries are heard too; the redaction is the last
thing before a line is written.
"""

import contextlib
import faulthandler
import logging
import logging.handlers
import re
import sys
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import Final, TextIO

import structlog

from hqs_desktop.core.errors import HqsError

LOG_NAME: Final = "hqs-desktop.jsonl"
CRASH_NAME: Final = "crash.txt"
REDACTED: Final = "[redacted]"

_LARGEST: Final = 1_000_000  # bytes a file
_FILES: Final = 5

# Names of fields, in any spelling of the wire or of the program, that hold a secret or something of a patient.
_TOLD_NAMES: Final = re.compile(
    r"secret|password|passwd|token|authorization|cookie|national|passport|bafia|person|patient|first_?name|last_?name"
    r"|full_?name|father|mother|mobile|phone|tel$|postal|address_of|birth|hid$|identifier",
    re.IGNORECASE,
)
# Digits in any script, as many as a national code (it may lack its zeros) or a mobile has, or grouped as a mobile is.
# Not inside a longer word: the groups of a UUID (a TQID, a request id) stay readable, and so do dates.
_TELLING_DIGITS: Final = re.compile(
    r"(?<![\w-])\+?(?:\d{8,}|(?:\d{2,4}[ -])?\d{3,4}[ -]\d{3}[ -]?\d{2}[ -]?\d{2})(?![\w-])"
)
_BEARER: Final = re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]+")
_ASSIGNED: Final = re.compile(
    r"(?i)\b([\w-]*(?:secret|password|token|national_?code|mobile_?number)[\w-]*[\"']?\s*[=:]\s*)"
    r"(?:\"[^\"]*\"|'[^']*'|[^\s,;&}]+)"
)
_NOISY: Final = ("httpx", "httpcore", "asyncio", "uvicorn", "alembic", "sqlalchemy", "hpack")


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
    handler = logging.handlers.RotatingFileHandler(
        folder / LOG_NAME, maxBytes=_LARGEST, backupCount=_FILES - 1, encoding="utf-8", delay=False
    )
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
    for name in _NOISY:  # they tell addresses, statements and parameters
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)
    crash_file = (folder / CRASH_NAME).open("a", encoding="utf-8")
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


def redact_text(text: str) -> str:
    """``text`` without tokens, and without digits that may be a person's."""
    without_tokens = _ASSIGNED.sub(rf"\1{REDACTED}", _BEARER.sub(rf"\1 {REDACTED}", text))
    return _TELLING_DIGITS.sub(REDACTED, without_tokens)


def _clean(name: str, value: object) -> object:
    if _TOLD_NAMES.search(name):
        return REDACTED
    if isinstance(value, bool | float | None) or name == "timestamp":
        return value
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
