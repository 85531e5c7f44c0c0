"""Every screen and dialog, at every step, fits small screens and large text: nothing is cut, covered or outside."""

from contextlib import nullcontext

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hqs_desktop.views.style.theme import Scheme
from tests.views.fits import faults, settle
from tests.views.keyboard import destroy
from tests.views.scenes import DIALOGS, SCENES, screen_of
from tests.views.shots import dressed

SMALL = QSize(1024, 700)
WINDOWS = (SMALL, QSize(1093, 615))
"""A small screen, and 1366x768 at 125 %."""
SCREEN = QSize(911, 512)
"""1366x768 at 150 %."""
LARGEST = 2.0
"""At which the small screen is the least that is served."""
FRAME = QSize(16, 40)
LOOKS = [(language, scale) for language in ("fa", "en") for scale in (1.0, 1.5, LARGEST)]


def looks_of(place: int, *, full: bool) -> list[tuple[str, float]]:
    """All looks of a scene; else each size in one language, the other one for the next scene."""
    return LOOKS if full else [look for number, look in enumerate(LOOKS) if (number + place) % 2]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test of scenes is run for each, in some of its looks, or in all with ``--full``."""
    if "scene" in metafunc.fixturenames:
        full = metafunc.config.getoption("--full")
        cases = [
            pytest.param(name, *look, id=f"{name}-{look[0]}-{look[1]}")
            for place, name in enumerate(SCENES)
            for look in looks_of(place, full=full)
        ]
        metafunc.parametrize(("scene", "language", "scale"), cases)


async def test_it_fits(qapp: QApplication, scene: str, language: str, scale: float) -> None:
    found: dict[str, list[str]] = {}
    is_dialog = scene in DIALOGS
    sizes = (SMALL,) if scale == LARGEST else (SCREEN,) if is_dialog else WINDOWS
    for size in sizes:
        with dressed(qapp, language, Scheme.LIGHT, scale), screen_of(size) if is_dialog else nullcontext():
            async for step, widget, wanted in SCENES[scene](size, scale):
                settle()
                wrong = faults(widget, wanted)
                if is_dialog and widget.size() != widget.size().boundedTo(size - FRAME):
                    wrong.append(f"is larger than its screen: {widget.size()}")
                if wrong:
                    found[f"{step} at {size.width()}x{size.height()}"] = wrong
    assert found == {}


def test_the_measure_finds_what_is_cut_covered_and_outside(qapp: QApplication) -> None:  # noqa: ARG001
    page = QWidget()
    page.resize(200, 120)
    row = QVBoxLayout(page)
    row.addWidget(QPushButton("right"))
    cut, wrapped, covered, outside = (
        QLabel("far too long a word", page),
        QLabel(page),
        QPushButton("b", page),
        QLabel("o", page),
    )
    cut.setGeometry(10, 60, 20, 20)
    wrapped.setWordWrap(True)
    wrapped.setText("many words that need more than a line")
    wrapped.setGeometry(40, 60, 60, 20)
    covered.setGeometry(15, 65, 60, 30)
    outside.setGeometry(190, 100, 40, 30)
    page.show()
    settle()
    found = " ".join(faults(page))
    assert "far too long" in found
    assert "many words" in found
    assert "QPushButton  at" in found
    assert "stands out" in found
    destroy(page)


def test_the_measure_finds_nothing_in_a_good_page(qapp: QApplication) -> None:  # noqa: ARG001
    page = QWidget()
    row = QHBoxLayout(page)
    row.addWidget(QLabel("a label"))
    row.addWidget(QPushButton("a button"))
    page.show()
    settle()
    assert faults(page, page.size()) == []
    destroy(page)
