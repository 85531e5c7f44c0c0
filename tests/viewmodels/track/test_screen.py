import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.model import Appointment, Tqid
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.viewmodels.book.details import Details
from hqs_desktop.viewmodels.navigation import Rebook
from hqs_desktop.viewmodels.track.screen import TrackViewModel
from hqs_desktop.viewmodels.words.problems import ProblemText
from hqs_desktop.viewmodels.words.tone import Tone
from tests.fakes.gateway import refused
from tests.fakes.keyboards import STANDARD, scanned
from tests.fakes.session import FakeDesk
from tests.fakes.shared import journeys, make_shared

CODE = "00000000-0000-4000-8000-000000000001"


class World(FakeDesk):
    """The fakes, a booking, and the view-model."""

    def __init__(self) -> None:
        super().__init__()
        self.made = self.booking()
        self.model = TrackViewModel(self.shared)

    async def track(self, text: str) -> None:
        self.model.track(text)
        await self.clock.settle(60)

    def details(self) -> Details:
        assert self.model.details is not None
        return self.model.details

    def can_cancel(self) -> bool:
        """A function, for mypy takes a property for a constant once it is asserted."""
        return self.model.can_cancel

    def problem(self) -> ProblemText | None:
        return self.model.problem

    def forget(self) -> None:
        """Make it a booking that was made elsewhere."""
        self.journal.listed.clear()


@pytest_asyncio.fixture
async def world() -> AsyncIterator[World]:
    made = World()
    made.shared.slot.put(made.session)
    yield made
    await made.model.aclose()
    await made.session.writer.aclose(0)


@pytest.mark.parametrize(
    "text",
    [
        f"1:{CODE}",
        CODE,
        f"  1:{CODE.upper()}\r\n",
        f"\u2066{CODE}\u2069",
        CODE.replace("-", ""),
        f"TQID: 1:{CODE}, Saturday",
        CODE.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")),
        scanned(f"1:{CODE}", STANDARD),
        f"https://hqs.example/?id=1%3A{CODE}",
    ],
)
async def test_a_code_is_found_however_it_comes(world: World, text: str) -> None:
    await world.track(text)
    details = world.details()
    assert details.title == "Patient No1"
    assert details.look.tone is Tone.SUCCESS
    assert any(fact.value == "Doctor 1" for fact in details.facts)
    assert details.timeline
    assert world.model.text == text
    assert world.model.note == ("", Tone.NEUTRAL)


@pytest.mark.parametrize(
    ("text", "words", "tone"),
    [
        ("", "", Tone.NEUTRAL),
        ("  ", "", Tone.NEUTRAL),
        ("1:0000", "4 of 32", Tone.INFO),
        (CODE, "whole", Tone.SUCCESS),
        ("z" * 32, "only digits", Tone.WARN),
        ("0" * 40, "Too long", Tone.WARN),
        (f"1:{CODE} 1:{CODE[:-1]}2", "2 tracking numbers", Tone.SUCCESS),
    ],
)
async def test_a_code_is_explained_while_it_is_typed(world: World, text: str, words: str, tone: Tone) -> None:
    world.model.set_text(text)
    note, shown = world.model.note
    assert words in note
    assert shown is tone


async def test_a_bad_code_is_refused_and_kept(world: World) -> None:
    await world.track("1:0000")
    problem = world.problem()
    assert problem is not None
    assert "TQID" in problem.title
    assert world.model.text == "1:0000"
    assert world.gateway.read_count == 0


async def test_nothing_typed_asks_nothing(world: World) -> None:
    await world.track("   ")
    assert world.problem() is None
    assert world.gateway.read_count == 0


async def test_a_dead_line_keeps_the_code_and_the_next_try_works(world: World) -> None:
    world.gateway.line_dead = True
    await world.track(CODE)
    assert world.problem() is not None
    assert world.model.details is None
    assert world.model.text == CODE
    world.gateway.line_dead = False
    world.model.look_up()
    await world.clock.settle(60)
    assert world.problem() is None
    assert world.details().title == "Patient No1"


