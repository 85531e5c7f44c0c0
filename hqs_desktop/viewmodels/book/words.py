"""The words of a booking: the slot, the read-back, the receipt, as rows and as text to copy."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from hqs_desktop.codes import systems
from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.identifiers import Level, PersonIdKind
from hqs_desktop.core.model import BookingRequest, Slot
from hqs_desktop.core.text import clean_input
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.book.draft import Draft, Field
from hqs_desktop.viewmodels.find.board import SlotState
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


def slot_rows(slot: Slot, codes: CodeTables) -> Sequence[Fact]:
    """What the details panel tells of a slot, beside time and doctor."""
    facility = slot.facility
    window = window_words(slot)
    rows = [
        Fact(translate("book", "Specialty"), codes.named(slot.provider.specialty, systems.SPECIALTY)),
        Fact(translate("book", "Council number"), formats.identifier(slot.provider.identifier.id)),
        Fact(translate("book", "Address"), formats.digits(facility.address)),
        Fact(translate("book", "Place"), formats.digits(facility.internal_address or facility.department_name)),
        Fact(translate("book", "Quota"), codes.named(slot.quota, systems.HQS)),
        Fact(translate("book", "Duration"), formats.minutes(slot.duration)),
        Fact(translate("book", "Queue number"), formats.identifier(slot.queue_number)),
        Fact(translate("book", "Can be booked"), window),
    ]
    return [row for row in rows if row.value.strip()]


def window_words(slot: Slot) -> str:
    """From when to when a slot can be booked; empty where there is no bound."""
    opens, closes = slot.booking_opens, slot.booking_closes
    if opens is not None and closes is not None:
        return translate("book", "{start} to {end}").format(start=_moment(opens), end=_moment(closes))
    if opens is not None:
        return translate("book", "from {start}").format(start=_moment(opens))
    return translate("book", "until {end}").format(end=_moment(closes)) if closes is not None else ""


def why_not(slot: Slot, state: SlotState) -> tuple[str, str]:
    """Why a slot can't be booked, and what is known of it."""
    window = window_words(slot)
    when_bookable = translate("book", "It can be booked {window}.").format(window=window) if window else ""
    other = translate("book", "Choose another slot.")
    return {
        SlotState.NOT_YET: (translate("book", "This slot can't be booked yet"), f"{when_bookable} {other}".strip()),
        SlotState.CLOSED: (translate("book", "The time to book this slot is over"), f"{when_bookable} {other}".strip()),
        SlotState.PAST: (translate("book", "This slot's time has passed"), other),
        SlotState.GONE: (translate("book", "This slot was taken meanwhile"), other),
        SlotState.CHECKING: (translate("book", "Whether this slot was booked is being checked"), other),
        SlotState.FREE: ("", ""),
    }[state]


def _moment(instant: datetime) -> str:
    return translate("book", "{date} {time}").format(
        date=formats.short_date(shamsi_of(instant)), time=formats.time_of(instant)
    )


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
        return (
            translate(
                "book",
                "The guide has an HID for health insurance, social security and the uninsured only. Choose the "
                "insurer or empty this.",
            ),
            Tone.DANGER,
        )
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
