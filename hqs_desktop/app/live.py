"""The desk at work: settings, vault, journal, gateway client and, for the demo, the embedded gateway.

Loaded in a thread after the first paint, because of what it imports.
"""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from hqs_desktop.adapters.centre import centre_database
from hqs_desktop.adapters.connection import form_of, gateway_config
from hqs_desktop.adapters.connector import Secrets, SettingsConnector
from hqs_desktop.adapters.files import sweep
from hqs_desktop.adapters.logging import open_log
from hqs_desktop.adapters.profile import Profile, ProfileError, temporary_profile
from hqs_desktop.adapters.settings import (
    AppearanceSettings,
    CentreSettings,
    ConnectionSettings,
    LoadedSettings,
    Settings,
    load_settings,
)
from hqs_desktop.adapters.settings_store import FileSettings
from hqs_desktop.adapters.uncaught import uncaught_errors
from hqs_desktop.adapters.vault import CLIENT_SECRET, PASSWORD, VaultSecrets, desk_identity, journal_key, open_vault
from hqs_desktop.app import interpreter
from hqs_desktop.app.front import Front
from hqs_desktop.app.lists import open_lists
from hqs_desktop.app.settings import SettingsAtWork
from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.errors import HqsError, JournalError, VaultError
from hqs_desktop.core.tasks import TaskScope
from hqs_desktop.desk.connection.form import Mode, faults
from hqs_desktop.desk.ports import Clock, Gateway, Vault
from hqs_desktop.desk.problems import MAY_PASS, Problem, ProblemKind, problem_of
from hqs_desktop.desk.session import Session
from hqs_desktop.gateway.client import GatewayClient
from hqs_desktop.gateway.config import GatewayConfig
from hqs_desktop.journal.store import SqlJournal
from hqs_desktop.viewmodels.shell.window import Surroundings
from hqs_desktop.viewmodels.words.notices import SecretsDoNotLast, SettingsIgnored

os.environ["QT_API"] = "pyside6"  # qasync takes any Qt that it finds unless it is told
from qasync import QEventLoop

if TYPE_CHECKING:
    from hqs_desktop.desk.connection.doctor import Doctor
    from hqs_desktop.simulator.server import SimulatorServer

SHUTDOWN_SECONDS = 10.0
AGAIN_SECONDS = (*repeat(10.0, 6), 30.0)
"""Between one try and the next to work in spite of what may pass by itself; the last is repeated."""

Companion = Callable[["Live"], Awaitable[int]]
"""Something that uses the running desk as a person would, and gives the exit code."""

_AGAIN = "again"  # the key of the task that tries

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """Where this desk works: its files and secrets, and the embedded gateway where it plays."""

    profile: Profile
    vault: Vault
    loaded: LoadedSettings
    simulator: "SimulatorServer | None" = None


