"""The command line: help in both languages, mistakes with a clear word and exit code 2."""

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request

import pytest

from hqs_desktop import __version__
from hqs_desktop.__main__ import DEMO_SEED, build_parser, main


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.strip() == f"hqs-desktop {__version__}"


@pytest.mark.parametrize("arguments", [["--help"], ["demo", "-h"], ["simulator", "-h"], ["configure", "--help"]])
def test_help_is_in_both_languages(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 0
    text = capsys.readouterr().out
    assert "print this help and exit" in text
    assert "همین راهنما را می‌نویسد" in text


@pytest.mark.parametrize(
    "arguments",
    [
        ["bogus"],
        ["--nonsense"],
        ["simulator", "--port", "99999"],
        ["simulator", "--port", "x"],
        ["demo", "--seed", "x"],
        ["demo", "--tour"],
        ["configure"],
    ],
)
def test_mistakes_are_named_with_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert "آرگومان نادرست / wrong arguments: " in said
    assert arguments[-1] in said or "--from" in said


def test_profile_may_stand_before_or_after_configure() -> None:
    before = build_parser().parse_args(["--profile", "a", "configure", "--from", "f"])
    after = build_parser().parse_args(["configure", "--profile", "a", "--from", "f"])
    assert before.profile == after.profile
    assert str(before.profile) == "a"


def test_demo_has_a_fixed_world_unless_told() -> None:
    assert build_parser().parse_args(["demo"]).seed == DEMO_SEED
    assert build_parser().parse_args(["demo", "--seed", "7"]).seed == 7


def test_simulator_runs_alone_until_interrupted() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "hqs_desktop", "simulator", "--port", str(port)]
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=buffered
    ) as process:
        try:
            assert process.stdout is not None
            announced = process.stdout.readline()
            assert re.search(rf"http://127\.0\.0\.1:{port}\b", announced)
            request = urllib.request.Request(f"http://127.0.0.1:{port}/oauth/token", data=b"grant_type=password")
            with pytest.raises(urllib.error.HTTPError) as refused:
                urllib.request.urlopen(request, timeout=10)
            assert b'"error"' in refused.value.read()
            refused.value.close()
            process.send_signal(signal.SIGINT)
            rest, _ = process.communicate(timeout=20)
        finally:
            process.kill()  # a failure above must not wait for a server without an end
    assert "Traceback" not in rest
    assert process.returncode == 0
