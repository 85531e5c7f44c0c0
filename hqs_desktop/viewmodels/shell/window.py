"""The main window's own state: where it is connected to, how the line is, who works here, what must be told."""

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.clock import CLOCK_TOLERANCE
from hqs_desktop.viewmodels.base import ViewModel
from hqs_desktop.viewmodels.shell.desks import DesksViewModel
from hqs_desktop.viewmodels.shell.lock import LockViewModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hqs_desktop.viewmodels.commands import Act
    from hqs_desktop.viewmodels.shared import Shared


_TOO_MANY, _SERVER_FAILED = 429, 500
_CLOCK_USELESS: Final = timedelta(hours=1) - CLOCK_TOLERANCE  # an hour off is measured as somewhat less


class Surroundings(StrEnum):
    """What a booking made here is: real, a trial on the ministry's test twins, or play on the embedded gateway."""

    PRODUCTION = "production"
    TEST = "test"
    DEMO = "demo"


class Line(StrEnum):
    """How the last call to the gateway went, or what keeps this desk from making one."""

    STARTING = "starting"
    UNSET = "unset"  # nobody has said yet what to connect to, or not so that it can be used
    NO_JOURNAL = "no_journal"  # the journal or its key can't be used: nothing can be booked, whatever the line
    GOOD = "good"
    DOWN = "down"
    REFUSING = "refusing"  # reached, but it lets nobody in: sign-in or certificate
    TROUBLED = "troubled"  # reached, but it answers with faults of its own


class Appearance(NamedTuple):
    """How windows look; ``scheme`` is ``light``, ``dark``, ``contrast`` or ``system``, ``text_scale`` 1 is normal."""

    language: str = "fa"
    scheme: str = "system"
    text_scale: float = 1.0


class ShellViewModel(ViewModel):
    """State of the main window around the screens."""

    line_changed = Signal()
    clock_changed = Signal()
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
        self._line = self._told_line = Line.STARTING
        self.notices = shared.notices
        self.desks = DesksViewModel(shared, self)
        self.lock = LockViewModel(shared, self)
        shared.operators.subscribe(self.surroundings_changed.emit)
        self._clock_skew = timedelta()
        shared.slot.trouble_changed.connect(self._trouble_changed)
        shared.notices.acted.connect(self._acted)

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
        """How the last call to the gateway went, unless this desk can't work at all."""
        trouble = self._shared.slot.trouble
        if trouble is None:
            return self._line
        from hqs_desktop.desk.problems import ProblemKind  # noqa: PLC0415  # not for the first paint

        return Line.UNSET if trouble.kind is ProblemKind.NOT_SET_UP else Line.NO_JOURNAL

    @property
    def clock_warning(self) -> str:
        """What every screen must say of this computer's clock: by hours off, it knows no today; empty where it does."""
        if abs(self._clock_skew) < _CLOCK_USELESS:
            return ""
        from hqs_desktop.viewmodels.words.clock import clock_words  # noqa: PLC0415  # not for the first paint

        return clock_words(self._clock_skew)

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

    def search_anything(self, acts: "Sequence[Act]") -> None:
        """Have one look for anything, what can be done now among it; the settings of the looks are added."""
        from hqs_desktop.viewmodels.navigation import SearchAnything  # noqa: PLC0415  # not for the first paint
        from hqs_desktop.viewmodels.shell.settings import setting_acts  # noqa: PLC0415

        self._shared.navigator.go(SearchAnything([*acts, *setting_acts(self)]))

    def begin_anew(self) -> None:
        """A new connection: what was said of the old one is over, what became of bookings is not."""
        from hqs_desktop.viewmodels.words.notices import LateEnd  # noqa: PLC0415  # not for the first paint

        self._shared.slot.set_trouble(None)
        self._set_line(Line.STARTING)
        self.skew_measured(timedelta())
        self.notices.withdraw(lambda cause: not isinstance(cause, LateEnd))

    def call_ended(self, error: BaseException | None) -> None:
        """Learn from a call to the gateway how the line is (None: it was answered)."""
        from hqs_desktop.desk.problems import ProblemKind, problem_of  # noqa: PLC0415  # not for the first paint
        from hqs_desktop.viewmodels.words.notices import (  # noqa: PLC0415
            LINE_DOWN,
            LINE_REFUSING,
            LINE_TROUBLED,
            is_of_the_line,
        )

        problem = problem_of(error) if error is not None else None
        kind = problem.kind if problem is not None else None
        nobodys = problem is not None and kind is ProblemKind.BAD_REPLY and not problem.detail  # not a field is known
        status = getattr(error, "http_status", None) or 0
        if kind in LINE_DOWN:
            line = Line.DOWN
        elif kind in LINE_REFUSING:
            line = Line.REFUSING
        elif kind in LINE_TROUBLED or nobodys or status == _TOO_MANY or status >= _SERVER_FAILED:
            line = Line.TROUBLED
        else:
            line = Line.GOOD
        self._set_line(line)
        if line is Line.GOOD:
            self.notices.withdraw(is_of_the_line)

    def journal_ended(self, error: BaseException | None) -> None:
        """Learn from a use of the journal how it stands (None: it could be written)."""
        from hqs_desktop.desk.problems import problem_of  # noqa: PLC0415  # not for the first paint

        self._shared.slot.set_trouble(problem_of(error) if error is not None else None)

    def skew_measured(self, skew: timedelta) -> None:
        """Learn how far the gateway's clock is ahead of this computer's."""
        if skew == self._clock_skew:
            return
        from hqs_desktop.viewmodels.words.notices import ClockWrong  # noqa: PLC0415  # not for the first paint

        self._clock_skew = skew
        self.notices.withdraw(lambda cause: isinstance(cause, ClockWrong))
        if abs(skew) >= CLOCK_TOLERANCE:
            self.notices.tell(ClockWrong(skew))
        self.clock_changed.emit()

    def fail(self, error: BaseException) -> None:
        """Show what no screen handled."""
        from hqs_desktop.desk.problems import problem_of  # noqa: PLC0415  # not for the first paint

        self.notices.tell(problem_of(error))

    def _set_line(self, line: Line) -> None:
        self._line = line
        self._tell_line()

    def _tell_line(self) -> None:
        if self.line != self._told_line:
            self._told_line = self.line
            self.line_changed.emit()

    def _trouble_changed(self) -> None:
        from hqs_desktop.viewmodels.words.notices import JournalTrouble  # noqa: PLC0415  # not for the first paint

        self.notices.withdraw(lambda cause: isinstance(cause, JournalTrouble))
        trouble = self._shared.slot.trouble
        if trouble is not None and self.line is Line.NO_JOURNAL:
            self.notices.tell(JournalTrouble(trouble))
        self._tell_line()

    def _acted(self, cause: object) -> None:
        from hqs_desktop.viewmodels.words.notices import JournalTrouble  # noqa: PLC0415  # not for the first paint

        if isinstance(cause, JournalTrouble):
            self._shared.slot.want_again()
