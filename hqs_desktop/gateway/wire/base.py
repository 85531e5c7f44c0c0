"""What all wire models share: how a request is written, and the one tolerant way to read a reply.

A reply's key is recognised in any letter case, with or without underscores, and in the guide's misspellings, which are
all in ``_MISSPELT``. A field that is null, absent or empty is the same thing: not there. Unknown fields are ignored.
What a spelling means is worked out once per set of keys and model, so it costs almost nothing.
"""

import marshal
from collections.abc import Mapping
from operator import attrgetter
from typing import Annotated, ClassVar, Final, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    SerializerFunctionWrapHandler,
    StringConstraints,
    ValidationError,
    ValidatorFunctionWrapHandler,
    WrapValidator,
    model_serializer,
    model_validator,
)
from pydantic.functional_serializers import PlainSerializer
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_after_validator_function, no_info_wrap_validator_function

# Folded spelling -> folded right one. ("Where the guide contradicts itself" in the guide's own words and samples.)
_MISSPELT: Final[Mapping[str, str]] = {
    "healthcarefacillity": "healthcarefacility",  # replies of 1, 3, 8, 9
    "trackingqeueid": "trackingqueueid",  # reply of 8
    "trackingqid": "trackingqueueid",  # requests of 7, 8, 10
    "totalreservdblock": "totalscheduleblock",  # table of 9
    "jobdescribtion": "jobdescription",
}

# A hostile reply can have as many sets of keys as it likes; real ones have a few dozen.
_MOST_SHAPES: Final = 512


# No field takes it: what an object says twice, differently, can't be read.
_CONTRADICTION: Final = object()


def fold_key(key: str) -> str:
    """The one spelling of a reply's key: lower case, without underscores and blanks, spelt right."""
    folded = key.casefold().replace("_", "").strip()
    return _MISSPELT.get(folded, folded)


class Request(BaseModel):
    """A part of a request; its aliases are the samples' exact keys."""

    model_config = ConfigDict(frozen=True, validate_by_name=True, validate_by_alias=False, serialize_by_alias=True)


class SparseRequest(Request):
    """A part of a request whose fields that are None are left out: optional ones that are not known."""

    @model_serializer(mode="wrap")
    def _without_absent(self, handler: SerializerFunctionWrapHandler) -> dict[str, object]:
        return {key: value for key, value in handler(self).items() if value is not None}


class Reply(BaseModel):
    """A part of a reply; its aliases are the guide's right spellings, which name a field in errors."""

    model_config = ConfigDict(frozen=True, extra="ignore", coerce_numbers_to_str=True, hide_input_in_errors=True)

    # Of a set of keys: the field that each names, and whether two name the same one.
    _shapes: ClassVar[dict[tuple[str, ...], tuple[tuple[str | None, ...], bool]]]

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: object) -> None:
        super().__pydantic_init_subclass__(**kwargs)
        cls._shapes = {}

    @model_validator(mode="before")
    @classmethod
    def _recognise(cls, data: object) -> object:
        if not isinstance(data, dict):
            return data
        keys = tuple(data)
        names, doubled = cls._shapes.get(keys) or cls._learn(keys)
        given = {
            name: value
            for name, value in zip(names, data.values(), strict=True)
            if name is not None and value is not None and value != ""
        }
        if doubled:
            for name, value in zip(names, data.values(), strict=True):
                if name in given and value is not None and value not in ("", given[name]):
                    given[name] = _CONTRADICTION
        return given

    @classmethod
    def _learn(cls, keys: tuple[str, ...]) -> tuple[tuple[str | None, ...], bool]:
        known = {fold_key(alias): alias for alias in (field.alias for field in cls.model_fields.values()) if alias}
        names = tuple(known.get(fold_key(key)) for key in keys)
        named = [name for name in names if name is not None]
        if len(cls._shapes) >= _MOST_SHAPES:
            cls._shapes.clear()
        cls._shapes[keys] = shape = names, len(set(named)) < len(named)
        return shape


