"""What a search is for: specialty, provider, facility, service, days; and what each field offers while one types."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from hqs_desktop.codes import systems
from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.codes.services import default_service
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.viewmodels.code_choices import SPECIALTIES, code_choice, code_choices
from hqs_desktop.viewmodels.find.place import SearchPlace, Way
from hqs_desktop.viewmodels.known_providers import KnownProviders, is_of
from hqs_desktop.viewmodels.lines import Choice
from hqs_desktop.viewmodels.service_choices import service_choice, service_choices

if TYPE_CHECKING:
    from hqs_desktop.core.bookings import DirectoryEntry
    from hqs_desktop.core.day_parts import PartOfDay
    from hqs_desktop.core.model import Facility
    from hqs_desktop.desk.find import Criteria
    from hqs_desktop.desk.ports import Clock

_WEEK = 6  # days after today


class BookCriteria(QObject):
    """Every property is a ``Choice`` or None, but ``span``, which is a pair of days or None.

    ``place`` says by which way one searches, and where.
    """

    specialty_changed = Signal()
    provider_changed = Signal()
    facility_changed = Signal()
    service_changed = Signal()
    span_changed = Signal()
    today_changed = Signal()
    sieve_changed = Signal()  # quota or part of the day

    def __init__(self, codes: CodeTables, clock: "Clock", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._codes = codes
        self._clock = clock
        self.place = SearchPlace(self)
        self._quota: str | None = None
        self._part: PartOfDay | None = None
        self._known = KnownProviders(())
        self._specialty: Choice | None = None
        self._provider: Choice | None = None
        self._facility: Choice | None = None
        self._service: Choice | None = service_choice(default_service())
        self._unmatched: dict[str, str] = {}
        self._first_span = self._week()
        self._span: tuple[ShamsiDate, ShamsiDate] | None = self._first_span

    def today(self) -> ShamsiDate:
        """The day in Iran."""
        return shamsi_of(self._clock.now())

    @property
    def specialty(self) -> Choice | None:
        """A specialty of appendix 3; the value is its coded text."""
        return self._specialty

    @specialty.setter
    def specialty(self, choice: Choice | None) -> None:
        if choice != self._specialty:
            self._specialty = choice
            self.specialty_changed.emit()
            entry = self.entry
            if choice is not None and entry is not None and not is_of(entry, cast("CodedText", choice.value)):
                self.provider = None

    @property
    def provider(self) -> Choice | None:
        """A provider of the directory; None for any of the specialty. The value is a ``DirectoryEntry``."""
        return self._provider

    @provider.setter
    def provider(self, choice: Choice | None) -> None:
        if choice != self._provider:
            self._provider = choice
            self.provider_changed.emit()
            entry = self.entry
            if entry is not None and entry.provider.specialty is not None:
                self.specialty = self.specialty_choice(entry.provider.specialty)

    @property
    def facility(self) -> Choice | None:
        """Only slots at this facility; None for all. The value is a ``Facility``."""
        return self._facility

    @facility.setter
    def facility(self, choice: Choice | None) -> None:
        if choice != self._facility:
            self._facility = choice
            self.facility_changed.emit()

    @property
    def service(self) -> Choice | None:
        """The service sought; the value is an RVU3 coded text."""
        return self._service

    @service.setter
    def service(self, choice: Choice | None) -> None:
        if choice != self._service:
            self._service = choice
            self.service_changed.emit()

    @property
    def span(self) -> tuple[ShamsiDate, ShamsiDate] | None:
        """The first and the last day; None while they are no range."""
        return self._span

    @span.setter
    def span(self, span: tuple[ShamsiDate, ShamsiDate] | None) -> None:
        if span != self._span:
            self._span = span
            self.span_changed.emit()

    @property
    def entry(self) -> "DirectoryEntry | None":
        """The provider chosen."""
        return cast("DirectoryEntry", self._provider.value) if self._provider is not None else None

    @property
    def quota(self) -> str | None:
        """The code (appendix 5) of the quota that alone is shown of what is found; None for all."""
        return self._quota

    @property
    def part(self) -> "PartOfDay | None":
        """The part of the day that alone is shown of what is found; None for all."""
        return self._part

    def sift(self, quota: str | None, part: "PartOfDay | None") -> None:
        """Show only what is of that quota and part of the day."""
        if (quota, part) != (self._quota, self._part):
            self._quota, self._part = quota, part
            self.sieve_changed.emit()

    @property
    def fields(self) -> Sequence[str]:
        """The fields that the present way of searching has, in order."""
        of_way = {Way.PROVIDER: ("provider", "facility"), Way.NEAR: (), Way.AREA: ("provider",)}[self.place.way]
        return ("specialty", *of_way, *self.place.fields, "service")

    @property
    def unmatched(self) -> tuple[str, str] | None:
        """A field in which something is typed that is no choice, and what; None where there is none."""
        return next(((name, self._unmatched[name]) for name in self.fields if name in self._unmatched), None)

    def set_unmatched(self, field: str, text: str) -> None:
        """Learn what is typed in a field without being a choice; an empty text where nothing is."""
        if text:
            self._unmatched[field] = text
        else:
            self._unmatched.pop(field, None)

    @property
    def missing(self) -> str:
        """What must be given before a search, in words; empty where nothing is."""
        return self._missing[1]

    @property
    def missing_field(self) -> str:
        """The field to be filled in before a search; empty where none is missing."""
        return self._missing[0]

    @property
    def _missing(self) -> tuple[str, str]:
        if self._specialty is None:
            return "specialty", self.tr("Choose a specialty: two letters of it and Enter.")
        if (where := self.place.missing) is not None:
            return where
        if self._service is None:
            return "service", self.tr("Choose a service.")
        return ("span", self.tr("Correct the days to search.")) if self._span is None else ("", "")

    def criteria(self) -> "Criteria | None":
        """What to search for; None while something is missing."""
        from hqs_desktop.desk.find import Criteria  # noqa: PLC0415  # after the first paint

        if self.missing or self._specialty is None or self._service is None or self._span is None:
            return None
        way, at = self.place.way, None
        if way is Way.PROVIDER and self._facility is not None:
            at = cast("Facility", self._facility.value).identifier
        return Criteria(
            specialty=cast("CodedText", self._specialty.value),
            provider=self.entry if way is not Way.NEAR else None,
            facility_id=at.id if at is not None else None,
            service=cast("CodedText", self._service.value),
            first_day=self._span[0],
            last_day=self._span[1],
            near=self.place.near(),
            area=self.place.area(),
            quota=self._quota,
            part=self._part,
        )

    def facility_texts(self) -> dict[str, str]:
        """The chosen facility as the form for a new doctor has it."""
        if self._facility is None:
            return {}
        facility = cast("Facility", self._facility.value)
        return {
            "facility_id": facility.identifier.id if facility.identifier is not None else "",
            "facility_name": facility.name,
        }

    def follow_day(self) -> None:
        """It is another day: days that nobody chose begin with it, of chosen ones those that are over go."""
        untouched, self._first_span = self._span == self._first_span, self._week()
        today = self.today()
        if untouched:
            self.span = self._first_span
        elif self._span is not None and self._span[0] < today:
            first, last = self._span
            self.span = (today, last if last >= today else today.add_days((last.to_date() - first.to_date()).days))
        self.today_changed.emit()

    def shift(self, days: int) -> None:
        """Search as many days, ``days`` after the present last one's next."""
        if self._span is not None:
            first = self._span[1].add_days(1)
            self.span = (first, first.add_days(days - 1))

    def set_known(self, known: KnownProviders) -> None:
        """Take the providers that this desk knows."""
        self._known = known

    def specialty_choice(self, specialty: CodedText) -> Choice:
        """A specialty as its field shows it; the guide's wording where it knows the code."""
        return code_choice(self._codes, specialty, systems.SPECIALTY)

    def _week(self) -> tuple[ShamsiDate, ShamsiDate]:
        today = self.today()
        return today, today.add_days(_WEEK)

    def search_specialties(self, text: str) -> Sequence[Choice]:
        """The specialties that a half-typed text means."""
        return code_choices(self._codes, SPECIALTIES, text)

    def search_providers(self, text: str) -> Sequence[Choice]:
        """The known providers of the specialty (of all without one), by name or council number.

        A hidden one is found by its whole number only.
        """
        specialty = cast("CodedText", self._specialty.value) if self._specialty is not None else None
        return self._known.providers(text, specialty)

    def search_facilities(self, text: str) -> Sequence[Choice]:
        """The known facilities, by name or number."""
        return self._known.facilities(text)

    def search_services(self, text: str) -> Sequence[Choice]:
        """The services of the imported list, by code or words, or the one that the guide prints; else a typed code."""
        return service_choices(self._codes, text)
