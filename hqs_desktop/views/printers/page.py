"""Printer and paper, a page of F9."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from hqs_desktop.viewmodels.printers.page import PrintersViewModel
from hqs_desktop.views.printing.dialog import TableDialog
from hqs_desktop.views.setting_fields import FieldsPage


class PrintersPage(FieldsPage):
    """The fields, and what tries them."""

    def __init__(self, view_model: PrintersViewModel, parent: QWidget) -> None:
        from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415  # where printers are asked for only

        view_model.know(QPrinterInfo.availablePrinterNames())
        super().__init__(view_model, "printers_page", parent)
        self._model = view_model
        test = QPushButton(self.tr("Test page\u2026"), self.inside)
        test.setObjectName("test_page")
        test.clicked.connect(self._try)
        row = QHBoxLayout()
        row.addWidget(test)
        row.addStretch(1)
        self.column.addLayout(row)
        self.end()

    def _try(self) -> None:
        TableDialog(self._model.test_page(), self).open()


def make(view_model: PrintersViewModel, parent: QWidget) -> PrintersPage:
    """For ``views.pages``."""
    return PrintersPage(view_model, parent)
