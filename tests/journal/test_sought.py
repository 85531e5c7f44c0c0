"""What the index of characters finds is what reading every row finds."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, StaticPool, create_engine, delete, insert, select, update

from hqs_desktop.core.bookings import BookingFilter, BookingState, Order
from hqs_desktop.core.model import Person
from hqs_desktop.core.text import fold
from hqs_desktop.journal import listing, schema
from hqs_desktop.journal.rows import request_columns, sought_columns
from hqs_desktop.journal.schema import booking
from hqs_desktop.journal.sought import text_condition
from tests.fakes.clock import START
from tests.journal.values import person, request

LETTERS = "علیرضاکكيیمژئؤآـ\u200c\u064e %_/\"'*():^-+aB1٣۴0"
words = st.text(st.sampled_from(LETTERS), max_size=8)
codes = st.text(st.sampled_from("0123456789aB-"), max_size=12)
people = st.builds(person, codes, words, words, codes)


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://", poolclass=StaticPool)
    with engine.begin() as opened:
        schema.metadata.create_all(opened, [schema.part, booking])
        yield opened
    engine.dispose()


def put(connection: Connection, *patients: Person) -> None:
    common = {"state": BookingState.BOOKED.value, "operator": "", "to_call": False, "desk": "d"}
    for number, patient in enumerate(patients):
        wanted = request(f"1:3f{number}b-{number * 7}a", patient=patient, hours=-number % 3)
        columns = request_columns(wanted, connection)
        connection.execute(insert(booking).values(**columns, **common, booked_at=START, changed_at=START))


def check(connection: Connection, text: str) -> list[int]:
    """Seek in each order, and count; gives what was found."""
    query = select(booking.c.id)
    if fold(text):
        query = query.where(text_condition(text, booking))
    plainly = sorted(connection.execute(query).scalars())
    for order in Order:
        found = listing.find(connection, BookingFilter(text=text, order=order))
        assert sorted(one.id for one in found) == plainly
    counted, below = listing.count_some(connection, BookingFilter(text=text), None)
    while below is not None:
        more, below = listing.count_some(connection, BookingFilter(text=text), below)
        counted += more
    assert counted == len(plainly)
    return plainly


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.lists(people, min_size=1, max_size=6), st.data())
def test_what_is_found_is_what_a_plain_scan_finds(
    connection: Connection, patients: list[Person], data: st.DataObject
) -> None:
    connection.execute(delete(booking))
    put(connection, *patients)
    known = [text for one in patients for text in (one.first_name, one.last_name, one.mobile, one.identifier.id)]
    whole = data.draw(st.sampled_from([*known, "1:3f0b-0a"]) | words | codes)
    start = data.draw(st.integers(0, len(whole)))
    check(connection, whole[start : data.draw(st.integers(start, len(whole)))])


@pytest.mark.parametrize("text", ["ی", "ك", "رض", "ضا", "%", "_", '"', "'", "a", "5a", "q", "qq", "qqq", "1:", "1:3"])
def test_short_and_odd_texts(connection: Connection, text: str) -> None:
    put(connection, person(first="علي‌رضا", last="O'N%_\""), person("2", "ژاله", "كريمي", ""), person("3", "", "", "5"))
    check(connection, text)


def test_what_was_corrected_or_has_left_is_found_no_more(connection: Connection) -> None:
    put(connection, person(last="کریمی"), person("2", last="کریمی"))
    assert check(connection, "کریم") == [1, 2]
    connection.execute(update(booking).where(booking.c.id == 1).values(**sought_columns(person(last="رضایی"))))
    connection.execute(delete(booking).where(booking.c.id == 2))
    assert check(connection, "کریم") == []
    assert check(connection, "ضای") == [1]


def test_very_many_of_one_name_are_read_in_steps(connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, size in (("_FEW", 3), ("_STEP", 2), ("_COUNTED_AT_ONCE", 2)):
        monkeypatch.setattr(listing, name, size)
    put(connection, *(person(str(number), last="کریمی") for number in range(9)))
    assert check(connection, "کریمی") == [*range(1, 10)]
    assert check(connection, "ی") == [*range(1, 10)]
