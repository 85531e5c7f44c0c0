"""The call sheet of a withdrawn day: its patients on paper, for when the telephone stands elsewhere."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.core.model import Slot
from hqs_desktop.core.worklist import Task
from hqs_desktop.desk.worklist.days import LostDay
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.printing import PrintedColumn, PrintedTable, file_stem
from hqs_desktop.viewmodels.words.terms import doctor_name, patient_name

translate = QCoreApplication.translate  # lupdate knows it by this name

_ROW: int = 9  # mm: room for a pen


def call_sheet(day: LostDay, offered: Sequence[Slot], read_at: datetime, centre: str) -> PrintedTable:
    """Whoever is owed something, in call order, with columns to tick; ``offered`` are the slots to read out first."""
    columns = (
        PrintedColumn("", 4, centred=True),
        PrintedColumn(translate("Calling", "Lost"), 8, centred=True),
        PrintedColumn(translate("Calling", "Patient"), 26),
        PrintedColumn(translate("Calling", "Phone"), 17),
        PrintedColumn(translate("Calling", "New slot"), 18),
        PrintedColumn(translate("Calling", "Waits"), 8, centred=True),
        PrintedColumn(translate("Calling", "Not reached"), 9, centred=True),
        PrintedColumn(translate("Calling", "Note"), 20),
    )
    waiting = [task for task in day.tasks if task.open]
    title = translate("Calling", "Patients to call: {doctor}, {day}")
    return PrintedTable(
        title.format(doctor=formats.quoted(doctor_name(day.provider)), day=formats.long_date(day.day)),
        [line for line in (centre, _read(read_at)) if line],
        columns,
        [*_offers(offered), *(_row(number, task) for number, task in enumerate(waiting, 1))],
        file_stem("call-sheet", read_at),
        landscape=True,
        row_height=_ROW,
    )


def _row(number: int, task: Task) -> Sequence[str]:
    mobile = task.person.mobile if task.person is not None else ""
    lost = formats.time_of(task.slot.start) if task.slot is not None else ""
    return (
        formats.digits(number),
        lost,
        patient_name(task.person),
        formats.identifier(mobile) if mobile else "",
        "",
        "\u2610",
        formats.digits(task.tried) + " \u2610" if task.tried else "\u2610",
        task.note,
    )


def _read(at: datetime) -> str:
    return translate("Calling", "Read on {moment}. What was done since then is not on it.").format(
        moment=formats.moment(at)
    )


def _offers(slots: Sequence[Slot]) -> Iterator[Sequence[str]]:
    """A heading for each doctor and day with free slots."""
    if not slots:
        yield (translate("Calling", "No free slot was known then: ask before you offer one."),)
    times: dict[tuple[str, str], list[str]] = {}
    for slot in slots:
        key = doctor_name(slot.provider), formats.medium_date(shamsi_of(slot.start))
        times.setdefault(key, []).append(formats.time_of(slot.start))
    for (doctor, date), those in times.items():
        free = translate("Calling", "Free then: {doctor}, {day} at {times}")
        yield (free.format(doctor=formats.quoted(doctor), day=date, times=" \u00b7 ".join(those)),)
