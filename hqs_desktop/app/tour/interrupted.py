"""What comes between and what belongs together: a booking parked while the telephone rings, and several in one go."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from hqs_desktop.app.tour.booking import NATIONAL_CODE, SPECIALTY, confirm, found, read_back, take_up
from hqs_desktop.app.tour.hands import ALT, CTRL, SHIFT, Hands, TourError
from hqs_desktop.core.basket import BasketState
from hqs_desktop.core.bookings import Booking
from hqs_desktop.viewmodels.basket.basket import Phase
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.book.slot import SlotState

_MOST_ROWS = 20
_HALF = 4  # digits of the patient's number that are typed when the telephone rings


async def park_and_return(hands: Hands) -> Booking:
    """A booking is parked by a key, comes back by it, is parked again, found among all that is parked, and made."""
    find = hands.front.find
    await _search(hands)
    await take_up(hands)
    await hands.type(NATIONAL_CODE[:_HALF], counted=False)
    with hands.counting("parking a half-typed booking and bringing it back", most=2):
        await hands.press(Qt.Key.Key_F11)
        await hands.until(lambda: find.pinning.total == 1 and find.panel.choosing, "the parked booking")
        await hands.done("parked: the telephone rings")
        await hands.press(Qt.Key.Key_F11)
        await hands.until(lambda: find.panel.step is Step.FILLING, "the booking brought back")
    await hands.done("brought back as it was typed")
    await hands.press(Qt.Key.Key_F11)
    await hands.until(lambda: find.pinning.total == 1, "the booking parked again")
    await hands.press(Qt.Key.Key_F11, SHIFT)
    await hands.dialog("all that is parked")
    await hands.done("all that is parked")
    await hands.type("1")
    await hands.until(lambda: find.panel.step is Step.FILLING, "the booking of that number")
    await hands.no_dialog()
    await hands.press(Qt.Key.Key_End)
    await hands.type(NATIONAL_CODE[_HALF:], counted=False)
    await read_back(hands)
    booking = await confirm(hands)
    await hands.until(lambda: find.pinning.total == 0, "the empty pinboard")
    await hands.done("what was parked is booked")
    return booking


async def basket(hands: Hands) -> Sequence[Booking]:
    """Two slots for one patient are put into the basket, read back, booked one after the other, and printed as one."""
    find = hands.front.find
    await _search(hands)
    await take_up(hands)
    await hands.type(NATIONAL_CODE, counted=False)
    await hands.press(Qt.Key.Key_Insert)
    await hands.until(lambda: find.basket.total == 1, "the first in the basket")
    await _to_another(hands)
    await hands.press(Qt.Key.Key_Insert)
    await hands.until(lambda: find.basket.total == 2, "the second in the basket")  # noqa: PLR2004
    await hands.done("two slots in the basket")
    with hands.counting("booking all that is in the basket", most=3):
        await hands.press(Qt.Key.Key_Insert, SHIFT)
        await hands.dialog("the basket")
        await hands.done("the basket")
        await hands.decide()
        await hands.until(lambda: find.basket.phase is Phase.READ_BACK, "the basket's read-back")
        await hands.done("all of it read back")
        await hands.decide()
        await hands.until(lambda: _is_booked(hands), "all of the basket booked")
    await hands.done("all booked: the summary")
    booked = tuple(find.basket.bookings)
    await hands.press(Qt.Key.Key_P, CTRL)
    await hands.dialog("one slip of all")
    await hands.done("one slip of all")
    await hands.press(Qt.Key.Key_Escape)
    await hands.dialog_below("basket_dialog")
    await hands.decide()
    await hands.no_dialog()
    await hands.until(lambda: find.basket.total == 0, "the empty basket")
    await hands.done("the basket is empty again")
    return booked


async def read_notices(hands: Hands) -> None:
    """All that was told in this run, by its key, from wherever one is."""
    await hands.press(Qt.Key.Key_N, ALT)
    await hands.dialog("the notices")
    await hands.done("all notices of this run")
    await hands.press(Qt.Key.Key_Escape)
    await hands.no_dialog()


async def _search(hands: Hands) -> None:
    """F2 from its top to the first free slot."""
    await hands.press(Qt.Key.Key_F2)
    await hands.press(Qt.Key.Key_F2)
    await hands.type(SPECIALTY)
    await hands.press(Qt.Key.Key_Return)
    await found(hands)
    await hands.press(Qt.Key.Key_Home, CTRL)


async def _to_another(hands: Hands) -> None:
    """Down to the next slot that is free."""
    find = hands.front.find
    first = find.panel.slot
    for _ in range(_MOST_ROWS):
        await hands.press(Qt.Key.Key_Down)
        slot = find.panel.slot
        if slot is not None and slot != first and find.results.state(slot) is SlotState.FREE:
            return
    raise TourError("there is no other free slot")


def _is_booked(hands: Hands) -> bool:
    basket = hands.front.find.basket
    states = {line.judged.item.state for line in basket.lines}
    return basket.phase is Phase.SUMMARY and states == {BasketState.BOOKED} and len(basket.bookings) == basket.total
