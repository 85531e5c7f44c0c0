"""The words for what was typed wrong. The tables are functions, so that they are read in the language of the moment."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.identifiers import Finding, FindingCode
from hqs_desktop.core.shorthand import DateInputError, DateInputKind
from hqs_desktop.viewmodels.formats import identifier, long_date

translate = QCoreApplication.translate  # lupdate knows it by this name


class TypedField(StrEnum):
    """Which field a finding is about: the same fault reads differently in each."""

    NATIONAL_CODE = "national_code"
    FOREIGN_CODE = "foreign_code"
    PASSPORT = "passport"
    MOBILE = "mobile"
    POSTAL_CODE = "postal_code"
    HID = "hid"
    COUNCIL_NUMBER = "council_number"


def finding_text(finding: Finding, field: TypedField | None = None) -> str:
    """What is wrong with a typed identifier and what to do; empty where nothing is to be said."""
    if finding.code is FindingCode.WRONG_LENGTH:
        text = _lengths().get(field) if field is not None else None
        return text or translate("Finding", "The number of digits is wrong.")
    if finding.code is FindingCode.ODD_SHAPE and field is TypedField.HID:
        return translate("Finding", "An HID has only capital letters and digits. Check it.")
    return _findings()[finding.code].format(value=identifier(finding.suggestion or finding.value))


def date_error_text(error: DateInputError) -> str:
    """What is wrong with a typed date and how one is typed."""
    days = [long_date(day) for day in error.days]
    if error.kind is DateInputKind.OUT_OF_RANGE and days:
        return translate("DateInput", "This is a Gregorian date: {date} in the Shamsi calendar.").format(date=days[0])
    return {
        DateInputKind.EMPTY: translate("DateInput", "Type a date: 15/6, tomorrow, Saturday, +5."),
        DateInputKind.NOT_A_DATE: translate("DateInput", "This is no date. Type 15/6, 1405/06/15, tomorrow or +5."),
        DateInputKind.NO_SUCH_DAY: translate("DateInput", "There is no such day in the calendar. Check day and month."),
        DateInputKind.OUT_OF_RANGE: translate("DateInput", "The year must be a Shamsi year between 1300 and 1500."),
        DateInputKind.AMBIGUOUS: translate("DateInput", "{dates}? Type the year with four digits.").format(
            dates=translate("DateInput", " or ").join(days)
        ),
        DateInputKind.OTHER_WEEKDAY: translate("DateInput", "That day is {date}. Correct one of them.").format(
            date="".join(days)
        ),
    }[error.kind]


def _findings() -> dict[FindingCode, str]:
    return {
        FindingCode.OK: "",
        FindingCode.EMPTY: translate("Finding", "This must be filled in."),
        FindingCode.NOT_DIGITS: translate("Finding", "Only digits belong here."),
        FindingCode.WRONG_LENGTH: translate("Finding", "The number of digits is wrong."),
        FindingCode.REPEATED: translate("Finding", "One digit repeated is no valid number."),
        FindingCode.PADDED: translate("Finding", "Leading zeros were missing; it is sent as {value}."),
        FindingCode.CHECK_DIGIT: translate("Finding", "The national code is not valid: read it again from the card."),
        FindingCode.FOREIGN_LENGTH: translate("Finding", "A foreigner's code usually has 12 digits. Check it."),
        FindingCode.NOT_MOBILE: translate("Finding", "This is no Iranian mobile number: those begin with 09."),
        FindingCode.KEYBOARD: translate(
            "Finding", "Typed on the Persian keyboard: switch to English and type it again."
        ),
        FindingCode.ODD_SHAPE: translate("Finding", "A passport number has 6 to 9 letters and digits. Check it."),
    }


def _lengths() -> dict[TypedField, str]:
    return {
        TypedField.NATIONAL_CODE: translate("Finding", "A national code has 10 digits."),
        TypedField.MOBILE: translate("Finding", "A mobile number has 11 digits and begins with 09."),
        TypedField.POSTAL_CODE: translate("Finding", "A postal code has 10 digits. Check it; it can be sent as it is."),
    }
