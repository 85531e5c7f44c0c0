"""Operations 1, 2, 3 and 6: what is free, and what was withdrawn."""

from typing import Final

from hqs_desktop.codes.systems import SPECIALTY
from hqs_desktop.core.model import Area
from hqs_desktop.simulator.operations.base import GATEWAY_PATH, Answer, Operation, period, provider, service
from hqs_desktop.simulator.reading import Fields
from hqs_desktop.simulator.refusals import Reason, Refused
from hqs_desktop.simulator.wire import Json, refusal, schedule_blocks, wrapped
from hqs_desktop.simulator.world import World

_MAX_LATITUDE: Final = 90
_MAX_LONGITUDE: Final = 180


def _provider_schedule(world: World, fields: Fields) -> Answer:
    wanted = provider(fields)
    facility = fields.part("HealthcareFacility").identifier("ID")
    start, end = period(fields)
    slots = world.free_of_provider(
        wanted, start=start, end=end, service=service(fields).code, facility_id=facility.id, area=Area()
    )
    return Answer(wrapped(schedule_blocks(slots)))


def _near_schedule(world: World, fields: Fields) -> Answer:
    start, end = period(fields)
    code = service(fields).code
    latitude, longitude = fields.number("Latitude"), fields.number("Longitude")
    if abs(latitude) > _MAX_LATITUDE or abs(longitude) > _MAX_LONGITUDE:
        raise Refused(Reason.WRONG_VALUE, "Latitude")
    metres = fields.part("Distance").number("Magnitude")
    specialty = fields.coded("Specialty", SPECIALTY).code
    slots = world.free_near(
        latitude=latitude, longitude=longitude, metres=metres, start=start, end=end, service=code, specialty=specialty
    )
    # The sample answers with null, not with an empty list, when there is none.
    return Answer(wrapped(schedule_blocks(slots) if slots else {"ScheduleBlocks": None}))


def _area_schedule(world: World, fields: Fields) -> Answer:
    wanted = provider(fields)
    start, end = period(fields)
    code = service(fields).code
    area = _area(fields.part("Location"))
    facility = fields.optional_part("HealthcareFacility")
    facility_id = facility.identifier("ID").id if facility and facility.optional_part("ID") else None
    slots = world.free_of_provider(wanted, start=start, end=end, service=code, facility_id=facility_id, area=area)
    return Answer(wrapped(schedule_blocks(slots)))


def _area(fields: Fields) -> Area:
    return Area(
        national_area_code=fields.optional_coded("NationalAreaCode"),
        country=fields.optional_coded("Country"),
        province=fields.optional_coded("Province"),
        city=fields.optional_coded("City"),
        town=fields.optional_coded("Town"),
        district=fields.optional_coded("District"),
        rural_area=fields.optional_coded("RuralArea"),
        village=fields.optional_coded("Village"),
    )


def _removed_schedule(world: World, fields: Fields) -> Answer:
    facility = fields.identifier("HealthcareFacilityID")
    start, end = period(fields)
    tqids: list[Json] = [found.text for found in world.withdrawn(facility.id, start, end)]
    return Answer(wrapped({"Result": tqids}))


def _refuse(refused: Refused) -> Json:
    return {"Data": refusal(refused)}


OPERATIONS: Final = tuple(
    Operation(name, f"{GATEWAY_PATH}/{name}", run, _refuse)
    for name, run in (
        ("GetProviderScheduling", _provider_schedule),
        ("GetNearProviderScheduling", _near_schedule),
        ("GetProviderSchedulingByLocation", _area_schedule),
        ("GetRemovedProviderSchedulingList", _removed_schedule),
    )
)
