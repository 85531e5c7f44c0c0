"""Reads a request: any key case, every mandatory field, refused in the guide's form where one is missing or wrong."""

import json
from collections.abc import Mapping
from datetime import datetime
from math import isfinite
from typing import NoReturn

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import from_shamsi_parts
from hqs_desktop.core.model import Identifier
from hqs_desktop.simulator.refusals import Reason, Refused


def parse(body: bytes) -> "Fields":
    """The top object of a JSON text. Raises ``Refused`` where there is none."""
    try:
        value = json.loads(body, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Refused(Reason.WRONG_JSON) from None
    if not isinstance(value, dict):
        raise Refused(Reason.WRONG_JSON)
    return Fields(value)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


class Fields:
    """The fields of a JSON object. Where several names are given, each is a spelling that table or sample prints."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self._values = {key.casefold(): value for key, value in values.items()}

    def find(self, *names: str) -> object:
        """The value as it came; None where it is absent or null."""
        for name in names:
            value = self._values.get(name.casefold())
            if value is not None:
                return value
        return None

    def part(self, *names: str) -> "Fields":
        """A mandatory object."""
        return self.optional_part(*names) or _missing(names)

    def optional_part(self, *names: str) -> "Fields | None":
        """An object; None where it is absent, null or the empty string that the samples put for some."""
        value = self.find(*names)
        if value is None or value == "":
            return None
        return Fields(value) if isinstance(value, dict) else _wrong(names)

    def text(self, *names: str) -> str:
        """A mandatory text, stripped."""
        return self.optional_text(*names) or _missing(names)

    def optional_text(self, *names: str) -> str:
        """A text, stripped; empty where it is absent."""
        value = self.find(*names)
        if value is None:
            return ""
        return value.strip() if isinstance(value, str) else _wrong(names)

    def number(self, *names: str) -> float:
        """A mandatory, finite number."""
        value = self.find(*names)
        if value is None:
            _missing(names)
        if isinstance(value, bool) or not isinstance(value, int | float):
            _wrong(names)
        try:
            number = float(value)
        except OverflowError:
            _wrong(names)
        return number if isfinite(number) else _wrong(names)

    def integer(self, name: str, default: int | None = None) -> int:
        """An integer, mandatory where there is no default."""
        value = self.find(name)
        if value is None:
            return default if default is not None else _missing((name,))
        return value if isinstance(value, int) and not isinstance(value, bool) else _wrong((name,))

    def coded(self, name: str, system: str) -> CodedText:
        """A mandatory DO_CODED_TEXT of a coding system (its letter case is ignored)."""
        found = self.optional_coded(name)
        if found is None:
            _missing((name,))
        return found if found.system.casefold() == system.casefold() else _wrong((name,))

    def optional_coded(self, name: str) -> CodedText | None:
        """A DO_CODED_TEXT; None where it is absent or its fields are empty, as the samples send it."""
        part = self.optional_part(name)
        if part is None:
            return None
        code, system, value = (part.optional_text(key) for key in ("Coded_string", "Terminology_id", "Value"))
        if not (code or system or value):
            return None
        return CodedText(code, system, value) if code and system else _missing((name,))

    def identifier(self, *names: str) -> Identifier:
        """A mandatory DO_IDENTIFIER, all four of its fields present."""
        part = self.part(*names)
        return Identifier(part.text("ID"), part.text("Issuer"), part.text("Assigner"), part.text("Type"))

    def moment(self, name: str) -> datetime:
        """A mandatory DO_DATE_TIME: Shamsi, Iran's time; the time of day is midnight where it is absent."""
        part = self.part(name)
        day = (part.integer("Year"), part.integer("Month"), part.integer("Day"))
        time = (part.integer("Hour", 0), part.integer("Minute", 0), part.integer("Second", 0))
        try:
            return from_shamsi_parts(*day, *time)
        except (ValueError, OverflowError):
            raise Refused(Reason.WRONG_DATE, name) from None


def _missing(names: tuple[str, ...]) -> NoReturn:
    raise Refused(Reason.MISSING, names[0])


def _wrong(names: tuple[str, ...]) -> NoReturn:
    raise Refused(Reason.WRONG_VALUE, names[0])
