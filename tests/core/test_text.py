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
