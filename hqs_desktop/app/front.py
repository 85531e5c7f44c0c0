"""What the user sees, and nothing heavy behind it: the view-models and the window over them.

A change of language, colours or text size fills the window anew over the same view-models; nothing typed is lost.
"""

from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import (
    QLibraryInfo,
    QLocale,
    QObject,
    QSettings,
    Qt,
    QTimer,
    QTranslator,
    Signal,
    Slot,
)
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication, QWidget

from hqs_desktop.adapters.appearance import FirstLook
from hqs_desktop.adapters.profile import Profile
from hqs_desktop.app.screens import SCREENS, Screen
from hqs_desktop.app.uses import keep_uses, read_uses
from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.core.clock import SystemClock
from hqs_desktop.core.resources import resource_path, translation_path
from hqs_desktop.desk.connection.on_call import DoctorOnCall
from hqs_desktop.desk.operators import Operators
from hqs_desktop.desk.texts import CentresTexts
from hqs_desktop.viewmodels.base import SessionSlot
from hqs_desktop.viewmodels.find.criteria import BookCriteria
from hqs_desktop.viewmodels.lists import ListsSlot
from hqs_desktop.viewmodels.navigation import Navigator
from hqs_desktop.viewmodels.notices import Notices
from hqs_desktop.viewmodels.panels import Panels
from hqs_desktop.viewmodels.settings_slot import SettingsSlot
from hqs_desktop.viewmodels.shared import Shared
from hqs_desktop.viewmodels.shell.window import Appearance, ShellViewModel, Surroundings
from hqs_desktop.viewmodels.ticks import Ticks
from hqs_desktop.views.find.screen import BookScreen
from hqs_desktop.views.shell.rail_button import Counting
from hqs_desktop.views.shell.window import MainWindow, ScreenEntry
from hqs_desktop.views.style.system import system_scheme
from hqs_desktop.views.style.theme import Scheme, apply_theme

if TYPE_CHECKING:
    from hqs_desktop.desk.export import Exporter
    from hqs_desktop.desk.sheets import SheetReader
    from hqs_desktop.viewmodels.base import ViewModel
    from hqs_desktop.viewmodels.bookings.screen import DeskViewModel
    from hqs_desktop.viewmodels.codes.screen import CodesViewModel
    from hqs_desktop.viewmodels.find.screen import BookViewModel
    from hqs_desktop.viewmodels.navigation import Destination
    from hqs_desktop.viewmodels.referral.screen import ReferralViewModel
    from hqs_desktop.viewmodels.track.screen import TrackViewModel
    from hqs_desktop.viewmodels.withdrawn.screen import WithdrawnViewModel
    from hqs_desktop.viewmodels.worklist.screen import WorklistViewModel


LATER = (
    "hqs_desktop.views.find.work",
    "hqs_desktop.viewmodels.dialogs.slip",
    *(one.view_module for one in SCREENS[1:]),
    "hqs_desktop.views.shell.latin_keys",
    "hqs_desktop.views.shell.lock_cover",
)
"""The modules that ``Front.build_the_rest`` needs. It imports them itself, but not without a stall."""


