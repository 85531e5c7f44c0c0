from dataclasses import replace

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.journal.store import SqlJournal
from tests.journal.values import entry, provider

HEART = CodedText("171108", "thritaEHR.specialty", "متخصص قلب")


async def test_entries_are_learnt_once_in_order(journal: SqlJournal) -> None:
    entries = [entry("2"), entry("1"), entry("2", "f-2"), entry("2")]
    await journal.learn([])
    await journal.learn(entries)
    await journal.learn(entries)
    assert await journal.directory() == entries[:3]


async def test_a_refreshed_entry_loses_nothing(journal: SqlJournal) -> None:
    await journal.learn([entry(name="پزشک نمونه", specialty=HEART, source="typed")])
    await journal.learn([entry(name="دکتر نمونه")])
    assert await journal.directory() == [entry(name="دکتر نمونه", specialty=HEART, source="typed")]
    await journal.learn([entry(source="imported")])
    assert await journal.directory() == [entry(name="دکتر نمونه", specialty=HEART, source="imported")]


async def test_entries_are_one_by_identifier_alone(journal: SqlJournal) -> None:
    await journal.learn([entry("۱۲۳۴۵", "F-1")])
    await journal.learn([entry("12345", "f-1", name="x")])
    assert await journal.directory() == [entry("12345", "f-1", name="x")]


async def test_a_facility_without_identifier_and_a_provider_without(journal: SqlJournal) -> None:
    nowhere = DirectoryEntry(provider(), replace(entry().facility, identifier=None), "seen")
    await journal.learn([nowhere, entry(""), entry()])
    assert await journal.directory() == [nowhere, entry()]
