"""What the desk knows of the patient: in the form, and before the booking what speaks against it."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from hqs_desktop.core.bookings import Booking, BookingState, Correction
from hqs_desktop.core.model import BookingRequest, Identifier
from hqs_desktop.viewmodels.book.commands import FOLLOW_UP, PATIENT_CARD
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.navigation import FollowUp, MoveBooking, ShowPatient
from hqs_desktop.views.widgets.notes import NoteLine
from tests.fakes.gateway import make_person, make_slot
from tests.fakes.shared import journeys
from tests.views.book_world import NATIONAL_CODE, BookWorld, press
from tests.views.keyboard import find, pause, still_keys

Enter = Qt.Key.Key_Return
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PATIENT = replace(make_person(NATIONAL_CODE), first_name="Mina", last_name="Sample", mobile="09121234567")


class KnownWorld(BookWorld):
    """A patient who has a booking already."""

    def have(self, booking_id: int, after: timedelta) -> Booking:
        slot = make_slot(
            9000 + booking_id, self.clock.now() + after, self.entries[0].provider, self.entries[0].facility
        )
        now = self.clock.now()
        made = Booking(booking_id, BookingRequest(slot, PATIENT), BookingState.BOOKED, "op", now, now)
        self.journal.listed[booking_id] = made
        return made

    async def to_form(self) -> None:
        await self.type("قل")
        await self.key(Enter, Enter)

    async def to_read_back(self) -> None:
        await self.to_form()
        await self.type(NATIONAL_CODE)
        await self.key(Enter)
        assert self.step() is Step.READING_BACK

    def clash(self) -> None:
        """A booking at the time of the slot that is taken up."""
        slot = self.view_model.panel.slot
        assert slot is not None
        self.have(50, slot.start - self.clock.now())

    def step(self) -> Step:
        return self.view_model.panel.step

    def warned(self) -> Sequence[str]:
        return self.shown.work.panel.summary.warned

    def remark(self) -> NoteLine:
        return find(self.shown, NoteLine, "known")


@pytest.fixture
async def world(qapp: object) -> AsyncIterator[KnownWorld]:
    assert qapp
    world = KnownWorld(doctors=1)
    world.shown = world.screen()
    world.attach()
    await world.settle()
    yield world
    await world.close(world.shown)


async def test_the_form_says_what_is_known_once_the_number_is_typed(world: KnownWorld) -> None:
    world.have(1, timedelta(days=30))
    world.have(2, timedelta(days=-30))
    await world.to_form()
    assert not world.remark().isVisible()
    await world.type(NATIONAL_CODE)
    assert PATIENT_CARD.key_in_words in world.remark().text
    assert world.remark().isVisible()
    await world.key(Qt.Key.Key_Backspace)
    assert not world.remark().isVisible()


async def test_a_stranger_s_form_says_nothing(world: KnownWorld) -> None:
    await world.to_form()
    await world.type(NATIONAL_CODE)
    assert not world.remark().isVisible()


async def test_another_booking_at_that_time_is_told_and_forbids_nothing(world: KnownWorld) -> None:
    await world.to_form()
    world.clash()
    await world.type(NATIONAL_CODE)
    assert world.remark().text == world.view_model.known.brief != ""
    await world.key(Enter)
    assert len(world.warned()) == 1
    labels = [label.text() for label in world.shown.work.panel.summary.findChildren(QLabel) if label.isVisible()]
    assert any(world.warned()[0] in text for text in labels)
    await world.key(Enter)
    assert world.step() is Step.DONE


async def test_a_warning_that_comes_late_has_to_be_seen_first(
    world: KnownWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An Enter that is older than the warning, or as old, books nothing."""
    gate = asyncio.Event()

    async def slow(_: Identifier) -> Sequence[Correction]:
        await gate.wait()
        return ()

    monkeypatch.setattr(world.journal, "corrections", slow)
    await world.to_form()
    world.clash()
    await world.type(NATIONAL_CODE)
    await world.key(Enter)
    assert world.step() is Step.READING_BACK
    assert list(world.warned()) == []
    with still_keys():
        pause()
        gate.set()
        await world.settle()
        assert len(world.warned()) == 1
        pause(0.4)
        press(Enter, "\r")
        await world.settle()
    assert world.bookings[1:] == []
    await world.key(Enter)
    assert world.step() is Step.DONE


async def test_news_that_warn_of_nothing_hold_no_key_up(world: KnownWorld) -> None:
    made = world.have(1, timedelta(days=30))
    await world.to_read_back()
    with still_keys():
        pause()
        await world.session.desk.mark_told(made.id)
        await world.settle()
        pause(0.4)
        press(Enter, "\r")
        await world.settle()
    assert world.step() is Step.DONE


async def test_a_journal_that_fails_stops_no_booking(world: KnownWorld) -> None:
    world.journal.failing.add("bookings")
    await world.to_form()
    await world.type(NATIONAL_CODE)
    await world.key(Enter)
    assert world.step() is Step.READING_BACK
    world.journal.failing.clear()


async def test_card_and_follow_up_by_their_keys(world: KnownWorld) -> None:
    taken = journeys(world.shared)
    await world.to_form()
    await world.key(Qt.Key.Key_I, modifiers=CTRL)
    assert taken == []
    await world.type(NATIONAL_CODE)
    await world.key(Qt.Key.Key_I, modifiers=CTRL)
    assert taken == [ShowPatient(PATIENT.identifier, None)]
    await world.key(Enter, Enter)
    booked = world.view_model.panel.booking
    assert booked is not None
    await world.key(Qt.Key.Key_I, modifiers=CTRL)
    await world.key(Qt.Key.Key_F, modifiers=CTRL | SHIFT)
    await world.key(Qt.Key.Key_M, modifiers=CTRL)
    assert taken[1:] == [ShowPatient(booked.person.identifier, booked), FollowUp(booked), MoveBooking(booked)]
    assert FOLLOW_UP.key == "Ctrl+Shift+F"


async def test_a_follow_up_is_booked_with_three_enters(world: KnownWorld) -> None:
    visit = world.have(1, timedelta(days=1))
    later = make_slot(7000, visit.request.slot.start + timedelta(days=14), world.entries[0].provider)
    other = make_slot(7001, later.start - timedelta(days=2), world.entries[0].provider)
    world.gateway.add(*(replace(slot, facility=world.entries[0].facility) for slot in (other, later)))
    world.view_model.follow_up(visit)
    await world.settle()
    await world.key(Enter)
    assert world.view_model.panel.slot is not None
    assert world.view_model.panel.slot.tqid == later.tqid
    await world.key(Enter, Enter)
    assert world.step() is Step.DONE
    assert world.bookings[-1].person.last_name == "Sample"


async def test_a_receipt_shows_the_patient_as_corrected_since(world: KnownWorld) -> None:
    world.have(1, timedelta(days=30))
    await world.to_read_back()
    await world.key(Enter)
    await world.session.patients.correct(replace(PATIENT, last_name="Right"), operator="Sara")
    await world.settle()
    assert world.step() is Step.DONE
    assert "Mina Right" in {row.value for row in world.view_model.panel.receipt_rows()}
    assert "Mina Right" in world.view_model.panel.receipt_text()
