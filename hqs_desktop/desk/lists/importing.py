"""Importing a list from a file: read, understood, judged, compared with the edition in use; kept, and taken back.

All that blocks runs in threads; what is under way can be stopped at any moment before it is kept, and leaves nothing.
"""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from hqs_desktop.codes.divisions import Divisions
from hqs_desktop.codes.list_index import ListIndex
from hqs_desktop.codes.lists import Edition, ImportedLists, ListKind, Shelved
from hqs_desktop.core.apart import apart
from hqs_desktop.core.errors import LocalError
from hqs_desktop.desk.lists.changes import Changes, compare
from hqs_desktop.desk.lists.columns import Columns, Field, guess
from hqs_desktop.desk.lists.judge import Judged, judge
from hqs_desktop.desk.lists.store import ListStore, Taken
from hqs_desktop.desk.ports import Clock
from hqs_desktop.desk.sheets import Progress, ReadSheet, SheetReader

T = TypeVar("T")

_SAME = 0.001  # seconds between two looks at one time, which is rounded on its way
_JUDGED, _COMPARED = 0.75, 0.85  # of the whole, as measured


class StoppedError(LocalError):
    """Whoever wanted it does not any more."""


class ColumnsMissingError(LocalError):
    """The file's columns were not understood: ``fields`` are those that nothing was found for."""

    def __init__(self, fields: tuple[Field, ...]) -> None:
        super().__init__(", ".join(fields))
        self.fields = fields


class LinesWrongError(LocalError):
    """Lines of the file can't be imported, so nothing is."""

    def __init__(self, judged: Judged) -> None:
        super().__init__(f"{judged.wrong} lines")
        self.judged = judged


@dataclass(frozen=True, slots=True, eq=False)
class Checked:
    """A file's rows under the columns that were chosen: what it would bring."""

    kind: ListKind
    sheet: ReadSheet
    judged: Judged
    changes: Changes


