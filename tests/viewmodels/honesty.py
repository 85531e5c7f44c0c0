"""Whether what a screen shows is what its view-model holds: a property that changes tells so by its signal."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, SignalInstance


class Shown:
    """What a screen would show that reads each property at the start, and again when one of its signals comes.

    ``told_by`` says of each property which signals tell of it. Every public property must stand there, or in
    ``constant``: one that is forgotten fails too.
    """

    def __init__(
        self, model: QObject, told_by: Mapping[str, tuple[str, ...]], constant: frozenset[str] = frozenset()
    ) -> None:
        self._model = model
        properties = {
            name
            for kind in type(model).__mro__
            if kind.__module__.startswith("hqs_desktop")
            for name, member in vars(kind).items()
            if isinstance(member, property) and not name.startswith("_")
        }
        assert properties == told_by.keys() | constant, properties ^ (told_by.keys() | constant)
        self._shown = {name: getattr(model, name) for name in told_by}
        for name, signals in told_by.items():
            for signal in signals:
                heard: SignalInstance = getattr(model, signal)
                heard.connect(self._reader(name))

    def wrong(self) -> list[str]:
        """The properties that have changed in silence, or after their signal."""
        return [name for name, shown in self._shown.items() if getattr(self._model, name) != shown]

    def _reader(self, name: str) -> Callable[..., None]:
        def read(*_: object) -> None:
            self._shown[name] = getattr(self._model, name)

        return read
