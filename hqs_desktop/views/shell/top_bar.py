"""The bar on top: the centre, what a booking made here is, how the line is, who works here, and the menu."""

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from hqs_desktop.core.resources import resource_path
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.commands import Command
from hqs_desktop.viewmodels.connection.commands import CONNECTION
from hqs_desktop.viewmodels.shell.commands import HELP, LOCK, MENU, NOTICES, QUIT, SEARCH_ANYTHING, SWITCH_OPERATOR
from hqs_desktop.viewmodels.shell.window import Appearance, Line, ShellViewModel, Surroundings
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.commands import bind_key
from hqs_desktop.views.style.icons import put_icon
from hqs_desktop.views.style.theme import dress_anew, px
from hqs_desktop.views.widgets.badge import StateBadge
from hqs_desktop.views.widgets.labels import ElidedLabel, PlainLabel, set_tip
from hqs_desktop.views.widgets.notes import ToneIcon

_LINE_LOOKS = {
    Line.STARTING: (Tone.NEUTRAL, "hourglass_half"),
    Line.UNSET: (Tone.WARN, "plug_disconnected"),
    Line.NO_JOURNAL: (Tone.DANGER, "error_circle"),
    Line.GOOD: (Tone.SUCCESS, "wifi_1"),
    Line.DOWN: (Tone.DANGER, "wifi_off"),
    Line.REFUSING: (Tone.WARN, "wifi_warning"),
    Line.TROUBLED: (Tone.WARN, "wifi_warning"),
}


