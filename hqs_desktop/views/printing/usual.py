"""The printer that is asked first, and its paper: set on the application, as the theme is, for every next print."""

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QPageSize
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

_PRINTER: Final = "hqs_printer"
_PAPER: Final = "hqs_paper"
_SIZES: Final = {
    "A4": QPageSize.PageSizeId.A4,
    "A5": QPageSize.PageSizeId.A5,
    "A6": QPageSize.PageSizeId.A6,
}


def use_printer(app: QApplication, name: str, paper: str) -> None:
    """From now on print on that printer and paper; the system's own where empty."""
    app.setProperty(_PRINTER, name)
    app.setProperty(_PAPER, paper)


def wanted_printer() -> str:
    """The name of the printer that is set; empty where it is the system's default."""
    return _set(_PRINTER)


def usual_printer() -> "QPrinterInfo":
    """The printer that is set, or the system's default; null where it is not there."""
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415  # at the first print only

    name = wanted_printer()
    return QPrinterInfo.printerInfo(name) if name else QPrinterInfo.defaultPrinter()


def put_paper(printer: "QPrinter") -> None:
    """Have a printer take the paper that is set."""
    if (size := _SIZES.get(_set(_PAPER))) is not None:
        printer.setPageSize(QPageSize(size))


def _set(name: str) -> str:
    app = QApplication.instance()
    return str(app.property(name) or "") if app is not None else ""
