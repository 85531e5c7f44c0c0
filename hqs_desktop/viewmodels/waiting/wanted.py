"""What a patient waits for, as the form's fields have it, and the wish that it makes."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, cast

from hqs_desktop.codes import systems
from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.codes.services import default_service
from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.core.model import Facility, Slot
from hqs_desktop.core.wishes import Wish
from hqs_desktop.desk.worklist.waitlist import Month
from hqs_desktop.viewmodels.code_choices import code_choice
from hqs_desktop.viewmodels.known_providers import is_of, place_choice, provider_choice
from hqs_desktop.viewmodels.lines import Choice
from hqs_desktop.viewmodels.service_choices import service_choice

if TYPE_CHECKING:
    from hqs_desktop.core.coded import CodedText

Span = tuple[ShamsiDate, ShamsiDate]
WEEK: Final = frozenset(range(7))
USUAL_DAYS: Final = 30
_MONTHS: Final = 2


@dataclass(frozen=True, slots=True)
class Wanted:
    """``specialty`` holds a ``CodedText``, ``doctor`` a ``DirectoryEntry``, ``place`` a ``Facility``, each or None.

    ``span`` is None while the days are no range. ``weekdays`` are numbers, 0 for Saturday. ``part`` is a
    ``PartOfDay``, ``quota`` a code of appendix 5, both empty for any. ``month`` is the one of a come-back.
    """

    span: Span | None
    specialty: Choice | None = None
    doctor: Choice | None = None
    place: Choice | None = None
    service: Choice | None = None
    weekdays: frozenset[int] = WEEK
    part: str = ""
    quota: str = ""
    month: Month | None = None
    urgent: bool = False
    note: str = ""

    def with_specialty(self, choice: Choice | None) -> "Wanted":
        """A doctor of another specialty goes."""
        stays = choice is None or self._entry is None or is_of(self._entry, cast("CodedText", choice.value))
        return replace(self, specialty=choice, doctor=self.doctor if stays else None)

    def with_doctor(self, choice: Choice | None, codes: CodeTables) -> "Wanted":
        """Specialty and place are the doctor's, as far as they are known."""
        if choice is None:
            return replace(self, doctor=None)
        entry = cast("DirectoryEntry", choice.value)
        known = entry.provider.specialty
        specialty = self.specialty if known is None else code_choice(codes, known, systems.SPECIALTY)
        return replace(self, doctor=choice, specialty=specialty, place=place_choice(entry.facility))

    def with_place(self, choice: Choice | None) -> "Wanted":
        """A doctor of another place goes."""
        entry = self._entry
        stays = entry is None or (
            choice is not None and cast("Facility", choice.value).identifier == entry.facility.identifier
        )
        return replace(self, place=choice, doctor=self.doctor if stays else None)

    def with_month(self, month: Month | None, today: ShamsiDate) -> "Wanted":
        """The days are those of the month and the one behind it; without a month those from today on."""
        if month is None:
            return replace(self, month=None, span=usual_span(today))
        first = max(month.first_day, today)
        return replace(self, month=month, span=(first, month.first_day.add_months(_MONTHS).add_days(-1)))

    def wish(self) -> Wish | None:
        """What is waited for; None while days or service are missing."""
        if self.span is None or self.service is None:
            return None
        entry = self._entry
        return Wish(
            specialty=cast("CodedText", self.specialty.value) if self.specialty is not None else None,
            service=cast("CodedText", self.service.value),
            first_day=self.span[0],
            last_day=self.span[1],
            doctor=entry.provider if entry is not None else None,
            at=cast("Facility", self.place.value) if self.place is not None else None,
            weekdays="".join(map(str, sorted(self.weekdays))) if 0 < len(self.weekdays) < len(WEEK) else "",
            part=self.part,
            quota=self.quota,
        )

    @property
    def _entry(self) -> DirectoryEntry | None:
        return cast("DirectoryEntry", self.doctor.value) if self.doctor is not None else None


def usual_span(today: ShamsiDate) -> Span:
    """The days that are looked through where nobody says others."""
    return today, today.add_days(USUAL_DAYS - 1)


def wanted_of_wish(wish: Wish, codes: CodeTables) -> Wanted:
    """The fields that say a wish."""
    doctor, place = wish.doctor, wish.at
    return Wanted(
        span=(wish.first_day, wish.last_day),
        specialty=code_choice(codes, wish.specialty, systems.SPECIALTY) if wish.specialty is not None else None,
        doctor=provider_choice(DirectoryEntry(doctor, place or Facility(None), "seen")) if doctor is not None else None,
        place=place_choice(place) if place is not None else None,
        service=service_choice(wish.service),
        weekdays=frozenset(map(int, wish.weekdays)) or WEEK,
        part=wish.part,
        quota=wish.quota,
    )


def wanted_like(slot: Slot, today: ShamsiDate, codes: CodeTables, *, before: bool = False) -> Wanted:
    """The fields for another slot of the same doctor, in the usual days; ``before`` that one only."""
    provider = slot.provider
    span = usual_span(today)
    if before:
        day = shamsi_of(slot.start)
        span = (today, max(today, day.add_days(-1)))
    wish = Wish(
        provider.specialty,
        slot.service or default_service(),
        *span,
        doctor=provider if slot.facility.identifier is not None else None,
        at=slot.facility if slot.facility.identifier is not None else None,
    )
    return wanted_of_wish(wish, codes)
