from collections.abc import AsyncIterator, Callable
from dataclasses import replace

import pytest
import pytest_asyncio

from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.identifiers import PersonIdKind
from hqs_desktop.core.model import Appointment
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.desk.writing.writer import Done, NotSent, Refused
from hqs_desktop.viewmodels.dialogs.cancel import REASONS, CancelFlow, CancelStep, CancelViewModel
from hqs_desktop.viewmodels.words.problems import ProblemText
from tests.fakes.gateway import Fault, line_dead, not_connected, refused
from tests.fakes.session import FakeDesk

REASON_ROWS = CodeTables().by_appendix(REASONS).rows


class World(FakeDesk):
    """The fakes, a booking, and its cancellation."""

    def __init__(self) -> None:
        super().__init__()
        self.made = self.booking()
        self.shared.operators.named = "Sara"
        self.shared.slot.put(self.session)
        self.ended: list[int] = []
        self.models: list[CancelViewModel] = []

    def cancel(self, target: Booking | Appointment | None = None) -> CancelViewModel:
        model = CancelViewModel(target or self.made, self.shared)
        model.ended.connect(lambda: self.ended.append(1))
        self.models.append(model)
        return model

    async def run(self, model: CancelViewModel) -> None:
        model.choose(0)
        model.confirm()
        await self.clock.settle(60)


@pytest_asyncio.fixture
async def world() -> AsyncIterator[World]:
    made = World()
    yield made
    for model in made.models:
        await model.aclose()
    await made.session.writer.aclose(0)


def step(model: CancelViewModel | CancelFlow) -> CancelStep:
    return model.step


def outcome(model: CancelViewModel) -> ProblemText:
    assert model.outcome is not None
    return model.outcome


async def test_no_reason_is_chosen_before_and_nothing_runs_without_one(world: World) -> None:
    model = world.cancel()
    assert step(model) is CancelStep.REASON
    assert model.reason == ""
    assert len(model.reasons) == 5
    model.confirm()
    model.choose(-1)
    model.choose(9)
    assert step(model) is CancelStep.REASON
    assert world.gateway.posts == []


async def test_the_subject_names_patient_doctor_and_time(world: World) -> None:
    subject = world.cancel().subject
    assert subject.patient == "Patient No1"
    assert "0000000001" in subject.identifier
    assert subject.doctor == "Doctor 1"
    assert "10:00" in subject.time
    assert "today" in subject.time


async def test_a_confirmed_reason_cancels_once(world: World) -> None:
    model = world.cancel()
    model.choose(1)
    assert step(model) is CancelStep.CONFIRM
    assert model.reason == REASON_ROWS[1].term_fa
    model.confirm()
    model.confirm()
    assert step(model) is CancelStep.RUNNING
    await world.clock.settle(60)
    assert step(model) is CancelStep.DONE
    assert model.outcome is None
    assert [entry.kind for entry in world.gateway.ledger] == ["cancel"]
    assert world.ended == [1]
    booking = world.journal.listed[world.made.id]
    assert booking.state is BookingState.CANCELLED
    assert booking.cancel_reason is not None
    assert booking.cancel_reason.code == REASON_ROWS[1].code
    assert next(iter(world.journal.intents.values())).operator == "Sara"


async def test_back_from_the_confirmation_to_the_reasons(world: World) -> None:
    model = world.cancel()
    model.choose(0)
    model.back()
    assert step(model) is CancelStep.REASON
    model.choose(2)
    assert model.reason == REASON_ROWS[2].term_fa


async def test_a_refusal_says_why_and_lets_one_try_again(world: World) -> None:
    world.gateway.writes.append(Fault(executed=False, error=refused))
    model = world.cancel()
    await world.run(model)
    assert step(model) is CancelStep.REFUSED
    assert "Error at Service" in outcome(model).cause
    assert outcome(model).reference == "r-refused"
    model.back()
    assert step(model) is CancelStep.CONFIRM
    assert model.outcome is None
    model.confirm()
    await world.clock.settle(60)
    assert step(model) is CancelStep.DONE


async def test_what_never_left_can_be_tried_again(world: World) -> None:
    world.gateway.writes.append(Fault(executed=False, error=not_connected))
    model = world.cancel()
    await world.run(model)
    assert step(model) is CancelStep.NOT_SENT
    assert outcome(model).title == "There is no connection to the gateway"