class Lists:
    """The use cases of the imported lists. ``shelf`` is what everything else looks codes up in."""

    def __init__(self, reader: SheetReader, store: ListStore, shelf: ImportedLists, clock: Clock) -> None:
        self._reader = reader
        self._store = store
        self._shelf = shelf
        self._clock = clock
        self._former: dict[ListKind, bool] = {}

    def edition(self, kind: ListKind) -> Edition | None:
        """The edition in use."""
        shelved = self._shelf.of(kind)
        return shelved.edition if shelved is not None else None

    def can_undo(self, kind: ListKind) -> bool:
        """Whether the last import can be taken back, or brought back."""
        return self._former.get(kind, False)

    async def load(self, kind: ListKind) -> None:
        """Take what is kept of a list onto the shelf. Raises ``ListDamagedError``."""
        shelved, former = await apart(lambda: (_shelved(self._store.load(kind)), self._store.has_former(kind)))
        self._put(kind, shelved, former=former)

    async def read(self, path: Path, sheet: str = "", progress: Progress | None = None) -> ReadSheet:
        """Read a file, or another sheet of it. Raises ``SheetNotReadError``."""
        return await _stoppable(lambda tell: self._reader.read(path, sheet, tell), progress)

    async def check(
        self, kind: ListKind, sheet: ReadSheet, columns: Columns, progress: Progress | None = None
    ) -> Checked:
        """Judge all lines, and compare with the edition in use."""
        edition = self.edition(kind)
        return await _stoppable(lambda tell: _check(kind, sheet, columns, edition, tell), progress)

    async def keep(self, checked: Checked) -> None:
        """Import what was checked: it is in use from now on. Raises ``ListNotKeptError``, ``LinesWrongError``."""
        shelved = await apart(lambda: _ready(self._write(checked, None)))
        self._put(checked.kind, shelved, former=True)

    async def undo(self, kind: ListKind) -> None:
        """Use the edition before; once more brings the later back.

        Raises ``ListDamagedError`` and ``ListNotKeptError``.
        """
        shelved = await apart(lambda: _shelved(self._store.swap(kind)))
        self._put(kind, shelved, former=True)

    async def follow(self, kind: ListKind, path: Path) -> Checked | None:
        """Import the file that settings name where it has changed since that was done; None where it has not.

        Raises what ``prepare`` and ``take`` do.
        """
        taken = await apart(lambda: self._follow(kind, path))
        if taken is None:
            return None
        checked, shelved = taken
        self._put(kind, shelved, former=True)
        return checked

    def prepare(self, kind: ListKind, path: Path) -> Checked | None:
        """Read and judge a file that settings name, for a command without a window; None where it was imported before.

        Raises ``SheetNotReadError``, ``ColumnsMissingError``, ``LinesWrongError``.
        """
        return self._judged(kind, self._reader.read(path))

    def take(self, checked: Checked, path: Path) -> None:
        """Import what was prepared. Raises ``ListNotKeptError``."""
        self._write(checked, _taken(path, checked.sheet))

    def _judged(self, kind: ListKind, sheet: ReadSheet) -> Checked | None:
        taken, edition = self._store.taken(kind), self._store_edition(kind)
        if sheet.fingerprint in {taken and taken.fingerprint, edition and edition.fingerprint}:
            return None
        columns = guess(kind, sheet.rows)
        if columns.missing:
            raise ColumnsMissingError(columns.missing)
        checked = _check(kind, sheet, columns, edition, _nobody)
        if not checked.judged.good:
            raise LinesWrongError(checked.judged)
        return checked

    def _store_edition(self, kind: ListKind) -> Edition | None:
        try:
            return self._store.load(kind)
        except LocalError:  # damaged: a new one mends that
            return None

    def _is_taken(self, kind: ListKind, path: Path) -> bool:
        taken = self._store.taken(kind)
        if taken is None or taken.path != str(path):
            return False
        try:
            return abs(path.stat().st_mtime - taken.changed) < _SAME
        except OSError:  # the reading of it says what is the matter
            return False

    def _follow(self, kind: ListKind, path: Path) -> tuple[Checked, Shelved] | None:
        if self._is_taken(kind, path):
            return None
        sheet = self._reader.read(path)
        checked = self._judged(kind, sheet)
        if checked is None:
            self._store.note(kind, _taken(path, sheet))
            return None
        return checked, _ready(self._write(checked, _taken(path, sheet)))

    def _write(self, checked: Checked, taken: Taken | None) -> Edition:
        if not checked.judged.good:
            raise LinesWrongError(checked.judged)
        sheet = checked.sheet
        edition = Edition(
            checked.kind,
            sheet.file,
            sheet.changed,
            self._clock.now(),
            sheet.fingerprint,
            tuple(checked.judged.items),
        )
        self._store.keep(edition, taken)
        return edition

    def _put(self, kind: ListKind, shelved: Shelved | None, *, former: bool) -> None:
        self._former[kind] = former
        self._shelf.put(kind, shelved)


def _check(kind: ListKind, sheet: ReadSheet, columns: Columns, edition: Edition | None, tell: Progress) -> Checked:
    judged = judge(columns, sheet.rows, lambda done: tell(done * _JUDGED))
    tell(_JUDGED)
    changes = compare(edition.items if edition is not None else (), judged.items, lambda _: tell(_COMPARED))
    return Checked(kind, sheet, judged, changes)


def _shelved(edition: Edition | None) -> Shelved | None:
    return _ready(edition) if edition is not None else None


def _ready(edition: Edition) -> Shelved:
    divisions = Divisions(edition.items) if edition.kind is ListKind.COUNTRY_DIVISIONS else None
    return Shelved(edition, ListIndex(edition.items), divisions)


def _taken(path: Path, sheet: ReadSheet) -> Taken:
    return Taken(str(path), sheet.fingerprint, sheet.changed.timestamp())


def _nobody(_: float) -> None:
    """Hears how far one is, and says nothing."""


async def _stoppable(work: Callable[[Progress], T], progress: Progress | None) -> T:
    """Work in a thread, and have it end soon once the waiting is cancelled; ``progress`` hears in the loop's thread."""
    loop, over = asyncio.get_running_loop(), threading.Event()

    def tell(done: float) -> None:
        if over.is_set():
            raise StoppedError
        if progress is not None:
            loop.call_soon_threadsafe(progress, done)

    try:
        return await apart(lambda: work(tell))
    finally:
        over.set()
