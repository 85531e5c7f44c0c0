"""F3: a patient of any day is found by four digits, and shown, corrected and followed up by a key each."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from hqs_desktop.core.bookings import BookingState
from hqs_desktop.viewmodels.navigation import CorrectPatient, FollowUp, PutOnWaitlist, ShowPatient
from tests.fakes.shared import journeys
from tests.views.desk_world import DeskWorld, desk_world
from tests.views.keyboard import find

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
async def desk(qapp: QApplication) -> AsyncIterator[DeskWorld]:
    async with desk_world(qapp) as made:
        for hours in (1, 2, 3):
            made.booking(hours=hours)
        yield made


def shown(desk: DeskWorld) -> int | None:
    return desk.model.selected.id if desk.model.selected is not None else None


@pytest.mark.parametrize("hours", [-2400, 2400])
@pytest.mark.parametrize("to_search", [True, False])
async def test_four_digits_find_a_patient_of_any_day(desk: DeskWorld, hours: float, *, to_search: bool) -> None:
    """With F3 and, from wherever the focus is, Ctrl+F, six keys; at the list the digits alone."""
    sought = desk.booking(hours=hours, person=replace(desk.person(4), mobile="09120004821"))
    await desk.open()
    assert shown(desk) != sought.id
    if to_search:
        await desk.keys.ctrl(Key.Key_F)
    await desk.keys.type("4821")
    await desk.clock.advance(1)
    await desk.keys.settle()
    assert shown(desk) == sought.id


async def test_card_correction_and_follow_up_by_their_keys(desk: DeskWorld) -> None:
    taken = journeys(desk.shared)
    await desk.open()
    chosen = desk.model.selected
    assert chosen is not None
    await desk.keys.press(Key.Key_I, CTRL)
    await desk.keys.press(Key.Key_E, CTRL | SHIFT)
    await desk.keys.press(Key.Key_F, CTRL | SHIFT)
    assert taken == [ShowPatient(chosen.person.identifier, chosen), CorrectPatient(chosen.person), FollowUp(chosen)]


async def test_the_waitlist_by_its_key_and_its_button(desk: DeskWorld) -> None:
    taken = journeys(desk.shared)
    unclear = desk.booking(hours=4, state=BookingState.UNRESOLVED)
    await desk.open()
    chosen = desk.model.selected
    assert chosen is not None
    button = find(desk.screen, QPushButton, "put_on_waitlist")
    await desk.keys.press(Key.Key_W, CTRL)
    button.click()
    assert taken == [PutOnWaitlist(booking=chosen)] * 2
    desk.model.select(unclear.id)
    assert not button.isEnabled()


async def test_the_details_say_what_the_gateway_still_has(desk: DeskWorld) -> None:
    await desk.open()
    chosen = desk.model.selected
    assert chosen is not None
    right = replace(chosen.person, last_name="Right")
    await desk.session.patients.correct(right, operator="Sara")
    await desk.keys.settle()
    details = desk.model.details
    assert details is not None
    assert details.title == right.display_name
    told = [fact.value for fact in details.facts if fact.label == "At the gateway"]
    assert len(told) == 1
    assert chosen.person.display_name in told[0]
