"""Two desks of a centre: who has a slot taken up, and what happens where nobody can tell."""

import logging
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio

from hqs_desktop.core.errors import CentreError, CentreRefusedError
from hqs_desktop.core.model import BookingRequest
from hqs_desktop.desk.events import Event, HoldsChanged
from hqs_desktop.desk.holds import BEAT_SECONDS, HOLD, CentreLine, Holds
from hqs_desktop.desk.problems import ProblemKind
from hqs_desktop.desk.session import Session
from hqs_desktop.desk.writing.outcome import Done, NotSent, Unknown, WriteEvent
from tests.fakes.centre import FakeDatabase
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway, Fault, line_dead, make_person, make_slot
from tests.fakes.journal import FakeJournal

MINUTES = HOLD.total_seconds()


class Desk:
    """A desk's holds, and what they told."""

    def __init__(self, database: FakeDatabase, name: str) -> None:
        self.events: list[Event] = []
        self.centre = database.desk(name)
        self.holds = Holds(self.centre, database.clock, self.events.append)

    def line(self) -> CentreLine:
        return self.holds.line


@pytest_asyncio.fixture
async def database() -> FakeDatabase:
    return FakeDatabase(FakeClock())


@pytest_asyncio.fixture
async def desks(database: FakeDatabase) -> AsyncIterator[tuple[Desk, Desk]]:
    pair = Desk(database, "one"), Desk(database, "two")
    for desk in pair:
        desk.holds.start()
    await database.clock.advance(0)
    yield pair
    for desk in pair:
        await desk.holds.aclose()


async def test_what_one_takes_up_the_other_sees_at_once(database: FakeDatabase, desks: tuple[Desk, Desk]) -> None:
    one, two = desks
    slot = make_slot(1, database.clock.now())
    two.events.clear()
    one.holds.take_up(slot.tqid, "Zahra")
    await database.clock.settle()
    hold = two.holds.of(slot.tqid)
    assert hold is not None
    assert (hold.desk, hold.operator) == ("one", "Zahra")
    assert one.holds.of(slot.tqid) is None, "a hold never blocks its own desk"
    assert two.events == [HoldsChanged()]
    one.holds.let_go(slot.tqid)
    await database.clock.settle()
    assert two.holds.of(slot.tqid) is None
    assert two.events == [HoldsChanged(), HoldsChanged()]


async def test_who_waits_for_a_slot_has_it_next(database: FakeDatabase, desks: tuple[Desk, Desk]) -> None:
    one = desks[0]
    slot = make_slot(1, database.clock.now())
    for desk in desks:
        desk.holds.take_up(slot.tqid, "somebody")
        await database.clock.settle()
    assert one.holds.of(slot.tqid) is None
    one.holds.let_go(slot.tqid)
    await database.clock.settle()
    hold = one.holds.of(slot.tqid)
    assert hold is not None
    assert hold.desk == "two"


async def test_a_hold_lasts_while_somebody_works_and_ends_by_itself(
    database: FakeDatabase, desks: tuple[Desk, Desk]
) -> None:
    one, two = desks
    slot = make_slot(1, database.clock.now())
    one.holds.take_up(slot.tqid, "Zahra")
    for _ in range(4):
        await database.clock.advance(MINUTES * 0.75)
        assert two.holds.of(slot.tqid) is not None
        one.holds.work_at(slot.tqid)
    await database.clock.advance(2 * MINUTES + 2 * BEAT_SECONDS)
    assert two.holds.of(slot.tqid) is None


async def test_a_desk_that_dies_frees_what_it_held(database: FakeDatabase, desks: tuple[Desk, Desk]) -> None:
    one, two = desks
    slot = make_slot(1, database.clock.now())
    assert await one.holds.claim(slot.tqid, "Zahra") is None
    await one.holds._scope.aclose()  # killed: it gives no more signs of life
    await database.clock.advance(MINUTES - 1)
    assert await two.holds.claim(slot.tqid, "Ali") is not None
    await database.clock.advance(2)
    assert await two.holds.claim(slot.tqid, "Ali") is None


async def test_a_claim_stays_until_the_write_has_ended(database: FakeDatabase, desks: tuple[Desk, Desk]) -> None:
    one, two = desks
    request = BookingRequest(make_slot(1, database.clock.now()), make_person())
    tqid = request.slot.tqid
    one.holds.take_up(tqid, "Zahra")
    assert await one.holds.claim(tqid, "Zahra") is None
    one.holds.let_go(tqid)  # the panel is closed while the write runs
    await database.clock.advance(3 * MINUTES)
    assert two.holds.of(tqid) is not None


@pytest.mark.parametrize("failure", [CentreError("gone"), CentreRefusedError("a pooler")])
async def test_without_the_database_it_goes_on_alone_and_says_so(
    database: FakeDatabase, desks: tuple[Desk, Desk], failure: CentreError, caplog: pytest.LogCaptureFixture
) -> None:
    one, two = desks
    slot, other = make_slot(1, database.clock.now()), make_slot(2, database.clock.now())
    two.holds.take_up(other.tqid, "Ali")
    await database.clock.settle()
    database.failure = failure
    one.events.clear()
    assert await one.holds.claim(slot.tqid, "Zahra") is None, "nothing stands in the way"
    assert one.line() is (CentreLine.REFUSED if isinstance(failure, CentreRefusedError) else CentreLine.ALONE)
    assert one.events == [HoldsChanged()]
    assert one.holds.of(other.tqid) is None, "what is not known any more is not shown"
    database.failure = None
    await database.clock.advance(60)
    assert one.line() is CentreLine.TOGETHER
    assert one.holds.of(other.tqid) is not None
    assert two.holds.of(slot.tqid) is not None, "what was taken up meanwhile was told afterwards"
    caplog.clear()


