"""Booking a chosen slot, step by step, without Qt: what is typed, what is missing, where Enter and Esc lead."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from hqs_desktop.codes import systems
from hqs_desktop.core.bookings import Booking, Intent
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.identifiers import (
    Finding,
    FindingCode,
    HidIssuer,
    Level,
    PersonIdKind,
    check_hid,
    check_mobile,
    check_person_id,
    check_postal_code,
    hid_of,
    identifier_of,
    kind_of,
)
from hqs_desktop.core.model import BookingRequest, Identifier, Person, Quantity, Slot
from hqs_desktop.core.text import clean_input, to_ascii_digits
from hqs_desktop.desk.problems import Problem
from hqs_desktop.desk.writing.writer import Done, NotSent, Outcome, Refused, Unknown

HID_ISSUERS: Final = {
    "1": HidIssuer.SOCIAL_SECURITY,
    "2": HidIssuer.HEALTH_INSURANCE,
    "37": HidIssuer.UNINSURED,
}
"""Who issues the HID of an insurer (appendix 13); appendix 1 knows these three only."""


class Step(StrEnum):
    """Where a booking stands."""

    CHOOSING = "choosing"  # no slot was taken up yet
    FILLING = "filling"
    READING_BACK = "reading_back"
    RUNNING = "running"
    DONE = "done"
    REFUSED = "refused"
    NOT_SENT = "not_sent"
    UNKNOWN = "unknown"


class Field(StrEnum):
    """What can be typed of a booking; the values are ``Draft``'s attributes."""

    KIND = "kind"
    NUMBER = "number"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    GENDER = "gender"
    MOBILE = "mobile"
    POSTAL_CODE = "postal_code"
    INSURER = "insurer"
    HID = "hid"
    APPOINTMENT_TYPE = "appointment_type"
    DEPOSIT = "deposit"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed, as it was typed; ``kind`` is a ``PersonIdKind``, three others are codes."""

    kind: str = PersonIdKind.NATIONAL_CODE.value
    number: str = ""
    first_name: str = ""
    last_name: str = ""
    gender: str = ""
    mobile: str = ""
    postal_code: str = ""
    insurer: str = ""
    hid: str = ""
    appointment_type: str = ""
    deposit: str = ""

    @property
    def id_kind(self) -> PersonIdKind:
        """How the patient is identified."""
        return PersonIdKind(self.kind)

    @property
    def identifier(self) -> Identifier:
        """The patient's identifier as it is sent."""
        return identifier_of(self.id_kind, self.number)

    @property
    def nameless(self) -> bool:
        """Whether there is no name. The guide's class does not demand one; the desk is warned."""
        return not (clean_input(self.first_name) or clean_input(self.last_name))

    @property
    def hid_issuer(self) -> HidIssuer | None:
        """Who issues this insurer's HID; None where appendix 1 names nobody."""
        return HID_ISSUERS.get(self.insurer)

    def check(self, name: Field) -> Finding:
        """What can be said of a field. A HID that could not be sent is an error of odd shape."""
        text = str(getattr(self, name))
        match name:
            case Field.NUMBER:
                finding = check_person_id(self.id_kind, text)
            case Field.MOBILE:
                finding = check_mobile(text)
            case Field.POSTAL_CODE:
                finding = check_postal_code(text)
            case Field.HID:
                finding = check_hid(text)
                if finding.value and self.hid_issuer is None:
                    finding = replace(finding, level=Level.ERROR, code=FindingCode.ODD_SHAPE)
            case Field.DEPOSIT:
                finding = _check_deposit(text)
            case _:
                finding = Finding(clean_input(text))
        return finding

    def errors(self) -> Sequence[Field]:
        """The fields that forbid booking, in the form's order."""
        return [name for name in Field if self.check(name).level is Level.ERROR]

    def warnings(self) -> Sequence[Field]:
        """The fields that look wrong and may be right."""
        return [name for name in Field if self.check(name).level is Level.WARN]

    def request(self, slot: Slot, coded: Callable[[str, str], CodedText]) -> BookingRequest:
        """What is sent for a slot; ``coded`` gives the coded text of a system and a code."""
        person = Person(
            identifier=self.identifier,
            first_name=clean_input(self.first_name),
            last_name=clean_input(self.last_name),
            gender=coded(systems.GENDER, self.gender) if self.gender else None,
            mobile=self.check(Field.MOBILE).value,
            postal_code=self.check(Field.POSTAL_CODE).value,
        )
        deposit = self.check(Field.DEPOSIT).value
        issuer = self.hid_issuer
        return BookingRequest(
            slot=slot,
            person=person,
            hid=hid_of(issuer, self.hid) if issuer is not None and clean_input(self.hid) else None,
            appointment_type=coded(systems.HQS, self.appointment_type) if self.appointment_type else None,
            deposit=Quantity(float(deposit)) if deposit else None,
        )

    @classmethod
    def of(cls, request: BookingRequest) -> "Draft":
        """The draft that would send an earlier request's patient again; the deposit was for that time only."""
        issuer = request.hid.issuer if request.hid is not None else ""
        return replace(
            _of_person(request.person),
            insurer=next((code for code, known in HID_ISSUERS.items() if known == issuer), ""),
            hid=request.hid.id if request.hid is not None else "",
            appointment_type=request.appointment_type.code if request.appointment_type is not None else "",
        )


