"""Why the figures have nothing to show."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from hqs_desktop.viewmodels.figures.charts import Chart
from hqs_desktop.viewmodels.words.problems import ProblemText

translate = QCoreApplication.translate  # lupdate knows it by this name


@dataclass(frozen=True, slots=True)
class Emptiness:
    """What is missing, and what can be done."""

    icon: str
    title: str
    advice: str = ""


def emptiness(chart: Chart | None, trouble: ProblemText | None) -> Emptiness | None:
    """The reason in words, None where there is something to see; ``trouble`` is what keeps them from being counted."""
    if chart is None:
        if trouble is not None:
            return Emptiness("error_circle", trouble.title, trouble.advice)
        return Emptiness("hourglass_half", translate("Figures", "Counting\u2026"))
    if any(bar.total for bar in chart.bars):
        return None
    return Emptiness("table", chart.nothing, chart.advice)
