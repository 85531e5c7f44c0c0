from dataclasses import replace
from datetime import timedelta

import pytest

from hqs_desktop.codes.known import AppointmentStatus, CancelReason
from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import Identifier, Provider, Slot
from hqs_desktop.desk.events import Event, PatientCorrected, VisitMissed
from hqs_desktop.desk.patients import Clash, PatientRecord, may_be_missed, missed, who_missed
from tests.fakes.gateway import make_person, make_provider, make_slot
from tests.fakes.session import FakeDesk

PATIENT = replace(make_person("0012345679"), first_name="Mina", last_name="Sample", mobile="09121234567")
OTHER = Provider(
    Identifier("99999", "Med_Council", "Med_Council", "Med_ID"), full_name="Other", specialty=CodedText("5", "S", "x")
)


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


def booking(desk: FakeDesk, hours: float, provider: Provider | None = None, **facts: object) -> Booking:
    made = desk.booking(hours=hours, person=PATIENT, provider=provider)
    made = replace(made, **facts)  # type: ignore[arg-type]  # by the test
    desk.journal.listed[made.id] = made
    return made


async def record(desk: FakeDesk) -> PatientRecord:
    return await desk.session.patients.record(PATIENT.identifier)


def slot(desk: FakeDesk, hours: float, provider: Provider | None = None) -> Slot:
    return make_slot(900, desk.clock.now() + timedelta(hours=hours), provider or make_provider())


async def test_a_patient_who_is_not_known(desk: FakeDesk) -> None:
    desk.booking()
    empty = await record(desk)
    assert [*empty.bookings, *empty.upcoming, *empty.past, *empty.missed, *empty.people] == []
    assert empty.person.identifier == PATIENT.identifier
    assert not empty.warnings(slot(desk, 2))


async def test_all_of_a_patient_the_latest_visit_first(desk: FakeDesk) -> None:
    late = CodedText(AppointmentStatus.CANCELLED_FOR_LATENESS, "HQS", "")
    reason = CodedText(CancelReason.PATIENT_LATE, "HQS", "")
    next_, after = booking(desk, 24), booking(desk, 48)
    visited = booking(desk, -48, state=BookingState.VISITED)
    missed = booking(desk, -24, state=BookingState.CHANGED, status=late)
    cancelled = booking(desk, -72, state=BookingState.CANCELLED, cancel_reason=reason)
    called_off = booking(desk, 72, state=BookingState.CANCELLED)
    found = await record(desk)
    assert list(found.bookings) == [called_off, after, next_, missed, visited, cancelled]
    assert (found.upcoming, found.past, found.missed) == ([next_, after], [visited], [missed, cancelled])
    assert found.person == PATIENT


@pytest.mark.parametrize(
    ("hours", "provider", "clashes"),
    [
        (24.1, OTHER, [Clash.OVERLAP]),
        (24, None, [Clash.OVERLAP]),
        (27, None, [Clash.SAME_SPECIALTY]),
        (27, OTHER, []),
        (200, None, []),
    ],
)
async def test_what_speaks_against_a_booking(
    desk: FakeDesk, hours: float, provider: Provider | None, clashes: list[Clash]
) -> None:
    booking(desk, 24)
    booking(desk, 200, state=BookingState.CANCELLED)
    found = (await record(desk)).warnings(slot(desk, hours, provider))
    assert [one.clash for one in found] == clashes


async def test_a_third_open_booking_with_one_doctor(desk: FakeDesk) -> None:
    first = booking(desk, 240)
    booking(desk, -240)
    assert not (await record(desk)).warnings(slot(desk, 720))
    booking(desk, 480)
    assert [(one.clash, one.booking) for one in (await record(desk)).warnings(slot(desk, 720))] == [
        (Clash.THIRD, first)
    ]
    assert not (await record(desk)).warnings(slot(desk, 720, OTHER))


async def test_the_slot_itself_does_not_speak_against_it(desk: FakeDesk) -> None:
    made = booking(desk, 24)
    assert not (await record(desk)).warnings(made.request.slot)


async def test_a_correction_is_told_and_taken_back(desk: FakeDesk) -> None:
    booking(desk, 24)
    heard: list[Event] = []
    desk.session.events.subscribe(heard.append)
    made = await desk.session.patients.correct(replace(PATIENT, last_name="Right"), operator="Sara")
    assert isinstance(heard[-1], PatientCorrected)
    assert [one.person.last_name for one in heard[-1].bookings] == ["Right"]
    found = await record(desk)
    assert ([one.last_name for one in found.people], list(found.corrections)) == (["Right", "Sample"], [made])
    await desk.session.patients.take_back(made)
    assert (await record(desk)).person == PATIENT


async def test_a_correction_makes_nobody_of_a_patient_another(desk: FakeDesk) -> None:
    """The gateway may know the patient by another number: then names decide, and it has the name that was sent."""
    made = booking(desk, 24)
    await desk.session.patients.correct(replace(PATIENT, first_name="Zoe", last_name="Quux"), operator="Sara")
    passport = replace(PATIENT, identifier=replace(PATIENT.identifier, id="V7654321", type="Passport_ID"))
    desk.gateway.occupy(made.request.slot, passport)
    desk.session.watcher.check()
    for _ in range(20):
        await desk.clock.advance(1)
    assert desk.journal.listed[made.id].state is BookingState.BOOKED
    await desk.session.watcher.aclose()


async def test_a_visit_is_marked_as_missed_and_taken_back(desk: FakeDesk) -> None:
    heard: list[Event] = []
    desk.session.events.subscribe(heard.append)
    past = booking(desk, -1)
    marked = await desk.session.patients.mark_missed(past)
    assert marked.missed_at == desk.clock.now()
    assert (await record(desk)).missed == [marked]
    assert (await record(desk)).past == []
    assert await who_missed(desk.journal, [PATIENT.identifier]) == {PATIENT.identifier.key}
    assert await desk.session.patients.unmark_missed(marked) == past
    assert (await record(desk)).past == [past]
    assert await who_missed(desk.journal, [PATIENT.identifier]) == set()
    assert heard == [VisitMissed(marked), VisitMissed(past)]


@pytest.mark.parametrize(
    ("hours", "state", "may"),
    [
        (-1, BookingState.BOOKED, True),
        (0, BookingState.BOOKED, True),
        (1, BookingState.BOOKED, False),
        *((-1, state, False) for state in BookingState if state is not BookingState.BOOKED),
    ],
)
async def test_only_what_stood_when_its_time_came_can_be_missed(
    desk: FakeDesk,
    hours: float,
    state: BookingState,
    may: bool,  # noqa: FBT001
) -> None:
    assert may_be_missed(booking(desk, hours, state=state), desk.clock.now()) is may


async def test_who_was_seen_after_all_has_missed_nothing(desk: FakeDesk) -> None:
    marked = await desk.session.patients.mark_missed(booking(desk, -1))
    assert missed(marked)
    assert not missed(replace(marked, state=BookingState.VISITED))
