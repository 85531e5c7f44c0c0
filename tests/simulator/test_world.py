"""The simulated world without HTTP: how it is made, what is found in it, how it changes."""

from datetime import UTC, datetime, timedelta

import pytest

from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.codes.known import AppointmentStatus, CancelReason, Quota
from hqs_desktop.codes.systems import SPECIALTY
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import TEHRAN, ShamsiDate, shamsi_of, to_shamsi_parts
from hqs_desktop.core.model import Area, Identifier, Person, Slot, Tqid
from hqs_desktop.simulator import credentials
from hqs_desktop.simulator.blocks import Booking
from hqs_desktop.simulator.divisions import contains
from hqs_desktop.simulator.people import cast
from hqs_desktop.simulator.refusals import Reason, Refused
from hqs_desktop.simulator.world import World, is_referral

NOW = datetime(2025, 11, 23, 6, tzinfo=UTC)
MONTH = timedelta(days=31)
PATIENT = Person(Identifier("0012345679", "National_Org_Civil_Reg", "National_Org_Civil_Reg", "National_Code"))
OTHER = Identifier("0499370899", "National_Org_Civil_Reg", "National_Org_Civil_Reg", "National_Code")


@pytest.fixture(scope="module")
def fresh() -> World:
    """A world that no test changes."""
    return World.seeded(1, now=NOW)


@pytest.fixture
def world() -> World:
    return World.seeded(1, now=NOW)


def book(world: World, slot: Slot) -> None:
    world.book(slot.tqid, Booking(PATIENT, NOW))


def why(refused: pytest.ExceptionInfo[Refused]) -> Reason:
    return refused.value.reason


def test_the_same_seed_at_the_same_time_is_the_same_world(fresh: World) -> None:
    again = World.seeded(1, now=NOW)
    # Tqids are compared by value of their text too.
    assert [(slot, slot.tqid.text, status) for slot, status in fresh.slots()] == [
        (slot, slot.tqid.text, status) for slot, status in again.slots()
    ]


def test_another_seed_is_another_world_of_the_same_people(fresh: World) -> None:
    other = World.seeded(2, now=NOW)
    assert not {slot.tqid for slot, _ in fresh.slots()} & {slot.tqid for slot, _ in other.slots()}
    assert fresh.directory() == other.directory()


def test_it_is_worth_a_demo(fresh: World) -> None:
    directory = fresh.directory()
    providers = {provider.identifier.id: provider for provider, _ in directory}
    assert len(providers) == 24
    assert len({facility.name for _, facility in directory}) == 3
    by_specialty: dict[str, int] = {}
    for provider in providers.values():
        assert provider.specialty is not None
        assert CodeTables().term(SPECIALTY, provider.specialty.code) == provider.specialty.value
        by_specialty[provider.specialty.code] = by_specialty.get(provider.specialty.code, 0) + 1
    assert len(by_specialty) == 12
    assert sum(count >= 3 for count in by_specialty.values()) >= 5
    assert sum(bool(fresh.bookable(number)) for number in providers) >= 22
    assert all(number.startswith("9000") for number in providers)
    assert {status for _, status in fresh.slots()} == set(AppointmentStatus)
    assert {slot.quota.code for slot, _ in fresh.slots() if slot.quota} == {quota.value for quota in Quota}


def test_slots_are_of_iranian_working_hours_and_never_overlap(fresh: World) -> None:
    ends: dict[str, datetime] = {}
    for slot, _ in fresh.slots():
        local = slot.start.astimezone(TEHRAN)
        assert shamsi_of(slot.start).weekday != 6
        assert 8 <= local.hour < 19
        assert slot.start >= ends.get(slot.provider.identifier.id, slot.start)
        ends[slot.provider.identifier.id] = slot.end


def test_windows_are_mostly_open_some_not_yet_some_no_more(fresh: World) -> None:
    coming = [slot for slot, status in fresh.slots() if status is AppointmentStatus.FREE and slot.start > NOW]
    states = [
        "early" if slot.booking_opens and slot.booking_opens > NOW else "open" if slot.bookable_at(NOW) else "late"
        for slot in coming
    ]
    assert states.count("open") > len(states) / 2
    assert states.count("early") > 50
    assert states.count("late") > 5


def test_nothing_in_the_past_is_free_to_take(fresh: World) -> None:
    assert all(slot.start > NOW for slot in fresh.bookable())
    past = [status for slot, status in fresh.slots() if slot.start <= NOW]
    assert AppointmentStatus.BOOKED not in past
    assert AppointmentStatus.VISITED in past