class Front(QObject):
    """The view-models and the main window. ``closed`` comes when the user closes the window.

    The first paint has the criteria of a search only. All else is built when a key first needs it, or by
    ``build_the_rest``, whichever comes first.
    """

    closed = Signal()
    built = Signal()  # by build_the_rest

    def __init__(self, app: QApplication, profile: Profile, look: FirstLook) -> None:
        super().__init__(app)
        self.app = app
        self._translators: list[QTranslator] = []
        self._geometry = QSettings(str(profile.window_file), QSettings.Format.IniFormat, self)
        appearance = self.first_appearance = Appearance(look.language, look.scheme, look.text_scale)
        self._dress(appearance)

        clock, codes = SystemClock(), CodeTables()
        self.shared = Shared(
            codes=codes,
            clock=clock,
            slot=SessionSlot(self),
            operators=Operators(),
            notices=Notices(clock, self),
            navigator=Navigator(self),
            ticks=Ticks(clock, self),
            exporter=_exporter,
            sheets=_sheet_reader,
            lists=ListsSlot(codes, self),
            texts=CentresTexts(),
            panels=Panels(),
            uses=read_uses(self._geometry),
            settings=SettingsSlot(self),
            doctor=DoctorOnCall(),
        )
        self.shell = ShellViewModel(Surroundings(look.mode), look.centre, appearance, self.shared, self)
        self.criteria = BookCriteria(self.shared.codes, clock, self)
        self._view_models: dict[str, ViewModel] = {}
        self.window = self._make_window()
        self._pieces = self._build()
        self._all_built = False

        self.shell.appearance_changed.connect(self._change_looks)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow_system)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow_system)
        self.shared.navigator.requested.connect(self._go)
        self.shared.ticks.start()
        app.applicationStateChanged.connect(self.shared.ticks.look)

    @property
    def find(self) -> "BookViewModel":
        """Of F2."""
        return cast("BookViewModel", self.view_model("find"))

    @property
    def bookings(self) -> "DeskViewModel":
        """Of F3."""
        return cast("DeskViewModel", self.view_model("bookings"))

    @property
    def track(self) -> "TrackViewModel":
        """Of F4."""
        return cast("TrackViewModel", self.view_model("track"))

    @property
    def worklist(self) -> "WorklistViewModel":
        """Of F12."""
        return cast("WorklistViewModel", self.view_model("worklist"))

    @property
    def codes(self) -> "CodesViewModel":
        """Of F8."""
        return cast("CodesViewModel", self.view_model("codes"))

    @property
    def referral(self) -> "ReferralViewModel":
        """Of F6."""
        return cast("ReferralViewModel", self.view_model("referral"))

    @property
    def withdrawn(self) -> "WithdrawnViewModel":
        """Of F7."""
        return cast("WithdrawnViewModel", self.view_model("withdrawn"))

    def view_model(self, room: str) -> "ViewModel":
        """The view-model of a screen, made now where it was not yet."""
        if room not in self._view_models:
            self._view_models[room] = self._make_view_model(room)
        return self._view_models[room]

    @property
    def view_models(self) -> "tuple[ViewModel, ...]":
        """Of the window and of every screen that was made."""
        return (self.shell, *self._view_models.values())

    @Slot()
    def build_the_rest(self) -> None:
        """Build what the first paint did without, in pieces, so that no key waits for long."""
        more = False
        try:
            more = next(self._pieces, None) is not None
        finally:
            if more:
                QTimer.singleShot(1, self, self.build_the_rest)  # what the user does comes first
            else:
                self._all_built = True
                self.built.emit()

    def raise_window(self) -> None:
        """Bring the window, and the dialog over it, before all others, also from the task bar."""
        dialog = QApplication.activeModalWidget()
        for window in [self.window, *([dialog.window()] if dialog else [])]:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.show()
            window.raise_()
            window.activateWindow()

    def _make_view_model(self, room: str) -> "ViewModel":
        if room == SCREENS[0].room:
            from hqs_desktop.viewmodels.find.screen import BookViewModel  # noqa: PLC0415  # after the first paint

            return BookViewModel(self.criteria, self.shared, self)
        return next(one for one in SCREENS if one.room == room).view_model(self.shared, self)

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.shell, self._entries(), self._geometry)
        window.closed.connect(partial(keep_uses, self._geometry, self.shared.uses))
        window.closed.connect(self.closed)
        return window

    def _entries(self) -> list[ScreenEntry]:
        return [
            ScreenEntry(one.room, one.command, one.icon, partial(self._make_view, one), one.commands) for one in SCREENS
        ]

    def _make_view(self, screen: Screen, parent: QWidget) -> QWidget:
        source = partial(self.view_model, screen.room)
        if screen is SCREENS[0]:
            return BookScreen(self.criteria, cast("Callable[[], BookViewModel]", source), parent)
        return screen.view(source, parent)

    def _build(self) -> Iterator[object]:
        while cast("BookScreen", self.window.screen_named(SCREENS[0].room)).build_more():
            yield True
        self.window.show_count(SCREENS[0].room, self.find.reminding)
        for screen in SCREENS[1:]:
            view_model = self.view_model(screen.room)
            if isinstance(view_model, Counting):
                self.window.show_count(screen.room, view_model)
            yield True
        from hqs_desktop.views.shell.latin_keys import hear_latin_keys  # noqa: PLC0415  # after the first paint

        hear_latin_keys()
        self.window.watch_lock()

    def _change_looks(self) -> None:
        self._dress(self.shell.appearance)
        with self.window.filled_anew(self._entries()):
            self._pieces = self._build()
            if self._all_built:  # else it is built when its modules are there
                deque(self._pieces, maxlen=0)

    def _dress(self, appearance: Appearance) -> None:
        for translator in self._translators:
            self.app.removeTranslator(translator)
            translator.deleteLater()
        self._translators = [
            translator
            for name in (_qt_translation(appearance.language), str(translation_path(appearance.language)))
            if (translator := QTranslator(self)).load(name) and self.app.installTranslator(translator)
        ]
        persian = appearance.language == "fa"
        QLocale.setDefault(QLocale("fa_IR" if persian else "en_GB"))
        self.app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if persian else Qt.LayoutDirection.LeftToRight)
        self._scheme = _scheme(appearance.scheme)
        apply_theme(self.app, self._scheme, appearance.text_scale)

    def _follow_system(self) -> None:
        if _scheme(self.shell.appearance.scheme) is not self._scheme:
            self._change_looks()

    def _go(self, destination: "Destination") -> None:
        from hqs_desktop.viewmodels import navigation as to  # noqa: PLC0415  # after the first paint

        if (search := self._of_find(destination)) is not None:
            self.window.show_screen("find")
            search()
            return
        match destination:
            case to.Track(tqid):
                self.window.show_screen("track")
                self.track.track(tqid.text)
            case to.ShowBooking(booking):
                self.window.show_screen("bookings")
                self.bookings.show(booking)
            case to.ShowTask(task):
                self.window.show_screen("worklist")
                self.worklist.show(task)
            case to.ShowWaiting():
                self.window.show_screen("worklist")
                self.worklist.show_waiting()
            case to.ShowCode(text):
                self.window.show_screen("codes")
                self.codes.set_text(text)
            case to.ChangeConnection():
                self.shell.request_connection()
            case _:
                from hqs_desktop.app.over import open_over  # noqa: PLC0415  # after the first paint

                open_over(destination, self.shared, self.window, self)

    def _of_find(self, destination: "Destination") -> "Callable[[], None] | None":
        """What is wanted of F2; None where nothing is."""
        from hqs_desktop.viewmodels import navigation as wanted  # noqa: PLC0415  # after the first paint

        act: Callable[[], None] | None = None
        match destination:
            case wanted.Rebook(booking):
                act = partial(self.find.rebook, booking)
            case wanted.FollowUp(booking):
                act = partial(self.find.follow_up, booking)
            case wanted.MoveBooking(booking):
                act = partial(self.find.move, booking)
            case wanted.SeekFor(task):
                act = partial(self.find.seek_for, task)
            case wanted.SeekProvider(entry):
                act = partial(self.find.seek_provider, entry)
            case wanted.BookSlot(slot):
                act = partial(self.find.book_slot, slot)
            case wanted.BookWaiting():
                act = partial(self.find.book_waiting, destination)
            case _:
                act = self._to_take_up(destination)
        return act

    def _to_take_up(self, destination: "Destination") -> "Callable[[], None] | None":
        """What was kept for F2 and is taken up there; None where nothing is."""
        from hqs_desktop.viewmodels import navigation as wanted  # noqa: PLC0415  # after the first paint

        match destination:
            case wanted.TakeUp(reminder):
                return partial(self.find.take_up, reminder)
            case wanted.TakeUpParked(task):
                return partial(self.find.pinning.take_up, task)
            case wanted.TakeUpFromBasket(item):
                return partial(self.find.basket.take_up, item)
        return None


def make_application() -> QApplication:
    """The Qt application, named and with its icon; windows that close do not end it."""
    found = QApplication.instance()
    # The style is named here: setStyle gives it back, and wrapping that costs the first paint 15 ms.
    app = found if isinstance(found, QApplication) else QApplication(["hqs-desktop", "-style", "fusion"])
    app.setApplicationName("HQSDesktop")
    app.setWindowIcon(QIcon(str(resource_path("icons", "app.svg"))))
    # With it on, a first dialog that closes would end the event loop under everything that still runs.
    app.setQuitOnLastWindowClosed(False)
    return app


def _exporter() -> "Exporter":
    from hqs_desktop.adapters.export import FileExporter  # noqa: PLC0415  # after the first paint

    return FileExporter()


def _sheet_reader() -> "SheetReader":
    from hqs_desktop.adapters.sheets import FileSheetReader  # noqa: PLC0415  # after the first paint

    return FileSheetReader()


def _qt_translation(language: str) -> str:
    return f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)}/qtbase_{language}.qm"


def _scheme(wanted: str) -> Scheme:
    return system_scheme() if wanted == "system" else Scheme(wanted)
