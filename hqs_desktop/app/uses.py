"""How often each act was chosen by its words, kept beside the window's place: names of commands, and nothing else."""

from collections import Counter

from PySide6.QtCore import QSettings

_GROUP = "uses"


def read_uses(settings: QSettings) -> Counter[str]:
    """What was kept; what is no number counts as never."""
    settings.beginGroup(_GROUP)
    try:
        kept = {name: str(settings.value(name)) for name in settings.childKeys()}
    finally:
        settings.endGroup()
    return Counter({name: int(text) for name, text in kept.items() if text.isascii() and text.isdigit()})


def keep_uses(settings: QSettings, uses: Counter[str]) -> None:
    """Keep them for the next run."""
    for name, times in uses.items():
        settings.setValue(f"{_GROUP}/{name}", times)