class Unreadable(ValueError):  # noqa: N818  (becomes core.errors.BadReplyError, once the call is known)
    """A reply that can't be read; ``field`` its path in the guide's spelling: ``ScheduleBlocks[3].DateTime``."""

    def __init__(self, text: str, field: str | None = None) -> None:
        super().__init__(f"{text}: {field}" if field else text)
        self.field = field


def explain(error: ValidationError, inside: str = "") -> Unreadable:
    """What a model missed or couldn't read, without the value: it may be a patient's."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    path = inside
    for step in first["loc"]:
        path += f"[{step}]" if isinstance(step, int) else f".{step}" if path else str(step)
    return Unreadable("a mandatory field is missing" if first["type"] == "missing" else "a field can't be read", path)


R = TypeVar("R", bound=Reply)


def read(model: type[R], value: object, inside: str = "") -> R:
    """Read a reply's part. Raises ``Unreadable``."""
    found = try_read(model, value, inside)
    if isinstance(found, Unreadable):
        raise found
    return found


def try_read(model: type[R], value: object, inside: str = "") -> R | Unreadable:
    """Read a reply's part, or say why it can't be read: of a list, a bad element must not cost the others."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        return explain(error, inside)


def _or_none(value: object, handler: ValidatorFunctionWrapHandler) -> object:
    try:
        return handler(value)
    except ValidationError:
        return None


def values_of(level: Mapping[str, object], name: str) -> list[object]:
    """What an object holds under the guide's ``name``, however spelt, given or not; empty if it has no such key."""
    wanted = fold_key(name)
    return [value for key, value in level.items() if fold_key(key) == wanted]


def value_of(level: Mapping[str, object], name: str) -> object:
    """The one value under a name; None where none is given. Raises ``Unreadable`` where it says two different ones."""
    given = [value for value in values_of(level, name) if value is not None and value != ""]
    if any(value != given[0] for value in given):
        raise Unreadable("it contradicts itself", name)
    return given[0] if given else None


def _blank_is_none(value: object) -> object:
    """None for an object in which nothing is given, however deep, and for an empty list."""
    return None if is_blank(value) else value


def is_blank(value: object) -> bool:
    """Whether nothing is given in a value, however deep."""
    if isinstance(value, dict):
        return all(map(is_blank, value.values()))
    if isinstance(value, list):
        return all(map(is_blank, value))
    return value is None or (isinstance(value, str) and not value.strip())


def _tidy_number(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value


class Via:
    """Marks a value of ``core.model`` that is read as a wire model and becomes its ``core``."""

    def __init__(self, model: type[Reply]) -> None:
        self._model = model

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_after_validator_function(attrgetter("core"), handler.generate_schema(self._model))


# Providers, facilities, codes and times come back in many blocks: what was read once is not read again.
_MOST_SEEN: Final = 2048


class Once:
    """Marks an object that is remembered by its content. Never for a person or what holds one."""

    def __init__(self) -> None:
        self._seen: dict[bytes, object] = {}

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_wrap_validator_function(self._read, handler(source))

    def _read(self, value: object, handler: ValidatorFunctionWrapHandler) -> object:
        if not isinstance(value, dict):
            return handler(value)
        content = marshal.dumps(value, 2)
        try:
            return self._seen[content]
        except KeyError:
            result = handler(value)
        if len(self._seen) >= _MOST_SEEN:
            self._seen.clear()
        self._seen[content] = result
        return result


Text = Annotated[str, StringConstraints(strip_whitespace=True)]
"""A text for people, without the blanks around it."""

IfGiven = BeforeValidator(_blank_is_none)
"""Marks an optional part: blank all through means that it is not there."""

IfReadable = WrapValidator(_or_none)
"""Marks an optional part that is left out when it can't be read; a missing one must not cost the rest."""

Number = Annotated[float, PlainSerializer(_tidy_number)]
"""A number of a request, written without ``.0`` as in the samples."""
