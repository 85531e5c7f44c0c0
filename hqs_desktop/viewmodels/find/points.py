"""Points and distances as they are typed, and as they are shown."""

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.geography import Oddity, oddity
from hqs_desktop.core.text import clean_input, isolate_ltr, to_ascii_digits
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.lines import Choice

if TYPE_CHECKING:
    from hqs_desktop.core.model import Facility

translate = QCoreApplication.translate  # lupdate knows it by this name

LEAST_KM: Final = 0.1
MOST_KM: Final = 100.0
USUAL_KM: Final = 5.0
_OFFERED_KM: Final = (1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)
_PLACES: Final = 4  # of a degree: some ten metres
_NUMBER: Final = r"([+-]?\d+(?:[.\u066b/]\d+)?)"
_POINT: Final = re.compile(
    rf"\(?\s*{_NUMBER}\s*\u00b0?\s*[Nn]?\s*[,;\u060c\u061b\s]\s*{_NUMBER}\s*\u00b0?\s*[Ee]?\s*\)?"
)
_BY_SLASH: Final = re.compile(r"([+-]?\d+[.\u066b]\d+)\s*/\s*([+-]?\d+[.\u066b]\d+)")
_KM: Final = re.compile(r"(\d+(?:[.\u066b/]\d+)?)")

Point = tuple[float, float]
"""Degrees, latitude first."""


def read_point(text: str) -> Point | None:
    """A typed or pasted ``latitude, longitude`` in any digits; None where it is no two numbers."""
    typed = to_ascii_digits(clean_input(text))
    found = _BY_SLASH.fullmatch(typed) or _POINT.fullmatch(typed)
    return (_number(found[1]), _number(found[2])) if found is not None else None


def read_km(text: str) -> float | None:
    """A typed distance in kilometres, in any digits; None where it is none that can be searched."""
    found = _KM.fullmatch(to_ascii_digits(clean_input(text)))
    km = _number(found[1]) if found is not None else 0.0
    return km if LEAST_KM <= km <= MOST_KM else None


def point_text(point: Point) -> str:
    """A point as its field shows it, latitude first."""
    return formats.digits(", ".join(f"{degrees:.{_PLACES}f}".rstrip("0").rstrip(".") for degrees in point))


def typed_points(text: str) -> list[Choice]:
    """The points that a text means: where it is odd as it was typed, first the one that was likely meant."""
    point = read_point(text)
    if point is None:
        return []
    odd = oddity(*point)
    if odd is Oddity.NO_POINT:
        return []
    if odd is Oddity.SWAPPED:
        meant = (point[1], point[0])
        return [
            Choice(meant, point_text(meant), translate("find", "latitude and longitude swapped: in Iran")),
            Choice(point, point_text(point), odd_words(point)),
        ]
    return [Choice(point, point_text(point), odd_words(point))]


def odd_words(point: Point) -> str:
    """What is odd about a point; empty where nothing is."""
    match oddity(*point):
        case Oddity.SWAPPED:
            return translate("find", "not in Iran: swapped?")
        case Oddity.ELSEWHERE | Oddity.NO_POINT:
            return translate("find", "not in Iran: at sea or abroad")
        case _:
            return ""


def place_choice(facility: "Facility", point: Point) -> Choice:
    """A facility as a point to search around."""
    return Choice(point, facility.name or point_text(point), isolate_ltr(point_text(point)))


def km_choice(km: float) -> Choice:
    """A distance as its field shows it."""
    return Choice(km, formats.digits(f"{km:g}"), translate("find", "km"))


def offered_km(text: str) -> list[Choice]:
    """The usual distances, or the one that is typed."""
    if not text.strip():
        return [km_choice(km) for km in _OFFERED_KM]
    km = read_km(text)
    return [km_choice(km)] if km is not None else []


def _number(text: str) -> float:
    return float(text.replace("\u066b", ".").replace("/", "."))
