import os
import tomllib
from pathlib import Path
from typing import Any, Self

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, model_validator

from hqs_desktop.adapters.files import write_atomically
from hqs_desktop.adapters.settings import (
    AppearanceSettings,
    CentreSettings,
    CommitterSettings,
    ConnectionSettings,
    ListsSettings,
    LoadedSettings,
    OperatorSettings,
    Settings,
    load_settings,
    save_settings,
)
from hqs_desktop.adapters.settings_file import (
    SettingsProblemKind,
    dotted,
    line_of,
    usable_part,
    without,
)
from hqs_desktop.core.operators import CommitterKind
from hqs_desktop.desk.connection.form import OPERATIONS, Fault, Mode

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
        latitude=st.none() | st.floats(25, 40),
        longitude=st.none() | st.floats(44, 63),
        committer=st.builds(
            CommitterSettings, first_name=words, last_name=words, kind=st.sampled_from(CommitterKind), number=codes
        ),
    ),
    appearance=st.builds(
        AppearanceSettings,
        language=st.sampled_from(["fa", "en"]),
        scheme=st.sampled_from(["system", "light", "dark", "contrast"]),
        text_scale=st.floats(0.8, 2.0),
    ),
    lists=st.builds(ListsSettings, rvu3=words, country_divisions=words),
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


def test_where_the_centre_stands_is_known_once_both_degrees_are(user: Path) -> None:
    user.write_text("[centre]\nlatitude = 35.7\n")
    assert load_settings(user, ABSENT).settings.centre.point is None
    user.write_text("[centre]\nlatitude = 35.7\nlongitude = 51.4\n")
    assert load_settings(user, ABSENT).settings.centre.point == (35.7, 51.4)


@pytest.mark.parametrize("degrees", [(51.4, 35.7), (0.0, 0.0), (35.7, 500.0)])
def test_degrees_that_are_not_irans_are_named_and_left(user: Path, degrees: tuple[float, float]) -> None:
    user.write_text(f"[centre]\nlatitude = {degrees[0]}\nlongitude = {degrees[1]}\n")
    loaded = load_settings(user, ABSENT)
    assert loaded.settings.centre.point is None
    assert {problem.field for problem in loaded.problems} <= {"centre.latitude", "centre.longitude"}
    assert loaded.problems
    assert not loaded.stops


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
