"""The slip as it comes out: on paper of any size, as a PDF, and in the dialog that sends it there."""

import re
import stat
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSizeF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hqs_desktop.viewmodels.dialogs.slip import Slip
from hqs_desktop.viewmodels.lines import Fact
from hqs_desktop.views.dialogs.paper import SlipDocument, paint_slip, qr_modules
from hqs_desktop.views.dialogs.slip import SlipDialog
from hqs_desktop.views.printing.document import A6, save_pdf, send_to
from hqs_desktop.views.style.theme import Scheme
from tests.views.keyboard import destroy, find, nameless, pause
from tests.views.shots import LOOKS, dressed, settle

UNIT = 8.0  # pixels a millimetre
WHITE = 0xFFFFFFFF
ROLL, SHORT_ROLL, A5, A4 = QSizeF(80, 200), QSizeF(80, 90), QSizeF(148, 210), QSizeF(210, 297)


def slip(**changes: object) -> Slip:
    rows = [Fact("بیمار", "زهرا کریمی"), Fact("پزشک", "دکتر نمونه"), Fact("نشانی", "تهران، خیابان نمونه، پلاک ۴۵")]
    tqid = "1:0f8fad5b-d9cb-469f-a165-70867728950e"
    made = Slip(
        title="برگهٔ نوبت",
        centre="مرکز نمونه",
        day="یکشنبه ۱۵ شهریور ۱۴۰۵",
        time="۱۳:۳۰",
        queue_label="شمارهٔ نوبت",
        queue="۱۴",
        rows=rows,
        instructions=[],
        tqid_label="شناسهٔ نوبت (TQID)",
        tqid=f"\u2066{tqid}\u2069",
        qr=tqid,
        advice="این برگه را همراه داشته باشید.",
        printed="زمان چاپ: ۱۴۰۵/۰۶/۱۵",
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # fields by name


@pytest.fixture(autouse=True)
def persian(qapp: QApplication) -> Iterator[None]:
    with dressed(qapp, "fa", Scheme.LIGHT, 1.0):
        yield


def painted(of: Slip, page: QSizeF = A6) -> QImage:
    image = QImage(round(page.width() * UNIT), round(page.height() * UNIT), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_slip(painter, of, page, UNIT)
    painter.end()
    return image


def inked(image: QImage) -> QRect:
    """What is not white, in pixels."""
    columns = [x for x in range(0, image.width(), 2) if any(ink(image, x, y) for y in range(0, image.height(), 2))]
    rows = [y for y in range(0, image.height(), 2) if any(ink(image, x, y) for x in range(0, image.width(), 2))]
    return QRect(columns[0], rows[0], columns[-1] - columns[0], rows[-1] - rows[0])


def ink(image: QImage, x: int, y: int) -> bool:
    return image.pixel(x, y) != WHITE


@pytest.mark.parametrize("page", [A6, ROLL, SHORT_ROLL, A5, A4], ids=["a6", "roll", "short roll", "a5", "a4"])
def test_it_stays_within_the_margins_of_any_paper(page: QSizeF) -> None:
    used = inked(painted(slip(), page))
    margin = round(5 * UNIT)
    assert used.left() >= margin
    assert used.right() <= page.width() * UNIT - margin
    assert used.top() >= margin
    assert used.bottom() <= page.height() * UNIT - margin
    assert used.height() > 40 * UNIT


def test_text_without_end_still_fits_on_the_one_page() -> None:
    endless = "بسیار بلند " * 3000
    rows = [Fact("نشانی", endless), Fact("پزشک", "W" * 20_000)]
    used = inked(painted(slip(rows=rows, centre=endless, title=endless, qr="x" * 20_000, tqid="x" * 20_000), ROLL))
    assert used.bottom() <= (ROLL.height() - 5) * UNIT
    assert used.left() >= 5 * UNIT


def test_an_instruction_is_whole_where_a_value_would_be_cut() -> None:
    long = "ناشتا بیایید. " * 28

    def height(of: Slip) -> int:
        return inked(painted(of, QSizeF(105, 400))).height()

    rows, told = slip(rows=[Fact("نشانی", long)]), slip(rows=[], instructions=[long])
    assert height(told) > height(rows) + 10 * UNIT


def test_endless_instructions_still_fit_on_the_one_page() -> None:
    used = inked(painted(slip(instructions=["بسیار بلند " * 3000] * 5), ROLL))
    assert used.bottom() <= (ROLL.height() - 5) * UNIT


def test_it_reads_from_right_to_left_in_persian_and_the_other_way_in_english(qapp: QApplication) -> None:
    """The label of the first row stands where reading begins."""

    def label_ink(image: QImage) -> tuple[int, int]:
        """The ink of the rows in the outer sixth of each side."""
        sixth, rows = image.width() // 6, range(round(40 * UNIT), round(58 * UNIT))
        left = sum(ink(image, x, y) for x in range(sixth) for y in rows)
        right = sum(ink(image, x, y) for x in range(image.width() - sixth, image.width()) for y in rows)
        return left, right

    short = slip(rows=[Fact("بیمار", "ز"), Fact("پزشک", "د")])
    left, right = label_ink(painted(short))
    assert right > left * 2
    with dressed(qapp, "en", Scheme.LIGHT, 1.0):
        left, right = label_ink(painted(short))
    assert left > right * 2


def test_markup_is_shown_as_it_stands() -> None:
    """Were it read, the tags would go and the words be bold, as in the other picture."""
    tagged, plain = (painted(slip(rows=[Fact("بیمار", name)])) for name in ("<b>Zahra</b>", "Zahra"))
    assert tagged != plain

    def width(image: QImage) -> int:
        band = image.copy(QRect(round(6 * UNIT), round(39.5 * UNIT), round(72 * UNIT), round(3.5 * UNIT)))
        return inked(band).width()

    assert width(tagged) > width(plain) * 1.5


def test_the_qr_code_is_the_tqid() -> None:
    """Each module of the painted code is as the code has it."""
    of = slip()
    modules = qr_modules(of.qr)
    image = painted(of)
    dark = [
        (x, y)
        for x in range(image.width())
        for y in range(round(60 * UNIT), round(110 * UNIT))
        if image.pixel(x, y) == 0xFF000000
    ]
    side = max(1, int(30 * UNIT / (len(modules) + 8)))
    x0 = round(image.width() / 2 - side * len(modules) / 2)
    y0 = min(y for x, y in dark if x == x0 + side // 2)
    found = set(dark)
    for row, line in enumerate(modules):
        for column, wanted in enumerate(line):
            at = (x0 + column * side + side // 2, y0 + row * side + side // 2)
            assert (at in found) == wanted, (row, column)


def pdf_facts(path: Path) -> Mapping[str, object]:
    data = path.read_bytes()
    box = re.search(rb"/MediaBox \[([\d. ]+)\]", data)
    assert box is not None
    return {
        "valid": data.startswith(b"%PDF-1.") and data.rstrip().endswith(b"%%EOF"),
        "pages": len(re.findall(rb"/Type\s*/Page\b", data)),
        "size": tuple(round(float(number)) for number in box[1].split()[2:]),
        "fonts": b"Vazirmatn" in data,
        "data": data,
    }


def test_a_pdf_has_one_a6_page_with_our_typeface_and_names_nobody_in_its_title(tmp_path: Path) -> None:
    path = tmp_path / "slip.pdf"
    save_pdf(SlipDocument(slip(), "x.pdf"), path)
    facts = pdf_facts(path)
    assert facts["valid"]
    assert facts["pages"] == 1
    assert facts["size"] == (297, 420)
    assert facts["fonts"]
    data = facts["data"]
    assert isinstance(data, bytes)
    assert "کریمی".encode("utf-16-be") not in data
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_printer_gets_one_page_of_its_own_paper_in_a_job_that_names_nobody(tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "job.pdf"))
    printer.setPageSize(QPageSize(QSizeF(80, 150), QPageSize.Unit.Millimeter, "roll"))
    assert send_to(printer, SlipDocument(slip(), "x.pdf"))
    assert printer.docName() == "برگهٔ نوبت"
    facts = pdf_facts(tmp_path / "job.pdf")
    assert (facts["pages"], facts["size"]) == (1, (227, 425))


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[SlipDialog]:
    made = SlipDialog(slip(), "hqs-slip-1.pdf")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    made.open()
    qtbot.waitUntil(made.isVisible)
    yield made
    destroy(made)


def top(kind: type[QWidget]) -> QWidget:
    return next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible())


def test_enter_prints_and_without_a_printer_says_what_to_do(
    dialog: SlipDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "defaultPrinter", staticmethod(QPrinterInfo))
    pause()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "چاپگری روی این رایانه" in dialog.bar.title


def test_saving_asks_where_under_a_name_of_our_own(dialog: SlipDialog, tmp_path: Path) -> None:
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    find(dialog, QPushButton, "print_save").click()
    asked = top(QFileDialog)
    assert isinstance(asked, QFileDialog)
    assert [Path(name).name for name in asked.selectedFiles()] == ["hqs-slip-1.pdf"]
    asked.setDirectory(str(tmp_path))
    asked.selectFile("mine")
    asked.accept()
    settle()
    assert pdf_facts(tmp_path / "mine.pdf")["valid"]
    assert dialog.bar.title == "فایل PDF ذخیره شد"


def test_a_pdf_that_is_refused_is_told(dialog: SlipDialog, tmp_path: Path) -> None:
    dialog.save(str(tmp_path / "no" / "slip.pdf"))
    assert dialog.bar.title == "فایل PDF ذخیره نشد"
    assert dialog.bar.advice


def test_another_printer_prints_and_closes(dialog: SlipDialog, tmp_path: Path) -> None:
    find(dialog, QPushButton, "print_choose").click()
    asked = top(QPrintDialog)
    assert isinstance(asked, QPrintDialog)
    printer = asked.printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "job.pdf"))
    asked.done(QPrintDialog.DialogCode.Accepted)
    assert pdf_facts(tmp_path / "job.pdf")["pages"] == 1
    assert not dialog.isVisible()


def test_escape_closes(dialog: SlipDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(("language", "scheme", "scale"), LOOKS)
def test_it_opens_in_every_look_and_fits_on_a_small_screen(
    qapp: QApplication, language: str, scheme: Scheme, scale: float
) -> None:
    with dressed(qapp, language, scheme, scale):
        made = SlipDialog(slip(), "x.pdf")
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        made.open()
        settle()
        assert not nameless(made)
        assert made.height() <= made.screen().availableGeometry().height()
        destroy(made)
