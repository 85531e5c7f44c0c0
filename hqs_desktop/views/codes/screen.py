"""The code tables (F8): the guide's nineteen appendices, one search through all of them, copying and exporting."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QTimer
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hqs_desktop.codes.lists import ListKind
from hqs_desktop.viewmodels.codes.commands import (
    CLEAR,
    COPY_CODE,
    COPY_JSON,
    COPY_TERM,
    EXPORT,
    IMPORT,
    TO_SEARCH,
    UNDO_IMPORT,
)
from hqs_desktop.viewmodels.codes.doings import Part
from hqs_desktop.viewmodels.codes.screen import CodesViewModel
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.bind import bind
from hqs_desktop.views.codes.lists import EntriesView, TablesView
from hqs_desktop.views.commands import bind_bare_key, bind_key
from hqs_desktop.views.style.icons import icon, put_icon
from hqs_desktop.views.style.theme import grown, has_largest_text, px
from hqs_desktop.views.widgets.beside import whole
from hqs_desktop.views.widgets.busy import BusyRing
from hqs_desktop.views.widgets.empty import EmptyState
from hqs_desktop.views.widgets.files import TABLES, ask_where
from hqs_desktop.views.widgets.flow import Flow
from hqs_desktop.views.widgets.key_button import KeyButton
from hqs_desktop.views.widgets.labels import ElidedLabel, PlainLabel
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.notes import ToneIcon
from hqs_desktop.views.widgets.table import ListSearch

_TABLES_WIDTH = 292
_LONGEST = 200


class CodesScreen(QWidget):
    """Shows a ``CodesViewModel``. The tables are read when the screen is first seen."""

    def __init__(self, view_model: CodesViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codes_screen")
        self.setAccessibleName(self.tr("Codes"))
        self._view_model = view_model
        self._opened = False
        self._search = ListSearch()
        self._tables = TablesView(view_model.tables)
        self._title = ElidedLabel(role="section")
        self._title.setObjectName("codes_title")
        self._place = ElidedLabel(role="muted")
        self._place.setObjectName("codes_place")
        self._system = ElidedLabel()
        self._system.setObjectName("codes_system")
        self._copy_system = self._button("copy_system", self.tr("Copy"), "copy", lambda: self._copy(Part.SYSTEM))
        self._copy_system.setAccessibleName(self.tr("Copy the coding system"))
        self._bar = MessageBar()
        self._rows = EntriesView(view_model.rows)
        self._empty = EmptyState()
        self._places = QStackedWidget()
        self._details = ElidedLabel(role="muted")
        self._details.setObjectName("codes_details")
        self._count = PlainLabel(role="muted")
        self._count.setObjectName("codes_count")
        self._said_icon = ToneIcon()
        self._said = ElidedLabel()
        self._said.setObjectName("codes_said")
        self._ring = BusyRing()
        self._actions = {
            Part.CODE: self._button("copy_code", COPY_CODE.label(), "copy", self._copy_code),
            Part.NAME: self._button("copy_name", COPY_TERM.label(), "", self._copy_term),
            Part.JSON: self._button("copy_json", COPY_JSON.label(), "", self._copy_json),
        }
        self._export = self._button("export", EXPORT.label(), "", self.choose_file)
        self._import = self._button("import", IMPORT.label(), "", self.open_import)
        self._undo = self._button("undo_import", UNDO_IMPORT.label(), "", view_model.undo_import)
        self._lay_out()
        self._add_keys()
        self._connect()

    def focus_first(self) -> None:
        """The search, its text chosen, so that the next word replaces it."""
        self._search.setFocus()
        self._search.selectAll()

    focus_top = focus_first

    def showEvent(self, event: QShowEvent) -> None:
        """Read the tables once the screen has been painted the first time, and get ready for the first key."""
        super().showEvent(event)
        if not self._opened:
            self._opened = True
            self._search.setText(self._view_model.text)
            QTimer.singleShot(0, self, self._open)

    def choose_file(self) -> None:
        """Ask where the rows that are shown go, then write them."""
        model = self._view_model
        if not model.can_export or model.busy:
            return
        ask_where(self, self.tr("Export the table"), model.file_name, TABLES, lambda path: model.export(Path(path)))

    def open_import(self) -> None:
        """Import a list: the one that is shown, or another."""
        if (model := self._view_model.importing()) is not None:
            from hqs_desktop.views.codes.importing import ImportDialog  # noqa: PLC0415  # seldom asked for

            dialog = ImportDialog(model, self)
            model.kept.connect(lambda: self._imported(model.kind))
            dialog.open()

    def _imported(self, kind: ListKind) -> None:
        self._search.clear()
        self._view_model.show_imported(kind)
        self._rows.setFocus()

    def _open(self) -> None:
        self._view_model.open()
        QTimer.singleShot(0, self, self._view_model.warm)

    def _lay_out(self) -> None:
        self._search.setObjectName("codes_search")
        self._search.setAccessibleName(TO_SEARCH.words())
        self._search.setPlaceholderText(TO_SEARCH.label(self.tr("Code, term or note in any of the tables")))
        self._search.setClearButtonEnabled(True)
        self._search.setMaxLength(_LONGEST)
        self._search.addAction(icon("search", self.palette()), QLineEdit.ActionPosition.LeadingPosition)
        if not has_largest_text(self):
            self._tables.setFixedWidth(grown(self, _TABLES_WIDTH))
        self._places.addWidget(self._rows)
        self._places.addWidget(self._empty)
        right = QVBoxLayout()
        right.setSpacing(px(self, 4))
        right.addLayout(self._head())
        right.addWidget(self._bar)
        right.addWidget(self._places, 1)
        right.addWidget(self._details)
        large = has_largest_text(self)
        both: QBoxLayout = QVBoxLayout() if large else QHBoxLayout()
        both.setSpacing(px(self, 12))
        both.addWidget(self._tables)
        both.addLayout(right, 1)
        column = QVBoxLayout(whole(self))
        column.setContentsMargins(px(self, 12), px(self, 8), px(self, 12), px(self, 8))
        column.setSpacing(px(self, 8))
        column.addWidget(self._search)
        column.addLayout(both, 1)
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(self, 8))
        row.addWidget(self._title)
        row.addWidget(self._place)
        row.addStretch(1)
        keeps = self._copy_system.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # else the rows move up where a table has no system
        self._copy_system.setSizePolicy(keeps)
        row.addWidget(self._system)
        row.addWidget(self._copy_system)
        return row

    def _foot(self) -> Flow:
        said, buttons = QWidget(), QWidget()
        said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        told = QHBoxLayout(said)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(px(self, 8))
        told.addWidget(self._count)
        told.addSpacing(px(self, 8))
        told.addWidget(self._said_icon)
        told.addWidget(self._said, 1)
        told.addWidget(self._ring)
        row = Flow(px(self, 8), buttons)
        for button in (*self._actions.values(), self._export, self._import, self._undo):
            row.addWidget(button)
        foot = Flow(px(self, 4))
        foot.addWidget(said)
        foot.addWidget(buttons)
        return foot

    def _button(self, name: str, words: str, icon_name: str, act: Callable[[], None]) -> QPushButton:
        button = KeyButton(words)
        button.setObjectName(name)
        button.setProperty("role", "quiet")
        button.setAutoDefault(True)
        if icon_name:
            put_icon(button, icon_name)
        button.clicked.connect(lambda _=False: act())
        return button

    def _add_keys(self) -> None:
        bind_key(TO_SEARCH, self, self.focus_first)
        bind_key(COPY_TERM, self, self._copy_term)
        bind_key(COPY_JSON, self, self._copy_json)
        bind_key(EXPORT, self, self.choose_file)
        bind_key(IMPORT, self, self.open_import)
        bind_key(UNDO_IMPORT, self, self._view_model.undo_import)
        # Only in the lists: in the field these keys belong to the text.
        for view in (self._tables, self._rows):
            bind_bare_key(COPY_CODE, view, self._copy_code)
            bind_key(CLEAR, view, self._clear)

    def _connect(self) -> None:
        model = self._view_model
        self._search.textChanged.connect(model.set_text)
        bind(model, "text", self._search, _show_text)
        self._search.left.connect(self._to_rows)
        self._search.emptied.connect(self._clear)
        self._tables.chosen.connect(model.choose)
        self._rows.opened.connect(self._copy_code)
        self._rows.typed.connect(self._search_on)
        self._rows.left.connect(self._search.setFocus)
        self._rows.selectionModel().currentRowChanged.connect(self._row_chosen)
        self._bar.acted.connect(self.choose_file)
        for signal, show in (
            (model.listed_changed, self._show_list),
            (model.selected_changed, self._show_selected),
            (model.said_changed, self._show_said),
            (model.trouble_changed, self._show_trouble),
            (model.problem_changed, self._show_trouble),
            (model.busy_changed, self._show_busy),
        ):
            signal.connect(show)

    def _show_list(self) -> None:
        model = self._view_model
        self._count.setText(model.count_text)
        self._places.setCurrentWidget(self._rows if model.can_export else self._empty)
        if not model.can_export:
            self._show_empty()
        self._export.setEnabled(model.can_export and not model.busy)

    def _show_empty(self) -> None:
        title, text = self._view_model.emptiness
        if self._view_model.searching:
            self._empty.show_reason("search", title, text)
            self._empty.offer(CLEAR.label(), self._clear, primary=True)
        else:
            self._empty.show_reason("clipboard_task", title, text)
            if self._view_model.can_import:
                self._empty.offer(IMPORT.label(), self.open_import, primary=True)

    def _show_selected(self) -> None:
        model = self._view_model
        found = model.selected is not None or not model.searching
        self._title.setText(model.title if found else "")
        self._place.setText(model.place if found else "")
        self._import.setVisible(model.can_import and model.list_kind is not None)
        self._undo.setVisible(model.can_undo)
        self._search.leaves_undo = model.can_undo
        self._system.setText(model.system)
        for shown in (self._system, self._copy_system):
            shown.setVisible(found and bool(model.system))
        self._details.setText(model.details)
        self._tables.mark(model.table.appendix)
        for part, button in self._actions.items():
            button.setEnabled(model.can_copy_json if part is Part.JSON else model.selected is not None)
        row = model.selected_row
        if row >= 0 and row != self._rows.currentIndex().row():
            self._rows.selectionModel().setCurrentIndex(
                model.rows.index(row, 0),
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )

    def _show_said(self) -> None:
        words, tone = self._view_model.said
        self._said_icon.show_icon("checkmark_circle" if words else "", tone)
        self._said.setText(words)
        self._said.setAccessibleName(words)

    def _show_trouble(self) -> None:
        trouble = self._view_model.trouble
        if trouble is None:
            self._bar.hide()
        else:
            again = EXPORT.label(self.tr("Choose another place"))
            self._bar.show_message(Tone.DANGER, trouble.title, trouble.advice, action=again)

    def _show_busy(self) -> None:
        self._ring.set_running(self._view_model.busy)
        self._export.setEnabled(self._view_model.can_export and not self._view_model.busy)

    def _copy_code(self) -> None:
        self._copy(Part.CODE)

    def _copy_term(self) -> None:
        self._copy(Part.NAME)

    def _copy_json(self) -> None:
        self._copy(Part.JSON)

    def _copy(self, part: Part) -> None:
        if text := self._view_model.copied(part):
            QGuiApplication.clipboard().setText(text)

    def _clear(self) -> None:
        self._search.clear()
        self._search.setFocus()

    def _to_rows(self) -> None:
        if self._view_model.can_export:
            self._view_model.select(self._view_model.selected_row)
            self._rows.setFocus()

    def _row_chosen(self, current: QModelIndex) -> None:
        if current.row() != self._view_model.selected_row:
            self._view_model.select(current.row())

    def _search_on(self, text: str) -> None:
        self._search.setFocus()
        self._search.setText(text)


def _show_text(field: QLineEdit, text: object) -> None:
    field.setText(str(text))


def make(view_model: Callable[[], CodesViewModel], parent: QWidget) -> CodesScreen:
    """For ``app.screens``."""
    return CodesScreen(view_model(), parent)
