import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from hqs_desktop.desk.connection.check import CheckStep
from hqs_desktop.desk.connection.form import ConnectionForm, Fault
from hqs_desktop.desk.problems import Problem, ProblemKind
from hqs_desktop.viewmodels.connection.first_run import Ending, FirstRunViewModel, Page
from hqs_desktop.views.connection.first_run import FirstRunDialog
from hqs_desktop.views.style.theme import Scheme, apply_theme
from hqs_desktop.views.widgets.message_bar import MessageBar
from tests.fakes.connector import ALL_PASSED, FakeConnector, report_failing
from tests.fakes.languages import speaking

FILLED = ConnectionForm(client_id="c", username="u", pid="p", system_id="s", facility_id="f")
W = TypeVar("W", bound=QWidget)


class Screen:
    """A dialog that is open, and what a person can do with it."""

    def __init__(self, connector: FakeConnector, *, first: bool = True) -> None:
        self.connector = connector
        self.view_model = FirstRunViewModel(connector, first=first)
        self.dialog = FirstRunDialog(self.view_model)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)  # the test looks at it afterwards
        self.results: list[int] = []
        self.dialog.finished.connect(self.results.append)
        self.dialog.open()
        self.view_model.start()

    def find(self, kind: type[W], name: str) -> W:
        found = self.dialog.findChild(kind, name)
        assert found is not None, name
        return found

    def page(self) -> Page:
        """A function, for mypy takes a property for a constant once it is asserted."""
        return self.view_model.page

    def focused(self) -> str:
        widget = self.dialog.focusWidget()
        return widget.objectName() if widget else ""

    def key(self, key: Qt.Key) -> None:
        widget = self.dialog.focusWidget() or self.dialog
        QTest.keyClick(widget, key)

    def type(self, text: str) -> None:
        widget = self.dialog.focusWidget()
        assert widget is not None
        for char in text:
            QApplication.sendEvent(
                widget, QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, text=char)
            )


async def settle() -> None:
    for _ in range(6):
        await asyncio.sleep(0)


@pytest_asyncio.fixture
async def show(qtbot: QtBot) -> AsyncIterator[Callable[..., Screen]]:  # noqa: ARG001  # it makes the application
    screens: list[Screen] = []

    def make(connector: FakeConnector, *, first: bool = True) -> Screen:
        screens.append(Screen(connector, first=first))
        return screens[-1]

    yield make
    for screen in screens:
        await screen.view_model.aclose()
        screen.dialog.close()
        screen.dialog.deleteLater()


async def test_by_keyboard_alone(show: Callable[..., Screen]) -> None:
    screen = show(FakeConnector(FILLED))
    assert screen.focused() == "choose_gateway"
    screen.key(Qt.Key.Key_Return)
    assert screen.page() is Page.FORM
    assert screen.focused() == "client_secret"
    screen.type("s")
    screen.key(Qt.Key.Key_Return)
    assert screen.page() is Page.FORM
    assert screen.focused() == "password"
    screen.type("p")
    screen.key(Qt.Key.Key_Return)
    assert screen.page() is Page.CHECK
    await settle()
    assert screen.focused() == "save"
    screen.key(Qt.Key.Key_Return)
    await settle()
    assert screen.view_model.ending is Ending.SAVED
    assert screen.results == [QDialog.DialogCode.Accepted]
    assert screen.connector.saved[0][1].password == "p"


async def test_a_wrong_clock_is_shown_beside_the_checks_end(show: Callable[..., Screen]) -> None:
    screen = show(FakeConnector(FILLED), first=False)
    screen.connector.answer = replace(ALL_PASSED, clock_skew=timedelta(days=-1))
    screen.type("s")
    screen.key(Qt.Key.Key_Return)
    screen.type("p")
    screen.key(Qt.Key.Key_Return)
    await settle()
    clock = screen.find(MessageBar, "clock")
    assert clock.isVisible()
    assert "This computer's clock is 1 day ahead" in [label.text() for label in clock.findChildren(QLabel)]
    screen.connector.answer = ALL_PASSED
    screen.find(QPushButton, "again").click()
    await settle()
    assert not clock.isVisible()
    assert screen.find(MessageBar, "failure").isVisible()


async def test_the_demo_by_keyboard(show: Callable[..., Screen]) -> None:
    screen = show(FakeConnector())
    screen.key(Qt.Key.Key_Tab)
    assert screen.focused() == "choose_demo"
    screen.key(Qt.Key.Key_Space)
    assert screen.view_model.ending is Ending.DEMO
    assert screen.results == [QDialog.DialogCode.Accepted]


async def test_escape_goes_back_and_at_last_ends(show: Callable[..., Screen]) -> None:
    screen = show(FakeConnector(FILLED))
    screen.view_model.choose_gateway()
    screen.type("s")
    screen.view_model.set_text("password", "p")
    screen.view_model.go_on()
    await settle()
    pages = []
    for _ in range(2):
        QTest.keyClick(screen.dialog, Qt.Key.Key_Escape)
        pages.append(screen.view_model.page)
    assert pages == [Page.FORM, Page.CHOICE]
    assert screen.find(QLineEdit, "client_secret").text() == "s"
    QTest.keyClick(screen.dialog, Qt.Key.Key_Escape)
    assert screen.results == [QDialog.DialogCode.Rejected]


async def test_the_windows_close_button_ends_it_on_any_page(show: Callable[..., Screen]) -> None:
    screen = show(FakeConnector(FILLED), first=False)
    screen.dialog.close()
    assert screen.view_model.ending is Ending.CANCELLED
    assert screen.results == [QDialog.DialogCode.Rejected]


