"""``hqs-desktop configure``: all or nothing, no secret seen, clear words in both languages."""

import io
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from hqs_desktop.adapters.connection import form_of
from hqs_desktop.adapters.connector import Secrets
from hqs_desktop.adapters.lists import FileListStore
from hqs_desktop.adapters.settings import load_settings
from hqs_desktop.adapters.vault import CLIENT_SECRET, PASSWORD
from hqs_desktop.app import voice
from hqs_desktop.app.configure import ExitCode, Host, configure
from hqs_desktop.codes.lists import ListKind
from hqs_desktop.desk.connection.form import Mode
from hqs_desktop.desk.ports import Gateway
from hqs_desktop.gateway.client import GatewayClient
from hqs_desktop.gateway.config import GatewayConfig
from hqs_desktop.simulator import credentials
from hqs_desktop.simulator.server import SimulatorServer
from tests.fakes.languages import compiled
from tests.fakes.vault import FakeVault

ABSENT = Path("/nowhere/policy.toml")
SECRETS = b"client_secret=hunter2\npassword= p=w \xda\xa9 \n"
FILE = """
[connection]
mode = "test"
client_id = "c"
username = "u"
pid = "p"
system_id = "s"
facility_id = "f"
[appearance]
scheme = "dark"
"""


def gateway_of(config: GatewayConfig, secrets: Secrets) -> Gateway:
    return GatewayClient(config, secrets)


@dataclass
class Bench:
    """A profile, a vault, a terminal, and the command over them."""

    folder: Path
    vault: FakeVault = field(default_factory=FakeVault)
    out: io.StringIO = field(default_factory=io.StringIO)
    ask: Callable[[str], str] | None = None
    policy: Path = ABSENT

    def run(self, content: str | None = FILE, stdin: bytes = SECRETS, *, check: bool = False) -> int:
        source = self.folder / "centre.toml"
        if content is not None:
            source.write_text(content, encoding="utf-8")
        host = Host(
            stdin=io.BytesIO(stdin),
            out=self.out,
            vault_of=lambda _: self.vault,
            gateway_of=gateway_of,
            ask=self.ask,
            policy_file=self.policy,
        )
        return configure(source, self.folder / "profile", check=check, host=host)

    @property
    def settings_file(self) -> Path:
        return self.folder / "profile" / "settings.toml"

    @property
    def told(self) -> str:
        return self.out.getvalue()

    def assert_untouched(self) -> None:
        assert not self.settings_file.exists()
        assert self.vault.secrets == {}
        assert "hunter2" not in self.told


@pytest.fixture
def bench(tmp_path: Path, qapp: QCoreApplication, monkeypatch: pytest.MonkeyPatch) -> Bench:  # noqa: ARG001  # one per run
    monkeypatch.setattr(voice, "translation_path", lambda language: compiled() / f"{language}.qm")
    return Bench(tmp_path)


@pytest.fixture(scope="module")
def simulator() -> Iterator[SimulatorServer]:
    with SimulatorServer(seed=1) as server:
        yield server


def toml_for(server: SimulatorServer, **changes: str) -> str:
    values = {
        "mode": "production",
        "api_base": server.base_url,
        "referral_base": server.base_url,
        "client_id": credentials.CLIENT_ID,
        "username": credentials.USERNAME,
        "pid": credentials.PID,
        "system_id": credentials.SYSTEM_ID,
        "facility_id": credentials.FACILITY_ID,
    } | changes
    return "[connection]\n" + "".join(f'{name} = "{value}"\n' for name, value in values.items())


GOOD = f"client_secret={credentials.CLIENT_SECRET}\r\npassword={credentials.PASSWORD}\r\n".encode()


