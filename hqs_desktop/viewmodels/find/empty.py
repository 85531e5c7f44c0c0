"""The ways on from a search that found nothing, each with what it would find, counted in the background."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.errors import HqsError
from hqs_desktop.core.urgency import background_work
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.desk.relaxed import MOST_CALLS, Counted, Relaxation, asked_alike, count, counted, relaxations
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.book.commands import PUT_ON_WAITLIST
from hqs_desktop.viewmodels.commands import REFRESH
from hqs_desktop.viewmodels.find.commands import ADD_DOCTOR
from hqs_desktop.viewmodels.find.kept import KeptSearch

if TYPE_CHECKING:
    from hqs_desktop.desk.find import Criteria, Near
    from hqs_desktop.desk.session import Session
    from hqs_desktop.viewmodels.shared import Shared

MOST_OFFERS: Final = 9
"""As many as there are digits."""


class Act(StrEnum):
    """A way on that is no search for something else."""

    RETRY = "retry"
    WAIT = "wait"
    ADD_DOCTOR = "add_doctor"


class Standing(StrEnum):
    """What is known of a way's count."""

    ACT = "act"  # it has none
    COUNTING = "counting"
    FOUND = "found"
    NONE = "none"
    FAILED = "failed"  # it could not be asked
    UNCOUNTED = "uncounted"  # it would take too many calls


