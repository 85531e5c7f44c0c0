"""F6 by keyboard alone, in both languages."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from hqs_desktop.desk.referral import PAGE_SIZE
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.referral.results import Phase
from hqs_desktop.viewmodels.referral.words import Tail
from hqs_desktop.views.dialogs.cancel import CancelDialog
from hqs_desktop.views.referral.table import SlotTableView
from hqs_desktop.views.style.theme import Scheme
from hqs_desktop.views.widgets.deliberate import NumberedList
from hqs_desktop.views.widgets.empty import EmptyState
from hqs_desktop.views.widgets.message_bar import MessageBar
from tests.fakes.gateway import line_dead
from tests.fakes.keyboards import OLDER, STANDARD, scanned
from tests.views.book_world import press
from tests.views.keyboard import find, focused, nameless
from tests.views.referral_world import PAPER, ReferralWorld
from tests.views.shots import dressed

Key = Qt.Key


@pytest.fixture(params=["fa", "en"])
async def world(request: pytest.FixtureRequest, qapp: QApplication) -> AsyncIterator[ReferralWorld]:
    with dressed(qapp, request.param, Scheme.LIGHT, 1.0):
        made = ReferralWorld(window=True)
        made.attach()
        await made.settle()
        yield made
        await made.close()


def step_of(world: ReferralWorld) -> Step:
    return world.model.panel.step


def table_of(world: ReferralWorld) -> SlotTableView:
    assert world.screen is not None
    return find(world.screen, SlotTableView, "referral_slots")


def text_of(world: ReferralWorld, name: str) -> str:
    assert world.screen is not None
    return find(world.screen, QLabel, name).text()


async def search(world: ReferralWorld) -> None:
    """Past the empty field of the paper to the specialty."""
    await world.keys.press(Key.Key_Return)
    await world.keys.type("قل")
    await world.keys.press(Key.Key_Return)
    assert world.model.results.phase is Phase.SHOWN


async def test_the_paper_comes_first_and_enter_leads_on_to_the_specialty(world: ReferralWorld) -> None:
    assert focused().objectName() == "paper"
    await search(world)
    assert focused() is table_of(world)
    assert table_of(world).current_slot == world.slots[0]


async def test_the_first_that_can_be_booked_is_chosen(world: ReferralWorld) -> None:
    closed = [replace(slot, booking_closes=world.clock.now()) for slot in world.slots[:3]]
    world.gateway.referral_slots[:3] = closed
    await search(world)
    assert table_of(world).current_slot == world.slots[3]


async def test_a_scanned_paper_is_booked_by_enter_alone(world: ReferralWorld) -> None:
    await world.keys.type(PAPER.text)
    await world.keys.press(Key.Key_Return)
    assert focused() is table_of(world)
    assert "No7" in text_of(world, "for_patient")
    await world.keys.press(Key.Key_Down)
    await world.keys.press(Key.Key_Return)
    assert step_of(world) is Step.FILLING
    await world.keys.press(Key.Key_Return)
    assert step_of(world) is Step.READING_BACK
    await world.keys.press(Key.Key_Return)
    assert step_of(world) is Step.DONE
    assert world.gateway.holder(world.slots[1].tqid) == world.patient.identifier.id
    await world.keys.press(Key.Key_Return)
    assert focused().objectName() == "paper"
    assert world.model.paper_text == ""


@pytest.mark.parametrize("layout", [STANDARD, OLDER])
async def test_a_paper_is_read_too_where_the_keyboard_is_persian(world: ReferralWorld, layout: dict[str, str]) -> None:
    await world.keys.type(scanned(PAPER.text, layout))
    await world.keys.press(Key.Key_Return)
    assert world.model.results.phase is Phase.SHOWN
    assert world.model.panel.draft.number == world.patient.identifier.id


async def test_a_paper_scanned_into_the_specialty_is_read(world: ReferralWorld) -> None:
    await world.keys.press(Key.Key_Return)
    await world.keys.type(PAPER.text)
    await world.keys.press(Key.Key_Return)
    assert world.model.paper_text == PAPER.text
    assert world.model.results.phase is Phase.SHOWN
    assert world.screen is not None
    assert find(world.screen, QLineEdit, "specialty").text() == world.shared.codes.named(world.specialty)


async def test_pages_come_by_end_and_page_down(world: ReferralWorld) -> None:
    await search(world)
    await world.keys.press(Key.Key_End)
    assert len(world.model.results.table.slots) == 2 * PAGE_SIZE
    for _ in range(8):
        await world.keys.press(Key.Key_PageDown)
    assert len(world.model.results.table.slots) == 120
    assert world.model.results.tail is Tail.END
    assert len(world.gateway.referral_calls) == 3


async def test_only_what_is_seen_is_asked_for(world: ReferralWorld) -> None:
    await search(world)
    await world.keys.press(Key.Key_Down)
    assert len(world.gateway.referral_calls) == 1


async def test_a_failed_page_is_asked_for_by_enter_on_its_row_or_f5(world: ReferralWorld) -> None:
    await search(world)
    world.gateway.reads.extend([line_dead("x"), line_dead("x")])
    await world.keys.press(Key.Key_End)
    assert world.model.results.tail is Tail.FAILED
    await world.keys.press(Key.Key_Return)
    assert world.model.results.tail is Tail.FAILED
    assert len(world.gateway.referral_calls) == 3
    await world.keys.press(Key.Key_F5)
    assert len(world.model.results.table.slots) == 2 * PAGE_SIZE
    assert world.model.panel.choosing


async def test_ctrl_u_filters_by_quota_and_stays_at_the_slot(world: ReferralWorld) -> None:
    await search(world)
    await world.keys.press(Key.Key_Down)
    at = table_of(world).current_slot
    await world.keys.ctrl(Key.Key_U)
    assert table_of(world).current_slot == at
    assert focused() is table_of(world)
    await world.keys.ctrl(Key.Key_U)
    assert table_of(world).current_slot == world.slots[4]
    await world.keys.ctrl(Key.Key_U)
    assert len(world.model.results.table.slots) >= PAGE_SIZE


async def test_one_of_several_referrals_is_chosen_by_its_number(world: ReferralWorld) -> None:
    other = world.person(9)
    world.gateway.papers[PAPER].append(world.referral(other))
    await world.keys.type(PAPER.text)
    await world.keys.press(Key.Key_Return)
    assert isinstance(focused(), NumberedList)
    await world.keys.type("2")
    assert world.model.panel.draft.number == other.identifier.id
    assert focused() is table_of(world)


async def test_a_wrong_paper_is_named_and_what_was_typed_stays(world: ReferralWorld) -> None:
    await world.keys.type("12-34")
    await world.keys.press(Key.Key_Return)
    assert world.screen is not None
    assert find(world.screen, MessageBar, "hint").isVisible()
    assert find(world.screen, QLineEdit, "paper").text() == "12-34"
    assert focused().objectName() == "paper"


async def test_the_empty_list_s_next_step_has_the_focus(world: ReferralWorld) -> None:
    world.gateway.line_dead = True
    world.model.criteria.specialty = world.model.criteria.specialty_choice(world.specialty)
    assert world.screen is not None
    find(world.screen, QLineEdit, "specialty").setFocus()
    await world.keys.press(Key.Key_Return)
    assert world.screen.findChildren(EmptyState)[0].actions_offered[0] is focused()
    world.gateway.line_dead = False
    await world.keys.press(Key.Key_Return)
    assert focused() is table_of(world)


async def test_a_bad_day_is_named_beside_its_field(world: ReferralWorld) -> None:
    world.model.criteria.specialty = world.model.criteria.specialty_choice(world.specialty)
    assert world.screen is not None
    world.screen.bar.focus("first_day")
    find(world.screen, QLineEdit, "first_day").selectAll()
    await world.keys.type("99/99")
    await world.keys.press(Key.Key_Return)
    assert world.gateway.referral_calls == []
    assert find(world.screen, QLineEdit, "first_day").text() == "99/99"
    assert focused().objectName() == "first_day"


async def test_esc_leads_back_step_by_step(world: ReferralWorld) -> None:
    await search(world)
    await world.keys.press(Key.Key_Return)
    assert step_of(world) is Step.FILLING
    await world.keys.press(Key.Key_Escape)
    assert focused() is table_of(world)
    await world.keys.press(Key.Key_Escape)
    assert focused().objectName() == "paper"


async def test_the_booking_just_made_is_cancelled_from_its_receipt(world: ReferralWorld) -> None:
    await world.keys.type(PAPER.text)
    for _ in range(4):
        await world.keys.press(Key.Key_Return)
    assert step_of(world) is Step.DONE
    await world.keys.ctrl(Key.Key_Delete)
    assert world.screen is not None
    dialog = world.screen.findChild(CancelDialog)
    assert dialog is not None
    dialog.close()


async def test_everything_has_a_name(world: ReferralWorld) -> None:
    await search(world)
    assert world.screen is not None
    assert nameless(world.screen) == []
    assert find(world.screen, QPushButton, "quota").isVisible()


async def test_another_patients_paper_is_taken_by_a_person_s_key_only(world: ReferralWorld) -> None:
    await world.keys.type(PAPER.text)
    await world.keys.press(Key.Key_Return)
    other = world.person(9)
    world.gateway.papers[PAPER] = [world.referral(other)]
    assert world.screen is not None
    world.screen.focus_top()
    await world.keys.type(PAPER.text + " ")
    await world.keys.press(Key.Key_Return)
    press(Key.Key_Return, "\r")  # the line feed of a reader
    assert focused().objectName() == "message_action"
    assert world.model.panel.draft.number == world.patient.identifier.id
    await world.keys.press(Key.Key_Return)
    assert world.model.panel.draft.number == other.identifier.id
