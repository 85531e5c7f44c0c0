"""What is done to one booking or one patient, with as few keys as it takes."""

from PySide6.QtCore import Qt

from hqs_desktop.app.tour.booking import NATIONAL_CODE, confirm, found
from hqs_desktop.app.tour.hands import CTRL, CTRL_SHIFT, Hands, TourError
from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.viewmodels.book.flow import Step

LAST_DIGITS = NATIONAL_CODE[-4:]


async def follow_up(hands: Hands) -> Booking:
    """From a receipt: the same doctor for the same patient, two weeks later."""
    find = hands.front.find
    with hands.counting("a follow-up, Enter among them", most=4):
        await hands.press(Qt.Key.Key_F, CTRL_SHIFT)
        await hands.until(lambda: find.panel.choosing and find.results.running, "the follow-up's search")
        await found(hands)
        await hands.done("a slot two weeks later is chosen")
        await hands.press(Qt.Key.Key_Return)
        await hands.until(lambda: find.panel.step is Step.FILLING, "the follow-up's panel")
        await hands.press(Qt.Key.Key_Return)
        await hands.until(lambda: find.panel.step is Step.READING_BACK, "the follow-up's read-back")
        booking = await confirm(hands)
    await hands.done("the follow-up is booked")
    return booking


async def find_patient(hands: Hands) -> None:
    """Four digits find a patient of any day, and a key shows all that is known."""
    listed = hands.front.bookings
    with hands.counting("finding a patient of any day by four digits", most=6):
        await hands.press(Qt.Key.Key_F3)
        await hands.press(Qt.Key.Key_F, CTRL)
        await hands.type(LAST_DIGITS)
        await hands.until(lambda: listed.filter.seeks_in_all_days and bool(listed.table.bookings), "the patient")
    await hands.done("a patient found by four digits")
    await hands.press(Qt.Key.Key_Down)
    await hands.press(Qt.Key.Key_I, CTRL)
    await hands.dialog("the patient's card")
    await hands.done("the patient's card")
    await hands.press(Qt.Key.Key_Escape)
    await hands.no_dialog()
    await hands.press(Qt.Key.Key_Escape)


async def move(hands: Hands, booking: Booking) -> Booking:
    """Another slot for a booking of the list: the new one first, the old one is cancelled after it."""
    find, listed = hands.front.find, hands.front.bookings
    await hands.press(Qt.Key.Key_B, CTRL)
    await hands.until(lambda: listed.selected is not None and listed.selected.id == booking.id, "the booking in F3")
    with hands.counting("moving a booking", most=8):
        await hands.press(Qt.Key.Key_M, CTRL)
        await hands.until(lambda: find.panel.choosing and find.results.running, "the search for another slot")
        await found(hands)
        await hands.done("another slot for a booking that stands")
        await hands.press(Qt.Key.Key_Home, CTRL)
        await hands.press(Qt.Key.Key_Return)
        await hands.until(lambda: find.panel.step is Step.READING_BACK, "the move's read-back")
        await hands.done("from when to when and why")
        await hands.decide()
        await hands.until(lambda: find.panel.step is Step.DONE, "the move's receipt")
        await hands.until(
            lambda: bool(hands.simulator.ledger.of("RemoveAppointment", booking.tqid)), "the old booking cancelled"
        )
    await hands.done("moved: the receipt")
    if find.panel.booking is None or find.panel.booking.state is not BookingState.BOOKED:
        raise TourError("the move's receipt shows no booking")
    return find.panel.booking
