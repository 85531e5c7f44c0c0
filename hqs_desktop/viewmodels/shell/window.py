"""The main window's own state: where it is connected to, how the line is, who works here, what must be told."""

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.text import isolate_ltr
from hqs_desktop.viewmodels.base import ViewModel
from hqs_desktop.viewmodels.words.tone import Tone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hqs_desktop.viewmodels.shell.notices import Notice, NoticeCause


class Surroundings(StrEnum):
    """What a booking made here is: real, a trial on the ministry's test twins, or play on the embedded gateway."""

    PRODUCTION = "production"
    TEST = "test"
    DEMO = "demo"


class Line(StrEnum):
    """How the last call to the gateway went."""

    STARTING = "starting"
    UNSET = "unset"  # nobody has said yet what to connect to
    GOOD = "good"
    DOWN = "down"
    REFUSING = "refusing"  # reached, but it lets nobody in: sign-in or certificate


class Appearance(NamedTuple):
    """How the windows look; ``scheme`` is ``light``, ``dark`` or ``system``, ``text_scale`` 1 is normal."""

    language: str = "fa"
    scheme: str = "system"
    text_scale: float = 1.0


class ShellViewModel(ViewModel):
    """State of the main window around the screens."""

    line_changed = Signal()
    notices_changed = Signal()
    surroundings_changed = Signal()
    appearance_changed = Signal()
    connection_requested = Signal()

    def __init__(
        self, surroundings: Surroundings, centre: str, appearance: Appearance, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._surroundings = surroundings
        self._centre = centre
        self._appearance = appearance
        self._line = Line.STARTING
        self._notices: list[NoticeCause] = []

    @property
    def surroundings(self) -> Surroundings:
        """What the gateway in use is."""
        return self._surroundings

    @property
    def centre(self) -> str:
        """The centre's name, empty where it was not set."""
        return self._centre

    @property
    def line(self) -> Line:
        """How the last call to the gateway went."""
        return self._line

    @property
    def appearance(self) -> Appearance:
        """How the windows look now."""
        return self._appearance

    @property
    def notices(self) -> "Sequence[Notice]":
        """What the desk must know before it works, the newest last."""
        return [self._in_words(cause) for cause in self._notices]

    def settle(self, surroundings: Surroundings, *, centre: str) -> None:
        """Take what the settings say, once they are read."""
        self._surroundings, self._centre = surroundings, centre
        self.surroundings_changed.emit()

    def set_operator(self, name: str) -> None:
        """Say who works here."""
        super().set_operator(name)
        self.surroundings_changed.emit()

    def tell_unset(self) -> None:
        """Say that there is nothing to connect to yet."""
        self._set_line(Line.UNSET)

    def change_appearance(self, appearance: Appearance) -> None:
        """Ask for other looks; the windows are built anew."""
        if appearance != self._appearance:
            self._appearance = appearance
            self.appearance_changed.emit()

    def request_connection(self) -> None:
        """Ask for the form with the connection's settings."""
        self.connection_requested.emit()

    def notify(self, cause: "NoticeCause") -> None:
        """Tell what the desk must know; the same is told once."""
        if cause not in self._notices:
            self._notices.append(cause)
            self.notices_changed.emit()

    def clear_notices(self) -> None:
        """Start anew, with a new connection."""
        if self._notices:
            self._notices.clear()
            self.notices_changed.emit()

    def dismiss(self, index: int) -> None:
        """Take a notice away."""
        del self._notices[index]
        self.notices_changed.emit()

    def call_ended(self, error: BaseException | None) -> None:
        """Learn from a call to the gateway how the line is (None: it was answered)."""
        from hqs_desktop.desk.problems import problem_of  # noqa: PLC0415  # not for the first paint
        from hqs_desktop.viewmodels.shell.notices import LINE_DOWN, LINE_REFUSING  # noqa: PLC0415

        kind = problem_of(error).kind if error is not None else None
        line = Line.DOWN if kind in LINE_DOWN else Line.REFUSING if kind in LINE_REFUSING else Line.GOOD
        self._set_line(line)
        if line is Line.GOOD:
            self._forget_line_trouble()

    def fail(self, error: BaseException) -> None:
        """Show what no screen handled."""
        from hqs_desktop.desk.problems import problem_of  # noqa: PLC0415  # not for the first paint

        self.notify(problem_of(error))

    def _set_line(self, line: Line) -> None:
        if line != self._line:
            self._line = line
            self.line_changed.emit()

    def _forget_line_trouble(self) -> None:
        from hqs_desktop.viewmodels.shell.notices import is_of_the_line  # noqa: PLC0415  # not for the first paint

        over = [cause for cause in self._notices if is_of_the_line(cause)]
        for cause in over:
            self._notices.remove(cause)
        if over:
            self.notices_changed.emit()

    def _in_words(self, cause: "NoticeCause") -> "Notice":
        from hqs_desktop.desk.problems import Problem  # noqa: PLC0415  # not for the first paint
        from hqs_desktop.viewmodels.shell.notices import Notice, SecretsDoNotLast, SettingsIgnored  # noqa: PLC0415

        match cause:
            case SecretsDoNotLast():
                return Notice(
                    Tone.WARN,
                    self.tr("This computer has no vault for passwords"),
                    self.tr("Passwords and the journal are kept only until the program closes. Tell your IT person."),
                )
            case SettingsIgnored(place, kind, stops):
                reasons = {
                    "unreadable": self.tr("the file can't be read"),
                    "not_toml": self.tr("the file is not written properly"),
                    "newer_schema": self.tr("the file is of a newer version"),
                    "unknown_key": self.tr("the name is unknown"),
                    "secret_in_file": self.tr("a secret must not stand in a file"),
                    "wrong_value": self.tr("the value is wrong"),
                }
                if stops:
                    title = self.tr("The desk is not connected: its settings can't be used")
                    advice = self.tr("{place}: {reason}. Nothing is sent until this is mended; tell your IT person.")
                elif kind == "newer_schema":
                    title = self.tr("The settings file was left as it is")
                    advice = self.tr("{place}: {reason}. What you change here lasts until the program closes.")
                else:
                    title = self.tr("Part of the settings could not be used")
                    advice = self.tr("{place}: {reason}. Safe defaults are used; give this line to your IT person.")
                told = advice.format(place=isolate_ltr(place), reason=reasons[kind])
                return Notice(Tone.DANGER if stops else Tone.WARN, title, told)
            case Problem():
                from hqs_desktop.viewmodels.words.problems import problem_text  # noqa: PLC0415  # not for the first paint

                text = problem_text(cause)
                return Notice(Tone.DANGER, text.title, f"{text.cause} {text.action}".strip())
