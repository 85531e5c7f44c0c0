"""The basket: bookings made in one go, one after the other, each its own intent with its own outcome.

Nothing is booked by itself: a run begins with a person's key, and a start of the program only finds out what became of
what an earlier run had asked for.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from hqs_desktop.core.basket import BasketItem, BasketState
from hqs_desktop.core.bookings import Booking, BookingState, IntentKind
from hqs_desktop.core.errors import HqsError
from hqs_desktop.core.ids import new_id
from hqs_desktop.core.model import BookingRequest, Slot
from hqs_desktop.core.tasks import TaskScope
from hqs_desktop.core.text import clean_input, to_ascii_digits
from hqs_desktop.desk.events import BasketChanged, Event
from hqs_desktop.desk.ports import Clock, Journal
from hqs_desktop.desk.problems import Problem, ProblemKind, problem_of
from hqs_desktop.desk.writing.outcome import Done, NotSent, Outcome, Refused, Unknown, WriteEvent
from hqs_desktop.desk.writing.proof import same_person
from hqs_desktop.desk.writing.writer import Writer

_log = logging.getLogger(__name__)


class Basket:
    """A desk's own; ``start`` before anything else. It hears the events of the session, publishes ``BasketChanged``."""

    def __init__(self, journal: Journal, writer: Writer, clock: Clock, publish: Callable[[Event], None]) -> None:
        self._journal = journal
        self._store = journal.basket
        self._writer = writer
        self._clock = clock
        self._publish = publish
        self._scope = TaskScope(_report)
        self._items: dict[str, BasketItem] = {}
        self._problem: Problem | None = None
        self._running = self._stopping = False
        self._awaited: tuple[BookingRequest, asyncio.Future[None]] | None = None

    @property
    def items(self) -> Sequence[BasketItem]:
        """All that is in it, in order."""
        return sorted(self._items.values(), key=lambda item: (item.place, item.id))

    @property
    def running(self) -> bool:
        """Whether bookings are being made."""
        return self._running

    @property
    def problem(self) -> Problem | None:
        """Why the last run could not go on; None where it could."""
        return self._problem

    async def start(self) -> None:
        """Take up what the last run left, after the writer has. To be called once; raises ``JournalError``."""
        self._items = {item.id: item for item in await self._store.items()}
        for item in self.items:
            if item.state in {BasketState.BEGUN, BasketState.UNKNOWN}:
                await self._find_out(item)
        self._publish(BasketChanged())

    async def add(self, slot: Slot, typed: Mapping[str, str], *, operator: str) -> BasketItem:
        """Put a slot in, for the patient who is typed, if one is. Raises ``JournalError``."""
        now = self._clock.now()
        last = max((item.place for item in self._items.values()), default=0)
        item = BasketItem(new_id(now), last + 1, slot, operator, now, dict(typed))
        await self._put(item)
        return item

    async def change(self, item: BasketItem, slot: Slot, typed: Mapping[str, str], *, operator: str) -> None:
        """Have it be of another slot or patient, not asked for yet. Raises ``JournalError``; nothing where it can't."""
        now = self._items.get(item.id)
        if now is None or now.can_change:
            place = item.place if now is None else now.place
            await self._put(BasketItem(item.id, place, slot, operator, item.made_at, dict(typed)))

    async def take_out(self, item: BasketItem) -> None:
        """Have it there no more; ``put_back`` takes that back. Raises ``JournalError``; nothing where it can't be."""
        now = self._items.get(item.id)
        if now is not None and now.can_change:
            await self._remove([now.id])

    async def put_back(self, item: BasketItem) -> None:
        """What was taken out is wanted after all. Raises ``JournalError``."""
        if item.id not in self._items:
            await self._put(item)

    async def move(self, item: BasketItem, step: int) -> None:
        """Have it change places with the next one (1) or the one before (-1). Raises ``JournalError``."""
        order = [one.id for one in self.items]
        at = order.index(item.id) if item.id in order else -1
        if at < 0 or not 0 <= at + step < len(order) or self._running:
            return
        one, other = self._items[order[at]], self._items[order[at + step]]
        await self._put(replace(one, place=other.place), replace(other, place=one.place))

    async def clear(self) -> None:
        """What is booked was seen, and leaves. Raises ``JournalError``."""
        await self._remove([item.id for item in self.items if item.state is BasketState.BOOKED])

    def book(self, wanted: Sequence[tuple[BasketItem, BookingRequest]], *, operator: str) -> None:
        """Book these, one after the other, as a person has confirmed; nothing while a run goes on."""
        if not self._running and wanted:
            self._running, self._stopping, self._problem = True, False, None
            self._scope.start(self._book_all(tuple(wanted), operator), name="book the basket")
            self._publish(BasketChanged())

    def stop(self) -> None:
        """Begin no other one; what is under way ends."""
        self._stopping = True

    def hear(self, event: Event) -> None:
        """Learn how a booking ended, whoever asked for it."""
        match event:
            case WriteEvent(kind=IntentKind.BOOK, request=request, outcome=outcome):
                mine = [item for item in self._items.values() if item.slot.tqid == request.slot.tqid]
                for item in mine:
                    self._learn(item, request, outcome)
                if self._awaited is not None and self._awaited[0] == request and not self._awaited[1].done():
                    self._awaited[1].set_result(None)

    async def aclose(self) -> None:
        """Stop; what there is stays in the journal."""
        await self._scope.aclose()

    async def _book_all(self, wanted: Sequence[tuple[BasketItem, BookingRequest]], operator: str) -> None:
        try:
            for one, request in wanted:
                item = self._items.get(one.id)
                if self._stopping:
                    break
                if item is not None and item.can_change:
                    await self._put(replace(item, state=BasketState.BEGUN, request=request, why=""))
                    await self._write(request, operator)
        except HqsError as error:  # nothing was sent of that one
            self._problem = problem_of(error)
        finally:
            self._running = False
            self._publish(BasketChanged())

    async def _write(self, request: BookingRequest, operator: str) -> None:
        """Have it booked, and wait until it is told what became of it, if only that this is not known."""
        ended: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._awaited = request, ended
        try:
            self._writer.book(request, operator=operator)
            await ended
        finally:
            self._awaited = None

    def _learn(self, item: BasketItem, request: BookingRequest, outcome: Outcome) -> None:
        mine = item.request == request
        match outcome:
            case Done() if mine or _is_of(item, request):
                changed = replace(item, state=BasketState.BOOKED, request=request, why="")
            case Done() if item.can_change:
                changed = replace(item, state=BasketState.FAILED, why=ProblemKind.ALREADY_BOOKED.value)
            case Refused(problem) | NotSent(problem) if mine:
                changed = replace(item, state=BasketState.FAILED, why=problem.kind.value)
            case Unknown() if mine:
                changed = replace(item, state=BasketState.UNKNOWN, why="")
            case _:
                return
        self._note(changed)

    def _note(self, item: BasketItem) -> None:
        """Take what is known by now, and have the journal take it; where it can't, the next start finds it out."""
        self._items[item.id] = item
        self._publish(BasketChanged())
        with suppress(RuntimeError):  # closing: likewise
            self._scope.start(self._save(item.id), name=f"keep {item.id}")

    async def _save(self, item_id: str) -> None:
        if (item := self._items.get(item_id)) is not None:
            await self._store.put(item)

    async def _find_out(self, item: BasketItem) -> None:
        """What became of a booking that the last run had asked for, as the desk's list has it."""
        booking = await self._journal.booking(item.slot.tqid)
        if booking is None or item.request is None:  # it never came about
            changed = replace(item, state=BasketState.OPEN, request=None)
        elif not _is_same(booking, item.request):
            changed = replace(item, state=BasketState.FAILED, why=ProblemKind.ALREADY_BOOKED.value)
        elif booking.state is BookingState.UNRESOLVED:
            changed = replace(item, state=BasketState.UNKNOWN)
        else:
            changed = replace(item, state=BasketState.BOOKED)
        if changed != self._items[item.id]:
            await self._put(changed)

    async def _put(self, *items: BasketItem) -> None:
        await self._store.put(*items)
        self._items.update({item.id: item for item in items})
        self._publish(BasketChanged())

    async def _remove(self, ids: Iterable[str]) -> None:
        gone = list(ids)
        await self._store.take_out(gone)
        for item_id in gone:
            self._items.pop(item_id, None)
        self._publish(BasketChanged())


def _is_of(item: BasketItem, request: BookingRequest) -> bool:
    """Whether a booking of the item's slot is for its patient; one who is not typed yet is anybody."""
    number = to_ascii_digits(clean_input(item.typed.get("number", "")))
    return not number or number == to_ascii_digits(request.person.identifier.id)


def _is_same(booking: Booking, request: BookingRequest) -> bool:
    return same_person(booking.request.person.identifier, request.person.identifier) is True


def _report(error: BaseException) -> None:
    # The class only: a text from below might hold a patient's data.
    level = logging.WARNING if isinstance(error, HqsError) else logging.ERROR
    _log.log(level, "the basket met %s", type(error).__name__)
