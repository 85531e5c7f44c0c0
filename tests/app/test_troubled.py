"""Starts and work with a journal that can't be used. Real files, real processes."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.test_live import settings, start

HELD = "Another program holds the desk's journal"
FULL = "The disk has no room for the desk's journal"
# Root may write everywhere, unless that right is taken from it.
NO_ROOT = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
DOWN = "There is no connection to the gateway"


@pytest.fixture
def profile() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield settings(Path(folder), "http://127.0.0.1:9")


def said_in(profile: Path, trouble: str, end: str) -> list[str]:
    before = NO_ROOT if trouble == "read_only" else ()
    return start(trouble, str(profile), end, module="tests.app.troubled", before=before).splitlines()


def shown(words: str) -> list[str]:
    """What window and screens say where nothing can be done for ``words``."""
    says = [f"{place}={words}" for place in ("notices", "F2", "F3", "F4")]
    return ["session=False line=no_journal", *says]


WORKING = [
    "session=True line=down",
    f"notices={DOWN}",
    "F2=No doctor of this specialty is known here",  # it was sought by itself
    "F3=No visit today was booked from this desk",
    "F4=",
]


@pytest.mark.parametrize(
    ("trouble", "words", "end"),
    [
        ("locked", HELD, "itself"),
        ("full", FULL, "itself"),
        ("locked", HELD, "asked"),
        ("read_only", "The desk's journal can't be written", "asked"),
        ("key_missing", "The key of the desk's journal is missing", "asked"),
        ("emptied", "The desk's journal is damaged or empty", "asked"),
        ("vault_locked", "Windows' vault of passwords can't be used", "asked"),
    ],
)
def test_trouble_at_the_start_is_said_everywhere_and_work_begins_once_it_is_mended(
    profile: Path, trouble: str, words: str, end: str
) -> None:
    assert said_in(profile, trouble, end) == [*shown(words), "dismissed=", *WORKING]


@pytest.mark.parametrize(("trouble", "words"), [("locked", HELD), ("full", FULL)])
def test_in_trouble_it_closes_quietly(profile: Path, trouble: str, words: str) -> None:
    assert said_in(profile, trouble, "quit") == shown(words)
    assert "did not close" not in (profile / "logs" / "hqs-desktop.jsonl").read_text(encoding="utf-8")


def test_trouble_at_work_is_said_once_and_until_it_is_over(profile: Path) -> None:
    said = said_in(profile, "at_work", "")
    assert said == [
        "JournalLockedError",
        "session=True line=no_journal",
        f"notices={DOWN} | {HELD}",
        *("F2=idle", "F3=No visit today was booked from this desk", "F4="),
        f"tried={DOWN} | {HELD}",
        "session=True line=down",
        f"notices={DOWN}",
        *("F2=idle", "F3=No visit today was booked from this desk", "F4="),
    ]
