"""What is told of slots that a desk waits for, in words."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.reminders import Reminder
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.words.terms import doctor_name

translate = QCoreApplication.translate  # lupdate knows it by this name


@dataclass(frozen=True, slots=True)
class SlotOpened:
    """A slot can be booked now; ``late`` where that was missed, ``taken`` where it stands in F2's panel already.

    ``patient`` is empty where nobody was typed.
    """

    reminder: Reminder
    patient: str
    late: bool = False
    taken: bool = False


@dataclass(frozen=True, slots=True)
class ReminderOver:
    """A slot that this desk waited for can be booked no more."""

    reminder: Reminder
    patient: str


@dataclass(frozen=True, slots=True)
class FoundForWaiting:
    """Free slots were found for people who wait; ``people`` is how many have one offered now."""

    people: int


def opened_title(cause: SlotOpened) -> str:
    """Which slot has opened."""
    if cause.late:
        words = translate("Reminders", "This slot opened at {time}: {what}")
        return words.format(time=formats.time_of(cause.reminder.opens_at), what=_what(cause.reminder, cause.patient))
    return translate("Reminders", "This slot is open now: {what}").format(what=_what(cause.reminder, cause.patient))


def opened_advice(cause: SlotOpened) -> str:
    """What to do."""
    if cause.taken:
        return translate("Reminders", "It is taken up on the book screen. It is booked only once you confirm it there.")
    return translate("Reminders", "Take it up to book it; nothing was booked by itself.")


def found_title(cause: FoundForWaiting) -> str:
    """For how many slots were found."""
    words = translate("Reminders", "Free slots were found for people who wait: {n}")
    return words.format(n=formats.count(cause.people))


def found_advice() -> str:
    """What to do."""
    return translate("Reminders", "Call them and book; nothing was booked by itself.")


def over_title(cause: ReminderOver) -> str:
    """Which slot can be booked no more."""
    words = translate("Reminders", "This slot can't be booked any more: {what}")
    return words.format(what=_what(cause.reminder, cause.patient))


def over_advice() -> str:
    """What to do."""
    return translate("Reminders", "It was not booked from here. The reminder is gone; find another slot.")


def _what(reminder: Reminder, patient: str) -> str:
    slot = reminder.slot
    words = doctor_name(slot.provider), formats.moment(slot.start), patient
    return formats.listed(*words, by=translate("Reminders", ", "))
