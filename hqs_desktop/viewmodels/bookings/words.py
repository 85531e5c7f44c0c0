"""What is said beside the list: why it is empty, and how its last check against the gateway went."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.bookings import Day
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.bookings.commands import CLEAR
from hqs_desktop.viewmodels.commands import REFRESH
from hqs_desktop.viewmodels.words.problems import ProblemText
from hqs_desktop.viewmodels.words.tone import Tone

if TYPE_CHECKING:
    from hqs_desktop.desk.watching import WatchReport

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


def count_words(listed: int, total: int, *, in_all_days: bool = False) -> str:
    """How many bookings are listed, of ``total`` that were sought; a search says that it was in all days."""
    if total > listed:
        said = translate("DeskCheck", "Bookings: {n} of {total}; narrow the list to see the others")
        return said.format(n=formats.count(listed), total=formats.count(total))
    if in_all_days:
        return translate("DeskCheck", "Found in all days: {n}").format(n=formats.count(listed))
    return translate("DeskCheck", "Bookings: {n}").format(n=formats.count(listed))


def check_words(report: "WatchReport | None", *, checking: bool) -> str:
    """How the last check went, in one line; ``report`` is None before the first."""
    if checking:
        return translate("DeskCheck", "Asking the gateway what has changed\u2026")
    if report is None:
        return translate("DeskCheck", "Not checked yet")
    time = formats.time_of(report.at)
    if report.failed:
        return translate("DeskCheck", "Checked at {time}; {n} could not be checked").format(
            time=time, n=formats.digits(len(report.failed))
        )
    if report.changed:
        return translate("DeskCheck", "Checked at {time}; {n} changed").format(
            time=time, n=formats.digits(len(report.changed))
        )
    return translate("DeskCheck", "Checked at {time}; nothing changed").format(time=time)
