"""The book screen, driven by keys alone."""

import asyncio
from collections.abc import AsyncIterator
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from hqs_desktop.core.identifiers import PersonIdKind
from hqs_desktop.core.model import Slot
from hqs_desktop.viewmodels.book.draft import Draft, Field
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.find.results import Phase
from hqs_desktop.viewmodels.navigation import PrintSlip, ShowBooking
from hqs_desktop.views.dialogs.cancel import CancelDialog
from hqs_desktop.views.find.screen import BookScreen
from hqs_desktop.views.style.theme import Scheme
from hqs_desktop.views.widgets.message_bar import MessageBar
from tests.fakes.gateway import Fault, line_dead, make_person, not_connected
from tests.fakes.shared import journeys
from tests.views.book_world import NATIONAL_CODE, BookWorld, press
from tests.views.keyboard import pause
from tests.views.shots import dressed

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(params=["fa", "en"])
async def world(request: pytest.FixtureRequest, qapp: QApplication) -> AsyncIterator[BookWorld]:
    with dressed(qapp, request.param, Scheme.LIGHT, 1.0):
        made = BookWorld(doctors=2)
        made.attach()
        await made.settle()
        made.shown = made.screen()
        yield made
        await made.close(made.shown)


def child(world: BookWorld, name: str) -> QWidget:
    found = world.shown.findChild(QWidget, name)
    assert found is not None, name
    return found


def step_of(world: BookWorld) -> Step:
    return world.view_model.panel.step


def phase_of(world: BookWorld) -> Phase:
    return world.view_model.results.phase


def focused() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget is not None else ""


async def found(world: BookWorld) -> Slot:
    await world.type("قل")
    await world.key(Key.Key_Return)
    assert phase_of(world) is Phase.SHOWN
    slot = world.shown.work.grid.current_slot
    assert slot is not None
    return slot


async def read_back(world: BookWorld) -> Slot:
    slot = await found(world)
    await world.key(Key.Key_Return)
    await world.type("۰۰۱۲۳۴۵۶۷۹")
    await world.key(Key.Key_Return)
    assert step_of(world) is Step.READING_BACK
    return slot


async def test_a_booking_takes_ten_keys_beside_the_patients_number(world: BookWorld) -> None:
    assert focused() == "specialty"
    await world.type("قل")
    await world.key(Key.Key_Return)
    assert focused() == "slot_grid"
    await world.key(Key.Key_Down)
    slot = world.shown.work.grid.current_slot
    assert slot is not None
    await world.key(Key.Key_Return)
    assert focused() == "identifier_number"
    await world.type(NATIONAL_CODE)
    await world.key(Key.Key_Return, Key.Key_Return)
    assert step_of(world) is Step.DONE
    assert world.gateway.holder(slot.tqid) == NATIONAL_CODE
    tqid = child(world, "tqid")
    assert isinstance(tqid, QLabel)
    assert slot.tqid.text in tqid.text()
    await world.key(Key.Key_Return)
    assert focused() == "slot_grid"
    assert step_of(world) is Step.CHOOSING


async def test_arrows_follow_the_reading_direction(world: BookWorld) -> None:
    first = await found(world)
    rtl = world.shown.layoutDirection() == Qt.LayoutDirection.RightToLeft
    later, earlier = (Key.Key_Left, Key.Key_Right) if rtl else (Key.Key_Right, Key.Key_Left)
    await world.key(later)
    second = world.shown.work.grid.current_slot
    assert second is not None
    assert second.start > first.start
    await world.key(earlier)
    assert world.shown.work.grid.current_slot == first
    day = world.view_model.results.day
    assert day is not None
    await world.key(later, modifiers=CTRL)
    assert world.view_model.results.day == day.add_days(1)
    await world.key(Key.Key_Home, modifiers=CTRL)
    assert world.view_model.results.day == day
    assert world.shown.work.grid.current_slot == first


async def test_up_from_the_first_row_leads_to_the_days_and_down_back(world: BookWorld) -> None:
    await found(world)
    await world.key(Key.Key_Up)
    assert focused() == "day_strip"
    await world.key(Key.Key_Down)
    assert focused() == "slot_grid"


