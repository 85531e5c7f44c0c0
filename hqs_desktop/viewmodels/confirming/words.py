"""The words of the confirmation list: what a patient said, how far the calls are, what stands where nobody is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.desk.worklist.confirming import Answer, ConfirmDay, Visit
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.book.commands import PUT_ON_WAITLIST
from hqs_desktop.viewmodels.tasks.commands import NEXT_CALL
from hqs_desktop.viewmodels.words.looks import Look, booking_look
from hqs_desktop.viewmodels.words.tasks import reason_words
from hqs_desktop.viewmodels.words.tone import Tone

if TYPE_CHECKING:
    from datetime import datetime

translate = QCoreApplication.translate  # lupdate knows it by this name


@dataclass(frozen=True, slots=True)
class Emptiness:
    """Why nobody is listed."""

    icon: str
    title: str
    advice: str = ""


def answer_look(visit: Visit) -> Look:
    """What the patient said, or where that stands."""
    if visit.answer is Answer.CLOSED and visit.task.close_reason is not None:
        return Look(reason_words(visit.task.close_reason), "info", Tone.NEUTRAL)
    return look_of_answer(visit.answer)


def look_of_answer(answer: Answer) -> Look:
    """The same of a visit that was not closed for another reason."""
    match answer:
        case Answer.TO_CALL:
            return Look(translate("Confirming", "To be asked"), "call", Tone.INFO)
        case Answer.NOT_REACHED:
            return Look(translate("Confirming", "Not reached"), "dismiss_circle", Tone.WARN)
        case Answer.CONFIRMED:
            return Look(translate("Confirming", "Comes"), "checkmark_circle", Tone.SUCCESS)
        case Answer.CANCELLING:
            return booking_look(BookingState.CANCELLING)
        case Answer.CANNOT_COME:
            return Look(translate("Confirming", "Can't come, cancelled"), "calendar_cancel", Tone.NEUTRAL)
        case Answer.CLOSED:
            return Look(translate("Confirming", "Closed"), "info", Tone.NEUTRAL)


def hint_words(visit: Visit) -> str:
    """What the desk should know of the answer; empty for nothing."""
    if visit.answer is Answer.CANCELLING:
        return translate("Confirming", "The gateway is being asked.")
    if visit.answer is Answer.CANNOT_COME:
        return translate("Confirming", "{key} puts the patient on the waitlist.").format(
            key=PUT_ON_WAITLIST.key_in_words
        )
    return ""


def answer_words() -> Sequence[str]:
    """What may stand for what was said; the words of another end are cut."""
    return [look_of_answer(answer).word for answer in Answer]


def day_words() -> Sequence[str]:
    """What may stand for a day."""
    today = ShamsiDate(1405, 1, 1)
    return [formats.day_word(today.add_days(ahead), today) for ahead in (1, 2)]


def progress_words(days: Sequence[ConfirmDay], today: ShamsiDate) -> str:
    """How many of each day said that they come; a day without visits is left out."""
    parts = [
        translate("Confirming", "{day}: {n} of {all} confirmed").format(
            day=formats.day_word(one.day, today), n=formats.count(one.confirmed), all=formats.count(len(one.visits))
        )
        for one in days
        if one.visits
    ]
    return "  \u00b7  ".join(parts)


def nobody_due(visits: Sequence[Visit], now: "datetime") -> str:
    """Why nobody is called next."""
    later = [visit.task.due_at for visit in visits if visit.task.open and visit.task.due_at > now]
    if later:
        return translate("Confirming", "Everybody who is due was called; the next is due at {time}.").format(
            time=formats.time_of(min(later))
        )
    if any(visit.task.open for visit in visits):
        return translate("Confirming", "Whoever is left is being seen to by somebody else, or being checked.")
    return translate("Confirming", "Everybody was asked.")


def invitation() -> str:
    """What the keys do."""
    return translate("Confirming", "{key} calls the next patient.").format(key=NEXT_CALL.key_in_words)


def emptiness(*, ready: bool, loaded: bool) -> Emptiness:
    """Why nobody is listed."""
    if not ready:
        return Emptiness("hourglass_half", translate("Confirming", "The desk is starting"))
    if not loaded:
        return Emptiness("hourglass_half", translate("Confirming", "Reading the bookings\u2026"))
    return Emptiness(
        "checkmark_circle",
        translate("Confirming", "Nobody has a visit tomorrow or the day after"),
        translate("Confirming", "Whoever is booked from here for these days stands here to be asked."),
    )
