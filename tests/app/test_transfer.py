"""Settings from desk to desk, and the file for support: nothing half done, no secret and nothing of a patient in it."""

import base64
import io
import json
import tomllib
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pytest

from hqs_desktop.adapters.logging import CRASH_NAME, LOG_NAME
from hqs_desktop.adapters.vault import CLIENT_SECRET, DATABASE_PASSWORD, PASSWORD
from hqs_desktop.app import voice
from hqs_desktop.app.transfer import ExitCode, Host, collect, give, take
from hqs_desktop.core.text import to_persian_digits
from tests.fakes.languages import compiled
from tests.fakes.vault import FakeVault

pytestmark = pytest.mark.usefixtures("qapp")

SECRETS = {CLIENT_SECRET: "canary&Client+77", PASSWORD: 'گذر"canary', DATABASE_PASSWORD: "canary-database"}
NUMBERS = ("0012345679", "09123456789")
DESK = """
[connection]
mode = "test"
api_base = "http://127.0.0.1:9"
referral_base = "http://127.0.0.1:9"
client_id = "first"
username = "user"
pid = "12"
system_id = "34"
facility_id = "56"

[centre]
name = "Centre"

[operator]
name = "Sara"

[database]
url = "postgresql://db.centre/hqs"
role = "hqs_desk_1"
"""


@dataclass
class Bench:
    """Two desks, their policy, and what the commands said."""

    folder: Path
    out: io.StringIO = field(default_factory=io.StringIO)

    def __post_init__(self) -> None:
        for desk in ("first", "next"):
            (self.folder / desk).mkdir()
        self.settings("first").write_text(DESK, encoding="utf-8")

    @property
    def file(self) -> Path:
        return self.folder / "desk.toml"

    @property
    def host(self) -> Host:
        return Host(self.out, lambda _: FakeVault(SECRETS), self.folder / "policy.toml")

    def settings(self, desk: str) -> Path:
        return self.folder / desk / "settings.toml"

    def give(self) -> int:
        return give(self.file, self.folder / "first", self.host)

    def take(self) -> int:
        return take(self.file, self.folder / "next", self.host)

    def collect(self) -> dict[str, bytes]:
        """What is in the file for support."""
        assert collect(self.folder / "support.zip", self.folder / "first", self.host) == ExitCode.DONE
        with zipfile.ZipFile(self.folder / "support.zip") as archive:
            return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    monkeypatch.setattr(voice, "translation_path", lambda language: compiled() / f"{language}.qm")
    return Bench(tmp_path)


def test_the_next_desk_is_set_up_as_the_first_and_keeps_what_is_its_own(bench: Bench) -> None:
    bench.settings("next").write_text(
        '[operator]\nname = "Ali"\n[database]\nrole = "hqs_desk_2"\n[appearance]\nscheme = "dark"\n'
        '[connection.pid_overrides]\nSetAppointment = "9"\n',
        encoding="utf-8",
    )
    assert bench.give() == ExitCode.DONE
    assert "Sara" not in bench.file.read_text(encoding="utf-8")
    assert bench.take() == ExitCode.DONE
    there = tomllib.loads(bench.settings("next").read_text(encoding="utf-8"))
    first = tomllib.loads(DESK)
    assert there["connection"] == first["connection"]  # the whole section: no pid of the old one is left
    assert there["centre"] == first["centre"]
    assert there["database"] == {"url": "postgresql://db.centre/hqs", "role": "hqs_desk_2"}
    assert there["operator"] == {"name": "Ali"}
    assert there["appearance"] == {"scheme": "dark"}
    assert "Changed: connection.pid" in bench.out.getvalue()


def test_what_policy_fixed_stays(bench: Bench) -> None:
    assert bench.give() == ExitCode.DONE
    (bench.folder / "policy.toml").write_text('[connection]\npid = "99"\nclient_id = "first"\n', encoding="utf-8")
    assert bench.take() == ExitCode.DONE
    said = bench.out.getvalue()
    assert "Fixed by policy, and kept: connection.pid" in said
    assert "kept: connection.client_id" not in said  # it is the same
    there = tomllib.loads(bench.settings("next").read_text(encoding="utf-8"))
    assert "pid" not in there["connection"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[connection]\npid = 12 34\n", ":2:"),
        ('[connection]\nmode = "test"\nproxy = "ftp://x"\n', ":3: connection.proxy"),
        ('[connection]\npassword = "x"\n', ":2: connection.password"),
        ('[centre]\n\nnme = "x"\n', ":3: centre.nme"),
        ("schema_version = 2\n", ":1: schema_version"),
    ],
)
def test_a_bad_file_is_named_with_its_line_and_changes_nothing(bench: Bench, text: str, line: str) -> None:
    bench.settings("next").write_text(DESK, encoding="utf-8")
    bench.file.write_text(text, encoding="utf-8")
    assert bench.take() == ExitCode.BAD_INPUT
    assert f"{bench.file}{line}" in bench.out.getvalue()
    assert bench.settings("next").read_text(encoding="utf-8") == DESK
    assert [one.name for one in bench.settings("next").parent.iterdir()] == ["settings.toml"]


def test_no_file(bench: Bench) -> None:
    assert bench.take() == ExitCode.BAD_INPUT
    assert not bench.settings("next").exists()


def test_where_nothing_can_be_written(bench: Bench) -> None:
    assert give(bench.folder / "desk.toml" / "x", bench.folder / "first", bench.host) == ExitCode.DONE
    bench.file.joinpath("x").rename(bench.folder / "plain")
    assert give(bench.folder / "plain" / "x", bench.folder / "first", bench.host) == ExitCode.NOT_WRITTEN
    assert "Nothing was written." in bench.out.getvalue()


def _forms(text: str) -> list[bytes]:
    """A text as it may stand somewhere."""
    escaped = json.dumps(text)[1:-1]
    plain = [text, to_persian_digits(text), quote(text, safe=""), escaped, json.dumps(escaped)[1:-1]]
    wide = [text.encode(coding) for coding in ("utf-16-le", "utf-16-be")]
    encoded = [base64.b64encode(one) for one in (text.encode(), f"id:{text}".encode(), *wide)]
    return [*(one.encode() for one in plain), *wide, *encoded, *(base64.urlsafe_b64encode(text.encode()),)]


def test_the_file_for_support_holds_no_secret_and_no_patient(bench: Bench) -> None:
    logs = bench.folder / "first" / "logs"
    logs.mkdir()
    canaries = [form for text in (*SECRETS.values(), *NUMBERS) for form in _forms(text)]
    lines = [b'{"event": "before", "operation": "SetAppointment"}']
    lines += [b'{"event": "said ' + form + b' there"}' for form in canaries]
    (logs / LOG_NAME).write_bytes(b"\n".join(lines))
    (logs / CRASH_NAME).write_bytes(b"\n".join(canaries))
    wrong = f'[centre]\nname = "{SECRETS[CLIENT_SECRET]}"\n'  # typed where none belongs
    bench.settings("first").write_text(DESK.replace('[centre]\nname = "Centre"\n', wrong), encoding="utf-8")
    found = bench.collect()
    assert {"versions.txt", "settings.toml", "doctor.txt", f"log/{LOG_NAME}", f"log/{CRASH_NAME}"} <= found.keys()
    assert b"SetAppointment" in found[f"log/{LOG_NAME}"]
    assert b"Python" in found["versions.txt"]
    assert b"refuses this port" in found["doctor.txt"]
    assert b"first" in found["settings.toml"]
    for name, content in found.items():
        assert [one for one in canaries if one in content] == [], name
