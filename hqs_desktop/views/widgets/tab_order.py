"""The way of Tab: as one reads. Qt's own follows the order in which widgets were made: what comes later goes last."""

from collections.abc import Callable, Iterator
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QGridLayout,
    QLayout,
    QLayoutItem,
    QLineEdit,
    QWidget,
)


def focus_next(window: QWidget, *, forward: bool) -> bool:
    """Put the focus on what is read next in a window, or before; round its end. False where there is nothing."""
    stops = list(stops_of(window))
    if not stops:
        return False
    now: QWidget | None = window.focusWidget()
    while now is not None and now not in stops:  # within a control, or where only a click gets to
        now = now.parentWidget()
    step = 1 if forward else -1
    at = stops.index(now) + step if now is not None else min(0, step)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[at % len(stops)].setFocus(reason)
    return True


def stops_of(widget: QWidget) -> Iterator[QWidget]:
    """What takes the focus by Tab in a widget, as its layouts are read."""
    for part in _parts(widget):
        if not part.isVisible() or part.isWindow():
            continue
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled() and part.focusProxy() is None:
            yield part
        if not isinstance(part, QAbstractItemView | QComboBox | QLineEdit):  # what is within is Qt's
            yield from stops_of(part)


def _parts(widget: QWidget) -> list[QWidget]:
    layout = widget.layout()
    laid = list(_laid(layout)) if layout is not None else []
    known = set(map(id, laid))
    return laid + [child for child in widget.children() if isinstance(child, QWidget) and id(child) not in known]


def _laid(layout: QLayout) -> Iterator[QWidget]:
    for item in _items(layout):
        part = item.widget()
        if part is not None:
            yield part
        elif (within := item.layout()) is not None:
            yield from _laid(within)


def _items(layout: QLayout) -> list[QLayoutItem]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        place_of = cast("Callable[[int], tuple[int, int, int, int]]", layout.getItemPosition)
        places.sort(key=place_of)  # row, column
    return [item for at in places if (item := layout.itemAt(at)) is not None]
