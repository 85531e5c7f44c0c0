"""The patient's card: all that this desk knows of one patient, and what can be done with each booking."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.errors import HqsError
from hqs_desktop.core.text import clean_input
from hqs_desktop.desk.events import CheckEnded, MoveChanged, PatientCorrected, PatientTold, VisitMissed
from hqs_desktop.desk.problems import problem_of
from hqs_desktop.desk.writing.outcome import WriteEvent
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.book.record_words import counts_words, next_words
from hqs_desktop.viewmodels.dialogs.cancel import CancelViewModel
from hqs_desktop.viewmodels.lines import Fact
from hqs_desktop.viewmodels.navigation import CorrectPatient, ShowBooking, ShowPatient
from hqs_desktop.viewmodels.on_booking import OnBooking
from hqs_desktop.viewmodels.patient.table import PatientTable
from hqs_desktop.viewmodels.words.terms import patient_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from hqs_desktop.core.bookings import Booking
    from hqs_desktop.core.model import Person
    from hqs_desktop.desk.events import Event
    from hqs_desktop.desk.patients import PatientRecord
    from hqs_desktop.desk.session import Session
    from hqs_desktop.viewmodels.shared import Shared

_TOLD = (WriteEvent, CheckEnded, PatientTold, PatientCorrected, MoveChanged, VisitMissed)


class PatientCard(OnBooking):
    """One patient; follows what happens to the bookings elsewhere. ``changed`` comes with every reading."""

    changed = Signal()
    selected_changed = Signal()

    def __init__(self, wanted: ShowPatient, shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self.table = PatientTable(self)
        self._identifier = wanted.identifier
        self._record: PatientRecord | None = None
        self._selected = wanted.booking
        shared.ticks.day.connect(self._follow_day)
        self._join()

    @property
    def loaded(self) -> bool:
        """Whether the journal has answered."""
        return self._record is not None

    @property
    def known(self) -> bool:
        """Whether this desk has ever booked the patient."""
        return self._record is not None and bool(self._record.bookings)

    @property
    def title(self) -> str:
        """Who it is."""
        return patient_name(self._person)

    @property
    def summary(self) -> str:
        """The next visit, and how many there were."""
        if self._record is None or not self.known:
            return ""
        nothing = self.tr("No visit to come")
        return formats.listed(next_words(self._record) or nothing, counts_words(self._record), by="  \u00b7  ")

    @property
    def facts(self) -> Sequence[Fact]:
        """Number, mobile, by what other names and mobiles the patient was booked, and who corrected that."""
        person = self._person
        facts = [
            Fact(self.tr("Identifier"), formats.identifier(self._identifier.id), code=True),
            Fact(self.tr("Mobile"), formats.identifier(person.mobile if person is not None else ""), code=True),
            Fact(self.tr("Other mobiles"), self._others(lambda one: formats.identifier(one.mobile.strip()))),
            Fact(self.tr("Other names"), self._others(lambda one: formats.quoted(clean_input(one.display_name)))),
            Fact(self.tr("Corrected"), self._correction),
        ]
        return [fact for fact in facts if fact.value]

    @property
    def selected(self) -> "Booking | None":
        """The chosen booking."""
        return self._selected

    @property
    def can_cancel(self) -> bool:
        """Whether the chosen booking still stands."""
        return self.ready and self._selected is not None and self._selected.state is BookingState.BOOKED

    def select(self, row: int) -> None:
        """Choose the booking of a row."""
        if 0 <= row < len(self.table.bookings):
            self._select(self.table.bookings[row])

    def refresh(self) -> None:
        """Read the journal again; before the desk is ready, have that tried."""
        if self._session is None:
            self._slot.want_again()
            self.set_problem(self._absence)
        else:
            self.run(self._read(self._session), name="record")

    def cancellation(self) -> CancelViewModel | None:
        """What cancels the chosen booking; None where it can't be cancelled."""
        if self._selected is None or not self.can_cancel:
            return None
        return CancelViewModel(self._selected, self._shared, self)

    def show_in_list(self) -> None:
        """Have the chosen booking shown among all."""
        if self._selected is not None:
            self._shared.navigator.go(ShowBooking(self._selected))

    def correct_patient(self) -> None:
        """Have name and mobile corrected."""
        if self.known and self._person is not None:
            self._shared.navigator.go(CorrectPatient(self._person))

    @property
    def _person(self) -> "Person | None":
        if self._record is not None:
            return self._record.person
        return self._selected.person if self._selected is not None else None

    @property
    def _correction(self) -> str:
        """Who said so last, when, and what the gateway has."""
        if self._record is None or not self._record.corrections:
            return ""
        last = self._record.corrections[0]
        when = formats.short_moment(last.corrected_at)
        by = self.tr("{time}, by {operator}").format(time=when, operator=formats.quoted(last.operator))
        return by if last.operator else when

    def _others(self, words: "Callable[[Person], str]") -> str:
        if self._record is None:
            return ""
        shown = words(self._record.person)
        others = dict.fromkeys(map(words, self._record.people))
        return formats.listed(*(one for one in others if one != shown), by=self.tr(", "))

    async def _read(self, session: "Session") -> None:
        try:
            record = await session.patients.record(self._identifier)
        except HqsError as error:
            self.set_problem(problem_of(error))
            return
        self.set_problem(None)
        self._record = record
        self.table.show_rows(record.bookings)
        self.changed.emit()
        chosen = self._selected
        kept = next((one for one in record.bookings if chosen is not None and one.id == chosen.id), None)
        self._select(kept or next(iter((*record.upcoming, *record.bookings)), None))

    def _select(self, booking: "Booking | None") -> None:
        if booking != self._selected:
            self._selected = booking
            self.selected_changed.emit()

    def _follow_day(self) -> None:
        """What was to come today is over."""
        self.refresh()
        self.selected_changed.emit()

    def _begin(self, session: "Session") -> None:  # noqa: ARG002  (``refresh`` finds it)
        self.refresh()

    def _forget(self) -> None:
        """Another journal's bookings must not be acted upon."""
        self._record = None
        self.table.show_rows(())
        self._select(None)
        self.changed.emit()

    def _hear(self, event: "Event") -> None:
        if isinstance(event, _TOLD):
            self.refresh()
