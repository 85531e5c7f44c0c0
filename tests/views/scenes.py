"""Every screen and dialog at its steps, for pictures and for tests that measure them.

A scene takes the size of the window (of the screen, for a dialog) and the scale of the text, and gives each step's
name, its widget, and the size that the widget has to live with; None where it may choose.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QDialog, QWidget

from hqs_desktop.adapters.export import FileExporter
from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.core.bookings import BookingState, Day
from hqs_desktop.desk.connection.form import ConnectionForm
from hqs_desktop.viewmodels.book.commands import BOOK_AGAIN, CANCEL_BOOKING, COPY_TEXT, PRINT_SLIP, SHOW_IN_LIST
from hqs_desktop.viewmodels.book.flow import Step
from hqs_desktop.viewmodels.book.slot import SlotState
from hqs_desktop.viewmodels.codes.screen import CodesViewModel
from hqs_desktop.viewmodels.connection.first_run import FirstRunViewModel
from hqs_desktop.viewmodels.dialogs.cancel import CancelViewModel
from hqs_desktop.viewmodels.find.aloud import Aloud
from hqs_desktop.viewmodels.find.refill import facility_choice
from hqs_desktop.viewmodels.lists import ListsSlot
from hqs_desktop.viewmodels.navigation import ShowPatient
from hqs_desktop.viewmodels.patient.card import PatientCard
from hqs_desktop.viewmodels.patient.correction import PatientCorrection
from hqs_desktop.viewmodels.track.screen import TrackViewModel
from hqs_desktop.views.codes.screen import CodesScreen
from hqs_desktop.views.connection.first_run import FirstRunDialog
from hqs_desktop.views.dialogs.cancel import CancelDialog
from hqs_desktop.views.dialogs.settle import SettleDialog
from hqs_desktop.views.dialogs.slip import SlipDialog
from hqs_desktop.views.find.aloud import AloudDialog
from hqs_desktop.views.find.new_provider import NewProviderDialog
from hqs_desktop.views.find.reminders import RemindersDialog
from hqs_desktop.views.find.saved import SavedDialog
from hqs_desktop.views.patient.card import PatientDialog
from hqs_desktop.views.patient.correction import CorrectionDialog
from hqs_desktop.views.shell.keys_help import KeysHelp
from hqs_desktop.views.track.screen import TrackScreen
from tests.fakes.clock import FakeClock
from tests.fakes.connector import FakeConnector
from tests.fakes.gateway import line_dead, make_person
from tests.views.audit_scenes import audit
from tests.views.book_world import BookWorld, entry, facility
from tests.views.calling_scenes import calling
from tests.views.confirming_scenes import confirming
from tests.views.dayboard_scenes import dayboard
from tests.views.desk_world import DeskWorld
from tests.views.dialogs.test_settle import lose_a_booking
from tests.views.dialogs.test_slip import slip
from tests.views.directory_scenes import directory, directory_import
from tests.views.doctor_scenes import doctor
from tests.views.figures_scenes import figures
from tests.views.import_scenes import importing, lists
from tests.views.keyboard import Keyboard, destroy
from tests.views.notices_scenes import notices_read
from tests.views.referral_world import PAPER, ReferralWorld
from tests.views.together_scenes import basket, pinboard, slip_of_all, tray
from tests.views.waiting_scenes import put_on_waitlist
from tests.views.withdrawn_scenes import withdrawn
from tests.views.worklist_scenes import worklist

Shown = tuple[str, QWidget, QSize | None]
Scene = Callable[[QSize, float], AsyncIterator[Shown]]
Key = Qt.Key
ACTS = (BOOK_AGAIN, PRINT_SLIP, COPY_TEXT, SHOW_IN_LIST, CANCEL_BOOKING)

NAMES = (("زهرا", "محمدی‌نژاد"), ("سید علی‌رضا", "حسینی‌پور اصل تبریزی"), ("Christopher", "Featherstonehaugh"))


METRES = (340.0, 9300.0, 2600.0, None)


def content(window: QSize, scale: float) -> QSize:
    """What the rail and the bar on top leave a screen."""
    return window - QSize(round(84 * scale), round(44 * scale))


async def find_and_book(window: QSize, scale: float) -> AsyncIterator[Shown]:
    """F2 from the start to the receipt, by way of a slot that was taken."""
    size = content(window, scale)
    world = BookWorld()
    screen = world.screen(size.width())
    screen.resize(size)
    yield "start", screen, size
    world.attach()
    await world.settle()
    await world.type("قل")
    world.gateway.schedule_errors[world.entries[3].provider.identifier.id] = line_dead("GetProviderScheduling")
    await world.key(Key.Key_Return)
    yield "results", screen, size
    await world.key(Key.Key_Return)
    yield "form", screen, size
    await world.type("001234567")
    yield "form-typing", screen, size
    await world.type("9")
    await world.key(Key.Key_Return)
    yield "read-back", screen, size
    world.gateway.held = asyncio.Event()
    await world.clock.advance(61)
    await world.key(Key.Key_Return)
    yield "asking", screen, size
    await world.key(Key.Key_Escape)
    world.gateway.held = None
    slot = world.view_model.panel.slot
    assert slot is not None
    world.gateway.occupy(slot, make_person("0499370899"))
    await world.key(Key.Key_Return)
    yield "taken", screen, size
    await world.key(Key.Key_Return)
    await world.key(Key.Key_Return)
    assert world.view_model.panel.step is Step.DONE
    yield "receipt", screen, size
    await world.key(Key.Key_Return)
    await world.key(Key.Key_Home, modifiers=Qt.KeyboardModifier.ControlModifier)
    slot = world.view_model.panel.slot
    assert slot is not None
    world.gateway.occupy(slot, make_person("0499370899"))
    await world.key(Key.Key_Return)
    yield "gone", screen, size
    await world.close(screen)


async def find_by_other_ways(window: QSize, scale: float) -> AsyncIterator[Shown]:
    """F2 near a point and in an area, what it says of odd degrees, and filters that hide some and all."""
    size = content(window, scale)
    world = BookWorld(doctors=3)
    screen = world.screen(size.width())
    screen.resize(size)
    world.attach()
    await world.settle()
    await world.type("\u0642\u0644")
    await world.key(Key.Key_Return)
    criteria, looking = world.view_model.criteria, world.view_model.looking
    world.view_model.change_way()
    yield "near", screen, size
    criteria.place.point = criteria.place.search_points("27.3, 51.0")[0]
    yield "odd", screen, size
    criteria.place.point = criteria.place.search_points("35.75, 51.41")[0]
    criteria.place.km = criteria.place.read_km("100")
    world.view_model.search()
    await world.settle(60)
    yield "near-found", screen, size
    looking.next_part()
    looking.choose_quota("102")
    yield "filtered", screen, size
    looking.choose_quota("109")
    yield "hidden", screen, size
    looking.show_all()
    world.view_model.change_way()
    criteria.place.town = criteria.place.search_towns("")[0]
    world.view_model.search()
    await world.settle(60)
    yield "area-found", screen, size
    await world.close(screen)


async def find_nothing(window: QSize, scale: float) -> AsyncIterator[Shown]:
    """F2 without a doctor; before the first search, with kept ones; without a slot, by what would be found."""
    size = content(window, scale)
    world = BookWorld(doctors=0)
    screen = world.screen(size.width())
    screen.resize(size)
    world.attach()
    await world.settle()
    await world.type("قل")
    await world.key(Key.Key_Return)
    yield "empty", screen, size
    saved, criteria = world.view_model.saved, world.view_model.criteria
    for place, (first, last) in enumerate(NAMES, 1):
        saved.save(place, f"{first} {last}", saved.spans()[-1])
    world.view_model.results.forget()
    await world.settle()
    yield "kept", screen, size
    world.journal.entries = [entry(0, world.specialty)]
    criteria.facility = facility_choice(criteria, "00000000-0000-4000-9000-000000000000")
    await world.key(Key.Key_F5)
    assert len(world.view_model.ways.ways) > 2
    yield "ways-on", screen, size
    await world.key(Key.Key_1, modifiers=Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    yield "before", screen, size
    await world.close(screen)


def fill(world: DeskWorld, *, operators: tuple[str, ...] = ("مریم صالحی", "سارا")) -> None:
    """Bookings of several days, doctors and states."""
    table = world.shared.codes.by_appendix(3)
    specialty = table.coded_text(next(row.code for row in table.rows if "قلب" in row.term_fa))
    states = [BookingState.BOOKED] * 4 + [BookingState.CANCELLED, BookingState.WITHDRAWN]
    for number in range(18):
        known, (first, last) = entry(number, specialty), NAMES[number % len(NAMES)]
        state = states[number % len(states)]
        world.booking(
            hours=(number - 3) * 2,
            state=state,
            to_call=state is BookingState.WITHDRAWN,
            person=replace(world.person(number + 1), first_name=first, last_name=last),
            provider=known.provider,
            facility=known.facility,
            operator=operators[number % len(operators)],
        )


async def bookings(window: QSize, scale: float) -> AsyncIterator[Shown]:
    """F3: today, all days, one who was told, nothing found."""
    size = content(window, scale)
    world = DeskWorld()
    fill(world)
    world.screen.resize(size)
    await world.open()
    yield "today", world.screen, size
    world.model.set_day(Day.ALL)
    await world.keys.settle()
    yield "all", world.screen, size
    world.gateway.held = asyncio.Event()
    world.model.checking.check()
    await world.keys.settle()
    yield "checking", world.screen, size
    world.model.checking.stop()
    world.gateway.held.set()
    await world.keys.settle()
    yield "stopped", world.screen, size
    world.model.select(6)
    world.model.mark_told()
    world.gateway.line_dead = True
    world.model.checking.check()
    await world.keys.settle()
    yield "told", world.screen, size
    world.model.set_text("nobody")
    await world.clock.advance(1)
    await world.keys.settle()
    yield "empty", world.screen, size
    await leave(world)


async def leave(world: DeskWorld) -> None:
    await world.model.aclose()
    await world.session.watcher.aclose()
    await world.session.writer.aclose(0)
    destroy(world.screen)


async def track(window: QSize, scale: float) -> AsyncIterator[Shown]:
    """F4: at first, and with a booking found."""
    size = content(window, scale)
    world = DeskWorld()
    fill(world)
    model = TrackViewModel(world.shared)
    screen = TrackScreen(model)
    screen.resize(size)
    screen.show()
    world.shared.slot.put(world.session)
    yield "start", screen, size
    model.track(world.journal.listed[2].tqid.text)
    await world.keys.settle()
    yield "found", screen, size
    world.gateway.reads.extend([None, line_dead("x")])
    model.track(" ".join(one.tqid.text for one in world.journal.listed.values()))
    for _ in range(5):
        await world.keys.settle()
    yield "several", screen, size
    model.open_row(3)
    await world.keys.settle()
    yield "one-of-several", screen, size
    await model.aclose()
    destroy(screen)
    await leave(world)


async def referral(window: QSize, scale: float) -> AsyncIterator[Shown]:
    """F6: at first, slots for a paper's patient, a failed page, several referrals, nothing."""
    size = content(window, scale)
    world = ReferralWorld()
    screen = world.open()
    screen.resize(size)
    yield "start", screen, size
    world.attach()
    world.model.set_paper_text(PAPER.text)
    world.model.read_paper()
    await world.settle()
    screen.work.focus_results()
    yield "slots", screen, size
    world.gateway.reads.append(line_dead("x"))
    await world.keys.press(Key.Key_End)
    yield "failed", screen, size
    world.gateway.papers[PAPER].append(world.referral(world.person(9)))
    world.model.read_paper()
    await world.settle()
    yield "several", screen, size
    world.model.choose_referral(1)
    yield "doubtful", screen, size
    world.gateway.referral_slots.clear()
    world.model.take_patient()
    await world.settle()
    yield "empty", screen, size
    await world.close()


