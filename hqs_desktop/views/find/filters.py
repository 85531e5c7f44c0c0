"""What is shown of what was found, and in which order: at the end of the days, as high as they are."""

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from hqs_desktop.viewmodels.commands import Command
from hqs_desktop.viewmodels.find.commands import ORDER, PART_OF_DAY, QUOTA
from hqs_desktop.viewmodels.find.looking import Looking
from hqs_desktop.views.find.slots import SlotGrid
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.elided import elided
from hqs_desktop.views.widgets.labels import set_tip
from hqs_desktop.views.widgets.tab_button import TabButton

_WIDTH = 108


class FilterColumn(QWidget):
    """Part of the day, quota and order of the ``grid`` below each other; one that holds slots back is marked."""

    def __init__(self, looking: Looking, grid: SlotGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filters")
        self._looking = looking
        self._grid = grid
        self.setFixedWidth(px(self, _WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.part, self.quota, self.order = (self._button(command) for command in (PART_OF_DAY, QUOTA, ORDER))
        for button in (self.part, self.quota, self.order):
            column.addWidget(button, 1)
        self.part.clicked.connect(self.change_part)
        self.quota.clicked.connect(self.choose_quota)
        self.order.clicked.connect(self.change_order)
        looking.changed.connect(self._show)
        self._show()

    def change_part(self) -> None:
        """Show mornings, afternoons, or all."""
        self._look(self._looking.next_part)

    def change_order(self) -> None:
        """Sort otherwise."""
        self._look(self._looking.next_order)

    def choose_quota(self) -> None:
        """Open the list of the quotas that were found."""
        menu = QMenu(self)
        menu.setObjectName("quotas")
        menu.aboutToHide.connect(menu.deleteLater)
        chosen = self._looking.quota
        for line in self._looking.quotas():
            words = line.text.replace("&", "&&").replace("\t", " ")
            action = QAction(f"{words}\t{line.beside}", menu)
            action.setCheckable(True)
            action.setChecked(line.value == chosen)
            choose = partial(self._looking.choose_quota, cast("str | None", line.value))
            action.triggered.connect(partial(self._look, choose))
            menu.addAction(action)
            if line.value == chosen:
                menu.setActiveAction(action)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        corner = self.quota.rect().bottomRight() if rtl else self.quota.rect().bottomLeft()
        width = menu.sizeHint().width() if rtl else 0
        menu.popup(self.quota.mapToGlobal(corner) - QPoint(width, 0))

    def _look(self, act: Callable[[], None]) -> None:
        """Show other slots, and the current one on as long as it is among them."""
        slot = self._grid.current_slot
        act()
        if slot is not None:
            self._grid.go_to(slot)

    def _button(self, command: Command) -> TabButton:
        button = TabButton(f"show_{command.name}", self)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        return button

    def _show(self) -> None:
        looking = self._looking
        for button, command, words, holds in (
            (self.part, PART_OF_DAY, looking.part_words, looking.sifts_part),
            (self.quota, QUOTA, looking.quota_words, looking.quota is not None),
            (self.order, ORDER, looking.order_words, False),
        ):
            room = self.width() - px(self, 12)
            button.setText(elided(words, button.fontMetrics(), room).replace("&", "&&"))
            button.setChecked(holds)
            button.setAccessibleName(words)
            set_tip(button, f"{words}\n{command.label()}")
