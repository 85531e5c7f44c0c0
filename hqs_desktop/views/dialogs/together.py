"""Several bookings on one slip: their visits under each other, as many on a page as there is room for."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QWidget

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.dialogs.slip import Slip
from hqs_desktop.views.dialogs.paper import GREY, MARGIN, WIDEST, Sheet
from hqs_desktop.views.printing.dialog import PagesDialog
from hqs_desktop.views.printing.document import A6
from hqs_desktop.views.style.fonts import load_fonts

_WIDTH: Final = 420  # of the dialog
_QR: Final = 20.0  # mm
_UNIT: Final = 300 / 25.4  # of a printer, to measure by
_ROLL: Final = 75  # mm: a slip printer's paper is narrower
_INSTRUCTION_LINES: Final = 6
_FOOT: Final = 9.0  # mm


class SlipsDocument:
    """Slips as one ``Document``; ``file_name`` is what a PDF of it is called first."""

    paper: Final = A6

    def __init__(self, slips: Sequence[Slip], file_name: str) -> None:
        self.slips = slips
        self.file_name = file_name

    @property
    def title(self) -> str:
        """What others see of it: that it is a slip."""
        return self.slips[0].title

    @property
    def spoken(self) -> str:
        """When, and the facts of each."""
        return ". ".join(
            part
            for slip in self.slips
            for part in (slip.day, slip.time, *(f"{row.label}: {row.value}" for row in slip.rows))
        )

    def pages(self, size: QSizeF) -> int:
        """As many as the visits need."""
        load_fonts()
        return len(self._split(size))

    def paint(self, painter: QPainter, number: int, size: QSizeF, unit: float) -> None:
        """Paint the visits of a page."""
        load_fonts()
        parts = self._split(size)
        sheet = _sheet(size, unit, painter)
        first, bold = self.slips[0], QFont.Weight.Bold
        at = MARGIN
        page = f"{formats.digits(number + 1)}/{formats.digits(len(parts))}" if len(parts) > 1 else ""
        at += sheet.text(f"{first.title} {page}".strip(), at, 12, weight=bold, centred=True, paint=True)
        if first.centre:
            at += sheet.text(first.centre, at, 9, centred=True, colour=GREY, paint=True)
        at += 1.5
        for slip in parts[number]:
            sheet.rule(at)
            at += 1.5 + _visit(sheet, slip, at + 1.5, paint=True)
        sheet.rule(at)
        at += 1.0 + sheet.text(first.advice, at + 1.0, 8, centred=True, paint=True)
        sheet.text(first.printed, at, 7, centred=True, colour=GREY, paint=True)

    def _split(self, size: QSizeF) -> list[list[Slip]]:
        """The visits of each page; one that is higher than a page has one of its own."""
        image = QImage(1, 1, QImage.Format.Format_Mono)
        painter = QPainter(image)
        sheet = _sheet(size, _UNIT, painter)
        head = 10.0 + (5.0 if self.slips[0].centre else 0.0)
        room = size.height() - 2 * MARGIN - head - _FOOT
        parts: list[list[Slip]] = []
        left = 0.0
        for slip in self.slips:
            height = 1.5 + _visit(sheet, slip, 0.0, paint=False)
            if not parts or height > left:
                parts.append([])
                left = room
            parts[-1].append(slip)
            left -= height
        painter.end()
        return parts


class SlipsDialog(PagesDialog):
    """Shows slips as one; what has no room is seen by Page Down and Page Up. Open with ``open()``."""

    def __init__(self, slips: Sequence[Slip], file_name: str, parent: QWidget | None = None) -> None:
        super().__init__(SlipsDocument(slips, file_name), _WIDTH, 2, parent)
        self.setObjectName("slips_dialog")
        self.setWindowTitle(self.tr("Print the slip of all"))


def _sheet(size: QSizeF, unit: float, painter: QPainter) -> Sheet:
    width = min(size.width() - 2 * MARGIN, WIDEST)
    return Sheet(painter, unit, (size.width() - width) / 2, width)


def _visit(sheet: Sheet, slip: Slip, top: float, *, paint: bool) -> float:
    """A visit beside its QR code; gives its height in millimetres."""
    medium, bold = QFont.Weight.Medium, QFont.Weight.Bold
    roll = sheet.width < _ROLL
    wide = sheet.width if roll else sheet.width - _QR - 2
    at = top
    patient, *others = (row.value for row in slip.rows)
    at += sheet.text(patient, at, 10, width=wide, weight=bold, lines=2, paint=paint)
    when = formats.listed(slip.day, slip.time, by="  ")
    at += sheet.text(when, at, 11, width=wide, weight=bold, lines=2, paint=paint)
    rest = formats.listed(*others, by=" \u00b7 ")
    at += sheet.text(rest, at, 8.5, width=wide, weight=medium, lines=4, paint=paint)
    if slip.queue:
        at += sheet.text(f"{slip.queue_label}: {slip.queue}", at, 8.5, width=wide, lines=1, paint=paint)
    if roll and paint:
        sheet.qr(slip.qr, at, _QR)
    elif paint:
        sheet.qr(slip.qr, top, _QR, left=wide + 2)
    at = at + _QR if roll else max(at, top + _QR)
    at += sheet.text(slip.tqid, at, 8, centred=roll, lines=2, paint=paint)
    for line in slip.instructions:
        at += sheet.text(line, at, 8.5, weight=medium, lines=_INSTRUCTION_LINES, paint=paint)
    return at + 1.5 - top
