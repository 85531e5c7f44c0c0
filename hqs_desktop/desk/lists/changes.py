"""What a new edition of a list brings, by code."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hqs_desktop.codes.lists import Item
from hqs_desktop.desk.sheets import Progress

MOST_LISTED: Final = 1_000
"""Changes that are listed of each kind; beyond them they are only counted."""

Path = tuple[tuple[str | None, str], ...]


class ChangeKind(StrEnum):
    """What happened to a code."""

    CAME = "came"
    WENT = "went"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """An item that came (it has only a ``new`` name), went (an ``old`` one), or is called otherwise now."""

    kind: ChangeKind
    code: str
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """How many came, went and changed, and the first of each."""

    counts: Mapping[ChangeKind, int]
    listed: tuple[Change, ...]

    @property
    def none(self) -> bool:
        """Whether the new edition says what the old one said."""
        return not any(self.counts.values())


def compare(old: Iterable[Item], new: Iterable[Item], tell: Progress = lambda _: None) -> Changes:
    """What ``new`` has otherwise than ``old``. What ``tell`` raises ends it."""
    before, after = _by_path([*old]), _by_path([*new])
    tell(0.5)
    counts = dict.fromkeys(ChangeKind, 0)
    listed: dict[ChangeKind, list[Change]] = {kind: [] for kind in ChangeKind}

    def add(kind: ChangeKind, path: Path, old_words: str, new_words: str) -> None:
        counts[kind] += 1
        if len(listed[kind]) < MOST_LISTED:
            listed[kind].append(Change(kind, path[0][1], old_words, new_words))

    for path, words in after.items():
        if path not in before:
            add(ChangeKind.CAME, path, "", words)
        elif before[path] != words:
            add(ChangeKind.CHANGED, path, before[path], words)
    for path, words in before.items():
        if path not in after:
            add(ChangeKind.WENT, path, words, "")
    return Changes(counts, tuple(change for kind in ChangeKind for change in listed[kind]))


def _by_path(items: list[Item]) -> dict[Path, str]:
    """What items are called, by their codes and those of the places in which they lie: a code alone may be of two."""
    found: dict[Path, str] = {}
    for item in items:
        path: list[tuple[str | None, str]] = [(item.level, item.code)]
        parent = item.parent
        while parent >= 0:
            path.append((items[parent].level, items[parent].code))
            parent = items[parent].parent
        found[tuple(path)] = f"{item.name} ({item.group})" if item.group else item.name
    return found
