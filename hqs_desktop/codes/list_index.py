"""Search through a list of tens of thousands as one types: everything is folded once, off the UI thread."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import accumulate, chain, islice
from typing import Final

from hqs_desktop.codes.lists import Item
from hqs_desktop.core.text import ZWNJ, fold, fold_compact

_LAST: Final = "\U0010ffff"
_SHORTEST_WITHIN: Final = 2  # letters of what is sought in the midst of words
_SHORTEST_PART: Final = 2  # letters of either part of a word that may be two
_CHUNK: Final = 1_000  # entries sorted or sifted at once: a sort leaves no other thread its turn


class ListIndex:
    """The items of a list by code and words. Made in a thread: it takes a second or two for 60,000."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        terms = [fold(item.name) for item in items]
        self._padded = [f" {term}" for term in terms]
        self._codes = _Sorted((fold(item.code), row) for row, item in enumerate(items))
        self._terms = _Sorted((term, row) for row, term in enumerate(terms) if term)
        self._words = _Words((row, _words(item.name, terms[row])) for row, item in enumerate(items))
        groups: dict[str, list[int]] = {}
        for row, item in enumerate(items):
            if item.group:
                groups.setdefault(item.group, []).append(row)
        self._groups = [(f" {fold(group)}", rows) for group, rows in groups.items()]

    def search(self, text: str, limit: int) -> list[int]:
        """The numbers of the items that a half-typed text means, best first, ``limit`` at most; the first for none.

        First the code itself, then codes and names that begin with it, then names in which each of its words begins a
        word, or that write one of its words as two; then what holds it within a code or a word; last, such a group.
        """
        query = fold(text)
        if not query:
            return [*range(min(limit, len(self.items)))]
        words = query.split()
        found: dict[int, None] = {}
        for rows in (
            self._codes.beginning(query),
            self._terms.beginning(query),
            self._each_word(words),
            self._as_two(query),
            self._within(query),
            self._of_group(words),
        ):
            for row in rows:
                found[row] = None
                if len(found) == limit:
                    return [*found]
        return [*found]

    def rows_of(self, code: str) -> Iterator[int]:
        """The numbers of the items of a code, in any digits: places of different levels may share one."""
        return self._codes.equal(fold(code))

    def find(self, code: str) -> Item | None:
        """The item of a code; None where there is none, or are several."""
        rows = [*islice(self.rows_of(code), 2)]
        return self.items[rows[0]] if len(rows) == 1 else None

    def _each_word(self, words: list[str]) -> Iterator[int]:
        rarest = min(words, key=self._words.count)
        return self._sifted(self._words.beginning(rarest), [f" {word}" for word in words if word is not rarest])

    def _as_two(self, word: str) -> Iterator[int]:
        if " " in word:
            return
        for at in range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1):
            first, second = word[:at], word[at:]
            if self._words.has(first) and self._words.count(second):
                yield from self._sifted(self._words.beginning(second), [f" {first} {second}"])

    def _within(self, text: str) -> Iterator[int]:
        if len(text) < _SHORTEST_WITHIN or " " in text:
            return
        yield from self._codes.holding(text)
        yield from self._words.holding(text)

    def _of_group(self, words: list[str]) -> Iterator[int]:
        begins = [f" {word}" for word in words]
        for group, rows in self._groups:
            if all(begin in group for begin in begins):
                yield from rows

    def _sifted(self, rows: Iterator[int], parts: list[str]) -> Iterator[int]:
        """Those of the rows whose names hold each of the parts."""
        padded = self._padded
        while chunk := [*islice(rows, _CHUNK)]:
            for part in parts:
                chunk = [row for row in chunk if part in padded[row]]
            yield from chunk


class _Sorted:
    """Keys with their rows, in order."""

    def __init__(self, pairs: Iterable[tuple[str, int]]) -> None:
        source = iter(pairs)
        chunks: list[list[tuple[str, int]]] = []
        while chunk := [*islice(source, _CHUNK)]:
            chunks.append(sorted(chunk))
        self.keys: list[str] = []
        self.rows: list[int] = []
        for key, row in merge(*chunks):
            self.keys.append(key)
            self.rows.append(row)
        self._text = "\n".join(self.keys)
        self._ends = [*accumulate(len(key) + 1 for key in self.keys)]

    def range(self, text: str) -> tuple[int, int]:
        """From where to where the keys begin with a text."""
        return bisect_left(self.keys, text), bisect_left(self.keys, text + _LAST)

    def beginning(self, text: str) -> Iterator[int]:
        """The rows of the keys that begin with a text, in the order of the keys."""
        return islice(self.rows, *self.range(text))

    def equal(self, text: str) -> Iterator[int]:
        """The rows of a key."""
        return islice(self.rows, bisect_left(self.keys, text), bisect_right(self.keys, text))

    def holding(self, text: str) -> Iterator[int]:
        """The rows of the keys that hold a text anywhere."""
        at = self._text.find(text)
        while at >= 0:
            number = bisect_right(self._ends, at)
            yield self.rows[number]
            at = self._text.find(text, self._ends[number])


class _Words:
    """The words of the names, each with its rows."""

    def __init__(self, lines: Iterable[tuple[int, Iterable[str]]]) -> None:
        rows_of: dict[str, list[int]] = {}
        for row, words in lines:
            for word in words:
                rows_of.setdefault(word, []).append(row)
        every = [*rows_of.values()]
        self._order = _Sorted((word, number) for number, word in enumerate(rows_of))
        self._rows = [every[number] for number in self._order.rows]
        self._every = every
        self._sums = [0, *accumulate(map(len, self._rows))]

    def has(self, word: str) -> bool:
        """Whether it is a word of the names."""
        return next(self._order.equal(word), None) is not None

    def count(self, text: str) -> int:
        """How often a word begins with a text."""
        first, last = self._order.range(text)
        return self._sums[last] - self._sums[first]

    def beginning(self, text: str) -> Iterator[int]:
        """The rows with a word that begins with a text; one may come several times."""
        return chain.from_iterable(islice(self._rows, *self._order.range(text)))

    def holding(self, text: str) -> Iterator[int]:
        """The rows with a word that holds a text anywhere; one may come several times."""
        return chain.from_iterable(self._every[number] for number in self._order.holding(text))


def _words(name: str, term: str) -> Iterable[str]:
    words = term.split()
    if ZWNJ in name:  # a half-space makes two words of one, which people write as one too
        words += [fold_compact(word) for word in name.split() if ZWNJ in word]
    return dict.fromkeys(words)
