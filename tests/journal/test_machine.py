"""Random lives of several slots, held to a model of a few lines."""

import asyncio
import tempfile
from collections.abc import Coroutine
from pathlib import Path
from typing import TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from hqs_desktop.core.bookings import BookingFilter, BookingState, IntentKind, IntentState
from hqs_desktop.core.errors import IllegalMoveError, LiveIntentError
from hqs_desktop.journal.store import SqlJournal
from tests.fakes.clock import FakeClock
from tests.journal.values import DESK, KEY, REASON, request

T = TypeVar("T")
SLOTS = ("1:a", "1:b")
slots = st.sampled_from(SLOTS)
picks = st.integers(0, 10)


class Lives(RuleBasedStateMachine):
    """Any order of calls, legal or not, with restarts in between."""

    @initialize()
    def start(self) -> None:
        self.loop = asyncio.new_event_loop()
        self.folder = tempfile.TemporaryDirectory()
        self.intents: dict[int, tuple[IntentKind, str, IntentState]] = {}
        self.lists: dict[str, list[BookingState]] = {slot: [] for slot in SLOTS}
        self.open()

    def teardown(self) -> None:
        self.run(self.journal.close())
        self.loop.close()
        self.folder.cleanup()

    def run(self, work: Coroutine[object, object, T]) -> T:
        return self.loop.run_until_complete(work)

    def open(self) -> None:
        path = Path(self.folder.name) / "journal.db"
        self.journal = self.run(SqlJournal.open(path, KEY, clock=FakeClock(), desk=DESK))

    def live(self, slot: str) -> bool:
        return any(of == slot and state.live for _, of, state in self.intents.values())

    @rule()
    def restart(self) -> None:
        self.run(self.journal.close())
        self.open()

    @rule(kind=st.sampled_from(IntentKind), slot=slots)
    def begin(self, kind: IntentKind, slot: str) -> None:
        try:
            intent = self.run(self.journal.begin(kind, request(slot), operator="op", reason=REASON))
        except LiveIntentError:
            assert self.live(slot)
            return
        assert not self.live(slot)
        self.intents[intent.id] = (kind, slot, IntentState.INTENT)
        listed = self.lists[slot]
        if kind is IntentKind.BOOK:
            listed.append(BookingState.UNRESOLVED)
        elif listed and listed[-1] is BookingState.BOOKED:
            listed[-1] = BookingState.CANCELLING

    @rule(pick=picks, to=st.sampled_from(list(IntentState)[1:]))
    def move(self, pick: int, to: IntentState) -> None:
        if not self.intents:
            return
        number = list(self.intents)[-1 - pick % len(self.intents)]
        kind, slot, state = self.intents[number]
        legal = state.live and {
            IntentState.SENT: state is IntentState.INTENT,
            IntentState.LAPSED: True,
        }.get(to, state is not IntentState.INTENT)
        try:
            self.run(self.call(number, to))
        except IllegalMoveError:
            assert not legal
            return
        assert legal
        self.intents[number] = (kind, slot, to)
        self.listed_after(kind, self.lists[slot], to)

    async def call(self, number: int, to: IntentState) -> None:
        match to:
            case IntentState.SENT:
                await self.journal.mark_sent(number)
            case IntentState.UNKNOWN:
                await self.journal.mark_unknown(number, error="LineError")
            case IntentState.CONFIRMED:
                await self.journal.confirm(number)
            case IntentState.REFUSED:
                await self.journal.refuse(number, code=1, text="no")
            case _:
                await self.journal.lapse(number)

    @staticmethod
    def listed_after(kind: IntentKind, listed: list[BookingState], to: IntentState) -> None:
        if to is IntentState.CONFIRMED and kind is IntentKind.BOOK:
            listed[-1] = BookingState.BOOKED
        elif to is IntentState.CONFIRMED and listed and listed[-1] is BookingState.CANCELLING:
            listed[-1] = BookingState.CANCELLED
        elif to is IntentState.CONFIRMED:
            listed.append(BookingState.CANCELLED)
        elif not to.live and kind is IntentKind.BOOK:
            listed.pop()
        elif not to.live and listed and listed[-1] is BookingState.CANCELLING:
            listed[-1] = BookingState.BOOKED

    @invariant()
    def journal_and_model_agree(self) -> None:
        if not hasattr(self, "journal"):
            return
        live = self.run(self.journal.live_intents())
        assert [(one.id, one.state) for one in live] == [
            (number, state) for number, (_, _, state) in self.intents.items() if state.live
        ]
        assert len({one.request.slot.tqid for one in live}) == len(live)
        bookings = sorted(self.run(self.journal.bookings(BookingFilter())), key=lambda booking: booking.id)
        for slot in SLOTS:
            assert [one.state for one in bookings if one.tqid.text == slot] == self.lists[slot]


TestLives = Lives.TestCase
TestLives.settings = settings(
    max_examples=10, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