async def codes(window: QSize, scale: float) -> AsyncIterator[Shown]:
    """F8: a table, and what a search finds."""
    size = content(window, scale)
    keys = Keyboard(FakeClock())
    tables = CodeTables()
    model = CodesViewModel(tables, FileExporter(), ListsSlot(tables))
    screen = CodesScreen(model)
    screen.resize(size)
    screen.show()
    await keys.settle()
    yield "table", screen, size
    model.set_text("قلب")
    await keys.settle()
    yield "found", screen, size
    model.set_text("nothing of the kind")
    await keys.settle()
    yield "empty", screen, size
    await model.aclose()
    destroy(screen)


async def codes_lists(window: QSize, scale: float) -> AsyncIterator[Shown]:
    """F8: the imported lists."""
    async for shown in lists(content(window, scale)):
        yield shown


async def import_list(screen: QSize, scale: float) -> AsyncIterator[Shown]:  # noqa: ARG001
    """The dialog that imports a list."""
    async for shown in importing():
        yield shown


def show(dialog: QDialog) -> QDialog:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    dialog.open()
    return dialog


async def cancel(screen: QSize, scale: float) -> AsyncIterator[Shown]:  # noqa: ARG001  # of every scene
    """The dialog that cancels: reasons, the question, the end."""
    world = DeskWorld()
    fill(world)
    world.attach()
    dialog = show(CancelDialog(CancelViewModel(world.journal.listed[2], world.shared)))
    await world.keys.settle()
    yield "reasons", dialog, None
    await world.keys.type("1")
    yield "confirm", dialog, None
    world.gateway.line_dead = True
    await world.keys.press(Key.Key_Return)
    yield "end", dialog, None
    destroy(dialog)
    await leave(world)


