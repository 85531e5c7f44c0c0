"""``hqs-desktop centre``: the database by which a centre's desks know of each other; for the centre's IT.

``init`` and ``add-desk`` work as the database's administrator, whose password comes from where PostgreSQL's own
programs take it (``PGPASSWORD``, ``pgpass``); ``join`` and ``check`` as this desk. Messages: English, then Persian.
"""

import argparse
import asyncio
import getpass
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from pathlib import Path
from typing import BinaryIO, Final, TextIO
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication

from hqs_desktop.adapters.centre import centre_database
from hqs_desktop.adapters.profile import Profile, ProfileError, open_profile
from hqs_desktop.adapters.settings import load_settings, save_settings
from hqs_desktop.adapters.vault import DATABASE_PASSWORD, MemoryVault, open_vault
from hqs_desktop.app.voice import Voice
from hqs_desktop.core.clock import SystemClock
from hqs_desktop.core.errors import CentreError, LocalError, SettingsKeptError, VaultError
from hqs_desktop.desk.connection.form import credential_input
from hqs_desktop.desk.holds import Centre
from hqs_desktop.desk.ports import Vault

translate = QCoreApplication.translate  # lupdate knows it by this name

_LARGEST_INPUT: Final = 1000  # bytes; one secret
_TRIES: Final = 10  # a first connection may take longer than a desk would wait for an answer
_AGAIN_SECONDS: Final = 0.2


class ExitCode(IntEnum):
    """What the command ends with."""

    DONE = 0
    BAD_INPUT = 2
    NO_VAULT = 3
    DATABASE = 4
    NOT_WRITTEN = 5


@dataclass(frozen=True, slots=True)
class Host:
    """What the commands use of the machine; tests give their own."""

    stdin: BinaryIO
    out: TextIO
    vault_of: Callable[[Profile], Vault] = open_vault
    ask: Callable[[str], str] | None = None  # asks a person at a terminal without echo; None where nobody is there
    policy_file: Path | None = None


def run(options: argparse.Namespace) -> int:
    """Do what ``centre init|add-desk|join|check`` asks for, and return the exit code."""
    host = Host(sys.stdin.buffer, sys.stdout, ask=getpass.getpass if sys.stdin.isatty() else None)
    if "@" in (address := getattr(options, "admin_url", "")) and urlsplit(address).password:
        Voice(host.out).say(_no_secret_on_the_command_line)
        return ExitCode.BAD_INPUT
    match options.action:
        case "init":
            return initialise(address, host)
        case "add-desk":
            return add_desk(address, options.name, options.title or options.name, host)
        case "join":
            return join(options.profile, options.role, host)
        case _:
            return check(options.profile, host)


def initialise(admin_url: str, host: Host) -> int:
    """Make roles, tables and rights, or bring them up to date."""
    from hqs_desktop.centre import admin  # noqa: PLC0415  # a desk has no use for it

    voice = Voice(host.out)
    try:
        version = admin.initialise(admin_url)
        desks = admin.known_desks(admin_url)
    except CentreError as error:
        return _database_failed(voice, error)
    voice.say(lambda: translate("Centre", "The centre's database is ready (version {n}).").format(n=version))
    for desk in desks:
        host.out.write(f"{desk.title} ({desk.role}): {_moment(desk.seen_at)}\n")
    return ExitCode.DONE


def add_desk(admin_url: str, name: str, title: str, host: Host) -> int:
    """Make a desk's role, and print its password: it can't be read again."""
    from hqs_desktop.centre import admin  # noqa: PLC0415  # see ``initialise``

    voice = Voice(host.out)
    try:
        role, password = admin.add_desk(admin_url, name, title)
    except CentreError as error:
        return _database_failed(voice, error)
    command = f"hqs-desktop centre join --role {role}"
    voice.say(lambda: translate("Centre", "On that desk: {command}, then this password:").format(command=command))
    host.out.write(f"{password}\n")
    return ExitCode.DONE


def join(profile_folder: Path | None, role: str, host: Host) -> int:
    """Keep this desk's role and password, once the database has let it in with them."""
    voice = Voice(host.out)
    try:
        profile = open_profile(profile_folder)
        loaded = load_settings(profile.settings_file, host.policy_file)
        database = loaded.settings.database.model_copy(update={"role": role})
        if not database.url:
            voice.say(lambda: translate("Centre", "Neither policy nor settings name a database ([database] url)."))
            return ExitCode.BAD_INPUT
        vault = _lasting(host.vault_of(profile))
        trial = MemoryVault()
        trial.set(DATABASE_PASSWORD, _password(host))
        asyncio.run(_prove(centre_database(database, trial, SystemClock())))
        vault.set(DATABASE_PASSWORD, trial.get(DATABASE_PASSWORD) or "")
        settings = loaded.settings.model_copy(update={"database": database})
        save_settings(settings, profile.settings_file, locked=loaded.locked)
    except CentreError as error:
        return _database_failed(voice, error)
    except VaultError as error:
        reason = str(error)
        voice.say(lambda: translate("Centre", "The vault can't be used: {reason}").format(reason=reason))
        return ExitCode.NO_VAULT
    except (ProfileError, SettingsKeptError, OSError) as error:
        reason = str(error)
        voice.say(lambda: translate("Centre", "The settings can't be written: {reason}").format(reason=reason))
        return ExitCode.NOT_WRITTEN
    voice.say(lambda: translate("Centre", "This desk works together with the others from its next start."))
    return ExitCode.DONE


def check(profile_folder: Path | None, host: Host) -> int:
    """Try whether this desk is let in, and can tell and hear."""
    voice = Voice(host.out)
    try:
        profile = open_profile(profile_folder)
        settings = load_settings(profile.settings_file, host.policy_file).settings.database
        centre = centre_database(settings, host.vault_of(profile), SystemClock())
        if centre is None:
            voice.say(lambda: translate("Centre", "This desk works by itself: it has not joined a centre's database."))
            return ExitCode.BAD_INPUT
        asyncio.run(_prove(centre))
    except (LocalError, ProfileError) as error:
        return _database_failed(voice, error)
    voice.say(lambda: translate("Centre", "This desk is let in, and works together with the others."))
    return ExitCode.DONE


async def _prove(centre: Centre | None) -> None:
    """Give a sign of life, and read the others'. Raises ``CentreError``."""
    if centre is None:
        raise CentreError("no database is named")
    try:
        for _ in range(_TRIES - 1):
            with suppress(CentreError):
                await centre.beat((), 0)
                break
            await asyncio.sleep(_AGAIN_SECONDS)
        await centre.beat((), 0)
        await centre.holds()
    finally:
        await centre.aclose()


def _lasting(vault: Vault) -> Vault:
    if not vault.persistent:
        raise VaultError("there is none that lasts")
    return vault


def _password(host: Host) -> str:
    if host.ask is not None:
        return credential_input(host.ask("password: "))
    return credential_input(host.stdin.read(_LARGEST_INPUT).decode("utf-8-sig", "replace"))


def _database_failed(voice: Voice, error: Exception) -> int:
    reason = str(error)
    voice.say(lambda: translate("Centre", "The centre's database can't be used: {reason}").format(reason=reason))
    return ExitCode.DATABASE


def _no_secret_on_the_command_line() -> str:
    return translate("Centre", "Leave the password out of the address: others can read the command line.")


def _moment(seen_at: datetime | None) -> str:
    return f"{seen_at:%Y-%m-%d %H:%M} UTC" if seen_at is not None else "-"
