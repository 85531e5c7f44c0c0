"""What the desk learns of providers and facilities."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import TypeVar

from sqlalchemy import Connection, insert, select, update

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.model import Facility, Provider
from hqs_desktop.journal.codec import encode
from hqs_desktop.journal.rows import entry_key, entry_of
from hqs_desktop.journal.schema import directory

V = TypeVar("V", Provider, Facility)


def learn(connection: Connection, entries: Sequence[DirectoryEntry]) -> None:
    """Add or refresh entries, as ``SqlJournal.learn`` says; writes only what is new."""
    known: dict[tuple[str, str], DirectoryEntry] = {}
    ids: dict[tuple[str, str], int] = {}
    given = {entry_key(entry)[0] for entry in entries}
    for row in connection.execute(select(directory).where(directory.c.provider_key.in_(given))).mappings():
        key = row["provider_key"], row["facility_key"]
        known[key], ids[key] = entry_of(row), row["id"]
    changed: dict[tuple[str, str], DirectoryEntry] = {}
    for entry in entries:
        key = entry_key(entry)
        old = known.get(key)
        new = entry if old is None else _refreshed(old, entry)
        if new != old and entry.provider.identifier.id.strip():
            known[key] = changed[key] = new
    for key, entry in changed.items():
        facts = {"provider": encode(entry.provider), "facility": encode(entry.facility), "source": entry.source}
        if key in ids:
            connection.execute(update(directory).where(directory.c.id == ids[key]).values(**facts))
        else:
            connection.execute(insert(directory).values(provider_key=key[0], facility_key=key[1], **facts))


def _refreshed(old: DirectoryEntry, new: DirectoryEntry) -> DirectoryEntry:
    return DirectoryEntry(
        _completed(new.provider, old.provider),
        _completed(new.facility, old.facility),
        old.source if new.source == "seen" else new.source,
    )


def _completed(new: V, old: V) -> V:
    empty = {field.name: getattr(old, field.name) for field in fields(new) if getattr(new, field.name) in {None, ""}}
    return replace(new, **empty)
