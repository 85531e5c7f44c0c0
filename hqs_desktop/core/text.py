"""Persian text: digits, keys to search and to sort by, isolation of ids in right-to-left text, cleaning of input.

The only module with Persian letters in code. Control characters are written as escapes even here.
"""

import re
import unicodedata
from collections.abc import Sequence
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


# Spellings of one name, by the letters that they share: what stands first is made of what stands second, once folded.
_SPELLINGS: Final = (
    ("لله", "له"),
    ("ابوال", "ابول"),
    ("اسمعیل", "اسماعیل"),
    ("اسحق", "اسحاق"),
    ("ابرهیم", "ابراهیم"),
    ("رحمن", "رحمان"),
    ("هرون", "هارون"),
    ("سلیمن", "سلیمان"),
    ("لقمن", "لقمان"),
    ("حیوه", "حیات"),
    ("طهران", "تهران"),
    ("موسا", "موسی"),
    ("عیسا", "عیسی"),
    ("یحیا", "یحیی"),
    ("لیلا", "لیلی"),
    ("مرتضا", "مرتضی"),
    ("مصطفا", "مصطفی"),
    ("مجتبا", "مجتبی"),
    ("صغرا", "صغری"),
    ("کبرا", "کبری"),
)
# A hamza beside a vav, however it is carried, or one vav for two.
_LONG_U: Final = "(?:[ءئؤو]|ی\u0654)\u0654?\u0640*و\u0654?"
_HAMZA_BEFORE_T: Final = "(?:[ئأ]|ی\u0654)(?=ت)"

_ALPHABET: Final = "آ|اأإٱ|ءؤئ|ب|پ|تٹ|ث|ج|چ|ح|خ|دڈ|ذ|رڕڑ|ز|ژ|س|ش|ص|ض|ط|ظ|ع|غ|فڤ|قڨ|کكڪ|گ|لڵ|م|نں|وۆۇۋ|هةۀەہھۃ|یيىېےێۍ"
"""In the order of Persian dictionaries; what stands between two bars is one letter.

As CLDR has it for Persian, but for an alef with a hamza, which stands with the alef that most people write for it.
"""

_FIRST_LETTER: Final = ord(":")  # between the digits and the small Latin letters


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


class _Collation(dict[int, str]):
    """As ``_Folding``, to sort by."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        category = unicodedata.category(char)
        if category == "Nd":
            rank = str(unicodedata.decimal(char))
        elif category in {"Lu", "Ll", "Lo"}:
            rank = unicodedata.normalize("NFD", char)[0]
        else:
            rank = ""
        self[code] = rank
        return rank


_COLLATION: Final = _Collation(
    {ord(char): chr(_FIRST_LETTER + rank) for rank, letter in enumerate(_ALPHABET.split("|")) for char in letter}
)


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


def fold_loose(text: str) -> str:
    """``fold_compact`` with the spellings of one name made one.

    It makes no difference what carries a hamza, whether a vav is doubled, whether an alef is written. Other words are
    made one by it too: it is meant beside ``fold``, never in its place.
    """
    composed = unicodedata.normalize("NFC", text)
    key = fold_compact(re.sub(_HAMZA_BEFORE_T, "ا", re.sub(_LONG_U, "و", composed)))
    for one, other in _SPELLINGS:
        key = key.replace(one, other)
    return key


def search_keys(text: str) -> str:
    """What ``text`` is found under: its words joined, once in their letters and once, where that differs, loosely."""
    exact, loose = fold_compact(text), fold_loose(text)
    return exact if loose in exact else f"{exact} {loose}"


def search_words(text: str) -> list[tuple[str, ...]]:
    """The words of a query; in ``search_keys`` of what it means stands one spelling, at least, of each."""
    found = (dict.fromkeys((fold_compact(word), fold_loose(word))) for word in text.replace(ZWNJ, " ").split())
    return [tuple(filter(None, spellings)) for spellings in found if any(spellings)]


def found_by(words: Sequence[tuple[str, ...]], keys: str) -> bool:
    """Whether ``search_words`` mean what ``search_keys`` made ``keys``. No words mean everything."""
    return all(any(spelling in keys for spelling in spellings) for spellings in words)


def sort_key(text: str) -> tuple[str, str]:
    """The key to sort what people read by: digits, the Persian alphabet, Latin, anything else.

    Blanks, half-spaces, marks, signs and case, and variants of a letter, count only between texts that are else alike.
    """
    composed = unicodedata.normalize("NFKC", text).casefold()
    return composed.translate(_COLLATION), text


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


def clean_input(text: str, *, keep_zwnj: bool = False) -> str:
    """What a person typed, pasted or scanned, as it should be kept.

    Bidi and zero-width controls are dropped (ZWNJ only where it stands between no two Persian letters), line ends and
    every run of blanks become one space, the ends are stripped. ``keep_zwnj`` keeps each ZWNJ, for an identifier: the
    key of a capital B types it on a Persian layout.
    """
    visible = re.sub(_CONTROLS, "", re.sub(_MARKS, "", text))
    if not keep_zwnj:
        visible = re.sub(_STRAY_ZWNJ, "", re.sub(_MANY_ZWNJ, ZWNJ, visible))
    return " ".join(visible.split())
