"""How long the day board and the confirmation list keep the UI thread, and the figures' query over 100,000 bookings.

The turns have the fakes' own work in them.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hqs_desktop.core.bookings import BookingState
from tests.views.book_world import press
from tests.views.confirming_world import TOMORROW, ConfirmingWorld
from tests.views.dayboard_world import BoardWorld

DOCTORS, SLOTS, MINUTES, BOOKED_EVERY = 60, 40, 15, 4
VISITS = 600
KEYS = (
    *[Qt.Key.Key_Down] * 12,
    *[Qt.Key.Key_Left] * 12,
    *[Qt.Key.Key_PageDown] * 3,
    *[Qt.Key.Key_Up] * 6,
    *[Qt.Key.Key_Right] * 20,
    *[Qt.Key.Key_PageUp] * 3,
)


async def turns(until: Callable[[], bool]) -> float:
    """The longest turn of the loop until something is so, and a while after, in seconds."""
    application, longest, still = QApplication.instance() or QApplication([]), 0.0, 0
    while still < 50:
        began = time.thread_time()
        await asyncio.sleep(0)
        application.processEvents()
        longest = max(longest, time.thread_time() - began)
        still = still + 1 if until() else 0
    return longest


def longest_key(keys: tuple[Qt.Key, ...]) -> float:
    """From a key to the screen painted anew, the longest, in seconds."""
    longest = 0.0
    for key in keys:
        began = time.thread_time()
        press(key)
        QApplication.processEvents()
        longest = max(longest, time.thread_time() - began)
    return longest


async def board_stalls() -> dict[str, float]:
    """While a board of 2,400 slots is shown, gone through by keys, and read again after a booking; in seconds."""
    QApplication.instance() or QApplication([])
    world = BoardWorld()
    for _ in range(DOCTORS):
        of = world.doctor()
        slots = [world.slot(of, 7 + place * MINUTES / 60, MINUTES) for place in range(SLOTS)]
        for slot in slots[::BOOKED_EVERY]:
            world.book(slot)
        world.read(of, [slot for place, slot in enumerate(slots) if place % BOOKED_EVERY])
    await world.session.readings.settled()
    world.attach()
    await turns(lambda: world.model.ready)
    world.page.show()
    world.page.activateWindow()
    shown = await turns(lambda: len(world.model.board.columns) == DOCTORS)
    world.page.focus_first()
    QApplication.processEvents()
    keys = longest_key(KEYS)
    number, booking = next(iter(world.journal.listed.items()))
    world.journal.listed[number] = replace(booking, state=BookingState.WITHDRAWN)
    world.model.refresh()
    again = await turns(
        lambda: any(
            block.booking is not None and block.booking.state is BookingState.WITHDRAWN
            for column in world.model.board.columns
            for block in column.blocks
        )
    )
    world.model.minute_changed.emit()
    began = time.thread_time()
    QApplication.processEvents()
    minute = time.thread_time() - began
    await world.close()
    return {"the board shown": shown, "a key on the board": keys, "the board read again": again, "a minute": minute}


async def confirming_stalls() -> dict[str, float]:
    """While a list of 600 visits is shown, one is confirmed, and it is read again; in seconds."""
    QApplication.instance() or QApplication([])
    world = ConfirmingWorld()
    for number in range(VISITS):
        world.visit(TOMORROW + number / 60)
    world.page.show()
    world.page.activateWindow()
    world.shared.slot.put(world.session)
    await turns(lambda: world.model.ready)
    world.page.focus_first()
    shown = await turns(lambda: len(world.model.table.visits) == VISITS)
    before = world.model.left
    world.model.confirm()
    confirmed = await turns(lambda: world.model.left < before)
    world.model.read()
    again = await turns(lambda: True)
    await world.close()
    return {"the list shown": shown, "a patient comes": confirmed, "the list read again": again}


if __name__ == "__main__":
    for name, s in (asyncio.run(board_stalls()) | asyncio.run(confirming_stalls())).items():
        print(f"{name}: {s * 1000:.1f} ms")
