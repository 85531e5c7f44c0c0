"""Everyone who is owed something (a page of F12): sought, sifted, and seen to one by one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.text import clean_input
from hqs_desktop.core.worklist import Task, TaskFilter, TaskKind
from hqs_desktop.desk.events import Event, LookedForSlots, TasksChanged
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.commands import GO_ON
from hqs_desktop.viewmodels.dialogs.half_move import HalfMove
from hqs_desktop.viewmodels.everyone.table import TaskTable
from hqs_desktop.viewmodels.lines import Choice
from hqs_desktop.viewmodels.tasks.details import due_words, task_name
from hqs_desktop.viewmodels.tasks.offered import OnOffered
from hqs_desktop.viewmodels.words.problems import ProblemText
from hqs_desktop.viewmodels.words.tasks import kind_words

if TYPE_CHECKING:
    from hqs_desktop.desk.session import Session
    from hqs_desktop.viewmodels.shared import Shared

LISTED_AT_MOST: Final = 500
TYPING_PAUSE: Final = 0.15
"""Seconds without a key until the list follows what was typed."""
_MOMENT: Final = timedelta(microseconds=1)


class Which(StrEnum):
    """Which tasks are listed."""

    DUE = "due"  # now
    ALL = "all"  # that are open
    MINE = "mine"
    NOBODYS = "nobodys"
    CLOSED = "closed"


class EveryoneViewModel(OnOffered):
    """State and commands of the page."""

    filter_changed = Signal()
    listed_changed = Signal()

    def __init__(self, shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self.table = TaskTable(shared.clock.now, self)
        self._which = Which.DUE
        self._kind: TaskKind | None = None
        self._text = ""
        self._total = 0
        self._loaded = False
        self._stays = True  # what is chosen, though it is listed no more
        self._acted_on: Task | None = None
        self.done.connect(self._follow_act)
        shared.ticks.minute.connect(self.read)
        self._join()

    @property
    def which(self) -> Which:
        """Which are listed."""
        return self._which

    @property
    def kind(self) -> TaskKind | None:
        """Those of one kind alone; None for all."""
        return self._kind

    @property
    def text(self) -> str:
        """What is sought."""
        return self._text

    @property
    def kinds(self) -> Sequence[Choice]:
        """What the kind may be chosen from; the first is all."""
        return [Choice(None, self.tr("All reasons")), *(Choice(kind, kind_words(kind)) for kind in TaskKind)]

    @property
    def sifted(self) -> bool:
        """Whether a filter leaves somebody out."""
        return bool(self._text) or self._kind is not None or self._which is not Which.DUE

    @property
    def count_text(self) -> str:
        """How many are listed, of how many."""
        listed = len(self.table.tasks)
        if listed < self._total:
            return self.tr("{listed} of {total}").format(listed=formats.count(listed), total=formats.count(self._total))
        return self.tr("Listed: {n}").format(n=formats.count(listed)) if listed else ""

    @property
    def emptiness(self) -> ProblemText | None:
        """Why nobody is listed; None where somebody is, or may be."""
        if self.table.tasks or not self._loaded:
            return None
        if self._text:
            title = self.tr("Nobody on the worklist matches \u201c{text}\u201d").format(text=formats.quoted(self._text))
            return ProblemText(title, "", self.tr("Try another spelling, or search the bookings (F3)."))
        match self._which:
            case Which.DUE if self._kind is None:
                advice = self.tr("Whoever loses a slot, or waits for one, stands here when it is time.")
                return ProblemText(self.tr("Nobody is owed anything now"), "", advice)
            case Which.CLOSED:
                return ProblemText(self.tr("Nothing was closed yet"), "", "")
        return ProblemText(self.tr("Nobody is listed so"), "", self.tr("Esc clears the filters."))

    def set_which(self, which: Which) -> None:
        """List others."""
        if which is not self._which:
            self._which = which
            self._sift()

    def set_kind(self, kind: TaskKind | None) -> None:
        """List those of one kind."""
        if kind is not self._kind:
            self._kind = kind
            self._sift()

    def set_text(self, text: str) -> None:
        """Search; the list follows once nothing is typed for a moment."""
        cleaned = clean_input(text, keep_zwnj=True)
        if cleaned != self._text:
            self._text = cleaned
            self.filter_changed.emit()
            if self._session is not None:
                self._stays = False
                self.run(self._seek(self._session), name="read", quiet=True)

    def clear(self) -> bool:
        """List whoever is due, all of them; False where that is so."""
        if not self.sifted:
            return False
        self._which, self._kind, self._text = Which.DUE, None, ""
        self._sift()
        return True

    @property
    def said(self) -> str:
        """What became of the one who was acted upon last and is listed no more; empty where nothing did."""
        if self.can_undo:
            return self.undo_text
        if self._acted_on is None or self.table.row_of(self._acted_on.id) >= 0:
            return ""
        return self.tr("{patient}: due {time}").format(
            patient=formats.quoted(task_name(self._acted_on)), time=due_words(self._acted_on, self.now())
        )

    @property
    def go_on_text(self) -> str:
        """What is to be said of the next step: of who waits, that it is booked or sought."""
        if not self.waits:
            return super().go_on_text
        return GO_ON.label(self.tr("Book that slot") if self.offer is not None else self.tr("Search for it"))

    def go_on(self) -> HalfMove | None:
        """Do the next step: what was found for who waits is booked."""
        if not self.waits:
            return super().go_on()
        self.book()
        return None

    def next_call(self) -> None:
        """Take on the next of the list who is due and whom nobody else sees to; the first again behind the last."""
        tasks, now = self.table.tasks, self.now()
        at = self.table.row_of(self.task.id) if self.task is not None else -1
        for task in (*tasks[at + 1 :], *tasks[: at + 1]):
            if task.open and task.due_at <= now and (not task.owned or self._owns(task)):
                self._choose(task)
                if not task.owned:
                    self.take()
                break

    def select(self, row: int) -> None:
        """Act upon a task that is listed."""
        if 0 <= row < len(self.table.tasks):
            self._choose(self.table.tasks[row])

    def show(self, task: Task) -> None:
        """Show a task, whichever are listed."""
        self._which, self._kind, self._text = (Which.ALL if task.open else Which.CLOSED), None, ""
        self._sift()
        self._choose(task)
        self._stays = True

    def read(self) -> None:
        """Read the list again; nothing jumps."""
        if self._session is not None:
            self.run(self._read(self._session), name="read", quiet=True)

    def _sift(self) -> None:
        self._stays = False
        self.filter_changed.emit()
        self.read()

    def _follow_act(self, task: Task) -> None:
        """Whoever is no more listed after an act makes room for the next."""
        self._acted_on = task
        self._stays = False
        self.read()

    async def _seek(self, session: "Session") -> None:
        await self._shared.clock.sleep(TYPING_PAUSE)
        await self._read(session)

    async def _read(self, session: "Session") -> None:
        page = await session.journal.tasks.tasks(self._wanted())
        chosen = self.task.id if self.task is not None else ""
        place = self.table.row_of(chosen)
        self._total, self._loaded = page.total, True
        self.table.show_tasks(page.tasks)
        row = self.table.row_of(chosen)
        if row >= 0:
            self._choose(page.tasks[row])
        elif self.task is None or not self._stays:
            self._choose(page.tasks[min(max(place, 0), len(page.tasks) - 1)] if page.tasks else None)
        else:
            await self._read_again()
        self._stays = True
        self.listed_changed.emit()

    def _wanted(self) -> TaskFilter:
        kinds = frozenset({self._kind}) if self._kind is not None else None
        wanted = TaskFilter(kinds=kinds, text=self._text, limit=LISTED_AT_MOST)
        match self._which:
            case Which.DUE:
                return wanted if self._text else replace(wanted, due_before=self.now() + _MOMENT)
            case Which.MINE:
                return replace(wanted, mine=self._operator, owner_desk=self._own_desk)
            case Which.NOBODYS:
                return replace(wanted, unowned=True)
            case Which.CLOSED:
                return replace(wanted, closed=True)
        return wanted

    def _begin(self, session: "Session") -> None:
        self.run(self._read(session), name="read", quiet=True)

    def _forget(self) -> None:
        super()._forget()
        self._loaded = False
        self.table.show_tasks(())
        self.listed_changed.emit()

    def _hear(self, event: Event) -> None:
        match event:
            case TasksChanged():
                self.read()
            case LookedForSlots():
                self._look_again()


def make(shared: "Shared", parent: QObject) -> EveryoneViewModel:
    """For the pages of F12."""
    return EveryoneViewModel(shared, parent)
