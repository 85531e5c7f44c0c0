"""The searches that a desk keeps."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, RowMapping, delete, insert, select

from hqs_desktop.core.searches import SavedSearch, Wanted
from hqs_desktop.journal.codec import decode, encode
from hqs_desktop.journal.schema import saved_search


def saved_searches(connection: Connection, desk: str) -> Sequence[SavedSearch]:
    """A desk's searches by place. Raises ``JournalError`` where one can't be read."""
    query = select(saved_search).where(saved_search.c.desk == desk).order_by(saved_search.c.place)
    return [_search_of(row) for row in connection.execute(query).mappings()]


def change_searches(
    connection: Connection, desk: str, saved: Sequence[SavedSearch], emptied: Collection[int] = ()
) -> None:
    """Put searches at their places, whatever stands there, and take away what stands at the ``emptied`` ones."""
    places = {search.place for search in saved} | set(emptied)
    connection.execute(delete(saved_search).where(saved_search.c.desk == desk, saved_search.c.place.in_(places)))
    for search in saved:
        row = {"desk": desk, "place": search.place, "name": search.name, "wanted": encode(search.wanted)}
        connection.execute(insert(saved_search).values(**row))


def _search_of(row: RowMapping) -> SavedSearch:
    return SavedSearch(row["place"], row["name"], decode(Wanted, row["wanted"]))
