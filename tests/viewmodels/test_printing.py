"""What a printed table is: its headings, and the name of its file."""

from datetime import UTC, datetime

from hqs_desktop.viewmodels.printing import PrintedColumn, PrintedTable, file_stem


def test_a_row_of_one_text_is_a_heading() -> None:
    columns = [PrintedColumn("a", 1), PrintedColumn("b", 1)]
    table = PrintedTable("t", [], columns, [["Dr. A"], ["1", "2"], ["Dr. B"], ["3", "4"]], "x")
    assert table.headings == {0, 2}


def test_a_file_is_called_by_its_kind_and_the_clock_in_iran() -> None:
    assert file_stem("day-list", datetime(2026, 9, 6, 7, 0, tzinfo=UTC)) == "hqs-day-list-14050615-1030"
