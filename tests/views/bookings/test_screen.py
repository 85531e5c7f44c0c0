import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from hqs_desktop.core.bookings import BookingState, Day
from hqs_desktop.core.model import BookingRequest
from hqs_desktop.viewmodels.bookings.screen import TYPING_PAUSE
from hqs_desktop.viewmodels.bookings.table import Column
from hqs_desktop.viewmodels.navigation import Rebook, Track
from hqs_desktop.views.bookings.desk import DeskScreen
from hqs_desktop.views.bookings.list import BookingView
from hqs_desktop.views.bookings.status_row import StatusRow
from hqs_desktop.views.printing.dialog import TableDialog
from hqs_desktop.views.style.theme import Scheme
from hqs_desktop.views.widgets.empty import EmptyState
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.progress import ProgressLine
from tests.fakes.gateway import make_provider, make_slot
from tests.fakes.shared import journeys
from tests.views.desk_world import CONTENT, DeskWorld, desk_world
from tests.views.fits import faults
from tests.views.keyboard import destroy, find, focused, nameless
from tests.views.shots import LOOKS, dressed


@pytest_asyncio.fixture
async def world(qapp: QApplication) -> AsyncIterator[DeskWorld]:
    async with desk_world(qapp) as made:
        yield made


async def test_the_list_has_the_focus_and_the_arrows_show_each_booking(world: DeskWorld) -> None:
    for _ in range(3):
        world.booking()
    await world.open()
    assert focused() is world.table
    assert world.title() == "Patient No1"
    await world.keys.press(Qt.Key.Key_Down)
    assert world.title() == "Patient No2"
    await world.keys.press(Qt.Key.Key_End)
    assert world.title() == "Patient No3"


async def test_twenty_rows_are_seen_at_once(world: DeskWorld) -> None:
    for number in range(30):
        world.booking(hours=number / 10)
    await world.open()
    height = world.table.viewport().height() // world.table.rowHeight(0)
    assert height >= 20
    assert not world.table.horizontalScrollBar().isVisible()
    assert all(not world.table.isColumnHidden(column) for column in world.model.table.telling)


@pytest.mark.parametrize(("language", "width", "scale"), [("fa", 940, 1.0), ("en", 898, 1.5), ("fa", 1240, 1.5)])
async def test_the_date_stays_where_the_days_differ(
    qapp: QApplication, language: str, width: int, scale: float
) -> None:
    async with desk_world(qapp) as world:
        with dressed(qapp, language, Scheme.LIGHT, scale):
            screen = DeskScreen(world.model)
            screen.resize(width, 594)
            screen.show()
            for hours in (2, 50):
                world.booking(hours=hours)
            await world.open()
            table = find(screen, BookingView, "bookings")
            assert table.isColumnHidden(Column.DATE)
            world.model.set_day(Day.ALL)
            await world.keys.settle()
            for column in (Column.TIME, Column.DATE, Column.PATIENT, Column.STATE):
                assert not table.isColumnHidden(column)
            assert screen.width() == width
            assert not table.horizontalScrollBar().isVisible()
            destroy(screen)


async def test_columns_tell_something_or_are_not_there(world: DeskWorld) -> None:
    world.booking(operator="")
    world.screen.resize(CONTENT)
    await world.open()
    assert world.table.isColumnHidden(Column.OPERATOR)
    assert not find(world.screen, QComboBox, "filter_operator").isVisible()
    assert not world.table.isColumnHidden(Column.MOBILE)
    assert "09120000001" in str(world.model.table.index(0, Column.MOBILE).data())
    world.booking(hours=3, operator="Sara")
    world.booking(hours=4, operator="Reza")
    world.model.refresh()
    await world.keys.settle()
    assert not world.table.isColumnHidden(Column.OPERATOR)
    assert find(world.screen, QComboBox, "filter_operator").isVisible()


