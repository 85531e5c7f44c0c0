"""HealthcareProviderVO, ProviderInfoVO and PersonInfoVO."""

from typing import Annotated, Final, Self

from pydantic import BeforeValidator, Field

from hqs_desktop.core.model import Identifier, Person, Provider
from hqs_desktop.gateway.wire.base import Reply, Request, SparseRequest, Text, Via
from hqs_desktop.gateway.wire.values import (
    CodedTextOut,
    IdentifierCamel,
    IdentifierIn,
    IdentifierOut,
    OptionalCoded,
    OptionalIdentifier,
)

NATIONAL_CODE: Final = "National_Code"
_CIVIL_REGISTER: Final = "National_Org_Civil_Reg"


class ProviderOut(SparseRequest):
    """HealthcareProviderVO as operations 1 and 3 send it; names that are not known are left out."""

    first_name: str | None = Field(serialization_alias="FirstName")
    last_name: str | None = Field(serialization_alias="LastName")
    full_name: str | None = Field(serialization_alias="FullName")
    identifier: IdentifierOut = Field(serialization_alias="Identifier")
    specialty: CodedTextOut | None = Field(serialization_alias="Specialty")

    @classmethod
    def of(cls, provider: Provider) -> Self:
        """The same on the wire."""
        return cls(
            first_name=provider.first_name or None,
            last_name=provider.last_name or None,
            full_name=provider.full_name or None,
            identifier=IdentifierOut.of(provider.identifier),
            specialty=CodedTextOut.of(provider.specialty) if provider.specialty else None,
        )


class CommitterOut(Request):
    """ProviderInfoVO: lower camel case even in PascalCase messages, with the sample's nulls."""

    credentials: list[str] = Field(default=[], serialization_alias="credentials")
    identifier: IdentifierCamel = Field(serialization_alias="identifier")
    contact_point: None = Field(default=None, serialization_alias="contactPoint")
    first_name: str = Field(serialization_alias="firstName")
    last_name: str = Field(serialization_alias="lastName")
    full_name: None = Field(default=None, serialization_alias="fullName")


class PersonOut(SparseRequest):
    """PersonInfoVO as operation 4 sends it.

    Someone without a national code has ``NationalCode`` empty and ``OtherIdentifier`` as a DO_IDENTIFIER. That is our
    assumption: the guide has no table of the class, and its one sample (reply of 8) shows the field as null.
    """

    first_name: str = Field(serialization_alias="FirstName")
    last_name: str = Field(serialization_alias="lastName")
    national_code: str = Field(serialization_alias="NationalCode")
    postal_code: str = Field(serialization_alias="PostalCode")
    gender: CodedTextOut = Field(serialization_alias="Gender")
    mobile: str | None = Field(serialization_alias="MobileNumber")
    other_identifier: IdentifierOut | None = Field(serialization_alias="OtherIdentifier")

    @classmethod
    def of(cls, person: Person) -> Self:
        """The same on the wire."""
        native = person.identifier.type == NATIONAL_CODE
        return cls(
            first_name=person.first_name,
            last_name=person.last_name,
            national_code=person.identifier.id if native else "",
            postal_code=person.postal_code,
            gender=CodedTextOut.of(person.gender) if person.gender else CodedTextOut.empty(),
            mobile=person.mobile or None,
            other_identifier=None if native else IdentifierOut.of(person.identifier),
        )


class ProviderIn(Reply):
    """HealthcareProviderVO in replies."""

    identifier: Annotated[Identifier, Via(IdentifierIn)] = Field(alias="Identifier")
    first_name: Text = Field(default="", alias="FirstName")
    last_name: Text = Field(default="", alias="LastName")
    full_name: Text = Field(default="", alias="FullName")
    specialty: OptionalCoded = Field(default=None, alias="Specialty")

    @property
    def core(self) -> Provider:
        """As the other layers know it."""
        return Provider(
            identifier=self.identifier,
            first_name=self.first_name,
            last_name=self.last_name,
            full_name=self.full_name,
            specialty=self.specialty,
        )


def _first(value: object) -> object:
    return value[0] if isinstance(value, list) and value else value


class PersonIn(Reply):
    """PersonInfoVO in replies, as far as it is needed. Everything in it may be absent."""

    national_code: Text = Field(default="", alias="NationalCode")
    other_identifier: Annotated[OptionalIdentifier, BeforeValidator(_first)] = Field(
        default=None, alias="OtherIdentifier"
    )
    first_name: Text = Field(default="", alias="FirstName")
    last_name: Text = Field(default="", alias="LastName")
    full_name: Text = Field(default="", alias="FullName")
    gender: OptionalCoded = Field(default=None, alias="Gender")
    mobile: Text = Field(default="", alias="MobileNumber")
    postal_code: Text = Field(default="", alias="PostalCode")

    @property
    def core(self) -> Person | None:
        """As the other layers know it; None where it names nobody. Without any identifier, that is all empty."""
        if self.national_code:
            identifier = Identifier(self.national_code, _CIVIL_REGISTER, _CIVIL_REGISTER, NATIONAL_CODE)
        elif self.other_identifier:
            identifier = self.other_identifier
        else:
            identifier = Identifier("", "", "", "")
        if not (identifier.id or self.first_name or self.last_name or self.full_name or self.mobile):
            return None
        return Person(
            identifier=identifier,
            first_name=self.first_name,
            last_name=self.last_name,
            full_name=self.full_name,
            gender=self.gender,
            mobile=self.mobile,
            postal_code=self.postal_code,
        )
