"""What the gateway's word proves about a lost write."""

import pytest

from hqs_desktop.core.bookings import IntentKind, IntentState
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import Appointment, Identifier, Person, Tqid
from hqs_desktop.desk.writing.proof import Agreement, Finding, classify, read_slot, same_patient, same_person
from tests.fakes.clock import START
from tests.fakes.gateway import FakeGateway, make_person, make_slot

TQID = Tqid("1:35b888a4-0543-41e5-92d7-715f4394e24a")
OURS = make_person("0012345679")
NAMELESS = make_person("")


def booking_of(person: Person | None) -> Appointment:
    return Appointment(TQID, person, None, None, None, None)


@pytest.mark.parametrize(
    ("status", "person", "finding"),
    [
        ("2", "0012345679", Finding.OURS),
        ("3", "0012345679", Finding.VISITED),
        ("2", "0499370899", Finding.OTHERS),
        ("2", "", Finding.UNNAMED),
        ("1", "0499370899", Finding.FREE),
        ("1", "", Finding.FREE),
        ("1", "0012345679", Finding.FREE_YET_OURS),
        ("4", "0012345679", Finding.CANCELLED),
        ("6", "0012345679", Finding.CANCELLED),
        ("5", "0012345679", Finding.WITHDRAWN_OURS),
        ("5", "0499370899", Finding.WITHDRAWN),
        ("5", "", Finding.WITHDRAWN),
        (" 2 ", "0012345679", Finding.OURS),
        ("7", "0012345679", Finding.UNCLEAR),
        ("", "0012345679", Finding.UNCLEAR),
    ],
)
def test_status_and_holder_together(status: str, person: str, finding: Finding) -> None:
    assert classify(CodedText(status, "HQS", ""), booking_of(make_person(person)), OURS) is finding


@pytest.mark.parametrize(("status", "finding"), [("2", Finding.UNNAMED), ("1", Finding.FREE)])
def test_no_booking_and_a_booking_without_a_person_name_nobody(status: str, finding: Finding) -> None:
    for appointment in (None, booking_of(None), booking_of(NAMELESS)):
        assert classify(CodedText(status, "HQS", ""), appointment, OURS) is finding


@pytest.mark.parametrize(
    "spelling",
    ["0012345679", "12345679", " 0012345679 ", "\u06f0\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f9"],
)
def test_one_person_in_many_spellings(spelling: str) -> None:
    assert same_person(Identifier(spelling, "", "", ""), OURS.identifier) is True


def test_passport_letters_are_compared_without_case() -> None:
    assert same_person(Identifier("a12345678", "", "", ""), Identifier("A12345678", "", "", "")) is True


@pytest.mark.parametrize("missing", [None, Identifier("", "", "", ""), Identifier(" ", "", "", "")])
def test_a_missing_identifier_is_neither_same_nor_other(missing: Identifier | None) -> None:
    assert same_person(missing, OURS.identifier) is None
    assert same_person(OURS.identifier, missing) is None


def test_identifiers_of_two_kinds_that_differ_may_be_one_persons() -> None:
    passport = Identifier("A12345678", "NAJA", "NAJA", "Passport_ID")
    assert same_person(passport, OURS.identifier) is None
    assert same_person(passport, Identifier("B12345678", "NAJA", "NAJA", "passport_id")) is False
    assert same_person(Identifier("12345679", "", "", "Other_ID"), OURS.identifier) is True
    assert classify(CodedText("2", "HQS", ""), booking_of(Person(passport)), OURS) is Finding.UNNAMED


def named(identifier: Identifier, first: str, last: str) -> Person:
    return Person(identifier, first_name=first, last_name=last)


PASSPORT = Identifier("A12345678", "NAJA", "NAJA", "Passport_ID")
BAFIA = Identifier("123456789012", "BAFIA", "BAFIA", "BAFIA_ID")


