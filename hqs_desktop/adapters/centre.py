"""The centre's database as this desk's settings and vault say that it is reached."""

from pathlib import Path
from typing import TYPE_CHECKING

from hqs_desktop.adapters.settings import DatabaseSettings
from hqs_desktop.adapters.vault import DATABASE_PASSWORD
from hqs_desktop.desk.holds import Centre
from hqs_desktop.desk.ports import Clock, Vault

if TYPE_CHECKING:
    from hqs_desktop.centre.address import CentreAddress


def centre_database(settings: DatabaseSettings, vault: Vault, clock: Clock) -> Centre | None:
    """The database; None where the centre has none, or where this desk was given no role in it."""
    if not settings.url or not settings.role:
        return None
    from hqs_desktop.centre.store import PgCentre  # noqa: PLC0415  # most desks work by themselves

    return PgCentre(database_address(settings), lambda: vault.get(DATABASE_PASSWORD) or "", clock)


def database_address(settings: DatabaseSettings) -> "CentreAddress":
    """Where the database is, of settings that name one."""
    from hqs_desktop.centre.address import CentreAddress  # noqa: PLC0415  # see ``centre_database``

    return CentreAddress.of(settings.url, settings.role, Path(settings.certificates) if settings.certificates else None)
