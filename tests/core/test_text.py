from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.core import text as t

PERSIAN = st.text("ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیيىكةۀأإآؤئءـ\u200c\u0651\u064e ۰۱۹٠٩09aZ", max_size=30)


@given(st.text() | PERSIAN)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert t.fold(t.fold(text)) == t.fold(text)
    assert t.fold_compact(t.fold_compact(text)) == t.fold_compact(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("علي كريمي", "علی کریمی"),
        ("مصطفى", "مصطفی"),
        ("فاطمة", "فاطمه"),
        ("خانۀ", "خانه"),
        ("خانهٔ", "خانه"),
        ("مؤمن", "مومن"),
        ("رئیس", "رییس"),
        ("أحمد", "احمد"),
        ("آقا", "اقا"),
        ("مُحَمَّد", "محمد"),
        ("محـــمد", "محمد"),
        ("علی\u200cرضا", "علی رضا"),
        ("  علی\u00a0 رضا\n", "علی رضا"),
        ("۱۲۳۴۵۶۷۸۹۰", "1234567890"),
        ("١٢٣", "۱۲۳"),
        ("ABC", "abc"),
        ("ﻻ", "لا"),
        ("\u2066021\u2069", "021"),
        ("\ufeffتهران", "تهران"),
    ],
)
def test_variants_fold_alike(one: str, other: str) -> None:
    assert t.fold(one) == t.fold(other)
    assert t.fold(one) != ""


@given(PERSIAN)
def test_variants_of_letters_and_digits_never_change_the_key(text: str) -> None:
    arabic = text.translate(str.maketrans("یک۰۱۹", "يك٠١٩"))
    assert t.fold(arabic) == t.fold(text)
    assert t.fold(t.to_persian_digits(text)) == t.fold(t.to_ascii_digits(text)) == t.fold(text)
    assert t.fold(text.upper()) == t.fold(text.lower())


def test_compact_key_joins_what_zwnj_or_blank_parts() -> None:
    assert t.fold_compact("علی\u200cرضا") == t.fold_compact("علی رضا") == t.fold_compact("علیرضا") == "علیرضا"


@given(st.text(t.PERSIAN_DIGITS + t.ARABIC_DIGITS + "0123456789"))
def test_digits_of_any_script_are_the_same_number(digits: str) -> None:
    ascii_digits = t.to_ascii_digits(digits)
    assert ascii_digits == "".join(str(int(char)) for char in digits)
    assert t.to_ascii_digits(t.to_persian_digits(digits)) == ascii_digits
    assert set(t.to_persian_digits(digits)) <= set(t.PERSIAN_DIGITS)


@given(st.text("0123456789+- ()abc"))
def test_isolation_is_taken_off_again(text: str) -> None:
    isolated = t.isolate_ltr(text)
    assert t.strip_marks(isolated) == text
    if text:
        assert (isolated[0], isolated[-1]) == ("\u2066", "\u2069")


def test_nothing_is_not_isolated() -> None:
    assert t.isolate_ltr("") == ""


def test_strip_marks_keeps_zwnj_only_where_asked() -> None:
    marked = "\u200fعلی\u200cرضا\u202c\u200b\ufeff"
    assert t.strip_marks(marked) == "علیرضا"
    assert t.strip_marks(marked, keep_zwnj=True) == "علی\u200cرضا"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  a\r\nb\tc ", "a b c"),
        ("\x1d0012345678\r\n", "0012345678"),
        ("علی\u200cرضا", "علی\u200cرضا"),
        ("علی\u200c\u200cرضا\u200c", "علی\u200cرضا"),
        ("\u200cعلی\u200c رضا", "علی رضا"),
        ("۱۲\u200c۳", "۱۲۳"),
        ("\u2066\u202b0912\u202c\u2069\u200e", "0912"),
        ("x\ud800y\x00z", "xyz"),
        ("\u200b \ufeff", ""),
    ],
)
def test_clean_input(typed: str, kept: str) -> None:
    assert t.clean_input(typed) == kept


@given(st.text() | PERSIAN)
def test_cleaned_input_is_clean_and_can_be_encoded(text: str) -> None:
    cleaned = t.clean_input(text)
    assert t.clean_input(cleaned) == cleaned
    assert cleaned == cleaned.strip()
    assert not set(cleaned) & set("\r\n\t\u200e\u200f\u202a\u202e\u2066\u2069\u200b")
    cleaned.encode("utf-8")


