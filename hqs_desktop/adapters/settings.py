"""Settings: one frozen typed schema over two TOML files, the machine's policy over the user's own.

A broken file never keeps the app from opening: what can't be used is left at its default and reported. Where it may
have said where to connect, nobody connects until it is mended (``LoadedSettings.stops``). The environment is no layer:
it must not redirect a desk's connection. Secrets are never in here.
"""

import errno
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Final, Literal

import tomli_w
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, InitSettingsSource, PydanticBaseSettingsSource

from hqs_desktop.adapters.appearance import LARGEST_TEXT, SMALLEST_TEXT, machine_policy_file
from hqs_desktop.adapters.files import write_atomically
from hqs_desktop.adapters.settings_file import (
    FAULT_TYPE,
    SECRET_NAME,
    SettingsProblem,
    SettingsProblemKind,
    Table,
    dotted,
    is_newer,
    keep_copy,
    left_over,
    merged,
    read_table,
    usable_part,
    without,
)
from hqs_desktop.adapters.settings_texts import InstructionSettings, MessageSettings
from hqs_desktop.core.errors import SettingsKeptError
from hqs_desktop.core.operators import CommitterKind
from hqs_desktop.desk.connection.form import (
    DEFAULT_API_BASE,
    DEFAULT_REFERRAL_BASE,
    OPERATIONS,
    Fault,
    Mode,
    address_fault,
    client_id_fault,
    code_fault,
    code_input,
    credential_input,
    database_fault,
    path_input,
    proxy_fault,
    word_fault,
)
from hqs_desktop.desk.texts import Texts

SCHEMA_VERSION: Final = 1
LONGEST_LOCK: Final = 240  # minutes
SHORTEST_KEPT, LONGEST_KEPT = 30, 3650  # days


def _judged_by(rule: Callable[[str], Fault | None]) -> AfterValidator:
    def judge(value: str) -> str:
        if fault := rule(value):
            raise PydanticCustomError(FAULT_TYPE, "{fault}", {"fault": fault.value})
        return value

    return AfterValidator(judge)


def _operation_fault(name: str) -> Fault | None:
    return None if name in OPERATIONS else Fault.NOT_A_CODE


_Trimmed = Annotated[str, StringConstraints(strip_whitespace=True)]
_Cleaned = Annotated[str, AfterValidator(code_input)]
_Address = Annotated[_Cleaned, _judged_by(address_fault)]
_Code = Annotated[_Cleaned, _judged_by(code_fault)]
_Words = Annotated[_Trimmed, _judged_by(word_fault)]
_Credential = Annotated[str, AfterValidator(credential_input), _judged_by(word_fault)]
_Path = Annotated[str, AfterValidator(path_input), _judged_by(word_fault)]
# Iran's bounds: they have no degree in common, so that the two can't be swapped unnoticed.
_Latitude = Annotated[float, Field(ge=24, le=41)]
_Longitude = Annotated[float, Field(ge=43, le=64)]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ConnectionSettings(_Section):
    """Where the gateway is and who calls; empty where not set. ``pid_overrides`` is by the guide's operation name."""

    mode: Mode = Mode.PRODUCTION
    api_base: _Address = DEFAULT_API_BASE
    referral_base: _Address = DEFAULT_REFERRAL_BASE
    client_id: Annotated[_Cleaned, _judged_by(client_id_fault)] = ""
    username: _Credential = ""
    pid: _Code = ""
    pid_overrides: Mapping[Annotated[str, _judged_by(_operation_fault)], _Code] = Field(default_factory=dict)
    system_id: _Code = ""
    facility_id: _Code = ""
    ca_file: _Path = ""
    proxy: Annotated[_Cleaned, _judged_by(proxy_fault)] = ""


class CommitterSettings(_Section):
    """Who stands behind the messages (guide, MessageIdentifierVO, Committer); all empty or all given."""

    first_name: _Words = ""
    last_name: _Words = ""
    kind: CommitterKind = CommitterKind.MEDICAL_COUNCIL
    number: _Code = ""


class CentreSettings(_Section):
    """The centre as it is named on screen and in messages, and where in Iran it stands, in degrees (WGS 84)."""

    name: _Words = ""
    latitude: _Latitude | None = None
    longitude: _Longitude | None = None
    committer: CommitterSettings = CommitterSettings()

    @property
    def point(self) -> tuple[float, float] | None:
        """Where it stands, latitude first; None where that is not set."""
        return (self.latitude, self.longitude) if self.latitude is not None and self.longitude is not None else None


