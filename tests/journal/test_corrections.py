from dataclasses import replace

import pytest

from hqs_desktop.core.bookings import BookingFilter, BookingState, IntentKind
from hqs_desktop.core.errors import JournalError
from hqs_desktop.core.model import Identifier, Person
from hqs_desktop.journal.store import SqlJournal
from tests.fakes.clock import FakeClock
from tests.journal.test_search import book, found
from tests.journal.values import person, request

SENT = person("0084575948", "مریم", "شریفی", "09121111111")
RIGHT = replace(SENT, last_name="شریفی‌نیا", mobile="09122222222")


@pytest.fixture
async def listed(journal: SqlJournal) -> SqlJournal:
    await book(journal, request("1:0A-a", patient=SENT))
    await book(journal, request("1:0A-b", hours=24, patient=SENT))
    await book(journal, request("1:0A-c", hours=24, patient=person("1234567891", "مریم", "شریفی", "09123333333")))
    return journal


async def people(journal: SqlJournal, identifier: Identifier = SENT.identifier) -> list[Person]:
    return [one.person for one in await journal.bookings(BookingFilter(person=identifier))]


async def test_the_bookings_of_one_patient_are_asked_for(listed: SqlJournal) -> None:
    assert [one.tqid.text[-1] for one in await listed.bookings(BookingFilter(person=SENT.identifier))] == ["a", "b"]
    passport = replace(SENT.identifier, type="Passport_ID")
    assert await people(listed, passport) == []


async def test_every_booking_of_the_patient_shows_the_corrected_one_and_keeps_what_was_sent(
    listed: SqlJournal, clock: FakeClock
) -> None:
    made = await listed.correct_person(RIGHT, operator="Sara")
    assert (made.person, made.before, made.operator, made.corrected_at) == (RIGHT, SENT, "Sara", clock.now())
    assert await people(listed) == [RIGHT, RIGHT]
    assert [one.request.person for one in await listed.bookings(BookingFilter(person=SENT.identifier))] == [SENT, SENT]
    assert await listed.corrections(SENT.identifier) == [made]
    assert await listed.find_person(SENT.identifier) == RIGHT
    assert (await people(listed, person("1234567891").identifier))[0].last_name == "شریفی"


@pytest.mark.parametrize("text", ["شریفی‌نیا", "شریفی نیا", "09122222222", "2222", "09121111111", "1111"])
async def test_the_patient_is_found_as_corrected_and_as_sent(listed: SqlJournal, text: str) -> None:
    await listed.correct_person(RIGHT, operator="Sara")
    assert await found(listed, text) == ["1:0A-a", "1:0A-b"]


async def test_what_is_booked_later_says_itself_who_it_is_for(listed: SqlJournal) -> None:
    await listed.correct_person(RIGHT, operator="Sara")
    later = replace(SENT, last_name="شریفی‌پور")
    await book(listed, request("1:0A-d", hours=48, patient=later))
    assert await people(listed) == [RIGHT, RIGHT, later]
    assert await listed.find_person(SENT.identifier) == later


async def test_a_correction_is_taken_back(listed: SqlJournal) -> None:
    first = await listed.correct_person(RIGHT, operator="Sara")
    second = await listed.correct_person(replace(RIGHT, mobile=""), operator="Ann")
    with pytest.raises(JournalError):
        await listed.take_back_correction(first.id)
    await listed.take_back_correction(second.id)
    assert await people(listed) == [RIGHT, RIGHT]
    await listed.take_back_correction(first.id)
    assert await people(listed) == [SENT, SENT]
    assert await listed.corrections(SENT.identifier) == []
    assert await found(listed, "2222") == []
    with pytest.raises(JournalError):
        await listed.take_back_correction(first.id)


async def test_nobody_is_corrected_who_is_not_here(journal: SqlJournal) -> None:
    with pytest.raises(JournalError):
        await journal.correct_person(RIGHT, operator="Sara")


async def test_a_corrected_booking_is_cancelled_as_before(listed: SqlJournal) -> None:
    await listed.correct_person(RIGHT, operator="Sara")
    standing = (await listed.bookings(BookingFilter(person=SENT.identifier)))[0]
    intent = await listed.begin(IntentKind.CANCEL, standing.request, operator="Sara")
    await listed.mark_sent(intent.id)
    done = await listed.confirm(intent.id)
    assert (done.id, done.state, done.person) == (standing.id, BookingState.CANCELLED, RIGHT)
    assert intent.request.person == SENT


async def test_a_few_digits_are_no_tqids(journal: SqlJournal) -> None:
    """The last four of a mobile find the patient, not whoever has them in a TQID."""
    await book(journal, request("1:aaaa4821bbbb", patient=person("0084575948", mobile="09120000000")))
    await book(journal, request("1:cccc", patient=person("1234567891", mobile="09120004821")))
    assert await found(journal, "4821") == ["1:cccc"]
    assert await found(journal, "4821bb") == ["1:aaaa4821bbbb"]
