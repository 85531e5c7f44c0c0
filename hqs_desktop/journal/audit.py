"""The audit trail in the journal: appended in the transaction of what it tells of, and never changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import ColumnElement, Connection, RowMapping, and_, insert, or_, select

from hqs_desktop.core.audit import FIRST_CHAIN, Act, AuditEntry, AuditFilter, AuditReport, chained
from hqs_desktop.core.text import fold
from hqs_desktop.journal.schema import audit, audit_head, storable
from hqs_desktop.journal.task_store import Transact


@dataclass(frozen=True, slots=True)
class Deed:
    """What is to be told of: who did what at which slot, and how it ended or what it was about."""

    act: Act
    operator: str
    tqid_key: str = ""
    detail: str = ""


class SqlAudit:
    """Fulfils ``desk.ports.AuditTrail`` for the desk of that identity."""

    def __init__(self, read: Transact, write: Transact, desk: str) -> None:
        self._read = read
        self._write = write
        self._desk = desk

    async def record(self, act: Act, *, operator: str, at: datetime, tqid_key: str = "", detail: str = "") -> None:
        """Commit an entry about something that is not itself written to the journal."""
        deed = Deed(act, operator, tqid_key, detail)
        await self._write(partial(append, deed=deed, desk=self._desk, at=at))

    async def entries(self, wanted: AuditFilter) -> Sequence[AuditEntry]:
        """The entries that are wanted, the newest first."""
        return await self._read(partial(_entries, wanted=wanted))

    async def verify(self) -> AuditReport:
        """Check every entry against those before it, and the last against what the trail's head says."""
        return await self._read(_verify)


def append(connection: Connection, deed: Deed, *, desk: str, at: datetime) -> None:
    """Add an entry at the end of the trail."""
    head = connection.execute(select(audit_head)).mappings().one_or_none()
    number, before = (head["entries"] + 1, head["chain"]) if head is not None else (1, FIRST_CHAIN)
    operator, tqid_key, detail = storable(deed.operator), storable(deed.tqid_key), storable(deed.detail)
    chain = chained(before, number, at, desk, operator, deed.act, tqid_key, detail)
    connection.execute(
        insert(audit).values(
            number=number,
            at=at,
            desk=desk,
            operator=operator,
            act=deed.act.value,
            tqid_key=tqid_key,
            detail=detail,
            search_key=f"{fold(operator)} {tqid_key}",
            chain=chain,
        )
    )
    if head is None:
        connection.execute(insert(audit_head).values(only_one=1, entries=number, chain=chain))
    else:
        connection.execute(audit_head.update().values(entries=number, chain=chain))


def _entries(connection: Connection, wanted: AuditFilter) -> list[AuditEntry]:
    query = select(audit).where(*_conditions(wanted)).order_by(audit.c.number.desc()).limit(wanted.limit)
    return [_entry(row) for row in connection.execute(query).mappings()]


def _conditions(wanted: AuditFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if words := fold(wanted.text).split():
        found.append(and_(*(audit.c.search_key.contains(word, autoescape=True) for word in words)))
    if wanted.acts:
        found.append(or_(*(audit.c.act == act.value for act in sorted(wanted.acts))))
    if wanted.since is not None:
        found.append(audit.c.at >= wanted.since)
    if wanted.until is not None:
        found.append(audit.c.at < wanted.until)
    if wanted.before is not None:
        found.append(audit.c.number < wanted.before)
    return found


def _entry(row: RowMapping) -> AuditEntry:
    return AuditEntry(
        row["number"],
        row["at"],
        row["desk"],
        row["operator"],
        Act(row["act"]),
        row["tqid_key"],
        row["detail"],
        row["chain"],
    )


def _verify(connection: Connection) -> AuditReport:
    head = connection.execute(select(audit_head)).mappings().one_or_none()
    number, chain = 0, FIRST_CHAIN
    columns = (audit.c.number, audit.c.at, audit.c.desk, audit.c.operator, audit.c.act, audit.c.tqid_key)
    rows = connection.execute(select(*columns, audit.c.detail, audit.c.chain).order_by(audit.c.number))
    for row in rows:
        expected = chained(chain, number + 1, *row[1:7])
        if row.number != number + 1 or row.chain != expected:
            return AuditReport(number, chain, broken_at=number + 1)
        number, chain = number + 1, expected
    said = (head["entries"], head["chain"]) if head is not None else (0, FIRST_CHAIN)
    return AuditReport(number, chain, broken_at=None if said == (number, chain) else number + 1)
