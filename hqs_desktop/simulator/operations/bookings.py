"""Operations 4, 5, 7 and 8: book, cancel, status, and who has a slot."""

from typing import Final

from hqs_desktop.codes.known import CancelReason
from hqs_desktop.codes.systems import HQS
from hqs_desktop.core.model import Identifier, Person
from hqs_desktop.simulator.blocks import Booking
from hqs_desktop.simulator.operations.base import GATEWAY_PATH, Answer, Change, Operation, tqid
from hqs_desktop.simulator.people import coded
from hqs_desktop.simulator.reading import Fields
from hqs_desktop.simulator.refusals import Reason, Refused
from hqs_desktop.simulator.wire import (
    NATIONAL_CODE,
    person_appointment,
    refusal,
    unwrapped,
    wrapped,
)
from hqs_desktop.simulator.wire import coded as coded_text
from hqs_desktop.simulator.world import World

_CIVIL_REGISTRY: Final = "National_Org_Civil_Reg"


def _set_appointment(world: World, fields: Fields) -> Answer:
    slot = tqid(fields)
    person = _person(fields.part("Person"))
    hid = fields.identifier("HID") if fields.optional_part("HID") else None
    kind = fields.optional_coded("AppointmentType")
    world.book(slot, Booking(person, world.clock.now(), hid, kind))
    return Answer(wrapped(True), Change(slot, person.identifier))


def _person(fields: Fields) -> Person:
    return Person(
        identifier=_person_id(fields),
        first_name=fields.optional_text("FirstName"),
        last_name=fields.optional_text("LastName"),
        full_name=fields.optional_text("FullName"),
        gender=fields.optional_coded("Gender"),
        mobile=fields.optional_text("MobileNumber"),
        postal_code=fields.optional_text("PostalCode"),
    )


def _person_id(fields: Fields) -> Identifier:
    """The national code, or the first of a foreigner's OtherIdentifier (one object or several)."""
    national = fields.optional_text("NationalCode")
    if national:
        return Identifier(national, _CIVIL_REGISTRY, _CIVIL_REGISTRY, NATIONAL_CODE)
    other = fields.find("OtherIdentifier")
    if not other:
        raise Refused(Reason.MISSING, "NationalCode")
    first = other[0] if isinstance(other, list) else other
    return Fields({"OtherIdentifier": first}).identifier("OtherIdentifier")


def _remove_appointment(world: World, fields: Fields) -> Answer:
    slot = tqid(fields)
    person_id = fields.identifier("PersonID")
    code = fields.coded("Reason", HQS).code
    try:
        reason = CancelReason(code)
    except ValueError:
        raise Refused(Reason.WRONG_VALUE, "Reason") from None
    world.cancel(slot, person_id, reason)
    return Answer(wrapped(True), Change(slot, person_id))


def _status(world: World, fields: Fields) -> Answer:
    return Answer(wrapped({"Result": coded_text(coded(HQS, world.status(tqid(fields))))}))


def _appointment(world: World, fields: Fields) -> Answer:
    wanted = tqid(fields)
    return Answer(unwrapped({"PersonAppointment": person_appointment(world.slot(wanted), world.booking(wanted))}))


OPERATIONS: Final = (
    # The samples print Result false for a refused booking and, of all things, true for a refused cancellation.
    Operation(
        "SetAppointment",
        f"{GATEWAY_PATH}/SetAppointment",
        _set_appointment,
        lambda refused: {"Data": refusal(refused, result=False)},
    ),
    Operation(
        "RemoveAppointment",
        f"{GATEWAY_PATH}/RemoveAppointment",
        _remove_appointment,
        lambda refused: {"Data": refusal(refused, result=True)},
    ),
    Operation(
        "GetAppointmentStatus",
        f"{GATEWAY_PATH}/GetAppointmentStatus",
        _status,
        lambda refused: {"Data": refusal(refused)},
    ),
    Operation("GetAppointmentByTQID", f"{GATEWAY_PATH}/GetAppointmentByTQID", _appointment, refusal),
)
