"""A table on paper: its look on any page, its PDF, its job at a printer, and the dialog that sends it there."""

import re
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSizeF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from hqs_desktop.viewmodels.printing import PrintedColumn, PrintedTable
from hqs_desktop.views.printing.dialog import Preview, TableDialog
from hqs_desktop.views.printing.document import A4, NotSavedError, save_pdf, send_to
from hqs_desktop.views.printing.table import TableDocument
from hqs_desktop.views.style.theme import Scheme
from hqs_desktop.views.widgets.labels import PlainLabel
from tests.views.keyboard import destroy, find, nameless, pause
from tests.views.shots import LOOKS, dressed, settle

UNIT = 4.0  # pixels a millimetre
WHITE = 0xFFFFFFFF
SHADE = "#ececec"  # behind the heads of the columns
ROLL, A5 = QSizeF(80, 200), QSizeF(148, 210)
COLUMNS = [PrintedColumn("ساعت", 1, centred=True), PrintedColumn("بیمار", 3), PrintedColumn("مرکز", 3)]


def rows(count: int, patient: str = "زهرا کریمی") -> Sequence[Sequence[str]]:
    return [(f"۰۸:{number % 60:02}", patient, "مرکز نمونه") for number in range(count)]


def table(count: int = 5, **changes: object) -> PrintedTable:
    made = PrintedTable(
        title="فهرست نوبت‌ها",
        stamps=["مرکز نمونه", "یکشنبه ۱۵ شهریور ۱۴۰۵"],
        columns=COLUMNS,
        rows=rows(count),
        file_stem="hqs-day-1",
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # fields by name


@pytest.fixture(autouse=True)
def persian(qapp: QApplication) -> Iterator[None]:
    with dressed(qapp, "fa", Scheme.LIGHT, 1.0):
        yield


def painted(of: PrintedTable, number: int = 0, size: QSizeF = A4) -> QImage:
    image = QImage(round(size.width() * UNIT), round(size.height() * UNIT), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    TableDocument(of).paint(painter, number, size, UNIT)
    painter.end()
    return image


def inked(image: QImage) -> QRect:
    """What is not white, in pixels."""
    columns = [x for x in range(image.width()) if any(ink(image, x, y) for y in range(0, image.height(), 2))]
    lines = [y for y in range(image.height()) if any(ink(image, x, y) for x in range(0, image.width(), 2))]
    return QRect(columns[0], lines[0], columns[-1] - columns[0], lines[-1] - lines[0])


def first_row(image: QImage) -> QImage:
    """The words of the first row, without the line below them."""
    bar = max(y for y in range(image.height()) if image.pixelColor(round(12.3 * UNIT), y).name() == SHADE)
    return image.copy(QRect(0, bar + 2, image.width(), round(5 * UNIT)))


def ink(image: QImage, x: int, y: int) -> bool:
    return image.pixel(x, y) != WHITE


@pytest.mark.parametrize("size", [A4, A4.transposed(), A5, ROLL], ids=["a4", "wide", "a5", "roll"])
def test_it_stays_within_the_margins_of_any_paper(size: QSizeF) -> None:
    endless = "بسیار بلند " * 300
    used = inked(painted(table(rows=[("۰۸:۰۰", endless, "W" * 900)] * 9, title=endless, foot=endless), size=size))
    margin = 12 * min(1.0, size.width() / 150) * UNIT - 2
    assert used.left() >= margin
    assert used.right() <= size.width() * UNIT - margin
    assert used.top() >= margin
    assert used.bottom() <= size.height() * UNIT - margin


def test_a_long_name_is_wrapped_and_takes_more_room() -> None:
    short, long = (TableDocument(table(rows=rows(80, name))).pages(A4) for name in ("زهرا", "زهرا کریمی " * 9))
    assert long > short


def test_each_page_has_the_heads_of_the_columns_and_its_number() -> None:
    """The grey bar is on every page, and only the number differs below two pages of the same rows."""
    document = TableDocument(table(120))
    pages = [painted(table(120), number) for number in range(document.pages(A4))]
    assert len(pages) == 4
    for page in pages:
        bar = [y for y in range(page.height()) if page.pixelColor(round(12.3 * UNIT), y).name() == SHADE]
        assert len(bar) > 4 * UNIT
    foot = QRect(0, round(275 * UNIT), pages[0].width(), round(15 * UNIT))
    assert pages[1].copy(foot) != pages[2].copy(foot)


def test_a_heading_runs_over_all_columns() -> None:
    words = "داخلی " * 18
    heading, cell = (inked(first_row(painted(table(rows=rows)))) for rows in ([[words]], [("", words, "")]))
    assert heading.width() > cell.width() * 1.5


def test_room_to_write_by_hand_makes_rows_higher() -> None:
    assert TableDocument(table(60, row_height=12.0)).pages(A4) > TableDocument(table(60)).pages(A4)


def test_a_table_without_rows_is_one_page() -> None:
    assert TableDocument(table(0)).pages(A4) == 1


def test_it_reads_from_right_to_left_in_persian_and_the_other_way_in_english(qapp: QApplication) -> None:
    def ink_of_title(image: QImage) -> tuple[int, int]:
        half, lines = image.width() // 2, range(round(12 * UNIT), round(22 * UNIT))
        left = sum(ink(image, x, y) for x in range(half) for y in lines)
        return left, sum(ink(image, x, y) for x in range(half, image.width()) for y in lines)

    left, right = ink_of_title(painted(table()))
    assert right > left == 0
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        left, right = ink_of_title(painted(table()))
    assert left > right == 0


def test_markup_is_shown_as_it_stands() -> None:
    """Were it read, the two names would be as wide as each other."""

    def width(name: str) -> int:
        return inked(first_row(painted(table(rows=[("", name, "")])))).width()

    assert width("<b>Zahra</b>") > width("Zahra") * 1.5


def test_latin_text_keeps_its_brackets_where_they_are_read() -> None:
    """In a right-to-left line the last bracket would go to the front."""
    bare, isolated = (painted(table(rows=[("", name, "")])) for name in ("Ward (B)", "\u2066Ward (B)\u2069"))
    assert bare == isolated


def test_a_pdf_has_all_pages_and_our_typeface_and_is_for_who_saved_it(tmp_path: Path) -> None:
    path = tmp_path / "day.pdf"
    save_pdf(TableDocument(table(120)), path)
    data = path.read_bytes()
    assert data.startswith(b"%PDF-1.")
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == 4
    assert re.search(rb"/MediaBox \[0 0 59[45]\S* 84[12]", data)
    assert b"Vazirmatn" in data
    assert "کریمی".encode("utf-16-be") not in data
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_wide_one_is_saved_wide(tmp_path: Path) -> None:
    path = tmp_path / "day.pdf"
    save_pdf(TableDocument(table(landscape=True)), path)
    assert re.search(rb"/MediaBox \[0 0 84[12]\S* 59[45]", path.read_bytes())


def test_a_pdf_that_cannot_be_written_says_why_and_leaves_what_was_there(tmp_path: Path) -> None:
    with pytest.raises(NotSavedError, match=r".+"):
        save_pdf(TableDocument(table()), tmp_path / "missing" / "day.pdf")
    assert list(tmp_path.iterdir()) == []


def job(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    return printer


def test_a_printer_gets_the_pages_that_were_chosen(tmp_path: Path) -> None:
    printer = job(tmp_path / "job.pdf")
    printer.setFromTo(2, 3)
    assert send_to(printer, TableDocument(table(120)))
    assert printer.docName() == "فهرست نوبت‌ها"
    assert len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "job.pdf").read_bytes())) == 2


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[TableDialog]:
    made = TableDialog(table(120))
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.open()
    qtbot.waitUntil(made.isVisible)
    yield made
    destroy(made)


