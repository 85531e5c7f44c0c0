"""What can be put on paper, and its ways there: a printer, or a PDF. QtPrintSupport is imported at the first print."""

from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QFile, QIODevice, QMarginsF, QSaveFile, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

A4: Final = QSizeF(210, 297)  # mm
A6: Final = QSizeF(105, 148)  # mm
_RESOLUTION: Final = 300  # dots per inch of the PDF
_MM_PER_INCH: Final = 25.4


class Document(Protocol):
    """Pages of any size, painted in millimetres, so that a preview is the print in small."""

    @property
    def title(self) -> str:
        """Its name in the printer's queue and in the PDF: others see it, so it names nobody."""
        ...

    @property
    def file_name(self) -> str:
        """What a PDF of it is called first."""
        ...

    @property
    def paper(self) -> QSizeF:
        """The size that the preview and the PDF have, in millimetres."""
        ...

    @property
    def spoken(self) -> str:
        """What it says, for a screen reader."""
        ...

    def pages(self, size: QSizeF) -> int:
        """How many pages of ``size`` millimetres it takes."""
        ...

    def paint(self, painter: QPainter, number: int, size: QSizeF, unit: float) -> None:
        """Paint page ``number``, from 0, where ``unit`` is the device's length of a millimetre."""
        ...


class NotSavedError(Exception):
    """The PDF could not be written; the text is the system's reason."""


def save_pdf(document: Document, path: Path) -> None:
    """Write a document as a PDF, whole or not at all. Raises ``NotSavedError``."""
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise NotSavedError(file.errorString())
    writer = QPdfWriter(file)
    writer.setResolution(_RESOLUTION)
    size = document.paper
    paper = QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    writer.setTitle(document.title)
    writer.setCreator("HQS Desktop")
    painter = QPainter(writer)
    for number in range(document.pages(size)):
        if number:
            writer.newPage()
        document.paint(painter, number, size, _RESOLUTION / _MM_PER_INCH)
    painter.end()
    del painter, writer
    if not file.commit():
        raise NotSavedError(file.errorString())
    # What names patients is for who saved it; Windows gives the folder's rights instead.
    QFile.setPermissions(str(path), QFile.Permission.ReadOwner | QFile.Permission.WriteOwner)


def send_to(printer: "QPrinter", document: Document) -> bool:
    """Print on the printer's own paper, the pages that were chosen; whether it took them."""
    printer.setDocName(document.title)
    printer.setFullPage(True)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    size = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter).size()
    last = document.pages(size)
    chosen = range(max(printer.fromPage(), 1), min(printer.toPage() or last, last) + 1)
    for number in chosen:
        if number != chosen[0] and not printer.newPage():
            painter.end()
            return False
        document.paint(painter, number - 1, size, printer.resolution() / _MM_PER_INCH)
    return painter.end()