@pytest.mark.parametrize(("language", "width", "scale"), [("fa", 940, 1.0), ("en", 898, 1.5), ("fa", 967, 1.5)])
async def test_a_code_can_be_read_in_the_search_field_on_a_narrow_screen(
    qapp: QApplication, language: str, width: int, scale: float
) -> None:
    async with desk_world(qapp) as world:
        with dressed(qapp, language, Scheme.LIGHT, scale):
            screen = DeskScreen(world.model)
            screen.resize(width, 594)
            for number, operator in enumerate(("Sara", "Reza")):
                world.booking(hours=number, operator=operator)
            screen.show()
            await world.open()
            assert screen.width() == width
            search = find(screen, QLineEdit, "desk_search")
            assert search.width() >= search.fontMetrics().horizontalAdvance("0" * 11) + 60
            assert faults(screen) == []
            destroy(screen)


async def test_a_booking_is_cancelled_with_four_keys_and_the_list_has_the_focus_again(world: DeskWorld) -> None:
    world.booking()
    await world.open()
    await world.keys.press(Qt.Key.Key_Delete)
    assert world.dialog() is not None
    await world.keys.type("1")
    await world.keys.press(Qt.Key.Key_Return)
    assert world.gateway.ledger[0].kind == "cancel"
    await world.keys.press(Qt.Key.Key_Return)
    QApplication.sendPostedEvents(None, 0)
    dialog = world.dialog()
    assert dialog is None or not dialog.isVisible()
    world.screen.activateWindow()
    await world.keys.settle()
    assert world.screen.focusWidget() is world.table
    assert find(world.screen, QPushButton, "cancel").isEnabled() is False


async def test_delete_does_nothing_on_what_no_longer_stands(world: DeskWorld) -> None:
    world.booking(state=BookingState.CANCELLED)
    await world.open()
    await world.keys.press(Qt.Key.Key_Delete)
    assert world.dialog() is None


async def test_text_typed_on_the_list_is_searched_and_esc_clears_it(world: DeskWorld) -> None:
    world.booking(person=replace(world.person(1), first_name="مریم", last_name="رضایی"))
    world.booking(person=replace(world.person(2), first_name="علی", last_name="کریمی"))
    await world.open()
    await world.keys.type("رضا")
    assert focused() is world.search
    assert world.search.text() == "رضا"
    await world.clock.advance(TYPING_PAUSE)
    assert world.listed() == 1
    await world.keys.press(Qt.Key.Key_Down)
    assert focused() is world.table
    await world.keys.press(Qt.Key.Key_Escape)
    assert world.search.text() == ""
    assert world.listed() == 2


async def test_what_was_typed_with_a_trailing_blank_is_left_alone(world: DeskWorld) -> None:
    world.booking()
    await world.open()
    await world.keys.ctrl(Qt.Key.Key_F)
    await world.keys.type("No1 ")
    assert world.search.text() == "No1 "


async def test_the_days_are_chosen_by_number(world: DeskWorld) -> None:
    world.booking(hours=1)
    world.booking(hours=30)
    world.booking(hours=-30)
    await world.open()
    for key, day, count in (
        (Qt.Key.Key_2, Day.UPCOMING, 1),
        (Qt.Key.Key_3, Day.PAST, 1),
        (Qt.Key.Key_4, Day.ALL, 3),
        (Qt.Key.Key_1, Day.TODAY, 1),
    ):
        await world.keys.ctrl(key)
        assert world.model.filter.day is day
        assert find(world.screen, QPushButton, f"day_{day}").isChecked()
        assert world.listed() == count


async def test_the_filters_follow_the_arrow_keys(world: DeskWorld) -> None:
    world.booking(operator="Ali")
    world.booking(operator="Sara")
    await world.open()
    combo = find(world.screen, QComboBox, "filter_operator")
    combo.setFocus()
    await world.keys.press(Qt.Key.Key_Down)
    assert combo.currentText() == "Ali"
    assert world.listed() == 1
    state = find(world.screen, QComboBox, "filter_state")
    state.setFocus()
    await world.keys.press(Qt.Key.Key_Down)
    assert world.listed() == 0
    assert find(world.screen, EmptyState, "empty_state").isVisible()