def test_settings_go_to_the_file_and_secrets_to_the_vault(bench: Bench) -> None:
    assert bench.run() == ExitCode.DONE
    settings = load_settings(bench.settings_file, ABSENT).settings
    assert form_of(settings).mode is Mode.TEST
    assert (settings.connection.pid, settings.appearance.scheme) == ("p", "dark")
    assert bench.vault.secrets == {CLIENT_SECRET: "hunter2", PASSWORD: "p=w \u06a9"}
    assert "hunter2" not in bench.settings_file.read_text() + bench.told
    assert str(bench.settings_file) in bench.told
    assert "The settings were saved" in bench.told
    assert "\u062a\u0646\u0638\u06cc\u0645\u0627\u062a \u0630\u062e\u06cc\u0631\u0647 \u0634\u062f" in bench.told


def test_what_the_vault_has_need_not_be_given_again(bench: Bench) -> None:
    bench.vault.secrets = {CLIENT_SECRET: "a", PASSWORD: "b"}
    assert bench.run(stdin=b"\xef\xbb\xbfpassword=new\n\n") == ExitCode.DONE
    assert bench.vault.secrets == {CLIENT_SECRET: "a", PASSWORD: "new"}


def test_a_terminal_is_asked_without_echo(bench: Bench) -> None:
    asked: list[str] = []

    def ask(prompt: str) -> str:
        asked.append(prompt)
        return "typed"

    bench.ask = ask
    assert bench.run(stdin=b"") == ExitCode.DONE
    assert asked == ["client_secret: ", "password: "]
    assert set(bench.vault.secrets.values()) == {"typed"}


def test_the_demo_needs_neither_secrets_nor_vault(bench: Bench) -> None:
    bench.vault = FakeVault(persistent=False)
    assert bench.run('[connection]\nmode = "demo"\n', b"") == ExitCode.DONE
    assert load_settings(bench.settings_file, ABSENT).settings.connection.mode is Mode.DEMO


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[connection\n", ["centre.toml:1:"]),
        ("[connection]\npid = 3\n", ["connection.pid"]),
        ("[connection]\nwrong = 3\n", ["connection.wrong", "unknown key"]),
        (FILE + '[centre]\nname = "\x01"\n', ["centre.toml"]),
        (FILE + "[centre]\nlatitude = 51.4\nlongitude = 35.7\n", ["centre.latitude", "centre.longitude"]),
        (FILE.replace('client_id = "c"', 'client_secret = "hunter2"'), ["connection.client_secret", "secret in file"]),
        (FILE.replace('pid = "p"\n', ""), ["connection.pid", "Fill this in."]),
        (FILE.replace('pid = "p"', 'pid = "p"\napi_base = "http://gw.example"'), ["connection.api_base"]),
        ("", ["connection.client_id", "connection.username"]),
        (None, ["There is no such file"]),
    ],
)
def test_a_file_that_is_not_right_is_refused_whole(bench: Bench, content: str | None, words: list[str]) -> None:
    assert bench.run(content) == ExitCode.BAD_INPUT
    for word in words:
        assert word in bench.told
    bench.assert_untouched()


@pytest.mark.parametrize(
    "stdin",
    [
        b"",
        b"password=hunter2\n",
        b"hunter2\nhunter2\n",
        b"client_secret: hunter2\npassword: x\n",
        b"password=hunter2\npassword=hunter2\nclient_secret=a\n",
        b"client_secret=\npassword=hunter2\n",
        b"client_secret=\xff\npassword=hunter2\n",
        b"client_secret=a\npassword=" + b"hunter2" * 100 + b"\n",
    ],
)
def test_secrets_that_are_not_right_are_refused_and_not_repeated(bench: Bench, stdin: bytes) -> None:
    assert bench.run(stdin=stdin) == ExitCode.BAD_INPUT
    assert "client_secret" in bench.told or "password" in bench.told
    bench.assert_untouched()


def test_without_a_vault_nothing_is_written(bench: Bench) -> None:
    bench.vault = FakeVault(persistent=False)
    assert bench.run() == ExitCode.NO_VAULT
    assert "no vault" in bench.told
    bench.assert_untouched()


@pytest.mark.parametrize("broken", [True, False])
def test_a_vault_that_fails_leaves_the_settings_alone(bench: Bench, *, broken: bool) -> None:
    bench.vault.broken, bench.vault.full = broken, True
    assert bench.run() == ExitCode.NO_VAULT
    bench.assert_untouched()


