"""Paints a slip on one page, whatever the page is: a roll of 80 mm, A6, A5 or A4; for a printer, a PDF or the screen.

Everything is measured in the page's own units, so that a preview is the print in small. QtPrintSupport is imported at
the first print only.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QFile, QIODevice, QMarginsF, QPointF, QRectF, QSaveFile, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextLayout,
    QTextOption,
)

from hqs_desktop.viewmodels.dialogs.slip import Slip
from hqs_desktop.views.style.fonts import FAMILY, load_fonts
from hqs_desktop.views.widgets.elided import elided

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

A6: Final = QSizeF(105, 148)  # mm
_WIDEST: Final = 128.0  # mm; on wider paper the slip stays a slip
_MARGIN: Final = 6.0  # mm
_QR: Final = 30.0  # mm
_QUIET: Final = 4  # modules of white around a QR code, as its standard wants
_LINES: Final = 3  # as many as one value may have
_INSTRUCTION_LINES: Final = 16  # an instruction must be whole
_POINTS_PER_MM: Final = 72 / 25.4
_RESOLUTION: Final = 300  # dots per inch of the PDF
_BLACK: Final = QColor("#000000")
_GREY: Final = QColor("#555555")


class SlipNotWrittenError(Exception):
    """The PDF could not be written; the text is the system's reason."""


def paint_slip(painter: QPainter, slip: Slip, page: QSizeF, unit: float) -> None:
    """Paint on a page of ``page`` millimetres; ``unit`` is the device's length of one."""
    load_fonts()
    painter.save()
    width = min(page.width() - 2 * _MARGIN, _WIDEST)
    sheet = _Sheet(painter, unit, (page.width() - width) / 2, width)
    measured = _lay_out(sheet, slip, paint=False)
    room = page.height() - 2 * _MARGIN
    if measured > room:  # rather small than on two pages
        shrunk = room / measured
        painter.translate(page.width() / 2 * (1 - shrunk) * unit, _MARGIN * (1 - shrunk) * unit)
        painter.scale(shrunk, shrunk)
    _lay_out(sheet, slip, paint=True)
    painter.restore()


def write_pdf(slip: Slip, path: Path, title: str) -> None:
    """Write the slip as a PDF of one A6 page, whole or not at all. Raises ``SlipNotWrittenError``."""
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise SlipNotWrittenError(file.errorString())
    writer = QPdfWriter(file)
    writer.setResolution(_RESOLUTION)
    writer.setPageLayout(
        QPageLayout(
            QPageSize(A6, QPageSize.Unit.Millimeter, "A6"), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
        )
    )
    writer.setTitle(title)  # not the patient's name: it is shown wherever the file is
    writer.setCreator("HQS Desktop")
    painter = QPainter(writer)
    paint_slip(painter, slip, A6, _RESOLUTION / 25.4)
    painter.end()
    del painter, writer
    if not file.commit():
        raise SlipNotWrittenError(file.errorString())
    # A patient's slip is for who saved it; Windows gives the folder's rights instead.
    QFile.setPermissions(str(path), QFile.Permission.ReadOwner | QFile.Permission.WriteOwner)


def print_slip(slip: Slip, printer: "QPrinter", title: str) -> bool:
    """Print on the printer's own paper; whether it took the page."""
    printer.setDocName(title)  # not the patient's name: others see the queue
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    page = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter).size()
    paint_slip(painter, slip, page, printer.resolution() / 25.4)
    return painter.end()


