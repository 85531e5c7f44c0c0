"""What surrounds every operation: MessageIdentifierVO in requests; the error form and the wrappers of replies."""

from dataclasses import dataclass
from typing import Final, Self

from pydantic import Field, SerializeAsAny

from hqs_desktop.gateway.config import Committer, GatewayConfig
from hqs_desktop.gateway.wire.base import Reply, Request, SparseRequest, Unreadable, fold_key, read
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
    def of(cls, config: GatewayConfig) -> Self:
        """The centre's own."""
        return cls(
            committer=_committer(config.committer) if config.committer else None,
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


def write_message(config: GatewayConfig, composition: Request) -> bytes:
    """The body of operations 1 to 8."""
    message = _Message(data=_Data(message_id=MessageId.of(config), composition=composition))
    return message.model_dump_json().encode()


def write_referral_message(config: GatewayConfig, composition: Request) -> bytes:
    """The body of operations 9 and 10."""
    message = _ReferralMessage(data=_ReferralData(message_id=ReferralMessageId.of(config), composition=composition))
    return message.model_dump_json().encode()


# Replies --------------------------------------------------------------------------------------------------------------


class _Envelope(Reply):
    is_error: bool | None = Field(default=None, alias="isError")
    is_success: bool | None = Field(default=None, alias="isSuccess")
    error_code: object = Field(default=None, alias="errorCode")
    error_message: object = Field(default=None, alias="errorMessage")
    result: object = Field(default=None, alias="Result")
    data: object = Field(default=None, alias="Data")

    @property
    def judged(self) -> bool:
        """Whether it says how the call went."""
        return self.is_error is not None or self.is_success is not None

    @property
    def refused(self) -> bool:
        """Whether it says that the call failed. Neither errorCode nor Result has a say."""
        return self.is_error is True or self.is_success is False

    @property
    def payload(self) -> object:
        """What it carries."""
        return self.data if self.result is None else self.result


@dataclass(frozen=True, slots=True)
class Refusal:
    """The guide's error form: its errorCode (0 where it is no number, or too big for a journal) and its words."""

    code: int
    reason: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A reply out of its wrappers.

    ``judged`` tells whether isError or isSuccess was there at all. ``payload`` is what Result (or data) holds, and
    ``level`` the object that it was found in, with what stands beside it.
    """

    judged: bool
    refusal: Refusal | None
    payload: object
    level: object


def open_reply(document: object) -> Answer:
    """Take a reply out of its wrappers: with or without Data, Result or data. Raises ``Unreadable``.

    isError and isSuccess alone decide, wherever they stand, as booleans, numbers or words; if they disagree, the call
    counts as refused.
    """
    if not isinstance(document, dict):
        raise Unreadable("the reply is no object")
    outer = read(_Envelope, document)
    levels, level, payload = [outer], document, outer.payload
    if isinstance(outer.data, dict):
        inner = read(_Envelope, outer.data, "Data")
        levels.append(inner)
        if inner.judged or inner.payload is not None:
            level, payload = outer.data, inner.payload
    told = next((one for one in reversed(levels) if one.refused), None)
    refusal = Refusal(_code(told.error_code), _words(told.error_message)) if told else None
    return Answer(any(one.judged for one in levels), refusal, payload, level)


def pick(payload: object, name: str) -> object:
    """What ``name`` holds, in Result or in Result.Result, or the payload itself where it is no object.

    None where nothing is given; ``Unreadable`` where something else than ``name`` is.
    """
    for _ in range(2):
        if not isinstance(payload, dict) or not payload:
            break
        parts = {fold_key(key): value for key, value in payload.items()}
        if fold_key(name) in parts:
            return parts[fold_key(name)] or None
        if "result" not in parts:
            raise Unreadable("a mandatory field is missing", name)
        payload = parts["result"]
    return payload or None


def _code(value: object) -> int:
    try:
        code = int(str(value))
    except ValueError:
        return 0
    return code if abs(code) <= _LARGEST_CODE else 0


def _words(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""
