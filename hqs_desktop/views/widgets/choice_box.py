"""A combo box whose choice ends with an ellipsis where it has no room."""

from collections.abc import Sequence

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from hqs_desktop.viewmodels.lines import Choice
from hqs_desktop.views.widgets.elided import elided


class ChoiceBox(QComboBox):
    """Qt's own cuts the choice at the edge."""

    def show_choices(self, choices: Sequence[Choice], chosen: object) -> None:
        """Offer these, and show the one of a value; the first where none has it."""
        known = [(self.itemData(row), self.itemText(row)) for row in range(self.count())]
        if known != [(choice.value, choice.text) for choice in choices]:
            self.clear()
            for choice in choices:
                self.addItem(choice.text, choice.value)
        self.setCurrentIndex(next((row for row, choice in enumerate(choices) if choice.value == chosen), 0))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        """As Qt paints it, with what fits."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = elided(self.currentText(), self.fontMetrics(), field.width() - 4)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
