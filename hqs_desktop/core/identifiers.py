"""The identifiers that a desk types, and what can be said of them before they are sent.

None of these rules is in the guide; they are public practice. So a check forbids only what can't be right and warns of
what looks wrong. Digits of any script are accepted; blanks, dashes and direction marks are dropped. Where only Latin
letters belong, what was typed on a Persian layout is read as on the Latin one, or refused where that is not plain.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hqs_desktop.core.keyboard import latin_readings
from hqs_desktop.core.model import Identifier
from hqs_desktop.core.text import ZWNJ, clean_input, strip_marks, to_ascii_digits

_NATIONAL_CODE_LENGTH: Final = 10
_POSTAL_CODE_LENGTH: Final = 10
_FOREIGN_CODE_LENGTH: Final = 12
_MOBILE_LENGTH: Final = 11

_SEPARATORS: Final = re.compile("[-_\\s\u2010-\u2015\u2212\u0640]+")
_PHONE_PUNCTUATION: Final = re.compile("[().]+")
_IRAN_PREFIX: Final = re.compile(r"(?:\+|00)?98(?=0?9)0?")
_PASSPORT: Final = re.compile(r"(?=.*[0-9])[A-Z0-9]{6,9}")
_CAPITALS_AND_DIGITS: Final = re.compile("[A-Z0-9]+")
_BLANKS: Final = re.compile("[-\\s]+")
_LATIN_LETTER: Final = re.compile("[A-Za-z]")
_PERSIAN: Final = re.compile("[\u0600-\u06ff]")


class PersonIdKind(StrEnum):
    """How a patient is identified; the value is appendix 1's type."""

    NATIONAL_CODE = "National_Code"
    BAFIA = "BAFIA_ID"  # a foreigner's unique code
    PASSPORT = "Passport_ID"


class HidIssuer(StrEnum):
    """Who issued an HID (appendix 1): health insurance, social security, or nobody where there is no insurance."""

    HEALTH_INSURANCE = "IHIO"
    SOCIAL_SECURITY = "TAMIN"
    UNINSURED = "BITSA"


class Level(StrEnum):
    """Whether a value may be sent: yes, yes after a warning, no."""

    OK = "ok"
    WARN = "warn"
    ERROR = "error"


class FindingCode(StrEnum):
    """What was found."""

    OK = "ok"
    EMPTY = "empty"
    NOT_DIGITS = "not_digits"
    WRONG_LENGTH = "wrong_length"
    REPEATED = "repeated"  # one digit ten times
    PADDED = "padded"  # leading zeros were missing and have been added
    CHECK_DIGIT = "check_digit"
    FOREIGN_LENGTH = "foreign_length"  # a foreigner's code that has not twelve digits
    NOT_MOBILE = "not_mobile"
    ODD_SHAPE = "odd_shape"
    KEYBOARD = "keyboard"  # typed on a Persian layout, and it is not plain what was meant


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of a check. ``value`` is what to send; ``suggestion`` what it was completed to, where it was."""

    value: str
    level: Level = Level.OK
    code: FindingCode = FindingCode.OK
    suggestion: str | None = None


_ISSUERS: Final = {
    PersonIdKind.NATIONAL_CODE: "National_Org_Civil_Reg",
    PersonIdKind.BAFIA: "MOI_BAFIA",
    PersonIdKind.PASSPORT: "MIA",
}


def identifier_of(kind: PersonIdKind, text: str) -> Identifier:
    """The identifier of a person as operations 4 and 5 take it, from what was typed (appendix 1)."""
    return Identifier(check_person_id(kind, text).value, _ISSUERS[kind], _ISSUERS[kind], kind.value)


def kind_of(identifier: Identifier) -> PersonIdKind | None:
    """The kind of a person's identifier, without regard to case; None for one that no person has."""
    wanted = identifier.type.strip().casefold()
    return next((kind for kind in PersonIdKind if kind.value.casefold() == wanted), None)


