import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.adapters.appearance import MODES, SCHEMES, FirstLook, first_look, machine_policy_file
from hqs_desktop.adapters.settings import AppearanceSettings, Settings, load_settings
from hqs_desktop.desk.connection.form import Mode

ABSENT = Path("/nowhere/policy.toml")


def test_the_defaults_are_those_of_the_settings() -> None:
    settings, look = Settings(), FirstLook()
    assert look.language == settings.appearance.language
    assert look.scheme == settings.appearance.scheme
    assert look.text_scale == settings.appearance.text_scale
    assert look.mode == settings.connection.mode
    assert look.centre == settings.centre.name
    assert set(MODES) == set(Mode)
    assert get_args(AppearanceSettings.model_fields["scheme"].annotation) == SCHEMES


def test_policy_over_user_over_defaults(tmp_path: Path) -> None:
    user, policy = tmp_path / "settings.toml", tmp_path / "policy.toml"
    user.write_text('[appearance]\nlanguage = "en"\nscheme = "dark"\ntext_scale = 2\n[centre]\nname = "A"\n')
    policy.write_text('[appearance]\nlanguage = "fa"\n[connection]\nmode = "test"\n')
    assert first_look(user, policy) == FirstLook("fa", "dark", 2.0, "test", "A")


@pytest.mark.parametrize(
    "content",
    [
        b"[appearance\n",
        b"\xff\xfe",
        b"appearance = 3\ncentre = []\nconnection = 'x'\n",
        b"[appearance]\nlanguage = 3\nscheme = 'pink'\ntext_scale = true\n",
        b"[connection]\nmode = 'x'\n[centre]\nname = 3\n",
        b"[appearance]\ntext_scale = 50.0\n",
        b"a = " + b"[" * 10_000,
    ],
)
def test_what_can_not_be_read_counts_as_absent(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    assert first_look(file, ABSENT) == FirstLook()
    assert first_look(tmp_path, tmp_path) == FirstLook()


@given(language=st.sampled_from(["fa", "en"]), scheme=st.sampled_from(SCHEMES), scale=st.floats(0.8, 2.0))
def test_it_agrees_with_the_settings(
    tmp_path_factory: pytest.TempPathFactory, language: str, scheme: str, scale: float
) -> None:
    file = tmp_path_factory.mktemp("look") / "settings.toml"
    file.write_text(f'[appearance]\nlanguage = "{language}"\nscheme = "{scheme}"\ntext_scale = {scale!r}\n')
    look, appearance = first_look(file, ABSENT), load_settings(file, ABSENT).settings.appearance
    assert (look.language, look.scheme, look.text_scale) == (language, scheme, scale)
    assert (appearance.language, appearance.scheme, appearance.text_scale) == (language, scheme, scale)


def test_it_loads_nothing_heavy() -> None:
    code = "import sys, hqs_desktop.adapters.appearance, hqs_desktop.adapters.profile; print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.skipif(sys.platform == "win32", reason="the smoke test of the installer looks there")
def test_the_machine_policy_lies_where_only_administrators_write() -> None:
    assert machine_policy_file() == Path("/etc/hqs-desktop/policy.toml")
