"""The strip of days above the slots: painted, as wide as the days fit in, moved through by keyboard."""

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolButton,
    QWidget,
)

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.find.days import CELL, DayCell, DayModel
from hqs_desktop.views.style import icons
from hqs_desktop.views.style.fonts import sized, use_application_font
from hqs_desktop.views.style.theme import colours_of, px

_Index = QModelIndex | QPersistentModelIndex
_DAY = QSize(84, 58)
_DAY_PAD = 5
_ARROW = 16


@dataclass(slots=True)
class Fonts:
    """Made once for a view: making them for each cell costs more than painting it."""

    plain: QFont
    medium: QFont
    bold: QFont
    small: QFont
    small_medium: QFont

    @classmethod
    def of(cls, font: QFont) -> "Fonts":
        """Those that go with a view's font."""
        small = 12 / 13
        return cls(
            plain=font,
            medium=sized(font, 1, weight=QFont.Weight.Medium),
            bold=sized(font, 1, weight=QFont.Weight.Bold),
            small=sized(font, small),
            small_medium=sized(font, small, weight=QFont.Weight.Medium),
        )


class _DayDelegate(QStyledItemDelegate):
    def __init__(self, view: "DayStrip") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: ARG002  (Qt's signature)
        return QSize(self._view.day_width, px(self._view, _DAY.height()))

    def least_width(self) -> int:
        """As narrow as the days can be without a word cut."""
        fonts, model = self._view.fonts, self._view.model()
        widest = 0
        for row in range(model.rowCount()):
            cell = cast("DayCell", model.index(row, 0).data(CELL))
            words = (
                (fonts.small, formats.weekday(cell.day)),
                (fonts.medium, formats.day_and_month(cell.day)),
                (fonts.small_medium, self._count(cell)),
            )
            widest = max(widest, *(QFontMetrics(font).horizontalAdvance(word) for font, word in words))
        return widest + 2 * _DAY_PAD

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        cell = cast("DayCell", index.data(CELL))
        colours = colours_of(option.palette)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = chosen and self._view.hasFocus()
        rect = option.rect.adjusted(2, 1, -2, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent if chosen else colours.edge), 2 if focused else 1))
        painter.setBrush(QColor(colours.accent_soft if chosen else colours.surface))
        painter.drawRoundedRect(rect, 4, 4)
        inner = rect.adjusted(0, 3, 0, -3)
        third = inner.height() // 3
        ink = colours.danger.strong if cell.friday else colours.muted
        painter.setFont(self._view.fonts.small)
        painter.setPen(QColor(ink))
        word = self.tr("Today") if cell.today else formats.weekday(cell.day)
        painter.drawText(_part(inner, 0, third), Qt.AlignmentFlag.AlignCenter, word)
        painter.setFont(self._view.fonts.medium)
        painter.setPen(QColor(colours.text))
        painter.drawText(_part(inner, 1, third), Qt.AlignmentFlag.AlignCenter, formats.day_and_month(cell.day))
        painter.setFont(self._view.fonts.small_medium)
        painter.setPen(QColor(colours.success.strong if cell.count.free else colours.muted))
        painter.drawText(_part(inner, 2, third), Qt.AlignmentFlag.AlignCenter, self._count(cell))
        painter.restore()

    def _count(self, cell: DayCell) -> str:
        if cell.count.free:
            return self.tr("{n} free").format(n=formats.digits(cell.count.free))
        if cell.count.hidden:
            return self.tr("hidden")
        return self.tr("closed") if cell.count.other else "\u2014"


class DayStrip(QListView):
    """The searched days side by side; the current one is the day whose slots are shown."""

    left = Signal()  # Down was pressed: on to the slots

    def __init__(self, model: DayModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        use_application_font(self)
        self.fonts = Fonts.of(self.font())
        self.setObjectName("day_strip")
        self.setAccessibleName(self.tr("Days"))
        self.setModel(model)
        self.day_width = px(self, _DAY.width())
        self._delegate = _DayDelegate(self)
        self.setItemDelegate(self._delegate)
        self._earlier = self._arrow("chevron_left", self.tr("The day before"), -1)
        self._later = self._arrow("chevron_right", self.tr("The next day"), 1)
        for changed in (model.modelReset, model.dataChanged):
            changed.connect(self._share_room)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setProperty("role", "bare")
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setFixedHeight(px(self, _DAY.height()) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """All days where they fit; else as many whole ones as do, between two arrows."""
        days, room, least = self.model().rowCount(), self.width(), self._delegate.least_width()
        arrow = px(self, _ARROW) if days * least > room else 0
        room -= 2 * arrow
        self.setViewportMargins(arrow, 0, arrow, 0)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for button, at_left in ((self._earlier, not rtl), (self._later, rtl)):
            button.setGeometry(0 if at_left else self.width() - arrow, 0, arrow, self.height())
            button.setVisible(arrow > 0)
        width = (
            room // max(1, room // least) if arrow else min(max(least, px(self, _DAY.width())), room // max(1, days))
        )
        if width != self.day_width:
            self.day_width = width
            self.scheduleDelayedItemsLayout()

    def _arrow(self, icon_name: str, words: str, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setAccessibleName(words)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAutoRepeat(True)
        icons.put_icon(button, icon_name, _ARROW)
        button.clicked.connect(lambda: self._step(step))
        button.hide()
        return button

    def _step(self, step: int) -> None:
        row = self.currentIndex().row() + step
        if 0 <= row < self.model().rowCount():
            self.setCurrentIndex(self.model().index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter lead to the slots."""
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _part(rect: QRect, number: int, height: int) -> QRect:
    return QRect(rect.left(), rect.top() + number * height, rect.width(), height)
