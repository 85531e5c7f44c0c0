"""Searching: who is asked, how many at once, and what becomes of failures and of those who leave."""

import asyncio
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import timedelta

import pytest

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.dates import ShamsiDate, day_start, shamsi_of
from hqs_desktop.core.errors import JournalError
from hqs_desktop.core.model import Facility, Listed, Tqid
from hqs_desktop.desk.find import (
    Criteria,
    ProviderFailed,
    SearchDone,
    SearchEvent,
    SearchStarted,
    SlotsFound,
)
from hqs_desktop.desk.problems import ProblemKind
from tests.desk.bench_desk import Desk, start
from tests.fakes.gateway import CARDIOLOGY, ORTHOPAEDICS, line_dead, make_facility, make_provider, make_slot, refused


def entry_of(number: int) -> DirectoryEntry:
    return DirectoryEntry(make_provider(number), make_facility(1), "demo")


class Search(Desk):
    """Three orthopaedists and a cardiologist; each has a slot tomorrow."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.gateway.slots.clear()
        self.today = shamsi_of(self.clock.now())
        heart = DirectoryEntry(make_provider(4, CARDIOLOGY), make_facility(2), "demo")
        self.journal.entries = [*map(entry_of, (1, 2, 3)), heart]
        for number, entry in enumerate(self.journal.entries, 1):
            start_at = self.clock.now() + timedelta(days=1, minutes=number)
            self.gateway.add(make_slot(number, start_at, entry.provider, entry.facility))

    def criteria(
        self,
        *,
        provider: DirectoryEntry | None = None,
        facility_id: str | None = None,
        first: ShamsiDate | None = None,
        last: ShamsiDate | None = None,
    ) -> Criteria:
        return Criteria(
            specialty=ORTHOPAEDICS,
            provider=provider,
            facility_id=facility_id,
            service=default_service(),
            first_day=first or self.today,
            last_day=last or self.today.add_days(6),
        )

    async def all(self, criteria: Criteria | None = None) -> list[SearchEvent]:
        return [event async for event in self.find.search(criteria or self.criteria())]


@pytest.fixture
def desk() -> Search:
    return Search()


def done(events: list[SearchEvent]) -> SearchDone:
    assert isinstance(events[-1], SearchDone)
    return events[-1]


def kind(events: list[SearchEvent]) -> ProblemKind | None:
    problem = done(events).problem
    return problem.kind if problem else None


async def test_every_known_provider_of_the_specialty_is_asked(desk: Search) -> None:
    events = await desk.all()
    assert events[0] == SearchStarted(3)
    slots = [slot.tqid.key[-1] for event in events if isinstance(event, SlotsFound) for slot in event.slots]
    assert sorted(slots) == ["1", "2", "3"]
    assert events[-1] == SearchDone(found=3, failed=0, asked=3)


async def test_one_provider_is_asked_alone_and_with_the_specialty(desk: Search) -> None:
    bare = replace(entry_of(2), provider=make_provider(2, specialty=None))
    events = await desk.all(desk.criteria(provider=bare))
    assert done(events).asked == 1
    assert [call[0] for call in desk.gateway.schedule_calls] == [make_provider(2)]


async def test_only_a_facility(desk: Search) -> None:
    desk.journal.entries.append(DirectoryEntry(make_provider(1), make_facility(2), "typed"))
    events = await desk.all(desk.criteria(facility_id="FACILITY-2"))
    assert done(events).asked == 1
    assert desk.gateway.schedule_calls[0][1] == make_facility(2)


async def test_days_are_whole_in_iran_and_never_past(desk: Search) -> None:
    await desk.all(desk.criteria(first=desk.today, last=desk.today))
    _, _, begin, end, _ = desk.gateway.schedule_calls[0]
    assert begin == desk.clock.now()
    assert end == day_start(desk.today.add_days(1)) - timedelta(seconds=1)
    await desk.all(desk.criteria(first=desk.today.add_days(1)))
    assert desk.gateway.schedule_calls[-1][2] == day_start(desk.today.add_days(1))


async def test_a_range_that_cannot_be_asks_nobody(desk: Search) -> None:
    yesterday = desk.today.add_days(-1)
    assert kind(await desk.all(desk.criteria(last=yesterday))) is ProblemKind.END_BEFORE_START
    past = await desk.all(desk.criteria(first=yesterday, last=yesterday))
    assert kind(past) is ProblemKind.PAST_RANGE
    assert past[0] == SearchStarted(0)
    assert desk.gateway.schedule_calls == []


async def test_nobody_known_says_so(desk: Search) -> None:
    desk.journal.entries.clear()
    assert done(await desk.all()).asked == 0
    assert kind(await desk.all()) is ProblemKind.NO_PROVIDER
    nowhere = replace(entry_of(1), facility=Facility(identifier=None))
    assert kind(await desk.all(desk.criteria(provider=nowhere))) is ProblemKind.NO_PROVIDER


async def test_one_failure_does_not_stop_the_others(desk: Search) -> None:
    desk.gateway.schedule_errors["1002"] = line_dead("GetProviderScheduling")
    events = await desk.all()
    failed = [event for event in events if isinstance(event, ProviderFailed)]
    assert [(event.entry and event.entry.provider.identifier.id, event.problem.kind) for event in failed] == [
        ("1002", ProblemKind.LINE)
    ]
    assert events[-1] == SearchDone(found=2, failed=1, asked=3)


async def test_all_failing_alike_is_one_problem(desk: Search) -> None:
    for number in ("1001", "1002", "1003"):
        desk.gateway.schedule_errors[number] = line_dead("GetProviderScheduling")
    assert kind(await desk.all()) is ProblemKind.LINE
    desk.gateway.schedule_errors["1001"] = refused("GetProviderScheduling")
    assert kind(await desk.all()) is None


async def test_at_most_five_calls_at_once(desk: Search) -> None:
    desk.journal.entries = [entry_of(number) for number in range(1, 31)]
    await desk.all()
    assert len(desk.gateway.schedule_calls) == 30
    assert desk.gateway.most_running == 5


async def test_results_come_before_the_slowest(desk: Search, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = asyncio.Event()
    quick = desk.gateway.provider_schedule

    async def schedule(**asked: object) -> object:
        if asked["provider"] == make_provider(1):
            await slow.wait()
        return await quick(**asked)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(desk.gateway, "provider_schedule", schedule)
    async with aclosing(desk.find.search(desk.criteria())) as events:
        first = [await anext(events) for _ in range(3)]
        assert [type(event) for event in first] == [SearchStarted, SlotsFound, SlotsFound]
        slow.set()
        assert isinstance([event async for event in events][-1], SearchDone)


async def test_closing_the_iterator_ends_the_calls(desk: Search) -> None:
    desk.gateway.held = asyncio.Event()
    before = asyncio.all_tasks()
    async with aclosing(desk.find.search(desk.criteria())) as events:
        await anext(events)

        async def next_event() -> SearchEvent:
            return await anext(events)

        waiting = start(next_event())
        await desk.clock.settle()
        assert desk.gateway.running == 3
        waiting.cancel()
        await asyncio.wait([waiting])
    assert desk.gateway.running == 0
    assert asyncio.all_tasks() == before


async def test_cancelling_the_searching_task_ends_the_calls(desk: Search) -> None:
    desk.gateway.held = asyncio.Event()
    before = asyncio.all_tasks()
    task = start(desk.all())
    await desk.clock.settle()
    assert desk.gateway.running == 3
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert desk.gateway.running == 0
    assert asyncio.all_tasks() == before


async def test_a_defect_in_a_call_is_not_swallowed(desk: Search) -> None:
    desk.gateway.schedule_errors["1002"] = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        await desk.all()
    assert desk.gateway.running == 0


async def test_a_slot_is_given_once_and_one_without_tqid_never(desk: Search) -> None:
    slot = make_slot(1, desk.clock.now() + timedelta(days=2))
    shouted = replace(slot, tqid=Tqid(slot.tqid.text.upper().removeprefix("1:")))
    nameless = replace(slot, tqid=Tqid(" "))

    async def schedule(**_: object) -> object:
        return Listed([slot, shouted, nameless])

    desk.gateway.provider_schedule = schedule  # type: ignore[assignment,method-assign]  # one reply for all
    assert done(await desk.all()).found == 1


async def test_how_many_slots_could_not_be_read_is_passed_on(desk: Search) -> None:
    desk.gateway.unreadable = 2
    found = [event for event in await desk.all() if isinstance(event, SlotsFound)]
    assert [(len(event.slots), event.unreadable) for event in found] == [(1, 2)] * 3


async def test_slots_of_a_provider_come_by_time(desk: Search) -> None:
    for number, day in ((11, 3), (12, 2), (13, 4)):
        desk.gateway.add(make_slot(number, desk.clock.now() + timedelta(days=day), make_provider(1)))
    events = await desk.all(desk.criteria(provider=entry_of(1)))
    starts = [slot.start for event in events if isinstance(event, SlotsFound) for slot in event.slots]
    assert len(starts) == 4
    assert starts == sorted(starts)


async def test_providers_are_learnt_as_the_reply_spells_them(desk: Search) -> None:
    slot = desk.gateway.slots[make_slot(1, desk.clock.now()).tqid].slot
    spelt = replace(slot.provider, full_name="Doctor One", specialty=None)
    desk.gateway.add(replace(slot, provider=spelt))
    await desk.all()
    learnt = next(entry for entry in desk.journal.entries if entry.provider.identifier.id == "1001")
    assert learnt == DirectoryEntry(replace(spelt, specialty=ORTHOPAEDICS), make_facility(1), "seen")
    assert len(desk.journal.entries) == 4


async def test_what_is_found_is_shown_before_it_is_remembered(desk: Search, monkeypatch: pytest.MonkeyPatch) -> None:
    slot = desk.gateway.slots[make_slot(1, desk.clock.now()).tqid].slot
    desk.gateway.add(replace(slot, provider=replace(slot.provider, full_name="Doctor One")))
    written, learn = asyncio.Event(), desk.journal.learn

    async def slow_disk(entries: Sequence[DirectoryEntry]) -> None:
        await written.wait()
        await learn(entries)

    monkeypatch.setattr(desk.journal, "learn", slow_disk)
    events = desk.find.search(desk.criteria())
    shown = [await anext(events) for _ in range(5)]
    assert done(shown).found == 3
    written.set()
    await events.aclose()
    assert any(entry.provider.full_name == "Doctor One" for entry in desk.journal.entries)


async def test_what_a_search_that_was_left_has_shown_is_remembered_too(desk: Search) -> None:
    slot = desk.gateway.slots[make_slot(1, desk.clock.now()).tqid].slot
    desk.gateway.add(replace(slot, provider=replace(slot.provider, full_name="Doctor One")))
    async with aclosing(desk.find.search(desk.criteria(provider=entry_of(1)))) as events:
        async for event in events:
            if isinstance(event, SlotsFound):
                break
    assert any(entry.provider.full_name == "Doctor One" for entry in desk.journal.entries)


async def test_a_journal_that_cannot_learn_does_not_stop_the_search(
    desk: Search, caplog: pytest.LogCaptureFixture
) -> None:
    slot = desk.gateway.slots[make_slot(1, desk.clock.now()).tqid].slot
    desk.gateway.add(replace(slot, provider=replace(slot.provider, full_name="Doctor One")))
    desk.journal.failing.add("learn")
    assert done(await desk.all()).found == 3
    assert "was not remembered: JournalError" in caplog.text
    caplog.clear()


async def test_a_journal_that_cannot_be_read_is_the_searchs_error(desk: Search) -> None:
    desk.journal.failing.add("directory")
    with pytest.raises(JournalError):
        await desk.all()


# The nearest free ones


async def test_nearest_are_the_same_providers_then_the_specialtys(desk: Search) -> None:
    taken = make_slot(50, desk.clock.now() + timedelta(days=3))
    own = [make_slot(60 + hours, taken.start + timedelta(hours=hours)) for hours in (-9, 30, 2)]
    desk.gateway.add(*own)
    found = await desk.find.nearest_free(taken)
    hours = [round((slot.start - taken.start).total_seconds() / 3600) for slot in found]
    assert hours == [2, -9, 30, -48, -48]
    assert [slot.provider.identifier.id for slot in found] == ["1001", "1001", "1001", "1001", "1003"]


async def test_nearest_leaves_out_what_cannot_be_booked(desk: Search) -> None:
    desk.journal.entries.clear()
    taken = make_slot(50, desk.clock.now() + timedelta(hours=3))
    closed = replace(make_slot(51, taken.start + timedelta(hours=1)), booking_closes=desk.clock.now())
    far = make_slot(52, taken.start + timedelta(days=40))
    desk.gateway.slots.clear()
    desk.gateway.add(taken, closed, far)
    assert await desk.find.nearest_free(taken) == []


async def test_nearest_without_an_answer_is_empty(desk: Search) -> None:
    for number in range(1001, 1005):
        desk.gateway.schedule_errors[str(number)] = line_dead("GetProviderScheduling")
    assert await desk.find.nearest_free(make_slot(50, desk.clock.now() + timedelta(days=1))) == []


def test_default_service_is_the_guides() -> None:
    assert (default_service().system, default_service().code) == ("RVU3", "970015")
    assert default_service().value
