"""Who did not come, as the desk says, and the bookings of several people at once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hqs_desktop.core.bookings import BookingFilter
from hqs_desktop.core.errors import JournalError
from hqs_desktop.desk.patients import who_missed
from hqs_desktop.journal.store import SqlJournal
from tests.fakes.clock import FakeClock
from tests.journal.test_search import book
from tests.journal.values import person, request

MINA, REZA, SARA = person("0084575948"), person("1234567891"), person("0012345679")


@pytest.fixture
async def listed(journal: SqlJournal) -> SqlJournal:
    for number, who in enumerate((MINA, MINA, REZA, SARA)):
        await book(journal, request(f"1:0A-{number}", hours=-24 * number, patient=who))
    return journal


async def test_a_mark_is_kept_and_taken_back(listed: SqlJournal, clock: FakeClock) -> None:
    at = clock.now() + timedelta(hours=1)
    (before, *_) = await listed.bookings(BookingFilter(person=REZA.identifier))
    assert before.missed_at is None
    assert await listed.mark_missed(before.id, at=at) == replace(before, missed_at=at)
    assert await listed.bookings(BookingFilter(person=REZA.identifier)) == [replace(before, missed_at=at)]
    assert await listed.mark_missed(before.id, at=None) == before
    with pytest.raises(JournalError):
        await listed.mark_missed(99, at=at)


async def test_the_bookings_of_several_people_come_by_kind_and_number(listed: SqlJournal) -> None:
    found = await listed.bookings(BookingFilter(people=frozenset({MINA.identifier, SARA.identifier})))
    assert [one.person.identifier.id for one in found] == ["0012345679", "0084575948", "0084575948"]
    passport = replace(MINA.identifier, type="Passport_ID")
    assert await listed.bookings(BookingFilter(people=frozenset({passport}))) == []
    assert await listed.bookings(BookingFilter(people=frozenset())) == []
    assert await listed.count(BookingFilter(people=frozenset({MINA.identifier}))) == 2


async def test_who_missed_a_visit_is_known_among_many(listed: SqlJournal, clock: FakeClock) -> None:
    (booking, *_) = await listed.bookings(BookingFilter(person=REZA.identifier))
    await listed.mark_missed(booking.id, at=clock.now())
    strangers = [person(f"{number:010}").identifier for number in range(1200)]
    asked = [*strangers, MINA.identifier, REZA.identifier, SARA.identifier]
    assert await who_missed(listed, asked) == {REZA.identifier.key}