@dataclass(slots=True)
class BookingFlow:
    """The state of one booking. Every method that is not allowed in the present step changes nothing."""

    step: Step = Step.CHOOSING
    slot: Slot | None = None
    draft: Draft = field(default_factory=Draft)
    booking: Booking | None = None
    intent: Intent | None = None
    problem: Problem | None = None
    alternatives: Sequence[Slot] = ()
    known: bool = False  # whether the patient was found in the journal
    _filled: dict[Field, str] = field(default_factory=dict)
    _keep: bool = False

    def open(self, slot: Slot) -> bool:
        """Take a slot up. A draft that is over is cleared, one that was not booked is kept."""
        if self.step is Step.RUNNING:
            return False
        if self.step in {Step.DONE, Step.UNKNOWN} and not self._keep:
            self._clear()
        self._keep = False
        self.slot, self.step = slot, Step.FILLING
        self.booking = self.intent = self.problem = None
        self.alternatives = ()
        return True

    def edit(self, name: Field, value: str) -> bool:
        """Take what was typed; False where it is no news."""
        if self.step is not Step.FILLING or getattr(self.draft, name) == value:
            return False
        self.draft = replace(self.draft, **{name.value: value})
        return True

    def fill(self, person: Person | None) -> None:
        """Fill in what the journal knows of the patient; None takes an earlier patient's details away.

        What the desk typed itself stays.
        """
        found = _of_person(person) if person is not None else Draft()
        news: dict[str, str] = {}
        for name in _PERSONAL:
            now, value = str(getattr(self.draft, name)), str(getattr(found, name))
            if now in {"", self._filled.get(name, "")}:
                news[name.value] = value
                self._filled[name] = value
        self.draft = replace(self.draft, **news)
        self.known = person is not None

    def read_back(self) -> Field | None:
        """Go on to the summary, or give the first field that forbids it."""
        if self.step is not Step.FILLING:
            return None
        if errors := self.draft.errors():
            return errors[0]
        self.step = Step.READING_BACK
        return None

    def confirm(self) -> bool:
        """Go on to booking: after the summary, or once more after it was certainly not sent."""
        if self.step not in {Step.READING_BACK, Step.NOT_SENT} or self.slot is None:
            return False
        self.step, self.problem = Step.RUNNING, None
        return True

    def end(self, outcome: Outcome) -> None:
        """Take the outcome of the booking, or of its verification."""
        match outcome:
            case Done():
                self.step, self.booking, self.problem = Step.DONE, outcome.booking, None
            case Refused():
                self.step, self.problem, self.alternatives = Step.REFUSED, outcome.problem, outcome.alternatives
            case NotSent():
                self.step, self.problem = Step.NOT_SENT, outcome.problem
            case Unknown():
                self.step, self.problem, self.intent = Step.UNKNOWN, outcome.problem, outcome.intent

    def doubt(self, problem: Problem) -> None:
        """The booking runs on where its end can't be told."""
        if self.step is Step.RUNNING:
            self.step, self.problem = Step.UNKNOWN, problem

    def take_alternative(self, slot: Slot) -> bool:
        """Take another slot for the same patient after a refusal, straight to the summary."""
        if self.step not in {Step.REFUSED, Step.NOT_SENT}:
            return False
        self.slot, self.problem, self.alternatives = slot, None, ()
        self.step = Step.READING_BACK
        return True

    def back(self) -> bool:
        """One step back; False where there is none."""
        match self.step:
            case Step.READING_BACK | Step.NOT_SENT | Step.REFUSED:
                self.step = Step.FILLING
            case Step.FILLING:
                self.step = Step.CHOOSING
            case Step.DONE | Step.UNKNOWN:
                self.restart()
            case _:
                return False
        return True

    def restart(self, draft: Draft | None = None) -> bool:
        """Choose a slot for another patient, or for that of ``draft``."""
        if self.step is Step.RUNNING:
            return False
        self._clear()
        self.step, self.slot = Step.CHOOSING, None
        if draft is not None:
            self.draft, self._keep = draft, True
        return True

    def _clear(self) -> None:
        self.draft = Draft()
        self.booking = self.intent = self.problem = None
        self.alternatives = ()
        self.known = self._keep = False
        self._filled = {}


_PERSONAL: Final = (Field.FIRST_NAME, Field.LAST_NAME, Field.GENDER, Field.MOBILE, Field.POSTAL_CODE)


def _of_person(person: Person) -> Draft:
    return Draft(
        kind=(kind_of(person.identifier) or PersonIdKind.NATIONAL_CODE).value,
        number=person.identifier.id,
        first_name=person.first_name,
        last_name=person.last_name or ("" if person.first_name else person.full_name),
        gender=person.gender.code if person.gender is not None else "",
        mobile=person.mobile,
        postal_code=person.postal_code,
    )


def _check_deposit(text: str) -> Finding:
    amount = to_ascii_digits(clean_input(text))
    for separator in (" ", ",", "\u066c", "\u060c"):
        amount = amount.replace(separator, "")
    if not amount:
        return Finding("", code=FindingCode.EMPTY)
    if not (amount.isascii() and amount.isdigit()):
        return Finding(amount, Level.ERROR, FindingCode.NOT_DIGITS)
    return Finding(amount)
