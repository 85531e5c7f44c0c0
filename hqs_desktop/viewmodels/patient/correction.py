"""Correcting a patient's name and mobile in the journal, and taking that back while it is told."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.errors import HqsError
from hqs_desktop.core.identifiers import Level, check_mobile
from hqs_desktop.core.text import clean_input
from hqs_desktop.desk.problems import problem_of
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.words.findings import TypedField, finding_text
from hqs_desktop.viewmodels.words.terms import patient_name

if TYPE_CHECKING:
    from hqs_desktop.core.bookings import Correction
    from hqs_desktop.core.model import Person
    from hqs_desktop.desk.session import Session
    from hqs_desktop.viewmodels.shared import Shared


class Name(StrEnum):
    """What can be corrected; the values are ``Person``'s attributes."""

    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    MOBILE = "mobile"


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the correcting stands: asked, or ``done`` and, where it was, ``taken_back``."""

    done: bool = False
    taken_back: bool = False


class PatientCorrection(SessionViewModel):
    """One patient's correction, for a dialog. ``changed`` comes with every stage."""

    changed = Signal()

    def __init__(self, person: "Person", shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self._person = person
        self._made: Correction | None = None
        self._stage = Stage()
        self._join()

    @property
    def stage(self) -> Stage:
        """Where it stands."""
        return self._stage

    @property
    def can_undo(self) -> bool:
        """Whether what was done can be taken back."""
        return self.ready and self._made is not None

    @property
    def patient(self) -> str:
        """Who is corrected, with the number, which stays."""
        number = formats.identifier(self._person.identifier.id)
        name = clean_input(self._person.display_name)
        return formats.listed(name, number, by="  ") if name else patient_name(self._person)

    @property
    def outcome(self) -> str:
        """What was done, in words; empty before."""
        if self._stage.taken_back:
            return self.tr("Taken back: the patient is as before")
        return self.tr("Corrected in this desk's journal") if self._stage.done else ""

    def text(self, name: Name) -> str:
        """What a field begins with."""
        person = self._person
        whole_name = person.full_name if name is Name.LAST_NAME and not (person.first_name or person.last_name) else ""
        return whole_name or str(getattr(person, name))

    def wrong(self, typed: dict[Name, str]) -> dict[Name, str]:
        """Field by field, why it can't be kept."""
        found = {}
        if not (clean_input(typed[Name.FIRST_NAME]) or clean_input(typed[Name.LAST_NAME])):
            found[Name.LAST_NAME] = self.tr("Type the patient's name.")
        mobile = check_mobile(typed[Name.MOBILE])
        if mobile.level is Level.ERROR:
            found[Name.MOBILE] = finding_text(mobile, TypedField.MOBILE)
        elif not found and self._corrected(typed) == self._corrected({one: self.text(one) for one in Name}):
            found[Name.LAST_NAME] = self.tr("Nothing is different yet. Correct a name or the mobile, or press Esc.")
        return found

    def correct(self, typed: dict[Name, str]) -> None:
        """Keep what was typed, which nothing is ``wrong`` with."""
        if self._session is None:
            self.set_problem(self._absence)
        elif not self.busy and not self._stage.done:
            self.set_problem(None)
            self.run(self._correct(self._session, self._corrected(typed), self._operator), name="correct")

    def undo(self) -> None:
        """Take it back."""
        if self._session is not None and self._made is not None and not self.busy:
            self.set_problem(None)
            self.run(self._take_back(self._session, self._made), name="correct")

    def _corrected(self, typed: dict[Name, str]) -> "Person":
        return replace(
            self._person,
            first_name=clean_input(typed[Name.FIRST_NAME]),
            last_name=clean_input(typed[Name.LAST_NAME]),
            full_name="",
            mobile=check_mobile(typed[Name.MOBILE]).value,
        )

    async def _correct(self, session: "Session", person: "Person", operator: str) -> None:
        try:
            self._made = await session.patients.correct(person, operator=operator)
        except HqsError as error:
            self.set_problem(problem_of(error))
            return
        self._enter(Stage(done=True))

    async def _take_back(self, session: "Session", made: "Correction") -> None:
        try:
            await session.patients.take_back(made)
        except HqsError as error:
            self.set_problem(problem_of(error))
            return
        self._made = None
        self._enter(Stage(done=True, taken_back=True))

    def _enter(self, stage: Stage) -> None:
        self._stage = stage
        self.changed.emit()

    def _forget(self) -> None:
        """Another journal has nothing to take back."""
        self._made = None
        self.changed.emit()
