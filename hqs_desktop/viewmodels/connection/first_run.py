"""The first run (and later the menu's connection form): state and commands around ``desk.first_run.Flow``."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.clock import CLOCK_TOLERANCE
from hqs_desktop.core.errors import SettingsNotSavedError
from hqs_desktop.core.operators import CommitterKind
from hqs_desktop.desk.connection.check import (
    Connector,
    FormRefusedError,
    StepState,
    steps_of_check,
)
from hqs_desktop.desk.connection.first_run import PID_PREFIX, Flow, Page
from hqs_desktop.desk.connection.form import OPERATIONS, SECRETS, Mode
from hqs_desktop.viewmodels.base import ViewModel
from hqs_desktop.viewmodels.connection.words import failure_text, fault_text, not_saved_text, step_text
from hqs_desktop.viewmodels.words.clock import clock_text
from hqs_desktop.viewmodels.words.problems import ProblemText

PID_FIELDS: Final = tuple(f"{PID_PREFIX}{operation}" for operation in OPERATIONS)
SECRET_FIELDS: Final = SECRETS
MODES: Final = (Mode.PRODUCTION, Mode.TEST)
COMMITTER_KINDS: Final = tuple(CommitterKind)

__all__ = [
    "COMMITTER_KINDS",
    "MODES",
    "PID_FIELDS",
    "SECRET_FIELDS",
    "CommitterKind",
    "Ending",
    "FirstRunViewModel",
    "Mode",
    "Page",
    "StepLine",
    "StepState",
]


class Ending(StrEnum):
    """How it ended."""

    DEMO = "demo"
    SAVED = "saved"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of the check, in words."""

    text: str
    state: StepState


class FirstRunViewModel(ViewModel):
    """State of the form. ``first`` offers the demo before it; else the form itself is the first page."""

    page_changed = Signal()
    form_changed = Signal()
    report_changed = Signal()
    ended = Signal()

    def __init__(self, connector: Connector, *, first: bool = True, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connector = connector
        self._first = first
        self._flow = Flow(
            form=connector.form,
            locked=connector.locked,
            outside_faults=tuple(connector.unread.items()),
            page=Page.CHOICE if first else Page.FORM,
        )
        self._ending: Ending | None = None
        self._unsaved = ""

    @property
    def page(self) -> Page:
        """What is asked now."""
        return self._flow.page

    @property
    def first(self) -> bool:
        """Whether this is the first run, with the choice before the form."""
        return self._first

    @property
    def lasting(self) -> bool:
        """Whether this machine keeps the secrets beyond this run."""
        return self._connector.lasting

    @property
    def ending(self) -> Ending | None:
        """How it ended; None while it goes on."""
        return self._ending

    def text(self, field: str) -> str:
        """What stands in a field."""
        if field in SECRET_FIELDS:
            return str(getattr(self._flow.typed, field))
        if field == "mode" and self.fault(field):
            return ""  # to be chosen: nothing may stand for what can't be read
        if field in PID_FIELDS:
            return self._flow.form.pid_overrides.get(field.removeprefix(PID_PREFIX), "")
        return str(getattr(self._flow.form, field))

    def set_text(self, field: str, text: str) -> None:
        """Type something into a field."""
        self._take(self._flow.edit(field, text))

    def is_locked(self, field: str) -> bool:
        """Whether the policy sets a field."""
        return self._flow.is_locked(field)

    def is_stored(self, field: str) -> bool:
        """Whether the vault has this secret already, so that the field may stay empty."""
        return field in self._flow.stored

    def fault(self, field: str) -> str:
        """What is wrong with a field, in words; empty where nothing is, or nothing yet."""
        found = self._flow.shown_faults.get(field)
        return fault_text(found) if found else ""

    @property
    def faulty_fields(self) -> Sequence[str]:
        """The fields of which something is wrong, of those that are told."""
        return tuple(self._flow.shown_faults)

    @property
    def steps(self) -> Sequence[StepLine]:
        """The check's steps, in words; before its end none is reached."""
        report = self._flow.report
        if report is None:
            steps = steps_of_check(proxied=bool(self._flow.form.proxy))
            return [StepLine(step_text(step), StepState.NOT_REACHED) for step in steps]
        return [StepLine(step_text(result.step), result.state) for result in report.steps]

    @property
    def passed(self) -> bool:
        """Whether the check was passed."""
        return self._flow.report is not None and self._flow.report.passed

    @property
    def failure(self) -> ProblemText | None:
        """Why the check failed and what to do, or what else went wrong; None where nothing did."""
        if self._unsaved:
            return not_saved_text(self._unsaved)
        failed = self._flow.report.failed if self._flow.report else None
        return failure_text(failed) if failed else self.problem

    @property
    def clock_warning(self) -> ProblemText | None:
        """What the check found out about this computer's clock, and what to do; None where it is right or not known."""
        skew = self._flow.report.clock_skew if self._flow.report else None
        return clock_text(skew) if skew is not None and abs(skew) >= CLOCK_TOLERANCE else None

    def start(self) -> None:
        """Ask the vault what it has; call it once the window is there."""
        self.run(self._look_into_vault(), name="vault", quiet=True)

    def choose_demo(self) -> None:
        """Work on the embedded gateway."""
        self._end(Ending.DEMO)

    def choose_gateway(self) -> None:
        """Go to the form."""
        self._take(self._flow.connect())

    def go_on(self) -> None:
        """From the form to the check, which starts by itself."""
        self._take(self._flow.go_on())
        if self.page is Page.CHECK:
            self.check()

    def back(self) -> None:
        """To the page before; a running check is cancelled."""
        self._tasks.cancel("check")
        self._clear()
        self._take(self._flow.back(first=self._first))

    def check(self) -> None:
        """Try what was typed."""
        if not self.busy:
            self.run(self._check(), name="check")

    def save(self) -> None:
        """Keep what was typed, checked or not, and end."""
        if not self.busy and not self._flow.faults:
            self.run(self._save(), name="save")

    def cancel(self) -> None:
        """End without a change."""
        self._tasks.cancel("check")
        self._end(Ending.CANCELLED)

    async def _look_into_vault(self) -> None:
        stored = await self._connector.stored_secrets()
        self._take(self._flow.with_stored(stored))

    async def _check(self) -> None:
        self._clear()
        self._take(self._flow.checked(None))
        try:
            report = await self._connector.check(self._flow.form, self._flow.typed)
        except FormRefusedError as error:
            self._take(self._flow.refuse(error.faults))
        else:
            self._take(self._flow.checked(report))

    async def _save(self) -> None:
        self._clear()
        try:
            await self._connector.save(self._flow.form, self._flow.typed)
        except FormRefusedError as error:
            self._take(self._flow.refuse(error.faults))
        except SettingsNotSavedError as error:
            self._unsaved = str(error)
            self.problem_changed.emit()
        else:
            self._end(Ending.SAVED)

    def _clear(self) -> None:
        self.set_problem(None)
        if self._unsaved:
            self._unsaved = ""
            self.problem_changed.emit()

    def _end(self, ending: Ending) -> None:
        if self._ending is None:
            self._ending = ending
            self.ended.emit()

    def _take(self, flow: Flow) -> None:
        before, self._flow = self._flow, flow
        fields = (flow.form, flow.typed, flow.stored, flow.tried, flow.outside_faults)
        if fields != (before.form, before.typed, before.stored, before.tried, before.outside_faults):
            self.form_changed.emit()
        if flow.report != before.report:
            self.report_changed.emit()
        if flow.page is not before.page:
            self.page_changed.emit()
