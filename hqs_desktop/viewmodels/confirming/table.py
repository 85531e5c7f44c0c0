"""The visits of tomorrow and the day after, as a table and on paper."""

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import IntEnum
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject

from hqs_desktop.core.dates import ShamsiDate, shamsi_of
from hqs_desktop.desk.worklist.confirming import ConfirmDay, Visit
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.confirming.words import answer_look
from hqs_desktop.viewmodels.printing import PrintedColumn, PrintedTable, file_stem
from hqs_desktop.viewmodels.rows import Rows
from hqs_desktop.viewmodels.words.looks import Look, missed_look
from hqs_desktop.viewmodels.words.terms import doctor_name, patient_name

translate = QCoreApplication.translate  # lupdate knows it by this name

_ROW: Final = 8.0  # millimetres


class Column(IntEnum):
    """The columns, in reading order."""

    DAY = 0
    TIME = 1
    PATIENT = 2
    MISSED = 3
    MOBILE = 4
    DOCTOR = 5
    FACILITY = 6
    TRIED = 7
    ANSWER = 8


_TEXTS: Final[dict[Column, Callable[[Visit], str]]] = {
    Column.TIME: lambda visit: formats.time_of(visit.booking.request.slot.start),
    Column.PATIENT: lambda visit: patient_name(visit.booking.person),
    Column.MISSED: lambda visit: missed_look().word if visit.task.missed else "",
    Column.MOBILE: lambda visit: formats.identifier(visit.booking.person.mobile),
    Column.DOCTOR: lambda visit: doctor_name(visit.booking.request.slot.provider),
    Column.FACILITY: lambda visit: formats.digits(visit.booking.request.slot.facility.name.strip()),
    Column.TRIED: lambda visit: formats.count(visit.task.tried) if visit.task.tried else "",
    Column.ANSWER: lambda visit: answer_look(visit).word,
}


class ConfirmTable(Rows):
    """A visit a row, day by day."""

    def __init__(self, today: Callable[[], ShamsiDate], parent: QObject | None = None) -> None:
        super().__init__(len(Column), parent)
        self._today = today
        self._visits: Sequence[Visit] = ()

    @property
    def visits(self) -> Sequence[Visit]:
        """Who is listed."""
        return self._visits

    def show_visits(self, visits: Sequence[Visit]) -> None:
        """List others; the same ones again change nothing, and the same people in their places move nothing."""
        if [one.task.id for one in visits] == [one.task.id for one in self._visits]:
            changed = [row for row, (one, former) in enumerate(zip(visits, self._visits, strict=True)) if one != former]
            self._visits = visits
            if changed:
                self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], len(Column) - 1))
            return
        self.beginResetModel()
        self._visits = visits
        self.endResetModel()

    def row_of(self, task_id: str) -> int:
        """Where a task stands; -1 where it is not listed."""
        return next((row for row, visit in enumerate(self._visits) if visit.task.id == task_id), -1)

    def _length(self) -> int:
        return len(self._visits)

    def _text(self, row: int, column: int) -> str:
        visit = self._visits[row]
        if column == Column.DAY:
            day = shamsi_of(visit.booking.request.slot.start)
            return formats.day_word(day, self._today()) or formats.day_and_month(day)
        return _TEXTS[Column(column)](visit)

    def _heading_of(self, column: int) -> str:
        return {
            Column.DAY: translate("Confirming", "Day"),
            Column.TIME: translate("Confirming", "Time"),
            Column.PATIENT: translate("Confirming", "Patient"),
            Column.MISSED: translate("Confirming", "Before"),
            Column.MOBILE: translate("Confirming", "Mobile"),
            Column.DOCTOR: translate("Confirming", "Doctor"),
            Column.FACILITY: translate("Confirming", "Centre"),
            Column.TRIED: translate("Confirming", "Called"),
            Column.ANSWER: translate("Confirming", "State"),
        }[Column(column)]

    def _look_at(self, row: int, column: int) -> Look:
        """Who missed a visit before is marked in a cell of its own."""
        marked = column == Column.MISSED and self._visits[row].task.missed
        return missed_look() if marked else self._look_of(row)

    def _look_of(self, row: int) -> Look:
        return answer_look(self._visits[row])


_PRINTED: Final = (Column.TIME, Column.PATIENT, Column.MISSED, Column.MOBILE, Column.DOCTOR)


def confirm_sheet(day: ConfirmDay, read_at: datetime, centre: str) -> PrintedTable:
    """Whoever of a day is still to be asked, with columns to tick."""
    columns = (
        PrintedColumn("", 4, centred=True),
        PrintedColumn(translate("Confirming", "Time"), 8, centred=True),
        PrintedColumn(translate("Confirming", "Patient"), 24),
        PrintedColumn(translate("Confirming", "Before"), 9),
        PrintedColumn(translate("Confirming", "Mobile"), 16),
        PrintedColumn(translate("Confirming", "Doctor"), 20),
        PrintedColumn(translate("Confirming", "Comes"), 8, centred=True),
        PrintedColumn(translate("Confirming", "Can't come"), 9, centred=True),
        PrintedColumn(translate("Confirming", "Not reached"), 9, centred=True),
        PrintedColumn(translate("Confirming", "Note"), 18),
    )
    to_ask = [visit for visit in day.visits if visit.task.open]
    read = translate("Confirming", "Read on {moment}. What was done since then is not on it.")
    title = translate("Confirming", "Patients to ask whether they come: {day}")
    return PrintedTable(
        title.format(day=formats.long_date(day.day)),
        [line for line in (centre, read.format(moment=formats.moment(read_at))) if line],
        columns,
        [_row(number, visit) for number, visit in enumerate(to_ask, 1)],
        file_stem("confirm-list", read_at),
        landscape=True,
        row_height=_ROW,
    )


def _row(number: int, visit: Visit) -> Sequence[str]:
    box = "\u2610"
    tried = f"{_TEXTS[Column.TRIED](visit)} {box}".strip()
    told = (_TEXTS[column](visit) for column in _PRINTED)
    return (formats.digits(number), *told, box, box, tried, visit.task.note)
