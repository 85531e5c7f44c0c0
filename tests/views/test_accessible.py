"""Every screen and dialog, at every step, by a screen reader and by Tab."""

from contextlib import nullcontext

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from hqs_desktop.views.style.theme import Scheme
from tests.views.accessible import disorder, trapped, unheard
from tests.views.fits import settle
from tests.views.keyboard import destroy, lead_tab
from tests.views.scenes import DIALOGS, SCENES, screen_of
from tests.views.shots import dressed

WINDOW = QSize(1366, 728)
LARGEST = 2.0


LOOKS = [(language, scale) for scale in (1.0, LARGEST) for language in ("fa", "en")]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every scene in one look, the next in the next one; in all of them with ``--full``."""
    if "scene" in metafunc.fixturenames:
        full = metafunc.config.getoption("--full")
        cases = [
            pytest.param(name, *look, id=f"{name}-{look[0]}-{look[1]}")
            for place, name in enumerate(SCENES)
            for look in (LOOKS if full else [LOOKS[place % len(LOOKS)]])
        ]
        metafunc.parametrize(("scene", "language", "scale"), cases)


async def test_it_can_be_heard_and_walked(qapp: QApplication, scene: str, language: str, scale: float) -> None:
    found: dict[str, list[str]] = {}
    with dressed(qapp, language, Scheme.LIGHT, scale), screen_of(WINDOW) if scene in DIALOGS else nullcontext():
        async for step, widget, _ in SCENES[scene](WINDOW, scale):
            settle()
            if not isinstance(widget, QDialog):
                lead_tab(widget)
            for wrong in (*unheard(widget), *trapped(widget)):
                found.setdefault(wrong, []).append(step)
    assert found == {}


def test_the_measure_finds_the_nameless_the_silent_and_the_trap(qapp: QApplication) -> None:  # noqa: ARG001
    page = QWidget()
    column = QVBoxLayout(page)
    nameless, text, silent = QLineEdit(), QPlainTextEdit(), QListWidget()
    silent.addItem("")
    for widget, name in ((nameless, ""), (text, "text"), (silent, "list")):
        widget.setObjectName(name or "nameless")
        widget.setAccessibleName(name)
        column.addWidget(widget)
    page.show()
    nameless.setFocus()
    settle()
    assert unheard(page) == ["QLineEdit nameless has no name", "QListWidget list has a row that says nothing: 0"]
    assert "Key_Tab does not get out of QPlainTextEdit text" in trapped(page)
    destroy(page)


def test_the_measure_finds_a_way_against_the_reading_order_and_between_groups(qapp: QApplication) -> None:  # noqa: ARG001
    page = QWidget()
    columns = QHBoxLayout(page)
    sides = [QVBoxLayout() for _ in range(2)]
    edits = [QLineEdit() for _ in range(4)]
    for number, edit in enumerate(edits):
        edit.setObjectName(f"edit_{number}")
        sides[number // 2].addWidget(edit)
    for side in sides:
        columns.addLayout(side)
    page.show()
    settle()

    def found(*way: int) -> list[str]:
        return disorder(page, [edits[number] for number in way])

    assert found(0, 1, 2, 3) == []
    assert found(2, 3, 0, 1) == []  # a ring begins anywhere
    assert found(1, 0, 2, 3) == ["Tab goes to QLineEdit edit_1 before QLineEdit edit_0"]
    assert len(found(0, 2, 1, 3)) == 1
    destroy(page)
