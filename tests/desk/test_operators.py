"""Who works here: rights, switching, and what a switch in the middle of a write leaves as it was."""

import asyncio
from datetime import timedelta

import pytest

from hqs_desktop.core.audit import AuditFilter
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.errors import OperatorError, OperatorFault
from hqs_desktop.core.model import BookingRequest
from hqs_desktop.core.operators import RIGHTS, CommitterKind, Operator, Right, Role
from hqs_desktop.desk.operators import Operators
from hqs_desktop.desk.session import Session
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway, make_person, make_slot
from tests.fakes.journal import FakeJournal

SARA = Operator("1", "Sara", "Karimi", Role.SHIFT_HEAD, CommitterKind.NURSING, "33721")
ALI = Operator("2", "Ali", "Rad", Role.RECEPTIONIST, number="501")
NEDA = Operator("3", "Neda", "", Role.IT)
PIN = "2580"


class Desk:
    def __init__(self) -> None:
        self.clock = FakeClock()
        self.gateway = FakeGateway()
        self.journal = FakeJournal(self.clock)
        self.operators = Operators("From the settings")
        self.session = Session.over(self.gateway, self.journal, self.clock, operators=self.operators)


@pytest.fixture
async def desk() -> Desk:
    made = Desk()
    await made.operators.open(made.journal.operators)
    return made


@pytest.fixture
async def shift(desk: Desk) -> Desk:
    for one in (SARA, ALI, NEDA):
        await desk.operators.add(one, PIN)
    return desk


async def refused(work: object) -> OperatorFault:
    with pytest.raises(OperatorError) as caught:
        await work  # type: ignore[misc]
    return caught.value.fault


async def test_a_desk_without_operators_is_as_it_was(desk: Desk) -> None:
    assert (desk.operators.present, desk.operators.awaited) == ("From the settings", False)
    for right in Right:
        desk.operators.require(right)
    await desk.operators.locked()
    today = shamsi_of(desk.clock.now())
    await desk.session.figures.of(today, today)


async def test_the_first_is_a_shift_head_and_works_at_once(desk: Desk) -> None:
    assert await refused(desk.operators.add(ALI, PIN)) is OperatorFault.HEAD_NEEDED
    assert await refused(desk.operators.add(NEDA, PIN)) is OperatorFault.HEAD_NEEDED
    await desk.operators.add(SARA, PIN)
    assert (desk.operators.here, desk.operators.present) == (SARA, "Sara Karimi")


@pytest.mark.parametrize("one", [SARA, ALI, NEDA])
async def test_each_may_what_his_role_may(shift: Desk, one: Operator) -> None:
    await shift.operators.sign_in(one, PIN)
    assert {right for right in Right if shift.operators.may(right)} == RIGHTS[one.role]
    for right in set(Right) - RIGHTS[one.role]:
        with pytest.raises(OperatorError) as caught:
            shift.operators.require(right)
        assert caught.value.fault is OperatorFault.NO_RIGHT


async def test_below_the_screens_nobody_passes_without_the_right(shift: Desk) -> None:
    await shift.operators.sign_in(ALI, PIN)
    today = shamsi_of(shift.clock.now())
    for work in (
        shift.operators.add(Operator("4", "New", "", Role.IT), PIN),
        shift.operators.change(SARA),
        shift.operators.retire(SARA),
        shift.operators.reset_pin(SARA, "7413"),
        shift.session.figures.of(today, today),
        shift.session.figures.waiting(),
        shift.session.audit.entries(AuditFilter()),
        shift.session.audit.all_entries(AuditFilter()),
        shift.session.audit.verify(),
    ):
        assert await refused(work) is OperatorFault.NO_RIGHT
    await shift.operators.sign_in(NEDA, PIN)
    await shift.operators.reset_pin(SARA, "7413")
    await shift.operators.sign_in(SARA, "7413")


async def test_until_somebody_signs_in_nobody_is_there(shift: Desk) -> None:
    started = Operators("From the settings")
    await started.open(shift.journal.operators)
    assert (started.awaited, started.present) == (True, "")
    with pytest.raises(OperatorError) as caught:
        started.require(Right.CONNECTION)
    assert caught.value.fault is OperatorFault.NOT_SIGNED_IN
    await started.sign_in(ALI, "۲۵۸۰")
    assert (started.awaited, started.present) == (False, "Ali Rad")


async def test_a_wrong_pin_changes_nobody(shift: Desk) -> None:
    assert await refused(shift.operators.sign_in(ALI, "9999")) is OperatorFault.WRONG_PIN
    assert shift.operators.here == SARA
    assert await refused(shift.operators.unlock("9999")) is OperatorFault.WRONG_PIN
    await shift.operators.unlock(PIN)


async def test_one_shift_head_stays(shift: Desk) -> None:
    assert await refused(shift.operators.retire(SARA)) is OperatorFault.HEAD_NEEDED
    demoted = Operator("1", "Sara", "Karimi", Role.IT)
    assert await refused(shift.operators.change(demoted)) is OperatorFault.HEAD_NEEDED
    await shift.operators.add(Operator("4", "Mina", "", Role.SHIFT_HEAD), PIN)
    await shift.operators.change(demoted)
    assert shift.operators.here == demoted
    assert not shift.operators.may(Right.FIGURES)


async def test_own_pin_needs_the_old_one(shift: Desk) -> None:
    assert await refused(shift.operators.change_pin("9999", "7413")) is OperatorFault.WRONG_PIN
    assert await refused(shift.operators.change_pin(PIN, "1234")) is OperatorFault.PLAIN_PIN
    await shift.operators.change_pin(PIN, "7413")
    assert await refused(shift.operators.sign_in(SARA, PIN)) is OperatorFault.WRONG_PIN
    await shift.operators.sign_in(SARA, "7413")


async def test_who_listens_hears_of_a_switch(shift: Desk) -> None:
    heard: list[str] = []
    end = shift.operators.subscribe(lambda: heard.append(shift.operators.present))
    await shift.operators.sign_in(ALI, PIN)
    end()
    await shift.operators.sign_in(NEDA, PIN)
    assert heard == ["Ali Rad"]


async def test_what_one_began_is_his_though_another_switches_meanwhile(shift: Desk) -> None:
    """Neither the journal nor the message names whoever is there when the reply comes."""
    request = BookingRequest(make_slot(1, shift.clock.now() + timedelta(hours=2)), make_person())
    shift.gateway.add(request.slot)
    replied, send = asyncio.Event(), shift.gateway.set_appointment

    async def slowly(*args: object) -> str | None:
        done = await send(*args)  # type: ignore[arg-type]
        await replied.wait()
        return done

    shift.gateway.set_appointment = slowly  # type: ignore[assignment,method-assign]
    shift.session.writer.book(request, operator=shift.operators.present)
    await shift.clock.settle()
    await shift.operators.sign_in(ALI, PIN)
    replied.set()
    await shift.clock.settle()
    (booking,) = shift.journal.listed.values()
    assert (booking.operator, shift.operators.present) == ("Sara Karimi", "Ali Rad")
    assert shift.gateway.committers == [SARA.committer]


async def test_a_message_names_who_sent_it(shift: Desk) -> None:
    await shift.operators.sign_in(ALI, PIN)
    assert shift.operators.committer_of(shift.operators.present) == ALI.committer
    assert shift.operators.committer_of("Neda") is None  # the centre's own
