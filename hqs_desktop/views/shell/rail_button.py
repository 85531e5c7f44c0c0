"""A line of the rail: icon, name, key, and how many things wait on its screen."""

from enum import Enum, auto
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QRectF, Qt, SignalInstance
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style.icons import put_icon
from hqs_desktop.views.style.theme import colours_of, px

_MOST = 99


@runtime_checkable
class Counting(Protocol):
    """A view-model with something to see to; the rail shows how many, whichever screen is shown."""

    count_changed: SignalInstance

    @property
    def count(self) -> int:
        """How many there are."""
        ...


class Size(Enum):
    """How much of itself a button shows, from the most to the least."""

    WHOLE = auto()
    NO_ICON = auto()
    LEAST = auto()  # nor a line for the key alone


class RailButton(QToolButton):
    """Leads to a screen. A badge in its corner says how many things are to be seen to there, as long as there are."""

    def __init__(self, title: str, key: str, icon: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = title
        self._key = key
        self._counting: Counting | None = None
        self.setProperty("role", "rail")
        self.setAccessibleName(title)
        put_icon(self, icon, 24)
        self.set_size(Size.WHOLE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the key is the way; Tab stays within the screen

    def set_size(self, size: Size) -> None:
        """Take no more height than that."""
        style = Qt.ToolButtonStyle
        self.setToolButtonStyle(style.ToolButtonTextUnderIcon if size is Size.WHOLE else style.ToolButtonTextOnly)
        words = self._title.split()  # a word a line: the rail is narrow
        lines = [*words[:-1], f"{words[-1]} {self._key}"] if size is Size.LEAST else [*words, self._key]
        self.setText("\n".join(lines))

    @property
    def badge(self) -> str:
        """What the badge says; empty where there is none."""
        count = self._counting.count if self._counting is not None else 0
        if count > _MOST:
            return f"{formats.digits(_MOST)}+"
        return formats.digits(count) if count else ""

    def show_count(self, counting: Counting) -> None:
        """From now on show how many things ``counting`` has."""
        self._counting = counting
        counting.count_changed.connect(self._count_changed)
        self._count_changed()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the badge over the icon's outer corner."""
        super().paintEvent(event)
        badge = self.badge
        if not badge:
            return
        tint = colours_of(self.palette()).tint(Tone.DANGER)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = painter.fontMetrics()
        height = metrics.height()
        width = max(height, metrics.horizontalAdvance(badge) + px(self, 10))
        if self.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextOnly:
            start = self.width() / 2 - width - px(self, 2)  # in the button's own corner, beside the words
        else:
            start = px(self, 6)
        middle = self.width() / 2
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        pill = QRectF(middle - start - width if rtl else middle + start, px(self, 2), width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tint.strong))
        painter.drawRoundedRect(pill, height / 2, height / 2)
        painter.setPen(QColor(tint.soft))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, badge)
        painter.end()

    def _count_changed(self) -> None:
        count = self._counting.count if self._counting is not None else 0
        words = self.tr("{screen}, {n} to see to").format(screen=self._title, n=formats.digits(count))
        self.setAccessibleName(words if count else self._title)
        self.update()
