"""The dialog over the saved searches: keeps the present one, and sees to the others. By keys alone."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hqs_desktop.core.searches import PLACES, SavedSearch, SavedSpan
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.book.commands import UNDO
from hqs_desktop.viewmodels.commands import BACK, GO_ON
from hqs_desktop.viewmodels.dialogs.commands import MOVE_DOWN, MOVE_UP, REMOVE
from hqs_desktop.viewmodels.find.commands import SAVED
from hqs_desktop.viewmodels.find.saved import LONGEST_NAME, SavedSearchesViewModel
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.commands import bind_key
from hqs_desktop.views.style.fonts import use_application_font
from hqs_desktop.views.style.theme import has_largest_text, px
from hqs_desktop.views.widgets.choice_box import ChoiceBox
from hqs_desktop.views.widgets.dialog import FittedDialog
from hqs_desktop.views.widgets.forms import Labelled
from hqs_desktop.views.widgets.labels import PlainLabel
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.notes import NoteLine

_WIDTH: Final = 540
_ROW: Final = 28


class _NameEdit(QLineEdit):
    """Where the name is typed; the arrows up and down are the list's."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say where the arrow leads."""
        step = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}.get(event.key())
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class SavedDialog(FittedDialog):
    """``place`` is where the list stands. Enter saves the present search there, or gives the search there its name."""

    def __init__(self, view_model: SavedSearchesViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent, _WIDTH)
        self._view_model = view_model
        self._renaming = False
        self.setObjectName("saved_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Saved searches"))
        self._spans = ChoiceBox()
        self._spans.setObjectName("saved_days")
        self._fill_spans()
        self.name = _NameEdit()
        self.name.setObjectName("saved_name")
        self.name.setMaxLength(LONGEST_NAME)
        self.name.textEdited.connect(self._edited)
        self.name.stepped.connect(self._step)
        self._days_row = Labelled(self.tr("Days"), self._spans)
        self._name_row = Labelled(self.tr("Name"), self.name, roomy=True)
        self.list = QListWidget()
        self.list.setObjectName("saved_list")
        self.list.setAccessibleName(self.tr("Place"))
        use_application_font(self.list)
        self.list.setFixedHeight(px(self, _ROW) * len(PLACES) + px(self, 8))
        self.list.setViewportMargins(px(self, 6), px(self, 2), px(self, 6), 0)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._note = NoteLine()
        self._note.setObjectName("saved_note")
        self._trouble = MessageBar(dismissible=False)
        self.body.setSpacing(px(self, 6))
        above = QHBoxLayout()
        above.setSpacing(px(self, 8))
        above.addWidget(self._name_row, 3, Qt.AlignmentFlag.AlignTop)
        above.addWidget(self._days_row, 2, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(above)
        for widget in (PlainLabel(self.tr("Place"), role="label"), self.list, self._note):
            self.body.addWidget(widget)
        self.body.addWidget(self._trouble)
        self.foot.addLayout(self._button_row())
        self._connect()
        self._show_list()
        self._propose()

    @property
    def place(self) -> int:
        """The place that is chosen, 1 to 9."""
        return PLACES[max(0, self.list.currentRow())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the name as it was, before it closes."""
        if event.key() == Qt.Key.Key_Escape and self._renaming:
            self._propose()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self._view_model.changed.connect(self._show_list)
        self._view_model.problem_changed.connect(self._show_trouble)
        self.list.currentRowChanged.connect(self._show_acts)
        bind_key(REMOVE, self.list, self._remove)
        bind_key(UNDO, self.list, self._view_model.put_back)
        bind_key(MOVE_UP, self, partial(self._move, -1))
        bind_key(MOVE_DOWN, self, partial(self._move, 1))
        for number, command in enumerate(SAVED):
            bind_key(command, self, partial(self.list.setCurrentRow, number))

    def _button_row(self) -> QBoxLayout:
        self._go = QPushButton()
        self._go.setObjectName("save_here")
        self._go.setProperty("role", "primary")
        self._go.setDefault(True)
        self._go.clicked.connect(self._save)
        self._rename = self._button("rename", self.tr("Rename"), self._ask_name)
        self._remove_button = self._button("remove", REMOVE.label(self.tr("Remove")), self._remove)
        self._undo = self._button("undo", UNDO.label(self.tr("Put back")), self._view_model.put_back)
        close = self._button("close", BACK.label(self.tr("Close")), self.reject)
        foot: QBoxLayout = QVBoxLayout() if has_largest_text(self) else QHBoxLayout()
        foot.setSpacing(px(self, 8))
        row = QHBoxLayout()
        row.setSpacing(px(self, 8))
        for button in (self._go, self._rename, self._remove_button, self._undo):
            row.addWidget(button)
        row.addStretch(1)
        foot.addLayout(row)
        foot.addWidget(close)
        return foot

    def _button(self, name: str, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAutoDefault(True)  # Enter presses what has the focus
        button.clicked.connect(act)
        return button

    def _fill_spans(self) -> None:
        for span in self._view_model.spans():
            self._spans.addItem(self._view_model.span_words(span), span)
        self._spans.setEnabled(self._spans.count() > 1)

    def _span(self) -> SavedSpan | None:
        span = self._spans.currentData()
        return span if isinstance(span, SavedSpan) else None

    def _propose(self) -> None:
        """Save the present search at the first free place."""
        self._renaming = False
        self._name_row.tell("", Tone.NEUTRAL)
        self.list.setCurrentRow(self._view_model.first_free() - 1)
        self.name.setText("" if self._view_model.missing() else self._view_model.proposed_name())
        self._show_acts()
        if self._view_model.missing():
            self.list.setFocus()
        else:
            self.name.setFocus()
            self.name.selectAll()

    def _edited(self) -> None:
        self._name_row.tell("", Tone.NEUTRAL)

    def _show_list(self) -> None:
        row = max(0, self.list.currentRow())
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for place, command in zip(PLACES, SAVED, strict=True):
            search = self._view_model.at(place)
            words = self.tr("free") if search is None else self._words(search)
            item = QListWidgetItem(f"{command.key_text}   {formats.quoted(words)}")
            item.setSizeHint(QSize(0, px(self, _ROW)))
            if search is None:
                item.setForeground(self.palette().placeholderText())
            self.list.addItem(item)
        self.list.setCurrentRow(row)
        self.list.blockSignals(blocked)
        self._show_acts()

    def _words(self, search: SavedSearch) -> str:
        return formats.listed(search.name, self._view_model.span_words(search.wanted.span), by=" \u00b7 ")

    def _show_acts(self) -> None:
        search, missing = self._view_model.at(self.place), self._view_model.missing()
        replaces = search is not None and not self._renaming
        self._go.setText(
            GO_ON.label(self.tr("Rename") if self._renaming else self.tr("Replace") if replaces else self.tr("Save"))
        )
        self._go.setEnabled(self._renaming or not missing)
        self._rename.setEnabled(replaces)
        self._remove_button.setEnabled(replaces)
        self._undo.setEnabled(self._view_model.removed is not None)
        self.name.setEnabled(self._renaming or not missing)
        if self._renaming:
            self._note.tell("", Tone.NEUTRAL)
        elif missing:
            self._note.tell(self.tr("Nothing to save now: {missing}").format(missing=missing), Tone.NEUTRAL)
        elif search is not None:
            words = self.tr("\u201c{name}\u201d goes; the present search takes its place.")
            self._note.tell(words.format(name=formats.quoted(search.name)), Tone.WARN)
        else:
            key = SAVED[self.place - 1].key_in_words
            self._note.tell(self.tr("From then on {key} searches so.").format(key=key), Tone.NEUTRAL)

    def _show_trouble(self) -> None:
        problem = self._view_model.problem
        if problem is None:
            self._trouble.hide()
        else:
            self._trouble.show_message(Tone.DANGER, problem.title, problem.advice)

    def _save(self) -> None:
        span = self._span()
        if self._renaming:
            wrong = self._view_model.rename(self.place, self.name.text())
        elif span is not None:
            wrong = self._view_model.save(self.place, self.name.text(), span)
        else:
            return
        self._name_row.tell(wrong, Tone.DANGER)
        if wrong:
            self.name.setFocus()
        elif self._renaming:
            place = self.list.currentRow()
            self._propose()
            self.list.setCurrentRow(place)
            self.list.setFocus()
        else:
            self.accept()

    def _ask_name(self) -> None:
        if (search := self._view_model.at(self.place)) is not None:
            self._renaming = True
            self.name.setText(search.name)
            self._show_acts()
            self.name.setFocus()
            self.name.selectAll()

    def _remove(self) -> None:
        self._view_model.remove(self.place)
        self.list.setFocus()

    def _step(self, step: int) -> None:
        self.list.setCurrentRow(min(len(PLACES) - 1, max(0, self.list.currentRow() + step)))

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        if self._view_model.move(self.place, step):
            self.list.setCurrentRow(row + step)
