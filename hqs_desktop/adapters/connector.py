"""Fulfils ``desk.connection.Connector`` over settings file, vault and gateway client; ``configure`` uses it too."""

import asyncio
import ssl
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Protocol

from hqs_desktop.adapters.connection import field_of, form_of, gateway_config, locked_fields, with_form
from hqs_desktop.adapters.settings import LoadedSettings, Settings, save_settings
from hqs_desktop.adapters.settings_file import SettingsProblem
from hqs_desktop.adapters.vault import CLIENT_SECRET, PASSWORD
from hqs_desktop.core.errors import SettingsKeptError, SettingsNotSavedError, VaultError
from hqs_desktop.desk.connection.check import ConnectionReport, FormRefusedError, check_connection
from hqs_desktop.desk.connection.form import ConnectionForm, Fault, TypedSecrets
from hqs_desktop.desk.ports import Clock, Gateway, Vault
from hqs_desktop.gateway.config import GatewayConfig

_NAMES: Mapping[str, str] = {"client_secret": CLIENT_SECRET, "password": PASSWORD}


class Secrets(Protocol):
    """The two secrets of the sign-in, as the gateway client asks for them."""

    def client_secret(self) -> str:
        """The client's secret."""
        ...

    def password(self) -> str:
        """The user's password."""
        ...


class TriedSecrets:
    """What was typed, and for what was not, what the vault has."""

    def __init__(self, typed: TypedSecrets, vault: Vault) -> None:
        self._typed = typed
        self._vault = vault

    def client_secret(self) -> str:
        """The client's secret. Raises ``VaultError``."""
        return self._typed.client_secret or self._vault.get(CLIENT_SECRET) or ""

    def password(self) -> str:
        """The user's password. Raises ``VaultError``."""
        return self._typed.password or self._vault.get(PASSWORD) or ""


def stored_secrets(vault: Vault) -> frozenset[str]:
    """Which of the form's two secrets the vault has. Raises ``VaultError``."""
    return frozenset(field for field, name in _NAMES.items() if vault.get(name))


class SettingsConnector:
    """The connection's form over a profile's settings file and vault.

    ``gateway_of`` makes a gateway client; it is closed after each check. Blocking work runs in a thread.
    """

    def __init__(
        self,
        loaded: LoadedSettings,
        settings_file: Path,
        vault: Vault,
        clock: Clock,
        gateway_of: Callable[[GatewayConfig, Secrets], Gateway],
    ) -> None:
        self._loaded = loaded
        self._file = settings_file
        self._vault = vault
        self._clock = clock
        self._gateway_of = gateway_of

    @property
    def settings(self) -> Settings:
        """What is set now: the last saved, or what was loaded."""
        return self._loaded.settings

    @property
    def form(self) -> ConnectionForm:
        """What is set now, as the form shows it."""
        return form_of(self._loaded.settings)

    @property
    def locked(self) -> frozenset[str]:
        """The form's fields that the policy sets; all of them where it can't be told which."""
        if self._policy_stops:
            return frozenset(field.name for field in fields(ConnectionForm))
        return locked_fields(self._loaded.locked)

    @property
    def unread(self) -> Mapping[str, Fault]:
        """The form's fields whose settings can't be used; what belongs to no field is told of the mode."""
        return {field_of(problem.field): Fault.SETTING_UNUSABLE for problem in self._loaded.stops} | {
            field_of(problem.field): Fault.POLICY_UNUSABLE for problem in self._policy_stops
        }

    @property
    def lasting(self) -> bool:
        """Whether the vault keeps secrets beyond this run."""
        return self._vault.persistent

    async def stored_secrets(self) -> frozenset[str]:
        """Which of the two secrets the vault has. Raises ``VaultError``."""
        return await asyncio.to_thread(stored_secrets, self._vault)

    @property
    def _policy_stops(self) -> list[SettingsProblem]:
        return [problem for problem in self._loaded.stops if problem.file != self._file]

    async def check(self, form: ConnectionForm, typed: TypedSecrets) -> ConnectionReport:
        """Try a form, with the stored secrets where none was typed. Raises ``FormRefusedError``, ``VaultError``."""
        gateway = await asyncio.to_thread(self._gateway, form, typed)
        try:
            return await check_connection(gateway, self._clock, facility_id=form.facility_id, proxied=bool(form.proxy))
        finally:
            await gateway.aclose()

    async def save(self, form: ConnectionForm, typed: TypedSecrets) -> None:
        """Keep form and secrets, all or nothing.

        Raises ``VaultError``, ``SettingsNotSavedError``, and ``SettingsKeptError`` or ``FormRefusedError`` where the
        user's file or the policy does not allow it.
        """
        # Shielded: half of it must not be left when the window is closed meanwhile.
        await asyncio.shield(asyncio.to_thread(self.save_now, form, typed))

    def save_now(self, form: ConnectionForm, typed: TypedSecrets) -> None:
        """As ``save``, in this thread."""
        self._require_usable_policy()
        settings = with_form(self._loaded.settings, form)
        given = {_NAMES[name]: secret for name in _NAMES if (secret := getattr(typed, name))}
        before: dict[str, str | None] = {}
        try:
            for name, secret in given.items():
                before[name] = self._vault.get(name)
                self._vault.set(name, secret)
            save_settings(settings, self._file, locked=self._loaded.locked, restated=True)
        except (VaultError, SettingsKeptError, OSError) as error:
            self._restore(before)
            if not isinstance(error, OSError):
                raise
            raise SettingsNotSavedError(f"{self._file}: {error.strerror}") from error
        of_policy = tuple(problem for problem in self._loaded.problems if problem.file != self._file)
        self._loaded = replace(self._loaded, settings=settings, problems=of_policy, exists=True)

    def _require_usable_policy(self) -> None:
        if stops := self._policy_stops:
            raise FormRefusedError({field_of(problem.field): Fault.POLICY_UNUSABLE for problem in stops})

    def _restore(self, before: Mapping[str, str | None]) -> None:
        for name, secret in before.items():
            if secret is None:
                self._vault.delete(name)
            else:
                self._vault.set(name, secret)

    def _gateway(self, form: ConnectionForm, typed: TypedSecrets) -> Gateway:
        self._require_usable_policy()
        if form.ca_file and not Path(form.ca_file).is_file():
            raise FormRefusedError({"ca_file": Fault.NOT_A_CERTIFICATE})
        config = gateway_config(with_form(self._loaded.settings, form))
        try:
            return self._gateway_of(config, TriedSecrets(typed, self._vault))
        except ssl.SSLError as error:  # the file is there and holds no certificate
            raise FormRefusedError({"ca_file": Fault.NOT_A_CERTIFICATE}) from error
