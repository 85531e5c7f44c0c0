from dataclasses import replace

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.directory import (
    DirectoryChange,
    FacilityEdit,
    ProviderEdit,
    as_heard,
    entry_key,
    facility_key,
    provider_key,
)
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


# What the desk says of them

NAMED = ProviderEdit("دکتر میز")
PLACED = FacilityEdit("درمانگاه", 35.7, 51.4)


def edits(number: str = "12345", place: str = "f-1") -> DirectoryChange:
    one = entry(number, place)
    return DirectoryChange(
        providers={provider_key(one.provider.identifier): NAMED},
        facilities={facility_key(one.facility.identifier): PLACED},
    )


async def test_no_reply_undoes_what_the_desk_says(journal: SqlJournal) -> None:
    await journal.learn([entry(name="نمونه", specialty=HEART)])
    await journal.change_directory(edits())
    await journal.change_directory(DirectoryChange(marked=[replace(entry(), pinned=True, hidden=True)]))
    await journal.learn([entry(name="نمونهٔ دیگر")])
    (found,) = await journal.directory()
    assert (found.provider.display_name, found.provider.specialty) == ("دکتر میز", HEART)
    assert (found.facility.name, found.facility.latitude, found.facility.longitude) == ("درمانگاه", 35.7, 51.4)
    assert (found.pinned, found.hidden) == (True, True)
    assert found.heard == (entry(name="نمونهٔ دیگر", specialty=HEART).provider, entry().facility)
    assert await journal.learn([as_heard(found)]) == 0


async def test_an_edit_holds_wherever_the_provider_or_the_facility_is(journal: SqlJournal) -> None:
    await journal.learn([entry("1", "a"), entry("1", "b"), entry("2", "a")])
    await journal.change_directory(edits("1", "a"))
    names = [(one.provider.display_name, one.facility.name == "درمانگاه") for one in await journal.directory()]
    assert names == [("دکتر میز", True), ("دکتر میز", False), ("", True)]


async def test_every_change_is_taken_back(journal: SqlJournal) -> None:
    await journal.learn([entry("1"), entry("2"), entry("3", name="سوم")])
    before = await journal.directory()
    undo = await journal.change_directory(
        DirectoryChange(
            added=[entry("2", name="x"), entry("4", source="imported"), entry("")],
            removed=[entry("3"), entry("9")],
            marked=[replace(entry("1"), pinned=True), replace(entry("9"), pinned=True)],
            providers=edits("1").providers,
            facilities=edits("1").facilities,
        )
    )
    after = await journal.directory()
    assert [(one.provider.identifier.id, one.pinned, one.source) for one in after] == [
        ("1", True, "seen"),
        ("2", False, "seen"),
        ("4", False, "imported"),
    ]
    again = await journal.change_directory(undo)
    assert sorted(await journal.directory(), key=entry_key) == sorted(before, key=entry_key)
    await journal.change_directory(again)
    assert await journal.directory() == after


async def test_what_was_said_of_somebody_goes_with_the_last_entry_and_comes_back(journal: SqlJournal) -> None:
    await journal.learn([entry("1", "a", "typed"), entry("1", "b", "typed")])
    await journal.change_directory(edits("1", "a"))
    await journal.change_directory(DirectoryChange(removed=[entry("1", "b")]))
    (left,) = await journal.directory()
    assert left.provider.display_name == "دکتر میز"
    undo = await journal.change_directory(DirectoryChange(removed=[left]))
    await journal.learn([entry("1", "a", name="نو")])
    assert [one.provider.display_name for one in await journal.directory()] == ["نو"]
    await journal.change_directory(DirectoryChange(removed=[entry("1", "a")]))
    await journal.change_directory(undo)
    assert await journal.directory() == [left]


async def test_five_thousand_come_and_go_at_once(journal: SqlJournal) -> None:
    many = [entry(str(number), f"f-{number % 50}", "imported", name=f"پزشک {number}") for number in range(1, 5001)]
    edits = {provider_key(one.provider.identifier): NAMED for one in many[:2500]}
    undo = await journal.change_directory(DirectoryChange(added=many, providers=edits))
    found = await journal.directory()
    assert (len(found), sum(one.heard is not None for one in found)) == (5000, 2500)
    await journal.change_directory(undo)
    assert await journal.directory() == []
