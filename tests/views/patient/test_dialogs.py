"""The patient's card and the correction, by the keyboard."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import TypeAlias

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from hqs_desktop.viewmodels.navigation import (
    CorrectPatient,
    FollowUp,
    MoveBooking,
    PrintSlip,
    Rebook,
    ShowBooking,
    ShowPatient,
    Track,
)
from hqs_desktop.viewmodels.patient.card import PatientCard
from hqs_desktop.viewmodels.patient.correction import PatientCorrection
from hqs_desktop.views.dialogs.cancel import CancelDialog
from hqs_desktop.views.patient.card import PatientDialog
from hqs_desktop.views.patient.correction import CorrectionDialog
from hqs_desktop.views.style.theme import Scheme
from tests.fakes.gateway import make_person
from tests.fakes.session import FakeDesk
from tests.fakes.shared import journeys
from tests.views.keyboard import Keyboard, destroy, find, nameless
from tests.views.shots import dressed

Key: TypeAlias = Qt.Key
Mod: TypeAlias = Qt.KeyboardModifier
CTRL, SHIFT = Mod.ControlModifier, Mod.ShiftModifier
PATIENT = replace(make_person("0012345679"), first_name="Mina", last_name="Sample", mobile="09121234567")


class Room(FakeDesk):
    """A patient with two bookings, and the dialogs."""

    dialog: PatientDialog | CorrectionDialog

    def __init__(self) -> None:
        super().__init__()
        self.next, self.later = self.booking(hours=24, person=PATIENT), self.booking(hours=48, person=PATIENT)
        self.keys = Keyboard(self.clock)
        self.shared.slot.put(self.session)
        self.taken = journeys(self.shared)

    async def card(self, person_id: str = "0012345679") -> PatientDialog:
        self.model = PatientCard(ShowPatient(make_person(person_id).identifier), self.shared)
        dialog = self.dialog = PatientDialog(self.model)
        await self._open()
        return dialog

    async def correction(self) -> CorrectionDialog:
        dialog = self.dialog = CorrectionDialog(PatientCorrection(PATIENT, self.shared))
        await self._open()
        return dialog

    async def _open(self) -> None:
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        self.dialog.open()
        self.dialog.activateWindow()
        await self.keys.settle()


@pytest.fixture
async def room(qapp: QApplication) -> AsyncIterator[Room]:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        made = Room()
        yield made
        destroy(made.dialog)
        await made.session.writer.aclose(0)
        await made.session.watcher.aclose()


@pytest.mark.parametrize(
    ("key", "modifiers", "kind"),
    [
        (Key.Key_R, CTRL, Rebook),
        (Key.Key_F, CTRL | SHIFT, FollowUp),
        (Key.Key_M, CTRL, MoveBooking),
        (Key.Key_Return, Mod.NoModifier, Track),
        (Key.Key_B, CTRL, ShowBooking),
    ],
)
async def test_what_leads_to_a_screen_closes_the_card(room: Room, key: Key, modifiers: Mod, kind: type[object]) -> None:
    dialog = await room.card()
    await room.keys.press(Key.Key_Up)
    await room.keys.press(key, modifiers)
    assert [type(one) for one in room.taken] == [kind]
    assert room.later.tqid.text in str(room.taken[0])
    assert not dialog.isVisible()


async def test_what_is_done_over_the_card_leaves_it_open(room: Room) -> None:
    dialog = await room.card()
    await room.keys.press(Key.Key_P, CTRL)
    await room.keys.press(Key.Key_E, CTRL | SHIFT)
    assert [type(one) for one in room.taken] == [PrintSlip, CorrectPatient]
    await room.keys.press(Key.Key_C, CTRL | SHIFT)
    assert room.next.tqid.text in QGuiApplication.clipboard().text()
    assert dialog.isVisible()
    assert nameless(dialog) == []
    await room.keys.press(Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize("modifiers", [CTRL, Mod.NoModifier])
async def test_a_booking_is_cancelled_from_the_card(room: Room, modifiers: Mod) -> None:
    dialog = await room.card()
    await room.keys.press(Key.Key_Delete, modifiers)
    over = dialog.findChild(CancelDialog)
    assert over is not None
    await room.keys.type("1")
    await room.keys.press(Key.Key_Return)
    await room.keys.press(Key.Key_Return)
    assert dialog.findChild(CancelDialog) is None
    assert dialog.isVisible()
    cancel = find(dialog, QPushButton, "cancel")
    assert not cancel.isEnabled()
    assert dialog.table.model().index(1, 4).data() == "Cancelled here"


async def test_a_stranger_s_card_says_why_it_is_empty(room: Room) -> None:
    dialog = await room.card("0499370899")
    assert not dialog.table.isVisible()
    await room.keys.press(Key.Key_R, CTRL)
    assert room.taken == []
    assert not find(dialog, QPushButton, "correct_patient").isEnabled()


async def test_a_name_is_corrected_and_taken_back_by_keys(room: Room) -> None:
    dialog = await room.correction()
    await room.keys.type("Right")
    await room.keys.press(Key.Key_Return)
    assert room.journal.listed[1].person.display_name == "Mina Right"
    assert find(dialog, QPushButton, "undo_correction").isVisible()
    await room.keys.press(Key.Key_Z, CTRL)
    assert room.journal.listed[1].person == PATIENT
    assert not find(dialog, QPushButton, "undo_correction").isVisible()
    await room.keys.press(Key.Key_Return)
    assert not dialog.isVisible()


async def test_a_wrong_mobile_is_named_and_what_was_typed_stays(room: Room) -> None:
    dialog = await room.correction()
    await room.keys.type("Right")
    mobile = find(dialog, QLineEdit, "mobile")
    mobile.setFocus()
    mobile.selectAll()
    await room.keys.type("0912")
    await room.keys.press(Key.Key_Return)
    assert mobile.hasFocus()
    assert mobile.accessibleDescription()
    assert find(dialog, QLineEdit, "last_name").text() == "Right"
    assert room.journal.listed[1].person == PATIENT
    assert nameless(dialog) == []


async def test_undo_in_a_field_takes_back_what_was_typed(room: Room) -> None:
    dialog = await room.correction()
    await room.keys.type("Right")
    await room.keys.press(Key.Key_Z, CTRL)
    assert find(dialog, QLineEdit, "last_name").text() != "Right"
    assert room.journal.corrected == []