class AppearanceSettings(_Section):
    """How the windows look; ``text_scale`` 1 is normal. ``adapters.appearance`` reads it before the first paint."""

    language: Literal["fa", "en"] = "fa"
    scheme: Literal["system", "light", "dark", "contrast"] = "system"
    text_scale: Annotated[float, Field(ge=SMALLEST_TEXT, le=LARGEST_TEXT)] = 1.0


class ListsSettings(_Section):
    """The files of the lists from Maxa, named as ``codes.lists.ListKind``; imported by itself when one changes."""

    rvu3: _Path = ""
    country_divisions: _Path = ""


class DatabaseSettings(_Section):
    """The centre's PostgreSQL database, and this desk's role in it; empty where the desk works by itself.

    ``certificates`` is the file of the authority that signed the server's certificate; the system's where empty.
    """

    url: Annotated[_Cleaned, _judged_by(database_fault)] = ""
    role: _Code = ""
    certificates: _Path = ""


class OperatorSettings(_Section):
    """Who works at this desk."""

    name: _Words = ""


class PrintingSettings(_Section):
    """The printer that is asked first, by its name in the system, and its paper; the system's own where empty."""

    printer: _Words = ""
    paper: Literal["", "A4", "A5", "A6"] = ""


class PrivacySettings(_Section):
    """How patients' data is kept from others.

    ``lock_minutes`` is how long nobody may touch the desk before it locks, ``keep_days`` how many days after the visit
    the journal keeps whose booking it was; 0 stands for never and for ever.
    """

    lock_minutes: Annotated[int, Field(ge=0, le=LONGEST_LOCK)] = 5
    clear_clipboard: bool = True
    keep_days: Annotated[int, Field(ge=0, le=LONGEST_KEPT)] = 0

    @field_validator("keep_days")
    @classmethod
    def _not_at_once(cls, days: int) -> int:
        if 0 < days < SHORTEST_KEPT:
            raise PydanticCustomError("hqs_too_soon", "at least 30 days")
        return days


class WaitlistSettings(_Section):
    """How often it is looked for those who wait for a slot."""

    every_minutes: Annotated[int, Field(ge=5, le=240)] = 15


class Settings(_Section):
    """Everything that can be set, but the secrets."""

    schema_version: Literal[1] = SCHEMA_VERSION
    connection: ConnectionSettings = ConnectionSettings()
    centre: CentreSettings = CentreSettings()
    appearance: AppearanceSettings = AppearanceSettings()
    operator: OperatorSettings = OperatorSettings()
    lists: ListsSettings = ListsSettings()
    database: DatabaseSettings = DatabaseSettings()
    message: MessageSettings = MessageSettings()
    instructions: tuple[InstructionSettings, ...] = ()
    printing: PrintingSettings = PrintingSettings()
    privacy: PrivacySettings = PrivacySettings()
    waitlist: WaitlistSettings = WaitlistSettings()

    @property
    def texts(self) -> Texts:
        """What the centre has its patients told."""
        return Texts(self.centre.name, self.message.template, tuple(one.instruction for one in self.instructions))


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """What the files say together.

    ``locked`` are the dotted names that the policy sets; ``exists`` tells whether there is a user's file.
    """

    settings: Settings
    locked: frozenset[str]
    problems: tuple[SettingsProblem, ...]
    exists: bool

    @property
    def stops(self) -> tuple[SettingsProblem, ...]:
        """The problems that leave it open where to connect: while there is one, nobody connects."""
        return tuple(problem for problem in self.problems if problem.stops_connection)


class _Layers(BaseSettings):
    """Puts the layers on each other, the first on top."""

    settings: Settings = Settings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003  # pydantic-settings names them
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003  # pydantic-settings names them
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003  # pydantic-settings names them
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Only the layers that were handed in: neither environment nor ``.env`` files."""
        return tuple(InitSettingsSource(settings_cls, {"settings": layer}) for layer in init_settings().values())


def load_settings(user_file: Path, policy_file: Path | None = None) -> LoadedSettings:
    """The policy over the user's file over the defaults. Never raises: what is wrong is among the ``problems``."""
    policy, policy_problems = _layer(policy_file or machine_policy_file())
    user, user_problems = _layer(user_file)
    return LoadedSettings(
        settings=_Layers.model_validate({"policy": policy, "user": user}).settings,
        locked=frozenset(dotted(policy)),
        problems=(*policy_problems, *user_problems),
        exists=user_file.exists(),
    )


