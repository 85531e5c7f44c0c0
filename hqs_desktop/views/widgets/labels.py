"""Labels and tool tips of plain text, whatever it looks like.

The only place that makes a ``QLabel`` with words, or sets a tool tip: left to itself Qt guesses, and what it takes for
markup may name files and shares to be opened.
"""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QToolTip, QWidget

from hqs_desktop.core.text import as_tip
from hqs_desktop.views.widgets.elided import elided


def set_tip(of: QWidget | QAction, text: str) -> None:
    """Explain a widget or an action by a tool tip; none for no text."""
    of.setToolTip(as_tip(text))


def hide_tip() -> None:
    """Take away the tool tip that is shown."""
    QToolTip.hideText()


class PlainLabel(QLabel):
    """A label that never takes its text for HTML, and stands at the reading side whatever its text.

    Qt lets a label of digits only hug the left.
    """

    _side = Qt.AlignmentFlag.AlignLeading  # here, for Qt may tell of a change before the constructor's end
    _vertical = Qt.AlignmentFlag.AlignVCenter

    def __init__(self, text: str = "", parent: QWidget | None = None, *, role: str = "", wrap: bool = False) -> None:
        super().__init__(text, parent)
        if wrap:
            self._vertical = Qt.AlignmentFlag.AlignTop
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if role:
            self.setProperty("role", role)
        self._align()

    def centre(self) -> None:
        """Stand in the middle instead."""
        self._side = Qt.AlignmentFlag.AlignHCenter
        self._align()

    def changeEvent(self, event: QEvent) -> None:
        """Change sides with the layout."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Wrapped right-to-left lines by Qt's text layout: QLabel shifts each by the blank at its end, and cuts it."""
        selectable = self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        plain = not self.wordWrap() or not self.text()
        if plain or selectable or self.layoutDirection() == Qt.LayoutDirection.LeftToRight:
            super().paintEvent(event)
            return
        from PySide6.QtGui import QTextLayout, QTextOption  # noqa: PLC0415  # the first paint wraps nothing

        option = QTextOption(self.alignment() & ~Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font())
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self.contentsRect().width())
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        layout.draw(painter, QPointF(self.contentsRect().topLeft()))
        painter.end()

    def _align(self) -> None:
        side = self._side
        if side is Qt.AlignmentFlag.AlignLeading:
            rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | self._vertical | Qt.AlignmentFlag.AlignAbsolute)


class ElidedLabel(PlainLabel):
    """One line that is cut at its end where there is no room, and is then told in full by its tool tip."""

    def minimumSizeHint(self) -> QSize:
        """It gives way."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much as fits."""
        shown = elided(self.text(), self.fontMetrics(), self.width())
        if shown == self.text():
            set_tip(self, "")
            super().paintEvent(event)
            return
        set_tip(self, self.text())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment()), shown)
        painter.end()


class CodeLabel(PlainLabel):
    """A long code on one line, or broken anywhere where there is no room: never cut, for it is read out."""

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def minimumSizeHint(self) -> QSize:
        """It gives way."""
        return QSize(self.fontMetrics().height() * 4, super().minimumSizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """That of its lines."""
        lines = -(-self.fontMetrics().horizontalAdvance(self.text()) // max(1, width - self.fontMetrics().height()))
        return max(1, lines) * self.fontMetrics().height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """In lines where it needs some."""
        if self.fontMetrics().horizontalAdvance(self.text()) <= self.width():
            super().paintEvent(event)
            return
        from PySide6.QtGui import QTextOption  # noqa: PLC0415  # the first paint breaks nothing

        option = QTextOption(self.alignment())
        option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(QRectF(self.contentsRect()), self.text(), option)
        painter.end()
