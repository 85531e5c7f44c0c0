"""The imported lists on the disk: one file an edition, and one that says which is in use."""

import contextlib
import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from hqs_desktop.adapters.files import patiently, read_file, sweep, write_atomically
from hqs_desktop.codes.lists import Edition, Item, Level, ListKind
from hqs_desktop.desk.lists.store import ListDamagedError, ListNotKeptError, Taken

_FORMAT: Final = 1
_LARGEST: Final = 100_000_000  # bytes
_NONE: Final = ""


class FileListStore:
    """Fulfils ``desk.lists.store.ListStore`` in a folder of its own.

    An edition's file is a line of JSON about it, then a line for each item, its parts between tabs. What is in use
    is changed by replacing the small file beside them, so a power failure leaves the one or the other.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(self, kind: ListKind) -> Edition | None:
        """The edition in use."""
        name = self._state(kind).get("current", _NONE)
        return self._read(kind, name) if isinstance(name, str) and name else None

    def keep(self, edition: Edition, taken: Taken | None = None) -> None:
        """Write an edition, and use it."""
        kind = edition.kind
        try:
            state = self._state(kind)
        except ListDamagedError:
            state = {}
        name = f"{kind}-{edition.imported:%Y%m%d%H%M%S}-{edition.fingerprint[:8]}.tsv"
        new: dict[str, object] = {"current": name, "former": state.get("current", _NONE)}
        if new["former"] == name:
            new["former"] = state.get("former", _NONE)
        if taken is not None:
            new["taken"] = _taken_parts(taken)
        elif "taken" in state:
            new["taken"] = state["taken"]
        self._write(self._folder / name, _content(edition))
        self._write_state(kind, new)
        self._tidy(kind, new)

    def swap(self, kind: ListKind) -> Edition | None:
        """Use the edition before."""
        state = self._state(kind)
        former = state.get("former", _NONE)
        edition = self._read(kind, former) if isinstance(former, str) and former else None
        self._write_state(kind, state | {"current": former, "former": state.get("current", _NONE)})
        return edition

    def has_former(self, kind: ListKind) -> bool:
        """Whether there is something to swap."""
        try:
            state = self._state(kind)
        except ListDamagedError:
            return False
        return bool(state.get("current") or state.get("former"))

    def taken(self, kind: ListKind) -> Taken | None:
        """What was last imported by itself."""
        with contextlib.suppress(ListDamagedError):
            match self._state(kind).get("taken"):
                case [str(path), str(fingerprint), float(changed)]:
                    return Taken(path, fingerprint, changed)
        return None

    def note(self, kind: ListKind, taken: Taken) -> None:
        """Remember that a file holds what was imported already."""
        with contextlib.suppress(ListDamagedError):
            self._write_state(kind, self._state(kind) | {"taken": _taken_parts(taken)})

    def _state(self, kind: ListKind) -> dict[str, object]:
        path = self._state_file(kind)
        try:
            state = json.loads(patiently(lambda: read_file(path, _LARGEST)))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise ListDamagedError(str(path)) from error
        if not isinstance(state, dict) or state.get("format") != _FORMAT:
            raise ListDamagedError(str(path))
        return state

    def _write_state(self, kind: ListKind, state: dict[str, object]) -> None:
        self._write(self._state_file(kind), json.dumps({"format": _FORMAT} | state).encode())

    def _state_file(self, kind: ListKind) -> Path:
        return self._folder / f"{kind}.json"

    def _write(self, path: Path, content: bytes) -> None:
        try:
            write_atomically(path, content)
        except OSError as error:
            raise ListNotKeptError(f"{path}: {error.strerror}") from error

    def _read(self, kind: ListKind, name: str) -> Edition:
        path = self._folder / Path(name).name
        try:
            content = patiently(lambda: read_file(path, _LARGEST))
            head, _, body = content.partition(b"\n")
            about = json.loads(head)
            if about["format"] != _FORMAT or about["kind"] != kind or about["sha256"] != _hash(body):
                raise ListDamagedError(str(path))
            return Edition(
                kind,
                str(about["source"]),
                datetime.fromisoformat(about["changed"]),
                datetime.fromisoformat(about["imported"]),
                str(about["fingerprint"]),
                tuple(_items(body.decode())),
            )
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise ListDamagedError(str(path)) from error

    def _tidy(self, kind: ListKind, state: dict[str, object]) -> None:
        sweep(self._state_file(kind))
        wanted = {state["current"], state["former"]}
        with contextlib.suppress(OSError):
            for path in self._folder.glob(f"{kind}-*.tsv"):
                if path.name not in wanted:
                    with contextlib.suppress(OSError):
                        path.unlink()


def _taken_parts(taken: Taken) -> list[object]:
    return [taken.path, taken.fingerprint, taken.changed]


def _content(edition: Edition) -> bytes:
    lines = [
        "\t".join((item.code, item.name, item.group, item.level or "", str(item.parent))) for item in edition.items
    ]
    body = "\n".join(lines).encode()
    about = {
        "format": _FORMAT,
        "kind": edition.kind,
        "source": edition.source,
        "changed": edition.changed.isoformat(),
        "imported": edition.imported.isoformat(),
        "fingerprint": edition.fingerprint,
        "sha256": _hash(body),
    }
    return json.dumps(about).encode() + b"\n" + body


def _items(body: str) -> Iterator[Item]:
    levels: dict[str, Level | None] = {"": None} | {str(level): level for level in Level}
    for line in body.split("\n") if body else ():
        code, name, group, level, parent = line.split("\t")
        yield Item(code, name, group, levels[level], int(parent))


def _hash(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
