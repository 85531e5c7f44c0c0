"""The figures (a view of F3): for which days, the charts by their tabs, and the numbers of the one that is shown."""

from functools import partial
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QStyledItemDelegate,
    QVBoxLayout,
    QWidget,
)

from hqs_desktop.core.dates import ShamsiDate
from hqs_desktop.viewmodels.figures.commands import COUNT_AGAIN, EXPORT_FIGURES
from hqs_desktop.viewmodels.figures.page import FiguresViewModel
from hqs_desktop.viewmodels.figures.table import COLUMNS, FigureTable
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.bind import bind
from hqs_desktop.views.commands import bind_key
from hqs_desktop.views.figures.chart import ChartView
from hqs_desktop.views.style.icons import put_icon
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.busy import BusyRing
from hqs_desktop.views.widgets.empty import EmptyState
from hqs_desktop.views.widgets.files import ask_where
from hqs_desktop.views.widgets.flow import Flow
from hqs_desktop.views.widgets.labels import ElidedLabel, PlainLabel
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.range_edit import RangeEdit
from hqs_desktop.views.widgets.scrolled import Scrolled
from hqs_desktop.views.widgets.table import RowTable, width_of

_EXCEL: Final = {"Excel (*.xlsx)": "xlsx"}
_LABEL: Final = 160


class NumbersView(RowTable):
    """The numbers of a chart."""

    def __init__(self, model: FigureTable, parent: QWidget | None = None) -> None:
        super().__init__(model, QStyledItemDelegate(), parent)
        self.setObjectName("numbers")
        self.setAccessibleName(self.tr("Numbers of the chart"))
        self._figures = model
        model.modelReset.connect(self.fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Show as many columns as there are numbers."""
        head = [str(self._figures.headerData(column, Qt.Orientation.Horizontal)) for column in range(COLUMNS)]
        widths = {0: px(self, _LABEL)}
        for column in range(1, self._figures.series + 1):
            widths[column] = width_of(self, "00000", head[column])
        self.share_room(widths, growing=(0,), giving={0: px(self, _LABEL // 2)})


class FiguresPage(QWidget):
    """Shows a ``FiguresViewModel``."""

    def __init__(self, view_model: FiguresViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("figures_page")
        self.setAccessibleName(self.tr("Figures"))
        self._view_model = view_model
        self._range = RangeEdit(view_model.today, past=True)
        self._range.setObjectName("figures_range")
        self._tabs = QButtonGroup(self)
        self._chips = QWidget()
        self._flow = Flow(px(self, 4), self._chips)
        self._summary = ElidedLabel(role="strong")
        self._summary.setObjectName("figures_summary")
        self._note = PlainLabel(role="muted", wrap=True)
        self._bar = MessageBar(dismissible=False)
        self._chart = ChartView()
        self._numbers = NumbersView(view_model.table)
        self._empty = EmptyState()
        self._places = QStackedWidget()
        self._ring = BusyRing()
        self._said = ElidedLabel(role="muted")
        self._export = QPushButton(EXPORT_FIGURES.label())
        self._lay_out()
        self._connect()
        self._show_charts()
        self._show_said()

    def focus_first(self) -> None:
        """The charts' tabs; before there are any, the days."""
        chip = self._tabs.checkedButton()
        (chip if chip is not None else self._range.first).setFocus()

    def _lay_out(self) -> None:
        both = QWidget()
        charts = QVBoxLayout(both)
        charts.setContentsMargins(0, 0, 0, 0)
        charts.setSpacing(px(self, 8))
        charts.addWidget(self._chart, 3)
        charts.addWidget(self._note)
        charts.addWidget(self._numbers, 2)
        self._places.addWidget(both)
        self._places.addWidget(self._empty)
        foot = QHBoxLayout()
        foot.setSpacing(px(self, 8))
        foot.addWidget(self._said, 1)
        foot.addWidget(self._ring)
        put_icon(self._export, "table")
        self._export.setObjectName("export_figures")
        self._export.setAutoDefault(True)
        foot.addWidget(self._export)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, 8))
        for part in (self._range, self._summary, self._chips, self._bar):
            column.addWidget(part)
        column.addWidget(self._places, 1)
        column.addLayout(foot)
        around = QVBoxLayout(self)
        around.setContentsMargins(px(self, 12), px(self, 8), px(self, 12), px(self, 8))
        around.addWidget(Scrolled(inside))
        self._bar.hide()

    def _connect(self) -> None:
        model = self._view_model
        bind(model, "span", self._range, _show_span, read=_span, changed=self._range.span_changed)
        bind_key(COUNT_AGAIN, self, model.count)
        bind_key(EXPORT_FIGURES, self, self._ask_where)
        self._range.confirmed.connect(model.count)
        self._export.clicked.connect(self._ask_where)
        model.charts_changed.connect(self._show_charts)
        model.said_changed.connect(self._show_said)
        model.problem_changed.connect(self._show_said)
        model.problem_changed.connect(self._show_empty)
        model.ready_changed.connect(self._show_empty)
        model.today_changed.connect(self._range.follow_day)
        model.busy_changed.connect(lambda: self._ring.set_running(model.busy))

    def _show_charts(self) -> None:
        model = self._view_model
        if len(self._tabs.buttons()) != len(model.charts):
            self._make_tabs()
        if (button := self._tabs.button(model.shown)) is not None:
            button.setChecked(True)
        chart = model.chart
        self._chart.show_chart(chart)
        self._summary.setText(model.summary)
        self._note.setText(chart.note if chart is not None else "")
        self._note.setVisible(bool(chart is not None and chart.note))
        self._export.setEnabled(chart is not None)
        self._show_empty()

    def _show_empty(self) -> None:
        reason = self._view_model.emptiness
        if reason is not None:
            self._empty.show_reason(reason.icon, reason.title, reason.advice)
        self._places.setCurrentIndex(0 if reason is None else 1)

    def _make_tabs(self) -> None:
        for old in self._tabs.buttons():
            self._tabs.removeButton(old)
            old.deleteLater()
        for place, chart in enumerate(self._view_model.charts):
            chip = QPushButton(chart.title)
            chip.setObjectName(f"chart_{chart.name}")
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setAutoDefault(True)
            chip.clicked.connect(partial(self._view_model.show, place))
            self._tabs.addButton(chip, place)
            self._flow.addWidget(chip)

    def _show_said(self) -> None:
        model = self._view_model
        self._said.setText(model.said)
        trouble = model.trouble
        self._bar.setVisible(trouble is not None)
        if trouble is not None:
            self._bar.show_message(Tone.DANGER, trouble.title, trouble.advice, reference=trouble.reference)

    def _ask_where(self) -> None:
        if self._view_model.charts:
            ask_where(
                self, EXPORT_FIGURES.words(), self._view_model.file_name, _EXCEL, lambda name: self._save(Path(name))
            )

    def _save(self, path: Path) -> None:
        self._view_model.export(path)


def _show_span(edit: RangeEdit, span: object) -> None:
    if span is not None:
        edit.set_span(*cast("tuple[ShamsiDate, ShamsiDate]", span))


def _span(edit: RangeEdit) -> tuple[ShamsiDate, ShamsiDate] | None:
    return edit.span


def make(view_model: FiguresViewModel, parent: QWidget) -> FiguresPage:
    """For the views of F3."""
    return FiguresPage(view_model, parent)
