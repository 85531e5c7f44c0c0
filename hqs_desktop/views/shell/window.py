"""The main window: a bar on top, the rail at the reading side's start, the screens beside it."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QScreen, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hqs_desktop.viewmodels.commands import Command
from hqs_desktop.viewmodels.shell.commands import (
    ACT_ON_NOTICE,
    COMMANDS,
    HELP,
    LOCK,
    NOTICES,
    SEARCH_ANYTHING,
    SWITCH_OPERATOR,
)
from hqs_desktop.viewmodels.shell.window import ShellViewModel
from hqs_desktop.views.commands import bind_key
from hqs_desktop.views.shell.notices import NoticeBars
from hqs_desktop.views.shell.rail import Rail
from hqs_desktop.views.shell.rail_button import Counting, RailButton
from hqs_desktop.views.shell.top_bar import TopBar

if TYPE_CHECKING:
    from hqs_desktop.views.shell.lock_cover import Lock

_SMALLEST = QSize(1024, 640)
_FIRST = QSize(1366, 728)
_FILLING = Qt.WindowState.WindowMaximized | Qt.WindowState.WindowFullScreen | Qt.WindowState.WindowMinimized
_FRAME = QSize(16, 48)  # what the window system's frame takes at most, before it is known


class Screen(Protocol):
    """What the window needs of a screen beside being a widget."""

    def focus_first(self) -> None:
        """Put the focus where the next key belongs."""
        ...

    def focus_top(self) -> None:
        """The screen's key was pressed while it is shown: put the focus where one begins."""
        ...


class ScreenEntry(NamedTuple):
    """A line in the rail. ``make`` builds the screen, in the parent that it is given, when it is first shown.

    ``command`` shows it, ``commands`` gives what can be done there.
    """

    name: str
    command: Command
    icon: str
    make: Callable[[QWidget], QWidget]
    commands: Callable[[], Sequence[Command]]


