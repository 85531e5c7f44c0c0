"""Find free slots: operation 1 for each provider that this desk knows, a few at a time, results as they come.

The gateway has no list of providers, so "any provider of this specialty" means every one in the local directory
that is not hidden there.
"""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import ShamsiDate, day_end, day_start, shamsi_of
from hqs_desktop.core.errors import HqsError
from hqs_desktop.core.model import Area, Provider, Slot
from hqs_desktop.core.tasks import TaskScope
from hqs_desktop.desk.directory import Directory
from hqs_desktop.desk.ports import Clock, Gateway, Journal
from hqs_desktop.desk.problems import Problem, ProblemKind, problem_of

CALLS_AT_ONCE = 5
NEAREST = 5
"""How many alternatives are offered for a slot that was taken meanwhile."""
NEAREST_DAYS = 14
"""How far around the taken slot's day they are sought."""


@dataclass(frozen=True, slots=True)
class Near:
    """A point in degrees (WGS 84), and how far around it one looks."""

    latitude: float
    longitude: float
    km: float


class PartOfDay(StrEnum):
    """Before noon in Iran, or from noon on."""

    MORNING = "morning"
    AFTERNOON = "afternoon"


@dataclass(frozen=True, slots=True)
class Criteria:
    """What is sought. ``provider`` None: every known one of the specialty, at ``facility_id`` only where given.

    Both days are included, in Iran's time. With ``near`` operation 2 is asked, with ``area`` operation 3, with neither
    operation 1. ``quota`` (a code of appendix 5) and ``part`` choose among what was found; no operation takes them.
    """

    specialty: CodedText
    provider: DirectoryEntry | None
    facility_id: str | None
    service: CodedText
    first_day: ShamsiDate
    last_day: ShamsiDate
    near: Near | None = None
    area: Area | None = None
    quota: str | None = None
    part: PartOfDay | None = None


@dataclass(frozen=True, slots=True)
class SearchStarted:
    """``total`` providers will be asked."""

    total: int


@dataclass(frozen=True, slots=True)
class SlotsFound:
    """A provider answered; ``slots`` (maybe none) by time, none of them given before in this search.

    ``unreadable`` are how many more it sent that could not be read.
    """

    entry: DirectoryEntry
    slots: Sequence[Slot]
    unreadable: int = 0


@dataclass(frozen=True, slots=True)
class ProviderFailed:
    """A provider could not be asked; the others go on."""

    entry: DirectoryEntry
    problem: Problem


@dataclass(frozen=True, slots=True)
class SearchDone:
    """The end: ``found`` slots, ``failed`` of ``asked`` providers.

    ``problem`` is why there is nothing: the range is wrong, nobody was to be asked, or all failed alike.
    """

    found: int
    failed: int
    asked: int
    problem: Problem | None = None


SearchEvent = SearchStarted | SlotsFound | ProviderFailed | SearchDone


class FindSlots:
    """The search by provider or by specialty."""

    def __init__(self, gateway: Gateway, journal: Journal, clock: Clock, directory: Directory) -> None:
        self._gateway = gateway
        self._journal = journal
        self._clock = clock
        self._directory = directory

    async def search(self, criteria: Criteria) -> AsyncGenerator[SearchEvent, None]:
        """Yield ``SearchStarted``, then an event per provider as it answers, then ``SearchDone``; then remember.

        Close the iterator (``contextlib.aclosing``) or cancel its task to end the calls. Raises ``JournalError`` where
        the directory can't be read.
        """
        start = max(self._clock.now(), day_start(criteria.first_day))
        end = day_end(criteria.last_day) - timedelta(seconds=1)
        entries: Sequence[DirectoryEntry] = ()
        problem = None
        if criteria.last_day < criteria.first_day:
            problem = Problem(ProblemKind.END_BEFORE_START)
        elif end <= start:
            problem = Problem(ProblemKind.PAST_RANGE)
        elif not (entries := await self._entries(criteria)):
            problem = Problem(ProblemKind.NO_PROVIDER)
        yield SearchStarted(len(entries))
        found = 0
        problems: list[Problem] = []
        seen: list[DirectoryEntry] = []
        asking = _Asking(self._gateway, entries, criteria.service, start, end)
        try:
            async for event in asking:
                if isinstance(event, SlotsFound):
                    found += len(event.slots)
                    seen += _fresh(event, criteria.specialty)
                else:
                    problems.append(event.problem)
                yield event
            if problems and len(problems) == len(entries) and len({failed.kind for failed in problems}) == 1:
                problem = problems[0]
            yield SearchDone(found, len(problems), len(entries), problem)
        finally:
            await asking.aclose()
            await self._directory.learn(seen)  # nobody who looks at the results waits for the disk

    async def nearest_free(self, slot: Slot) -> Sequence[Slot]:
        """At most five free slots near one that was taken: the same provider's first, then the specialty's.

        Providers that can't be asked are left out; nothing is raised for them.
        """
        now = self._clock.now()
        day = shamsi_of(slot.start)
        start, end = max(now, day_start(day.add_days(-NEAREST_DAYS))), day_end(day.add_days(NEAREST_DAYS))
        same = DirectoryEntry(slot.provider, slot.facility, "seen")
        nearest = await self._free_around(slot, [same] if slot.facility.identifier else [], start, end)
        if len(nearest) < NEAREST and slot.provider.specialty is not None:
            others = [
                entry
                for entry in await self._of_specialty(slot.provider.specialty, None)
                if (entry.provider.identifier, entry.facility.identifier)
                != (slot.provider.identifier, slot.facility.identifier)
            ]
            nearest += await self._free_around(slot, others, start, end)
        return nearest[:NEAREST]

    async def _free_around(
        self, slot: Slot, entries: Sequence[DirectoryEntry], start: datetime, end: datetime
    ) -> list[Slot]:
        now = self._clock.now()
        asking = _Asking(self._gateway, entries, slot.service or default_service(), start, end)
        try:
            events = [event async for event in asking]
        finally:
            await asking.aclose()
        free = [
            candidate
            for event in events
            if isinstance(event, SlotsFound)
            for candidate in event.slots
            if candidate.tqid != slot.tqid and candidate.start > now and candidate.bookable_at(now)
        ]
        return sorted(free, key=lambda candidate: abs(candidate.start - slot.start))[:NEAREST]

    async def _entries(self, criteria: Criteria) -> Sequence[DirectoryEntry]:
        if criteria.provider is None:
            return await self._of_specialty(criteria.specialty, criteria.facility_id)
        entry = criteria.provider
        # Operation 1 wants the specialty given; a typed-in provider may lack it.
        if entry.provider.specialty is None:
            entry = replace(entry, provider=replace(entry.provider, specialty=criteria.specialty))
        return [entry] if entry.facility.identifier is not None else []

    async def _of_specialty(self, specialty: CodedText, facility_id: str | None) -> Sequence[DirectoryEntry]:
        return [
            entry
            for entry in await self._journal.directory()
            if not entry.hidden
            and entry.provider.specialty is not None
            and entry.provider.specialty.code.strip() == specialty.code.strip()
            and entry.facility.identifier is not None
            and (facility_id is None or entry.facility.identifier.id.casefold() == facility_id.strip().casefold())
        ]


