"""Paints a slip on one page, whatever the page is: a roll of 80 mm, A6, A5 or A4.

Everything is measured in the page's own units, so that a preview is the print in small.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter

from hqs_desktop.viewmodels.dialogs.slip import Slip
from hqs_desktop.views.printing.document import A6
from hqs_desktop.views.printing.typeset import height_of, typeset
from hqs_desktop.views.style.fonts import FAMILY, load_fonts

WIDEST: Final = 128.0  # mm; on wider paper the slip stays a slip
MARGIN: Final = 6.0  # mm
_QR: Final = 30.0  # mm
_QUIET: Final = 4  # modules of white around a QR code, as its standard wants
_LINES: Final = 3  # as many as one value may have
_INSTRUCTION_LINES: Final = 16  # an instruction must be whole
_POINTS_PER_MM: Final = 72 / 25.4
_BLACK: Final = QColor("#000000")
GREY: Final = QColor("#555555")


def paint_slip(painter: QPainter, slip: Slip, page: QSizeF, unit: float) -> None:
    """Paint on a page of ``page`` millimetres; ``unit`` is the device's length of one."""
    load_fonts()
    painter.save()
    width = min(page.width() - 2 * MARGIN, WIDEST)
    sheet = Sheet(painter, unit, (page.width() - width) / 2, width)
    measured = _lay_out(sheet, slip, paint=False)
    room = page.height() - 2 * MARGIN
    if measured > room:  # rather small than on two pages
        shrunk = room / measured
        painter.translate(page.width() / 2 * (1 - shrunk) * unit, MARGIN * (1 - shrunk) * unit)
        painter.scale(shrunk, shrunk)
    _lay_out(sheet, slip, paint=True)
    painter.restore()


class SlipDocument:
    """A slip as a ``Document`` of one page; ``file_name`` is what a PDF of it is called first."""

    paper: Final = A6

    def __init__(self, slip: Slip, file_name: str) -> None:
        self.slip = slip
        self.file_name = file_name

    @property
    def title(self) -> str:
        """What others see of it: that it is a slip."""
        return self.slip.title

    @property
    def spoken(self) -> str:
        """When, and the facts."""
        facts = (f"{row.label}: {row.value}" for row in self.slip.rows)
        return ". ".join((self.slip.day, self.slip.time, *facts))

    def pages(self, size: QSizeF) -> int:  # noqa: ARG002  (a document's signature)
        """One, whatever its size."""
        return 1

    def paint(self, painter: QPainter, number: int, size: QSizeF, unit: float) -> None:  # noqa: ARG002  (the same)
        """Paint it."""
        paint_slip(painter, self.slip, size, unit)


@dataclass(slots=True)
class Sheet:
    """Where the column stands, in millimetres, and what it is painted with."""

    painter: QPainter
    unit: float
    left: float
    width: float

    def text(
        self,
        text: str,
        top: float,
        points: float,
        *,
        left: float = 0.0,
        width: float | None = None,
        weight: QFont.Weight = QFont.Weight.Normal,
        centred: bool = False,
        lines: int = _LINES,
        colour: QColor = _BLACK,
        paint: bool,
    ) -> float:
        """Set text of plain characters, at most ``lines`` of it, and return its height in millimetres.

        It begins at the side where reading begins, and ``left`` counts from there: from the right in Persian.
        """
        font = QFont(FAMILY)
        font.setPixelSize(max(1, round(points / _POINTS_PER_MM * self.unit)))
        font.setWeight(weight)
        room = (self.width if width is None else width) * self.unit
        layout = typeset(text, font, room, lines, centred=centred, device=self.painter.device())
        if paint:
            self.painter.setPen(colour)
            layout.draw(self.painter, QPointF(self._from_start(left, room / self.unit), top) * self.unit)
        return height_of(layout) / self.unit

    def rule(self, top: float) -> None:
        """A thin line across."""
        line = QRectF(self.left * self.unit, top * self.unit, self.width * self.unit, max(1.0, 0.2 * self.unit))
        self.painter.fillRect(line, _BLACK)

    def qr(self, text: str, top: float, side: float, left: float | None = None) -> None:
        """A QR code, in the middle or ``left`` from where reading begins.

        It has whole dots per module, because a blurred edge is harder to read.
        """
        modules = qr_modules(text)
        if not modules:
            return
        size = max(1, int(side * self.unit / (len(modules) + 2 * _QUIET)))
        middle = self.left + self.width / 2 if left is None else self._from_start(left, side) + side / 2
        x0 = middle * self.unit - size * len(modules) / 2
        y0 = top * self.unit + (side * self.unit - size * len(modules)) / 2
        for y, row in enumerate(modules):
            for x, dark in enumerate(row):
                if dark:
                    self.painter.fillRect(QRectF(round(x0) + x * size, round(y0) + y * size, size, size), _BLACK)

    def _from_start(self, left: float, width: float) -> float:
        if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return self.left + self.width - left - width
        return self.left + left


