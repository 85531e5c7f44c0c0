"""HealthOrganizationUnitVO and HighLevelAreaVO."""

from typing import Annotated, Literal, Self

from pydantic import Field

from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import Area, Facility
from hqs_desktop.gateway.wire.base import IfGiven, IfReadable, Number, Reply, SparseRequest, Text, Via
from hqs_desktop.gateway.wire.values import CodedTextOut, IdentifierOut, OptionalCoded, OptionalIdentifier


class FacilityOut(SparseRequest):
    """HealthOrganizationUnitVO as operations 1 and 3 send it: the samples' fields, so neither name nor area."""

    address: str | None = Field(serialization_alias="Address")
    department_name: str | None = Field(serialization_alias="DepartmentName")
    internal_address: str | None = Field(serialization_alias="InternalAddress")
    internal_id: str | None = Field(serialization_alias="InternalID")
    latitude: Number | None = Field(serialization_alias="Latitude")
    longitude: Number | None = Field(serialization_alias="Longitude")
    type: CodedTextOut | None = Field(serialization_alias="Type")
    identifier: IdentifierOut | None = Field(serialization_alias="ID")

    @classmethod
    def of(cls, facility: Facility) -> Self:
        """The same on the wire."""
        return cls(
            address=facility.address or None,
            department_name=facility.department_name or None,
            internal_address=facility.internal_address or None,
            internal_id=facility.internal_id or None,
            latitude=facility.latitude,
            longitude=facility.longitude,
            type=_coded(facility.type),
            identifier=IdentifierOut.of(facility.identifier) if facility.identifier else None,
        )


class AreaOut(SparseRequest):
    """HighLevelAreaVO as operation 3 sends it; the sample's NationalAreaCode is an empty text where there is none."""

    national_area_code: CodedTextOut | Literal[""] = Field(serialization_alias="NationalAreaCode")
    country: CodedTextOut | None = Field(serialization_alias="Country")
    province: CodedTextOut | None = Field(serialization_alias="Province")
    city: CodedTextOut | None = Field(serialization_alias="City")
    town: CodedTextOut | None = Field(serialization_alias="Town")
    district: CodedTextOut | None = Field(serialization_alias="District")
    rural_area: CodedTextOut | None = Field(serialization_alias="RuralArea")
    village: CodedTextOut | None = Field(serialization_alias="Village")

    @classmethod
    def of(cls, area: Area) -> Self:
        """The same on the wire."""
        return cls(
            national_area_code=_coded(area.national_area_code) or "",
            country=_coded(area.country),
            province=_coded(area.province),
            city=_coded(area.city),
            town=_coded(area.town),
            district=_coded(area.district),
            rural_area=_coded(area.rural_area),
            village=_coded(area.village),
        )


def _coded(coded: CodedText | None) -> CodedTextOut | None:
    return CodedTextOut.of(coded) if coded else None


class AreaIn(Reply):
    """HighLevelAreaVO in replies."""

    national_area_code: OptionalCoded = Field(default=None, alias="NationalAreaCode")
    country: OptionalCoded = Field(default=None, alias="Country")
    province: OptionalCoded = Field(default=None, alias="Province")
    city: OptionalCoded = Field(default=None, alias="City")
    town: OptionalCoded = Field(default=None, alias="Town")
    district: OptionalCoded = Field(default=None, alias="District")
    rural_area: OptionalCoded = Field(default=None, alias="RuralArea")
    village: OptionalCoded = Field(default=None, alias="Village")

    @property
    def core(self) -> Area | None:
        """As the other layers know it; None where no level is given."""
        area = Area(
            national_area_code=self.national_area_code,
            country=self.country,
            province=self.province,
            city=self.city,
            town=self.town,
            district=self.district,
            rural_area=self.rural_area,
            village=self.village,
        )
        return None if area == Area() else area


class FacilityIn(Reply):
    """HealthOrganizationUnitVO in replies; the sample of operation 9 has no id in it."""

    identifier: OptionalIdentifier = Field(default=None, alias="ID")
    name: Text = Field(default="", alias="Name")
    address: Text = Field(default="", alias="Address")
    internal_id: str = Field(default="", alias="InternalID")
    internal_address: Text = Field(default="", alias="InternalAddress")
    type: OptionalCoded = Field(default=None, alias="Type")
    department_type: OptionalCoded = Field(default=None, alias="DepartmentType")
    department_name: Text = Field(default="", alias="DepartmentName")
    latitude: Annotated[float | None, IfReadable] = Field(default=None, alias="Latitude")
    longitude: Annotated[float | None, IfReadable] = Field(default=None, alias="Longitude")
    area: Annotated[Annotated[Area, Via(AreaIn)] | None, IfReadable, IfGiven] = Field(default=None, alias="Location")

    @property
    def core(self) -> Facility:
        """As the other layers know it."""
        return Facility(
            identifier=self.identifier,
            name=self.name,
            address=self.address,
            internal_id=self.internal_id,
            internal_address=self.internal_address,
            type=self.type,
            department_type=self.department_type,
            department_name=self.department_name,
            latitude=self.latitude,
            longitude=self.longitude,
            area=self.area,
        )
