"""Operations 9 and 10, on the referral host."""

from math import ceil
from typing import Final

from hqs_desktop.codes.systems import SPECIALTY
from hqs_desktop.simulator.operations.base import Answer, Operation, tqid
from hqs_desktop.simulator.reading import Fields
from hqs_desktop.simulator.refusals import Reason, Refused
from hqs_desktop.simulator.wire_referral import page, referral_appointment, refusal, schedule_block
from hqs_desktop.simulator.world import World, is_referral

_PAGE_SIZE: Final = 10
_MAX_PAGE_SIZE: Final = 1000


def _referral_slots(world: World, fields: Fields) -> Answer:
    specialty = fields.coded("Specialty", SPECIALTY).code
    start = fields.moment("StartDate")
    insurer = fields.optional_coded("Insurer")
    number, size = fields.integer("PageNumber", 1), fields.integer("PageSize", _PAGE_SIZE)
    if number < 1:
        raise Refused(Reason.WRONG_VALUE, "PageNumber")
    if not 1 <= size <= _MAX_PAGE_SIZE:
        raise Refused(Reason.WRONG_VALUE, "PageSize")
    slots = world.free_for_referral(specialty, insurer.code if insurer else None, start)
    shown = slots[(number - 1) * size : number * size]
    pages = ceil(len(slots) / size)
    return Answer(page([schedule_block(slot) for slot in shown], number=number, pages=pages, total=len(slots)))


def _referral_appointments(world: World, fields: Fields) -> Answer:
    wanted = tqid(fields)
    slot, booking = world.slot(wanted), world.booking(wanted)
    found = [referral_appointment(slot, booking)] if booking and is_referral(slot) else []
    return Answer(page(found, number=1, pages=len(found), total=len(found)))


# The guide prints the two paths with different letter case, and no test twin of either.
OPERATIONS: Final = (
    Operation(
        "GetAppointmentsByReferralMap",
        "/HQS.Referal/api/v1.0/Main/GetAppointmentsByReferralMap",
        _referral_slots,
        refusal,
        has_twin=False,
    ),
    Operation(
        "GetAppointmentRefferalByTQID",
        "/HQS.referal/api/v1.0/Main/GetAppointmentRefferalByTQID",
        _referral_appointments,
        refusal,
        has_twin=False,
    ),
)
