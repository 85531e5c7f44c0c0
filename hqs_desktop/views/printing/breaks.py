"""Where the pages of a table end."""

from collections.abc import Sequence, Set


def page_breaks(heights: Sequence[float], headings: Set[int], first: float, later: float) -> Sequence[range]:
    """The rows of each page, all in their order; a table without rows has one page of none.

    ``first`` and ``later`` are the room on the first page and on each one after it. A heading goes to the page of the
    row below it. A row higher than a page has one for itself.
    """
    pages: list[range] = []
    start, used, room = 0, 0.0, first
    row = 0
    while row < len(heights):
        if row > start and used + heights[row] > room:
            end = row
            while end > start and end - 1 in headings:
                end -= 1
            end = end if end > start else row
            pages.append(range(start, end))
            start, used, room = end, 0.0, later
            row = end
            continue
        used += heights[row]
        row += 1
    pages.append(range(start, len(heights)))
    return pages
