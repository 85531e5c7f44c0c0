"""A chart, painted in the app's own colours: columns over time, or rows one below the other."""

from math import ceil
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hqs_desktop.viewmodels.figures.charts import Bar, Chart, Shape
from hqs_desktop.viewmodels.figures.table import number
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style.theme import Colours, colours_of, px
from hqs_desktop.views.widgets.elided import elided

_HEIGHT: Final = 260
_GAP: Final = 8
_MOST_ROWS: Final = 12
_THICKEST: Final = 28
_LABEL_SHARE: Final = 0.32
_LEGEND: Final = 10  # of a legend's square


class ChartView(QWidget):
    """Shows a ``Chart``; what has no room is in the table below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chart")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._chart: Chart | None = None

    def show_chart(self, chart: Chart | None) -> None:
        """Show another one."""
        self._chart = chart
        self.setAccessibleName(chart.title if chart is not None else "")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(px(self, 2 * _HEIGHT), px(self, _HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Some bars."""
        return QSize(px(self, _HEIGHT // 2), px(self, _HEIGHT // 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint legend and bars."""
        del event
        chart = self._chart
        if chart is None or not chart.bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self.rect()).adjusted(0, self._legend(painter, chart), 0, 0)
        most = max(1.0, *(bar.total for bar in chart.bars))
        if chart.shape is Shape.COLUMNS:
            self._columns(painter, chart, place, most)
        else:
            self._rows(painter, chart, place, most)
        painter.end()

    @property
    def _rtl(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    @property
    def _colours(self) -> Colours:
        return colours_of(self.palette())

    def _legend(self, painter: QPainter, chart: Chart) -> float:
        """What each colour counts; gives the height that it takes."""
        metrics, side, gap = painter.fontMetrics(), px(self, _LEGEND), px(self, _GAP)
        at = float(self.width()) if self._rtl else 0.0
        for series in chart.series:
            wide = side + gap / 2 + metrics.horizontalAdvance(series.words)
            left = at - wide if self._rtl else at
            square = left + wide - side if self._rtl else left
            painter.fillRect(QRectF(square, (metrics.height() - side) / 2, side, side), self._colour(series.tone))
            words = QRectF(left if self._rtl else left + side + gap / 2, 0, wide - side - gap / 2, metrics.height())
            painter.setPen(QColor(self._colours.text))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | self._start, series.words)
            at = left - 2 * gap if self._rtl else left + wide + 2 * gap
        return metrics.height() + gap

    def _columns(self, painter: QPainter, chart: Chart, place: QRectF, most: float) -> None:
        """Time goes as one reads; a label stands below a bar where there is room."""
        metrics, count = painter.fontMetrics(), len(chart.bars)
        step = place.width() / count
        thick = min(step * 0.7, px(self, _THICKEST))
        ground = place.bottom() - metrics.height() - px(self, 4)
        room = ground - place.top() - metrics.height()
        widest = max(metrics.horizontalAdvance(bar.label) for bar in chart.bars) + px(self, 6)
        every = max(1, ceil(widest / step))
        painter.setPen(QColor(self._colours.line))
        painter.drawLine(int(place.left()), int(ground), int(place.right()), int(ground))
        for index, bar in enumerate(chart.bars):
            middle = place.left() + step * (index + 0.5)
            if self._rtl:
                middle = place.right() - step * (index + 0.5)
            top = ground
            for part, series in zip(bar.parts, chart.series, strict=True):
                height = room * part / most
                painter.fillRect(QRectF(middle - thick / 2, top - height, thick, height), self._colour(series.tone))
                top -= height
            if bar.total and metrics.horizontalAdvance(number(bar.total)) <= step:
                painter.setPen(QColor(self._colours.text))
                over = QRectF(middle - step / 2, top - metrics.height(), step, metrics.height())
                painter.drawText(over, Qt.AlignmentFlag.AlignCenter, number(bar.total))
            if index % every == 0:
                painter.setPen(QColor(self._colours.muted))
                wide = max(step, every * step)
                below = QRectF(middle - wide / 2, ground + px(self, 4), wide, metrics.height())
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, bar.label)

    def _rows(self, painter: QPainter, chart: Chart, place: QRectF, most: float) -> None:
        """The label at the reading side, the bar behind it, its number at the bar's end."""
        metrics = painter.fontMetrics()
        bars = chart.bars[:_MOST_ROWS]
        step = min(place.height() / len(bars), metrics.height() * 2.0)
        label = place.width() * _LABEL_SHARE
        digits = metrics.horizontalAdvance(number(most)) + px(self, _GAP)
        room = place.width() - label - digits - px(self, _GAP)
        for index, bar in enumerate(bars):
            line = QRectF(place.left(), place.top() + step * index, place.width(), step)
            self._row(painter, chart, bar, line, (label, room / most))

    def _row(self, painter: QPainter, chart: Chart, bar: Bar, line: QRectF, sizes: tuple[float, float]) -> None:
        label, scale = sizes
        metrics, gap = painter.fontMetrics(), px(self, _GAP)
        left = line.right() - label if self._rtl else line.left()
        painter.setPen(QColor(self._colours.text))
        words = elided(bar.label, metrics, int(label))
        spot = QRectF(left, line.top(), label, line.height())
        painter.drawText(spot, Qt.AlignmentFlag.AlignVCenter | self._start, words)
        at = line.right() - label - gap if self._rtl else line.left() + label + gap
        thick = min(line.height() * 0.7, px(self, _THICKEST))
        top = line.top() + (line.height() - thick) / 2
        for part, series in zip(bar.parts, chart.series, strict=True):
            wide = part * scale
            painter.fillRect(QRectF(at - wide if self._rtl else at, top, wide, thick), self._colour(series.tone))
            at += -wide if self._rtl else wide
        wide = metrics.horizontalAdvance(number(bar.total))
        spot = QRectF(at - gap / 2 - wide if self._rtl else at + gap / 2, line.top(), wide, line.height())
        painter.setPen(QColor(self._colours.muted))
        painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, number(bar.total))

    def _colour(self, tone: Tone) -> QColor:
        return QColor(self._colours.tint(tone).strong)

    @property
    def _start(self) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignRight if self._rtl else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignAbsolute
