"""A screen of several pages: their tabs, and the one that is shown; each is built when it is first looked at."""

from functools import partial
from importlib import import_module
from typing import Protocol, cast

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hqs_desktop.viewmodels.pages import Pages
from hqs_desktop.views.commands import bind_key
from hqs_desktop.views.style.theme import px
from hqs_desktop.views.widgets.flow import Flow
from hqs_desktop.views.widgets.tab_button import TabButton


class PageView(Protocol):
    """What the screen needs of a page beside being a widget."""

    def focus_first(self) -> None:
        """Put the focus where the next key belongs."""
        ...


class PagedScreen(QWidget):
    """Shows ``Pages``."""

    def __init__(self, pages: Pages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._stack = QStackedWidget(self)
        self._built: dict[str, QWidget] = {}
        self._tabs: dict[str, TabButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(self, 4), 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tab_row())
        column.addWidget(self._stack, 1)
        pages.changed.connect(self._show)
        pages.counts_changed.connect(self._show_counts)
        self._show_counts()
        self._show()

    def focus_first(self) -> None:
        """Where the next key belongs on the page that is shown."""
        cast("PageView", self.page(self._pages.shown)).focus_first()

    focus_top = focus_first

    def page(self, room: str) -> QWidget:
        """A page, built when first asked for."""
        if room not in self._built:
            self._built[room] = self.make_page(room, self._stack)
            self._stack.addWidget(self._built[room])
        return self._built[room]

    def make_page(self, room: str, parent: QWidget) -> QWidget:
        """Make a page; a screen that has one of its own says otherwise."""
        module = import_module(f"hqs_desktop.views.{room}.page")
        return cast("QWidget", module.make(self._pages.view_model(room), parent))

    def _tab_row(self) -> QWidget:
        tabs = QWidget(self)
        around = QHBoxLayout(tabs)
        around.setContentsMargins(px(self, 12), 0, px(self, 12), 0)
        row = Flow(px(self, 4))
        around.addLayout(row)
        for page in self._pages.all:
            tab = TabButton(f"tab_{page.room}", self)
            turn_to = partial(self._turn_to, page.room)
            tab.clicked.connect(turn_to)
            bind_key(page.command, self, turn_to)
            self._tabs[page.room] = tab
            row.addWidget(tab)
        return tabs

    def _turn_to(self, room: str) -> None:
        self._pages.show(room)
        self._mark()  # a click on the tab of what is shown must not take its mark away
        self.focus_first()

    def _show(self) -> None:
        self._stack.setCurrentWidget(self.page(self._pages.shown))
        self._mark()

    def _show_counts(self) -> None:
        for page in self._pages.all:
            self._tabs[page.room].setText(page.label(self._pages.count(page.room)))

    def _mark(self) -> None:
        for room, tab in self._tabs.items():
            tab.setChecked(room == self._pages.shown)
