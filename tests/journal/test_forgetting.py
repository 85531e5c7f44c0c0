"""Patients' data of visits long past is blanked; the record stays, and what is open is never touched."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Connection, select

from hqs_desktop.core.bookings import BookingFilter, BookingState, IntentKind
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.model import BookingRequest, Identifier
from hqs_desktop.core.moves import MoveState
from hqs_desktop.core.worklist import CloseReason, TaskKind
from hqs_desktop.journal import forgetting
from hqs_desktop.journal.schema import metadata
from hqs_desktop.journal.store import SqlJournal
from tests.fakes.clock import START, FakeClock
from tests.journal.test_moves import begun, booked
from tests.journal.test_search import book
from tests.journal.test_tasks import event, put, task
from tests.journal.values import REASON, WITHDRAWN_STATUS, person, request

LATER = START + timedelta(days=100)
SECRETS = ("0084575948", "علی", "کریمی", "9123456789", "HID-77", "زنگ بزنید", "told the gateway")
OLD = replace(request(), hid=Identifier("HID-77", "", "", "HID"))


async def texts(journal: SqlJournal) -> str:
    """All that stands in the journal."""

    def read(connection: Connection) -> str:
        return "\n".join(str(row) for table in metadata.sorted_tables for row in connection.execute(select(table)))

    return await journal._read(read)  # no method gives everything


async def people(journal: SqlJournal) -> list[str]:
    return [one.person.identifier.id for one in await journal.bookings(BookingFilter())]


async def test_nothing_of_a_patient_is_left_and_what_was_done_is(journal: SqlJournal, clock: FakeClock) -> None:
    old = await booked(journal, OLD)
    move = await begun(journal, old, replace(request("1:BBBB-0002", hours=48), hid=OLD.hid))
    await journal.change_move(await journal.change_move(move, MoveState.CANCELLING), MoveState.CLOSED)
    refused = await journal.begin(IntentKind.BOOK, request("1:CCCC-0003"), operator="op")
    await journal.mark_sent(refused.id)
    await journal.refuse(refused.id, code=-110, text="told the gateway 0084575948")
    await journal.correct_person(person(last="کریمی‌پور"), operator="op")
    closed = replace(task(1), person=person(), note="زنگ بزنید", closed_at=START, close_reason=CloseReason.REBOOKED)
    await journal.tasks.add([(closed, event(closed, note="زنگ بزنید"))])
    waited = replace(closed, id="w", kind=TaskKind.WAITING, origin="wish:National_Code:0084575948:g", slot=None)
    await journal.tasks.add([(waited, event(waited))])
    await journal.keep_reminder(OLD.slot, START, typed={"first_name": "علی"}, operator="op")
    await clock.advance(100 * 86_400)
    day = shamsi_of(START)
    figures = await journal.figures.of(day, day)
    held = await texts(journal)
    assert [secret for secret in SECRETS if secret not in held] == []

    assert await journal.forgetting.forget(LATER) > 0

    left = await texts(journal)
    assert [secret for secret in SECRETS if secret in left] == []
    assert await journal.figures.of(day, day) == figures
    (kept,) = await journal.bookings(BookingFilter())
    assert (kept.tqid, kept.state, kept.operator, kept.booked_at) == (old.tqid, old.state, "op", old.booked_at)
    assert (kept.request.slot, kept.request.person.display_name) == (old.request.slot, "")
    assert await journal.bookings(BookingFilter(text="کریمی")) == []
    assert await journal.find_person(OLD.person.identifier) is None
    assert await journal.forgetting.forget(LATER) == 0


async def test_a_visit_that_is_not_so_long_past_is_kept(journal: SqlJournal) -> None:
    await book(journal, request("1:AAAA-0001", hours=24))
    await book(journal, request("1:AAAA-0002", hours=25))
    await journal.correct_person(person(last="کریمی‌پور"), operator="op")
    await journal.forgetting.forget(START + timedelta(hours=25))
    assert await people(journal) == ["", "0084575948"]
    assert len(await journal.corrections(person().identifier)) == 1  # the other booking is still his


async def unknown(journal: SqlJournal) -> None:
    intent = await journal.begin(IntentKind.BOOK, OLD, operator="op")
    await journal.mark_sent(intent.id)
    await journal.mark_unknown(intent.id, error="line")


async def cancelling(journal: SqlJournal) -> None:
    await booked(journal, OLD)
    await journal.begin(IntentKind.CANCEL, OLD, operator="op", reason=REASON)


async def moving(journal: SqlJournal) -> None:
    await begun(journal, await booked(journal, OLD))


async def owed(journal: SqlJournal) -> None:
    old = await booked(journal, OLD)
    await put(journal, replace(task(1), person=person(), slot=OLD.slot, booking_id=old.id))


async def of_its_slot(journal: SqlJournal) -> None:
    refused = await journal.begin(IntentKind.BOOK, OLD, operator="op")
    await journal.mark_sent(refused.id)
    await journal.refuse(refused.id, code=-110, text="no")
    await put(journal, replace(task(1), person=person(), slot=OLD.slot))


async def to_be_called(journal: SqlJournal) -> None:
    old = await booked(journal, OLD)
    await journal.update_status(
        old.id, status=WITHDRAWN_STATUS, state=BookingState.WITHDRAWN, checked_at=START, to_call=True
    )


async def parked(journal: SqlJournal) -> None:
    await put(journal, replace(task(1), person=person(), slot=None, typed={"first_name": "علی"}, note="زنگ بزنید"))


@pytest.mark.parametrize("make", [unknown, cancelling, moving, owed, of_its_slot, to_be_called, parked])
async def test_what_is_open_is_never_touched(
    journal: SqlJournal, clock: FakeClock, make: Callable[[SqlJournal], Awaitable[None]]
) -> None:
    await make(journal)
    await clock.advance(100 * 86_400)
    before = await texts(journal)
    assert await journal.forgetting.forget(LATER) == 0
    assert await texts(journal) == before


async def test_it_is_done_in_slices(journal: SqlJournal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forgetting, "AT_ONCE", 2)
    wanted: list[BookingRequest] = [request(f"1:AAAA-{number:04}") for number in range(5)]
    for one in wanted:
        await book(journal, one)
    assert await journal.forgetting.forget(LATER) == 5
    assert await people(journal) == [""] * 5
