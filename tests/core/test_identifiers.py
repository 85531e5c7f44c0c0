import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.core.identifiers import (
    Finding,
    FindingCode,
    HidIssuer,
    Level,
    PersonIdKind,
    check_council_number,
    check_facility_id,
    check_hid,
    check_mobile,
    check_person_id,
    check_postal_code,
    council_id_of,
    hid_of,
    identifier_of,
    kind_of,
)
from hqs_desktop.core.model import Identifier
from hqs_desktop.core.resources import resource_path
from hqs_desktop.core.text import to_persian_digits
from tests.fakes.keyboards import OLDER, STANDARD, scanned

GOOD = "0084575948"  # made up; its check digit is right

digits9 = st.text("0123456789", min_size=9, max_size=9)


def national(text: str) -> Finding:
    return check_person_id(PersonIdKind.NATIONAL_CODE, text)


def check_digit(nine: str) -> str:
    rest = sum((10 - place) * int(digit) for place, digit in enumerate(nine)) % 11
    return str(rest if rest < 2 else 11 - rest)


@pytest.mark.parametrize(
    "typed",
    [
        GOOD,
        "۰۰۸۴۵۷۵۹۴۸",
        "٠٠٨٤٥٧٥٩٤٨",
        "۰0۸٤575948",
        " 008-457594-8 ",
        "\u2066\u202a0084575948\u202c\u2069\r\n",
        "0084\u200c575948",
    ],
)
def test_a_national_code_in_any_digits(typed: str) -> None:
    assert national(typed) == Finding(GOOD)


@given(digits9)
def test_exactly_one_check_digit_is_right(nine: str) -> None:
    right = check_digit(nine)
    for last in "0123456789":
        code = nine + last
        finding = national(code)
        if len(set(code)) == 1:
            assert (finding.level, finding.code) == (Level.ERROR, FindingCode.REPEATED)
        elif last == right:
            assert finding == Finding(code)
        else:
            assert finding == Finding(code, Level.WARN, FindingCode.CHECK_DIGIT)


@pytest.mark.parametrize(
    ("typed", "level", "code"),
    [
        ("", Level.ERROR, FindingCode.EMPTY),
        (" - ", Level.ERROR, FindingCode.EMPTY),
        ("1111111111", Level.ERROR, FindingCode.REPEATED),
        ("۰۰۰۰۰۰۰۰۰۰", Level.ERROR, FindingCode.REPEATED),
        ("00000000", Level.ERROR, FindingCode.REPEATED),
        ("00845759x8", Level.ERROR, FindingCode.NOT_DIGITS),
        ("0084575²48", Level.ERROR, FindingCode.NOT_DIGITS),
        ("1234567", Level.ERROR, FindingCode.WRONG_LENGTH),
        ("12345678901", Level.ERROR, FindingCode.WRONG_LENGTH),
        ("84575947", Level.ERROR, FindingCode.WRONG_LENGTH),
        ("0084575947", Level.WARN, FindingCode.CHECK_DIGIT),
    ],
)
def test_what_is_wrong_with_a_national_code(typed: str, level: Level, code: FindingCode) -> None:
    finding = national(typed)
    assert (finding.level, finding.code, finding.suggestion) == (level, code, None)


@pytest.mark.parametrize("typed", ["84575948", "084575948", "۸۴۵۷۵۹۴۸"])
def test_lost_leading_zeros_are_put_back_with_a_warning(typed: str) -> None:
    assert national(typed) == Finding(GOOD, Level.WARN, FindingCode.PADDED, GOOD)
    assert identifier_of(PersonIdKind.NATIONAL_CODE, typed).id == GOOD


@pytest.mark.parametrize(
    ("kind", "typed", "finding"),
    [
        (PersonIdKind.BAFIA, "۱۲۳۴۵۶۷۸۹۰۱۲", Finding("123456789012")),
        (PersonIdKind.BAFIA, "1111111111", Finding("1111111111", Level.WARN, FindingCode.FOREIGN_LENGTH)),
        (PersonIdKind.BAFIA, "A12", Finding("A12", Level.WARN, FindingCode.NOT_DIGITS)),
        (PersonIdKind.BAFIA, "", Finding("", Level.ERROR, FindingCode.EMPTY)),
        (PersonIdKind.PASSPORT, "a ۱۲۳-۴۵۶۷۸", Finding("A12345678")),
        (PersonIdKind.PASSPORT, "123456", Finding("123456")),
        (PersonIdKind.PASSPORT, "ABCDEFG", Finding("ABCDEFG", Level.WARN, FindingCode.ODD_SHAPE)),
        (PersonIdKind.PASSPORT, "A1", Finding("A1", Level.WARN, FindingCode.ODD_SHAPE)),
        (PersonIdKind.PASSPORT, "A1234/678", Finding("A1234/678", Level.WARN, FindingCode.ODD_SHAPE)),
        (PersonIdKind.PASSPORT, "", Finding("", Level.ERROR, FindingCode.EMPTY)),
    ],
)
def test_other_kinds_have_their_own_rules(kind: PersonIdKind, typed: str, finding: Finding) -> None:
    assert check_person_id(kind, typed) == finding