async def test_what_is_asked_before_the_desk_is_ready_is_answered_then(world: World) -> None:
    shared = make_shared(world.clock)
    model = TrackViewModel(shared)
    model.track(CODE)
    assert model.problem is not None
    shared.slot.put(world.session)
    await world.clock.settle(60)
    assert model.details is not None
    await model.aclose()


async def test_a_look_up_that_cannot_begin_says_why(world: World) -> None:
    shared = make_shared(world.clock)
    asked: list[bool] = []
    shared.slot.again_wanted.connect(lambda: asked.append(True))
    model = TrackViewModel(shared)

    def title() -> str:
        return model.problem.title if model.problem is not None else ""

    shared.slot.set_trouble(Problem(ProblemKind.JOURNAL_FULL))
    assert title() == ""  # nothing was asked for
    model.track(CODE)
    assert title() == "The disk has no room for the desk's journal"
    assert asked == [True]
    shared.slot.set_trouble(Problem(ProblemKind.VAULT))
    assert title() == "Windows' vault of passwords can't be used"
    shared.slot.put(world.session)
    await world.clock.settle(60)
    assert title() == ""
    assert model.details is not None
    await model.aclose()


async def test_a_booking_made_elsewhere_is_shown_and_cancelled(world: World) -> None:
    world.forget()
    await world.track(CODE)
    assert world.details().timeline == []
    assert not world.model.can_rebook
    assert world.can_cancel()
    assert "Patient No1" in world.model.as_text()
    cancellation = world.model.cancellation()
    assert cancellation is not None
    cancellation.choose(0)
    cancellation.confirm()
    await world.clock.settle(80)
    assert world.gateway.holder(world.made.tqid) is None
    assert not world.can_cancel()  # it was looked up again by itself
    assert world.details().look.tone is Tone.NEUTRAL
    cancellation.leave()


async def test_this_desks_own_booking_tells_whom_the_gateway_does_not_name(world: World) -> None:
    world.gateway.names_holders = False
    await world.track(CODE)
    assert world.details().title == "Patient No1"
    assert "Patient No1" in world.model.as_text()
    taken = journeys(world.shared)
    world.model.rebook()
    assert taken == [Rebook(world.made)]
    cancellation = world.model.cancellation()
    assert cancellation is not None
    assert cancellation.subject.patient == "Patient No1"
    cancellation.leave()


async def test_nobody_named_is_said(world: World) -> None:
    world.forget()
    world.gateway.names_holders = False
    await world.track(CODE)
    assert world.details().title == "Patient not named"


@pytest.mark.parametrize("status", [AppointmentStatus.FREE, AppointmentStatus.CANCELLED_BY_DOCTOR])
async def test_what_does_not_stand_can_not_be_cancelled(world: World, status: AppointmentStatus) -> None:
    world.gateway.slots[world.made.tqid].status = status
    await world.track(CODE)
    assert not world.can_cancel()
    assert world.model.cancellation() is None


async def test_an_open_outcome_can_not_be_cancelled(world: World) -> None:
    world.journal.listed[1] = replace(world.made, state=BookingState.CANCELLING)
    await world.track(CODE)
    assert not world.can_cancel()
    assert not world.model.can_rebook


async def test_a_free_slot_has_no_booking(world: World) -> None:
    world.forget()
    world.gateway.occupy(world.made.request.slot, None, AppointmentStatus.FREE)
    await world.track(CODE)
    assert world.details().title == "No booking"
    assert world.model.as_text() == ""


async def test_a_slot_without_a_booking_at_the_gateway_shows_this_desks(world: World) -> None:
    world.gateway.occupy(world.made.request.slot, None, AppointmentStatus.FREE)
    await world.track(CODE)
    assert world.details().title == "Patient No1"
    assert world.details().look.tone is Tone.NEUTRAL
    assert "Patient No1" in world.model.as_text()


async def test_a_patient_without_a_name_is_shown_by_number(world: World) -> None:
    nameless = replace(world.made.person, first_name="", last_name="")
    world.gateway.occupy(world.made.request.slot, nameless)
    world.forget()
    await world.track(CODE)
    assert world.details().title == "Patient \u20660000000001\u2069"


