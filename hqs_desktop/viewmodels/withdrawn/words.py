"""What is said on F7: who is to be told, what was asked, and why nothing is listed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.withdrawn.commands import ASK
from hqs_desktop.viewmodels.words.looks import Look, booking_look
from hqs_desktop.viewmodels.words.tone import Tone

if TYPE_CHECKING:
    from hqs_desktop.desk.withdrawn import Withdrawals
    from hqs_desktop.viewmodels.words.problems import ProblemText

translate = QCoreApplication.translate  # lupdate knows it by this name


class NextStep(StrEnum):
    """What the empty list offers."""

    ASK = "ask"
    MONTH = "month"
    ALL_CENTRES = "all_centres"


@dataclass(frozen=True, slots=True)
class Emptiness:
    """Why no patient is listed; ``steps`` with their words, the likeliest first."""

    icon: str
    title: str
    advice: str = ""
    steps: Sequence[tuple[NextStep, str]] = ()
    tone: Tone = Tone.NEUTRAL


def told_look(booking: Booking) -> Look:
    """Whether the patient of a withdrawn slot was told; the booking's state where that is not known to be its end."""
    to_tell, told = told_looks()
    if booking.state not in {BookingState.WITHDRAWN, BookingState.CHANGED}:
        return booking_look(booking.state)
    return told if booking.told_at is not None and not booking.to_call else to_tell


def told_looks() -> tuple[Look, Look]:
    """Of a patient who is to be told, and of one who was."""
    return (
        Look(translate("Withdrawn", "To be told"), "call", Tone.DANGER),
        Look(translate("Withdrawn", "Told"), "checkmark_circle", Tone.NEUTRAL),
    )


def hits_words(hits: Sequence[Booking]) -> str:
    """How many patients are hit, and how many of them are to be told."""
    to_tell = sum(booking.to_call for booking in hits)
    if to_tell:
        return translate("Withdrawn", "Our patients that are hit: {n}, to be told: {m}").format(
            n=formats.count(len(hits)), m=formats.count(to_tell)
        )
    return translate("Withdrawn", "Our patients that are hit: {n}").format(n=formats.count(len(hits)))


def others_words(found: "Withdrawals | None") -> str:
    """How many slots nobody from here has; empty where there are none."""
    if found is None or not (found.others or found.unreadable):
        return ""
    parts = [translate("Withdrawn", "Not booked from here: {n}").format(n=formats.count(len(found.others)))]
    if found.unreadable:
        unread = translate("Withdrawn", "could not be read: {n}")
        parts.append(unread.format(n=formats.count(found.unreadable)))
    return translate("Withdrawn", ", ").join(parts)


def span_words(first: ShamsiDate, last: ShamsiDate) -> str:
    """A range of days, short."""
    if first == last:
        return formats.medium_date(first)
    return translate("Withdrawn", "{first} to {last}").format(
        first=formats.day_and_month(first), last=formats.day_and_month(last)
    )


def asked_words(found: "Withdrawals | None", progress: tuple[int, int] | None) -> str:
    """What is being asked, or was asked last, in one line."""
    if progress is not None:
        done, total = progress
        return translate("Withdrawn", "Asking the gateway\u2026 {n} of {all}").format(
            n=formats.count(done), all=formats.count(total)
        )
    if found is None:
        return translate("Withdrawn", "Not asked yet")
    words = translate("Withdrawn", "{days}; asked at {time}; centres: {n}").format(
        days=span_words(found.wanted.first_day, found.wanted.last_day),
        time=formats.time_of(found.at),
        n=formats.count(found.facilities),
    )
    if found.failed:
        missed = translate("Withdrawn", "{asked}; no answer: {n} of {all}")
        return missed.format(asked=words, n=formats.count(len(found.failed)), all=formats.count(found.asked))
    return words


def failure(problem: "ProblemText", *, too_long: bool) -> Emptiness:
    """Nothing could be asked."""
    step = (NextStep.MONTH, _month()) if too_long else (NextStep.ASK, _again())
    return Emptiness("error_circle", problem.title, problem.advice, (step,), Tone.DANGER)


def not_asked(*, ready: bool, asking: bool) -> Emptiness:
    """Nothing was asked yet."""
    if not ready:
        return Emptiness(
            "hourglass_half",
            translate("Withdrawn", "The desk is starting"),
            translate("Withdrawn", "What was withdrawn will be asked for in a moment."),
        )
    if asking:
        advice = translate("Withdrawn", "Each centre is asked for a week at a time. Esc stops it.")
        return Emptiness("hourglass_half", translate("Withdrawn", "Asking the gateway\u2026"), advice)
    ask = (NextStep.ASK, ASK.label())
    return Emptiness(
        "calendar_cancel",
        translate("Withdrawn", "Which slots did doctors withdraw?"),
        translate("Withdrawn", "Choose the days, then press Enter."),
        (ask,),
    )


def nobody_hit(found: "Withdrawals", *, known_centre: bool, a_month: bool) -> Emptiness:
    """The gateway answered, and none of this desk's patients is hit."""
    again, month = (NextStep.ASK, _again()), (NextStep.MONTH, _month())
    if not found.facilities:
        return Emptiness(
            "building",
            translate("Withdrawn", "There is no centre to ask for"),
            translate(
                "Withdrawn",
                "The connection names no centre, and nobody is booked on these days. Choose a centre above.",
            ),
        )
    if found.others:
        return Emptiness(
            "checkmark_circle",
            translate("Withdrawn", "None of our patients is hit"),
            translate("Withdrawn", "The withdrawn slots were not booked from here; their ids stand below."),
            () if a_month else (month,),
            Tone.SUCCESS,
        )
    if not known_centre:
        return Emptiness(
            "question_circle",
            translate("Withdrawn", "Nothing was withdrawn at a centre of this id, or there is no such centre"),
            translate("Withdrawn", "This desk has never seen that id. Check it, or ask wherever patients are booked."),
            ((NextStep.ALL_CENTRES, translate("Withdrawn", "All centres with our patients")),),
            Tone.WARN,
        )
    return Emptiness(
        "checkmark_circle",
        translate("Withdrawn", "No doctor has withdrawn a slot on these days"),
        translate("Withdrawn", "Bookings made from here are checked every half an hour as well."),
        (again,) if a_month else (month, again),
        Tone.SUCCESS,
    )


def _again() -> str:
    return ASK.label(translate("Withdrawn", "Ask again"))


def _month() -> str:
    return translate("Withdrawn", "The next 30 days")
