"""Reminders in the journal: a desk's own, whole, one a slot."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import Slot
from hqs_desktop.journal.store import SqlJournal
from tests.fakes.clock import START, FakeClock
from tests.journal.values import DESK, KEY, request

TYPED = {"number": "۰۰۱۲۳۴۵۶۷۹", "first_name": "زهرا", "kind": "national"}


def slot(tqid: str = "1:AAAA-0001") -> Slot:
    return replace(
        request(tqid).slot,
        quota=CodedText("102", "HQS", ""),
        booking_opens=START + timedelta(hours=3),
        booking_closes=START + timedelta(hours=20),
    )


async def opened(path: Path, clock: FakeClock, desk: str = DESK) -> SqlJournal:
    return await SqlJournal.open(path, KEY, clock=clock, desk=desk)


async def test_they_come_back_whole_the_first_to_open_first(path: Path, clock: FakeClock) -> None:
    journal = await opened(path, clock)
    later = await journal.keep_reminder(slot(), START + timedelta(hours=9), typed=TYPED, operator="مریم")
    sooner = await journal.keep_reminder(slot("1:b"), START + timedelta(hours=3), typed={}, operator="")
    await journal.close()
    journal = await opened(path, clock)
    assert await journal.reminders() == [sooner, later]
    assert (later.slot, later.typed, later.operator, later.made_at) == (slot(), TYPED, "مریم", START)
    await journal.drop_reminder(sooner.id)
    await journal.drop_reminder(sooner.id)
    assert await journal.reminders() == [later]
    await journal.close()


async def test_the_same_slot_in_other_letters_takes_the_others_place(path: Path, clock: FakeClock) -> None:
    journal = await opened(path, clock)
    await journal.keep_reminder(slot("1:AAAA"), START, typed=TYPED, operator="")
    kept = await journal.keep_reminder(slot("aaaa"), START, typed={}, operator="")
    assert await journal.reminders() == [kept]
    await journal.close()


async def test_another_desk_has_its_own(path: Path, clock: FakeClock) -> None:
    journal = await opened(path, clock)
    mine = await journal.keep_reminder(slot(), START, typed={}, operator="")
    await journal.close()
    other = await opened(path, clock, "other-desk")
    assert await other.reminders() == []
    await other.drop_reminder(mine.id)
    await other.keep_reminder(slot(), START, typed={}, operator="")
    await other.close()
    journal = await opened(path, clock)
    assert await journal.reminders() == [mine]
    await journal.close()
