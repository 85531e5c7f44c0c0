"""Search as one types, over folded text: letter variants, digits, half-spaces and case make no difference."""

from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from hqs_desktop.codes.tables import Code, CodeTable
from hqs_desktop.core.text import ZWNJ, fold, fold_compact, fold_loose

_CODE_EXACT, _CODE, _TERM, _SECOND_WORD, _WORDS, _WITHIN, _SPELT_OTHERWISE, _BESIDE = range(8)


class _Key(NamedTuple):
    """What a row is looked up by, folded once."""

    code: str
    term: str
    past_first: str
    compact: str
    loose: str
    words: tuple[str, ...]
    beside: tuple[str, ...]


_keys_of: WeakKeyDictionary[CodeTable, tuple[_Key, ...]] = WeakKeyDictionary()


def search(table: CodeTable, query: str, limit: int = 20) -> list[Code]:
    """The rows that a half-typed query means, best first and otherwise in the guide's order; at most ``limit``.

    A row is found if the query begins its code or its term; if each word of the query begins a word of the term; if
    the term holds the query anywhere, blanks ignored, or otherwise spelt; or, last, if its words stand in the guide's
    note or group beside it. A term's second word counts before the others: in appendix 3 the first is only the degree.
    An empty query gives the table from its top.
    """
    if limit <= 0:
        return []
    found = sorted(matches(table, query), key=lambda match: match.rank)  # it keeps the order of equals
    return [table.rows[match.row] for match in found[:limit]]


class Match(NamedTuple):
    """A row that a query means, by its number in its table; the lower the rank, the better."""

    rank: int
    row: int


def matches(table: CodeTable, query: str) -> Iterator[Match]:
    """The rows that a query means, as ``search`` finds them, in the table's order; all of them for an empty one."""
    text = fold(query)
    words = text.split()
    compact, loose = fold_compact(query), fold_loose(query)
    for row, key in enumerate(_keys(table)):
        rank = _rank(key, text, words, compact)
        if rank is None and loose and loose in key.loose:
            rank = _SPELT_OTHERWISE
        if rank is not None:
            yield Match(rank, row)


def warm(table: CodeTable) -> None:
    """Fold a table's keys now, off the UI thread, so that the first keystroke needn't."""
    _keys(table)


def _keys(table: CodeTable) -> tuple[_Key, ...]:
    keys = _keys_of.get(table)
    if keys is None:
        keys = _keys_of[table] = tuple(_key(row) for row in table.rows)
    return keys


def _key(row: Code) -> _Key:
    term = fold(row.term_fa)
    words = term.split()
    # A half-space makes two words of one; people write it as one without it as well.
    words += [fold_compact(word) for word in row.term_fa.split() if ZWNJ in word]
    if row.term_en is not None and row.term_en != row.term_fa:
        words += fold(row.term_en).split()
    beside = fold(f"{row.note_fa or ''} {row.group_fa or ''}").split()
    return _Key(
        code=fold(row.code),
        term=term,
        past_first=term.partition(" ")[2],
        compact=fold_compact(row.term_fa),
        loose=fold_loose(row.term_fa),
        words=tuple(words),
        beside=tuple(beside),
    )


def _rank(key: _Key, text: str, words: list[str], compact: str) -> int | None:  # noqa: PLR0911 - one line a rank
    if key.code.startswith(text):
        return _CODE_EXACT if key.code == text else _CODE
    if key.term.startswith(text):
        return _TERM
    if key.past_first.startswith(text):
        return _SECOND_WORD
    if _all_begin(words, key.words):
        return _WORDS
    if compact and compact in key.compact:
        return _WITHIN
    if key.beside and _all_begin(words, key.words + key.beside):
        return _BESIDE
    return None


def _all_begin(query: list[str], words: tuple[str, ...]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in query)
