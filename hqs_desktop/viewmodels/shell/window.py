"""The main window's own state: where it is connected to, how the line is, who works here, what must be told."""

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from hqs_desktop.viewmodels.base import ViewModel

if TYPE_CHECKING:
    from hqs_desktop.viewmodels.shared import Shared


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
    surroundings_changed = Signal()
    appearance_changed = Signal()
    connection_requested = Signal()

    def __init__(
        self,
        surroundings: Surroundings,
        centre: str,
        appearance: Appearance,
        shared: "Shared",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._shared = shared
        self._surroundings = surroundings
        self._centre = centre
        self._appearance = appearance
        self._line = Line.STARTING
        self.notices = shared.notices

    @property
    def surroundings(self) -> Surroundings:
        """What the gateway in use is."""
        return self._surroundings

    @property
    def centre(self) -> str:
        """The centre's name, empty where it was not set."""
        return self._centre

    @property
    def operator(self) -> str:
        """Who works here; empty where nobody was named."""
        return self._shared.operators.present

    @property
    def line(self) -> Line:
        """How the last call to the gateway went."""
        return self._line

    @property
    def appearance(self) -> Appearance:
        """How the windows look now."""
        return self._appearance

    def settle(self, surroundings: Surroundings, *, centre: str) -> None:
        """Take what the settings say, once they are read, and who works here."""
        self._surroundings, self._centre = surroundings, centre
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

    def begin_anew(self) -> None:
        """A new connection: what was said of the old one is over, what became of bookings is not."""
        from hqs_desktop.viewmodels.words.notices import LateEnd  # noqa: PLC0415  # not for the first paint

        self._set_line(Line.STARTING)
        self.notices.withdraw(lambda cause: not isinstance(cause, LateEnd))

    def call_ended(self, error: BaseException | None) -> None:
        """Learn from a call to the gateway how the line is (None: it was answered)."""
        from hqs_desktop.desk.problems import problem_of  # noqa: PLC0415  # not for the first paint
        from hqs_desktop.viewmodels.words.notices import LINE_DOWN, LINE_REFUSING, is_of_the_line  # noqa: PLC0415

        kind = problem_of(error).kind if error is not None else None
        line = Line.DOWN if kind in LINE_DOWN else Line.REFUSING if kind in LINE_REFUSING else Line.GOOD
        self._set_line(line)
        if line is Line.GOOD:
            self.notices.withdraw(is_of_the_line)

    def fail(self, error: BaseException) -> None:
        """Show what no screen handled."""
        from hqs_desktop.desk.problems import problem_of  # noqa: PLC0415  # not for the first paint

        self.notices.tell(problem_of(error))

    def _set_line(self, line: Line) -> None:
        if line != self._line:
            self._line = line
            self.line_changed.emit()
