"""What a code table is, and how one is read from the file that came with the program."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hqs_desktop.core.coded import CodedText

IDENTIFIERS = 1
"""The one appendix that has no codes but kinds of identifiers."""


@dataclass(frozen=True, slots=True)
class Code:
    """One row of a code table (guide, appendices 2 to 19).

    ``term_fa`` is the term as it is shown; where the guide prints an English one only (appendices 16 and 18), that.
    ``term_en`` is None except where the guide itself prints English (appendices 16 to 18).
    """

    code: str
    term_fa: str
    term_en: str | None = None
    note_fa: str | None = None
    group_fa: str | None = None

    @property
    def wire_term(self) -> str:
        """The term that goes to the gateway: the guide's column of terms is English in appendices 16 to 18."""
        return self.term_en or self.term_fa


@dataclass(frozen=True, slots=True)
class IdentifierKindRow:
    """A kind of identifier with who issues and assigns it (guide, appendix 1)."""

    title_fa: str
    issuer: str
    assigner: str
    type: str
    note_fa: str | None = None


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class CodeTable:
    """A coding system's list of codes, in the guide's order; the same for a list that the centre imported.

    ``appendix`` is None for an imported list (RVU3, CountryDivisions), ``system`` None only for appendix 1.
    Where a code stands twice, as HID in appendix 1, the first row answers for it.
    """

    appendix: int | None
    title_fa: str
    title_en: str
    system: str | None
    rows: tuple[Code, ...]
    _by_code: dict[str, Code] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_code: dict[str, Code] = {}
        for row in self.rows:
            by_code.setdefault(row.code, row)
        object.__setattr__(self, "_by_code", by_code)

    def find(self, code: str) -> Code | None:
        """The row of a code, blanks around it ignored; None if the table has none."""
        return self._by_code.get(code.strip())

    def term(self, code: str) -> str | None:
        """The term of a code, to be shown; None if the table has none."""
        row = self.find(code)
        return None if row is None else row.term_fa

    def coded_text(self, code: str) -> CodedText:
        """A code ready for the wire, under the table's own system; an unknown one keeps its text, without a term."""
        row = self.find(code)
        return CodedText(
            code=code if row is None else row.code,
            system=self.system or "",
            value="" if row is None else row.wire_term,
        )


def read_identifier_kinds(path: Path) -> tuple[IdentifierKindRow, ...]:
    """The kinds of identifiers from the file of appendix 1."""
    return tuple(IdentifierKindRow(**row) for row in _load(path)["rows"])


def read_table(path: Path) -> CodeTable:
    """A code table from its file. Appendix 1 comes as a table too: type as code, title as term."""
    data = _load(path)
    rows: list[dict[str, str]] = data["rows"]
    if data["appendix"] == IDENTIFIERS:
        codes = tuple(Code(code=row["type"], term_fa=row["title_fa"], note_fa=row.get("note_fa")) for row in rows)
    else:
        codes = tuple(Code(**row) for row in rows)
    return CodeTable(
        appendix=data["appendix"],
        title_fa=data["title_fa"],
        title_en=data["title_en"],
        system=data["system"],
        rows=codes,
    )


def _load(path: Path) -> dict[str, Any]:
    import json  # noqa: PLC0415 - start-up: nothing is read before a table is asked for

    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data
