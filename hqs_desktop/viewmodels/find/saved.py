"""The searches that this desk keeps: which there are, and what is done with them."""

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.errors import HqsError
from hqs_desktop.core.searches import PLACES, SavedSearch, SavedSpan, Until, spans_of
from hqs_desktop.core.text import clean_input
from hqs_desktop.desk.problems import problem_of
from hqs_desktop.desk.saved import wanted_of
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.find.criteria import BookCriteria
from hqs_desktop.viewmodels.find.refill import facility_in

if TYPE_CHECKING:
    from hqs_desktop.desk.session import Session
    from hqs_desktop.viewmodels.shared import Shared

LONGEST_NAME: Final = 80
_Change = tuple[Sequence[SavedSearch], Sequence[int]]


class SavedSearchesViewModel(SessionViewModel):
    """``searches`` are those of this desk, by place; ``removed`` is what was taken away last, and can be put back."""

    changed = Signal()

    def __init__(self, criteria: BookCriteria, shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self._criteria = criteria
        self._searches: dict[int, SavedSearch] = {}
        self._removed: SavedSearch | None = None
        self._pending: deque[_Change] = deque()
        self._keeping = False
        self._join()

    @property
    def searches(self) -> Sequence[SavedSearch]:
        """What is kept."""
        return tuple(self._searches[place] for place in sorted(self._searches))

    @property
    def removed(self) -> SavedSearch | None:
        """What was taken away last."""
        return self._removed

    def at(self, place: int) -> SavedSearch | None:
        """What is kept at a place."""
        return self._searches.get(place)

    def first_free(self) -> int:
        """The first empty place; the last one where none is."""
        return next((place for place in PLACES if place not in self._searches), PLACES[-1])

    def spans(self) -> Sequence[SavedSpan]:
        """What the days of the present search may mean on another day; none while they are no range."""
        span, today = self._criteria.span, self._criteria.today()
        return tuple(spans_of(*span, today)) if span is not None else ()

    def proposed_name(self) -> str:
        """What the present search may be called: whom or what it seeks, and where."""
        chosen = (self._criteria.provider or self._criteria.specialty, self._criteria.facility)
        names = [choice.text for choice in chosen if choice is not None]
        return self.tr(", ").join(names)[:LONGEST_NAME]

    def missing(self) -> str:
        """Why the present search can't be kept, in words; empty where it can."""
        if self._session is None:
            return self.tr("Searches are kept once the desk's journal is open.")
        return self._criteria.missing

    def save(self, place: int, name: str, span: SavedSpan) -> str:
        """Keep the present search at a place, whatever stands there; gives why the name is none, in words."""
        wrong, criteria = self.wrong_name(name), self._criteria.criteria()
        if not wrong and criteria is not None:
            wanted = wanted_of(criteria, facility_in(self._criteria.facility), span)
            self._change([SavedSearch(place, clean_input(name)[:LONGEST_NAME], wanted)])
        return wrong

    def rename(self, place: int, name: str) -> str:
        """Call a search otherwise; gives why the name is none, in words."""
        wrong, search = self.wrong_name(name), self.at(place)
        if not wrong and search is not None:
            self._change([replace(search, name=clean_input(name)[:LONGEST_NAME])])
        return wrong

    def remove(self, place: int) -> None:
        """Take a search away; it can be put back."""
        if (search := self.at(place)) is not None:
            self._removed = search
            self._change([], [place])

    def put_back(self) -> None:
        """Put back what was taken away last, where it stood, or where there is room."""
        if (search := self._removed) is not None:
            self._removed = None
            place = search.place if self.at(search.place) is None else self.first_free()
            if self.at(place) is None:
                self._change([replace(search, place=place)])

    def move(self, place: int, step: int) -> bool:
        """Have a search and what stands beside it change places; False at the end."""
        search, other = self.at(place), place + step
        if search is None or other not in PLACES:
            return False
        beside = self.at(other)
        moved = [replace(search, place=other), *([replace(beside, place=place)] if beside is not None else [])]
        self._change(moved, [] if beside is not None else [place])
        return True

    def wrong_name(self, name: str) -> str:
        """Why a name is none, in words; empty where it is one."""
        return "" if clean_input(name) else self.tr("Type a name, to know the search by.")

    def span_words(self, span: SavedSpan) -> str:
        """``7 days from today``: what the days mean on any day."""
        if span.until == Until.WEEK:
            words = self.tr("until the end of the week")
        elif span.until == Until.MONTH:
            words = self.tr("until the end of the month")
        elif span.away < 2 and span.days == 1:  # noqa: PLR2004  (today and tomorrow have names)
            return self.tr("tomorrow") if span.away else self.tr("today")
        else:
            words = self.tr("{n} days").format(n=formats.digits(span.days))
        if not span.away:
            return words
        return self.tr("{days}, {n} days ahead").format(days=words, n=formats.digits(span.away))

    def _begin(self, session: "Session") -> None:
        self.run(self._read(session), name="saved searches", quiet=True)

    def _forget(self) -> None:
        self._searches, self._removed = {}, None
        self._pending.clear()
        self._keeping = False
        self.changed.emit()

    def _change(self, saved: Sequence[SavedSearch], emptied: Sequence[int] = ()) -> None:
        if (session := self._session) is None:
            self.set_problem(self._absence)
            return
        self.set_problem(None)
        for place in emptied:
            self._searches.pop(place, None)
        self._searches |= {search.place: search for search in saved}
        self.changed.emit()
        self._pending.append((saved, emptied))
        if not self._keeping:
            self._keeping = True
            self.run(self._keep(session), name="keep searches")

    async def _keep(self, session: "Session") -> None:
        """Write the changes one after the other; where one fails, what is shown becomes what is kept."""
        try:
            while self._pending:
                await session.saved.change(*self._pending.popleft())
        except HqsError as error:
            self._pending.clear()
            self._removed = None
            self.set_problem(problem_of(error))
            await self._read(session)
        finally:
            self._keeping = False

    async def _read(self, session: "Session") -> None:
        self._searches = {search.place: search for search in await session.saved.all()}
        self.changed.emit()
