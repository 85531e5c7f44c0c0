"""The doctor names the right cause for each broken set-up, over real sockets."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import aclosing, asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from hqs_desktop.adapters.probes import ConfiguredPlace, OwnThings
from hqs_desktop.adapters.settings import DatabaseSettings
from hqs_desktop.adapters.vault import CLIENT_SECRET, PASSWORD
from hqs_desktop.core.clock import SystemClock
from hqs_desktop.core.errors import JournalError, JournalLockedError, JournalReadOnlyError
from hqs_desktop.desk.connection.doctor import Doctor
from hqs_desktop.desk.connection.form import OPERATIONS
from hqs_desktop.desk.connection.steps import Cause, DoctorStep, StepFailedError, StepReport, StepState
from hqs_desktop.desk.ports import Gateway
from hqs_desktop.gateway.client import GatewayClient
from hqs_desktop.gateway.config import Environment, GatewayConfig
from hqs_desktop.simulator import credentials
from hqs_desktop.simulator.server import SimulatorServer
from tests.fakes.vault import FakeVault
from tests.gateway import kit
from tests.gateway.server import http_reply, raw_server

WRITES = {"SetAppointment", "RemoveAppointment"}


@pytest.fixture(scope="module")
def simulator() -> Iterator[SimulatorServer]:
    with SimulatorServer(seed=1405) as running:
        yield running


def slip_printer() -> str:
    return "Slips"


@dataclass
class SetUp:
    """A connection as IT may have set it up."""

    config: GatewayConfig
    client_secret: str = credentials.CLIENT_SECRET
    password: str = credentials.PASSWORD
    journal: JournalError | None = None
    database: DatabaseSettings = field(default_factory=DatabaseSettings)
    printer: Callable[[], str] = slip_printer

    def doctor(self) -> Doctor:
        vault = FakeVault()
        vault.set(CLIENT_SECRET, self.client_secret)
        vault.set(PASSWORD, self.password)

        async def prove() -> None:
            if self.journal is not None:
                raise self.journal

        def gateway_of(pid: str | None) -> Gateway:
            config = self.config if pid is None else replace(self.config, pid=pid, pid_overrides={})
            return GatewayClient(config, Typed(self.client_secret, self.password))

        own = OwnThings(vault, prove, self.database, self.printer)
        place = ConfiguredPlace(self.config, credentials.FACILITY_ID, own, gateway_of)
        return Doctor(place, SystemClock())

    async def examine(self, last: DoctorStep = DoctorStep.OPERATION) -> list[StepReport]:
        """All reports, up to the first of ``last`` where that is no operation."""
        found: list[StepReport] = []
        async with aclosing(self.doctor().examine()) as reports:
            async for report in reports:
                found.append(report)
                if report.step is last is not DoctorStep.OPERATION:
                    break
        return found


@dataclass
class Typed:
    """The secrets of a sign-in."""

    secret: str
    word: str

    def client_secret(self) -> str:
        return self.secret

    def password(self) -> str:
        return self.word


def set_up(simulator: SimulatorServer) -> SetUp:
    return SetUp(
        GatewayConfig(
            environment=Environment.TEST,
            client_id=credentials.CLIENT_ID,
            username=credentials.USERNAME,
            pid=credentials.PID,
            system_id=credentials.SYSTEM_ID,
            facility_id=credentials.FACILITY_ID,
            api_base=simulator.base_url,
            referral_base=simulator.base_url,
        )
    )


def failed(reports: list[StepReport]) -> list[tuple[DoctorStep, str, Cause | None]]:
    return [(one.step, one.subject, one.cause) for one in reports if one.state is StepState.FAILED]


async def test_a_sound_set_up_passes_and_no_write_is_tried(simulator: SimulatorServer) -> None:
    before = dict(simulator.ledger.calls)
    reports = await set_up(simulator).examine()
    states = {report.state for report in reports}
    assert states == {StepState.PASSED, StepState.NOT_TRIED}
    assert [one.subject for one in reports if one.state is StepState.NOT_TRIED] == [
        "SetAppointment",
        "RemoveAppointment",
    ]
    assert [one.subject for one in reports if one.step is DoctorStep.OPERATION] == list(OPERATIONS)
    calls = {name: count - before.get(name, 0) for name, count in simulator.ledger.calls.items()}
    assert not any(calls.get(name) for name in WRITES)
    assert all(one.seconds > 0 for one in reports if one.step is DoctorStep.LINE)


async def test_a_name_that_nobody_knows(simulator: SimulatorServer) -> None:
    sound = set_up(simulator)
    reports = await SetUp(replace(sound.config, api_base="https://gateway.invalid")).examine()
    assert failed(reports) == [(DoctorStep.NAME, "gateway.invalid", Cause.NO_NAME)]
    later = [one.state for one in reports if one.step in {DoctorStep.LINE, DoctorStep.TLS, DoctorStep.USER}]
    assert later == [StepState.NOT_REACHED] * 3


async def test_a_port_that_is_shut(simulator: SimulatorServer, unused_tcp_port: int) -> None:
    config = replace(set_up(simulator).config, api_base=f"http://127.0.0.1:{unused_tcp_port}")
    assert failed(await SetUp(config).examine()) == [(DoctorStep.LINE, "127.0.0.1", Cause.PORT_REFUSED)]


async def _says_nothing(_: asyncio.StreamReader, writer: asyncio.StreamWriter, __: bytes) -> None:
    await writer.drain()


def _tls(authority: trustme.CA, name: str = "127.0.0.1", until: datetime | None = None) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name, not_after=until).configure_cert(context)
    return context


@pytest.mark.parametrize(
    ("name", "days", "cause"),
    [("127.0.0.1", -1, Cause.EXPIRED), ("other.example", 90, Cause.OTHER_NAME)],
)
async def test_a_certificate_that_is_over_or_another_s(
    simulator: SimulatorServer, tmp_path: Path, name: str, days: int, cause: Cause
) -> None:
    authority, ca_file = trustme.CA(), tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(ca_file))
    async with raw_server(_says_nothing, _tls(authority, name, datetime.now(UTC) + timedelta(days=days))) as server:
        config = replace(set_up(simulator).config, api_base=server.url, ca_file=ca_file)
        assert failed(await SetUp(config).examine()) == [(DoctorStep.TLS, "127.0.0.1", cause)]


async def test_a_certificate_of_an_authority_that_is_not_trusted(simulator: SimulatorServer) -> None:
    async with raw_server(_says_nothing, _tls(trustme.CA())) as server:
        config = replace(set_up(simulator).config, api_base=server.url)
        assert failed(await SetUp(config).examine()) == [(DoctorStep.TLS, "127.0.0.1", Cause.UNTRUSTED)]


async def test_whose_certificate_and_until_when(simulator: SimulatorServer, tmp_path: Path) -> None:
    authority = trustme.CA(organization_name="Centre")
    ca_file = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(ca_file))
    until = datetime.now(UTC) + timedelta(days=5)
    async with raw_server(_says_nothing, _tls(authority, until=until)) as server:
        config = replace(set_up(simulator).config, api_base=server.url, ca_file=ca_file)
        reports = await SetUp(config).examine(DoctorStep.TLS)
    (tls,) = [one for one in reports if one.step is DoctorStep.TLS]
    assert (tls.state, tls.cause) == (StepState.WARNED, Cause.EXPIRES_SOON)
    assert tls.until is not None
    assert abs(tls.until - until) < timedelta(seconds=2)
    assert "Centre" in tls.detail


async def test_a_port_that_speaks_no_tls(simulator: SimulatorServer) -> None:
    async with raw_server(_says_nothing) as server:
        config = replace(set_up(simulator).config, api_base=server.url.replace("http:", "https:"))
        assert failed(await SetUp(config).examine()) == [(DoctorStep.TLS, "127.0.0.1", Cause.NO_TLS)]


async def test_a_file_that_holds_no_certificate(simulator: SimulatorServer, tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("no certificate")
    for ca_file in (tmp_path / "ca.pem", tmp_path / "absent.pem"):
        config = replace(set_up(simulator).config, api_base="https://127.0.0.1:9", ca_file=ca_file)
        reports = await SetUp(config).examine()
        assert (DoctorStep.LINE, "127.0.0.1", Cause.PORT_REFUSED) in failed(reports)
        config = replace(config, api_base=simulator.base_url.replace("http:", "https:"))
        assert failed(await SetUp(config).examine()) == [(DoctorStep.TLS, "127.0.0.1", Cause.NO_CA_FILE)]


@asynccontextmanager
async def proxy(status: str) -> AsyncIterator[str]:
    """A proxy that answers every CONNECT alike."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError):  # a connection that was only tried
            await reader.readuntil(b"\r\n\r\n")
            writer.write(f"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n".encode())
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()


