"""Who works here, in the journal; what is done about them stands in the audit trail by the same transaction."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Protocol

from sqlalchemy import Connection, RowMapping, insert, select

from hqs_desktop.core.audit import Act
from hqs_desktop.core.errors import OperatorError, OperatorFault
from hqs_desktop.core.operators import CommitterKind, Operator, Role
from hqs_desktop.core.pins import wait_after
from hqs_desktop.core.text import fold
from hqs_desktop.journal.audit import Deed, append
from hqs_desktop.journal.schema import operator
from hqs_desktop.journal.task_store import Transact


class Clock(Protocol):
    """The part of ``desk.ports.Clock`` that is needed."""

    def now(self) -> datetime:
        """The aware UTC instant."""
        ...


class SqlOperators:
    """Fulfils ``desk.operators.OperatorStore``; entries of the trail are of the desk of that identity."""

    def __init__(self, read: Transact, write: Transact, clock: Clock, desk: str) -> None:
        self._read = read
        self._write = write
        self._clock = clock
        self._desk = desk

    async def all(self) -> Sequence[Operator]:
        """Those who are not retired, by when they were added."""
        return await self._read(_all)

    async def add(self, new: Operator, pin: str, *, by: str) -> None:
        """Commit a new one. Raises ``OperatorError`` where somebody has that name."""
        await self._write(partial(self._add, new=new, pin=pin, by=by))

    async def change(self, after: Operator, *, by: str) -> None:
        """Commit what he is now. Raises ``OperatorError`` where he is gone, or somebody has that name."""
        await self._write(partial(self._change, after=after, by=by))

    async def retire(self, one: Operator, *, by: str) -> None:
        """Commit that he works here no more. Raises ``OperatorError`` where he is gone."""
        await self._write(partial(self._retire, one=one, by=by))

    async def set_pin(self, one: Operator, pin: str, act: Act, *, by: str) -> None:
        """Commit another PIN's hash; earlier wrong tries are forgotten. Raises ``OperatorError`` where he is gone."""
        await self._write(partial(self._set_pin, one=one, pin=pin, act=act, by=by))

    async def begin_try(self, one: Operator, act: Act) -> str:
        """Commit that a PIN is tried, as a wrong one until ``succeeded``; gives the hash to try it against.

        So a program that ends in the middle leaves no free try. Raises ``OperatorError`` where he is gone or blocked.
        """
        found = await self._write(partial(self._begin_try, one=one, act=act))
        if isinstance(found, OperatorError):
            raise found
        return found

    async def succeeded(self, one: Operator, act: Act) -> None:
        """Commit that the PIN was right, and what it was typed for."""
        await self._write(partial(self._succeeded, one=one, act=act))

    async def failed(self, one: Operator, act: Act) -> None:
        """Commit to the trail that it was wrong."""
        await self._write(partial(self._tell, act=act, by=one.name, detail="wrong_pin"))

    async def record(self, act: Act, *, by: str) -> None:
        """Commit to the trail what somebody did that changes nothing here."""
        await self._write(partial(self._tell, act=act, by=by))

    def _add(self, connection: Connection, new: Operator, pin: str, by: str) -> None:
        _require_free(connection, new)
        connection.execute(insert(operator).values(id=new.id, pin=pin, failed=0, **_columns(new)))
        self._tell(connection, Act.OPERATOR_ADDED, by, new.name)

    def _change(self, connection: Connection, after: Operator, by: str) -> None:
        _row(connection, after)
        _require_free(connection, after)
        connection.execute(operator.update().where(operator.c.id == after.id).values(**_columns(after)))
        self._tell(connection, Act.OPERATOR_CHANGED, by, after.name)

    def _retire(self, connection: Connection, one: Operator, by: str) -> None:
        _row(connection, one)
        connection.execute(operator.update().where(operator.c.id == one.id).values(retired_at=self._clock.now()))
        self._tell(connection, Act.OPERATOR_RETIRED, by, one.name)

    def _set_pin(self, connection: Connection, one: Operator, pin: str, act: Act, by: str) -> None:
        _row(connection, one)
        changed = operator.update().where(operator.c.id == one.id)
        connection.execute(changed.values(pin=pin, failed=0, tried_at=None))
        self._tell(connection, act, by, one.name)

    def _begin_try(self, connection: Connection, one: Operator, act: Act) -> str | OperatorError:
        row, now = _row(connection, one), self._clock.now()
        if row["tried_at"] is not None:
            # Whichever way the computer's clock was set meanwhile, nobody waits longer than he has to.
            left = wait_after(row["failed"]) - abs(now - row["tried_at"])
            if left.total_seconds() > 0:
                self._tell(connection, act, one.name, OperatorFault.BLOCKED)
                return OperatorError(OperatorFault.BLOCKED, left)
        tried = operator.update().where(operator.c.id == one.id)
        connection.execute(tried.values(failed=row["failed"] + 1, tried_at=now))
        return str(row["pin"])

    def _succeeded(self, connection: Connection, one: Operator, act: Act) -> None:
        connection.execute(operator.update().where(operator.c.id == one.id).values(failed=0, tried_at=None))
        self._tell(connection, act, one.name)

    def _tell(self, connection: Connection, act: Act, by: str, detail: str = "") -> None:
        append(connection, Deed(act, by, detail=detail), desk=self._desk, at=self._clock.now())


def _all(connection: Connection) -> list[Operator]:
    query = select(operator).where(operator.c.retired_at.is_(None)).order_by(operator.c.id)
    return [_operator(row) for row in connection.execute(query).mappings()]


def _row(connection: Connection, one: Operator) -> RowMapping:
    query = select(operator).where(operator.c.id == one.id, operator.c.retired_at.is_(None))
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        raise OperatorError(OperatorFault.GONE)
    return row


def _require_free(connection: Connection, one: Operator) -> None:
    if any(fold(other.name) == fold(one.name) for other in _all(connection) if other.id != one.id):
        raise OperatorError(OperatorFault.NAME_TAKEN)


def _columns(one: Operator) -> dict[str, str]:
    return {
        "first_name": one.first_name,
        "last_name": one.last_name,
        "role": one.role.value,
        "kind": one.kind.value,
        "number": one.number,
    }


def _operator(row: RowMapping) -> Operator:
    return Operator(
        row["id"],
        row["first_name"],
        row["last_name"],
        Role(row["role"]),
        CommitterKind(row["kind"]),
        row["number"],
    )