async def test_esc_goes_back_one_step_at_a_time(world: BookWorld) -> None:
    await read_back(world)
    await world.key(Key.Key_Escape)
    assert step_of(world) is Step.FILLING
    assert focused() == "identifier_number"
    await world.key(Key.Key_Escape)
    assert step_of(world) is Step.CHOOSING
    assert focused() == "slot_grid"
    await world.key(Key.Key_Escape)
    assert focused() == "specialty"


async def test_an_enter_that_bounces_does_not_book(world: BookWorld) -> None:
    await found(world)
    await world.key(Key.Key_Return)
    await world.type(NATIONAL_CODE)
    press(Key.Key_Return, "\r")
    await world.settle()
    press(Key.Key_Return, "\r")
    await world.settle()
    assert step_of(world) is Step.READING_BACK
    assert world.gateway.ledger == []


async def test_a_wrong_code_is_explained_and_keeps_the_focus(world: BookWorld) -> None:
    await found(world)
    await world.key(Key.Key_Return)
    await world.type("12345")
    await world.key(Key.Key_Return)
    assert step_of(world) is Step.FILLING
    assert focused() == "identifier_number"
    assert world.shown.work.panel.form.identifier.note.text


async def test_leading_zeros_are_taken_with_enter(world: BookWorld) -> None:
    await found(world)
    await world.key(Key.Key_Return)
    await world.type("12345679")
    await world.key(Key.Key_Return)
    assert world.shown.work.panel.form.identifier.finding.value == NATIONAL_CODE
    assert step_of(world) is Step.FILLING
    await world.key(Key.Key_Return)
    assert step_of(world) is Step.READING_BACK


async def test_a_field_that_forbids_booking_gets_the_focus(world: BookWorld) -> None:
    await found(world)
    await world.key(Key.Key_Return)
    await world.type(NATIONAL_CODE)
    child(world, "mobile").setFocus()
    await world.type("0912")
    await world.key(Key.Key_Return)
    assert step_of(world) is Step.FILLING
    assert focused() == "mobile"


async def test_what_no_list_has_is_told_and_kept(world: BookWorld) -> None:
    await found(world)
    calls = len(world.gateway.schedule_calls)
    child(world, "provider").setFocus()
    await world.type("zzz")
    await world.key(Key.Key_Return)
    assert world.shown.work.hint.isVisible()
    assert "zzz" in world.shown.work.hint.title
    assert len(world.gateway.schedule_calls) == calls
    world.shown.work.grid.setFocus()
    await world.key(Key.Key_Return)
    await world.type(NATIONAL_CODE)
    child(world, "insurer").setFocus()
    await world.type("zzz")
    child(world, "mobile").setFocus()
    await world.key(Key.Key_Return)
    assert focused() == "insurer"
    assert step_of(world) is Step.FILLING


async def test_a_taken_slot_leads_to_the_nearest_by_enter(world: BookWorld) -> None:
    slot = await read_back(world)
    world.gateway.occupy(slot, make_person("0499370899"))
    await world.key(Key.Key_Return)
    assert step_of(world) is Step.REFUSED
    assert focused() == "alternative"
    await world.key(Key.Key_Return, Key.Key_Return)
    assert step_of(world) is Step.DONE
    assert len(world.gateway.ledger) == 1


async def test_a_slot_that_is_gone_when_the_form_opens_is_told_beside_it(world: BookWorld) -> None:
    slot = await found(world)
    world.gateway.occupy(slot, make_person("0499370899"))
    await world.key(Key.Key_Return)
    await world.type(NATIONAL_CODE)
    bar = child(world, "slot_gone")
    assert bar.isVisible()
    assert (step_of(world), world.view_model.panel.draft.identifier.id) == (Step.FILLING, NATIONAL_CODE)
    await world.key(Key.Key_Return)
    assert step_of(world) is Step.REFUSED
    assert focused() == "alternative"
    assert not bar.isVisible()
    await world.key(Key.Key_Return, Key.Key_Return)
    assert step_of(world) is Step.DONE
    assert len(world.gateway.ledger) == 1


async def test_not_sent_says_so_and_enter_tries_again(world: BookWorld) -> None:
    await read_back(world)
    world.gateway.writes.append(Fault(executed=False, error=not_connected))
    await world.key(Key.Key_Return)
    bar = world.shown.findChild(MessageBar, "outcome")
    assert isinstance(bar, MessageBar)
    assert bar.isVisible()
    assert bar.title
    await world.key(Key.Key_Return)
    assert step_of(world) is Step.DONE