class Live:
    """The running desk: opens where it works, connects, and changes the connection when asked to."""

    def __init__(self, front: Front, profile: Profile, seed: int) -> None:
        self.front = front
        self.place: Place | None = None
        self._own_vault: Vault | None = None
        self._profile = profile
        self._seed = seed
        self._stack = AsyncExitStack()
        self._tasks = TaskScope(front.shell.fail)
        self._settings = SettingsAtWork(front, front.shell.fail)
        self._journal: SqlJournal | None = None
        self._trying: asyncio.Task[None] | None = None
        self._opening = asyncio.Lock()
        front.shell.connection_requested.connect(self._ask_connection)
        front.shared.slot.trouble_changed.connect(self._try_by_itself)
        front.shared.slot.again_wanted.connect(self._try_now)

    async def start(self, *, demo: bool) -> None:
        """Open the demo, or what the settings say; without settings ask first."""
        if demo:
            await self._play()
            return
        place = await asyncio.to_thread(self._own_place)
        await self._open(place)
        loaded, own = place.loaded, place.profile.settings_file
        if loaded.stops:
            ask = all(problem.file == own for problem in loaded.stops)  # the policy is not the user's to mend
        else:
            ask = not loaded.settings.connection.client_id
        if ask:
            self._show_connection(place, first=not loaded.exists)

    async def close(self) -> None:
        """End everything: what shows, then what works. What fails on the way (a full disk) is logged, and no more."""
        view_models = [view_model.aclose for view_model in self.front.view_models]
        slot = self.front.shared.slot
        slot.trouble_changed.disconnect(self._try_by_itself)
        slot.again_wanted.disconnect(self._try_now)
        slot.clear()
        for end in (self._settings.aclose, self._tasks.aclose, *view_models, self._stack.aclose):
            try:
                await end()
            except Exception as error:  # noqa: BLE001  # nobody is there any more to be told
                _log.error("while closing", exc_info=error)

    def _own_place(self) -> Place:
        sweep(self._profile.settings_file)
        self._own_vault = self._own_vault or open_vault(self._profile)  # one in memory lasts for the whole run
        return Place(self._profile, self._own_vault, load_settings(self._profile.settings_file))

    def _demo(self, profile: Profile) -> Place:
        from hqs_desktop.simulator import credentials  # noqa: PLC0415  # a real desk starts without the web server
        from hqs_desktop.simulator.server import SimulatorServer  # noqa: PLC0415  # see above

        simulator = SimulatorServer(seed=self._seed)
        simulator.start()
        vault = open_vault(profile)
        vault.set(CLIENT_SECRET, credentials.CLIENT_SECRET)
        vault.set(PASSWORD, credentials.PASSWORD)
        settings = Settings(
            connection=ConnectionSettings(
                mode=Mode.DEMO,
                api_base=simulator.base_url,
                referral_base=simulator.base_url,
                client_id=credentials.CLIENT_ID,
                username=credentials.USERNAME,
                pid=credentials.PID,
                system_id=credentials.SYSTEM_ID,
                facility_id=credentials.FACILITY_ID,
            ),
            centre=CentreSettings(name=simulator.world.facilities[0].name),
            appearance=AppearanceSettings.model_validate(self.front.shell.appearance._asdict()),
        )
        return Place(profile, vault, LoadedSettings(settings, frozenset(), (), exists=True), simulator)

    async def _open(self, place: Place) -> None:
        """Leave where the desk worked before, and work there."""
        self._tasks.cancel(_AGAIN)
        async with self._opening:
            await self._move(place)
            if place.loaded.stops:
                self.front.shared.slot.set_trouble(Problem(ProblemKind.NOT_SET_UP))
            else:
                await self._connect(place)
        opening = open_lists(place.profile, place.loaded.settings.lists, self.front.shared)
        self._tasks.start(opening, name="open the lists", key="lists")

    async def _move(self, place: Place) -> None:
        self._tasks.cancel("lists")
        self.front.shared.slot.clear()
        self.front.shared.lists.clear()
        try:
            await self._stack.aclose()
        except HqsError as error:  # its journal could not be closed well: the next opening mends that
            _log.error("while leaving", exc_info=error)
        self._stack = AsyncExitStack()
        self.place = place
        shell, notices, settings = self.front.shell, self.front.shared.notices, place.loaded.settings
        shell.begin_anew()
        self.front.shared.doctor.of = partial(self._doctor, place)
        shell.settle(Surroundings(settings.connection.mode.value), centre=settings.centre.name)
        lasting = place.simulator is None
        self._settings.open(FileSettings(place.loaded, place.profile.settings_file, lasting=lasting))
        for fault in place.loaded.problems:
            notices.tell(SettingsIgnored(fault.place, fault.kind, stops=fault.stops_connection, named=fault.named))
        if place.profile is not self._profile:
            self._stack.push_async_callback(asyncio.to_thread, place.profile.close)
        if place.simulator is not None:
            self._stack.push_async_callback(asyncio.to_thread, place.simulator.stop)
        elif not place.vault.persistent:
            notices.tell(SecretsDoNotLast())

    def _doctor(self, place: Place) -> "Doctor | None":
        """Who examines a place; None while it is not set up."""
        demo = place.simulator is not None
        if not demo and (place.loaded.stops or faults(form_of(place.loaded.settings))):
            return None
        from hqs_desktop.app.examining import doctor_of  # noqa: PLC0415  # seldom asked for

        return doctor_of(place.loaded.settings, place.vault, partial(self._prove_journal, place))

    async def _prove_journal(self, place: Place) -> None:
        """Write something that changes nothing, into the journal that is open, else into the one that is there."""
        if self.front.shared.slot.session is not None and self._journal is not None:
            await self._journal.prove()
            return
        from hqs_desktop.app.examining import prove_journal  # noqa: PLC0415  # seldom asked for

        await prove_journal(place.profile, place.vault)

    async def _connect(self, place: Place) -> None:
        """Begin to work, or say why that can't be."""
        slot, shell = self.front.shared.slot, self.front.shell
        try:
            await self._begin(place)
        except (JournalError, VaultError) as error:
            _log.warning("no session: %s", error)
            slot.set_trouble(problem_of(error))
        except OSError as error:
            _log.warning("no session", exc_info=error)
            slot.set_trouble(Problem(ProblemKind.JOURNAL))
        except (HqsError, ValueError) as error:
            shell.fail(error)
            slot.set_trouble(Problem(ProblemKind.NOT_SET_UP))

    async def _begin(self, place: Place) -> None:
        shared, shell = self.front.shared, self.front.shell
        clock = shared.clock
        path = place.profile.journal_file(lasting=place.vault.persistent)
        if place.loaded.settings.connection.mode is Mode.TEST:
            path = path.with_stem("journal-test")  # a trial must never show up among real bookings
        config, secrets = gateway_config(place.loaded.settings), VaultSecrets(place.vault)
        try:
            if config.ca_file is not None and not config.ca_file.is_file():  # to read a FIFO would wait for ever
                raise FileNotFoundError(config.ca_file)
            gateway = GatewayClient(config, secrets, clock=clock, on_end=shell.call_ended, on_skew=shell.skew_measured)
        except OSError:  # the certificate file is not there, or none
            shared.notices.tell(SettingsIgnored("connection.ca_file", "wrong_value"))
            shared.slot.set_trouble(Problem(ProblemKind.NOT_SET_UP))
            return
        async with AsyncExitStack() as stack:
            stack.push_async_callback(gateway.aclose)
            key = await asyncio.to_thread(journal_key, place.vault, journal_exists=path.exists())
            desk = await asyncio.to_thread(desk_identity, place.vault)
            journal = await SqlJournal.open(path, key, clock=clock, desk=desk, on_end=shell.journal_ended)
            centre = place.loaded.settings.centre
            others = centre_database(place.loaded.settings.database, place.vault, clock)
            facility, operators = config.facility_identifier, shared.operators
            session = Session.over(gateway, journal, clock, facility, centre.point, others=others, operators=operators)
            stack.push_async_callback(session.close)
            self._settings.hold_in(session)
            if place.simulator is not None:
                directory = place.simulator.directory()
                await journal.learn([DirectoryEntry(provider, facility, "demo") for provider, facility in directory])
            await shared.operators.open(journal.operators)
            await session.begin()
            self._stack.push_async_exit(stack.pop_all())
        self._journal = journal
        shared.slot.put(session)
        if config.client_id:
            self._tasks.start(self._sign_in(gateway), name="first sign-in", key="sign-in")
        else:
            shell.tell_unset()

    def _try_by_itself(self) -> None:
        trouble = self.front.shared.slot.trouble
        running = self._trying is not None and not self._trying.done()
        if trouble is not None and trouble.kind in MAY_PASS and not running:
            self._trying = self._tasks.start(self._try(now=False), name="try again", key=_AGAIN)

    def _try_now(self) -> None:
        slot = self.front.shared.slot
        if self._opening.locked() or slot.trouble is None:
            return
        if slot.trouble.kind is ProblemKind.NOT_SET_UP:
            self._tasks.start(self._reopen(), name="open with mended settings", key="open")
            return
        self._trying = self._tasks.start(self._try(now=True), name="try again", key=_AGAIN)
        slot.set_trouble(None)  # whoever asked sees that something is done

    async def _try(self, *, now: bool) -> None:
        """Try to work in spite of a trouble, again and again while it may pass by itself."""
        slot = self.front.shared.slot
        waits = chain(AGAIN_SECONDS, repeat(AGAIN_SECONDS[-1]))
        while now or (slot.trouble is not None and slot.trouble.kind in MAY_PASS):
            if not now:
                await self.front.shared.clock.sleep(next(waits))
            now = False
            async with self._opening:
                if slot.session is not None and self._journal is not None:
                    with suppress(JournalError):  # it tells by itself how it ended
                        await self._journal.prove()
                elif self.place is not None:
                    await self._connect(self.place)

    async def _sign_in(self, gateway: Gateway) -> None:
        try:
            await gateway.sign_in()
        except HqsError as error:
            self.front.shared.notices.tell(problem_of(error))

    def _ask_connection(self) -> None:
        if self.place is not None:
            self._tasks.start(self._ask_own_connection(), name="ask for the connection", key="ask")

    async def _ask_own_connection(self) -> None:
        """Also from within the demo, whose own connection is not to be changed; as the file says now."""
        self._show_connection(await asyncio.to_thread(self._own_place))

    def _show_connection(self, place: Place, *, first: bool = False) -> None:
        from hqs_desktop.viewmodels.connection.first_run import Ending, FirstRunViewModel  # noqa: PLC0415  # seldom asked for
        from hqs_desktop.views.connection.first_run import FirstRunDialog  # noqa: PLC0415  # see above

        clock = self.front.shared.clock
        connector = SettingsConnector(
            place.loaded, place.profile.settings_file, place.vault, clock, partial(_client, clock)
        )
        view_model = FirstRunViewModel(connector, first=first, parent=self.front)
        dialog = FirstRunDialog(view_model, self.front.window)

        def ended() -> None:
            view_model.deleteLater()
            match view_model.ending:
                case Ending.SAVED:
                    self._tasks.start(self._reopen(), name="open with new settings", key="open")
                case Ending.DEMO:
                    self._tasks.start(self._play(), name="open the demo", key="open")

        dialog.finished.connect(ended)
        dialog.open()
        view_model.start()

    async def _reopen(self) -> None:
        await self._open(await asyncio.to_thread(self._own_place))

    async def _play(self) -> None:
        await self._open(await asyncio.to_thread(self._demo, temporary_profile()))


