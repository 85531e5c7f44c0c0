"""What comes from outside is read as it is written, wherever it stands; nothing of it is fetched."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget

from hqs_desktop.core.errors import ConnectError
from hqs_desktop.core.model import BookingRequest, Tqid
from hqs_desktop.core.text import as_tip
from hqs_desktop.desk.connection.form import ConnectionForm
from hqs_desktop.viewmodels.commands import Command
from hqs_desktop.viewmodels.connection.first_run import FirstRunViewModel
from hqs_desktop.viewmodels.lines import Choice, Fact
from hqs_desktop.viewmodels.shell.startup import TroubleText
from hqs_desktop.viewmodels.shell.window import Appearance, ShellViewModel, Surroundings
from hqs_desktop.viewmodels.track.screen import TrackViewModel
from hqs_desktop.viewmodels.withdrawn.screen import WithdrawnViewModel
from hqs_desktop.viewmodels.words.notices import SettingsIgnored
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.connection.first_run import FirstRunDialog
from hqs_desktop.views.dialogs.settle import SettleDialog
from hqs_desktop.views.dialogs.slip import SlipDialog
from hqs_desktop.views.shell.keys_help import KeysHelp
from hqs_desktop.views.shell.notices import NoticeBars
from hqs_desktop.views.shell.startup import StartTroubleBox
from hqs_desktop.views.shell.top_bar import TopBar
from hqs_desktop.views.style.theme import Scheme
from hqs_desktop.views.track.screen import TrackScreen
from hqs_desktop.views.widgets.code_combo import CodeCombo
from hqs_desktop.views.widgets.empty import EmptyState
from hqs_desktop.views.widgets.facts import FactsView
from hqs_desktop.views.widgets.labels import ElidedLabel, set_tip
from hqs_desktop.views.widgets.message_bar import MessageBar
from hqs_desktop.views.widgets.notes import NoteLine
from hqs_desktop.views.withdrawn.screen import WithdrawnScreen
from tests.fakes.connector import FakeConnector
from tests.fakes.gateway import Fault, line_dead, make_facility, make_provider, make_slot
from tests.fakes.session import FakeDesk
from tests.fakes.shared import make_shared
from tests.views import book_world
from tests.views.book_world import BookWorld
from tests.views.desk_world import desk_world
from tests.views.dialogs.test_slip import slip
from tests.views.keyboard import Keyboard, destroy, find
from tests.views.markup import PAYLOADS, guessing, read, seen
from tests.views.shots import dressed, settle

Enter, Down = Qt.Key.Key_Return, Qt.Key.Key_Down


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_tip_reads_as_it_was_written(qapp: QApplication, payload: str) -> None:  # noqa: ARG001  # fonts need one
    for text in (payload, f"دکتر {payload}\nline 2", f"1 < 2 {payload}"):
        assert read(as_tip(text)) == text


def test_a_tip_without_markup_is_left_alone() -> None:
    assert as_tip("دکتر نمونه & پسران") == "دکتر نمونه & پسران"
    assert as_tip("") == ""


@pytest.mark.parametrize("payload", PAYLOADS)
def test_small_widgets_show_it(qapp: QApplication, payload: str) -> None:
    with dressed(qapp, "fa", Scheme.LIGHT, 1.0):
        page = QWidget()
        page.resize(600, 600)
        combo = CodeCombo("doctor", lambda _: [Choice(1, payload, payload)], page)
        combo.set_choice(Choice(1, payload, payload))
        assert read(combo.toolTip()) == payload
        combo.open_list()
        bar, note, empty, facts = MessageBar(page), NoteLine(page), EmptyState(page), FactsView(page)
        bar.show_message(Tone.DANGER, payload, payload, reference=payload, action=payload)
        note.tell(payload, Tone.WARN)
        empty.show_reason("info", payload, payload)
        facts.show_facts([Fact(payload, payload)])
        short = ElidedLabel(payload, page)
        short.resize(3, 20)
        short.grab()
        assert read(short.toolTip()) == payload
        set_tip(note, payload)
        for widget in (combo, bar, note, empty, facts, short):
            assert guessing(widget) == []
            assert payload in seen(widget)
        assert guessing(page) == []
        destroy(page)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_box_of_a_start_that_failed_shows_it(qapp: QApplication, payload: str) -> None:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        box = StartTroubleBox(TroubleText(payload, payload, payload, payload, "Close"))
        box.show()
        settle()
        assert guessing(box) == []
        texts = [label.text() for label in box.findChildren(QLabel) if label.text()]
        assert len(texts) == 2
        assert all(payload in text for text in texts)
        destroy(box)


def test_a_box_that_was_told_nothing_would_guess(qapp: QApplication) -> None:  # noqa: ARG001
    """What the look for guesses is worth."""
    box = QMessageBox()
    box.setText(PAYLOADS[0])
    box.setInformativeText(PAYLOADS[1])
    box.setToolTip(PAYLOADS[2])
    box.setWhatsThis(PAYLOADS[3])
    assert len(guessing(box)) == 4
    destroy(box)


async def test_search_and_booking_show_it(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(book_world, "DOCTORS", PAYLOADS)
    monkeypatch.setattr(book_world, "CENTRES", PAYLOADS[::-1])
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        world = BookWorld(doctors=len(PAYLOADS), days=2, step=60)
        screen = world.screen()
        world.attach()
        await world.settle()
        await world.type("قل")
        await world.key(Enter)
        await world.settle(2 * len(PAYLOADS))
        assert seen(screen) == set(PAYLOADS)
        assert guessing(screen) == []
        combos = {combo.objectName(): combo for combo in screen.findChildren(CodeCombo)}
        for known in world.entries:
            combos["provider"].set_choice(Choice(known, known.provider.display_name, ""))
            combos["facility"].set_choice(Choice(known.facility, known.facility.name, ""))
            assert {known.provider.display_name, known.facility.name} <= seen(screen)
            assert guessing(screen) == []
        for slot in {held.slot.provider.display_name: held.slot for held in world.gateway.slots.values()}.values():
            world.view_model.panel.preview(slot)
            assert guessing(screen) == []
        world.view_model.not_found("provider", PAYLOADS[0])
        assert PAYLOADS[0] in find(screen, MessageBar, "hint").title
        assert guessing(screen) == []
        await world.close(screen)


async def test_bookings_and_their_dialogs_show_it(qapp: QApplication) -> None:
    async with desk_world(qapp) as world:
        for number, payload in enumerate(PAYLOADS, 1):
            world.booking(
                hours=1 + number / 20,
                to_call=number % 9 == 0,
                person=replace(world.person(number), last_name=payload),
                provider=replace(make_provider(number), full_name=payload),
                facility=replace(make_facility(number), name=payload, address=payload),
                operator=payload,
            )
        await world.open()
        world.table.setFocus()
        for _ in PAYLOADS:
            assert guessing(world.screen) == []
            await world.keys.press(Down)
        assert seen(world.screen) == set(PAYLOADS)
        await world.keys.press(Qt.Key.Key_Delete)
        dialog = world.dialog()
        assert dialog is not None
        assert seen(dialog)
        assert guessing(dialog) == []
        destroy(dialog)


async def test_track_shows_it(qapp: QApplication) -> None:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        desk = FakeDesk()
        made = [desk.booking(provider=replace(make_provider(), full_name=payload)) for payload in PAYLOADS[:4]]
        model = TrackViewModel(desk.shared)
        screen, keys = TrackScreen(model), Keyboard(desk.clock)
        screen.show()
        screen.activateWindow()
        desk.attach()
        for booking, payload in zip(made, PAYLOADS, strict=False):
            await keys.settle()
            screen.focus_first()
            await keys.type(booking.tqid.text)
            await keys.press(Enter)
            assert payload in seen(screen)
            assert guessing(screen) == []
            await keys.press(Qt.Key.Key_Escape)
        await model.aclose()
        await desk.session.writer.aclose(0)
        destroy(screen)


async def test_withdrawn_shows_it(qapp: QApplication) -> None:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        desk = FakeDesk()
        for payload in PAYLOADS:
            number = len(desk.journal.listed) + 1
            made = desk.booking(
                person=replace(desk.person(number), last_name=payload),
                provider=replace(make_provider(), full_name=payload),
                facility=replace(make_facility(), name=payload),
            )
            desk.gateway.removed.append(made.tqid)
        desk.gateway.removed.extend(Tqid(payload) for payload in PAYLOADS)
        model = WithdrawnViewModel(desk.shared)
        screen, keys = WithdrawnScreen(model), Keyboard(desk.clock)
        screen.resize(1282, 684)
        screen.show()
        screen.activateWindow()
        desk.attach()
        screen.focus_first()
        await keys.settle()
        for payload in PAYLOADS:
            assert payload in seen(screen)
            assert guessing(screen) == []
            await keys.press(Down)
        model.facility = model.search_facilities("<img>")[0]
        assert guessing(screen) == []
        await model.aclose()
        await desk.session.watcher.aclose()
        await desk.session.writer.aclose(0)
        destroy(screen)


async def test_settling_shows_it(qapp: QApplication) -> None:
    async with desk_world(qapp) as world:
        slot = make_slot(9, world.clock.now().replace(hour=9), replace(make_provider(), full_name=PAYLOADS[0]))
        world.gateway.add(slot)
        world.gateway.names_holders = False
        world.gateway.writes.append(Fault(executed=True, error=line_dead))
        person = replace(world.person(9), last_name=PAYLOADS[1])
        world.session.writer.book(BookingRequest(slot, person), operator=PAYLOADS[2])
        await world.keys.settle()
        await world.clock.advance(31)
        await world.open()
        world.attention.setFocus()
        await world.keys.press(Enter)
        dialog = world.screen.findChild(SettleDialog)
        assert dialog is not None
        assert {PAYLOADS[0], PAYLOADS[1]} <= seen(dialog)
        assert guessing(dialog) == []
        destroy(dialog)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_shell_shows_it(qapp: QApplication, payload: str) -> None:
    with dressed(qapp, "fa", Scheme.LIGHT, 1.0):
        shell = ShellViewModel(
            Surroundings.TEST, payload, Appearance(language="fa", scheme="light"), make_shared(operator=payload)
        )
        shell.notices.tell(SettingsIgnored(payload, "unreadable"))
        shell.fail(ConnectError(payload, operation=payload))
        act = Command("act", "F1", lambda: payload)
        bar, notices, keys = TopBar(shell), NoticeBars(shell.notices), KeysHelp([(payload, [act])], TopBar(shell))
        widgets: tuple[QWidget, ...] = (bar, notices, keys)
        for widget in widgets:
            assert payload in seen(widget)
            assert guessing(widget) == []
            destroy(widget)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_connection_and_the_slip_show_it(qapp: QApplication, payload: str) -> None:
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        connector = FakeConnector(ConnectionForm(client_id=payload, username=payload, proxy=payload, pid=payload))
        connector.locked_fields = frozenset({"client_id", "proxy"})
        view_model = FirstRunViewModel(connector, first=True)
        view_model.choose_gateway()
        for dialog in (FirstRunDialog(view_model), SlipDialog(slip(centre=payload, advice=payload), payload)):
            assert guessing(dialog) == []
            destroy(dialog)
