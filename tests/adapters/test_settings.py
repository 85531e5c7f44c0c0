import os
import tomllib
from pathlib import Path
from typing import Any, Self

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, model_validator

from hqs_desktop.adapters.appearance import first_look
from hqs_desktop.adapters.files import write_atomically
from hqs_desktop.adapters.settings import (
    AppearanceSettings,
    CentreSettings,
    CommitterSettings,
    ConnectionSettings,
    LoadedSettings,
    OperatorSettings,
    Settings,
    load_settings,
    save_appearance,
    save_settings,
)
from hqs_desktop.adapters.settings_file import (
    SettingsProblemKind,
    dotted,
    line_of,
    usable_part,
    without,
)
from hqs_desktop.core.errors import SettingsKeptError
from hqs_desktop.desk.connection.form import OPERATIONS, CommitterKind, Fault, Mode

ABSENT = Path("/nowhere/policy.toml")
words = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]), max_size=20).map(str.strip)
codes = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=20)
client_ids = codes.filter(lambda text: ":" not in text)
addresses = st.sampled_from(
    ["https://gw.example", "https://10.0.0.1:8443/hqs", "http://127.0.0.1:8000", "http://[::1]:1"]
)

settings_values = st.builds(
    Settings,
    connection=st.builds(
        ConnectionSettings,
        mode=st.sampled_from(Mode),
        api_base=addresses,
        referral_base=addresses,
        client_id=client_ids,
        username=words,
        pid=codes,
        pid_overrides=st.dictionaries(st.sampled_from(OPERATIONS), codes, max_size=3),
        system_id=codes,
        facility_id=codes,
        ca_file=words,
        proxy=st.sampled_from(["", "http://proxy:8080"]),
    ),
    centre=st.builds(
        CentreSettings,
        name=words,
        committer=st.builds(
            CommitterSettings, first_name=words, last_name=words, kind=st.sampled_from(CommitterKind), number=codes
        ),
    ),
    appearance=st.builds(
        AppearanceSettings,
        language=st.sampled_from(["fa", "en"]),
        scheme=st.sampled_from(["system", "light", "dark"]),
        text_scale=st.floats(0.8, 2.0),
    ),
    operator=st.builds(OperatorSettings, name=words),
)


@pytest.fixture
def user(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    return tmp_path / "policy.toml"


def only_problem(loaded: LoadedSettings) -> tuple[SettingsProblemKind, str]:
    (problem,) = loaded.problems
    return problem.kind, problem.field


def test_without_files_the_defaults_hold(user: Path) -> None:
    loaded = load_settings(user, ABSENT)
    assert loaded == LoadedSettings(Settings(), frozenset(), (), exists=False)


@given(settings=settings_values)
def test_what_is_saved_is_loaded(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.toml"
    save_settings(settings, file)
    assert load_settings(file, ABSENT) == LoadedSettings(settings, frozenset(), (), exists=True)


@given(user=settings_values, policy=settings_values)
def test_policy_over_user_over_defaults(
    tmp_path_factory: pytest.TempPathFactory, user: Settings, policy: Settings
) -> None:
    folder = tmp_path_factory.mktemp("layers")
    save_settings(user, folder / "user.toml")
    save_settings(policy, folder / "policy.toml")
    loaded = load_settings(folder / "user.toml", folder / "policy.toml")
    of_policy = flat(policy.model_dump(mode="json", exclude_defaults=True))
    of_user = flat(user.model_dump(mode="json", exclude_defaults=True))
    assert loaded.locked == set(of_policy)
    assert loaded.problems == ()
    got = flat(loaded.settings.model_dump(mode="json"))
    defaults = flat(Settings().model_dump(mode="json"))
    for name, value in got.items():
        assert value == of_policy.get(name, of_user.get(name, defaults.get(name))), name


def flat(table: dict[str, Any], prefix: str = "") -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in table.items():
        found |= flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value}
    return found


def test_what_policy_locks_is_not_written_to_the_users_file(user: Path, policy: Path) -> None:
    policy.write_text('[connection]\nclient_id = "central"\n[connection.pid_overrides]\nSetAppointment = "9"\n')
    loaded = load_settings(user, policy)
    assert loaded.locked == {"connection.client_id", "connection.pid_overrides.SetAppointment"}
    save_settings(loaded.settings, user, locked=loaded.locked)
    assert "central" not in user.read_text()
    assert load_settings(user, policy).settings == loaded.settings


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        (b'[connection]\napi_base = "https://x\n', 2, 22),
        (b"[connection]\r\n\r\npid = = 3\r\n", 3, 7),
        (b"a = 1\n[connection", 2, 12),
        (b'[centre]\nname = "\xff"\n', 2, 9),
        (b"pid = 1\npid = 2\n", 2, 8),
    ],
)
def test_a_broken_file_is_told_with_its_line_and_the_app_opens(
    user: Path, content: bytes, line: int, column: int
) -> None:
    user.write_bytes(content)
    loaded = load_settings(user, ABSENT)
    assert loaded.settings == Settings()
    (problem,) = loaded.problems
    assert (problem.kind, problem.line, problem.column) == (SettingsProblemKind.NOT_TOML, line, column)
    assert f"{user}:{line}:{column}" in str(problem)


