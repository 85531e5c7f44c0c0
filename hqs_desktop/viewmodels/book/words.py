"""The words of a booking: the slot, the read-back, the receipt, as rows and as text to copy."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from hqs_desktop.codes import systems
from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.identifiers import Level, PersonIdKind
from hqs_desktop.core.model import BookingRequest, Slot
from hqs_desktop.core.text import clean_input
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.book.draft import Draft, Field
from hqs_desktop.viewmodels.lines import Fact
from hqs_desktop.viewmodels.words.findings import TypedField, finding_text
from hqs_desktop.viewmodels.words.terms import doctor_name
from hqs_desktop.viewmodels.words.tone import Tone

translate = QCoreApplication.translate  # lupdate knows it by this name

TONES = {Level.OK: Tone.NEUTRAL, Level.WARN: Tone.WARN, Level.ERROR: Tone.DANGER}

_TYPED = {
    PersonIdKind.NATIONAL_CODE: TypedField.NATIONAL_CODE,
    PersonIdKind.BAFIA: TypedField.FOREIGN_CODE,
    PersonIdKind.PASSPORT: TypedField.PASSPORT,
}
_FIELDS = {Field.MOBILE: TypedField.MOBILE, Field.POSTAL_CODE: TypedField.POSTAL_CODE, Field.HID: TypedField.HID}


def kind_word(kind: PersonIdKind) -> str:
    """The name of a kind of identifier."""
    return {
        PersonIdKind.NATIONAL_CODE: translate("book", "National code"),
        PersonIdKind.BAFIA: translate("book", "Foreigner's code"),
        PersonIdKind.PASSPORT: translate("book", "Passport number"),
    }[kind]


def when(slot: Slot) -> str:
    """``Saturday 15 Shahrivar 1405, 10:30``."""
    return formats.moment(slot.start)


def draft_patient(draft: Draft) -> str:
    """The name typed, else the identifier."""
    name = clean_input(f"{draft.first_name} {draft.last_name}")
    return name or formats.identifier(draft.identifier.id)


def read_back(slot: Slot) -> str:
    """With whom, when and where, as it is read to the patient before booking."""
    day = formats.long_date(shamsi_of(slot.start))
    sentence = translate("book", "{doctor}, {day}, at {time}, {centre}")
    return sentence.format(
        doctor=formats.quoted(doctor_name(slot.provider)),
        day=day,
        time=formats.time_of(slot.start),
        centre=formats.quoted(slot.facility.name) or translate("book", "this centre"),
    )


def draft_rows(draft: Draft, codes: CodeTables) -> Sequence[Fact]:
    """Everything of the patient that will be sent."""
    issuer = draft.hid_issuer
    hid = draft.check(Field.HID).value if issuer is not None else ""
    rows = [
        Fact(kind_word(draft.id_kind), formats.identifier(draft.identifier.id)),
        Fact(translate("book", "Gender"), codes.named_code(systems.GENDER, draft.gender)),
        Fact(translate("book", "Mobile"), formats.identifier(draft.check(Field.MOBILE).value)),
        Fact(translate("book", "Postal code"), formats.identifier(draft.check(Field.POSTAL_CODE).value)),
        Fact(translate("book", "Insurer"), codes.named_code(systems.INSURER, draft.insurer)),
        Fact(translate("book", "HID"), formats.tqid(hid)),
        Fact(translate("book", "Appointment type"), codes.named_code(systems.HQS, draft.appointment_type)),
        Fact(translate("book", "Deposit"), amount(draft.check(Field.DEPOSIT).value)),
    ]
    return [row for row in rows if row.value.strip()]


def amount(digits: str) -> str:
    """An amount of money with its digits in threes."""
    return formats.digits(f"{int(digits):,}") if digits else ""


def warnings(draft: Draft) -> Sequence[str]:
    """What is doubtful and may be booked all the same."""
    told = [note(draft, name)[0] for name in draft.warnings()]
    if draft.nameless:
        told.append(translate("book", "The patient has no name here. Esc goes back to type it."))
    return told


def note(draft: Draft, name: Field) -> tuple[str, Tone]:
    """What is said under a field, and how."""
    finding = draft.check(name)
    if name is Field.HID and finding.level is Level.ERROR:
        return translate("book", "Choose an insurer that has an HID, or empty this."), Tone.DANGER
    if name is Field.DEPOSIT and finding.level is Level.ERROR:
        return translate("book", "The deposit is a number, without a unit."), Tone.DANGER
    if finding.level is Level.OK:
        return "", Tone.NEUTRAL
    field = _TYPED[draft.id_kind] if name is Field.NUMBER else _FIELDS.get(name)
    return finding_text(finding, field), TONES[finding.level]


def receipt_rows(request: BookingRequest) -> Sequence[Fact]:
    """What the receipt tells, beside the tracking number."""
    slot, person = request.slot, request.person
    rows = [
        Fact(translate("book", "Patient"), person.display_name),
        Fact(translate("book", "Identifier"), formats.identifier(person.identifier.id)),
        Fact(translate("book", "Doctor"), doctor_name(slot.provider)),
        Fact(translate("book", "Time"), when(slot)),
        Fact(translate("book", "Centre"), formats.digits(slot.facility.name)),
        Fact(translate("book", "Address"), formats.digits(slot.facility.address)),
        Fact(translate("book", "Queue number"), formats.identifier(slot.queue_number)),
    ]
    return [row for row in rows if row.value.strip()]