def test_a_profile_that_can_not_be_made_is_told(bench: Bench) -> None:
    (bench.folder / "profile").write_text("in the way")
    assert bench.run() == ExitCode.NOT_WRITTEN
    assert bench.vault.secrets == {}


def test_settings_that_can_not_be_written_leave_the_vault_alone(bench: Bench) -> None:
    bench.settings_file.mkdir(parents=True)
    assert bench.run() == ExitCode.NOT_WRITTEN
    assert bench.vault.secrets == {}


def test_the_machines_policy_counts_and_is_not_copied(bench: Bench) -> None:
    bench.policy = bench.folder / "policy.toml"
    bench.policy.write_text('[connection]\npid = "central"\n')
    assert bench.run(FILE.replace('pid = "p"\n', "")) == ExitCode.DONE
    assert "central" not in bench.settings_file.read_text()


def test_a_check_signs_in_before_anything_is_kept(bench: Bench, simulator: SimulatorServer) -> None:
    assert bench.run(toml_for(simulator), GOOD, check=True) == ExitCode.DONE
    assert bench.vault.secrets[PASSWORD] == credentials.PASSWORD


@pytest.mark.parametrize(
    ("changes", "stdin", "step"),
    [
        ({}, GOOD.replace(credentials.PASSWORD.encode(), b"hunter2"), "User and password"),
        ({}, GOOD.replace(credentials.CLIENT_SECRET.encode(), b"hunter2"), "Client id and secret"),
        ({"pid": "nobody"}, GOOD, "Pid, system and facility"),
        ({"api_base": "http://127.0.0.1:1"}, GOOD, "The gateway is reached"),
    ],
)
def test_a_failed_check_names_the_step_and_keeps_nothing(
    bench: Bench, simulator: SimulatorServer, changes: dict[str, str], stdin: bytes, step: str
) -> None:
    assert bench.run(toml_for(simulator, **changes), stdin, check=True) == ExitCode.CHECK_FAILED
    assert f"Step: {step}" in bench.told
    bench.assert_untouched()


@pytest.mark.parametrize(("secrets", "code"), [(GOOD, ExitCode.DONE), (SECRETS, ExitCode.CHECK_FAILED)])
def test_a_check_tells_of_a_wrong_clock(bench: Bench, simulator: SimulatorServer, secrets: bytes, code: int) -> None:
    simulator.faults.date_ahead = timedelta(days=2)
    try:
        assert bench.run(toml_for(simulator), secrets, check=True) == code
    finally:
        simulator.faults.clear()
    assert "This computer's clock is 2 days behind" in bench.told
    assert "automatic time" in bench.told


def test_a_certificate_file_that_is_none_is_told(bench: Bench, simulator: SimulatorServer) -> None:
    assert bench.run(toml_for(simulator, ca_file="/nowhere.pem"), GOOD, check=True) == ExitCode.BAD_INPUT
    assert "connection.ca_file" in bench.told
    bench.assert_untouched()


def test_a_check_of_the_demo_is_nothing_to_do(bench: Bench) -> None:
    assert bench.run('[connection]\nmode = "demo"\n', b"", check=True) == ExitCode.DONE


def test_from_the_command_line(tmp_path: Path) -> None:
    """With the demo, which leaves this machine's own vault alone."""
    (tmp_path / "centre.toml").write_text('[connection]\nmode = "demo"\n')
    command = [sys.executable, "-m", "hqs_desktop", "configure", "--profile", str(tmp_path / "p")]
    done = subprocess.run(
        [*command, "--from", str(tmp_path / "centre.toml")], input=b"", capture_output=True, check=False
    )
    assert done.returncode == ExitCode.DONE, done.stderr
    assert (tmp_path / "p" / "settings.toml").exists()
    failed = subprocess.run(
        [*command, "--from", str(tmp_path / "none.toml")], input=b"", capture_output=True, check=False
    )
    assert failed.returncode == ExitCode.BAD_INPUT


