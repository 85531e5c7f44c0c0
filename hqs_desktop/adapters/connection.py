"""Settings as the form shows them, and as the gateway client takes them."""

from dataclasses import fields
from pathlib import Path
from types import MappingProxyType
from typing import Final

from hqs_desktop.adapters.settings import Settings
from hqs_desktop.core.operators import committer_of
from hqs_desktop.desk.connection.form import ConnectionForm
from hqs_desktop.gateway.config import Environment, GatewayConfig

_PREFIX: Final = "committer_"


def settings_name(field: str) -> str:
    """The dotted name in the settings of a field of the form."""
    if field == "centre_name":
        return "centre.name"
    if field.startswith(_PREFIX):
        return f"centre.committer.{field.removeprefix(_PREFIX)}"
    return f"connection.{field}"


def field_of(name: str) -> str:
    """The field of the form for a dotted name in the settings; ``mode``, the first of them, for what has none."""
    if name.startswith("connection.pid_overrides."):
        return name.removeprefix("connection.")
    return next((field.name for field in fields(ConnectionForm) if settings_name(field.name) == name), "mode")


def locked_fields(locked: frozenset[str]) -> frozenset[str]:
    """The fields of the form that the policy locks; all of ``pid_overrides`` where it sets one of them."""
    names = {field.name for field in fields(ConnectionForm)}
    return frozenset(name for name in names if any(f"{lock}.".startswith(f"{settings_name(name)}.") for lock in locked))


def form_of(settings: Settings) -> ConnectionForm:
    """The settings as the form shows them."""
    connection, centre = settings.connection, settings.centre
    return ConnectionForm(
        mode=connection.mode,
        api_base=connection.api_base,
        referral_base=connection.referral_base,
        client_id=connection.client_id,
        username=connection.username,
        pid=connection.pid,
        pid_overrides=MappingProxyType(dict(connection.pid_overrides)),
        system_id=connection.system_id,
        facility_id=connection.facility_id,
        ca_file=connection.ca_file,
        proxy=connection.proxy,
        centre_name=centre.name,
        committer_first_name=centre.committer.first_name,
        committer_last_name=centre.committer.last_name,
        committer_kind=centre.committer.kind,
        committer_number=centre.committer.number,
    )


def with_form(settings: Settings, form: ConnectionForm) -> Settings:
    """The settings with what the form says. Raises ``ValueError`` for a form that has faults."""
    table = settings.model_dump()
    for field in fields(ConnectionForm):
        value = getattr(form, field.name)
        *sections, key = settings_name(field.name).split(".")
        part = table
        for section in sections:
            part = part[section]
        part[key] = dict(value) if field.name == "pid_overrides" else value
    return Settings.model_validate(table)


def gateway_config(settings: Settings) -> GatewayConfig:
    """The settings as the gateway client takes them."""
    connection, committer = settings.connection, settings.centre.committer
    return GatewayConfig(
        environment=Environment(connection.mode.value),
        api_base=connection.api_base,
        referral_base=connection.referral_base,
        client_id=connection.client_id,
        username=connection.username,
        pid=connection.pid,
        pid_overrides={operation: pid for operation, pid in connection.pid_overrides.items() if pid},
        system_id=connection.system_id,
        facility_id=connection.facility_id,
        committer=committer_of(committer.first_name, committer.last_name, committer.kind, committer.number),
        ca_file=Path(connection.ca_file) if connection.ca_file else None,
        proxy=connection.proxy or None,
    )
