"""The program's Persian keeps to ``translations/GLOSSARY.md``, which is the rule, and is spelt as Persian is."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

ROOT = Path(__file__).resolve().parents[1]
LETTERS = "\u0621-\u063a\u0641-\u064a\u0654\u067e\u0686\u0698\u06a9\u06af\u06cc"


class Text(NamedTuple):
    """What is said, in both languages."""

    english: str
    persian: str


class Term(NamedTuple):
    """A row of the glossary."""

    english: Sequence[str]
    persian: Sequence[str]
    barred: Sequence[str]

    def stands_in(self, english: str) -> bool:
        """Whether an English text speaks of it."""
        words = re.sub(r"\{[^}]*\}|\w+=\S*", " ", english)
        return any(
            word.isupper() or not said.isupper() or len(said) == 1
            for word in self.english
            for said in re.findall(rf"(?<!\w){re.escape(word)}(?!\w)", words, 0 if word.isupper() else re.IGNORECASE)
        )


def texts() -> Iterator[Text]:
    """Everything that the program says by itself."""
    for path in sorted((ROOT / "translations" / "fa").glob("*.ts")):
        for message in ElementTree.parse(path).iter("message"):
            source = message.findtext("source", "")
            forms = list(message.iter("numerusform")) or list(message.iter("translation"))
            yield from (Text(source, form.text or "") for form in forms)
    helps = json.loads((ROOT / "resources" / "cli" / "help.json").read_text("utf-8"))
    yield from (Text(english, helps["fa"][key]) for key, english in helps["en"].items())
    installer = (ROOT / "packaging" / "windows" / "installer.nsi").read_text("utf-8-sig")
    says = {
        language: dict(re.findall(rf'^LangString (\w+) \$\{{LANG_{language}\}} "(.*)"', installer, re.MULTILINE))
        for language in ("ENGLISH", "FARSI")
    }
    yield from (Text(english, says["FARSI"][key]) for key, english in says["ENGLISH"].items())


def glossary() -> Sequence[Term]:
    """The rows of its tables."""
    rows = re.findall(
        r"^\| (.+) \| (.+) \| .+ \| (.+) \|$", (ROOT / "translations" / "GLOSSARY.md").read_text("utf-8"), re.MULTILINE
    )
    return [
        Term(english.split(", "), persian.split("، "), barred.split("، "))
        for english, persian, barred in rows
        if english not in {"Term", "---"}
    ]


TEXTS = list(texts())
GLOSSARY = glossary()
RENDERINGS = {word for term in GLOSSARY for word in term.persian}


def faults(text: Text) -> Sequence[str]:
    """Which words of a text the glossary wants otherwise."""
    spoken = [term for term in GLOSSARY if term.stands_in(text.english)]
    missing = [
        f"wants {term.persian[0]}" for term in spoken if not any(has_start(text.persian, word) for word in term.persian)
    ]
    allowed = {word for term in spoken for word in term.persian}
    unfit = {word for term in spoken for word in term.barred if word in RENDERINGS - allowed}
    never = {word for term in GLOSSARY for word in term.barred if word not in RENDERINGS}
    bare = {word.replace("\u0654", "") for word in RENDERINGS if "\u0654" in word}
    return missing + [f"bars {word}" for word in sorted(unfit | never | bare) if has_word(text.persian, word)]


def has_start(persian: str, word: str) -> bool:
    """Whether a word stands there, with or without an ending."""
    return re.search(rf"(?<![{LETTERS}]){re.escape(word)}", persian) is not None


def has_word(persian: str, word: str) -> bool:
    """Whether a word stands there by itself, not within a longer one of the glossary."""
    for longer in RENDERINGS:
        if word in longer and word != longer:
            persian = persian.replace(longer, "")
    return re.search(rf"(?<![{LETTERS}]){re.escape(word)}(?![{LETTERS}])", persian) is not None


def test_every_persian_text_keeps_to_the_glossary() -> None:
    wrong = [(text.english, text.persian, found) for text in TEXTS if (found := faults(text))]
    assert not wrong


def test_every_term_is_in_use() -> None:
    assert not [term.english for term in GLOSSARY if not any(term.stands_in(text.english) for text in TEXTS)]


def test_no_word_is_both_wanted_and_barred_for_one_term() -> None:
    assert not [term.english for term in GLOSSARY if set(term.persian) & set(term.barred)]


@pytest.mark.parametrize(
    ("english", "persian", "found"),
    [
        ("Choose another slot.", "وقت دیگری انتخاب کنید.", []),
        ("Choose another slot.", "نوبت دیگری انتخاب کنید.", ["wants وقت", "bars نوبت"]),
        ("The slot of this booking", "وقت این نوبت", []),
        ("Your bookings", "وقت\u200cهای شما", ["wants نوبت", "bars وقت"]),
        ("{slot}", "نوبت", []),
        ("Book", "رزرو", ["wants ثبت", "bars رزرو"]),
        ("No name", "رزروشده، بی\u200cنام", ["bars رزروشده"]),
        ("Foreigner's code", "کد فراگیر اتباع", []),
        ("Mobile", "شمارهٔ همراه", ["wants تلفن همراه", "bars شمارهٔ همراه"]),
        ("Keep this", "همراه داشته باشید", []),
        ("HID", "شناسه بیمه", ["wants شناسهٔ بیمه", "bars شناسه بیمه"]),
        ("The proxy's port", "درگاه پراکسی", ["wants پورت", "bars درگاه"]),
        ("The gateway's port", "پورت درگاه", []),
        ("The desk is not connected yet", "میز کار وصل نیست", ["bars میز کار"]),
    ],
)
def test_what_the_glossary_finds(english: str, persian: str, found: Sequence[str]) -> None:
    assert faults(Text(english, persian)) == found


MISSPELT = {
    "letters of Arabic": r"[\u064a\u0643\u0649\u0629\u06c0]",
    "ezafe other than he with hamza": r"ه(?:\u200c| )ی(?![LETTERS\u200c])",
    "a half-space beside a blank": r"\u200c(?:\s|\u200c|$)|(?:^|\s)\u200c",
    "a blank after mi": r"(?<![LETTERS\u200c])ن?می (?=[LETTERS])",
    "a blank before an ending": r"[LETTERS] (?:ها|های|هایی|تر|ترین)(?![LETTERS\u200c])",
    "punctuation of English": r"[?,;\"]|\.\.",
    "a blank before punctuation": r"\s[،؛؟.:!](?=\s|$)",
    "no blank after punctuation": r"[،؛؟][LETTERS]",
    "digits of English": r"(?<![\w=:/.-])[0-9]",
}
"""Patterns of what is no proper Persian."""


def misspelt(persian: str) -> Sequence[str]:
    """What is wrong with the spelling of a text."""
    plain = re.sub(r"\{[^}]*\}|\$\{?\w+\}?|%\(\w+\)s", "{}", persian)
    return [name for name, pattern in MISSPELT.items() if re.search(pattern.replace("LETTERS", LETTERS), plain)]


def test_persian_is_spelt_properly() -> None:
    wrong = [(text.english, text.persian, found) for text in TEXTS if (found := misspelt(text.persian))]
    assert not wrong


@pytest.mark.parametrize(
    "persian",
    [
        "شناسه\u200cی نوبت",
        "شناسه ی نوبت",
        "شناسۀ نوبت",
        "می شود",
        "نمی شود",
        "وقت ها",
        "بزرگ تر",
        "چرا?",
        "یک, دو",
        "نام ؟",
        "یک،دو",
        "تا 5 روز",
        "می\u200c شود",
        "كد ملي",
        "صبر کنید...",
    ],
)
def test_bad_spelling_is_found(persian: str) -> None:
    assert misspelt(persian)


@pytest.mark.parametrize(
    "persian", ["شناسهٔ نوبت", "قدیمی ندارد", "http://host:8080", "F3 را بزنید", "تا {n} روز…", "همه یکی است"]
)
def test_good_spelling_is_left_alone(persian: str) -> None:
    assert not misspelt(persian)
