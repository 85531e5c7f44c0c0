"""The lines of a field over one of the guide's code tables."""

from collections.abc import Sequence
from typing import Final

from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.core.coded import CodedText
from hqs_desktop.viewmodels import formats
from hqs_desktop.viewmodels.lines import Choice

SPECIALTIES: Final = 3
INSURERS: Final = 19
_OFFERED: Final = 200


def code_choices(codes: CodeTables, appendix: int, text: str) -> Sequence[Choice]:
    """The codes that a half-typed text means, best first (all for ""); a value is the coded text."""
    from hqs_desktop.codes.typeahead import search  # noqa: PLC0415  # after the first paint

    table = codes.by_appendix(appendix)
    found = search(table, text, limit=_OFFERED)
    return [Choice(table.coded_text(row.code), row.term_fa, formats.digits(row.code)) for row in found]


def code_choice(codes: CodeTables, code: CodedText, system: str) -> Choice:
    """A code as its field shows it; the guide's wording where it knows the code."""
    return Choice(code, codes.named(code, system), formats.digits(code.code))
