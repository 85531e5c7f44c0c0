from pathlib import Path, PureWindowsPath

import pytest

from hqs_desktop.adapters import profile as module
from hqs_desktop.adapters.profile import ProfileError, default_root, on_network, open_profile, temporary_profile


def test_a_profile_is_made_where_it_is_missing(tmp_path: Path) -> None:
    profile = open_profile(tmp_path / "deep" / "desk")
    assert profile.root.is_dir()
    assert profile.settings_file.parent == profile.journal_file().parent == profile.window_file.parent == profile.root
    assert profile.logs.is_dir()


def test_without_a_folder_it_is_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert open_profile().root == default_root()
    assert default_root().name == "HQSDesktop"


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "desk").write_text("x")
    with pytest.raises(ProfileError, match="desk"):
        open_profile(tmp_path / "desk")


def test_closing_keeps_a_profile_and_removes_a_temporary_one(tmp_path: Path) -> None:
    with open_profile(tmp_path / "desk") as lasting:
        lasting.settings_file.write_text("")
    assert lasting.settings_file.exists()
    with temporary_profile() as passing:
        passing.logs.joinpath("x").write_text("x")
    assert not passing.root.exists()


def test_a_journal_whose_key_is_forgotten_goes_with_the_run(tmp_path: Path) -> None:
    with open_profile(tmp_path) as profile:
        lasting, passing = profile.journal_file(), profile.journal_file(lasting=False)
        assert lasting != passing
        for file in (lasting, passing):
            file.write_text("x")
    assert lasting.exists()
    assert not passing.exists()


@pytest.mark.parametrize(
    ("path", "drive", "expected"),
    [
        (r"\\server\share\desk", 0, True),
        (r"Z:\desk", 4, True),
        (r"C:\desk", 3, False),
        (r"\\?\C:\desk", 3, False),
    ],
)
def test_network_drives_are_told_apart(path: str, drive: int, *, expected: bool) -> None:
    assert on_network(PureWindowsPath(path), lambda _: drive) is expected


def test_a_network_drive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "on_network", lambda _: True)
    with pytest.raises(ProfileError, match="network"):
        open_profile(tmp_path / "desk")
    assert not (tmp_path / "desk").exists()
