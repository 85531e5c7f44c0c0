"""Blocks as they were painted, kept from one painting to the next: words are most of the work."""

from dataclasses import replace
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter, QPixmap

from hqs_desktop.viewmodels.dayboard.board import Block
from hqs_desktop.views.dayboard.paint import Brush, paint_block

_KEPT: Final = 2000


class Manner(NamedTuple):
    """A block's size, the screen's pixels for one of ours, whether it is the current one and has the keyboard."""

    width: int
    height: int
    ratio: float
    chosen: bool
    solid: bool


class Pictures:
    """Of the blocks that were seen last, in the colours, the font and the language of now: ``forget`` ends that."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], QPixmap] = {}

    def forget(self) -> None:
        """Have all of them painted anew."""
        self._kept.clear()

    def kept(self, block: Block, manner: Manner) -> QPixmap | None:
        """The picture of a block, where there is one."""
        return self._kept.get(_key(block, manner))

    def make(self, brush: Brush, block: Block, manner: Manner) -> QPixmap:
        """Paint one, with the brush of what it will stand on."""
        picture = QPixmap((QSizeF(manner.width, manner.height) * manner.ratio).toSize())
        picture.setDevicePixelRatio(manner.ratio)
        painter = QPainter(picture)
        painter.setLayoutDirection(brush.painter.layoutDirection())
        rect = QRectF(0, 0, manner.width, manner.height)
        paint_block(replace(brush, painter=painter), rect, block, chosen=manner.chosen, solid=manner.solid)
        painter.end()
        if len(self._kept) >= _KEPT:
            self._kept.clear()
        self._kept[_key(block, manner)] = picture
        return picture


def _key(block: Block, manner: Manner) -> tuple[object, ...]:
    person = block.booking.person if block.booking is not None else None
    return block.kind, block.past, block.slot.start, person, manner
