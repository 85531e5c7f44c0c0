"""The dialog that imports a list: a file, what its columns are, what is said of it by line; then it is in use."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from hqs_desktop.codes.lists import ListKind
from hqs_desktop.viewmodels.codes.commands import IMPORT
from hqs_desktop.viewmodels.codes.importing import ImportViewModel, Phase
from hqs_desktop.viewmodels.commands import BACK, GO_ON
from hqs_desktop.viewmodels.lines import Choice
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.codes.text_table import TextTableView
from hqs_desktop.views.style.theme import has_large_text, px
from hqs_desktop.views.widgets.busy import BusyRing
from hqs_desktop.views.widgets.choice_box import ChoiceBox
from hqs_desktop.views.widgets.dialog import FittedDialog
from hqs_desktop.views.widgets.files import ask_which_table
from hqs_desktop.views.widgets.forms import Labelled
from hqs_desktop.views.widgets.labels import ElidedLabel, PlainLabel
from hqs_desktop.views.widgets.notes import NoteLine

_WIDTH: Final = 760
_IN_A_ROW: Final = 4  # columns that are named beside each other
_LONGEST_PATH: Final = 1_000


class ImportDialog(FittedDialog):
    """Shows an ``ImportViewModel``, which it lets go of at its end; open it with ``open()``."""

    def __init__(self, view_model: ImportViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent, _WIDTH)
        self.setObjectName("import_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import a list"))
        self._view_model = view_model
        self._kinds = _box("import_kind", self.tr("List"))
        self._present = PlainLabel(role="muted", wrap=True)
        self._present.setObjectName("import_present")
        self._path = QLineEdit()
        self._path.setObjectName("import_path")
        self._path.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._path.setMaxLength(_LONGEST_PATH)
        self._browse = self._button("import_browse", self.tr("Choose\u2026"), self._choose_file)
        self._file = Labelled(self.tr("File (XLSX, XLS, ODS or CSV)"), self._path)
        self._sheets = _box("import_sheet", self.tr("Sheet"))
        self._layouts = _box("import_layout", self.tr("How the file is laid out"))
        self._sheet_row = Labelled(self._sheets.accessibleName(), self._sheets)
        self._layout_row = Labelled(self._layouts.accessibleName(), self._layouts)
        self._fields = QWidget()
        self._grid = QGridLayout(self._fields)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._boxes: list[Labelled] = []
        self._preview = TextTableView(view_model.preview, self.tr("The file's first lines"))
        self._preview.setObjectName("import_preview")
        self._summary = NoteLine()
        self._summary.setObjectName("import_summary")
        self._changes = PlainLabel(role="strong", wrap=True)
        self._changes.setObjectName("import_changes")
        self._report = TextTableView(view_model.report, self.tr("What is said of the lines"))
        self._report.setObjectName("import_report")
        self._ring = BusyRing()
        self._working = ElidedLabel(role="muted")
        self._working.setObjectName("import_working")
        self._import = self._button("import_keep", GO_ON.label(self.tr("Import")), view_model.keep)
        self._import.setProperty("role", "primary")
        self._read = self._button("import_read", GO_ON.label(self.tr("Read the file")), self._open_path)
        self._read.setProperty("role", "primary")
        self._leave = self._button("import_leave", BACK.label(self.tr("Cancel")), self.reject)
        self._lay_out()
        self._connect()
        self._show_all()
        self._path.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc stops what runs, then closes; Enter in the path reads the file."""
        if event.key() == Qt.Key.Key_Escape and self._view_model.phase in {Phase.READING, Phase.CHECKING}:
            self._view_model.stop()
            self._path.setFocus()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(px(self, 8))
        top.addWidget(self._file, 1)
        top.addWidget(self._browse, 0, Qt.AlignmentFlag.AlignBottom)
        both = QHBoxLayout()
        both.setSpacing(px(self, 12))
        both.addWidget(self._sheet_row, 1)
        both.addWidget(self._layout_row, 2)
        self._grid.setHorizontalSpacing(px(self, 12))
        self._grid.setVerticalSpacing(px(self, 4))
        self._file_note = NoteLine()
        self._file_note.setObjectName("import_fault")
        self.body.addWidget(Labelled(self._kinds.accessibleName(), self._kinds))
        self.body.addWidget(self._present)
        self.body.addLayout(top)
        self.body.addWidget(self._file_note)
        self.body.addLayout(both)
        below: tuple[QWidget, ...] = (self._fields, self._preview, self._report)
        for part in below:
            self.body.addWidget(part)
        self.body.addStretch(1)
        self.body.setSpacing(px(self, 6))
        row = QHBoxLayout()
        row.setSpacing(px(self, 8))
        row.addWidget(self._ring)
        row.addWidget(self._working, 1)
        for button in (self._read, self._import, self._leave):
            row.addWidget(button)
        self.foot.setSpacing(px(self, 6))
        self.foot.addWidget(self._summary)  # here, for it must be seen wherever one has scrolled
        self.foot.addWidget(self._changes)
        self.foot.addLayout(row)

    def _button(self, name: str, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _=False: act())
        return button

    def _connect(self) -> None:
        model = self._view_model
        self._kinds.activated.connect(self._kind_chosen)
        self._sheets.activated.connect(lambda row: model.open(model.path, self._sheets.itemText(row)))
        self._layouts.activated.connect(lambda row: model.choose_layout(self._layouts.itemData(row)))
        self._path.textEdited.connect(lambda _: self._show_phase())
        for signal, show in (
            (model.phase_changed, self._show_phase),
            (model.progress_changed, self._show_working),
            (model.sheet_changed, self._show_sheet),
            (model.checked_changed, self._show_checked),
            (model.fault_changed, self._show_fault),
            (model.kept, self.accept),
        ):
            signal.connect(show)
        self.finished.connect(lambda _: model.let_go())
        self.finished.connect(model.deleteLater)

    def _show_all(self) -> None:
        for kind in ListKind:
            self._kinds.addItem(self._view_model.title_of(kind), kind)
        self._kinds.setCurrentIndex([*ListKind].index(self._view_model.kind))
        self._show_sheet()
        self._show_checked()
        self._show_fault()
        self._show_phase()

    def _show_phase(self) -> None:
        model = self._view_model
        self._present.setText(model.present)
        unread = not model.read or self._path.text().strip() != model.path
        self._read.setVisible(unread)
        self._import.setVisible(not unread)
        self._read.setDefault(unread)
        self._import.setDefault(not unread)
        working = bool(model.working)
        self._read.setEnabled(not working)
        self._import.setEnabled(model.can_import)
        self._kinds.setEnabled(model.phase is not Phase.KEEPING)
        self._leave.setEnabled(model.phase is not Phase.KEEPING)
        if model.can_import and not unread:
            self._import.setFocus()
        self._show_working()

    def _show_working(self) -> None:
        words = self._view_model.working
        self._ring.set_running(bool(words))
        self._working.setText(words)

    def _show_sheet(self) -> None:
        model = self._view_model
        sheets = [Choice(name, name) for name in model.sheets]
        _fill(self._sheets, sheets, model.sheet)
        _fill(self._layouts, model.layouts, model.layout)
        self._sheet_row.setVisible(len(sheets) > 1)
        self._layout_row.setVisible(model.read and len(model.layouts) > 1)
        self._fields.setVisible(model.read)
        self._preview.setVisible(model.read)
        self._show_fields()
        self._show_checked()

    def _show_fields(self) -> None:
        """A box for each column; those that are there stay, so that the focus does too."""
        model = self._view_model
        lines = model.fields if model.read else []
        while len(self._boxes) > len(lines):
            gone = self._boxes.pop()
            self._grid.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        columns = model.columns
        for number, line in enumerate(lines):
            if number == len(self._boxes):
                box = _box(f"import_column_{number}", line.label)
                box.activated.connect(partial(self._column_chosen, number))
                self._boxes.append(Labelled(line.label, box))
                row, column = divmod(number, _IN_A_ROW // 2 if has_large_text(self) else _IN_A_ROW)
                self._grid.addWidget(self._boxes[number], row, column, Qt.AlignmentFlag.AlignTop)
            labelled = self._boxes[number]
            labelled.rename(line.label)
            if isinstance(labelled.field, ChoiceBox):
                _fill(labelled.field, columns, line.column)
            labelled.tell(self.tr("Choose its column") if line.missing else "", Tone.WARN)

    def _show_checked(self) -> None:
        model = self._view_model
        words, tone = model.summary
        self._summary.setVisible(bool(words))
        self._summary.tell(words, tone)
        self._changes.setText(model.changes)
        self._changes.setVisible(bool(model.changes))
        self._report.setVisible(model.report.rowCount() > 0)
        self._show_phase()

    def _show_fault(self) -> None:
        fault = self._view_model.fault
        self._file_note.setVisible(bool(fault))
        self._file_note.tell(fault, Tone.DANGER)
        self._path.setAccessibleDescription(fault)
        if fault:
            self._path.setFocus()

    def _kind_chosen(self, row: int) -> None:
        self._view_model.choose_kind([*ListKind][row])

    def _column_chosen(self, number: int, row: int) -> None:
        model = self._view_model
        column = model.columns[row].value
        model.choose_column(model.fields[number].field, column if isinstance(column, int) else None)

    def _open_path(self) -> None:
        self._view_model.open(self._path.text())
        self._path.setText(self._view_model.path)
        self._show_phase()

    def _choose_file(self) -> None:
        ask_which_table(self, IMPORT.words(), self._chosen)

    def _chosen(self, path: str) -> None:
        self._path.setText(path)
        self._open_path()


def _box(name: str, words: str) -> ChoiceBox:
    box = ChoiceBox()
    box.setObjectName(name)
    box.setAccessibleName(words)
    box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box


def _fill(box: ChoiceBox, choices: Sequence[Choice], value: object) -> None:
    box.clear()
    for choice in choices:
        box.addItem(choice.text, choice.value)
    values = [choice.value for choice in choices]
    box.setCurrentIndex(values.index(value) if value in values else -1)
