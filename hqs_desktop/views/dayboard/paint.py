"""How the board is painted, on the screen and on paper: by the same hand, in whatever colours and units it is given."""

from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPaintDevice, QPainter, QPen

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.dayboard.board import HOUR, Block, Column
from hqs_desktop.viewmodels.dayboard.words import beside, block_text, kind_look
from hqs_desktop.viewmodels.words.looks import Look
from hqs_desktop.viewmodels.words.terms import doctor_name
from hqs_desktop.views.dayboard.geometry import Axis
from hqs_desktop.views.style import icons
from hqs_desktop.views.style.theme import Colours
from hqs_desktop.views.widgets.elided import elided
from hqs_desktop.views.widgets.table import AT_LEFT, AT_RIGHT

_BAR: Final = 3.0
_PAD: Final = 4.0
_ICON: Final = 14.0
_LEAST_WORD: Final = 24.0
_LEAST_FOR_WORDS: Final = 0.8  # of the font's height
_KEPT: Final = 4096  # texts


class Lettering:
    """A font on a device, with its measures and the texts cut to a width: each made once."""

    def __init__(self, font: QFont, device: QPaintDevice) -> None:
        self.font: Final = font
        metrics = QFontMetricsF(font, device)
        self.height: Final = metrics.height()
        self.width_of: Final = lru_cache(maxsize=_KEPT)(metrics.horizontalAdvance)
        self.cut: Final = lru_cache(maxsize=_KEPT)(partial(_cut, metrics))


def _cut(metrics: QFontMetricsF, words: str, width: float) -> str:
    return elided(words, metrics, width)


class Fonts(NamedTuple):
    """Made once: a name's, what stands on a block, what is beside it."""

    name: Lettering
    block: Lettering
    small: Lettering


@dataclass(frozen=True, slots=True)
class Brush:
    """A painter with all that its hand needs; ``unit`` is the device's length of a pixel of 96 dpi."""

    painter: QPainter
    colours: Colours
    fonts: Fonts
    rtl: bool
    unit: float = 1.0

    def text(self, rect: QRectF, words: str, font: Lettering, colour: str, *, end: bool = False) -> None:
        """Words at the beginning of a line, or at its end, with an ellipsis where there is no room."""
        if rect.width() <= 0:
            return
        self.painter.setFont(font.font)
        self.painter.setPen(QColor(colour))
        self.painter.drawText(rect, AT_RIGHT if self.rtl != end else AT_LEFT, font.cut(words, rect.width()))

    def after(self, rect: QRectF, width: float) -> QRectF:
        """What is left of a line behind its first ``width``."""
        return rect.adjusted(0, 0, -width, 0) if self.rtl else rect.adjusted(width, 0, 0, 0)

    def at_start(self, rect: QRectF, width: float) -> QRectF:
        """The first ``width`` of a line."""
        left = rect.right() - width if self.rtl else rect.left()
        return QRectF(left, rect.top(), width, rect.height())


def paint_block(brush: Brush, rect: QRectF, block: Block, *, chosen: bool = False, solid: bool = False) -> None:
    """A block: its bar and ground in the colour of what it is, icon, time and whose it is, as far as there is room.

    ``chosen`` is the current one, ``solid`` where the keyboard is, too.
    """
    painter, colours, unit = brush.painter, brush.colours, brush.unit
    look = kind_look(block.kind)
    tint = colours.tint(look.tone)
    ground = colours.accent if solid else colours.accent_soft if chosen else colours.window if block.past else tint.soft
    ink = colours.on_accent if solid else colours.muted if block.past and not chosen else colours.text
    strong = colours.on_accent if solid else colours.muted if block.past else tint.strong
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.fillRect(rect, QColor(ground))
    painter.fillRect(brush.at_start(rect, _BAR * unit), QColor(strong))
    if chosen:
        painter.setPen(QPen(QColor(colours.accent), 2 * unit))
        painter.drawRect(rect.adjusted(unit, unit, -unit, -unit))
    if rect.height() < brush.fonts.block.height * _LEAST_FOR_WORDS:
        return
    inner = brush.after(rect, (_BAR + _PAD) * unit)
    inner = inner.adjusted(2 * unit, 0, 0, 0) if brush.rtl else inner.adjusted(0, 0, -2 * unit, 0)
    size = min(_ICON * unit, rect.height() - 2 * unit)
    _paint_icon(brush, brush.at_start(inner, size), look.icon, strong, size)
    inner = brush.after(inner, size + _PAD * unit)
    time = formats.time_of(block.slot.start)
    wide = brush.fonts.block.width_of(time)
    brush.text(inner, time, brush.fonts.block, ink)
    rest = brush.after(inner, wide + _PAD * unit)
    if rest.width() >= _LEAST_WORD * unit:
        brush.text(rest, block_text(block), brush.fonts.block, ink)


def paint_head(brush: Brush, rect: QRectF, column: Column, specialty: str, stamp: Look) -> None:
    """A column's head: the doctor, what for and where, and how old the reading is."""
    colours, unit = brush.colours, brush.unit
    inner = rect.adjusted(6 * unit, 2 * unit, -6 * unit, -2 * unit)
    line = inner.height() / 3
    rows = [QRectF(inner.left(), inner.top() + number * line, inner.width(), line) for number in range(3)]
    name = rows[0]
    if column.pinned:
        _paint_icon(brush, brush.at_start(name, 12 * unit), "pin", colours.accent, 12 * unit)
        name = brush.after(name, 16 * unit)
    brush.text(name, doctor_name(column.provider), brush.fonts.name, colours.text)
    brush.text(rows[1], beside(specialty, column.facility.name), brush.fonts.small, colours.muted)
    strong = colours.tint(stamp.tone).strong
    _paint_icon(brush, brush.at_start(rows[2], 12 * unit), stamp.icon, strong, 12 * unit)
    brush.text(brush.after(rows[2], 16 * unit), stamp.word, brush.fonts.small, strong)


def paint_rows(brush: Brush, area: QRectF, axis: Axis) -> None:
    """The lines of the time axis across an area, the hours stronger."""
    painter, colours = brush.painter, brush.colours
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for minute in range(axis.first, axis.last + 1, axis.step):
        y = area.top() + axis.down_to(minute)
        painter.setPen(QPen(QColor(colours.edge if minute % HOUR == 0 else colours.line), 0))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))


def paint_times(brush: Brush, area: QRectF, axis: Axis) -> None:
    """The times beside the rows; the first line of each row is its time."""
    small = brush.fonts.small.height
    for minute in range(axis.first, axis.last, axis.step):
        y = area.top() + axis.down_to(minute)
        whole = minute % HOUR == 0
        words = formats.digits(f"{minute // HOUR:02}:{minute % HOUR:02}")
        rect = QRectF(area.left(), y, area.width() - 4 * brush.unit, max(small, 0))
        if brush.rtl:
            rect.translate(4 * brush.unit, 0)
        font = brush.fonts.block if whole else brush.fonts.small
        brush.text(rect, words, font, brush.colours.text if whole else brush.colours.muted, end=True)


def _paint_icon(brush: Brush, rect: QRectF, name: str, colour: str, size: float) -> None:
    at = QRectF(rect.left(), rect.center().y() - size / 2, size, size)
    pixmap = icons.pixmap(name, colour, max(1, round(size)))
    brush.painter.drawPixmap(at, pixmap, QRectF(pixmap.rect()))
