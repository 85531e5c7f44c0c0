"""The slip as it will be, and where it goes: the usual printer, another one, or a PDF. Enter prints."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QPushButton, QWidget

from hqs_desktop.viewmodels.commands import BACK, GO_ON
from hqs_desktop.viewmodels.dialogs.commands import SAVE_PDF
from hqs_desktop.viewmodels.dialogs.slip import Slip
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.commands import bind_key
from hqs_desktop.views.dialogs.paper import A6, SlipNotWrittenError, paint_slip, print_slip, write_pdf
from hqs_desktop.views.style.icons import put_icon
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.deliberate import deliberate
from hqs_desktop.views.widgets.dialog import FittedDialog, room_of
from hqs_desktop.views.widgets.files import ask_where
from hqs_desktop.views.widgets.message_bar import MessageBar

_HEIGHT: Final = 450
_LEAST: Final = 120
_BELOW: Final = 150  # what buttons and margins take
_WIDTH: Final = 360


class SlipPreview(QWidget):
    """The slip on A6, in small; black on white in the dark too, as paper is."""

    def __init__(self, slip: Slip) -> None:
        super().__init__()
        self._slip = slip
        self.setObjectName("slip_preview")
        facts = (f"{row.label}: {row.value}" for row in slip.rows)
        self.setAccessibleName(slip.title)
        self.setAccessibleDescription(". ".join((slip.day, slip.time, *facts)))

        self.setMinimumHeight(px(self, _LEAST))

    def sizeHint(self) -> QSize:
        """A6 upright, no higher than leaves the buttons on the screen."""
        room = room_of(self).height() - px(self, _BELOW)
        height = max(px(self, _LEAST), min(px(self, _HEIGHT), room))
        return QSize(round(height * A6.width() / A6.height()), height)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        """The print's own painter, in the preview's unit, as large as there is room."""
        unit = min(self.width() / A6.width(), self.height() / A6.height())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.translate((self.width() - A6.width() * unit) / 2, (self.height() - A6.height() * unit) / 2)
        painter.fillRect(QRectF(QPointF(), QSizeF(A6) * unit), QColor("#ffffff"))
        paint_slip(painter, self._slip, QSizeF(A6), unit)
        painter.end()


class SlipDialog(FittedDialog):
    """Shows a slip; ``file_name`` is what a PDF of it is called first. Open with ``open()``."""

    def __init__(self, slip: Slip, file_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, _WIDTH)
        self.setObjectName("slip_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Print the slip"))
        self._slip, self._file_name = slip, file_name
        deliberate(self)
        self.bar = MessageBar(dismissible=False)
        self._print = self._button("slip_print", GO_ON.label(self.tr("Print")), "", self._print_on_default)
        self._print.setProperty("role", "primary")
        self._print.setDefault(True)
        self._choose = self._button("slip_choose", self.tr("Choose a printer\u2026"), "print", self.choose_printer)
        self._save = self._button("slip_save", SAVE_PDF.label(), "", self.choose_file)
        close = self._button("slip_close", BACK.label(self.tr("Close")), "", self.reject)
        buttons = QGridLayout()
        buttons.setSpacing(px(self, 8))
        for place, button in enumerate((self._print, self._choose, self._save, close)):
            buttons.addWidget(button, *divmod(place, 2))
        self.body.addWidget(SlipPreview(slip), 1)
        self.foot.setSpacing(px(self, 12))
        self.foot.addWidget(self.bar)
        self.foot.addLayout(buttons)
        bind_key(SAVE_PDF, self, self.choose_file)
        self._print.setFocus()

    def choose_printer(self) -> None:
        """Ask for a printer and its options, then print."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415  # at the first print only

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def chosen(result: int) -> None:
            if result == QDialog.DialogCode.Accepted:
                self._printed(ok=print_slip(self._slip, printer, self._title))

        dialog.finished.connect(chosen)
        QDialog.open(dialog)  # its own open() wants a slot by name

    def choose_file(self) -> None:
        """Ask where the PDF goes, then write it."""
        ask_where(self, self.tr("Save the slip as PDF"), self._file_name, {"PDF (*.pdf)": "pdf"}, self.save)

    def save(self, path: str) -> None:
        """Write the PDF where the user said."""
        try:
            write_pdf(self._slip, Path(path), self._title)
        except SlipNotWrittenError as error:
            self.bar.show_message(Tone.DANGER, self.tr("The PDF could not be saved"), str(error))
        else:
            self.bar.show_message(Tone.SUCCESS, self.tr("Saved as PDF"), path)

    @property
    def _title(self) -> str:
        """The document's name in the queue: others see it, so it names nobody."""
        return self.tr("Appointment slip")

    def _print_on_default(self) -> None:
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # noqa: PLC0415  # at the first print only

        default = QPrinterInfo.defaultPrinter()
        if default.isNull():
            self.bar.show_message(
                Tone.WARN,
                self.tr("No printer is set up on this computer"),
                self.tr("Save the slip as PDF, or have a default printer set up in Windows."),
            )
        else:
            self._printed(
                ok=print_slip(self._slip, QPrinter(default, QPrinter.PrinterMode.HighResolution), self._title)
            )

    def _printed(self, *, ok: bool) -> None:
        if ok:
            self.accept()
        else:
            self.bar.show_message(
                Tone.DANGER,
                self.tr("The printer did not take the slip"),
                self.tr("See whether it is on and has paper, then print again, or save the slip as PDF."),
            )

    def _button(self, name: str, words: str, icon_name: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAutoDefault(False)
        if icon_name:
            put_icon(button, icon_name)
        button.clicked.connect(act)
        return button
