"""The journal on SQLAlchemy Core: one encrypted file, one thread, one transaction for each call."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final, Protocol, TypeVar

from sqlalchemy import ColumnElement, Connection, Engine, or_, select
from sqlalchemy.exc import IntegrityError

from hqs_desktop.core.bookings import (
    Booking,
    BookingFilter,
    BookingState,
    Correction,
    DirectoryEntry,
    Intent,
    IntentKind,
    IntentState,
)
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.directory import DirectoryChange
from hqs_desktop.core.errors import JournalError, LiveIntentError, MoveOpenError
from hqs_desktop.core.model import BookingRequest, Identifier, Person, Slot, Tqid
from hqs_desktop.core.moves import Move, MoveState
from hqs_desktop.core.reminders import Reminder
from hqs_desktop.core.searches import SavedSearch
from hqs_desktop.core.text import fold
from hqs_desktop.journal import corrections, listing, moves, writes
from hqs_desktop.journal.audit import SqlAudit
from hqs_desktop.journal.basket import SqlBasket
from hqs_desktop.journal.check import WholeCheck
from hqs_desktop.journal.database import (
    checked_on,
    close_database,
    ended_uncleanly,
    is_small,
    open_database,
    prove_writable,
    translated,
)
from hqs_desktop.journal.directory import change_directory, learn, read_directory
from hqs_desktop.journal.figures import SqlFigures
from hqs_desktop.journal.forgetting import SqlForgetting
from hqs_desktop.journal.offer_store import SqlOffers
from hqs_desktop.journal.operators import SqlOperators
from hqs_desktop.journal.readings import SqlReadings
from hqs_desktop.journal.reminders import drop_reminder, keep_reminder, read_reminders
from hqs_desktop.journal.rows import INTENT, booking_of, intent_of, person_columns
from hqs_desktop.journal.schema import booking, intent, move
from hqs_desktop.journal.searches import change_searches, saved_searches
from hqs_desktop.journal.task_store import SqlTasks
from hqs_desktop.journal.worker import Worker

T = TypeVar("T")

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


class Clock(Protocol):
    """The part of ``desk.ports.Clock`` that the journal needs."""

    def now(self) -> datetime:
        """The aware UTC instant."""
        ...


class SqlJournal:
    """Fulfils ``desk.ports.Journal``.

    A change that was asked for is made even if the caller is cancelled meanwhile; only a ``begin`` whose caller will
    never know of its intent is lapsed again. Every method raises ``JournalError`` when the database fails; what brings
    an intent to another state raises ``IllegalMoveError`` where it has ended otherwise already.
    """

    def __init__(self, engine: Engine, worker: Worker, clock: Clock, desk: str) -> None:
        self._engine = engine
        self._worker = worker
        self._clock = clock
        self._desk = desk
        self._damage: JournalError | None = None
        self._whole_check: WholeCheck | None = None
        self.tasks = SqlTasks(self._read, self._change, desk)
        self.offers = SqlOffers(self._read, self._change, desk)
        self.basket = SqlBasket(self._read, self._change, desk)
        self.readings = SqlReadings(self._read, self._change)
        self.figures = SqlFigures(self._read)
        self.audit = SqlAudit(self._read, self._change, desk)
        self.operators = SqlOperators(self._read, self._change, clock, desk)
        self.forgetting = SqlForgetting(self._change)

    @classmethod
    async def open(
        cls,
        path: Path,
        key: str | None,
        *,
        clock: Clock,
        desk: str,
        on_end: Callable[[JournalError | None], None] = lambda _: None,
    ) -> "SqlJournal":
        """Open the file, or make it where there is none; ``key`` is 64 hexadecimal digits.

        ``desk`` is this desk's identity, always the same: only its own open writes are taken up. Raises
        ``JournalError``, of the kind that says what is the matter; ``JournalBlockedError`` is worth trying again.
        ``on_end`` is told of every failure, and with None of every write that was done. A big file is checked as a
        whole behind its opening (``journal.check``); where it is found damaged, every method raises that.
        """
        if not desk:
            raise ValueError("a desk needs an identity")
        worker = Worker(on_end)
        try:
            unclean = ended_uncleanly(path)
            engine = await worker.write(partial(open_database, path, key, desk), undo=close_database)
        except BaseException:
            await worker.close(lambda: None)
            raise
        journal = cls(engine, worker, clock, desk)
        if key is not None and not is_small(path):
            await journal._check_whole(path, key, unclean=unclean, on_end=on_end)
        return journal

    async def _check_whole(
        self, path: Path, key: str, *, unclean: bool, on_end: Callable[[JournalError | None], None]
    ) -> None:
        """Begin the whole check where it is due: after an unclean end, or where none went well today."""
        today = (self._clock.now() - _EPOCH).days

        def tell(error: JournalError) -> None:
            self._damage = error
            on_end(error)

        if unclean or await self._read(checked_on) != today:
            self._whole_check = WholeCheck(path, key, today, tell)

    async def begin(
        self, kind: IntentKind, request: BookingRequest, *, operator: str, reason: CodedText | None = None
    ) -> Intent:
        """Commit an intent. Raises ``LiveIntentError`` while another one for the same TQID is live.

        What it is about to book stands in the list as UNRESOLVED, what it is about to cancel as CANCELLING.
        """
        now = self._clock.now()

        def change(connection: Connection) -> Intent:
            try:
                return writes.begin(
                    connection, kind, request, operator=operator, desk=self._desk, reason=reason, now=now
                )
            except IntegrityError as error:
                # SQLite names the column, PostgreSQL the index.
                if any(name in str(error.orig) for name in ("intent.tqid_key", "one_live_intent")):
                    raise LiveIntentError("a write of this slot is still open") from None
                raise

        def undo(begun: Intent) -> None:
            self._in_transaction(partial(writes.give_up, intent_id=begun.id, state=IntentState.LAPSED, now=now))

        return await self._worker.write(lambda: self._in_transaction(change), undo)

    async def mark_sent(self, intent_id: int) -> None:
        """Commit that bytes may leave from now on."""
        await self._change(partial(writes.move, intent_id=intent_id, state=IntentState.SENT, now=self._clock.now()))

    async def mark_unknown(self, intent_id: int, *, error: str) -> None:
        """Commit that the outcome is not known; ``error`` is the error's class name. May be said again."""
        now = self._clock.now()
        await self._change(
            partial(writes.move, intent_id=intent_id, state=IntentState.UNKNOWN, now=now, error_text=error)
        )

    async def confirm(self, intent_id: int, *, request_id: str | None = None) -> Booking:
        """Commit that the gateway did it: the booking is BOOKED, or CANCELLED.

        Another patient's booking of the slot that still stood in the list is CHANGED then, to be called. A cancelled
        appointment that was not booked from here appears in the list now.
        """
        now = self._clock.now()
        return await self._change(partial(writes.confirm, intent_id=intent_id, now=now, request_id=request_id))

    async def refuse(self, intent_id: int, *, code: int | None, text: str, request_id: str | None = None) -> None:
        """Commit that the gateway said no, or that another person has the slot.

        An attempt to book leaves the list, a booking to cancel stands as it stood before.
        """
        await self._change(
            partial(
                writes.give_up,
                intent_id=intent_id,
                state=IntentState.REFUSED,
                now=self._clock.now(),
                error_code=code,
                error_text=text,
                request_id=request_id,
            )
        )

    async def lapse(self, intent_id: int, *, error: str | None = None) -> None:
        """Commit that the write was not executed; the list is as after a refusal.

        ``error`` as for ``mark_unknown``, where the outcome was unknown before and that could not be committed.
        """
        change = partial(writes.give_up, intent_id=intent_id, state=IntentState.LAPSED, now=self._clock.now())
        await self._change(change if error is None else partial(change, error_text=error))

    async def intent(self, intent_id: int) -> Intent | None:
        """An intent as it stands now; None where there is none."""
        found = await self._intents(intent.c.id == intent_id)
        return found[0] if found else None

    async def live_intents(self) -> Sequence[Intent]:
        """This desk's intents whose outcome is open, oldest first."""
        live = [state.value for state in IntentState if state.live]
        return await self._intents(intent.c.desk == self._desk, intent.c.state.in_(live))

    async def given_up(self, visits_from: datetime) -> Sequence[Intent]:
        """This desk's writes that were sent and came to nothing, of visits from then on, oldest first.

        They were refused, or lapsed with the class of an error: what never left has none.
        """
        return await self._intents(
            intent.c.desk == self._desk,
            intent.c.state.in_([IntentState.LAPSED.value, IntentState.REFUSED.value]),
            intent.c.error_text.is_not(None),
            intent.c.starts_at >= visits_from,
        )

    async def bookings(self, wanted: BookingFilter) -> Sequence[Booking]:
        """Bookings (and unresolved attempts) of every desk, in the order that is ``wanted``."""
        return await self._read(partial(listing.find, wanted=wanted))

    async def count(self, wanted: BookingFilter) -> int:
        """How many bookings there are of what is wanted, without regard to its ``limit`` and ``after``.

        Where a text is sought they are counted some at a time, so that whoever books meanwhile does not wait.
        """
        if not fold(wanted.text):
            return await self._read(partial(listing.count, wanted=wanted))
        total, below = await self._read(partial(listing.count_some, wanted=wanted, below=None))
        while below is not None:
            found, below = await self._read(partial(listing.count_some, wanted=wanted, below=below))
            total += found
        return total

    async def booking(self, tqid: Tqid) -> Booking | None:
        """The newest booking of a slot."""
        query = select(booking).where(booking.c.tqid_key == tqid.key).order_by(booking.c.id.desc()).limit(1)

        def read(connection: Connection) -> Booking | None:
            row = connection.execute(query).mappings().one_or_none()
            return None if row is None else booking_of(row, connection)

        return await self._read(read)

    async def update_status(
        self, booking_id: int, *, status: CodedText, state: BookingState, checked_at: datetime, to_call: bool
    ) -> Booking:
        """Commit what the gateway says of a booking now.

        One that this desk is writing or has cancelled keeps its state. ``to_call`` True only ever raises the flag, and
        not again for what the patient has been told of.
        """
        change = partial(
            writes.update_status,
            booking_id=booking_id,
            status=status,
            state=state,
            checked_at=checked_at,
            to_call=to_call,
            now=self._clock.now(),
        )
        return await self._change(change)

    async def mark_told(self, booking_id: int, *, at: datetime | None) -> Booking:
        """Commit that the patient was told; None takes it back: the call is owed again."""
        return await self._change(partial(writes.mark_told, booking_id=booking_id, at=at))

    async def mark_missed(self, booking_id: int, *, at: datetime | None) -> Booking:
        """Commit that the patient did not come; None takes it back."""
        return await self._change(partial(writes.mark_missed, booking_id=booking_id, at=at))

    async def begin_move(self, old: Booking, new: BookingRequest, *, reason: CodedText, operator: str) -> Move:
        """Commit that a person decided to move a booking: before anything of it leaves.

        Raises ``NotMovableError`` where it does not stand or is to stay in its slot, ``MoveOpenError`` where an earlier
        move of one of the slots is open.
        """
        now = self._clock.now()

        def change(connection: Connection) -> Move:
            try:
                return moves.begin(connection, old, new, reason=reason, operator=operator, desk=self._desk, now=now)
            except IntegrityError as error:
                if any(name in str(error.orig) for name in ("move.booking_id", "one_open_move")):
                    raise MoveOpenError(f"an earlier move of booking {old.id} is open") from None
                raise

        return await self._change(change)

    async def change_move(self, before: Move, state: MoveState) -> Move:
        """Commit where a move stands. Raises ``IllegalMoveError`` where it is not as ``before`` any more."""
        return await self._change(partial(moves.change, before=before, state=state, now=self._clock.now()))

    async def doubt_move(self, move_id: int, *, of_old: bool) -> Move:
        """Commit that it is not known whether the cancellation of the old end, or of the new one, was executed."""
        return await self._change(partial(moves.doubt, move_id=move_id, of_old=of_old, now=self._clock.now()))

    async def open_moves(self) -> Sequence[Move]:
        """This desk's moves that are not finished, oldest first."""
        return await self._moves(move.c.state.in_(moves.OPEN))

    async def moves_of(self, tqid: Tqid) -> Sequence[Move]:
        """This desk's moves from or to a slot, oldest first."""
        return await self._moves(or_(move.c.old_tqid_key == tqid.key, move.c.new_tqid_key == tqid.key))

    async def find_person(self, identifier: Identifier) -> Person | None:
        """The patient as last booked from this desk, to fill the form in."""
        query = (
            select(booking)
            .where(
                *(booking.c[name] == key for name, key in person_columns(identifier).items()),
                booking.c.name_key != "",
            )
            .order_by(booking.c.id.desc())
            .limit(1)
        )

        def read(connection: Connection) -> Person | None:
            row = connection.execute(query).mappings().one_or_none()
            return None if row is None else booking_of(row, connection).person

        return await self._read(read)

    async def correct_person(self, person: Person, *, operator: str) -> Correction:
        """Commit a patient's corrected name and mobile for all bookings that are here; what was sent stays.

        Raises ``JournalError`` where none is here.
        """
        now = self._clock.now()
        return await self._change(
            partial(corrections.correct, person=person, operator=operator, desk=self._desk, now=now)
        )

    async def take_back_correction(self, correction_id: int) -> None:
        """Undo a patient's newest correction. Raises ``JournalError`` where it is not that any more."""
        await self._change(partial(corrections.take_back, correction_id=correction_id, now=self._clock.now()))

    async def corrections(self, identifier: Identifier) -> Sequence[Correction]:
        """A patient's corrections, the newest first; none that was taken back."""
        return await self._read(partial(corrections.corrections, identifier=identifier))

    async def directory(self) -> Sequence[DirectoryEntry]:
        """Every provider at every facility that this desk knows, in the order in which it came to know them."""
        return await self._read(read_directory)

    async def learn(self, entries: Sequence[DirectoryEntry]) -> int:
        """Add or refresh directory entries (provider identifier + facility identifier is the key); gives how many.

        What an entry leaves empty stays as it was known, and so does where it was known from when it is merely seen;
        what the desk says of it, pinned and hidden among that, stays too. An entry without a provider's identifier
        can't be asked for and is left out.
        """
        return await self._change(partial(learn, entries=entries)) if entries else 0

    async def change_directory(self, change: DirectoryChange) -> DirectoryChange:
        """Commit a change of the directory, whole; gives what takes it back.

        What is added though it is there, and removed or marked though it is not, is left as it stands.
        """
        return await self._change(partial(change_directory, change=change))

    async def saved_searches(self) -> Sequence[SavedSearch]:
        """The searches that this desk keeps, by place."""
        return await self._read(partial(saved_searches, desk=self._desk))

    async def change_searches(self, saved: Sequence[SavedSearch], emptied: Collection[int] = ()) -> None:
        """Put searches at their places, in the stead of what stands there, and empty others, all or nothing."""
        await self._change(partial(change_searches, desk=self._desk, saved=saved, emptied=emptied))

    async def reminders(self) -> Sequence[Reminder]:
        """The slots that this desk wants to be reminded of, the first to open first."""
        return await self._read(partial(read_reminders, desk=self._desk))

    async def keep_reminder(
        self, slot: Slot, opens_at: datetime, *, typed: Mapping[str, str], operator: str
    ) -> Reminder:
        """Keep one, in the stead of an earlier one for the same slot."""
        change = partial(keep_reminder, slot=slot, opens_at=opens_at, typed=typed, operator=operator, desk=self._desk)
        return await self._change(partial(change, now=self._clock.now()))

    async def drop_reminder(self, reminder_id: int) -> None:
        """Forget one; nothing happens where there is none."""
        await self._change(partial(drop_reminder, reminder_id=reminder_id, desk=self._desk))

    async def prove(self) -> None:
        """Write something that changes nothing: raises what a booking's write would raise now."""
        await self._change(prove_writable)

    async def close(self) -> None:
        """Finish pending work and close the file. Afterwards every method raises ``JournalError``."""
        if self._whole_check is not None:
            await self._whole_check.aclose()
        await self._worker.close(partial(close_database, self._engine))

    async def _intents(self, *conditions: ColumnElement[bool]) -> Sequence[Intent]:
        query = select(*INTENT).where(*conditions).order_by(intent.c.id)

        def read(connection: Connection) -> list[Intent]:
            return [intent_of(row, connection) for row in connection.execute(query).mappings()]

        return await self._read(read)

    async def _moves(self, condition: ColumnElement[bool]) -> Sequence[Move]:
        query = select(move).where(move.c.desk == self._desk, condition).order_by(move.c.id)
        return await self._read(lambda connection: [moves.move_of(row) for row in connection.execute(query).mappings()])

    async def _read(self, job: Callable[[Connection], T]) -> T:
        return await self._worker.read(partial(self._in_transaction, job))

    async def _change(self, job: Callable[[Connection], T]) -> T:
        return await self._worker.write(partial(self._in_transaction, job))

    def _in_transaction(self, job: Callable[[Connection], T]) -> T:
        if self._damage is not None:  # nothing is sent that can't be kept
            raise self._damage
        with translated(), self._engine.begin() as connection:
            return job(connection)
