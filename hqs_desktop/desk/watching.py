"""Watch this desk's upcoming bookings for what others did to them, so that patients are told in time."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final, TypeVar

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.codes.systems import HQS
from hqs_desktop.core.bookings import Booking, BookingFilter, BookingState, IntentKind
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import day_start, shamsi_of
from hqs_desktop.core.errors import HqsError
from hqs_desktop.core.model import Identifier, Tqid
from hqs_desktop.core.urgency import background_work
from hqs_desktop.desk.bookings import batches
from hqs_desktop.desk.ports import Clock, Gateway, Journal
from hqs_desktop.desk.problems import NOT_REACHED, Problem, problem_of
from hqs_desktop.desk.writing.proof import is_anothers, may_lag

T = TypeVar("T")

CALLS_AT_ONCE = 5
LOST_AFTER = 10
"""So many calls in a row that did not reach the gateway end a check: the others would wait for nothing."""
_TELLING = timedelta(seconds=3)
"""Before that a speed would be a guess."""
HOLDERS_AT_ONCE = 10
"""Of how many bookings a check asks whose they are; a status tells only that a slot is booked."""
HOLDER_ASKED_EVERY = timedelta(days=1)

# Every other status is a change that somebody else made: free, cancelled elsewhere, or one that the guide doesn't know.
_STATES: dict[str, BookingState] = {
    AppointmentStatus.BOOKED: BookingState.BOOKED,
    AppointmentStatus.VISITED: BookingState.VISITED,
    AppointmentStatus.CANCELLED_BY_DOCTOR: BookingState.WITHDRAWN,
}
_TO_CALL = {BookingState.WITHDRAWN, BookingState.CHANGED}
WITHDRAWN: Final = CodedText(code=AppointmentStatus.CANCELLED_BY_DOCTOR.value, system=HQS, value="")
"""What operation 6 says of a slot, where operation 7 was not or could not be asked."""


@dataclass(frozen=True, slots=True)
class CheckFailed:
    """A check that left everything as it was: of a booking (operation 7), or of a facility (operation 6)."""

    booking: Booking | None
    facility_id: Identifier | None
    problem: Problem


@dataclass(frozen=True, slots=True)
class WatchReport:
    """What a check found. ``changed`` are the bookings that stand otherwise than before, as they are now.

    ``left_out`` were not asked for: somebody stopped it, or the line was ``lost`` in the middle.
    """

    checked: int
    changed: Sequence[Booking]
    failed: Sequence[CheckFailed]
    at: datetime
    left_out: int = 0
    lost: Problem | None = None

    @property
    def problem(self) -> Problem | None:
        """The one problem that stopped all checks; None where some went through, or they failed differently."""
        if self.lost is not None:
            return self.lost
        kinds = {failed.problem.kind for failed in self.failed}
        return self.failed[0].problem if self.checked == 0 and len(kinds) == 1 else None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a check is at ``at``: ``done`` of ``total`` bookings were asked for since ``began``."""

    done: int
    total: int
    began: datetime
    at: datetime

    @property
    def per_minute(self) -> int | None:
        """How many bookings a minute; None as long as that would be a guess."""
        spent = self.at - self.began
        return round(self.done * (timedelta(minutes=1) / spent)) if self.done and spent >= _TELLING else None

    @property
    def remaining(self) -> timedelta | None:
        """How long it will last at that speed; None where the speed is not known."""
        if self.per_minute is None:
            return None
        return (self.at - self.began) * ((self.total - self.done) / self.done)