@dataclass(slots=True)
class _Sheet:
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
        direction = QGuiApplication.layoutDirection()
        persian = direction is Qt.LayoutDirection.RightToLeft  # a text layout mirrors no alignment by itself
        start = Qt.AlignmentFlag.AlignRight if persian else Qt.AlignmentFlag.AlignLeft
        option = QTextOption(Qt.AlignmentFlag.AlignHCenter if centred else start)
        option.setTextDirection(direction)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout = QTextLayout(_fitting(text, font, room, lines), font, self.painter.device())
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        for _ in range(lines):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(room)
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        if paint:
            self.painter.setPen(colour)
            layout.draw(self.painter, QPointF(self._from_start(left, room / self.unit), top) * self.unit)
        return height / self.unit

    def rule(self, top: float) -> None:
        """A thin line across."""
        line = QRectF(self.left * self.unit, top * self.unit, self.width * self.unit, max(1.0, 0.2 * self.unit))
        self.painter.fillRect(line, _BLACK)

    def qr(self, text: str, top: float, side: float) -> None:
        """A QR code in the middle; whole dots per module, because a blurred edge is harder to read."""
        modules = qr_modules(text)
        if not modules:
            return
        size = max(1, int(side * self.unit / (len(modules) + 2 * _QUIET)))
        x0 = (self.left + self.width / 2) * self.unit - size * len(modules) / 2
        y0 = top * self.unit + (side * self.unit - size * len(modules)) / 2
        for y, row in enumerate(modules):
            for x, dark in enumerate(row):
                if dark:
                    self.painter.fillRect(QRectF(round(x0) + x * size, round(y0) + y * size, size, size), _BLACK)

    def _from_start(self, left: float, width: float) -> float:
        if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            return self.left + self.width - left - width
        return self.left + left


def _fitting(text: str, font: QFont, room: float, lines: int) -> str:
    """``text``, cut with dots where even its lines don't hold it."""
    return elided(text, QFontMetricsF(font), room * (lines - 0.5))


def qr_modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The dark and light squares of a text's QR code; none where the text is too long for one."""
    import segno  # noqa: PLC0415  # start-up: wanted only once something was booked

    try:
        matrix = segno.make_qr(text).matrix
    except segno.DataOverflowError:
        return ()
    return tuple(tuple(bool(module) for module in row) for row in matrix)


def _lay_out(sheet: _Sheet, slip: Slip, *, paint: bool) -> float:
    """Set all of it under each other, and return the height in millimetres."""
    medium, bold = QFont.Weight.Medium, QFont.Weight.Bold
    roll = sheet.width < 75  # noqa: PLR2004  # mm: a slip printer's paper
    at = _MARGIN
    at += sheet.text(slip.title, at, 12 if roll else 13, weight=bold, centred=True, paint=paint)
    if slip.centre:
        at += sheet.text(slip.centre, at, 9, centred=True, colour=_GREY, paint=paint)
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
        label = sheet.text(row.label, at + 0.3, 8, width=labels - 2, colour=_GREY, paint=paint)
        value = sheet.text(row.value, at, 10, left=labels, width=sheet.width - labels, weight=medium, paint=paint)
        at += max(label, value) + 0.8
    for line in slip.instructions:
        at += 0.8 + sheet.text(line, at + 0.8, 10, weight=medium, lines=_INSTRUCTION_LINES, paint=paint)
    at += 1
    if paint:
        sheet.rule(at)
        sheet.qr(slip.qr, at + 1, _QR)
    at += _QR + 1
    at += sheet.text(slip.tqid_label, at, 7.5, centred=True, colour=_GREY, paint=paint)
    at += sheet.text(slip.tqid, at, 8.5 if roll else 9.5, weight=medium, centred=True, paint=paint) + 1.5
    at += sheet.text(slip.advice, at, 8, centred=True, paint=paint)
    at += sheet.text(slip.printed, at, 7, centred=True, colour=_GREY, paint=paint)
    return at - _MARGIN


def _visit(sheet: _Sheet, slip: Slip, top: float, *, paint: bool) -> float:
    """Day, time and queue number: what is looked for first."""
    medium, bold = QFont.Weight.Medium, QFont.Weight.Bold
    beside = 22.0 if slip.queue else 0.0
    wide = sheet.width - beside
    at = top + sheet.text(slip.day, top, 11, width=wide, weight=medium, paint=paint)
    at += sheet.text(slip.time, at, 18, width=wide, weight=bold, paint=paint)
    if slip.queue:
        label = sheet.text(slip.queue_label, top, 8, left=wide, width=beside, centred=True, colour=_GREY, paint=paint)
        sheet.text(slip.queue, top + label, 18, left=wide, width=beside, weight=bold, centred=True, paint=paint)
    return at - top
