"""The guide's small classes: DO_CODED_TEXT, DO_IDENTIFIER, DO_QUANTITY, DO_DATE_TIME.

Requests come in three spellings: PascalCase (operations 1 to 8), the same with ``value`` (Service in 1, 2 and 3), and
lower camel case (operations 9 and 10, and the committer everywhere).
"""

from datetime import datetime
from typing import Annotated, Self

from pydantic import AfterValidator, Field

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.dates import from_shamsi_parts, to_shamsi_parts
from hqs_desktop.core.model import Identifier, Quantity
from hqs_desktop.gateway.wire.base import IfGiven, IfReadable, Number, Once, Reply, Request, Text, Via

# Requests -------------------------------------------------------------------------------------------------------------


class CodedTextOut(Request):
    """DO_CODED_TEXT as operations 1 to 8 send it."""

    code: str = Field(serialization_alias="Coded_string")
    system: str = Field(serialization_alias="Terminology_id")
    value: str = Field(serialization_alias="Value")

    @classmethod
    def of(cls, coded: CodedText) -> Self:
        """The same on the wire."""
        return cls(code=coded.code, system=coded.system, value=coded.value)

    @classmethod
    def empty(cls) -> Self:
        """As the sample of operation 4 sends what is not given."""
        return cls(code="", system="", value="")


def coded_text_json(coded: CodedText) -> str:
    """DO_CODED_TEXT in JSON, as operations 1 to 8 send it."""
    return CodedTextOut.of(coded).model_dump_json()


class ServiceOut(CodedTextOut):
    """DO_CODED_TEXT as operations 1, 2 and 3 send their Service."""

    value: str = Field(serialization_alias="value")


class CodedTextCamel(CodedTextOut):
    """DO_CODED_TEXT as operations 9 and 10 send it."""

    code: str = Field(serialization_alias="coded_string")
    system: str = Field(serialization_alias="terminology_id")
    value: str = Field(serialization_alias="value")


class IdentifierOut(Request):
    """DO_IDENTIFIER as operations 1 to 8 send it."""

    issuer: str = Field(serialization_alias="Issuer")
    assigner: str = Field(serialization_alias="Assigner")
    id: str = Field(serialization_alias="ID")
    type: str = Field(serialization_alias="Type")

    @classmethod
    def of(cls, identifier: Identifier) -> Self:
        """The same on the wire.

        Replies tell facilities' ids without their assigner, which requests must have; it is always the issuer
        (appendix 1, samples).
        """
        assigner = identifier.assigner or identifier.issuer
        return cls(issuer=identifier.issuer, assigner=assigner, id=identifier.id, type=identifier.type)


class IdentifierCamel(IdentifierOut):
    """DO_IDENTIFIER as operations 9 and 10, and the committer everywhere, send it."""

    issuer: str = Field(serialization_alias="issuer")
    assigner: str = Field(serialization_alias="assigner")
    id: str = Field(serialization_alias="id")
    type: str = Field(serialization_alias="type")


class QuantityOut(Request):
    """DO_QUANTITY, shaped as operation 2's Distance; the guide has no table of it."""

    unit: str = Field(serialization_alias="Unit")
    magnitude_status: str = Field(default="", serialization_alias="MagnitudeStatus")
    magnitude: Number = Field(serialization_alias="Magnitude")

    @classmethod
    def of(cls, quantity: Quantity) -> Self:
        """The same on the wire."""
        return cls(unit=quantity.unit, magnitude=quantity.magnitude)


class DateTimeOut(Request):
    """DO_DATE_TIME, Shamsi in Iran's time, as operations 1 to 8 send it."""

    year: int = Field(serialization_alias="Year")
    month: int = Field(serialization_alias="Month")
    day: int = Field(serialization_alias="Day")
    hour: int = Field(serialization_alias="Hour")
    minute: int = Field(serialization_alias="Minute")
    second: int = Field(serialization_alias="Second")

    @classmethod
    def of(cls, instant: datetime) -> Self:
        """An aware instant on the wire. Raises ``ValueError`` for a naive one and outside of 1300 to 1500."""
        year, month, day, hour, minute, second = to_shamsi_parts(instant)
        return cls(year=year, month=month, day=day, hour=hour, minute=minute, second=second)


class DateTimeCamel(DateTimeOut):
    """DO_DATE_TIME as operation 9 sends it."""

    year: int = Field(serialization_alias="year")
    month: int = Field(serialization_alias="month")
    day: int = Field(serialization_alias="day")
    hour: int = Field(serialization_alias="hour")
    minute: int = Field(serialization_alias="minute")
    second: int = Field(serialization_alias="second")


# Replies --------------------------------------------------------------------------------------------------------------


def _not_blank(text: str) -> str:
    if not text.strip():
        raise ValueError("blank")
    return text


Code = Annotated[str, AfterValidator(_not_blank)]
"""A code or id, kept exactly as it came, which must not be blank."""


class CodedTextIn(Reply):
    """DO_CODED_TEXT. The code is kept as it came, known or not."""

    code: Code = Field(alias="Coded_string")
    system: str = Field(default="", alias="Terminology_id")
    value: Text = Field(default="", alias="Value")

    @property
    def core(self) -> CodedText:
        """As the other layers know it."""
        return CodedText(self.code, self.system, self.value)


class IdentifierIn(Reply):
    """DO_IDENTIFIER; samples have a null Assigner."""

    id: Code = Field(alias="ID")
    issuer: str = Field(default="", alias="Issuer")
    assigner: str = Field(default="", alias="Assigner")
    type: str = Field(default="", alias="Type")

    @property
    def core(self) -> Identifier:
        """As the other layers know it."""
        return Identifier(self.id, self.issuer, self.assigner, self.type)


class DateTimeIn(Reply):
    """DO_DATE_TIME, Shamsi in Iran's time. A date that does not exist can't be read."""

    year: int = Field(alias="Year")
    month: int = Field(alias="Month")
    day: int = Field(alias="Day")
    hour: int = Field(alias="Hour")
    minute: int = Field(alias="Minute")
    second: int = Field(default=0, alias="Second")

    @property
    def core(self) -> datetime:
        """The aware UTC instant. Raises ``ValueError``, which makes the field unreadable."""
        return from_shamsi_parts(self.year, self.month, self.day, self.hour, self.minute, self.second)


Instant = Annotated[datetime, Via(DateTimeIn), Once()]
OptionalInstant = Annotated[Instant | None, IfReadable, IfGiven]
OptionalCoded = Annotated[Annotated[CodedText, Via(CodedTextIn)] | None, IfReadable, IfGiven, Once()]
OptionalIdentifier = Annotated[Annotated[Identifier, Via(IdentifierIn)] | None, IfReadable, IfGiven]
