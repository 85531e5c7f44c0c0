"""A doctor withdraws a day, and all its patients are called by keys alone: nobody is lost, not even by a kill."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from hqs_desktop.app.tour.lost_day import slots_of_a_day
from hqs_desktop.core.dates import shamsi_of
from hqs_desktop.simulator.server import SimulatorServer
from tests.app.test_live import settings, start

PATIENTS = 8
KILLED_AT = 3  # bookings of the called


@pytest.mark.timeout(240)
def test_a_morning_by_keys_alone_loses_nobody(tmp_path: Path) -> None:
    said = start("short", str(tmp_path), str(PATIENTS), module="tests.app.mornings", patience=150)
    assert f"called {PATIENTS}" in said
    ends = ("1 open, (wait|offer)", "1 open, call", "1 not_wanted", "5 rebooked")  # the matcher may find a slot
    assert all(re.search(f" {end}", said) for end in ends)
    assert "Nobody is lost, and the gateway's ledger agrees" in said
    (keys,) = re.findall(r"Keys for each of (\d+) rebookings: (\d)", said)
    assert int(keys[0]) >= PATIENTS // 2
    assert int(keys[1]) <= 4
    pictures = sorted(tmp_path.glob("*.png"))
    assert len(pictures) == len(re.findall(r"^ *\d+\. ", said, re.MULTILINE))
    assert all(picture.stat().st_size > 20_000 for picture in pictures)


@pytest.mark.skipif(sys.platform == "win32", reason="nothing there kills as kill -9 does")
@pytest.mark.timeout(300)
def test_a_morning_that_is_killed_in_the_middle_goes_on(tmp_path: Path) -> None:
    """Killed after the gateway has executed a booking, and before its answer came."""
    with SimulatorServer(seed=5) as gateway:
        slots = slots_of_a_day(gateway.world, PATIENTS)
        profile = settings(tmp_path, gateway.base_url)
        sets = PATIENTS + KILLED_AT
        gateway.faults.inject("slow", operation="SetAppointment", skip=sets - 1, executed=True, seconds=20.0)
        surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, "-m", "tests.app.mornings", "begin", str(profile)]
        first = subprocess.Popen(
            [*command, *(slot.tqid.key for slot in slots)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=surroundings,
        )
        assert first.stdin is not None
        assert first.stdout is not None
        assert first.stdout.readline() == b"booked\n"
        gateway.withdraw_day(slots[0].provider.identifier.id, shamsi_of(slots[0].start))
        first.stdin.write(b"\n")
        first.stdin.flush()
        until = time.monotonic() + 90
        while booked(gateway).total() < sets:
            assert time.monotonic() < until
            assert first.poll() is None
            time.sleep(0.01)
        first.send_signal(signal.SIGKILL)
        first.communicate()
        gateway.faults.clear()

        said = start("go_on", str(profile), module="tests.app.mornings", patience=150)
        found, proven = re.findall(r"(?:found|journal): (\d+) lost a slot, (\d+) have one", said)
        assert found[0] == str(PATIENTS)
        assert int(found[1]) in {KILLED_AT - 1, KILLED_AT}  # what it did not hear of may be known already
        assert int(proven[0]) == PATIENTS
        assert json.loads(said.partition("faults=")[2].splitlines()[0]) == []
        pairs = Counter(tuple(pair) for pair in json.loads(said.partition("pairs=")[2].splitlines()[0]))
        assert pairs == booked(gateway)
        assert set(pairs.values()) == {1}


def booked(gateway: SimulatorServer) -> Counter[tuple[str, str]]:
    """What the gateway has booked, by slot and patient, and how often."""
    return Counter(
        (one.tqid.key, one.person_id.id) for one in gateway.ledger.executions if one.operation == "SetAppointment"
    )
