"""Reminders of slots that open: at that second, once, whatever the computer and its clock do meanwhile."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hqs_desktop.core.bookings import Booking, BookingState, IntentKind
from hqs_desktop.core.errors import JournalError
from hqs_desktop.core.model import BookingRequest, Slot
from hqs_desktop.desk.events import Event, RemindersChanged
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.desk.reminders import News, Opened, Over, Reminders
from hqs_desktop.desk.writing.outcome import Done, NotSent, WriteEvent
from tests.fakes.clock import START, FakeClock
from tests.fakes.gateway import make_person, make_provider, make_slot
from tests.fakes.journal import FakeJournal

TYPED = {"number": "0012345679", "first_name": "زهرا"}


def slot(number: int = 1, *, opens: float = 2, starts: float = 48, closes: float | None = 47) -> Slot:
    """Hours from the start."""
    return replace(
        make_slot(number, START + timedelta(hours=starts), make_provider()),
        booking_opens=START + timedelta(hours=opens),
        booking_closes=START + timedelta(hours=closes) if closes is not None else None,
    )


class Desk:
    def __init__(self) -> None:
        self.clock = FakeClock()
        self.journal = FakeJournal(self.clock)
        self.heard: list[tuple[datetime, News]] = []
        self.events = 0
        self.reminders = Reminders(self.journal, self.clock, self.hear)

    def hear(self, event: Event) -> None:
        assert isinstance(event, RemindersChanged)
        self.events += 1
        self.heard += [(self.clock.now(), news) for news in self.reminders.take_news()]

    async def add(self, of: Slot) -> None:
        assert of.booking_opens is not None
        await self.reminders.add(of, of.booking_opens, typed=TYPED, operator="Sara")

    async def restart(self) -> None:
        await self.reminders.aclose()
        self.reminders = Reminders(self.journal, self.clock, self.hear)
        await self.reminders.start()

    @property
    def news(self) -> list[tuple[float, type[News], bool | None]]:
        """When, in hours, and what."""
        return [
            ((at - START) / timedelta(hours=1), type(news), news.late if isinstance(news, Opened) else None)
            for at, news in self.heard
        ]


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    desk = Desk()
    await desk.reminders.start()
    yield desk
    await desk.reminders.aclose()


async def test_it_is_told_at_that_second_and_once(desk: Desk) -> None:
    opens = START + timedelta(hours=2, seconds=7)
    await desk.add(replace(slot(), booking_opens=opens))
    await desk.clock.advance(2 * 3600 + 6)
    assert desk.heard == []
    await desk.clock.advance(3600)
    assert [(at, type(news)) for at, news in desk.heard] == [(opens, Opened)]
    assert [one.typed for one in desk.reminders.open_now] == [TYPED]


async def test_each_in_its_turn_the_soonest_first(desk: Desk) -> None:
    for number, opens in enumerate((5, 2, 2, 9)):
        await desk.add(slot(number, opens=opens))
    assert [one.slot.tqid for one in desk.reminders.all] == [slot(number).tqid for number in (1, 2, 0, 3)]
    await desk.clock.advance(10 * 3600)
    assert [hours for hours, _, _ in desk.news] == [2, 2, 5, 9]


async def test_it_survives_a_restart(desk: Desk) -> None:
    await desk.add(slot())
    await desk.restart()
    assert [(one.typed, one.operator) for one in desk.reminders.all] == [(TYPED, "Sara")]
    await desk.clock.advance(3 * 3600)
    assert desk.news == [(2, Opened, False)]
    await desk.restart()
    assert desk.news[1:] == [(3, Opened, True)], "it was not booked: it is told again"


async def test_one_that_opened_while_the_desk_was_closed_is_told_at_the_start(desk: Desk) -> None:
    await desk.add(slot())
    await desk.reminders.aclose()
    await desk.clock.advance(5 * 3600)
    assert desk.heard == []
    await desk.restart()
    assert desk.news == [(5, Opened, True)]


@pytest.mark.parametrize(("closes", "starts"), [(47, 48), (None, 47)])
async def test_one_that_is_over_is_told_and_goes(desk: Desk, closes: float | None, starts: float) -> None:
    await desk.add(slot(closes=closes, starts=starts))
    await desk.reminders.aclose()
    await desk.clock.advance(47 * 3600)
    await desk.restart()
    await desk.clock.settle()
    assert desk.news == [(47, Over, None)]
    assert desk.journal.reminded == []


async def test_it_goes_by_itself_once_its_slot_can_be_booked_no_more(desk: Desk) -> None:
    await desk.add(slot(opens=2, closes=4))
    await desk.clock.advance(5 * 3600)
    assert desk.news == [(2, Opened, False), (4, Over, None)]
    assert (desk.reminders.all, desk.journal.reminded) == ((), [])


async def test_one_that_is_dropped_is_not_told(desk: Desk) -> None:
    await desk.add(slot())
    await desk.reminders.drop(desk.reminders.all[0])
    await desk.clock.advance(10 * 3600)
    assert desk.heard == []
    assert desk.journal.reminded == []


async def test_the_same_slot_again_takes_the_others_place(desk: Desk) -> None:
    await desk.add(slot())
    await desk.reminders.add(slot(), START + timedelta(hours=2), typed={}, operator="")
    assert [one.typed for one in desk.reminders.all] == [{}]
    await desk.clock.advance(3 * 3600)
    assert desk.news == [(2, Opened, False)]


async def test_a_computer_that_slept_or_a_clock_that_was_set_is_seen_within_a_minute(desk: Desk) -> None:
    await desk.add(slot())
    await desk.clock.settle()
    desk.clock.set_back(timedelta(hours=-3))  # forward: waits under way last as long as before
    await desk.clock.advance(61)
    assert [(kind, late) for _, kind, late in desk.news] == [(Opened, True)]


async def test_a_clock_that_is_set_back_tells_nothing_twice(desk: Desk) -> None:
    await desk.add(slot())
    await desk.clock.advance(2 * 3600)
    desk.clock.set_back(timedelta(hours=1))
    await desk.clock.advance(2 * 3600)
    assert [kind for _, kind, _ in desk.news] == [Opened]


async def test_a_look_tells_at_once(desk: Desk) -> None:
    await desk.add(slot())
    desk.clock.set_back(timedelta(hours=-2))
    desk.reminders.look()
    assert desk.news == [(2, Opened, False)]


async def test_what_this_desk_has_booked_is_reminded_of_no_more(desk: Desk) -> None:
    await desk.add(slot())
    request = BookingRequest(slot(), make_person())
    booked = Booking(1, request, BookingState.BOOKED, "", START, START)
    doubt = NotSent(Problem(ProblemKind.LINE))
    desk.reminders.hear(WriteEvent(IntentKind.BOOK, request, doubt))
    desk.reminders.hear(WriteEvent(IntentKind.CANCEL, request, Done(booked, None)))
    await desk.clock.settle()
    assert len(desk.reminders.all) == 1
    desk.reminders.hear(WriteEvent(IntentKind.BOOK, request, Done(booked, None)))
    await desk.clock.settle()
    assert (desk.reminders.all, desk.journal.reminded) == ((), [])


async def test_what_the_journal_does_not_take_is_not_promised(desk: Desk) -> None:
    desk.journal.failing = {"keep_reminder", "drop_reminder"}
    with pytest.raises(JournalError):
        await desk.add(slot())
    assert not desk.reminders.all
    desk.journal.failing = {"drop_reminder"}
    await desk.add(slot(opens=2, closes=4))
    with pytest.raises(JournalError):
        await desk.reminders.drop(desk.reminders.all[0])
    assert len(desk.reminders.all) == 1


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(1, 300)), max_size=6),
    st.lists(st.integers(-90, 200), max_size=8),
)
async def test_however_time_goes_each_opens_once_and_none_is_told_before(
    windows: list[tuple[int, int]], steps: list[int]
) -> None:
    """Windows and steps in minutes; a step back is a clock that was set."""
    desk = Desk()
    await desk.reminders.start()
    for number, (opens, lasts) in enumerate(windows):
        await desk.add(slot(number, opens=opens / 60, closes=(opens + lasts) / 60, starts=1000))
    for step in steps:
        if step < 0:
            desk.clock.set_back(timedelta(minutes=-step))
        else:
            await desk.clock.advance(step * 60)
    opened = [news.reminder for _, news in desk.heard if isinstance(news, Opened)]
    assert len(opened) == len({one.slot.tqid for one in opened})
    assert all(at >= news.reminder.opens_at for at, news in desk.heard)
    assert all(at < news.reminder.over_at for at, news in desk.heard if isinstance(news, Opened))
    assert all(at >= news.reminder.over_at for at, news in desk.heard if isinstance(news, Over))
    now = desk.clock.now()
    told = {one.slot.tqid for one in opened} | {news.reminder.slot.tqid for _, news in desk.heard}
    assert all(one.slot.tqid in told for one in desk.reminders.open_now), now
    await desk.reminders.aclose()
