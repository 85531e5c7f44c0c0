"""The confirmation list over the journal's file: what was said survives a kill, and nobody is asked twice."""

from pathlib import Path

from hqs_desktop.core.worklist import CloseReason, TaskFilter
from hqs_desktop.desk.session import Session
from hqs_desktop.desk.worklist.confirming import Answer, Visit
from hqs_desktop.journal.store import SqlJournal
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway
from tests.journal.test_search import book
from tests.journal.values import DESK, KEY, person, request

TOMORROW = 24.0
PEOPLE = [person(f"{number:010}", "Patient", f"No{number}") for number in range(4)]


async def opened(path: Path, clock: FakeClock, desk: str = DESK) -> Session:
    return Session.over(FakeGateway(), await SqlJournal.open(path, KEY, clock=clock, desk=desk), clock)


async def visits(session: Session) -> list[Visit]:
    return [visit for day in await session.confirming.look() for visit in day.visits]


async def fill(path: Path, clock: FakeClock) -> None:
    journal = await SqlJournal.open(path, KEY, clock=clock, desk=DESK)
    for number, who in enumerate(PEOPLE):
        await book(journal, request(f"1:0A-{number}", hours=TOMORROW + number, patient=who))
    await book(journal, request("1:0A-past", hours=-TOMORROW, patient=PEOPLE[2]))
    await journal.close()


async def test_what_was_said_survives_a_kill(path: Path, clock: FakeClock) -> None:
    await fill(path, clock)
    session = await opened(path, clock)
    first, second, third, _ = await visits(session)
    await session.worklist.close(first.task, CloseReason.CONFIRMED, operator="Sara")
    await session.worklist.not_reached(second.task, clock.now(), operator="Sara")
    await session.worklist.add_note(third.task, "daughter answers", operator="Sara")
    await session.matcher.aclose()  # it would go on looking, as nobody does who is killed
    await session.journal.close()  # nothing else is closed: killed
    session = await opened(path, clock)
    found = await visits(session)
    assert [visit.answer for visit in found] == [
        Answer.CONFIRMED,
        Answer.NOT_REACHED,
        Answer.TO_CALL,
        Answer.TO_CALL,
    ]
    assert (found[1].task.tried, found[2].task.note) == (1, "daughter answers")
    assert await session.journal.tasks.count(TaskFilter()) == 3
    await session.close()


async def test_two_desks_ask_everybody_once(path: Path, clock: FakeClock) -> None:
    await fill(path, clock)
    one, other = await opened(path, clock), await opened(path, clock, "other-desk")
    first = await visits(one)
    assert await visits(other) == first
    await other.worklist.close(first[0].task, CloseReason.CONFIRMED, operator="Maryam")
    assert (await visits(one))[0].answer is Answer.CONFIRMED
    assert await one.journal.tasks.count(TaskFilter()) == len(PEOPLE) - 1
    await one.close()
    await other.close()


async def test_who_missed_a_visit_stands_first(path: Path, clock: FakeClock) -> None:
    await fill(path, clock)
    session = await opened(path, clock)
    record = await session.patients.record(PEOPLE[2].identifier)
    await session.patients.mark_missed(record.bookings[-1])
    first, *_ = await visits(session)
    assert (first.booking.person, first.task.missed) == (PEOPLE[2], True)
    await session.close()
