import gc
import weakref

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.codes import typeahead
from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.codes.tables import Code, CodeTable
from hqs_desktop.codes.typeahead import search, warm
from hqs_desktop.core.text import fold, fold_compact, fold_loose

_TABLES = CodeTables()
_SPECIALTIES = _TABLES.by_appendix(3)
_INSURERS = _TABLES.by_appendix(13)
_FUNDS = _TABLES.by_appendix(14)


def _terms(table: CodeTable, query: str, limit: int = 10) -> list[str]:
    return [row.term_fa for row in search(table, query, limit)]


def _table(*terms: str) -> CodeTable:
    rows = tuple(Code(str(900 + number), term) for number, term in enumerate(terms))
    return CodeTable(appendix=None, title_fa="", title_en="", system=None, rows=rows)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("قل", "متخصص بیماری‌های قلب و عروق"),
        ("ارت", "متخصص ارتوپدی"),
        ("کو", "متخصص کودکان"),
        ("چش", "متخصص چشم‌پزشکی"),
        ("زن", "متخصص زنان و زایمان"),
        ("پو", "متخصص بیماری‌های پوست"),
        ("گوش", "متخصص گوش و حلق و بینی و جراحی سر و گردن"),
        ("اورژ", "متخصص طب اورژانس"),
        ("تغذ", "کارشناس علوم تغذیه"),
        ("فوق", "فوق تخصص ایمونولوژی و آلرژی بالینی"),
        ("مغز", "متخصص بیماری‌های مغز و اعصاب"),
        ("hiv", "فلوشیپ بالینی HIV/AIDS"),
        ("icu", "فلوشیپ مراقبت‌های ویژه پزشکی - ICU"),
    ],
)
def test_a_few_letters_of_a_specialty(query: str, first: str) -> None:
    assert _terms(_SPECIALTIES, query)[0] == first


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("بیماریهای قلب", "بیماری‌های قلب"),
        ("بيماري هاي قلب", "بیماری‌های قلب"),
        ("كودكان", "کودکان"),
        ("چشم پزشکی", "چشم‌پزشکی"),
        ("چشمپزشکی", "چشم‌پزشکی"),
        ("۱۷۱۱۰۸", "171108"),
        ("١٧١", "171"),
        ("  قلب   اطفال ", "قلب اطفال"),
        ("ICU", "icu"),
    ],
)
def test_spelling_makes_no_difference(one: str, other: str) -> None:
    found = _terms(_SPECIALTIES, one, 200)
    assert found
    assert set(found) == set(_terms(_SPECIALTIES, other, 200))


def test_hamza_makes_no_difference() -> None:
    assert _terms(_INSURERS, "تامین")[0] == "تأمین اجتماعی"


def test_words_in_any_order() -> None:
    assert "متخصص بیماری‌های قلب و عروق" in _terms(_SPECIALTIES, "عر قل")
    assert _terms(_SPECIALTIES, "ارتو کود") == ["فلوشیپ ارتوپدی کودکان"]


def test_words_without_their_half_space() -> None:
    assert _terms(_SPECIALTIES, "بیماریهای قلب بالغین") == ["فلوشیپ بیماری‌های مادرزادی قلب در بالغین"]
    assert _terms(_SPECIALTIES, "کودکان چشمپز") == ["فلوشیپ چشم‌پزشکی کودکان و انحراف چشم"]


def test_every_word_must_be_found() -> None:
    assert _terms(_SPECIALTIES, "قلب زانو") == []
    assert _terms(_SPECIALTIES, "xyz") == []


def test_order_of_ranks() -> None:
    table = _table("درد دست", "جراحی ترمیمی دست", "جراحی دستگاه", "دستگاه گوارش", "دودست", "دست", "پا")
    assert _terms(table, "دست") == [
        "دستگاه گوارش",  # begins the term, in the table's order
        "دست",
        "درد دست",  # begins its second word
        "جراحی دستگاه",
        "جراحی ترمیمی دست",  # begins a later word
        "دودست",  # stands within
    ]


def test_code_before_terms() -> None:
    assert search(_SPECIALTIES, "171108")[0].code == "171108"
    assert [row.code for row in search(_SPECIALTIES, "2013", 100)] == [
        row.code for row in _SPECIALTIES.rows if row.code.startswith("2013")
    ]
    assert [row.code for row in search(_INSURERS, "1", 100)] == ["1", *(str(number) for number in range(10, 20))]
    assert [row.code for row in search(_FUNDS, "26.1", 100)] == ["26.1", "26.11"]


