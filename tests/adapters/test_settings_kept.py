"""What leaves open where to connect, and what of a user's file survives a save."""

import os
import tomllib
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.adapters.appearance import first_look
from hqs_desktop.adapters.settings import (
    AppearanceSettings,
    ConnectionSettings,
    Settings,
    load_settings,
    save_settings,
)
from hqs_desktop.adapters.settings_file import SettingsProblemKind
from hqs_desktop.adapters.settings_store import FileSettings
from hqs_desktop.core.errors import SettingsKeptError
from hqs_desktop.desk.connection.form import Mode
from tests.adapters.test_settings import ABSENT, settings_values


def change(user: Path, changes: dict[str, object]) -> None:
    """As F9 does it."""
    FileSettings(load_settings(user, ABSENT), user).change_now(changes)


@pytest.fixture
def user(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    return tmp_path / "policy.toml"


STOPPING = [
    ('[connection]\nmode = "tset"\n', "connection.mode", 2),
    ("[connection]\nmode = true\n", "connection.mode", 2),
    ('[connection]\nclient_id = "c"\nmod = "test"\n', "connection.mod", 3),
    ('[connection]\nMode = "test"\n', "connection.Mode", 2),
    ('[connection]\napi_base = "http://gw.example"\n', "connection.api_base", 2),
    ("[connection]\nproxy = 8080\n", "connection.proxy", 2),
    ("[connection]\nca_file = ['a']\n", "connection.ca_file", 2),
    ('[connection.pid_overrides]\nNoSuch = "1"\n', "connection.pid_overrides.NoSuch", 2),
    ('[connection]\ntoken_url = "https://gw.example"\n', "connection.token_url", 2),
    ('connection = { mode = "tset" }\n', "connection.mode", 1),
    ('[[connection]]\nmode = "test"\n', "connection", 1),
    ('[centre]\nname = "A"\n[conection]\nmode = "test"\n', "conection", 3),
    ('[Connection]\nmode = "test"\n', "Connection", 1),
    ('[gateway]\nhost = "10.0.0.1"\n', "gateway", 1),
    ('[elsewhere]\nurl = "https://gw.example"\n', "elsewhere", 1),
    ('[elsewhere]\npid = "1"\n', "elsewhere", 1),
    ('mode = "test"\n', "mode", 1),
    ('[centre]\nname = "A"\nmode = "test"\n', "centre.mode", 3),
    ('schema_version = "1"\n', "schema_version", 1),
    ("schema_version = true\n", "schema_version", 1),
    ("schema_version = 0\n", "schema_version", 1),
    ("[connection\n", "", 1),
    ("\n[centre]\nname = \n", "", 3),
]
HARMLESS = [
    "[appearance]\ntext_scale = 9.0\n",
    '[appearance]\nscheme = "pink"\nfont = "x"\n',
    "[faxes]\ncopies = 2\n",
    '[centre]\nnmae = "A"\n',
    "centre = 3\n",
    '[connection]\nclient_secret = "x"\n',
    "schema_version = 2\n",
]


@pytest.mark.parametrize("by_policy", [True, False])
@pytest.mark.parametrize(("content", "field", "line"), STOPPING)
def test_what_leaves_open_where_to_connect_stops_the_connection_and_is_named(
    user: Path, policy: Path, content: str, field: str, line: int, *, by_policy: bool
) -> None:
    file = policy if by_policy else user
    file.write_text(content)
    (stop,) = load_settings(user, policy).stops
    assert (stop.file, stop.field, stop.line) == (file, field, line)
    assert f"{file}:{line}" in stop.place


@pytest.mark.parametrize("content", HARMLESS)
def test_what_says_nothing_about_the_connection_does_not_stop_it(user: Path, content: str) -> None:
    user.write_text(content)
    loaded = load_settings(user, ABSENT)
    assert loaded.problems != ()
    assert loaded.stops == ()


@pytest.mark.parametrize("kind", ["folder", "fifo", "huge", "dangling", "device"])
@pytest.mark.parametrize("by_policy", [True, False])
def test_what_is_no_file_stops_the_connection_and_hangs_nothing(
    user: Path, policy: Path, kind: str, *, by_policy: bool
) -> None:
    file = policy if by_policy else user
    match kind:
        case "folder":
            file.mkdir()
        case "fifo":
            os.mkfifo(file)
        case "huge":
            with file.open("wb") as huge:
                huge.truncate(2_000_000_000)
        case "dangling":
            file.symlink_to("/nowhere/policy.toml")
        case "device":
            file.symlink_to("/dev/zero")
    first_look(user, policy)
    loaded = load_settings(user, policy)
    assert [(stop.file, stop.kind) for stop in loaded.stops] == [(file, SettingsProblemKind.UNREADABLE)]


@pytest.mark.parametrize("content", ['[connection]\nmode = "tset"\npid = "1"\n', '[conection]\nmode = "test"\n', "[x"])
def test_other_looks_never_take_the_stop_away(user: Path, content: str) -> None:
    user.write_text(content)
    try:
        change(user, {"appearance.scheme": "dark"})
    except SettingsKeptError:
        assert user.read_text() == content
    else:
        assert load_settings(user, ABSENT).settings.appearance.scheme == "dark"
    assert load_settings(user, ABSENT).stops != ()


def test_saying_anew_where_to_connect_takes_the_stop_away_and_keeps_a_copy(user: Path) -> None:
    content = '[connection]\nmode = "tset"\nmod = "test"\n[conection]\npid = "1"\n[faxes]\ncopies = 2\n'
    user.write_text(content)
    save_settings(Settings(connection=ConnectionSettings(mode=Mode.TEST)), user, restated=True)
    loaded = load_settings(user, ABSENT)
    assert (loaded.stops, loaded.settings.connection.mode) == ((), Mode.TEST)
    assert tomllib.loads(user.read_text())["faxes"] == {"copies": 2}
    assert user.with_name("settings.toml.broken").read_text() == content


@pytest.mark.parametrize(
    "content", ["schema_version = 2\n[x]\n", 'schema_version = 99\n[appearance]\nlanguage = "en"\n']
)
def test_a_file_of_a_newer_version_is_never_overwritten(user: Path, content: str) -> None:
    user.write_text(content)
    with pytest.raises(SettingsKeptError, match="newer version"):
        save_settings(Settings(), user)
    with pytest.raises(SettingsKeptError, match="newer version"):
        save_settings(Settings(), user, restated=True)
    with pytest.raises(SettingsKeptError, match="newer version"):
        change(user, {"appearance.scheme": "system"})
    assert user.read_text() == content
    assert [file.name for file in user.parent.iterdir()] == [user.name]


@given(
    known=settings_values,
    unknown=st.dictionaries(
        st.sampled_from(["faxes", "later", "x.y"]),
        st.dictionaries(st.sampled_from(["a", "b c"]), st.integers(0, 9) | st.text("ab", max_size=3), max_size=2),
        max_size=2,
    ),
    inner=st.dictionaries(st.sampled_from(["future", "shade"]), st.integers(0, 9), max_size=2),
)
def test_names_of_the_same_version_that_are_unknown_survive_every_save(
    tmp_path_factory: pytest.TempPathFactory, known: Settings, unknown: dict[str, Any], inner: dict[str, int]
) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.toml"
    file.write_text(tomli_w.dumps({"schema_version": 1, "appearance": inner} | unknown))
    save_settings(known, file)
    change(file, {"appearance.scheme": "dark", "appearance.language": "en"})
    save_settings(known, file, restated=True)
    table = tomllib.loads(file.read_text())
    assert {name: table.get(name) for name in unknown} == unknown
    assert inner.items() <= table.get("appearance", {}).items()
    assert load_settings(file, ABSENT).settings == known


def test_a_secret_in_the_file_does_not_survive_a_save(user: Path) -> None:
    user.write_text('[connection]\nclient_secret = "hunter2"\n')
    save_settings(Settings(), user)
    assert "hunter2" not in user.read_text()


def test_looks_are_saved_beside_whatever_was_saved_meanwhile(user: Path, policy: Path) -> None:
    policy.write_text('[appearance]\nlanguage = "en"\n')
    save_settings(Settings(connection=ConnectionSettings(pid="1"), appearance=AppearanceSettings(scheme="light")), user)
    store = FileSettings(load_settings(user, policy), user)
    save_settings(Settings(connection=ConnectionSettings(pid="2"), appearance=AppearanceSettings(scheme="light")), user)
    store.change_now({"appearance.scheme": "system", "appearance.text_scale": 1.5})
    assert tomllib.loads(user.read_text()) == {
        "schema_version": 1,
        "connection": {"pid": "2"},
        "appearance": {"text_scale": 1.5},
    }


def test_every_broken_file_has_a_copy_of_its_own_up_to_a_bound(user: Path) -> None:
    for number in range(1, 9):
        for _ in range(2):  # the second time it stands there already
            user.write_text(f"[{number}")
            save_settings(Settings(), user)
    copies = {file.name: file.read_text() for file in user.parent.iterdir() if "broken" in file.name}
    assert copies == {f"settings.toml.broken-{number}": f"[{number}" for number in range(4, 9)}


def test_what_can_not_be_kept_is_not_replaced(user: Path) -> None:
    os.mkfifo(user)
    with pytest.raises(OSError, match="not a plain file"):
        save_settings(Settings(), user, restated=True)
    assert user.is_fifo()


@pytest.mark.parametrize("mark", ["\ufeff", "\u200f", "\u200b", "\u00a0", "\u202a"])
def test_unseen_marks_around_what_is_set_are_no_part_of_it(user: Path, mark: str) -> None:
    user.write_text(f'[connection]\nusername = "{mark}u 1{mark}"\npid = "{mark}7"\nca_file = "{mark}/a b.pem"\n')
    connection = load_settings(user, ABSENT).settings.connection
    assert (connection.username, connection.pid, connection.ca_file) == ("u 1", "7", "/a b.pem")
