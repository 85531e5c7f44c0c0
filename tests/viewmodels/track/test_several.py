"""Several slots at once on F4, without widgets."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.desk.track import TrackResult
from hqs_desktop.desk.track_several import MOST
from hqs_desktop.viewmodels.track.screen import TrackViewModel
from hqs_desktop.viewmodels.track.several import Column
from hqs_desktop.viewmodels.words.tone import Tone
from tests.fakes.gateway import PATIENT_CANNOT_COME, refused
from tests.fakes.session import FakeDesk

pytestmark = pytest.mark.usefixtures("qapp")


class World(FakeDesk):
    """Bookings, and the view-model."""

    def __init__(self, count: int = 5) -> None:
        super().__init__()
        self.made = [self.booking(hours=number + 1) for number in range(count)]
        self.model = TrackViewModel(self.shared)

    @property
    def pasted(self) -> str:
        """Their ids with other text, one of them twice."""
        lines = [f"{number}. {one.tqid.text}, Saturday" for number, one in enumerate(self.made, 1)]
        return "\n".join([*lines, self.made[0].tqid.text.upper()])

    async def track(self, text: str) -> None:
        self.model.track(text)
        await self.settle()

    async def settle(self) -> None:
        await self.clock.settle(200)

    def rows(self) -> list[str]:
        """The patients of the list, or how a row stands that has none."""
        table = self.model.several.table
        texts = [table.texts(row) for row in range(table.rowCount())]
        return [one[Column.PATIENT] or one[Column.STATUS] for one in texts]

    def listing(self) -> bool:
        return self.model.listing


@pytest_asyncio.fixture
async def world() -> AsyncIterator[World]:
    made = World()
    made.shared.slot.put(made.session)
    yield made
    await made.model.aclose()
    await made.session.writer.aclose(0)


PATIENTS = [f"Patient No{number}" for number in range(1, 6)]


async def test_all_of_a_pasted_list_are_checked_each_once(world: World) -> None:
    world.model.set_text(world.pasted)
    assert world.model.note == ("5 tracking numbers. Press Enter to check them all.", Tone.SUCCESS)
    assert not world.model.complete
    await world.track(world.pasted)
    assert world.listing()
    assert world.rows() == PATIENTS
    assert world.model.several.progress == "5 of 5 checked"
    assert (world.model.text, world.model.note) == ("", ("", Tone.NEUTRAL))  # for the next scan
    first = world.model.several.table.texts(0)
    assert world.made[0].tqid.text in first[Column.TQID]
    assert first[Column.STATUS] == "Booked"
    assert first[Column.DOCTOR] == "Doctor 1"
    assert first[Column.TIME]


async def test_what_failed_is_named_in_its_row_and_asked_for_again(world: World) -> None:
    world.gateway.reads.extend([None, refused("GetAppointmentStatus")])
    await world.track(world.pasted)
    assert world.rows() == [PATIENTS[0], "The gateway refused this", *PATIENTS[2:]]
    assert world.model.several.progress == "5 of 5 checked; no answer: 1. F5 asks again."
    reads = world.gateway.read_count
    world.model.again()
    await world.settle()
    assert world.rows() == PATIENTS
    assert world.gateway.read_count == reads + 1


async def test_it_is_stopped_and_goes_on(world: World) -> None:
    world.gateway.held = asyncio.Event()
    await world.track(world.pasted)
    assert world.model.several.asking
    assert world.rows() == ["waiting"] * 5
    world.model.clear()
    await world.settle()
    assert world.gateway.running == 0
    assert world.listing()
    assert world.model.several.progress == "0 of 5 checked; stopped. F5 goes on."
    world.gateway.held = None
    world.model.again()
    await world.settle()
    assert world.rows() == PATIENTS


async def test_a_row_is_shown_as_a_single_one_and_esc_leads_back(world: World) -> None:
    await world.track(world.pasted)
    reads = world.gateway.read_count
    world.model.open_row(2)
    details = world.model.details
    assert details is not None
    assert details.title == "Patient No3"
    assert world.model.can_cancel
    assert not world.listing()
    assert world.gateway.read_count == reads
    world.model.clear()
    assert world.listing()
    assert (world.model.text, world.model.details) == ("", None)
    world.model.clear()
    assert (world.model.text, world.model.several.count) == ("", 0)


async def test_a_row_without_an_answer_is_looked_up_when_it_is_opened(world: World) -> None:
    world.gateway.reads.append(refused("GetAppointmentStatus"))
    await world.track(world.pasted)
    world.model.open_row(0)
    await world.settle()
    details = world.model.details
    assert details is not None
    world.model.clear()
    assert world.rows() == PATIENTS


async def test_another_single_code_leaves_the_list(world: World) -> None:
    await world.track(world.pasted)
    other = world.booking(hours=9)
    await world.track(other.tqid.text)
    assert world.model.several.count == 0
    details = world.model.details
    assert details is not None
    assert details.title == "Patient No6"
    world.model.clear()
    assert world.model.text == ""


async def test_more_than_can_be_checked_are_named(world: World) -> None:
    many = " ".join(f"1:00000000-0000-4000-8000-{number:012d}" for number in range(100, MOST + 112))
    world.gateway.held = asyncio.Event()
    await world.track(many)
    assert world.model.several.count == MOST
    assert "12 are left out" in world.model.several.progress
    world.model.several.stop()


async def test_a_list_waits_for_the_session_and_is_asked_for_anew_at_the_next(world: World) -> None:
    world.shared.slot.clear()
    await world.track(world.pasted)
    assert world.model.several.asking
    world.shared.slot.put(world.session)
    await world.settle()
    assert world.rows() == PATIENTS
    world.shared.slot.clear()
    assert world.rows() == ["waiting"] * 5
    world.shared.slot.put(world.session)
    await world.settle()
    assert world.rows() == PATIENTS


async def test_a_row_hears_what_happened_to_its_slot(world: World) -> None:
    await world.track(world.pasted)
    world.session.cancel.cancel(world.made[1], PATIENT_CANNOT_COME, "Sara")
    await world.settle()
    answer = world.model.several.table.answers[1]
    assert isinstance(answer, TrackResult)
    assert answer.status.code == AppointmentStatus.FREE


async def test_the_list_is_copied_as_lines(world: World) -> None:
    await world.track(world.pasted)
    lines = world.model.several.as_text().splitlines()
    assert len(lines) == 5
    assert all(patient in line for patient, line in zip(PATIENTS, lines, strict=True))
