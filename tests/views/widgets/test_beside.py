"""A screen's main part and its panel: beside each other, or one above the other where words are largest."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from hqs_desktop.views.style.theme import Scheme
from hqs_desktop.views.widgets.beside import lay_beside
from tests.views.fits import seen, settle
from tests.views.keyboard import destroy
from tests.views.shots import dressed


class Parts:
    """A screen with a field in its main part and two at the ends of its panel."""

    def __init__(self) -> None:
        self.screen, self.main, self.panel = QWidget(), QWidget(), QWidget()
        self.field, self.first, self.last = QLineEdit(), QLineEdit(), QLineEdit()
        QVBoxLayout(self.main).addWidget(self.field)
        column = QVBoxLayout(self.panel)
        column.addWidget(self.first)
        column.addStretch(1)
        column.addWidget(self.last)
        self.panel.setMinimumHeight(560)
        lay_beside(self.screen, self.main, self.panel, gap=8, above=8)
        self.screen.resize(856, 612)
        self.screen.show()
        self.screen.activateWindow()
        settle()

    def place(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self.screen, QPoint()), widget.size())


@pytest.mark.parametrize(("scale", "above"), [(1.0, False), (1.5, False), (2.0, True)])
def test_the_panel_is_beside_until_words_are_largest(qapp: QApplication, scale: float, *, above: bool) -> None:
    with dressed(qapp, "en", Scheme.LIGHT, scale):
        parts = Parts()
        main, panel = parts.place(parts.main), parts.place(parts.panel)
        assert (panel.top() > main.bottom()) is above
        assert (panel.left() > main.right()) is not above
        destroy(parts.screen)


def test_the_focus_brings_all_of_the_panel_with_it(qapp: QApplication) -> None:
    with dressed(qapp, "en", Scheme.LIGHT, 2.0):
        parts = Parts()
        assert not seen(parts.panel)
        for field in (parts.first, parts.field, parts.last):
            field.setFocus()
            settle()
            assert seen(field)
            assert seen(parts.panel) is (field is not parts.field)
        destroy(parts.screen)