def _client(clock: Clock, config: GatewayConfig, secrets: Secrets) -> Gateway:
    return GatewayClient(config, secrets, clock=clock)


def run(
    app: QApplication, front: Front, profile: Profile, *, demo: bool, seed: int, companion: Companion | None
) -> int:
    """Work until the window is closed, or the companion is done; return the exit code."""
    try:
        log = open_log(profile.logs)
    except OSError as error:
        raise ProfileError(f"{error.filename or profile.root}: {error.strerror}") from error
    try:
        with asyncio.Runner(loop_factory=partial(QEventLoop, app)) as runner:
            loop = runner.get_loop()
            loop.set_exception_handler(partial(_report, front))

            def tell(error: BaseException) -> None:  # from any thread
                loop.call_soon_threadsafe(front.shell.fail, error)

            with uncaught_errors(tell):
                return runner.run(_live(Live(front, profile, seed), demo=demo, companion=companion))
    except Exception as error:
        _log.error("the program ends", exc_info=error)
        raise
    finally:
        log.close()


def _report(front: Front, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    error = context.get("exception") or RuntimeError(context["message"])
    _log.error("in the event loop", exc_info=error)
    front.shell.fail(error)


async def _live(desk: Live, *, demo: bool, companion: Companion | None) -> int:
    closed = asyncio.Event()
    desk.front.closed.connect(closed.set)
    if not desk.front.window.isVisible():  # closed while it was loading
        closed.set()
    try:
        if not closed.is_set():
            await desk.start(demo=demo)
        interpreter.settle()
        if companion is not None:
            return await companion(desk)
        await closed.wait()
        return 0
    finally:
        desk.front.window.hide()
        try:
            async with asyncio.timeout(SHUTDOWN_SECONDS):
                await desk.close()
        except TimeoutError:  # what was under way stands in the journal
            _log.warning("the desk did not close within %s s", SHUTDOWN_SECONDS)
