"""``hqs-desktop doctor`` over ten broken set-ups: each time the right cause, what to do, and nothing else blamed."""

import io
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from hqs_desktop.adapters.vault import CLIENT_SECRET, PASSWORD
from hqs_desktop.app import voice
from hqs_desktop.app.doctor import ExitCode, examine
from hqs_desktop.desk.connection.steps import Cause, DoctorStep, StepReport, StepState
from hqs_desktop.simulator import credentials
from hqs_desktop.simulator.server import SimulatorServer
from hqs_desktop.viewmodels.doctor.words import remedy, state_word, step_name
from tests.app.broken import answering, toml
from tests.fakes.languages import compiled, speaking
from tests.fakes.vault import FakeVault

pytestmark = pytest.mark.usefixtures("qapp")

AN_HOUR = timedelta(hours=1, seconds=20)  # measured, it may be a second less


@pytest.fixture(scope="module")
def simulator() -> Iterator[SimulatorServer]:
    with SimulatorServer(seed=1405) as running:
        yield running


@dataclass
class Desk:
    """A desk that is sound until something is broken."""

    folder: Path
    simulator: SimulatorServer
    unused_port: int
    stack: ExitStack
    connection: dict[str, str]
    vault: FakeVault = field(default_factory=FakeVault)

    def trust(self, authority: trustme.CA) -> None:
        """Trust an authority, and none but it and the system's."""
        file = self.folder / "ca.pem"
        authority.cert_pem.write_to_path(str(file))
        self.connection["ca_file"] = str(file)

    def lead_to(self, address: str) -> None:
        self.connection |= {"api_base": address, "referral_base": address}

    def examine(self) -> tuple[int, str]:
        """The exit code, and what was said."""
        (self.folder / "settings.toml").write_text(toml(self.connection), encoding="utf-8")
        out = io.StringIO()
        return examine(self.folder, out, lambda _: self.vault, lambda _: "Slips"), out.getvalue()


@pytest.fixture
def desk(
    tmp_path: Path, simulator: SimulatorServer, unused_tcp_port: int, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    monkeypatch.setattr(voice, "translation_path", lambda language: compiled() / f"{language}.qm")
    vault = FakeVault({CLIENT_SECRET: credentials.CLIENT_SECRET, PASSWORD: credentials.PASSWORD})
    connection = {
        "mode": "test",
        "client_id": credentials.CLIENT_ID,
        "username": credentials.USERNAME,
        "pid": credentials.PID,
        "system_id": credentials.SYSTEM_ID,
        "facility_id": credentials.FACILITY_ID,
    }
    with ExitStack() as stack:
        made = Desk(tmp_path, simulator, unused_tcp_port, stack, connection, vault)
        made.lead_to(simulator.base_url)
        yield made


def no_name(desk: Desk) -> None:
    desk.lead_to("https://gateway.invalid")


def refused_port(desk: Desk) -> None:
    desk.lead_to(f"https://127.0.0.1:{desk.unused_port}")


def wrong_ca(desk: Desk) -> None:
    desk.trust(trustme.CA())
    desk.lead_to(f"https://127.0.0.1:{desk.stack.enter_context(answering(trustme.CA().issue_cert('127.0.0.1')))}")


def expired_certificate(desk: Desk) -> None:
    authority = trustme.CA()
    desk.trust(authority)
    over = authority.issue_cert("127.0.0.1", not_after=datetime.now(UTC) - timedelta(days=1))
    desk.lead_to(f"https://127.0.0.1:{desk.stack.enter_context(answering(over))}")


def proxy_without_right(desk: Desk) -> None:
    desk.connection["proxy"] = f"http://127.0.0.1:{desk.stack.enter_context(answering())}"
    desk.lead_to("https://gateway.example")


def wrong_client(desk: Desk) -> None:
    desk.vault.set(CLIENT_SECRET, "of the test environment")


def wrong_password(desk: Desk) -> None:
    desk.vault.set(PASSWORD, "of last year")


def wrong_pid(desk: Desk) -> None:
    desk.connection["pid"] = "77"


def wrong_clock(desk: Desk) -> None:
    desk.simulator.faults.date_ahead = AN_HOUR
    desk.stack.callback(lambda: setattr(desk.simulator.faults, "date_ahead", timedelta()))


def page_for_gateway(desk: Desk) -> None:
    desk.lead_to(f"http://127.0.0.1:{desk.stack.enter_context(answering())}")


TEN: list[tuple[Callable[[Desk], None], DoctorStep, Cause]] = [
    (no_name, DoctorStep.NAME, Cause.NO_NAME),
    (refused_port, DoctorStep.LINE, Cause.PORT_REFUSED),
    (wrong_ca, DoctorStep.TLS, Cause.UNTRUSTED),
    (expired_certificate, DoctorStep.TLS, Cause.EXPIRED),
    (proxy_without_right, DoctorStep.PROXY, Cause.PROXY_WANTS_USER),
    (wrong_client, DoctorStep.CLIENT, Cause.WRONG_CLIENT),
    (wrong_password, DoctorStep.USER, Cause.WRONG_PASSWORD),
    (wrong_pid, DoctorStep.OPERATION, Cause.WRONG_PID),
    (wrong_clock, DoctorStep.CLOCK, Cause.CLOCK_WRONG),
    (page_for_gateway, DoctorStep.SERVICE, Cause.NOT_THE_GATEWAY),
]


@pytest.mark.parametrize(("break_it", "step", "cause"), TEN, ids=[one[0].__name__ for one in TEN])
def test_the_right_cause_and_no_other(
    desk: Desk, break_it: Callable[[Desk], None], step: DoctorStep, cause: Cause
) -> None:
    break_it(desk)
    code, said = desk.examine()
    state = StepState.WARNED if step is DoctorStep.CLOCK else StepState.FAILED
    assert code == (ExitCode.SOUND if state is StepState.WARNED else ExitCode.FAILED)
    for language in ("en", "fa"):
        with speaking(language):
            blamed = {line for line in said.splitlines() if line.startswith(f"{state_word(state)}  ")}
            assert blamed
            assert all(line.startswith(f"{state_word(state)}  {step_name(step, '')}") for line in blamed)
            told = [one for one in Cause if remedy(StepReport(step, state, cause=one, skew=AN_HOUR)) in said]
            assert told == [cause]
    assert not any(secret in said for secret in desk.vault.secrets.values())


def test_without_a_fault_nothing_is_blamed(desk: Desk) -> None:
    code, said = desk.examine()
    assert code == ExitCode.SOUND
    with speaking("en"):
        assert not any(state_word(state) in said for state in (StepState.FAILED, StepState.WARNED))
