"""What is typed of a booking: its fields, what can be said of each, and the request that it makes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Final

from hqs_desktop.codes import systems
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
from hqs_desktop.core.worklist import Task

HID_ISSUERS: Final = {
    "1": HidIssuer.SOCIAL_SECURITY,
    "2": HidIssuer.HEALTH_INSURANCE,
    "37": HidIssuer.UNINSURED,
}
"""Who issues the HID of an insurer (appendix 13); appendix 1 knows these three only."""

_KINDS: Final = frozenset(kind.value for kind in PersonIdKind)
_A_SLIP: Final = 2  # neighbouring characters: one that is wrong, missing or too much, or two the wrong way round


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
    def identity(self) -> "Draft":
        """Only whom it is about, as it is sent."""
        return Draft(self.kind, self.identifier.id)

    @property
    def identified(self) -> bool:
        """Whether the number is whole by the rules of its kind, if perhaps mistyped."""
        return self.check(Field.NUMBER).code in {FindingCode.OK, FindingCode.CHECK_DIGIT}

    @property
    def detailed(self) -> bool:
        """Whether there is more than the identifier."""
        return self != Draft(self.kind, self.number)

    @property
    def typed(self) -> Mapping[str, str]:
        """What is typed, by field, to be kept; empty where nothing was."""
        return {name: text for name, text in asdict(self).items() if text != getattr(_EMPTY, name)}

    @property
    def has_letters(self) -> bool:
        """Whether there are letters in the number, as a passport's has."""
        return any(char.isalpha() for char in self.number)

    def continues(self, before: "Draft") -> bool:
        """Whether the number is the earlier one with a key more or less, not another one typed over it."""
        grown = self.number.startswith(before.number) and bool(self.number)
        return grown or (bool(self.number) and _changed(before.number, self.number) <= 1)

    def corrects(self, earlier: "Draft") -> bool:
        """Whether the same patient is meant: by the number of another kind, or where a mistyped one was mended."""
        was, is_now = earlier.identifier.id, self.identifier.id
        if was == is_now:
            return True
        mistyped = earlier.check(Field.NUMBER).code is not FindingCode.OK
        return mistyped and (was in is_now or _changed(was, is_now) <= _A_SLIP)

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

    def person(self, coded: Callable[[str, str], CodedText]) -> Person:
        """The patient; ``coded`` gives the coded text of a system and a code."""
        return Person(
            identifier=self.identifier,
            first_name=clean_input(self.first_name),
            last_name=clean_input(self.last_name),
            gender=coded(systems.GENDER, self.gender) if self.gender else None,
            mobile=self.check(Field.MOBILE).value,
            postal_code=self.check(Field.POSTAL_CODE).value,
        )

    def request(self, slot: Slot, coded: Callable[[str, str], CodedText]) -> BookingRequest:
        """What is sent for a slot; ``coded`` as for ``person``."""
        deposit = self.check(Field.DEPOSIT).value
        issuer = self.hid_issuer
        return BookingRequest(
            slot=slot,
            person=self.person(coded),
            hid=hid_of(issuer, self.hid) if issuer is not None and clean_input(self.hid) else None,
            appointment_type=coded(systems.HQS, self.appointment_type) if self.appointment_type else None,
            deposit=Quantity(float(deposit)) if deposit else None,
        )

    @classmethod
    def of_typed(cls, typed: Mapping[str, str]) -> "Draft":
        """The draft of what was kept; what this version does not know of is left out."""
        known = {name.value: typed[name.value] for name in Field if name.value in typed}
        if known.get("kind") not in _KINDS:
            known.pop("kind", None)
        return cls(**known)

    @classmethod
    def of_person(cls, person: Person) -> "Draft":
        """The draft that says of a patient what is known."""
        return cls(
            kind=(kind_of(person.identifier) or PersonIdKind.NATIONAL_CODE).value,
            number=person.identifier.id,
            first_name=person.first_name,
            last_name=person.last_name or ("" if person.first_name else person.full_name),
            gender=person.gender.code if person.gender is not None else "",
            mobile=person.mobile,
            postal_code=person.postal_code,
        )

    @classmethod
    def of_request(cls, request: BookingRequest) -> "Draft":
        """The draft that would send an earlier request's patient again; the deposit was for that time only."""
        issuer = request.hid.issuer if request.hid is not None else ""
        return replace(
            cls.of_person(request.person),
            insurer=next((code for code, known in HID_ISSUERS.items() if known == issuer), ""),
            hid=request.hid.id if request.hid is not None else "",
            appointment_type=request.appointment_type.code if request.appointment_type is not None else "",
        )


def draft_of_task(task: Task) -> Draft:
    """The draft of whoever is on the worklist: as it was typed, else as the patient is known."""
    if task.typed or task.person is None:
        return Draft.of_typed(task.typed)
    return Draft.of_person(task.person)


_EMPTY: Final = Draft()
PERSONAL: Final = (Field.FIRST_NAME, Field.LAST_NAME, Field.GENDER, Field.MOBILE, Field.POSTAL_CODE)
"""The fields that tell of the patient, whatever is booked."""


def _changed(before: str, after: str) -> int:
    """How many characters there are between those that stayed at both ends."""
    most = min(len(before), len(after))
    start = next((at for at in range(most) if before[at] != after[at]), most)
    end = next((at for at in range(most - start) if before[-1 - at] != after[-1 - at]), most - start)
    return max(len(before), len(after)) - start - end


def _check_deposit(text: str) -> Finding:
    amount = to_ascii_digits(clean_input(text))
    for separator in (" ", ",", "\u066c", "\u060c"):
        amount = amount.replace(separator, "")
    if not amount:
        return Finding("", code=FindingCode.EMPTY)
    if not (amount.isascii() and amount.isdigit()):
        return Finding(amount, Level.ERROR, FindingCode.NOT_DIGITS)
    return Finding(amount)
