"""What the simulated gateway holds of a slot: its status (guide, appendix 8) and its booking."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from hqs_desktop.core.model import CodedText, Identifier, Person, Provider, Slot


class Status(StrEnum):
    """The codes of appendix 8."""

    FREE = "1"
    BOOKED = "2"
    VISITED = "3"
    CANCELLED_BY_PATIENT = "4"
    CANCELLED_BY_DOCTOR = "5"
    CANCELLED_BY_LATENESS = "6"


class Quota(StrEnum):
    """The codes of appendix 5."""

    REFERRAL = "101"
    IN_PERSON = "102"
    SPECIAL = "103"
    INTERNET = "104"


class CancelReason(StrEnum):
    """The codes of appendix 6."""

    PATIENT_ABSENT = "301"
    DOCTOR_ABSENT = "302"
    PATIENT_LATE = "303"
    DEVICE_BROKEN = "304"
    CENTRE_UNABLE = "305"


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
    status: Status = Status.FREE
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
