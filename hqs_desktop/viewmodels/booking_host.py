"""What screens have in common that find slots and have them booked in a panel of their own."""

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.bookings import IntentKind
from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.core.errors import HqsError
from hqs_desktop.core.model import Slot, Tqid
from hqs_desktop.desk.events import CheckEnded, Event, HoldsChanged, WithdrawnFound
from hqs_desktop.desk.writing.outcome import Done, WriteEvent
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.book.known import KnownPatient
from hqs_desktop.viewmodels.book.panel import BookPanel
from hqs_desktop.viewmodels.book.slot import SlotState, held_words, state_of, why_not
from hqs_desktop.viewmodels.commands import Command
from hqs_desktop.viewmodels.dialogs.cancel import CancelViewModel
from hqs_desktop.viewmodels.navigation import PutOnWaitlist, ShowBooking
from hqs_desktop.viewmodels.shared import Shared
from hqs_desktop.viewmodels.words.problems import ProblemText
from hqs_desktop.viewmodels.words.tone import Tone

if TYPE_CHECKING:
    from hqs_desktop.core.wishes import Wish
    from hqs_desktop.desk.session import Session


class FoundSlots(QObject):
    """The slots that a screen has found, and how each of them stands."""

    states_changed = Signal()  # slots can be booked that could not before, or no longer

    @property
    def any_shown(self) -> bool:
        """Whether there is a slot to go to."""
        raise NotImplementedError

    def state(self, slot: Slot) -> SlotState:
        """Whether a slot can be booked now."""
        raise NotImplementedError

    def state_word(self, slot: Slot) -> str:
        """The quota of a bookable slot, or why it can't be booked."""
        raise NotImplementedError

    def mark_all(self, marks: Mapping[Tqid, SlotState | None]) -> None:
        """Slots were booked, or that is being found out; None: they may be free again."""
        raise NotImplementedError

    def hold(self, tqid_keys: Collection[str]) -> None:
        """Other desks have these slots taken up, and no others."""
        raise NotImplementedError

    def mark(self, tqid: Tqid, state: SlotState | None) -> None:
        """The same of one slot."""
        self.mark_all({tqid: state})