def test_the_messages_facility_is_the_first(fresh: World) -> None:
    first = fresh.facilities[0].identifier
    assert first is not None
    assert first.id == credentials.FACILITY_ID


def test_unknown_slots_are_refused(fresh: World) -> None:
    for call in (fresh.slot, fresh.status, fresh.booking):
        with pytest.raises(Refused) as refused:
            call(Tqid("1:nothing"))
        assert why(refused) is Reason.UNKNOWN_TQID


# Changes


def test_a_past_visit_that_is_cancelled_is_not_freed(world: World) -> None:
    slots = world.bookable()[:3]
    for slot in slots:
        book(world, slot)
    world.clock.advance(MONTH)
    reasons = (CancelReason.PATIENT_CANNOT_COME, CancelReason.PATIENT_LATE, CancelReason.CENTRE_CANNOT_SERVE)
    for slot, reason in zip(slots, reasons, strict=True):
        world.cancel(slot.tqid, PATIENT.identifier, reason)
    assert [world.status(slot.tqid) for slot in slots] == [
        AppointmentStatus.CANCELLED_BY_PATIENT,
        AppointmentStatus.CANCELLED_FOR_LATENESS,
        AppointmentStatus.CANCELLED_BY_DOCTOR,
    ]


@pytest.mark.parametrize("reason", list(CancelReason))
def test_any_reason_frees_a_slot_to_come(world: World, reason: CancelReason) -> None:
    slot = world.bookable()[0]
    book(world, slot)
    world.cancel(slot.tqid, PATIENT.identifier, reason)
    assert world.status(slot.tqid) is AppointmentStatus.FREE
    assert world.booking(slot.tqid) is None
    book(world, slot)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (AppointmentStatus.VISITED, Reason.VISITED),
        (AppointmentStatus.CANCELLED_BY_PATIENT, Reason.WITHDRAWN),
        (AppointmentStatus.CANCELLED_BY_DOCTOR, Reason.WITHDRAWN),
        (AppointmentStatus.CANCELLED_FOR_LATENESS, Reason.WITHDRAWN),
        (AppointmentStatus.FREE, Reason.NOT_BOOKED),
    ],
)
def test_what_is_no_booking_any_more_cannot_be_cancelled(
    world: World, status: AppointmentStatus, reason: Reason
) -> None:
    slot = world.bookable()[0]
    book(world, slot)
    world.set_status(slot.tqid, status)
    with pytest.raises(Refused) as refused:
        world.cancel(slot.tqid, PATIENT.identifier, CancelReason.PATIENT_CANNOT_COME)
    assert why(refused) is reason


def test_a_stranger_learns_nothing_of_a_bookings_state(world: World) -> None:
    slot = world.bookable()[0]
    book(world, slot)
    world.set_status(slot.tqid, AppointmentStatus.VISITED)
    with pytest.raises(Refused) as refused:
        world.cancel(slot.tqid, OTHER, CancelReason.PATIENT_CANNOT_COME)
    assert why(refused) is Reason.OTHER_PERSON


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (AppointmentStatus.BOOKED, Reason.TAKEN),
        (AppointmentStatus.VISITED, Reason.TAKEN),
        (AppointmentStatus.CANCELLED_BY_PATIENT, Reason.TAKEN),
        (AppointmentStatus.CANCELLED_BY_DOCTOR, Reason.WITHDRAWN),
    ],
)
def test_what_is_not_free_cannot_be_booked(world: World, status: AppointmentStatus, reason: Reason) -> None:
    slot = world.bookable()[0]
    world.set_status(slot.tqid, status)
    with pytest.raises(Refused) as refused:
        book(world, slot)
    assert why(refused) is reason


def test_a_past_slot_cannot_be_booked(world: World) -> None:
    slot = world.bookable()[0]
    world.clock.advance(MONTH)
    with pytest.raises(Refused) as refused:
        book(world, slot)
    assert why(refused) is Reason.PAST


def test_a_slot_can_be_booked_from_its_opening_to_its_closing(world: World) -> None:
    early = max(
        (slot for slot, status in world.slots() if status is AppointmentStatus.FREE and slot.booking_opens),
        key=lambda slot: slot.start,
    )
    assert early.booking_opens is not None
    assert early.booking_closes is not None
    with pytest.raises(Refused) as refused:
        book(world, early)
    assert why(refused) is Reason.WINDOW
    world.clock.advance(early.booking_opens - NOW)
    book(world, early)
    world.cancel(early.tqid, PATIENT.identifier, CancelReason.PATIENT_CANNOT_COME)
    world.clock.advance(early.booking_closes - early.booking_opens)
    with pytest.raises(Refused) as refused:
        book(world, early)
    assert why(refused) is Reason.WINDOW