async def test_esc_and_a_window_built_anew_leave_a_running_booking_alone(world: BookWorld) -> None:
    slot = await read_back(world)
    world.gateway.held = asyncio.Event()
    await world.key(Key.Key_Return)
    await world.key(Key.Key_Escape, Key.Key_Escape, Key.Key_Return)
    assert step_of(world) is Step.RUNNING
    before = world.shown
    world.shown = world.screen()  # as after a change of language
    before.close()
    before.deleteLater()
    await world.key(Key.Key_Escape, Key.Key_Return)
    assert step_of(world) is Step.RUNNING
    world.gateway.held.set()
    await world.settle()
    assert step_of(world) is Step.DONE
    assert world.gateway.posts == [("SetAppointment", slot.tqid)]


async def test_an_unknown_outcome_is_shown_until_it_is_known(world: BookWorld) -> None:
    await read_back(world)
    world.gateway.writes.append(Fault(executed=False, error=line_dead))
    await world.key(Key.Key_Return)
    assert step_of(world) is Step.UNKNOWN
    await world.clock.advance(60)
    await world.settle()
    assert step_of(world) is Step.NOT_SENT


async def test_an_empty_result_offers_the_next_step_by_enter(world: BookWorld) -> None:
    await world.type("ارتوپدی")
    await world.key(Key.Key_Return)
    assert phase_of(world) is Phase.EMPTY
    button = QApplication.focusWidget()
    assert isinstance(button, QPushButton)
    assert world.shown.work.empty.isAncestorOf(button)
    await world.key(Key.Key_Return)
    dialog = world.shown.findChild(QDialog, "provider_dialog")
    assert dialog is not None
    name = dialog.findChild(QLineEdit, "name")
    assert name is not None
    await world.key(Key.Key_Return)
    assert dialog.isVisible()  # nothing typed yet: it says what is missing
    for field, text in (("name", "دکتر تازه"), ("council_number", "۴۴۱۲۳"), ("facility_id", "org-9")):
        edit = dialog.findChild(QLineEdit, field)
        assert edit is not None
        edit.setFocus()
        await world.type(text)
    await world.key(Key.Key_Return)
    assert world.journal.entries[-1].provider.identifier.id == "44123"


async def test_a_failed_doctor_is_told_below_the_slots(world: BookWorld) -> None:
    world.gateway.schedule_errors["33701"] = line_dead("GetProviderScheduling")
    top = world.shown.work.grid.mapTo(world.shown, world.shown.work.grid.rect().topLeft())
    await found(world)
    assert world.shown.work.failures.isVisible()
    assert world.shown.work.grid.mapTo(world.shown, world.shown.work.grid.rect().topLeft()).y() >= top.y()
    assert world.shown.work.failures.y() > world.shown.criteria.y()


async def test_slots_that_could_not_be_read_are_told_beside_the_others(world: BookWorld) -> None:
    world.gateway.unreadable = 2
    await found(world)
    assert world.shown.work.grid.isVisible()
    assert world.shown.work.unreadable.isVisible()
    world.gateway.unreadable = 0
    await world.key(Key.Key_F5)
    await world.settle()
    assert phase_of(world) is Phase.SHOWN
    assert not world.shown.work.unreadable.isVisible()


async def test_the_receipt_is_copied_as_text(world: BookWorld) -> None:
    slot = await read_back(world)
    await world.key(Key.Key_Return)
    await world.key(Key.Key_C, modifiers=CTRL)
    assert slot.tqid.text in QGuiApplication.clipboard().text()


async def test_dates_are_typed_short_and_searched_with_enter(world: BookWorld) -> None:
    await world.type("قل")
    await world.key(Key.Key_Return)
    child(world, "first_day").setFocus()
    await world.type("+1")
    child(world, "last_day").setFocus()
    await world.type("+1")
    await world.key(Key.Key_Return)
    today = world.view_model.criteria.today()
    assert world.view_model.criteria.span == (today.add_days(1), today.add_days(1))
    assert world.view_model.results.days.rowCount() == 1


async def test_an_end_before_the_start_is_explained_and_kept(world: BookWorld) -> None:
    await found(world)
    calls = len(world.gateway.schedule_calls)
    child(world, "last_day").setFocus()
    await world.type("-3")
    await world.key(Key.Key_Return)
    assert len(world.gateway.schedule_calls) == calls
    assert world.shown.criteria.range.error
    await world.key(Key.Key_F5)
    assert world.shown.work.hint.isVisible()


