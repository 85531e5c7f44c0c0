"""The directory of doctors and centres: searched, pinned, hidden, edited, added to; what was done is taken back."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, Signal

from hqs_desktop.codes import systems
from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.directory import DirectoryChange
from hqs_desktop.core.tasks import aside
from hqs_desktop.core.text import clean_input
from hqs_desktop.desk.directory import OWN
from hqs_desktop.desk.directory_facts import EntryFacts
from hqs_desktop.desk.events import DirectoryChanged, Event
from hqs_desktop.desk.export import ExportFault, NotExportedError
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.code_choices import SPECIALTIES, code_choice, code_choices
from hqs_desktop.viewmodels.dialogs.provider import ProviderForm
from hqs_desktop.viewmodels.directory.facts import facts_in
from hqs_desktop.viewmodels.directory.importing import DirectoryImport
from hqs_desktop.viewmodels.directory.listing import Listing
from hqs_desktop.viewmodels.directory.said import Done, NotOwn, Said, Saved, said_text
from hqs_desktop.viewmodels.directory.sheet import directory_sheet
from hqs_desktop.viewmodels.directory.table import DirectoryRows
from hqs_desktop.viewmodels.directory.words import (
    Act,
    Emptiness,
    NextStep,
    all_hidden,
    details_text,
    heard_words,
    nothing_found,
    reading,
    unknown_yet,
)
from hqs_desktop.viewmodels.lines import Choice
from hqs_desktop.viewmodels.shared import Shared
from hqs_desktop.viewmodels.words.files import not_saved
from hqs_desktop.viewmodels.words.problems import ProblemText, problem_text
from hqs_desktop.viewmodels.words.tone import Tone

if TYPE_CHECKING:
    from hqs_desktop.core.coded import CodedText
    from hqs_desktop.desk.session import Session

_UNDONE: Final = 20  # acts that can be taken back


class DirectoryViewModel(SessionViewModel):
    """State and commands of the directory."""

    listed_changed = Signal()
    selected_changed = Signal()
    said_changed = Signal()
    undo_changed = Signal()
    trouble_changed = Signal()

    def __init__(self, shared: Shared, parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self._codes = shared.codes
        self._text = ""
        self._with_hidden = False
        self._listing: Listing | None = None
        self._selected: DirectoryEntry | None = None
        self._wanted: DirectoryEntry | None = None
        self._said: Said | None = None
        self._fault: ExportFault | None = None
        self._undo: list[tuple[DirectoryEntry | None, DirectoryChange]] = []
        self._numbers = count()
        self.rows = DirectoryRows(self._term, self)
        self._join()

    @property
    def text(self) -> str:
        """What is searched for, as it was typed."""
        return self._text

    @property
    def with_hidden(self) -> bool:
        """Whether hidden entries are listed too."""
        return self._with_hidden

    @property
    def count_text(self) -> str:
        """How many are listed, of how many, and how many are hidden."""
        if self._listing is None:
            return ""
        shown = self.tr("{n} of {total}").format(
            n=formats.count(len(self.rows.entries)), total=formats.count(self._listing.total)
        )
        hidden = self._listing.hidden()
        if hidden and not self._with_hidden:
            return self.tr("{shown}; hidden: {n}").format(shown=shown, n=formats.count(hidden))
        return shown

    @property
    def emptiness(self) -> Emptiness | None:
        """Why nothing is listed; None where something is."""
        if self.rows.entries:
            return None
        if self._session is None:
            words = problem_text(self._absence)
            return Emptiness("plug_disconnected", words.title, words.advice)
        if self._listing is None:
            if (problem := self.problem) is not None:
                return Emptiness("error_circle", problem.title, problem.advice, (NextStep.AGAIN,))
            return reading()
        return self._why_nothing(self._listing)

    @property
    def selected(self) -> DirectoryEntry | None:
        """The row that is acted on; None where nothing is listed."""
        return self._selected

    @property
    def selected_row(self) -> int:
        """Its number; -1 where nothing is listed."""
        return self.rows.row_of(self._selected) if self._selected is not None else -1

    @property
    def removable(self) -> bool:
        """Whether it is this desk's own; what a reply named would come back."""
        return self._selected is not None and self._selected.source in OWN

    @property
    def details(self) -> str:
        """What it has to say beside its columns."""
        return details_text(self._selected, self._heard_term(self._selected)) if self._selected is not None else ""

    @property
    def said(self) -> tuple[str, Tone]:
        """What was last done; empty where nothing was."""
        return said_text(self._said)

    @property
    def file_name(self) -> str:
        """What a file of the rows is called first, without its ending."""
        return "hqs-directory"

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._undo)

    @property
    def trouble(self) -> ProblemText | None:
        """What the last act failed with; None where it did not, or where the list's place says it."""
        if self._fault is not None:
            return not_saved(self._fault, self.tr("The directory was not saved; nothing was changed"))
        return self.problem if self._listing is not None else None

    def set_text(self, text: str) -> None:
        """Search for what was typed."""
        if text != self._text:
            self._text = text
            self._list()

    def show_hidden(self, wanted: bool) -> None:  # noqa: FBT001  # a check box's signal  # a check box's signal
        """List hidden entries too, or leave them out."""
        if wanted != self._with_hidden:
            self._with_hidden = wanted
            self._list()

    def select(self, row: int) -> None:
        """Take a row as the one to act on."""
        entries = self.rows.entries
        if 0 <= row < len(entries) and entries[row] != self._selected:
            self._selected = entries[row]
            self.selected_changed.emit()

    def read(self) -> None:
        """Read the directory again."""
        if self._session is None:
            self._slot.want_again()
        else:
            self.set_problem(None)
            self.run(self._read(self._session), name="read", quiet=self._listing is not None)

    def search_specialties(self, text: str) -> Sequence[Choice]:
        """The specialties that a half-typed text means."""
        return code_choices(self._codes, SPECIALTIES, text)

    def specialty_of(self, entry: DirectoryEntry) -> Choice | None:
        """An entry's specialty as the form shows it."""
        specialty = entry.provider.specialty
        return code_choice(self._codes, specialty, systems.SPECIALTY) if specialty is not None else None

    def heard(self, entry: DirectoryEntry) -> dict[str, str]:
        """What the gateway says, field by field, where the desk says otherwise."""
        words = heard_words(entry, self._heard_term(entry))
        says = self.tr("The gateway says: {words}")
        return {name: says.format(words=formats.quoted(said)) for name, said in words.items()}

    def toggle_pin(self) -> None:
        """Have the selected entry come first, or no longer."""
        if (entry := self._selected) is not None:
            pinned = not entry.pinned
            act = Act.PINNED if pinned else Act.UNPINNED
            self._do(act, entry, lambda session: session.directory.pin(entry, pinned=pinned))

    def toggle_hidden(self) -> None:
        """Hide the selected entry, or offer it again."""
        if (entry := self._selected) is not None:
            hidden = not entry.hidden
            act = Act.HIDDEN if hidden else Act.SHOWN
            self._do(act, entry, lambda session: session.directory.hide(entry, hidden=hidden))

    def remove(self) -> None:
        """Remove the selected entry, or say why it can't be."""
        if (entry := self._selected) is None:
            return
        if self.removable:
            self._do(Act.REMOVED, entry, lambda session: session.directory.remove(entry))
        else:
            self._say(NotOwn(entry))

    def add(self, specialty: Choice, form: ProviderForm) -> None:
        """Add who was typed in; one who is known already is called so from now on."""
        if self._session is None:
            self.set_problem(self._absence)
        else:
            facts = facts_in(None, cast("CodedText", specialty.value), form)
            self._run(self._add(self._session, replace(facts, hidden=False)))

    def edit(self, entry: DirectoryEntry, specialty: Choice, form: ProviderForm) -> None:
        """Have an entry be what the form says; what is left empty is the gateway's word again."""
        facts = facts_in(entry, cast("CodedText", specialty.value), form)
        self._wanted = replace(
            entry,
            provider=replace(entry.provider, identifier=facts.provider),
            facility=replace(entry.facility, identifier=facts.facility),
        )
        self._do(Act.EDITED, entry, lambda session: session.directory.edit(entry, facts))

    def export(self, path: Path) -> None:
        """Write what is listed to a file: as CSV where its name ends so, else as XLSX."""
        if self.rows.entries:
            self.set_problem(None)
            self._fail(None)
            self.run(self._export(self.rows.entries, path), name="export")

    def importing(self) -> DirectoryImport | None:
        """What imports a file; None while there is no session."""
        if self._session is None:
            self.set_problem(self._absence)
            return None
        made = DirectoryImport(self._shared, self)
        made.kept.connect(self._imported)
        return made

    def undo(self) -> None:
        """Take the last act back."""
        if self._session is not None and self._undo:
            entry, change = self._undo.pop()
            self.undo_changed.emit()
            self._run(self._take_back(self._session, entry, change))

    def _begin(self, session: "Session") -> None:
        self.listed_changed.emit()
        self.run(self._read(session), name="read")

    def _forget(self) -> None:
        self._listing = None
        self._undo.clear()
        self.undo_changed.emit()
        self._list()

    def _await(self, trouble: object) -> None:
        del trouble
        self.listed_changed.emit()

    def _hear(self, event: Event) -> None:
        if isinstance(event, DirectoryChanged):
            self.read()

    def _why_nothing(self, listing: Listing) -> Emptiness:
        if not listing.total:
            return unknown_yet()
        if clean_input(self._text):
            return nothing_found(0 if self._with_hidden else len(listing.found(self._text, with_hidden=True)))
        return all_hidden()

    async def _read(self, session: "Session") -> None:
        entries = await session.directory.entries()
        self._listing = await aside(partial(Listing, entries, self._codes), of=len(entries))
        self._list()

    def _list(self) -> None:
        """List what is sought; who was selected stays so, else who stood in that row, or first."""
        row = max(0, self.selected_row)
        found = self._listing.found(self._text, with_hidden=self._with_hidden) if self._listing is not None else []
        wanted = self._wanted or self._selected
        self.rows.show(found)
        at = self.rows.row_of(wanted) if wanted is not None else -1
        if self._wanted is not None and at >= 0:
            self._wanted = None
        if at < 0:
            at = min(row, len(found) - 1)
        self._selected = found[at] if found else None
        self.listed_changed.emit()
        self.selected_changed.emit()

    def _do(
        self, act: Act, entry: DirectoryEntry, change: "Callable[[Session], Coroutine[object, object, DirectoryChange]]"
    ) -> None:
        if self._session is None:
            self.set_problem(self._absence)
        else:
            self._run(self._done(act, entry, change(self._session)))

    def _run(self, work: "Coroutine[object, object, None]") -> None:
        self.set_problem(None)
        self._fail(None)
        self.run(work, name=f"change {next(self._numbers)}")  # none takes another's place

    async def _done(
        self, act: Act, entry: DirectoryEntry, change: "Coroutine[object, object, DirectoryChange]"
    ) -> None:
        undo = await change
        if not undo.empty:
            self._keep(entry, undo)
            self._say(Done(act, entry))

    async def _add(self, session: "Session", facts: EntryFacts) -> None:
        undo = await session.directory.say([facts], source="typed")
        entry = await session.directory.known(facts.provider, facts.facility)
        if entry is None:
            return
        self._wanted = entry
        if not undo.empty:
            self._keep(entry, undo)
        self._say(Done(Act.ADDED, entry))
        self._text = ""  # whoever was sought was not found, or is another
        self.read()

    def _imported(self, undo: DirectoryChange) -> None:
        self._keep(None, undo)
        self._say(Done(Act.IMPORTED, None))

    async def _take_back(self, session: "Session", entry: DirectoryEntry | None, change: DirectoryChange) -> None:
        self._wanted = entry
        await session.directory.take_back(change)
        self._say(Done(Act.TAKEN_BACK, entry))

    def _keep(self, entry: DirectoryEntry | None, undo: DirectoryChange) -> None:
        self._undo = [*self._undo[1 - _UNDONE :], (entry, undo)]
        self.undo_changed.emit()

    async def _export(self, entries: Sequence[DirectoryEntry], path: Path) -> None:
        sheet = await aside(lambda: directory_sheet(entries, self._term), of=len(entries))
        try:
            await asyncio.to_thread(self._shared.exporter().write, sheet, path)
        except NotExportedError as error:
            self._say(None)
            self._fail(error.fault)
        else:
            self._say(Saved(path.name, len(entries)))

    def _term(self, entry: DirectoryEntry) -> str:
        return self._codes.named(entry.provider.specialty, systems.SPECIALTY)

    def _heard_term(self, entry: DirectoryEntry) -> str:
        specialty = entry.heard[0].specialty if entry.heard is not None else None
        return self._codes.named(specialty, systems.SPECIALTY)

    def _say(self, said: Said | None) -> None:
        if said != self._said:
            self._said = said
            self.said_changed.emit()

    def _fail(self, fault: ExportFault | None) -> None:
        if fault != self._fault:
            self._fault = fault
            self.trouble_changed.emit()
