"""Tracking: what counts as a TQID, and what is known when one of the reads fails."""

import pytest

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.errors import LineError
from hqs_desktop.core.model import Appointment
from hqs_desktop.desk.directory import Directory
from hqs_desktop.desk.problems import NotATqidError, ProblemKind
from hqs_desktop.desk.track import Track, find_tqid
from hqs_desktop.desk.writing.writer import Done, NotSent
from tests.desk.bench_desk import Desk
from tests.fakes.gateway import line_dead, make_person, make_slot

UUID = "35b888a4-0543-41e5-92d7-715f4394e24a"
ON_PERSIAN_KEYS = str.maketrans("abcdef", "\u0634\u0630\u0632\u06cc\u062b\u0628")
PERSIAN_DIGITS = str.maketrans("0123456789", "".join(chr(0x06F0 + n) for n in range(10)))
ARABIC_DIGITS = str.maketrans("0123456789", "".join(chr(0x0660 + n) for n in range(10)))


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def track(desk: Desk) -> Track:
    return Track(desk.gateway, desk.journal, Directory(desk.journal))


@pytest.mark.parametrize(
    "text",
    [
        f"1:{UUID}",
        UUID,
        f"  1:{UUID}\r\n",
        f"\u2066{UUID}\u2069",
        f"\u200f1:{UUID}\u200f",
        UUID.replace("-", ""),
        UUID.replace("-", "\u2010"),
        UUID.translate(PERSIAN_DIGITS),
        UUID.translate(ARABIC_DIGITS),
        f"1:{UUID}".translate(ON_PERSIAN_KEYS),
        UUID.translate(PERSIAN_DIGITS).translate(ON_PERSIAN_KEYS),
        f"Your appointment is on 1405/06/15, at 10:30.\nTracking code: 1:{UUID}. Be on time, 02188881234",
        f"\u06a9\u062f \u0631\u0647\u06af\u06cc\u0631\u06cc: {UUID}",
    ],
)
def test_what_people_type_paste_and_scan(text: str) -> None:
    assert find_tqid(text).text == f"1:{UUID}"


def test_letter_case_and_another_prefix_are_sent_as_they_came() -> None:
    assert find_tqid(f"2:{UUID.upper()}").text == f"2:{UUID.upper()}"


@pytest.mark.parametrize("text", ["", "  ", "1:", "0012345679", UUID[:-1], UUID + "0", "x" * 10_000, "g" + UUID[1:]])
def test_what_is_no_tqid(text: str) -> None:
    with pytest.raises(NotATqidError):
        find_tqid(text)


async def test_free_slot(desk: Desk, track: Track) -> None:
    result = await track.look_up(desk.slot.tqid.text)
    assert (result.status.code, result.appointment, result.booking, result.problem) == ("1", None, None, None)


async def test_own_booking_stands_beside_the_gateways(desk: Desk, track: Track) -> None:
    await desk.book()
    result = await track.look_up(desk.slot.tqid.text.upper())
    assert result.status.code == "2"
    assert result.appointment is not None
    assert result.appointment.person == desk.person
    assert result.booking is not None
    assert result.booking.state is BookingState.BOOKED
    assert result.tqid.text == desk.slot.tqid.text


async def test_status_is_known_even_when_the_booking_cannot_be_read(
    desk: Desk, track: Track, monkeypatch: pytest.MonkeyPatch
) -> None:
    error: Exception = line_dead("GetAppointmentByTQID")

    async def failing(_: object) -> Appointment:
        raise error

    monkeypatch.setattr(desk.gateway, "appointment", failing)
    result = await track.look_up(desk.slot.tqid.text)
    assert result.status.code == "1"
    assert result.problem is not None
    assert result.problem.kind is ProblemKind.LINE
    error = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        await track.look_up(desk.slot.tqid.text)


async def test_the_booking_of_another_slot_is_not_shown_and_can_not_be_cancelled(desk: Desk, track: Track) -> None:
    desk.gateway.occupy(desk.slot, make_person())
    desk.gateway.slots[desk.slot.tqid].slot = make_slot(2, desk.slot.start)
    result = await track.look_up(desk.slot.tqid.text)
    assert (result.status.code, result.appointment) == ("2", None)
    assert result.problem is not None
    assert (result.problem.kind, result.problem.detail) == (ProblemKind.BAD_REPLY, "TrackingQueueID")


async def test_no_status_is_an_error(desk: Desk, track: Track) -> None:
    desk.gateway.line_dead = True
    with pytest.raises(LineError):
        await track.look_up(desk.slot.tqid.text)


# Cancelling what was tracked


async def test_booking_made_elsewhere_can_be_cancelled(desk: Desk, track: Track) -> None:
    elsewhere = make_person("0499370899")
    desk.gateway.occupy(desk.slot, elsewhere)
    found = (await track.look_up(desk.slot.tqid.text)).appointment
    assert found is not None
    typed = desk.person.identifier  # of another: the one that the gateway names is meant
    outcome = await desk.cancel_target(found, person_id=typed)
    assert isinstance(outcome, Done)
    assert outcome.booking.state is BookingState.CANCELLED
    assert outcome.booking.person == elsewhere
    assert desk.gateway.holder(desk.slot.tqid) is None


async def test_booking_that_names_nobody_needs_the_patient(desk: Desk, track: Track) -> None:
    desk.gateway.names_holders = False
    desk.gateway.occupy(desk.slot, desk.person)
    found = (await track.look_up(desk.slot.tqid.text)).appointment
    assert found is not None
    refused = await desk.cancel_target(found)
    assert isinstance(refused, NotSent)
    assert refused.problem.kind is ProblemKind.PERSON_NEEDED
    identifier = desk.person.identifier
    outcome = await desk.cancel_target(found, person_id=identifier)
    assert isinstance(outcome, Done)


async def test_booking_without_any_detail_can_be_cancelled(desk: Desk) -> None:
    desk.gateway.occupy(desk.slot, desk.person)
    bare = Appointment(desk.slot.tqid, None, None, None, None, None)
    nobody = await desk.cancel_target(bare)
    assert isinstance(nobody, NotSent)
    assert nobody.problem.kind is ProblemKind.PERSON_NEEDED
    identifier = desk.person.identifier
    outcome = await desk.cancel_target(bare, person_id=identifier)
    assert isinstance(outcome, Done)
    assert outcome.booking.request.slot.start == desk.clock.now()
