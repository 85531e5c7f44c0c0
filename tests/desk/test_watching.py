"""Watching: what others did to this desk's bookings, and whom to call about it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.errors import JournalError
from hqs_desktop.core.model import Appointment, Identifier, Person, Slot, Tqid
from hqs_desktop.core.urgency import in_background
from hqs_desktop.desk import bookings
from hqs_desktop.desk.bookings import DeskList
from hqs_desktop.desk.problems import ProblemKind
from hqs_desktop.desk.watching import Watch, WatchReport
from hqs_desktop.desk.writing.writer import Done, Refused
from tests.desk.bench_desk import Desk, start
from tests.fakes.gateway import Fault, line_dead, make_facility, make_person, make_slot, refused


class Watched(Desk):
    """Slots 1 and 2 are booked, at two facilities, a minute ago."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.watch = Watch(self.gateway, self.journal, self.clock)
        self.list = DeskList(self.journal, self.clock)
        self.second = make_slot(2, self.slot.start + timedelta(days=1), facility=make_facility(2))
        self.gateway.add(self.second)

    async def ready(self) -> None:
        for slot in (self.slot, self.second):
            assert isinstance(await self.book(slot=slot), Done)
        await self.clock.advance(60)

    async def check_with(self, status: str, slot: Slot | None = None) -> WatchReport:
        self.gateway.slots[(slot or self.slot).tqid].status = status
        return await self.watch.check()


@pytest.fixture
async def desk() -> Watched:
    watched = Watched()
    await watched.ready()
    return watched


async def test_nothing_changed(desk: Watched) -> None:
    report = await desk.watch.check()
    assert (report.checked, report.changed, report.failed, report.problem) == (2, [], [], None)
    assert report.at == desk.clock.now()
    booking = desk.journal.listed[1]
    assert (booking.status and booking.status.code, booking.status_checked_at) == ("2", desk.clock.now())
    assert await desk.list.whom_to_call() == []


@pytest.mark.parametrize(
    ("status", "state", "to_call"),
    [
        ("1", BookingState.CHANGED, True),
        ("3", BookingState.VISITED, False),
        ("4", BookingState.CHANGED, True),
        ("5", BookingState.WITHDRAWN, True),
        ("6", BookingState.CHANGED, True),
        ("77", BookingState.CHANGED, True),
    ],
)
async def test_every_status(desk: Watched, status: str, state: BookingState, to_call: bool) -> None:  # noqa: FBT001
    report = await desk.check_with(status)
    (changed,) = report.changed
    assert (changed.id, changed.state, changed.to_call) == (1, state, to_call)
    assert changed.status is not None
    assert changed.status.code == status
    assert [booking.id for booking in await desk.list.whom_to_call()] == ([1] if to_call else [])
    assert (await desk.watch.check()).changed == [], "told once"


async def test_marking_as_told_and_taking_it_back(desk: Watched) -> None:
    await desk.check_with("5")
    told = await desk.list.mark_told(1)
    assert told.told_at == desk.clock.now()
    assert await desk.list.whom_to_call() == []
    await desk.list.unmark_told(1)
    assert [booking.id for booking in await desk.list.whom_to_call()] == [1]


async def test_withdrawn_slots_of_operation_6_are_asked_per_facility(desk: Watched) -> None:
    desk.gateway.removed = [desk.second.tqid]
    report = await desk.watch.check()
    assert [booking.id for booking in report.changed] == [2]
    assert desk.journal.listed[2].state is BookingState.WITHDRAWN
    asked = {facility.id: (begin, end) for facility, begin, end in desk.gateway.removed_calls}
    assert asked == {
        "facility-1": (desk.slot.start, desk.slot.end),
        "facility-2": (desk.second.start, desk.second.end),
    }


async def test_operation_6_is_enough_where_the_status_cannot_be_read(desk: Watched) -> None:
    desk.gateway.removed = [desk.slot.tqid]
    desk.gateway.reads.extend([None, None, line_dead("GetAppointmentStatus")])
    report = await desk.watch.check()
    (changed,) = report.changed
    assert changed.status is not None
    assert (changed.state, changed.status.code) == (BookingState.WITHDRAWN, "5")
    assert report.checked == 1


