"""What a barcode reader's keys type while a Persian layout is on: written down anew, apart from the program's data."""

STANDARD = {
    **dict(zip("qwertyuiopasdfghjklzxcvbnm", "ضصثقفغعهخحشسیبلاتنمظطزرذدپ", strict=True)),
    **dict(zip("0123456789", "۰۱۲۳۴۵۶۷۸۹", strict=True)),
    "A": "ؤ",
    "B": "\u200c",
    "C": "ژ",
    "D": "ي",
    "E": "\u064d",
    "F": "إ",
    "G": "أ",
    "H": "آ",
    "I": "\u0651",
    "J": "ة",
    "K": "»",
    "L": "«",
    "M": "ء",
    "N": "\u0654",
    "O": "]",
    "P": "[",
    "Q": "\u0652",
    "R": "\u064b",
    "S": "ئ",
    "T": "\u064f",
    "U": "\u064e",
    "V": "\u0670",
    "W": "\u064c",
    "X": "\u0653",
    "Y": "\u0650",
    "Z": "ك",
}
"""ISIRI 9147, Windows' "Persian (Standard)"."""

OLDER = {
    **dict(zip("qwertyuiopasdfghjklzxcvbnm", "ضصثقفغعهخحشسیبلاتنمظطزرذدئ", strict=True)),
    "A": "\u064e",
    "B": "إ",
    "C": "ژ",
    "D": "\u0650",
    "E": "\u064d",
    "F": "\u0651",
    "G": "\u06c0",
    "H": "آ",
    "I": "]",
    "J": "ـ",
    "K": "«",
    "L": "»",
    "M": "ء",
    "N": "أ",
    "O": "[",
    "P": "\\",
    "Q": "\u064b",
    "R": "ريال",
    "S": "\u064f",
    "T": "،",
    "U": ",",
    "V": "ؤ",
    "W": "\u064c",
    "X": "ي",
    "Y": "؛",
    "Z": "ة",
}
"""Windows' "Persian": digits stay Latin."""


def scanned(text: str, layout: dict[str, str]) -> str:
    """What stands in a field after a scan of ``text``."""
    return "".join(layout.get(char, char) for char in text)