def qr_modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The dark and light squares of a text's QR code; none where the text is too long for one."""
    import segno  # noqa: PLC0415  # start-up: wanted only once something was booked

    try:
        matrix = segno.make_qr(text).matrix
    except segno.DataOverflowError:
        return ()
    return tuple(tuple(bool(module) for module in row) for row in matrix)


def _lay_out(sheet: Sheet, slip: Slip, *, paint: bool) -> float:
    """Set all of it under each other, and return the height in millimetres."""
    medium, bold = QFont.Weight.Medium, QFont.Weight.Bold
    roll = sheet.width < 75  # noqa: PLR2004  # mm: a slip printer's paper
    at = MARGIN
    at += sheet.text(slip.title, at, 12 if roll else 13, weight=bold, centred=True, paint=paint)
    if slip.centre:
        at += sheet.text(slip.centre, at, 9, centred=True, colour=GREY, paint=paint)
    at += 1.5
    if paint:
        sheet.rule(at)
    at += 2
    at += _visit(sheet, slip, at, paint=paint) + 1.5
    if paint:
        sheet.rule(at)
    at += 2
    labels = 17.0 if roll else 20.0
    for row in slip.rows:
        label = sheet.text(row.label, at + 0.3, 8, width=labels - 2, colour=GREY, paint=paint)
        value = sheet.text(row.value, at, 10, left=labels, width=sheet.width - labels, weight=medium, paint=paint)
        at += max(label, value) + 0.8
    for line in slip.instructions:
        at += 0.8 + sheet.text(line, at + 0.8, 10, weight=medium, lines=_INSTRUCTION_LINES, paint=paint)
    at += 1
    if paint:
        sheet.rule(at)
        sheet.qr(slip.qr, at + 1, _QR)
    at += _QR + 1
    at += sheet.text(slip.tqid_label, at, 7.5, centred=True, colour=GREY, paint=paint)
    at += sheet.text(slip.tqid, at, 8.5 if roll else 9.5, weight=medium, centred=True, paint=paint) + 1.5
    at += sheet.text(slip.advice, at, 8, centred=True, paint=paint)
    at += sheet.text(slip.printed, at, 7, centred=True, colour=GREY, paint=paint)
    return at - MARGIN


def _visit(sheet: Sheet, slip: Slip, top: float, *, paint: bool) -> float:
    """Day, time and queue number: what is looked for first."""
    medium, bold = QFont.Weight.Medium, QFont.Weight.Bold
    beside = 22.0 if slip.queue else 0.0
    wide = sheet.width - beside
    at = top + sheet.text(slip.day, top, 11, width=wide, weight=medium, paint=paint)
    at += sheet.text(slip.time, at, 18, width=wide, weight=bold, paint=paint)
    if slip.queue:
        label = sheet.text(slip.queue_label, top, 8, left=wide, width=beside, centred=True, colour=GREY, paint=paint)
        sheet.text(slip.queue, top + label, 18, left=wide, width=beside, weight=bold, centred=True, paint=paint)
    return at - top