def test_nothing_of_a_broken_files_content_is_told(user: Path) -> None:
    user.write_text('password = "hunter2"\npassword = "hunter2"\n[hunter2]\n[hunter2]\n')
    assert "hunter2" not in str(load_settings(user, ABSENT).problems)


def test_a_broken_policy_does_not_hide_the_users_file(user: Path, policy: Path) -> None:
    policy.write_text("[")
    user.write_text('[centre]\nname = "A"\n')
    loaded = load_settings(user, policy)
    assert loaded.settings.centre.name == "A"
    assert [problem.file for problem in loaded.problems] == [policy]


@pytest.mark.parametrize("content", [b"x" * 1_000_001, b"a = " + b"[" * 100_000])
def test_absurd_files_are_survived(user: Path, content: bytes) -> None:
    user.write_bytes(content)
    loaded = load_settings(user, ABSENT)
    assert loaded.settings == Settings()
    assert len(loaded.problems) == 1


def test_a_file_that_can_not_be_read_is_told(user: Path) -> None:
    user.mkdir()
    assert only_problem(load_settings(user, ABSENT)) == (SettingsProblemKind.UNREADABLE, "")


def test_a_byte_order_mark_is_no_mistake(user: Path) -> None:
    user.write_bytes('[centre]\nname = "\u0645\u0631\u06a9\u0632"\n'.encode("utf-8-sig"))
    loaded = load_settings(user, ABSENT)
    assert loaded.problems == ()
    assert loaded.settings.centre.name == "\u0645\u0631\u06a9\u0632"


@pytest.mark.parametrize(
    ("content", "kind", "field"),
    [
        ("[connection]\nwrong = 1\n", SettingsProblemKind.UNKNOWN_KEY, "connection.wrong"),
        ("[fonts]\nsize = 1\n", SettingsProblemKind.UNKNOWN_KEY, "fonts"),
        ('[connection]\nclient_secret = "x"\n', SettingsProblemKind.SECRET_IN_FILE, "connection.client_secret"),
        ('password = "x"\n', SettingsProblemKind.SECRET_IN_FILE, "password"),
        ("[connection]\npid = 12\n", SettingsProblemKind.WRONG_VALUE, "connection.pid"),
        ("connection = 3\n", SettingsProblemKind.WRONG_VALUE, "connection"),
        ('[connection]\nmode = "real"\n', SettingsProblemKind.WRONG_VALUE, "connection.mode"),
        ("[appearance]\ntext_scale = 9.0\n", SettingsProblemKind.WRONG_VALUE, "appearance.text_scale"),
        ("[appearance]\ntext_scale = nan\n", SettingsProblemKind.WRONG_VALUE, "appearance.text_scale"),
        (
            '[connection.pid_overrides]\nNoSuch = "1"\n',
            SettingsProblemKind.WRONG_VALUE,
            "connection.pid_overrides.NoSuch",
        ),
        (
            '[connection.pid_overrides]\nSetAppointment = "a\\nb"\n',
            SettingsProblemKind.WRONG_VALUE,
            "connection.pid_overrides.SetAppointment",
        ),
        ("schema_version = 2\n", SettingsProblemKind.NEWER_SCHEMA, "schema_version"),
        ('schema_version = "x"\n', SettingsProblemKind.WRONG_VALUE, "schema_version"),
    ],
)
def test_what_is_wrong_is_named_left_out_and_the_rest_holds(
    user: Path, content: str, kind: SettingsProblemKind, field: str
) -> None:
    user.write_text(content + '[operator]\nname = "A"\n')
    loaded = load_settings(user, ABSENT)
    assert only_problem(loaded) == (kind, field)
    assert loaded.settings == Settings(operator=OperatorSettings(name="A"))
    assert field in loaded.problems[0].place
    assert kind.replace("_", " ") in loaded.problems[0].reason


def test_several_mistakes_are_told_at_once(user: Path) -> None:
    user.write_text('[connection]\npid = 1\nx = 2\napi_base = "http://gw.example"\n[connection.pid_overrides]\nA = 1\n')
    problems = load_settings(user, ABSENT).problems
    assert {problem.field for problem in problems} == {
        "connection.pid",
        "connection.x",
        "connection.api_base",
        "connection.pid_overrides.A",
    }
    faults = {problem.field: problem.fault for problem in problems}
    assert faults["connection.api_base"] is Fault.NOT_HTTPS


def test_a_mistake_without_a_place_costs_the_whole_file(tmp_path: Path) -> None:
    class Pair(BaseModel):
        low: int = 0
        high: int = 9

        @model_validator(mode="after")
        def in_order(self) -> Self:
            if self.low > self.high:
                raise ValueError("low above high")
            return self

    usable, problems = usable_part(Pair, {"low": 10}, tmp_path)
    assert usable == {}
    assert [problem.kind for problem in problems] == [SettingsProblemKind.WRONG_VALUE]


