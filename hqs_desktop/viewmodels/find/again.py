"""Searching again: wider where nothing was found, or as before; what was found is shown as it is while it is fresh."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from hqs_desktop.codes import systems
from hqs_desktop.core.model import Facility, Provider
from hqs_desktop.core.searches import SavedSearch
from hqs_desktop.desk.find import Criteria, Near
from hqs_desktop.desk.relaxed import NEARBY_KM, point_of
from hqs_desktop.desk.saved import criteria_of
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.booking_host import BookingHost
from hqs_desktop.viewmodels.find.commands import SAVE_SEARCH, SEARCH_AGAIN
from hqs_desktop.viewmodels.find.criteria import BookCriteria
from hqs_desktop.viewmodels.find.empty import Act, WayOn, WaysOn
from hqs_desktop.viewmodels.find.kept import KeptSearch, KeptSearches
from hqs_desktop.viewmodels.find.refill import facility_in, refill
from hqs_desktop.viewmodels.find.results import BookResults, Phase
from hqs_desktop.viewmodels.find.saved import SavedSearchesViewModel
from hqs_desktop.viewmodels.words.problems import ProblemText
from hqs_desktop.viewmodels.words.terms import doctor_name
from hqs_desktop.viewmodels.words.tone import Tone

if TYPE_CHECKING:
    from hqs_desktop.desk.session import Session
    from hqs_desktop.viewmodels.shared import Shared

_MINUTE: Final = 60


class SearchAgain(BookingHost):
    """What F2 searches with and shows; ``kept`` are the searches of this run, ``ways`` those on from an empty one."""

    results: BookResults
    provider_wanted = Signal()  # the form for a doctor that is not known here

    def __init__(self, criteria: BookCriteria, shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self.criteria = criteria
        self.results = BookResults(shared.clock, partial(shared.codes.named_code, systems.HQS), self)
        self.kept = KeptSearches()
        self.ways = WaysOn(shared, self)
        self.saved = SavedSearchesViewModel(criteria, shared, self)
        self.results.phase_changed.connect(self._look_for_ways)
        self.results.marked.connect(self.kept.mark)

    async def aclose(self) -> None:
        """Cancel what runs."""
        await self.ways.aclose()
        await self.saved.aclose()
        await super().aclose()

    @property
    def found_nothing(self) -> bool:
        """Whether a search has just brought nothing."""
        return self.results.phase is Phase.EMPTY and self.results.problem is None

    def search(self) -> None:
        """Search for what the criteria say."""
        raise NotImplementedError

    def take_way(self, way: WayOn) -> None:
        """Go on from an empty result; what the way has found is shown as it is while it is fresh."""
        if way.kind is Act.ADD_DOCTOR:
            self.provider_wanted.emit()
        elif way.kind is Act.WAIT:
            self.put_on_waitlist()
        elif way.criteria is None:
            self.search()
        else:
            refill(self.criteria, way.criteria)
            kept = way.kept()
            if kept is None or not self._show_kept(kept):
                self.search()

    def go_back(self, number: int) -> None:
        """Back to a search before the present one, 1 to the newest: to what it found, or, where that is old, anew."""
        if number > len(self.kept.earlier):
            title = self.tr("There is no search so far back")
            self._set_hint(ProblemText(title, "", self.tr("Only the searches since the start are known here.")))
            return
        kept = self.kept.earlier[number - 1]
        refill(self.criteria, kept.criteria)
        if self._show_kept(kept):
            title = self.tr("As it was found {age} ago").format(age=self._age(kept))
            advice = self.tr("{key} asks the gateway again.").format(key=SEARCH_AGAIN.key_in_words)
        else:
            self.search()
            title, advice = self.tr("Searched again"), self.tr("What was found was from {age} ago.")
            advice = advice.format(age=self._age(kept)) if kept.whole else ""
        self._set_hint(ProblemText(title, "", advice), Tone.INFO)

    def search_saved(self, place: int) -> None:
        """Search as a kept search says, from today on; what it names that is not known here any more is told."""
        if (saved := self.saved.at(place)) is None:
            title = self.tr("Nothing is saved at {n}").format(n=formats.digits(place))
            advice = self.tr("{key} saves the search that the fields say.").format(key=SAVE_SEARCH.key_in_words)
            self._set_hint(ProblemText(title, "", advice))
            return
        wanted = saved.wanted
        refill(self.criteria, criteria_of(wanted, self.criteria.today()), wanted.facility)
        self.search()
        if (session := self._session) is not None:
            self.run(self._tell_unknown(session, saved), name="what a saved search names", quiet=True)

    async def _tell_unknown(self, session: "Session", saved: SavedSearch) -> None:
        unknown = [_name(one) for one in await session.saved.unknown(saved.wanted)]
        specialty = saved.wanted.specialty
        if self._shared.codes.term(systems.SPECIALTY, specialty.code) is None:
            unknown.append(specialty.value or specialty.code)
        if unknown:
            title = self.tr("Not known here any more: {names}").format(
                names=formats.quoted(formats.listed(*unknown, by=self.tr(", ")))
            )
            advice = self.tr("{search} searched for it all the same. {key} saves it anew.").format(
                search=formats.quoted(saved.name), key=SAVE_SEARCH.key_in_words
            )
            self._set_hint(ProblemText(title, "", advice))

    def _forget(self) -> None:
        self.kept.forget()
        self.results.forget()

    def _begin_results(self, session: "Session", criteria: Criteria) -> None:
        self.results.begin(
            criteria.first_day, criteria.last_day, narrow=criteria.facility_id is not None, near=criteria.near
        )
        self.run(self._mark_own(session, criteria.first_day, criteria.last_day), name="own slots", quiet=True)

    def _show_kept(self, kept: KeptSearch) -> bool:
        """Show what was found before, without a call; False where it is too old, or no session is there."""
        session = self._session
        if session is None or not kept.is_fresh(self._shared.clock.now()):
            return False
        self.set_problem(None)
        self._set_hint(None)
        self.run(self._take_again(session, self.kept.put(kept)), name="search")
        self.focus_requested.emit("results")
        return True

    async def _take_again(self, session: "Session", kept: KeptSearch) -> None:
        self._begin_results(session, kept.criteria)
        self.results.mark_all(kept.marks)
        for event in tuple(kept.events):
            self.results.take(event)
            await asyncio.sleep(0)  # ten thousand slots at once would stall the window

    def _look_for_ways(self) -> None:
        """Nothing was found: see what would be, were a criterion wider."""
        if self.results.phase is not Phase.EMPTY:
            self.ways.clear()
            return
        self.ways.begin(self.kept.present, self.results.problem, self._point())

    def _point(self) -> Near | None:
        """Where the centre that is sought stands, or this desk's own."""
        entry, choice, home = self.criteria.entry, self.criteria.facility, self.criteria.place.home
        sought = point_of(entry.facility if entry is not None else facility_in(choice))
        return sought or (Near(*home, NEARBY_KM) if home is not None else None)

    def _age(self, kept: KeptSearch) -> str:
        seconds = round((self._shared.clock.now() - kept.asked_at).total_seconds())
        if seconds < 2 * _MINUTE:
            return self.tr("{n} s").format(n=formats.digits(max(0, seconds)))
        return self.tr("{n} min").format(n=formats.digits(seconds // _MINUTE))


def _name(unknown: Provider | Facility) -> str:
    if isinstance(unknown, Provider):
        return doctor_name(unknown)
    return unknown.name or (unknown.identifier.id if unknown.identifier is not None else "")