@pytest.mark.parametrize("identifier", [PASSPORT, BAFIA])
@pytest.mark.parametrize(
    ("holder", "ours", "same"),
    [
        (("رضا", "کریمی"), ("مینا", "صادقی"), False),
        (("Reza", "Karimi"), ("Mina", "Sadeghi"), False),
        (("مینا", "صادقي"), ("مينا", "صادقی"), None),
        (("صادقی", "مینا"), ("مینا", "صادقی"), None),
        (("مینا", "صادقی‌نژاد"), ("زهرا", "صادقی"), None),
        (("مینا", "کریمی"), ("مینا", "صادقی"), None),
        (("ميناا", "کریمی"), ("مینا", "صادقی"), None),
        (("Mina", "Sadeghi"), ("رضا", "کریمی"), None),
        (("", "کریمی"), ("مینا", "صادقی"), None),
        (("م", "کریمی"), ("مینا", "صادقی"), None),
        (("ر***", "ک***"), ("مینا", "صادقی"), None),
        (("", ""), ("مینا", "صادقی"), None),
        (("رضا", "کریمی"), ("", ""), None),
    ],
)
def test_two_kinds_of_identifiers_are_two_people_only_where_nothing_of_their_names_is_alike(
    identifier: Identifier,
    holder: tuple[str, str],
    ours: tuple[str, str],
    same: bool | None,  # noqa: FBT001  (a case)
) -> None:
    one, other = named(identifier, *holder), named(OURS.identifier, *ours)
    assert same_patient(one, other) is same
    assert same_patient(other, one) is same
    wanted = Finding.OTHERS if same is False else Finding.UNNAMED
    assert classify(CodedText("2", "HQS", ""), booking_of(one), other) is wanted


def test_names_say_nothing_against_an_identifier() -> None:
    assert same_patient(named(OURS.identifier, "Reza", "Karimi"), named(OURS.identifier, "Mina", "Sadeghi")) is True
    assert same_patient(named(OURS.identifier, "Mina", "Sadeghi"), named(PASSPORT, "Mina", "Sadeghi")) is None
    nobody = named(Identifier("", "", "", "Passport_ID"), "Reza", "Karimi")
    assert same_patient(nobody, named(OURS.identifier, "Mina", "Sadeghi")) is None, "a name alone is no holder"


async def test_the_booking_of_another_slot_names_nobody() -> None:
    gateway = FakeGateway()
    slot, other = (make_slot(number, START) for number in (1, 2))
    gateway.occupy(slot, OURS)
    gateway.slots[slot.tqid].slot = other
    assert await read_slot(gateway, slot.tqid, OURS) is Finding.UNNAMED


def ends(
    kind: IntentKind, *reads: tuple[float, Finding], refused: bool = False, doubtful: bool = False
) -> list[IntentState | None]:
    agreement = Agreement(kind, refused=refused, doubtful=doubtful)
    proofs = [agreement.add(finding, at) for at, finding in reads]
    return [proof.state if proof is not None else None for proof in proofs]


def test_two_reads_far_apart_are_not_enough() -> None:
    reads = [(0.0, Finding.FREE), (500.0, Finding.FREE), (501.0, Finding.FREE)]
    assert ends(IntentKind.BOOK, *reads) == [None, None, IntentState.LAPSED]


def test_many_reads_close_together_are_not_enough() -> None:
    reads = [(float(second), Finding.FREE) for second in range(31)]
    assert ends(IntentKind.BOOK, *reads) == [None] * 30 + [IntentState.LAPSED]


def test_findings_that_speak_for_the_same_end_agree() -> None:
    reads = [(0.0, Finding.FREE), (15.0, Finding.CANCELLED), (30.0, Finding.FREE)]
    assert ends(IntentKind.BOOK, *reads)[-1] is IntentState.LAPSED


@pytest.mark.parametrize("finding", [Finding.UNNAMED, Finding.FREE_YET_OURS, Finding.UNCLEAR, Finding.NOT_READ])
def test_what_proves_nothing_about_a_booking(finding: Finding) -> None:
    assert ends(IntentKind.BOOK, *[(float(30 * n), finding) for n in range(9)]) == [None] * 9


@pytest.mark.parametrize("finding", [Finding.UNCLEAR, Finding.NOT_READ])
def test_what_proves_nothing_about_a_cancellation(finding: Finding) -> None:
    assert ends(IntentKind.CANCEL, *[(float(30 * n), finding) for n in range(9)]) == [None] * 9


def test_after_a_refusal_one_read_is_not_enough() -> None:
    reads = [(0.0, Finding.FREE), (15.0, Finding.FREE), (30.0, Finding.FREE)]
    assert ends(IntentKind.CANCEL, *reads, doubtful=True) == [None, None, IntentState.CONFIRMED]
    assert ends(IntentKind.CANCEL, *reads, refused=True) == [None, None, IntentState.CONFIRMED]
    assert ends(IntentKind.BOOK, *reads, refused=True) == [None, None, IntentState.REFUSED]
    assert ends(IntentKind.CANCEL, *reads)[0] is IntentState.CONFIRMED
