"""Find free slots by operations 1, 2 and 3, a week and a few calls at a time, results as they come.

The gateway has no list of providers, so "any provider of this specialty" means every one in the local directory
that is not hidden. Near a point it answers for whoever is there.
"""

import math
from collections.abc import AsyncGenerator, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import ShamsiDate, day_end, day_start, shamsi_of
from hqs_desktop.core.day_parts import PartOfDay
from hqs_desktop.core.errors import HqsError
from hqs_desktop.core.geography import metres_between, settled
from hqs_desktop.core.model import Area, Facility, Listed, Provider, Quantity, Slot
from hqs_desktop.desk.answers import Answers
from hqs_desktop.desk.directory import Directory
from hqs_desktop.desk.ports import Clock, Gateway, Journal
from hqs_desktop.desk.problems import Problem, ProblemKind, problem_of
from hqs_desktop.desk.readings import Readings

DAYS_OF_A_CALL: Final = 7
NEAREST = 5
"""How many alternatives are offered for a slot that was taken meanwhile."""
NEAREST_DAYS = 14
"""How far around the taken slot's day they are sought."""
_METRES: Final = 1000  # in a kilometre
_MOMENT: Final = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Near:
    """A point in degrees (WGS 84), and how far around it one looks."""

    latitude: float
    longitude: float
    km: float

    def metres_to(self, facility: Facility) -> float | None:
        """How far a facility is from here as the crow flies; None where nobody knows where in Iran it lies."""
        place = settled(facility.latitude, facility.longitude)
        return metres_between(self.latitude, self.longitude, *place) if place is not None else None


