"""The blocks of the board for an item view: a column for each doctor, a row for each of his blocks, by time."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hqs_desktop.core.model import Tqid
from hqs_desktop.viewmodels.dayboard.board import Block, BlockKind, Board, Column
from hqs_desktop.viewmodels.dayboard.words import block_text, block_words
from hqs_desktop.viewmodels.words.terms import doctor_name

Index = QModelIndex | QPersistentModelIndex


class BlockModel(QAbstractTableModel):
    """The columns differ in length: below the last block of one there is nothing."""

    def __init__(self, board: Board, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board = board

    @property
    def board(self) -> Board:
        """What is shown."""
        return self._board

    def show(self, board: Board) -> None:
        """Show another one."""
        self.beginResetModel()
        self._board = board
        self.endResetModel()

    def column_at(self, index: Index) -> Column | None:
        """Whose block an index is."""
        there = index.isValid() and index.column() < len(self._board.columns)
        return self._board.columns[index.column()] if there else None

    def block_at(self, index: Index) -> Block | None:
        """The block of an index; None where there is none."""
        column = self.column_at(index)
        return column.blocks[index.row()] if column is not None and index.row() < len(column.blocks) else None

    def index_of(self, tqid: Tqid) -> QModelIndex:
        """Where a slot stands; invalid where it does not."""
        for number, column in enumerate(self._board.columns):
            for row, block in enumerate(column.blocks):
                if block.slot.tqid == tqid:
                    return self.index(row, number)
        return QModelIndex()

    def nearest(self, column: int, minute: int) -> QModelIndex:
        """The block of a column that is on at a minute, else the nearest one; invalid where it has none."""
        blocks = self._board.columns[column].blocks if 0 <= column < len(self._board.columns) else ()
        if not blocks:
            return QModelIndex()
        away = [max(block.top - minute, minute - block.bottom + 1, 0) for block in blocks]
        return self.index(away.index(min(away)), column)

    def first(self) -> QModelIndex:
        """Where one begins: the first free slot to come, else the first block."""
        firsts: list[tuple[bool, int, int, int]] = []
        for number, column in enumerate(self._board.columns):
            for row, block in enumerate(column.blocks):
                later = block.past or block.kind is not BlockKind.FREE
                firsts.append((later, number, block.top, row))
        if not firsts:
            return QModelIndex()
        _, number, _, row = min(firsts)
        return self.index(row, number)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        """The blocks of the longest column."""
        return 0 if parent.isValid() else max((len(column.blocks) for column in self._board.columns), default=0)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's signature)
        """The doctors."""
        return 0 if parent.isValid() else len(self._board.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only blocks can be chosen."""
        if self.block_at(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What stands on a block, and what is said of it."""
        block, column = self.block_at(index), self.column_at(index)
        if block is None or column is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return block_text(block)
            case Qt.ItemDataRole.AccessibleTextRole:
                return block_words(block, column)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The doctors' names."""
        there = orientation is Qt.Orientation.Horizontal and section < len(self._board.columns)
        shown = there and role == Qt.ItemDataRole.DisplayRole
        return doctor_name(self._board.columns[section].provider) if shown else None
