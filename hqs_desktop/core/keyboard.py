"""Latin text that came out Persian: a barcode reader presses keys, whatever layout is on.

The layouts are data (``resources/keyboards.json``): what each Latin letter's key types, capitals with Shift.
"""

import json
import re
from collections.abc import Sequence
from functools import cache

from hqs_desktop.core.resources import resource_path


def latin_readings(text: str) -> Sequence[str]:
    """The Latin texts that would have come out as ``text``, one a Persian layout, each once.

    What a layout types with no key of a letter or a digit stays as it is. Nothing but the caller's rule of what may be
    meant tells a reading from a Persian text: a name must never be given to this.
    """
    return list(dict.fromkeys(_read(text, *layout) for layout in _layouts()))


def _read(text: str, typed: re.Pattern[str], keys: dict[str, str]) -> str:
    return typed.sub(lambda match: keys[match[0]], text)


@cache
def _layouts() -> Sequence[tuple[re.Pattern[str], dict[str, str]]]:
    """What matches all that a layout types, and by which key it does."""
    layouts: dict[str, dict[str, str]] = json.loads(resource_path("keyboards.json").read_text("utf-8"))
    made = []
    for layout in layouts.values():
        keys = {typed: key for key, typed in layout.items()}
        longest_first = sorted(keys, key=len, reverse=True)
        made.append((re.compile("|".join(map(re.escape, longest_first))), keys))
    return made
