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


A, B = "0012345679", "0499370899"
FOREIGN = "123456789012"
DETAILS = {"first_name": "Sample", "mobile": "09120000000", "hid": "AB12", "insurer": "1", "deposit": "500"}


def of_two(first: str, *then: str, kind: PersonIdKind = PersonIdKind.NATIONAL_CODE) -> BookingFlow:
    """The first patient's details are typed, then other numbers (as the field holds them, one after the other)."""
    flow = opened(kind=kind.value, number=first, **DETAILS)
    flow.back()
    flow.open(OTHER)
    for number in then:
        flow.edit(Field.NUMBER, number)
    return flow


def test_another_identifier_empties_what_was_typed_for_the_earlier_one() -> None:
    flow = of_two(A, "0", "04", "0499", B)
    assert flow.draft == Draft(number=B)


def test_what_was_typed_before_any_number_belongs_to_the_first() -> None:
    flow = opened(**DETAILS)
    flow.edit(Field.NUMBER, A)
    assert flow.draft.first_name == "Sample"
    flow.edit(Field.NUMBER, B)
    assert flow.draft == Draft(number=B)


def test_what_the_journal_filled_goes_with_the_patient_also_where_it_was_edited() -> None:
    flow = opened(number=A)
    flow.fill(replace(make_person(), mobile="09120000000"))
    flow.edit(Field.MOBILE, "09120000001")
    flow.edit(Field.NUMBER, B)
    assert (flow.draft, flow.known) == (Draft(number=B), False)


def test_the_patient_of_an_earlier_booking_goes_too() -> None:
    flow = opened()
    flow.restart(Draft(number=A, first_name="Sample", insurer="1"))
    flow.open(OTHER)
    flow.edit(Field.NUMBER, B)
    assert flow.draft == Draft(number=B)


@pytest.mark.parametrize(
    ("mistyped", "on_the_way"),
    [("0012345678", ()), ("0012354679", ()), ("001234567", ()), ("00123456", ("001234567",)), ("0012345678", ("001",))],
)
def test_a_mended_slip_keeps_the_patients_details(mistyped: str, on_the_way: tuple[str, ...]) -> None:
    flow = of_two(mistyped, *on_the_way, A)
    assert (flow.draft.number, flow.draft.first_name, flow.draft.deposit) == (A, "Sample", "500")


@pytest.mark.parametrize("number", ["0012345678", "001234", "12"])
def test_a_mistyped_number_does_not_lend_its_details_to_another(number: str) -> None:
    assert of_two(number, B).draft == Draft(number=B)


def test_the_same_number_typed_again_is_the_same_patient() -> None:
    flow = of_two(A, "", "00", "\u06f0\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f9")
    assert flow.draft.first_name == "Sample"


def test_another_kind_of_the_same_number_is_the_same_patient() -> None:
    flow = opened(number=FOREIGN, **DETAILS)
    flow.edit(Field.KIND, PersonIdKind.BAFIA.value)
    assert (flow.draft.kind, flow.draft.first_name) == (PersonIdKind.BAFIA.value, "Sample")


def test_a_number_of_odd_length_lends_nothing_to_the_booking() -> None:
    flow = of_two(A)
    flow.edit(Field.KIND, PersonIdKind.BAFIA.value)
    flow.edit(Field.NUMBER, "12345")
    assert flow.read_back() is None
    assert flow.draft == Draft(PersonIdKind.BAFIA.value, "12345")


@pytest.mark.parametrize(("kind", "number"), [(PersonIdKind.PASSPORT, "A1234567"), (PersonIdKind.BAFIA, FOREIGN)])
@pytest.mark.parametrize("then", [("0", B), ("", "0", B), (B,)])
def test_a_new_number_is_a_national_code(kind: PersonIdKind, number: str, then: tuple[str, ...]) -> None:
    assert of_two(number, *then, kind=kind).draft == Draft(number=B)


def test_a_kind_that_was_chosen_for_the_new_number_stays() -> None:
    flow = of_two(A)
    flow.edit(Field.KIND, PersonIdKind.BAFIA.value)
    flow.edit(Field.NUMBER, FOREIGN)
    assert flow.draft == Draft(PersonIdKind.BAFIA.value, FOREIGN)


def test_a_passport_after_a_passport_needs_no_choice() -> None:
    flow = of_two("A1234567", "B", "B7654321", kind=PersonIdKind.PASSPORT)
    assert flow.draft == Draft(PersonIdKind.PASSPORT.value, "B7654321")


def test_a_number_that_is_typed_again_at_once_keeps_its_kind() -> None:
    flow = opened(kind=PersonIdKind.PASSPORT.value, number="A12345678901")
    for number in ("", "1", "12345678"):
        flow.edit(Field.NUMBER, number)
    assert flow.draft.kind == PersonIdKind.PASSPORT.value
