from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.codes.services import default_service
from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.directory import edited, entry_key
from hqs_desktop.core.identifiers import council_id_of
from hqs_desktop.core.model import Facility, Identifier, Provider, centre_identifier
from hqs_desktop.desk.directory import Directory
from hqs_desktop.desk.directory_facts import EntryFacts, change_to, facts_of
from hqs_desktop.desk.events import DirectoryChanged, Event
from hqs_desktop.desk.find import Criteria
from hqs_desktop.desk.track import Track
from tests.desk.bench_desk import Desk
from tests.fakes.clock import START, FakeClock
from tests.fakes.gateway import CARDIOLOGY, ORTHOPAEDICS, make_facility, make_provider, make_slot
from tests.fakes.journal import FakeJournal


class Room:
    def __init__(self) -> None:
        self.journal = FakeJournal(FakeClock())
        self.events: list[Event] = []
        self.directory = Directory(self.journal, self.events.append)

    async def one(self, number: int = 1, place: int = 1) -> DirectoryEntry:
        found = await self.directory.known(make_provider(number).identifier, make_facility(place).identifier)
        assert found is not None
        return found


@pytest.fixture
def room() -> Room:
    made = Room()
    made.journal.entries = [
        DirectoryEntry(make_provider(1), make_facility(1), "seen"),
        DirectoryEntry(make_provider(1), make_facility(2), "typed"),
        DirectoryEntry(make_provider(2, CARDIOLOGY), make_facility(2), "imported"),
    ]
    return made


def said(entry: DirectoryEntry) -> tuple[str, str, float | None]:
    return entry.provider.display_name, entry.facility.name, entry.facility.latitude


async def test_pinned_ones_come_first_and_that_is_taken_back(room: Room) -> None:
    before = await room.directory.entries()
    undo = await room.directory.pin(before[-1], pinned=True)
    after = await room.directory.entries()
    assert [entry_key(one) for one in after] == [entry_key(one) for one in (before[-1], *before[:-1])]
    assert room.events == [DirectoryChanged()]
    await room.directory.take_back(undo)
    assert await room.directory.entries() == before


async def test_an_edit_holds_against_replies_and_says_what_it_hides(room: Room) -> None:
    entry = await room.one()
    facts = replace(_facts(entry), name="Desk's name", facility_name="Desk's centre", latitude=35.7, longitude=51.4)
    undo = await room.directory.edit(entry, facts)
    await room.directory.learn_from([make_slot(1, START, make_provider(1), make_facility(1))])
    assert said(await room.one()) == ("Desk's name", "Desk's centre", 35.7)
    assert said(await room.one(1, 2))[0] == "Desk's name"
    assert (await room.one()).heard == (entry.provider, entry.facility)
    await room.directory.take_back(undo)
    assert await room.one() == entry


async def test_what_a_form_leaves_empty_is_the_gateways_word_again(room: Room) -> None:
    entry = await room.one()
    await room.directory.edit(entry, replace(_facts(entry), name="Desk's name", specialty=CARDIOLOGY))
    changed = await room.one()
    assert changed.provider.specialty == CARDIOLOGY
    await room.directory.edit(changed, replace(_facts(changed), name="", specialty=None))
    assert await room.one() == entry


async def test_saying_what_is_known_changes_nothing(room: Room) -> None:
    entry = await room.one()
    await room.directory.edit(entry, _facts(entry))
    await room.directory.say([_facts(one) for one in await room.directory.entries()], source="imported")
    assert room.events == []


async def test_an_entry_of_the_desks_own_may_become_anothers(room: Room) -> None:
    entry = await room.one(2, 2)
    await room.directory.pin(entry, pinned=True)
    entry = await room.one(2, 2)
    undo = await room.directory.edit(entry, replace(_facts(entry), provider=council_id_of("777"), name="Other"))
    assert await room.directory.known(entry.provider.identifier, entry.facility.identifier) is None
    found = await room.directory.known(council_id_of("777"), entry.facility.identifier)
    assert found is not None
    assert (found.provider.display_name, found.source, found.pinned) == ("Other", "imported", True)
    await room.directory.take_back(undo)
    assert await room.one(2, 2) == entry


async def test_removed_is_taken_back(room: Room) -> None:
    entry = await room.one(1, 2)
    undo = await room.directory.remove(entry)
    assert len(await room.directory.entries()) == 2
    await room.directory.take_back(undo)
    assert await room.one(1, 2) == entry


async def test_typing_in_somebody_hidden_shows_him_by_the_typed_name(room: Room) -> None:
    entry = await room.one()
    await room.directory.hide(entry, hidden=True)
    assert (await room.one()).hidden
    facility = entry.facility.identifier
    assert facility is not None
    found = await room.directory.add_typed(
        council_number=entry.provider.identifier.id, name="Typed", specialty=ORTHOPAEDICS, facility_id=facility.id
    )
    assert (found.hidden, found.source, found.provider.display_name) == (False, "seen", "Typed")


async def test_whoever_a_reply_names_is_known_then(room: Room) -> None:
    slot = make_slot(9, START, make_provider(9), make_facility(9))
    nowhere = replace(slot, facility=Facility(None, "x"))
    await room.directory.learn_from([nowhere, slot, slot], CARDIOLOGY)
    assert await room.directory.known_facility(centre_identifier(_id(slot.facility).swapcase())) == slot.facility
    assert (await room.one(9, 9)).provider.specialty == make_provider(9).specialty
    assert room.events == [DirectoryChanged()]
    await room.directory.learn_from([slot])
    assert room.events == [DirectoryChanged()]
    unknown = await room.directory.known_facility(centre_identifier("nobody"))
    assert unknown is None


