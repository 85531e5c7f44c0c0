"""What a search is for."""

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.core.resources import resource_path

if TYPE_CHECKING:
    from hqs_desktop.journal.records import DirectoryEntry


@cache
def default_service() -> CodedText:
    """The one service whose RVU3 code the guide prints: a specialist's out-patient visit."""
    row = json.loads(resource_path("default-service.json").read_text(encoding="utf-8"))
    return CodedText(code=row["code"], system=row["system"], value=row["term_fa"])


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