async def patient(screen: QSize, scale: float) -> AsyncIterator[Shown]:  # noqa: ARG001
    """A patient's card: known, corrected, a journal that fails, a stranger."""
    world = DeskWorld()
    fill(world)
    one = world.journal.listed[5].person
    names = (one, replace(one, mobile="09351234567"), replace(one, last_name="Featherstonehaugh"))
    for number, known in enumerate(world.journal.listed.values()):
        who = replace(names[number % 3], identifier=one.identifier)
        world.journal.listed[known.id] = replace(known, request=replace(known.request, person=who))
    world.attach()
    model = PatientCard(ShowPatient(one.identifier), world.shared)
    dialog = show(PatientDialog(model))
    await world.keys.settle()
    yield "card", dialog, None
    await world.session.patients.correct(replace(one, first_name="زهراسادات"), operator="مریم صالحی")
    world.journal.failing.add("bookings")
    model.refresh()
    await world.keys.settle()
    yield "failed", dialog, None
    world.journal.failing.clear()
    destroy(dialog)
    dialog = show(PatientDialog(PatientCard(ShowPatient(make_person("0499370899").identifier), world.shared)))
    await world.keys.settle()
    yield "stranger", dialog, None
    destroy(dialog)
    await leave(world)


async def correct_patient(screen: QSize, scale: float) -> AsyncIterator[Shown]:  # noqa: ARG001
    """The dialog that corrects a patient: asked, wrong, done, taken back."""
    world = DeskWorld()
    fill(world)
    world.attach()
    dialog = show(CorrectionDialog(PatientCorrection(world.journal.listed[2].person, world.shared)))
    await world.keys.settle()
    yield "asked", dialog, None
    await world.keys.press(Key.Key_Return)
    yield "wrong", dialog, None
    await world.keys.type("X")
    await world.keys.press(Key.Key_Return)
    yield "done", dialog, None
    await world.keys.ctrl(Key.Key_Z)
    yield "taken-back", dialog, None
    destroy(dialog)
    await leave(world)