def test_the_pages_are_counted_and_turned_by_keys(dialog: TableDialog) -> None:
    assert find(dialog, PlainLabel, "print_pages").text().startswith("۴ صفحه")
    bar = dialog.scrolled.verticalScrollBar()
    QTest.keyClick(dialog, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(dialog, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(dialog, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_enter_prints_and_without_a_printer_says_what_to_do(
    dialog: TableDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "defaultPrinter", staticmethod(QPrinterInfo))
    pause()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "چاپگری روی این رایانه" in dialog.bar.title


def test_saving_asks_where_under_a_name_of_our_own(dialog: TableDialog, tmp_path: Path) -> None:
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    find(dialog, QPushButton, "print_save").click()
    asked = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog) and w.isVisible())
    assert [Path(name).name for name in asked.selectedFiles()] == ["hqs-day-1.pdf"]
    asked.setDirectory(str(tmp_path))
    asked.accept()
    settle()
    assert (tmp_path / "hqs-day-1.pdf").read_bytes().startswith(b"%PDF-1.")
    assert dialog.bar.title == "فایل PDF ذخیره شد"


def test_a_pdf_that_is_refused_is_told(dialog: TableDialog, tmp_path: Path) -> None:
    dialog.save(str(tmp_path / "no" / "day.pdf"))
    assert dialog.bar.title == "فایل PDF ذخیره نشد"
    assert dialog.bar.advice


def test_the_preview_reads_itself_out(dialog: TableDialog) -> None:
    preview = dialog.findChild(Preview)
    assert preview is not None
    assert preview.accessibleName() == "فهرست نوبت‌ها"
    assert "زهرا کریمی" in preview.accessibleDescription()


@pytest.mark.parametrize(("language", "scheme", "scale"), LOOKS)
def test_it_opens_in_every_look(qapp: QApplication, language: str, scheme: Scheme, scale: float) -> None:
    with dressed(qapp, language, scheme, scale):
        made = TableDialog(table(120, landscape=True))
        made.open()
        settle()
        assert nameless(made) == []
        room = made.screen().availableSize()
        assert made.width() <= room.width()
        assert made.height() <= room.height()
        destroy(made)
