"""A page of settings: a field a row with what is wrong with it underneath, and what became of the last change."""

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from hqs_desktop.viewmodels.setting_fields import UNDO_SETTING, Field, FieldsViewModel, Kind
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.commands import bind_key
from hqs_desktop.views.style.icons import icon
from hqs_desktop.views.style.theme import mark, px
from hqs_desktop.views.widgets.labels import PlainLabel, set_tip
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.notes import NoteLine
from hqs_desktop.views.widgets.scrolled import Scrolled

_UNDO = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Z)
_LABEL = 200
_NUMBER = 160
_WIDE = 720
_LINES = 8


class SettingLine(QLineEdit):
    """A line; Enter keeps what was typed, and so does going on. Esc takes back what is not kept."""

    def __init__(self, view_model: FieldsViewModel, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._name = field.name
        self.setMaximumWidth(px(self, _NUMBER if field.kind is Kind.NUMBER else _WIDE))
        self.textEdited.connect(lambda text: view_model.set_text(field.name, text))
        self.editingFinished.connect(lambda: view_model.keep(field.name))
        self._lock = self.addAction(icon("lock_closed", self.palette()), QLineEdit.ActionPosition.TrailingPosition)

    def show_state(self) -> None:
        """What is being typed is left alone."""
        text = self._view_model.text(self._name)
        if self.text() != text:
            self.setText(text)
        locked = bool(self._view_model.lock(self._name))
        self.setReadOnly(locked)
        self._lock.setVisible(locked)

    def event(self, event: QEvent) -> bool:
        """Let the page undo a change where nothing was typed since, and Esc take back what was."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            typed = self._view_model.is_typed(self._name)
            if event.keyCombination() == _UNDO and not typed:
                event.ignore()
                return False
            if event.key() == Qt.Key.Key_Escape and typed:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes back what is not kept."""
        if event.key() == Qt.Key.Key_Escape and self._view_model.is_typed(self._name):
            self._view_model.drop(self._name)
        else:
            super().keyPressEvent(event)


class SettingLines(QPlainTextEdit):
    """Several lines; going on keeps them."""

    def __init__(self, view_model: FieldsViewModel, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._name = field.name
        self.setTabChangesFocus(True)
        self.setMaximumWidth(px(self, _WIDE))
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + px(self, 16))
        self.textChanged.connect(self._typed)

    def show_state(self) -> None:
        """What is being typed is left alone."""
        text = self._view_model.text(self._name)
        if self.toPlainText() != text:
            self.blockSignals(True)  # Qt's
            self.setPlainText(text)
            self.blockSignals(False)  # Qt's
        self.setReadOnly(bool(self._view_model.lock(self._name)))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep what was typed."""
        super().focusOutEvent(event)
        self._view_model.keep(self._name)

    def _typed(self) -> None:
        self._view_model.set_text(self._name, self.toPlainText())


class SettingChoice(QComboBox):
    """A choice; it holds as soon as it is made."""

    def __init__(self, view_model: FieldsViewModel, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._name = field.name
        self.activated.connect(self._chosen)

    def show_state(self) -> None:
        """Show what is set."""
        choices = self._view_model.choices(self._name)
        words = [choice.words for choice in choices]
        if words != [self.itemText(at) for at in range(self.count())]:
            self.clear()
            self.addItems(words)
        value = self._view_model.value(self._name)
        self.setCurrentIndex(next(at for at, choice in enumerate(choices) if choice.value == value))
        self.setEnabled(not self._view_model.lock(self._name))

    def wheelEvent(self, event: QEvent) -> None:
        """A turn of the wheel scrolls the page; it changes nothing."""
        event.ignore()

    def _chosen(self, at: int) -> None:
        self._view_model.set_value(self._name, self._view_model.choices(self._name)[at].value)


def _control(view_model: FieldsViewModel, field: Field, parent: QWidget) -> SettingChoice | SettingLine | SettingLines:
    match field.kind:
        case Kind.CHOICE:
            return SettingChoice(view_model, field, parent)
        case Kind.LINES:
            return SettingLines(view_model, field, parent)
        case _:
            return SettingLine(view_model, field, parent)


class Row(QWidget):
    """A control, and below it what it is for, why it is locked, or what is wrong."""

    def __init__(self, view_model: FieldsViewModel, field: Field, parent: QWidget) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self._field = field
        self.control = _control(view_model, field, self)
        self.control.setObjectName(field.name)
        self.control.setAccessibleName(field.label())
        self._hint = PlainLabel(parent=self, role="muted", wrap=True)
        self._fault = NoteLine(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, px(self, 12))
        column.setSpacing(px(self, 4))
        line = QHBoxLayout()
        line.addWidget(self.control, 1 if field.kind in {Kind.WORDS, Kind.LINES} else 0)
        line.addStretch(0 if field.kind in {Kind.WORDS, Kind.LINES} else 1)
        column.addLayout(line)
        column.addWidget(self._hint)
        column.addWidget(self._fault)

    def show_state(self) -> None:
        """Show what the view-model says."""
        self.control.show_state()
        name = self._field.name
        fault, lock = self._view_model.fault(name), self._view_model.lock(name)
        hint = "" if fault else lock or self._field.hint()
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._fault.tell(fault, Tone.DANGER)
        self._fault.setVisible(bool(fault))
        mark(self.control, Tone.DANGER if fault else None)
        self.control.setAccessibleDescription(fault or hint)
        set_tip(self.control, lock)


class FieldsPage(QWidget):
    """Shows a ``FieldsViewModel``; a page that has more puts it in ``column``, whose parent is ``inside``."""

    def __init__(self, view_model: FieldsViewModel, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.view_model = view_model
        inside = self.inside = QWidget(self)
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(px(self, 24), px(self, 16), px(self, 24), px(self, 16))
        self.column.setSpacing(px(self, 12))
        self._demo = PlainLabel(
            self.tr("This is the demo: what is changed here ends with it."), inside, role="muted", wrap=True
        )
        self.column.addWidget(self._demo)
        form = QFormLayout()
        form.setHorizontalSpacing(px(self, 12))
        form.setVerticalSpacing(px(self, 4))
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.rows: dict[str, Row] = {}
        for field in (one for one in view_model.fields if one.kind is not Kind.OWN):
            row = self.rows[field.name] = Row(view_model, field, inside)
            caption = PlainLabel(field.label(), inside)
            caption.setBuddy(row.control)
            caption.setMinimumWidth(px(self, _LABEL))
            form.addRow(caption, row)
        self.column.addLayout(form)
        self.bar = MessageBar(self, dismissible=False)
        self.bar.acted.connect(view_model.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Scrolled(inside, self), 1)
        column.addWidget(self.bar)
        bind_key(UNDO_SETTING, self, view_model.undo)
        view_model.changed.connect(self.show_state)
        view_model.said_changed.connect(self._show_said)
        self.show_state()
        self._show_said()

    def end(self) -> None:
        """Leave the room below to the fields; call it once the page is filled."""
        self.column.addStretch(1)

    def focus_first(self) -> None:
        """To the field that was changed last, else to the first that may be changed."""
        free = [name for name in self.rows if not self.view_model.lock(name)]
        last = self.view_model.last
        name = last if last in self.rows else next(iter(free), next(iter(self.rows)))
        self.rows[name].control.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_state(self) -> None:
        """Show every field."""
        self._demo.setVisible(not self.view_model.lasting)
        self.setEnabled(self.view_model.ready)
        if self.view_model.ready:
            for row in self.rows.values():
                row.show_state()

    def _show_said(self) -> None:
        said = self.view_model.said
        if said is None:
            self.bar.hide()
        else:
            undo = UNDO_SETTING.label(self.tr("Undo")) if said.undo else ""
            self.bar.show_message(said.tone, said.title, said.advice, action=undo)
