"""What somebody says of a patient is in the trail, with who said it."""

from dataclasses import replace

from hqs_desktop.core.audit import Act, AuditFilter
from hqs_desktop.desk.events import PatientCorrected, VisitMissed
from hqs_desktop.desk.operators import Operators
from hqs_desktop.desk.session import Session
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway
from tests.fakes.journal import FakeJournal
from tests.fakes.session import FakeDesk


async def _told(session: Session) -> list[tuple[Act, str, str]]:
    found = await session.audit.entries(AuditFilter())
    return [(entry.act, entry.operator, entry.tqid_key) for entry in reversed(found)]


async def test_calls_missed_visits_and_corrections_are_told_with_their_operator() -> None:
    desk = FakeDesk()
    operators = Operators("Zahra")
    session = Session.over(desk.gateway, desk.journal, desk.clock, operators=operators)
    booking = desk.booking(to_call=True)
    key = booking.tqid.key
    await session.desk.mark_told(booking.id)
    operators.named = "Ali"
    await session.desk.unmark_told(booking.id)
    session.events.publish(VisitMissed(replace(booking, missed_at=desk.clock.now())))
    session.events.publish(VisitMissed(booking))
    session.events.publish(PatientCorrected([booking]))
    session.events.publish(PatientCorrected([]))
    await desk.clock.settle()
    assert await _told(session) == [
        (Act.TOLD, "Zahra", key),
        (Act.CALL_OWED, "Ali", key),
        (Act.MISSED, "Ali", key),
        (Act.CAME, "Ali", key),
        (Act.CORRECT, "Ali", key),
    ]
    await session.close()


async def test_what_was_said_last_is_told_before_the_end() -> None:
    clock = FakeClock()
    journal = FakeJournal(clock)
    desk = FakeDesk(clock)
    session = Session.over(FakeGateway(), journal, clock, operators=Operators("Zahra"))
    session.events.publish(VisitMissed(desk.booking()))
    await session.audit.aclose()
    assert [act for act, _, _ in await _told(session)] == [Act.CAME]
    await session.close()
