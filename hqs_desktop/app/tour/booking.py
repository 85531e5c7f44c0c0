"""The main job: a slot found and booked, listed, tracked, cancelled; and one that its doctor withdraws."""

from PySide6.QtCore import Qt

from hqs_desktop.app.tour.hands import CTRL, Hands, TourError
from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.find.results import Phase

# Typed as a receptionist would: two letters of cardiology ("qaf", "lam"), a national code in Persian digits.
SPECIALTY = "\u0642\u0644"
FIRST_NAME = "\u0628\u06cc\u0645\u0627\u0631"
LAST_NAME = "\u0646\u0645\u0648\u0646\u0647"
NATIONAL_CODE = "\u06f0\u06f0\u06f1\u06f2\u06f3\u06f4\u06f5\u06f6\u06f7\u06f9"


async def book(hands: Hands) -> Booking:
    """F2: two letters, Enter, the first free slot, a patient who is new here, read back, booked."""
    find = hands.front.find
    await hands.press(Qt.Key.Key_F2)
    await hands.done("the window is ready")
    await hands.type(SPECIALTY)
    await hands.done("two letters of a specialty")
    await hands.press(Qt.Key.Key_Return)
    await found(hands)
    await hands.done(f"{find.results.found} free slots found")
    await hands.press(Qt.Key.Key_Home, CTRL)  # the first that is free
    await take_up(hands)
    await hands.type(NATIONAL_CODE, counted=False)
    for name in (FIRST_NAME, LAST_NAME):
        await hands.press(Qt.Key.Key_Tab)
        await hands.type(name)
    await hands.done("a slot taken up, the patient typed")
    await read_back(hands)
    await hands.done("read back")
    booking = await confirm(hands)
    await hands.done("booked: the receipt")
    return booking


async def book_known(hands: Hands) -> Booking:
    """Book the same patient once more, with as few keys as it takes."""
    await hands.press(Qt.Key.Key_F2)
    await hands.press(Qt.Key.Key_F2)
    with hands.counting("booking, beside the patient's number", most=7):
        await hands.type(SPECIALTY)
        await hands.press(Qt.Key.Key_Return)
        await found(hands)
        await hands.press(Qt.Key.Key_Home, CTRL)
        await take_up(hands)
        await hands.type(NATIONAL_CODE, counted=False)
        await read_back(hands)
        booking = await confirm(hands)
    await hands.done("a known patient booked")
    return booking


async def track(hands: Hands, tqid: str) -> None:
    """F3 lists the booking, F4 asks the gateway for it."""
    listed = hands.front.bookings
    await hands.press(Qt.Key.Key_F3)
    await hands.press(Qt.Key.Key_F5)
    await hands.until(lambda: listed.loaded and not listed.checking.running, "the desk's list")
    await hands.press(Qt.Key.Key_4, CTRL)  # all days
    await hands.until(lambda: any(str(row.tqid) == tqid for row in listed.table.bookings), "the booking on the list")
    await hands.done("on the list of the desk")
    await hands.press(Qt.Key.Key_F4)
    await hands.type(tqid)
    await hands.press(Qt.Key.Key_Return)
    await hands.until(lambda: hands.front.track.booking is not None, "the booking's status")
    await hands.done("tracked by its TQID")


async def cancel(hands: Hands) -> None:
    """Ctrl+Del, the reason's number, Enter; then F3 says so."""
    tracked = hands.front.track
    await hands.press(Qt.Key.Key_Delete, CTRL)
    await hands.dialog("the cancelling")
    await hands.type("1")
    await hands.done("a reason chosen")
    await hands.decide()
    booking = tracked.booking
    await hands.until(lambda: not tracked.can_cancel, "the cancellation")
    await hands.done("cancelled")
    await hands.press(Qt.Key.Key_Escape)
    await hands.no_dialog()
    await hands.press(Qt.Key.Key_F3)
    if booking is None:
        raise TourError("nothing was tracked")
    await listed_as(hands, booking, BookingState.CANCELLED)
    await hands.done("the list afterwards")


async def cancel_receipt(hands: Hands, booking: Booking) -> None:
    """Cancel the booking just made, from its receipt, with as few keys as it takes."""
    with hands.counting("cancelling the booking just made", most=3):
        await hands.press(Qt.Key.Key_Delete, CTRL)
        await hands.dialog("the cancelling from the receipt")
        await hands.type("1")
        await hands.decide()
        await hands.until(lambda: _executed(hands, "RemoveAppointment", booking), "the cancellation from the receipt")
    await hands.done("cancelled from the receipt")
    await hands.press(Qt.Key.Key_Escape)
    await hands.no_dialog()


async def withdraw(hands: Hands) -> Booking:
    """Book for the same patient again; then that doctor is away, and F7 says whom to tell."""
    shown = hands.front.withdrawn
    await hands.press(Qt.Key.Key_R, CTRL)
    await found(hands)
    await hands.press(Qt.Key.Key_Home, CTRL)
    await take_up(hands)
    await read_back(hands)
    booking = await confirm(hands)
    await hands.done("booked again for the same patient")
    slot = booking.request.slot
    hands.simulator.world.withdraw_day(slot.provider.identifier.id, shamsi_of(slot.start))
    await hands.press(Qt.Key.Key_F7)
    await hands.until(lambda: [hit.id for hit in shown.hits.bookings] == [booking.id], "whom the doctor left")
    await hands.done("withdrawn by the doctor: the patient to tell")
    await hands.read()
    await hands.press(Qt.Key.Key_T, CTRL)
    await hands.until(lambda: shown.can_undo and not shown.can_tell, "the patient told")
    await hands.done("the patient was told")
    return booking


async def found(hands: Hands) -> None:
    """Wait for the slots of a search."""
    results = hands.front.find.results
    await hands.until(lambda: results.phase is Phase.SHOWN and not results.running, "free slots")


async def take_up(hands: Hands) -> None:
    """Enter on a slot."""
    panel = hands.front.find.panel
    await hands.press(Qt.Key.Key_Return)
    await hands.until(lambda: panel.step is Step.FILLING, "the booking panel")


async def read_back(hands: Hands) -> None:
    """Enter after the patient's details."""
    panel = hands.front.find.panel
    await hands.press(Qt.Key.Key_Return)
    await hands.until(lambda: panel.step is Step.READING_BACK, "the read-back")


async def confirm(hands: Hands) -> Booking:
    """Enter on the read-back; gives what the receipt shows."""
    panel = hands.front.find.panel
    await hands.decide()
    await hands.until(lambda: panel.step is Step.DONE, "the receipt")
    if panel.booking is None:
        raise TourError("the receipt shows no booking")
    return panel.booking


async def listed_as(hands: Hands, booking: Booking, state: BookingState) -> None:
    """Wait until F3 lists a booking in a state."""
    table = hands.front.bookings.table
    await hands.until(
        lambda: any(row.id == booking.id and row.state is state for row in table.bookings),
        f"the booking on the list as {state}",
    )


def _executed(hands: Hands, operation: str, booking: Booking) -> bool:
    return bool(hands.simulator.ledger.of(operation, booking.tqid))
