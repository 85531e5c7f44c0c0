"""The desk's basket in the journal, over its connections."""

from collections.abc import Collection, Sequence
from functools import partial

from sqlalchemy import Connection, delete, insert, select

from hqs_desktop.core.basket import BasketItem, BasketState
from hqs_desktop.core.model import BookingRequest, Slot
from hqs_desktop.journal.codec import decode, encode
from hqs_desktop.journal.schema import basket
from hqs_desktop.journal.task_store import Transact


class SqlBasket:
    """Fulfils ``desk.ports.BasketStore`` for the desk of that identity."""

    def __init__(self, read: Transact, write: Transact, desk: str) -> None:
        self._read = read
        self._write = write
        self._desk = desk

    async def items(self) -> Sequence[BasketItem]:
        """All of this desk, by place."""
        return await self._read(partial(_items, desk=self._desk))

    async def put(self, *items: BasketItem) -> None:
        """Commit items, each in the stead of what there is of its id."""
        await self._write(partial(_put, items=items, desk=self._desk))

    async def take_out(self, ids: Collection[str]) -> None:
        """Commit that these are there no more."""
        await self._write(partial(_take_out, ids=ids, desk=self._desk))


def _items(connection: Connection, desk: str) -> list[BasketItem]:
    query = select(basket).where(basket.c.desk == desk).order_by(basket.c.place, basket.c.id)
    return [
        BasketItem(
            id=row["id"],
            place=row["place"],
            slot=decode(Slot, row["slot"]),
            operator=row["operator"],
            made_at=row["made_at"],
            typed={str(name): str(text) for name, text in row["typed"].items()},
            request=None if row["request"] is None else decode(BookingRequest, row["request"]),
            state=BasketState(row["state"]),
            why=row["why"],
        )
        for row in connection.execute(query).mappings()
    ]


def _put(connection: Connection, items: Sequence[BasketItem], desk: str) -> None:
    _take_out(connection, [item.id for item in items], desk)
    for item in items:
        connection.execute(
            insert(basket).values(
                id=item.id,
                desk=desk,
                place=item.place,
                slot=encode(item.slot),
                typed=dict(item.typed),
                request=encode(item.request),
                state=item.state.value,
                why=item.why,
                operator=item.operator,
                made_at=item.made_at,
            )
        )


def _take_out(connection: Connection, ids: Collection[str], desk: str) -> None:
    connection.execute(delete(basket).where(basket.c.desk == desk, basket.c.id.in_(list(ids))))