async def test_a_proxy_that_lets_nobody_through(simulator: SimulatorServer) -> None:
    async with proxy("407 Proxy Authentication Required") as address:
        config = replace(set_up(simulator).config, api_base="https://gateway.example", proxy=address)
        reports = await SetUp(config).examine()
    assert failed(reports) == [(DoctorStep.PROXY, "127.0.0.1", Cause.PROXY_WANTS_USER)]
    (report,) = [one for one in reports if one.state is StepState.FAILED]
    assert report.detail == "407 Proxy Authentication Required"


async def test_a_proxy_that_knows_not_this_gateway(simulator: SimulatorServer) -> None:
    async with proxy("403 Forbidden") as address:
        config = replace(set_up(simulator).config, api_base="https://gateway.example", proxy=address)
        assert failed(await SetUp(config).examine()) == [(DoctorStep.PROXY, "127.0.0.1", Cause.PROXY_REFUSED)]


async def test_a_wrong_client(simulator: SimulatorServer) -> None:
    broken = replace(set_up(simulator), client_secret="wrong")
    assert failed(await broken.examine()) == [(DoctorStep.CLIENT, "", Cause.WRONG_CLIENT)]


async def test_a_wrong_password(simulator: SimulatorServer) -> None:
    broken = replace(set_up(simulator), password="wrong")
    assert failed(await broken.examine()) == [(DoctorStep.USER, "", Cause.WRONG_PASSWORD)]


