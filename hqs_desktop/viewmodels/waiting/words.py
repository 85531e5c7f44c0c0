"""The words of the waitlist: a wish, and what speaks against one."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.codes import systems
from hqs_desktop.codes.services import default_service
from hqs_desktop.core.day_parts import PartOfDay
from hqs_desktop.core.wishes import WishFault
from hqs_desktop.desk.worklist.waitlist import Fault, Month, WaitFault
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.words.terms import doctor_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from hqs_desktop.codes.catalogue import CodeTables
    from hqs_desktop.core.wishes import Wish

translate = QCoreApplication.translate  # lupdate knows it by this name

_MOST_NAMES: Final = 3


def what_words(wish: "Wish", codes: "CodeTables") -> str:
    """Of which doctor, specialty and service a slot is wished, and where."""
    service = "" if wish.service.code == default_service().code else codes.named(wish.service)
    doctor = doctor_name(wish.doctor)
    place = "" if wish.at is None else formats.digits(wish.at.name.strip())
    specialty = codes.named(wish.specialty, systems.SPECIALTY)
    return formats.listed(doctor, specialty, place, service, by=" \u00b7 ")


def when_words(wish: "Wish", codes: "CodeTables") -> str:
    """On which days, at which part of the day, and of which quota."""
    days = translate("Waiting", "{first} to {last}").format(
        first=formats.day_and_month(wish.first_day), last=formats.day_and_month(wish.last_day)
    )
    if wish.first_day == wish.last_day:
        days = formats.day_and_month(wish.first_day)
    quota = codes.named_code(systems.HQS, wish.quota)
    week = weekday_words(wish.weekdays)
    return formats.listed(days, week, part_words(wish.part) if wish.part else "", quota, by=" \u00b7 ")


def part_words(part: str) -> str:
    """A part of the day; empty: any."""
    return {
        "": translate("Waiting", "Any time"),
        PartOfDay.MORNING.value: translate("Waiting", "Morning"),
        PartOfDay.AFTERNOON.value: translate("Waiting", "Afternoon"),
    }.get(part, part)


def weekday_words(weekdays: "Collection[str]") -> str:
    """Days of the week by their digits, shorter where there are many; empty for any."""
    if not weekdays:
        return ""
    names = formats.weekday_names()
    chosen = [number for number in range(len(names)) if str(number) in weekdays]
    if len(chosen) > _MOST_NAMES:
        letters = formats.weekday_letters()
        return translate("Waiting", ", ").join(letters[number] for number in chosen)
    return translate("Waiting", ", ").join(names[number] for number in chosen)


def month_words(month: Month) -> str:
    """A month and its year."""
    return formats.month_and_year(month.year, month.month)


FIELDS: Final[dict[Fault, str]] = {
    WaitFault.NO_IDENTIFIER: "number",
    WaitFault.BAD_IDENTIFIER: "number",
    WaitFault.NO_MOBILE: "mobile",
    WaitFault.BAD_MOBILE: "mobile",
    WishFault.NOTHING_WANTED: "specialty",
    WishFault.NO_SPECIALTY: "specialty",
    WishFault.END_BEFORE_START: "span",
    WishFault.PAST: "span",
    WaitFault.NOTHING_EARLIER: "span",
    WishFault.NO_SUCH_DAY: "weekdays",
    WaitFault.MONTH_TOO_LATE: "month",
}
"""The field of the form that a fault is told beside."""


def fault_words(fault: Fault) -> str:
    """What is wrong, and what to do."""
    return {
        WaitFault.NO_IDENTIFIER: translate("Waiting", "Type the patient's number: the booking will need it."),
        WaitFault.BAD_IDENTIFIER: translate("Waiting", "Correct the patient's number."),
        WaitFault.NO_MOBILE: translate("Waiting", "Type a mobile number, so that the patient can be called."),
        WaitFault.BAD_MOBILE: translate("Waiting", "A mobile number has 11 digits and begins with 09."),
        WishFault.NOTHING_WANTED: translate("Waiting", "Choose what is waited for: a specialty, or a doctor."),
        WishFault.NO_SPECIALTY: translate("Waiting", "Choose the doctor's specialty: the gateway searches by it."),
        WishFault.END_BEFORE_START: translate("Waiting", "The last day is before the first. Choose a later one."),
        WishFault.PAST: translate("Waiting", "These days are over. Choose days to come."),
        WaitFault.NOTHING_EARLIER: translate(
            "Waiting", "No day is left before the booking. Choose an earlier first day."
        ),
        WishFault.NO_SUCH_DAY: translate(
            "Waiting", "None of these weekdays lies in the chosen days. Choose more of either."
        ),
        WaitFault.MONTH_TOO_LATE: translate(
            "Waiting", "The month begins after the last day. Choose a later last day, or an earlier month."
        ),
    }[fault]
