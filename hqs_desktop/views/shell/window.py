"""The main window: a bar on top, the rail at the reading side's start, the screens beside it."""

from collections.abc import Callable
from typing import NamedTuple, Protocol, cast

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hqs_desktop.viewmodels.shell.window import ShellViewModel
from hqs_desktop.views.shell.notices import NoticeBars
from hqs_desktop.views.shell.top_bar import TopBar
from hqs_desktop.views.style.icons import put_icon
from hqs_desktop.views.style.theme import px

_RAIL_WIDTH = 84
_SMALLEST = QSize(1024, 640)
_FIRST = QSize(1366, 728)  # a 1366x768 screen less its task bar


class Screen(Protocol):
    """What the window needs of a screen beside being a widget."""

    def focus_first(self) -> None:
        """Put the focus where the next key belongs."""
        ...


class ScreenEntry(NamedTuple):
    """A line in the rail. ``make`` builds the screen, in the parent that it is given, when it is first shown."""

    name: str
    key: str
    icon: str
    title: str
    make: Callable[[QWidget], QWidget]


class MainWindow(QMainWindow):
    """The one window of a desk. ``closed`` comes when the user closes it; the application then ends in order.

    ``painted`` comes once, after the first paint.
    """

    closed = Signal()
    painted = Signal()

    def __init__(self, view_model: ShellViewModel, screens: list[ScreenEntry], geometry: QSettings) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle(self.tr("HQS Desktop"))
        self._entries = {entry.name: entry for entry in screens}
        self._built: dict[str, QWidget] = {}
        self._buttons = QButtonGroup(self)
        self._geometry = geometry
        self._painted = False

        # Each widget is made in the parent that it stays in: a later one would have all within it styled anew.
        centre = QWidget(self)
        self.top_bar = TopBar(view_model, centre)
        self.top_bar.help_requested.connect(self._show_keys)
        self.top_bar.quit_requested.connect(self.close)
        self._stack = QStackedWidget(centre)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self._rail(centre))
        body.addWidget(self._stack, 1)
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top_bar)
        column.addLayout(body, 1)
        column.addWidget(NoticeBars(view_model.notices, centre))
        self.setCentralWidget(centre)

        QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), self, self._show_keys)
        self.setMinimumSize(_SMALLEST)
        self._restore_geometry()
        self.show_screen(screens[0].name)

    @property
    def current(self) -> str:
        """The name of the screen that is shown."""
        return next(name for name, screen in self._built.items() if screen is self._stack.currentWidget())

    def screen_named(self, name: str) -> QWidget:
        """A screen, built when first asked for."""
        if name not in self._built:
            self._built[name] = self._entries[name].make(self._stack)
            self._stack.addWidget(self._built[name])
        return self._built[name]

    def show_screen(self, name: str) -> None:
        """Show a screen and put the focus where its next key belongs."""
        screen = self.screen_named(name)
        self._stack.setCurrentWidget(screen)
        self._buttons.button(list(self._entries).index(name)).setChecked(True)
        cast("Screen", screen).focus_first()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say once that the window is seen; what it holds is painted right after it, and before any timer."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window's place and say that it was closed."""
        self._geometry.setValue("main", self.saveGeometry())
        super().closeEvent(event)
        self.closed.emit()

    def _rail(self, parent: QWidget) -> QWidget:
        rail = QFrame(parent)
        rail.setObjectName("rail")
        rail.setFixedWidth(px(self, _RAIL_WIDTH))
        column = QVBoxLayout(rail)
        column.setContentsMargins(px(self, 4), px(self, 8), px(self, 4), px(self, 8))
        column.setSpacing(px(self, 4))
        for index, entry in enumerate(self._entries.values()):
            column.addWidget(self._rail_button(index, entry, rail))
        column.addStretch(1)
        return rail

    def _rail_button(self, index: int, entry: ScreenEntry, parent: QWidget) -> QToolButton:
        button = QToolButton(parent)
        button.setProperty("role", "rail")
        button.setObjectName(f"rail_{entry.name}")
        button.setText("\n".join([*entry.title.split(), entry.key]))  # a word a line: the rail is narrow
        button.setAccessibleName(entry.title)
        put_icon(button, entry.icon, 24)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the key is the way; Tab stays within the screen
        button.clicked.connect(lambda: self.show_screen(entry.name))
        QShortcut(QKeySequence(entry.key), self, lambda: self.show_screen(entry.name))
        self._buttons.addButton(button, index)
        return button

    def _show_keys(self) -> None:
        from hqs_desktop.views.shell.keys_help import KeysHelp  # noqa: PLC0415  # when it is asked for

        KeysHelp([(entry.key, entry.title) for entry in self._entries.values()], self).open()

    def _restore_geometry(self) -> None:
        saved = self._geometry.value("main")
        if not (isinstance(saved, QByteArray) and self.restoreGeometry(saved)):
            self.resize(_FIRST.boundedTo(self.screen().availableSize()))
