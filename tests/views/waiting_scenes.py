"""The scenes of the waitlist: see ``scenes``."""

from collections.abc import AsyncIterator
from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from hqs_desktop.viewmodels.navigation import PutOnWaitlist
from hqs_desktop.viewmodels.waiting.wanted import Wanted
from tests.views.keyboard import find
from tests.views.waiting_world import NUMBER, PATIENT, WaitWorld

Shown = tuple[str, QWidget, QSize | None]
Enter = Qt.Key.Key_Return


async def put_on_waitlist(screen: QSize, scale: float) -> AsyncIterator[Shown]:  # noqa: ARG001
    """The form: empty, wrong everywhere, filled in, kept; twice; for an earlier visit; a dead journal."""
    world = WaitWorld()
    dialog = await world.dialog(PutOnWaitlist())
    yield "empty", dialog, None
    await world.keys.type("12")
    world.form.want(Wanted(span=(world.today.add_days(-3), world.today.add_days(-1)), service=None))
    world.form.set_unmatched("doctor", "چچچچ")
    find(dialog, QPushButton, "keep_wish").click()
    await world.keys.settle()
    yield "wrong", dialog, None
    dialog.close()
    booking = world.booking(hours=24 * 9, person=PATIENT, provider=world.doctor, facility=world.place)
    wish = world.wish(doctor=world.doctor, at=world.place, weekdays="0246", part="morning", quota="102")
    dialog = await world.dialog(PutOnWaitlist(typed={"number": NUMBER}, wish=wish, unmet=True))
    yield "filled", dialog, None
    await world.keys.press(Enter)
    yield "kept", dialog, None
    await world.keys.press(Enter)
    dialog = await world.dialog(PutOnWaitlist(typed={"number": NUMBER}, wish=replace(wish, weekdays="")))
    await world.keys.press(Enter)
    yield "twice", dialog, None
    dialog.close()
    dialog = await world.dialog(PutOnWaitlist(booking=booking))
    yield "earlier", dialog, None
    world.journal.failing.add("tasks")
    await world.keys.press(Enter)
    yield "dead-journal", dialog, None
    await world.close()
