"""What surrounds every operation: MessageIdentifierVO in requests; the error form and the wrappers of replies."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Self

from pydantic import Field, SerializeAsAny, TypeAdapter, ValidationError

from hqs_desktop.core.operators import Committer
from hqs_desktop.gateway.config import GatewayConfig
from hqs_desktop.gateway.wire.base import (
    Request,
    SparseRequest,
    Unreadable,
    fold_key,
    is_blank,
    value_of,
    values_of,
)
from hqs_desktop.gateway.wire.people import CommitterOut
from hqs_desktop.gateway.wire.values import IdentifierCamel, IdentifierOut

_LARGEST_CODE: Final = 2**63 - 1

# Requests -------------------------------------------------------------------------------------------------------------


class MessageId(SparseRequest):
    """MessageIdentifierVO as operations 1 to 8 send it. CompositionUID belongs to the editing of a record only."""

    committer: CommitterOut | None = Field(default=None, serialization_alias="Committer")
    composition_uid: str | None = Field(default=None, serialization_alias="CompositionUID")
    system_id: IdentifierOut = Field(serialization_alias="SystemID")
    facility_id: IdentifierOut = Field(serialization_alias="HealthCareFacilityID")

    @classmethod
    def of(cls, config: GatewayConfig, committer: Committer | None) -> Self:
        """The centre's own; where nobody is given, its committer stands behind it."""
        who = committer or config.committer
        return cls(
            committer=_committer(who) if who else None,
            system_id=IdentifierOut.of(config.system_identifier),
            facility_id=IdentifierOut.of(config.facility_identifier),
        )


class ReferralMessageId(Request):
    """MessageIdentifierVO as operations 9 and 10 send it: lower camel case, no committer."""

    system_id: IdentifierCamel = Field(serialization_alias="systemID")
    facility_id: IdentifierCamel = Field(serialization_alias="healthCareFacilityID")

    @classmethod
    def of(cls, config: GatewayConfig) -> Self:
        """The centre's own."""
        return cls(
            system_id=IdentifierCamel.of(config.system_identifier),
            facility_id=IdentifierCamel.of(config.facility_identifier),
        )


def _committer(committer: Committer) -> CommitterOut:
    return CommitterOut(
        identifier=IdentifierCamel.of(committer.identifier),
        first_name=committer.first_name,
        last_name=committer.last_name,
    )


class _Data(Request):
    message_id: MessageId = Field(serialization_alias="MsgId")
    composition: SerializeAsAny[Request] = Field(serialization_alias="Composition")


class _Message(Request):
    data: _Data = Field(serialization_alias="Data")


class _ReferralData(Request):
    message_id: ReferralMessageId = Field(serialization_alias="msgID")
    composition: SerializeAsAny[Request] = Field(serialization_alias="composition")


class _ReferralMessage(Request):
    data: _ReferralData = Field(serialization_alias="data")


def write_message(config: GatewayConfig, composition: Request, committer: Committer | None = None) -> bytes:
    """The body of operations 1 to 8, in the name of somebody else than the centre's committer where one is given."""
    message = _Message(data=_Data(message_id=MessageId.of(config, committer), composition=composition))
    return message.model_dump_json().encode()


def write_referral_message(config: GatewayConfig, composition: Request) -> bytes:
    """The body of operations 9 and 10."""
    message = _ReferralMessage(data=_ReferralData(message_id=ReferralMessageId.of(config), composition=composition))
    return message.model_dump_json().encode()