async def settle_by_phone(screen: QSize, scale: float) -> AsyncIterator[Shown]:  # noqa: ARG001
    """The dialog that settles by phone."""
    world = DeskWorld()
    await lose_a_booking(world)
    await world.open()
    settlement = world.model.settlement(world.model.attention.items[0].settles)
    assert settlement is not None
    dialog = show(SettleDialog(settlement))
    await world.keys.settle()
    yield "asked", dialog, None
    await world.keys.press(Key.Key_Down)
    yield "chosen", dialog, None
    destroy(dialog)
    await leave(world)


async def slips(screen: QSize, scale: float) -> AsyncIterator[Shown]:  # noqa: ARG001
    """The dialog that prints, and what it says where it can't save."""
    dialog = show(SlipDialog(slip(), "x.pdf"))
    yield "preview", dialog, None
    assert isinstance(dialog, SlipDialog)
    dialog.save("/nowhere/at/all/in/a/rather/long/path/slip.pdf")
    yield "not-saved", dialog, None
    destroy(dialog)


async def read_aloud(screen: QSize, scale: float) -> AsyncIterator[Shown]:  # noqa: ARG001
    """Three slots to read on the telephone, and where none is left."""
    world = BookWorld()
    shown = world.screen()
    world.attach()
    await world.settle()
    await world.type("قل")
    await world.key(Key.Key_Return)
    aloud = Aloud(world.view_model.results, world.clock, dict(zip(map(facility, range(4)), METRES, strict=True)).get)
    dialog = show(AloudDialog(aloud))
    yield "three", dialog, None
    world.view_model.results.mark_all({one.tqid: SlotState.GONE for one in world.view_model.results.bookable()})
    yield "none", dialog, None
    destroy(dialog)
    await world.close(shown)


