"""What is said beside the list: why it is empty, and how its last check against the gateway went."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.bookings import Day
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.bookings.commands import CLEAR
from hqs_desktop.viewmodels.commands import REFRESH
from hqs_desktop.viewmodels.words.looks import booking_look
from hqs_desktop.viewmodels.words.problems import ProblemText
from hqs_desktop.viewmodels.words.tone import Tone

if TYPE_CHECKING:
    from hqs_desktop.desk.watching import Progress, WatchReport

translate = QCoreApplication.translate


class NextStep(StrEnum):
    """What the empty list offers."""

    RETRY = "retry"
    CLEAR_FILTERS = "clear_filters"
    ALL_DAYS = "all_days"
    UPCOMING = "upcoming"


@dataclass(frozen=True, slots=True)
class Emptiness:
    """Why nothing is listed; ``steps`` with their words, the likeliest first."""

    icon: str
    title: str
    advice: str
    steps: Sequence[tuple[NextStep, str]] = ()
    tone: Tone = Tone.NEUTRAL


def emptiness(day: Day, *, narrowed: bool, ready: bool, loaded: bool, problem: ProblemText | None) -> Emptiness:
    """The reason, in words. ``narrowed``: the list is filtered by more than a day."""
    if problem is not None and not loaded:
        retry = (NextStep.RETRY, REFRESH.label())
        return Emptiness("error_circle", problem.title, problem.advice, (retry,), Tone.DANGER)
    if not ready:
        return Emptiness(
            "hourglass_half",
            translate("DeskEmpty", "The desk is starting"),
            translate("DeskEmpty", "Your bookings will be here in a moment."),
        )
    if not loaded:
        return Emptiness("hourglass_half", translate("DeskEmpty", "Reading the bookings\u2026"), "")
    all_days = (NextStep.ALL_DAYS, translate("DeskEmpty", "Search in all days"))
    if narrowed:
        clear = (NextStep.CLEAR_FILTERS, CLEAR.label())
        return Emptiness(
            "search",
            translate("DeskEmpty", "No booking matches"),
            translate("DeskEmpty", "All days were searched. Check the spelling, or clear the filters.")
            if day is Day.ALL
            else translate("DeskEmpty", "Check the spelling, or look beyond the chosen day and filters."),
            (clear,) if day is Day.ALL else (all_days, clear),
        )
    match day:
        case Day.TODAY:
            title = translate("DeskEmpty", "No visit today was booked from this desk")
        case Day.UPCOMING:
            title = translate("DeskEmpty", "No coming visit was booked from this desk")
        case Day.PAST:
            title = translate("DeskEmpty", "No past visit was booked from this desk")
        case Day.BOOKED_TODAY:
            title = translate("DeskEmpty", "Nothing was booked from this desk today")
        case Day.ALL:
            return Emptiness(
                "calendar_add",
                translate("DeskEmpty", "Nothing has been booked from this desk yet"),
                translate("DeskEmpty", "Press F2 to find a free slot and book it; it will then be listed here."),
            )
    upcoming = (NextStep.UPCOMING, translate("DeskEmpty", "Show the coming days"))
    return Emptiness(
        "calendar_ltr",
        title,
        translate("DeskEmpty", "What is booked with F2 is listed here."),
        (upcoming,) if day is Day.TODAY else (all_days,),
    )


def count_words(listed: int, total: int | None, *, in_all_days: bool = False) -> str:
    """How many bookings are listed, of ``total`` that were sought (None: not counted yet).

    A search says that it was in all days.
    """
    if total is None:
        return translate("DeskCheck", "Bookings: more than {n}").format(n=formats.count(listed))
    if total > listed:
        said = translate("DeskCheck", "Bookings: {n} of {total}; the others come as the list is scrolled")
        return said.format(n=formats.count(listed), total=formats.count(total))
    if in_all_days:
        return translate("DeskCheck", "Found in all days: {n}").format(n=formats.count(listed))
    return translate("DeskCheck", "Bookings: {n}").format(n=formats.count(listed))


def progress_words(progress: "Progress | None", *, stopping: bool) -> str:
    """How far a check is: of how many, how fast, how long it will last; None before the first is asked for."""
    if progress is None or not progress.total:
        return translate("DeskCheck", "Asking the gateway what has changed\u2026")
    done = translate("DeskCheck", "Asking: {n} of {m}").format(
        n=formats.count(progress.done), m=formats.count(progress.total)
    )
    if stopping:
        return formats.listed(done, translate("DeskCheck", "stopping\u2026"), by=" \u00b7 ")
    speed = left = ""
    if progress.per_minute is not None and progress.remaining is not None:
        speed = translate("DeskCheck", "{n} a minute").format(n=formats.count(progress.per_minute))
        left = translate("DeskCheck", "{time} left").format(time=_remaining(progress.remaining))
    return formats.listed(done, speed, left, by=" \u00b7 ")


def check_words(report: "WatchReport | None") -> str:
    """How the last check went, in one line; ``report`` is None before the first."""
    if report is None:
        return translate("DeskCheck", "Not checked yet")
    time = formats.time_of(report.at)
    if report.left_out:
        said = translate("DeskCheck", "Stopped, begun at {time}; {n} were not asked for").format(
            time=time, n=formats.count(report.left_out)
        )
    elif report.failed:
        said = translate("DeskCheck", "Checked at {time}; {n} could not be checked").format(
            time=time, n=formats.count(len(report.failed))
        )
    elif report.changed:
        said = translate("DeskCheck", "Checked at {time}").format(time=time)
    else:
        return translate("DeskCheck", "Checked at {time}; nothing changed").format(time=time)
    changed = Counter(booking.state for booking in report.changed)
    counts = (f"{booking_look(state).word}: {formats.count(number)}" for state, number in changed.most_common())
    whole = translate("DeskCheck", "{n} changed").format(n=formats.count(len(report.changed))) if changed else ""
    return formats.listed(said, whole, *counts, by=" \u00b7 ")


def _remaining(span: timedelta) -> str:
    """Rounded up to whole minutes: a time that jumps about is no help."""
    whole = max(1, -(-span // timedelta(minutes=1)))
    return formats.rough_span(timedelta(minutes=whole))
