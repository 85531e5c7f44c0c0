from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from hqs_desktop.core.bookings import Booking, BookingFilter, BookingState, IntentKind, Order
from hqs_desktop.core.dates import TEHRAN
from hqs_desktop.core.errors import JournalError
from hqs_desktop.core.model import BookingRequest, Identifier
from hqs_desktop.desk import bookings
from hqs_desktop.journal.store import SqlJournal
from tests.fakes.clock import START, FakeClock
from tests.fakes.keyboards import STANDARD, scanned
from tests.journal.values import BOOKED_STATUS, NATIONAL, person, request


async def book(journal: SqlJournal, wanted: BookingRequest, operator: str = "op", *, confirmed: bool = True) -> None:
    intent = await journal.begin(IntentKind.BOOK, wanted, operator=operator)
    await journal.mark_sent(intent.id)
    if confirmed:
        await journal.confirm(intent.id)


async def found(journal: SqlJournal, text: str = "", **facts: object) -> Sequence[str]:
    listed = await journal.bookings(BookingFilter(text=text, **facts))  # type: ignore[arg-type]  # by the test's rows
    return [booking.tqid.text for booking in listed]


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


@pytest.mark.parametrize(
    ("order", "tqids"),
    [(Order.VISIT, "abdc"), (Order.LATEST_VISIT, "cdba"), (Order.NEWEST, "dbac"), (Order.LAST_ENTERED, "dbac")],
)
@pytest.mark.parametrize("text", ["", "0", "0a", "1:0"])
async def test_each_order_is_read_page_by_page(filled: SqlJournal, order: Order, tqids: str, text: str) -> None:
    wanted = BookingFilter(text=text, order=order, limit=1)
    found: list[Booking] = []
    while page := await filled.bookings(replace(wanted, after=found[-1] if found else None)):
        found += page
    assert [one.tqid.text[-1] for one in found] == [tqid for tqid in tqids if text not in {"0", "0a"} or tqid != "d"]
    assert found == await filled.bookings(replace(wanted, limit=None))
    assert len(found) == await filled.count(replace(wanted, after=found[-1]))


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


async def test_what_was_booked_in_a_span_newest_first(journal: SqlJournal, clock: FakeClock) -> None:
    for number, hours in enumerate((5, 1, 9, 3)):
        await book(journal, request(f"1:{number}", hours=hours))
        await clock.advance(3600)
    hour = timedelta(hours=1)
    assert await found(journal, booked_from=START + hour, booked_until=START + 3 * hour) == ["1:1", "1:2"]
    assert await found(journal, booked_from=START + 2 * hour) == ["1:3", "1:2"]
    assert await found(journal, booked_until=(START + hour).astimezone(TEHRAN)) == ["1:0"]
    assert await found(journal, order=Order.NEWEST) == ["1:3", "1:2", "1:1", "1:0"]
    assert await found(journal, order=Order.NEWEST, starts_from=START + 4 * hour) == ["1:2", "1:0"]
    assert await found(journal, order=Order.NEWEST, booked_from=START, limit=2) == ["1:3", "1:2"]


async def test_the_newest_of_those_booked_at_one_time_is_the_last(journal: SqlJournal) -> None:
    for number in range(3):
        await book(journal, request(f"1:{number}", hours=3 - number))
    assert await found(journal, order=Order.NEWEST) == ["1:2", "1:1", "1:0"]


async def test_a_span_without_a_zone_is_refused(journal: SqlJournal) -> None:
    with pytest.raises(JournalError):
        await found(journal, booked_from=START.replace(tzinfo=None))


@pytest.mark.parametrize("order", ["booked_at", "starts_at"])
async def test_spans_are_found_by_index(journal: SqlJournal, order: str) -> None:
    wanted = (
        BookingFilter(booked_from=START, order=Order.NEWEST, limit=9)
        if order == "booked_at"
        else BookingFilter(starts_from=START, after=await only(journal), limit=9)
    )
    statements: list[tuple[str, Any]] = []

    def plan() -> list[str]:
        with journal._engine.begin() as connection:
            text, given = statements[-1]
            return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", given)]

    def note(_c: object, _cursor: object, statement: str, given: object, *_: object) -> None:
        statements.append((statement, given))

    event.listen(journal._engine, "before_cursor_execute", note)
    await journal.bookings(wanted)
    event.remove(journal._engine, "before_cursor_execute", note)
    (step,) = await journal._worker.read(plan)
    assert step.startswith(f"SEARCH booking USING INDEX ix_booking_{order}")


async def only(journal: SqlJournal) -> Booking:
    await book(journal, request())
    (booking,) = await journal.bookings(BookingFilter())
    return booking


async def test_nothing_is_left_out_unless_a_limit_is_asked_for_and_the_count_tells(journal: SqlJournal) -> None:
    for number in range(7):
        await book(journal, request(f"1:{number}", hours=number // 3))
    everything = BookingFilter()
    assert len(await journal.bookings(everything)) == await journal.count(everything) == 7
    some = BookingFilter(starts_from=START + timedelta(hours=1), limit=2)
    assert await found(journal, starts_from=START + timedelta(hours=1), limit=2) == ["1:3", "1:4"]
    assert await journal.count(some) == 4
    assert await journal.count(BookingFilter(text="nobody")) == 0


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8])
async def test_pages_go_through_all_whatever_changes_on_the_way(
    journal: SqlJournal, clock: FakeClock, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    monkeypatch.setattr(bookings, "BATCH", size)
    for number in range(7):
        await book(journal, request(f"1:{number}", hours=number // 3))
    standing = BookingFilter(starts_from=START, states=frozenset({BookingState.BOOKED}))
    seen: list[str] = []
    async for batch in bookings.batches(journal, standing):
        assert len(batch) <= size
        for one in batch:
            seen.append(one.tqid.text)
            await journal.update_status(
                one.id, status=BOOKED_STATUS, state=BookingState.CHANGED, checked_at=clock.now(), to_call=True
            )
    assert seen == [f"1:{number}" for number in range(7)]
