"""The day board: a day, whose columns are shown, the chosen block, and the reading of them anew."""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import aclosing
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.core.text import sort_key
from hqs_desktop.core.turns import in_turns
from hqs_desktop.desk.events import DirectoryChanged, Event, MoveChanged, PatientCorrected, PatientTold, ReadingsChanged
from hqs_desktop.desk.find import Call, Criteria, ProviderFailed, SearchDone, SlotsFound
from hqs_desktop.desk.writing.outcome import WriteEvent
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.dayboard.board import Block, Board, Column, board_of, columns_of
from hqs_desktop.viewmodels.dayboard.model import BlockModel
from hqs_desktop.viewmodels.dayboard.words import (
    Emptiness,
    act_words,
    block_words,
    board_words,
    emptiness,
    failed_words,
    progress_words,
)
from hqs_desktop.viewmodels.lines import Choice
from hqs_desktop.viewmodels.navigation import BookSlot, ShowBooking
from hqs_desktop.viewmodels.words.problems import ProblemText, problem_text

if TYPE_CHECKING:
    from hqs_desktop.desk.session import Session
    from hqs_desktop.viewmodels.shared import Shared

_TOLD_AT_ONCE: Final = (WriteEvent, ReadingsChanged, DirectoryChanged, MoveChanged, PatientCorrected, PatientTold)


