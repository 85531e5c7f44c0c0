"""What the gateway last said of doctors' days: kept from every search, for the day board and the figures.

It is never what is free now: whoever books from it asks first.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.core.directory import facility_key, provider_key
from hqs_desktop.core.errors import HqsError
from hqs_desktop.core.model import Facility, Provider, Slot
from hqs_desktop.core.readings import Reading, ThirdNext, third_next
from hqs_desktop.core.tasks import TaskScope
from hqs_desktop.core.turns import in_turns
from hqs_desktop.desk.events import Event, ReadingsChanged
from hqs_desktop.desk.ports import Clock, Journal

DAYS_KEPT: Final = 2
"""How many days back readings are kept."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Answer:
    entry: DirectoryEntry | None
    span: tuple[ShamsiDate, ShamsiDate] | None
    slots: Sequence[Slot]
    at: datetime
    service_code: str
    specialty: CodedText | None = None


@dataclass(slots=True)
class _Days:
    """The days of a provider at a facility, as one answer has them."""

    provider: Provider
    facility: Facility
    of: dict[ShamsiDate, list[Slot]] = field(default_factory=dict)


class Readings:
    """Keeps and gives them. What is recorded is written behind everybody's back, as many answers as wait at once.

    ``publish`` is told once it is written. Reading raises ``JournalError``.
    """

    def __init__(self, journal: Journal, clock: Clock, publish: Callable[[Event], None] = lambda _: None) -> None:
        self._journal = journal
        self._clock = clock
        self._publish = publish
        self._scope = TaskScope(_report)
        self._waiting: list[_Answer] = []
        self._writing: asyncio.Task[None] | None = None

    async def begin(self) -> None:
        """Forget what is long over. Raises ``JournalError``."""
        await self._journal.readings.forget(shamsi_of(self._clock.now()).add_days(-DAYS_KEPT))

    def record(
        self,
        entry: DirectoryEntry | None,
        first_day: ShamsiDate,
        last_day: ShamsiDate,
        slots: Sequence[Slot],
        at: datetime,
        *,
        service: CodedText | None = None,
        specialty: CodedText | None = None,
    ) -> None:
        """Keep the answer to a question of ``at`` for these days, both included: days without slots are full.

        ``entry`` is who was asked; None where the answer is of whoever appears in it, each with all of his slots.
        ``specialty`` is what was asked for, of a provider of whom nobody says it.
        """
        self._take(_Answer(entry, (first_day, last_day), slots, at, _code_of(service), specialty))

    def record_some(
        self,
        slots: Sequence[Slot],
        at: datetime,
        *,
        service: CodedText | None = None,
        specialty: CodedText | None = None,
    ) -> None:
        """Keep slots that were free, of an answer that says nothing of others."""
        if slots:
            self._take(_Answer(None, None, slots, at, _code_of(service), specialty))

    async def of_day(self, day: ShamsiDate) -> Sequence[Reading]:
        """All that was read of a day."""
        return await self._journal.readings.of_day(day)

    async def third_next(self, specialty: CodedText) -> Sequence[ThirdNext]:
        """How far away the third next free slot is of each doctor of a specialty who was read."""
        now = self._clock.now()
        return third_next(await self._journal.readings.of_specialty(specialty.code, shamsi_of(now)), now)

    async def settled(self) -> None:
        """Wait until all that was recorded is written."""
        if self._writing is not None:
            await asyncio.wait([self._writing])

    async def aclose(self) -> None:
        """Stop; what is not written is lost, and read again some day."""
        await self._scope.aclose()

    def _take(self, answer: _Answer) -> None:
        self._waiting.append(answer)
        if self._writing is None or self._writing.done():
            self._writing = self._scope.start(self._write(), name="keep what was read")

    async def _write(self) -> None:
        while self._waiting:
            answers, self._waiting = self._waiting, []
            whole: list[Reading] = []
            some: list[Reading] = []
            for answer in answers:
                kept = some if answer.span is None else whole
                kept.extend([reading async for reading in _readings_of(answer)])
            await self._journal.readings.keep(whole, some)
            self._publish(ReadingsChanged())


async def _readings_of(answer: _Answer) -> AsyncIterator[Reading]:
    """What an answer says of each day."""
    found: dict[tuple[str, str], _Days] = {}
    if answer.entry is not None:
        found["", ""] = _Days(answer.entry.provider, answer.entry.facility)
    async for slot in in_turns(answer.slots):
        days = found["", ""] if answer.entry is not None else _days_of(slot, found)
        days.of.setdefault(shamsi_of(slot.start), []).append(slot)
    for days in found.values():
        provider = days.provider
        if not provider.identifier.id.strip() or days.facility.identifier is None:
            continue  # nobody knows whose they are
        if provider.specialty is None and answer.specialty is not None:
            provider = replace(provider, specialty=answer.specialty)
        for day in sorted(days.of) if answer.span is None else _days_between(*answer.span):
            slots = days.of.get(day, ())
            yield Reading(day, provider, days.facility, answer.service_code, answer.at, slots)


def _days_of(slot: Slot, found: dict[tuple[str, str], _Days]) -> _Days:
    key = provider_key(slot.provider.identifier), facility_key(slot.facility.identifier)
    return found.setdefault(key, _Days(slot.provider, slot.facility))


def _days_between(first: ShamsiDate, last: ShamsiDate) -> Sequence[ShamsiDate]:
    return [first.add_days(away) for away in range((last.to_date() - first.to_date()).days + 1)]


def _code_of(service: CodedText | None) -> str:
    return (service or default_service()).code.strip()


def _report(error: BaseException) -> None:
    # The class only: a text from below might hold a patient's data. The journal tells by itself how it failed.
    level = logging.INFO if isinstance(error, HqsError) else logging.ERROR
    _log.log(level, "a reading met %s", type(error).__name__)
