"""What goes on with the list: how far its check or its file is, or how that ended, and the buttons for it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from hqs_desktop.viewmodels.bookings.checking import Checking
from hqs_desktop.viewmodels.bookings.commands import CHECK, EXPORT_LIST, PRINT_LIST, STOP_CHECK
from hqs_desktop.viewmodels.bookings.output import Output
from hqs_desktop.viewmodels.commands import Command
from hqs_desktop.views.style.icons import put_icon
from hqs_desktop.views.style.theme import grown, px
from hqs_desktop.views.widgets.key_button import KeyButton
from hqs_desktop.views.widgets.labels import ElidedLabel, set_tip
from hqs_desktop.views.widgets.progress import ProgressLine

_WIDTH: Final = 560
_SMALL: Final = 32


class StatusRow(QWidget):
    """Shows a ``Checking`` and an ``Output``. It keeps its width whatever it says, so that nothing beside it moves.

    ``print_list`` and ``save_list`` are done by its buttons.
    """

    def __init__(
        self, checking: Checking, output: Output, print_list: Callable[[], None], save_list: Callable[[], None]
    ) -> None:
        super().__init__()
        self.setObjectName("status_row")
        self._checking, self._output = checking, output
        self._text = ElidedLabel(role="muted")
        self._text.setObjectName("desk_check")
        self._bar = ProgressLine()
        self._button = KeyButton()
        self._button.setObjectName("check_now")
        self._button.setProperty("role", "quiet")
        self._button.clicked.connect(self._act)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(self, 4))
        row.addWidget(self._text, 1)
        for part in (
            self._bar,
            self._button,
            self._small(PRINT_LIST, "print", print_list),
            self._small(EXPORT_LIST, "arrow_download", save_list),
        ):
            row.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for changed in (checking.changed, output.changed):
            changed.connect(self._show)
        self._show()

    def sizeHint(self) -> QSize:
        """As wide as a check under way needs."""
        return QSize(grown(self, _WIDTH), super().sizeHint().height())

    def stop(self) -> bool:
        """Stop what somebody waits for; False where nothing is."""
        if self._output.can_stop:
            self._output.stop()
            return True
        if not self._checking.awaited or self._checking.stopping:
            return False
        self._checking.stop()
        return True

    def _act(self) -> None:
        if self._output.can_stop:
            self._output.stop()
        elif self._checking.running:
            self._checking.stop()
        else:
            self._checking.check()

    def _show(self) -> None:
        checking, output = self._checking, self._output
        share = output.share if output.share is not None else checking.share or 0.0
        runs = checking.running or output.share is not None
        self._bar.show_share(share if runs else None)
        self._text.setText(output.text or checking.text)
        self._button.setText(self._button_words())
        self._button.setEnabled(output.can_stop or (output.share is None and not checking.stopping))
        put_icon(self._button, "dismiss" if runs else "arrow_clockwise")

    def _button_words(self) -> str:
        if self._output.can_stop or self._checking.awaited:
            return STOP_CHECK.label()
        runs = self._checking.running or self._output.share is not None
        return STOP_CHECK.words() if runs else CHECK.label()

    def _small(self, command: Command, icon_name: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setObjectName(command.name)
        button.setAccessibleName(command.words())
        set_tip(button, command.label())
        put_icon(button, icon_name)
        button.setFixedSize(px(self, _SMALL), px(self, _SMALL))
        button.clicked.connect(lambda _=False: act())
        return button
