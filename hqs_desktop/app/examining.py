"""Makes the connection doctor for a desk: for ``hqs-desktop doctor`` and for the page of F9."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from hqs_desktop.adapters.connection import gateway_config
from hqs_desktop.adapters.printers import ready_printer
from hqs_desktop.adapters.probes import ConfiguredPlace, OwnThings
from hqs_desktop.adapters.profile import Profile
from hqs_desktop.adapters.settings import Settings
from hqs_desktop.adapters.vault import VaultSecrets, desk_identity, journal_key
from hqs_desktop.core.clock import SystemClock
from hqs_desktop.desk.connection.doctor import Doctor
from hqs_desktop.desk.ports import Gateway, Vault
from hqs_desktop.gateway.client import GatewayClient
from hqs_desktop.gateway.config import Environment, GatewayConfig
from hqs_desktop.journal.store import SqlJournal


def doctor_of(
    settings: Settings,
    vault: Vault,
    prove_journal: Callable[[], Awaitable[None]],
    ready_printer: Callable[[str], str] = ready_printer,
) -> Doctor:
    """A doctor for a desk that is set up. A productive one is examined on the test twins."""
    config = gateway_config(settings)
    if config.environment is Environment.PRODUCTION:
        config = replace(config, environment=Environment.TEST)
    own = OwnThings(vault, prove_journal, settings.database, partial(ready_printer, settings.printing.printer))
    place = ConfiguredPlace(config, settings.connection.facility_id, own, partial(_gateway, config, vault))
    return Doctor(place, SystemClock())


async def prove_journal(profile: Profile, vault: Vault) -> None:
    """Write something that changes nothing, where there is a journal yet. Raises ``JournalError``, ``VaultError``."""
    path = profile.journal_file(lasting=vault.persistent)
    if not path.exists():
        return
    key = await asyncio.to_thread(journal_key, vault, journal_exists=True)
    desk = await asyncio.to_thread(desk_identity, vault)
    journal = await SqlJournal.open(path, key, clock=SystemClock(), desk=desk)
    try:
        await journal.prove()
    finally:
        await journal.close()


def _gateway(config: GatewayConfig, vault: Vault, pid: str | None) -> Gateway:
    asked = config if pid is None else replace(config, pid=pid, pid_overrides={})
    return GatewayClient(asked, VaultSecrets(vault))