SPELLINGS = [
    ["رؤوفی", "رئوفی", "رءوفی", "رووفی", "روفی", "رئوفي"],
    ["مسئول", "مسؤول", "مسوول", "مسول"],
    ["داوود", "داود", "داوُد", "داؤد"],
    ["طباطبایی", "طباطبائی", "طباطبائي", "طباطبايى"],
    ["سیّد موسوی", "سید موسوي"],
    ["ابوالفضل", "ابو الفضل", "أبوالفضل", "ابوا\u200cلفضل"],
    ["ابوالفضل", "ابولفضل"],
    ["محمد رضا", "محمدرضا", "محمّد\u200cرضا"],
    ["فاطمة", "فاطمه", "فاطمۀ"],
    ["اسماعیل", "اسمعیل", "اسمٰعیل", "إسماعیل"],
    ["عبدالرحمن", "عبدالرحمان", "عبد الرحمٰن"],
    ["عبدالله", "عبداله", "عبد ﷲ"],
    ["هیأت", "هیئت", "هيات"],
    ["مصطفی", "مصطفا", "مصطفى"],
    ["رأفت", "رافت"],
    ["مؤمن", "مومن"],
]


@pytest.mark.parametrize("spellings", SPELLINGS, ids=lambda spellings: spellings[0])
def test_spellings_of_one_name_find_each_other(spellings: list[str]) -> None:
    for one in spellings:
        for other in spellings:
            assert t.found_by(t.search_words(one), t.search_keys(f"آقای {other} کریمی"))


@pytest.mark.parametrize(
    ("one", "other"),
    [("رئوفی", "رفیعی"), ("خدیوی", "خدوی"), ("کیوان", "کوان"), ("رضا", "رض"), ("سارا", "سرا"), ("موسوی", "موسی")],
)
def test_other_names_are_not_found(one: str, other: str) -> None:
    assert not t.found_by(t.search_words(one), t.search_keys(other))


@given(PERSIAN, PERSIAN)
def test_whatever_folding_finds_is_found(before: str, text: str) -> None:
    """The keys that older versions stored are found as before, and so is each word within a longer text."""
    words = t.search_words(text)
    assert t.found_by(words, t.fold_compact(before + " " + text))
    assert t.found_by(words, t.search_keys(f"{before} {text} {before}"))


RIGHT_ORDER = [
    ["2", "آذر", "اردکانی", "بهار", "Ahmadi", "Zand", "Яна"],
    ["آبادی", "ائمه", "ابادی", "باقری", "پاکزاد", "تقوی", "ثابت", "جلالی", "چمنی", "حسینی", "خانی", "دانا", "ذاکری"],
    ["رضایی", "زارع", "ژیان", "سالار", "شریفی", "صادقی", "ضیایی", "طاهری", "ظریف", "عباسی", "غفاری", "فرجی", "قربانی"],
    ["کاظمی", "گلی", "لاری", "مرادی", "نوری", "وفا", "هادی", "یاوری"],
    ["كاظمي", "گلی"],
    ["حمید", "حمیدی", "حمیدیان"],
    ["رئیسی", "ربیعی", "روحانی", "ریاحی"],
]


@pytest.mark.parametrize("right", RIGHT_ORDER, ids=lambda right: right[0])
def test_names_stand_in_the_order_of_the_alphabet(right: list[str]) -> None:
    wrong = right[::-1]
    assert sorted(wrong, key=t.sort_key) == right


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("کریمی", "كريمى"),
        ("محمد رضا", "محمد\u200cرضا"),
        ("محمدرضا", "محمد-رضا"),
        ("مُحَمَّد", "محمـد"),
        ("فاطمة", "فاطمه"),
        ("خانۀ", "خانهٔ"),
        ("رؤوفی", "رئوفی"),
        ("رأفت", "رافت"),
        ("درمانگاه ۲", "درمانگاه 2"),
        ("Émile", "emile"),
        ("ﻋﻠﯽ", "علی"),
    ],
)
def test_variants_stand_together(one: str, other: str) -> None:
    """Whatever comes after them in the name decides before they do."""
    assert t.sort_key(one)[0] == t.sort_key(other)[0]
    assert sorted([one + "ب", other + "آ"], key=t.sort_key) == [other + "آ", one + "ب"]


@given(st.lists(PERSIAN | st.text(max_size=10), max_size=8), st.randoms())
def test_the_order_does_not_depend_on_the_order_before(names: list[str], chance: Random) -> None:
    shuffled = chance.sample(names, len(names))
    assert sorted(shuffled, key=t.sort_key) == sorted(names, key=t.sort_key)
