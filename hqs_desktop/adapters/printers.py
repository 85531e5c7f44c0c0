"""The printers that this computer knows."""

from hqs_desktop.desk.connection.steps import Cause, StepFailedError


def ready_printer(wanted: str = "") -> str:
    """The name of the printer ``wanted``, else of the system's default one. Blocks: some drivers ask the network.

    Raises ``StepFailedError`` where there is none, or where it says that it can't print.
    """
    from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # noqa: PLC0415  # only the first print needs it, and this

    found = QPrinterInfo.printerInfo(wanted) if wanted else QPrinterInfo.defaultPrinter()
    if found.isNull():
        raise StepFailedError(Cause.NO_PRINTER, wanted)
    if found.state() in {QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted}:
        raise StepFailedError(Cause.PRINTER_NOT_READY, found.printerName())
    return found.printerName()
