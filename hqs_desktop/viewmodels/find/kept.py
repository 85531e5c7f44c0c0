"""The last searches of this run with what they found, whole, in memory only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from hqs_desktop.core.model import Tqid
from hqs_desktop.desk.find import Criteria, SearchDone, SearchEvent, SlotsFound
from hqs_desktop.desk.relaxed import asked_alike
from hqs_desktop.viewmodels.book.slot import SlotState

FRESH: Final = timedelta(minutes=1)
"""How old results may be that are shown again without a call."""
MOST_SEARCHES: Final = 10
"""The present one and those before it that have a key."""
MOST_SLOTS: Final = 40_000
"""Of all searches together, some 50 MB; beyond it the oldest are known by their criteria only."""


@dataclass(slots=True)
class KeptSearch:
    """A search and what came of it; ``marks`` are the slots that stand otherwise since."""

    criteria: Criteria
    asked_at: datetime
    events: list[SearchEvent] = field(default_factory=list)
    marks: dict[Tqid, SlotState | None] = field(default_factory=dict)
    slots: int = 0

    @property
    def whole(self) -> bool:
        """Whether all that it was to bring is here."""
        last = self.events[-1] if self.events else None
        return isinstance(last, SearchDone) and last.problem is None

    def is_fresh(self, now: datetime) -> bool:
        """Whether it can be shown again without a call."""
        return self.whole and timedelta() <= now - self.asked_at < FRESH

    def add(self, event: SearchEvent) -> None:
        """Keep what has come."""
        self.events.append(event)
        if isinstance(event, SlotsFound):
            self.slots += len(event.slots)

    def drop(self) -> None:
        """Forget what was found, but not what was sought."""
        self.events.clear()
        self.marks.clear()
        self.slots = 0


class KeptSearches:
    """The newest first; that one is the present one."""

    def __init__(self) -> None:
        self._kept: list[KeptSearch] = []

    @property
    def present(self) -> KeptSearch | None:
        """The newest; None before the first search."""
        return self._kept[0] if self._kept else None

    @property
    def earlier(self) -> Sequence[KeptSearch]:
        """Those before the present one, the newest first."""
        return self._kept[1:]

    def begin(self, criteria: Criteria, now: datetime) -> KeptSearch:
        """A search begins; one that asked the same goes."""
        return self.put(KeptSearch(criteria, now))

    def put(self, search: KeptSearch) -> KeptSearch:
        """Have that one be the present one."""
        others = (one for one in self._kept if one is not search and not asked_alike(one.criteria, search.criteria))
        self._kept = [search, *others][:MOST_SEARCHES]
        self.bound()
        return search

    def bound(self) -> None:
        """Forget what the oldest found as long as all have found too much."""
        for search in reversed(self._kept):
            if sum(one.slots for one in self._kept) <= MOST_SLOTS:
                return
            search.drop()

    def mark(self, marks: Mapping[Tqid, SlotState | None]) -> None:
        """Slots stand otherwise from now on, in whatever was found before."""
        for search in self._kept:
            search.marks.update(marks)

    def forget(self) -> None:
        """Drop all: it was another gateway's."""
        self._kept.clear()