@dataclass(frozen=True, slots=True)
class WayOn:
    """A way on; ``criteria`` are what it searches for, None for an act. ``counted`` as of ``at``."""

    kind: Act | Relaxation
    standing: Standing = Standing.ACT
    criteria: "Criteria | None" = None
    counted: Counted | None = None
    at: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether it can be taken: it is not known to lead nowhere."""
        return self.standing is not Standing.NONE

    def kept(self) -> KeptSearch | None:
        """What it has found so far, to be shown."""
        if self.criteria is None or self.counted is None or self.at is None:
            return None
        found = KeptSearch(self.criteria, self.at)
        for event in self.counted.events:
            found.add(event)
        return found


class WaysOn(SessionViewModel):
    """``ways`` are offered in this order, by number from 1; their order stays while their counts come."""

    changed = Signal()

    def __init__(self, shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self._ways: tuple[WayOn, ...] = ()
        self._search: KeptSearch | None = None
        self._calls = 0
        self._paused = False
        self._join()

    @property
    def ways(self) -> Sequence[WayOn]:
        """What is offered."""
        return self._ways

    def begin(self, search: KeptSearch | None, problem: Problem | None, point: "Near | None") -> None:
        """Offer the ways on from a search that found nothing (None: that could not begin), and count them.

        ``problem`` is why there is nothing, ``point`` where the centre stands.
        """
        self._ways = tuple(self._found_for(search, problem, point))[:MOST_OFFERS]
        self._search = search
        self._calls = 0
        self.changed.emit()
        self._go_on()

    def clear(self) -> None:
        """Offer nothing, and count no more."""
        self._tasks.cancel("count")
        self._search = None
        if self._ways:
            self._ways = ()
            self.changed.emit()

    def pause(self) -> None:
        """Nobody looks: count no more for now."""
        self._paused = True
        self._tasks.cancel("count")

    def resume(self) -> None:
        """Somebody looks again."""
        self._paused = False
        self._go_on()

    def numbered(self, number: int) -> WayOn | None:
        """The way of a number, where it can be taken."""
        way = self._ways[number - 1] if 1 <= number <= len(self._ways) else None
        return way if way is not None and way.open else None

    def words(self, way: WayOn) -> str:
        """What it does."""
        known: Mapping[Act | Relaxation, Callable[[], str]] = {
            Act.RETRY: REFRESH.label,
            Act.WAIT: lambda: PUT_ON_WAITLIST.label(self.tr("Put on the waitlist")),
            Act.ADD_DOCTOR: ADD_DOCTOR.label,
            Relaxation.NEXT_DAYS: lambda: self.tr("The next 7 days"),
            Relaxation.MONTH: lambda: self.tr("30 days"),
            Relaxation.ALL_QUOTAS: lambda: self.tr("All quotas"),
            Relaxation.WHOLE_DAY: lambda: self.tr("The whole day"),
            Relaxation.ALL_DOCTORS: lambda: self.tr("All doctors of this specialty"),
            Relaxation.ALL_FACILITIES: lambda: self.tr("At all centres"),
            Relaxation.NEARBY: lambda: self.tr("Within {km} km of the centre").format(km=_km(way)),
            Relaxation.FARTHER: lambda: self.tr("Within {km} km").format(km=_km(way)),
            Relaxation.WHOLE_COUNTY: lambda: self.tr("In the whole county"),
            Relaxation.WHOLE_PROVINCE: lambda: self.tr("In the whole province"),
            Relaxation.USUAL_SERVICE: lambda: formats.quoted(default_service().value),
        }
        return known[way.kind]()

    def count_words(self, way: WayOn) -> str:
        """What it would find, as far as that is known; empty for an act."""
        found = way.counted
        if way.standing is Standing.FOUND and found is not None:
            if found.free:
                return self.tr("{n} free").format(n=formats.count(found.free))
            return self.tr("{n} not bookable now").format(n=formats.count(found.other))
        known: Mapping[Standing, Callable[[], str]] = {
            Standing.COUNTING: lambda: self.tr("counting\u2026"),
            Standing.NONE: lambda: self.tr("none"),
            Standing.FAILED: lambda: self.tr("not answered"),
            Standing.UNCOUNTED: lambda: self.tr("not counted"),
        }
        return known[way.standing]() if way.standing in known else ""

    def _found_for(self, search: KeptSearch | None, problem: Problem | None, point: "Near | None") -> "Sequence[WayOn]":
        now, kind = self._shared.clock.now(), problem.kind if problem is not None else None
        if search is None or kind not in {None, ProblemKind.NO_PROVIDER, ProblemKind.PAST_RANGE}:
            return [WayOn(Act.RETRY)]
        ways = []
        for relaxation, criteria in relaxations(search.criteria, shamsi_of(now), point):
            if kind is ProblemKind.NO_PROVIDER and relaxation not in _OTHER_DOCTORS:
                continue  # other days of nobody
            way = WayOn(relaxation, Standing.COUNTING, criteria)
            if asked_alike(criteria, search.criteria):
                way = _with(way, counted(search.events, criteria, now), search.asked_at)
            ways.append(way)
        if kind is None:
            ways.append(WayOn(Act.WAIT))
        if kind is not ProblemKind.PAST_RANGE:
            ways.append(WayOn(Act.ADD_DOCTOR))
        return ways

    def _forget(self) -> None:
        self.clear()

    def _go_on(self) -> None:
        session = self._session
        if session is not None and not self._paused and any(way.standing is Standing.COUNTING for way in self._ways):
            with background_work():
                self.run(self._count(session), name="count", quiet=True)

    async def _count(self, session: "Session") -> None:
        for number, way in enumerate(self._ways):
            if way.standing is Standing.COUNTING and way.criteria is not None:
                now = self._shared.clock.now()
                known = self._known(now)
                left, events = MOST_CALLS - self._calls, [(one.criteria, one.events) for one in known]
                try:
                    found = await count(session.find, way.criteria, now, left, events)
                except HqsError:
                    self._put(number, replace(way, standing=Standing.FAILED))
                    continue
                if found is None:
                    self._put(number, replace(way, standing=Standing.UNCOUNTED))
                    continue
                self._calls += found.calls
                self._put(number, _with(way, found, min((now, *(one.asked_at for one in known)))))
                if found.dead:
                    self._give_up()
                    return

    def _known(self, now: datetime) -> Sequence[KeptSearch]:
        """What was found just now: by the search, and by the ways that were counted before."""
        found = (self._search, *(way.kept() for way in self._ways))
        return [one for one in found if one is not None and one.is_fresh(now)]

    def _give_up(self) -> None:
        """Nobody answers: the rest is not asked."""
        self._ways = tuple(
            replace(way, standing=Standing.FAILED) if way.standing is Standing.COUNTING else way for way in self._ways
        )
        self.changed.emit()

    def _put(self, number: int, way: WayOn) -> None:
        self._ways = (*self._ways[:number], way, *self._ways[number + 1 :])
        self.changed.emit()


_OTHER_DOCTORS: Final = {Relaxation.ALL_DOCTORS, Relaxation.ALL_FACILITIES, Relaxation.NEARBY, Relaxation.FARTHER}
"""What helps where nobody is known to be asked."""


def _with(way: WayOn, found: Counted, at: datetime) -> WayOn:
    standing = Standing.FOUND if found.free or found.other else Standing.NONE if found.sure else Standing.FAILED
    return replace(way, standing=standing, counted=found, at=at)


def _km(way: WayOn) -> str:
    near = way.criteria.near if way.criteria is not None else None
    return formats.digits(f"{near.km:g}") if near is not None else ""
