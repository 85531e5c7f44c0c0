"""The board on paper: as many pages as its doctors need, each stamped with when they were read."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPaintDevice, QPainter, QPen
from PySide6.QtWidgets import QWidget

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.dayboard.board import HOUR, Board, Column
from hqs_desktop.viewmodels.dayboard.words import block_words, column_words, read_words, stamp_look
from hqs_desktop.viewmodels.printing import file_stem
from hqs_desktop.views.dayboard.geometry import Axis
from hqs_desktop.views.dayboard.paint import Brush, Fonts, Lettering, paint_block, paint_head, paint_rows, paint_times
from hqs_desktop.views.printing.dialog import PagesDialog
from hqs_desktop.views.printing.document import A4
from hqs_desktop.views.style.fonts import FAMILY, load_fonts
from hqs_desktop.views.style.theme import LIGHT

translate = QCoreApplication.translate

_WIDTH: Final = 940
_BUTTONS: Final = 4  # beside each other
_MARGIN: Final = 10.0  # mm, as all that follow
_TITLE: Final = 8.0
_STAMP: Final = 5.5
_HEAD: Final = 14.0
_AXIS: Final = 13.0
_FOOT: Final = 6.0
_COLUMN: Final = 36.0
_WIDEST: Final = 60.0
_HIGHEST_HOUR: Final = 24.0
_NAME, _BLOCK, _SMALL = 3.3, 3.1, 2.7
_MM_PER_PIXEL: Final = 25.4 / 96
_ROW: Final = 30  # minutes


class BoardDocument:
    """A board as a ``views.printing`` document on A4, landscape; ``specialty`` says what a column's is called."""

    def __init__(self, board: Board, specialty: Callable[[Column], str], now: datetime) -> None:
        load_fonts()
        self._board = board
        self._specialty = specialty
        self._now = now

    @property
    def title(self) -> str:
        """Of which day; it names nobody."""
        return translate("DayBoard", "Day board of {date}").format(date=formats.long_date(self._board.day))

    @property
    def file_name(self) -> str:
        """Of a PDF."""
        return f"{file_stem('board', self._now)}.pdf"

    @property
    def paper(self) -> QSizeF:
        """A4, landscape."""
        return A4.transposed()

    @property
    def spoken(self) -> str:
        """Title, stamp, and doctor by doctor what is known of each slot."""
        lines = [self.title, read_words(self._board)]
        for column in self._board.columns:
            lines.append(column_words(column, self._now))
            lines += [block_words(block, column) for block in column.blocks]
        return "\n".join(lines)

    def pages(self, size: QSizeF) -> int:
        """How many pages of a size it takes."""
        return max(1, -(-len(self._board.columns) // self._per_page(size)))

    def paint(self, painter: QPainter, number: int, size: QSizeF, unit: float) -> None:
        """Paint page ``number``, from 0."""
        rtl = QGuiApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
        font = partial(_font, painter.device(), unit)
        fonts = Fonts(font(_NAME, QFont.Weight.Bold), font(_BLOCK), font(_SMALL))
        brush = Brush(painter, LIGHT, fonts, rtl, unit * _MM_PER_PIXEL)
        per = self._per_page(size)
        columns = self._board.columns[number * per : (number + 1) * per]
        page = QRectF(0, 0, size.width() * unit, size.height() * unit)
        page.adjust(*(side * _MARGIN * unit for side in (1, 1, -1, -1)))
        painter.save()
        self._paint_lines(brush, page, number, size, unit)
        page.adjust(0, (_TITLE + _STAMP) * unit, 0, -_FOOT * unit)
        self._paint_columns(brush, page, columns, unit)
        painter.restore()

    def _paint_lines(self, brush: Brush, page: QRectF, number: int, size: QSizeF, unit: float) -> None:
        per, total = self._per_page(size), len(self._board.columns)
        title = QRectF(page.left(), page.top(), page.width(), _TITLE * unit)
        brush.text(title, self.title, _font(brush.painter.device(), unit, 5.0, QFont.Weight.Bold), LIGHT.text)
        shown = translate("DayBoard", "Doctors {first} to {last} of {total}").format(
            first=formats.digits(min(number * per + 1, total)),
            last=formats.digits(min((number + 1) * per, total)),
            total=formats.digits(total),
        )
        brush.text(title, shown, brush.fonts.block, LIGHT.muted, end=True)
        stamp = QRectF(page.left(), title.bottom(), page.width(), _STAMP * unit)
        brush.text(stamp, read_words(self._board), brush.fonts.block, LIGHT.text)
        foot = QRectF(page.left(), page.bottom() - _FOOT * unit, page.width(), _FOOT * unit)
        printed = translate("DayBoard", "Printed {moment}").format(moment=formats.short_moment(self._now))
        brush.text(foot, printed, brush.fonts.small, LIGHT.muted)
        pages = translate("DayBoard", "Page {n} of {m}").format(
            n=formats.digits(number + 1), m=formats.digits(self.pages(size))
        )
        brush.text(foot, pages, brush.fonts.small, LIGHT.muted, end=True)

    def _paint_columns(self, brush: Brush, area: QRectF, columns: Sequence[Column], unit: float) -> None:
        body = brush.after(area, _AXIS * unit).adjusted(0, _HEAD * unit, 0, 0)
        hours = max(1.0, (self._board.last - self._board.first) / HOUR)
        hour = min(body.height() / hours, _HIGHEST_HOUR * unit)
        axis = Axis(self._board.first, self._board.last, _ROW, hour / HOUR)
        body.setHeight(axis.down_to(axis.last))
        width = min(body.width() / max(1, len(columns)), _WIDEST * unit)
        body = brush.at_start(body, width * len(columns))
        paint_rows(brush, body, axis)
        times = brush.at_start(area, _AXIS * unit)
        times.setTop(body.top())
        paint_times(brush, times, axis)
        for place, column in enumerate(columns):
            left = body.right() - (place + 1) * width if brush.rtl else body.left() + place * width
            self._paint_column(brush, QRectF(left, body.top(), width, body.height()), column, axis)

    def _paint_column(self, brush: Brush, rect: QRectF, column: Column, axis: Axis) -> None:
        head = QRectF(rect.left(), rect.top() - _HEAD * brush.unit / _MM_PER_PIXEL, rect.width(), 0)
        head.setBottom(rect.top())
        paint_head(brush, head, column, self._specialty(column), stamp_look(column, self._now))
        brush.painter.setPen(QPen(QColor(LIGHT.edge), 0))
        brush.painter.drawRect(rect)
        gap = brush.unit
        for block in column.blocks:
            lane = rect.width() / block.lanes
            along = block.lane * lane
            left = rect.right() - along - lane if brush.rtl else rect.left() + along
            top, bottom = axis.down_to(block.top), axis.down_to(block.bottom)
            place = QRectF(left, rect.top() + top, lane, bottom - top).adjusted(gap, gap, -gap, 0)
            paint_block(brush, place, block)

    def _per_page(self, size: QSizeF) -> int:
        return max(1, int((size.width() - 2 * _MARGIN - _AXIS) // _COLUMN))


class BoardDialog(PagesDialog):
    """The pages of a board."""

    def __init__(self, document: BoardDocument, parent: QWidget | None = None) -> None:
        super().__init__(document, _WIDTH, _BUTTONS, parent)
        self.setWindowTitle(document.title)


def _font(device: QPaintDevice, unit: float, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> Lettering:
    font = QFont(FAMILY)
    font.setPixelSize(max(1, round(size * unit)))
    font.setWeight(weight)
    return Lettering(font, device)