async def test_what_this_desk_cancelled_says_so_beside_the_gateways_word(world: World) -> None:
    world.journal.listed[1] = replace(world.made, state=BookingState.CANCELLED)
    world.gateway.occupy(world.made.request.slot, None, AppointmentStatus.FREE)
    await world.track(CODE)
    assert world.details().look.word == "Cancelled here"
    assert world.details().facts[0].value.startswith("Free")


async def test_another_code_takes_the_earlier_result_away_at_once(world: World) -> None:
    other = world.booking()
    await world.track(CODE)
    world.gateway.held = asyncio.Event()
    world.model.track(other.tqid.text)
    assert world.model.details is None
    await world.clock.settle()
    assert world.model.busy
    world.model.stop()
    await world.clock.settle()
    assert not world.model.busy


async def test_the_newest_look_up_wins(world: World) -> None:
    other = world.booking()
    world.model.track(CODE)
    await asyncio.sleep(0)
    await world.track(other.tqid.text)
    assert world.details().title == "Patient No2"


async def test_clearing_forgets_everything(world: World) -> None:
    await world.track(CODE)
    world.model.clear()
    assert world.model.text == ""
    assert world.model.details is None
    assert world.model.as_text() == ""


async def test_a_booking_that_cannot_be_read_says_so_beside_the_status(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(_: object, __: Tqid) -> None:
        raise refused("GetAppointmentByTQID")

    monkeypatch.setattr(type(world.gateway), "appointment", refuse)
    await world.track(CODE)
    assert world.model.gap is not None
    assert world.details().look.tone is Tone.SUCCESS


OTHER = "00000000-0000-4000-8000-000000000002"


@pytest.mark.parametrize("typed", [CODE[:-1], "", f"{CODE}{OTHER}", OTHER, "0012345679"])
async def test_another_code_in_the_field_takes_the_commands_away(world: World, typed: str) -> None:
    await world.track(CODE)
    assert world.can_cancel()
    taken = journeys(world.shared)
    world.model.set_text(typed)
    assert world.model.stale
    assert not world.can_cancel()
    assert world.model.cancellation() is None
    assert world.model.as_text() == ""
    world.model.rebook()
    world.model.print_slip()
    assert taken == []
    world.model.set_text(f"1:{CODE}")
    assert world.can_cancel()


@pytest.mark.parametrize("second", [CODE[:-3], "0012345679"])
async def test_a_code_that_is_none_leaves_no_earlier_patient(world: World, second: str) -> None:
    await world.track(CODE)
    await world.track(second)
    assert world.problem() is not None
    assert world.model.details is None


async def test_a_look_up_that_fails_leaves_no_earlier_patient(world: World) -> None:
    await world.track(CODE)
    world.gateway.line_dead = True
    await world.track(CODE)
    assert world.problem() is not None
    assert world.model.details is None


async def test_a_look_up_that_must_wait_leaves_no_earlier_patient(world: World) -> None:
    await world.track(CODE)
    world.shared.slot.clear()
    world.model.track(OTHER)
    assert world.model.details is None


async def test_a_second_code_that_is_none_ends_the_first_look_up(world: World) -> None:
    world.model.track(CODE)
    await world.track("0012345679")
    assert world.model.details is None
    assert not world.model.busy


async def test_after_midnight_the_details_name_another_day(world: World) -> None:
    await world.track(CODE)
    assert any("today" in fact.value for fact in world.details().facts)
    told = []
    world.model.result_changed.connect(lambda: told.append(True))
    await world.clock.advance(24 * 3600)
    world.model.come()
    assert told
    assert any("yesterday" in fact.value for fact in world.details().facts)


async def test_a_booking_that_only_operation_10_tells_of_is_shown_as_a_referral(world: World) -> None:
    slot = world.made.request.slot
    world.forget()
    world.gateway.occupy(slot, None)
    told = Appointment(slot.tqid, world.person(1), slot.provider, slot.facility, slot.start, slot.duration)
    world.gateway.papers[slot.tqid] = [told]
    await world.track(CODE)
    details = world.details()
    assert details.title == "Patient No1"
    assert details.facts[0].value == "Referral"
    assert world.can_cancel()
