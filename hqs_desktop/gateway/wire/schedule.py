"""Schedules: operations 1, 2, 3 (free slots), 6 (withdrawn slots) and 9 (referral slots), with ScheduleBlockVO."""

from datetime import timedelta
from typing import Annotated, Final

from pydantic import Field

from hqs_desktop.core.model import Facility, Listed, Provider, ReferralPage, Slot, Tqid
from hqs_desktop.gateway.wire.base import (
    IfReadable,
    Number,
    Once,
    Reply,
    Request,
    SparseRequest,
    Unreadable,
    Via,
    read,
    try_read,
)
from hqs_desktop.gateway.wire.json_slices import read_json
from hqs_desktop.gateway.wire.listed import listed
from hqs_desktop.gateway.wire.message import Answer, open_reply, pick
from hqs_desktop.gateway.wire.people import ProviderIn, ProviderOut
from hqs_desktop.gateway.wire.places import AreaOut, FacilityIn, FacilityOut
from hqs_desktop.gateway.wire.values import (
    Code,
    CodedTextCamel,
    CodedTextOut,
    DateTimeCamel,
    DateTimeOut,
    IdentifierOut,
    Instant,
    OptionalCoded,
    OptionalInstant,
    QuantityOut,
    ServiceOut,
)

# Requests -------------------------------------------------------------------------------------------------------------


class ProviderSchedule(Request):
    """Composition of operation 1 (guide, table 15)."""

    provider: ProviderOut = Field(serialization_alias="Provider")
    facility: FacilityOut = Field(serialization_alias="HealthcareFacility")
    start: DateTimeOut = Field(serialization_alias="StartDateTime")
    end: DateTimeOut = Field(serialization_alias="EndDateTime")
    service: ServiceOut = Field(serialization_alias="Service")


class NearSchedule(Request):
    """Composition of operation 2."""

    specialty: CodedTextOut = Field(serialization_alias="Specialty")
    start: DateTimeOut = Field(serialization_alias="StartDateTime")
    end: DateTimeOut = Field(serialization_alias="EndDateTime")
    service: ServiceOut = Field(serialization_alias="Service")
    latitude: Number = Field(serialization_alias="Latitude")
    longitude: Number = Field(serialization_alias="Longitude")
    distance: QuantityOut = Field(serialization_alias="Distance")


class AreaSchedule(SparseRequest):
    """Composition of operation 3; the sample also has the facility, which the table has not."""

    provider: ProviderOut = Field(serialization_alias="Provider")
    facility: FacilityOut | None = Field(serialization_alias="HealthcareFacility")
    start: DateTimeOut = Field(serialization_alias="StartDateTime")
    end: DateTimeOut = Field(serialization_alias="EndDateTime")
    service: ServiceOut = Field(serialization_alias="Service")
    location: AreaOut = Field(serialization_alias="Location")


class RemovedSchedule(Request):
    """Composition of operation 6 (guide, table 27)."""

    facility_id: IdentifierOut = Field(serialization_alias="HealthcareFacilityID")
    start: DateTimeOut = Field(serialization_alias="StartDateTime")
    end: DateTimeOut = Field(serialization_alias="EndDateTime")


class ReferralSchedule(SparseRequest):
    """Composition of operation 9."""

    specialty: CodedTextCamel = Field(serialization_alias="specialty")
    start: DateTimeCamel = Field(serialization_alias="startDate")
    insurer: CodedTextCamel | None = Field(serialization_alias="insurer")
    page: int = Field(serialization_alias="pageNumber")
    page_size: int = Field(serialization_alias="pageSize")


# Replies --------------------------------------------------------------------------------------------------------------

BLOCKS: Final = "ScheduleBlocks"
_LISTS_OF_BLOCKS: Final = frozenset({"scheduleblocks", "data", "result"})
_LISTS_OF_TQIDS: Final = frozenset({"data", "result"})
_A_YEAR_OF_MINUTES: Final = 366 * 24 * 60