def test_the_environment_is_no_layer(user: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONNECTION", '{"api_base": "https://evil.example"}')
    monkeypatch.setenv("SETTINGS", '{"connection": {"api_base": "https://evil.example"}}')
    assert load_settings(user, ABSENT).settings == Settings()


def test_settings_do_not_change_once_made() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Settings().centre.name = "x"  # type: ignore[misc]  # that is the point


def test_only_what_differs_from_the_defaults_is_written(user: Path) -> None:
    save_settings(Settings(centre=CentreSettings(name="A")), user)
    assert tomllib.loads(user.read_text()) == {"schema_version": 1, "centre": {"name": "A"}}


def test_a_broken_file_is_kept_beside_the_new_one(user: Path) -> None:
    user.write_text('[centre]\nname = "precious\n')
    save_settings(Settings(), user)
    assert "precious" in user.with_name("settings.toml.broken").read_text()
    assert load_settings(user, ABSENT).problems == ()


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_torn_write_leaves_the_old_file_whole(user: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    save_settings(Settings(centre=CentreSettings(name="old")), user)

    def tear(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os if step == "fsync" else Path, step, tear)
    with pytest.raises(OSError, match="space"):
        save_settings(Settings(centre=CentreSettings(name="new")), user)
    monkeypatch.undo()
    assert load_settings(user, ABSENT).settings.centre.name == "old"
    assert [path.name for path in user.parent.iterdir()] == ["settings.toml"]


def test_the_content_is_on_disk_before_the_name_changes(user: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    real_sync, real_replace = os.fsync, Path.replace

    def sync(handle: int) -> None:
        steps.append("fsync")
        real_sync(handle)

    def replace(path: Path, target: Path) -> Path:
        steps.append("replace")
        return real_replace(path, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(Path, "replace", replace)
    write_atomically(user, b"x")
    assert steps[:2] == ["fsync", "replace"]


@given(st.recursive(st.integers(), lambda inner: st.dictionaries(st.sampled_from("abc"), inner, max_size=3)))
def test_dotted_names_and_their_removal_agree(table: object) -> None:
    if not isinstance(table, dict):
        return
    names = frozenset(dotted(table))
    assert [name for name in dotted(without(table, names)) if name in names] == []
    assert without(table, frozenset()) == table
    assert tomllib.loads(tomli_w.dumps(table)) == table


@pytest.mark.parametrize(
    ("text", "field", "line"),
    [
        ('schema_version = 9\n[connection]\npid = ""\n', "schema_version", 1),
        ('# pid = "x"\n[centre]\npid = 1\n\n[ connection ]  # ours\n  pid=2\n', "connection.pid", 6),
        ('[connection."pid_overrides"]\n"SetAppointment" = 1\n', "connection.pid_overrides.SetAppointment", 2),
        ("[connection.wrong]\nx = 1\n", "connection.wrong", 1),
        ("connection.pid = 1\r\ncentre.name = 2\r\n", "centre.name", 2),
        ("connection = { pid = 1 }\n", "connection.pid", None),
        ("", "centre", None),
    ],
)
def test_a_wrong_value_is_found_by_its_line(tmp_path: Path, text: str, field: str, line: int | None) -> None:
    path = tmp_path / "policy.toml"
    path.write_bytes(text.encode())
    assert line_of(path, field) == line


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
    "[printing]\ncopies = 2\n",
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
        save_appearance(AppearanceSettings(scheme="dark"), user)
    except SettingsKeptError:
        assert user.read_text() == content
    else:
        assert load_settings(user, ABSENT).settings.appearance.scheme == "dark"
    assert load_settings(user, ABSENT).stops != ()


def test_saying_anew_where_to_connect_takes_the_stop_away_and_keeps_a_copy(user: Path) -> None:
    content = '[connection]\nmode = "tset"\nmod = "test"\n[conection]\npid = "1"\n[printing]\ncopies = 2\n'
    user.write_text(content)
    save_settings(Settings(connection=ConnectionSettings(mode=Mode.TEST)), user, restated=True)
    loaded = load_settings(user, ABSENT)
    assert (loaded.stops, loaded.settings.connection.mode) == ((), Mode.TEST)
    assert tomllib.loads(user.read_text())["printing"] == {"copies": 2}
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
        save_appearance(AppearanceSettings(), user)
    assert user.read_text() == content
    assert [file.name for file in user.parent.iterdir()] == [user.name]


@given(
    known=settings_values,
    unknown=st.dictionaries(
        st.sampled_from(["printing", "later", "x.y"]),
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
    save_appearance(AppearanceSettings(scheme="dark", language="en"), file)
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
    locked = load_settings(user, policy).locked
    save_appearance(AppearanceSettings(language="en", text_scale=1.5), user, locked=locked)
    assert tomllib.loads(user.read_text()) == {
        "schema_version": 1,
        "connection": {"pid": "1"},
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