class BookingHost(SessionViewModel):
    """``results`` are what was found, ``panel`` books one of them, ``known`` is what the desk knows of its patient.

    A screen's own class searches; its constructor ends with ``_join``.
    """

    hint_changed = Signal()
    focus_requested = Signal(str)  # where the next key belongs: criteria, results, panel, or a field of the criteria

    results: FoundSlots
    at_slots: Sequence[Command]
    """What is of use while slots are looked through."""
    seeks = True
    """Whether it has criteria to search by; where it has none, what needs a search is taken up on F2."""

    def __init__(self, shared: Shared, parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self._hint: ProblemText | None = None
        self._hint_tone = Tone.WARN
        self.panel = BookPanel(shared, self)
        self.known = KnownPatient(self.panel, shared, self)

    @property
    def hint(self) -> ProblemText | None:
        """Why the last key did nothing, or what it did in its stead, in words."""
        return self._hint

    @property
    def hint_tone(self) -> Tone:
        """How much it matters."""
        return self._hint_tone

    def invitation(self) -> str:
        """What to do where no slot is chosen."""
        raise NotImplementedError

    def next_words(self) -> str:
        """What Enter on a receipt does, where that is not a new booking; empty where it is."""
        return ""

    async def aclose(self) -> None:
        """Cancel what runs."""
        await self.known.aclose()
        await self.panel.aclose()
        await super().aclose()

    def stop(self) -> bool:
        """Cancel the running search; False where none runs."""
        raise NotImplementedError

    def open_slot(self, slot: Slot) -> None:
        """Take a slot up for booking, or tell why it can't be."""
        state = self.results.state(slot)
        if self.panel.move.is_present(slot):
            advice = self.tr("Choose another slot.")
            self._set_hint(ProblemText(self.tr("The booking has this slot already"), "", advice))
            return
        if state is SlotState.MINE and self._session is not None:
            self.run(self._show_booking(self._session, slot), name="show a booking", quiet=True)
            return
        if state is not SlotState.FREE:
            self._set_hint(self.why_not(slot, state))
            return
        self._set_hint(None)
        if self.panel.open(slot):
            self.focus_requested.emit("panel")

    def back(self) -> bool:
        """What Esc does: one step back in the panel, else the search is cancelled; False where nothing was to do."""
        if self.panel.choosing:
            return self.stop() or self.panel.move.give_up()
        moved = self.panel.back()
        if moved and self.panel.step is Step.CHOOSING:
            self.focus_requested.emit("results")
        return moved

    def new_booking(self) -> None:
        """Begin with another patient, at the results."""
        self.panel.restart()
        self.focus_requested.emit("results" if self.results.any_shown else "criteria")

    def new_call(self) -> None:
        """Begin where a new call begins, with nothing in the panel."""
        self.panel.restart()
        self.focus_requested.emit("criteria")

    @property
    def wish(self) -> "Wish | None":
        """What the criteria say, to be sought again; None where that is not whole."""
        return None

    @property
    def found_nothing(self) -> bool:
        """Whether a search has just brought nothing."""
        return False

    def put_on_waitlist(self) -> None:
        """Have the patient at hand wait: for an earlier visit where one is booked, else for what is sought."""
        booking = self.panel.booking or self.panel.move.booking
        if booking is not None:
            self._shared.navigator.go(PutOnWaitlist(booking=booking))
        else:
            typed = self.panel.draft.typed
            self._shared.navigator.go(PutOnWaitlist(typed, self.wish, unmet=self.found_nothing))

    def seek(self, wish: "Wish") -> None:
        """Search for what was wished, for the patient in the panel."""

    def tell(self, words: ProblemText | None, tone: Tone = Tone.INFO) -> None:
        """Tell what a key did, or why it did nothing, as ``hint``; None tells nothing any more."""
        self._set_hint(words, tone)

    def choose_other(self) -> None:
        """Choose another slot for the same patient, after a refusal; what was typed stays."""
        while not self.panel.choosing and self.panel.back():
            pass
        self.focus_requested.emit("results")

    def same_patient(self) -> None:
        """Choose another slot for the patient just booked."""
        self.panel.same_patient()
        self.focus_requested.emit("results")

    def cancellation(self) -> CancelViewModel | None:
        """What cancels the booking just made; None where there is none."""
        booking = self.panel.booking
        return CancelViewModel(booking, self._shared, self) if booking is not None else None

    def why_not(self, slot: Slot, state: SlotState) -> ProblemText:
        """Why a slot can't be booked, and what to do."""
        title, advice = why_not(slot, state, self._shared.clock.now())
        hold = self._session.holds.of(slot.tqid) if self._session is not None and state is SlotState.HELD else None
        if hold is not None:
            title = held_words(hold)
        return ProblemText(title, "", advice)

    def _hear(self, event: Event) -> None:
        """A slot that another screen booked or cancelled, or that was withdrawn, stands otherwise now."""
        match event:
            case WriteEvent(kind=kind, outcome=Done(booking)):
                self.results.mark(booking.tqid, state_of(booking))
                if kind is IntentKind.CANCEL:
                    self._drop_receipt(booking.tqid)
            case WriteEvent(kind=IntentKind.CANCEL, request=request) if self._session is not None:
                tqid = request.slot.tqid
                self.run(self._mark_again(self._session, tqid), name=f"how a slot stands {tqid.key}", quiet=True)
            case CheckEnded(report, _) if report is not None:
                self.results.mark_all({booking.tqid: state_of(booking) for booking in report.changed})
            case WithdrawnFound(tqids):
                self.results.mark_all(dict.fromkeys(tqids, SlotState.GONE))
            case HoldsChanged() if self._session is not None:
                self.results.hold(self._session.holds.held_elsewhere)

    def _drop_receipt(self, tqid: Tqid) -> None:
        """A receipt of what no longer stands must not be printed or read out."""
        if self.panel.booking is not None and self.panel.booking.tqid == tqid:
            self.panel.restart()

    async def _mark_own(self, session: "Session", first: ShamsiDate, last: ShamsiDate) -> None:
        """Tell slots that this desk has booked, also in an earlier run, though the gateway may still offer them."""
        try:
            own = await session.desk.standing(first, last)
        except HqsError:
            return  # booking will name the journal's trouble
        self.results.mark_all({booking.tqid: state_of(booking) for booking in own})

    async def _mark_again(self, session: "Session", tqid: Tqid) -> None:
        booking = await session.desk.of_slot(tqid)
        if booking is not None:
            self.results.mark(tqid, state_of(booking))

    async def _show_booking(self, session: "Session", slot: Slot) -> None:
        booking = await session.desk.of_slot(slot.tqid)
        if booking is not None:
            self._shared.navigator.go(ShowBooking(booking))

    def _set_hint(self, hint: ProblemText | None, tone: Tone = Tone.WARN) -> None:
        if (hint, tone) != (self._hint, self._hint_tone):
            self._hint, self._hint_tone = hint, tone
            self.hint_changed.emit()
