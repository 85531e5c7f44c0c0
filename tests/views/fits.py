"""What a demanding eye would find wrong in a layout: text that is cut, things over each other or out of their place."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QToolButton,
    QWidget,
)

from hqs_desktop.views.widgets.badge import StateBadge
from hqs_desktop.views.widgets.choice_box import ChoiceBox
from hqs_desktop.views.widgets.code_combo import CodeCombo
from hqs_desktop.views.widgets.labels import CodeLabel, ElidedLabel


def settle() -> None:
    """Layouts in layouts need more than one round."""
    for _ in range(8):
        QApplication.processEvents()


def faults(window: QWidget, size: QSize | None = None) -> list[str]:
    """What is wrong, in words; ``size`` is what the window was given."""
    found = [] if size is None or window.size() == size else [f"needs {window.size()}, has {size}"]
    for widget in (window, *_shown(window)):
        where = f"{type(widget).__name__} {widget.objectName() or ''}".strip()
        if (cut := cut_text(widget)) is not None:
            found.append(f"{where} is cut: {cut}")
        if widget is not window and not _inside(widget):
            found.append(f"{where} stands out of its {type(widget.parentWidget()).__name__}: {widget.geometry()}")
        found.extend(f"in {where}: {pair}" for pair in _overlaps(widget))
    return found


def _shown(window: QWidget) -> Iterator[QWidget]:
    for child in window.children():
        if not isinstance(child, QWidget) or not child.isVisible() or child.isWindow():
            continue
        yield child
        if not isinstance(child, QAbstractItemView | QLineEdit | QComboBox):  # what is within is Qt's
            yield from _shown(child)


def cut_text(widget: QWidget) -> str | None:
    """The text that a widget has no room for; an ellipsis says so by itself."""
    if isinstance(widget, ElidedLabel | ChoiceBox | CodeCombo):
        return None
    if isinstance(widget, QLabel):
        return _cut_label(widget)
    if isinstance(widget, QPushButton | QToolButton | StateBadge):
        least = widget.minimumSizeHint()
        small = widget.width() < least.width() or widget.height() < least.height()
        return f"{widget.accessibleName() or getattr(widget, 'text', str)()} {widget.size()} {least}" if small else None
    if isinstance(widget, QComboBox):
        option = QStyleOptionComboBox()
        widget.initStyleOption(option)
        field = widget.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, widget
        )
        text = widget.currentText()
        return text if widget.fontMetrics().horizontalAdvance(text) > field.width() else None
    if isinstance(widget, QLineEdit):  # the placeholder is elided by Qt
        room = widget.width() - 12
        return widget.text() if widget.fontMetrics().horizontalAdvance(widget.text()) > room else None
    return None


def _cut_label(label: QLabel) -> str | None:
    text = label.text()
    if not text:
        return None
    room = label.contentsRect()
    if isinstance(label, CodeLabel):  # broken anywhere
        needed = label.heightForWidth(label.width())
        return f"{text} {needed} > {label.height()}" if needed > label.height() else None
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        words = max(map(label.fontMetrics().horizontalAdvance, text.split()), default=0)
        broken = words > room.width() and "\u200b" not in text
        return f"{text} {needed} > {label.height()}" if needed > label.height() or broken else None
    lines = text.split("\n")
    wide = max(map(label.fontMetrics().horizontalAdvance, lines)) > room.width()
    high = label.fontMetrics().height() * len(lines) > label.height()
    return f"{text} in {room.size()}" if wide or high else None


def _inside(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    area = parent.parentWidget() if parent is not None else None
    if parent is None:
        return True
    if isinstance(area, QScrollArea) and parent is area.viewport():  # it may be longer, but not wider
        return widget.x() >= 0 and widget.geometry().right() <= parent.rect().right()
    return parent.rect().contains(widget.geometry())


def _overlaps(parent: QWidget) -> Iterator[str]:
    if isinstance(parent, QAbstractScrollArea | QLineEdit | QComboBox):
        return
    children = [
        child
        for child in parent.children()
        if isinstance(child, QWidget)
        and child.isVisible()
        and not child.isWindow()
        and child.property("role") != "overlay"
        and not child.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    ]
    for one, other in combinations(children, 2):
        common = one.geometry().intersected(other.geometry())
        if not common.isEmpty():
            yield f"{type(one).__name__} {one.objectName()} and {type(other).__name__} {other.objectName()} at {common}"


def seen(widget: QWidget) -> bool:
    """Whether all of a widget is on the screen, without scrolling."""
    whole = QRect(widget.mapToGlobal(QPoint()), widget.size())
    parent = widget.parentWidget()
    while parent is not None:
        if not QRect(parent.mapToGlobal(QPoint()), parent.size()).contains(whole):
            return False
        if parent.isWindow():
            break
        parent = parent.parentWidget()
    return widget.isVisible()
