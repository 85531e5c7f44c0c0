"""How long a list of 60,000 takes to import, what the UI thread waits for meanwhile, and how fast a key is answered.

All codes and words are made up.
"""

import asyncio
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import NamedTuple

import xlsxwriter
from PySide6.QtWidgets import QApplication
from python_calamine import load_workbook

from hqs_desktop.adapters.lists import FileListStore
from hqs_desktop.adapters.sheets import FileSheetReader
from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.codes.lists import ListKind
from hqs_desktop.core.clock import SystemClock
from hqs_desktop.desk.lists.columns import guess
from hqs_desktop.desk.lists.importing import Lists
from hqs_desktop.viewmodels.codes.screen import CodesViewModel
from hqs_desktop.viewmodels.find.criteria import BookCriteria
from hqs_desktop.viewmodels.lists import ListsSlot
from tests.fakes.shared import make_shared

ROWS = 60_000
KEYS = ("9", "9000", "012345", "خ", "خد", "خدمت", "خدمت و", "ویز", "آزمایش نمونه", "صویر", "نمونه ساختگی", "zz", "نیست")
WORDS = ("خدمت", "ویزیت", "جراحی", "ساختگی", "نمونه", "آزمایش", "تصویربرداری", "مشاوره", "درمان", "بررسی")


class Measured(NamedTuple):
    """Seconds: importing, the bare reading of the same file, the longest wait of the UI's thread, the slowest keys."""

    seconds: float
    bare: float
    stall: float
    service_key: float
    search_key: float


def workbook(path: Path) -> None:
    """A list of services as a spreadsheet."""
    chance = random.Random(1)
    rare = ["".join(letters) for letters in product("ابتجحدر", repeat=4)]
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        page = book.add_worksheet("RVU3")
        page.write_row(0, 0, ("کد", "شرح", "گروه"))
        for row in range(1, ROWS + 1):
            words = (chance.choice(WORDS if chance.random() < 0.5 else rare) for _ in range(chance.randint(3, 9)))
            page.write_row(row, 0, (f"{900_000 + row}", " ".join(words), f"گروه {row % 40}"))


async def measure() -> Measured:
    """Import the list once, as a person would, and look things up in it."""
    QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory(prefix="hqs-bench-") as folder:
        path = Path(folder, "rvu3.xlsx")
        workbook(path)
        began = time.perf_counter()
        load_workbook(str(path)).get_sheet_by_index(0).to_python()
        bare = time.perf_counter() - began
        codes = CodeTables()
        lists = Lists(FileSheetReader(), FileListStore(Path(folder, "lists")), codes.lists, SystemClock())
        stall = 0.0

        async def tick() -> None:
            nonlocal stall
            last = time.perf_counter()
            while True:
                await asyncio.sleep(0.001)
                now = time.perf_counter()
                stall, last = max(stall, now - last), now

        async with asyncio.TaskGroup() as group:
            ticker = group.create_task(tick())
            began = time.perf_counter()
            sheet = await lists.read(path)
            checked = await lists.check(ListKind.RVU3, sheet, guess(ListKind.RVU3, sheet.rows))
            await lists.keep(checked)
            seconds = time.perf_counter() - began
            ticker.cancel()
        criteria = BookCriteria(codes, SystemClock())
        screen = CodesViewModel(codes, make_shared().exporter(), ListsSlot(codes))
        screen.open()
        screen.warm()
        return Measured(
            seconds,
            bare,
            stall,
            max(_slowest(criteria.search_services, key) for key in KEYS),
            max(_slowest(screen.set_text, key) for key in KEYS),
        )


def _slowest(answer: Callable[[str], object], key: str) -> float:
    """The median of a key's answers, in seconds."""
    times: list[float] = []
    for _ in range(5):
        answer("")
        began = time.perf_counter()
        answer(key)
        times.append(time.perf_counter() - began)
    return statistics.median(times)
