"""What referral slots are sought by: specialty, insurer, the first day."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QObject, Signal

from hqs_desktop.codes import systems
from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.desk.ports import Clock
from hqs_desktop.desk.referral import Wanted
from hqs_desktop.viewmodels.code_choices import INSURERS, SPECIALTIES, code_choice, code_choices
from hqs_desktop.viewmodels.lines import Choice


class ReferralCriteria(QObject):
    """``specialty`` and ``insurer`` are choices of a coded text, or None; ``first_day`` is None while it is no day."""

    specialty_changed = Signal()
    insurer_changed = Signal()
    first_day_changed = Signal()

    def __init__(self, codes: CodeTables, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._codes = codes
        self._clock = clock
        self._specialty: Choice | None = None
        self._insurer: Choice | None = None
        self._first_day: ShamsiDate | None = self.today()

    def today(self) -> ShamsiDate:
        """The day in Iran."""
        return shamsi_of(self._clock.now())

    @property
    def specialty(self) -> Choice | None:
        """A specialty of appendix 3."""
        return self._specialty

    @specialty.setter
    def specialty(self, choice: Choice | None) -> None:
        if choice != self._specialty:
            self._specialty = choice
            self.specialty_changed.emit()

    @property
    def insurer(self) -> Choice | None:
        """An insurer of appendix 19; None for any."""
        return self._insurer

    @insurer.setter
    def insurer(self, choice: Choice | None) -> None:
        if choice != self._insurer:
            self._insurer = choice
            self.insurer_changed.emit()

    @property
    def first_day(self) -> ShamsiDate | None:
        """The day from which on slots are sought."""
        return self._first_day

    @first_day.setter
    def first_day(self, day: ShamsiDate | None) -> None:
        if day != self._first_day:
            self._first_day = day
            self.first_day_changed.emit()

    @property
    def missing(self) -> tuple[str, str] | None:
        """The field that forbids a search, and why in words; None where all is given."""
        if self._specialty is None:
            return "specialty", self.tr("Choose a specialty: two letters of it and Enter.")
        if self._first_day is None:
            return "first_day", self.tr("Correct the first day.")
        if self._first_day < self.today():
            return "first_day", self.tr("The first day is over. Choose today or later.")
        return None

    @property
    def wanted(self) -> Wanted | None:
        """What to ask for; None while something is missing."""
        if self._specialty is None or self._first_day is None or self.missing is not None:
            return None
        insurer = cast("CodedText", self._insurer.value) if self._insurer is not None else None
        return Wanted(cast("CodedText", self._specialty.value), insurer, self._first_day)

    def specialty_choice(self, specialty: CodedText) -> Choice:
        """A specialty as its field shows it."""
        return code_choice(self._codes, specialty, systems.SPECIALTY)

    def insurer_choice(self, insurer: CodedText) -> Choice:
        """An insurer as its field shows it."""
        return code_choice(self._codes, insurer, systems.INSURER)

    def search_specialties(self, text: str) -> Sequence[Choice]:
        """The specialties that a half-typed text means."""
        return code_choices(self._codes, SPECIALTIES, text)

    def search_insurers(self, text: str) -> Sequence[Choice]:
        """The insurers that a half-typed text means."""
        return code_choices(self._codes, INSURERS, text)

    def follow_day(self) -> None:
        """It is another day: one that is over gives way to it."""
        if self._first_day is not None and self._first_day < self.today():
            self.first_day = self.today()