class _Asking:
    """Asks operation 1 of each entry, a few at a time; iterates over the answers as they come."""

    def __init__(
        self,
        gateway: Gateway,
        entries: Sequence[DirectoryEntry],
        service: CodedText,
        start: datetime,
        end: datetime,
    ) -> None:
        self._gateway = gateway
        self._service = service
        self._start = start
        self._end = end
        self._waiting = list(reversed(entries))
        self._open = len(entries)
        self._answers: asyncio.Queue[SlotsFound | ProviderFailed | BaseException] = asyncio.Queue()
        self._seen: set[str] = set()
        self._scope = TaskScope(self._answers.put_nowait)
        for _ in range(min(CALLS_AT_ONCE, len(entries))):
            self._scope.start(self._work(), name="ask providers")

    def __aiter__(self) -> "_Asking":
        return self

    async def __anext__(self) -> SlotsFound | ProviderFailed:
        if self._open == 0:
            raise StopAsyncIteration
        answer = await self._answers.get()
        if isinstance(answer, BaseException):
            raise answer
        self._open -= 1
        return answer

    async def aclose(self) -> None:
        """End the calls that still run."""
        await self._scope.aclose()

    async def _work(self) -> None:
        while self._waiting:
            entry = self._waiting.pop()
            self._answers.put_nowait(await self._ask(entry))

    async def _ask(self, entry: DirectoryEntry) -> SlotsFound | ProviderFailed:
        try:
            slots = await self._gateway.provider_schedule(
                provider=entry.provider,
                facility=entry.facility,
                start=self._start,
                end=self._end,
                service=self._service,
            )
        except HqsError as error:
            return ProviderFailed(entry, problem_of(error))
        fresh = []
        for slot in sorted(slots, key=lambda slot: slot.start):
            # Without a TQID a slot can't be booked; some replies repeat a slot.
            if slot.tqid.key and slot.tqid.key not in self._seen:
                self._seen.add(slot.tqid.key)
                fresh.append(slot)
        return SlotsFound(entry, fresh, slots.unreadable)


def _with_specialty(provider: Provider, specialty: CodedText) -> Provider:
    return provider if provider.specialty is not None else replace(provider, specialty=specialty)


def _fresh(event: SlotsFound, specialty: CodedText) -> list[DirectoryEntry]:
    """The providers and facilities as the reply spells them, where that is news."""
    seen: dict[tuple[str, str], Slot] = {}  # by plain text: hashing ten thousand whole entries would stall the UI
    for slot in event.slots:
        if slot.facility.identifier is not None and slot.provider.identifier.id:
            seen.setdefault((slot.provider.identifier.id, slot.facility.identifier.id), slot)
    known = event.entry.heard or (event.entry.provider, event.entry.facility)
    entries = (
        DirectoryEntry(_with_specialty(slot.provider, specialty), slot.facility, "seen") for slot in seen.values()
    )
    return [entry for entry in entries if (entry.provider, entry.facility) != known]
