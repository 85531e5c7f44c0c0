"""What a slip says, and what its file is called: nothing from outside gets further than into its words."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import Appointment, BookingRequest, Facility, Tqid
from hqs_desktop.core.text import strip_marks
from hqs_desktop.desk.texts import Instruction, Texts
from hqs_desktop.viewmodels.dialogs.slip import Slip, slip_file_name, slip_of
from tests.fakes.gateway import make_person, make_provider, make_slot
from tests.fakes.languages import speaking

NOW = datetime(2026, 9, 6, 7, 0, tzinfo=UTC)
CODES = CodeTables()
TQID = "1:0f8fad5b-d9cb-469f-a165-70867728950e"


def booking(first_name: str = "Zahra", last_name: str = "Karimi") -> Booking:
    provider = replace(
        make_provider(), full_name="Dr. Sample", specialty=CodedText("171108", "thritaEHR.specialty", "")
    )
    slot = make_slot(1, NOW + timedelta(hours=3), provider, Facility(None, "Clinic 12", "Street 4"))
    slot = replace(slot, tqid=Tqid(TQID), queue_number="14")
    who = replace(make_person("0012345679"), first_name=first_name, last_name=last_name)
    return Booking(1, BookingRequest(slot, who), BookingState.BOOKED, "Sara", NOW, NOW)


def slip(of: Booking | Appointment, centre: str = "") -> Slip:
    made = slip_of(of, CODES, NOW, Texts(centre))
    assert made is not None
    return made


def test_it_says_who_when_and_where() -> None:
    made = slip(booking(), "Our desk")
    assert [row.value for row in made.rows] == ["Zahra Karimi", "Dr. Sample", "متخصص ارتوپدی", "Clinic 12", "Street 4"]
    assert (made.centre, made.day, made.time) == ("Our desk", "Sunday 15 Shahrivar 1405", "13:30")
    assert (strip_marks(made.queue), strip_marks(made.tqid), made.qr) == ("14", TQID, TQID)


@pytest.mark.usefixtures("qapp")
def test_in_persian_with_persian_digits_and_the_tqid_left_to_right() -> None:
    with speaking("fa"):
        made = slip(booking())
    assert made.time == "۱۳:۳۰"
    assert strip_marks(made.queue) == "۱۴"
    assert "Clinic ۱۲" in [row.value for row in made.rows]
    assert made.tqid == f"\u2066{TQID}\u2069"
    assert made.qr == TQID


def test_the_patients_number_is_on_it_only_where_the_name_is_missing() -> None:
    assert "0012345679" not in str(slip(booking()))
    assert strip_marks(slip(booking(first_name="", last_name="")).rows[0].value) == "0012345679"


@pytest.mark.usefixtures("qapp")
def test_it_says_what_the_patient_must_know_line_by_line() -> None:
    of = booking()
    number = of.request.slot.provider.identifier.id
    texts = Texts(instructions=[Instruction("12 hours\nof fasting", provider=number), Instruction("x", provider="?")])
    with speaking("fa"):
        made = slip_of(of, CODES, NOW, texts)
    assert made is not None
    assert made.instructions == ["۱۲ hours", "of fasting"]


def test_what_the_gateway_holds_makes_one_too() -> None:
    slot = booking().request.slot
    found = Appointment(slot.tqid, None, None, None, slot.start, None)
    assert list(slip(found).rows) == []
    assert slip_of(replace(found, start=None), CODES, NOW) is None


def test_text_from_outside_stays_on_its_line_and_turns_nothing_round() -> None:
    made = slip(booking(first_name="A\nB\u202e", last_name="\x00C"), centre="X\r\nY\u2067")
    assert made.rows[0].value == "A B C"
    assert made.centre == "X Y"


@given(st.integers(0, 50 * 365 * 86_400))
def test_the_files_name_is_of_the_clock_only(seconds: int) -> None:
    name = slip_file_name(NOW + timedelta(seconds=seconds))
    assert re.fullmatch(r"hqs-slip-\d{8}-\d{6}\.pdf", name)
    assert name.isascii()