async def test_of_a_provider_without_specialty_the_one_asked_for_is_kept(room: Room) -> None:
    slot = make_slot(9, START, replace(make_provider(9), specialty=None), make_facility(9))
    await room.directory.learn_from([slot], CARDIOLOGY)
    assert (await room.one(9, 9)).provider.specialty == CARDIOLOGY


async def test_a_journal_that_cannot_learn_stops_nobody(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    room.journal.failing.add("learn")
    await room.directory.learn_from([make_slot(9, START, make_provider(9), make_facility(9))])
    assert room.events == []
    assert "JournalError" in caplog.text
    caplog.clear()


# What a form or a file says

_NAMES = st.sampled_from(["", "A", "B", "C"])
_SPECIALTIES = st.sampled_from([None, CARDIOLOGY, ORTHOPAEDICS])
_POINTS = st.sampled_from([(None, None), (35.7, 51.4), (29.6, 52.5)])
_MARKS = st.sampled_from([None, True, False])


@st.composite
def _said(draw: st.DrawFn) -> EntryFacts:
    latitude, longitude = draw(_POINTS)
    return EntryFacts(
        provider=council_id_of(str(draw(st.integers(1, 3)))),
        facility=centre_identifier(f"f-{draw(st.integers(1, 3))}"),
        name=draw(_NAMES),
        specialty=draw(_SPECIALTIES),
        facility_name=draw(_NAMES),
        latitude=latitude,
        longitude=longitude,
        pinned=draw(_MARKS),
        hidden=draw(_MARKS),
    )


@given(st.lists(_said(), max_size=8), st.lists(_said(), max_size=8))
async def test_whatever_is_said_holds_and_is_taken_back(first: list[EntryFacts], then: list[EntryFacts]) -> None:
    room = Room()
    await room.directory.say(first, source="imported")
    before = await room.journal.directory()
    undo = await room.directory.say(then, source="imported")
    known = {entry_key(entry): entry for entry in await room.journal.directory()}
    _check_last_word(then, known)
    await room.directory.take_back(undo)
    after = await room.journal.directory()
    assert sorted(map(_plain, after)) == sorted(map(_plain, before))


def _check_last_word(then: list[EntryFacts], known: dict[tuple[str, str], DirectoryEntry]) -> None:
    for facts in then:
        entry = known[facts.key]
        names = [one.name for one in then if one.key[0] == facts.key[0] and one.name]
        specialties = [one.specialty for one in then if one.key[0] == facts.key[0] and one.specialty]
        places = [one.facility_name for one in then if one.key[1] == facts.key[1] and one.facility_name]
        points = [one.latitude for one in then if one.key[1] == facts.key[1] and one.latitude is not None]
        assert not names or entry.provider.display_name == names[-1]
        assert not specialties or entry.provider.specialty == specialties[-1]
        assert not places or entry.facility.name == places[-1]
        assert not points or entry.facility.latitude == points[-1]


@given(st.lists(_said(), max_size=8))
def test_what_the_directory_says_of_itself_makes_the_same_elsewhere(said_: list[EntryFacts]) -> None:
    entries = _applied([], said_)
    again = _applied([], [facts for entry in entries if (facts := facts_of(entry)) is not None])
    assert sorted(map(_plain, again)) == sorted(map(_plain, entries))


def _applied(entries: list[DirectoryEntry], facts: list[EntryFacts]) -> list[DirectoryEntry]:
    change = change_to(entries, facts, source="imported")
    assert not change.removed
    marks = {entry_key(one): one for one in change.marked}
    return [
        edited(marks.get(entry_key(one), one), change.providers.get(provider), change.facilities.get(facility))
        for one in change.added
        for provider, facility in [entry_key(one)]
    ]


def _plain(entry: DirectoryEntry) -> str:
    specialty = entry.provider.specialty
    return repr(
        (
            entry_key(entry),
            said(entry),
            entry.facility.longitude,
            specialty.code if specialty else "",
            entry.pinned,
            entry.hidden,
        )
    )


def _facts(entry: DirectoryEntry) -> EntryFacts:
    facts = facts_of(entry)
    assert facts is not None
    return facts


def _id(facility: Facility) -> str:
    assert facility.identifier is not None
    return facility.identifier.id


def test_nothing_can_be_said_of_an_entry_without_a_centres_id() -> None:
    nowhere = DirectoryEntry(
        Provider(Identifier("1", "", "", "Med_ID"), specialty=CodedText("1", "", "")), Facility(None, "x"), "seen"
    )
    assert facts_of(nowhere) is None


async def test_a_hidden_provider_is_asked_only_when_it_is_meant() -> None:
    desk = Desk()
    day = shamsi_of(desk.clock.now())
    hidden = DirectoryEntry(make_provider(1), make_facility(1), "seen", hidden=True)
    desk.journal.entries = [hidden, DirectoryEntry(make_provider(2), make_facility(1), "seen")]
    for meant, asked in ((None, [2]), (hidden, [2, 1])):
        criteria = Criteria(ORTHOPAEDICS, meant, None, default_service(), day, day.add_days(1))
        assert [event async for event in desk.find.search(criteria)]
        called = [call[0].identifier for call in desk.gateway.schedule_calls]
        assert called == [make_provider(number).identifier for number in asked]


async def test_what_is_tracked_is_learnt() -> None:
    desk = Desk()
    slot = make_slot(9, START, make_provider(9), make_facility(9))
    desk.gateway.occupy(slot, desk.person, AppointmentStatus.BOOKED)
    directory = Directory(desk.journal)
    await Track(desk.gateway, desk.journal, directory).look_up(slot.tqid.text)
    assert await directory.known(slot.provider.identifier, slot.facility.identifier) is not None
