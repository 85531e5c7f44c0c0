"""Settings changed one at a time: judged, locked by policy, and never over what somebody else has set."""

import errno
import os
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.adapters import settings as settings_module
from hqs_desktop.adapters.settings import Settings, load_settings
from hqs_desktop.adapters.settings_store import FileSettings
from hqs_desktop.core.errors import SettingsKeptError, SettingsNotSavedError
from hqs_desktop.desk.connection.form import Fault
from hqs_desktop.desk.settings import SettingChangedError, SettingLockedError, SettingRefusedError

ABSENT = Path("/nowhere/policy.toml")


@pytest.fixture
def user(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def store_of(user: Path, policy: Path = ABSENT) -> FileSettings:
    return FileSettings(load_settings(user, policy), user, policy_file=policy)


def written(user: Path) -> dict[str, Any]:
    return tomllib.loads(user.read_text(encoding="utf-8"))


def test_a_change_is_written_and_held_and_goes_with_its_default(user: Path) -> None:
    store = store_of(user)
    store.change_now({"privacy.lock_minutes": 10, "centre.name": " Razi "})
    assert (store.value("privacy.lock_minutes"), store.value("centre.name")) == (10, "Razi")
    assert written(user) == {"schema_version": 1, "privacy": {"lock_minutes": 10}, "centre": {"name": "Razi"}}
    store.change_now({"privacy.lock_minutes": 5, "centre.name": None})
    assert store.loaded.settings == Settings() == load_settings(user, ABSENT).settings


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("appearance.language", "de", None),
        ("appearance.text_scale", 2.1, None),
        ("privacy.lock_minutes", 241, None),
        ("privacy.lock_minutes", 1.5, None),
        ("privacy.keep_days", 29, None),
        ("privacy.keep_days", 3651, None),
        ("waitlist.every_minutes", 4, None),
        ("centre.name", "a\0b", Fault.HAS_CONTROLS),
        ("centre.name", "x" * 501, Fault.TOO_LONG),
        ("centre.latitude", 50.0, None),
        ("centre.longitude", 35.7, None),
        ("printing.paper", "A3", None),
        ("message.template", "x" * 2001, Fault.TOO_LONG),
        ("instructions", [{"service": "1", "text": ""}], Fault.EMPTY),
        ("instructions", [{"text": "x"}], None),
    ],
)
def test_what_can_t_be_used_is_refused_by_name_and_nothing_is_written(
    user: Path, name: str, value: object, fault: Fault | None
) -> None:
    store = store_of(user)
    with pytest.raises(SettingRefusedError) as refused:
        store.change_now({name: value})
    assert (refused.value.name, refused.value.fault) == (name, fault)
    assert not user.exists()
    assert store.loaded.settings == Settings()


def test_a_placeholder_that_is_none_is_named(user: Path) -> None:
    with pytest.raises(SettingRefusedError) as refused:
        store_of(user).change_now({"message.template": "Dear {pateint}"})
    assert refused.value.named == "{pateint}"


_NAMES = st.sampled_from(
    ["centre.name", "centre.latitude", "message.template", "privacy.keep_days", "printing.printer", "printing.paper"]
)


@given(name=_NAMES, value=st.text(max_size=30) | st.integers() | st.floats(allow_nan=False) | st.booleans())
def test_whatever_is_given_is_refused_or_loaded_again_as_it_is_held(
    tmp_path_factory: pytest.TempPathFactory, name: str, value: object
) -> None:
    user = tmp_path_factory.mktemp("store") / "settings.toml"
    store = store_of(user)
    try:
        store.change_now({name: value})
    except SettingRefusedError:
        assert not user.exists()
    else:
        loaded = load_settings(user, ABSENT)
        assert (loaded.settings, loaded.problems) == (store.loaded.settings, ())


def test_what_the_policy_sets_can_t_be_changed(user: Path, tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text("[privacy]\nlock_minutes = 2\n")
    store = store_of(user, policy)
    assert store.is_locked("privacy.lock_minutes")
    assert store.policy == str(policy)
    with pytest.raises(SettingLockedError):
        store.change_now({"privacy.lock_minutes": 3})
    store.change_now({"privacy.keep_days": 90})
    assert written(user)["privacy"] == {"keep_days": 90}


def test_what_somebody_else_has_set_meanwhile_is_taken_and_not_overwritten(user: Path) -> None:
    store = store_of(user)
    user.write_text("[privacy]\nlock_minutes = 7\n[waitlist]\nevery_minutes = 30\n[later]\nx = 1\n")
    before = user.read_text()
    with pytest.raises(SettingChangedError):
        store.change_now({"privacy.lock_minutes": 9})
    assert user.read_text() == before
    assert store.value("privacy.lock_minutes") == 7
    store.change_now({"privacy.lock_minutes": 9})  # whoever has seen it may
    assert written(user) == {
        "schema_version": 1,
        "privacy": {"lock_minutes": 9},
        "waitlist": {"every_minutes": 30},
        "later": {"x": 1},
    }


def test_what_somebody_else_has_set_wrongly_stops_the_change_too(user: Path) -> None:
    store = store_of(user)
    user.write_text('[privacy]\nlock_minutes = "soon"\n')
    for _ in range(2):
        with pytest.raises(SettingRefusedError):
            store.change_now({"privacy.lock_minutes": 9})
    assert written(user) == {"privacy": {"lock_minutes": "soon"}}


def test_a_wrong_value_is_mended_by_a_right_one(user: Path) -> None:
    user.write_text('[privacy]\nlock_minutes = "soon"\n')
    store = store_of(user)
    assert [problem.field for problem in store.loaded.problems] == ["privacy.lock_minutes"]
    store.change_now({"privacy.lock_minutes": 9})
    assert store.loaded.problems == load_settings(user, ABSENT).problems == ()


@pytest.mark.parametrize("content", ["schema_version = 2\n", "[x"])
def test_a_newer_or_broken_file_is_left_as_it_is(user: Path, content: str) -> None:
    user.write_text(content)
    with pytest.raises(SettingsKeptError):
        store_of(user).change_now({"privacy.lock_minutes": 9})
    assert user.read_text() == content


@pytest.mark.parametrize("reason", [errno.ENOSPC, errno.EROFS])
def test_a_full_or_read_only_disk_changes_nothing(user: Path, monkeypatch: pytest.MonkeyPatch, reason: int) -> None:
    user.write_text("[privacy]\nlock_minutes = 7\n")
    store = store_of(user)

    def refuse(*_: object) -> None:
        raise OSError(reason, os.strerror(reason))

    monkeypatch.setattr(settings_module, "write_atomically", refuse)
    with pytest.raises(SettingsNotSavedError, match=os.strerror(reason)):
        store.change_now({"privacy.lock_minutes": 9})
    assert store.value("privacy.lock_minutes") == 7
    assert written(user)["privacy"] == {"lock_minutes": 7}
