"""The last word of a start that failed: a window of its own, because an installed program has no console."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from hqs_desktop.viewmodels.shell.startup import TroubleText
from hqs_desktop.views.style.fonts import base_font, load_fonts


class StartTroubleBox(QMessageBox):
    """Says why the program can't start. Opened with ``open()``; ``finished`` comes when it was read."""

    def __init__(self, text: TroubleText) -> None:
        super().__init__()
        load_fonts()
        self.setFont(base_font(1.0))
        self.setObjectName("start_trouble")
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if text.english else Qt.LayoutDirection.LeftToRight)
        self.setIcon(QMessageBox.Icon.Critical)
        self.setWindowTitle("HQS Desktop")
        self.setTextFormat(Qt.TextFormat.PlainText)  # the detail quotes paths and errors
        self.setText(text.title)
        self.setInformativeText("\n\n".join(text.paragraphs))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.addButton(text.close, QMessageBox.ButtonRole.RejectRole)
