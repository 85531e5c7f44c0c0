"""The levels of an administrative area, and where their fields have their lines from."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

from hqs_desktop.codes.systems import COUNTRY_DIVISIONS
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.text import clean_input, found_by, search_keys, search_words, sort_key, to_ascii_digits
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.lines import Choice

if TYPE_CHECKING:
    from hqs_desktop.core.model import Area

_OFFERED: Final = 200
_MOST_DIGITS: Final = 10


class Level(StrEnum):
    """The levels of an area that are asked for, the widest first; each is a field of ``Area``."""

    PROVINCE = "province"
    CITY = "city"
    TOWN = "town"


class Divisions(Protocol):
    """Where the fields of an area have their lines from: an imported list, or what the desk happens to know."""

    def choices(self, level: Level, within: "Area", text: str) -> Sequence[Choice]:
        """The divisions of a level that lie in ``within`` and that a half-typed name or code means, best first.

        A line's value is an ``Area``: the division and those that it lies in, as far as they are known.
        """
        ...


class SeenDivisions:
    """The divisions in which the known facilities lie, as the gateway's replies name them."""

    def __init__(self, areas: "Iterable[Area | None]") -> None:
        self._areas = [area for area in areas if area is not None]

    def choices(self, level: Level, within: "Area", text: str) -> Sequence[Choice]:
        """As ``Divisions`` has it."""
        words, code = search_words(text), to_ascii_digits(clean_input(text))
        found: dict[str, Choice] = {}
        for area in self._areas:
            coded: CodedText | None = getattr(area, level)
            if coded is None or not coded.code.strip() or not lies_in(area, within):
                continue
            if found_by(words, search_keys(coded.value)) or (code and coded.code.strip().startswith(code)):
                found.setdefault(coded.code.strip(), division_choice(level, down_to(area, level)))
        return sorted(found.values(), key=lambda choice: sort_key(choice.text))[:_OFFERED]


def no_area() -> "Area":
    """An area that names nothing yet."""
    from hqs_desktop.core.model import Area  # noqa: PLC0415  # after the first paint

    return Area()


def typed_code(level: Level, text: str) -> Sequence[Choice]:
    """The line for a typed code of which nobody here knows the name; none for what is no code."""
    code = to_ascii_digits(clean_input(text))
    if not (code.isascii() and code.isdigit() and len(code) <= _MOST_DIGITS):
        return ()
    return (division_choice(level, with_level(no_area(), level, CodedText(code, COUNTRY_DIVISIONS, ""))),)


def division_choice(level: Level, area: "Area") -> Choice:
    """A division as its field shows it; the value holds those that it lies in, as far as they are known."""
    coded: CodedText = getattr(area, level)
    code = formats.identifier(coded.code.strip())
    return Choice(area, coded.value.strip() or code, code)


def with_level(area: "Area", level: Level, coded: CodedText) -> "Area":
    """The same area with a division of a level."""
    return replace(area, **{str(level): coded})


def down_to(area: "Area", level: Level) -> "Area":
    """The same area without what lies below a level."""
    levels = list(Level)
    return replace(no_area(), **{str(wider): getattr(area, wider) for wider in levels[: levels.index(level) + 1]})


def same_code(one: CodedText | None, other: CodedText | None) -> bool:
    """Whether two codes are one, whatever blanks the gateway put around them."""
    return one is not None and other is not None and one.code.strip() == other.code.strip()


def lies_in(area: "Area", within: "Area") -> bool:
    """Whether an area has every division that another names."""
    return all(
        getattr(within, level) is None or same_code(getattr(area, level), getattr(within, level)) for level in Level
    )
