"""F8 over a reader and a store of files, and files to import. All codes in them are made up."""

import asyncio
from itertools import product
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from hqs_desktop.adapters.export import FileExporter
from hqs_desktop.adapters.lists import FileListStore
from hqs_desktop.adapters.sheets import FileSheetReader
from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.desk.lists.importing import Lists
from hqs_desktop.viewmodels.codes.importing import ImportViewModel, Phase
from hqs_desktop.viewmodels.codes.screen import CodesViewModel
from hqs_desktop.viewmodels.lists import ListsSlot
from hqs_desktop.views.codes.importing import ImportDialog
from hqs_desktop.views.codes.lists import EntriesView
from hqs_desktop.views.codes.screen import CodesScreen
from tests.fakes.clock import FakeClock
from tests.views.keyboard import Keyboard, destroy, find

GROUPS = ("گروه ساختگی یک", "گروه ساختگی دو", "گروه ساختگی سه")
WORDS = ("معاینه", "مشاوره", "نمونه‌برداری", "تصویربرداری", "بررسی", "آموزش")


class ImportWorld:
    """The screen, its view-model, and a folder for files and lists."""

    def __init__(self, folder: Path, size: QSize = QSize(1282, 684)) -> None:  # noqa: B008  # a value
        self.folder = folder
        codes, clock = CodeTables(), FakeClock()
        self.codes = codes
        self.slot = ListsSlot(codes)
        self.lists = Lists(FileSheetReader(), FileListStore(folder / "lists"), codes.lists, clock)
        self.slot.put(self.lists)
        self.model = CodesViewModel(codes, FileExporter(), self.slot)
        self.screen = CodesScreen(self.model)
        self.screen.resize(size)
        self.keys = Keyboard(clock)
        self.search = find(self.screen, QLineEdit, "codes_search")
        self.rows = find(self.screen, EntriesView, "code_rows")

    async def open(self) -> None:
        self.screen.show()
        self.screen.activateWindow()
        self.screen.focus_first()
        await self.keys.settle()

    async def close(self) -> None:
        if (dialog := self.dialog) is not None:
            dialog.reject()
        await self.model.aclose()
        destroy(self.screen)

    @property
    def dialog(self) -> ImportDialog | None:
        found = self.screen.findChildren(ImportDialog)
        return found[-1] if found and found[-1].isVisible() else None

    @property
    def shown(self) -> QWidget:
        return self.dialog or self.screen

    @property
    def importing(self) -> ImportViewModel:
        assert self.dialog is not None
        return self.dialog._view_model

    def import_list(self, kind: int = 0) -> ImportDialog:
        if (dialog := self.dialog) is not None:
            dialog.reject()
        self.screen.open_import()
        assert self.dialog is not None
        kinds = find(self.dialog, QComboBox, "import_kind")
        kinds.setCurrentIndex(kind)
        kinds.activated.emit(kind)
        return self.dialog

    async def read(self, path: Path) -> None:
        assert self.dialog is not None
        find(self.dialog, QLineEdit, "import_path").setText(str(path))
        self.dialog._open_path()
        await self.until_idle()

    async def keep(self) -> None:
        assert self.dialog is not None
        find(self.dialog, QPushButton, "import_keep").click()
        await self.until_idle()

    async def until_idle(self) -> None:
        """Wait until the import has nothing more to do by itself."""
        async with asyncio.timeout(10):
            await asyncio.sleep(0)
            while self.dialog is not None and self.importing.phase in {Phase.READING, Phase.CHECKING, Phase.KEEPING}:  # noqa: ASYNC110
                await asyncio.sleep(0.005)
        await self.keys.settle()

    async def settled(self) -> None:
        """Wait until the screen has nothing more to do by itself."""
        async with asyncio.timeout(10):
            while self.model.busy:  # noqa: ASYNC110
                await asyncio.sleep(0.005)
        await self.keys.settle()

    def file(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8-sig")
        return path

    def services(self, count: int, *, changed: int = 0) -> Path:
        lines = ["کد خدمت,شرح خدمت,گروه"]
        for number in range(count):
            name = f"{WORDS[number % 6]} ساختگی شمارهٔ {number}{' (ویرایش‌شده)' if number < changed else ''}"
            lines.append(f"{900_000 + number},{name},{GROUPS[number % 3]}")
        return self.file(f"rvu3-{count}.csv", "\n".join(lines))

    def wrong_services(self) -> Path:
        lines = [
            "کد,شرح",
            "900001,معاینه ساختگی",
            "1/12/05,مشاوره ساختگی",
            ",بی‌کد",
            "900001,نام دیگر",
            "9.7E+05,عدد",
            "900007,",
        ]
        return self.file("wrong.csv", "\n".join(lines))

    def unclear(self) -> Path:
        return self.file("unclear.csv", "900001,900001\n900002,900002\n")

    def divisions(self) -> Path:
        lines = ["کد استان,استان,کد شهرستان,شهرستان,کد شهر,شهر"]
        for province, county, town in product(range(3), range(3), range(4)):
            codes = f"9{province}", f"9{province}{county}", f"9{province}{county}{town}"
            names = f"استان نمونهٔ {province}", f"شهرستان آزمون {county}", f"شهر ساختگی {town}"
            lines.append(",".join(cell for pair in zip(codes, names, strict=True) for cell in pair))
        return self.file("divisions.csv", "\n".join(lines))
