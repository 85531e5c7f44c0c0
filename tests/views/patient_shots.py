"""Pictures of a card, the correction and the warnings. By hand: ``python -m tests.views.patient_shots DIR``."""

import asyncio
import sys
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.model import BookingRequest
from tests.fakes.gateway import make_slot
from tests.views.book.test_known_patient import PATIENT, KnownWorld
from tests.views.book_world import NATIONAL_CODE
from tests.views.scenes import SCENES, Shown, content
from tests.views.shots import LOOKS, dressed

WINDOW = QSize(1366, 728)
Enter = Qt.Key.Key_Return


async def known(window: QSize, scale: float) -> AsyncIterator[Shown]:
    """F2 with a patient who is known, whose booking clashes; the receipt; the follow-up."""
    size = content(window, scale)
    world = KnownWorld(doctors=3)
    world.shown = screen = world.screen(size.width())
    screen.resize(size)
    world.attach()
    await world.settle()
    for number, days in enumerate((-30, 30, 45), 1):
        world.have(number, timedelta(days=days))
    await world.to_form()
    await world.type(NATIONAL_CODE)
    yield "form", screen, size
    world.clash()
    await world.key(Qt.Key.Key_Backspace)
    await world.type(NATIONAL_CODE[-1])
    yield "form-clash", screen, size
    await world.key(Enter)
    yield "read-back", screen, size
    await world.key(Enter)
    yield "receipt", screen, size
    slot = world.entries[0]
    at = world.clock.now() + timedelta(days=1)
    visit = make_slot(8000, at, slot.provider, slot.facility)
    world.gateway.add(
        *(make_slot(n, at + timedelta(days=14, hours=n - 8001), slot.provider, slot.facility) for n in (8001, 8002))
    )
    now = world.clock.now()
    world.view_model.follow_up(Booking(80, BookingRequest(visit, PATIENT), BookingState.BOOKED, "op", now, now))
    await world.settle()
    yield "follow-up", screen, size
    await world.close(screen)


async def shoot(folder: Path) -> None:
    app = QApplication.instance() or QApplication(["shots"])
    assert isinstance(app, QApplication)
    for language, scheme, scale in LOOKS:
        with dressed(app, language, scheme, scale):
            for name in ("known", "patient", "correct_patient", "bookings", "track"):
                scene = known if name == "known" else SCENES[name]
                async for step, widget, _ in scene(WINDOW, scale):
                    QApplication.processEvents()
                    look = f"{language}-{scheme}-{round(scale * 100)}"
                    widget.grab().save(str(folder / f"patient-{name}-{step}-{look}.png"))


def main() -> None:
    """Make them in every look."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(shoot(folder))


if __name__ == "__main__":
    main()
