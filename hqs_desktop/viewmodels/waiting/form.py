"""The form by which a patient is put on the waitlist, or his wish is changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.core.errors import HqsError
from hqs_desktop.core.identifiers import Level
from hqs_desktop.core.tasks import aside
from hqs_desktop.core.text import clean_input
from hqs_desktop.core.worklist import CloseReason, Task, TaskKind
from hqs_desktop.desk.events import DirectoryChanged
from hqs_desktop.desk.problems import problem_of
from hqs_desktop.desk.worklist.waitlist import (
    WAITING,
    Fault,
    Month,
    Unfit,
    Waiting,
    Waits,
    WaitsAlready,
    person_faults,
)
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.book.draft import Draft, Field
from hqs_desktop.viewmodels.book.flow import BookingFlow, Step
from hqs_desktop.viewmodels.code_choices import SPECIALTIES, code_choices
from hqs_desktop.viewmodels.known_providers import KnownProviders
from hqs_desktop.viewmodels.lines import Choice
from hqs_desktop.viewmodels.service_choices import service_choices
from hqs_desktop.viewmodels.waiting.start import first_draft, first_wanted, held
from hqs_desktop.viewmodels.waiting.wanted import Wanted
from hqs_desktop.viewmodels.waiting.words import FIELDS, fault_words, month_words, what_words, when_words
from hqs_desktop.viewmodels.words.findings import TypedField, finding_text
from hqs_desktop.viewmodels.words.terms import doctor_name, patient_name

if TYPE_CHECKING:
    from hqs_desktop.core.coded import CodedText
    from hqs_desktop.core.model import Person
    from hqs_desktop.desk.events import Event
    from hqs_desktop.desk.session import Session
    from hqs_desktop.viewmodels.navigation import PutOnWaitlist
    from hqs_desktop.viewmodels.shared import Shared

_QUOTAS: Final = 5
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Done:
    """What was kept; ``new`` where nobody waited by that task before, ``taken_back`` where it was not meant after all.

    ``others`` wait for the same.
    """

    task: Task
    others: int
    new: bool
    taken_back: bool = False


class WaitForm(SessionViewModel):
    """One patient and what he waits for, for a dialog. What was typed stays until it is kept."""

    draft_changed = Signal()
    wanted_changed = Signal()
    changed = Signal()  # what is told, or where it stands

    def __init__(self, asked: "PutOnWaitlist", shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self._codes = shared.codes
        self._asked = asked
        self._task = asked.task
        self._has, self._booking_id = held(asked)
        self._flow = BookingFlow()
        self._flow.restart(first_draft(asked))
        self._flow.step = Step.FILLING
        self._wanted = first_wanted(asked, self.today(), self._codes)
        self._known = KnownProviders(())
        self._unmatched: dict[str, str] = {}
        self._wrong: Mapping[str, str] = {}
        self._existing: Task | None = None
        self._done: Done | None = None
        self._looked_up = ""
        self._join()

    @property
    def title(self) -> str:
        """What is done here."""
        if self._edits:
            return self.tr("Change what is waited for")
        if self._has is not None:
            return self.tr("Wait for an earlier visit")
        return self.tr("Put on the waitlist")

    @property
    def intro(self) -> str:
        """What comes of it."""
        if self._has is not None:
            booked = formats.listed(formats.moment(self._has.start), doctor_name(self._has.provider), by=self.tr(", "))
            return self.tr("Booking: {booking}. It stays until an earlier slot is booked.").format(booking=booked)
        if self._asked.unmet:
            return self.tr(
                "Nothing was found. It is looked for by itself from now on; what becomes free stands in F12."
            )
        return self.tr("It is looked for by itself; what becomes free stands in F12. A person books it.")

    def today(self) -> ShamsiDate:
        """The day in Iran."""
        return shamsi_of(self._shared.clock.now())

    @property
    def draft(self) -> Draft:
        """What is typed of the patient."""
        return self._flow.draft

    @property
    def wanted(self) -> Wanted:
        """What is waited for."""
        return self._wanted

    @property
    def wrong(self) -> Mapping[str, str]:
        """Field by field, why it could not be kept when that was last wanted; in the form's order."""
        return self._wrong

    @property
    def existing(self) -> str:
        """How the patient waits for the same already, in words; empty where that is not known."""
        task = self._existing
        if task is None or task.wish is None:
            return ""
        since = formats.medium_date(shamsi_of(task.made_at))
        wish = formats.listed(what_words(task.wish, self._codes), when_words(task.wish, self._codes), by=self.tr(", "))
        return self.tr("Since {day}: {wish}").format(day=since, wish=formats.quoted(wish))

    @property
    def done(self) -> Done | None:
        """What was kept; None as long as nothing was."""
        return self._done

    @property
    def outcome(self) -> tuple[str, str]:
        """What was kept, and what comes of it, in words; empty before."""
        if self._done is None:
            return "", ""
        patient = formats.quoted(patient_name(self._done.task.person))
        if self._done.taken_back:
            return self.tr("Taken back: {patient} does not wait for this").format(patient=patient), ""
        title = self.tr("{patient} is on the waitlist") if self._done.new else self.tr("{patient} waits for this now")
        return title.format(patient=patient), formats.listed(self._next_words(self._done), self._others_words(), by=" ")

    @property
    def can_undo(self) -> bool:
        """Whether what was kept can be taken back here."""
        return self.ready and self._done is not None and self._done.new and not self._done.taken_back

    def edit(self, name: Field, value: str) -> None:
        """Take what was typed of the patient."""
        if self._flow.edit(name, value):
            self._forget_existing()
            self.draft_changed.emit()
            if name in {Field.NUMBER, Field.KIND}:
                self._look_up()

    def note(self, name: Field) -> str:
        """What is wrong with a field of the patient while it is typed; empty where nothing is."""
        finding = self.draft.check(name)
        return finding_text(finding, TypedField.MOBILE) if finding.level is not Level.OK else ""

    def want(self, wanted: Wanted) -> None:
        """Take what is waited for."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._forget_existing()
            self.wanted_changed.emit()

    def want_doctor(self, choice: Choice | None) -> None:
        """Take the doctor; specialty and centre are his."""
        self.want(self._wanted.with_doctor(choice, self._codes))

    def want_month(self, choice: Choice) -> None:
        """Take when it is to be looked for, one of ``months``."""
        self.want(self._wanted.with_month(cast("Month | None", choice.value), self.today()))

    def set_unmatched(self, field: str, text: str) -> None:
        """Learn what is typed in a field without being a choice; an empty text where nothing is."""
        if text:
            self._unmatched[field] = text
        else:
            self._unmatched.pop(field, None)

    def save(self) -> None:
        """Keep it, or tell what is ``wrong``; where the patient waits already, change that."""
        if self._done is not None or self.busy:
            return
        self.set_problem(None)
        waiting = self._waiting()
        self._tell_wrong(self._faults(waiting))
        if self._wrong or waiting is None:
            return
        if self._session is None:
            self.set_problem(self._absence)
        else:
            self.run(self._save(self._session, waiting, self._existing or self._task, self._operator), name="save")

    def undo(self) -> None:
        """Take a patient off the list who has just been put on it."""
        if self._session is not None and self._done is not None and self.can_undo and not self.busy:
            self.set_problem(None)
            self.run(self._take_back(self._session, self._done, self._operator), name="save")

    def search_specialties(self, text: str) -> Sequence[Choice]:
        """The specialties that a half-typed text means."""
        return code_choices(self._codes, SPECIALTIES, text)

    def search_doctors(self, text: str) -> Sequence[Choice]:
        """The known doctors of the specialty (of all without one)."""
        chosen = self._wanted.specialty
        return self._known.providers(text, cast("CodedText", chosen.value) if chosen is not None else None)

    def search_places(self, text: str) -> Sequence[Choice]:
        """The known centres."""
        return self._known.facilities(text)

    def search_services(self, text: str) -> Sequence[Choice]:
        """The services, by code or words."""
        return service_choices(self._codes, text)

    def quotas(self) -> Sequence[Choice]:
        """Any, then those of appendix 5."""
        coded = [
            Choice(row.code, row.term_fa, formats.digits(row.code)) for row in self._codes.by_appendix(_QUOTAS).rows
        ]
        return [Choice("", self.tr("Any quota")), *coded]

    def months(self) -> Sequence[Choice]:
        """From now on, then the months in which a schedule may be published."""
        first = self.today()
        opens = [Month.of(replace(first, day=1).add_months(away)) for away in range(_MONTHS)]
        months = [one for one in opens if one.opens_at > self._shared.clock.now()]
        if self._wanted.month is not None and self._wanted.month not in months:
            months.insert(0, self._wanted.month)
        from_now = Choice(None, self.tr("From now on"))
        return [from_now, *(Choice(one, self.tr("In {month}").format(month=month_words(one))) for one in months)]

    @property
    def _edits(self) -> bool:
        """Whether somebody waits already by the task that is given."""
        return self._task is not None and self._task.step in WAITING

    @property
    def _person(self) -> "Person":
        return self.draft.person(self._codes.coded_text)

    def _waiting(self) -> Waiting | None:
        wish = self._wanted.wish()
        if wish is None:
            return None
        return Waiting(
            person=self._person,
            wish=wish,
            urgent=self._wanted.urgent,
            note=clean_input(self._wanted.note),
            month=self._wanted.month,
            has=self._has,
            booking_id=self._booking_id,
            unmet=self._asked.unmet,
            typed=self.draft.typed,
        )

    def _faults(self, waiting: Waiting | None) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for field, text in self._unmatched.items():
            found[field] = self.tr(
                "\u201c{text}\u201d is no choice: take one from the list, or empty the field."
            ).format(text=formats.quoted(clean_input(text)))
        if self._wanted.service is None:
            found.setdefault("service", self.tr("Choose a service."))
        if self._wanted.span is None:
            found["span"] = self.tr("Correct the days.")
        faults: Sequence[Fault] = person_faults(self._person)
        if waiting is not None and self._session is not None:
            faults = self._session.waitlist.faults(waiting)
        for fault in faults:
            found.setdefault(FIELDS[fault], fault_words(fault))
        return {name: found[name] for name in ORDER if name in found}

    def _tell_wrong(self, wrong: Mapping[str, str]) -> None:
        self._wrong = wrong
        self.changed.emit()

    def _forget_existing(self) -> None:
        """Another patient, or something else, is meant."""
        if self._existing is not None:
            self._existing = None
            self.changed.emit()

    async def _save(self, session: "Session", waiting: Waiting, instead: Task | None, operator: str) -> None:
        try:
            put = await session.waitlist.put(waiting, instead, operator=operator)
        except HqsError as error:
            self.set_problem(problem_of(error))
            return
        match put:
            case Waits(task, others):
                self._done = Done(task, others, new=instead is None)
            case WaitsAlready(task):
                self._existing = task
            case Unfit(faults):
                self._wrong = {FIELDS[fault]: fault_words(fault) for fault in faults}
        self.changed.emit()

    async def _take_back(self, session: "Session", done: Done, operator: str) -> None:
        try:
            task = await session.worklist.close(done.task, CloseReason.MISTAKE, operator=operator)
        except HqsError as error:
            self.set_problem(problem_of(error))
            return
        self._done = replace(done, task=task, taken_back=True)
        self.changed.emit()

    def _next_words(self, done: Done) -> str:
        if done.task.kind is TaskKind.COME_BACK:
            day = formats.long_date(shamsi_of(done.task.due_at))
            return self.tr("It is looked for from {day} on.").format(day=day)
        return self.tr("As soon as a slot that suits is free, it stands in F12.")

    def _others_words(self) -> str:
        others = self._done.others if self._done is not None else 0
        return self.tr("%n other(s) wait for the same.", "", others) if others else ""

    def _look_up(self) -> None:
        session, draft = self._session, self.draft
        key = f"{draft.kind} {draft.identifier.id}"
        if session is None or key == self._looked_up:
            return
        self._looked_up = key
        self._tasks.cancel("person")
        if draft.check(Field.NUMBER).level is Level.ERROR:
            self._fill_nobody()
        else:
            self.run(self._find_person(session), name="person", quiet=True)

    def _fill_nobody(self) -> None:
        self._flow.fill(None)
        self.draft_changed.emit()

    async def _find_person(self, session: "Session") -> None:
        try:
            person = await session.journal.find_person(self.draft.identifier)
        except HqsError:
            return  # saving will name the journal's trouble
        self._flow.fill(person)
        self.draft_changed.emit()

    async def _read_directory(self, session: "Session") -> None:
        entries = await session.directory.entries()
        self._known = await aside(lambda: KnownProviders(entries), of=len(entries))

    def _begin(self, session: "Session") -> None:
        self.run(self._read_directory(session), name="directory", quiet=True)
        self._look_up()

    def _forget(self) -> None:
        """Another journal has other tasks; what was typed stays."""
        self._existing = None
        self._looked_up = ""
        self.changed.emit()

    def _hear(self, event: "Event") -> None:
        if isinstance(event, DirectoryChanged) and self._session is not None:
            self.run(self._read_directory(self._session), name="directory", quiet=True)


ORDER: Final = ("number", "mobile", "specialty", "doctor", "place", "service", "span", "weekdays", "month")
"""The fields that may be wrong, as the form has them."""
