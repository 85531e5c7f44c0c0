"""The directory of doctors and centres: searched as one types, and what is done with one of them."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from hqs_desktop.viewmodels.book.commands import UNDO
from hqs_desktop.viewmodels.commands import BACK
from hqs_desktop.viewmodels.dialogs.commands import ADD_DOCTOR
from hqs_desktop.viewmodels.dialogs.provider import filled_form
from hqs_desktop.viewmodels.directory.commands import (
    AGAIN,
    CLEAR,
    EDIT,
    EXPORT,
    HIDE,
    IMPORT,
    PIN,
    REMOVE,
    TO_SEARCH,
)
from hqs_desktop.viewmodels.directory.screen import DirectoryViewModel
from hqs_desktop.viewmodels.directory.words import NextStep
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.commands import bind_key
from hqs_desktop.views.dialogs.provider import ProviderDialog
from hqs_desktop.views.directory.importing import DirectoryImportDialog
from hqs_desktop.views.directory.list import DirectoryView
from hqs_desktop.views.style.icons import icon, put_icon
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.busy import BusyRing
from hqs_desktop.views.widgets.dialog import FittedDialog, room_of
from hqs_desktop.views.widgets.empty import EmptyState
from hqs_desktop.views.widgets.files import TABLES, ask_where
from hqs_desktop.views.widgets.flow import Flow
from hqs_desktop.views.widgets.key_button import KeyButton
from hqs_desktop.views.widgets.labels import ElidedLabel, PlainLabel
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.notes import ToneIcon
from hqs_desktop.views.widgets.table import ListSearch

_WIDTH: Final = 980
_HEIGHT: Final = 620
_LONGEST: Final = 200


class DirectoryDialog(FittedDialog):
    """Shows a ``DirectoryViewModel``, which it owns; open it with ``open()``."""

    def __init__(self, view_model: DirectoryViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent, _WIDTH)
        self.setObjectName("directory_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Directory of doctors and centres"))
        view_model.setParent(self)
        self._view_model = view_model
        self._search = ListSearch()
        self._hidden = QCheckBox(self.tr("Show hidden ones"))
        self._hidden.setObjectName("with_hidden")
        self._bar = MessageBar()
        self._rows = DirectoryView(view_model.rows)
        self._empty = EmptyState()
        self._places = QStackedWidget()
        self._details = ElidedLabel(role="muted")
        self._details.setObjectName("directory_details")
        self._count = PlainLabel(role="muted")
        self._count.setObjectName("directory_count")
        self._said_icon = ToneIcon()
        self._said = ElidedLabel()
        self._said.setObjectName("directory_said")
        self._ring = BusyRing()
        self._edit = self._button("edit_entry", EDIT.label(), "edit", self.edit)
        self._pin = self._button("pin_entry", PIN.label(), "pin", view_model.toggle_pin)
        self._hide = self._button("hide_entry", HIDE.label(), "eye_off", view_model.toggle_hidden)
        self._remove = self._button("remove_entry", REMOVE.label(), "delete", view_model.remove)
        self._undo = self._button("undo_entry", UNDO.label(), "arrow_undo", view_model.undo)
        self._add = self._button("add_entry", ADD_DOCTOR.label(), "person_add", self.add)
        self._import = self._button("import", IMPORT.label(), "", self.ask_file)
        self._export = self._button("export", EXPORT.label(), "", self.choose_file)
        self._lay_out()
        self._add_keys()
        self._connect()
        self._show_list()
        self._search.setFocus()

    def open(self) -> None:
        """As large as a long list wants and the screen lets it."""
        super().open()
        wanted = QSize(self.width(), px(self, _HEIGHT)).boundedTo(room_of(self))
        self.resize(self.size().expandedTo(wanted))

    def add(self) -> None:
        """Ask for a doctor who is not known here."""
        model = self._view_model
        intro = self.tr("The gateway has no list of doctors. What you type here is kept on this desk.")
        form = ProviderDialog(ADD_DOCTOR.words(), intro, self.tr("Add"), model.search_specialties, self, placed=True)
        form.taken.connect(model.add)
        form.open()

    def edit(self) -> None:
        """Ask what the selected entry should say."""
        model, entry = self._view_model, self._view_model.selected
        if entry is None:
            return
        intro = self.tr("This entry is of this desk's own: all of it can be changed.")
        if not model.removable:
            intro = self.tr("What you change holds on this desk. A field that you empty says what the gateway says.")
        form = ProviderDialog(
            self.tr("Edit a doctor"), intro, self.tr("Keep"), model.search_specialties, self, placed=True
        )
        form.fill(filled_form(entry), model.specialty_of(entry))
        form.say_heard(model.heard(entry), fixed=not model.removable)
        form.taken.connect(partial(model.edit, entry))
        form.open()

    def ask_file(self) -> None:
        """Ask which file is to be imported."""
        importing = self._view_model.importing()
        if importing is not None:
            DirectoryImportDialog(importing, self).open()

    def choose_file(self) -> None:
        """Ask where the rows that are shown go, then write them."""
        model = self._view_model
        if not model.rows.entries or model.busy:
            return
        ask_where(self, self.tr("Export the directory"), model.file_name, TABLES, lambda path: model.export(Path(path)))

    def _lay_out(self) -> None:
        self._search.setObjectName("directory_search")
        self._search.setAccessibleName(TO_SEARCH.words())
        self._search.setPlaceholderText(TO_SEARCH.label(self.tr("Name, number, specialty or centre")))
        self._search.setClearButtonEnabled(True)
        self._search.setMaxLength(_LONGEST)
        self._search.addAction(icon("search", self.palette()), QLineEdit.ActionPosition.LeadingPosition)
        self._search.setText(self._view_model.text)
        self._hidden.setChecked(self._view_model.with_hidden)
        top = QHBoxLayout()
        top.setSpacing(px(self, 12))
        top.addWidget(self._search, 1)
        top.addWidget(self._hidden)
        self._places.addWidget(self._rows)
        self._places.addWidget(self._empty)
        self.body.setSpacing(px(self, 8))
        self.body.addLayout(top)
        self.body.addWidget(self._bar)
        self.body.addWidget(self._places, 1)
        self.body.addWidget(self._details)
        self.foot.setSpacing(px(self, 8))
        self.foot.addLayout(self._told())
        self.foot.addLayout(self._buttons())

    def _told(self) -> QHBoxLayout:
        told = QHBoxLayout()
        told.setSpacing(px(self, 8))
        told.addWidget(self._count)
        told.addSpacing(px(self, 8))
        told.addWidget(self._said_icon)
        told.addWidget(self._said, 1)
        told.addWidget(self._ring)
        told.addWidget(self._undo)
        return told

    def _buttons(self) -> Flow:
        close = self._button("close_directory", BACK.label(self.tr("Close")), "", self.reject)
        close.setProperty("role", "")
        row = Flow(px(self, 8))
        for button in (self._edit, self._pin, self._hide, self._remove, self._add, self._import, self._export, close):
            row.addWidget(button)
        return row

    def _button(self, name: str, words: str, icon_name: str, act: Callable[[], None]) -> QPushButton:
        button = KeyButton(words)
        button.setObjectName(name)
        button.setProperty("role", "quiet")
        if icon_name:
            put_icon(button, icon_name)
        button.clicked.connect(lambda _=False: act())
        return button

    def _add_keys(self) -> None:
        model = self._view_model
        for command, act in (
            (TO_SEARCH, self._to_search),
            (ADD_DOCTOR, self.add),
            (PIN, model.toggle_pin),
            (HIDE, model.toggle_hidden),
            (UNDO, model.undo),
            (IMPORT, self.ask_file),
            (EXPORT, self.choose_file),
            (AGAIN, model.read),
        ):
            bind_key(command, self, act)
        bind_key(REMOVE, self._rows, model.remove)

    def _connect(self) -> None:
        model = self._view_model
        self._search.textChanged.connect(model.set_text)
        self._search.left.connect(self._to_rows)
        self._search.emptied.connect(self._back)
        self._hidden.toggled.connect(model.show_hidden)
        self._rows.opened.connect(self.edit)
        self._rows.typed.connect(self._search_on)
        self._rows.selectionModel().currentRowChanged.connect(self._row_chosen)
        self._bar.acted.connect(self.choose_file)
        self.finished.connect(model.leave)
        for signal, show in (
            (model.listed_changed, self._show_list),
            (model.ready_changed, self._show_list),
            (model.problem_changed, self._show_list),
            (model.selected_changed, self._show_selected),
            (model.said_changed, self._show_said),
            (model.undo_changed, self._show_undo),
            (model.trouble_changed, self._show_trouble),
            (model.problem_changed, self._show_trouble),
            (model.busy_changed, self._show_busy),
        ):
            signal.connect(show)

    def _show_list(self) -> None:
        model = self._view_model
        if self._search.text() != model.text:
            self._search.setText(model.text)
        self._count.setText(model.count_text)
        nothing = model.emptiness
        had_focus = self._rows.hasFocus()
        self._places.setCurrentWidget(self._rows if nothing is None else self._empty)
        if nothing is not None:
            self._empty.show_reason(nothing.icon, nothing.title, nothing.text)
            for number, step in enumerate(nothing.steps):
                words, act = self._step(step)
                self._empty.offer(words, act, primary=number == 0)
            if had_focus:
                self._search.setFocus()
        self._show_selected()
        self._show_busy()
        self._show_undo()

    def _step(self, step: NextStep) -> tuple[str, Callable[[], None]]:
        match step:
            case NextStep.ADD:
                return ADD_DOCTOR.label(), self.add
            case NextStep.CLEAR:
                return CLEAR.label(self.tr("Clear the search")), self._clear
            case NextStep.SHOW_HIDDEN:
                return self._hidden.text(), self._hidden.toggle
            case NextStep.AGAIN:
                return AGAIN.label(), self._view_model.read

    def _show_selected(self) -> None:
        model, entry = self._view_model, self._view_model.selected
        self._details.setText(model.details)
        for button in (self._edit, self._pin, self._hide, self._remove):
            button.setEnabled(entry is not None)
        self._pin.setText(PIN.label(self.tr("Unpin") if entry is not None and entry.pinned else ""))
        self._hide.setText(HIDE.label(self.tr("Show again") if entry is not None and entry.hidden else ""))
        put_icon(self._hide, "eye" if entry is not None and entry.hidden else "eye_off")
        row = model.selected_row
        if row >= 0 and row != self._rows.currentIndex().row():
            self._rows.selectionModel().setCurrentIndex(
                model.rows.index(row, 0),
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )
            self._rows.scrollTo(model.rows.index(row, 0))

    def _show_said(self) -> None:
        words, tone = self._view_model.said
        self._said_icon.show_icon(("info" if tone is Tone.WARN else "checkmark_circle") if words else "", tone)
        self._said.setText(words)
        self._said.setAccessibleName(words)

    def _show_undo(self) -> None:
        self._search.leaves_undo = self._view_model.can_undo
        self._undo.setVisible(self._view_model.can_undo)

    def _show_trouble(self) -> None:
        trouble = self._view_model.trouble
        if trouble is None:
            self._bar.hide()
        else:
            self._bar.show_message(Tone.DANGER, trouble.title, trouble.advice)

    def _show_busy(self) -> None:
        self._ring.set_running(self._view_model.busy)
        self._export.setEnabled(bool(self._view_model.rows.entries) and not self._view_model.busy)

    def _to_search(self) -> None:
        self._search.setFocus()
        self._search.selectAll()

    def _clear(self) -> None:
        self._search.clear()
        self._search.setFocus()

    def _back(self) -> None:
        """Esc in the search: it is cleared first, the next one closes."""
        if self._search.text():
            self._clear()
        else:
            self.reject()

    def _to_rows(self) -> None:
        if self._view_model.rows.entries:
            self._rows.setFocus()
        elif self._empty.actions_offered:
            self._empty.actions_offered[0].setFocus()

    def _row_chosen(self, current: QModelIndex) -> None:
        self._view_model.select(current.row())

    def _search_on(self, text: str) -> None:
        self._search.setFocus()
        self._search.setText(text)
