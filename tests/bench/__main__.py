"""Speed as ratios, measured side by side in one run: ``sh packaging/bench.sh``.

Start: the app against a bare PySide6 window. Reading: a schedule's reply against ``json.loads`` of the same bytes.
Lists: importing one of 60,000 services against the bare reading of its file, and what a key among them takes.
Stalls of the UI thread, in milliseconds: while the program loads, while a reply is read, on a screen full of slots, on
a full day board and a full confirmation list. How long a year of bookings takes to be counted.
Each figure is the median of the runs, which alternate between the two sides.
"""

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.glance import glance
from tests.bench.lists import measure
from tests.bench.replies import read_reply, schedule_reply
from tests.bench.screen import screen_stalls

RUNS = 9
IMPORTS = 3
GLANCES = 3
BUDGETS = {"first paint": 1.5, "first key answered": 3.5, "read 1,000": 4.0, "read 10,000": 4.0, "import 60,000": 12.0}
STALL_BUDGET_MS = 50
KEY_BUDGET_MS = 8
GLANCE_BUDGET_MS = 16
FIGURES_BUDGET_SECONDS = 1.0


def child(*arguments: str) -> list[float]:
    """Start one measured process and return what it printed."""
    command = [sys.executable, "-m", "tests.bench.start", arguments[0], repr(time.monotonic()), *arguments[1:]]
    # An installed program is compiled; so must this be from its second start on, whatever the shell forbids.
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True, env=surroundings)
    return [float(word) for word in done.stdout.split()]


@contextmanager
def profile() -> Iterator[Path]:
    """A desk that is set up, whose gateway is this machine's."""
    with tempfile.TemporaryDirectory(prefix="hqs-bench-") as folder:
        settings = Path(folder, "settings.toml")
        connection = 'api_base = "http://127.0.0.1:9"\nreferral_base = "http://127.0.0.1:9"\nclient_id = "bench"\n'
        settings.write_text(f"schema_version = 1\n[connection]\n{connection}", encoding="utf-8")
        yield Path(folder)


def start_ratios() -> tuple[dict[str, float], float]:
    """First paint, first key and readiness as multiples of a bare window's first paint; the median largest stall."""
    with profile() as folder:
        child("bare"), child("app", str(folder))  # warm the disk's cache, and make the journal
        pairs = [(child("bare")[0], child("app", str(folder))) for _ in range(RUNS)]
    base = statistics.median(bare for bare, _ in pairs)
    *times, gap = (statistics.median(app[part] for _, app in pairs) for part in range(4))
    names = ("first paint", "first key answered", "all loaded, session there")
    print(
        f"  bare window {base * 1000:.0f} ms, "
        + ", ".join(f"{n} {t * 1000:.0f} ms" for n, t in zip(names, times, strict=True))
    )
    return {name: seconds / base for name, seconds in zip(names, times, strict=True)}, gap * 1000


def reading_ratio(blocks: int) -> tuple[float, float]:
    """Reading a reply as a multiple of ``json.loads``, and the largest gap of the event loop meanwhile, in ms."""
    reply = schedule_reply(blocks)
    plain: list[float] = []
    ours: list[float] = []
    gaps: list[float] = []
    for _ in range(RUNS):
        plain.append(timed(lambda: json.loads(reply)))
        seconds, gap = asyncio.run(timed_reading(reply))
        ours.append(seconds)
        gaps.append(gap)
    base = statistics.median(plain)
    print(f"  {blocks} blocks: json.loads {base * 1000:.1f} ms, ours {statistics.median(ours) * 1000:.1f} ms")
    return statistics.median(ours) / base, statistics.median(gaps) * 1000


def timed(work: Callable[[], object]) -> float:
    """How long ``work`` takes, in seconds."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


async def timed_reading(reply: bytes) -> tuple[float, float]:
    """Read a reply while a ticker runs; seconds, and the ticker's largest gap in seconds."""
    largest = 0.0

    async def tick() -> None:
        nonlocal largest
        last = time.perf_counter()
        while True:
            await asyncio.sleep(0.001)
            now = time.perf_counter()
            largest, last = max(largest, now - last), now

    async with asyncio.TaskGroup() as group:
        ticker = group.create_task(tick())
        await asyncio.sleep(0)
        began = time.perf_counter()
        await read_reply(reply)
        seconds = time.perf_counter() - began
        await asyncio.sleep(0.002)
        ticker.cancel()
    return seconds, largest


def main() -> int:
    """Print every ratio beside its budget; 1 where one is exceeded."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(f"medians of {RUNS} runs")
    ratios, start_gap = start_ratios()
    gaps = {"start": start_gap}
    for blocks in (1_000, 10_000):
        ratios[f"read {blocks:,}"], gaps[f"read {blocks:,}"] = reading_ratio(blocks)
    found, coming, key = asyncio.run(screen_stalls())
    gaps |= {f"while {found:,} slots come": coming * 1000, f"a key among {found:,} slots": key * 1000}
    imports = [asyncio.run(measure()) for _ in range(IMPORTS)]
    seconds, bare, stall, service_key, search_key = (statistics.median(part) for part in zip(*imports, strict=True))
    print(f"  60,000 services: bare reading {bare:.2f} s, imported in {seconds:.2f} s")
    ratios["import 60,000"], gaps["import 60,000"] = seconds / bare, stall * 1000
    over = False
    for name, seconds in (("a service", service_key), ("the search of all tables", search_key)):
        over |= seconds * 1000 > KEY_BUDGET_MS
        print(f"a key of {name} among 60,000: {seconds * 1000:.1f} ms (budget {KEY_BUDGET_MS} ms)")
    glances = [asyncio.run(glance()) for _ in range(GLANCES)]
    for name in glances[0][0]:
        stall = statistics.median(stalls[name] for stalls, _ in glances) * 1000
        over |= stall > GLANCE_BUDGET_MS
        print(f"at once, {name}: {stall:.0f} ms (budget {GLANCE_BUDGET_MS} ms)")
    seconds = statistics.median(seconds for _, seconds in glances)
    over |= seconds > FIGURES_BUDGET_SECONDS
    print(f"100,000 bookings counted: {seconds:.1f} s (budget {FIGURES_BUDGET_SECONDS} s)")
    for name, ratio in ratios.items():
        budget = BUDGETS.get(name)
        over |= budget is not None and ratio > budget
        print(f"{name}: {ratio:.2f}x" + (f" (budget {budget}x)" if budget else ""))
    for name, gap in gaps.items():
        over |= gap > STALL_BUDGET_MS
        print(f"largest stall, {name}: {gap:.0f} ms (budget {STALL_BUDGET_MS} ms)")
    return int(over)


if __name__ == "__main__":
    sys.exit(main())
