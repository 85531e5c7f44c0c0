"""The counts over the journal, against writes that were made through it."""

import pytest

from hqs_desktop.core.bookings import IntentKind
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.errors import JournalError
from hqs_desktop.core.figures import Deed, Fate
from hqs_desktop.core.worklist import CloseReason, EventKind, Step, Task, TaskEvent, TaskKind
from hqs_desktop.journal.store import SqlJournal
from tests.fakes.clock import START, FakeClock
from tests.journal.values import REASON, request

TODAY = shamsi_of(START)


async def book(journal: SqlJournal, number: int, *, operator: str = "Sara", council: str = "1", code: int = 0) -> None:
    """Book a slot; with a ``code`` the gateway refuses it."""
    wanted = request(f"1:AAAA-{number:04}", council=council)
    begun = await journal.begin(IntentKind.BOOK, wanted, operator=operator)
    await journal.mark_sent(begun.id)
    if code:
        await journal.refuse(begun.id, code=code, text="no")
    else:
        await journal.confirm(begun.id)


async def cancel(journal: SqlJournal, number: int, reason: CodedText = REASON) -> None:
    wanted = request(f"1:AAAA-{number:04}", council="1")
    begun = await journal.begin(IntentKind.CANCEL, wanted, operator="Ali", reason=reason)
    await journal.mark_sent(begun.id)
    await journal.confirm(begun.id)


async def withdrawn(
    journal: SqlJournal, number: int, event: EventKind, step: Step = Step.CALL, reason: CloseReason | None = None
) -> None:
    """Somebody whose slot was withdrawn, and the last that was done for him."""
    closed = START if reason is not None else None
    task = Task(
        id=f"t{number}",
        kind=TaskKind.WITHDRAWN,
        origin=f"o{number}",
        step=step,
        due_at=START,
        made_at=START,
        changed_at=START,
        operator="Sara",
        closed_at=closed,
        close_reason=reason,
    )
    await journal.tasks.add([(task, TaskEvent(f"e{number}", task.id, event, START, "Sara", "", 1))])


async def test_what_was_done_is_counted_by_day_hour_doctor_and_operator(journal: SqlJournal, clock: FakeClock) -> None:
    await book(journal, 1)
    await book(journal, 2, operator="Ali", council="2")
    await clock.advance(7200)
    await book(journal, 3, code=-110)
    await cancel(journal, 1)
    await clock.advance(86_400)
    await book(journal, 4)
    found = await journal.figures.of(TODAY, TODAY.add_days(1))
    assert found.total == {Deed.BOOKED: 3, Deed.CANCELLED: 1, Deed.REFUSED: 1}
    assert {day: tally[Deed.BOOKED] for day, tally in found.by_day.items()} == {TODAY: 2, TODAY.add_days(1): 1}
    assert {hour: sum(tally.values()) for hour, tally in found.by_hour.items()} == {8: 2, 10: 3}
    assert [(one.name, dict(one.tally)) for one in found.operators] == [
        ("Sara", {Deed.BOOKED: 2, Deed.CANCELLED: 0, Deed.REFUSED: 1}),
        ("Ali", {Deed.BOOKED: 1, Deed.CANCELLED: 1, Deed.REFUSED: 0}),
    ]
    assert [one.tally[Deed.BOOKED] for one in found.doctors] == [2, 1]
    assert found.reasons == [("3", 1)]
    assert found.refusals == [(-110, 1)]


async def test_only_the_days_that_are_asked_for_count(journal: SqlJournal, clock: FakeClock) -> None:
    await book(journal, 1)
    await clock.advance(15.5 * 3600)  # 23:30 in Iran
    await book(journal, 2)
    await clock.advance(3600)
    await book(journal, 3)
    counts = [
        (await journal.figures.of(day, day)).total[Deed.BOOKED]
        for day in (TODAY.add_days(-1), TODAY, TODAY.add_days(1))
    ]
    assert counts == [0, 2, 1]


async def test_what_became_of_the_withdrawn(journal: SqlJournal) -> None:
    await withdrawn(journal, 1, EventKind.CLOSED, reason=CloseReason.REBOOKED)
    await withdrawn(journal, 2, EventKind.TOLD, Step.DECIDE)
    await withdrawn(journal, 3, EventKind.DECLINED, Step.WAIT)
    await withdrawn(journal, 4, EventKind.CLOSED, reason=CloseReason.UNREACHABLE)
    await withdrawn(journal, 5, EventKind.NOT_REACHED)
    await withdrawn(journal, 6, EventKind.CLOSED, reason=CloseReason.NOT_WANTED)
    await withdrawn(journal, 7, EventKind.CLOSED, reason=CloseReason.MISTAKE)
    found = (await journal.figures.of(TODAY, TODAY)).withdrawn
    assert found == {
        Fate.REBOOKED: 1,
        Fate.REACHED: 2,
        Fate.WAITING: 1,
        Fate.UNREACHABLE: 1,
        Fate.OPEN: 1,
        Fate.OVER: 1,
    }


async def test_nothing_is_nothing(journal: SqlJournal) -> None:
    found = await journal.figures.of(TODAY, TODAY.add_days(29))
    assert set(found.total.values()) == {0}
    assert (found.by_day, found.doctors, found.withdrawn, len(found.days)) == ({}, [], {}, 30)
    assert await journal.figures.specialties(TODAY) == []


async def test_a_journal_that_is_closed_says_so(journal: SqlJournal) -> None:
    await journal.close()
    with pytest.raises(JournalError):
        await journal.figures.of(TODAY, TODAY)
