"""The figures as charts: what each shows, in words and numbers. No patient is in them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication

from hqs_desktop.codes import systems
from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.core.figures import Deed, Fate, Figures, Tally, Waiting
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.words.tone import Tone

translate = QCoreApplication.translate  # lupdate knows it by this name

_DEEDS = tuple(Deed)
_HOURS = 24
WAITING: Final = "waiting"
"""The chart of the third next free slots: of the last readings, not of the days that are counted."""


class Shape(StrEnum):
    """How a chart is drawn."""

    COLUMNS = "columns"  # over time, which goes as one reads
    ROWS = "rows"  # one below the other, the greatest first


@dataclass(frozen=True, slots=True)
class Series:
    """What one part of each bar counts."""

    words: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its label, short and whole, and how much of each series it has."""

    label: str
    whole: str
    parts: Sequence[float]

    @property
    def total(self) -> float:
        """All its parts together."""
        return sum(self.parts)


@dataclass(frozen=True, slots=True)
class Chart:
    """``heading`` names what the bars are of, ``note`` what must be known of the numbers."""

    name: str
    title: str
    heading: str
    shape: Shape
    series: Sequence[Series]
    bars: Sequence[Bar]
    note: str = ""

    @property
    def nothing(self) -> str:
        """What is said where it is empty."""
        if self.name == WAITING:
            return translate("Figures", "No third next free slot is known")
        return translate("Figures", "Nothing to count in these days")

    @property
    def advice(self) -> str:
        """What helps then."""
        if self.name == WAITING:
            return translate("Figures", "It comes from slots that were read: search for some, or read the day board.")
        return translate("Figures", "Choose other days, or another figure.")


def charts_of(figures: Figures, waiting: Sequence[Waiting], codes: CodeTables) -> Sequence[Chart]:
    """All charts, in the order of their tabs."""
    deeds = [Series(deed_words(deed), _TONES[deed]) for deed in _DEEDS]
    days = [
        Bar(formats.digits(day.day), formats.long_date(day), _parts(figures.by_day.get(day, {})))
        for day in figures.days
    ]
    hours = [hour for hour in range(_HOURS) if sum(figures.by_hour.get(hour, {}).values())]
    span = range(min(hours), max(hours) + 1) if hours else range(0)
    of_hours = [
        Bar(formats.digits(hour), formats.digits(f"{hour:02}:00"), _parts(figures.by_hour.get(hour, {})))
        for hour in span
    ]
    people = [
        Chart(
            "doctors",
            translate("Figures", "By doctor"),
            translate("Figures", "Doctor"),
            Shape.ROWS,
            deeds,
            [_named(one.name, one.tally) for one in figures.doctors],
        ),
        Chart(
            "operators",
            translate("Figures", "By operator"),
            translate("Figures", "Operator"),
            Shape.ROWS,
            deeds,
            [_named(one.name or translate("Figures", "No name"), one.tally) for one in figures.operators],
        ),
    ]
    return [
        Chart("days", translate("Figures", "By day"), translate("Figures", "Day"), Shape.COLUMNS, deeds, days),
        Chart("hours", translate("Figures", "By hour"), translate("Figures", "Hour"), Shape.COLUMNS, deeds, of_hours),
        *people,
        _counted(
            "reasons",
            translate("Figures", "Cancelled, why"),
            translate("Figures", "Reason"),
            ((codes.named_code(systems.HQS, code) or code, count) for code, count in figures.reasons),
        ),
        _counted(
            "refusals",
            translate("Figures", "Refused"),
            translate("Figures", "The gateway's code"),
            ((_refusal(code), count) for code, count in figures.refusals),
        ),
        _counted(
            "withdrawn",
            translate("Figures", "Withdrawn"),
            translate("Figures", "What became of them"),
            ((fate_words(fate), figures.withdrawn[fate]) for fate in Fate if figures.withdrawn.get(fate)),
        ),
        _waiting(waiting, codes),
    ]


def deed_words(deed: Deed) -> str:
    """What is counted."""
    return {
        Deed.BOOKED: translate("Figures", "Booked"),
        Deed.CANCELLED: translate("Figures", "Cancelled"),
        Deed.REFUSED: translate("Figures", "Refused"),
    }[deed]


def fate_words(fate: Fate) -> str:
    """What became of those whose slots were withdrawn."""
    return {
        Fate.REBOOKED: translate("Figures", "Booked again"),
        Fate.REACHED: translate("Figures", "Reached"),
        Fate.WAITING: translate("Figures", "On the waitlist"),
        Fate.UNREACHABLE: translate("Figures", "Can't be reached"),
        Fate.OPEN: translate("Figures", "Not reached yet"),
        Fate.OVER: translate("Figures", "Closed otherwise"),
    }[fate]


_TONES = {Deed.BOOKED: Tone.SUCCESS, Deed.CANCELLED: Tone.WARN, Deed.REFUSED: Tone.DANGER}


def _parts(tally: Tally) -> Sequence[float]:
    return [tally.get(deed, 0) for deed in _DEEDS]


def _named(name: str, tally: Tally) -> Bar:
    shown = formats.digits(name)
    return Bar(shown, shown, _parts(tally))


def _counted(name: str, title: str, heading: str, counts: Iterable[tuple[str, int]]) -> Chart:
    series = [Series(translate("Figures", "How many"), Tone.INFO)]
    return Chart(name, title, heading, Shape.ROWS, series, [Bar(words, words, [count]) for words, count in counts])


def _refusal(code: int) -> str:
    return translate("Figures", "No code") if code == -1 else formats.digits(code)


def _waiting(waiting: Sequence[Waiting], codes: CodeTables) -> Chart:
    known = [one for one in waiting if one.days is not None]
    bars = []
    for one in known:
        words = codes.named_code(systems.SPECIALTY, one.specialty) or one.specialty
        bars.append(Bar(words, words, [one.days or 0.0]))
    oldest = min((one.read_at for one in known), default=None)
    note = translate(
        "Figures",
        "By the last readings, whatever days are chosen, the oldest of {when}; the median of the doctors read.",
    )
    return Chart(
        WAITING,
        translate("Figures", "Third next slot"),
        translate("Figures", "Specialty"),
        Shape.ROWS,
        [Series(translate("Figures", "Days until the third next free slot"), Tone.INFO)],
        bars,
        note.format(when=formats.moment(oldest)) if oldest is not None else "",
    )
