"""A bar that tells what happened: icon, title, advice, a next step, the request id to copy. Plain text only."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hqs_desktop.core.text import isolate_ltr, strip_marks
from hqs_desktop.viewmodels.words.tone import Tone
from hqs_desktop.views.style import icons
from hqs_desktop.views.style.theme import colours_of, px
from hqs_desktop.views.widgets.flow import Flow
from hqs_desktop.views.widgets.key_button import ElidedButton
from hqs_desktop.views.widgets.labels import PlainLabel, set_tip
from hqs_desktop.views.widgets.notes import ToneIcon

_EDGE = 3
_WIDE = 480


class MessageBar(QFrame):
    """Hidden until ``show_message``. ``acted`` comes with its button, ``dismissed`` when it is put away.

    Its buttons stand beside the words, and below them where it is narrow.
    """

    acted = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None, *, dismissible: bool = True) -> None:
        super().__init__(parent)
        self.setObjectName("message_bar")
        self._tone = Tone.INFO
        self._reference = ""
        self._icon = ToneIcon(20)
        self._title = PlainLabel(role="strong", wrap=True)
        self._advice = PlainLabel(wrap=True)
        for label in (self._title, self._advice):
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._action = QPushButton()
        self._action.setObjectName("message_action")
        self._action.clicked.connect(self.acted)
        self._copy = ElidedButton(self.tr("Copy request id"))
        self._copy.setObjectName("copy_reference")
        self._copy.setProperty("role", "quiet")
        self._copy.clicked.connect(self._copy_reference)
        self._close = QToolButton()
        self._close.setAccessibleName(self.tr("Put away"))
        set_tip(self._close, self.tr("Put away"))
        self._close.clicked.connect(self.dismissed)
        self._close.clicked.connect(self.hide)
        if not dismissible:
            self._close.hide()  # never shown before it has a parent: it would be a window of its own

        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._advice)
        self._buttons = Flow(8)
        for button in (self._copy, self._action):
            self._buttons.addWidget(button)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.addLayout(words, 1)
        self._middle.addLayout(self._buttons)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(8)
        self._row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._middle, 1)
        self._row.addWidget(self._close)
        self._fit()
        self.hide()

    @property
    def title(self) -> str:
        """What it says first."""
        return self._title.text()

    @property
    def advice(self) -> str:
        """What it says then."""
        return self._advice.text()

    @property
    def action_button(self) -> QPushButton:
        """The next step; hidden where there is none."""
        return self._action

    def show_message(self, tone: Tone, title: str, advice: str = "", *, reference: str = "", action: str = "") -> None:
        """Tell something; ``reference`` is the gateway's request id, ``action`` the words of the next step's button."""
        self._tone, self._reference = tone, reference
        self._icon.show_icon(icons.TONE_ICONS[tone], tone)
        self._title.setText(title)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self._copy.setVisible(bool(reference))
        set_tip(self._copy, isolate_ltr(reference))
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(f"{title} {advice}".strip())
        self.update()
        self.show()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its buttons below its words make it, as high as it has to be where it stands."""
        margins = self._row.contentsMargins()
        close = 0 if self._close.isHidden() else self._close.sizeHint().width()
        least = self._buttons.minimumSize().width() + self._icon.sizeHint().width() + close
        width = least + margins.left() + margins.right() + 2 * self._row.spacing()
        return QSize(width, self._row.totalHeightForWidth(max(width, self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons find their place."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        wide = self.width() >= px(self, _WIDE)
        self._middle.setDirection(way.LeftToRight if wide else way.TopToBottom)
        self._middle.setAlignment(
            self._buttons, Qt.AlignmentFlag.AlignVCenter if wide else Qt.AlignmentFlag.AlignLeading
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow palette and font."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange} and hasattr(self, "_row"):
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        """A soft ground with an edge in the tone's colour at the reading side."""
        tint = colours_of(self.palette()).tint(self._tone)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tint.soft))
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        edge = px(self, _EDGE)
        painter.fillRect(self.width() - edge if rtl else 0, 0, edge, self.height(), QColor(tint.strong))
        painter.end()

    def _fit(self) -> None:
        self._row.setContentsMargins(px(self, 12), px(self, 6), px(self, 12), px(self, 6))
        icons.put_icon(self._close, "dismiss")
        icons.put_icon(self._copy, "copy")

    def _copy_reference(self) -> None:
        QGuiApplication.clipboard().setText(strip_marks(self._reference))
