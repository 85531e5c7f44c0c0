"""Small things that say how something stands: a note under a field, a badge, an empty place. Plain text only."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style import icons
from hqs_desktop.views.style.fonts import sized
from hqs_desktop.views.style.theme import colours_of, px


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
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        if shown == self.text():
            self.setToolTip("")
            super().paintEvent(event)
            return
        self.setToolTip(self.text())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(self.alignment()), shown)
        painter.end()


class ToneIcon(QLabel):
    """An icon in the colour of a tone, or of any other name and colour that ``show_icon`` is given."""

    def __init__(self, size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self._name = ""
        self._tone = Tone.NEUTRAL
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, tone: Tone) -> None:
        """Draw an icon in a tone's strong colour; no name empties the place."""
        self._name, self._tone = name, tone
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in other colours."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._draw()

    def _draw(self) -> None:
        if not self._name:
            self.clear()
            return
        colour = colours_of(self.palette()).tint(self._tone).strong
        self.setPixmap(icons.pixmap(self._name, colour, px(self, self._size)))


class NoteLine(QWidget):
    """One line of explanation under a field: icon, words, colour. Its height is kept while it is empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.NEUTRAL
        self._icon = ToneIcon(14, self)
        self._label = PlainLabel(parent=self, wrap=True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self.clear()

    @property
    def text(self) -> str:
        """What it says now."""
        return self._label.text()

    @property
    def tone(self) -> Tone:
        """How it says it."""
        return self._tone

    def tell(self, text: str, tone: Tone) -> None:
        """Say something."""
        self._tone = tone
        self._icon.show_icon(icons.TONE_ICONS[tone] if text else "", tone)
        self._label.setText(text)
        self.setAccessibleName(text)
        self._paint_words()

    def clear(self) -> None:
        """Say nothing."""
        self.tell("", Tone.NEUTRAL)

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._paint_words()

    def _paint_words(self) -> None:
        palette = self._label.palette()
        palette.setColor(self._label.foregroundRole(), QColor(colours_of(self.palette()).tint(self._tone).strong))
        self._label.setPalette(palette)
        self._label.setFont(sized(self.font(), 12 / 13))
        self._label.setMinimumHeight(self._label.fontMetrics().height())


class StateBadge(QWidget):
    """A pill with an icon and a word in a tone's colours."""

    def __init__(
        self, word: str = "", tone: Tone = Tone.NEUTRAL, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._word, self._tone, self._icon = word, tone, icon
        self._solid: tuple[str, str] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(word)

    def show_state(self, word: str, tone: Tone, icon: str = "") -> None:
        """Show another state; the tone's own icon unless one is named."""
        self._word, self._tone, self._icon = word, tone, icon
        self._solid = None
        self.setAccessibleName(word)
        self.updateGeometry()
        self.update()

    def show_solid(self, word: str, icon: str, background: str, words: str) -> None:
        """Show a state in full colour, for what must not be overlooked."""
        self.show_state(word, Tone.NEUTRAL, icon)
        self._solid = (background, words)

    def sizeHint(self) -> QSize:
        """Wide enough for icon and word."""
        metrics = self.fontMetrics()
        gap = px(self, 4)
        return QSize(metrics.horizontalAdvance(self._word) + px(self, 14) + gap * 5, metrics.height() + gap)

    def minimumSizeHint(self) -> QSize:
        """It is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        """Paint pill, icon, word."""
        tint = colours_of(self.palette()).tint(self._tone)
        background, words = self._solid or (tint.soft, tint.strong)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(background))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        size, gap = px(self, 14), px(self, 4)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - gap * 2 - size if rtl else gap * 2
        pixmap = icons.pixmap(self._icon or icons.TONE_ICONS[self._tone], words, size)
        painter.drawPixmap(x, (self.height() - size) // 2, pixmap)
        start = gap * 3 + size
        rect = self.rect().adjusted(gap * 2, 0, -start, 0) if rtl else self.rect().adjusted(start, 0, -gap * 2, 0)
        painter.setPen(QColor(words))
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, self._word)
        painter.end()


class EmptyState(QWidget):
    """What stands where nothing is: why that is, and what to do next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("empty_state")
        self._icon = ToneIcon(40)
        self._title = PlainLabel(role="title", wrap=True)
        self._text = PlainLabel(role="muted", wrap=True)
        self._title.centre()
        self._text.centre()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._actions: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(4)
        column.addLayout(self._buttons)
        column.addStretch(3)

    @property
    def title(self) -> str:
        """The first line."""
        return self._title.text()

    def show_reason(self, icon: str, title: str, text: str, *, tone: Tone = Tone.NEUTRAL) -> None:
        """Say why nothing is here; the actions are taken away."""
        self._icon.show_icon(icon, tone)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        for button in self._actions:
            self._buttons.removeWidget(button)
            button.deleteLater()
        self._actions.clear()
        while self._buttons.takeAt(0) is not None:
            pass

    def offer(self, text: str, act: Callable[[], None], *, primary: bool = False) -> QPushButton:
        """Add a next step."""
        button = QPushButton(text)
        button.setProperty("role", "primary" if primary else "")
        button.setAutoDefault(True)
        button.clicked.connect(lambda _=False: act())
        if not self._actions:
            self._buttons.addStretch(1)
            self._buttons.addStretch(1)
        self._buttons.insertWidget(1 + len(self._actions), button)
        self._actions.append(button)
        return button

    @property
    def actions_offered(self) -> list[QPushButton]:
        """The buttons of the next steps."""
        return list(self._actions)