class ScheduleBlockIn(Reply):
    """ScheduleBlockVO. What a slot can't be shown or booked without is mandatory.

    The table says so of queue number, quota, service and local id too, but no slot is withheld for want of these.
    """

    provider: Annotated[Provider, Via(ProviderIn), Once()] = Field(alias="Provider")
    facility: Annotated[Facility, Via(FacilityIn), Once()] = Field(alias="HealthcareFacility")
    start: Instant = Field(alias="DateTime")
    duration: int = Field(alias="Duration", ge=0, le=_A_YEAR_OF_MINUTES)
    tqid: Code = Field(alias="TrackingQueueID")
    queue_number: str = Field(default="", alias="QueueNumber")
    quota: OptionalCoded = Field(default=None, alias="Quota")
    service: OptionalCoded = Field(default=None, alias="Service")
    local_id: str = Field(default="", alias="LocalID")
    closes: OptionalInstant = Field(default=None, alias="BookingExpiryDate")
    opens: OptionalInstant = Field(default=None, alias="BookingStartDate")

    @property
    def core(self) -> Slot:
        """As the other layers know it."""
        return Slot(
            tqid=Tqid(self.tqid),
            start=self.start,
            duration=timedelta(minutes=self.duration),
            provider=self.provider,
            facility=self.facility,
            queue_number=self.queue_number,
            quota=self.quota,
            service=self.service,
            local_id=self.local_id,
            booking_opens=self.opens,
            booking_closes=self.closes,
        )


def convert_block(key: str, index: int, element: object) -> object:
    """For ``read_json``: a slot for a block, or why it can't be read; anything else as it is."""
    if element is None or key not in _LISTS_OF_BLOCKS:
        return element
    block = try_read(ScheduleBlockIn, element, f"{BLOCKS}[{index}]")
    return block if isinstance(block, Unreadable) else block.core


def read_slots(answer: Answer) -> Listed[Slot]:
    """The slots of a reply that is no refusal, its blocks converted. Raises ``Unreadable``."""
    found = pick(answer.payload, BLOCKS)
    if found is None:
        return Listed()
    if not isinstance(found, list):
        raise Unreadable("a field can't be read", BLOCKS)
    return listed(found, Slot, BLOCKS)


async def read_blocks(*parts: str) -> Listed[Slot]:
    """The slots of a whole reply of operation 1, 2 or 3, in slices. Raises ``Unreadable``; a refusal has no slots.

    ``parts`` is the reply's text, cut anywhere.
    """
    return read_slots(open_reply(await read_json(parts, convert_block)))


class _PageIn(Reply):
    page: Annotated[int | None, IfReadable] = Field(default=None, alias="pageIndex")
    total_pages: Annotated[int | None, IfReadable] = Field(default=None, alias="totalPage")
    total_slots: Annotated[int | None, IfReadable] = Field(default=None, alias="totalScheduleBlock")


def read_page(answer: Answer, asked: int) -> ReferralPage:
    """A page of operation 9; where it does not number itself, it is the one that was ``asked`` for, and the last."""
    slots = read_slots(answer)
    numbers = read(_PageIn, answer.level)
    page = asked if numbers.page is None else numbers.page
    return ReferralPage(
        slots=slots,
        page=page,
        total_pages=page if numbers.total_pages is None else numbers.total_pages,
        total_slots=len(slots) + slots.unreadable if numbers.total_slots is None else numbers.total_slots,
    )


_REMOVED: Final = "Result"


class _RemovedIn(Reply):
    tqid: Code = Field(alias="Result")


def convert_removed(key: str, index: int, element: object) -> object:
    """For ``read_json``: a tracking queue id for its text, or why it can't be read; anything else as it is."""
    if element is None or key not in _LISTS_OF_TQIDS:
        return element
    found = try_read(_RemovedIn, {"Result": element}, f"{_REMOVED}[{index}]")
    return found if isinstance(found, Unreadable) else Tqid(found.tqid)


def read_removed(answer: Answer) -> Listed[Tqid]:
    """The tracking queue ids of operation 6's reply, converted. Raises ``Unreadable``."""
    found = pick(answer.payload, _REMOVED)
    if found is None:
        return Listed()
    if not isinstance(found, list):
        raise Unreadable("a field can't be read", _REMOVED)
    return listed(found, Tqid, _REMOVED)
