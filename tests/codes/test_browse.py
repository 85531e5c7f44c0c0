import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.codes.browse import CodeBook
from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.codes.entries import Entry
from hqs_desktop.core.coded import CodedText

BOOK = CodeBook(CodeTables())


def found(query: str) -> list[tuple[tuple[int, ...], str]]:
    return [(entry.appendices, entry.code) for entry in BOOK.search(query)]


def test_it_holds_the_nineteen_tables_whole() -> None:
    codes = CodeTables()
    assert [table.appendix for table in BOOK.tables][:19] == list(range(1, 20))
    for table in BOOK.tables[1:19]:
        source = codes.by_appendix(table.appendix)
        assert [(row.code, row.term_fa) for row in source.rows] == [(row.code, row.term) for row in table.entries]
        assert (table.title_fa, table.title_en, table.system) == (source.title_fa, source.title_en, source.system)


def test_the_first_is_of_identifiers_with_their_issuers() -> None:
    kinds = BOOK.table(1).entries
    assert [(kind.code, kind.issuer, kind.assigner) for kind in kinds[-3:]] == [
        ("HID", "IHIO", "IHIO"),
        ("HID", "TAMIN", "TAMIN"),
        ("HID", "BITSA", "BITSA"),
    ]
    assert all(kind.coded is None for kind in kinds)
    assert BOOK.table(1).system == ""


def test_a_row_is_a_coded_text_in_the_words_of_the_wire() -> None:
    assert BOOK.table(17).entries[0].coded == CodedText("1.4.2.1", "ThritaEHR", "Home")
    assert BOOK.table(17).entries[0].term == "منزل"


def test_the_exact_code_comes_first_from_every_table_then_those_that_begin_so() -> None:
    ones = found("1")
    exact = [appendices for appendices, code in ones if code == "1"]
    assert exact == [(4,), (8,), (9,), (10,), (12,), (13, 19), (14,)]
    assert [code for _, code in ones[: len(exact) + 1]] == ["1"] * len(exact) + ["1.1"]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("۱۷۱۱۰۸", ((3,), "171108")),  # any digits
        ("١٧١١٠٨", ((3,), "171108")),
        ("ارتوپدي", ((3,), "171108")),  # any letters
        ("آتیه سازان", ((13, 19), "9")),
        ("home", ((17,), "1.4.2.1")),  # the guide's English
        ("tamin", ((1,), "HID")),  # an issuer
        ("بانک ملت توسط", ((13, 19), "48")),  # a note
        ("جنسیت", ((10,), "1")),  # a table's title
        ("gender", ((10,), "1")),
        ("thritaEHR.gender", ((10,), "1")),  # a coding system
        ("کدهای جنسیت زن", ((10,), "2")),
        ("343", ((3,), "111343")),  # the end of a code
    ],
)
def test_what_a_few_letters_mean(query: str, first: tuple[tuple[int, ...], str]) -> None:
    assert found(query)[0] == first


def test_a_table_that_stands_twice_is_found_once() -> None:
    assert [appendices for appendices, _ in found("تامین اجتماعی")].count((13, 19)) == 1
    assert {entry.appendices for entry in BOOK.table(19).entries} == {(13, 19)}


@pytest.mark.parametrize("query", ["", "   ", "\u200c"])
def test_nothing_typed_finds_nothing(query: str) -> None:
    assert found(query) == []


@given(query=st.text(max_size=12))
def test_any_text_can_be_searched_and_no_row_comes_twice(query: str) -> None:
    entries = BOOK.search(query)
    assert len(set(map(id, entries))) == len(entries)


@given(entry=st.sampled_from([entry for table in BOOK.tables for entry in table.entries]))
def test_every_row_is_found_by_its_code_and_its_term(entry: Entry) -> None:
    assert entry in BOOK.search(entry.code)
    assert entry in BOOK.search(entry.term)