class Course:
    """One check under way. ``on_step`` hears after each booking how far it is; ``stop`` ends it early.

    What was answered until then is marked as ever: no call begins any more, and those under way are waited for.
    """

    def __init__(self, clock: Clock, on_step: Callable[[Progress], None] = lambda _: None) -> None:
        self._clock = clock
        self._on_step = on_step
        self._began = clock.now()
        self._total = self._done = self._missed = 0
        self._stopped = False
        self._lost: Problem | None = None

    @property
    def stopped(self) -> bool:
        """Whether no call begins any more."""
        return self._stopped

    @property
    def lost(self) -> Problem | None:
        """What kept so many calls in a row from the gateway that it ended; None where it did not."""
        return self._lost

    def stop(self) -> None:
        """Begin no further call."""
        self._stopped = True

    def expect(self, total: int) -> None:
        """Learn how many bookings it is about."""
        self._total = total
        if total:
            self._tell()

    async def ask(self, gate: asyncio.Semaphore, call: Callable[[], Awaitable[T]]) -> T | Problem | None:
        """Ask once ``gate`` lets one through; gives the answer, or why there is none, or None where nobody asked."""
        async with gate:
            if self._stopped:
                return None
            try:
                answer: T | Problem = await call()
            except HqsError as error:
                answer = problem_of(error)
        self._learn(answer if isinstance(answer, Problem) else None)
        return answer

    async def ask_for_one(self, gate: asyncio.Semaphore, call: Callable[[], Awaitable[T]]) -> T | Problem | None:
        """The same for one of the bookings that it counts."""
        answer = await self.ask(gate, call)
        if answer is not None:
            self._done += 1
            self._tell()
        return answer

    def _learn(self, problem: Problem | None) -> None:
        self._missed = self._missed + 1 if problem is not None and problem.kind in NOT_REACHED else 0
        if self._missed >= LOST_AFTER and not self._stopped:
            self._stopped, self._lost = True, problem

    def _tell(self) -> None:
        self._on_step(Progress(self._done, max(self._total, self._done), self._began, self._clock.now()))