# Replies --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Refusal:
    """The guide's error form: its errorCode (0 where it is no number, or too big for a journal) and its words."""

    code: int
    reason: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply out of its wrappers.

    ``judged`` tells whether isError or isSuccess was there at all; ``doubt`` names the field that speaks against a
    success (an errorCode other than 0, a Result that is false, a wrapper that is there twice): it makes no refusal, but
    a write is not known to be done. ``payload`` is what Result (or data) holds, and ``level`` the object that it was
    found in, with what stands beside it.
    """

    judged: bool
    refusal: Refusal | None
    doubt: str | None
    payload: object
    level: object


def open_reply(document: object) -> Answer:
    """Take a reply out of its wrappers: with or without Data, Result or data.

    isError and isSuccess alone decide, wherever they stand, as booleans, numbers or words. Raises ``Unreadable`` where
    they disagree, and where two wrappers that hold different things might be meant.
    """
    if not isinstance(document, dict):
        raise Unreadable("the reply is no object")
    levels = list(_levels(document))
    verdicts = [verdict for level in levels for verdict in level.verdicts()]
    failures = [level for level, failed in verdicts if failed]
    if failures and len(failures) < len(verdicts):
        raise Unreadable("it contradicts itself", f"{failures[-1].inside}isError")
    if failures:
        return Answer(judged=True, refusal=failures[-1].refusal(), doubt=None, payload=None, level=document)
    doubt = next((field for level in levels for field in level.doubts()), None)
    level, payload = document, _payload(document)
    data = value_of(document, "Data")
    if isinstance(data, dict):
        inner = _payload(data)
        if inner is not None or any(one.fields is data for one, _ in verdicts):
            result = value_of(document, "Result")
            if not is_blank(result) and result != inner:
                raise Unreadable("it contradicts itself", "Result")
            level, payload = data, inner
    return Answer(judged=bool(verdicts), refusal=None, doubt=doubt, payload=payload, level=level)


@dataclass(frozen=True, slots=True)
class _Level:
    """One of a reply's objects; ``inside`` is the path to it, as far as it leads through the guide's wrappers."""

    inside: str
    fields: Mapping[str, object]
    said: Mapping[str, list[object]]  # what is given under the names that matter here

    @classmethod
    def of(cls, inside: str, fields: Mapping[str, object]) -> Self:
        """An object as it came."""
        said: dict[str, list[object]] = {name: [] for name in _SAID.values()}
        for key, value in fields.items():
            if (name := _SAID.get(fold_key(key))) is not None and value is not None and value != "":
                said[name].append(value)
        return cls(inside, fields, said)

    def verdicts(self) -> Iterator[tuple[Self, bool]]:
        """Whether the call failed, each time that this object says so. Raises ``Unreadable``."""
        for name, failure in (("isError", True), ("isSuccess", False)):
            for value in self.said[name]:
                truth = _truth(value)
                if truth is None:
                    raise Unreadable("a field can't be read", f"{self.inside}{name}")
                yield self, truth is failure

    def doubts(self) -> Iterator[str]:
        """The fields that don't go with a success."""
        for name in ("errorCode", *_WRAPPERS.values()):
            given = self.said[name]
            refuses = _is_failure if name == "errorCode" else _is_no
            if any(refuses(value) or value != given[0] for value in given):
                yield f"{self.inside}{name}"

    def refusal(self) -> Refusal:
        """The words and the code that it gives; 0 where it gives several."""
        codes = {_code(value) for value in self.said["errorCode"]}
        words = [_words(value) for value in self.said["errorMessage"]]
        return Refusal(codes.pop() if len(codes) == 1 else 0, next(filter(None, words), ""))


_WRAPPERS: Final = {"data": "Data", "result": "Result"}
_SAID: Final = _WRAPPERS | {
    "iserror": "isError",
    "issuccess": "isSuccess",
    "errorcode": "errorCode",
    "errormessage": "errorMessage",
}


def _levels(document: Mapping[str, object]) -> Iterator[_Level]:
    """All objects of a document but those in converted elements, from the outermost inwards."""
    waiting: list[tuple[str, object]] = [("", document)]
    while waiting:
        deeper: list[tuple[str, object]] = []
        for inside, value in waiting:
            if isinstance(value, dict):
                yield _Level.of(inside, value)
                for key, part in value.items():
                    if isinstance(part, (dict, list)):
                        name = _WRAPPERS.get(fold_key(key))
                        deeper.append((f"{inside}{name}." if name else inside, part))
            elif isinstance(value, list):
                deeper.extend((inside, part) for part in value if isinstance(part, (dict, list)))
        waiting = deeper


def _payload(level: Mapping[str, object]) -> object:
    result = value_of(level, "Result")
    return value_of(level, "Data") if result is None else result


def _truth(value: object) -> bool | None:
    try:
        return _BOOLEAN.validate_python(value)
    except ValidationError:
        return None


_BOOLEAN: Final = TypeAdapter(bool)


def _is_no(value: object) -> bool:
    return _truth(value) is False


def _is_failure(code: object) -> bool:
    return not _is_no(code) and str(code).strip().strip("0") != ""


def pick(payload: object, name: str) -> object:
    """What ``name`` holds, in Result or in Result.Result, or the payload itself where it is no object.

    None where nothing is given. Raises ``Unreadable`` where something else than ``name`` is, or two different ones.
    """
    for _ in range(2):
        if not isinstance(payload, dict) or not payload:
            break
        if values_of(payload, name):
            return value_of(payload, name) or None
        if not values_of(payload, "Result"):
            raise Unreadable("a mandatory field is missing", name)
        payload = value_of(payload, "Result")
    return payload or None


def _code(value: object) -> int:
    try:
        code = int(str(value))
    except ValueError:
        return 0
    return code if abs(code) <= _LARGEST_CODE else 0


def _words(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
