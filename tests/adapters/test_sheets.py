"""Tables from files of other programs. All codes and names here are made up."""

import io
import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from hqs_desktop.adapters.sheets import FileSheetReader
from hqs_desktop.desk.sheets import MOST_ROWS, Doubt, ReadSheet, SheetFault, SheetNotReadError

DAY = datetime(2005, 12, 1)  # noqa: DTZ001  # a spreadsheet knows no zones
HEAD = ("کد", "شرح")
LINES = "کد,شرح\n900001,خدمت آزمايشي\n900002,کار ساختگی\n"


def read(path: Path, sheet: str = "") -> ReadSheet:
    return FileSheetReader().read(path, sheet)


def cells(sheet: ReadSheet) -> list[tuple[str, ...]]:
    return [row.cells for row in sheet.rows]


def fault_of(path: Path, sheet: str = "") -> SheetNotReadError:
    with pytest.raises(SheetNotReadError) as caught:
        read(path, sheet)
    return caught.value


def rows_or_fault(path: Path) -> object:
    """What came of a file of which anything may be true; any other error is raised."""
    try:
        return read(path).rows
    except SheetNotReadError as error:
        return error.fault


def text_file(folder: Path, content: bytes, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_comes_the_same_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    sheet = read(text_file(tmp_path, LINES.encode(encoding)))
    assert cells(sheet) == [HEAD, ("900001", "خدمت آزمايشي"), ("900002", "کار ساختگی")]
    assert [row.line for row in sheet.rows] == [1, 2, 3]
    assert (sheet.sheets, sheet.name, sheet.file) == ((), "", "list.csv")


def test_windows_1256_is_known_without_being_told(tmp_path: Path) -> None:
    sheet = read(text_file(tmp_path, "کد;شرح\n900001;ويزيت پزشک\n".encode("cp1256")))
    assert cells(sheet) == [HEAD, ("900001", "ويزيت پزشک")]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_found(tmp_path: Path, separator: str) -> None:
    lines = [["کد", "شرح"], ["900001", 'یک "نام"'], ["900002", f"با{separator}جدا، و ویرگول"]]
    text = "\r\n".join(separator.join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in line) for line in lines)
    assert cells(read(text_file(tmp_path, text.encode()))) == [tuple(line) for line in lines]


def test_excels_own_line_about_the_separator_is_heard(tmp_path: Path) -> None:
    sheet = read(text_file(tmp_path, "sep=;\r\nکد;a,b\r\n1;2,3\r\n".encode()))
    assert cells(sheet) == [("کد", "a,b"), ("1", "2,3")]
    assert [row.line for row in sheet.rows] == [2, 3]


def test_lines_are_counted_as_an_editor_does(tmp_path: Path) -> None:
    sheet = read(text_file(tmp_path, b'a,b\n\n"1\n1",2\n,\n3,4\n'))
    assert [(row.line, row.cells) for row in sheet.rows] == [(1, ("a", "b")), (3, ("1\n1", "2")), (6, ("3", "4"))]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", SheetFault.EMPTY),
        (b"  \r\n \n", SheetFault.EMPTY),
        (b"\xef\xbb\xbf", SheetFault.EMPTY),
        (b",,\n,,\n", SheetFault.EMPTY),
        (b"<html><table><tr><td>1</td></tr></table></html>", SheetFault.OTHER_KIND),
        (b"%PDF-1.7 ...", SheetFault.OTHER_KIND),
        (b"\0\1\2\3\0\0\0\0\7\0\0" * 50, SheetFault.OTHER_KIND),
        ("naïve café, œuvre à gogo\n".encode("cp1252") * 3, SheetFault.ENCODING),
        (("کد,شرح\n" * 20 + "900001,خدمت").encode() + b"\xd8\n", SheetFault.ENCODING),
        (b"a,b\n1," + b'"' + b"x" * 200_000, SheetFault.BROKEN),
        (b"PK\x03\x04 no archive at all", SheetFault.BROKEN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, SheetFault.BROKEN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), SheetFault.PROTECTED),
    ],
)
def test_what_can_not_be_read_is_named(tmp_path: Path, content: bytes, fault: SheetFault) -> None:
    assert fault_of(text_file(tmp_path, content, "list.xlsx")).fault is fault


