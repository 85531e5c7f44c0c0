"""Where pages end: no row is lost or printed twice, whatever their heights."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from hqs_desktop.views.printing.breaks import page_breaks

HEIGHTS = st.lists(st.floats(0.5, 40), max_size=80)


@given(HEIGHTS, st.sets(st.integers(0, 79)), st.floats(10, 200), st.floats(10, 200))
def test_each_row_is_on_one_page_in_its_order_and_every_page_holds_what_it_has(
    heights: list[float], headings: set[int], first: float, later: float
) -> None:
    pages = page_breaks(heights, headings, first, later)
    assert list(chain.from_iterable(pages)) == list(range(len(heights)))
    for number, rows in enumerate(pages):
        room = later if number else first
        assert len(rows) <= 1 or sum(heights[row] for row in rows) <= room + 1e-9
        assert rows or not heights


@given(HEIGHTS, st.sets(st.integers(0, 79)))
def test_a_heading_is_never_the_last_of_a_page_that_has_rows(heights: list[float], headings: set[int]) -> None:
    for rows in page_breaks(heights, headings, 60, 60)[:-1]:
        assert rows[-1] not in headings or set(rows) <= headings


def test_a_table_without_rows_has_a_page() -> None:
    assert page_breaks([], set(), 100, 100) == [range(0)]


def test_a_heading_goes_over_with_the_row_below_it() -> None:
    assert page_breaks([10, 10, 10, 10], {2}, 30, 30) == [range(2), range(2, 4)]
