"""The screen F3: the tabs of its views, and the one that is shown."""

from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Protocol, cast

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hqs_desktop.viewmodels.bookings.commands import VIEWS
from hqs_desktop.viewmodels.bookings.screen import DeskViewModel
from hqs_desktop.viewmodels.bookings.views import LIST
from hqs_desktop.views.bookings.desk import DeskScreen
from hqs_desktop.views.commands import bind_key
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.tab_button import TabButton


class Page(Protocol):
    """What the screen needs of a view beside being a widget."""

    def focus_first(self) -> None:
        """Put the focus where the next key belongs."""
        ...


class BookingsScreen(QWidget):
    """Shows the views of a ``DeskViewModel``, each built when it is first looked at."""

    def __init__(self, view_model: DeskViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bookings_screen")
        self._view_model = view_model
        self._views = view_model.views
        self._stack = QStackedWidget(self)
        self._built: dict[str, QWidget] = {}
        self._tabs: dict[str, TabButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(self, 4), 0, 0)
        column.setSpacing(0)
        column.addLayout(self._tab_row())
        column.addWidget(self._stack, 1)
        self._views.changed.connect(self._show)
        self._show()

    def focus_first(self) -> None:
        """Where the next key belongs in the view that is shown."""
        self._page(self._views.shown).focus_first()

    focus_top = focus_first

    def _tab_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(px(self, 12), 0, px(self, 12), 0)
        row.setSpacing(px(self, 4))
        for view in VIEWS:
            tab = TabButton(f"tab_{view.room}", self)
            tab.setText(view.command.label())
            turn_to = partial(self._turn_to, view.room)
            tab.clicked.connect(turn_to)
            bind_key(view.command, self, turn_to)
            self._tabs[view.room] = tab
            row.addWidget(tab)
        row.addStretch()
        return row

    def _turn_to(self, room: str) -> None:
        self._views.show(room)
        self._mark()  # a click on the tab of what is shown must not take its mark away
        self.focus_first()

    def _page(self, room: str) -> Page:
        if room not in self._built:
            if room == LIST:
                page: QWidget = DeskScreen(self._view_model, self._stack)
            else:
                module = import_module(f"hqs_desktop.views.{room}.page")
                page = cast("QWidget", module.make(self._views.view_model(room), self._stack))
            self._built[room] = page
            self._stack.addWidget(page)
        return cast("Page", self._built[room])

    def _show(self) -> None:
        self._page(self._views.shown)
        self._stack.setCurrentWidget(self._built[self._views.shown])
        self._mark()

    def _mark(self) -> None:
        for room, tab in self._tabs.items():
            tab.setChecked(room == self._views.shown)


def make(view_model: Callable[[], DeskViewModel], parent: QWidget) -> BookingsScreen:
    """For ``app.screens``."""
    return BookingsScreen(view_model(), parent)