def test_the_line_of_the_damage_is_named(tmp_path: Path) -> None:
    damaged = ("کد,شرح\n" * 20).encode() + b"900001,\xd8\xff\n"
    assert fault_of(text_file(tmp_path, damaged)).line == 21


def test_a_file_that_is_not_there_a_folder_and_one_without_rights(tmp_path: Path) -> None:
    assert fault_of(tmp_path / "none.csv").fault is SheetFault.NOT_THERE
    assert fault_of(tmp_path / "no\0name.csv").fault is SheetFault.NOT_THERE
    assert fault_of(tmp_path).fault is SheetFault.NO_FILE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such thing on Windows")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    assert fault_of(tmp_path / "pipe.csv").fault is SheetFault.NO_FILE


def test_too_many_rows_are_refused_not_cut(tmp_path: Path) -> None:
    error = fault_of(text_file(tmp_path, b"1,2\n" * (MOST_ROWS + 1)))
    assert (error.fault, error.line) == (SheetFault.TOO_MANY_ROWS, MOST_ROWS + 1)


def workbook(path: Path, *sheets: tuple[str, list[list[object]]], hidden: str = "") -> Path:
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "d.m.yy"})
        for name, rows in sheets:
            page = book.add_worksheet(name)
            if name == hidden:
                page.hide()
            else:
                page.activate()
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, datetime):
                        page.write_datetime(number, column, cell, day)
                    elif isinstance(cell, str) and not cell.startswith("="):
                        page.write_string(number, column, cell)
                    else:
                        page.write(number, column, cell)
    return path


def test_what_excel_made_of_codes_is_shown_exactly_and_doubted(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["کد", "شرح"],
        ["019", "متن"],
        [970015.0, "عدد"],
        [26.1, "اعشار"],
        [DAY, "روز"],
        [10**16, "دراز"],
        ["=1+1", "فرمول"],
    ]
    sheet = read(workbook(tmp_path / "codes.xlsx", ("RVU", rows)))
    assert [(row.line, row.cells[0], row.doubts.get(0)) for row in sheet.rows] == [
        (1, "کد", None),
        (2, "019", None),
        (3, "970015", Doubt.NUMBER),
        (4, "26.1", Doubt.NUMBER),
        (5, "2005-12-01", Doubt.DATE),
        (6, "10000000000000000", Doubt.LONG_NUMBER),
        (7, "0", Doubt.FORMULA),
    ]


def test_rows_and_columns_that_are_empty_first_do_not_shift_what_is_said_of_cells(tmp_path: Path) -> None:
    rows: list[list[object]] = [[], [], [None, None, "a", "=1+1"], [], [None, None, "b", "c"]]
    sheet = read(workbook(tmp_path / "shifted.xlsx", ("x", rows)))
    assert [(row.line, row.cells[0]) for row in sheet.rows] == [(3, "a"), (5, "b")]
    assert sheet.rows[0].doubts == {1: Doubt.FORMULA}


def test_of_several_sheets_the_first_that_is_seen_and_holds_something(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "many.xlsx",
        ("hidden", [["h"]]),
        ("empty", []),
        ("شهرها", [["s"]]),
        hidden="hidden",
    )
    assert (read(path).name, cells(read(path))) == ("شهرها", [("s",)])
    assert read(path).sheets == ("hidden", "empty", "شهرها")
    assert cells(read(path, "hidden")) == [("h",)]
    assert fault_of(path, "empty").fault is SheetFault.EMPTY
    assert fault_of(path, "other").fault is SheetFault.NO_SUCH_SHEET


