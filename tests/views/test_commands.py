"""Keys of commands against the field that has the focus and has a use of its own for them."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from hqs_desktop.viewmodels.commands import Command
from hqs_desktop.viewmodels.tasks.commands import NEXT_CALL
from hqs_desktop.views.commands import bind_key
from tests.views.keyboard import destroy, pause

pytestmark = pytest.mark.usefixtures("qapp")
CTRL = Qt.KeyboardModifier.ControlModifier


class WindowsField(QLineEdit):
    """On Windows a field takes Ctrl+Y for redo before any shortcut; elsewhere it has another key for it."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.keyCombination().toCombined() == (CTRL | Qt.Key.Key_Y).toCombined():
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.redo()
                return True
        return super().event(event)


@pytest.fixture
def field() -> Iterator[QLineEdit]:
    """With something to redo."""
    screen = QWidget()
    field = WindowsField(screen)
    QVBoxLayout(screen).addWidget(field)
    screen.show()
    screen.activateWindow()
    field.setFocus()
    field.insert("Karimi")
    field.undo()
    assert field.isRedoAvailable()
    yield field
    destroy(screen)


def acts_of(command: Command, field: QLineEdit) -> list[str]:
    done: list[str] = []
    bind_key(command, field.window(), lambda: done.append(command.name))
    return done


def test_the_next_call_comes_before_redo(field: QLineEdit) -> None:
    done = acts_of(NEXT_CALL, field)
    pause()
    QTest.keyClick(field, Qt.Key.Key_Y, CTRL)
    assert (done, field.text()) == (["next_call"], "")
    pause()
    QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Y, CTRL, "", autorep=True))
    assert (done, field.text()) == (["next_call"], ""), "a held key calls nobody else"


def test_else_the_field_keeps_its_keys(field: QLineEdit) -> None:
    done = acts_of(NEXT_CALL._replace(before_fields=False), field)
    pause()
    QTest.keyClick(field, Qt.Key.Key_Y, CTRL)
    assert (done, field.text()) == ([], "Karimi")
