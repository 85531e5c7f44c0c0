"""What is looked at among the code tables: a row, and a table."""

from collections.abc import Sequence
from dataclasses import dataclass

from hqs_desktop.codes.lists import Edition, Level
from hqs_desktop.core.coded import CodedText


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a table. Of appendix 1 ``code`` is the identifier's type; only it has an issuer.

    Of an imported list of places ``group`` says where one lies, and ``level`` what it is.
    """

    appendices: tuple[int, ...]
    """The appendix, and those that repeat its whole table: 19 is 13 again. An imported list has a number of its own."""
    code: str
    term: str
    term_en: str = ""
    note: str = ""
    group: str = ""
    issuer: str = ""
    assigner: str = ""
    level: Level | None = None
    coded: CodedText | None = None
    """As the gateway wants it; a kind of identifier is no coded text."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows; ``system`` is empty for appendix 1, which codes nothing.

    ``edition`` is what was imported; the guide's own tables have none.
    """

    appendix: int
    title_fa: str
    title_en: str
    system: str
    entries: Sequence[Entry]
    edition: Edition | None = None
