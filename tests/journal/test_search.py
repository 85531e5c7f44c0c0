from collections.abc import Sequence
from datetime import timedelta

import pytest

from hqs_desktop.core.bookings import BookingFilter, BookingState, IntentKind
from hqs_desktop.core.model import BookingRequest, Identifier
from hqs_desktop.journal.store import SqlJournal
from tests.fakes.clock import START
from tests.fakes.keyboards import STANDARD, scanned
from tests.journal.values import NATIONAL, person, request


async def book(journal: SqlJournal, wanted: BookingRequest, operator: str = "op", *, confirmed: bool = True) -> None:
    intent = await journal.begin(IntentKind.BOOK, wanted, operator=operator)
    await journal.mark_sent(intent.id)
    if confirmed:
        await journal.confirm(intent.id)


async def found(journal: SqlJournal, text: str = "", **facts: object) -> Sequence[str]:
    bookings = await journal.bookings(BookingFilter(text=text, **facts))  # type: ignore[arg-type]  # by the test's rows
    return [booking.tqid.text for booking in bookings]


@pytest.fixture
async def filled(journal: SqlJournal) -> SqlJournal:
    await book(journal, request("1:0A-c", hours=72, patient=person("0084575948", "علی‌رضا", "كريمي")))
    await book(journal, request("1:0A-a", hours=-48, patient=person("A1234567", "John_1", "O'Neil 100%", mobile="")))
    await book(
        journal, request("1:0A-b", hours=24, council="777", patient=person("1234567891", "مُریم", "آقایی")), "ann"
    )
    await book(journal, request("1:0B-d", hours=24, patient=person("2", "رضا", "علیزاده", "")), confirmed=False)
    return journal


@pytest.mark.parametrize(
    ("text", "tqids"),
    [
        ("", "abdc"),
        ("  ", "abdc"),
        ("علیرضا", "c"),
        ("علی رضا", "dc"),
        ("علي‌رضا", "dc"),
        ("رضا کریمی", "c"),
        ("کریمی علی", "c"),
        ("مريم اقايي", "b"),
        ("۰۰۸۴۵۷۵۹۴۸", "c"),
        ("008-457594-8", "c"),
        ("84575948", "c"),
        ("a1234", "a"),
        ("A۱۲۳۴", "a"),
        ("09123456789", "bc"),
        ("0912 345 67", "bc"),
        ("+98 912 345 6789", "bc"),
        ("00989123456789", "bc"),
        ("1:0a-C", "c"),
        ("0A-", "abc"),
        ("\u20661:0a-c\u2069", "c"),
        ("o'neil", "a"),
        ("100%", "a"),
        ("%", "a"),
        ("_", "a"),
        ("john_1", "a"),
        ("n/1", ""),
        ("'; DROP TABLE booking; --", ""),
        ("nobody", ""),
    ],
)
async def test_text_is_sought_folded(filled: SqlJournal, text: str, tqids: str) -> None:
    assert [tqid[-1] for tqid in await found(filled, text)] == list(tqids)


CODE = "3f2b8c1e-9d4a-4e6f-8a7b-0c1d2e3f4a5b"


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        f"1:{CODE.upper()}",
        CODE.replace("-", ""),
        f"کد: {CODE}.",
        f"https://hqs.example/?id=1%3A{CODE}",
        scanned(f"1:{CODE}", STANDARD),
        scanned(f"1:{CODE.upper()}", STANDARD),
        "3F2b8c1e",
        "A1234567",
        scanned("a1234567", STANDARD),
        scanned("HB765", STANDARD),
        scanned("A1234567", STANDARD),
    ],
)
async def test_codes_and_numbers_are_found_in_any_form(journal: SqlJournal, typed: str) -> None:
    await book(journal, request(f"1:{CODE}", patient=person("A1234567", "John", "HB765")))
    await book(journal, request("1:0A-b", hours=1, patient=person("V76543210", "مریم", "شریفی")))
    assert await found(journal, typed) == [f"1:{CODE}"]


async def test_a_name_is_never_read_as_another_layouts_keys(journal: SqlJournal) -> None:
    """On the Latin layout the first name's keys are the other's letters."""
    await book(journal, request("1:0A-a", patient=person("1", "شبنم", "بهشتی")))
    await book(journal, request("1:0A-b", hours=1, patient=person("2", "afkl", "fiaJd")))
    assert await found(journal, "شبنم") == ["1:0A-a"]
    assert await found(journal, "afkl") == ["1:0A-b"]


@pytest.mark.parametrize("stored", ["رئوفی", "رؤوفی", "روفی"])
@pytest.mark.parametrize("typed", ["رئوفی", "رؤوفی", "روفي", "اسمعیل رووفی", "رئوفی اسماعیل", "عبداله", "عبد الله"])
async def test_spellings_of_one_name_find_each_other(journal: SqlJournal, stored: str, typed: str) -> None:
    await book(journal, request("1:0A-a", patient=person("1", "اسماعیل", f"عبدالله {stored}")))
    await book(journal, request("1:0A-b", hours=1, patient=person("2", "اسماعیل", "رفیعی")))
    assert await found(journal, typed) == ["1:0A-a"]


async def test_bookings_are_bounded_by_time_doctor_state_and_operator(filled: SqlJournal) -> None:
    now = START
    assert await found(filled, starts_from=now) == ["1:0A-b", "1:0B-d", "1:0A-c"]
    assert await found(filled, starts_before=now) == ["1:0A-a"]
    day = timedelta(hours=24)
    assert await found(filled, starts_from=now + day, starts_before=now + 3 * day) == ["1:0A-b", "1:0B-d"]
    assert await found(filled, provider_id="777") == ["1:0A-b"]
    assert await found(filled, operator="ann") == ["1:0A-b"]
    assert await found(filled, states=frozenset({BookingState.UNRESOLVED})) == ["1:0B-d"]
    assert await found(filled, states=frozenset()) == []
    assert await found(filled, "رضا", states=frozenset({BookingState.BOOKED}), operator="op") == ["1:0A-c"]


async def test_the_limit_keeps_what_is_nearest_to_the_spans_end_that_matters(filled: SqlJournal) -> None:
    assert await found(filled, starts_from=START - timedelta(days=9), limit=2) == ["1:0A-a", "1:0A-b"]
    assert await found(filled, starts_before=START + timedelta(days=9), limit=2) == ["1:0B-d", "1:0A-c"]
    assert await found(filled, limit=1) == ["1:0A-c"]


async def test_a_patient_is_filled_in_as_last_booked(journal: SqlJournal) -> None:
    await book(journal, request("1:a", patient=person(mobile="09120000001")))
    newer = person(mobile="09120000002")
    await book(journal, request("1:b", hours=1, patient=newer))
    assert await journal.find_person(person().identifier) == newer
    assert await journal.find_person(Identifier("۰۰۸۴۵۷۵۹۴۸", "", "", "national_code")) == newer
    assert await journal.find_person(Identifier("0084575948", NATIONAL, NATIONAL, "Passport_ID")) is None
    assert await journal.find_person(Identifier("84575948", NATIONAL, NATIONAL, "National_Code")) is None
    await book(journal, request("1:c", patient=person(first="", last="", mobile="")))
    assert await journal.find_person(person().identifier) == newer  # nameless: cancelled from a reply that named nobody
