"""Points on the globe, in degrees (WGS 84), and whether they lie in Iran, where a receptionist means them to."""

from enum import StrEnum
from math import asin, cos, hypot, isfinite, radians, sin, sqrt
from typing import Final

_EARTH_RADIUS: Final = 6_371_000.0  # metres
_MAX_LATITUDE: Final = 90.0
_MAX_LONGITUDE: Final = 180.0

# Iran's outline, (longitude, latitude), coarse and on the wide side, with the islands of the Persian Gulf.
_IRAN: Final = (
    (44.0, 39.85), (45.6, 39.2), (46.6, 39.0), (47.9, 39.8), (48.5, 39.4), (49.0, 38.5), (49.2, 37.8), (49.7, 37.6),
    (50.5, 37.2), (51.5, 36.9), (52.6, 36.85), (53.8, 37.0), (53.8, 37.5), (54.9, 37.6), (56.3, 38.2), (57.3, 38.4),
    (58.6, 37.9), (59.6, 37.6), (60.5, 36.8), (61.3, 36.7), (61.4, 35.2), (60.7, 34.2), (61.0, 33.5), (60.8, 32.9),
    (61.0, 31.7), (61.9, 31.4), (61.9, 30.7), (61.1, 29.9), (61.8, 29.0), (62.9, 28.3), (63.0, 27.3), (63.4, 27.2),
    (63.4, 26.5), (62.4, 26.3), (62.0, 26.1), (61.8, 25.0), (60.4, 25.2), (58.8, 25.3), (57.6, 25.5), (57.1, 26.6),
    (56.6, 26.9), (56.0, 26.5), (55.6, 25.9), (55.0, 25.7), (54.3, 26.3), (53.7, 26.4), (53.0, 26.6), (52.3, 27.3),
    (51.2, 27.7), (50.6, 28.8), (50.1, 29.2), (49.9, 30.0), (49.0, 30.1), (48.6, 29.8), (47.9, 30.4), (47.9, 31.0),
    (47.6, 31.0), (47.6, 31.9), (46.1, 32.9), (45.8, 33.6), (45.3, 34.0), (45.3, 34.6), (46.0, 35.1), (46.0, 35.7),
    (45.3, 35.9), (44.9, 36.8), (44.6, 37.2), (44.4, 38.0), (44.2, 38.9), (43.9, 39.4),
)  # fmt: skip
_LEEWAY: Final = 0.15  # degrees: some fifteen kilometres


class Oddity(StrEnum):
    """What is odd about a point that should lie in Iran."""

    NO_POINT = "no_point"  # there is none of these degrees
    SWAPPED = "swapped"  # it lies in Iran once latitude and longitude change places
    ELSEWHERE = "elsewhere"  # at sea, or over the border


def metres_between(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The great-circle distance between two points in degrees, in metres."""
    north = radians(other_latitude - latitude)
    east = radians(other_longitude - longitude)
    across = sin(north / 2) ** 2 + cos(radians(latitude)) * cos(radians(other_latitude)) * sin(east / 2) ** 2
    return 2 * _EARTH_RADIUS * asin(sqrt(min(1.0, across)))


def oddity(latitude: float, longitude: float) -> Oddity | None:
    """What is odd about a point; None for one in Iran."""
    if in_iran(latitude, longitude):
        return None
    if in_iran(longitude, latitude):
        return Oddity.SWAPPED
    exists = isfinite(latitude) and abs(latitude) <= _MAX_LATITUDE and abs(longitude) <= _MAX_LONGITUDE
    return Oddity.ELSEWHERE if exists else Oddity.NO_POINT


def in_iran(latitude: float, longitude: float) -> bool:
    """Whether a point lies in Iran or not more than some fifteen kilometres outside of it."""
    inside = False
    for start, end in zip(_IRAN, (*_IRAN[1:], _IRAN[0]), strict=True):
        (x, y), (other_x, other_y) = start, end
        if (y > latitude) != (other_y > latitude) and longitude < x + (latitude - y) / (other_y - y) * (other_x - x):
            inside = not inside
        if _from_line((longitude, latitude), start, end) <= _LEEWAY:
            return True
    return inside


def settled(latitude: float | None, longitude: float | None) -> tuple[float, float] | None:
    """A place in Iran as a gateway gives it, latitude first, or None where it gives none that can be.

    The guide swaps the two's Persian labels, so a sender may well swap the two.
    """
    if latitude is None or longitude is None:
        return None
    match oddity(latitude, longitude):
        case None:
            return latitude, longitude
        case Oddity.SWAPPED:
            return longitude, latitude
        case _:
            return None


def _from_line(point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    along_x, along_y = end[0] - start[0], end[1] - start[1]
    share = ((point[0] - start[0]) * along_x + (point[1] - start[1]) * along_y) / (along_x**2 + along_y**2)
    share = max(0.0, min(1.0, share))
    return hypot(point[0] - start[0] - share * along_x, point[1] - start[1] - share * along_y)