async def test_an_empty_list_leads_on_by_its_button(world: DeskWorld) -> None:
    world.booking(hours=30)
    await world.open()
    assert focused() is world.search
    empty = next(one for one in world.screen.findChildren(EmptyState) if one.actions_offered)
    empty.actions_offered[0].setFocus()
    await world.keys.press(Qt.Key.Key_Space)
    assert world.model.filter.day is Day.UPCOMING
    assert world.listed() == 1


async def test_whom_to_call_is_told_and_taken_back_by_keys(world: DeskWorld) -> None:
    world.booking(hours=1)
    world.booking(hours=2, state=BookingState.WITHDRAWN, to_call=True)
    await world.open()
    assert world.attention.isVisible()
    assert "Whom to call (1)" in find(world.screen, QLabel, "attention_title").text()
    assert not world.shown("mark_told")
    world.attention.setFocus()
    await world.keys.press(Qt.Key.Key_Home)
    assert world.title() == "Patient No2"
    assert world.shown("mark_told")
    await world.keys.press(Qt.Key.Key_Return)
    assert not world.attention.isVisible()
    assert world.shown("undo_told")
    world.table.setFocus()
    await world.keys.ctrl(Qt.Key.Key_Z)
    assert world.attention.isVisible()
    assert not world.shown("undo_told")
    assert world.title() == "Patient No2"
    await world.keys.ctrl(Qt.Key.Key_T)
    assert not world.attention.isVisible()


async def test_one_call_follows_the_other(world: DeskWorld) -> None:
    for hours in (1, 2, 3):
        world.booking(hours=hours, state=BookingState.WITHDRAWN, to_call=True)
    await world.open()
    world.attention.setFocus()
    await world.keys.press(Qt.Key.Key_Down)
    assert world.title() == "Patient No2"
    await world.keys.press(Qt.Key.Key_Return)
    assert world.title() == "Patient No3"
    await world.keys.press(Qt.Key.Key_Return)
    assert world.title() == "Patient No1"
    await world.keys.press(Qt.Key.Key_Return)
    assert focused() is world.table
    assert all(booking.told_at for booking in world.journal.listed.values())


async def test_an_enter_held_down_marks_one_patient_only(world: DeskWorld) -> None:
    for hours in (1, 2):
        world.booking(hours=hours, state=BookingState.WITHDRAWN, to_call=True)
    await world.open()
    world.attention.setFocus()
    await world.keys.press(Qt.Key.Key_Return)
    await world.keys.hold(Qt.Key.Key_Return)
    assert [bool(booking.told_at) for booking in world.journal.listed.values()] == [True, False]


async def test_f5_checks_and_shows_it(world: DeskWorld) -> None:
    withdrawn = world.booking()
    await world.open()
    world.withdraw(withdrawn)
    world.gateway.held = asyncio.Event()
    await world.keys.press(Qt.Key.Key_F5)
    status = find(world.screen, QLabel, "desk_check")
    assert "Asking" in status.text()
    world.gateway.held.set()
    await world.keys.settle()
    assert "1 changed" in status.text()
    assert world.attention.isVisible()


async def test_esc_stops_the_check_that_was_asked_for_and_then_clears_the_filters(world: DeskWorld) -> None:
    for _ in range(12):
        world.booking()
    await world.open()
    world.model.set_state("booked")
    await world.keys.settle()
    row = find(world.screen, StatusRow, "status_row")
    before = row.geometry()
    world.gateway.held = asyncio.Event()
    await world.keys.press(Qt.Key.Key_F5)
    button = find(world.screen, QPushButton, "check_now")
    assert button.text() == "Stop (Esc)"
    assert find(world.screen, ProgressLine, "progress").share == 0
    assert row.geometry() == before, "nothing jumps"
    await world.keys.press(Qt.Key.Key_Escape)
    assert world.model.checking.stopping
    assert world.model.filter.narrowed
    world.gateway.held.set()
    await world.keys.settle()
    assert "not asked for" in find(world.screen, QLabel, "desk_check").text()
    assert button.text() == "Check now (F5)"
    assert row.geometry() == before
    await world.keys.press(Qt.Key.Key_Escape)
    assert not world.model.filter.narrowed


