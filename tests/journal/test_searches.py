"""The searches that a desk keeps: as they were, each at its place, apart from other desks'."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.errors import JournalError
from hqs_desktop.core.model import Area
from hqs_desktop.core.searches import SavedSearch, SavedSpan, Until, Wanted
from hqs_desktop.journal.codec import decode, encode
from hqs_desktop.journal.store import SqlJournal
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import ORTHOPAEDICS, make_facility, make_provider
from tests.journal.values import DESK, KEY

WANTED = Wanted(ORTHOPAEDICS, default_service(), SavedSpan(0, 7))
FULL = Wanted(
    ORTHOPAEDICS,
    default_service(),
    SavedSpan(1, 5, Until.WEEK),
    make_provider(),
    make_facility(),
    make_facility(2),
    35.7,
    51.4,
    10,
    Area(province=CodedText("1", "s", "x")),
    "102",
    "morning",
)


def search(place: int, name: str = "قلب، این هفته", wanted: Wanted = WANTED) -> SavedSearch:
    return SavedSearch(place, name, wanted)


async def test_they_are_kept_as_they_were_by_place(journal: SqlJournal, path: Path, clock: FakeClock) -> None:
    assert await journal.saved_searches() == []
    await journal.change_searches([search(3), search(1, wanted=FULL)])
    await journal.close()
    again = await SqlJournal.open(path, KEY, clock=clock, desk=DESK)
    assert await again.saved_searches() == [search(1, wanted=FULL), search(3)]
    await again.close()


async def test_a_place_has_one_and_can_be_emptied(journal: SqlJournal) -> None:
    await journal.change_searches([search(1), search(2)])
    await journal.change_searches([search(1, "other")], [2, 9])
    assert await journal.saved_searches() == [search(1, "other")]
    await journal.change_searches([search(1, "first"), search(2, "second")], [1])  # what is put there stays
    assert [one.name for one in await journal.saved_searches()] == ["first", "second"]


async def test_another_desk_has_its_own(journal: SqlJournal, path: Path, clock: FakeClock) -> None:
    await journal.change_searches([search(1)])
    await journal.close()
    other = await SqlJournal.open(path, KEY, clock=clock, desk="another")
    await other.change_searches([search(1, "theirs")])
    await other.close()
    again = await SqlJournal.open(path, KEY, clock=clock, desk=DESK)
    assert await again.saved_searches() == [search(1)]
    await again.close()


async def test_a_name_from_outside_is_kept_without_what_no_database_takes(journal: SqlJournal) -> None:
    await journal.change_searches([search(1, "a\0b\ud800")])
    assert [one.name for one in await journal.saved_searches()] == ["ab?"]


whole = st.integers(-400, 400)


@given(away=whole, days=whole, until=st.sampled_from(["", "week", "month", "of a later version"]))
def test_days_come_back_as_they_were(away: int, days: int, until: str) -> None:
    wanted = replace(FULL, span=SavedSpan(away, days, until))
    assert decode(Wanted, encode(wanted)) == wanted


@pytest.mark.parametrize("away", [True, 1.0, "1", None])
def test_a_number_of_days_is_a_whole_number(away: object) -> None:
    with pytest.raises(JournalError):
        decode(SavedSpan, {"away": away, "days": 1})
