"""What was last read of providers' days.

A day has up to a few dozen slots that differ in little, and a search brings thousands: of each is kept, as a list,
what is its own; times are whole microseconds since 1970, quota and service numbers of a list beside them.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, RowMapping, bindparam, delete, insert, select

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.core.errors import JournalError
from hqs_desktop.core.model import Facility, Provider, Slot, Tqid
from hqs_desktop.core.readings import Reading
from hqs_desktop.journal.codec import decode, encode
from hqs_desktop.journal.schema import reading
from hqs_desktop.journal.task_store import Transact

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_KEY: Final = ("day", "provider_key", "facility_key", "service_code")


class SqlReadings:
    """Fulfils ``desk.ports.ReadingStore``."""

    def __init__(self, read: Transact, write: Transact) -> None:
        self._read = read
        self._write = write

    async def keep(self, whole: Sequence[Reading], some: Sequence[Reading] = ()) -> None:
        """Keep readings, ``whole`` ones in the stead of what was read of those days before.

        The slots of ``some`` are added to what was read before, which stays as old as it is.
        """
        await self._write(partial(_keep, whole=whole, some=some))

    async def of_day(self, day: ShamsiDate) -> Sequence[Reading]:
        """All of a day."""
        return await self._read(partial(_readings, conditions=(reading.c.day == str(day),)))

    async def of_specialty(self, code: str, first_day: ShamsiDate) -> Sequence[Reading]:
        """Those of a specialty (appendix 3) of that day and later ones."""
        conditions = reading.c.specialty_code == code.strip(), reading.c.day >= str(first_day)
        return await self._read(partial(_readings, conditions=conditions))

    async def forget(self, before: ShamsiDate) -> None:
        """Drop those of the days before one."""
        await self._write(lambda connection: connection.execute(delete(reading).where(reading.c.day < str(before))))


def _keep(connection: Connection, whole: Sequence[Reading], some: Sequence[Reading]) -> None:
    for one in some:
        _replace(connection, [_with_earlier(connection, one)])
    _replace(connection, whole)


def _with_earlier(connection: Connection, new: Reading) -> Reading:
    same = [reading.c[name] == value for name, value in _key_of(new).items()]
    earlier = _readings(connection, same)
    if not earlier:
        return new
    slots = {slot.tqid: slot for slot in (*earlier[0].slots, *new.slots)}
    return replace(new, read_at=earlier[0].read_at, slots=[*slots.values()])


def _replace(connection: Connection, readings: Sequence[Reading]) -> None:
    rows = {tuple(key.values()): (key, one) for one in readings for key in (_key_of(one),)}  # the last of a day
    if not rows:
        return
    same = [reading.c[name] == bindparam(f"its_{name}") for name in _KEY]
    keys = [{f"its_{name}": value for name, value in key.items()} for key, _ in rows.values()]
    connection.execute(delete(reading).where(*same), keys)
    connection.execute(insert(reading), [{**key, **_facts(one)} for key, one in rows.values()])


def _key_of(one: Reading) -> dict[str, str]:
    return dict(zip(_KEY, (str(one.day), *one.key, one.service_code), strict=True))


def _facts(one: Reading) -> dict[str, object]:
    specialty = one.provider.specialty
    return {
        "specialty_code": specialty.code.strip() if specialty is not None else "",
        "read_at": one.read_at,
        "provider": encode(one.provider),
        "facility": encode(one.facility),
        "slots": _packed(one.slots),
    }


def _readings(connection: Connection, conditions: Sequence[ColumnElement[bool]]) -> list[Reading]:
    query = select(reading).where(*conditions).order_by(*(reading.c[name] for name in _KEY))
    return [_reading_of(row) for row in connection.execute(query).mappings()]


def _reading_of(row: RowMapping) -> Reading:
    provider, facility = decode(Provider, row["provider"]), decode(Facility, row["facility"])
    try:
        year, month, day = map(int, row["day"].split("/"))
        slots = _unpacked(row["slots"], provider, facility)
        return Reading(ShamsiDate(year, month, day), provider, facility, row["service_code"], row["read_at"], slots)
    except (KeyError, IndexError, TypeError, ValueError, OverflowError) as error:
        raise JournalError(f"a reading in the journal can't be read: {type(error).__name__}") from None


def _packed(slots: Sequence[Slot]) -> dict[str, object]:
    coded: dict[CodedText, int] = {}

    def number(one: CodedText | None) -> int | None:
        return None if one is None else coded.setdefault(one, len(coded))

    packed = [
        [
            slot.tqid.text,
            _micros(slot.start),
            slot.duration // _MICROSECOND,
            slot.queue_number,
            number(slot.quota),
            number(slot.service),
            slot.local_id,
            _micros(slot.booking_opens),
            _micros(slot.booking_closes),
        ]
        for slot in slots
    ]
    return {"coded": [[one.code, one.system, one.value] for one in coded], "slots": packed}


def _unpacked(data: dict[str, list[list[Any]]], provider: Provider, facility: Facility) -> list[Slot]:
    coded = [CodedText(*parts) for parts in data["coded"]]
    return [
        Slot(
            tqid=Tqid(tqid),
            start=_EPOCH + start * _MICROSECOND,
            duration=duration * _MICROSECOND,
            provider=provider,
            facility=facility,
            queue_number=queue_number,
            quota=None if quota is None else coded[quota],
            service=None if service is None else coded[service],
            local_id=local_id,
            booking_opens=None if opens is None else _EPOCH + opens * _MICROSECOND,
            booking_closes=None if closes is None else _EPOCH + closes * _MICROSECOND,
        )
        for tqid, start, duration, queue_number, quota, service, local_id, opens, closes in data["slots"]
    ]


def _micros(moment: datetime | None) -> int | None:
    return None if moment is None else (moment - _EPOCH) // _MICROSECOND