class Watch:
    """Operations 6 and 7 over today's and later bookings that still stand, and now and then 8.

    A slot may pass to another patient and be booked as before. So operation 8 is asked too: in each check of a few
    bookings, at every check of those whose cancellation the gateway would not do, of every other one once a day.
    """

    def __init__(self, gateway: Gateway, journal: Journal, clock: Clock) -> None:
        self._gateway = gateway
        self._journal = journal
        self._clock = clock
        self._holder_asked: dict[int, datetime] = {}

    async def check(self, course: Course | None = None) -> WatchReport:
        """Ask, and mark in the journal what changed; ``to_call`` for what the patient must be told of.

        ``course`` tells how far it is, and may be stopped. Raises ``JournalError``.
        """
        course = course or Course(self._clock)
        now = self._clock.now()
        standing = BookingFilter(
            starts_from=day_start(shamsi_of(now)),
            states=frozenset({BookingState.BOOKED}),
        )
        total = await self._journal.count(standing)
        course.expect(total)
        checked = 0
        changed: list[Booking] = []
        failed: list[CheckFailed] = []
        async for bookings in batches(self._journal, standing):
            part = await self._check(bookings, now, course)
            checked += part.checked
            changed += part.changed
            failed += part.failed
            if course.stopped:
                break
        tried = checked + sum(one.booking is not None for one in failed)
        return WatchReport(checked, changed, failed, now, max(0, total - tried), course.lost)

    async def _check(self, bookings: Sequence[Booking], now: datetime, course: Course) -> WatchReport:
        gate = asyncio.Semaphore(CALLS_AT_ONCE)
        facilities = _ranges(bookings)
        with background_work():
            removed, statuses = await asyncio.gather(
                asyncio.gather(
                    *(
                        course.ask(
                            gate,
                            partial(self._gateway.removed_schedule, start=start, end=end, facility_id=facility_id),
                        )
                        for facility_id, (start, end) in facilities.items()
                    )
                ),
                asyncio.gather(
                    *(
                        course.ask_for_one(gate, partial(self._gateway.appointment_status, booking.tqid))
                        for booking in bookings
                    )
                ),
            )
        failed = [
            CheckFailed(None, facility_id, problem)
            for facility_id, problem in zip(facilities, removed, strict=True)
            if isinstance(problem, Problem)
        ]
        withdrawn = {tqid for answer in removed if not isinstance(answer, Problem | None) for tqid in answer}
        booked = [
            booking
            for booking, status in zip(bookings, statuses, strict=True)
            if isinstance(status, CodedText) and status.code.strip() == AppointmentStatus.BOOKED
        ]
        given_away = await self._given_away(gate, booked, now, course)
        checked, changed = 0, []
        for booking, status in zip(bookings, statuses, strict=True):
            if isinstance(status, Problem):
                failed.append(CheckFailed(booking, None, status))
            elif status is not None:
                checked += 1
            now_stands = await self._mark(booking, status, withdrawn, given_away, now)
            if now_stands is not None:
                changed.append(now_stands)
        return WatchReport(checked, changed, failed, now)

    async def _given_away(
        self, gate: asyncio.Semaphore, booked: Sequence[Booking], now: datetime, course: Course
    ) -> set[int]:
        """Which of some bookings, of slots that are booked, are certainly another patient's by now."""
        refused = {
            intent.request.slot.tqid
            for intent in await self._journal.given_up(day_start(shamsi_of(now)))
            if intent.kind is IntentKind.CANCEL
        }
        lately = {id_: asked for id_, asked in self._holder_asked.items() if abs(now - asked) < HOLDER_ASKED_EVERY}
        self._holder_asked = lately
        due = [one for one in booked if (one.tqid in refused or one.id not in lately) and not may_lag(one, now)]
        due.sort(key=lambda one: one.tqid not in refused)
        del due[HOLDERS_AT_ONCE:]
        answers = await asyncio.gather(
            *(course.ask(gate, partial(is_anothers, self._gateway, one.tqid, one.request.person)) for one in due)
        )
        answered = [(one, answer) for one, answer in zip(due, answers, strict=True) if isinstance(answer, bool)]
        self._holder_asked |= {one.id: now for one, _ in answered}
        return {one.id for one, answer in answered if answer}

    async def _mark(
        self,
        booking: Booking,
        answer: CodedText | Problem | None,
        withdrawn: set[Tqid],
        given_away: set[int],
        now: datetime,
    ) -> Booking | None:
        """Commit what is known; gives the booking where it changed."""
        if booking.tqid in withdrawn:
            state = BookingState.WITHDRAWN
            status = answer if isinstance(answer, CodedText) else WITHDRAWN
        elif not isinstance(answer, CodedText):
            return None
        else:
            status = answer
            given = booking.id in given_away
            state = BookingState.CHANGED if given else _STATES.get(status.code.strip(), BookingState.CHANGED)
            if status.code.strip() == AppointmentStatus.FREE and may_lag(booking, now):
                return None
        return await mark(self._journal, booking, status, state, now)


async def mark(
    journal: Journal, booking: Booking, status: CodedText, state: BookingState, now: datetime
) -> Booking | None:
    """Commit what the gateway says of a booking that stood; gives it where it stands otherwise now.

    The patient is to be called where that is bad news. Raises ``JournalError``.
    """
    # The desk may have begun to cancel it while the gateway was being asked.
    known = await journal.booking(booking.tqid)
    if known is None or known.id != booking.id or known.state is not BookingState.BOOKED:
        return None
    marked = await journal.update_status(
        booking.id, status=status, state=state, checked_at=now, to_call=state in _TO_CALL
    )
    return marked if state is not BookingState.BOOKED else None


async def answer_of(gate: asyncio.Semaphore, ask: Callable[[], Awaitable[T]]) -> T | Problem:
    """Ask once ``gate`` lets one through; gives the answer, or why there is none."""
    async with gate:
        try:
            return await ask()
        except HqsError as error:
            return problem_of(error)


def _ranges(bookings: Sequence[Booking]) -> dict[Identifier, tuple[datetime, datetime]]:
    """Of each facility, from the first to the end of the last of its booked slots."""
    ranges: dict[Identifier, tuple[datetime, datetime]] = {}
    for booking in bookings:
        slot = booking.request.slot
        if (facility_id := slot.facility.identifier) is not None:
            start, end = ranges.get(facility_id, (slot.start, slot.end))
            ranges[facility_id] = min(start, slot.start), max(end, slot.end)
    return ranges
