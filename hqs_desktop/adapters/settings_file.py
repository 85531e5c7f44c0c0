"""A settings file as such: reading it with what is wrong in it, and keeping what it held."""

import contextlib
import copy
import re
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from hqs_desktop.adapters.appearance import LARGEST_FILE
from hqs_desktop.adapters.files import patiently, read_file, write_atomically
from hqs_desktop.core.template import PLACEHOLDERS
from hqs_desktop.desk.connection.form import Fault

Table = dict[str, object]

FAULT_TYPE: Final = "hqs_fault"
"""The error type of validators that judge by a rule of ``desk.connection.form``."""

PLACEHOLDER_TYPE: Final = "hqs_placeholder"
"""The error type of a template with something in braces that is no placeholder: its ``name``."""

SECRET_NAME: Final = re.compile("secret|password|passwd|token", re.IGNORECASE)
"""Names under which somebody would put a secret; none belongs into a file."""

_COPIES: Final = 5  # of broken files
_PLACE: Final = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_HEAD: Final = re.compile(r"\s*(\[{1,2})([^\[\]]+)\]{1,2}\s*(?:#.*)?")
_KEY: Final = re.compile(r"\s*([\w.\"' -]+?)\s*=")


class SettingsProblemKind(StrEnum):
    """What is wrong with a settings file."""

    UNREADABLE = "unreadable"
    NOT_TOML = "not_toml"
    NEWER_SCHEMA = "newer_schema"
    UNKNOWN_KEY = "unknown_key"
    SECRET_IN_FILE = "secret_in_file"  # noqa: S105  # a kind of problem
    WRONG_VALUE = "wrong_value"
    NO_PLACEHOLDER = "no_placeholder"


@dataclass(frozen=True, slots=True)
class SettingsProblem:
    """One thing that is wrong with one file, and that was left out of the settings.

    ``line`` and ``column`` count from 1; the column is known only for what is no TOML. ``field`` is the dotted name;
    ``fault`` is the broken rule where one of the form's was. ``about_connection`` tells that it may have said where
    to connect. No value of the file is in here, but ``named``: what stands in a template's braces.
    """

    file: Path
    kind: SettingsProblemKind
    field: str = ""
    line: int | None = None
    column: int | None = None
    fault: Fault | None = None
    detail: str = ""
    about_connection: bool = False
    named: str = ""

    @property
    def stops_connection(self) -> bool:
        """Whether nobody knows where to connect until it is mended; so it is where the whole file was left out."""
        return self.about_connection or not self.field

    @property
    def place(self) -> str:
        """File, line and column as far as known, and the field."""
        at = ":".join(str(part) for part in (self.file, self.line, self.column) if part is not None)
        return f"{at}: {self.field}" if self.field else at

    @property
    def reason(self) -> str:
        """What is wrong there, in plain English for whoever mends the file."""
        words = self.kind.replace("_", " ")
        if self.named:
            return f"{words}: {self.named} (there are {' '.join(f'{{{name}}}' for name in PLACEHOLDERS)})"
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
        return patiently(lambda: read_file(path, LARGEST_FILE))
    except FileNotFoundError:
        if path.is_symlink():  # it is there, and what it stands for is not
            raise
        return b""


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


def usable_part(
    schema: type[BaseModel],
    table: Table,
    path: Path,
    about_connection: Callable[[Sequence[str], object], bool] = lambda _place, _value: False,
) -> tuple[Table, list[SettingsProblem]]:
    """What of a table the schema takes, and a problem for each thing that had to be left out.

    ``about_connection`` judges such a thing by its place in the table and its value.
    """
    usable = copy.deepcopy(table)
    problems: list[SettingsProblem] = []
    version = usable.pop("schema_version", 1)
    if type(version) is not int or version != 1:  # not isinstance: true equals 1
        kind = SettingsProblemKind.NEWER_SCHEMA if is_newer(table) else SettingsProblemKind.WRONG_VALUE
        unreadable = kind is SettingsProblemKind.WRONG_VALUE
        line = line_of(path, "schema_version")
        problems.append(SettingsProblem(path, kind, "schema_version", line, about_connection=unreadable))
    while True:
        try:
            schema.model_validate(usable)
        except ValidationError as error:
            mistakes = error.errors(include_url=False, include_input=False)
        else:
            return usable, problems
        dropped = [(found, mistake) for mistake in mistakes if (found := _drop(usable, mistake["loc"]))]
        _close_gaps(usable)
        if not dropped:  # an error that points at nothing in the file: nothing of it can be trusted
            return {}, [*problems, SettingsProblem(path, SettingsProblemKind.WRONG_VALUE, detail=mistakes[0]["msg"])]
        problems += [
            _problem(path, place, mistake, about_connection(place, value)) for (place, value), mistake in dropped
        ]


def is_newer(table: Table) -> bool:
    """Whether a later version of this program wrote the table."""
    version = table.get("schema_version", 1)
    return type(version) is int and version > 1


@dataclass(frozen=True, slots=True)
class _Gone:
    """Stands in a list for what was taken out, until all errors that count the list's places are dealt with."""

    element: object


def _drop(table: Table, loc: tuple[int | str, ...]) -> tuple[tuple[str, ...], object] | None:
    """Take out what an error points at; give where it stood, and it. None where an earlier error already took it.

    Of a table in a list the whole goes: without a part it might be meant for others. Places in lists count from 1.
    """
    at: object = table
    for depth, key in enumerate(loc):
        if not isinstance(at, dict) or key not in at:
            return None
        inner = at[key]
        if isinstance(inner, list) and depth + 1 < len(loc):
            return _drop_element(inner, loc, depth)
        if depth + 1 == len(loc) or not isinstance(inner, dict):  # an error of a mapping's key points one step further
            del at[key]
            return tuple(str(part) for part in loc[: depth + 1]), inner
        at = inner
    return None


