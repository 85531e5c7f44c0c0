"""A card or barcode reader used over every deliberate step of the screens: nothing is decided by it."""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.core.model import BookingRequest
from hqs_desktop.core.text import to_ascii_digits
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.dialogs.cancel import CancelStep
from hqs_desktop.views.dialogs.settle import SettleDialog
from hqs_desktop.views.dialogs.slip import SlipDialog
from hqs_desktop.views.style.theme import Scheme
from hqs_desktop.views.widgets.reader_hint import ReaderHint
from tests.fakes.gateway import Fault, line_dead, make_person, make_slot, not_connected
from tests.views.book_world import NATIONAL_CODE, BookWorld, press
from tests.views.desk_world import DeskWorld, desk_world
from tests.views.dialogs.test_slip import slip
from tests.views.keyboard import destroy, pause, still_keys
from tests.views.shots import dressed

Key = Qt.Key
READINGS = ("0084575948", NATIONAL_CODE, "1:00000000-0000-4000-8000-000000000002", " 12", "\u06f1\u06f2\u06f3")


def scan(text: str, *, line_feed: bool = False) -> None:
    for char in text:
        press(0, char)
    press(Key.Key_Return, "\r")
    if line_feed:
        pause(0.09)
        press(Key.Key_Enter, "\r")


def hinted(widget: QWidget) -> bool:
    hint = widget.window().findChild(ReaderHint)
    return hint is not None and hint.isVisible()


@pytest.fixture(autouse=True)
def clock_of_the_keys(qapp: QApplication) -> Iterator[None]:  # noqa: ARG001  # there are no keys without one
    with still_keys():
        yield


@pytest.fixture
async def book(qapp: QApplication) -> AsyncIterator[BookWorld]:
    with dressed(qapp, "fa", Scheme.LIGHT, 1.0):
        made = BookWorld(doctors=2)
        made.attach()
        await made.settle()
        made.shown = made.screen()
        await made.type("قل")
        await made.key(Key.Key_Return, Key.Key_Return)
        await made.type(NATIONAL_CODE)
        await made.key(Key.Key_Return)
        assert made.view_model.panel.step is Step.READING_BACK
        yield made
        await made.close(made.shown)


@pytest.fixture
async def desk(qapp: QApplication) -> AsyncIterator[DeskWorld]:
    async with desk_world(qapp) as made:
        yield made


def step_of(world: BookWorld) -> Step:
    return world.view_model.panel.step


@pytest.mark.parametrize("reading", READINGS)
@pytest.mark.parametrize("line_feed", [False, True])
async def test_a_second_card_does_not_book_for_the_first_patient(
    book: BookWorld, reading: str, *, line_feed: bool
) -> None:
    pause()
    scan(reading, line_feed=line_feed)
    await book.settle()
    assert step_of(book) is Step.READING_BACK
    assert hinted(book.shown)
    await book.key(Key.Key_Escape)
    for char in "0084575948":  # where an id belongs it is read
        press(0, char)
    assert to_ascii_digits(book.view_model.panel.draft.number) == "0084575948"


async def test_a_reading_loses_no_receipt_and_an_enter_meant_for_the_wait_does_not(book: BookWorld) -> None:
    book.gateway.held = asyncio.Event()
    await book.key(Key.Key_Return)
    assert step_of(book) is Step.RUNNING
    pause()
    press(Key.Key_Return, "\r")
    book.gateway.held.set()
    await book.settle()
    for wait in (0.0, 0.3, 0.3):
        pause(wait)
        press(Key.Key_Return, "\r")
        assert step_of(book) is Step.DONE
    pause()
    scan("0084575948")
    assert step_of(book) is Step.DONE
    await book.key(Key.Key_Return)
    assert step_of(book) is Step.CHOOSING


async def test_a_reading_tries_nothing_again(book: BookWorld) -> None:
    book.gateway.writes.append(Fault(executed=False, error=not_connected))
    await book.key(Key.Key_Return)
    assert step_of(book) is Step.NOT_SENT
    posts = len(book.gateway.posts)
    pause()
    scan("0084575948")
    await book.settle()
    assert (step_of(book), len(book.gateway.posts)) == (Step.NOT_SENT, posts)


