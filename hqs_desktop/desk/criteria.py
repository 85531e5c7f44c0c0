"""What a search is for."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import ShamsiDate

if TYPE_CHECKING:
    from hqs_desktop.core.bookings import DirectoryEntry


@dataclass(frozen=True, slots=True)
class Criteria:
    """What is sought. ``provider`` None: every known one of the specialty, at ``facility_id`` only where given.

    Both days are included, in Iran's time.
    """

    specialty: CodedText
    provider: "DirectoryEntry | None"
    facility_id: str | None
    service: CodedText
    first_day: ShamsiDate
    last_day: ShamsiDate