async def test_failed_checks_leave_everything_as_it_was(desk: Watched) -> None:
    before = dict(desk.journal.listed)
    desk.gateway.line_dead = True
    report = await desk.check_with("5")
    assert desk.journal.listed == before
    assert (report.checked, report.changed, len(report.failed)) == (0, [], 4)
    assert report.problem is not None
    assert report.problem.kind is ProblemKind.LINE
    assert {failed.booking.id for failed in report.failed if failed.booking} == {1, 2}
    assert {failed.facility_id.id for failed in report.failed if failed.facility_id} == {"facility-1", "facility-2"}


async def test_some_failing_is_no_common_problem(desk: Watched) -> None:
    desk.gateway.reads.extend([line_dead("6"), None, None, line_dead("7")])
    report = await desk.watch.check()
    assert (report.checked, len(report.failed), report.problem) == (1, 2, None)


async def test_a_status_that_lags_behind_a_fresh_booking_is_not_believed(desk: Watched) -> None:
    fresh = make_slot(3, desk.slot.start)
    desk.gateway.add(fresh)
    assert isinstance(await desk.book(slot=fresh), Done)
    assert (await desk.check_with("1", fresh)).changed == []
    await desk.clock.advance(15)
    assert [booking.id for booking in (await desk.watch.check()).changed] == [3]


async def test_a_clock_that_was_set_back_makes_no_booking_fresh_again(desk: Watched) -> None:
    await desk.clock.advance(-86_400)
    assert [booking.id for booking in (await desk.check_with("1")).changed] == [1]


async def test_withdrawal_of_a_fresh_booking_is_believed(desk: Watched) -> None:
    fresh = make_slot(3, desk.slot.start)
    desk.gateway.add(fresh)
    assert isinstance(await desk.book(slot=fresh), Done)
    assert [booking.id for booking in (await desk.check_with("5", fresh)).changed] == [3]


async def test_what_the_desk_cancels_meanwhile_is_left_alone(desk: Watched) -> None:
    desk.gateway.held = asyncio.Event()
    checking = start(desk.watch.check())
    await desk.clock.settle()
    desk.journal.listed[1] = replace(desk.journal.listed[1], state=BookingState.CANCELLING)
    desk.gateway.slots[desk.slot.tqid].status = "1"
    desk.gateway.held.set()
    assert (await checking).changed == []
    assert desk.journal.listed[1].state is BookingState.CANCELLING


async def test_only_standing_bookings_from_today_on_are_asked_for(desk: Watched) -> None:
    await desk.cancel()
    await desk.clock.advance(86_400 * 2)
    assert (await desk.watch.check()).checked == 1
    await desk.clock.advance(86_400 * 3)
    desk.gateway.removed_calls.clear()
    assert (await desk.watch.check()).checked == 0
    assert desk.gateway.removed_calls == []


async def test_at_most_five_calls_at_once(desk: Watched) -> None:
    for number in range(10, 30):
        slot = make_slot(number, desk.slot.start + timedelta(minutes=number), facility=make_facility(number))
        desk.gateway.add(slot)
        assert isinstance(await desk.book(slot=slot), Done)
    desk.gateway.most_running = 0
    assert (await desk.watch.check()).checked == 22
    assert desk.gateway.most_running == 5


