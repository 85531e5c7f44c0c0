"""The list of tasks: who missed a visit before is marked, beside the row's own state."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from hqs_desktop.core.worklist import Step, Task, TaskKind
from hqs_desktop.viewmodels.everyone.table import Column, TaskTable
from hqs_desktop.viewmodels.rows import LOOK_ROLE
from hqs_desktop.viewmodels.words.looks import Look
from tests.fakes.clock import START
from tests.fakes.session import FakeDesk


@pytest.fixture
def table(qapp: object) -> TaskTable:
    assert qapp is not None
    made = TaskTable(lambda: START)
    task = Task("1", TaskKind.WITHDRAWN, "o", Step.CALL, START + timedelta(hours=1), START, START, "", missed=True)
    task = replace(task, person=FakeDesk.person(1))
    made.show_tasks([task, replace(task, id="2", missed=False, person=FakeDesk.person(2))])
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return made


def look(table: TaskTable, row: int, column: Column) -> Look:
    found = table.index(row, column).data(LOOK_ROLE)
    assert isinstance(found, Look)
    return found


def test_who_missed_a_visit_is_marked_by_icon_and_word(table: TaskTable) -> None:
    assert [table.index(row, Column.MISSED).data() for row in (0, 1)] == ["Missed", ""]
    assert (look(table, 0, Column.MISSED).word, look(table, 0, Column.MISSED).icon) == ("Missed", "clock")


def test_the_rows_state_stays_beside_the_mark(table: TaskTable) -> None:
    assert look(table, 0, Column.STEP) == look(table, 1, Column.STEP) == look(table, 1, Column.MISSED)
    assert look(table, 0, Column.STEP) != look(table, 0, Column.MISSED)
