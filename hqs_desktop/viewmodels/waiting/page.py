"""Those who wait for a slot (a page of F12): what is wished, what was found, and what is done with it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.text import clean_input
from hqs_desktop.core.worklist import Offer, Step, Task, TaskFilter, TaskKind
from hqs_desktop.desk.events import Event, LookedForSlots, TasksChanged
from hqs_desktop.desk.worklist.waitlist import WAITING
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.book.commands import PUT_ON_WAITLIST
from hqs_desktop.viewmodels.tasks.offered import OnOffered
from hqs_desktop.viewmodels.waiting.table import WaitTable, found_words
from hqs_desktop.viewmodels.words.problems import ProblemText, problem_text

if TYPE_CHECKING:
    from hqs_desktop.desk.session import Session
    from hqs_desktop.viewmodels.shared import Shared

LISTED_AT_MOST: Final = 500
TYPING_PAUSE: Final = 0.15
"""Seconds without a key until the list follows what was typed."""


class Which(StrEnum):
    """Which of those who wait are listed."""

    ALL = "all"
    OFFERED = "offered"  # a slot was found for them
    COME_BACK = "come_back"
    EARLIER = "earlier"  # they have a booking, and want an earlier one


class WaitingViewModel(OnOffered):
    """State and commands of the page."""

    filter_changed = Signal()
    listed_changed = Signal()
    looking_changed = Signal()

    def __init__(self, shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self.table = WaitTable(shared.codes, self)
        self._which = Which.ALL
        self._text = ""
        self._total = 0
        self._loaded = False
        self._join()

    @property
    def which(self) -> Which:
        """Which are listed."""
        return self._which

    @property
    def text(self) -> str:
        """What is sought."""
        return self._text

    @property
    def offer(self) -> Offer | None:
        """The slot that was found for the one who is chosen."""
        return self.table.offer_of(self.task)

    @property
    def offer_text(self) -> str:
        """The same in words; empty where none was."""
        return found_words(self.task, self.offer) if self.task is not None and self.offer is not None else ""

    @property
    def count_text(self) -> str:
        """How many are listed, of how many."""
        listed = len(self.table.tasks)
        if listed < self._total:
            return self.tr("{listed} of {total}").format(listed=formats.count(listed), total=formats.count(self._total))
        return self.tr("Waiting: {n}").format(n=formats.count(listed)) if listed else ""

    @property
    def looking_text(self) -> str:
        """How far the look for slots has come."""
        if self._session is None:
            return ""
        looking = self._session.matcher.looking
        if looking.problem is not None:
            return self.tr("Slots can't be looked for: {why}").format(why=problem_text(looking.problem).title)
        if looking.running:
            done, of = formats.count(looking.done), formats.count(looking.of)
            return self.tr("Looking for slots: {done} of {of}").format(done=done, of=of)
        return self.tr("Slots are looked for every 15 minutes")

    @property
    def emptiness(self) -> ProblemText | None:
        """Why nobody is listed; None where somebody is, or may be."""
        if self.table.tasks or not self._loaded:
            return None
        if self._text:
            title = self.tr("Nobody on the waitlist matches \u201c{text}\u201d").format(text=formats.quoted(self._text))
            return ProblemText(title, "", self.tr("Try another spelling, or look among everyone."))
        titles = {
            Which.ALL: self.tr("Nobody waits"),
            Which.OFFERED: self.tr("No slot was found yet for those who wait"),
            Which.COME_BACK: self.tr("Nobody is to come back"),
            Which.EARLIER: self.tr("Nobody wants an earlier slot"),
        }
        return ProblemText(
            titles[self._which],
            "",
            self.tr("{key} puts a patient on the waitlist, on any screen.").format(key=PUT_ON_WAITLIST.key_in_words),
        )

    def set_which(self, which: Which) -> None:
        """List others."""
        if which is not self._which:
            self._which = which
            self._sift()

    def set_text(self, text: str) -> None:
        """Search; the list follows once nothing is typed for a moment."""
        cleaned = clean_input(text, keep_zwnj=True)
        if cleaned != self._text:
            self._text = cleaned
            self.filter_changed.emit()
            if self._session is not None:
                self.run(self._seek(self._session), name="read", quiet=True)

    def clear(self) -> bool:
        """List all of them; False where that is so."""
        if self._which is Which.ALL and not self._text:
            return False
        self._which, self._text = Which.ALL, ""
        self._sift()
        return True

    def select(self, row: int) -> None:
        """Act upon a task that is listed."""
        if 0 <= row < len(self.table.tasks):
            self._choose(self.table.tasks[row])

    def look_now(self) -> None:
        """Have slots looked for at once."""
        if self._session is not None:
            self._session.matcher.look_now()

    def toggle_urgent(self) -> None:
        """Have the patient come before those who are not urgent, or no more."""
        self._act(
            lambda session, task: session.waitlist.set_urgent(task, urgent=not task.urgent, operator=self._operator)
        )

    def read(self) -> None:
        """Read the list again; nothing jumps."""
        if self._session is not None:
            self.run(self._read(self._session), name="read", quiet=True)

    def _sift(self) -> None:
        self.filter_changed.emit()
        self.read()

    async def _seek(self, session: "Session") -> None:
        await self._shared.clock.sleep(TYPING_PAUSE)
        await self._read(session)

    async def _read(self, session: "Session") -> None:
        page = await session.journal.tasks.tasks(self._wanted())
        offers = await self._read_offers(session, page.tasks)
        self._total, self._loaded = page.total, True
        self.table.show_tasks(page.tasks, offers)
        self.listed_changed.emit()
        row = self.table.row_of(self.task.id) if self.task is not None else -1
        if row >= 0 or self.task is None or not self.task.open:
            self._choose(page.tasks[max(row, 0)] if page.tasks else None)
        else:
            await self._read_again()
        self.task_changed.emit()  # what is offered may be another slot

    @staticmethod
    async def _read_offers(session: "Session", tasks: Sequence[Task]) -> Mapping[str, Offer]:
        """What is offered to those who are listed, and to nobody else."""
        found: dict[str, Offer] = {}
        for task in tasks:
            if task.step is Step.OFFER:
                found.update((task.id, offer) for offer in (await session.matcher.offers_of(task))[:1])
        return found

    def _wanted(self) -> TaskFilter:
        wanted = TaskFilter(steps=WAITING, text=self._text, limit=LISTED_AT_MOST)
        match self._which:
            case Which.OFFERED:
                return replace(wanted, steps=frozenset({Step.OFFER}))
            case Which.COME_BACK:
                return replace(wanted, kinds=frozenset({TaskKind.COME_BACK}))
            case Which.EARLIER:
                return replace(wanted, kinds=frozenset({TaskKind.WAITING, TaskKind.COME_BACK}), booked=True)
        return wanted

    def _begin(self, session: "Session") -> None:
        self.run(self._read(session), name="read", quiet=True)
        self.looking_changed.emit()

    def _forget(self) -> None:
        super()._forget()
        self._loaded = False
        self.table.show_tasks((), {})
        self.listed_changed.emit()

    def _hear(self, event: Event) -> None:
        match event:
            case TasksChanged():
                self.read()
            case LookedForSlots():
                self.looking_changed.emit()
                self._look_again()


def make(shared: "Shared", parent: QObject) -> WaitingViewModel:
    """For the pages of F12."""
    return WaitingViewModel(shared, parent)