@dataclass(frozen=True, slots=True)
class Criteria:
    """What is sought. ``provider`` None: every known one of the specialty, at ``facility_id`` only where given.

    Both days are included, in Iran's time. With ``near`` operation 2 is asked, which takes neither provider nor
    facility; with ``area`` operation 3, with neither of the two operation 1. ``quota`` (a code of appendix 5) and
    ``part`` choose among what was found; no operation takes them.
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
class Call:
    """One question to the gateway: of ``entry``, or (None) of whoever is near a point; both days are included."""

    entry: DirectoryEntry | None
    first_day: ShamsiDate
    last_day: ShamsiDate


@dataclass(frozen=True, slots=True)
class SearchStarted:
    """``total`` providers will be asked (near a point 1: the gateway alone), for each of ``weeks`` in a call."""

    total: int
    weeks: int = 1

    @property
    def calls(self) -> int:
        """How many answers are to come."""
        return self.total * self.weeks


@dataclass(frozen=True, slots=True)
class SlotsFound:
    """A call was answered; ``slots`` (maybe none) of a provider by time, none of them given before in this search.

    ``unreadable`` are how many more came that could not be read. What is near a point comes provider by provider, and
    is ``whole`` with the last; without an ``entry`` where there is nobody.
    """

    entry: DirectoryEntry | None
    slots: Sequence[Slot]
    unreadable: int = 0
    whole: bool = True


@dataclass(frozen=True, slots=True)
class ProviderFailed:
    """A call brought no answer; the others go on."""

    call: Call
    problem: Problem

    @property
    def entry(self) -> DirectoryEntry | None:
        """Who was asked; None where that was the gateway alone."""
        return self.call.entry


@dataclass(frozen=True, slots=True)
class SearchDone:
    """The end: ``found`` slots, ``failed`` of ``asked`` calls.

    ``problem`` is why there is nothing: the range is wrong, nobody was to be asked, or all failed alike.
    """

    found: int
    failed: int
    asked: int
    problem: Problem | None = None


SearchEvent = SearchStarted | SlotsFound | ProviderFailed | SearchDone


class FindSlots:
    """The search by provider or specialty, near a point, and in an area."""

    def __init__(
        self, gateway: Gateway, journal: Journal, clock: Clock, directory: Directory, readings: Readings
    ) -> None:
        self._gateway = gateway
        self._journal = journal
        self._clock = clock
        self._directory = directory
        self._readings = readings

    async def search(self, criteria: Criteria, only: Sequence[Call] | None = None) -> AsyncGenerator[SearchEvent, None]:
        """Yield ``SearchStarted``, then an event per call as it is answered, then ``SearchDone``; then remember.

        The first week is asked for of all before the second. ``only`` are the calls that are made instead of all: those
        that failed. Close the iterator (``contextlib.aclosing``) or cancel its task to end the calls. Raises
        ``JournalError`` where the directory can't be read.
        """
        if only is None:
            calls, problem = await self.calls(criteria)
            first_week = sum(call.first_day == calls[0].first_day for call in calls)
            yield SearchStarted(first_week, len(calls) // first_week if calls else 1)
        else:
            problem = self._spans(criteria)[1]
            calls = only if problem is None else ()
            yield SearchStarted(len(calls))
        found = 0
        problems: list[Problem] = []
        learnt: list[DirectoryEntry] = []
        known: set[str] = set()
        answers = Answers([partial(self.ask, criteria, call) for call in calls])
        try:
            async for call, answer in answers:
                if isinstance(answer, Problem):
                    problems.append(answer)
                    yield ProviderFailed(call, answer)
                    continue
                for event in _found(criteria, call, answer, known):
                    found += len(event.slots)
                    learnt += _fresh(event, call.entry, criteria.specialty)
                    yield event
            if problems and len(problems) == len(calls) and len({failed.kind for failed in problems}) == 1:
                problem = problems[0]
            yield SearchDone(found, len(problems), len(calls), problem)
        finally:
            await answers.aclose()
            await self._directory.learn(learnt)  # nobody who looks at the results waits for the disk

    async def nearest_free(self, slot: Slot) -> Sequence[Slot]:
        """At most five free slots near one that was taken: the same provider's first, then the specialty's.

        Providers that can't be asked are left out; nothing is raised for them.
        """
        same = DirectoryEntry(slot.provider, slot.facility, "seen")
        nearest = await self._free_around(slot, [same] if slot.facility.identifier else [])
        if len(nearest) < NEAREST and slot.provider.specialty is not None:
            others = [
                entry
                for entry in await self._of_specialty(slot.provider.specialty, None)
                if (entry.provider.identifier, entry.facility.identifier)
                != (slot.provider.identifier, slot.facility.identifier)
            ]
            nearest += await self._free_around(slot, others)
        return nearest[:NEAREST]

    async def _free_around(self, slot: Slot, entries: Sequence[DirectoryEntry]) -> list[Slot]:
        now = self._clock.now()
        day = shamsi_of(slot.start)
        first, last = max(shamsi_of(now), day.add_days(-NEAREST_DAYS)), day.add_days(NEAREST_DAYS)
        specialty = slot.provider.specialty or CodedText("", "", "")
        criteria = Criteria(specialty, None, None, slot.service or default_service(), first, last)
        answers = Answers([partial(self.ask, criteria, Call(entry, first, last)) for entry in entries])
        try:
            found = [answer async for _, answer in answers]
        finally:
            await answers.aclose()
        free = {
            candidate.tqid: candidate
            for answer in found
            if not isinstance(answer, Problem)
            for candidate in answer
            if candidate.tqid.key
            and candidate.tqid != slot.tqid
            and candidate.start > now
            and candidate.bookable_at(now)
        }
        return sorted(free.values(), key=lambda candidate: abs(candidate.start - slot.start))[:NEAREST]

    def _spans(
        self, criteria: Criteria, length: int = DAYS_OF_A_CALL
    ) -> tuple[Sequence[tuple[ShamsiDate, ShamsiDate]], Problem | None]:
        """The days in pieces of at most ``length``, none of them past; or why there are none."""
        if criteria.last_day < criteria.first_day:
            return (), Problem(ProblemKind.END_BEFORE_START)
        now = self._clock.now()
        if day_end(criteria.last_day) - _MOMENT <= now:
            return (), Problem(ProblemKind.PAST_RANGE)
        first, last = max(criteria.first_day, shamsi_of(now)), criteria.last_day
        days = (last.to_date() - first.to_date()).days + 1
        firsts = [first.add_days(away) for away in range(0, days, length)]
        return [(day, min(day.add_days(length - 1), last)) for day in firsts], None

    async def _whom(self, criteria: Criteria) -> Sequence[DirectoryEntry | None]:
        if criteria.near is not None:
            return [None]
        if criteria.provider is not None:
            entry = criteria.provider
            # The gateway wants the specialty given; a typed-in provider may lack it.
            entry = replace(entry, provider=_with_specialty(entry.provider, criteria.specialty))
            entries: Sequence[DirectoryEntry] = [entry]
        else:
            entries = await self._of_specialty(criteria.specialty, criteria.facility_id)
        if criteria.area is not None:  # a provider is asked for once, wherever in the area it works
            return list({entry.provider.identifier: entry for entry in reversed(entries)}.values())[::-1]
        return [entry for entry in entries if entry.facility.identifier is not None]

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

    async def calls(self, criteria: Criteria, days: int = DAYS_OF_A_CALL) -> tuple[Sequence[Call], Problem | None]:
        """What a search asks the gateway, at most so many days in a call; or why it asks nothing.

        Raises ``JournalError`` where the directory can't be read.
        """
        spans, problem = self._spans(criteria, days)
        entries: Sequence[DirectoryEntry | None] = ()
        if problem is None and not (entries := await self._whom(criteria)):
            problem = Problem(ProblemKind.NO_PROVIDER)
        return [Call(entry, *span) for span in spans for entry in entries], problem

    async def ask(self, criteria: Criteria, call: Call) -> tuple[Call, Listed[Slot] | Problem]:
        """Make one call of a search; what comes is remembered."""
        now = self._clock.now()
        start, end = max(now, day_start(call.first_day)), day_end(call.last_day) - _MOMENT
        try:
            answer = await self._asked(criteria, call.entry, start, end)
        except HqsError as error:
            return call, problem_of(error)
        self._keep(criteria, call, answer, now)
        return call, answer

    def _keep(self, criteria: Criteria, call: Call, answer: Listed[Slot], now: datetime) -> None:
        """Remember what was said of these days, without waiting for that."""
        if answer.unreadable:
            self._readings.record_some(answer, now, service=criteria.service, specialty=criteria.specialty)
            return
        elsewhere = criteria.area is not None and criteria.facility_id is None
        self._readings.record(
            None if elsewhere else call.entry,
            call.first_day,
            call.last_day,
            answer,
            now,
            service=criteria.service,
            specialty=criteria.specialty,
        )

    async def _asked(
        self, criteria: Criteria, entry: DirectoryEntry | None, start: datetime, end: datetime
    ) -> Listed[Slot]:
        if entry is None:
            near = criteria.near
            if near is None:
                raise ValueError("nobody to ask, and no point to ask around")
            return await self._gateway.near_schedule(
                specialty=criteria.specialty,
                start=start,
                end=end,
                service=criteria.service,
                latitude=near.latitude,
                longitude=near.longitude,
                distance=Quantity(near.km * _METRES),
            )
        if criteria.area is not None:
            return await self._gateway.area_schedule(
                provider=entry.provider,
                facility=entry.facility if criteria.facility_id is not None else None,
                start=start,
                end=end,
                service=criteria.service,
                area=criteria.area,
            )
        return await self._gateway.provider_schedule(
            provider=entry.provider, facility=entry.facility, start=start, end=end, service=criteria.service
        )


def _found(criteria: Criteria, call: Call, answer: Listed[Slot], known: set[str]) -> Iterator[SlotsFound]:
    """What an answer brings that was not ``known``; operations 2 and 3 answer for several providers or facilities."""
    fresh = []
    for slot in sorted(answer, key=lambda slot: slot.start):
        # Without a TQID a slot can't be booked; some replies repeat a slot.
        if slot.tqid.key and slot.tqid.key not in known:
            known.add(slot.tqid.key)
            fresh.append(slot)
    if not fresh or (criteria.near is None and criteria.area is None):
        yield SlotsFound(call.entry, fresh, answer.unreadable)
        return
    groups: dict[tuple[str, str], list[Slot]] = {}
    for slot in fresh:
        groups.setdefault(_whose(slot), []).append(slot)
    pieces = [SlotsFound(_entry_of(slots[0], criteria.specialty), slots, whole=False) for slots in groups.values()]
    if criteria.near is not None:
        pieces.sort(key=partial(_how_far, criteria.near))
    yield from pieces[:-1]
    yield replace(pieces[-1], unreadable=answer.unreadable, whole=True)


def _how_far(near: Near, piece: SlotsFound) -> float:
    metres = near.metres_to(piece.slots[0].facility)
    return metres if metres is not None else math.inf


def _whose(slot: Slot) -> tuple[str, str]:
    """Provider and place by plain text: hashing ten thousand whole ones would stall the UI."""
    where = slot.facility.identifier
    return slot.provider.identifier.id, where.id if where is not None else slot.facility.name


def _entry_of(slot: Slot, specialty: CodedText) -> DirectoryEntry:
    return DirectoryEntry(_with_specialty(slot.provider, specialty), slot.facility, "seen")


def _with_specialty(provider: Provider, specialty: CodedText) -> Provider:
    return provider if provider.specialty is not None else replace(provider, specialty=specialty)


def _fresh(event: SlotsFound, asked: DirectoryEntry | None, specialty: CodedText) -> list[DirectoryEntry]:
    """The providers and facilities as the reply spells them, where that is news."""
    seen: dict[tuple[str, str], Slot] = {}
    for slot in event.slots:
        if slot.facility.identifier is not None and slot.provider.identifier.id:
            seen.setdefault(_whose(slot), slot)
    known = (asked.heard or (asked.provider, asked.facility)) if asked is not None else None
    entries = (_entry_of(slot, specialty) for slot in seen.values())
    return [entry for entry in entries if (entry.provider, entry.facility) != known]