@pytest.mark.parametrize(
    "typed",
    [
        "09123456789",
        "9123456789",
        "+989123456789",
        "00989123456789",
        "989123456789",
        "+98 (0) 912 345-6789",
        "۰۹۱۲ ۳۴۵ ۶۷۸۹",
        "\u2066+98 912 345 6789\u2069",
        "٠٩١٢٣٤٥٦٧٨٩",
    ],
)
def test_one_mobile_in_many_spellings(typed: str) -> None:
    assert check_mobile(typed) == Finding("09123456789")


@pytest.mark.parametrize(
    ("typed", "level", "code"),
    [
        ("", Level.OK, FindingCode.EMPTY),
        ("0912345678", Level.ERROR, FindingCode.WRONG_LENGTH),
        ("091234567890", Level.ERROR, FindingCode.WRONG_LENGTH),
        ("98912345", Level.ERROR, FindingCode.WRONG_LENGTH),
        ("02112345678", Level.ERROR, FindingCode.NOT_MOBILE),
        ("12345", Level.ERROR, FindingCode.NOT_MOBILE),
        ("0912 abc", Level.ERROR, FindingCode.NOT_DIGITS),
        ("+", Level.ERROR, FindingCode.NOT_DIGITS),
        ("+90 555 123 45 67", Level.WARN, FindingCode.NOT_MOBILE),
        ("009647701234567", Level.WARN, FindingCode.NOT_MOBILE),
    ],
)
def test_what_is_wrong_with_a_mobile(typed: str, level: Level, code: FindingCode) -> None:
    finding = check_mobile(typed)
    assert (finding.level, finding.code) == (level, code)


@pytest.mark.parametrize(
    ("typed", "finding"),
    [
        ("۱۲۳۴۵-۶۷۸۹۰", Finding("1234567890")),
        ("", Finding("", Level.OK, FindingCode.EMPTY)),
        ("12345", Finding("12345", Level.WARN, FindingCode.WRONG_LENGTH)),
        ("1234567A90", Finding("1234567A90", Level.WARN, FindingCode.NOT_DIGITS)),
        ("1111111111", Finding("1111111111", Level.WARN, FindingCode.REPEATED)),
    ],
)
def test_a_postal_code_only_ever_warns(typed: str, finding: Finding) -> None:
    assert check_postal_code(typed) == finding


@pytest.mark.parametrize(
    ("typed", "finding"),
    [
        ("ab۱۲c", Finding("AB12C")),
        ("", Finding("", Level.OK, FindingCode.EMPTY)),
        ("AB/1", Finding("AB/1", Level.WARN, FindingCode.ODD_SHAPE)),
        ("شناسه", Finding("شناسه", Level.ERROR, FindingCode.KEYBOARD)),
    ],
)
def test_an_hid(typed: str, finding: Finding) -> None:
    assert check_hid(typed) == finding


@pytest.mark.parametrize(
    ("typed", "finding"),
    [
        (" ۰۰۱۲۳ ", Finding("00123")),
        ("", Finding("", Level.ERROR, FindingCode.EMPTY)),
        ("م-۱۲۳", Finding("م-123", Level.WARN, FindingCode.NOT_DIGITS)),
    ],
)
def test_a_council_number(typed: str, finding: Finding) -> None:
    assert check_council_number(typed) == finding


def test_identifiers_are_those_of_appendix_1() -> None:
    rows = json.loads(resource_path("codes", "appendix-01.json").read_text("utf-8"))["rows"]
    printed = {(row["issuer"], row["assigner"], row["type"]) for row in rows}
    made = [identifier_of(kind, GOOD) for kind in PersonIdKind]
    made += [hid_of(issuer, "a1") for issuer in HidIssuer]
    made.append(council_id_of("12345"))
    assert {(one.issuer, one.assigner, one.type) for one in made} <= printed
    assert {issuer.value for issuer in HidIssuer} == {row["issuer"] for row in rows if row["type"] == "HID"}
    assert [one.id for one in made] == [GOOD, GOOD, GOOD, "A1", "A1", "A1", "12345"]