@pytest.mark.parametrize("content", ['[connection]\nmode = "tset"\n', "[", '[conection]\nmode = "test"\n'])
def test_a_policy_that_leaves_open_where_to_connect_is_named(bench: Bench, content: str) -> None:
    bench.policy = bench.folder / "policy.toml"
    bench.policy.write_text(content)
    assert bench.run() == ExitCode.BAD_INPUT
    assert f"{bench.policy}:1" in bench.told or f"{bench.policy}:2" in bench.told
    bench.assert_untouched()


def test_a_wrong_look_of_the_policy_is_no_reason_to_refuse(bench: Bench) -> None:
    bench.policy = bench.folder / "policy.toml"
    bench.policy.write_text('[appearance]\nscheme = "pink"\n')
    assert bench.run() == ExitCode.DONE


def test_a_newer_file_of_the_profile_is_not_overwritten(bench: Bench) -> None:
    bench.settings_file.parent.mkdir()
    bench.settings_file.write_text("schema_version = 2\n")
    assert bench.run() == ExitCode.NOT_WRITTEN
    assert "newer version" in bench.told
    assert bench.settings_file.read_text() == "schema_version = 2\n"
    assert bench.vault.secrets == {}


def test_a_file_of_the_profile_that_stopped_the_connection_is_mended(bench: Bench) -> None:
    bench.settings_file.parent.mkdir()
    bench.settings_file.write_text('[conection]\nmode = "production"\n[connection]\nmode = "tset"\n')
    assert bench.run() == ExitCode.DONE
    loaded = load_settings(bench.settings_file, ABSENT)
    assert (loaded.stops, loaded.settings.connection.mode) == ((), Mode.TEST)


@pytest.mark.parametrize(
    "stdin",
    [
        "\ufeffclient_secret= s3cret\u200f\r\n\u200epassword =\tp w\u00a0\r\n\u200b\r\n",
        "client_secret=\u200bs3c\u200bret\n\ufeffpassword=\u2066p w\u2069",
    ],
)
def test_what_was_pasted_with_the_secrets_is_no_part_of_them(bench: Bench, stdin: str) -> None:
    assert bench.run(stdin=stdin.encode()) == ExitCode.DONE
    assert bench.vault.secrets == {CLIENT_SECRET: "s3cret", PASSWORD: "p w"}


LISTS = "[lists]\nrvu3 = '{path}'\n"


def services(folder: Path, text: str) -> Path:
    """A file of services; their codes are made up."""
    path = folder / "rvu3.csv"
    path.write_text(text, encoding="utf-8-sig")
    return path


def test_lists_that_the_file_names_are_imported_with_a_report(bench: Bench) -> None:
    path = services(bench.folder, "کد,شرح\n900001,یک\n900002,دو\n")
    content = FILE + LISTS.format(path=path)
    assert bench.run(content) == ExitCode.DONE
    assert f"Imported: Services (RVU3), {path}. All 2 lines are good New: 2" in bench.told
    edition = FileListStore(bench.folder / "profile" / "lists").load(ListKind.RVU3)
    assert edition is not None
    assert [item.code for item in edition.items] == ["900001", "900002"]
    assert load_settings(bench.settings_file, ABSENT).settings.lists.rvu3 == str(path)
    assert bench.run(content) == ExitCode.DONE
    assert f"Imported before, and not changed since: {path}" in bench.told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("کد,شرح\n900001,یک\n,دو\n1/12/05,سه\n", "Line 3: No code"),
        ("900001\n900002\n", "The file has no heading for: Term"),
        ("", "There is nothing in this file"),
        (None, "There is no such file"),
    ],
)
def test_a_list_that_can_not_be_imported_changes_nothing(bench: Bench, text: str | None, said: str) -> None:
    path = services(bench.folder, text) if text is not None else bench.folder / "none.csv"
    assert bench.run(FILE + LISTS.format(path=path)) == ExitCode.LIST_REFUSED
    assert said in bench.told
    bench.assert_untouched()
    assert not (bench.folder / "profile" / "lists").exists()