@pytest.mark.parametrize(("language", "scheme", "scale"), tuple(product(("fa", "en"), Scheme, (1.0, 1.25, 1.5))))
async def test_every_step_fits_a_small_screen_in_every_look(
    qapp: QApplication, language: str, scheme: Scheme, scale: float
) -> None:
    with dressed(qapp, language, scheme, scale):
        world = BookWorld(doctors=2)
        world.attach()
        await world.settle()
        width = 1366 - round(84 * scale)
        world.shown = world.screen(width)
        await read_back(world)
        assert world.shown.width() == width
        assert world.shown.minimumSizeHint().height() <= 768 - 40 - 32 - round(44 * scale)  # bars of system and window
        await world.key(Key.Key_Return)
        assert step_of(world) is Step.DONE
        assert world.shown.width() == width
        await world.close(world.shown)


async def test_every_control_has_a_name(world: BookWorld) -> None:
    await read_back(world)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in world.shown.findChildren(QWidget)
        if isinstance(widget, QLineEdit | QComboBox | QPushButton)
        and not (widget.accessibleName() or (isinstance(widget, QPushButton) and widget.text()))
        and widget.isVisible()
    ]
    assert nameless == []


def test_the_screen_opens_without_a_session(qapp: QApplication) -> None:
    with dressed(qapp, "fa", Scheme.DARK, 1.0):
        world = BookWorld()
        screen = BookScreen(world.view_model.criteria, lambda: world.view_model)
        screen.show()
        screen.focus_first()
        assert screen.work.empty.title
        screen.close()
        screen.deleteLater()


async def test_keys_right_after_the_first_paint_are_kept(qapp: QApplication) -> None:
    with dressed(qapp, "fa", Scheme.LIGHT, 1.0):
        world = BookWorld(doctors=2)
        screen = BookScreen(world.view_model.criteria, lambda: world.view_model)
        screen.resize(1282, 684)
        screen.show()
        screen.activateWindow()
        screen.focus_first()
        QApplication.processEvents()
        press(0, "ق")
        assert screen.build_more()
        press(0, "ل")
        while screen.build_more():
            QApplication.processEvents()
        assert screen.criteria.specialty.text() == "قل"
        assert focused() == "specialty"
        press(Key.Key_Return, "\r")
        assert phase_of(world) is Phase.STARTING
        world.attach()
        await world.settle()
        assert phase_of(world) is Phase.SHOWN
        assert focused() == "slot_grid"
        await world.close(screen)


async def test_a_search_does_not_wait_for_what_is_not_built_yet(qapp: QApplication) -> None:
    with dressed(qapp, "fa", Scheme.LIGHT, 1.0):
        world = BookWorld(doctors=2)
        screen = BookScreen(world.view_model.criteria, lambda: world.view_model)
        screen.resize(1282, 684)
        screen.show()
        screen.activateWindow()
        screen.focus_first()
        QApplication.processEvents()
        for text in "قل":
            press(0, text)
        press(Key.Key_Return, "\r")
        assert phase_of(world) is Phase.STARTING
        world.attach()
        await world.settle()
        assert screen.work.grid.current_slot is not None
        await world.close(screen)


