"""Requests as the journal keeps them, a million of them: what many share (a doctor, a centre, a coded text) once.

A packed value is the list of its fields in their order, without those at its end that are as if not given; times are
whole microseconds since 1970, durations whole microseconds, and what is shared is the number of its row in ``part``.
The order of the fields is a part of the format: a new one goes to the end of its class.
"""

import json
from dataclasses import fields, is_dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from types import UnionType
from typing import TYPE_CHECKING, Final, TypeVar, get_args

from sqlalchemy import Connection, bindparam, insert, select

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.errors import JournalError
from hqs_desktop.core.model import Facility, Identifier, Provider, Tqid
from hqs_desktop.journal.codec import decode, encode
from hqs_desktop.journal.schema import part

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    T = TypeVar("T", bound=DataclassInstance)
else:
    T = TypeVar("T")

Packed = list["Packed"] | str | int | float | None
Shared = Provider | Facility | CodedText | Identifier

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)
_NUMBER: Final = select(part.c.id).where(part.c.digest == bindparam("digest"))
_BODY: Final = select(part.c.body).where(part.c.id == bindparam("number"))
_ADD: Final = insert(part).returning(part.c.id)


class Parts:
    """What is shared, remembered as it is met: a row of ``part`` is never changed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._numbers: dict[object, int] = connection.info.setdefault("part_numbers", {})
        self._values: dict[tuple[type, int], object] = connection.info.setdefault("part_values", {})

    def number(self, value: Shared) -> int:
        """The number of a value, which is added where it is new."""
        if (known := self._numbers.get(value)) is None:
            body = encode(value)
            text = json.dumps([type(value).__name__, body], sort_keys=True)
            digest = sha256(text.encode()).hexdigest()
            known = self._connection.execute(_NUMBER, {"digest": digest}).scalar()
            if known is None:
                known = self._connection.execute(_ADD, {"digest": digest, "body": body}).scalar_one()
            self._numbers[value] = known
        return known

    def value(self, kind: type[T], number: int) -> T:
        """The value of a number. Raises ``JournalError`` where there is none of that kind."""
        known = self._values.get((kind, number))
        if not isinstance(known, kind):
            known = decode(kind, self._connection.execute(_BODY, {"number": number}).scalar())
            self._values[kind, number] = known
        return known


def forget_parts(connection: Connection) -> None:
    """What was met may have been rolled back, and its number be given to another."""
    for remembered in ("part_numbers", "part_values"):
        connection.info.get(remembered, {}).clear()


def pack(value: object, connection: Connection) -> Packed:
    """A value of ``core.model`` as it is kept. Raises ``TypeError`` for a type that is not."""
    return _pack(value, Parts(connection))


def unpack(kind: type[T], data: object, connection: Connection) -> T:
    """The value from what is kept. Raises ``JournalError`` where it does not fit."""
    try:
        value = _unpack(kind, data, Parts(connection))
    except (TypeError, ValueError, OverflowError) as error:
        # The class only: the error's text could quote a patient's data.
        raise JournalError(f"a {kind.__name__} in the journal can't be read: {type(error).__name__}") from None
    if not isinstance(value, kind):
        raise JournalError(f"the journal holds no {kind.__name__} where one should be")
    return value


def _pack(value: object, parts: Parts) -> Packed:
    packed: Packed
    match value:
        case None | str() | int() | float():
            packed = value
        case datetime():
            packed = (value - _EPOCH) // _MICROSECOND
        case timedelta():
            packed = value // _MICROSECOND
        case Provider() | Facility() | CodedText():
            packed = parts.number(value)
        case Identifier():  # of one register there are as many as there are patients
            packed = [value.id, parts.number(replace(value, id=""))]
        case Tqid():
            packed = value.text
        case _:
            packed = [_pack(one, parts) for one in _given(value)]
    return packed


def _given(value: object) -> list[object]:
    if not is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"{type(value).__name__} is not kept in the journal")
    given = [(getattr(value, name), default) for name, _, default in _fields(type(value))]
    while given and given[-1][0] == given[-1][1]:
        given.pop()
    return [one for one, _ in given]


def _unpack(hint: object, data: object, parts: Parts) -> object:
    if isinstance(hint, UnionType):
        if data is None:
            return None
        (hint,) = (arg for arg in get_args(hint) if arg is not type(None))
    if not isinstance(hint, type) or isinstance(data, bool):  # a truth value is no number
        raise TypeError
    match data:
        case int() if hint in {Provider, Facility, CodedText}:
            return parts.value(hint, data)
        case [str(number), int(register)] if hint is Identifier:
            return replace(parts.value(Identifier, register), id=number)
        case [*given] if is_dataclass(hint):
            kept = zip(_fields(hint), given, strict=False)
            return hint(**{name: _unpack(kind, one, parts) for (name, kind, _), one in kept})
    return _plain(hint, data)


def _plain(hint: type, data: object) -> object:
    match data:
        case str() if hint in {str, Tqid}:
            return hint(data)
        case int() if hint is datetime:
            return _EPOCH + data * _MICROSECOND
        case int() if hint is timedelta:
            return data * _MICROSECOND
        case int() | float() if hint is float:
            return float(data)
    raise TypeError


@cache
def _fields(kind: type["DataclassInstance"]) -> list[tuple[str, object, object]]:
    """The name, type and default of each."""
    return [(field.name, field.type, field.default) for field in fields(kind) if field.init]
