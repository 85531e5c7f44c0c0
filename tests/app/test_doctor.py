"""``hqs-desktop doctor``: each step in both languages, the right exit code, no secret seen."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hqs_desktop.adapters.vault import CLIENT_SECRET, PASSWORD
from hqs_desktop.app import voice
from hqs_desktop.app.doctor import ExitCode, examine
from hqs_desktop.desk.connection.form import OPERATIONS
from hqs_desktop.desk.connection.steps import Cause, DoctorStep, StepReport, StepState
from hqs_desktop.simulator import credentials
from hqs_desktop.simulator.server import SimulatorServer
from hqs_desktop.viewmodels.doctor.words import remedy, report_line
from tests.fakes.languages import compiled, speaking
from tests.fakes.vault import FakeVault

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def simulator() -> Iterator[SimulatorServer]:
    with SimulatorServer(seed=1405) as running:
        yield running


@dataclass
class Desk:
    """A profile with settings, and what the command says of it."""

    folder: Path
    vault: FakeVault = field(default_factory=FakeVault)
    out: io.StringIO = field(default_factory=io.StringIO)

    def examine(self, base: str, *, mode: str = "test", pid: str = credentials.PID) -> int:
        self.vault.set(CLIENT_SECRET, credentials.CLIENT_SECRET)
        self.vault.set(PASSWORD, credentials.PASSWORD)
        settings = f"""
            [connection]
            mode = "{mode}"
            api_base = "{base}"
            referral_base = "{base}"
            client_id = "{credentials.CLIENT_ID}"
            username = "{credentials.USERNAME}"
            pid = "{pid}"
            system_id = "{credentials.SYSTEM_ID}"
            facility_id = "{credentials.FACILITY_ID}"
        """
        (self.folder / "settings.toml").write_text(settings, encoding="utf-8")
        return examine(self.folder, self.out, lambda _: self.vault, lambda _: "Slips")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setattr(voice, "translation_path", lambda language: compiled() / f"{language}.qm")
    return Desk(tmp_path)


@pytest.mark.parametrize("mode", ["test", "production"])
def test_a_sound_desk(desk: Desk, simulator: SimulatorServer, mode: str) -> None:
    assert desk.examine(simulator.base_url, mode=mode) == ExitCode.SOUND
    said = desk.out.getvalue()
    assert all(name in said for name in OPERATIONS)
    assert "Nothing is wrong" in said
    assert "\u0647\u0645\u0647\u200c\u0686\u06cc\u0632 \u062f\u0631\u0633\u062a \u0627\u0633\u062a" in said
    assert not any(secret in said for secret in (credentials.CLIENT_SECRET, credentials.PASSWORD))
    calls = simulator.ledger.calls
    assert not calls.get("SetAppointment")
    assert not calls.get("RemoveAppointment")


def test_a_wrong_pid_is_named_with_what_to_do(desk: Desk, simulator: SimulatorServer) -> None:
    assert desk.examine(simulator.base_url, pid="77") == ExitCode.FAILED
    said = desk.out.getvalue()
    assert "refuses our pid" in said
    assert "begin with the first step that failed" in said


def test_a_desk_for_training_has_nothing_to_try(desk: Desk) -> None:
    assert desk.examine("http://127.0.0.1:9", mode="demo") == ExitCode.NOT_SET_UP
    assert "training" in desk.out.getvalue()


def test_a_desk_that_was_never_set_up(desk: Desk) -> None:
    assert examine(desk.folder, desk.out, lambda _: desk.vault) == ExitCode.NOT_SET_UP
    assert "not set up" in desk.out.getvalue()


def test_a_profile_that_can_t_be_made(desk: Desk) -> None:
    (desk.folder / "file").write_text("")
    assert examine(desk.folder / "file" / "profile", desk.out, lambda _: desk.vault) == ExitCode.NO_PROFILE


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize("cause", Cause)
def test_every_cause_says_what_to_do(cause: Cause, language: str) -> None:
    with speaking(language):
        report = StepReport(DoctorStep.LINE, StepState.FAILED, "host.example", cause)
        assert len(remedy(report).split()) > 5
        assert "host.example" in report_line(report)


def test_causes_are_told_apart() -> None:
    told = {remedy(StepReport(DoctorStep.LINE, StepState.FAILED, cause=cause)) for cause in Cause}
    assert len(told) == len(Cause)
