"""The imported lists as tables beside the guide's, their rows made when they are looked at."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple, overload

from hqs_desktop.codes.entries import Entry, Table
from hqs_desktop.codes.lists import ImportedLists, Item, ListKind, Shelved
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.resources import resource_path

NUMBERS: Final[Mapping[ListKind, int]] = MappingProxyType({ListKind.RVU3: 20, ListKind.COUNTRY_DIVISIONS: 21})
"""What stands for an appendix of a list, which has none: it comes after the guide's nineteen."""
KINDS: Final[Mapping[int, ListKind]] = MappingProxyType({number: kind for kind, number in NUMBERS.items()})


class Titles(NamedTuple):
    """What a list is called."""

    fa: str
    en: str


class ListEntries(Sequence[Entry]):
    """The rows of a list's edition: a list of tens of thousands is not unfolded to show twenty."""

    def __init__(self, kind: ListKind, shelved: Shelved) -> None:
        self._kind = kind
        self._items = shelved.edition.items
        self._shelved = shelved
        self.has_groups = any(item.group or item.parent >= 0 for item in self._items)

    def __len__(self) -> int:
        return len(self._items)

    @overload
    def __getitem__(self, index: int) -> Entry: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Entry]: ...

    def __getitem__(self, index: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(index, slice):
            return [self._entry(item) for item in self._items[index]]
        return self._entry(self._items[index])

    def __iter__(self) -> Iterator[Entry]:
        return map(self._entry, self._items)

    def row_of(self, entry: Entry) -> int:
        """The row of an entry; -1 where it is none of these."""
        return next((row for row in self._shelved.index.rows_of(entry.code) if self[row] == entry), -1)

    def _entry(self, item: Item) -> Entry:
        return Entry(
            (NUMBERS[self._kind],),
            item.code,
            item.name,
            group=item.group or self._around(item),
            level=item.level,
            coded=CodedText(item.code, self._kind.system, item.name),
        )

    def _around(self, item: Item) -> str:
        names: list[str] = []
        while item.parent >= 0:
            item = self._items[item.parent]
            names.append(item.name)
        return " \u00b7 ".join(names)


@cache
def titles(kind: ListKind) -> Titles:
    """What a list is called."""
    table = json.loads(resource_path("lists", "titles.json").read_text(encoding="utf-8"))[kind]
    return Titles(table["title_fa"], table["title_en"])


class ListTables:
    """The lists as tables; those of an edition are made once."""

    def __init__(self, lists: ImportedLists) -> None:
        self._lists = lists
        self._made: dict[ListKind, tuple[Shelved | None, Table]] = {}

    def table(self, kind: ListKind) -> Table:
        """The table of a list, without rows where it was not imported."""
        shelved = self._lists.of(kind)
        if kind not in self._made or self._made[kind][0] is not shelved:
            entries = ListEntries(kind, shelved) if shelved is not None else ()
            edition = shelved.edition if shelved is not None else None
            names = titles(kind)
            self._made[kind] = shelved, Table(NUMBERS[kind], names.fa, names.en, kind.system, entries, edition)
        return self._made[kind][1]

    def search(self, query: str, limit: int) -> list[Entry]:
        """The rows that a query means, best first, ``limit`` of each list at most."""
        found: list[Entry] = []
        for kind in ListKind:
            shelved = self._lists.of(kind)
            if shelved is not None:
                entries = self.table(kind).entries
                found += [entries[row] for row in shelved.index.search(query, limit)]
        return found