async def test_a_check_that_began_by_itself_leaves_esc_to_the_list(world: DeskWorld) -> None:
    world.booking()
    world.gateway.held = asyncio.Event()
    await world.open()
    world.model.set_state("booked")
    await world.keys.settle()
    assert find(world.screen, QPushButton, "check_now").text() == "Stop"
    await world.keys.press(Qt.Key.Key_Escape)
    stopping = [world.model.checking.stopping]
    assert not world.model.filter.narrowed
    find(world.screen, QPushButton, "check_now").click()
    stopping.append(world.model.checking.stopping)
    assert stopping == [False, True]
    world.gateway.held.set()


async def test_a_dead_line_is_told_in_a_bar_and_the_list_stays(world: DeskWorld) -> None:
    world.booking()
    world.gateway.line_dead = True
    await world.open()
    bar = find(world.screen, MessageBar, "message_bar")
    assert bar.isVisible()
    assert bar.title == "There is no connection to the gateway"
    assert world.listed() == 1
    world.gateway.line_dead = False
    bar.action_button.setFocus()
    await world.keys.press(Qt.Key.Key_Space)
    assert not bar.isVisible()


async def test_a_journal_that_fails_offers_another_try(world: DeskWorld) -> None:
    world.booking()
    world.journal.failing.add("bookings")
    await world.open()
    empty = next(one for one in world.screen.findChildren(EmptyState) if one.actions_offered)
    assert empty.title == "The desk's journal can't be used"
    world.journal.failing.clear()
    empty.actions_offered[0].setFocus()
    await world.keys.press(Qt.Key.Key_Space)
    assert world.listed() == 1


async def test_enter_tracks_and_ctrl_r_rebooks(world: DeskWorld) -> None:
    made = world.booking()
    taken = journeys(world.shared)
    await world.open()
    await world.keys.press(Qt.Key.Key_Return)
    await world.keys.ctrl(Qt.Key.Key_R)
    assert taken == [Track(made.tqid), Rebook(world.journal.listed[made.id])]


async def test_a_copy_is_plain_and_kept_out_of_the_clipboards_history(world: DeskWorld) -> None:
    made = world.booking()
    await world.open()
    await world.keys.ctrl(Qt.Key.Key_C)
    data = QGuiApplication.clipboard().mimeData()
    assert made.tqid.text in data.text()
    assert "\u2066" not in data.text()
    assert any("CanIncludeInClipboardHistory" in name for name in data.formats())
    assert find(world.screen, QPushButton, "copy_text").text() == "Copied"


async def test_names_are_shown_as_text(world: DeskWorld) -> None:
    world.booking(person=replace(world.person(1), first_name="<b>Bold</b>", last_name="<img src=x>"))
    await world.open()
    label = find(world.screen, QLabel, "details_title")
    assert label.text() == "<b>Bold</b> <img src=x>"
    assert label.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize(("language", "scheme", "scale"), LOOKS)
async def test_it_opens_in_every_look(qapp: QApplication, language: str, scheme: Scheme, scale: float) -> None:
    with dressed(qapp, language, scheme, scale):
        world = DeskWorld()
        world.booking(hours=1)
        world.booking(hours=2, state=BookingState.WITHDRAWN, to_call=True)
        await world.open()
        assert nameless(world.screen) == []
        world.model.select(2)
        world.model.mark_told()
        world.gateway.line_dead = True
        world.model.checking.check()
        await world.keys.settle()
        assert world.shown("undo_told")
        assert not world.table.horizontalScrollBar().isVisible()
        assert world.screen.minimumSizeHint().width() <= CONTENT.width()
        assert world.screen.grab().size() == CONTENT
        await world.model.aclose()
        await world.session.writer.aclose(0)
        destroy(world.screen)


