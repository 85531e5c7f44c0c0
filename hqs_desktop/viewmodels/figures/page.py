"""The figures (a view of F3): what the centre's desks did over some days, as charts and as numbers."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.apart import apart
from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.core.figures import Deed, Figures
from hqs_desktop.desk.export import NotExportedError
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.base import SessionViewModel
from hqs_desktop.viewmodels.figures.charts import Chart, charts_of, deed_words
from hqs_desktop.viewmodels.figures.emptiness import Emptiness, emptiness
from hqs_desktop.viewmodels.figures.table import FigureTable, sheet_of
from hqs_desktop.viewmodels.words.files import not_saved
from hqs_desktop.viewmodels.words.problems import ProblemText, problem_text

if TYPE_CHECKING:
    from hqs_desktop.desk.problems import Problem
    from hqs_desktop.desk.session import Session
    from hqs_desktop.viewmodels.shared import Shared

_MONTH: Final = 30  # days
Span = tuple[ShamsiDate, ShamsiDate]


class FiguresViewModel(SessionViewModel):
    """``charts`` are all that there are of the days in ``span``, ``chart`` the one that is shown."""

    today_changed = Signal()
    span_changed = Signal()
    charts_changed = Signal()
    said_changed = Signal()

    def __init__(self, shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(shared, parent)
        self.table = FigureTable(self)
        self._span: Span | None = self._last_days()
        self._follows = True  # the last days
        self._figures: Figures | None = None
        self._charts: Sequence[Chart] = ()
        self._shown = 0
        self._said = ""
        self._trouble: ProblemText | None = None
        shared.ticks.day.connect(self._follow_time)
        self._join()

    def today(self) -> ShamsiDate:
        """The day in Iran."""
        return shamsi_of(self._shared.clock.now())

    @property
    def span(self) -> Span | None:
        """The first and the last day, both counted; None while they are no range."""
        return self._span

    @span.setter
    def span(self, span: Span | None) -> None:
        if span != self._span:
            self._span, self._follows = span, span == self._last_days()
            self.span_changed.emit()
            self.count()

    @property
    def charts(self) -> Sequence[Chart]:
        """All charts, in the order of their tabs; none before the first count."""
        return self._charts

    @property
    def chart(self) -> Chart | None:
        """The one that is shown."""
        return self._charts[self._shown] if self._charts else None

    @property
    def shown(self) -> int:
        """Its place."""
        return self._shown

    @property
    def summary(self) -> str:
        """How much was done, in a line; empty before the first count."""
        if self._figures is None:
            return ""
        total = self._figures.total
        said = (f"{deed_words(deed)}: {formats.count(total.get(deed, 0))}" for deed in Deed)
        return self.tr(" \u00b7 ").join(said)

    @property
    def emptiness(self) -> Emptiness | None:
        """Why there is nothing to be seen; None where there is."""
        trouble = problem_text(self._absence) if self._session is None else self.problem
        return emptiness(self.chart, trouble)

    @property
    def said(self) -> str:
        """What became of the last export; empty where none was made."""
        return self._said

    @property
    def trouble(self) -> ProblemText | None:
        """Why it failed, or the journal did."""
        return self._trouble or self.problem

    def show(self, place: int) -> None:
        """Show another chart."""
        if 0 <= place < len(self._charts):
            self._shown = place
            self.table.show_chart(self.chart)
            self.charts_changed.emit()

    def count(self) -> None:
        """Count the days anew."""
        if self._session is not None and self._span is not None and self._span[0] <= self._span[1]:
            self.set_problem(None)
            self.run(self._count(self._session, self._span), name="count")

    def export(self, path: Path) -> None:
        """Save all charts' numbers, a sheet each."""
        if self._charts:
            self.run(self._export(self._charts, path), name="export")

    @property
    def file_name(self) -> str:
        """What a file is called first, without its ending."""
        return "hqs-figures"

    async def _count(self, session: "Session", span: Span) -> None:
        figures = await session.figures.of(*span)
        waiting = await session.figures.waiting()
        self._figures = figures
        self._charts = charts_of(figures, waiting, self._shared.codes)
        self.table.show_chart(self.chart)
        self.charts_changed.emit()

    async def _export(self, charts: Sequence[Chart], path: Path) -> None:
        self._trouble, self._said = None, ""
        self.said_changed.emit()
        exporter, sheets = self._shared.exporter(), [sheet_of(chart) for chart in charts]
        try:
            await apart(lambda: exporter.write_book(sheets, path))
        except NotExportedError as error:
            self._trouble = not_saved(error.fault, self.tr("The figures were not saved."))
        else:
            self._said = self.tr("Saved: {file}").format(file=formats.quoted(path.name))
        self.said_changed.emit()

    def _last_days(self) -> Span:
        today = self.today()
        return today.add_days(1 - _MONTH), today

    def _follow_time(self) -> None:
        """The last days are others with each midnight."""
        if self._follows:
            self.span = self._last_days()
        self.today_changed.emit()

    def _begin(self, session: "Session") -> None:
        del session
        self.count()

    def _await(self, trouble: "Problem | None") -> None:  # noqa: ARG002  (``emptiness`` finds it)
        self.charts_changed.emit()

    def _forget(self) -> None:
        """Another journal has other figures."""
        self._figures, self._charts, self._shown = None, (), 0
        self.table.show_chart(None)
        self.charts_changed.emit()


def make(shared: "Shared", parent: QObject) -> FiguresViewModel:
    """For the views of F3."""
    return FiguresViewModel(shared, parent)
