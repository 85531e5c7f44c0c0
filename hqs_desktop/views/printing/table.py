"""Paints a ``PrintedTable`` on pages of any size: title and stamps, the columns' heads on each page, page n of m."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPen

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.printing import PrintedTable
from hqs_desktop.views.printing.breaks import page_breaks
from hqs_desktop.views.printing.document import A4
from hqs_desktop.views.printing.typeset import height_of, typeset
from hqs_desktop.views.style.fonts import FAMILY, load_fonts

translate = QCoreApplication.translate

_DOTS: Final = 20.0  # per millimetre: what lines are set in, whatever they are painted on, so that they break alike
_MARGIN: Final = 12.0  # mm, as all that follow
_LEAST_WIDTH: Final = 150.0  # on narrower paper all of it is smaller
_FOOT: Final = 6.0
_GAP: Final = 2.0  # between columns
_ABOVE: Final = 1.0  # and below the words of a row
_BESIDE: Final = 1.5  # the words of the outer columns
_LINES: Final = 4  # as many as one cell may have
_POINTS_PER_MM: Final = 72 / 25.4
_BLACK: Final = QColor("#000000")
_GREY: Final = QColor("#555555")
_SHADE: Final = QColor("#ececec")
_HAIR: Final = QColor("#b0b0b0")


@dataclass(frozen=True, slots=True)
class _Pages:
    """How a table lies on paper of one size, ``scale`` of which is what it is set at."""

    scale: float
    width: float
    height: float
    row_heights: Sequence[float]
    rows: Sequence[range]


class TableDocument:
    """A table as a ``Document``. It is laid out in the application's language and direction."""

    def __init__(self, table: PrintedTable) -> None:
        load_fonts()
        self._table = table
        self._laid: dict[tuple[float, float], _Pages] = {}
        self._heights: dict[tuple[str, float, int], float] = {}

    @property
    def title(self) -> str:
        """The table's."""
        return self._table.title

    @property
    def file_name(self) -> str:
        """The table's, of a PDF."""
        return f"{self._table.file_stem}.pdf"

    @property
    def paper(self) -> QSizeF:
        """A4."""
        return A4.transposed() if self._table.landscape else QSizeF(A4)

    @property
    def spoken(self) -> str:
        """Title, stamps, and each row."""
        return "\n".join((self._table.title, *self._table.stamps, *(", ".join(row) for row in self._table.rows)))

    def pages(self, size: QSizeF) -> int:
        """How many pages of a size it takes."""
        return len(self._lay_out(size).rows)

    def paint(self, painter: QPainter, number: int, size: QSizeF, unit: float) -> None:
        """Paint page ``number``, from 0."""
        laid = self._lay_out(size)
        painter.save()
        painter.scale(unit * laid.scale / _DOTS, unit * laid.scale / _DOTS)
        pen = _Pen(painter, laid.width)
        top = _MARGIN + (self._paint_head(pen) if number == 0 else self._paint_running_head(pen))
        top += self._paint_columns(pen, top)
        for row in laid.rows[number]:
            self._paint_row(pen, row, top, laid.row_heights[row])
            top += laid.row_heights[row]
        self._paint_foot(pen, number, len(laid.rows), laid.height)
        painter.restore()

    def _lay_out(self, size: QSizeF) -> _Pages:
        key = (size.width(), size.height())
        if key not in self._laid:
            scale = min(1.0, size.width() / _LEAST_WIDTH)
            width, height = size.width() / scale, size.height() / scale
            pen = _Pen(None, width)
            heights = [self._row_height(row, width) for row in self._table.rows]
            columns = self._paint_columns(pen, 0.0)
            room = height - 2 * _MARGIN - _FOOT - columns
            first, later = room - self._paint_head(pen), room - self._paint_running_head(pen)
            rows = page_breaks(heights, self._table.headings, first, later)
            self._laid[key] = _Pages(scale, width, height, heights, rows)
        return self._laid[key]

    def _paint_head(self, pen: "_Pen") -> float:
        """Title and stamps; gives their height, as all of these do."""
        at = pen.text(self._table.title, _MARGIN, 0.0, pen.inner, _TITLE, lines=2)
        for stamp in self._table.stamps:
            at += pen.text(stamp, _MARGIN + at, 0.0, pen.inner, _STAMP, lines=2, colour=_GREY)
        return at + 2.0

    def _paint_running_head(self, pen: "_Pen") -> float:
        """The title on a later page, and the stamps beside each other: no page lies about without its day."""
        half = pen.inner / 2 - _GAP
        title = pen.text(self._table.title, _MARGIN, 0.0, half, _HEAD, lines=2)
        stamps = formats.listed(*self._table.stamps, by=" \u00b7 ")
        beside = pen.text(stamps, _MARGIN, half + 2 * _GAP, half, _STAMP, lines=2, colour=_GREY)
        return max(title, beside) + 2.0

    def _paint_columns(self, pen: "_Pen", top: float) -> float:
        cells = list(zip(self._table.columns, self._places(pen.width), strict=True))
        height = max((self._height(column.title, width, _HEAD, 2) for column, (_, width) in cells), default=0.0)
        height += 2 * _ABOVE
        pen.box(top, height, _SHADE)
        for column, (left, width) in cells:
            pen.text(column.title, top + _ABOVE, left, width, _HEAD, lines=2, centred=column.centred)
        return height

    def _paint_row(self, pen: "_Pen", number: int, top: float, height: float) -> None:
        row = self._table.rows[number]
        if number in self._table.headings:
            pen.text(row[0], top + 2 * _ABOVE, _BESIDE, pen.inner - 2 * _BESIDE, _HEADING, lines=2)
        else:
            for text, column, (left, width) in zip(row, self._table.columns, self._places(pen.width), strict=True):
                pen.text(text, top + _ABOVE, left, width, _CELL, lines=_LINES, centred=column.centred)
        pen.rule(top + height)

    def _paint_foot(self, pen: "_Pen", number: int, of: int, height: float) -> None:
        top = height - _MARGIN - _FOOT + 2.0
        words = translate("Printing", "Page {n} of {m}").format(n=formats.digits(number + 1), m=formats.digits(of))
        pen.text(words, top, 0.0, pen.inner, _STAMP, centred=True, colour=_GREY)
        pen.text(self._table.foot, top, 0.0, pen.inner / 2 - 15.0, _STAMP, colour=_GREY)

    def _places(self, width: float) -> Sequence[tuple[float, float]]:
        """Where each column begins, counted from where reading begins, and how wide it is."""
        room = width - 2 * (_MARGIN + _BESIDE) - _GAP * max(0, len(self._table.columns) - 1)
        whole = sum(column.share for column in self._table.columns)
        places: list[tuple[float, float]] = []
        left = _BESIDE
        for column in self._table.columns:
            wide = room * column.share / whole
            places.append((left, wide))
            left += wide + _GAP
        return places

    def _row_height(self, row: Sequence[str], width: float) -> float:
        if len(row) == 1:
            return self._height(row[0], width - 2 * (_MARGIN + _BESIDE), _HEADING, 2) + 3 * _ABOVE
        places = self._places(width)
        highest = max(self._height(text, wide, _CELL, _LINES) for text, (_, wide) in zip(row, places, strict=True))
        return max(self._table.row_height, highest + 2 * _ABOVE)

    def _height(self, text: str, width: float, style: "_Style", lines: int) -> float:
        key = (text, width, id(style))
        if key not in self._heights:  # many cells say the same: a doctor, a state
            fits = style.metrics.horizontalAdvance(text) < width * _DOTS  # most do, and setting lines takes longer
            set_in_lines = None if fits else typeset(text, style.font, width * _DOTS, lines)
            self._heights[key] = style.line if set_in_lines is None else height_of(set_in_lines) / _DOTS
        return self._heights[key]


