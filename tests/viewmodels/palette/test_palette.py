"""Search anything: what letters mean, what comes at once and what follows, and where a line leads."""

from collections.abc import AsyncIterator, Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.viewmodels.commands import Act, ActKind, Command
from hqs_desktop.viewmodels.navigation import SeekProvider, ShowCode, ShowPatient, Track
from hqs_desktop.viewmodels.palette.palette import Palette
from hqs_desktop.viewmodels.palette.search import act_lines
from tests.fakes.gateway import make_facility, make_provider
from tests.fakes.session import FakeDesk

pytestmark = pytest.mark.usefixtures("qapp")


def act(name: str, words: str, key: str = "", done: Callable[[], object] = lambda: None) -> Act:
    return Act(ActKind.COMMAND, Command(name, key, lambda: words), done)


ACTS = [act("print", "Print the slip", "Ctrl+P"), act("book", "Book again", "Ctrl+R"), act("list", "Show in the list")]


class Bench:
    def __init__(self) -> None:
        self.desk = FakeDesk()
        self.went: list[object] = []
        self.desk.shared.navigator.requested.connect(self.went.append)
        self.palette = Palette(ACTS, self.desk.shared)

    async def seek(self, text: str) -> list[str]:
        self.palette.text = text
        await self.desk.clock.advance(1)
        return [line.text for line in self.palette.lines]


@pytest.fixture
async def bench() -> AsyncIterator[Bench]:
    made = Bench()
    yield made
    await made.palette.aclose()
    await made.desk.session.close()


async def test_without_a_text_all_that_can_be_done_is_shown_the_most_used_first(bench: Bench) -> None:
    assert [line.text for line in bench.palette.lines] == ["Print the slip", "Book again", "Show in the list"]
    bench.palette.choose(bench.palette.lines[2])
    again = Palette(ACTS, bench.desk.shared)
    assert [line.name for line in again.lines] == ["list", "print", "book"]
    await again.aclose()


@pytest.mark.parametrize(("text", "found"), [("book", ["book"]), ("slip print", ["print"]), ("ctrl+p", ["print"])])
def test_acts_are_found_by_words_and_by_key(text: str, found: list[str]) -> None:
    assert [line.name for line in act_lines(ACTS, text, {}, lambda _: "")] == found


@given(st.text(max_size=12))
def test_whatever_is_typed_finds_no_act_twice(text: str) -> None:
    names = [line.name for line in act_lines([*ACTS], text, {"list": 2}, lambda _: "")]
    assert len(names) == len(set(names))


async def test_a_tqid_comes_first_and_is_tracked(bench: Bench) -> None:
    tqid = "1:3f2504e0-4f89-11d3-9a0c-0305e82c3301"
    await bench.seek(f"see {tqid}")
    bench.palette.choose(bench.palette.lines[0])
    (went,) = bench.went
    assert isinstance(went, Track)
    assert str(went.tqid) == tqid


async def test_a_patient_is_found_in_the_journal_once(bench: Bench) -> None:
    first = bench.desk.booking()
    newer = bench.desk.booking(person=first.person, hours=30)
    bench.desk.attach()
    assert await bench.seek("No1") == [first.person.display_name]
    bench.palette.choose(bench.palette.lines[0])
    (went,) = bench.went
    assert isinstance(went, ShowPatient)
    assert went.booking is not None
    assert (went.identifier, went.booking.id) == (first.person.identifier, newer.id)


async def test_a_newer_text_lets_the_older_search_go(bench: Bench) -> None:
    bench.desk.booking()
    bench.desk.attach()
    bench.palette.text = "No1"
    assert await bench.seek("nobody at all") == []
    assert "nobody at all" in bench.palette.emptiness


async def test_a_doctor_of_the_directory_is_sought_in_f2(bench: Bench) -> None:
    doctor = replace(make_provider(3), full_name="Dr Rostam Farahani")
    entry = DirectoryEntry(doctor, make_facility(), "typed")
    bench.desk.journal.entries.append(entry)
    bench.desk.attach()
    assert await bench.seek("farahani") == ["Dr Rostam Farahani"]
    bench.palette.choose(bench.palette.lines[0])
    assert bench.went == [SeekProvider(entry)]


async def test_a_code_leads_to_the_tables(bench: Bench) -> None:
    await bench.seek("171108")
    bench.palette.choose(bench.palette.lines[0])
    assert bench.went == [ShowCode("171108")]


async def test_a_journal_that_fails_is_told(bench: Bench) -> None:
    bench.desk.attach()
    bench.desk.journal.failing.add("bookings")
    await bench.seek("No1")
    assert bench.palette.problem is not None