async def test_no_secrets_in_the_vault(simulator: SimulatorServer) -> None:
    broken = replace(set_up(simulator), password="")
    reports = await broken.examine()
    assert failed(reports) == [(DoctorStep.VAULT, "", Cause.NO_SECRETS)]
    assert [one.state for one in reports if one.step is DoctorStep.LINE] == [StepState.PASSED]


async def test_a_wrong_pid(simulator: SimulatorServer) -> None:
    sound = set_up(simulator)
    reports = await SetUp(replace(sound.config, pid="123")).examine()
    reads = [name for name in OPERATIONS if name not in WRITES]
    assert failed(reports) == [(DoctorStep.OPERATION, name, Cause.WRONG_PID) for name in reads]


@pytest.mark.parametrize("operation", [name for name in OPERATIONS if name not in WRITES])
async def test_a_wrong_pid_of_one_operation(simulator: SimulatorServer, operation: str) -> None:
    sound = set_up(simulator)
    reports = await SetUp(replace(sound.config, pid_overrides={operation: "123"})).examine()
    assert failed(reports) == [(DoctorStep.OPERATION, operation, Cause.WRONG_PID)]


async def test_a_clock_that_is_an_hour_wrong(simulator: SimulatorServer) -> None:
    simulator.faults.date_ahead = timedelta(hours=1)
    try:
        reports = await set_up(simulator).examine()
    finally:
        simulator.faults.date_ahead = timedelta()
    (clock,) = [one for one in reports if one.step is DoctorStep.CLOCK]
    assert (clock.state, clock.cause) == (StepState.WARNED, Cause.CLOCK_WRONG)
    assert clock.skew is not None
    assert abs(clock.skew - timedelta(hours=1)) < timedelta(minutes=1)


@asynccontextmanager
async def captive_portal() -> AsyncIterator[str]:
    """A network that answers every request with a page of its own."""
    page = b"<html><body>Sign in to the network</body></html>"

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(http_reply(page, "Content-Type: text/html"))
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()


async def test_a_page_in_place_of_the_gateway(simulator: SimulatorServer) -> None:
    async with captive_portal() as address:
        config = replace(set_up(simulator).config, api_base=address)
        assert failed(await SetUp(config).examine()) == [(DoctorStep.SERVICE, "", Cause.NOT_THE_GATEWAY)]


