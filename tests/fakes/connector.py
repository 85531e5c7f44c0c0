"""A connector for tests of the first run: answers the check as it is told, remembers what was kept."""

import asyncio

from hqs_desktop.core.errors import HqsError
from hqs_desktop.desk.connection.check import CheckStep, ConnectionReport, StepResult, StepState
from hqs_desktop.desk.connection.form import ConnectionForm, Fault, TypedSecrets
from hqs_desktop.desk.problems import Problem

ALL_PASSED = ConnectionReport(tuple(StepResult(step, StepState.PASSED) for step in CheckStep))


def report_failing(failed: CheckStep, problem: Problem) -> ConnectionReport:
    """A report in which one step failed."""
    steps = tuple(CheckStep)
    at = steps.index(failed)
    return ConnectionReport(
        (
            *(StepResult(step, StepState.PASSED) for step in steps[:at]),
            StepResult(failed, StepState.FAILED, problem),
            *(StepResult(step, StepState.NOT_REACHED) for step in steps[at + 1 :]),
        )
    )


class FakeConnector:
    """Fulfils ``desk.connection.Connector``. An error set as ``answer`` or ``save_error`` is raised."""

    def __init__(self, form: ConnectionForm | None = None, *, lasting: bool = True) -> None:
        self._form = form or ConnectionForm()
        self._lasting = lasting
        self.locked_fields: frozenset[str] = frozenset()
        self.unread: dict[str, Fault] = {}
        self.stored: frozenset[str] = frozenset()
        self.answer: ConnectionReport | HqsError = ALL_PASSED
        self.hold: asyncio.Event | None = None
        self.save_error: HqsError | None = None
        self.checked: list[tuple[ConnectionForm, TypedSecrets]] = []
        self.saved: list[tuple[ConnectionForm, TypedSecrets]] = []

    @property
    def form(self) -> ConnectionForm:
        return self._form

    @property
    def locked(self) -> frozenset[str]:
        return self.locked_fields

    @property
    def lasting(self) -> bool:
        return self._lasting

    async def stored_secrets(self) -> frozenset[str]:
        return self.stored

    async def check(self, form: ConnectionForm, typed: TypedSecrets) -> ConnectionReport:
        self.checked.append((form, typed))
        if self.hold is not None:
            await self.hold.wait()
        if isinstance(self.answer, HqsError):
            raise self.answer
        return self.answer

    async def save(self, form: ConnectionForm, typed: TypedSecrets) -> None:
        if self.save_error is not None:
            raise self.save_error
        self.saved.append((form, typed))
