"""A visit two weeks after another: where and when it is sought, and which of the slots found is meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.dates import TEHRAN, ShamsiDate, shamsi_of
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.find.place import Way
from hqs_desktop.viewmodels.known_providers import provider_choice
from hqs_desktop.viewmodels.words.problems import ProblemText

if TYPE_CHECKING:
    from hqs_desktop.core.bookings import Booking
    from hqs_desktop.core.model import Slot
    from hqs_desktop.desk.find import Criteria
    from hqs_desktop.viewmodels.find.criteria import BookCriteria

translate = QCoreApplication.translate  # lupdate knows it by this name

_AFTER: Final = timedelta(days=14)
_AROUND: Final = 3  # days before and after


@dataclass(frozen=True, slots=True)
class FollowUpWish:
    """A visit ``at`` that moment, two weeks after the first one, or as near to it as there is a slot; ``now`` then."""

    at: datetime
    now: datetime
    criteria: "Criteria | None" = None

    @classmethod
    def after(cls, booking: "Booking", now: datetime) -> "FollowUpWish":
        """The one after that of a booking."""
        return cls(booking.request.slot.start + _AFTER, now)

    @property
    def day(self) -> ShamsiDate:
        """Its day."""
        return shamsi_of(self.at)

    @property
    def over(self) -> bool:
        """Whether that day is over already."""
        return self.day < shamsi_of(self.now)

    @property
    def span(self) -> tuple[ShamsiDate, ShamsiDate]:
        """The days to search."""
        today = shamsi_of(self.now)
        if self.over:
            return today, today.add_days(2 * _AROUND)
        return max(today, self.day.add_days(-_AROUND)), self.day.add_days(_AROUND)

    def nearest(self, slots: Sequence["Slot"]) -> "Slot | None":
        """The slot that is meant: of the nearest day the one at the nearest hour, the earlier of two alike."""
        wanted = self.at.astimezone(TEHRAN)

        def away(slot: "Slot") -> tuple[int, timedelta, datetime]:
            start = slot.start.astimezone(TEHRAN)
            at_that_hour = start.replace(hour=wanted.hour, minute=wanted.minute)
            return abs((start.date() - wanted.date()).days), abs(start - at_that_hour), slot.start

        return min(slots, key=away, default=None)

    def told(self, slot: "Slot") -> ProblemText:
        """What is told of the slot that was chosen."""
        chosen = translate("FollowUp", "The nearest one is chosen: {time}.").format(time=formats.moment(slot.start))
        day = formats.medium_date(self.day)
        if self.over:
            return ProblemText(translate("FollowUp", "Two weeks after the visit was {day}").format(day=day), "", chosen)
        if shamsi_of(slot.start) != self.day:
            title = translate("FollowUp", "No free slot two weeks after the visit, on {day}").format(day=day)
            return ProblemText(title, "", chosen)
        title = translate("FollowUp", "Two weeks after the visit: {time}").format(time=formats.moment(slot.start))
        return ProblemText(title, "", translate("FollowUp", "Enter takes it up for the same patient."))


def seek_same(criteria: "BookCriteria", booking: "Booking") -> None:
    """Have the criteria say the doctor and centre of a booking, as far as it names them; the days stay."""
    slot = booking.request.slot
    seek_provider(criteria, DirectoryEntry(slot.provider, slot.facility, "seen"))


def seek_provider(criteria: "BookCriteria", entry: DirectoryEntry) -> None:
    """Have the criteria say a doctor and where, as far as that is known; the days stay."""
    criteria.place.way = Way.PROVIDER
    criteria.sift(None, None)
    criteria.provider = None
    criteria.facility = None
    if entry.provider.specialty is not None:
        criteria.specialty = criteria.specialty_choice(entry.provider.specialty)
    if entry.facility.identifier is not None:
        criteria.provider = provider_choice(entry)


def lacking(booking: "Booking") -> ProblemText | None:
    """What a booking lacks so that its doctor could be sought again, in words; None where nothing."""
    slot = booking.request.slot
    parts = (
        (bool(slot.provider.identifier.id.strip()), translate("FollowUp", "the doctor's council number")),
        (slot.provider.specialty is not None, translate("FollowUp", "the specialty")),
        (
            slot.facility.identifier is not None and bool(slot.facility.identifier.id.strip()),
            translate("FollowUp", "the centre's id"),
        ),
    )
    missing = [words for there, words in parts if not there]
    if not missing:
        return None
    what = formats.listed(*missing, by=translate("FollowUp", ", "))
    title = translate("FollowUp", "For a follow-up this booking lacks: {what}").format(what=what)
    return ProblemText(title, "", translate("FollowUp", "Choose specialty and doctor, then search: the patient stays."))