class TopBar(QFrame):
    """Shows the shell's state; its menu changes the looks and the connection."""

    search_requested = Signal()
    help_requested = Signal()
    notices_requested = Signal()
    quit_requested = Signal()

    def __init__(self, view_model: ShellViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view_model = view_model
        self.setProperty("role", "bar")
        self.setFixedHeight(px(self, 44))
        self._centre = ElidedLabel(role="title", parent=self)
        self._surroundings = PlainLabel(role="surroundings", parent=self)
        self._surroundings.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._clock = StateBadge(parent=self)
        self._clock.setObjectName("clock_state")
        self._desks = StateBadge(parent=self)
        self._desks.setObjectName("desks_state")
        self._line_icon = ToneIcon(parent=self)
        self._line = PlainLabel(role="strong", parent=self)
        self._line.setObjectName("line_state")
        self._operator_icon = ToneIcon(parent=self)
        self._operator = PlainLabel(role="strong", parent=self)

        self._bell = self._button("notices_button", "alert", NOTICES)
        self._bell.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._bell.clicked.connect(self.notices_requested)

        row = QHBoxLayout(self)
        row.setContentsMargins(px(self, 16), 0, px(self, 8), 0)
        row.setSpacing(px(self, 8))
        mark = PlainLabel(parent=self)
        mark.setPixmap(QIcon(str(resource_path("icons", "app.svg"))).pixmap(px(self, 24)))
        row.addWidget(mark)
        row.addWidget(self._centre)
        row.addStretch(1)
        row.addWidget(self._clock)
        row.addWidget(self._desks)
        row.addWidget(self._surroundings)
        row.addSpacing(px(self, 12))
        row.addWidget(self._line_icon)
        row.addWidget(self._line)
        row.addSpacing(px(self, 12))
        row.addWidget(self._operator_icon)
        row.addWidget(self._operator)
        row.addSpacing(px(self, 8))
        row.addWidget(self._search_button())
        row.addWidget(self._bell)
        row.addWidget(self._menu_button())

        view_model.surroundings_changed.connect(self._show_surroundings)
        view_model.line_changed.connect(self._show_line)
        view_model.clock_changed.connect(self._show_clock)
        view_model.notices.changed.connect(self._show_unread)
        self._show_unread()
        view_model.desks.changed.connect(self._show_desks)
        self._show_surroundings()
        self._show_line()
        self._show_clock()
        self._show_desks()

    def _show_surroundings(self) -> None:
        where = self._view_model.surroundings
        words = {
            Surroundings.PRODUCTION: self.tr("Production"),
            Surroundings.TEST: self.tr("Test: not real"),
            Surroundings.DEMO: self.tr("Training: not real"),
        }
        self._surroundings.setText(words[where])
        self._surroundings.setAccessibleName(self.tr("Environment: {name}").format(name=words[where]))
        self._surroundings.setProperty("surroundings", where.value)
        dress_anew(self._surroundings)
        self._centre.setText(self._view_model.centre or self.tr("HQS Desktop"))
        operator = self._view_model.operator
        self._operator.setText(operator)
        self._operator_icon.show_icon("person" if operator else "", Tone.NEUTRAL)

    def _show_line(self) -> None:
        line = self._view_model.line
        tone, name = _LINE_LOOKS[line]
        words = {
            Line.STARTING: self.tr("Starting\u2026"),
            Line.UNSET: self.tr("Not set up"),
            Line.NO_JOURNAL: self.tr("Journal unavailable"),
            Line.GOOD: self.tr("Connected"),
            Line.DOWN: self.tr("No connection"),
            Line.REFUSING: self.tr("Sign-in failed"),
            Line.TROUBLED: self.tr("Gateway in trouble"),
        }
        self._surroundings.setVisible(line is not Line.UNSET)  # with no connection there is nothing to be named
        self._line_icon.show_icon(name, tone)
        self._line.setText(words[line])
        self._line.setAccessibleName(self.tr("Line: {state}").format(state=words[line]))

    def _show_clock(self) -> None:
        warning = self._view_model.clock_warning
        self._clock.show_state(warning, Tone.DANGER, "clock")
        self._clock.setVisible(bool(warning))

    def _show_desks(self) -> None:
        apart = self._view_model.desks.apart
        self._desks.show_state(self.tr("Without the other desks") if apart else "", Tone.WARN, "plug_disconnected")
        set_tip(self._desks, apart.as_plain() if apart else "")
        self._desks.setVisible(apart is not None)

    def _show_unread(self) -> None:
        unread = self._view_model.notices.unread
        self._bell.setText(formats.digits(unread) if unread else "")
        words = formats.digits(self.tr("%n not looked at", "", unread)) if unread else ""
        self._bell.setAccessibleName(formats.listed(NOTICES.words(), words, by=": "))
        self._bell.setFixedWidth(px(self, 48 if unread else 32))

    def _search_button(self) -> QToolButton:
        button = self._button("search_button", "search", SEARCH_ANYTHING)
        button.clicked.connect(self.search_requested)
        return button

    def _button(self, name: str, icon: str, command: Command) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        put_icon(button, icon, 20)
        button.setFixedSize(QSize(px(self, 32), px(self, 32)))
        set_tip(button, command.label())
        button.setAccessibleName(command.words())
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return button

    def _menu_button(self) -> QToolButton:
        button = self._button("menu_button", "settings", MENU)
        # By a timer: the menu runs its own event loop, in which the key that opened it would not end.
        bind_key(MENU, button, lambda: QTimer.singleShot(0, button, button.showMenu))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.aboutToShow.connect(partial(self._fill, menu), Qt.ConnectionType.SingleShotConnection)
        button.setMenu(menu)
        return button

    def _fill(self, menu: QMenu) -> None:
        looks = self._view_model.appearance
        self._choices(
            menu.addMenu(self.tr("Language")),
            # A language is named in itself, whatever the interface speaks.
            [
                (looks._replace(language="fa"), "\u0641\u0627\u0631\u0633\u06cc"),
                (looks._replace(language="en"), "English"),
            ],
        )
        self._choices(
            menu.addMenu(self.tr("Colours")),
            [
                (looks._replace(scheme="system"), self.tr("As the system")),
                (looks._replace(scheme="light"), self.tr("Light")),
                (looks._replace(scheme="dark"), self.tr("Dark")),
                (looks._replace(scheme="contrast"), self.tr("High contrast")),
            ],
        )
        self._choices(
            menu.addMenu(self.tr("Text size")),
            [
                (looks._replace(text_scale=1.0), self.tr("Normal")),
                (looks._replace(text_scale=1.25), self.tr("Large")),
                (looks._replace(text_scale=1.5), self.tr("Very large")),
                (looks._replace(text_scale=2.0), self.tr("Largest")),
            ],
        )
        menu.addSeparator()
        menu.addAction(LOCK.label()).triggered.connect(self._view_model.lock.lock)
        switch = menu.addAction(SWITCH_OPERATOR.label())
        switch.triggered.connect(self._view_model.lock.switch)
        switch.setEnabled(self._view_model.lock.needs_pin)
        menu.addAction(CONNECTION.label()).triggered.connect(self._view_model.request_connection)
        menu.addAction(HELP.label()).triggered.connect(self.help_requested)
        menu.addSeparator()
        menu.addAction(QUIT.label()).triggered.connect(self.quit_requested)

    def _choices(self, menu: QMenu, choices: list[tuple[Appearance, str]]) -> None:
        group = QActionGroup(menu)
        for looks, word in choices:
            action = QAction(word, menu)
            action.setCheckable(True)
            action.setChecked(looks == self._view_model.appearance)
            action.triggered.connect(partial(self._view_model.change_appearance, looks))
            group.addAction(action)
            menu.addAction(action)