def _drop_element(
    elements: list[object], loc: tuple[int | str, ...], depth: int
) -> tuple[tuple[str, ...], object] | None:
    index = loc[depth + 1]
    if not isinstance(index, int):
        return None
    found = elements[index]
    element = found.element if isinstance(found, _Gone) else found
    elements[index] = _Gone(element)
    return (*map(str, loc[: depth + 1]), str(index + 1), *map(str, loc[depth + 2 :])), element


def _close_gaps(table: Table) -> None:
    for value in table.values():
        if isinstance(value, list):
            value[:] = [element for element in value if not isinstance(element, _Gone)]
        elif isinstance(value, dict):
            _close_gaps(value)


def _problem(path: Path, place: tuple[str, ...], mistake: ErrorDetails, about: bool) -> SettingsProblem:  # noqa: FBT001  # private
    field = ".".join(place)
    line = _line_at_or_above(path, place)
    if mistake["type"] == "extra_forbidden":
        secret = SECRET_NAME.search(place[-1])
        kind = SettingsProblemKind.SECRET_IN_FILE if secret else SettingsProblemKind.UNKNOWN_KEY
        return SettingsProblem(path, kind, field, line, about_connection=about)
    if mistake["type"] == FAULT_TYPE:
        fault = Fault(mistake["ctx"]["fault"])
        return SettingsProblem(path, SettingsProblemKind.WRONG_VALUE, field, line, fault=fault, about_connection=about)
    if mistake["type"] == PLACEHOLDER_TYPE:
        named = mistake["ctx"]["name"]
        line = _line_with(path, line, named)
        return SettingsProblem(
            path, SettingsProblemKind.NO_PLACEHOLDER, field, line, about_connection=about, named=named
        )
    detail = mistake["msg"]
    return SettingsProblem(path, SettingsProblemKind.WRONG_VALUE, field, line, detail=detail, about_connection=about)


def line_of(path: Path, field: str) -> int | None:
    """The line, from 1, on which a file of TOML sets ``field``, or begins the table of that name.

    None where it is not to be seen at a glance: in an inline table, or in a file that meanwhile can't be read. The
    second of the tables ``[[name]]`` is ``name.2``.
    """
    table = ""
    heads: Counter[str] = Counter()
    for number, line in enumerate(_lines(path), 1):
        if head := _HEAD.fullmatch(line):
            name = table = _bare(head[2])
            heads[name] += 1
            if len(head[1]) > 1:
                table = f"{name}.{heads[name]}"
                name = table if heads[name] > 1 or field.startswith(table) else name
        elif key := _KEY.match(line):
            name = f"{table}.{_bare(key[1])}".removeprefix(".")
        else:
            continue
        if name == field:
            return number
    return None


def _lines(path: Path) -> list[str]:
    try:
        return _content(path).decode("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return []


def _line_with(path: Path, first: int | None, text: str) -> int | None:
    """The line, from ``first`` on, in which a text stands; ``first`` where it is not seen as it is."""
    numbered = enumerate(_lines(path), 1)
    return next((number for number, line in numbered if number >= (first or 1) and text in line), first)


def _line_at_or_above(path: Path, place: Sequence[str]) -> int | None:
    """The line of a place in a file, or of what it is a part of."""
    places = (".".join(place[:depth]) for depth in range(len(place), 0, -1))
    return next((line for part in places if (line := line_of(path, part)) is not None), None)


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


def left_over(table: Mapping[str, object], used: Mapping[str, object]) -> Table:
    """What stands in a table and not in the part of it that was ``used``; of a list the elements."""
    rest: Table = {}
    for key, value in table.items():
        part = used.get(key)
        if key not in used:
            rest[key] = value
        elif isinstance(value, list) and isinstance(part, list):
            if others := [element for element in value if element not in part]:
                rest[key] = others
        elif isinstance(value, dict) and isinstance(part, dict) and (inner := left_over(value, part)):
            rest[key] = inner
    return rest


def merged(under: Mapping[str, object], over: Mapping[str, object]) -> Table:
    """Both tables in one; where both set a value, that of ``over``, where both set a list, what stands in either."""
    both: Table = {**under}
    for key, value in over.items():
        below = both.get(key)
        if isinstance(below, dict) and isinstance(value, dict):
            both[key] = merged(below, value)
        elif isinstance(below, list) and isinstance(value, list):
            both[key] = [*value, *(element for element in below if element not in value)]
        else:
            both[key] = value
    return both


def keep_copy(path: Path) -> None:
    """Keep a file's content beside it as ``.broken``, ``.broken-2`` and so on, the last few of them.

    For someone to look what stood in it; the same content is kept once. Raises ``OSError``.
    """
    content = _content(path)
    pattern = re.compile(rf"{re.escape(path.name)}\.broken(?:-(\d+))?")
    copies = {
        int(found[1] or 1): file
        for file in path.parent.iterdir()
        if (found := pattern.fullmatch(file.name)) is not None
    }
    for file in copies.values():
        with contextlib.suppress(OSError):
            if read_file(file, LARGEST_FILE) == content:
                return
    number = max(copies, default=0) + 1
    write_atomically(path.with_name(f"{path.name}.broken{f'-{number}' if number > 1 else ''}"), content)
    for old in sorted(copies)[: max(0, len(copies) + 1 - _COPIES)]:
        with contextlib.suppress(OSError):
            copies[old].unlink()
