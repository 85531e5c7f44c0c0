"""The cover over the window while it is locked: what was there is hidden, and comes back as it was."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from shiboken6 import isValid

from hqs_desktop.viewmodels.commands import BACK, GO_ON
from hqs_desktop.viewmodels.shell.lock import LockViewModel
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.clipboard import clear_private
from hqs_desktop.views.style.icons import icon
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.deliberate import DeliberateButton, NumberedList
from hqs_desktop.views.widgets.forms import Labelled, NumberEdit
from hqs_desktop.views.widgets.key_button import KeyButton
from hqs_desktop.views.widgets.keys import KeyWatch
from hqs_desktop.views.widgets.labels import PlainLabel, hide_tip
from hqs_desktop.views.widgets.scrolled import Scrolled

_WIDTH = 360
_LOOK_MS = 250  # between two looks for what has opened over the cover


class Lock(QObject):
    """Covers a window and whatever is open over it, as its ``LockViewModel`` says."""

    def __init__(self, view_model: LockViewModel, window: QMainWindow) -> None:
        super().__init__(window)
        self._view_model = view_model
        self._window = window
        self._looking = QTimer(self, interval=_LOOK_MS)
        self._looking.timeout.connect(self._hide_windows)
        window.installEventFilter(self)
        cast("QApplication", QApplication.instance()).focusWindowChanged.connect(self._hide_windows)
        self._cover: LockCover | None = None
        self._focus: QWidget | None = None
        self._hidden: list[QWidget] = []
        view_model.changed.connect(self._show)
        released, hear = KeyWatch.of_application().released, self._touched
        released.append(hear)
        self.destroyed.connect(lambda: released.remove(hear))
        self._show()

    def cover_again(self) -> None:
        """The window was filled anew: what is in it is hidden, too, and the cover speaks as it does."""
        if self._cover is not None:
            self._take_off()
            self._put_on()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Be as large as the window."""
        if self._cover is not None and event.type() == QEvent.Type.Resize:
            self._cover.setGeometry(self._window.rect())
        return super().eventFilter(watched, event)

    @property
    def _content(self) -> QWidget:
        return cast("QWidget", self._window.centralWidget())

    def _touched(self, key: int) -> None:
        del key
        self._view_model.touched()

    def _show(self) -> None:
        if self._view_model.locked and self._cover is None:
            if self._view_model.clears_clipboard:
                clear_private()
            self._focus = QApplication.focusWidget()
            self._looking.start()
            self._put_on()
        elif not self._view_model.locked and self._cover is not None:
            self._looking.stop()
            self._take_off()
            hidden, self._hidden = self._hidden, []
            for one in hidden:
                if isValid(one):
                    one.show()
            if self._focus is not None and isValid(self._focus):
                self._focus.window().activateWindow()
                self._focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_on(self) -> None:
        self._cover = LockCover(self._view_model, self._window)
        self._cover.setGeometry(self._window.rect())
        self._cover.show()
        self._cover.raise_()
        self._hide_windows()
        self._content.hide()  # which takes its shortcuts and all that a screen reader finds along
        self._cover.focus_first()

    def _take_off(self) -> None:
        cover, self._cover = self._cover, None
        self._content.show()
        if cover is not None:
            cover.hide()
            cover.deleteLater()

    def _hide_windows(self) -> None:
        if self._cover is None:
            return
        hide_tip()
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        for one in QApplication.topLevelWidgets():
            if one is not self._window and one.isVisible():
                one.hide()  # and not closed: a dialog that is only hidden has not ended
                if isinstance(one, QDialog):
                    self._hidden.append(one)


class LockCover(QWidget):
    """Shows a ``LockViewModel`` over a whole window."""

    def __init__(self, view_model: LockViewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("lock_cover")
        self.setAccessibleName(self.tr("Locked"))
        self.setAutoFillBackground(True)
        self._view_model = view_model
        names = [one.name for one in view_model.people]
        self._people = NumberedList(names)
        self._people.setObjectName("lock_people")
        self._people.setAccessibleName(self.tr("Who works here"))
        self._people.chosen.connect(self._to_pin)
        self._pin = NumberEdit()
        self._pin.setObjectName("lock_pin")
        self._pin.setEchoMode(QLineEdit.EchoMode.Password)
        self._pin.setMaxLength(40)
        self._pin.returnPressed.connect(self._unlock)
        self._row = Labelled(self.tr("PIN"), self._pin, roomy=True)
        self._button = DeliberateButton(GO_ON.label(self.tr("Unlock")))
        self._button.setObjectName("lock_go")
        self._button.setProperty("role", "primary")
        self._button.clicked.connect(self._unlock)
        self._back = KeyButton(BACK.label(self.tr("Back")))
        self._back.setObjectName("lock_back")
        self._back.clicked.connect(view_model.go_back)
        self._lay_out()
        self._people.setVisible(view_model.needs_pin)
        self._row.setVisible(view_model.needs_pin)
        self._back.setVisible(view_model.can_go_back)
        if view_model.first is not None and names:
            self._people.setCurrentRow(view_model.first)
        view_model.said_changed.connect(self._show_said)
        view_model.busy_changed.connect(self._show_busy)

    def focus_first(self) -> None:
        """The PIN, where it is known whose; else the people, or the button."""
        if not self._view_model.needs_pin:
            self._button.setFocus()
        elif self._view_model.first is None:
            self._people.setFocus()
        else:
            self._pin.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves it as it was, where one only wanted to switch; nothing goes on to what is covered."""
        if event.key() == Qt.Key.Key_Escape:
            self._view_model.go_back()
        event.accept()

    def _lay_out(self) -> None:
        mark = PlainLabel()
        mark.setPixmap(icon("lock_closed", self.palette()).pixmap(px(self, 40)))
        mark.centre()
        words = self.tr("Who works here from now on?") if self._view_model.can_go_back else self.tr("Locked")
        title = PlainLabel(words, role="title")
        title.centre()
        calm = PlainLabel(self.tr("What was begun goes on; everything is where it was."), role="muted", wrap=True)
        calm.centre()
        inside = QWidget()
        inside.setFixedWidth(px(self, _WIDTH))
        column = QVBoxLayout(inside)
        column.setSpacing(px(self, 12))
        column.addStretch(1)
        for part in (mark, title, calm, self._people, self._row, self._button, self._back):
            column.addWidget(part)
        column.addStretch(1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.addStretch(1)
        row.addWidget(inside)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scrolled(middle, self))

    def _to_pin(self) -> None:
        self._pin.clear()
        self._pin.setFocus()

    def _unlock(self) -> None:
        rows = self._people.selectedIndexes()
        if self._view_model.needs_pin and not rows:
            self._people.setFocus()
            return
        self._view_model.unlock(rows[0].row() if rows else None, self._pin.text())

    def _show_said(self) -> None:
        self._row.tell(self._view_model.said, Tone.DANGER)
        self._pin.clear()
        self._pin.setFocus()

    def _show_busy(self) -> None:
        self._button.setEnabled(not self._view_model.busy)