async def test_a_fault_in_a_folded_part_unfolds_it_and_takes_the_focus(show: Callable[..., Screen]) -> None:
    connector = FakeConnector(FILLED)
    connector.stored = frozenset({"client_secret", "password"})
    screen = show(connector, first=False)
    await settle()
    screen.view_model.set_text("api_base", "http://gw.example")
    assert not screen.find(QLineEdit, "api_base").isVisible()
    screen.find(QPushButton, "next").click()
    assert screen.find(QLineEdit, "api_base").isVisible()
    assert screen.focused() == "api_base"
    assert screen.find(QLineEdit, "api_base").accessibleDescription()
    screen.find(QLineEdit, "api_base").selectAll()
    screen.type("https://gw.example")
    assert screen.view_model.fault("api_base") == ""
    assert screen.find(QLineEdit, "api_base").accessibleDescription() == ""


async def test_locked_fields_can_not_be_typed_into(show: Callable[..., Screen]) -> None:
    connector = FakeConnector(FILLED)
    connector.locked_fields = frozenset({"pid", "mode", "committer_kind"})
    screen = show(connector, first=False)
    line = screen.find(QLineEdit, "pid")
    assert line.isReadOnly()
    assert line.toolTip()
    assert not screen.find(QWidget, "mode_test").isEnabled()
    assert not screen.find(QComboBox, "committer_kind").isEnabled()


async def test_secrets_are_hidden_until_asked_for(show: Callable[..., Screen]) -> None:
    connector = FakeConnector(FILLED)
    connector.stored = frozenset({"password"})
    screen = show(connector, first=False)
    await settle()
    line = screen.find(QLineEdit, "password")
    assert line.echoMode() is QLineEdit.EchoMode.Password
    assert line.placeholderText()
    assert not screen.find(QLineEdit, "client_secret").placeholderText()
    box = screen.find(QWidget, "show_secrets")
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert line.echoMode() is QLineEdit.EchoMode.Normal


@pytest.mark.parametrize("lasting", [True, False])
async def test_where_secrets_do_not_last_it_is_said(show: Callable[..., Screen], *, lasting: bool) -> None:
    screen = show(FakeConnector(FILLED, lasting=lasting), first=False)
    assert (screen.dialog.findChild(QWidget, "vault_note") is None) is lasting


async def test_a_failed_check_is_explained_and_can_be_repeated(show: Callable[..., Screen]) -> None:
    connector = FakeConnector(FILLED)
    connector.stored = frozenset({"client_secret", "password"})
    problem = Problem(ProblemKind.REFUSED, detail="<b>no</b>", request_id="r-1")
    connector.answer = report_failing(CheckStep.CENTRE, problem)
    screen = show(connector, first=False)
    await settle()
    screen.find(QPushButton, "next").click()
    await settle()
    bar = screen.find(MessageBar, "failure")
    assert bar.isVisible()
    assert "<b>no</b>" in bar.advice
    assert screen.focused() == "again"
    assert screen.find(QPushButton, "save_anyway").isVisible()
    connector.answer = FakeConnector().answer
    screen.key(Qt.Key.Key_Return)
    await settle()
    assert screen.view_model.passed
    assert not screen.find(QPushButton, "again").isVisible()


async def test_choices_reach_the_view_model(show: Callable[..., Screen]) -> None:
    screen = show(FakeConnector(FILLED), first=False)
    QTest.keyClick(screen.find(QWidget, "mode_test"), Qt.Key.Key_Space)
    assert screen.view_model.text("mode") == "test"
    screen.find(QComboBox, "committer_kind").setCurrentIndex(1)
    assert screen.view_model.text("committer_kind") == "Nursing_ID"


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("scale", [1.0, 1.5])
async def test_it_opens_in_every_language_scheme_and_size(
    qapp: QApplication, show: Callable[..., Screen], language: str, scheme: Scheme, scale: float
) -> None:
    with speaking(language):
        apply_theme(qapp, scheme, scale)
        try:
            screen = show(FakeConnector(FILLED, lasting=False))
            expected = Qt.LayoutDirection.RightToLeft if language == "fa" else Qt.LayoutDirection.LeftToRight
            assert screen.dialog.layoutDirection() is expected
            screen.view_model.choose_gateway()
            screen.view_model.go_on()
            for fold in ("committer", "advanced", "pids"):
                screen.find(QPushButton, f"{fold}_fold").setChecked(True)
            qapp.processEvents()
            assert not screen.dialog.grab().isNull()
            unnamed = [line for line in screen.dialog.findChildren(QLineEdit) if not line.accessibleName()]
            assert unnamed == []
            assert screen.find(QLineEdit, "api_base").layoutDirection() is Qt.LayoutDirection.LeftToRight
        finally:
            apply_theme(qapp, Scheme.LIGHT)


async def test_an_environment_that_could_not_be_read_is_chosen_by_key(show: Callable[..., Screen]) -> None:
    connector = FakeConnector(FILLED)
    connector.unread = {"mode": Fault.SETTING_UNUSABLE}
    connector.stored = frozenset({"client_secret", "password"})
    screen = show(connector, first=False)
    await settle()
    buttons = [screen.find(QRadioButton, f"mode_{mode}") for mode in ("production", "test")]
    note = screen.find(QWidget, "mode_note")
    assert [button.isChecked() for button in buttons] == [False, False]
    assert note.isVisible()
    assert screen.focused() == "mode_production"
    screen.key(Qt.Key.Key_Space)
    assert [button.isChecked() for button in buttons] == [True, False]
    assert not note.isVisible()
    assert screen.view_model.text("mode") == "production"
