"""Readings in the journal: whole, by day, the newest word on each; what only adds leaves them as old as they are."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.errors import JournalError
from hqs_desktop.core.model import Slot, Tqid
from hqs_desktop.core.readings import Reading
from hqs_desktop.journal.store import SqlJournal
from tests.fakes.clock import START
from tests.journal.values import facility, provider, request

HEART = CodedText("1064", "thritaEHR.specialty", "قلب")
TODAY = shamsi_of(START)
VISIT = CodedText("970015", "RVU3", "ویزیت")


def slot(number: int, *, hours: float = 2) -> Slot:
    return replace(
        request(f"1:AAAA-{number:04}", hours=hours).slot,
        provider=provider("12345", "پزشک نمونه", HEART),
        queue_number=str(number),
        quota=CodedText("102", "HQS", "عمومی"),
        service=VISIT,
        local_id=f"L{number}",
        booking_opens=START - timedelta(days=3),
    )


def reading(*slots: Slot, day: int = 0, at: float = 0, service: str = "970015") -> Reading:
    doctor = provider("12345", "پزشک نمونه", HEART)
    return Reading(TODAY.add_days(day), doctor, facility(), service, START + timedelta(hours=at), list(slots))


async def test_a_reading_comes_back_whole(journal: SqlJournal) -> None:
    full, none = reading(slot(1), slot(2)), reading(day=1)
    await journal.readings.keep([full, none])
    assert await journal.readings.of_day(TODAY) == [full]
    assert await journal.readings.of_day(TODAY.add_days(1)) == [none]
    assert await journal.readings.of_day(TODAY.add_days(2)) == []


async def test_a_newer_one_takes_the_place_of_the_older(journal: SqlJournal) -> None:
    await journal.readings.keep([reading(slot(1), slot(2))])
    newer = reading(slot(2), at=1)
    other = reading(slot(3), service="970020")
    await journal.readings.keep([reading(slot(9)), newer, other])
    assert await journal.readings.of_day(TODAY) == [newer, other]


async def test_what_only_adds_leaves_a_reading_as_old_as_it_is(journal: SqlJournal) -> None:
    await journal.readings.keep([reading(slot(1), slot(2))])
    await journal.readings.keep([], [reading(slot(2), slot(3), at=5), reading(slot(4), day=1, at=5)])
    assert await journal.readings.of_day(TODAY) == [reading(slot(1), slot(2), slot(3))]
    assert await journal.readings.of_day(TODAY.add_days(1)) == [reading(slot(4), day=1, at=5)]


async def test_those_of_a_specialty_from_a_day_on(journal: SqlJournal) -> None:
    stranger = replace(reading(slot(5)), provider=provider("777", specialty=CodedText("2", "s", "")))
    await journal.readings.keep([reading(day=-1), reading(slot(1)), reading(day=40), stranger])
    assert await journal.readings.of_specialty(" 1064 ", TODAY) == [reading(slot(1)), reading(day=40)]


async def test_days_that_are_over_are_forgotten(journal: SqlJournal) -> None:
    await journal.readings.keep([reading(day=-3), reading(day=-2), reading()])
    await journal.readings.forget(TODAY.add_days(-2))
    assert await journal.readings.of_day(TODAY.add_days(-3)) == []
    assert await journal.readings.of_day(TODAY.add_days(-2)) == [reading(day=-2)]
    assert await journal.readings.of_day(TODAY) == [reading()]


@pytest.mark.parametrize("damage", ['{"coded": []}', '{"coded": [], "slots": [["1:a"]]}', '{"coded": [], "slots": 3}'])
async def test_a_damaged_one_is_named_so(journal: SqlJournal, damage: str) -> None:
    await journal.readings.keep([reading(slot(1))])
    await journal._change(lambda connection: connection.execute(text("UPDATE reading SET slots = :to"), {"to": damage}))
    with pytest.raises(JournalError, match="can't be read"):
        await journal.readings.of_day(TODAY)


async def test_slots_are_told_apart_by_their_tqid_alone(journal: SqlJournal) -> None:
    await journal.readings.keep([reading(slot(1))])
    louder = replace(slot(1), tqid=Tqid("1:aaaa-0001"))
    await journal.readings.keep([], [reading(louder, at=2)])
    (kept,) = await journal.readings.of_day(TODAY)
    assert len(kept.slots) == 1