def test_a_withdrawn_day_leaves_the_past_and_other_days_alone(world: World) -> None:
    slot = world.bookable("900001")[0]
    day = shamsi_of(slot.start)
    before = dict(world.slots())
    gone = set(world.withdraw_day("900001", day))
    for other, status in world.slots():
        own = other.provider.identifier.id == "900001" and shamsi_of(other.start) == day
        if own and before[other] in {AppointmentStatus.FREE, AppointmentStatus.BOOKED}:
            assert (status, other.tqid in gone) == (AppointmentStatus.CANCELLED_BY_DOCTOR, True)
        else:
            assert (status, other.tqid in gone) == (before[other], False)
    assert world.withdraw_day("900001", day) == []
    assert world.withdraw_day("nobody", ShamsiDate(1404, 1, 1)) == []


def test_a_reset_undoes_everything(world: World) -> None:
    slot = world.bookable()[0]
    book(world, slot)
    world.reset()
    assert world.bookable()


# Searches


def test_a_providers_slots_are_those_of_specialty_service_place_and_time(fresh: World) -> None:
    provider, facility = fresh.directory()[0]
    assert facility.identifier is not None
    service = cast().service.code

    def found(
        code: str = service, facility_id: str | None = None, area: Area | None = None, start: datetime = NOW
    ) -> list[Slot]:
        return fresh.free_of_provider(
            provider, start=start, end=NOW + MONTH, service=code, facility_id=facility_id, area=area or Area()
        )

    everything = found()
    assert everything
    assert everything == sorted(everything, key=lambda slot: slot.start)
    assert all(fresh.status(slot.tqid) is AppointmentStatus.FREE for slot in everything)
    assert found(facility_id=facility.identifier.id.upper()) == everything
    assert found(facility_id="nowhere") == []
    assert found(code="970016") == []
    middle = everything[len(everything) // 2].start
    assert found(start=middle) == [slot for slot in everything if slot.start >= middle]
    assert found(area=facility.area) == everything
    elsewhere = Area(province=CodedText("99", "CountryDivisions", ""))
    assert found(area=elsewhere) == []


def test_an_area_search_tells_town_from_county(fresh: World) -> None:
    town = Area(town=CodedText("70017", "CountryDivisions", ""))
    city = Area(city=CodedText("019", "CountryDivisions", ""))
    outside = fresh.facilities[2]
    assert not contains(town, outside.area)
    assert contains(city, outside.area)
    assert contains(town, fresh.facilities[0].area)
    assert contains(Area(), None)
    assert not contains(city, None)
    assert contains(Area(city=CodedText("", "", "")), None)


def test_a_near_search_grows_with_its_distance(fresh: World) -> None:
    here = fresh.facilities[0]
    assert here.latitude is not None
    assert here.longitude is not None

    def places(metres: float) -> set[str]:
        slots = fresh.free_near(
            latitude=here.latitude or 0,
            longitude=here.longitude or 0,
            metres=metres,
            start=NOW,
            end=NOW + MONTH,
            service=cast().service.code,
            specialty="171166",
        )
        return {slot.facility.internal_id for slot in slots}

    assert places(0) == {"501"}
    assert places(10_000) == {"501", "502"}
    assert places(100_000) == {"501", "502", "503"}
    assert places(-1) == set()


def test_referral_slots_are_of_their_quota_and_insurer(fresh: World) -> None:
    everyone = fresh.free_for_referral("171166", None, NOW)
    tamin = fresh.free_for_referral("171166", "1", NOW)
    army = fresh.free_for_referral("171166", "3", NOW)
    assert all(is_referral(slot) for slot in everyone)
    assert everyone == tamin
    assert army
    assert {slot.facility.internal_id for slot in army} == {"501"}
    assert fresh.free_for_referral("171166", "58", NOW) == []
    assert fresh.free_for_referral("171166", "1", NOW + MONTH * 2) == []


def test_the_clock_runs_on_from_its_start() -> None:
    world = World.seeded(1, now=NOW)
    assert timedelta() <= world.clock.now() - NOW < timedelta(seconds=30)
    assert to_shamsi_parts(NOW)[:3] == (1404, 9, 2)
