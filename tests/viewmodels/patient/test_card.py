from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.coded import CodedText
from hqs_desktop.viewmodels.navigation import (
    CorrectPatient,
    FollowUp,
    PrintSlip,
    Rebook,
    ShowBooking,
    ShowPatient,
    Track,
)
from hqs_desktop.viewmodels.patient.card import PatientCard
from hqs_desktop.viewmodels.patient.table import Column
from tests.fakes.gateway import make_person
from tests.fakes.session import FakeDesk
from tests.fakes.shared import journeys

PATIENT = replace(make_person("0012345679"), first_name="Mina", last_name="Sample", mobile="09121234567")


class CardDesk(FakeDesk):
    """A patient with bookings, and the card."""

    def __init__(self) -> None:
        super().__init__()
        self.coming = self.booking(hours=48, person=PATIENT, operator="Ann")
        self.past = self.booking(hours=-48, person=replace(PATIENT, mobile="09127654321"))
        self.booking(hours=1)
        late = CodedText(AppointmentStatus.CANCELLED_FOR_LATENESS, "HQS", "")
        missed = self.booking(hours=-480, person=replace(PATIENT, last_name="Old"), state=BookingState.CHANGED)
        self.missed = self.journal.listed[missed.id] = replace(missed, status=late, told_at=self.clock.now())

    def open(self, booking: Booking | None = None) -> PatientCard:
        self.card = PatientCard(ShowPatient(PATIENT.identifier, booking), self.shared)
        return self.card

    async def settle(self) -> None:
        await self.clock.settle(60)


@pytest.fixture
async def desk() -> AsyncIterator[CardDesk]:
    made = CardDesk()
    made.shared.slot.put(made.session)
    yield made
    await made.card.aclose()
    await made.session.writer.aclose(0)
    await made.session.watcher.aclose()


async def test_all_that_is_known_stands_on_the_card(desk: CardDesk) -> None:
    card = desk.open()
    assert not card.loaded
    await desk.settle()
    assert list(card.table.bookings) == [desk.coming, desk.past, desk.missed]
    assert card.selected == desk.coming
    assert card.title == "Mina Old"
    facts = {fact.label: fact.value for fact in card.facts}
    assert "0012345679" in facts["Identifier"]
    assert "09127654321" in facts["Other mobiles"]
    assert "Mina Sample" in facts["Other names"]
    assert "1 to come" in card.summary
    assert "1 past" in card.summary
    assert "1 missed" in card.summary
    shown = [str(card.table.index(2, column).data()) for column in Column]
    assert shown[Column.STATE] == "Missed"
    assert shown[Column.TOLD].startswith("told")
    assert str(card.table.index(0, Column.OPERATOR).data()) == "Ann"


async def test_the_booking_that_it_was_opened_from_is_chosen(desk: CardDesk) -> None:
    card = desk.open(desk.past)
    await desk.settle()
    assert card.selected == desk.past


async def test_a_stranger_has_an_empty_card(desk: CardDesk) -> None:
    desk.card = card = PatientCard(ShowPatient(make_person("0499370899").identifier), desk.shared)
    await desk.settle()
    assert (card.loaded, card.known, card.selected, card.summary) == (True, False, None, "")


async def test_each_act_goes_where_it_is_done(desk: CardDesk) -> None:
    taken = journeys(desk.shared)
    card = desk.open()
    await desk.settle()
    for act in (card.rebook, card.follow_up, card.track, card.print_slip, card.show_in_list, card.correct_patient):
        act()
    assert [type(one) for one in taken] == [Rebook, FollowUp, Track, PrintSlip, ShowBooking, CorrectPatient]
    card.select(1)
    assert card.selected == desk.past


async def test_a_booking_cancelled_elsewhere_is_cancelled_on_the_card(desk: CardDesk) -> None:
    card = desk.open()
    await desk.settle()
    assert (card.can_cancel, card.cancellation() is None) == (True, False)
    reason = desk.shared.codes.by_appendix(6).coded_text("301")
    desk.session.cancel.cancel(desk.coming, reason, "op")
    await desk.clock.advance(1)
    await desk.settle()
    assert card.table.bookings[0].state is BookingState.CANCELLED
    assert (card.can_cancel, card.cancellation()) == (False, None)


async def test_a_correction_is_seen_at_once_with_who_made_it(desk: CardDesk) -> None:
    card = desk.open()
    await desk.settle()
    await desk.session.patients.correct(replace(PATIENT, last_name="Right"), operator="Sara")
    await desk.settle()
    assert card.title == "Mina Right"
    assert "Sara" in {fact.label: fact.value for fact in card.facts}["Corrected"]


async def test_a_journal_that_fails_is_said_and_read_again(desk: CardDesk) -> None:
    desk.journal.failing.add("bookings")
    card = desk.open()
    await desk.settle()
    assert (card.problem is None, card.known) == (False, False)
    desk.journal.failing.clear()
    card.refresh()
    await desk.settle()
    assert (card.problem is None, card.known) == (True, True)


async def test_another_session_forgets_the_patient(desk: CardDesk) -> None:
    card = desk.open()
    await desk.settle()
    desk.shared.slot.clear()
    assert (card.known, card.selected) == (False, None)
    card.refresh()
    assert card.problem is not None


async def test_a_visit_is_marked_as_missed_and_taken_back(desk: CardDesk) -> None:
    card = desk.open(desk.coming)
    await desk.settle()
    assert not card.can_miss
    card.miss()
    card.select(1)
    assert card.miss_text == "Did not come (Ctrl+Shift+G)"
    card.miss()
    await desk.settle()
    assert "2 missed" in card.summary
    assert str(card.table.index(1, Column.STATE).data()) == "Missed"
    assert card.details is not None
    assert card.details.look.word == "Missed"
    assert "Came after all" in card.miss_text
    assert desk.journal.listed[desk.coming.id].missed_at is None
    card.miss()
    await desk.settle()
    assert "1 missed" in card.summary
