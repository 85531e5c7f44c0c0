"""All code tables of the guide, each read when it is first asked for."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from hqs_desktop.codes import systems
from hqs_desktop.codes.lists import ImportedLists
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.resources import resource_path
from hqs_desktop.core.text import clean_input

if TYPE_CHECKING:
    from hqs_desktop.codes.tables import Code, CodeTable, IdentifierKindRow

APPENDICES = range(1, 20)
"""The numbers of the guide's appendices."""


class CodeTables:
    """The nineteen appendices, by number or by coding system, and the lists that were imported beside them.

    Unknown systems and codes give None, never an error.
    """

    def __init__(self, locate: Callable[..., Path] = resource_path) -> None:
        self._locate = locate
        self._tables: dict[int, CodeTable] = {}
        self._kinds: tuple[IdentifierKindRow, ...] | None = None
        self.lists = ImportedLists()

    def by_appendix(self, number: int) -> "CodeTable":
        """The table of an appendix, 1 to 19; any other number is a KeyError."""
        if number not in APPENDICES:
            raise KeyError(number)
        table = self._tables.get(number)
        if table is None:
            from hqs_desktop.codes.tables import read_table  # noqa: PLC0415  # the first paint asks for no table

            table = self._tables[number] = read_table(self._path(number))
        return table

    def by_system(self, system: str) -> "list[CodeTable]":
        """The tables of a coding system, in the guide's order, letter case ignored; none for an unknown one.

        Several appendices share one: HQS is 5 to 8, ThritaEHR 15 to 18, thritaEHR.Insurer 13 and 19.
        """
        return [self.by_appendix(number) for number in systems.appendices_of(system)]

    def identifier_kinds(self) -> "tuple[IdentifierKindRow, ...]":
        """The kinds of identifiers with their issuers (guide, appendix 1)."""
        if self._kinds is None:
            from hqs_desktop.codes.tables import IDENTIFIERS, read_identifier_kinds  # noqa: PLC0415  # see above

            self._kinds = read_identifier_kinds(self._path(IDENTIFIERS))
        return self._kinds

    def find(self, system: str, code: str) -> "Code | None":
        """The row of a code in a coding system; None if neither the guide nor an imported list has it."""
        for table in self.by_system(system):
            if (row := table.find(code)) is not None:
                return row
        item = self.lists.find(system, code)
        if item is None:
            return None
        from hqs_desktop.codes.tables import Code  # noqa: PLC0415  # see above

        return Code(item.code, item.name, group_fa=item.group or None)

    def term(self, system: str, code: str) -> str | None:
        """The term of a code, to be shown; None if nothing has it."""
        row = self.find(system, code)
        return None if row is None else row.term_fa

    def named(self, coded: CodedText | None, system: str = "") -> str:
        """What a coded text is called: the guide's or the list's term, else the reply's, else the code; empty for none.

        ``system`` where it is known better than the text says it.
        """
        if coded is None:
            return ""
        known = self.term(system or coded.system, coded.code)
        return known or clean_input(coded.value) or clean_input(coded.code)

    def named_code(self, system: str, code: str) -> str:
        """What a code is called: the guide's or the list's term, else the code itself; empty for none."""
        return (self.term(system, code) or code) if code else ""

    def coded_text(self, table_or_system: "CodeTable | str", code: str) -> CodedText:
        """A code ready for the wire. A system is sent as it was given, for the guide spells some in two ways.

        A code that neither the guide nor a list has keeps its text and gets no term.
        """
        if not isinstance(table_or_system, str):
            return table_or_system.coded_text(code)
        row = self.find(table_or_system, code)
        return CodedText(
            code=code if row is None else row.code,
            system=table_or_system,
            value="" if row is None else row.wire_term,
        )

    def _path(self, number: int) -> Path:
        return self._locate("codes", f"appendix-{number:02d}.json")
