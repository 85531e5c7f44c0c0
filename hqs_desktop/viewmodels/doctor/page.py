"""The connection doctor, a page of F9: examines the desk step by step, on demand only."""

from contextlib import aclosing
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hqs_desktop.core.apart import apart
from hqs_desktop.core.text import strip_marks
from hqs_desktop.desk.connection.steps import StepState
from hqs_desktop.desk.export import NotExportedError
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.base import ViewModel
from hqs_desktop.viewmodels.doctor.table import StepTable
from hqs_desktop.viewmodels.doctor.words import remedy, report_line, step_name, verdict
from hqs_desktop.viewmodels.words.files import not_saved
from hqs_desktop.viewmodels.words.problems import ProblemText
from hqs_desktop.viewmodels.words.tone import Tone

if TYPE_CHECKING:
    from hqs_desktop.desk.connection.doctor import Doctor
    from hqs_desktop.viewmodels.shared import Shared


class DoctorViewModel(ViewModel):
    """``table`` has the steps and how they ended. Nothing is kept: the next start knows none of it."""

    progressed = Signal()
    said_changed = Signal()

    def __init__(self, shared: "Shared", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shared = shared
        self._doctor: Doctor | None = None
        self._said = ""
        self._trouble: ProblemText | None = None
        self.table = StepTable(self)

    @property
    def share(self) -> float | None:
        """How much is done of an examination that runs, from 0 to 1; None while none does."""
        return len(self.table.reports) / len(self.table.steps) if self.busy and self.table.steps else None

    @property
    def summary(self) -> str:
        """How far it is, or what all the steps together say; that there is nothing to examine."""
        done, steps = len(self.table.reports), len(self.table.steps)
        if self.busy and steps:
            return self.tr("{done} of {all} tried").format(done=formats.count(done), all=formats.count(steps))
        if not steps:
            return self.tr("Only reads are tried, on the test addresses where there are some. Nothing is booked.")
        if done < steps:
            return self.tr("Stopped after {done} of {all}").format(done=formats.count(done), all=formats.count(steps))
        return verdict({report.state for report in self.table.reports})

    @property
    def trouble(self) -> ProblemText | None:
        """Why there is nothing to examine, why a report was not saved, or what went wrong besides."""
        return self._trouble or self.problem

    @property
    def said(self) -> str:
        """What became of the last report."""
        return self._said

    @property
    def first_failed(self) -> int | None:
        """The place of the first step that failed; None where none did."""
        states = [report.state for report in self.table.reports]
        return states.index(StepState.FAILED) if StepState.FAILED in states else None

    @property
    def worst(self) -> int | None:
        """The place of what should be seen to first: a step that failed, else one that warns."""
        states = [report.state for report in self.table.reports]
        return next((states.index(one) for one in (StepState.FAILED, StepState.WARNED) if one in states), None)

    def examine(self) -> None:
        """Try all, from the first step on."""
        self._doctor = self._shared.doctor.of()
        self._clear()
        if self._doctor is None:
            self.table.begin(())
            self._trouble = ProblemText(
                self.tr("This desk is not set up yet."), "", self.tr("Set the connection up first, on the page before.")
            )
            self.said_changed.emit()
            self.progressed.emit()
            return
        self.run(self._examine(self._doctor, 0), name="examine")

    def go_on(self) -> None:
        """Try again from the first step that failed on; what was well before it stays as it is."""
        if self._doctor is not None and not self.busy and (failed := self.first_failed) is not None:
            self._clear()
            self.run(self._examine(self._doctor, self._doctor.begins_at(failed)), name="examine")

    def stop(self) -> None:
        """Try no further step."""
        self._tasks.cancel("examine")

    def detail(self, row: int) -> tuple[Tone, str, str]:
        """How a step is to be told: its tone, what it is and how it ended, why and what to do."""
        look = self.table.look(row)
        if row < len(self.table.reports):
            report = self.table.reports[row]
            return look.tone, report_line(report), remedy(report)
        return look.tone, f"{look.word}  {step_name(*self.table.steps[row])}", ""

    @property
    def report(self) -> str:
        """All of it as plain text, to be sent to whoever can help; no secret is in it."""
        lines = [self.summary]
        for report in self.table.reports:
            lines += [line for line in (report_line(report), remedy(report)) if line]
        return strip_marks("\n".join(lines), keep_zwnj=True)

    @property
    def file_name(self) -> str:
        """What a file is called first, without its ending."""
        return "hqs-doctor"

    def copied(self) -> None:
        """Tell that the report is on the clipboard."""
        self._said = self.tr("The report was copied.")
        self.said_changed.emit()

    def save(self, path: Path) -> None:
        """Save the report."""
        self.run(self._save(self.report, path), name="save", quiet=True)

    async def _examine(self, doctor: "Doctor", first: int) -> None:
        self.table.begin(doctor.steps, self.table.reports[:first])
        self.progressed.emit()
        try:
            async with aclosing(doctor.examine(first)) as reports:
                async for report in reports:
                    self.table.add(report)
                    self.progressed.emit()
        finally:
            self.table.end()

    async def _save(self, report: str, path: Path) -> None:
        self._clear()
        exporter = self._shared.exporter()
        try:
            await apart(lambda: exporter.write_text(report, path))
        except NotExportedError as error:
            self._trouble = not_saved(error.fault, self.tr("The report was not saved."))
        else:
            self._said = self.tr("Saved: {file}").format(file=formats.quoted(path.name))
        self.said_changed.emit()

    def _clear(self) -> None:
        self._said, self._trouble = "", None
        self.set_problem(None)
        self.said_changed.emit()


def make(shared: "Shared", parent: QObject) -> DoctorViewModel:
    """For ``viewmodels.pages``."""
    return DoctorViewModel(shared, parent)
