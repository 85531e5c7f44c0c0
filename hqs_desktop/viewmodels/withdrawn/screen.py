"""Withdrawn slots (F7): operation 6 over some days, which patients of this desk it hits, and what is done for each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.bookings import Booking
from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.core.identifiers import Level, check_facility_id
from hqs_desktop.core.model import Facility, Identifier, centre_identifier
from hqs_desktop.core.text import found_by, search_keys, search_words
from hqs_desktop.desk.events import CheckBegan, CheckWent, Event, WithdrawnFound
from hqs_desktop.desk.withdrawn import Wanted, Withdrawals
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.lines import Choice
from hqs_desktop.viewmodels.navigation import ShowBooking, Track
from hqs_desktop.viewmodels.on_booking import OnBooking
from hqs_desktop.viewmodels.shared import Shared
from hqs_desktop.viewmodels.telling import Telling
from hqs_desktop.viewmodels.withdrawn.table import HitTable, OtherSlots
from hqs_desktop.viewmodels.withdrawn.words import (
    Emptiness,
    asked_words,
    failure,
    hits_words,
    nobody_hit,
    not_asked,
    others_words,
)
from hqs_desktop.viewmodels.words.problems import ProblemText, problem_text

if TYPE_CHECKING:
    from hqs_desktop.desk.problems import Problem
    from hqs_desktop.desk.session import Session

WEEK: Final = 7
MONTH: Final = 30
Span = tuple[ShamsiDate, ShamsiDate]


class WithdrawnViewModel(OnBooking):
    """State and commands of F7."""

    span_changed = Signal()
    facility_changed = Signal()
    found_changed = Signal()
    progress_changed = Signal()
    selected_changed = Signal()
    told_changed = Signal()

    def __init__(self, shared: Shared, parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self.hits = HitTable(self)
        self.others = OtherSlots(self)
        self._telling = Telling(self)
        self._telling.changed.connect(self.told_changed)
        self._span: Span | None = self._days(WEEK)
        self._facility: Choice | None = None
        self._facilities: Sequence[Facility] = ()
        self._found: Withdrawals | None = None
        self._progress: tuple[int, int] | None = None
        self._selected: Booking | None = None
        self._awaited = False
        self._join()

    def today(self) -> ShamsiDate:
        """The day in Iran."""
        return shamsi_of(self._clock.now())

    @property
    def span(self) -> Span | None:
        """The first and the last day, both asked for; None while they are no range."""
        return self._span

    @span.setter
    def span(self, span: Span | None) -> None:
        if span != self._span:
            self._span = span
            self.span_changed.emit()
            self.set_problem(self._fault)

    @property
    def askable(self) -> bool:
        """Whether the days can be asked for."""
        return self._span is not None and self._fault is None

    @property
    def facility(self) -> Choice | None:
        """The one centre to ask for, its value an ``Identifier``; None for all that this desk has to do with."""
        return self._facility

    @facility.setter
    def facility(self, choice: Choice | None) -> None:
        if choice != self._facility:
            self._facility = choice
            self.facility_changed.emit()

    def search_facilities(self, text: str) -> Sequence[Choice]:
        """The centres that this desk knows, by name; else the id that was typed."""
        words = search_words(text)
        found = [
            Choice(one.identifier, one.name or formats.tqid(one.identifier.id), one.address)
            for one in self._facilities
            if one.identifier is not None
            and (found_by(words, search_keys(one.name)) or one.identifier.id.casefold() == text.strip().casefold())
        ]
        finding = check_facility_id(text)
        if found or finding.level is Level.ERROR:
            return found
        typed = self.tr("The centre {id}").format(id=formats.tqid(finding.value))
        return [Choice(centre_identifier(finding.value), typed)]

    @property
    def looking(self) -> bool:
        """Whether the gateway is being asked."""
        return self._progress is not None

    @property
    def hits_text(self) -> str:
        """How many patients are hit; empty while that is not known."""
        known = self._found is not None and self._found.problem is None and not self.looking
        return hits_words(self.hits.bookings) if known or self.hits.bookings else ""

    @property
    def others_text(self) -> str:
        """How many withdrawn slots nobody from here has; empty where there are none."""
        return others_words(self._found)

    @property
    def asked_text(self) -> str:
        """What is being asked, or was last, in one line."""
        return asked_words(self._found, self._progress)

    @property
    def emptiness(self) -> Emptiness | None:
        """Why no patient is listed; None where one is."""
        if self.hits.bookings:
            return None
        if self.looking:
            return not_asked(ready=True, asking=True)
        if (problem := self.trouble) is not None and (self._found is None or self._found.problem is not None):
            return failure(problem, too_long=self._fault is not None)
        if self._found is None:
            return not_asked(ready=self.ready, asking=False)
        wanted = self._found.wanted
        days = (wanted.last_day.to_date() - wanted.first_day.to_date()).days + 1
        return nobody_hit(self._found, known_centre=self._is_known(wanted.facility), a_month=days >= MONTH)

    @property
    def trouble(self) -> ProblemText | None:
        """What is wrong with the desk or with what is to be asked, or why some of it brought no answer."""
        if self.problem is not None:
            return self.problem
        if self._session is None and self._slot.trouble is not None:
            return problem_text(self._slot.trouble)
        failed = self._found.failed if self._found is not None else ()
        return problem_text(failed[0].problem) if failed else None

    @property
    def selected(self) -> Booking | None:
        """The booking that the details are about."""
        return self._selected

    @property
    def can_undo(self) -> bool:
        """Whether the last "told" can be taken back."""
        return self._telling.last is not None

    @property
    def undo_text(self) -> str:
        """Who was marked as told last; empty where nobody was."""
        return self._telling.undo_text

    def open(self) -> None:
        """Ask, where nobody has asked yet."""
        if self._found is None and not self.looking and self.problem is None:
            self.look()

    def look(self) -> None:
        """Ask for the chosen days; before the desk is ready that waits. A newer asking cancels the older."""
        if self._span is None or not self.askable:
            return
        if self._session is None:
            self._awaited = True
            self._slot.want_again()
            return
        self._awaited = False
        self.set_problem(None)
        first, last = self._span
        centre = cast("Identifier", self._facility.value) if self._facility is not None else None
        self.run(self._look(self._session, Wanted(first, last, centre)), name="look")
        self._set_progress((0, 0))

    def look_ahead(self, days: int) -> None:
        """Ask for so many days from today on."""
        self.span = self._days(days)
        self.look()

    def look_everywhere(self) -> None:
        """Ask for every centre that this desk has to do with."""
        self.facility = None
        self.look()

    def stop(self) -> None:
        """Let the asking go; what was found before stays."""
        self._awaited = False
        self._tasks.cancel("look")
        self._set_progress(None)

    def select(self, booking_id: int | None) -> None:
        """Choose a booking that is listed."""
        self._select(next((booking for booking in self.hits.bookings if booking.id == booking_id), None))

    def mark_told(self) -> None:
        """The selected booking's patient has been told."""
        if self._session is not None and self._selected is not None and self.can_tell:
            self.run(self._telling.tell(self._session, self._selected), name="told")

    def undo(self) -> None:
        """Take the last "told" back."""
        if self._session is not None:
            self.run(self._take_back(self._session), name="told")

    def show_in_list(self) -> None:
        """Have the selected booking shown in the list (F3)."""
        if self._selected is not None:
            self._shared.navigator.go(ShowBooking(self._selected))

    def track_other(self, row: int) -> None:
        """Have a slot tracked that nobody from here has."""
        if 0 <= row < len(self.others.tqids):
            self._shared.navigator.go(Track(self.others.tqids[row]))

    def others_as_text(self) -> str:
        """The ids of the slots that nobody from here has, a line each."""
        return "\n".join(tqid.printed for tqid in self.others.tqids)

    @property
    def _fault(self) -> "Problem | None":
        return Wanted(*self._span).fault if self._span is not None else None

    def _days(self, days: int) -> Span:
        return self.today(), self.today().add_days(days - 1)

    def _is_known(self, centre: Identifier | None) -> bool:
        known = {one.identifier.id.casefold() for one in self._facilities if one.identifier is not None}
        return centre is None or centre.id.strip().casefold() in known

    async def _look(self, session: "Session", wanted: Wanted) -> None:
        try:
            found = await session.withdrawn.look(wanted, self._progressed)
        except Exception:
            self._set_progress(None)
            raise
        self._set_progress(None)
        self._show(found)

    async def _again(self, session: "Session", found: Withdrawals) -> None:
        renewed = await session.withdrawn.again(found)
        if self._found is found:
            self._show(renewed)

    async def _take_back(self, session: "Session") -> None:
        taken_back = await self._telling.take_back(session)
        if taken_back is not None and self.hits.row_of(taken_back.id) >= 0:
            self._select(taken_back)

    async def _read_facilities(self, session: "Session") -> None:
        self._facilities = await session.directory.facilities()
        self.found_changed.emit()

    def _progressed(self, done: int, total: int) -> None:
        self._set_progress((done, total))

    def _set_progress(self, progress: tuple[int, int] | None) -> None:
        if progress != self._progress:
            self._progress = progress
            self.progress_changed.emit()

    def _show(self, found: Withdrawals | None) -> None:
        self._found = found
        self.hits.show_rows(found.hits if found is not None else ())
        self.others.show(found.others if found is not None else ())
        self.found_changed.emit()
        kept = self.hits.row_of(self._selected.id) if self._selected is not None else -1
        self._select(self.hits.bookings[max(kept, 0)] if self.hits.bookings else None)

    def _select(self, booking: Booking | None) -> None:
        if booking != self._selected:
            self._selected = booking
            self.selected_changed.emit()

    def _begin(self, session: "Session") -> None:
        """Learn the centres, and ask what could not be asked before."""
        self.run(self._read_facilities(session), name="facilities", quiet=True)
        if self._awaited:
            self.look()

    def _forget(self) -> None:
        """Another journal's bookings must not be acted upon; what was being asked is wanted still."""
        self._awaited = self._awaited or self.looking or self._found is not None
        self._facilities = ()
        self._telling.forget()
        self._set_progress(None)
        self._show(None)
        self.set_problem(self._fault)

    def _await(self, trouble: "Problem | None") -> None:  # noqa: ARG002  (``trouble`` finds it)
        self.found_changed.emit()

    def _hear(self, event: Event) -> None:
        """A booking that is hit may have been told of, cancelled or checked elsewhere; a search for new ones is F5."""
        if isinstance(event, CheckBegan | CheckWent | WithdrawnFound):
            return
        if self._session is not None and self._found is not None:
            self.run(self._again(self._session, self._found), name="again", quiet=True)


def make(shared: Shared, parent: QObject) -> WithdrawnViewModel:
    """For ``app.screens``."""
    return WithdrawnViewModel(shared, parent)
