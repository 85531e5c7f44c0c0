from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from hqs_desktop.viewmodels.patient.correction import Name, PatientCorrection, Stage
from tests.fakes.gateway import make_person
from tests.fakes.session import FakeDesk

PATIENT = replace(make_person("0012345679"), first_name="Mina", last_name="Sample", mobile="09121234567")
SAME = {Name.FIRST_NAME: "Mina", Name.LAST_NAME: "Sample", Name.MOBILE: "09121234567"}


class CorrectionDesk(FakeDesk):
    """A patient with a booking, and the correction."""

    def __init__(self) -> None:
        super().__init__()
        self.booking(person=PATIENT)
        self.shared.slot.put(self.session)
        self.shared.operators.named = "Sara"
        self.model = PatientCorrection(PATIENT, self.shared)

    def sent_as(self) -> tuple[str, str]:
        person = self.journal.listed[1].person
        return person.display_name, person.mobile


@pytest.fixture
async def desk() -> AsyncIterator[CorrectionDesk]:
    made = CorrectionDesk()
    yield made
    await made.model.aclose()


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({}, Name.LAST_NAME),
        ({Name.MOBILE: "+98 912 123 4567"}, Name.LAST_NAME),
        ({Name.MOBILE: "0912"}, Name.MOBILE),
        ({Name.MOBILE: "x"}, Name.MOBILE),
        ({Name.FIRST_NAME: " ", Name.LAST_NAME: ""}, Name.LAST_NAME),
        ({Name.LAST_NAME: "Right"}, None),
        ({Name.MOBILE: ""}, None),
        ({Name.MOBILE: "\u06f0\u06f9\u06f1\u06f2\u06f7\u06f6\u06f5\u06f4\u06f3\u06f2\u06f1"}, None),
    ],
)
def test_what_is_wrong_is_named_beside_its_field(
    desk: CorrectionDesk, typed: dict[Name, str], wrong: Name | None
) -> None:
    assert list(desk.model.wrong(SAME | typed)) == ([wrong] if wrong is not None else [])


async def test_it_is_kept_and_taken_back(desk: CorrectionDesk) -> None:
    desk.model.correct(SAME | {Name.LAST_NAME: " Right ", Name.MOBILE: "0912 765 4321"})
    await desk.clock.settle(20)
    assert desk.model.stage == Stage(done=True)
    assert desk.sent_as() == ("Mina Right", "09127654321")
    assert desk.journal.listed[1].request.person == PATIENT
    assert desk.journal.corrected[0].operator == "Sara"
    assert desk.model.can_undo
    desk.model.undo()
    await desk.clock.settle(20)
    assert desk.sent_as() == ("Mina Sample", "09121234567")
    assert (desk.model.stage.taken_back, desk.model.can_undo) == (True, False)
    assert desk.model.outcome


@pytest.mark.parametrize("failing", ["correct_person", "take_back_correction"])
async def test_what_can_t_be_kept_is_said(desk: CorrectionDesk, failing: str) -> None:
    desk.journal.failing.add(failing)
    desk.model.correct(SAME | {Name.LAST_NAME: "Right"})
    await desk.clock.settle(20)
    desk.model.undo()
    await desk.clock.settle(20)
    assert desk.model.problem is not None
    desk.journal.failing.clear()
    if failing == "correct_person":
        desk.model.correct(SAME | {Name.LAST_NAME: "Right"})
    await desk.clock.settle(20)
    assert desk.sent_as()[0] == "Mina Right"
    assert desk.model.can_undo


async def test_without_a_session_nothing_is_lost_and_nothing_done(desk: CorrectionDesk) -> None:
    desk.shared.slot.clear()
    desk.model.correct(SAME | {Name.LAST_NAME: "Right"})
    assert desk.model.problem is not None
    assert not desk.model.stage.done
