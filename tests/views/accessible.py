"""What somebody who can't see the screen, or has no mouse, would miss: names, values, the way of Tab."""

from collections.abc import Iterator
from typing import Final, NamedTuple, cast

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLayout,
    QLineEdit,
    QWidget,
)

from tests.views.keyboard import pause

_MOST_STOPS: Final = 200
_ROWS: Final = 3
"""So many rows of a list are asked for their words: all are made by the same model."""
_Text, _Role = QAccessible.Text, QAccessible.Role
_MUTE: Final = {_Role.NoRole, _Role.Client, _Role.Pane, _Role.Window, _Role.Grouping}
"""Roles that don't say what can be done with something."""


def unheard(window: QWidget) -> list[str]:
    """The controls that a screen reader can't name, doesn't know the kind of, or reads without their value."""
    found = []
    for widget in (window, *window.findChildren(QWidget)):
        if not widget.isVisible() or widget.window() is not window or not _is_control(widget):
            continue
        found += [f"{_named(widget)} {wrong}" for wrong in _faults(widget, _heard(widget))]
    return found


def _heard(widget: QWidget) -> QAccessibleInterface:
    heard = QAccessible.queryAccessibleInterface(widget)
    assert heard is not None, widget
    return heard


def _is_control(widget: QWidget) -> bool:
    if _is_within(widget):
        return False
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractButton)


def _is_within(widget: QWidget) -> bool:
    """Whether it is a part of a control, which is heard as a whole."""
    parent = widget.parentWidget()
    return (
        isinstance(parent, QComboBox | QLineEdit)
        or (isinstance(parent, QAbstractScrollArea) and widget is parent.viewport())
        or isinstance(parent, QAbstractItemView)
    )


def _faults(widget: QWidget, heard: QAccessibleInterface) -> Iterator[str]:
    if not heard.text(_Text.Name).strip():
        yield "has no name"
    if heard.role() in _MUTE and not widget.findChildren(QWidget):
        yield f"has the role {heard.role().name}"
    state = heard.state()
    if state.disabled == widget.isEnabled():
        yield "is not heard as it is: enabled or not"
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled() and not state.focusable:
        yield "is not heard to take the focus"
    if isinstance(widget, QAbstractButton) and widget.isCheckable() and state.checked != widget.isChecked():
        yield "is not heard as it is: checked or not"
    if isinstance(widget, QLineEdit) and heard.text(_Text.Value) != widget.displayText():
        yield "is heard with another value"
    if isinstance(widget, QComboBox) and not heard.text(_Text.Value) and widget.currentText():
        yield "is heard without its value"
    if isinstance(widget, QAbstractItemView):
        yield from _silent_rows(widget)


def _silent_rows(view: QAbstractItemView) -> Iterator[str]:
    model = cast("QAbstractItemModel | None", view.model())  # PySide promises one
    if model is None:
        return
    for row in range(min(_ROWS, model.rowCount())):
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
        cells = [model.index(row, column) for column in range(columns)]
        words = [cell.data(Qt.ItemDataRole.AccessibleTextRole) or cell.data() for cell in cells]
        if not any(isinstance(one, str) and one.strip() for one in words):
            yield f"has a row that says nothing: {row}"


def trapped(window: QWidget) -> list[str]:
    """Where Tab and Shift+Tab don't get out, don't get to, or go against the reading order; the focus comes back."""
    window.activateWindow()  # a dialog over it may just have closed
    QApplication.processEvents()
    begun = QApplication.focusWidget()
    if begun is None or begun.window() is not window:
        return ["nothing has the focus"]
    at = begun.cursorPosition() if isinstance(begun, QLineEdit) and not begun.hasSelectedText() else None
    way, found = _round(window, Qt.Key.Key_Tab)
    found += disorder(window, way) + _round(window, Qt.Key.Key_Backtab)[1]
    begun.setFocus()
    if isinstance(begun, QLineEdit) and at is not None:
        begun.setCursorPosition(at)  # Tab chose all of it: what is typed next would replace it
    return found


