"""Reminds of slots at the second at which their booking windows open; what a person does then is the person's own."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from hqs_desktop.core.bookings import IntentKind
from hqs_desktop.core.errors import HqsError
from hqs_desktop.core.model import Slot, Tqid
from hqs_desktop.core.reminders import Reminder
from hqs_desktop.core.tasks import TaskScope
from hqs_desktop.desk.events import Event, RemindersChanged
from hqs_desktop.desk.ports import Clock, Journal
from hqs_desktop.desk.writing.outcome import Done, WriteEvent

LATE: Final = timedelta(minutes=1)
"""A window that has opened longer ago was missed: the program was closed, or the computer slept."""
_LOOK_EVERY: Final = 60.0  # seconds at most, because a computer that sleeps, or whose clock is set, wakes no wait

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opened:
    """A slot can be booked now; ``late`` where that was missed."""

    reminder: Reminder
    late: bool


@dataclass(frozen=True, slots=True)
class Over:
    """A slot can be booked no more, and is no longer reminded of."""

    reminder: Reminder


News = Opened | Over


class Reminders:
    """A desk's reminders. Each stays until its slot was booked here, can be booked no more, or somebody drops it.

    ``publish`` is told of every change; ``news`` is there until somebody takes it, so that none is lost while nobody
    listens yet.
    """

    def __init__(self, journal: Journal, clock: Clock, publish: Callable[[Event], None]) -> None:
        self._journal = journal
        self._clock = clock
        self._publish = publish
        self._scope = TaskScope(_report)
        self._kept: list[Reminder] = []
        self._told: set[int] = set()
        self._news: list[News] = []

    @property
    def all(self) -> Sequence[Reminder]:
        """All that there are, the first to open first."""
        return tuple(self._kept)

    @property
    def open_now(self) -> Sequence[Reminder]:
        """Those whose slots can be booked by now."""
        now = self._clock.now()
        return [one for one in self._kept if one.opens_at <= now < one.over_at]

    def of(self, tqid: Tqid) -> Reminder | None:
        """The reminder of a slot; None where there is none."""
        return next((one for one in self._kept if one.slot.tqid == tqid), None)

    def take_news(self) -> Sequence[News]:
        """What has happened since this was last asked."""
        news, self._news = self._news, []
        return news

    async def start(self) -> None:
        """Take up what the last run left. To be called once; raises ``JournalError``."""
        self._kept = list(await self._journal.reminders())
        self.look()

    async def add(self, slot: Slot, opens_at: datetime, *, typed: Mapping[str, str], operator: str) -> Reminder:
        """Remind of a slot, in the stead of an earlier reminder of it. Raises ``JournalError``."""
        made = await self._journal.keep_reminder(slot, opens_at, typed=typed, operator=operator)
        others = [one for one in self._kept if one.slot.tqid != slot.tqid]
        self._kept = sorted([*others, made], key=lambda one: (one.opens_at, one.id))
        self._told.discard(made.id)
        self._publish(RemindersChanged())
        self.look()
        return made

    async def drop(self, reminder: Reminder) -> None:
        """Remind of it no more. Raises ``JournalError``; it stays then."""
        await self._journal.drop_reminder(reminder.id)
        self._forget(reminder)
        self._publish(RemindersChanged())

    def look(self) -> None:
        """Look at the clock: what has opened or closed by now is told."""
        now = self._clock.now()
        before = len(self._news)
        for one in tuple(self._kept):
            if one.over_at <= now:
                self._forget(one)
                self._news.append(Over(one))
                self._scope.start(self._journal.drop_reminder(one.id), name=f"drop the reminder {one.id}")
            elif one.opens_at <= now and one.id not in self._told:
                self._told.add(one.id)
                self._news.append(Opened(one, late=now - one.opens_at >= LATE))
        if len(self._news) > before:
            self._publish(RemindersChanged())
        self._wait()

    def hear(self, event: Event) -> None:
        """What this desk has booked is reminded of no more."""
        if not isinstance(event, WriteEvent) or event.kind is not IntentKind.BOOK:
            return
        if isinstance(event.outcome, Done) and (booked := self.of(event.request.slot.tqid)) is not None:
            self._scope.start(self.drop(booked), name=f"drop the reminder {booked.id}")

    async def aclose(self) -> None:
        """Stop; what there is stays in the journal."""
        await self._scope.aclose()

    def _forget(self, reminder: Reminder) -> None:
        self._kept = [one for one in self._kept if one.id != reminder.id]
        self._told.discard(reminder.id)
        self._news = [news for news in self._news if news.reminder.id != reminder.id]

    def _wait(self) -> None:
        now = self._clock.now()
        moments = [moment for one in self._kept for moment in (one.opens_at, one.over_at) if now < moment]
        if moments:
            self._scope.start(self._look_at(min(moments)), name="wait for slots to open", key="wait")
        else:
            self._scope.cancel("wait")

    async def _look_at(self, moment: datetime) -> None:
        while (left := (moment - self._clock.now()).total_seconds()) > 0:
            await self._clock.sleep(min(left, _LOOK_EVERY))
        self.look()


def _report(error: BaseException) -> None:
    # The class only: a text from below might hold a patient's data. What was not dropped comes again at the next start.
    level = logging.WARNING if isinstance(error, HqsError) else logging.ERROR
    _log.log(level, "a reminder met %s", type(error).__name__)