@pytest.mark.parametrize(("executed", "end"), [(True, CancelStep.DONE), (False, CancelStep.NOT_SENT)])
async def test_an_unknown_outcome_is_told_and_so_is_its_end(world: World, executed: bool, end: CancelStep) -> None:  # noqa: FBT001  (a case)
    world.gateway.writes.append(Fault(executed=executed, error=line_dead))
    world.gateway.line_dead = True
    model = world.cancel()
    await world.run(model)
    assert step(model) is CancelStep.UNKNOWN
    assert "Don't book or cancel again" in outcome(model).action
    model.back()
    model.confirm()
    assert step(model) is CancelStep.UNKNOWN
    world.gateway.line_dead = False
    await world.clock.advance(200)
    assert step(model) is end


async def test_a_cancellation_that_was_given_up_and_surfaces_late_ends_well(world: World) -> None:
    await world.clock.advance(60)
    world.gateway.writes.append(Fault(executed=False, error=line_dead))
    model = world.cancel()
    await world.run(model)
    await world.clock.advance(30)
    assert step(model) is CancelStep.NOT_SENT
    world.gateway.add(world.made.request.slot)
    await world.clock.advance(30)
    assert step(model) is CancelStep.DONE
    assert world.ended == [1]


async def test_a_closed_dialog_hears_no_more_and_the_cancellation_goes_on(world: World) -> None:
    model = world.cancel()
    changes: list[int] = []
    model.choose(0)
    model.confirm()
    model.changed.connect(lambda: changes.append(1))
    await world.clock.settle(1)
    model.leave()
    await world.clock.settle(60)
    assert changes == []
    assert [entry.kind for entry in world.gateway.ledger] == ["cancel"]


async def unnamed(world: World) -> Appointment:
    world.gateway.names_holders = False
    found = await world.session.gateway.appointment(world.made.tqid)
    assert found is not None
    return found


async def test_a_booking_that_names_nobody_asks_for_the_patient_first(world: World) -> None:
    model = world.cancel(await unnamed(world))
    assert step(model) is CancelStep.PERSON
    model.choose(0)
    assert step(model) is CancelStep.PERSON
    model.identify(PersonIdKind.NATIONAL_CODE, "12")
    assert step(model) is CancelStep.PERSON
    model.identify(PersonIdKind.NATIONAL_CODE, "۰۰۰۰۰۰۰۰۰۱")
    assert step(model) is CancelStep.REASON
    assert "0000000001" in model.subject.identifier
    await world.run(model)
    assert step(model) is CancelStep.DONE
    assert world.gateway.ledger[0].person_id == "0000000001"


async def test_an_appointment_without_time_or_provider_is_still_named(world: World) -> None:
    found = await world.session.gateway.appointment(world.made.tqid)
    assert found is not None
    subject = world.cancel(replace(found, start=None, provider=None, facility=None)).subject
    assert (subject.time, subject.doctor, subject.facility) == ("", "", "")
    assert subject.patient == "Patient No1"


async def test_a_defect_leaves_the_outcome_unknown(
    world: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(world.journal, "confirm", broken)
    world.gateway.reads.extend([line_dead("GetAppointmentStatus")] * 2)
    model = world.cancel()
    await world.run(model)
    caplog.clear()
    assert step(model) is CancelStep.UNKNOWN
    assert "Don't book or cancel again" in outcome(model).action


PROBLEM = Problem(ProblemKind.LINE)


@pytest.mark.parametrize(
    ("outcome_of", "expected"),
    [
        (lambda booking: Done(booking, "r"), CancelStep.DONE),
        (lambda _: Refused(PROBLEM), CancelStep.REFUSED),
        (lambda _: NotSent(PROBLEM), CancelStep.NOT_SENT),
    ],
)
def test_the_flow_alone_takes_every_outcome(
    outcome_of: Callable[[Booking], Done | Refused | NotSent], expected: CancelStep
) -> None:
    booking = FakeDesk().booking()
    flow = CancelFlow(booking, REASON_ROWS)
    assert not flow.start()
    flow.choose(0)
    assert flow.start()
    assert not flow.start()
    flow.choose(1)
    assert flow.reason == REASON_ROWS[0]
    flow.finish(outcome_of(booking))
    assert step(flow) is expected