def hid_of(issuer: HidIssuer, text: str) -> Identifier:
    """An insurer's HID from what was typed (appendix 1); an empty one where that can't be right."""
    finding = check_hid(text)
    return Identifier("" if finding.level is Level.ERROR else finding.value, issuer.value, issuer.value, "HID")


def council_id_of(text: str) -> Identifier:
    """A physician's medical council number from what was typed (appendix 1)."""
    return Identifier(check_council_number(text).value, "Med_Council", "Med_Council", "Med_ID")


def possible_ids(text: str) -> Collection[str]:
    """The identifiers that a text typed on a Persian layout may be, in capitals; none for any other text."""
    typed = to_ascii_digits(clean_input(text, keep_zwnj=True))
    return () if _LATIN_LETTER.search(typed) else _readings(typed) - {_compact(text)}


def check_person_id(kind: PersonIdKind, text: str) -> Finding:
    """Check a patient's identifier by the rules of its kind."""
    match kind:
        case PersonIdKind.NATIONAL_CODE:
            return _check_national_code(_compact(text))
        case PersonIdKind.BAFIA:
            return _check_foreign_code(text)
        case PersonIdKind.PASSPORT:
            return _check_shape(text, _PASSPORT, empty=Level.ERROR)


def better_kind(kind: PersonIdKind, text: str) -> PersonIdKind | None:
    """The kind that a number rather is of: one of twelve digits is no national code but a foreigner's; else None."""
    foreign = kind is PersonIdKind.NATIONAL_CODE and check_person_id(PersonIdKind.BAFIA, text).code is FindingCode.OK
    return PersonIdKind.BAFIA if foreign else None


def check_mobile(text: str) -> Finding:
    """Check an Iranian mobile number; ``value`` is 09 and nine digits. Empty is allowed.

    A number of another country (``+90...``) is kept, with a warning.
    """
    number = _PHONE_PUNCTUATION.sub("", _compact(text))
    if not number:
        return Finding("", code=FindingCode.EMPTY)
    national = _IRAN_PREFIX.sub("0", number, count=1) if _IRAN_PREFIX.match(number) else number
    if national.startswith("9") and len(national) == _MOBILE_LENGTH - 1:
        national = f"0{national}"
    digits = national.removeprefix("+")
    if not _is_digits(digits):
        return Finding(national, Level.ERROR, FindingCode.NOT_DIGITS)
    if national.startswith(("+", "00")):
        return Finding(national, Level.WARN, FindingCode.NOT_MOBILE)
    if not national.startswith("09"):
        return Finding(national, Level.ERROR, FindingCode.NOT_MOBILE)
    if len(national) != _MOBILE_LENGTH:
        return Finding(national, Level.ERROR, FindingCode.WRONG_LENGTH)
    return Finding(national)


def check_postal_code(text: str) -> Finding:
    """Check a postal code of ten digits; only ever a warning. Empty is allowed."""
    code = _compact(text)
    if not code:
        return Finding("", code=FindingCode.EMPTY)
    if not _is_digits(code):
        return Finding(code, Level.WARN, FindingCode.NOT_DIGITS)
    if len(code) != _POSTAL_CODE_LENGTH:
        return Finding(code, Level.WARN, FindingCode.WRONG_LENGTH)
    if len(set(code)) == 1:
        return Finding(code, Level.WARN, FindingCode.REPEATED)
    return Finding(code)


def check_hid(text: str) -> Finding:
    """Check an insurer's HID of capitals and digits; there is no public rule, so only a warning. Empty is allowed."""
    return _check_shape(text, _CAPITALS_AND_DIGITS, empty=Level.OK)


def check_council_number(text: str) -> Finding:
    """Check a medical council number. Some professions' have a letter before the digits: kept, with a warning."""
    number = _compact(text)
    if not number:
        return Finding("", Level.ERROR, FindingCode.EMPTY)
    if not _is_digits(number):
        return Finding(to_ascii_digits(clean_input(text)), Level.WARN, FindingCode.NOT_DIGITS)
    return Finding(number)