class _Style:
    """A size and weight of letters; made with the first page."""

    def __init__(self, points: float, weight: QFont.Weight = QFont.Weight.Normal) -> None:
        self._points, self._weight = points, weight

    @cached_property
    def font(self) -> QFont:
        """In pixels of ``_DOTS``, and unhinted: its letters keep their width at any size."""
        font = QFont(FAMILY)
        font.setPixelSize(round(self._points / _POINTS_PER_MM * _DOTS))
        font.setWeight(self._weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    @cached_property
    def metrics(self) -> QFontMetricsF:
        """Its measures, in the same pixels."""
        return QFontMetricsF(self.font)

    @cached_property
    def line(self) -> float:
        """The height of a line in millimetres."""
        return height_of(typeset("0", self.font, 1e6, 1)) / _DOTS


_TITLE: Final = _Style(15, QFont.Weight.Bold)
_STAMP: Final = _Style(8.5)
_HEAD: Final = _Style(8.5, QFont.Weight.Bold)
_HEADING: Final = _Style(10, QFont.Weight.Bold)
_CELL: Final = _Style(9)


@dataclass(frozen=True, slots=True)
class _Pen:
    """Paints in millimetres on a page of a width, or only measures where there is no painter."""

    painter: QPainter | None
    width: float

    @property
    def inner(self) -> float:
        """What the margins leave."""
        return self.width - 2 * _MARGIN

    def text(
        self,
        text: str,
        top: float,
        left: float,
        width: float,
        style: _Style,
        *,
        lines: int = 1,
        centred: bool = False,
        colour: QColor = _BLACK,
    ) -> float:
        """Set text; ``left`` counts from where reading begins. Gives its height."""
        if not text:
            return 0.0
        layout = typeset(text, style.font, width * _DOTS, lines, centred=centred)
        if self.painter is not None:
            self.painter.setPen(colour)
            layout.draw(self.painter, QPointF(self._from_start(left, width), top) * _DOTS)
        return height_of(layout) / _DOTS

    def box(self, top: float, height: float, colour: QColor) -> None:
        """Fill from margin to margin."""
        if self.painter is not None:
            self.painter.fillRect(QRectF(_MARGIN * _DOTS, top * _DOTS, self.inner * _DOTS, height * _DOTS), colour)

    def rule(self, top: float) -> None:
        """A thin line from margin to margin, seen in the smallest preview too."""
        if self.painter is not None:
            self.painter.setPen(QPen(_HAIR, 0))
            at = top * _DOTS
            self.painter.drawLine(QPointF(_MARGIN * _DOTS, at), QPointF((self.width - _MARGIN) * _DOTS, at))

    def _from_start(self, left: float, width: float) -> float:
        if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return self.width - _MARGIN - left - width
        return _MARGIN + left
