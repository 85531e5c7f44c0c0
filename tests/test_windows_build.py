"""What the Windows build says where it can't be done. What it makes is looked at by smoke_windows.sh."""

import os
import platform
import re
import subprocess
import sys
from pathlib import Path

import pytest

from hqs_desktop.adapters import vault

PACKAGING = Path(__file__).resolve().parents[1] / "packaging"
NOBODY = 65534

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the installer is built on Linux")


def said_by(*command: str, script: str = "", user: int | None = None, **variables: str) -> str:
    """What a failing command of the build says. The script comes on its input, for a user may not read the checkout."""
    done = subprocess.run(
        command, check=False, cwd="/", env=os.environ | variables, user=user, extra_groups=[] if user else None,
        input=script, capture_output=True, text=True, timeout=100,
    )  # fmt: skip
    assert done.returncode == 1, done
    return done.stderr


def of_the_build(function: str) -> str:
    return f"set -euo pipefail\n{(PACKAGING / 'windows' / 'wine.sh').read_text(encoding='utf-8')}\n{function}\n"


as_root = pytest.mark.skipif(sys.platform == "linux" and os.getuid() != 0, reason="it asks for root first")


def test_without_root() -> None:
    user = NOBODY if os.getuid() == 0 else None
    assert "root is missing" in said_by("bash", script=of_the_build("require_machine"), user=user)


@as_root
def test_without_room(tmp_path: Path) -> None:
    script = of_the_build("NEEDED_MB=999999999; require_machine")
    said = said_by("bash", script=script, HQS_WINE_ROOT=str(tmp_path / "wine"))
    assert "disk space is missing" in said
    assert "999999999 MB are needed" in said


@as_root
def test_without_a_network(tmp_path: Path) -> None:
    said = said_by("unshare", "--net", "bash", script=of_the_build("make_root"), HQS_WINE_ROOT=str(tmp_path / "wine"))
    assert "network is missing" in said


@as_root
def test_nothing_to_check_before_it_is_built(tmp_path: Path) -> None:
    said = said_by("bash", str(PACKAGING / "smoke_windows.sh"), HQS_WINE_ROOT=str(tmp_path))
    assert "run packaging/build_windows.sh first" in said


def test_an_option_that_it_has_not() -> None:
    assert "usage: build_windows.sh [--twice]" in said_by("bash", str(PACKAGING / "build_windows.sh"), "--thrice")


@pytest.mark.skipif(platform.machine() != "x86_64", reason="shellcheck is in the lock for x86_64 only")
def test_no_script_does_what_its_shell_would_stumble_over() -> None:
    scripts = [PACKAGING.parent / ".ci" / "run", *sorted(PACKAGING.rglob("*.sh"))]
    shellcheck = Path(sys.executable).with_name("shellcheck")
    done = subprocess.run(
        [shellcheck, "--severity=warning", *scripts], check=False, capture_output=True, text=True, cwd=PACKAGING.parent
    )
    assert done.stdout == ""
    assert len(scripts) > 10


def test_the_uninstaller_forgets_every_secret() -> None:
    script = (PACKAGING / "windows" / "installer.nsi").read_text(encoding="utf-8")
    forgotten = set(re.findall(r'CredDeleteW\(w "HQSDesktop/([^"]+)"', script))
    assert forgotten == {vault.CLIENT_SECRET, vault.PASSWORD, vault.JOURNAL_KEY, vault.DESK_IDENTITY}
