"""``hqs-desktop audit verify``: whether the audit trail is as it was written; for the centre's IT and its auditors.

Messages come in English and Persian. The last entry's hash is printed: whoever notes it can tell later whether that
trail is still a part of this one.
"""

import argparse
import asyncio
import sys
from collections.abc import Callable
from enum import IntEnum
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QCoreApplication

from hqs_desktop.adapters.profile import Profile, ProfileError, open_profile
from hqs_desktop.adapters.vault import desk_identity, journal_key, open_vault
from hqs_desktop.app.voice import Voice
from hqs_desktop.core.audit import AuditReport
from hqs_desktop.core.clock import SystemClock
from hqs_desktop.core.errors import JournalError, VaultError
from hqs_desktop.desk.ports import Vault
from hqs_desktop.journal.store import SqlJournal

translate = QCoreApplication.translate  # lupdate knows it by this name


class ExitCode(IntEnum):
    """What the command ends with."""

    SOUND = 0
    NO_JOURNAL = 2
    BROKEN = 4
    NOT_READ = 5  # the profile, the vault or the journal


def run(options: argparse.Namespace) -> int:
    """Do what ``audit verify --profile DIR`` asks for, and return the exit code."""
    return verify(options.profile, sys.stdout)


def verify(folder: Path | None, out: TextIO, vault_of: Callable[[Profile], Vault] = open_vault) -> int:
    """Check the trail of a profile's journal, and say what was found."""
    voice = Voice(out)
    try:
        profile = open_profile(folder)
        vault = vault_of(profile)
        path = profile.journal_file(lasting=vault.persistent)
        if not path.exists():
            voice.say(lambda: translate("Audit", "This desk has no journal yet."))
            return ExitCode.NO_JOURNAL
        report = asyncio.run(_verify(path, vault))
    except (ProfileError, VaultError, JournalError) as error:
        reason = str(error)
        voice.say(lambda: translate("Audit", "The trail can't be read: {reason}").format(reason=reason))
        return ExitCode.NOT_READ
    voice.say(lambda: _words(report))
    return ExitCode.SOUND if report.sound else ExitCode.BROKEN


async def _verify(path: Path, vault: Vault) -> AuditReport:
    key, desk = journal_key(vault, journal_exists=True), desk_identity(vault)
    journal = await SqlJournal.open(path, key, clock=SystemClock(), desk=desk)
    try:
        return await journal.audit.verify()
    finally:
        await journal.close()


def _words(report: AuditReport) -> str:
    if report.broken_at is not None:
        return translate("Audit", "The trail was changed: entry {n} is not as it was written.").format(
            n=report.broken_at
        )
    return translate("Audit", "The trail is sound: {n} entries. Hash of the last: {head}").format(
        n=report.entries, head=report.head
    )
