"""``hqs-desktop doctor``: tries everything that this user's desk needs, without a window; for the centre's IT.

Each step comes in English and in Persian as it ends, with its time, its cause and its remedy. No secret is among them.
"""

import argparse
import asyncio
import sys
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import partial
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QCoreApplication

from hqs_desktop.adapters.connection import form_of, gateway_config
from hqs_desktop.adapters.probes import ConfiguredPlace
from hqs_desktop.adapters.profile import Profile, ProfileError, open_profile
from hqs_desktop.adapters.settings import LoadedSettings, load_settings
from hqs_desktop.adapters.vault import VaultSecrets, desk_identity, journal_key, open_vault
from hqs_desktop.app.voice import Message, Voice
from hqs_desktop.core.clock import SystemClock
from hqs_desktop.desk.connection.doctor import Doctor, StepReport, StepState
from hqs_desktop.desk.connection.form import Mode, faults
from hqs_desktop.desk.ports import Gateway, Vault
from hqs_desktop.gateway.client import GatewayClient
from hqs_desktop.gateway.config import Environment, GatewayConfig
from hqs_desktop.journal.store import SqlJournal
from hqs_desktop.viewmodels.connection.doctor_words import remedy, report_line

translate = QCoreApplication.translate  # lupdate knows it by this name


class ExitCode(IntEnum):
    """What the command ends with."""

    SOUND = 0
    NOT_SET_UP = 2  # there is no connection that could be tried
    FAILED = 4  # at least one step
    NO_PROFILE = 5


@dataclass(frozen=True, slots=True)
class Patient:
    """Whose desk is examined: its files, its vault, its settings."""

    profile: Profile
    vault: Vault
    loaded: LoadedSettings


def run(options: argparse.Namespace) -> int:
    """Do what ``doctor --profile DIR`` asks for, and return the exit code."""
    return examine(options.profile, sys.stdout)


def examine(folder: Path | None, out: TextIO, vault_of: Callable[[Profile], Vault] = open_vault) -> int:
    """Examine the desk of a profile, say of each step how it ended, and return the exit code."""
    voice = Voice(out)
    try:
        profile = open_profile(folder)
    except ProfileError as error:
        reason = str(error)
        voice.say(lambda: translate("Doctor", "The profile can't be used: {reason}").format(reason=reason))
        return ExitCode.NO_PROFILE
    patient = Patient(profile, vault_of(profile), load_settings(profile.settings_file))
    if (why_not := _not_set_up(patient.loaded)) is not None:
        voice.say(why_not)
        return ExitCode.NOT_SET_UP
    return asyncio.run(_examine(patient, voice))


async def _examine(patient: Patient, voice: Voice) -> int:
    settings = patient.loaded.settings
    config = gateway_config(settings)
    if config.environment is Environment.PRODUCTION:
        config = replace(config, environment=Environment.TEST)
        voice.say(lambda: translate("Doctor", "Only reads are tried, and on the test addresses where there are some."))
    place = ConfiguredPlace(
        config,
        settings.connection.facility_id,
        patient.vault,
        partial(_prove_journal, patient),
        partial(_gateway, config, patient.vault),
    )
    sound = True
    async with aclosing(Doctor(place, SystemClock()).examine()) as reports:
        async for report in reports:
            sound = sound and report.state is not StepState.FAILED
            voice.say(partial(_words, report))
    voice.say(_sound if sound else _unsound)
    return ExitCode.SOUND if sound else ExitCode.FAILED


def _not_set_up(loaded: LoadedSettings) -> Message | None:
    if loaded.settings.connection.mode is Mode.DEMO:
        return lambda: translate("Doctor", "This desk is set up for training: there is no connection to try.")
    if loaded.stops or faults(form_of(loaded.settings)):
        return lambda: translate("Doctor", "This desk is not set up, or its settings can't be used. Open it first.")
    return None


async def _prove_journal(patient: Patient) -> None:
    """Write something that changes nothing; a desk that has no journal yet is not given one."""
    path = patient.profile.journal_file(lasting=patient.vault.persistent)
    if not path.exists():
        return
    key = await asyncio.to_thread(journal_key, patient.vault, journal_exists=True)
    desk = await asyncio.to_thread(desk_identity, patient.vault)
    journal = await SqlJournal.open(path, key, clock=SystemClock(), desk=desk)
    try:
        await journal.prove()
    finally:
        await journal.close()


def _gateway(config: GatewayConfig, vault: Vault, pid: str | None) -> Gateway:
    asked = config if pid is None else replace(config, pid=pid, pid_overrides={})
    return GatewayClient(asked, VaultSecrets(vault))


def _words(report: StepReport) -> str:
    return "\n    ".join(part for part in (report_line(report), remedy(report)) if part)


def _sound() -> str:
    return translate("Doctor", "Nothing is wrong: this desk can work.")


def _unsound() -> str:
    return translate("Doctor", "Something is wrong: begin with the first step that failed.")