class DayBoardViewModel(SessionViewModel):
    """State and commands of the day board."""

    day_changed = Signal()
    board_changed = Signal()
    choices_changed = Signal()
    chosen_changed = Signal()
    progress_changed = Signal()
    fine_changed = Signal()
    minute_changed = Signal()

    def __init__(self, shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self._day = self.today()
        self._follows = True  # the day that is today
        self._whole = _nothing(self._day)
        self.model = BlockModel(self._whole, self)
        self._loaded = False
        self._specialty: str | None = None
        self._facility: str | None = None
        self._chosen: tuple[Block, Column] | None = None
        self._progress: tuple[int, int, int] | None = None
        self._failed = 0
        self._fine = False
        self._looked_at, self._behind = False, True
        shared.ticks.minute.connect(self._follow_time)
        self._join()

    def today(self) -> ShamsiDate:
        """The day in Iran."""
        return shamsi_of(self.now())

    def now(self) -> datetime:
        """The clock's time."""
        return self._shared.clock.now()

    @property
    def day(self) -> ShamsiDate:
        """Which day the board is of."""
        return self._day

    @property
    def board(self) -> Board:
        """What is shown of it."""
        return self.model.board

    @property
    def loaded(self) -> bool:
        """Whether what is known of the day has been read from the journal."""
        return self._loaded

    @property
    def fine(self) -> bool:
        """Whether a row is of 15 minutes; else of 30."""
        return self._fine

    @property
    def specialties(self) -> Sequence[Choice]:
        """Those of the day's doctors, all of them first; a value is a code of appendix 3."""
        named = {code: self._shared.codes.named(coded) for code, coded in self._specialties().items()}
        return [Choice(None, self.tr("All specialties")), *_by_name(named)]

    @property
    def specialty(self) -> str | None:
        """The code of the only one that is shown."""
        return self._specialty

    @property
    def facilities(self) -> Sequence[Choice]:
        """The day's centres, all of them first; a value is a key of the directory."""
        named = {column.key[1]: column.facility.name for column in self._whole.columns}
        return [Choice(None, self.tr("All centres")), *_by_name(named)]

    @property
    def facility(self) -> str | None:
        """The key of the only one that is shown."""
        return self._facility

    @property
    def chosen_text(self) -> str:
        """What the chosen block is, in a line; empty without one."""
        return block_words(*self._chosen) if self._chosen is not None else ""

    @property
    def act_text(self) -> str:
        """What Enter does with it; empty for nothing."""
        return act_words(self._chosen[0] if self._chosen is not None else None)

    @property
    def summary(self) -> str:
        """How many doctors and slots there are."""
        return board_words(self.board) if self._loaded else ""

    @property
    def reading(self) -> bool:
        """Whether the gateway is being asked."""
        return self._progress is not None

    @property
    def progress_text(self) -> str:
        """How far that is, or how many brought no answer the last time."""
        return progress_words(*self._progress) if self._progress is not None else failed_words(self._failed)

    @property
    def emptiness(self) -> Emptiness | None:
        """Why there are no columns; None where there are."""
        if self.board.columns:
            return None
        trouble = self._slot.trouble if self._session is None else None
        problem: ProblemText | None = problem_text(trouble) if trouble is not None else self.problem
        narrowed = bool(self._whole.columns)
        return emptiness(self._day, narrowed=narrowed, ready=self.ready, loaded=self._loaded, problem=problem)

    def specialty_of(self, column: Column) -> str:
        """What a doctor's specialty is called."""
        return self._shared.codes.named(column.provider.specialty)

    def set_day(self, day: ShamsiDate) -> None:
        """Show another day."""
        if day == self._day:
            return
        self.stop()
        self._day, self._follows = day, day == self.today()
        self._loaded, self._failed = False, 0
        self.set_problem(None)
        self.day_changed.emit()
        self.progress_changed.emit()
        self._take(_nothing(day))
        self.refresh()

    def step(self, days: int) -> None:
        """Show a day later, or earlier."""
        self.set_day(self._day.add_days(days))

    def set_fine(self, *, fine: bool) -> None:
        """Make a row 15 minutes, or 30."""
        if fine != self._fine:
            self._fine = fine
            self.fine_changed.emit()

    def set_specialty(self, code: str | None) -> None:
        """Show the doctors of one specialty only, or all."""
        if code != self._specialty:
            self._specialty = code
            self._narrow()

    def set_facility(self, key: str | None) -> None:
        """Show one centre only, or all."""
        if key != self._facility:
            self._facility = key
            self._narrow()

    def choose(self, block: Block | None, column: Column | None) -> None:
        """Tell of a block."""
        chosen = (block, column) if block is not None and column is not None else None
        if chosen != self._chosen:
            self._chosen = chosen
            self.chosen_changed.emit()

    def open(self) -> None:
        """Take the chosen slot up where it is free, or show our booking of it."""
        block = self._chosen[0] if self._chosen is not None else None
        if block is None or not act_words(block):
            return
        destination = BookSlot(block.slot) if block.booking is None else ShowBooking(block.booking)
        self._shared.navigator.go(destination)

    def look_on(self, *, looking: bool) -> None:
        """Somebody sees the board, or no longer does; what happens meanwhile is read when it is seen again."""
        self._looked_at = looking
        if looking and self._behind:
            self.refresh()

    def refresh(self) -> None:
        """Have what is known of the day from the journal again, once somebody looks."""
        self._behind = not self._looked_at
        if self._session is not None and self._looked_at:
            self.run(self._load(self._session), name="board", quiet=True)

    def read(self) -> None:
        """Ask the gateway for this day, of the doctors that are shown."""
        if self._session is not None and self.board.columns and not self.reading:
            self.set_problem(None)
            self.run(self._read(self._session, self._day, self.board.columns), name="read")

    def stop(self) -> bool:
        """End the reading; what was read stays. False where none runs."""
        if self._progress is None:
            return False
        self._tasks.cancel("read")
        self._set_progress(None)
        return True

    def _specialties(self) -> Mapping[str, CodedText]:
        found = (column.provider.specialty for column in self._whole.columns)
        return {one.code.strip(): one for one in found if one is not None}

    async def _load(self, session: "Session") -> None:
        day = self._day
        readings, bookings = await session.readings.of_day(day), await session.desk.of_day(day)
        directory = await session.directory.entries()
        shown = {column.key: column for column in self._whole.columns}
        columns: list[Column] = []
        async for column in in_turns(columns_of(day, readings, bookings, directory, self.now())):
            former = shown.get(column.key)
            columns.append(former if former is not None and former == column else column)
        board = board_of(day, columns)
        await asyncio.sleep(0)  # showing it is a turn of its own
        if day == self._day and not (self._loaded and board == self._whole):
            self._loaded = True
            self._take(board)

    async def _read(self, session: "Session", day: ShamsiDate, columns: Sequence[Column]) -> None:
        """One specialty after another; a doctor of whom none is known can't be asked for."""
        entries = [DirectoryEntry(column.provider, column.facility, "seen") for column in columns]
        by_specialty: dict[str, list[DirectoryEntry]] = {}
        for entry in entries:
            if entry.provider.specialty is not None and entry.facility.identifier is not None:
                by_specialty.setdefault(entry.provider.specialty.code.strip(), []).append(entry)
        self._failed = len(entries) - sum(map(len, by_specialty.values()))
        done, total = self._failed, len(entries)
        self._set_progress((done, total, self._failed))
        try:
            for asked in by_specialty.values():
                criteria = Criteria(_specialty_of(asked[0]), None, None, default_service(), day, day)
                async with aclosing(session.find.search(criteria, [Call(one, day, day) for one in asked])) as events:
                    async for event in events:
                        if isinstance(event, ProviderFailed):
                            self._failed += 1
                            self.set_problem(event.problem)
                        if isinstance(event, SearchDone) and event.problem is not None:
                            self.set_problem(event.problem)
                        if isinstance(event, ProviderFailed | SlotsFound):
                            done += 1
                            self._set_progress((done, total, self._failed))
        finally:
            self._set_progress(None)

    def _take(self, board: Board) -> None:
        before = self.specialties, self.facilities
        self._whole = board
        if (self.specialties, self.facilities) != before:
            self.choices_changed.emit()
        self._narrow()

    def _narrow(self) -> None:
        shown = [column for column in self._whole.columns if self._is_shown(column)]
        whole = self._whole
        self.model.show(Board(whole.day, shown, whole.first, whole.last))
        self.board_changed.emit()

    def _is_shown(self, column: Column) -> bool:
        specialty = column.provider.specialty
        code = specialty.code.strip() if specialty is not None else ""
        return self._specialty in {None, code} and self._facility in {None, column.key[1]}

    def _set_progress(self, progress: tuple[int, int, int] | None) -> None:
        if progress != self._progress:
            self._progress = progress
            self.progress_changed.emit()

    def _follow_time(self) -> None:
        """What is past, open or old is another with each minute."""
        if self._follows and self._day != self.today():
            self.set_day(self.today())
        else:
            self.refresh()
        self.minute_changed.emit()

    def _begin(self, session: "Session") -> None:  # noqa: ARG002  (``refresh`` finds it)
        self.refresh()

    def _forget(self) -> None:
        self._loaded, self._failed = False, 0
        self._set_progress(None)
        self._take(_nothing(self._day))

    def _hear(self, event: Event) -> None:
        if isinstance(event, _TOLD_AT_ONCE):
            self.refresh()


def _nothing(day: ShamsiDate) -> Board:
    return Board(day, (), 0, 0)


def _by_name(named: dict[str, str]) -> Sequence[Choice]:
    return [Choice(value, text) for value, text in sorted(named.items(), key=lambda one: sort_key(one[1]))]


def _specialty_of(entry: DirectoryEntry) -> CodedText:
    return entry.provider.specialty or CodedText("", "", "")


def make(shared: "Shared", parent: QObject) -> DayBoardViewModel:
    """For ``bookings.commands.PAGES``."""
    return DayBoardViewModel(shared, parent)