async def test_a_window_built_anew_shows_the_same_filter_and_booking(world: DeskWorld) -> None:
    for hours in (1, 2):
        world.booking(hours=hours)
    await world.open()
    await world.keys.press(Qt.Key.Key_Down)
    world.model.set_text("No")
    await world.clock.advance(timedelta(seconds=1).total_seconds())
    other = DeskScreen(world.model)
    other.show()
    await world.keys.settle()
    assert find(other, QLineEdit, "desk_search").text() == "No"
    assert find(other, QLabel, "details_title").text() == "Patient No2"
    assert find(other, BookingView, "bookings").currentIndex().row() == 0  # what is sought comes the newest first
    destroy(other)


async def test_home_and_end_move_right_to_left_where_columns_have_no_room(qapp: QApplication) -> None:
    async with desk_world(qapp) as world:
        world.screen.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        world.screen.resize(CONTENT.width() * 2 // 3, CONTENT.height())
        for _ in range(3):
            world.booking()
        await world.open()
        assert world.table.isColumnHidden(Column.OPERATOR)
        await world.keys.press(Qt.Key.Key_End)
        assert world.title() == "Patient No3"
        await world.keys.press(Qt.Key.Key_Home)
        assert world.title() == "Patient No1"


async def test_a_booking_is_copied_and_cancelled_by_the_same_keys_wherever_the_focus_is(world: DeskWorld) -> None:
    made = world.booking()
    await world.open()
    for place in (world.table, world.search, find(world.screen, QPushButton, "rebook")):
        place.setFocus()
        QGuiApplication.clipboard().clear()
        await world.keys.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        assert made.tqid.text in QGuiApplication.clipboard().text()
        assert world.dialog() is None
        await world.keys.ctrl(Qt.Key.Key_Delete)
        dialog = world.dialog()
        assert dialog is not None
        destroy(dialog)
        world.screen.activateWindow()
        await world.keys.settle()


async def test_the_keys_of_text_stay_with_text(world: DeskWorld) -> None:
    world.booking()
    await world.open()
    await world.keys.ctrl(Qt.Key.Key_F)
    await world.keys.type("No1")
    world.search.selectAll()
    await world.keys.ctrl(Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == "No1"
    await world.keys.press(Qt.Key.Key_Delete)
    assert world.search.text() == ""
    assert world.dialog() is None


async def test_of_the_details_what_is_selected_is_copied(world: DeskWorld) -> None:
    world.booking()
    await world.open()
    details = find(world.screen, QWidget, "details")
    fact = next(one for one in details.findChildren(QLabel) if one.isVisible() and "No1" in one.text())
    fact.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    fact.setFocus()
    fact.setSelection(0, 3)
    await world.keys.ctrl(Qt.Key.Key_C)
    assert QGuiApplication.clipboard().text() == fact.text()[:3]


async def test_ctrl_z_takes_told_back_from_the_search_too(world: DeskWorld) -> None:
    world.booking(state=BookingState.WITHDRAWN, to_call=True)
    await world.open()
    await world.keys.ctrl(Qt.Key.Key_T)
    assert [booking.to_call for booking in world.journal.listed.values()] == [False]
    await world.keys.ctrl(Qt.Key.Key_F)
    await world.keys.type("No")
    await world.keys.ctrl(Qt.Key.Key_Z)
    assert [booking.to_call for booking in world.journal.listed.values()] == [True]
    assert world.search.text() == "No"
    await world.keys.ctrl(Qt.Key.Key_Z)  # nothing else is left to undo: it is the text's again
    assert world.search.text() == ""


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
async def test_from_an_empty_search_one_goes_on_by_keys(world: DeskWorld, key: Qt.Key) -> None:
    world.booking()
    await world.open()
    await world.keys.ctrl(Qt.Key.Key_F)
    await world.keys.type("nobody")
    await world.clock.advance(1)
    await world.keys.settle()
    assert world.listed() == 0
    await world.keys.press(key)
    await world.keys.press(Qt.Key.Key_Return)
    assert world.search.text() == ""
    await world.keys.settle()
    assert world.listed() == 1


async def test_a_booking_made_elsewhere_is_chosen_when_the_list_is_seen_again(world: DeskWorld) -> None:
    world.booking(hours=1)
    screens = QStackedWidget()
    elsewhere = QLineEdit()
    screens.addWidget(world.screen)
    screens.addWidget(elsewhere)
    screens.show()
    screens.activateWindow()
    await world.open()
    assert world.title() == "Patient No1"
    screens.setCurrentWidget(elsewhere)
    slot = make_slot(77, world.clock.now() + timedelta(hours=50), make_provider())
    world.gateway.add(slot)
    world.session.writer.book(BookingRequest(slot, world.person(9)), operator="Sara")
    await world.keys.settle()
    screens.setCurrentWidget(world.screen)
    world.screen.focus_first()
    await world.keys.settle()
    assert world.title() == "Patient No9"
    await world.keys.press(Qt.Key.Key_Delete)
    dialog = world.dialog()
    assert dialog is not None
    assert any("No9" in label.text() for label in dialog.findChildren(QLabel))
    dialog.close()
    world.screen.setParent(None)
    destroy(screens)


async def test_who_did_not_come_is_marked_by_a_key_and_that_is_undone(world: DeskWorld) -> None:
    world.booking(hours=-1)
    world.booking(hours=2)
    await world.open()
    assert world.title() == "Patient No1"
    assert world.shown("missed")
    await world.keys.press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert [one.missed_at is not None for one in world.journal.listed.values()] == [True, False]
    assert "Came after all" in find(world.screen, QPushButton, "missed").text()
    await world.keys.ctrl(Qt.Key.Key_Z)
    assert [one.missed_at for one in world.journal.listed.values()] == [None, None]
    await world.keys.press(Qt.Key.Key_Down)
    assert not world.shown("missed")


async def test_the_list_is_printed_by_its_key(world: DeskWorld) -> None:
    made = world.booking()
    await world.open()
    await world.keys.press(Qt.Key.Key_P, Qt.KeyboardModifier.AltModifier)
    dialog = world.screen.findChild(TableDialog)
    assert dialog is not None
    assert made.person.last_name in dialog.document.spoken
    assert dialog.document.title.startswith("Visits of")
    assert dialog.document.file_name.endswith(".pdf")
    await world.keys.press(Qt.Key.Key_Escape)
    assert world.screen.findChild(TableDialog) is None


async def test_the_list_is_saved_where_the_dialog_says(world: DeskWorld, tmp_path: Path) -> None:
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    world.booking()
    await world.open()
    await world.keys.press(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    asked = world.screen.findChild(QFileDialog)
    assert asked is not None
    assert [Path(name).name for name in asked.selectedFiles()] == ["hqs-bookings-14050614-0800.xlsx"]
    asked.setDirectory(str(tmp_path))
    asked.accept()
    async with asyncio.timeout(20):
        while world.model.output.busy:  # noqa: ASYNC110  (nothing tells when a thread's work is done)
            await asyncio.sleep(0.01)
    assert (tmp_path / "hqs-bookings-14050614-0800.xlsx").exists()
    assert "Saved 1 rows" in find(world.screen, QLabel, "desk_check").text()


async def test_a_list_that_is_not_saved_says_why(world: DeskWorld, tmp_path: Path) -> None:
    world.booking()
    await world.open()
    (tmp_path / "no folder").touch()
    world.model.output.export(tmp_path / "no folder" / "x.csv")
    async with asyncio.timeout(20):
        while world.model.output.busy:  # noqa: ASYNC110  (nothing tells when a thread's work is done)
            await asyncio.sleep(0.01)
    bar = find(world.screen, MessageBar, "message_bar")
    assert bar.isVisible()
    assert bar.title == "The list was not saved"
