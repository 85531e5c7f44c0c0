"""What the user sees, and nothing heavy behind it: the view-models and the window over them.

A change of language, colours or text size builds the window anew over the same view-models; nothing typed is lost.
"""

from collections.abc import Iterator
from functools import cached_property
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
from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.core.clock import SystemClock
from hqs_desktop.core.resources import resource_path, translation_path
from hqs_desktop.viewmodels.find.criteria import BookCriteria
from hqs_desktop.viewmodels.shell.window import Appearance, ShellViewModel, Surroundings
from hqs_desktop.views.find.screen import BookScreen
from hqs_desktop.views.shell.window import MainWindow, ScreenEntry
from hqs_desktop.views.style.theme import Scheme, apply_theme

if TYPE_CHECKING:
    from hqs_desktop.core.bookings import Booking
    from hqs_desktop.core.coded import CodedText
    from hqs_desktop.core.model import Appointment
    from hqs_desktop.viewmodels.base import ViewModel
    from hqs_desktop.viewmodels.bookings.screen import DeskViewModel
    from hqs_desktop.viewmodels.codes.screen import CodesViewModel
    from hqs_desktop.viewmodels.find.screen import BookViewModel
    from hqs_desktop.viewmodels.track.screen import TrackViewModel


LATER = (
    "hqs_desktop.views.find.work",
    "hqs_desktop.viewmodels.dialogs.slip",
    "hqs_desktop.views.bookings.screen",
    "hqs_desktop.views.track.screen",
    "hqs_desktop.views.codes.screen",
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
        self._app = app
        self._translators: list[QTranslator] = []
        self._geometry = QSettings(str(profile.window_file), QSettings.Format.IniFormat, self)
        appearance = self.first_appearance = Appearance(look.language, look.scheme, look.text_scale)
        self._dress(appearance)

        self.clock = SystemClock()
        self.codes = CodeTables()
        self.shell = ShellViewModel(Surroundings(look.mode), look.centre, appearance, self)
        self.criteria = BookCriteria(self.codes, self.clock, self)
        self.window = self._make_window()
        self._pieces = self._build()

        self.shell.appearance_changed.connect(self._change_looks)

    @cached_property
    def book(self) -> "BookViewModel":
        """Of the book screen."""
        from hqs_desktop.viewmodels.find.screen import BookViewModel  # noqa: PLC0415  # after the first paint

        made = BookViewModel(self.criteria, self.codes, self.clock, self)
        made.panel.slip_requested.connect(self._print_slip)
        return made

    @cached_property
    def desk(self) -> "DeskViewModel":
        """Of the desk's list."""
        from hqs_desktop.viewmodels.bookings.screen import DeskViewModel  # noqa: PLC0415  # after the first paint

        made = DeskViewModel(self.codes, self.clock, self)
        made.rebook_requested.connect(self._rebook)
        made.track_requested.connect(self._track)
        made.slip_requested.connect(self._print_slip)
        return made

    @cached_property
    def track(self) -> "TrackViewModel":
        """Of the tracking screen."""
        from hqs_desktop.viewmodels.track.screen import TrackViewModel  # noqa: PLC0415  # after the first paint

        made = TrackViewModel(self.codes, self.clock, self)
        made.rebook_requested.connect(self._rebook)
        made.slip_requested.connect(self._print_slip)
        return made

    @cached_property
    def code_tables(self) -> "CodesViewModel":
        """Of the code tables."""
        from hqs_desktop.adapters.export import FileExporter  # noqa: PLC0415  # after the first paint
        from hqs_desktop.viewmodels.codes.screen import CodesViewModel  # noqa: PLC0415  # after the first paint

        return CodesViewModel(self.codes, FileExporter(), _coded_text_json, self)

    @property
    def view_models(self) -> "tuple[ViewModel, ...]":
        """Every view-model that works on a session."""
        return (self.shell, self.book, self.desk, self.track, self.code_tables)

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
                self.built.emit()

    def raise_window(self) -> None:
        """Bring the window, and the dialog over it, before all others, also from the task bar."""
        dialog = QApplication.activeModalWidget()
        for window in [self.window, *([dialog.window()] if dialog else [])]:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.show()
            window.raise_()
            window.activateWindow()

    def _make_window(self) -> MainWindow:
        window = MainWindow(
            self.shell,
            [
                ScreenEntry("book", "F2", "calendar_add", self._title_of_book, self._book_screen),
                ScreenEntry("desk", "F3", "table", self._title_of_desk, self._desk_screen),
                ScreenEntry("track", "F4", "calendar_search", self._title_of_track, self._track_screen),
                ScreenEntry("codes", "F8", "clipboard_task", self._title_of_codes, self._codes_screen),
            ],
            self._geometry,
        )
        window.closed.connect(self.closed)
        return window

    def _build(self) -> Iterator[QObject]:
        while cast("BookScreen", self.window.screen_named("book")).build_more():
            yield self.book
        yield self.desk
        yield self.track
        yield self.code_tables

    def _book_screen(self, parent: QWidget) -> QWidget:
        return BookScreen(self.criteria, lambda: self.book, parent)

    def _desk_screen(self, parent: QWidget) -> QWidget:
        from hqs_desktop.views.bookings.screen import DeskScreen  # noqa: PLC0415  # after the first paint

        return DeskScreen(self.desk, parent)

    def _track_screen(self, parent: QWidget) -> QWidget:
        from hqs_desktop.views.track.screen import TrackScreen  # noqa: PLC0415  # after the first paint

        return TrackScreen(self.track, parent)

    def _codes_screen(self, parent: QWidget) -> QWidget:
        from hqs_desktop.views.codes.screen import CodesScreen  # noqa: PLC0415  # after the first paint

        return CodesScreen(self.code_tables, parent)

    def _title_of_book(self) -> str:
        return self.tr("Book")

    def _title_of_desk(self) -> str:
        return self.tr("Desk")

    def _title_of_track(self) -> str:
        return self.tr("Track")

    def _title_of_codes(self) -> str:
        return self.tr("Codes")

    def _change_looks(self) -> None:
        old, shown = self.window, self.window.current
        old.closed.disconnect(self.closed)
        self._dress(self.shell.appearance)
        self.window = self._make_window()
        self._pieces = self._build()
        self.window.show_screen(shown)
        self.window.show()
        old.close()
        old.deleteLater()
        self.build_the_rest()

    def _dress(self, appearance: Appearance) -> None:
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators = [
            translator
            for name in (_qt_translation(appearance.language), str(translation_path(appearance.language)))
            if (translator := QTranslator(self)).load(name) and self._app.installTranslator(translator)
        ]
        persian = appearance.language == "fa"
        QLocale.setDefault(QLocale("fa_IR" if persian else "en_GB"))
        self._app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if persian else Qt.LayoutDirection.LeftToRight)
        apply_theme(self._app, _scheme(appearance.scheme), appearance.text_scale)

    def _rebook(self, booking: object) -> None:
        self.window.show_screen("book")
        self.book.rebook(booking)

    def _print_slip(self, booked: "Booking | Appointment") -> None:
        from hqs_desktop.viewmodels.dialogs.slip import slip_file_name, slip_of  # noqa: PLC0415  # after the first paint
        from hqs_desktop.views.dialogs.slip import SlipDialog  # noqa: PLC0415  # at the first print only

        now = self.clock.now()
        slip = slip_of(booked, self.codes, now, self.shell.centre)
        if slip is not None:
            SlipDialog(slip, slip_file_name(now), self.window).open()

    def _track(self, tqid: str) -> None:
        self.window.show_screen("track")
        self.track.track(tqid)


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


def _coded_text_json(coded: "CodedText") -> str:
    from hqs_desktop.gateway.wire.values import coded_text_json  # noqa: PLC0415  # after the first paint

    return coded_text_json(coded)


def _qt_translation(language: str) -> str:
    return f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)}/qtbase_{language}.qm"


def _scheme(wanted: str) -> Scheme:
    if wanted == "system":
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return Scheme.DARK if dark else Scheme.LIGHT
    return Scheme(wanted)