@pytest.mark.usefixtures("desks")
async def test_a_dead_database_is_asked_ever_more_seldom(
    database: FakeDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    database.failure = CentreError("gone")
    await database.clock.advance(60)
    database.clock.slept.clear()
    await database.clock.advance(3600)
    assert 2 * 3600 / 45 - 4 <= len(database.clock.slept) <= 2 * 3600 / 15 + 4
    assert len([record for record in caplog.records if record.levelno == logging.WARNING]) == 2, "once for each desk"
    caplog.clear()


async def test_the_end_of_a_desk_lets_go(database: FakeDatabase) -> None:
    one = Desk(database, "one")
    one.holds.start()
    await database.clock.advance(0)
    one.holds.take_up(make_slot(1, database.clock.now()).tqid, "Zahra")
    await database.clock.settle()
    assert database.running()
    await one.holds.aclose()
    assert not database.running()
    assert one.centre.closed


async def test_a_desk_without_a_centre_works_by_itself() -> None:
    holds = Holds(None, FakeClock(), lambda _: None)
    holds.start()
    tqid = make_slot(1, FakeClock().now()).tqid
    holds.take_up(tqid, "Zahra")
    assert await holds.claim(tqid, "Zahra") is None
    assert (holds.line, holds.of(tqid)) == (CentreLine.NONE, None)
    holds.let_go(tqid)
    await holds.aclose()


class Office:
    """A desk that writes, over the gateway that all share."""

    def __init__(self, database: FakeDatabase, gateway: FakeGateway, name: str) -> None:
        self.journal = FakeJournal(database.clock)
        self.session = Session.over(gateway, self.journal, database.clock, others=database.desk(name))
        self.ends: list[WriteEvent] = []
        self.session.writer.subscribe(self.ends.append)
        self.session.holds.start()


@pytest_asyncio.fixture
async def offices(database: FakeDatabase) -> AsyncIterator[tuple[FakeGateway, Office, Office]]:
    gateway = FakeGateway()
    pair = Office(database, gateway, "one"), Office(database, gateway, "two")
    await database.clock.advance(0)
    yield gateway, *pair
    for office in pair:
        await office.session.close()


Offices = tuple[FakeGateway, Office, Office]


def _request(database: FakeDatabase, gateway: FakeGateway, national_code: str = "0012345679") -> BookingRequest:
    slot = make_slot(1, database.clock.now() + timedelta(hours=2))
    if slot.tqid not in gateway.slots:
        gateway.add(slot)
    return BookingRequest(slot, make_person(national_code))


async def test_nothing_leaves_for_a_slot_that_another_desk_works_at(database: FakeDatabase, offices: Offices) -> None:
    gateway, one, two = offices
    request = _request(database, gateway)
    one.session.holds.take_up(request.slot.tqid, "Zahra")
    await database.clock.settle()
    two.session.writer.book(request, operator="Ali")
    await database.clock.settle(60)
    [end] = two.ends
    assert isinstance(end.outcome, NotSent)
    assert (end.outcome.problem.kind, end.outcome.problem.detail) == (ProblemKind.HELD_ELSEWHERE, "one")
    assert not gateway.ledger
    one.session.writer.book(request, operator="Zahra")
    await database.clock.settle(60)
    assert isinstance(one.ends[-1].outcome, Done)
    assert not database.running(), "the end of the write lets go"


async def test_a_write_whose_outcome_is_unknown_keeps_the_others_off(database: FakeDatabase, offices: Offices) -> None:
    gateway, one, two = offices
    request = _request(database, gateway)
    gateway.writes.append(Fault(executed=True, error=line_dead))
    gateway.reads.extend([line_dead("GetAppointmentStatus")] * 50)
    one.session.writer.book(request, operator="Zahra")
    await database.clock.settle(60)
    assert isinstance(one.ends[-1].outcome, Unknown)
    two.session.writer.book(_request(database, gateway, "0499370899"), operator="Ali")
    await database.clock.settle(60)
    assert isinstance(two.ends[-1].outcome, NotSent)


async def test_two_desks_alone_leave_it_to_the_gateway(
    database: FakeDatabase, offices: Offices, caplog: pytest.LogCaptureFixture
) -> None:
    gateway, one, two = offices
    database.failure = CentreError("gone")
    one.session.writer.book(_request(database, gateway), operator="Zahra")
    two.session.writer.book(_request(database, gateway, "0499370899"), operator="Ali")
    await database.clock.settle(200)
    await database.clock.advance(60)
    ends = [office.ends[-1].outcome for office in (one, two)]
    assert sorted(type(end).__name__ for end in ends) == ["Done", "Refused"]
    assert len(gateway.ledger) == 1
    caplog.clear()