@pytest.mark.parametrize("kind", list(PersonIdKind))
def test_the_kind_is_found_again(kind: PersonIdKind) -> None:
    made = identifier_of(kind, GOOD)
    assert kind_of(made) is kind
    assert kind_of(Identifier(made.id, "", "", made.type.upper())) is kind


def test_an_organisation_is_no_person() -> None:
    assert kind_of(Identifier("1", "MOHME_IT", "MOHME_IT", "Org_ID")) is None


@given(st.sampled_from([*PersonIdKind]), st.text())
def test_checks_take_any_text_and_their_value_checks_the_same(kind: PersonIdKind, text: str) -> None:
    def one(text: str) -> Finding:
        return check_person_id(kind, text)

    for check in (one, check_mobile, check_postal_code, check_hid, check_council_number):
        finding = check(text)
        again = check(finding.value)
        assert again.value == finding.value
        assert (again.level, again.code) == (finding.level, finding.code) or finding.code is FindingCode.PADDED
        assert check(to_persian_digits(text)).value == finding.value


LAYOUTS = [STANDARD, OLDER]
LATIN_ONLY = [
    lambda text: check_person_id(PersonIdKind.PASSPORT, text),
    check_hid,
    check_facility_id,
]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("check", LATIN_ONLY)
@given(number=st.from_regex("[A-Za-z0-9]{6,9}", fullmatch=True, alphabet=st.characters(codec="ascii")))
def test_what_a_reader_types_on_a_persian_layout_is_read_or_refused(
    check: Callable[[str], Finding], layout: dict[str, str], number: str
) -> None:
    finding = check(scanned(number, layout))
    assert finding.level is Level.ERROR or finding.value.upper() == number.upper()
    shown = check(to_persian_digits(scanned(number, layout)))  # the field shows digits of the language
    assert shown == finding


@pytest.mark.parametrize(
    ("number", "layout"),
    [
        ("a12345678", STANDARD),
        ("m12345678", STANDARD),
        ("HB1234567", STANDARD),
        ("CB1234567", STANDARD),
        ("BC12345-67", STANDARD),
        ("A12b34567", STANDARD | {"A": "A"} | {"b": "b"}),
        ("g1234567T", OLDER),
        ("Y1234567", OLDER),
    ],
)
def test_what_has_one_reading_is_understood(number: str, layout: dict[str, str]) -> None:
    wanted = number.upper().replace("-", "")
    finding = check_person_id(PersonIdKind.PASSPORT, scanned(number, layout))
    assert finding == Finding(wanted)
    assert hid_of(HidIssuer.SOCIAL_SECURITY, scanned(number, layout)).id == wanted


@pytest.mark.parametrize(
    "typed", ["ؤ12345678", "A12ش345", "شناسه", "[1234567", "\u200c1234567", "12ـ34567", "پاسپورت 12"]
)
def test_what_has_not_is_refused_with_its_reason(typed: str) -> None:
    for finding in (check_person_id(PersonIdKind.PASSPORT, typed), check_hid(typed)):
        assert (finding.level, finding.code) == (Level.ERROR, FindingCode.KEYBOARD)
    assert hid_of(HidIssuer.SOCIAL_SECURITY, typed).id == ""


def test_a_foreigners_code_has_digits_in_any_layout() -> None:
    code = "123456789012"
    assert check_person_id(PersonIdKind.BAFIA, scanned(code, STANDARD)) == Finding(code)
    assert check_person_id(PersonIdKind.BAFIA, scanned("a123", STANDARD)).value == "A123"
    assert check_person_id(PersonIdKind.BAFIA, scanned("A123", STANDARD)).code is FindingCode.KEYBOARD


def test_marks_of_a_pasted_latin_number_mean_nothing() -> None:
    assert check_person_id(PersonIdKind.PASSPORT, "\u202aA12\u200c34\u200e567\u202c") == Finding("A1234567")
    assert check_person_id(PersonIdKind.NATIONAL_CODE, "0084\u200c575948") == Finding(GOOD)


def test_a_centres_id_keeps_its_letters() -> None:
    assert check_facility_id(" aB-۱۲ ") == Finding("aB-12")
    assert check_facility_id("") == Finding("", Level.ERROR, FindingCode.EMPTY)
