"""Pages as they will be, and where they go: the usual printer, another one, or a PDF. Enter prints."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPageLayout, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractSlider, QDialog, QGridLayout, QPushButton, QSizePolicy, QWidget

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.commands import BACK, GO_ON
from hqs_desktop.viewmodels.dialogs.commands import SAVE_PDF
from hqs_desktop.viewmodels.printing import PrintedTable
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.commands import bind_key
from hqs_desktop.views.printing.document import Document, NotSavedError, save_pdf, send_to
from hqs_desktop.views.printing.table import TableDocument
from hqs_desktop.views.printing.usual import put_paper, usual_printer, wanted_printer
from hqs_desktop.views.style.icons import put_icon
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.deliberate import deliberate
from hqs_desktop.views.widgets.dialog import FittedDialog
from hqs_desktop.views.widgets.files import ask_where
from hqs_desktop.views.widgets.labels import PlainLabel
from hqs_desktop.views.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_WIDTH: Final = 720
_WIDE: Final = 940
_BETWEEN: Final = 12
_TURNS: Final = {
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


class Preview(QWidget):
    """The pages under each other, as wide as there is room; black on white in the dark too, as paper is."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.setObjectName("print_preview")
        self.setAccessibleName(document.title)
        self.setAccessibleDescription(document.spoken)
        self._document = document
        self._size = document.paper
        self._pages = document.pages(self._size)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def pages(self) -> int:
        """How many there are."""
        return self._pages

    def hasHeightForWidth(self) -> bool:
        """The pages keep their shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All pages, and what is between them."""
        return round(self._pages * self._page_height(width) + (self._pages - 1) * px(self, _BETWEEN))

    def sizeHint(self) -> QSize:
        """For a layout that asks without a width."""
        return QSize(px(self, _WIDTH), self.heightForWidth(px(self, _WIDTH)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages that are seen, by the print's own painter."""
        unit = self.width() / self._size.width()
        height, step = self._page_height(self.width()), self._page_height(self.width()) + px(self, _BETWEEN)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        first, last = int(event.rect().top() // step), int(event.rect().bottom() // step)
        for number in range(first, min(last, self._pages - 1) + 1):
            painter.save()
            painter.translate(0, number * step)
            painter.fillRect(QRectF(0, 0, self.width(), height), QColor("#ffffff"))
            self._document.paint(painter, number, self._size, unit)
            painter.restore()
        painter.end()

    def _page_height(self, width: int) -> float:
        return width * self._size.height() / self._size.width()


class PrintDialog(FittedDialog):
    """Shows a document in a ``preview``, and sends it where it is wanted. Open with ``open()``.

    Its buttons stand in ``columns``.
    """

    def __init__(self, document: Document, preview: QWidget, width: int, columns: int, parent: QWidget | None) -> None:
        super().__init__(parent, width)
        self.setObjectName("print_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Print"))
        self.document = document
        deliberate(self)
        self.bar = MessageBar(dismissible=False)
        self._print = self._button("print_now", GO_ON.label(self.tr("Print")), "", self._print_on_default)
        self._print.setProperty("role", "primary")
        self._print.setDefault(True)
        choose = self._button("print_choose", self.tr("Choose a printer\u2026"), "print", self.choose_printer)
        save = self._button("print_save", SAVE_PDF.label(), "", self.choose_file)
        close = self._button("print_close", BACK.label(self.tr("Close")), "", self.reject)
        buttons = QGridLayout()
        buttons.setSpacing(px(self, 8))
        for place, button in enumerate((self._print, choose, save, close)):
            buttons.addWidget(button, *divmod(place, columns))
        self.body.addWidget(preview, 1)
        self.foot.setSpacing(px(self, 12))
        self.foot.addWidget(self.bar)
        self.foot.addLayout(buttons)
        bind_key(SAVE_PDF, self, self.choose_file)
        self._print.setFocus()

    def choose_printer(self) -> None:
        """Ask for a printer and its options, then print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415  # at the first print only

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._turn(printer)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def chosen(result: int) -> None:
            if result == QDialog.DialogCode.Accepted:
                self._printed(ok=send_to(printer, self.document))

        dialog.finished.connect(chosen)
        QDialog.open(dialog)  # its own open() wants a slot by name

    def choose_file(self) -> None:
        """Ask where the PDF goes, then write it."""
        ask_where(self, self.tr("Save as PDF"), self.document.file_name, {"PDF (*.pdf)": "pdf"}, self.save)

    def save(self, path: str) -> None:
        """Write the PDF where the user said."""
        try:
            save_pdf(self.document, Path(path))
        except NotSavedError as error:
            self.bar.show_message(Tone.DANGER, self.tr("The PDF could not be saved"), str(error))
        else:
            self.bar.show_message(Tone.SUCCESS, self.tr("Saved as PDF"), path)

    def _print_on_default(self) -> None:
        from PySide6.QtPrintSupport import QPrinter  # noqa: PLC0415  # at the first print only

        default = usual_printer()
        if default.isNull() and (wanted := wanted_printer()):  # never by itself on another: who would read it there?
            self.bar.show_message(
                Tone.WARN,
                self.tr("The printer of this desk is not there: {name}").format(name=formats.quoted(wanted)),
                self.tr("See whether it is on, choose another one here, or change it in the settings."),
            )
        elif default.isNull():
            self.bar.show_message(
                Tone.WARN,
                self.tr("No printer is set up on this computer"),
                self.tr("Save it as PDF, or have a default printer set up in Windows."),
            )
        else:
            printer = QPrinter(default, QPrinter.PrinterMode.HighResolution)
            self._turn(printer)
            self._printed(ok=send_to(printer, self.document))

    def _turn(self, printer: "QPrinter") -> None:
        put_paper(printer)
        paper = self.document.paper
        if paper.width() > paper.height():
            printer.setPageOrientation(QPageLayout.Orientation.Landscape)

    def _printed(self, *, ok: bool) -> None:
        if ok:
            self.accept()
        else:
            self.bar.show_message(
                Tone.DANGER,
                self.tr("The printer did not take it"),
                self.tr("See whether it is on and has paper, then print again, or save it as PDF."),
            )

    def _button(self, name: str, words: str, icon_name: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAutoDefault(False)
        if icon_name:
            put_icon(button, icon_name)
        button.clicked.connect(act)
        return button


class PagesDialog(PrintDialog):
    """The pages of a document under each other; what has no room is seen by Page Down and Page Up."""

    def __init__(self, document: Document, width: int, columns: int, parent: QWidget | None = None) -> None:
        preview = Preview(document)
        super().__init__(document, preview, width, columns, parent)
        count = PlainLabel(role="muted")
        count.setObjectName("print_pages")
        count.setText(self.tr("Pages: {n}. Page Down and Page Up turn them.").format(n=formats.digits(preview.pages)))
        self.foot.insertWidget(0, count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the pages, whatever button has the focus."""
        turn = _TURNS.get(Qt.Key(event.key()))
        if turn is None:
            super().keyPressEvent(event)
        else:
            self.scrolled.verticalScrollBar().triggerAction(turn)


class TableDialog(PagesDialog):
    """The pages of a table."""

    def __init__(self, table: PrintedTable, parent: QWidget | None = None) -> None:
        super().__init__(TableDocument(table), _WIDE if table.landscape else _WIDTH, 4, parent)
        self.setWindowTitle(table.title)
