"""What the desk learns of providers and facilities, and what it says of them itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Final, TypeVar

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from hqs_desktop.core.bookings import DirectoryEntry
from hqs_desktop.core.directory import (
    NO_FACILITY_EDIT,
    NO_PROVIDER_EDIT,
    DirectoryChange,
    FacilityEdit,
    ProviderEdit,
    as_heard,
    edited,
    entry_key,
)
from hqs_desktop.core.model import Facility, Provider
from hqs_desktop.journal.codec import decode, encode
from hqs_desktop.journal.rows import entry_of
from hqs_desktop.journal.schema import directory, directory_edit

V = TypeVar("V", Provider, Facility)
E = TypeVar("E", ProviderEdit, FacilityEdit)
Key = tuple[str, str]

_PROVIDER: Final = "provider"
_FACILITY: Final = "facility"


def read_directory(connection: Connection) -> list[DirectoryEntry]:
    """Every entry as the desk says it is, in the order in which it came to know them."""
    providers, facilities = _edits(connection, _PROVIDER, ProviderEdit), _edits(connection, _FACILITY, FacilityEdit)
    return [
        edited(entry_of(row), providers.get(row["provider_key"]), facilities.get(row["facility_key"]))
        for row in connection.execute(select(directory).order_by(directory.c.id)).mappings()
    ]


def learn(connection: Connection, entries: Sequence[DirectoryEntry]) -> int:
    """Add or refresh entries, as ``SqlJournal.learn`` says; writes only what is new, and gives how many that are."""
    known: dict[Key, DirectoryEntry] = {}
    ids: dict[Key, int] = {}
    given = {entry_key(entry)[0] for entry in entries}
    for row in connection.execute(select(directory).where(directory.c.provider_key.in_(given))).mappings():
        key = row["provider_key"], row["facility_key"]
        known[key], ids[key] = entry_of(row), row["id"]
    changed: dict[Key, DirectoryEntry] = {}
    for entry in map(as_heard, entries):
        key = entry_key(entry)
        old = known.get(key)
        new = entry if old is None else _refreshed(old, entry)
        if new != old and entry.provider.identifier.id.strip():
            known[key] = changed[key] = new
    for key, entry in changed.items():
        if key in ids:
            facts = {"provider": encode(entry.provider), "facility": encode(entry.facility), "source": entry.source}
            connection.execute(update(directory).where(directory.c.id == ids[key]).values(**facts))
        else:
            connection.execute(insert(directory).values(_row(key, entry)))
    return len(changed)


def change_directory(connection: Connection, change: DirectoryChange) -> DirectoryChange:
    """Do what is to be done, as ``SqlJournal.change_directory`` says; gives what takes it back."""
    removed = _remove(connection, {entry_key(entry) for entry in change.removed})
    added = _add(connection, change.added)
    marked = _mark(connection, {entry_key(entry): entry for entry in change.marked})
    providers, facilities = dict(change.providers), dict(change.facilities)
    if removed:
        # A word about somebody who is not there any more would come back with the next of that number.
        rows = connection.execute(select(directory.c.provider_key, directory.c.facility_key)).all()
        left_providers, left_facilities = {row[0] for row in rows}, {row[1] for row in rows}
        for entry in removed:
            provider, facility = entry_key(entry)
            if provider not in left_providers:
                providers.setdefault(provider, NO_PROVIDER_EDIT)
            if facility not in left_facilities:
                facilities.setdefault(facility, NO_FACILITY_EDIT)
    return DirectoryChange(
        added=removed,
        removed=added,
        marked=marked,
        providers=_say(connection, _PROVIDER, providers, NO_PROVIDER_EDIT),
        facilities=_say(connection, _FACILITY, facilities, NO_FACILITY_EDIT),
    )


def _remove(connection: Connection, keys: Iterable[Key]) -> list[DirectoryEntry]:
    rows = _rows(connection, keys)
    if rows:
        gone = delete(directory).where(directory.c.id == bindparam("gone"))
        connection.execute(gone, [{"gone": number} for number, _ in rows.values()])
    return [entry for _, entry in rows.values()]


def _add(connection: Connection, entries: Iterable[DirectoryEntry]) -> list[DirectoryEntry]:
    new = {entry_key(entry): as_heard(entry) for entry in entries if entry.provider.identifier.id.strip()}
    for key in _rows(connection, new):
        del new[key]
    if new:
        connection.execute(insert(directory), [_row(key, entry) for key, entry in new.items()])
    return list(new.values())


def _mark(connection: Connection, wanted: Mapping[Key, DirectoryEntry]) -> list[DirectoryEntry]:
    rows = _rows(connection, wanted)
    if rows:
        marks = update(directory).where(directory.c.id == bindparam("one"))
        marks = marks.values(pinned=bindparam("is_pinned"), hidden=bindparam("is_hidden"))
        connection.execute(
            marks,
            [
                {"one": number, "is_pinned": wanted[key].pinned, "is_hidden": wanted[key].hidden}
                for key, (number, _) in rows.items()
            ],
        )
    return [entry for _, entry in rows.values()]


def _say(connection: Connection, kind: str, wanted: Mapping[str, E], nothing: E) -> dict[str, E]:
    """Keep edits, forget the empty ones; gives what stood there before."""
    if not wanted:
        return {}
    before = _edits(connection, kind, type(nothing))
    forget = delete(directory_edit).where(directory_edit.c.kind == kind, directory_edit.c.key == bindparam("said_of"))
    if old := [{"said_of": key} for key in wanted if key in before]:
        connection.execute(forget, old)
    facts = [{"kind": kind, "key": key, "facts": encode(edit)} for key, edit in wanted.items() if edit != nothing]
    if facts:
        connection.execute(insert(directory_edit), facts)
    return {key: before.get(key, nothing) for key in wanted}


def _edits(connection: Connection, kind: str, of: type[E]) -> dict[str, E]:
    query = select(directory_edit.c.key, directory_edit.c.facts).where(directory_edit.c.kind == kind)
    return {key: decode(of, facts) for key, facts in connection.execute(query)}


def _rows(connection: Connection, keys: Iterable[Key]) -> dict[Key, tuple[int, DirectoryEntry]]:
    """The entries of those keys that there are, as the gateway has them, with their numbers."""
    wanted = set(keys)
    if not wanted:
        return {}
    providers = {provider for provider, _ in wanted}
    query = select(directory).order_by(directory.c.id)
    if len(providers) <= _ASKED_AT_ONCE:
        query = query.where(directory.c.provider_key.in_(providers))
    return {
        key: (row["id"], entry_of(row))
        for row in connection.execute(query).mappings()
        if (key := (row["provider_key"], row["facility_key"])) in wanted
    }


_ASKED_AT_ONCE: Final = 500  # more than that, and the whole table is read sooner


def _row(key: Key, entry: DirectoryEntry) -> dict[str, object]:
    return {
        "provider_key": key[0],
        "facility_key": key[1],
        "provider": encode(entry.provider),
        "facility": encode(entry.facility),
        "source": entry.source,
        "pinned": entry.pinned,
        "hidden": entry.hidden,
    }


def _refreshed(old: DirectoryEntry, new: DirectoryEntry) -> DirectoryEntry:
    return replace(
        old,
        provider=_completed(new.provider, old.provider),
        facility=_completed(new.facility, old.facility),
        source=old.source if new.source == "seen" else new.source,
    )


def _completed(new: V, old: V) -> V:
    empty = {field.name: getattr(old, field.name) for field in fields(new) if getattr(new, field.name) in {None, ""}}
    return replace(new, **empty)
