"""A search as a wish, and a wish as a search."""

from typing import TYPE_CHECKING, Final

from hqs_desktop.codes.services import default_service
from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.day_parts import PartOfDay
from hqs_desktop.core.wishes import Wish
from hqs_desktop.desk.find import Criteria

if TYPE_CHECKING:
    from hqs_desktop.core.dates import ShamsiDate
    from hqs_desktop.core.model import Facility, Slot

_WEEK: Final = 6  # days after today


def wish_of(criteria: Criteria, facility: "Facility | None") -> Wish:
    """What is wished by a search; ``facility`` is the one that it names. A point or an area is left out."""
    entry = criteria.provider
    return Wish(
        specialty=criteria.specialty,
        service=criteria.service,
        first_day=criteria.first_day,
        last_day=criteria.last_day,
        doctor=entry.provider if entry is not None else None,
        at=facility if criteria.facility_id is not None else entry.facility if entry is not None else None,
        part=criteria.part.value if criteria.part is not None else "",
        quota=criteria.quota or "",
    )


def wish_like(slot: "Slot", today: "ShamsiDate") -> Wish:
    """Another slot of the same doctor, in a week from today, or up to that slot's day."""
    last = max(shamsi_of(slot.start), today.add_days(_WEEK))
    service = slot.service or default_service()
    return Wish(slot.provider.specialty, service, today, last, slot.provider, slot.facility)


def criteria_of(wish: Wish, today: "ShamsiDate") -> Criteria | None:
    """The search for a wish, from ``today`` on; None where it names no specialty. Days that are over are as many."""
    if wish.specialty is None:
        return None
    first, last = wish.first_day, wish.last_day
    if last < today:
        first, last = today, today.add_days((last.to_date() - first.to_date()).days)
    known = wish.doctor is not None and wish.at is not None
    place = wish.at.identifier if wish.at is not None else None
    return Criteria(
        specialty=wish.specialty,
        provider=DirectoryEntry(wish.doctor, wish.at, "seen") if wish.doctor is not None and wish.at else None,
        facility_id=place.id if place is not None and not known else None,
        service=wish.service,
        first_day=max(first, today),
        last_day=last,
        quota=wish.quota or None,
        part=next((part for part in PartOfDay if part.value == wish.part), None),
    )