async def test_its_calls_are_background_work_and_no_later_ones(desk: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    marks: list[bool] = []

    def marked(ask: Callable[..., Awaitable[object]]) -> Callable[..., Awaitable[object]]:
        async def asked(*args: object, **named: object) -> object:
            marks.append(in_background())
            return await ask(*args, **named)

        return asked

    for name in ("removed_schedule", "appointment_status"):
        monkeypatch.setattr(desk.gateway, name, marked(getattr(desk.gateway, name)))
    await desk.watch.check()
    assert len(marks) > 2
    assert all(marks)
    assert not in_background()


async def test_cancelling_the_check_ends_its_calls(desk: Watched) -> None:
    desk.gateway.held = asyncio.Event()
    before = asyncio.all_tasks()
    checking = start(desk.watch.check())
    await desk.clock.settle()
    assert desk.gateway.running == 4
    checking.cancel()
    await asyncio.wait([checking])
    await desk.clock.settle()
    assert desk.gateway.running == 0
    assert asyncio.all_tasks() == before


async def test_journal_trouble_is_raised(desk: Watched) -> None:
    desk.journal.failing.add("bookings")
    with pytest.raises(JournalError):
        await desk.watch.check()


@pytest.mark.parametrize("size", [1, 2, 4])
async def test_nothing_that_stands_is_left_out(desk: Watched, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(bookings, "BATCH", size)
    for number in range(3, 10):
        slot = make_slot(number, desk.slot.start)  # all at one time: the batches must cut among equals
        desk.gateway.add(slot)
        assert isinstance(await desk.book(slot=slot), Done)
    await desk.clock.advance(60)
    for world in desk.gateway.slots.values():
        world.status = "5"
    report = await desk.watch.check()
    assert (report.checked, len(report.changed), report.failed) == (9, 9, [])
    assert len(await desk.list.whom_to_call()) == 9
    assert (await desk.watch.check()).checked == 0


# Whose the slots are


OTHER = make_person("0499370899")


def holders_asked(desk: Watched, monkeypatch: pytest.MonkeyPatch) -> list[Tqid]:
    asked: list[Tqid] = []
    appointment = desk.gateway.appointment

    async def counted(tqid: Tqid) -> Appointment | None:
        asked.append(tqid)
        return await appointment(tqid)

    monkeypatch.setattr(desk.gateway, "appointment", counted)
    return asked


@pytest.mark.parametrize("person", [OTHER, Person(Identifier("A1234567", "", "", "Passport_ID"), "Reza", "Karimi")])
async def test_slot_that_passed_to_another_patient_is_booked_as_before(desk: Watched, person: Person) -> None:
    desk.gateway.occupy(desk.slot, person)
    (changed,) = (await desk.watch.check()).changed
    assert (changed.id, changed.state, changed.to_call) == (1, BookingState.CHANGED, True)
    assert [booking.id for booking in await desk.list.whom_to_call()] == [1]


@pytest.mark.parametrize(
    "person",
    [None, make_person(""), Person(Identifier("A1234567", "", "", "Passport_ID"), "Sample", "Patient")],
    ids=["none", "unnamed", "maybe ours"],
)
async def test_who_is_not_certainly_another_changes_nothing(desk: Watched, person: Person | None) -> None:
    desk.gateway.occupy(desk.slot, person)
    assert (await desk.watch.check()).changed == []


async def test_holders_are_asked_once_a_day(desk: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = holders_asked(desk, monkeypatch)
    for _ in range(3):
        await desk.watch.check()
        await desk.clock.advance(1800)
    assert sorted(tqid.text for tqid in asked) == sorted([desk.slot.tqid.text, desk.second.tqid.text])
    await desk.clock.advance(86_400)
    await desk.watch.check()
    assert len(asked) == 4


async def test_few_holders_are_asked_at_once(desk: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    slots = [make_slot(number, desk.slot.start) for number in range(10, 35)]
    desk.gateway.add(*slots)
    for slot in slots:
        assert isinstance(await desk.book(slot=slot), Done)
    await desk.clock.advance(60)
    asked = holders_asked(desk, monkeypatch)
    counts = []
    for _ in range(4):
        await desk.watch.check()
        counts.append(len(asked))
    assert counts == [10, 20, 27, 27]
    assert len(set(asked)) == 27


async def test_whose_cancellation_was_refused_is_asked_at_every_check(
    desk: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.gateway.writes.append(Fault(executed=False, error=refused))
    assert isinstance(await desk.cancel(slot=desk.second), Refused)
    await desk.clock.advance(3 * 3600)
    asked = holders_asked(desk, monkeypatch)
    await desk.watch.check()
    desk.gateway.occupy(desk.second, OTHER)
    await desk.clock.advance(1800)
    assert [booking.id for booking in (await desk.watch.check()).changed] == [2]
    assert [tqid.text for tqid in asked] == [desk.second.tqid.text, desk.slot.tqid.text, desk.second.tqid.text]


async def test_holder_that_could_not_be_read_is_asked_at_the_next_check(
    desk: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.gateway.occupy(desk.slot, OTHER)

    async def broken(_: Tqid) -> Appointment | None:
        raise line_dead("GetAppointmentByTQID")

    with monkeypatch.context() as patch:
        patch.setattr(desk.gateway, "appointment", broken)
        report = await desk.watch.check()
    assert (report.checked, report.changed, report.failed) == (2, [], [])
    assert [booking.id for booking in (await desk.watch.check()).changed] == [1]


async def test_holder_that_lags_behind_a_fresh_booking_is_not_asked(desk: Watched) -> None:
    fresh = make_slot(3, desk.slot.start)
    desk.gateway.add(fresh)
    assert isinstance(await desk.book(slot=fresh), Done)
    desk.gateway.occupy(fresh, OTHER)
    assert (await desk.watch.check()).changed == []
    await desk.clock.advance(15)
    assert [booking.id for booking in (await desk.watch.check()).changed] == [3]