def _round(window: QWidget, key: Qt.Key) -> tuple[list[QWidget], list[str]]:
    """What the focus comes by until it is where it was, and what is wrong on the way."""
    start = QApplication.focusWidget()
    assert start is not None
    way, before = [start], _stops(window)
    for _ in range(_MOST_STOPS):
        pause()
        QTest.keyClick(way[-1], key)
        now = QApplication.focusWidget()
        if now is None or now.window() is not window:
            return way, [f"{key.name} leaves the window from {_named(way[-1])}"]
        if now is way[-1]:
            alone = len(_stops(window)) <= 1
            return way, [] if alone else [f"{key.name} does not get out of {_named(now)}"]
        stops = [stop for stop in _stops(window) if stop in before]  # what one passes may show or hide others
        if now is start or (start not in stops and [now] == way[1:2]):
            return way, [f"{key.name} never gets to {_named(stop)}" for stop in stops if stop not in way]
        if now in way:
            return way, [f"{key.name} goes round from {_named(way[-1])} to {_named(now)}"]
        way.append(now)
    return way, [f"{key.name} has no end"]


def _stops(window: QWidget) -> list[QWidget]:
    """What Tab should get to, in no order; of radio buttons that belong together the chosen one is enough."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.window() is window
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not _is_within(widget)
        and not (isinstance(widget, QAbstractButton) and _is_one_of(widget))
    ]


def _is_one_of(button: QAbstractButton) -> bool:
    exclusive = button.autoExclusive() or (button.group() is not None and button.group().exclusive())
    return exclusive and button.isCheckable() and not button.isChecked()


class _Group(NamedTuple):
    """Things that stand together: a widget's or a layout's; ``stops`` are those of its parts too, as Tab goes."""

    name: str
    stops: list[int]
    place: QRect


def disorder(window: QWidget, way: list[QWidget]) -> list[str]:
    """Where Tab goes against the reading order: top to bottom, from the reading side on, one group after the other.

    The way is a ring: it may begin anywhere.
    """
    rings = [way[first:] + way[:first] for first in range(len(way))]
    return min((list(_disorder(window, window, ring)) for ring in rings), key=len, default=[])


def _disorder(window: QWidget, node: QWidget | QLayout, way: list[QWidget]) -> Iterator[str]:
    groups = [(part, group) for part in _parts(node) if (group := _group(window, part, way)).stops]
    for part, _ in groups:
        if part not in way:
            yield from _disorder(window, part, way)
    groups.sort(key=lambda pair: pair[1].stops[0])
    rtl = window.layoutDirection() is Qt.LayoutDirection.RightToLeft
    for number, (_, one) in enumerate(groups):
        for _, other in groups[number + 1 :]:
            if one.stops[-1] > other.stops[0]:
                yield f"Tab goes to and fro between {one.name} and {other.name}"
            elif _is_before(other.place, one.place, rtl=rtl):
                yield f"Tab goes to {one.name} before {other.name}"


def _parts(node: QWidget | QLayout) -> list[QWidget | QLayout]:
    if isinstance(node, QLayout):
        items = [node.itemAt(at) for at in range(node.count())]
        return [part for item in items if item is not None and (part := item.widget() or item.layout()) is not None]
    children = [child for child in node.children() if isinstance(child, QWidget) and not child.isWindow()]
    layout = node.layout()
    if layout is None:
        return list(children)
    laid = {id(widget) for widget in _laid(layout)}
    return [layout, *(child for child in children if id(child) not in laid)]


def _laid(layout: QLayout) -> Iterator[QWidget]:
    for part in _parts(layout):
        if isinstance(part, QLayout):
            yield from _laid(part)
        else:
            yield part


def _group(window: QWidget, part: QWidget | QLayout, way: list[QWidget]) -> _Group:
    def within(stop: QWidget) -> bool:
        if isinstance(part, QWidget):
            return stop is part or part.isAncestorOf(stop)
        return any(stop is one or one.isAncestorOf(stop) for one in _laid(part))

    stops = [at for at, stop in enumerate(way) if within(stop)]
    place = QRect()
    for at in stops:
        place = place.united(QRect(way[at].mapTo(window, QPoint()), way[at].size()))
    return _Group(" and ".join(_named(way[at]) for at in (stops[:1] + stops[1:][-1:])), stops, place)


def _is_before(one: QRect, other: QRect, *, rtl: bool) -> bool:
    common = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    if common * 2 < min(one.height(), other.height()):
        return one.center().y() < other.center().y()
    return one.left() >= other.right() if rtl else one.right() <= other.left()


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName() or widget.accessibleName()}".strip()
