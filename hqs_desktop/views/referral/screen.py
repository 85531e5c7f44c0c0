"""The referral screen (F6): the paper and the criteria, the slots, and the panel that books one."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from hqs_desktop.viewmodels.book.commands import PUT_ON_WAITLIST
from hqs_desktop.viewmodels.referral.commands import QUOTA, SEARCH
from hqs_desktop.viewmodels.referral.screen import ReferralViewModel
from hqs_desktop.views.aside import put_aside
from hqs_desktop.views.book.panel import BookPanelView
from hqs_desktop.views.book.share import share_room
from hqs_desktop.views.commands import bind_key
from hqs_desktop.views.referral.criteria import ReferralBar
from hqs_desktop.views.referral.work import ReferralWork
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.beside import lay_beside


class ReferralScreen(QWidget):
    """Shows a ``ReferralViewModel``. Esc goes back."""

    def __init__(self, view_model: ReferralViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("referral_screen")
        self.setAccessibleName(self.tr("Referral"))
        self._view_model = view_model
        side = QWidget(self)
        self.bar = ReferralBar(view_model, side)
        self.panel = BookPanelView(view_model, self)
        self.work = ReferralWork(view_model, self.bar, self.panel, side)
        for _ in self.panel.build():
            pass
        gap = px(self, 8)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(gap)
        left.addWidget(self.bar)
        left.addWidget(self.work, 1)
        lay_beside(self, side, self.panel, gap=gap, above=gap)
        self.bar.left.connect(self.work.back)
        bind_key(SEARCH, self, view_model.again)
        bind_key(QUOTA, self, self.work.next_quota)
        put_aside(view_model.pinning, view_model.basket, self.panel, self)
        bind_key(PUT_ON_WAITLIST, self, view_model.put_on_waitlist)

    def focus_first(self) -> None:
        """Where the next key belongs."""
        self.work.focus_first()

    def focus_top(self) -> None:
        """The paper's field."""
        self.bar.focus("paper")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel takes its share."""
        super().resizeEvent(event)
        share_room(self.panel, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back a step; at the slots it leads to the paper. Enter presses the button under the focus."""
        focused = self.window().focusWidget()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(focused, QPushButton):
            focused.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.work.back()
        else:
            super().keyPressEvent(event)


def make(view_model: Callable[[], ReferralViewModel], parent: QWidget) -> ReferralScreen:
    """For ``app.screens``."""
    return ReferralScreen(view_model(), parent)