class MainWindow(QMainWindow):
    """The one window of a desk. ``closed`` comes when the user closes it; the application then ends in order.

    ``painted`` comes once, after the first paint.
    """

    closed = Signal()
    painted = Signal()

    def __init__(self, view_model: ShellViewModel, screens: list[ScreenEntry], geometry: QSettings) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self._view_model = view_model
        self._geometry = geometry
        self._painted = False
        self._lock: Lock | None = None
        self._screen: QScreen | None = None
        self._fill(screens)
        self._restore_geometry()

    def _fill(self, screens: list[ScreenEntry]) -> None:
        self.setWindowTitle(self.tr("HQS Desktop"))
        # Each widget is made in the parent that it stays in: a later one would have all within it styled anew.
        centre = QWidget(self)
        self._entries = {entry.name: entry for entry in screens}
        self._built: dict[str, QWidget] = {}
        self._buttons = QButtonGroup(centre)
        self.top_bar = TopBar(self._view_model, centre)
        self.top_bar.search_requested.connect(self._search_anything)
        self.top_bar.help_requested.connect(self._show_keys)
        self.top_bar.quit_requested.connect(self.close)
        self.top_bar.notices_requested.connect(self._show_notices)
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
        bars = NoticeBars(self._view_model.notices, centre)
        bars.all_wanted.connect(self._show_notices)
        column.addWidget(bars)
        self.setCentralWidget(centre)  # which deletes an earlier one, with all its shortcuts
        bind_key(HELP, centre, self._show_keys)
        bind_key(SEARCH_ANYTHING, centre, self._search_anything)
        bind_key(NOTICES, centre, self._show_notices)
        bind_key(ACT_ON_NOTICE, centre, self._view_model.notices.act_on_newest)
        bind_key(LOCK, centre, self._view_model.lock.lock)
        bind_key(SWITCH_OPERATOR, centre, self._view_model.lock.switch)
        self.show_screen(screens[0].name)

    def watch_lock(self) -> None:
        """Hide everything while it is locked; from then on, for the first paint has no patient."""
        from hqs_desktop.views.shell.lock_cover import Lock  # noqa: PLC0415  # not for the first paint

        if self._lock is None:
            self._lock = Lock(self._view_model.lock, self)
            if sys.platform == "win32":
                from hqs_desktop.views.shell.system_lock import SystemLock  # noqa: PLC0415  # Windows has it alone

                SystemLock(self._view_model.lock.lock, self)

    @contextmanager
    def filled_anew(self, screens: list[ScreenEntry]) -> Iterator[None]:
        """Show the same screen in other words or looks, where and as large as the window is.

        What else is to be built for that is built within; all of it is painted at once, afterwards.
        """
        shown = self.current
        self.setUpdatesEnabled(False)
        try:
            self._fill(screens)
            yield
            self.show_screen(shown)
            if self._lock is not None:
                self._lock.cover_again()
        finally:
            self.setUpdatesEnabled(True)

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

    def turn_to(self, name: str) -> None:
        """What a screen's key and its button do: show it; where it is shown, go to its top."""
        if name == self.current:
            cast("Screen", self.screen_named(name)).focus_top()
        else:
            self.show_screen(name)

    def show_count(self, name: str, counting: Counting) -> None:
        """Have the rail say how many things are to be seen to on a screen."""
        cast("RailButton", self._buttons.button(list(self._entries).index(name))).show_count(counting)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the screen from the first moment on."""
        super().showEvent(event)
        if self._screen is None:
            handle = self.windowHandle()
            handle.screenChanged.connect(self._follow)
            self.painted.connect(self._fit)  # only then is the frame known
            self.painted.connect(self._come_in)
            self._follow(handle.screen())

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  (Qt's signature)
        """Tab goes as one reads."""
        from hqs_desktop.views.widgets.tab_order import focus_next  # noqa: PLC0415  # not for the first paint

        return focus_next(self, forward=forward)

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
        rail = Rail(parent)
        for index, entry in enumerate(self._entries.values()):
            rail.add(self._rail_button(index, entry, rail))
        return rail

    def _rail_button(self, index: int, entry: ScreenEntry, parent: QWidget) -> RailButton:
        button = RailButton(entry.command.words(), entry.command.key_text, entry.icon, parent)
        button.setObjectName(f"rail_{entry.name}")
        turn_to = partial(self.turn_to, entry.name)
        button.clicked.connect(turn_to)
        bind_key(entry.command, parent, turn_to)
        self._buttons.addButton(button, index)
        return button

    def _search_anything(self) -> None:
        from hqs_desktop.views.shell.live_commands import live_acts  # noqa: PLC0415  # when it is asked for

        shows = [entry.command for entry in self._entries.values()]
        known = [*self._entries[self.current].commands(), *shows, *(one for one in COMMANDS if one != SEARCH_ANYTHING)]
        acts = live_acts(self, self.focusWidget(), known, [command.name for command in shows])
        self._view_model.search_anything(acts)

    def _show_notices(self) -> None:
        from hqs_desktop.viewmodels.shell.history import NoticeHistory  # noqa: PLC0415  # when it is asked for
        from hqs_desktop.views.shell.history import NoticesDialog  # noqa: PLC0415

        NoticesDialog(NoticeHistory(self._view_model.notices), self).open()

    def _show_keys(self) -> None:
        from hqs_desktop.viewmodels.dialogs import commands as dialogs  # noqa: PLC0415  # when it is asked for
        from hqs_desktop.viewmodels.directory import commands as directory  # noqa: PLC0415
        from hqs_desktop.views.shell.keys_help import KeysHelp  # noqa: PLC0415

        shown = self._entries[self.current]
        KeysHelp(
            [
                (shown.command.words(), shown.commands()),
                (self.tr("Everywhere"), [*(entry.command for entry in self._entries.values()), *COMMANDS]),
                (self.tr("In dialogs"), dialogs.COMMANDS),
                (self.tr("In the directory"), directory.COMMANDS),
            ],
            self,
        ).open()

    def _restore_geometry(self) -> None:
        self._fit()  # the smallest size must not keep the restored one from being so
        saved = self._geometry.value("main")
        if isinstance(saved, QByteArray) and self.restoreGeometry(saved):
            self._fit()
            return
        room = self.screen().availableSize() - _FRAME
        self.resize(_FIRST.boundedTo(room))
        if self.size() != _FIRST:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _follow(self, screen: QScreen) -> None:
        if self._screen is not None:
            self._screen.availableGeometryChanged.disconnect(self._fit)
        self._screen = screen
        screen.availableGeometryChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        """See that all of the window can be on its screen, whichever that is and however large its words are."""
        room = self.screen().availableGeometry()
        frame = self.frameGeometry().size() - self.size()
        self.setMinimumSize(_SMALLEST.boundedTo(room.size() - frame.expandedTo(_FRAME)))
        fitting = self.size().boundedTo(room.size() - frame)
        if fitting != self.size() and not self.windowState() & _FILLING:
            self.resize(fitting)
            self._come_in()

    def _come_in(self) -> None:
        """Move onto the screen, frame and all."""
        room, frame = self.screen().availableGeometry(), self.frameGeometry()
        x = max(room.left(), min(frame.x(), room.right() + 1 - frame.width()))
        y = max(room.top(), min(frame.y(), room.bottom() + 1 - frame.height()))
        if (x, y) != (frame.x(), frame.y()) and not self.windowState() & _FILLING:
            self.move(x, y)
