"""A settings file as such: reading it with what is wrong in it, and writing it whole or not at all."""

import copy
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from hqs_desktop.desk.connection.form import Fault

Table = dict[str, object]

FAULT_TYPE: Final = "hqs_fault"
"""The error type of validators that judge by a rule of ``desk.connection_form``."""

_LARGEST: Final = 1_000_000  # bytes; a settings file has a few hundred
_PLACE: Final = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_HEAD: Final = re.compile(r"\s*\[([^\[\]]+)\]\s*(?:#.*)?")
_KEY: Final = re.compile(r"\s*([\w.\"' -]+?)\s*=")
_SECRETS: Final = re.compile("secret|password|passwd|token", re.IGNORECASE)


class SettingsProblemKind(StrEnum):
    """What is wrong with a settings file."""

    UNREADABLE = "unreadable"
    NOT_TOML = "not_toml"
    NEWER_SCHEMA = "newer_schema"
    UNKNOWN_KEY = "unknown_key"
    SECRET_IN_FILE = "secret_in_file"  # noqa: S105  # a kind of problem
    WRONG_VALUE = "wrong_value"


@dataclass(frozen=True, slots=True)
class SettingsProblem:
    """One thing that is wrong with one file, and that was left out of the settings.

    ``line`` and ``column`` count from 1; the column is known only for what is no TOML. ``field`` is the dotted name;
    ``fault`` is the broken rule where one of the form's was. No value of the file is in here.
    """

    file: Path
    kind: SettingsProblemKind
    field: str = ""
    line: int | None = None
    column: int | None = None
    fault: Fault | None = None
    detail: str = ""

    @property
    def place(self) -> str:
        """File, line and column as far as known, and the field."""
        at = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        return f"{at}: {self.field}" if self.field else at

    @property
    def reason(self) -> str:
        """What is wrong there, in plain English for whoever mends the file."""
        words = self.kind.replace("_", " ")
        why = (self.fault or "").replace("_", " ") or self.detail
        return f"{words} ({why})" if why else words

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"


def read_table(path: Path) -> tuple[Table, SettingsProblem | None]:
    """The file's content; an absent file is an empty one."""
    try:
        content = _content(path)
    except OSError as error:
        return {}, SettingsProblem(path, SettingsProblemKind.UNREADABLE, detail=error.strerror or str(error))
    try:
        # TOML allows both line ends, but counts only one of them as a line.
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
        return tomllib.loads(text), None
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        return {}, SettingsProblem(path, SettingsProblemKind.NOT_TOML, line=line, column=column, detail="not UTF-8")
    except tomllib.TOMLDecodeError as error:
        return {}, _broken(path, str(error), text)
    except RecursionError:
        return {}, SettingsProblem(path, SettingsProblemKind.NOT_TOML, detail="nested too deep")


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return b""
    if len(content) > _LARGEST:
        raise OSError("too big for a settings file")
    return content


def _broken(path: Path, message: str, text: str) -> SettingsProblem:
    # The parser tells the place only in its message before Python 3.14.
    found = _PLACE.search(message)
    if found is None or found[1] is None:
        lines = text.split("\n")
        place = (len(lines), len(lines[-1]) + 1)
    else:
        place = (int(found[1]), int(found[2]))
    # A message may quote the file ("Cannot declare 'x' twice"): keep its kind, not what it quotes.
    detail = re.sub(r"[\"'(].*", "", _PLACE.sub("", message)).strip()
    return SettingsProblem(path, SettingsProblemKind.NOT_TOML, line=place[0], column=place[1], detail=detail)


def usable_part(schema: type[BaseModel], table: Table, path: Path) -> tuple[Table, list[SettingsProblem]]:
    """What of a table the schema takes, and a problem for each thing that had to be left out."""
    usable = copy.deepcopy(table)
    problems: list[SettingsProblem] = []
    version = usable.pop("schema_version", 1)
    if version != 1:
        newer = isinstance(version, int) and version > 1
        kind = SettingsProblemKind.NEWER_SCHEMA if newer else SettingsProblemKind.WRONG_VALUE
        problems.append(SettingsProblem(path, kind, "schema_version", line=line_of(path, "schema_version")))
    while True:
        try:
            schema.model_validate(usable)
        except ValidationError as error:
            mistakes = error.errors(include_url=False, include_input=False)
        else:
            return usable, problems
        dropped = [(place, mistake) for mistake in mistakes if (place := _drop(usable, mistake["loc"]))]
        if not dropped:  # an error that points at nothing in the file: nothing of it can be trusted
            return {}, [*problems, SettingsProblem(path, SettingsProblemKind.WRONG_VALUE, detail=mistakes[0]["msg"])]
        problems += [_problem(path, place, mistake) for place, mistake in dropped]


def _drop(table: Table, loc: tuple[int | str, ...]) -> tuple[str, ...]:
    """Take out what an error points at, and say where it stood; () where an earlier error already took it."""
    at: object = table
    for depth, key in enumerate(loc):
        if not isinstance(at, dict) or key not in at:
            return ()
        inner = at[key]
        if depth + 1 == len(loc) or not isinstance(inner, dict):  # an error of a mapping's key points one step further
            del at[key]
            return tuple(str(part) for part in loc[: depth + 1])
        at = inner
    return ()


def _problem(path: Path, place: tuple[str, ...], mistake: ErrorDetails) -> SettingsProblem:
    field = ".".join(place)
    line = line_of(path, field)
    if mistake["type"] == "extra_forbidden":
        secret = _SECRETS.search(place[-1])
        kind = SettingsProblemKind.SECRET_IN_FILE if secret else SettingsProblemKind.UNKNOWN_KEY
        return SettingsProblem(path, kind, field, line)
    if mistake["type"] == FAULT_TYPE:
        fault = Fault(mistake["ctx"]["fault"])
        return SettingsProblem(path, SettingsProblemKind.WRONG_VALUE, field, line, fault=fault)
    return SettingsProblem(path, SettingsProblemKind.WRONG_VALUE, field, line, detail=mistake["msg"])


def line_of(path: Path, field: str) -> int | None:
    """The line, from 1, on which a file of TOML sets ``field``, or begins the table of that name.

    None where it is not to be seen at a glance: in an inline table, or in a file that meanwhile can't be read.
    """
    try:
        lines = _content(path).decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    table = ""
    for number, line in enumerate(lines, 1):
        if head := _HEAD.fullmatch(line):
            table = _bare(head[1])
            name = table
        elif key := _KEY.match(line):
            name = f"{table}.{_bare(key[1])}".removeprefix(".")
        else:
            continue
        if name == field:
            return number
    return None


def _bare(name: str) -> str:
    """A dotted name without the quotes and blanks that TOML allows around its parts."""
    return ".".join(part.strip(" \t\"'") for part in name.split("."))


def dotted(table: Mapping[str, object], prefix: str = "") -> Iterator[str]:
    """The dotted names of a table's values."""
    for key, value in table.items():
        if isinstance(value, dict) and value:
            yield from dotted(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}"


def without(table: Mapping[str, object], names: frozenset[str], prefix: str = "") -> Table:
    """A table without the values of some dotted names."""
    kept: Table = {}
    for key, value in table.items():
        if f"{prefix}{key}" in names:
            continue
        kept[key] = without(value, names, f"{prefix}{key}.") if isinstance(value, dict) else value
    return kept