async def test_a_reading_takes_no_other_slot(book: BookWorld) -> None:
    slot = book.view_model.panel.slot
    assert slot is not None
    book.gateway.occupy(slot, make_person("0499370899"))
    await book.key(Key.Key_Return)
    assert step_of(book) is Step.REFUSED
    press(Key.Key_Return, "\r")  # the offer has just come
    pause()
    scan("0084575948")
    assert step_of(book) is Step.REFUSED


async def test_a_double_click_books_nothing(book: BookWorld) -> None:
    await book.key(Key.Key_Escape)
    button = book.shown.work.panel.primary
    at = button.rect().center()
    pause()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=at)
    await book.settle()
    assert step_of(book) is Step.READING_BACK
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton, pos=at)
    await book.settle()
    assert step_of(book) is Step.READING_BACK


@pytest.mark.parametrize("reading", READINGS)
async def test_a_reading_over_the_reasons_or_the_question_cancels_nothing(desk: DeskWorld, reading: str) -> None:
    desk.booking(hours=2)
    await desk.open()
    desk.table.setFocus()
    desk.table.selectRow(0)
    await desk.keys.press(Key.Key_Delete)
    dialog = desk.dialog()
    assert dialog is not None

    def step() -> CancelStep:
        return dialog._view_model.step

    pause()
    scan(reading, line_feed=True)
    pause(0.1)
    await desk.keys.settle()
    assert step() is CancelStep.REASON
    await desk.keys.type("3")
    assert step() is CancelStep.CONFIRM
    press(Key.Key_Return, "\r")  # at once: nobody can have read the question
    pause()
    scan(reading, line_feed=True)
    await desk.keys.settle()
    assert step() is CancelStep.CONFIRM
    assert desk.gateway.posts == []
    await desk.keys.press(Key.Key_Return)
    assert [booking.state for booking in desk.journal.listed.values()] == [BookingState.CANCELLED]
    scan(reading)
    assert dialog.isVisible()


@pytest.mark.parametrize("reading", READINGS)
async def test_a_reading_settles_nothing_and_tells_nobody(desk: DeskWorld, reading: str) -> None:
    slot = make_slot(9, desk.clock.now().replace(hour=9))
    desk.gateway.add(slot)
    desk.gateway.names_holders = False
    desk.gateway.writes.append(Fault(executed=True, error=line_dead))
    desk.session.writer.book(BookingRequest(slot, desk.person(9)), operator="Sara")
    await desk.keys.settle()
    assert len(desk.session.writer.pending) == 1
    await desk.clock.advance(31)
    await desk.open()
    desk.attention.setFocus()
    pause()
    scan(reading, line_feed=True)
    await desk.keys.settle()
    assert desk.screen.findChild(SettleDialog) is None
    desk.attention.setFocus()
    await desk.keys.press(Key.Key_Return)
    dialog = desk.screen.findChild(SettleDialog)
    assert dialog is not None
    pause()
    scan(reading, line_feed=True)
    pause(0.1)
    await desk.keys.type("1")
    press(Key.Key_Return, "\r")
    pause()
    scan(reading, line_feed=True)
    await desk.keys.settle()
    assert dialog.isVisible()
    assert len(desk.session.writer.pending) == 1
    await desk.keys.press(Key.Key_Return)
    assert desk.session.writer.pending == ()


async def test_a_shortcut_that_is_held_down_tells_no_second_patient(desk: DeskWorld) -> None:
    await desk.open()
    told: list[object] = []
    desk.model.mark_told = lambda: told.append(1)  # type: ignore[method-assign]
    window = desk.screen.windowHandle()
    QTest.keyPress(window, Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_T, Qt.KeyboardModifier.ControlModifier, "\x14", autorep=True)
    for _ in range(3):
        QApplication.sendEvent(window, held)
    assert told == [1]


def test_a_reading_prints_nothing(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def default() -> QPrinterInfo:
        asked.append(1)
        return QPrinterInfo()

    monkeypatch.setattr(QPrinterInfo, "defaultPrinter", staticmethod(default))
    with dressed(qapp, "fa", Scheme.LIGHT, 1.0):
        dialog = SlipDialog(slip(), "x.pdf")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        dialog.open()
        dialog.activateWindow()
        QApplication.processEvents()
        for reading in READINGS:
            pause()
            scan(reading, line_feed=True)
        assert (asked, dialog.isVisible()) == ([], True)
        pause()
        press(Key.Key_Return, "\r")
        assert asked == [1]
        destroy(dialog)
