import csv
import errno
import io
import sys
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.adapters.export import FileExporter
from hqs_desktop.desk.export import ExportFault, NotExportedError, Sheet

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x","y")', "=cmd|'/C calc'!A0"]


def sheet(*rows: tuple[str, str], right_to_left: bool = True) -> Sheet:
    return Sheet("پیوست ۳", ["کد", "اصطلاح"], [12, 40], rows, right_to_left)


def written(of: Sheet, path: Path) -> bytes:
    FileExporter().write(of, path)
    return path.read_bytes()


def cells(content: bytes) -> list[list[str]]:
    """The texts of a workbook's one page; a cell that is anything else than a text fails."""
    with ZipFile(io.BytesIO(content)) as book:
        shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        page = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    texts = ["".join(part.text or "" for part in item.iter(f"{MAIN}t")) for item in shared.iter(f"{MAIN}si")]
    assert not list(page.iter(f"{MAIN}f"))
    found = []
    for row in page.iter(f"{MAIN}row"):
        assert all(cell.get("t") == "s" for cell in row)
        found.append([texts[int(cell.findtext(f"{MAIN}v", ""))] for cell in row])
    return found


def test_a_workbook_keeps_leading_zeros_and_reads_from_the_right(tmp_path: Path) -> None:
    content = written(sheet(("007", "متخصص"), ("1.12.5", "بیمه‌گر")), tmp_path / "a.xlsx")
    assert cells(content) == [["کد", "اصطلاح"], ["007", "متخصص"], ["1.12.5", "بیمه‌گر"]]
    with ZipFile(io.BytesIO(content)) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
        assert 'rightToLeft="1"' in page
        assert 'numberStoredAsText="1"' in page
        assert "پیوست ۳" in book.read("xl/workbook.xml").decode()


def test_a_workbook_reads_from_the_left_in_english(tmp_path: Path) -> None:
    with ZipFile(io.BytesIO(written(sheet(right_to_left=False), tmp_path / "a.xlsx"))) as book:
        assert "rightToLeft" not in book.read("xl/worksheets/sheet1.xml").decode()


@pytest.mark.parametrize("text", [*FORMULAS, "http://example.org", "mailto:x@y", "12", "{=1}"])
def test_no_text_becomes_a_formula_a_number_or_a_link_in_a_workbook(tmp_path: Path, text: str) -> None:
    content = written(sheet((text, "x")), tmp_path / "a.xlsx")
    with ZipFile(io.BytesIO(content)) as book:
        assert "<hyperlink" not in book.read("xl/worksheets/sheet1.xml").decode()
    assert len(cells(content)) == 2


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_in_csv_is_defused(tmp_path: Path, text: str) -> None:
    content = written(sheet((text, "x")), tmp_path / "a.CSV")
    (_, row) = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert row == [f"'{text}", "x"]


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_csv_is_read_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "same.csv"
    content = written(sheet((text, "ی")), path)
    assert content.startswith("\ufeff".encode())
    (_, row) = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert row[0].removeprefix("'") == text.removeprefix("'")
    assert row[1] == "ی"


def test_it_replaces_what_was_there_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    assert len(cells(written(sheet(("1", "x")), path))) == 2
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (OSError(errno.ENOSPC, "full"), ExportFault.DISK_FULL),
        (OSError(errno.EROFS, "read-only"), ExportFault.NO_RIGHTS),
        (PermissionError(errno.EACCES, "no", "a.xlsx"), ExportFault.NO_RIGHTS),
        (PermissionError(errno.EACCES, "no", ".a.xlsx.x", None, "a.xlsx"), ExportFault.IN_USE),
        (FileNotFoundError(errno.ENOENT, "no"), ExportFault.NO_PLACE),
        (OSError(errno.EIO, "broken"), ExportFault.OTHER),
        (OSError("without a number"), ExportFault.OTHER),
    ],
)
@pytest.mark.parametrize("step", ["os.fsync", "pathlib.Path.replace"])
def test_a_failure_says_why_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, fault: ExportFault, step: str
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(step, fail)
    with pytest.raises(NotExportedError) as raised:
        FileExporter().write(sheet(("1", "x")), path)
    assert raised.value.fault is fault
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_of_that_name_is_no_place_to_write(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(NotExportedError):
        FileExporter().write(sheet(), tmp_path / "a.xlsx")


@pytest.mark.skipif(sys.platform == "win32", reason="/proc")
def test_a_place_that_cannot_be() -> None:
    with pytest.raises(NotExportedError) as raised:
        FileExporter().write(sheet(), Path("/proc/none/a.xlsx"))
    assert raised.value.fault in {ExportFault.NO_PLACE, ExportFault.NO_RIGHTS}
