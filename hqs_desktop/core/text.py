"""Persian text: digits, folding for search, isolation of ids inside right-to-left text, cleaning of input.

The only module with Persian letters in code. Control characters are written as escapes even here.
"""

import re
import unicodedata
from typing import Final

PERSIAN_DIGITS: Final = "۰۱۲۳۴۵۶۷۸۹"
ARABIC_DIGITS: Final = "٠١٢٣٤٥٦٧٨٩"
ZWNJ: Final = "\u200c"

_LRI: Final = "\u2066"
_PDI: Final = "\u2069"
_TO_ASCII: Final = str.maketrans(PERSIAN_DIGITS + ARABIC_DIGITS, "0123456789" * 2)
_TO_PERSIAN: Final = str.maketrans("0123456789" + ARABIC_DIGITS, PERSIAN_DIGITS * 2)

# Patterns are left to ``re`` to compile, and to keep, when one is first used: the first paint uses none.
# Bidi controls, zero-width characters, soft hyphen. ZWNJ is not among them: it is part of Persian spelling.
_MARKS: Final = "[\u00ad\u061c\u200b\u200d-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
# What no keyboard means: controls other than blanks, and halves of surrogate pairs, which can't be encoded.
_CONTROLS: Final = "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]"
_LETTER: Final = "[\u0620-\u064a\u0671-\u06d3]"
# A ZWNJ that does not stand between two Persian letters means nothing, nor does a second one.
_STRAY_ZWNJ: Final = f"(?<!{_LETTER}){ZWNJ}|{ZWNJ}(?!{_LETTER})"
_MANY_ZWNJ: Final = f"{ZWNJ}{{2,}}"

# After decomposition, which has already taken the hamza and the madda off their letters.
_SAME_LETTERS: Final = {
    **dict.fromkeys(map(ord, "يىېےۍ"), "ی"),
    **dict.fromkeys(map(ord, "كڪ"), "ک"),
    **dict.fromkeys(map(ord, "ةەہھ"), "ه"),
    **dict.fromkeys(map(ord, "ٱ"), "ا"),
    **dict.fromkeys(map(ord, "ءـ"), ""),
    ord(ZWNJ): " ",
}


class _Folding(dict[int, str]):
    """A translation table that is filled as characters are met: a full one would cost start-up time."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        category = unicodedata.category(char)
        if category in {"Mn", "Me", "Cf", "Cc", "Cs"}:
            folded = " " if char.isspace() else ""
        elif category == "Nd":
            folded = str(unicodedata.decimal(char))
        else:
            folded = char
        self[code] = folded
        return folded


_FOLDING: Final = _Folding(_SAME_LETTERS)


def fold(text: str) -> str:
    """The key under which ``text`` is searched and compared; never shown.

    Letter variants of Persian and Arabic, hamza forms, marks, tatweel, case and compatibility forms are made one, all
    digits ASCII, ZWNJ and every run of blanks one space. Folding twice changes nothing.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.lower().split())
    # Twice: lower-casing may compose what decomposition had taken apart.
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return " ".join(decomposed.translate(_FOLDING).split())


def fold_compact(text: str) -> str:
    """``fold`` without blanks, so that a name written in one word is found as two and the other way round."""
    return fold(text).replace(" ", "")


def to_ascii_digits(text: str) -> str:
    """``text`` with Persian and Arabic-Indic digits as ASCII ones."""
    return text.translate(_TO_ASCII)


def to_persian_digits(text: str) -> str:
    """``text`` with ASCII and Arabic-Indic digits as Persian ones."""
    return text.translate(_TO_PERSIAN)


def isolate_ltr(text: str) -> str:
    """``text`` (an id, a phone number) kept left-to-right and unbroken inside right-to-left text; "" stays ""."""
    return f"{_LRI}{text}{_PDI}" if text else ""


def as_tip(text: str) -> str:
    """``text`` for a tool tip, whose format Qt guesses: what may be taken for markup is escaped, so that it is read."""
    if "<" not in text and "&lt;" not in text:
        return text
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<p style="white-space: pre-wrap">{escaped}</p>'


def strip_marks(text: str, *, keep_zwnj: bool = False) -> str:
    """``text`` without bidi controls and zero-width characters, for the clipboard and for identifiers.

    ZWNJ goes too unless ``keep_zwnj``: names and sentences need it.
    """
    stripped = re.sub(_MARKS, "", text)
    return stripped if keep_zwnj else stripped.replace(ZWNJ, "")


def clean_input(text: str) -> str:
    """What a person typed, pasted or scanned, as it should be kept.

    Bidi and zero-width controls are dropped (ZWNJ only where it stands between no two Persian letters), line ends and
    every run of blanks become one space, the ends are stripped.
    """
    visible = re.sub(_MANY_ZWNJ, ZWNJ, re.sub(_CONTROLS, "", re.sub(_MARKS, "", text)))
    return " ".join(re.sub(_STRAY_ZWNJ, "", visible).split())
