"""The words for a computer's clock that is wrong."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.formats import rough_span
from hqs_desktop.viewmodels.words.problems import ProblemText

translate = QCoreApplication.translate  # lupdate knows it by this name


def clock_text(skew: timedelta) -> ProblemText:
    """What is wrong with a clock that the gateway's is ``skew`` ahead of, and what to do."""
    return ProblemText(
        clock_words(skew),
        translate("Clock", "What is today, and which slots can be booked now, is told by it and may be wrong."),
        translate(
            "Clock",
            "Switch on automatic time in the computer's date and time settings, or set the clock."
            " If that is locked, tell the centre's IT.",
        ),
    )


def clock_words(skew: timedelta) -> str:
    """How wrong it is, in a few words."""
    words = (
        translate("Clock", "This computer's clock is {span} behind")
        if skew > timedelta()
        else translate("Clock", "This computer's clock is {span} ahead")
    )
    return words.format(span=rough_span(abs(skew)))
