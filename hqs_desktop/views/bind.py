"""Binding of a view-model's property to a widget: both ways, without echo, gone when either of them dies."""

import weakref
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, SignalInstance
from PySide6.QtWidgets import QWidget

M = TypeVar("M", bound=QObject)
W = TypeVar("W", bound=QWidget)


class Binding(QObject, Generic[M, W]):
    """One property and one widget. A child of the widget, so that Qt disconnects it when the widget dies."""

    def __init__(
        self, model: M, name: str, widget: W, show: Callable[[W, object], None], read: Callable[[W], object] | None
    ) -> None:
        super().__init__(widget)
        self._model = weakref.ref(model)
        self._widget = weakref.ref(widget)
        self._name = name
        self._show = show
        self._read = read
        self._quiet = False

    def pull(self) -> None:
        """Show the property's value in the widget."""
        model, widget = self._model(), self._widget()
        if model is None or widget is None or self._quiet:
            return
        self._quiet = True
        try:
            self._show(widget, getattr(model, self._name))
        finally:
            self._quiet = False

    def push(self, *_: object) -> None:
        """Set the property to what the widget holds."""
        model, widget = self._model(), self._widget()
        if model is None or widget is None or self._read is None or self._quiet:
            return
        self._quiet = True
        try:
            setattr(model, self._name, self._read(widget))
        finally:
            self._quiet = False


def bind(
    model: M,
    name: str,
    widget: W,
    show: Callable[[W, object], None],
    *,
    read: Callable[[W], object] | None = None,
    changed: SignalInstance | None = None,
) -> Binding[M, W]:
    """Show ``model.<name>`` in ``widget`` now and at every ``<name>_changed``.

    With ``read`` and the widget's ``changed`` signal the property follows the widget too. Neither way answers itself.
    """
    binding = Binding(model, name, widget, show, read)
    signal: SignalInstance = getattr(model, f"{name}_changed")
    signal.connect(binding.pull)
    if changed is not None:
        changed.connect(binding.push)
    binding.pull()
    return binding