def test_a_million_rows_are_refused_before_they_fill_the_memory(tmp_path: Path) -> None:
    path = workbook(tmp_path / "small.xlsx", ("x", [["a"]]))
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, 1_000_001))
    swollen = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(swollen, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("sheet1.xml"):
                begin, end = content.index(b"<sheetData>"), content.index(b"</sheetData>")
                content = content[:begin] + b"<sheetData>" + rows + content[end:]
            new.writestr(name, content)
    path.write_bytes(swollen.getvalue())
    assert fault_of(path).fault is SheetFault.TOO_MANY_ROWS


def test_an_archive_of_other_things_is_no_table(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("readme.txt", "no table")
    assert fault_of(tmp_path / "a.xlsx").fault is SheetFault.OTHER_KIND


def test_when_and_what_a_file_was_is_told(tmp_path: Path) -> None:
    path = text_file(tmp_path, LINES.encode())
    os.utime(path, (1_700_000_000, 1_700_000_000))
    first = read(path)
    assert first.changed == datetime.fromtimestamp(1_700_000_000, UTC)
    path.write_bytes(LINES.replace("900001", "900003").encode())
    assert read(path).fingerprint != first.fingerprint


def test_progress_rises_and_can_stop_the_work(tmp_path: Path) -> None:
    path = text_file(tmp_path, b"1,2\n" * 5_000)
    heard: list[float] = []
    FileSheetReader().read(path, progress=heard.append)
    assert heard == sorted(heard)
    assert heard[-1] == pytest.approx(1, abs=0.1)

    class StoppedError(Exception):
        pass

    def stop(done: float) -> None:
        if done > 0.5:
            raise StoppedError

    with pytest.raises(StoppedError):
        FileSheetReader().read(path, progress=stop)


@settings(max_examples=60, deadline=None)
@given(content=st.binary(max_size=400), head=st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]))
def test_any_bytes_are_read_or_named(tmp_path_factory: pytest.TempPathFactory, content: bytes, head: bytes) -> None:
    path = text_file(tmp_path_factory.mktemp("any"), head + content)
    assert rows_or_fault(path)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Made once: the time that it holds makes it a byte longer or shorter."""
    path = tmp_path_factory.mktemp("whole") / "whole.xlsx"
    return workbook(path, ("x", [["a", 1, "=1+1"], ["b", 2.5, "c"]])).read_bytes()


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_a_damaged_workbook_is_read_or_named(
    tmp_path_factory: pytest.TempPathFactory, whole: bytes, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("damaged") / "whole.xlsx"
    content = bytearray(whole)
    for place in data.draw(st.lists(st.integers(4, len(content) - 1), min_size=1, max_size=8)):
        content[place] = data.draw(st.integers(0, 255))
    path.write_bytes(content)
    assert rows_or_fault(path)


def test_a_spreadsheet_of_libreoffice_is_read_too(tmp_path: Path) -> None:
    names = {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    }
    spaces = " ".join(f'xmlns:{name}="{value}"' for name, value in names.items())
    cell = '<table:table-cell office:value-type="string">'
    words = "".join(f"{cell}<text:p>{text}</text:p></table:table-cell>" for text in HEAD)
    number = '<table:table-cell office:value-type="float" office:value="900001"><text:p>1</text:p></table:table-cell>'
    rows = "".join(f"<table:table-row>{cells}</table:table-row>" for cells in (words, number))
    table = f'<table:table table:name="RVU">{rows}</table:table>'
    body = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    with zipfile.ZipFile(tmp_path / "list.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", f"<office:document-content {spaces}>{body}</office:document-content>")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    sheet = read(tmp_path / "list.ods")
    assert (sheet.name, sheet.rows[0].cells) == ("RVU", HEAD)
    assert (sheet.rows[1].cells[0], sheet.rows[1].doubts) == ("900001", {0: Doubt.NUMBER})
