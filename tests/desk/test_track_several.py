"""Many slots tracked at once, over the fakes."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.model import Appointment, BookingRequest, Tqid
from hqs_desktop.core.urgency import in_background
from hqs_desktop.desk.directory import Directory
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.desk.track import Track, TrackResult
from hqs_desktop.desk.track_several import Answer, TrackSeveral
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway, line_dead, make_person, make_slot, refused
from tests.fakes.journal import FakeJournal


@dataclass
class WatchingGateway(FakeGateway):
    """Notes whose booking was asked for, and whether that was background work."""

    asked: list[Tqid] = field(default_factory=list)
    urgency: set[bool] = field(default_factory=set)

    async def appointment(self, tqid: Tqid) -> Appointment | None:
        self.asked.append(tqid)
        self.urgency.add(in_background())
        return await super().appointment(tqid)


class World:
    def __init__(self, count: int) -> None:
        self.clock = FakeClock()
        self.gateway = WatchingGateway()
        self.journal = FakeJournal(self.clock)
        self.track = Track(self.gateway, self.journal, Directory(self.journal))
        start = self.clock.now() + timedelta(days=1)
        self.slots = [make_slot(number, start) for number in range(count)]
        for slot in self.slots:
            self.gateway.occupy(slot, make_person())
        self.answers: dict[Tqid, Answer] = {}

    @property
    def tqids(self) -> list[Tqid]:
        return [slot.tqid for slot in self.slots]

    async def look_up(self) -> None:
        await TrackSeveral(self.track).look_up(self.tqids, self.answers.__setitem__)

    def kinds(self) -> list[ProblemKind | None]:
        found = [self.answers[tqid] for tqid in self.tqids]
        return [one.kind if isinstance(one, Problem) else None for one in found]


async def test_each_is_told_a_few_at_a_time_and_nobody_who_waits_for_one_comes_after() -> None:
    world = World(20)
    await world.look_up()
    assert [one.tqid for one in world.slots] == list(world.answers)
    assert world.kinds() == [None] * 20
    assert world.gateway.most_running == 3
    assert world.gateway.urgency == {True}
    assert not in_background()


async def test_of_a_free_slot_nobody_asks_who_has_it() -> None:
    world = World(2)
    world.gateway.add(world.slots[1])
    await world.look_up()
    assert world.gateway.asked == [world.slots[0].tqid]
    free = world.answers[world.slots[1].tqid]
    assert isinstance(free, TrackResult)
    assert free.status.code == AppointmentStatus.FREE


async def test_one_that_is_refused_is_named_and_the_others_go_on() -> None:
    world = World(4)
    world.gateway.reads.extend([None, refused("GetAppointmentStatus")])
    await world.look_up()
    assert world.kinds() == [None, ProblemKind.REFUSED, None, None]


async def test_a_dead_line_is_not_asked_five_hundred_times() -> None:
    world = World(30)
    world.gateway.line_dead = True
    await world.look_up()
    assert world.kinds() == [ProblemKind.LINE] * 30
    assert world.gateway.read_count <= 6


async def test_a_break_of_the_line_fails_only_what_it_met() -> None:
    world = World(12)
    world.gateway.reads.extend([line_dead("x"), None, line_dead("x")])
    await world.look_up()
    assert world.kinds() == [ProblemKind.LINE, None, ProblemKind.LINE, *[None] * 9]


async def test_a_journal_that_cant_be_read_is_a_row_s_trouble() -> None:
    world = World(2)
    world.journal.failing.add("booking")
    await world.look_up()
    assert world.kinds() == [ProblemKind.JOURNAL] * 2


async def test_it_stops_at_once() -> None:
    world = World(20)
    world.gateway.held = asyncio.Event()
    task = asyncio.get_running_loop().create_task(world.look_up())
    await world.clock.settle()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert world.gateway.running == 0
    assert world.answers == {}


async def test_of_a_referral_that_operation_8_does_not_name_operation_10_tells() -> None:
    world = World(1)
    slot = world.slots[0]
    world.gateway.occupy(slot, None)
    told = Appointment(slot.tqid, make_person(), slot.provider, slot.facility, slot.start, slot.duration)
    world.gateway.papers[slot.tqid] = [told]
    result = await world.track.look_up(slot.tqid.text)
    assert (result.appointment, result.referral) == (told, True)
    await world.look_up()
    assert world.answers[slot.tqid] == result


@pytest.mark.parametrize("why", ["free", "named", "ours"])
async def test_operation_10_is_asked_only_where_nothing_else_can_tell(why: str) -> None:
    world = World(1)
    slot = world.slots[0]
    if why == "free":
        world.gateway.add(slot)
    if why == "ours":
        world.gateway.occupy(slot, None)
        now = world.clock.now()
        request = BookingRequest(slot, make_person())
        world.journal.listed[1] = Booking(1, request, BookingState.BOOKED, "Sara", now, now)
    await world.track.look_up(slot.tqid.text)
    assert world.gateway.papers_read == []


async def test_a_centre_that_may_not_ask_for_referrals_has_what_it_had() -> None:
    world = World(1)
    world.gateway.occupy(world.slots[0], None)
    world.gateway.reads.extend([None, refused("GetAppointmentRefferalByTQID")])
    result = await world.track.look_up(world.slots[0].tqid.text)
    assert (result.appointment, result.referral, result.problem) == (None, False, None)
    assert result.status.code == AppointmentStatus.BOOKED
