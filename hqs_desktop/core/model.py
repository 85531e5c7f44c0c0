"""The values that every layer speaks in: what a slot, a person, a booking is, free of any wire spelling.

Times are aware UTC instants; codes and identifiers are kept exactly as the gateway sent them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final, TypeVar

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.text import fold, fold_compact

T = TypeVar("T")

_UUID: Final = 36  # characters


class Listed(list[T]):
    """What a reply lists, as far as it could be read; ``unreadable`` tells how many elements could not."""

    __slots__ = ("unreadable",)

    def __init__(self, elements: Iterable[T] = (), unreadable: int = 0) -> None:
        super().__init__(elements)
        self.unreadable = unreadable


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier and who issued it (guide, class DO_IDENTIFIER; the kinds are appendix 1's)."""

    id: str
    issuer: str
    assigner: str
    type: str

    @property
    def key(self) -> tuple[str, str]:
        """What tells one person from another: kind and number, folded, whoever issued it."""
        return fold(self.type), fold_compact(self.id)


def centre_identifier(text: str) -> Identifier:
    """A centre's id (guide, appendix 1: Org_ID)."""
    return Identifier(text, issuer="MOHME_IT", assigner="MOHME_IT", type="Org_ID")


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount in a unit (guide, class DO_QUANTITY, shown only by the sample of operation 2)."""

    magnitude: float
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Tqid:
    """A slot's national id (tracking queue id). Equal without regard to letter case and to the ``1:`` before it."""

    text: str = field(compare=False)
    key: str = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", self.text.strip().casefold().removeprefix("1:"))

    @property
    def printed(self) -> str:
        """As it is shown, printed and copied: a bare uuid, as operation 9 sends it, with the ``1:`` of all others."""
        text = self.text.strip()
        return f"1:{text}" if len(text) == _UUID and ":" not in text else text

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Area:
    """A place in the country's administrative divisions, coded in CountryDivisions (guide, HighLevelAreaVO)."""

    national_area_code: CodedText | None = None
    country: CodedText | None = None
    province: CodedText | None = None
    city: CodedText | None = None
    town: CodedText | None = None
    district: CodedText | None = None
    rural_area: CodedText | None = None
    village: CodedText | None = None


@dataclass(frozen=True, slots=True)
class Provider:
    """Who gives the service (guide, class HealthcareProviderVO)."""

    identifier: Identifier
    first_name: str = ""
    last_name: str = ""
    full_name: str = ""
    specialty: CodedText | None = None

    @property
    def display_name(self) -> str:
        """The name to show: the full name where given, else first and last name."""
        return self.full_name or f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Facility:
    """Where the service is given (guide, class HealthOrganizationUnitVO); some replies of operation 9 have no id."""

    identifier: Identifier | None
    name: str = ""
    address: str = ""
    internal_id: str = ""
    internal_address: str = ""
    type: CodedText | None = None
    department_type: CodedText | None = None
    department_name: str = ""
    latitude: float | None = None
    longitude: float | None = None
    area: Area | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A free block of a provider's time (guide, class ScheduleBlockVO)."""

    tqid: Tqid
    start: datetime
    duration: timedelta
    provider: Provider
    facility: Facility
    queue_number: str = ""
    quota: CodedText | None = None
    service: CodedText | None = None
    local_id: str = ""
    booking_opens: datetime | None = None
    booking_closes: datetime | None = None

    @property
    def end(self) -> datetime:
        """When the block ends."""
        return self.start + self.duration

    def bookable_at(self, now: datetime) -> bool:
        """Whether ``now`` lies within the booking window (an absent bound is open)."""
        opened = self.booking_opens is None or self.booking_opens <= now
        return opened and (self.booking_closes is None or now < self.booking_closes)


@dataclass(frozen=True, slots=True)
class Person:
    """A patient (guide, class PersonInfoVO as operation 4 sends it and operation 8 returns it).

    ``identifier`` is a national code, a foreigner's code or a passport number (appendix 1).
    """

    identifier: Identifier
    first_name: str = ""
    last_name: str = ""
    full_name: str = ""
    gender: CodedText | None = None
    mobile: str = ""
    postal_code: str = ""

    @property
    def display_name(self) -> str:
        """The name to show: first and last name, else the full name."""
        return f"{self.first_name} {self.last_name}".strip() or self.full_name


@dataclass(frozen=True, slots=True)
class Appointment:
    """The booking of a slot as the gateway holds it (guide, class PersonAppointmentVO, operations 8 and 10).

    ``person`` is None where the gateway names nobody.
    """

    tqid: Tqid
    person: Person | None
    provider: Provider | None
    facility: Facility | None
    start: datetime | None
    duration: timedelta | None
    queue_number: str = ""
    hid: str = ""


@dataclass(frozen=True, slots=True)
class BookingRequest:
    """What operation 4 is asked for: a slot for a person (guide, table 26)."""

    slot: Slot
    person: Person
    hid: Identifier | None = None
    appointment_type: CodedText | None = None
    deposit: Quantity | None = None


@dataclass(frozen=True, slots=True)
class ReferralPage:
    """One page of referral slots (guide, operation 9). ``page`` counts from 1."""

    slots: Listed[Slot]
    page: int
    total_pages: int
    total_slots: int
