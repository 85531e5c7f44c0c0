"""The numbers of a chart, as a table."""

from typing import Final

from PySide6.QtCore import QObject

from hqs_desktop.desk.export import Sheet
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.figures.charts import Bar, Chart
from hqs_desktop.viewmodels.rows import Rows

COLUMNS: Final = 4
"""A label, and at most three series."""
_LABEL, _NUMBER = 40, 14  # characters, in a file


class FigureTable(Rows):
    """A bar a row; what a chart has no series for stays empty."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)
        self._chart: Chart | None = None

    @property
    def series(self) -> int:
        """How many columns of numbers there are."""
        return len(self._chart.series) if self._chart is not None else 0

    def show_chart(self, chart: Chart | None) -> None:
        """List the numbers of another chart."""
        self.beginResetModel()
        self._chart = chart
        self.endResetModel()

    def _length(self) -> int:
        return len(self._chart.bars) if self._chart is not None else 0

    def _text(self, row: int, column: int) -> str:
        bar = self._chart.bars[row] if self._chart is not None else None
        return _cells(bar)[column] if bar is not None and column <= self.series else ""

    def _heading_of(self, column: int) -> str:
        if self._chart is None or column > self.series:
            return ""
        return _heads(self._chart)[column]


def sheet_of(chart: Chart) -> Sheet:
    """A chart's numbers, for a file."""
    widths = [_LABEL, *(_NUMBER for _ in chart.series)]
    return Sheet(chart.title, _heads(chart), widths, [_cells(bar) for bar in chart.bars], formats.is_persian())


def _heads(chart: Chart) -> list[str]:
    return [chart.heading, *(series.words for series in chart.series)]


def _cells(bar: Bar) -> list[str]:
    return [bar.whole, *(number(part) for part in bar.parts)]


def number(value: float) -> str:
    """A count, or days with a half."""
    return formats.count(int(value)) if value == int(value) else formats.digits(f"{value:.1f}")
