"""Moves a booking to another slot by the one writer: the new one is booked and verified, then the old one cancelled.

A person's key confirms the whole move. That decision also stands for cancelling the old booking, but only in the same
run and for ``DECIDED_FOR``: after a restart, or where the new one's outcome took longer to be known, both bookings
stand, which is shown (HALF) until a person finishes the move or takes it back. What is decided is committed before the
writer is asked, so that a kill at any point leaves a move that the next start finds.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from hqs_desktop.core.bookings import Booking, BookingState, IntentKind
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.errors import IllegalMoveError, JournalError, LocalError
from hqs_desktop.core.model import BookingRequest
from hqs_desktop.core.moves import Move, MoveState
from hqs_desktop.core.tasks import TaskScope
from hqs_desktop.desk.events import CheckEnded, Event, MoveChanged, WithdrawnFound
from hqs_desktop.desk.moving.rules import DECIDED_FOR, may_finish_from, may_undo_from, next_state
from hqs_desktop.desk.ports import Clock, Gateway, Journal
from hqs_desktop.desk.problems import Problem, ProblemKind, problem_of
from hqs_desktop.desk.writing.outcome import NotSent, Refused, Unknown, WriteEvent
from hqs_desktop.desk.writing.proof import Finding, read_slot, same_person
from hqs_desktop.desk.writing.writer import Writer

if TYPE_CHECKING:
    from datetime import datetime

    from hqs_desktop.core.model import Tqid

_AGAIN_SECONDS: Final = 30.0
"""How long until what the journal could not take is tried again."""
_PAUSES: Final = (0.0, 2.0, 3.0, 5.0)
"""Between the reads that seek a booking at the gateway: what it says may be some seconds old."""
# A gateway that names nobody still says that the slot is booked, which this desk's own booking explains.
_STANDING: Final = {Finding.OURS, Finding.UNNAMED}
_GONE: Final = {Finding.WITHDRAWN, Finding.WITHDRAWN_OURS}

_log = logging.getLogger(__name__)


class Mover:
    """Begins moves, carries them on by what it hears, and lists those that are not finished.

    It hears the events of the session, and publishes ``MoveChanged``.
    """

    def __init__(
        self, gateway: Gateway, journal: Journal, clock: Clock, writer: Writer, publish: Callable[[Event], None]
    ) -> None:
        self._gateway = gateway
        self._journal = journal
        self._clock = clock
        self._writer = writer
        self._publish = publish
        self._scope = TaskScope(_report)
        self._lock = asyncio.Lock()
        self._open: Sequence[Move] = ()
        self._decided: dict[int, datetime] = {}  # of this run's moves
        self._starting: set[tuple[int, Tqid]] = set()
        self._writing: dict[int, tuple[IntentKind, Tqid]] = {}  # asked for, and nothing was told of it yet
        self._doubts: dict[Tqid, datetime] = {}  # of this run, also where the journal could not take them
        self._verifying: set[int] = set()
        self._problems: dict[int, Problem] = {}

    @property
    def open(self) -> Sequence[Move]:
        """The moves that are not finished, oldest first."""
        return self._open

    @property
    def to_see_to(self) -> Sequence[Move]:
        """Those that wait for a person: half done, or with no booking left."""
        return [move for move in self._open if move.state in {MoveState.HALF, MoveState.LOST}]

    def problem(self, move_id: int) -> Problem | None:
        """Why the last cancellation of a move did not come about; None where there was none."""
        return self._problems.get(move_id)

    def start(self, booking: Booking, request: BookingRequest, *, reason: CodedText, operator: str) -> None:
        """Move a booking to the slot of ``request``; the confirmed decision for all of it.

        What becomes of the new booking is told as of every booking. ``NotSent`` with NOT_MOVABLE or MOVE_OPEN is told
        where the move can't begin: then nothing is sent.
        """
        key = (booking.id, request.slot.tqid)
        if key not in self._starting:  # the first one's end is told
            self._starting.add(key)
            self._scope.start(self._start(booking, request, reason, operator), name="move a booking")

    async def finish(self, move_id: int, *, operator: str) -> Problem | None:
        """Cancel the old booking of a half-done move, once the gateway has confirmed that the new one stands.

        Gives why that was not begun; None where it was, or where nothing is left to cancel. Raises ``JournalError``.
        """
        return await self._end_one(move_id, operator, MoveState.CANCELLING)

    async def undo(self, move_id: int, *, operator: str) -> Problem | None:
        """Cancel the new booking of a half-done move, once the gateway has confirmed that the old one stands.

        As ``finish``.
        """
        return await self._end_one(move_id, operator, MoveState.UNDOING)

    async def leave(self, move_id: int) -> None:
        """A person saw to it: both bookings stay as they are. Raises ``JournalError``."""
        async with self._lock:
            move = await self._see(move_id)
            if move is not None and move.state in {MoveState.HALF, MoveState.LOST}:
                await self._change(move, MoveState.CLOSED)

    async def begin(self) -> None:
        """Take up what earlier runs left, after the writer has. Nothing is sent. Raises ``JournalError``."""
        async with self._lock:
            await self._look_at_all()

    def hear(self, event: Event) -> None:
        """Learn what became of a write, or that bookings were found changed."""
        match event:
            case WriteEvent(outcome=NotSent(Problem(kind=ProblemKind.MOVE_OPEN | ProblemKind.NOT_MOVABLE))):
                return  # of a move that did not begin
            case WriteEvent():
                self._note(event)
                work = self._follow(event)
            case CheckEnded() | WithdrawnFound():
                work = self._look_again(0.0)
            case _:
                return
        with suppress(RuntimeError):  # closing: the next start looks
            self._scope.start(work, name="follow a move")

    async def aclose(self) -> None:
        """Stop; the next start takes up what is open."""
        await self._scope.aclose()

    async def _start(self, booking: Booking, request: BookingRequest, reason: CodedText, operator: str) -> None:
        try:
            async with self._lock:
                move = await self._journal.begin_move(booking, request, reason=reason, operator=operator)
                self._decided[move.id] = self._clock.now()
                self._writing[move.id] = IntentKind.BOOK, request.slot.tqid
        except LocalError as error:
            self._publish(WriteEvent(IntentKind.BOOK, request, NotSent(problem_of(error))))
            return
        finally:
            self._starting.discard((booking.id, request.slot.tqid))
        self._publish(MoveChanged(move))
        self._writer.book(request, operator=operator)
        await self._look_again(0.0)

    def _note(self, event: WriteEvent) -> None:
        """What must be known at once, whatever the journal can take."""
        write = event.kind, event.request.slot.tqid
        self._writing = {move_id: asked for move_id, asked in self._writing.items() if asked != write}
        if event.kind is IntentKind.CANCEL and isinstance(event.outcome, Unknown):
            self._doubts[event.request.slot.tqid] = self._clock.now()

    async def _follow(self, event: WriteEvent) -> None:
        """The newest move that a write was of goes on by what the list says now; as soon as the journal can."""
        while True:
            with suppress(JournalError):
                async with self._lock:
                    moves = await self._journal.moves_of(event.request.slot.tqid)
                    mine = [move for move in moves if _is_of(event, move)]
                    if mine:
                        await self._hear_of(mine[-1], event)
                return
            await self._clock.sleep(_AGAIN_SECONDS)

    async def _hear_of(self, move: Move, event: WriteEvent) -> None:
        if event.kind is IntentKind.CANCEL:
            match event.outcome:
                case Unknown():
                    of_old = event.request.slot.tqid == move.old.slot.tqid
                    move = await self._journal.doubt_move(move.id, of_old=of_old)
                case Refused(problem) | NotSent(problem):
                    self._problems[move.id] = problem
        await self._settle(move)

    async def _look_again(self, pause: float) -> None:
        while True:
            if pause:
                await self._clock.sleep(pause)
            with suppress(JournalError):
                async with self._lock:
                    await self._look_at_all()
                return
            pause = _AGAIN_SECONDS

    async def _look_at_all(self) -> None:
        for move in await self._journal.open_moves():
            await self._settle(move)
        await self._refresh()

    async def _settle(self, move: Move) -> None:
        """Commit where a move stands by now, and go on with it where that was decided. Raises ``JournalError``."""
        if move.id in self._writing:
            return
        old, new = await self._ends(move)
        state = next_state(move, _state(old), _state(new), decided=self._is_decided(move))
        if state is MoveState.CANCELLING and move.state is MoveState.BOOKING:
            if move.id not in self._verifying:
                self._verifying.add(move.id)
                self._scope.start(self._go_on(move), name="cancel what was moved")
        elif state is not move.state:
            await self._change(move, state)

    async def _go_on(self, move: Move) -> None:
        """The new booking is there: cancel the old one, once the gateway says so, too."""
        try:
            stands = await self._stands(move.new, _PAUSES)
            async with self._lock:
                now = await self._see(move.id)
                if now is None or now.state is not MoveState.BOOKING:
                    return
                old, new = await self._ends(now)
                both = {_state(old), _state(new)} == {BookingState.BOOKED}
                if not both or old is None:
                    self._decided.pop(move.id, None)
                    await self._settle(now)
                elif stands and self._is_decided(now):
                    await self._cancel(now, old, MoveState.CANCELLING, move.operator)
                else:
                    await self._change(now, MoveState.HALF)
        except JournalError:  # nothing was sent, and too late for this decision: it is shown as half done
            self._decided.pop(move.id, None)
            await self._look_again(_AGAIN_SECONDS)
        finally:
            self._verifying.discard(move.id)

    async def _end_one(self, move_id: int, operator: str, wanted: MoveState) -> Problem | None:
        finishing = wanted is MoveState.CANCELLING
        move = await self._half(move_id, wanted)
        if isinstance(move, Problem):
            return move
        stands = await self._stands(move.new if finishing else move.old, _PAUSES[:2])
        async with self._lock:
            now = await self._half(move_id, wanted)  # the other end may have been tried while the gateway was asked
            if isinstance(now, Problem):
                return now
            old, new = await self._ends(now)
            ending, staying = (old, new) if finishing else (new, old)
            if _state(ending) is BookingState.BOOKED and ending is not None:
                if not stands or _state(staying) is not BookingState.BOOKED:
                    return Problem(ProblemKind.MOVE_UNSURE)
                await self._cancel(now, ending, wanted, operator)
            elif finishing and _state(old) is BookingState.VISITED:
                await self._change(now, MoveState.DONE)
            else:
                await self._settle(now)
        return None

    async def _half(self, move_id: int, wanted: MoveState) -> Move | Problem:
        """A half-done move that may be ended so by now; else why not."""
        move = await self._see(move_id)
        if move is None or move.state is not MoveState.HALF:
            return Problem(ProblemKind.ENDED_OTHERWISE)
        not_before = may_finish_from if wanted is MoveState.CANCELLING else may_undo_from
        too_soon = not_before(self._doubted(move), self._clock.now()) is not None
        return Problem(ProblemKind.MOVE_TOO_SOON) if too_soon else move

    async def _cancel(self, move: Move, booking: Booking, state: MoveState, operator: str) -> None:
        """Commit what is done now, and do it. Raises ``JournalError``: then it is not."""
        changed = await self._journal.change_move(move, state)
        self._problems.pop(move.id, None)
        self._writing[move.id] = IntentKind.CANCEL, booking.tqid
        self._writer.cancel(booking.request, reason=move.reason, operator=operator)
        await self._tell(changed)

    async def _change(self, move: Move, state: MoveState) -> None:
        with suppress(IllegalMoveError):  # it was changed meanwhile: whoever did that told it
            changed = await self._journal.change_move(move, state)
            if state is not MoveState.CANCELLING:
                self._decided.pop(move.id, None)
            await self._tell(changed)

    async def _tell(self, move: Move) -> None:
        with suppress(JournalError):
            await self._refresh()
        self._publish(MoveChanged(move))

    async def _refresh(self) -> None:
        self._open = await self._journal.open_moves()

    async def _see(self, move_id: int) -> Move | None:
        return next((move for move in await self._journal.open_moves() if move.id == move_id), None)

    async def _ends(self, move: Move) -> tuple[Booking | None, Booking | None]:
        """Both bookings as the list has them; None for one that is not there, or another patient's by now."""
        found: list[Booking | None] = []
        for request in (move.old, move.new):
            booking = await self._journal.booking(request.slot.tqid)
            mine = booking is not None and same_person(booking.person.identifier, request.person.identifier) is True
            found.append(booking if mine else None)
        return found[0], found[1]

    def _doubted(self, move: Move) -> Move:
        return replace(
            move,
            old_doubt_at=self._doubts.get(move.old.slot.tqid, move.old_doubt_at),
            new_doubt_at=self._doubts.get(move.new.slot.tqid, move.new_doubt_at),
        )

    def _is_decided(self, move: Move) -> bool:
        decided = self._decided.get(move.id)
        return decided is not None and abs(self._clock.now() - decided) < DECIDED_FOR

    async def _stands(self, request: BookingRequest, pauses: Sequence[float]) -> bool:
        """Whether the gateway confirms a booking of this desk."""
        for pause in pauses:
            if pause:
                await self._clock.sleep(pause)
            finding = await read_slot(self._gateway, request.slot.tqid, request.person)
            if finding in _STANDING:
                return True
            if finding in _GONE:
                break
        return False


def _is_of(event: WriteEvent, move: Move) -> bool:
    if event.kind is IntentKind.BOOK:
        return event.request == move.new
    ends = {move.old.slot.tqid: move.old, move.new.slot.tqid: move.new}
    end = ends.get(event.request.slot.tqid)
    return end is not None and same_person(end.person.identifier, event.request.person.identifier) is True


def _state(booking: Booking | None) -> BookingState | None:
    return booking.state if booking is not None else None


def _report(error: BaseException) -> None:
    # The class only: a text from below might hold a patient's data.
    _log.error("a move met %s", type(error).__name__)
