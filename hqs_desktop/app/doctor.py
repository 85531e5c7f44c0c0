"""``hqs-desktop doctor``: tries everything that this user's desk needs, without a window; for the centre's IT.

Each step comes in English and in Persian as it ends, with its time, its cause and its remedy. No secret is among them.
"""

import argparse
import asyncio
import sys
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass
from enum import IntEnum
from functools import partial
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QCoreApplication

from hqs_desktop.adapters.connection import form_of
from hqs_desktop.adapters.printers import ready_printer
from hqs_desktop.adapters.profile import Profile, ProfileError, open_profile
from hqs_desktop.adapters.settings import LoadedSettings, load_settings
from hqs_desktop.adapters.vault import open_vault
from hqs_desktop.app.examining import doctor_of, prove_journal
from hqs_desktop.app.voice import Message, Voice
from hqs_desktop.desk.connection.form import Mode, faults
from hqs_desktop.desk.connection.steps import StepReport, StepState
from hqs_desktop.desk.ports import Vault
from hqs_desktop.viewmodels.doctor.words import remedy, report_line, verdict

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
    ready_printer: Callable[[str], str]


def run(options: argparse.Namespace) -> int:
    """Do what ``doctor --profile DIR`` asks for, and return the exit code."""
    return examine(options.profile, sys.stdout)


def examine(
    folder: Path | None,
    out: TextIO,
    vault_of: Callable[[Profile], Vault] = open_vault,
    ready_printer: Callable[[str], str] = ready_printer,
) -> int:
    """Examine the desk of a profile, say of each step how it ended, and return the exit code."""
    voice = Voice(out)
    try:
        profile = open_profile(folder)
    except ProfileError as error:
        reason = str(error)
        voice.say(lambda: translate("Doctor", "The profile can't be used: {reason}").format(reason=reason))
        return ExitCode.NO_PROFILE
    patient = Patient(profile, vault_of(profile), load_settings(profile.settings_file), ready_printer)
    if (why_not := _not_set_up(patient.loaded)) is not None:
        voice.say(why_not)
        return ExitCode.NOT_SET_UP
    return asyncio.run(_examine(patient, voice))


async def _examine(patient: Patient, voice: Voice) -> int:
    settings = patient.loaded.settings
    if settings.connection.mode is Mode.PRODUCTION:
        voice.say(lambda: translate("Doctor", "Only reads are tried, and on the test addresses where there are some."))
    doctor = doctor_of(
        settings, patient.vault, partial(prove_journal, patient.profile, patient.vault), patient.ready_printer
    )
    states: set[StepState] = set()
    async with aclosing(doctor.examine()) as reports:
        async for report in reports:
            states.add(report.state)
            voice.say(partial(_words, report))
    voice.say(partial(verdict, states))
    return ExitCode.FAILED if StepState.FAILED in states else ExitCode.SOUND


def _not_set_up(loaded: LoadedSettings) -> Message | None:
    if loaded.settings.connection.mode is Mode.DEMO:
        return lambda: translate("Doctor", "This desk is set up for training: there is no connection to try.")
    if loaded.stops or faults(form_of(loaded.settings)):
        return lambda: translate("Doctor", "This desk is not set up, or its settings can't be used. Open it first.")
    return None


def _words(report: StepReport) -> str:
    return "\n    ".join(part for part in (report_line(report), remedy(report)) if part)