def save_settings(
    settings: Settings, user_file: Path, *, locked: frozenset[str] = frozenset(), restated: bool = False
) -> None:
    """Write the user's file, whole or not at all: what differs from the defaults, without what policy locks.

    What the file says beyond the schema stays in it; with ``restated``, where a person has just said anew where to
    connect, not what left that open. A file of which something is so taken away, or that is no TOML, is kept as
    ``.broken``. Raises ``SettingsKeptError`` for a file of a newer version, ``OSError`` where it can't be read or
    written; it is then unharmed.
    """
    own = without(settings.model_dump(mode="json", exclude_defaults=True), locked)
    with WRITING:
        write_settings(user_file, merged(_kept(user_file, restated=restated), own))


WRITING: Final = threading.Lock()
"""Held from reading what is in the file to writing it, so that of two changes at once none is lost."""


def _kept(user_file: Path, *, restated: bool) -> Table:
    """What a new file keeps of the old one."""
    table, problem = read_table(user_file)
    if problem is not None:
        if problem.kind is SettingsProblemKind.UNREADABLE:  # what can't be kept is not replaced
            raise OSError(errno.EIO, problem.detail, str(user_file))
        keep_copy(user_file)
        return {}
    require_known_version(table, user_file)
    usable, problems = usable_part(Settings, table, user_file, _about_connection)
    usable["schema_version"] = SCHEMA_VERSION
    over = {_outside_lists(found.field) for found in problems if found.kind is SettingsProblemKind.SECRET_IN_FILE}
    if restated and (stops := {_outside_lists(found.field) for found in problems if found.stops_connection}):
        keep_copy(user_file)
        over |= stops
    wrong_version = any(found.field == "schema_version" for found in problems)
    rest = left_over(table, usable) | ({"schema_version": table["schema_version"]} if wrong_version else {})
    return without(rest, frozenset(over))


def _outside_lists(field: str) -> str:
    """The list where something in one is meant, else the field itself."""
    parts = field.split(".")
    return ".".join(parts[: next((at for at, part in enumerate(parts) if part.isdecimal()), len(parts))])


def require_known_version(table: Table, user_file: Path) -> None:
    """Raise ``SettingsKeptError`` for a file of a newer version."""
    if is_newer(table):
        raise SettingsKeptError(f"{user_file}: the file is of a newer version")


def write_settings(user_file: Path, table: Table) -> None:
    """Write the user's file, whole or not at all. Raises ``OSError``."""
    write_atomically(user_file, tomli_w.dumps({"schema_version": SCHEMA_VERSION} | table).encode())


def _layer(path: Path) -> tuple[Table, list[SettingsProblem]]:
    table, problem = read_table(path)
    if problem is not None:
        return {}, [problem]
    return usable_part(Settings, table, path, _about_connection)


_CONNECTION_NAMES: Final = frozenset({"connection", *ConnectionSettings.model_fields})
_OF_OTHERS: Final = frozenset({"message", "instructions", "database"})
"""The sections whose addresses are not the gateway's: the patients' to visit, the desks' to meet."""
_LIKE_CONNECTION: Final = ("connection", "gateway", "network", "server", "environment", "proxy")


def _about_connection(place: Sequence[str], value: object) -> bool:
    """Whether something that can't be used may have said where to connect.

    So it may where it stands in that section or in none, holds one of its names or an address, or is a section whose
    unknown name resembles its own. A secret says nothing of the kind.
    """
    section = place[0]
    names = {name.casefold() for name in (*place, *_names(value))}
    if section not in _OF_OTHERS and _holds_address(value):
        return True
    if SECRET_NAME.search(place[-1]):
        return False
    if section == "connection" or names & _CONNECTION_NAMES:
        return True
    if section in Settings.model_fields:
        return False
    return not isinstance(value, dict) or bool(get_close_matches(section.casefold(), _LIKE_CONNECTION))


def _names(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            yield from _names(inner)


def _holds_address(value: object) -> bool:
    if isinstance(value, dict | list):
        return any(_holds_address(inner) for inner in (value.values() if isinstance(value, dict) else value))
    return isinstance(value, str) and "://" in value
