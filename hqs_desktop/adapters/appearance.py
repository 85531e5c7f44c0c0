"""How the first window looks, read before the first paint: without pydantic, in about a millisecond, never raising.

``adapters.settings`` reads the same files properly a moment later, and reports what is wrong with them.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from hqs_desktop.adapters.files import read_file

LANGUAGES: Final = ("fa", "en")
SCHEMES: Final = ("system", "light", "dark", "contrast")
MODES: Final = ("production", "test", "demo")
SMALLEST_TEXT: Final = 0.8
LARGEST_TEXT: Final = 2.0
LARGEST_FILE: Final = 1_000_000
"""Bytes of a settings or policy file; it has a few hundred."""

_COMMON_APPDATA: Final = 0x23  # CSIDL of %ProgramData%
_MAX_PATH: Final = 260


class FirstLook(NamedTuple):
    """What the first window shows before the settings are read. ``text_scale`` 1 is normal."""

    language: str = "fa"
    scheme: str = "system"
    text_scale: float = 1.0
    mode: str = "production"
    centre: str = ""


def machine_policy_file() -> Path:
    """Where the centre's IT fixes settings for all users of this machine."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  # Windows only

        # Asked of Windows itself: a user could set %ProgramData% to a folder of their own, past the policy.
        folder = ctypes.create_unicode_buffer(_MAX_PATH)
        ctypes.windll.shell32.SHGetFolderPathW(None, _COMMON_APPDATA, None, 0, folder)
        return Path(folder.value) / "HQSDesktop" / "policy.toml"
    return Path("/etc/hqs-desktop/policy.toml")


def first_look(settings_file: Path, policy_file: Path | None = None) -> FirstLook:
    """The looks, by policy over the user's file over defaults; what can't be read counts as absent."""
    layers = [_read(policy_file or machine_policy_file()), _read(settings_file)]
    default = FirstLook()
    return FirstLook(
        language=_choice(layers, "appearance", "language", LANGUAGES) or default.language,
        scheme=_choice(layers, "appearance", "scheme", SCHEMES) or default.scheme,
        text_scale=_scale(layers) or default.text_scale,
        mode=_choice(layers, "connection", "mode", MODES) or default.mode,
        centre=next((name for name in _values(layers, "centre", "name") if isinstance(name, str)), default.centre),
    )


def _read(path: Path) -> Mapping[str, object]:
    try:
        content = read_file(path, LARGEST_FILE)
        import tomllib  # noqa: PLC0415  # 3 ms that a start without settings does without

        return tomllib.loads(content.decode("utf-8-sig"))
    except (OSError, ValueError, RecursionError):  # absent, no TOML, not UTF-8, or nested to no end
        return {}


def _values(layers: list[Mapping[str, object]], section: str, key: str) -> list[object]:
    return [part[key] for layer in layers if isinstance(part := layer.get(section), dict) and key in part]


def _choice(layers: list[Mapping[str, object]], section: str, key: str, allowed: tuple[str, ...]) -> str | None:
    return next((value for value in _values(layers, section, key) if isinstance(value, str) and value in allowed), None)


def _scale(layers: list[Mapping[str, object]]) -> float | None:
    for value in _values(layers, "appearance", "text_scale"):
        if isinstance(value, (int, float)) and not isinstance(value, bool) and SMALLEST_TEXT <= value <= LARGEST_TEXT:
            return float(value)
    return None
