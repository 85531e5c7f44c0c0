"""What a search for a text means: in the columns of a patient and a slot, and in the index of their characters."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Connection, Table, and_, column, literal_column, or_, select, table

from hqs_desktop.core.identifiers import check_mobile, possible_ids
from hqs_desktop.core.text import fold, search_words
from hqs_desktop.core.tqid import tqids_in

_NUMBER: Final = re.compile(r"\+?[0-9][-0-9 ]*")
_OF_A_TQID: Final = 6  # from so many digits on a number is sought in TQIDs too
_GRAM: Final = 3
_ENOUGH: Final = 40  # of a pasted page the beginning tells as well
_TOO_MANY: Final = 200  # a letter that begins so many is so frequent that the list itself soon has a page of it
_NOWHERE: Final = '"\1\1\1"'
_words: Final = table("booking_words", column("rowid"))
_terms: Final = table("booking_terms", column("term"))


@dataclass(frozen=True, slots=True)
class _Sought:
    """Ways to meet a search: one of ``ways`` with all of its words, each of which in one of its spellings."""

    ways: Sequence[Sequence[tuple[str, ...]]]
    of_person: bool = False

    @classmethod
    def of(cls, text: str) -> "_Sought":
        key = fold(text)
        if _NUMBER.fullmatch(key):
            # A code or a phone number, however it is grouped and whatever country code stands before it.
            number = key.replace(" ", "")
            spellings = {number, number.lstrip("+").replace("-", ""), check_mobile(number).value}
            # A few digits are the end of a patient's number: every third TQID has them somewhere.
            return cls([[tuple(sorted(spellings))]], of_person=len(number) < _OF_A_TQID)
        # Names are kept without blanks, so that one written in one word is found as two and the other way round.
        return cls([search_words(text), *([(fold(number),)] for number in sorted(possible_ids(text)))])


def text_condition(text: str, sought_in: Table) -> ColumnElement[bool]:
    """What a search for a text means in a table that has the columns of a patient and of a slot."""
    if tqids := tqids_in(text):
        return sought_in.c.tqid_key.in_([tqid.key for tqid in tqids])
    sought = _Sought.of(text)

    def holds(word: str) -> ColumnElement[bool]:
        columns = (sought_in.c.name_key, sought_in.c.person_key, sought_in.c.mobile_key)
        found = or_(*(one.contains(word, autoescape=True) for one in columns))
        if sought.of_person:
            return found
        return or_(found, sought_in.c.tqid_key.contains(_of_tqid(word), autoescape=True))

    return or_(*(and_(*(or_(*map(holds, spellings)) for spellings in way)) for way in sought.ways))


class Candidates:
    """The bookings that a search for a text may mean, by an index of every three characters; the newest first.

    ``useful`` tells whether that narrows anything: a frequent letter does not, and a whole TQID has its own index.
    """

    def __init__(self, connection: Connection, text: str) -> None:
        self._connection = connection
        self._match = None
        if connection.dialect.name == "sqlite" and fold(text) and not tqids_in(text):
            self._match = self._expression(_Sought.of(text))

    @property
    def useful(self) -> bool:
        """Whether there is anything to seek by."""
        return self._match is not None

    def before(self, booking_id: int | None, limit: int) -> Sequence[int]:
        """The ids of up to ``limit`` that are below one (None: the highest), descending."""
        query = select(_words.c.rowid).where(literal_column("booking_words").op("MATCH")(self._match))
        if booking_id is not None:
            query = query.where(_words.c.rowid < booking_id)
        return self._connection.execute(query.order_by(_words.c.rowid.desc()).limit(limit)).scalars().all()

    def _expression(self, sought: _Sought) -> str | None:
        ways: list[str] = []
        for way in sought.ways:
            words = [word for spellings in way if (word := self._word(spellings)) is not None]
            if not words:
                return None
            ways.append(f"({' AND '.join(words)})")
        return " OR ".join(ways)

    def _word(self, spellings: tuple[str, ...]) -> str | None:
        given = dict.fromkeys(one for spelling in spellings for one in (spelling, _of_tqid(spelling)))
        found = [self._grams(one) for one in given]
        return None if None in found else f"({' OR '.join(map(str, found))})"

    def _grams(self, spelling: str) -> str | None:
        if len(spelling) >= _GRAM:
            grams = dict.fromkeys(spelling[at : at + _GRAM] for at in range(min(_ENOUGH, len(spelling) - _GRAM + 1)))
            return f"({' AND '.join(map(_quoted, grams))})"
        beginning = _terms.c.term >= spelling, _terms.c.term <= f"{spelling}\U0010ffff"
        query = select(_terms.c.term).where(*beginning).limit(_TOO_MANY)
        terms = self._connection.execute(query).scalars().all()
        if len(terms) == _TOO_MANY:
            return None
        return f"({' OR '.join(map(_quoted, terms))})" if terms else _NOWHERE


def _of_tqid(word: str) -> str:
    return word.removeprefix("1:") or word


def _quoted(gram: str) -> str:
    return '"' + gram.replace('"', '""') + '"'
