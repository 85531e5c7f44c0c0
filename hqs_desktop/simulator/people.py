"""The invented people and places of ``resources/simulator/seed.json``, and the terms of the guide's code tables."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, TypedDict

from hqs_desktop.codes.catalogue import CodeTables
from hqs_desktop.codes.known import Gender
from hqs_desktop.codes.systems import COUNTRY_DIVISIONS, GENDER, ORGANISATION_TYPE, RVU3, SPECIALTY
from hqs_desktop.core.coded import CodedText
from hqs_desktop.core.model import Area, Facility, Identifier, Person, Provider
from hqs_desktop.core.resources import resource_path

MED_COUNCIL: Final = "Med_Council"
MOHME: Final = "MOHME_IT"
CIVIL_REGISTRY: Final = "National_Org_Civil_Reg"

_FEW: Final = 2


class _Term(TypedDict):
    code: str
    term_fa: str


class _Window(TypedDict):
    opens_days: int
    closes_hours: int


class _FacilityRow(TypedDict):
    id: str
    name_fa: str
    address_fa: str
    internal_id: str
    internal_address_fa: str
    department_fa: str
    type: _Term
    latitude: float
    longitude: float
    town: bool
    insurers: list[str]
    window: _Window | None


class _ProviderRow(TypedDict):
    number: str
    last_name_fa: str
    full_name_fa: str
    specialty: str
    facilities: list[int]
    minutes: int
    load: float


class _Name(TypedDict):
    first_name_fa: str
    last_name_fa: str


class _FirstNames(TypedDict):
    female: list[str]
    male: list[str]


class _Patients(TypedDict):
    first_names_fa: _FirstNames
    last_names_fa: list[str]


class _Seed(TypedDict):
    service: _Term
    area: dict[str, _Term]
    facilities: list[_FacilityRow]
    first_name_fa: str
    providers: list[_ProviderRow]
    patient: _Name
    service_error: str
    refusals: dict[str, str]


@dataclass(frozen=True, slots=True)
class Centre:
    """A facility, whom it treats (appendix 19) and when its slots can be booked: None for always."""

    facility: Facility
    insurers: frozenset[str]
    opens_days: int | None
    closes_hours: int | None


@dataclass(frozen=True, slots=True)
class Doctor:
    """A provider, the centres it works at, its slots' length and the share of them that others have booked."""

    provider: Provider
    centres: Sequence[Centre]
    minutes: int
    load: float


@dataclass(frozen=True, slots=True)
class Texts:
    """What the gateway says when it refuses."""

    service_error: str
    refusals: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody and everything in the simulated world that does not depend on its seed."""

    doctors: Sequence[Doctor]
    centres: Sequence[Centre]
    service: CodedText
    patient_first_name: str
    patient_last_name: str


_tables = CodeTables()


def coded(system: str, code: str) -> CodedText:
    """A code of the guide's tables with its term."""
    return _tables.coded_text(system, code)


@cache
def _rows() -> _Seed:
    seed: _Seed = json.loads(resource_path("simulator", "seed.json").read_text("utf-8"))
    return seed


@cache
def texts() -> Texts:
    """The refusals' texts."""
    return Texts(_rows()["service_error"], _rows()["refusals"])


@cache
def _patient_names() -> _Patients:
    names: _Patients = json.loads(resource_path("simulator", "patients.json").read_text("utf-8"))
    return names


def patient(number: int) -> Person:
    """An invented patient with a name, for whoever plays a desk; another one for each number up to 9,999,999."""
    names = _patient_names()
    female = number % 2 == 0
    first_names = names["first_names_fa"]["female" if female else "male"]
    return Person(
        identifier=Identifier(national_code(number), CIVIL_REGISTRY, CIVIL_REGISTRY, "National_Code"),
        first_name=first_names[number // 2 % len(first_names)],
        last_name=names["last_names_fa"][number % len(names["last_names_fa"])],
        gender=coded(GENDER, Gender.FEMALE if female else Gender.MALE),
        mobile=f"09{number:09}",
    )


def national_code(number: int) -> str:
    """An invented one, which keeps the public rule of its last digit."""
    digits = f"99{number:07}"
    rest = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=True)) % 11
    return f"{digits}{rest if rest < _FEW else 11 - rest}"


@cache
def cast() -> Cast:
    """The facilities and providers, read once."""
    rows = _rows()
    centres = [_centre(row, rows["area"]) for row in rows["facilities"]]
    doctors = [_doctor(row, rows["first_name_fa"], centres) for row in rows["providers"]]
    service = CodedText(rows["service"]["code"], RVU3, rows["service"]["term_fa"])
    return Cast(doctors, centres, service, rows["patient"]["first_name_fa"], rows["patient"]["last_name_fa"])


def _centre(row: _FacilityRow, area: Mapping[str, _Term]) -> Centre:
    def division(level: str) -> CodedText:
        return CodedText(area[level]["code"], COUNTRY_DIVISIONS, area[level]["term_fa"])

    facility = Facility(
        identifier=Identifier(row["id"], MOHME, MOHME, "Org_ID"),
        name=row["name_fa"],
        address=row["address_fa"],
        internal_id=row["internal_id"],
        internal_address=row["internal_address_fa"],
        type=CodedText(row["type"]["code"], ORGANISATION_TYPE, row["type"]["term_fa"]),
        department_name=row["department_fa"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        area=Area(province=division("province"), city=division("city"), town=division("town") if row["town"] else None),
    )
    window = row["window"]
    return Centre(
        facility,
        frozenset(row["insurers"]),
        window["opens_days"] if window else None,
        window["closes_hours"] if window else None,
    )


def _doctor(row: _ProviderRow, first_name: str, centres: Sequence[Centre]) -> Doctor:
    provider = Provider(
        identifier=Identifier(row["number"], MED_COUNCIL, MED_COUNCIL, "Med_ID"),
        first_name=first_name,
        last_name=row["last_name_fa"],
        full_name=row["full_name_fa"],
        specialty=coded(SPECIALTY, row["specialty"]),
    )
    return Doctor(provider, [centres[index] for index in row["facilities"]], row["minutes"], row["load"])
