"""The table of the directory."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from hqs_desktop.viewmodels.directory.table import Column, DirectoryRows, looks, source_word
from hqs_desktop.viewmodels.rows import LOOK_ROLE
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.state_cells import StateCells
from hqs_desktop.views.widgets.table import RowTable, width_of

_WIDTHS: Final = {Column.NAME: 150, Column.SPECIALTY: 150, Column.CENTRE: 150}
_GROWING: Final = (Column.NAME, Column.SPECIALTY, Column.CENTRE)
_FIRST_TO_GO: Final = (Column.SOURCE, Column.SPECIALTY, Column.CENTRE)
_NUMBER: Final = "0" * 8
_LEAST: Final = 90


class DirectoryView(RowTable):
    """Doctors at centres."""

    def __init__(self, model: DirectoryRows, parent: QWidget | None = None) -> None:
        super().__init__(model, StateCells(LOOK_ROLE, Column.STATE), parent)
        self.setObjectName("directory_rows")
        self.setAccessibleName(self.tr("Doctors and centres"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        least: dict[int, int] = dict.fromkeys(_GROWING, px(self, _LEAST))
        self.share_room(self._widths(), first_to_go=_FIRST_TO_GO, growing=_GROWING, giving=least)

    def _widths(self) -> dict[int, int]:
        """What each column wants: figures and short words are seen whole."""
        head = {column: str(self.model().headerData(column, Qt.Orientation.Horizontal)) for column in Column}
        sources = (source_word(source) for source in ("seen", "typed", "imported", "demo"))
        return {
            **{column: px(self, width) for column, width in _WIDTHS.items()},
            Column.NUMBER: width_of(self, _NUMBER, head[Column.NUMBER]),
            Column.SOURCE: width_of(self, *sources, head[Column.SOURCE]),
            Column.STATE: width_of(self, *(look.word for look in looks()), head[Column.STATE]) + px(self, 22),
        }