def check_facility_id(text: str) -> Finding:
    """Check a centre's id (appendix 1, Org_ID), which is kept in its own letters."""
    value = to_ascii_digits(strip_marks(clean_input(text)))
    if not value:
        return Finding("", Level.ERROR, FindingCode.EMPTY)
    meant, plain = _latin(text)
    if not plain:
        return Finding(meant, Level.ERROR, FindingCode.KEYBOARD)
    return Finding(value if value.isascii() else meant)


def _check_national_code(code: str) -> Finding:
    if finding := _unless_digits(code, Level.ERROR):
        return finding
    padded = code.zfill(_NATIONAL_CODE_LENGTH)
    if len(set(padded)) == 1:
        return Finding(code, Level.ERROR, FindingCode.REPEATED)
    # Spreadsheets drop leading zeros: at most two, since no code begins with three.
    missing = _NATIONAL_CODE_LENGTH - len(code)
    if missing in {1, 2} and _check_digit_agrees(padded):
        return Finding(padded, Level.WARN, FindingCode.PADDED, padded)
    if missing:
        return Finding(code, Level.ERROR, FindingCode.WRONG_LENGTH)
    if not _check_digit_agrees(code):
        return Finding(code, Level.WARN, FindingCode.CHECK_DIGIT)
    return Finding(code)


def _check_digit_agrees(code: str) -> bool:
    rest = sum(int(digit) * weight for digit, weight in zip(code[:-1], range(10, 1, -1), strict=True)) % 11
    return int(code[-1]) == (rest if rest < 2 else 11 - rest)  # noqa: PLR2004  (the rule: remainders 0 and 1 stand)


def _check_foreign_code(text: str) -> Finding:
    code = _compact(text)
    if code and not _is_digits(code):
        code, plain = _latin(text)
        if not plain:
            return Finding(code, Level.ERROR, FindingCode.KEYBOARD)
    if finding := _unless_digits(code, Level.WARN):
        return finding
    if len(code) != _FOREIGN_CODE_LENGTH:
        return Finding(code, Level.WARN, FindingCode.FOREIGN_LENGTH)
    return Finding(code)


def _unless_digits(code: str, level: Level) -> Finding | None:
    if not code:
        return Finding("", Level.ERROR, FindingCode.EMPTY)
    return None if _is_digits(code) else Finding(code, level, FindingCode.NOT_DIGITS)


def _check_shape(text: str, shape: re.Pattern[str], *, empty: Level) -> Finding:
    value, plain = _latin(text)
    if not plain:
        return Finding(value, Level.ERROR, FindingCode.KEYBOARD)
    if not value:
        return Finding("", empty, FindingCode.EMPTY)
    if not shape.fullmatch(value):
        return Finding(value, Level.WARN, FindingCode.ODD_SHAPE)
    return Finding(value)


def _latin(text: str) -> tuple[str, bool]:
    """The identifier in capitals that ``text`` means, and whether that is plain.

    Layouts differ most in their capitals, so there may be two readings; a word without a digit is no identifier.
    """
    value = _compact(text).upper()
    typed = to_ascii_digits(clean_input(text, keep_zwnj=True))
    if _LATIN_LETTER.search(typed):
        return value, not _PERSIAN.search(value)
    if latin_readings(typed) == [typed]:
        return value, True
    meant = _readings(typed)
    # Brackets and the like may be a slip on the Latin layout as well.
    if len(meant) == 1 and (ZWNJ in typed or not typed.isascii()):
        return meant.pop(), True
    return _BLANKS.sub("", typed), False


def _readings(typed: str) -> set[str]:
    readings = (_SEPARATORS.sub("", reading).upper() for reading in (*latin_readings(typed), _compact(typed)))
    return {one for one in readings if _CAPITALS_AND_DIGITS.fullmatch(one) and re.search("[0-9]", one)}


def _compact(text: str) -> str:
    return _SEPARATORS.sub("", to_ascii_digits(strip_marks(clean_input(text))))


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
