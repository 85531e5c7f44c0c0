"""The desk (F3): the bookings made from here, what changed about them since, and what can be done about one."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.bookings import Booking, BookingState, Day, IntentKind
from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.core.errors import HqsError
from hqs_desktop.core.text import clean_input
from hqs_desktop.desk.bookings import PAGE
from hqs_desktop.desk.events import CheckBegan, CheckEnded, CheckWent, Event
from hqs_desktop.desk.writing.outcome import Done, Unknown, WriteEvent
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.bookings.attention import AttentionList, call_of, half_move_of, open_outcome_of
from hqs_desktop.viewmodels.bookings.checking import Checking
from hqs_desktop.viewmodels.bookings.commands import LIST, PAGES
from hqs_desktop.viewmodels.bookings.filter import Filter, FilterChoices, filters_that_show
from hqs_desktop.viewmodels.bookings.output import Listed, Output
from hqs_desktop.viewmodels.bookings.paper import PRINTED_AT_MOST
from hqs_desktop.viewmodels.bookings.table import BookingTable
from hqs_desktop.viewmodels.bookings.words import Emptiness, count_words, emptiness
from hqs_desktop.viewmodels.dialogs.cancel import CancelViewModel
from hqs_desktop.viewmodels.dialogs.settle import Settlement
from hqs_desktop.viewmodels.on_booking import OnBooking
from hqs_desktop.viewmodels.pages import Pages
from hqs_desktop.viewmodels.shared import Shared
from hqs_desktop.viewmodels.telling import Telling
from hqs_desktop.viewmodels.words.problems import ProblemText, problem_text

if TYPE_CHECKING:
    from hqs_desktop.desk.problems import Problem
    from hqs_desktop.desk.session import Session

TYPING_PAUSE = 0.15
"""Seconds without a key until the list follows what was typed."""

_CANCELLABLE = {BookingState.BOOKED}


class DeskViewModel(OnBooking):
    """State and commands of the desk."""

    filter_changed = Signal()
    choices_changed = Signal()
    listed_changed = Signal()
    total_changed = Signal()
    selected_changed = Signal()
    attention_changed = Signal()
    told_changed = Signal()
    count_changed = Signal()

    def __init__(self, shared: Shared, parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self.table = BookingTable(self)
        self.attention = AttentionList(self)
        self.pages = Pages(PAGES, shared, self)
        self.checking = Checking(shared, self)
        self.output = Output(shared, lambda: self._listed, self)
        self._filter = Filter()
        self.choices = FilterChoices()
        self._calls: Sequence[Booking] = ()
        self._total: int | None = 0
        self._loaded, self._in_all_days = False, False
        self._listed: Listed | None = None
        self._selected: Booking | None = None
        self._telling = Telling(self)
        self._telling.changed.connect(self.told_changed)
        self._sought: Booking | None = None  # to be listed and chosen, whatever the filter
        self._lookers = 0
        self.table.more_wanted.connect(self._want_more)
        shared.ticks.day.connect(self._follow_day)
        self._join()

    async def aclose(self) -> None:
        """End whatever runs, in its other views, too."""
        await self.pages.aclose()
        await self.checking.aclose()
        await self.output.aclose()
        await super().aclose()

    @property
    def filter(self) -> Filter:
        """What the list is narrowed to."""
        return self._filter

    @property
    def loaded(self) -> bool:
        """Whether the list has been read at least once."""
        return self._loaded

    @property
    def emptiness(self) -> Emptiness | None:
        """Why nothing is listed; None where something is."""
        if self.table.bookings:
            return None
        return emptiness(
            self._filter.day,
            narrowed=self._filter.narrowed,
            ready=self.ready,
            loaded=self._loaded,
            problem=self.problem if self._session is not None else self._trouble,
        )

    @property
    def today(self) -> ShamsiDate:
        """The day in Iran."""
        return shamsi_of(self._clock.now())

    @property
    def count_text(self) -> str:
        """How many bookings are listed, and of how many where that is not all of them."""
        return count_words(len(self.table.bookings), self._total, in_all_days=self._in_all_days)

    @property
    def attention_text(self) -> str:
        """What stands above the list; empty where nothing does."""
        calls, open_ = len(self._calls), len(self.attention.items) - len(self._calls)
        parts = (
            self.tr("Being checked ({n})").format(n=formats.digits(open_)) if open_ else "",
            self.tr("Whom to call ({n})").format(n=formats.digits(calls)) if calls else "",
        )
        return formats.listed(*parts, by="  \u00b7  ")

    @property
    def count(self) -> int:
        """How many patients are to be called and outcomes are open, for the rail."""
        return len(self.attention.items)

    @property
    def selected(self) -> Booking | None:
        """The booking that the details are about."""
        return self._selected

    @property
    def can_cancel(self) -> bool:
        """Whether the selected booking still stands."""
        return self.ready and self._selected is not None and self._selected.state in _CANCELLABLE

    @property
    def can_undo(self) -> bool:
        """Whether the last mark can be taken back."""
        return self._telling.last is not None

    @property
    def undo_text(self) -> str:
        """Who was marked last, and as what; empty where nobody was."""
        return self._telling.undo_text

    def set_day(self, day: Day) -> None:
        """Show today's, coming, past or all bookings, or those that were made today."""
        self._narrow(replace(self._filter, day=day))

    def set_text(self, text: str) -> None:
        """Seek in all days, unless one is chosen meanwhile; the list follows once the typing pauses."""
        self._narrow(self._filter.seeking(clean_input(text, keep_zwnj=True)), pause=TYPING_PAUSE)

    def set_doctor(self, provider_id: str | None) -> None:
        """Show one doctor's."""
        self._narrow(replace(self._filter, provider_id=provider_id))

    def set_state(self, state: str | None) -> None:
        """Show those of one state."""
        self._narrow(replace(self._filter, state=BookingState(state) if state is not None else None))

    def set_operator_filter(self, name: str | None) -> None:
        """Show those that one operator booked."""
        self._narrow(replace(self._filter, operator=name))

    def clear_filters(self) -> None:
        """Keep the day only."""
        self._narrow(self._filter.cleared())

    def select(self, booking_id: int | None) -> None:
        """Choose a booking of the list or of those above it."""
        if self._sought is None:
            self._select(self._find(booking_id))

    def show(self, booking: Booking) -> None:
        """Choose a booking and have it listed, if need be under another filter, and look at the list."""
        self.pages.show(LIST)
        self._seek(booking)

    def _seek(self, booking: Booking) -> None:
        self._sought = booking
        self._select(booking)
        self.refresh()

    def look_on(self, *, looking: bool) -> None:
        """Somebody sees the list, or no longer does. While it is seen, no news takes the choice elsewhere."""
        self._lookers += 1 if looking else -1

    def refresh(self) -> None:
        """Read the list anew from the journal; before the desk is ready, have that tried."""
        if self._session is None:
            self._slot.want_again()
        else:
            self.run(self._load(self._session, 0.0), name="list")

    def mark_told(self) -> None:
        """The selected booking's patient has been told."""
        if self._session is not None and self._selected is not None and self.can_tell:
            self.run(self._telling.tell(self._session, self._selected), name="told")

    def undo(self) -> None:
        """Take the last mark back."""
        if self._session is not None:
            self.run(self._take_back(self._session), name="told")

    def cancellation(self) -> CancelViewModel | None:
        """What cancels the selected booking; None where it can't be cancelled."""
        if self._selected is None or not self.can_cancel:
            return None
        return CancelViewModel(self._selected, self._shared, self)

    @property
    def settles(self) -> int | None:
        """The selected booking's open write that the desk may settle by phone; None where there is none."""
        return self.attention.settles(self._selected.id) if self._selected is not None else None

    def settlement(self, intent_id: int | None) -> Settlement | None:
        """What settles an open write by phone; None where it can't be settled any more, and for None."""
        return Settlement.of(self._session.writer, intent_id, self._clock.now()) if self._session is not None else None

    def _narrow(self, wanted: Filter, *, pause: float = 0.0) -> None:
        if wanted == self._filter:
            return
        self._sought = None
        self._filter = wanted
        self.filter_changed.emit()
        if self._session is not None:
            self.run(self._load(self._session, pause), name="list")

    def _find(self, booking_id: int | None) -> Booking | None:
        listed = (booking for booking in (*self.table.bookings, *self._calls) if booking.id == booking_id)
        return next(listed, None)

    async def _load(self, session: "Session", pause: float) -> None:
        if pause:
            await self._clock.sleep(pause)
        found, whole = await self._page(session)
        self._calls = await session.desk.whom_to_call()
        self.set_problem(None)
        if self.choices.learn(found):
            self.choices_changed.emit()
        same = self._listed is not None and self._listed.wanted == self._filter
        self._total = len(found) if whole else self._total if same else None
        self.table.show(found, self.today, more=not whole)
        self._loaded, self._in_all_days = True, self._filter.seeks_in_all_days
        self._note_listed()
        self._show_attention(session.writer.pending)
        self.listed_changed.emit()
        self._select_again()
        if not whole:
            await self._count(session)

    async def _count(self, session: "Session") -> None:
        """Say how many there are; where they are not very many, list all of them."""
        self._total = await session.desk.count(self._filter.day, self._filter.narrowing)
        self._note_listed()
        listed = -1
        while listed < len(self.table.bookings) < self._total <= PRINTED_AT_MOST:
            listed = len(self.table.bookings)
            await self._read_more(session)

    async def _read_more(self, session: "Session") -> None:
        """List the page behind the last booking."""
        wanted, last = self._filter, self.table.bookings[-1]
        found = await session.desk.bookings(wanted.day, wanted.narrowing, after=last, limit=PAGE + 1)
        if self._filter != wanted or self.table.bookings[-1:] != [last]:
            return  # the list was read anew meanwhile
        whole = len(found) <= PAGE
        self.table.append(found[:PAGE], self.today, more=not whole)
        self._total = len(self.table.bookings) if whole else self._total
        if self.choices.learn(found):
            self.choices_changed.emit()
        self._note_listed()

    def _want_more(self) -> None:
        """The last row came into sight."""
        if self._session is not None:
            self.run(self._read_more(self._session), name="more", quiet=True)

    def _note_listed(self) -> None:
        """What is printed and saved is what is listed."""
        listed = self.table.bookings
        total = len(listed) + 1 if self._total is None else self._total
        doctor = self.choices.doctor(self._filter.provider_id)
        self._listed = Listed(self._filter, listed, total, self._clock.now(), doctor)
        self.total_changed.emit()

    async def _page(self, session: "Session") -> tuple[Sequence[Booking], bool]:
        """What the filter asks for; where that hides the booking that is sought, what the next wider one does.

        And whether that is all of it.
        """
        try:
            page, sought = await self._read(session), self._sought
            for wider in filters_that_show(sought, self.today) if sought is not None else ():
                if sought is None or any(booking.id == sought.id for booking in page[0]):
                    break
                self._filter = wider
                self.filter_changed.emit()
                page = await self._read(session)
        except HqsError:
            self._sought = None
            raise
        self._sought = None
        return page

    async def _read(self, session: "Session") -> tuple[Sequence[Booking], bool]:
        """As much as is listed already, so that nothing jumps; of another filter the first page."""
        same = self._listed is not None and self._listed.wanted == self._filter
        limit = max(PAGE, len(self.table.bookings)) if same else PAGE
        found = await session.desk.bookings(self._filter.day, self._filter.narrowing, limit=limit + 1)
        return found[:limit], len(found) <= limit

    def _show_attention(self, pending: Sequence[Unknown]) -> None:
        listed = {booking.tqid: booking for booking in self.table.bookings}
        opened = [open_outcome_of(one, listed.get(one.intent.request.slot.tqid), self.today) for one in pending]
        before = self.count
        moves = self._session.mover.to_see_to if self._session is not None else ()
        halves = [half_move_of(move, listed.get(move.old.slot.tqid), self.today) for move in moves]
        self.attention.show([*halves, *opened, *(call_of(booking, self.today) for booking in self._calls)])
        self.attention_changed.emit()
        if self.count != before:
            self.count_changed.emit()

    def _select_again(self) -> None:
        """Keep the selection through a new reading; without one take the first row."""
        kept = self._find(self._selected.id) if self._selected is not None else None
        if kept is None and self.table.bookings:
            kept = self.table.bookings[0]
        self._select(kept)

    def _select(self, booking: Booking | None) -> None:
        if booking != self._selected:
            self._selected = booking
            self.selected_changed.emit()

    async def _take_back(self, session: "Session") -> None:
        if (taken_back := await self._telling.take_back(session)) is not None:
            self._select(taken_back)

    async def _miss(self, session: "Session", booking: Booking) -> None:
        if booking.missed_at is None:
            await self._telling.miss(session, booking)
        else:
            await super()._miss(session, booking)

    @property
    def _trouble(self) -> ProblemText | None:
        return problem_text(self._slot.trouble) if self._slot.trouble is not None else None

    def _begin(self, session: "Session") -> None:  # noqa: ARG002  (``refresh`` finds it)
        """List its bookings."""
        self.refresh()

    def _forget(self) -> None:
        """Another journal's bookings must not be acted upon."""
        self._loaded, self._listed = False, None
        self._calls = ()
        self._telling.forget()
        self._sought = None
        self.table.show((), self.today)
        self._show_attention(())
        self._select(None)
        self.listed_changed.emit()

    def _await(self, trouble: "Problem | None") -> None:  # noqa: ARG002  (``emptiness`` finds it)
        """Say why there is no list."""
        self.listed_changed.emit()

    def _hear(self, event: Event) -> None:
        """The list stands otherwise once a write became unknown or ended, a check did, or a patient was told."""
        match event:
            case WriteEvent(kind=IntentKind.BOOK, outcome=Done(booking)) if not self._lookers:
                self._seek(booking)
                return
        if isinstance(event, CheckEnded) and event.report is None:
            self.set_problem(event.problem)
        elif not isinstance(event, CheckBegan | CheckWent):
            self.refresh()

    def _follow_day(self) -> None:
        self.refresh()
        self.selected_changed.emit()


def make(shared: Shared, parent: QObject) -> DeskViewModel:
    """For ``app.screens``."""
    return DeskViewModel(shared, parent)
