"""What the simulated gateway holds of a slot: its status (guide, appendix 8) and its booking."""

from dataclasses import dataclass
from datetime import datetime

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import Identifier, Person, Provider, Slot


@dataclass(frozen=True, slots=True)
class Booking:
    """Who has a slot, and since when."""

    person: Person
    at: datetime
    hid: Identifier | None = None
    appointment_type: CodedText | None = None


@dataclass(slots=True)
class Block:
    """A slot and what has become of it. ``booking`` outlives a cancellation that does not free the slot."""

    slot: Slot
    status: AppointmentStatus = AppointmentStatus.FREE
    booking: Booking | None = None

    def belongs_to(self, provider_id: str) -> bool:
        """Whether it is of the provider with that council number."""
        return self.slot.provider.identifier.id == provider_id

    def is_of(self, specialty: str) -> bool:
        """Whether its provider has that specialty (appendix 3)."""
        return specialty_code(self.slot.provider) == specialty


def specialty_code(provider: Provider) -> str:
    """The code of the provider's specialty (appendix 3), empty for none."""
    return provider.specialty.code if provider.specialty else ""
