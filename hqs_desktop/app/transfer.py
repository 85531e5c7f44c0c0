"""``hqs-desktop settings export|import FILE`` and ``diagnostics FILE``: for the centre's IT, without a window.

Messages come in English and Persian. No secret is in what they write.
"""

import argparse
import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QCoreApplication

from hqs_desktop.adapters.diagnostics import logs, versions, write_diagnostics
from hqs_desktop.adapters.profile import Profile, ProfileError, open_profile
from hqs_desktop.adapters.settings import load_settings
from hqs_desktop.adapters.settings_transfer import (
    SettingsFileRefusedError,
    export_settings,
    exported,
    import_settings,
)
from hqs_desktop.adapters.vault import CLIENT_SECRET, DATABASE_PASSWORD, PASSWORD, open_vault
from hqs_desktop.app import doctor
from hqs_desktop.app.voice import Voice
from hqs_desktop.core.errors import SettingsKeptError, SettingsNotSavedError, VaultError
from hqs_desktop.desk.export import NotExportedError
from hqs_desktop.desk.ports import Vault
from hqs_desktop.viewmodels.words.files import not_saved

translate = QCoreApplication.translate  # lupdate knows it by this name


class ExitCode(IntEnum):
    """What the commands end with."""

    DONE = 0
    BAD_INPUT = 2  # the file that was to be imported
    NOT_WRITTEN = 5  # the file, the profile, or its settings


@dataclass(frozen=True, slots=True)
class Host:
    """What the commands use of the machine; tests give their own."""

    out: TextIO
    vault_of: Callable[[Profile], Vault] = open_vault
    policy_file: Path | None = None


def run(options: argparse.Namespace) -> int:
    """Do what ``settings export|import FILE`` or ``diagnostics FILE`` asks for, and return the exit code."""
    host = Host(sys.stdout)
    if options.command == "diagnostics":
        return collect(options.file, options.profile, host)
    if options.action == "export":
        return give(options.file, options.profile, host)
    return take(options.file, options.profile, host)


def give(file: Path, folder: Path | None, host: Host) -> int:
    """Write the settings into a file, for another desk."""
    voice = Voice(host.out)
    try:
        profile = open_profile(folder)
        export_settings(load_settings(profile.settings_file, host.policy_file).settings, file)
    except (ProfileError, NotExportedError) as error:
        return _not_written(voice, error)
    voice.say(lambda: translate("Transfer", "The settings, without secrets: {file}").format(file=file))
    return ExitCode.DONE


def take(file: Path, folder: Path | None, host: Host) -> int:
    """Take the settings of another desk over, all of them or none."""
    voice = Voice(host.out)
    try:
        profile = open_profile(folder)
        taken = import_settings(file, profile.settings_file, host.policy_file)
    except SettingsFileRefusedError as error:
        for fault in error.faults:
            host.out.write(f"{fault}\n")
        voice.say(lambda: translate("Transfer", "Nothing was changed: mend the file first."))
        return ExitCode.BAD_INPUT
    except (ProfileError, SettingsKeptError, SettingsNotSavedError) as error:
        return _not_written(voice, error)
    for name in taken.changed:
        voice.say(partial(_changed, name))
    for name in taken.kept:
        voice.say(partial(_kept, name))
    voice.say(lambda: translate("Transfer", "The settings hold from the next start. Secrets are typed at each desk."))
    return ExitCode.DONE


def collect(file: Path, folder: Path | None, host: Host) -> int:
    """Examine the desk, and write what support needs into one zip."""
    voice = Voice(host.out)
    try:
        profile = open_profile(folder)
        vault = host.vault_of(profile)
        loaded = load_settings(profile.settings_file, host.policy_file)
        report = io.StringIO()
        doctor.examine(folder, report, host.vault_of)
        parts = {
            "versions.txt": versions(),
            "settings.toml": exported(loaded.settings),
            "settings-problems.txt": "".join(f"{problem}\n" for problem in loaded.problems),
            "doctor.txt": report.getvalue(),
            **logs(profile.logs),
        }
        write_diagnostics(file, parts, _secrets(vault))
    except (ProfileError, NotExportedError, VaultError) as error:
        return _not_written(voice, error)
    voice.say(lambda: translate("Transfer", "For support, without secrets and patients: {file}").format(file=file))
    return ExitCode.DONE


def _changed(name: str) -> str:
    return translate("Transfer", "Changed: {name}").format(name=name)


def _kept(name: str) -> str:
    return translate("Transfer", "Fixed by policy, and kept: {name}").format(name=name)


def _secrets(vault: Vault) -> list[str]:
    """What must not be in any file. Raises ``VaultError``: what is not known can't be cut out."""
    return [vault.get(name) or "" for name in (CLIENT_SECRET, PASSWORD, DATABASE_PASSWORD)]


def _not_written(voice: Voice, error: Exception) -> int:
    def why() -> str:
        title = translate("Transfer", "Nothing was written.")
        return not_saved(error.fault, title).as_plain() if isinstance(error, NotExportedError) else f"{title} {error}"

    voice.say(why)
    return ExitCode.NOT_WRITTEN
