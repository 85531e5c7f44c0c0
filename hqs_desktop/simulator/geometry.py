"""Distances on the globe and containment in the country's administrative divisions."""

from dataclasses import fields
from math import asin, cos, radians, sin, sqrt
from typing import TYPE_CHECKING, Final

from hqs_desktop.core.model import Area

if TYPE_CHECKING:
    from hqs_desktop.core.coded import CodedText

_EARTH_RADIUS: Final = 6_371_000.0  # metres


def distance(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The great-circle distance between two points in degrees, in metres."""
    north = radians(other_latitude - latitude)
    east = radians(other_longitude - longitude)
    across = sin(north / 2) ** 2 + cos(radians(latitude)) * cos(radians(other_latitude)) * sin(east / 2) ** 2
    return 2 * _EARTH_RADIUS * asin(sqrt(min(1.0, across)))


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
