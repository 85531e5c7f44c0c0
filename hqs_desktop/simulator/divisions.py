"""Containment in the country's administrative divisions."""

from dataclasses import fields
from typing import TYPE_CHECKING

from hqs_desktop.core.model import Area

if TYPE_CHECKING:
    from hqs_desktop.core.coded import CodedText


def contains(wanted: Area, place: Area | None) -> bool:
    """Whether ``place`` has every division that ``wanted`` names; one that names none contains every place."""
    for level in fields(Area):
        code: CodedText | None = getattr(wanted, level.name)
        if code is None or not code.code:
            continue
        own: CodedText | None = getattr(place, level.name) if place else None
        if own is None or own.code != code.code:
            return False
    return True
