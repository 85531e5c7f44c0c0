"""A journal in memory, strict about the order of things, that can fail on command."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from hqs_desktop.core.bookings import (
    Booking,
    BookingFilter,
    BookingState,
    Correction,
    DirectoryEntry,
    Intent,
    IntentKind,
    IntentState,
    Order,
)
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.directory import (
    NO_FACILITY_EDIT,
    NO_PROVIDER_EDIT,
    DirectoryChange,
    FacilityEdit,
    ProviderEdit,
    as_heard,
    edited,
    entry_key,
)
from hqs_desktop.core.errors import IllegalMoveError, JournalError, LiveIntentError, MoveOpenError, NotMovableError
from hqs_desktop.core.model import BookingRequest, Identifier, Person, Slot, Tqid
from hqs_desktop.core.moves import Move, MoveState
from hqs_desktop.core.reminders import Reminder
from hqs_desktop.core.searches import SavedSearch
from hqs_desktop.core.text import fold
from hqs_desktop.core.tqid import tqids_in
from hqs_desktop.core.wishes import Wish
from hqs_desktop.desk.ports import Clock, FigureStore, ForgettingStore
from hqs_desktop.journal.audit import SqlAudit
from hqs_desktop.journal.basket import SqlBasket
from hqs_desktop.journal.figures import SqlFigures
from hqs_desktop.journal.forgetting import SqlForgetting
from hqs_desktop.journal.offer_store import SqlOffers
from hqs_desktop.journal.offers import Offered
from hqs_desktop.journal.operators import SqlOperators
from hqs_desktop.journal.readings import SqlReadings
from hqs_desktop.journal.task_store import SqlTasks, Transact
from tests.fakes.tasks import in_memory


class RecordedOffers(SqlOffers):
    """Remembers what was offered to whom."""

    def __init__(self, read: Transact, write: Transact, desk: str) -> None:
        super().__init__(read, write, desk)
        self.made: list[Offered] = []

    async def match(self, slots: Sequence[Slot], wish: Wish, now: datetime) -> Sequence[Offered]:
        """Offer slots."""
        found = await super().match(slots, wish, now)
        self.made += found
        return found


@dataclass
class FakeJournal:
    """Fulfils ``desk.ports.Journal``. ``failing`` names the methods that raise ``JournalError`` for now."""

    clock: Clock
    intents: dict[int, Intent] = field(default_factory=dict)
    listed: dict[int, Booking] = field(default_factory=dict)
    entries: list[DirectoryEntry] = field(default_factory=list)  # as the gateway has them
    providers: dict[str, ProviderEdit] = field(default_factory=dict)
    facilities: dict[str, FacilityEdit] = field(default_factory=dict)
    moves: dict[int, Move] = field(default_factory=dict)
    searches: dict[int, SavedSearch] = field(default_factory=dict)
    corrected: list[Correction] = field(default_factory=list)
    reminded: list[Reminder] = field(default_factory=list)
    failing: set[str] = field(default_factory=set)
    closed: bool = False

    def __post_init__(self) -> None:
        transact = in_memory(lambda: self._check("tasks"))
        self.tasks = SqlTasks(transact, transact, "desk")
        self.offers = RecordedOffers(transact, transact, "desk")
        self.basket = SqlBasket(transact, transact, "desk")
        self.operators = SqlOperators(transact, transact, self.clock, "desk")
        self.readings = SqlReadings(transact, transact)
        self.figures: FigureStore = SqlFigures(transact)
        self.audit = SqlAudit(transact, transact, "desk")
        self.forgetting: ForgettingStore = SqlForgetting(transact)

    async def begin(
        self, kind: IntentKind, request: BookingRequest, *, operator: str, reason: CodedText | None = None
    ) -> Intent:
        self._check("begin")
        if any(one.state.live and one.request.slot.tqid == request.slot.tqid for one in self.intents.values()):
            raise LiveIntentError("a write of this slot is open")
        now = self.clock.now()
        intent = Intent(len(self.intents) + 1, kind, IntentState.INTENT, request, reason, operator, now, now)
        self.intents[intent.id] = intent
        if kind is IntentKind.BOOK:
            self._put(Booking(len(self.listed) + 1, request, BookingState.UNRESOLVED, operator, now, now))
        elif (booking := self._of(request, BookingState.BOOKED)) is not None:
            self._put(replace(booking, state=BookingState.CANCELLING))
        return intent

    async def mark_sent(self, intent_id: int) -> None:
        self._move("mark_sent", intent_id, {IntentState.INTENT}, IntentState.SENT)

    async def mark_unknown(self, intent_id: int, *, error: str) -> None:
        assert error
        intent = self._move("mark_unknown", intent_id, {IntentState.SENT, IntentState.UNKNOWN}, IntentState.UNKNOWN)
        self.intents[intent_id] = replace(intent, error_text=error)

    async def confirm(self, intent_id: int, *, request_id: str | None = None) -> Booking:
        open_states = {IntentState.SENT, IntentState.UNKNOWN}
        intent = self._move("confirm", intent_id, open_states, IntentState.CONFIRMED)
        self.intents[intent_id] = replace(intent, request_id=request_id)
        now = self.clock.now()
        if intent.kind is IntentKind.BOOK:
            booking = self._of(intent.request, BookingState.UNRESOLVED)
            assert booking is not None
            for other in list(self.listed.values()):
                if other.tqid == booking.tqid and other.state is BookingState.BOOKED:
                    self._put(replace(other, state=BookingState.CHANGED, to_call=True, told_at=None))
            return self._put(replace(booking, state=BookingState.BOOKED, booked_at=now, changed_at=now))
        booking = self._of(intent.request, BookingState.CANCELLING)
        if booking is None:
            booking = Booking(
                len(self.listed) + 1,
                intent.request,
                BookingState.CANCELLED,
                intent.operator,
                now,
                now,
                cancel_reason=None,
            )
        return self._put(replace(booking, state=BookingState.CANCELLED, changed_at=now, cancel_reason=intent.reason))

    async def refuse(self, intent_id: int, *, code: int | None, text: str, request_id: str | None = None) -> None:
        open_states = {IntentState.SENT, IntentState.UNKNOWN}
        intent = self._move("refuse", intent_id, open_states, IntentState.REFUSED)
        self.intents[intent_id] = replace(intent, request_id=request_id, error_code=code, error_text=text)
        self._undo(intent)

    async def lapse(self, intent_id: int, *, error: str | None = None) -> None:
        open_states = {IntentState.INTENT, IntentState.SENT, IntentState.UNKNOWN}
        intent = self._move("lapse", intent_id, open_states, IntentState.LAPSED)
        self.intents[intent_id] = replace(intent, error_text=error or intent.error_text)
        self._undo(intent)

    async def intent(self, intent_id: int) -> Intent | None:
        self._check("intent")
        return self.intents.get(intent_id)

    async def live_intents(self) -> Sequence[Intent]:
        self._check("live_intents")
        return [intent for intent in self.intents.values() if intent.state.live]

    async def given_up(self, visits_from: datetime) -> Sequence[Intent]:
        self._check("given_up")
        return [
            intent
            for intent in self.intents.values()
            if intent.state in {IntentState.LAPSED, IntentState.REFUSED}
            and intent.error_text is not None
            and intent.request.slot.start >= visits_from
        ]

    async def bookings(self, wanted: BookingFilter) -> Sequence[Booking]:
        self._check("bookings")
        found = self._wanted(wanted)
        if wanted.after is not None:
            place = _PLACES[wanted.order]
            last = place(wanted.after)
            found = [one for one in found if (place(one) > last if wanted.order is Order.VISIT else place(one) < last)]
        return found[: wanted.limit]

    async def count(self, wanted: BookingFilter) -> int:
        self._check("count")
        return len(self._wanted(wanted))

    async def booking(self, tqid: Tqid) -> Booking | None:
        self._check("booking")
        found = [booking for booking in self.listed.values() if booking.tqid == tqid]
        return found[-1] if found else None

    async def update_status(
        self, booking_id: int, *, status: CodedText, state: BookingState, checked_at: datetime, to_call: bool
    ) -> Booking:
        self._check("update_status")
        booking = replace(self.listed[booking_id], status=status, status_checked_at=checked_at)
        if booking.state not in {BookingState.UNRESOLVED, BookingState.CANCELLING, BookingState.CANCELLED}:
            changed = booking.state is not state
            if changed:
                booking = replace(booking, state=state, changed_at=self.clock.now())
            if to_call and (changed or booking.told_at is None):
                booking = replace(booking, to_call=True, told_at=None)
        return self._put(booking)

    async def mark_told(self, booking_id: int, *, at: datetime | None) -> Booking:
        self._check("mark_told")
        return self._put(replace(self.listed[booking_id], told_at=at, to_call=at is None))

    async def mark_missed(self, booking_id: int, *, at: datetime | None) -> Booking:
        self._check("mark_missed")
        return self._put(replace(self.listed[booking_id], missed_at=at))

    async def begin_move(self, old: Booking, new: BookingRequest, *, reason: CodedText, operator: str) -> Move:
        self._check("begin_move")
        ends = {old.tqid, new.slot.tqid}
        if self.listed[old.id].state is not BookingState.BOOKED or len(ends) == 1:
            raise NotMovableError(f"booking {old.id} can't be moved")
        if any(one.state.open and ends & {one.old.slot.tqid, one.new.slot.tqid} for one in self.moves.values()):
            raise MoveOpenError("an earlier move is open")
        now = self.clock.now()
        move = Move(
            len(self.moves) + 1, old.id, old.request, new, reason, MoveState.BOOKING, operator, now, now, desk="desk"
        )
        self.moves[move.id] = move
        return move

    async def change_move(self, before: Move, state: MoveState) -> Move:
        self._check("change_move")
        if self.moves[before.id].state is not before.state:
            raise IllegalMoveError(f"move {before.id} is {before.state} no more")
        self.moves[before.id] = replace(self.moves[before.id], state=state, changed_at=self.clock.now())
        return self.moves[before.id]

    async def doubt_move(self, move_id: int, *, of_old: bool) -> Move:
        self._check("doubt_move")
        now = self.clock.now()
        before = self.moves[move_id]
        self.moves[move_id] = replace(before, old_doubt_at=now) if of_old else replace(before, new_doubt_at=now)
        return self.moves[move_id]

    async def open_moves(self) -> Sequence[Move]:
        self._check("open_moves")
        return [move for move in self.moves.values() if move.state.open]

    async def moves_of(self, tqid: Tqid) -> Sequence[Move]:
        self._check("moves_of")
        return [move for move in self.moves.values() if tqid in {move.old.slot.tqid, move.new.slot.tqid}]

    async def find_person(self, identifier: Identifier) -> Person | None:
        self._check("find_person")
        people = [booking.person for booking in self.listed.values() if booking.person.identifier == identifier]
        return people[-1] if people else None

    async def correct_person(self, person: Person, *, operator: str) -> Correction:
        self._check("correct_person")
        listed = [one for one in self.listed.values() if same_identity(one.person.identifier, person.identifier)]
        if not listed:
            raise JournalError("no booking of this patient is here")
        made = Correction(len(self.corrected) + 1, person, listed[-1].person, operator, self.clock.now(), "desk")
        self.corrected.append(made)
        for one in listed:
            self._put(replace(one, corrected=person))
        return made

    async def take_back_correction(self, correction_id: int) -> None:
        self._check("take_back_correction")
        last = self.corrected[-1]
        assert last.id == correction_id
        self.corrected.pop()
        for one in list(self.listed.values()):
            if same_identity(one.person.identifier, last.person.identifier):
                self._put(replace(one, corrected=None if last.before == one.request.person else last.before))

    async def corrections(self, identifier: Identifier) -> Sequence[Correction]:
        self._check("corrections")
        return [one for one in reversed(self.corrected) if same_identity(one.person.identifier, identifier)]

    async def directory(self) -> Sequence[DirectoryEntry]:
        self._check("directory")
        return tuple(
            edited(entry, self.providers.get(provider), self.facilities.get(facility))
            for entry in self.entries
            for provider, facility in [entry_key(entry)]
        )

    async def learn(self, entries: Sequence[DirectoryEntry]) -> int:
        self._check("learn")
        known = {entry_key(entry): entry for entry in self.entries}
        news = 0
        for entry in entries:
            old = known.pop(entry_key(entry), None)
            new = entry if old is None else replace(entry, pinned=old.pinned, hidden=old.hidden)
            news += new != old
            known[entry_key(entry)] = new
        self.entries = list(known.values())
        return news

    async def change_directory(self, change: DirectoryChange) -> DirectoryChange:
        self._check("change_directory")
        known = {entry_key(entry): entry for entry in self.entries}
        removed = [known.pop(key) for entry in change.removed if (key := entry_key(entry)) in known]
        added = [as_heard(entry) for entry in change.added if entry_key(entry) not in known]
        known |= {entry_key(entry): entry for entry in added}
        marked = [known[key] for entry in change.marked if (key := entry_key(entry)) in known]
        for entry in change.marked:
            if (old := known.get(entry_key(entry))) is not None:
                known[entry_key(entry)] = replace(old, pinned=entry.pinned, hidden=entry.hidden)
        self.entries = list(known.values())
        before = DirectoryChange(
            added=removed,
            removed=added,
            marked=marked,
            providers={key: self.providers.get(key, NO_PROVIDER_EDIT) for key in change.providers},
            facilities={key: self.facilities.get(key, NO_FACILITY_EDIT) for key in change.facilities},
        )
        self.providers |= change.providers
        self.facilities |= change.facilities
        return before

    async def saved_searches(self) -> Sequence[SavedSearch]:
        self._check("saved_searches")
        return [self.searches[place] for place in sorted(self.searches)]

    async def change_searches(self, saved: Sequence[SavedSearch], emptied: Collection[int] = ()) -> None:
        self._check("change_searches")
        for place in emptied:
            self.searches.pop(place, None)
        self.searches |= {search.place: search for search in saved}

    async def reminders(self) -> Sequence[Reminder]:
        self._check("reminders")
        return sorted(self.reminded, key=lambda one: (one.opens_at, one.id))

    async def keep_reminder(
        self, slot: Slot, opens_at: datetime, *, typed: Mapping[str, str], operator: str
    ) -> Reminder:
        self._check("keep_reminder")
        self.reminded = [one for one in self.reminded if one.slot.tqid != slot.tqid]
        number = max((one.id for one in self.reminded), default=0) + 1
        self.reminded.append(Reminder(number, slot, opens_at, operator, self.clock.now(), dict(typed)))
        return self.reminded[-1]

    async def drop_reminder(self, reminder_id: int) -> None:
        self._check("drop_reminder")
        self.reminded = [one for one in self.reminded if one.id != reminder_id]

    async def close(self) -> None:
        self.closed = True

    def _wanted(self, wanted: BookingFilter) -> list[Booking]:
        found = [
            booking
            for booking in self.listed.values()
            if (wanted.starts_from is None or booking.request.slot.start >= wanted.starts_from)
            and (wanted.starts_before is None or booking.request.slot.start < wanted.starts_before)
            and (wanted.booked_from is None or booking.booked_at >= wanted.booked_from)
            and (wanted.booked_until is None or booking.booked_at < wanted.booked_until)
            and (wanted.states is None or booking.state in wanted.states)
            and (wanted.tqid is None or booking.tqid == wanted.tqid)
            and (wanted.person is None or same_identity(booking.person.identifier, wanted.person))
            and (wanted.people is None or booking.person.identifier.key in {one.key for one in wanted.people})
            and (wanted.operator is None or booking.operator == wanted.operator)
            and (wanted.provider_id is None or booking.request.slot.provider.identifier.id == wanted.provider_id)
            and _is_sought(wanted.text, booking)
        ]
        return sorted(found, key=_PLACES[wanted.order], reverse=wanted.order is not Order.VISIT)

    def _check(self, method: str) -> None:
        if method in self.failing or self.closed:
            raise JournalError(f"{method} failed")

    def _move(self, method: str, intent_id: int, sources: set[IntentState], state: IntentState) -> Intent:
        self._check(method)
        intent = self.intents[intent_id]
        if intent.state not in sources:
            raise IllegalMoveError(f"intent {intent_id} is {intent.state} and can't become {state}")
        self.intents[intent_id] = replace(intent, state=state, changed_at=self.clock.now())
        return self.intents[intent_id]

    def _undo(self, intent: Intent) -> None:
        if intent.kind is IntentKind.BOOK:
            booking = self._of(intent.request, BookingState.UNRESOLVED)
            assert booking is not None
            del self.listed[booking.id]
        elif (booking := self._of(intent.request, BookingState.CANCELLING)) is not None:
            self._put(replace(booking, state=BookingState.BOOKED))

    def _of(self, request: BookingRequest, state: BookingState) -> Booking | None:
        found = [
            one
            for one in self.listed.values()
            if one.tqid == request.slot.tqid
            and one.person.identifier.id == request.person.identifier.id
            and one.state is state
        ]
        return found[-1] if found else None

    def _put(self, booking: Booking) -> Booking:
        self.listed[booking.id] = booking
        return booking


def _is_sought(text: str, booking: Booking) -> bool:
    if tqids := tqids_in(text):
        return booking.tqid in tqids
    known = (booking.person, booking.request.person)
    return any(fold(text) in fold(f"{one.display_name} {one.identifier.id} {one.mobile}") for one in known)


def same_identity(one: Identifier, other: Identifier) -> bool:
    return (fold(one.type), fold(one.id)) == (fold(other.type), fold(other.id))


def _by_visit(booking: Booking) -> tuple[datetime, int]:
    return booking.request.slot.start, booking.id


_PLACES: Final[Mapping[Order, Callable[[Booking], tuple[object, ...]]]] = {
    Order.VISIT: _by_visit,
    Order.LATEST_VISIT: _by_visit,
    Order.NEWEST: lambda booking: (booking.booked_at, booking.id),
    Order.LAST_ENTERED: lambda booking: (booking.id,),
}
