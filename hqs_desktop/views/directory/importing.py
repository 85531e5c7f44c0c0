"""The dialog that imports the directory from a file."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QPushButton, QWidget

from hqs_desktop.viewmodels.commands import BACK, GO_ON
from hqs_desktop.viewmodels.directory.commands import IMPORT
from hqs_desktop.viewmodels.directory.importing import DirectoryImport, Phase
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style.fonts import use_application_font
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.busy import BusyRing
from hqs_desktop.views.widgets.dialog import FittedDialog
from hqs_desktop.views.widgets.files import ask_which_table
from hqs_desktop.views.widgets.forms import Labelled
from hqs_desktop.views.widgets.key_button import KeyButton
from hqs_desktop.views.widgets.labels import PlainLabel
from hqs_desktop.views.widgets.notes import NoteLine

_WIDTH: Final = 620
_REPORT: Final = 220


class DirectoryImportDialog(FittedDialog):
    """Shows a ``DirectoryImport``, which it lets go of at its end; open it with ``open()``."""

    def __init__(self, view_model: DirectoryImport, parent: QWidget | None = None) -> None:
        super().__init__(parent, _WIDTH)
        self.setObjectName("directory_import")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(IMPORT.words())
        view_model.setParent(self)
        self._view_model = view_model
        self._path = QLineEdit()
        self._path.setObjectName("directory_file")
        self._path.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._path.returnPressed.connect(self._read)
        self._file = Labelled(self.tr("File (XLSX, XLS, ODS or CSV)"), self._path, roomy=True)
        browse = QPushButton(self.tr("Choose\u2026"))
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        self._report = QListWidget()
        use_application_font(self._report)
        self._report.setObjectName("directory_report")
        self._report.setAccessibleName(self.tr("What the file holds, or what is wrong in it"))
        self._report.setMinimumHeight(px(self, _REPORT))
        self._report.setWordWrap(True)
        self._summary = NoteLine()
        self._summary.setObjectName("directory_summary")
        self._ring = BusyRing()
        self._keep = KeyButton(GO_ON.label(self.tr("Import")))
        self._keep.setObjectName("import_directory")
        self._keep.setProperty("role", "primary")
        self._keep.setAutoDefault(False)
        self._keep.clicked.connect(view_model.keep)
        close = QPushButton(BACK.label(self.tr("Cancel")))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self._lay_out(browse, close)
        view_model.changed.connect(self._show)
        view_model.problem_changed.connect(self._show)
        view_model.busy_changed.connect(self._show)
        view_model.kept.connect(self.accept)
        self.finished.connect(view_model.leave)
        self._show()
        self._path.setFocus()

    def _lay_out(self, browse: QPushButton, close: QPushButton) -> None:
        file = QHBoxLayout()
        file.setSpacing(px(self, 8))
        file.addWidget(self._file, 1)
        file.addWidget(browse, 0, Qt.AlignmentFlag.AlignVCenter)
        hint = self.tr(
            "Columns are known by their headings, as in an export. The number and the centre's id are needed."
        )
        self.body.addWidget(PlainLabel(hint, role="muted", wrap=True))
        self.body.addLayout(file)
        self.body.addWidget(self._report, 1)
        told = QHBoxLayout()
        told.setSpacing(px(self, 8))
        told.addWidget(self._summary, 1)
        told.addWidget(self._ring)
        told.addWidget(self._keep)
        told.addWidget(close)
        self.foot.addLayout(told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button under the focus."""
        focused = self.focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if isinstance(focused, QPushButton):
                focused.click()
        else:
            super().keyPressEvent(event)

    def _read(self) -> None:
        self._view_model.read(self._path.text())

    def _browse(self) -> None:
        ask_which_table(self, IMPORT.words(), self._chosen)

    def _chosen(self, path: str) -> None:
        self._path.setText(path)
        self._read()

    def _show(self) -> None:
        model = self._view_model
        self._file.tell(model.trouble, Tone.DANGER)
        words, tone = model.summary
        self._summary.tell(words, tone)
        report = list(model.report)
        if [self._report.item(row).text() for row in range(self._report.count())] != report:
            self._report.clear()
            self._report.addItems(report)
        self._ring.set_running(model.phase in {Phase.READING, Phase.KEEPING})
        self._keep.setEnabled(model.can_import)
        if model.can_import and self._path.hasFocus():
            self._keep.setFocus()
