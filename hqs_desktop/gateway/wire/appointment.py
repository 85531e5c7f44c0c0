"""Appointments: operations 4 (book), 5 (cancel), 7 (status), 8 and 10 (the booking), with PersonAppointmentVO."""

from datetime import timedelta
from typing import Annotated, Final, Literal, Self

from pydantic import BeforeValidator, Field

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import Appointment, BookingRequest, Facility, Identifier, Listed, Provider, Tqid
from hqs_desktop.gateway.wire.base import (
    IfGiven,
    IfReadable,
    Reply,
    Request,
    Unreadable,
    Via,
    read,
    try_read,
    value_of,
    values_of,
)
from hqs_desktop.gateway.wire.listed import listed
from hqs_desktop.gateway.wire.message import Answer, pick
from hqs_desktop.gateway.wire.people import PersonIn, PersonOut, ProviderIn
from hqs_desktop.gateway.wire.places import FacilityIn
from hqs_desktop.gateway.wire.values import (
    CodedTextIn,
    CodedTextOut,
    IdentifierOut,
    OptionalInstant,
    QuantityOut,
)

# Requests -------------------------------------------------------------------------------------------------------------


class SetAppointment(Request):
    """Composition of operation 4 (guide, table 26). What is not given is empty, as in the sample."""

    person: PersonOut = Field(serialization_alias="Person")
    tqid: str = Field(serialization_alias="TrackingQueueID")
    hid: IdentifierOut | Literal[""] = Field(serialization_alias="HID")
    appointment_type: CodedTextOut = Field(serialization_alias="AppointmentType")
    deposit: QuantityOut | CodedTextOut = Field(serialization_alias="Deposit")

    @classmethod
    def of(cls, request: BookingRequest) -> Self:
        """The same on the wire."""
        kind = request.appointment_type
        return cls(
            person=PersonOut.of(request.person),
            tqid=request.slot.tqid.text,
            hid=IdentifierOut.of(request.hid) if request.hid else "",
            appointment_type=CodedTextOut.of(kind) if kind else CodedTextOut.empty(),
            deposit=QuantityOut.of(request.deposit) if request.deposit else CodedTextOut.empty(),
        )


class RemoveAppointment(Request):
    """Composition of operation 5."""

    tqid: str = Field(serialization_alias="TrackingQueueID")
    reason: CodedTextOut = Field(serialization_alias="Reason")
    person_id: IdentifierOut = Field(serialization_alias="PersonID")

    @classmethod
    def of(cls, person_id: Identifier, tqid: Tqid, reason: CodedText) -> Self:
        """The same on the wire."""
        return cls(tqid=tqid.text, reason=CodedTextOut.of(reason), person_id=IdentifierOut.of(person_id))


class TrackedSlot(Request):
    """Composition of operations 7 and 8; the samples' spelling of TrackingQueueID."""

    tqid: str = Field(serialization_alias="TrackingQID")


class TrackedReferral(Request):
    """Composition of operation 10 (guide, table 31)."""

    tqid: str = Field(serialization_alias="trackingQID")


# Replies --------------------------------------------------------------------------------------------------------------


def _id_of(value: object) -> object:
    """A DO_IDENTIFIER's id, where a text might stand."""
    return value_of(value, "ID") if isinstance(value, dict) else value


class PersonAppointmentIn(Reply):
    """PersonAppointmentVO. Everything in it may be absent: so it tells what it can of a booking being verified."""

    person: Annotated[PersonIn | None, IfGiven] = Field(default=None, alias="Person")
    hid: Annotated[str | None, IfReadable, BeforeValidator(_id_of)] = Field(default=None, alias="HID")
    provider: Annotated[Annotated[Provider, Via(ProviderIn)] | None, IfReadable, IfGiven] = Field(
        default=None, alias="Provider"
    )
    facility: Annotated[Annotated[Facility, Via(FacilityIn)] | None, IfReadable, IfGiven] = Field(
        default=None, alias="HealthcareFacility"
    )
    start: OptionalInstant = Field(default=None, alias="DateTime")
    duration: Annotated[int | None, IfReadable] = Field(default=None, alias="Duration", ge=0)
    queue_number: str = Field(default="", alias="QueueNumber")
    tqid: str = Field(default="", alias="TrackingQueueID")

    def core(self, asked: Tqid) -> Appointment:
        """As the other layers know it, under the id that was ``asked`` for where it names none."""
        return Appointment(
            tqid=Tqid(self.tqid) if self.tqid.strip() else asked,
            person=self.person.core if self.person else None,
            provider=self.provider,
            facility=self.facility,
            start=self.start,
            duration=timedelta(minutes=self.duration) if self.duration is not None else None,
            queue_number=self.queue_number,
            hid=self.hid or "",
        )


class _StatusIn(Reply):
    status: CodedTextIn = Field(alias="Result")


def read_status(answer: Answer) -> CodedText:
    """The status of operation 7's reply (appendix 8), known or not. Raises ``Unreadable``."""
    payload = answer.payload
    nested = isinstance(payload, dict) and values_of(payload, "Result")
    return read(_StatusIn, payload if nested else {"Result": payload}).status.core


_NAME: Final = "PersonAppointment"


def read_appointments(answer: Answer, asked: Tqid) -> Listed[Appointment]:
    """The bookings of operation 10's reply: one, a list of them, or none. Raises ``Unreadable``."""
    return listed(_appointments(answer, asked), Appointment, _NAME)


def read_appointment(answer: Answer, asked: Tqid) -> Appointment | None:
    """The one booking of operation 8's reply, or none. Raises ``Unreadable``.

    It may tell who has a slot: so none of those that it lists may be unreadable or another one.
    """
    found: Appointment | None = None
    for one in _appointments(answer, asked):
        if isinstance(one, Unreadable):
            raise one
        if found is not None and one is not None and one != found:
            raise Unreadable("it contradicts itself", _NAME)
        found = one or found
    return found


def _appointments(answer: Answer, asked: Tqid) -> list[Appointment | Unreadable | None]:
    payload = answer.payload
    found = payload if _looks_like_one(payload) else pick(payload, _NAME)
    return [_one(part, asked) for part in (found if isinstance(found, list) else [found])]


def _looks_like_one(payload: object) -> bool:
    return isinstance(payload, dict) and bool(values_of(payload, "Person"))


def _one(part: object, asked: Tqid) -> Appointment | Unreadable | None:
    if not part:
        return None
    try:
        if isinstance(part, dict) and not _looks_like_one(part):
            inner = value_of(part, _NAME)
            part = part if inner is None else inner
    except Unreadable as trouble:
        return trouble
    if not isinstance(part, dict):
        return Unreadable("a field can't be read", _NAME)
    found = try_read(PersonAppointmentIn, part, _NAME)
    return found if isinstance(found, Unreadable) else found.core(asked)
