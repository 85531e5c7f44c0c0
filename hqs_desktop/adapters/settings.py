"""Settings: one frozen typed schema over two TOML files, the machine's policy over the user's own.

A broken file never keeps the app from opening: what can't be used is left at its default and reported. The
environment is no layer: it must not redirect a desk's connection. Secrets are never in here.
"""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final, Literal

import tomli_w
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, InitSettingsSource, PydanticBaseSettingsSource

from hqs_desktop.adapters.appearance import LARGEST_TEXT, SMALLEST_TEXT, machine_policy_file
from hqs_desktop.adapters.files import write_atomically
from hqs_desktop.adapters.settings_file import (
    FAULT_TYPE,
    SettingsProblem,
    Table,
    dotted,
    read_table,
    usable_part,
    without,
)
from hqs_desktop.desk.connection.form import (
    DEFAULT_API_BASE,
    DEFAULT_REFERRAL_BASE,
    OPERATIONS,
    CommitterKind,
    Fault,
    Mode,
    address_fault,
    client_id_fault,
    code_fault,
    proxy_fault,
    word_fault,
)

SCHEMA_VERSION: Final = 1


def _judged_by(rule: Callable[[str], Fault | None]) -> AfterValidator:
    def judge(value: str) -> str:
        if fault := rule(value):
            raise PydanticCustomError(FAULT_TYPE, "{fault}", {"fault": fault.value})
        return value

    return AfterValidator(judge)


def _operation_fault(name: str) -> Fault | None:
    return None if name in OPERATIONS else Fault.NOT_A_CODE


_Trimmed = Annotated[str, StringConstraints(strip_whitespace=True)]
_Address = Annotated[_Trimmed, _judged_by(address_fault)]
_Code = Annotated[_Trimmed, _judged_by(code_fault)]
_Words = Annotated[_Trimmed, _judged_by(word_fault)]


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ConnectionSettings(_Section):
    """Where the gateway is and who calls; empty where not set. ``pid_overrides`` is by the guide's operation name."""

    mode: Mode = Mode.PRODUCTION
    api_base: _Address = DEFAULT_API_BASE
    referral_base: _Address = DEFAULT_REFERRAL_BASE
    client_id: Annotated[_Trimmed, _judged_by(client_id_fault)] = ""
    username: _Words = ""
    pid: _Code = ""
    pid_overrides: Mapping[Annotated[str, _judged_by(_operation_fault)], _Code] = Field(default_factory=dict)
    system_id: _Code = ""
    facility_id: _Code = ""
    ca_file: _Words = ""
    proxy: Annotated[_Trimmed, _judged_by(proxy_fault)] = ""


class CommitterSettings(_Section):
    """Who stands behind the messages (guide, MessageIdentifierVO, Committer); all empty or all given."""

    first_name: _Words = ""
    last_name: _Words = ""
    kind: CommitterKind = CommitterKind.MEDICAL_COUNCIL
    number: _Code = ""


class CentreSettings(_Section):
    """The centre as it is named on screen and in messages."""

    name: _Words = ""
    committer: CommitterSettings = CommitterSettings()


class AppearanceSettings(_Section):
    """How the windows look; ``text_scale`` 1 is normal. ``adapters.appearance`` reads it before the first paint."""

    language: Literal["fa", "en"] = "fa"
    scheme: Literal["system", "light", "dark"] = "system"
    text_scale: Annotated[float, Field(ge=SMALLEST_TEXT, le=LARGEST_TEXT)] = 1.0


class OperatorSettings(_Section):
    """Who works at this desk."""

    name: _Words = ""


class Settings(_Section):
    """Everything that can be set, but the secrets."""

    schema_version: Literal[1] = SCHEMA_VERSION
    connection: ConnectionSettings = ConnectionSettings()
    centre: CentreSettings = CentreSettings()
    appearance: AppearanceSettings = AppearanceSettings()
    operator: OperatorSettings = OperatorSettings()


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """What the files say together.

    ``locked`` are the dotted names that the policy sets; ``exists`` tells whether there is a user's file.
    """

    settings: Settings
    locked: frozenset[str]
    problems: tuple[SettingsProblem, ...]
    exists: bool


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


def save_settings(settings: Settings, user_file: Path, *, locked: frozenset[str] = frozenset()) -> None:
    """Write the user's file, whole or not at all: what differs from the defaults, without what policy locks.

    A file that is no TOML is kept beside it as ``.broken``, for someone to look what stood in it. Raises ``OSError``
    where it can't be written; the old file is then unharmed.
    """
    _, broken = read_table(user_file)
    if broken is not None and user_file.is_file():
        shutil.copyfile(user_file, user_file.with_name(f"{user_file.name}.broken"))
    own = settings.model_dump(mode="json", exclude_defaults=True)
    table = {"schema_version": SCHEMA_VERSION} | without(own, locked)
    write_atomically(user_file, tomli_w.dumps(table).encode())


def _layer(path: Path) -> tuple[Table, list[SettingsProblem]]:
    table, problem = read_table(path)
    if problem is not None:
        return {}, [problem]
    return usable_part(Settings, table, path)
