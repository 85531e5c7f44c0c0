"""The slots that a desk wants to be reminded of once they can be booked."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from hqs_desktop.core.model import Slot
from hqs_desktop.core.reminders import Reminder
from hqs_desktop.journal.codec import decode, encode
from hqs_desktop.journal.schema import reminder


def read_reminders(connection: Connection, desk: str) -> list[Reminder]:
    """A desk's own, the first to open first."""
    query = select(reminder).where(reminder.c.desk == desk).order_by(reminder.c.opens_at, reminder.c.id)
    return [
        Reminder(
            id=row["id"],
            slot=decode(Slot, row["slot"]),
            opens_at=row["opens_at"],
            operator=row["operator"],
            made_at=row["made_at"],
            typed={str(name): str(text) for name, text in row["typed"].items()},
        )
        for row in connection.execute(query).mappings()
    ]


def keep_reminder(
    connection: Connection,
    slot: Slot,
    opens_at: datetime,
    *,
    typed: Mapping[str, str],
    operator: str,
    desk: str,
    now: datetime,
) -> Reminder:
    """Keep one; an earlier one of that desk for the same slot goes."""
    same = reminder.c.desk == desk, reminder.c.tqid_key == slot.tqid.key
    connection.execute(delete(reminder).where(*same))
    connection.execute(
        insert(reminder).values(
            desk=desk,
            tqid_key=slot.tqid.key,
            opens_at=opens_at,
            operator=operator,
            made_at=now,
            slot=encode(slot),
            typed=dict(typed),
        )
    )
    number = connection.execute(select(reminder.c.id).where(*same)).scalar_one()
    return Reminder(number, slot, opens_at, operator, now, dict(typed))


def drop_reminder(connection: Connection, reminder_id: int, desk: str) -> None:
    """Forget one of that desk; nothing happens where there is none."""
    connection.execute(delete(reminder).where(reminder.c.id == reminder_id, reminder.c.desk == desk))