async def test_a_journal_that_can_t_be_written_stops_nothing_else(simulator: SimulatorServer) -> None:
    reports = await replace(set_up(simulator), journal=JournalReadOnlyError("no")).examine()
    assert failed(reports) == [(DoctorStep.JOURNAL, "", Cause.NO_JOURNAL)]
    assert not [one for one in reports if one.state is StepState.NOT_REACHED]


async def test_a_journal_that_the_running_app_has_is_no_fault(simulator: SimulatorServer) -> None:
    reports = await replace(set_up(simulator), journal=JournalLockedError("no")).examine()
    assert failed(reports) == []
    (journal,) = [one for one in reports if one.step is DoctorStep.JOURNAL]
    assert (journal.state, journal.cause) == (StepState.WARNED, Cause.JOURNAL_IN_USE)


async def test_pages_in_place_of_one_operation_s_replies(simulator: SimulatorServer) -> None:
    simulator.faults.inject("html_200", operation="GetAppointmentStatus", times=None)
    try:
        reports = await set_up(simulator).examine()
    finally:
        simulator.faults.clear()
    assert failed(reports) == [(DoctorStep.OPERATION, "GetAppointmentStatus", Cause.NOT_THE_GATEWAY)]


@pytest.mark.parametrize("cause", [Cause.NO_PRINTER, Cause.PRINTER_NOT_READY])
async def test_a_desk_without_paper_can_work(simulator: SimulatorServer, cause: Cause) -> None:
    def no_printer() -> str:
        raise StepFailedError(cause, "Slips")

    reports = await replace(set_up(simulator), printer=no_printer).examine()
    assert failed(reports) == []
    (report,) = [one for one in reports if one.step is DoctorStep.PRINTER]
    assert (report.state, report.cause, report.detail) == (StepState.WARNED, cause, "Slips")


async def test_a_centre_s_database_that_does_not_answer_stops_nothing_else(
    simulator: SimulatorServer, unused_tcp_port: int
) -> None:
    database = DatabaseSettings(url=f"postgresql://127.0.0.1:{unused_tcp_port}/hqs", role="hqs_desk_1")
    reports = await replace(set_up(simulator), database=database).examine()
    assert failed(reports) == [(DoctorStep.DATABASE, "127.0.0.1", Cause.NO_DATABASE)]
    assert not [one for one in reports if one.state is StepState.NOT_REACHED]


async def test_a_desk_that_never_joined_its_centre_s_database(simulator: SimulatorServer) -> None:
    database = DatabaseSettings(url="postgresql://db.centre/hqs")
    reports = await replace(set_up(simulator), database=database).examine()
    assert failed(reports) == [(DoctorStep.DATABASE, "db.centre", Cause.NOT_JOINED)]


async def test_from_a_step_on_what_was_tried_is_not_tried_again(simulator: SimulatorServer) -> None:
    broken = replace(set_up(simulator), password="wrong")
    doctor = broken.doctor()
    steps = doctor.steps
    at_user = next(place for place, (step, _) in enumerate(steps) if step is DoctorStep.USER)
    first = doctor.begins_at(at_user)
    assert steps[first][0] is DoctorStep.SERVICE  # what the sign-in says is asked for anew
    async with aclosing(doctor.examine(first)) as reports:
        again = [report async for report in reports]
    assert [(one.step, one.subject) for one in again] == list(steps[first:])
    assert failed(again) == [(DoctorStep.USER, "", Cause.WRONG_PASSWORD)]
    assert doctor.begins_at(len(steps) - 1) == len(steps) - 1


async def test_it_can_be_stopped(simulator: SimulatorServer) -> None:
    sound = set_up(simulator)
    gateways: list[GatewayClient] = []

    def gateway_of(_: str | None) -> Gateway:
        gateways.append(GatewayClient(sound.config, kit.FixedSecrets()))
        return gateways[-1]

    async def prove() -> None:
        return

    own = OwnThings(FakeVault(), prove, DatabaseSettings(), slip_printer)
    place = ConfiguredPlace(sound.config, credentials.FACILITY_ID, own, gateway_of)
    async with aclosing(Doctor(place, SystemClock()).examine()) as reports:
        assert (await anext(reports)).step is DoctorStep.VAULT
    assert not gateways
