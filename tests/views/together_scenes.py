"""The scenes of the pinboard and the basket: see ``scenes``."""

from collections.abc import AsyncIterator
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QWidget

from hqs_desktop.codes.known import AppointmentStatus
from hqs_desktop.core.bookings import Booking, BookingState
from hqs_desktop.core.model import BookingRequest
from hqs_desktop.desk.texts import Instruction, Texts
from hqs_desktop.viewmodels.book.draft import Field
from hqs_desktop.viewmodels.dialogs.slip import Slip, slip_file_name, slip_of
from hqs_desktop.views.basket.basket import BasketDialog
from hqs_desktop.views.dialogs.together import SlipsDialog
from hqs_desktop.views.pinboard.board import PinboardDialog
from tests.fakes.gateway import Fault, line_dead, make_person
from tests.views.book_world import NATIONAL_CODE, BookWorld
from tests.views.keyboard import destroy

Shown = tuple[str, QWidget, QSize | None]
PATIENTS = (
    (NATIONAL_CODE, "زهرا", "محمدی‌نژاد"),
    ("0499370899", "سید علی‌رضا", "حسینی‌پور اصل تبریزی"),
    ("", "", ""),
    ("00123", "مریم", ""),
)


async def found(world: BookWorld) -> None:
    """Slots of cardiology."""
    world.attach()
    await world.settle()
    world.view_model.criteria.specialty = world.view_model.criteria.search_specialties("قل")[0]
    world.view_model.search()
    await world.settle()


async def park_some(world: BookWorld) -> None:
    """One with a slot, one without a patient, one without a slot."""
    book = world.view_model
    for place, (number, first, last) in enumerate(PATIENTS[:3]):
        book.open_slot(list(book.results.bookable())[place * 7])
        for name, text in ((Field.NUMBER, number), (Field.FIRST_NAME, first), (Field.LAST_NAME, last)):
            book.panel.edit(name, text)
        if place == 1:
            book.panel.back()
        book.pinning.park_or_return()
        await world.settle()


async def fill_basket(world: BookWorld) -> None:
    """Two that can be booked, one without a patient, one who is not whole, one twice."""
    book = world.view_model
    for place, (number, first, last) in enumerate(PATIENTS):
        book.panel.restart()
        book.open_slot(list(book.results.bookable())[place * 5])
        for name, text in ((Field.NUMBER, number), (Field.FIRST_NAME, first), (Field.LAST_NAME, last)):
            book.panel.edit(name, text)
        book.basket.put_in()
        await world.settle()
    book.panel.restart()


async def book_all(world: BookWorld) -> None:
    """What can be booked, one of it in doubt."""
    world.gateway.writes.append(Fault(executed=True, error=line_dead))
    world.gateway.reads.extend([line_dead("GetAppointmentStatus")] * 8)
    world.view_model.basket.ask()
    world.view_model.basket.confirm()
    for _ in range(10):
        await world.settle()


async def close(world: BookWorld, *dialogs: QDialog) -> None:
    for dialog in dialogs:
        destroy(dialog)
    await world.view_model.aclose()
    await world.session.basket.aclose()
    await world.session.worklist.aclose()
    await world.session.writer.aclose(timeout_seconds=0)


async def pinboard(window: QSize, scale: float) -> AsyncIterator[Shown]:
    """What is parked, and none."""
    del window, scale
    world = BookWorld()
    await found(world)
    dialog = PinboardDialog(world.view_model.pinning)
    dialog.open()
    yield "none", dialog, None
    await park_some(world)
    yield "some", dialog, None
    await close(world, dialog)


async def basket(window: QSize, scale: float) -> AsyncIterator[Shown]:
    """Empty, full, read back, booked, and in trouble."""
    del window, scale
    world = BookWorld()
    await found(world)
    dialog = BasketDialog(world.view_model.basket)
    dialog.open()
    yield "empty", dialog, None
    await fill_basket(world)
    await world.settle()
    yield "full", dialog, None
    world.view_model.basket.ask()
    yield "read back", dialog, None
    world.view_model.basket.back()
    slot = world.view_model.basket.lines[1].judged.item.slot
    world.gateway.occupy(slot, make_person("0074825369"), AppointmentStatus.BOOKED)
    await book_all(world)
    yield "summary", dialog, None
    world.journal.failing.add("tasks")
    world.view_model.basket.finish()
    await world.settle()
    yield "trouble", dialog, None
    world.journal.failing.clear()
    await close(world, dialog)


async def tray(window: QSize, scale: float) -> AsyncIterator[Shown]:
    """F2 with what is parked and in the basket, below the panel."""
    size = window - QSize(round(84 * scale), round(44 * scale))
    world = BookWorld()
    screen = world.screen(size.width())
    screen.setFixedSize(size)
    await found(world)
    await park_some(world)
    await fill_basket(world)
    yield "counts", screen, size
    await world.key(Qt.Key.Key_Return)
    yield "the form over them", screen, size
    await world.close(screen)
    await world.session.basket.aclose()


async def slip_of_all(window: QSize, scale: float) -> AsyncIterator[Shown]:
    """One slip of all that was booked."""
    del window, scale
    world = BookWorld()
    await found(world)
    dialog = slips_dialog(world, 4)
    dialog.open()
    yield "four", dialog, None
    await close(world, dialog)


def slips_dialog(world: BookWorld, count: int) -> SlipsDialog:
    """The slip of so many visits, with what their patients must be told."""
    now = world.clock.now()
    texts = Texts(
        "درمانگاه تخصصی نمونهٔ شمال", "", (Instruction("ناشتا باشید و مدارک پزشکی پیشین را بیاورید.", provider="33700"),)
    )
    made: list[Slip] = []
    for place in range(count):
        slot = list(world.view_model.results.bookable())[place * 5]
        number, first, last = PATIENTS[place % 2]
        person = replace(make_person(number), first_name=first, last_name=last)
        booking = Booking(place + 1, BookingRequest(slot, person), BookingState.BOOKED, "", now, now)
        slip = slip_of(booking, world.codes, now, texts)
        assert slip is not None
        made.append(slip)
    return SlipsDialog(made, slip_file_name(now))
