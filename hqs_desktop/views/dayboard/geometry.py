"""Where everything of the board is on the screen: worked out once, for all that is then asked of it."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QRect

from hqs_desktop.viewmodels.dayboard.board import Block, Column

_GAP: Final = 1


class Axis(NamedTuple):
    """The minutes of the day that it begins and ends with, those of a row, and how high one is."""

    first: int
    last: int
    step: int
    height: float

    def down_to(self, minute: int) -> float:
        """How far below its top a minute is."""
        return (minute - self.first) * self.height


class Places(NamedTuple):
    """``body`` is beside heads and times; ``across`` and ``down`` are how far one has scrolled it.

    Each column is ``width`` wide; the first is at the right where ``rtl``. All are pixels.
    """

    body: QRect
    axis: Axis
    width: int
    across: int
    down: int
    rtl: bool

    @property
    def top(self) -> int:
        """Where the axis begins."""
        return self.body.top() - self.down

    def left_of(self, number: int) -> int:
        """Where a column begins at the left."""
        before = number * self.width - self.across
        return self.body.right() + 1 - before - self.width if self.rtl else self.body.left() + before

    def column_at(self, x: int) -> int:
        """Which column is there, or would be."""
        along = self.body.right() - x if self.rtl else x - self.body.left()
        return (along + self.across) // self.width

    def columns_in(self, rect: QRect, count: int) -> range:
        """Those of ``count`` columns that a part of the screen has something of."""
        ends = self.column_at(rect.left()), self.column_at(rect.right())
        return range(max(0, min(ends)), min(max(ends) + 1, count))

    def rect_of(self, number: int, block: Block) -> QRect:
        """Where a block of a column is."""
        width = self.width - 2 * _GAP - 1
        lane = width / block.lanes
        along = block.lane * lane
        x = self.left_of(number) + _GAP + (width - along - lane if self.rtl else along)
        y, end = round(self.top + self.axis.down_to(block.top)), round(self.top + self.axis.down_to(block.bottom))
        return QRect(round(x), y + 1, max(1, round(lane) - _GAP), max(1, end - y - 1))

    def rows_in(self, rect: QRect, column: Column) -> Sequence[tuple[int, Block]]:
        """The blocks of a column that are on at a time of which a part of the screen has something."""
        height = self.axis.height
        first = self.axis.first + (rect.top() - self.top) / height - 1
        last = self.axis.first + (rect.bottom() + 1 - self.top) / height + 1
        return [(row, block) for row, block in enumerate(column.blocks) if block.top < last and block.bottom > first]
