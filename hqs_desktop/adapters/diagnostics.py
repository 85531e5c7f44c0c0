"""The file for support: versions, settings, log, the doctor's report; no secret and nothing of a patient.

The log was redacted when it was written. All texts are redacted once more here, with what the vault has at hand: a log
may be of an older version, and a person may have typed a secret where none belongs.
"""

import base64
import binascii
import io
import json
import platform
import re
import sys
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import quote, quote_plus

from PySide6.QtCore import QSysInfo, qVersion

from hqs_desktop import __version__
from hqs_desktop.adapters.export import put_file
from hqs_desktop.adapters.logging import CRASH_NAME, LOG_NAME
from hqs_desktop.adapters.redaction import REDACTED, redact_text
from hqs_desktop.core.text import to_persian_digits

_MOST: Final = 1_000_000  # bytes of the log, the newest: redacting takes a second or two
_LEAST_SECRET: Final = 4  # characters; a shorter one is no secret, and would cut every text to pieces
_NOTHING: Final = re.compile(r"\x00|\\+u0000|\\+x00|%00")  # between the letters of UTF-16
_WORD: Final = re.compile(r"(?<![\w+/-])[A-Za-z0-9+/_-]{12,}={0,2}")
_QUARTET: Final = 4


def write_diagnostics(path: Path, parts: Mapping[str, str], secrets: Iterable[str]) -> None:
    """Write texts, by the names of their files and cleaned, as one zip, whole or not. Raises ``NotExportedError``."""
    written = _written(secrets)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, cleaned(text, written))
    put_file(path, file.getvalue())


def versions() -> str:
    """What runs here, a line each."""
    return "".join(
        f"{name}: {value}\n"
        for name, value in (
            ("hqs-desktop", __version__),
            ("Python", platform.python_version()),
            ("Qt", qVersion()),
            ("system", QSysInfo.prettyProductName()),
            ("kernel", f"{QSysInfo.kernelType()} {QSysInfo.kernelVersion()} {QSysInfo.currentCpuArchitecture()}"),
            ("frozen", str(getattr(sys, "frozen", False))),
        )
    )


def logs(folder: Path) -> dict[str, str]:
    """The newest of the log, and what the interpreter left when it crashed; by the names of their files."""
    texts: dict[str, str] = {}
    left = _MOST
    for name in (CRASH_NAME, LOG_NAME, *(f"{LOG_NAME}.{number}" for number in range(1, 5))):
        try:
            content = (folder / name).read_bytes()[-left:]
        except OSError:  # there is none, or it is being rotated
            continue
        texts[f"log/{name}"] = content.decode("utf-8", "replace")
        left -= len(content)
        if left <= 0:
            break
    return texts


def cleaned(text: str, secrets: Iterable[str]) -> str:
    """A text without the secrets, as they may be written, and without what may be a person's number."""
    text = _NOTHING.sub("", text)
    for secret in secrets:
        text = text.replace(secret, REDACTED)
    return "\n".join(redact_text(_WORD.sub(_without_hidden_text, line)) for line in text.split("\n"))


def _written(secrets: Iterable[str]) -> list[str]:
    """The secrets as they may stand in a text, the longest first."""
    forms: set[str] = set()
    for secret in secrets:
        if len(secret) >= _LEAST_SECRET:
            escaped = json.dumps(secret)[1:-1]
            forms |= {secret, quote(secret, safe=""), quote_plus(secret), quote(secret), escaped}
            forms |= {
                json.dumps(secret, ensure_ascii=False)[1:-1],
                json.dumps(escaped)[1:-1],
                to_persian_digits(secret),
            }
            for coding in ("utf-8", "utf-16-le", "utf-16-be"):
                content = secret.encode(coding)
                forms |= {base64.b64encode(content).decode(), base64.urlsafe_b64encode(content).decode()}
    return sorted(forms, key=len, reverse=True)


def _without_hidden_text(found: re.Match[str]) -> str:
    """A word, unless it is a text in base64: that may hide anything."""
    word = found[0].rstrip("=").translate(str.maketrans("-_", "+/"))
    try:
        content = base64.b64decode(word + "=" * (-len(word) % _QUARTET), validate=True)
        hidden = content.replace(b"\0", b"").decode()
    except (binascii.Error, UnicodeDecodeError):
        return found[0]
    return REDACTED if hidden.isprintable() else found[0]
