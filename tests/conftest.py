"""What holds for every test: no screen is needed, nothing is left behind, nothing unexpected is logged."""

import logging
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("desk", deadline=None)  # how long an example takes is the machine's affair: see ``bench``
settings.load_profile("desk")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--full``: every scene in every look, of which a run else takes a part, another one for each scene."""
    parser.addoption("--full", action="store_true", help="every scene in every language and size")


@pytest.fixture(autouse=True)
def no_log_warnings(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log that the test did not clear (``caplog.clear()``) fails it."""
    yield
    found = [
        f"{record.name}: {record.getMessage()}"
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING
    ]
    assert not found, f"unexpected in the log: {found}"


@pytest.fixture(autouse=True)
def no_windows_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that leaves a visible top-level widget behind fails."""
    yield
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        return
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # most tests need no Qt

    visible = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    for widget in visible:
        widget.close()
    assert not visible, f"still open: {visible}"