async def strike(
    world: BookWorld, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """A key as the window system brings it: the focus may claim it, else a shortcut takes it."""
    pause()
    QTest.keyClick(world.shown.windowHandle(), key, modifiers)
    await world.settle()


async def test_the_first_free_slot_is_reached_from_wherever_nothing_is_typed(world: BookWorld) -> None:
    first = await found(world)
    await world.key(Key.Key_Down, Key.Key_Down)
    for name in ("slot_grid", "day_strip", "search", "add_provider"):
        child(world, name).setFocus()
        await strike(world, Key.Key_Home, CTRL)
        assert focused() == "slot_grid"
        assert world.shown.work.grid.current_slot == first


async def test_f2_on_f2_goes_to_the_first_of_the_criteria(world: BookWorld) -> None:
    await found(world)
    assert focused() == "slot_grid"
    world.shown.focus_top()
    assert focused() == "specialty"


async def test_the_days_are_changed_by_the_side_that_they_are_on(world: BookWorld) -> None:
    await found(world)
    results, today = world.view_model.results, world.view_model.results.day
    right_is_later = world.shown.layoutDirection() == Qt.LayoutDirection.LeftToRight
    later, earlier = (Key.Key_Right, Key.Key_Left) if right_is_later else (Key.Key_Left, Key.Key_Right)
    await strike(world, later, CTRL)
    assert results.day is not None
    assert today is not None
    assert results.day > today
    await strike(world, earlier, CTRL)
    assert results.day == today


async def test_tab_leads_through_the_form_to_its_buttons(world: BookWorld) -> None:
    await found(world)
    await world.key(Key.Key_Return)
    assert step_of(world) is Step.FILLING
    passed = [focused()]
    while passed[-1] != "panel_secondary":
        await strike(world, Key.Key_Tab)
        passed.append(focused())
        assert len(passed) < 20, passed
    panel = world.shown.work.panel
    outside = [name for name in passed if panel.findChild(QWidget, name) is None]
    assert outside == []
    assert passed[-3:] == ["deposit", "panel_primary", "panel_secondary"]


async def test_the_receipt_is_copied_and_printed_by_the_keys_of_every_booking(world: BookWorld) -> None:
    taken = journeys(world.shared)
    slot = await read_back(world)
    shift = CTRL | Qt.KeyboardModifier.ShiftModifier
    await strike(world, Key.Key_C, shift)
    await strike(world, Key.Key_P, CTRL)
    assert taken == []  # there is no receipt yet
    await world.key(Key.Key_Return)
    assert step_of(world) is Step.DONE
    QGuiApplication.clipboard().clear()
    await strike(world, Key.Key_C, shift)
    assert slot.tqid.text in QGuiApplication.clipboard().text()
    await strike(world, Key.Key_P, CTRL)
    assert [type(one) for one in taken] == [PrintSlip]


async def test_of_the_receipt_what_is_selected_is_copied(world: BookWorld) -> None:
    await read_back(world)
    await world.key(Key.Key_Return)
    label = child(world, "tqid")
    assert isinstance(label, QLabel)
    label.setFocus()
    label.setSelection(3, 4)
    await strike(world, Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == label.selectedText()


async def test_the_receipt_shows_its_booking_in_the_list(world: BookWorld) -> None:
    taken = journeys(world.shared)
    await read_back(world)
    await world.key(Key.Key_Return)
    await strike(world, Key.Key_B, CTRL)
    assert taken == [ShowBooking(world.booked())]


@pytest.mark.parametrize("modifiers", [CTRL, Qt.KeyboardModifier.NoModifier])
async def test_the_receipt_cancels_its_booking_and_goes_with_it(
    world: BookWorld, modifiers: Qt.KeyboardModifier
) -> None:
    slot = await read_back(world)
    await world.key(Key.Key_Return)
    assert step_of(world) is Step.DONE
    await strike(world, Key.Key_Delete, modifiers)
    dialog = world.shown.findChild(CancelDialog)
    assert dialog is not None
    await world.type("1")
    await world.key(Key.Key_Return)
    await world.settle()
    assert [entry.kind for entry in world.gateway.ledger] == ["book", "cancel"]
    assert world.gateway.ledger[-1].tqid == slot.tqid
    assert step_of(world) is Step.CHOOSING
    await world.key(Key.Key_Escape)
    world.shown.activateWindow()
    await world.settle()
    assert focused() == "slot_grid"


async def test_a_receipt_stays_while_its_booking_is_kept(world: BookWorld) -> None:
    await read_back(world)
    await world.key(Key.Key_Return)
    await strike(world, Key.Key_Delete, CTRL)
    dialog = world.shown.findChild(CancelDialog)
    assert dialog is not None
    await world.key(Key.Key_Escape)
    assert step_of(world) is Step.DONE
    world.shown.activateWindow()
    await world.settle()
    assert focused() == "panel_primary"
    assert [entry.kind for entry in world.gateway.ledger] == ["book"]


async def test_another_patients_code_typed_over_the_first_ones_empties_the_form(world: BookWorld) -> None:
    await found(world)
    await world.key(Key.Key_Return)
    await world.type("0012345679")
    panel = world.view_model.panel
    for name, text in (("first_name", "Sample"), ("mobile", "09120000000")):
        child(world, name).setFocus()
        await world.type(text)
    assert (panel.draft.first_name, panel.draft.check(Field.MOBILE).value) == ("Sample", "09120000000")
    await world.key(Key.Key_Escape, Key.Key_Right, Key.Key_Return)
    await world.type("0499370899")
    assert panel.draft == Draft(number=panel.draft.number)
    field = child(world, "first_name")
    assert isinstance(field, QLineEdit)
    assert field.text() == ""


async def test_twelve_digits_are_a_foreigners_code_by_one_key(world: BookWorld) -> None:
    await found(world)
    await world.key(Key.Key_Return)
    await world.type("123456789012")
    assert child(world, "accept_suggestion").isVisible()
    await world.key(Key.Key_Return)
    kind = child(world, "identifier_kind")
    assert isinstance(kind, QComboBox)
    assert kind.currentData() == PersonIdKind.BAFIA
    assert world.view_model.panel.draft.id_kind is PersonIdKind.BAFIA
    assert step_of(world) is Step.FILLING
    await world.key(Key.Key_Return)
    assert step_of(world) is Step.READING_BACK


@pytest.mark.parametrize(
    ("field", "typed"),
    [("provider", "موسوی"), ("facility", "12345"), ("service", "کد ۰۹۱۲"), ("service", "09121234567")],
)
@pytest.mark.parametrize("way", ["button", "F5"])
async def test_no_search_runs_past_a_criterion_that_matches_nothing(
    world: BookWorld, field: str, typed: str, way: str
) -> None:
    await found(world)
    calls = len(world.gateway.schedule_calls)
    child(world, field).setFocus()
    await world.type(typed)
    await world.key(Key.Key_Tab)
    if way == "F5":
        await world.key(Key.Key_F5)
    else:
        button = child(world, "search")
        assert isinstance(button, QPushButton)
        button.click()
        await world.settle()
    assert len(world.gateway.schedule_calls) == calls
    hint = world.shown.work.hint
    assert hint.isVisible()
    assert typed in hint.title
    assert focused() == field


async def test_the_panel_lets_go_of_a_slot_while_a_search_runs_and_where_none_is_found(world: BookWorld) -> None:
    await found(world)
    primary = child(world, "panel_primary")
    assert primary.isEnabled()
    gate = asyncio.Event()
    world.gateway.held = gate
    await world.key(Key.Key_F5)
    assert phase_of(world) is Phase.SEARCHING
    assert not primary.isEnabled()
    world.gateway.held = None
    gate.set()
    await world.settle()
    assert primary.isEnabled()
    for known in world.entries:
        world.gateway.schedule_errors[known.provider.identifier.id] = not_connected("GetProviderScheduling")
    await world.key(Key.Key_F5)
    assert phase_of(world) is Phase.EMPTY
    assert not primary.isEnabled()


async def test_enter_on_ones_own_slot_shows_its_booking(world: BookWorld) -> None:
    slot = await read_back(world)
    await world.key(Key.Key_Return)
    assert step_of(world) is Step.DONE
    gone = journeys(world.shared)
    await world.key(Key.Key_Return)
    world.shown.work.grid.go_to(slot)
    await world.settle()
    primary = child(world, "panel_primary")
    assert isinstance(primary, QPushButton)
    assert primary.isEnabled()
    assert primary.text() in {"Show the booking (Enter)", "نمایش نوبت (Enter)"}
    await world.key(Key.Key_Return)
    assert [type(one) for one in gone] == [ShowBooking]


async def test_a_closed_window_takes_the_panels_button_away(world: BookWorld) -> None:
    slot = await found(world)
    primary = child(world, "panel_primary")
    assert primary.isEnabled()
    assert slot.booking_closes is not None
    await world.clock.advance((slot.booking_closes - world.clock.now()).total_seconds())
    world.shared.ticks.look()
    assert not primary.isEnabled()


async def test_after_a_night_the_days_and_their_presets_begin_today(world: BookWorld) -> None:
    today = child(world, "preset_today").toolTip()
    await world.clock.advance(24 * 3600)
    world.shown.focus_first()
    criteria = world.view_model.criteria
    assert criteria.span is not None
    assert criteria.span[0] == criteria.today()
    assert world.shown.criteria.range.span == criteria.span
    assert child(world, "preset_today").toolTip() != today
