"""The audit trail: who did what, when, at which slot, and how it ended. Nothing of a patient is in it.

Each entry carries the hash of all before it, so that one that was changed, taken out or put elsewhere is found.
"""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final

FIRST_CHAIN: Final = "0" * 64
"""What the first entry follows."""


class Act(StrEnum):
    """What somebody did."""

    BOOK = "book"
    CANCEL = "cancel"
    TOLD = "told"  # the patient, of a change
    CALL_OWED = "call_owed"  # that was taken back
    MISSED = "missed"  # the patient's visit
    CAME = "came"  # that was taken back
    CORRECT = "correct"  # a patient's name or mobile
    PRINT = "print"
    EXPORT = "export"
    SIGN_IN = "sign_in"  # of an operator
    LOCK = "lock"
    UNLOCK = "unlock"
    OPERATOR_ADDED = "operator_added"
    OPERATOR_CHANGED = "operator_changed"
    OPERATOR_RETIRED = "operator_retired"
    PIN_CHANGED = "pin_changed"
    PIN_RESET = "pin_reset"
    SETTINGS = "settings"
    BLANKED = "blanked"  # patients' data, after the time for which they are kept


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """``number`` counts from 1 without a gap. ``detail`` is a name of this program: an outcome's, a screen's.

    ``tqid_key`` as ``Tqid.key``, empty where no slot is meant.
    """

    number: int
    at: datetime
    desk: str
    operator: str
    act: Act
    tqid_key: str
    detail: str
    chain: str


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """What is wanted of the trail, newest first. ``text`` is a part of an operator's name or of a TQID, folded.

    ``before`` is the number of the entry that the page comes before; None begins with the newest.
    """

    text: str = ""
    acts: frozenset[Act] = frozenset()
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None
    limit: int = 200


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What a check of the whole trail found. ``broken_at`` is the first entry that is not as it was written.

    ``head`` is the last entry's hash: whoever noted an earlier one can tell whether that trail is a part of this one.
    """

    entries: int
    head: str
    broken_at: int | None = None

    @property
    def sound(self) -> bool:
        """Whether nothing was changed, taken out or moved."""
        return self.broken_at is None


def chained(  # noqa: PLR0917  # an entry's fields, in their order
    before: str, number: int, at: datetime, desk: str, operator: str, act: str, tqid_key: str, detail: str
) -> str:
    """The hash of an entry after one with the hash ``before``; times count as whole microseconds."""
    fields = (before, str(number), at.astimezone(UTC).isoformat(), desk, operator, act, tqid_key, detail)
    whole = b"".join(len(part).to_bytes(4, "big") + part for part in (field.encode("utf-8") for field in fields))
    return hashlib.sha256(whole).hexdigest()
