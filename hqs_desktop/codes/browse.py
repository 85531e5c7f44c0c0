"""The guide's tables and the imported lists side by side: what each row says, and one search through them all."""

from collections.abc import Sequence
from functools import cached_property

from hqs_desktop.codes.catalogue import APPENDICES, CodeTables
from hqs_desktop.codes.entries import Entry, Table
from hqs_desktop.codes.list_tables import KINDS, ListTables
from hqs_desktop.codes.lists import ListKind
from hqs_desktop.codes.tables import IDENTIFIERS, Code, CodeTable
from hqs_desktop.codes.typeahead import matches, warm
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.text import fold

GUIDE_VERSION = "3.1"
"""The guide's version that the tables are of."""

_CODE_WITHIN, _TITLE = 100, 101  # after all that a row is found by itself
_OF_A_LIST = 200  # rows of an imported list that a search shows; more of the query tells which


class CodeBook:
    """The nineteen tables, read when first asked for, and the lists as they are at the moment."""

    def __init__(self, codes: CodeTables) -> None:
        self._codes = codes
        self._lists = ListTables(codes.lists)

    @property
    def tables(self) -> Sequence[Table]:
        """The tables in the guide's order, then the lists."""
        return [*self._guide, *(self._lists.table(kind) for kind in ListKind)]

    def table(self, appendix: int) -> Table:
        """The table of an appendix, 1 to 19, or of a list by its number."""
        if appendix in KINDS:
            return self._lists.table(KINDS[appendix])
        return self._guide[appendix - APPENDICES.start]

    def search(self, query: str) -> Sequence[Entry]:
        """The rows of all tables that a query means: the best first, then in the guide's order, the lists' at the end.

        Ranked as ``typeahead.search`` does; after that come codes that hold the query anywhere, then rows that are
        found only together with their table's titles or system. A table that repeats another is not searched again.
        """
        words = fold(query).split()
        if not words:
            return []
        found: list[tuple[int, Entry]] = []
        for table in self._guide:
            if table.entries and table.entries[0].appendices[0] == table.appendix:
                found += self._search(table, query, words)
        of_guide = [entry for _, entry in sorted(found, key=lambda pair: pair[0])]
        return of_guide + self._lists.search(query, _OF_A_LIST)

    def warm(self) -> None:
        """Read and fold everything now, so that the first key needn't wait."""
        for table in self._guide:
            warm(self._sources[table.appendix])

    def _search(self, table: Table, query: str, words: list[str]) -> list[tuple[int, Entry]]:
        ranks = {match.row: match.rank for match in matches(self._sources[table.appendix], query)}
        if len(words) == 1:
            for row, entry in enumerate(table.entries):
                if words[0] in fold(entry.code):
                    ranks.setdefault(row, _CODE_WITHIN)
        titles = fold(f"{table.title_fa} {table.title_en} {table.system} {table.system.replace('.', ' ')}").split()
        named = [word for word in words if any(title.startswith(word) for title in titles)]
        if named:
            rest = " ".join(word for word in words if word not in named)
            for match in matches(self._sources[table.appendix], rest):
                ranks.setdefault(match.row, _TITLE)
        return [(rank, table.entries[row]) for row, rank in ranks.items()]

    @cached_property
    def _guide(self) -> Sequence[Table]:
        return [self._table(source) for source in self._sources.values()]

    @cached_property
    def _sources(self) -> dict[int, CodeTable]:
        """The tables to be searched. In that of appendix 1 the issuer stands where others have a group."""
        sources = {number: self._codes.by_appendix(number) for number in APPENDICES}
        kinds = sources[IDENTIFIERS]
        rows = tuple(
            Code(kind.type, kind.title_fa, note_fa=kind.note_fa, group_fa=kind.issuer)
            for kind in self._codes.identifier_kinds()
        )
        sources[IDENTIFIERS] = CodeTable(kinds.appendix, kinds.title_fa, kinds.title_en, kinds.system, rows)
        return sources

    def _table(self, source: CodeTable) -> Table:
        number = source.appendix or 0
        same = tuple(
            other
            for other, table in self._sources.items()
            if (table.system, table.rows) == (source.system, source.rows)
        )
        if number == IDENTIFIERS:
            entries = tuple(
                Entry(
                    same, kind.type, kind.title_fa, note=kind.note_fa or "", issuer=kind.issuer, assigner=kind.assigner
                )
                for kind in self._codes.identifier_kinds()
            )
        else:
            entries = tuple(
                Entry(
                    same,
                    row.code,
                    row.term_fa,
                    term_en=row.term_en or "",
                    note=row.note_fa or "",
                    group=row.group_fa or "",
                    coded=CodedText(row.code, source.system or "", row.wire_term),
                )
                for row in source.rows
            )
        return Table(number, source.title_fa, source.title_en, source.system or "", entries)
