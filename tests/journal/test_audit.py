"""Who did what: written with what it tells of, and any change of it found."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from hqs_desktop.core.audit import FIRST_CHAIN, Act, AuditEntry, AuditFilter
from hqs_desktop.core.bookings import IntentKind, IntentState
from hqs_desktop.core.errors import IllegalMoveError
from hqs_desktop.journal.store import SqlJournal
from tests.fakes.clock import START, FakeClock
from tests.journal.values import DESK, KEY, REASON, person, request


def told(entry: AuditEntry) -> tuple[int, Act, str, str, str]:
    return entry.number, entry.act, entry.operator, entry.tqid_key, entry.detail


async def trail(journal: SqlJournal, wanted: AuditFilter | None = None) -> list[AuditEntry]:
    return list(await journal.audit.entries(wanted or AuditFilter()))


async def change(journal: SqlJournal, statement: str) -> None:
    """As somebody would who has the journal's key."""

    def run(connection: Connection) -> None:
        connection.execute(text(statement))

    await journal._change(run)


@pytest.fixture
async def written(journal: SqlJournal, clock: FakeClock) -> SqlJournal:
    for number in range(5):
        await clock.advance(60)
        await journal.audit.record(Act.PRINT, operator=f"Operator {number}", at=clock.now(), detail="slip")
    return journal


async def test_a_booking_and_its_cancellation_leave_their_steps(journal: SqlJournal) -> None:
    wanted = request("1:0A-a")
    made = await journal.begin(IntentKind.BOOK, wanted, operator="Sara")
    await journal.mark_sent(made.id)
    await journal.mark_unknown(made.id, error="LineError")
    await journal.confirm(made.id)
    gone = await journal.begin(IntentKind.CANCEL, wanted, operator="Ali", reason=REASON)
    await journal.mark_sent(gone.id)
    await journal.refuse(gone.id, code=7, text="no")
    assert [told(entry) for entry in reversed(await trail(journal))] == [
        (1, Act.BOOK, "Sara", "0a-a", IntentState.INTENT),
        (2, Act.BOOK, "Sara", "0a-a", IntentState.UNKNOWN),
        (3, Act.BOOK, "Sara", "0a-a", IntentState.CONFIRMED),
        (4, Act.CANCEL, "Ali", "0a-a", IntentState.INTENT),
        (5, Act.CANCEL, "Ali", "0a-a", IntentState.REFUSED),
    ]
    assert (await journal.audit.verify()).sound


async def test_what_was_not_done_is_not_told(journal: SqlJournal) -> None:
    made = await journal.begin(IntentKind.BOOK, request(), operator="Sara")
    await journal.lapse(made.id)
    with pytest.raises(IllegalMoveError):
        await journal.confirm(made.id)
    assert [entry.detail for entry in await trail(journal)] == [IntentState.LAPSED, IntentState.INTENT]


async def test_nothing_of_the_patient_is_in_it(journal: SqlJournal) -> None:
    patient = person("0084575948", "Canary", "Patient", "09120000000")
    await journal.begin(IntentKind.BOOK, request(patient=patient), operator="Sara")
    whole = repr(await trail(journal))
    assert not [word for word in ("Canary", "Patient", "0084575948", "09120000000") if word in whole]


@pytest.mark.parametrize(
    ("statement", "at"),
    [
        ("UPDATE audit SET operator = 'Somebody else' WHERE number = 3", 3),
        ("UPDATE audit SET at = at + 1 WHERE number = 1", 1),
        ("UPDATE audit SET detail = '' WHERE number = 5", 5),
        ("UPDATE audit SET desk = '' WHERE number = 2", 2),
        ("DELETE FROM audit WHERE number = 2", 2),
        ("DELETE FROM audit WHERE number = 5", 5),
        ("DELETE FROM audit", 1),
        ("UPDATE audit SET number = CASE number WHEN 2 THEN -3 WHEN 3 THEN -2 ELSE number END", 1),
        ("UPDATE audit SET chain = (SELECT chain FROM audit WHERE number = 4) WHERE number = 3", 3),
        ("DELETE FROM audit_head", 6),
        ("UPDATE audit_head SET entries = 9", 6),
    ],
)
async def test_edits_deletions_and_reorderings_are_found(written: SqlJournal, statement: str, at: int) -> None:
    await change(written, statement)
    assert (await written.audit.verify()).broken_at == at


async def test_a_sound_trail_tells_its_head(written: SqlJournal) -> None:
    report = await written.audit.verify()
    assert (report.sound, report.entries) == (True, 5)
    assert report.head == (await trail(written))[0].chain != FIRST_CHAIN


async def test_an_empty_trail_is_sound(journal: SqlJournal) -> None:
    report = await journal.audit.verify()
    assert (report.sound, report.entries, report.head) == (True, 0, FIRST_CHAIN)


async def test_pages_go_on_where_the_last_ended(written: SqlJournal) -> None:
    first = await trail(written, AuditFilter(limit=2))
    second = await trail(written, AuditFilter(limit=2, before=first[-1].number))
    assert [entry.number for entry in (*first, *second)] == [5, 4, 3, 2]


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (AuditFilter(text="operator 3"), [4]),
        (AuditFilter(text="operator ۳"), [4]),
        (AuditFilter(text="%"), []),
        (AuditFilter(acts=frozenset({Act.BOOK})), []),
        (AuditFilter(acts=frozenset({Act.BOOK, Act.PRINT}), text="4"), [5]),
        (AuditFilter(since=START + timedelta(minutes=4)), [5, 4]),
        (AuditFilter(until=START + timedelta(minutes=2)), [1]),
    ],
)
async def test_a_part_of_it_is_found(written: SqlJournal, wanted: AuditFilter, numbers: list[int]) -> None:
    assert [entry.number for entry in await trail(written, wanted)] == numbers


async def test_it_survives_a_restart(written: SqlJournal, path: Path, clock: FakeClock) -> None:
    await written.close()
    again = await SqlJournal.open(path, KEY, clock=clock, desk=DESK)
    try:
        await again.audit.record(Act.LOCK, operator="Sara", at=clock.now())
        assert (await again.audit.verify()).entries == 6
        assert (await again.audit.verify()).sound
    finally:
        await again.close()


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(operators=st.lists(st.text(st.characters(), max_size=20), min_size=1, max_size=5))
async def test_any_name_is_kept_and_stays_sound(journal: SqlJournal, operators: list[str]) -> None:
    for operator in operators:
        await journal.audit.record(Act.EXPORT, operator=operator, at=START)
    assert (await journal.audit.verify()).sound