def test_a_whole_code_before_one_that_it_begins() -> None:
    rows = (Code("9.11", "a"), Code("9.1", "b"), Code("8", "9.1"))
    table = CodeTable(appendix=None, title_fa="", title_en="", system=None, rows=rows)
    assert [row.code for row in search(table, "9.1")] == ["9.1", "9.11", "8"]


def test_a_code_is_not_found_from_its_middle() -> None:
    assert search(_SPECIALTIES, "71108") == []


def test_note_and_group_come_last() -> None:
    assert _terms(_INSURERS, "بنیاد شهید") == ["بنیاد مستضعفان و جانبازان"]
    assert _terms(_INSURERS, "بانک ملت") == ["بیمه ما"]
    found = _terms(_FUNDS, "کمیته")
    assert found == ["مددجویان عادی شهری"]
    with_bank = _terms(_INSURERS, "بانک", 100)
    assert with_bank[-1] == "بیمه ما"
    assert len(with_bank) == 11


def test_english_terms() -> None:
    assert _terms(_TABLES.by_appendix(17), "mob") == ["موبایل"]
    assert _terms(_TABLES.by_appendix(17), "مو") == ["موبایل"]
    assert _terms(_TABLES.by_appendix(18), "e-mail") == []
    assert _terms(_TABLES.by_appendix(18), "em") == ["Email"]


@pytest.mark.parametrize("query", ["", "  ", "\u200c"])
def test_nothing_typed_gives_the_top(query: str) -> None:
    assert search(_SPECIALTIES, query, 3) == list(_SPECIALTIES.rows[:3])


@pytest.mark.parametrize("limit", [0, -1])
def test_no_room(limit: int) -> None:
    assert search(_SPECIALTIES, "قلب", limit) == []
    assert search(_SPECIALTIES, "", limit) == []


def test_limit_cuts_the_end_off() -> None:
    every = search(_SPECIALTIES, "جراحی", 200)
    assert len(every) > 20
    assert search(_SPECIALTIES, "جراحی", 5) == every[:5]


@pytest.mark.parametrize("row", _SPECIALTIES.rows, ids=lambda row: row.code)
def test_every_specialty_is_first_by_its_own_term(row: Code) -> None:
    assert search(_SPECIALTIES, row.term_fa)[0] is row
    assert row in search(_SPECIALTIES, fold_compact(row.term_fa), 200)


@given(
    row=st.sampled_from(_SPECIALTIES.rows + _INSURERS.rows + _FUNDS.rows), start=st.integers(0), length=st.integers(1)
)
def test_any_piece_of_a_term_finds_it(row: Code, start: int, length: int) -> None:
    compact = fold_compact(row.term_fa)
    start %= len(compact)
    piece = compact[start : start + 1 + length % len(compact)]
    table = next(table for table in (_SPECIALTIES, _INSURERS, _FUNDS) if row in table.rows)
    assert row in search(table, piece, 200)


@given(query=st.text(max_size=40), limit=st.integers(-2, 200))
def test_anything_may_be_typed(query: str, limit: int) -> None:
    found = search(_SPECIALTIES, query, limit)
    assert len(found) <= max(limit, 0)
    assert len({row.code for row in found}) == len(found)
    assert set(found) <= set(_SPECIALTIES.rows)


@given(query=st.text(alphabet="ابپتجدرسقلکموهی ", min_size=1, max_size=6))
def test_what_is_found_holds_what_was_typed(query: str) -> None:
    words = fold(query).split()
    for row in search(_SPECIALTIES, query, 200):
        term = fold(row.term_fa).split() + fold(row.term_fa.replace("\u200c", "")).split()
        by_words = all(any(word.startswith(part) for word in term) for part in words)
        spelt_otherwise = fold_loose(query) in fold_loose(row.term_fa)
        assert by_words or fold_compact(query) in fold_compact(row.term_fa) or spelt_otherwise


@pytest.mark.parametrize("query", ["مسئول فنی", "مسؤول فنی", "مسوول\u200cفنی", "مسول فنی"])
def test_a_word_is_found_however_its_hamza_is_carried(query: str) -> None:
    for term in ("مسئول فنی", "مسؤول فنی", "مسول فنی"):
        assert _terms(_table("پوست", term), query) == [term]


def test_keys_are_folded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    folded: list[str] = []

    def spy(text: str) -> str:
        folded.append(text)
        return fold(text)

    monkeypatch.setattr(typeahead, "fold", spy)
    table = _table("قلب", "پوست")
    warm(table)
    assert "قلب" in folded
    folded.clear()
    assert _terms(table, "پو") == ["پوست"]
    assert folded == ["پو"]


def test_a_dropped_list_is_let_go() -> None:
    table = _table("قلب")
    warm(table)
    gone = weakref.ref(table)
    del table
    gc.collect()
    assert gone() is None
