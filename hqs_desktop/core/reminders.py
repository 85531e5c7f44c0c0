"""A slot whose booking window has yet to open, and that a desk wants to be reminded of, for a patient perhaps."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from hqs_desktop.core.model import Slot


@dataclass(frozen=True, slots=True)
class Reminder:
    """Times are aware. ``typed`` is what was typed of the patient, by the form's fields; empty where nothing was."""

    id: int
    slot: Slot
    opens_at: datetime
    operator: str
    made_at: datetime
    typed: Mapping[str, str] = field(default_factory=dict)

    @property
    def over_at(self) -> datetime:
        """From when on the slot can be booked no more: its booking closes, or the visit begins."""
        closes = self.slot.booking_closes
        return self.slot.start if closes is None else min(closes, self.slot.start)
