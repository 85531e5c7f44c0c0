"""``hqs-desktop centre``: IT makes the database and its desks; a desk joins, and says how it stands."""

import io
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hqs_desktop.__main__ import main
from hqs_desktop.adapters.settings import load_settings
from hqs_desktop.adapters.vault import DATABASE_PASSWORD
from hqs_desktop.app import voice
from hqs_desktop.app.centre import ExitCode, Host, add_desk, check, initialise, join
from tests.fakes.languages import compiled
from tests.fakes.vault import FakeVault
from tests.postgres import Server

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass
class Bench:
    """A desk's profile and vault, a policy file, and what the commands said."""

    folder: Path
    server: Server
    vault: FakeVault = field(default_factory=FakeVault)
    out: io.StringIO = field(default_factory=io.StringIO)

    def host(self, stdin: str = "") -> Host:
        return Host(io.BytesIO(stdin.encode()), self.out, lambda _: self.vault, policy_file=self.folder / "policy.toml")

    def fix_database(self, url: str = "") -> None:
        url = url or f"postgresql://{self.server.host}:{self.server.port}/{self.server.database}"
        (self.folder / "policy.toml").write_text(f'[database]\nurl = "{url}"\n', encoding="utf-8")

    def make_desk(self, name: str) -> tuple[str, str]:
        """Its role and password, as IT reads them from the screen."""
        assert add_desk(self.server.url, name, f"Desk {name}", self.host()) is ExitCode.DONE
        return f"hqs_desk_{name}", self.out.getvalue().splitlines()[-1]

    def check(self) -> int:
        return check(self.folder, self.host())


@pytest.fixture
def bench(tmp_path: Path, postgres: Server, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setattr(voice, "translation_path", lambda language: compiled() / f"{language}.qm")
    return Bench(tmp_path, postgres)


def test_a_desk_is_made_and_joins(bench: Bench) -> None:
    assert initialise(bench.server.url, bench.host()) is ExitCode.DONE
    role, password = bench.make_desk("joins")
    bench.fix_database()
    assert bench.check() is ExitCode.BAD_INPUT
    assert join(bench.folder, role, bench.host(f"{password}\r\n")) is ExitCode.DONE
    assert bench.vault.get(DATABASE_PASSWORD) == password
    assert bench.check() is ExitCode.DONE
    assert initialise(bench.server.url, bench.host()) is ExitCode.DONE
    assert "Desk joins (hqs_desk_joins): 20" in bench.out.getvalue(), "its sign of life is seen"
    written = (bench.folder / "settings.toml").read_text(encoding="utf-8")
    assert role in written
    assert password not in written
    assert "url" not in written, "what policy fixes is not copied"


def test_what_the_database_does_not_let_in_is_not_kept(bench: Bench) -> None:
    role, _ = bench.make_desk("refused")
    bench.fix_database()
    assert join(bench.folder, role, bench.host("wrong")) is ExitCode.DATABASE
    assert bench.vault.get(DATABASE_PASSWORD) is None
    assert not load_settings(bench.folder / "settings.toml").settings.database.role


def test_without_a_database_there_is_nothing_to_join(bench: Bench) -> None:
    assert join(bench.folder, "hqs_desk_x", bench.host("secret")) is ExitCode.BAD_INPUT


def test_a_desk_without_a_vault_keeps_no_password(bench: Bench) -> None:
    role, password = bench.make_desk("vaultless")
    bench.fix_database()
    bench.vault = FakeVault(persistent=False)
    assert join(bench.folder, role, bench.host(password)) is ExitCode.NO_VAULT


@pytest.mark.parametrize("url", ["postgresql://127.0.0.1:1/hqs", "postgresql://no-such-host.invalid/hqs"])
def test_a_database_that_is_not_there(bench: Bench, url: str) -> None:
    bench.fix_database(url)
    assert join(bench.folder, "hqs_desk_x", bench.host("secret")) is ExitCode.DATABASE
    assert initialise(url, bench.host()) is ExitCode.DATABASE
    assert add_desk(url, "x", "X", bench.host()) is ExitCode.DATABASE
    assert "secret" not in bench.out.getvalue()


def test_an_administrator_who_may_not(bench: Bench) -> None:
    role, password = bench.make_desk("no_admin")
    url = bench.server.url.replace("hqs_admin:hqs_admin", f"{role}:{password}")
    assert initialise(url, bench.host()) is ExitCode.DATABASE
    assert bench.out.getvalue().count(password) == 1, "only where it was made"


def test_a_desk_that_is_there_already_is_said(bench: Bench) -> None:
    bench.make_desk("there")
    assert add_desk(bench.server.url, "there", "Other", bench.host()) is ExitCode.DATABASE


def test_a_password_on_the_command_line_is_refused(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    assert main(["centre", "init", "--admin-url", "postgresql://admin:hunter2@127.0.0.1/hqs"]) == ExitCode.BAD_INPUT
    assert "hunter2" not in capsys.readouterr().out
    monkeypatch.setenv("PGPASSWORD", "hqs_admin")
    assert main(["centre", "init", "--admin-url", bench.server.url.replace(":hqs_admin@", "@")]) == ExitCode.DONE
    assert capsys.readouterr().out