async def reminders(screen: QSize, scale: float) -> AsyncIterator[Shown]:  # noqa: ARG001
    """Slots that open, one of them now, and the list without any."""
    world = BookWorld()
    world.attach()
    await world.settle()
    waited = world.session.reminders
    typed = {"number": "0012345679", "first_name": NAMES[1][0], "last_name": NAMES[1][1]}
    for number, one in enumerate(list(world.gateway.slots.values())[-3:]):
        opens = world.clock.now() + timedelta(hours=30 * number)
        await waited.add(replace(one.slot, booking_opens=opens), opens, typed=typed if number else {}, operator="")
    await world.settle()
    dialog = show(RemindersDialog(world.view_model.reminding))
    yield "some", dialog, None
    for kept in waited.all:
        await waited.drop(kept)
    yield "none", dialog, None
    destroy(dialog)
    await world.view_model.aclose()
    await waited.aclose()


async def new_provider(screen: QSize, scale: float) -> AsyncIterator[Shown]:  # noqa: ARG001
    """The form for an unknown doctor, empty and complaining."""
    world = BookWorld()
    dialog = show(NewProviderDialog(world.view_model))
    yield "empty", dialog, None
    dialog.accept()
    yield "wrong", dialog, None
    destroy(dialog)
    await world.view_model.aclose()


async def saved_searches(screen: QSize, scale: float) -> AsyncIterator[Shown]:  # noqa: ARG001
    """The searches that are kept: none, some, an empty name, another name."""
    world = BookWorld()
    world.attach()
    await world.settle()
    criteria, saved = world.view_model.criteria, world.view_model.saved
    empty = show(SavedDialog(saved))
    yield "nothing-to-save", empty, None
    destroy(empty)
    criteria.specialty = criteria.specialty_choice(world.specialty)
    for place, name in enumerate(("", *(f"{first} {last}" for first, last in NAMES)), 1):
        saved.save(place, name or saved.proposed_name(), saved.spans()[-1])
    await world.settle()
    dialog = SavedDialog(saved)
    show(dialog)
    yield "free", dialog, None
    dialog.list.setCurrentRow(1)
    dialog.name.clear()
    await world.key(Key.Key_Return)
    yield "wrong", dialog, None
    destroy(dialog)
    await world.view_model.aclose()


async def keys_help(screen: QSize, scale: float) -> AsyncIterator[Shown]:  # noqa: ARG001
    """F1."""
    parent = QWidget()
    dialog = show(KeysHelp([("نوبت‌های ثبت‌شده", ACTS), ("Book", ACTS)], parent))
    yield "keys", dialog, None
    destroy(dialog)
    destroy(parent)


async def first_run(screen: QSize, scale: float) -> AsyncIterator[Shown]:  # noqa: ARG001
    """The first run's pages."""
    keys = Keyboard(FakeClock())
    form = ConnectionForm(client_id="c", username="u", pid="p", system_id="s", facility_id="f")
    model = FirstRunViewModel(FakeConnector(form), first=True)
    dialog = show(FirstRunDialog(model))
    model.start()
    await keys.settle()
    yield "choice", dialog, None
    model.choose_gateway()
    await keys.settle()
    yield "form", dialog, None
    model.check()
    await keys.settle()
    yield "check", dialog, None
    await model.aclose()
    destroy(dialog)


SCENES: dict[str, Scene] = {
    "find": find_and_book,
    "find_nothing": find_nothing,
    "find_by_other_ways": find_by_other_ways,
    "find_with_tray": tray,
    "bookings": bookings,
    "track": track,
    "referral": referral,
    "withdrawn": withdrawn,
    "dayboard": dayboard,
    "calling": calling,
    "confirming": confirming,
    "worklist": worklist,
    "figures": figures,
    "doctor": doctor,
    "audit": audit,
    "codes": codes,
    "codes_lists": codes_lists,
    "cancel": cancel,
    "patient": patient,
    "correct_patient": correct_patient,
    "put_on_waitlist": put_on_waitlist,
    "settle": settle_by_phone,
    "slip": slips,
    "slip_of_all": slip_of_all,
    "pinboard": pinboard,
    "basket": basket,
    "read_aloud": read_aloud,
    "reminders": reminders,
    "new_provider": new_provider,
    "saved_searches": saved_searches,
    "keys": keys_help,
    "notices": notices_read,
    "first_run": first_run,
    "import_list": import_list,
    "directory": directory,
    "directory_import": directory_import,
}
DIALOGS = tuple(SCENES)[tuple(SCENES).index("cancel") :]


@contextmanager
def screen_of(size: QSize) -> Iterator[None]:
    """Have every widget believe that its screen is of that size."""

    class Screen:
        @staticmethod
        def availableSize() -> QSize:  # noqa: N802  # Qt's name
            return size

        @staticmethod
        def availableGeometry() -> QRect:  # noqa: N802
            return QRect(QPoint(), size)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QWidget, "screen", lambda _: Screen)
        yield
