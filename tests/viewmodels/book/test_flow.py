"""The booking of a slot step by step, without Qt."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.identifiers import Level, PersonIdKind
from hqs_desktop.core.model import Identifier, Person
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.desk.writing.writer import Done, NotSent, Refused
from hqs_desktop.viewmodels.book.draft import Draft, Field
from hqs_desktop.viewmodels.book.flow import BookingFlow, Step
from tests.fakes.clock import START
from tests.fakes.gateway import make_person, make_slot

SLOT = make_slot(1, START + timedelta(days=1))
OTHER = make_slot(2, START + timedelta(days=1, hours=1))
CODES = CodeTables()


def opened(**texts: str) -> BookingFlow:
    flow = BookingFlow()
    assert flow.open(SLOT)
    for name, text in texts.items():
        flow.edit(Field(name), text)
    return flow


def step_of(flow: BookingFlow) -> Step:
    return flow.step


def booking_of(flow: BookingFlow) -> Booking:
    assert flow.slot is not None
    request = flow.draft.request(flow.slot, CODES.coded_text)
    return Booking(1, request, BookingState.BOOKED, "operator", START, START)


def test_a_valid_national_code_is_enough() -> None:
    flow = opened(number="۰۰۱۲۳۴۵۶۷۹")
    assert flow.read_back() is None
    assert flow.confirm(CODES.coded_text)
    flow.end(Done(booking_of(flow), "r-1"))
    assert step_of(flow) is Step.DONE
    assert flow.booking is not None
    assert flow.booking.person.identifier.id == "0012345679"


def test_an_error_names_its_field_and_changes_nothing() -> None:
    flow = opened(number="123", mobile="0912")
    assert flow.read_back() is Field.NUMBER
    flow.edit(Field.NUMBER, "0012345679")
    assert flow.read_back() is Field.MOBILE
    assert (flow.step, flow.draft.mobile) == (Step.FILLING, "0912")


def test_a_wrong_check_digit_warns_only() -> None:
    flow = opened(number="0012345678")
    assert flow.draft.check(Field.NUMBER).level is Level.WARN
    assert flow.read_back() is None


def test_nothing_is_sent_without_the_read_back() -> None:
    flow = opened(number="0012345679")
    assert not flow.confirm(CODES.coded_text)
    assert step_of(flow) is Step.FILLING


def test_esc_leads_back_step_by_step_and_loses_nothing() -> None:
    flow = opened(number="0012345679", first_name="Sample")
    flow.read_back()
    assert flow.back()
    assert step_of(flow) is Step.FILLING
    assert flow.back()
    assert step_of(flow) is Step.CHOOSING
    assert not flow.back()
    assert flow.open(OTHER)
    assert flow.draft.first_name == "Sample"


def test_what_was_not_sent_may_be_tried_again_as_it_was() -> None:
    flow = opened(number="0012345679")
    flow.read_back()
    flow.confirm(CODES.coded_text)
    flow.end(NotSent(Problem(ProblemKind.LINE)))
    assert step_of(flow) is Step.NOT_SENT
    assert flow.confirm(CODES.coded_text)
    assert step_of(flow) is Step.RUNNING
    assert not flow.open(OTHER)
    assert not flow.back()


def test_an_alternative_goes_straight_to_the_read_back() -> None:
    flow = opened(number="0012345679")
    flow.read_back()
    flow.confirm(CODES.coded_text)
    flow.end(Refused(Problem(ProblemKind.TAKEN)))
    flow.alternatives = [OTHER]
    assert flow.alternatives == [OTHER]
    assert flow.take_alternative(OTHER)
    assert (flow.step, flow.slot, flow.draft.number) == (Step.READING_BACK, OTHER, "0012345679")


def test_the_next_patient_begins_with_an_empty_form() -> None:
    flow = opened(number="0012345679")
    flow.read_back()
    flow.confirm(CODES.coded_text)
    flow.end(Done(booking_of(flow), None))
    assert flow.open(OTHER)
    assert flow.draft == Draft()


def test_the_same_patient_again_keeps_the_form() -> None:
    flow = opened(number="0012345679", first_name="Sample", deposit="500")
    flow.read_back()
    flow.confirm(CODES.coded_text)
    flow.end(Done(booking_of(flow), None))
    assert flow.booking is not None
    assert flow.restart(Draft.of_request(flow.booking.request))
    assert flow.open(OTHER)
    assert (flow.draft.first_name, flow.draft.deposit) == ("Sample", "")


def test_a_known_patient_fills_in_what_is_empty() -> None:
    flow = opened(number="0012345679", last_name="Typed")
    known = replace(make_person(), mobile="09120000000")
    flow.fill(known)
    assert (flow.draft.first_name, flow.draft.last_name, flow.draft.mobile) == ("Sample", "Typed", "09120000000")
    flow.fill(None)
    assert (flow.draft.first_name, flow.draft.last_name, flow.draft.mobile) == ("", "Typed", "")


def test_all_that_was_typed_is_sent() -> None:
    draft = Draft(
        kind=PersonIdKind.PASSPORT.value,
        number="a1234567",
        first_name=" Sample ",
        last_name="Patient",
        gender="2",
        mobile="+98 912 000 0000",
        postal_code="۱۲۳۴۵۶۷۸۹۰",
        insurer="1",
        hid="ab12",
        appointment_type="206",
        deposit="۱٬۵۰۰٬۰۰۰",
    )
    request = draft.request(SLOT, CODES.coded_text)
    assert request.person == Person(
        identifier=Identifier("A1234567", "MIA", "MIA", "Passport_ID"),
        first_name="Sample",
        last_name="Patient",
        gender=CODES.coded_text("thritaEHR.gender", "2"),
        mobile="09120000000",
        postal_code="1234567890",
    )
    assert request.hid == Identifier("AB12", "TAMIN", "TAMIN", "HID")
    assert request.appointment_type is not None
    assert request.appointment_type.code == "206"
    assert request.deposit is not None
    assert request.deposit.magnitude == 1_500_000
    assert Draft.of_request(request) == replace(
        draft,
        number="A1234567",
        first_name="Sample",
        mobile="09120000000",
        postal_code="1234567890",
        hid="AB12",
        deposit="",
    )


@pytest.mark.parametrize(("insurer", "field"), [("", Field.HID), ("12", Field.HID), ("2", None), ("37", None)])
def test_an_hid_needs_an_insurer_that_the_guide_has_an_issuer_for(insurer: str, field: Field | None) -> None:
    assert opened(number="0012345679", insurer=insurer, hid="AB12").read_back() is field


def test_a_deposit_is_a_number() -> None:
    assert opened(number="0012345679", deposit="much").read_back() is Field.DEPOSIT
