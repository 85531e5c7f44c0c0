"""``hqs-desktop configure``: the first run for the centre's IT, from a file and standard input, without a window.

The secrets come on standard input, UTF-8, one a line, everything after the first ``=``, but blanks and unseen marks at
its ends::

    client_secret=...
    password=...

What is not given stays as the vault has it. All is kept, or nothing. Messages come in English and Persian.
"""

import argparse
import asyncio
import getpass
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final, TextIO

from PySide6.QtCore import QCoreApplication

from hqs_desktop.adapters.connection import form_of, settings_name
from hqs_desktop.adapters.connector import Secrets, SettingsConnector, stored_secrets
from hqs_desktop.adapters.lists import FileListStore
from hqs_desktop.adapters.profile import Profile, ProfileError, open_profile
from hqs_desktop.adapters.settings import ListsSettings, LoadedSettings, load_settings
from hqs_desktop.adapters.sheets import FileSheetReader
from hqs_desktop.adapters.vault import open_vault
from hqs_desktop.app.voice import Message, Voice
from hqs_desktop.codes.lists import ImportedLists, ListKind
from hqs_desktop.core.clock import SystemClock
from hqs_desktop.core.errors import SettingsKeptError, SettingsNotSavedError, VaultError
from hqs_desktop.desk.connection.check import FormRefusedError, StepResult
from hqs_desktop.desk.connection.form import (
    SECRETS,
    ConnectionForm,
    Fault,
    Mode,
    TypedSecrets,
    code_input,
    faults,
)
from hqs_desktop.desk.lists.importing import Checked, ColumnsMissingError, LinesWrongError, Lists
from hqs_desktop.desk.lists.judge import Finding
from hqs_desktop.desk.lists.store import ListNotKeptError
from hqs_desktop.desk.ports import Gateway, Vault
from hqs_desktop.desk.sheets import SheetNotReadError
from hqs_desktop.gateway.config import GatewayConfig
from hqs_desktop.viewmodels.connection.words import failure_text, fault_text, step_text
from hqs_desktop.viewmodels.words.clock import clock_text
from hqs_desktop.viewmodels.words.lists import (
    changes_words,
    finding_words,
    judged_words,
    list_title,
    not_imported_words,
)

translate = QCoreApplication.translate  # lupdate knows it by this name

_LARGEST_INPUT: Final = 10_000  # bytes; two secrets
_LINES_NAMED: Final = 20  # of a list with wrong lines


class ExitCode(IntEnum):
    """What the command ends with."""

    DONE = 0
    BAD_INPUT = 2  # the file, the secrets, or the arguments
    NO_VAULT = 3  # nowhere to keep the secrets
    CHECK_FAILED = 4
    NOT_WRITTEN = 5  # the profile, its settings or its lists
    LIST_REFUSED = 9  # a file of services or areas


@dataclass(frozen=True, slots=True)
class Host:
    """What the command uses of the machine; tests give their own."""

    stdin: BinaryIO
    out: TextIO
    vault_of: Callable[[Profile], Vault]
    gateway_of: Callable[[GatewayConfig, Secrets], Gateway]
    ask: Callable[[str], str] | None = None  # asks a person at a terminal without echo; None where nobody is there
    policy_file: Path | None = None


class _Stop(Exception):  # noqa: N818  # it is no error of the program
    """The end, before its time: what to say and the exit code."""

    def __init__(self, code: ExitCode, *messages: Message) -> None:
        super().__init__(code)
        self.code = code
        self.messages = messages


def run(options: argparse.Namespace) -> int:
    """Do what ``configure --profile DIR --from FILE [--check]`` asks for, and return the exit code."""
    host = Host(
        stdin=sys.stdin.buffer,
        out=sys.stdout,
        vault_of=open_vault,
        gateway_of=_gateway,
        ask=getpass.getpass if sys.stdin.isatty() else None,
    )
    return configure(options.source, options.profile, check=options.check, host=host)


def configure(source: Path, profile_folder: Path | None, *, check: bool, host: Host) -> int:
    """Take the settings of ``source`` and the secrets of standard input into a profile; return the exit code."""
    voice = Voice(host.out)
    try:
        loaded = _read(source, host)
        form = form_of(loaded.settings)
        demo = form.mode is Mode.DEMO
        typed = TypedSecrets() if demo else _secrets(host)
        profile = open_profile(profile_folder)
        vault = host.vault_of(profile)
        if not demo:
            _require_vault(vault, typed)
        connector = SettingsConnector(loaded, profile.settings_file, vault, SystemClock(), host.gateway_of)
        if check and not demo:
            for message in asyncio.run(_check(connector, form, typed)):
                voice.say(message)
        lists = _Lists(profile, loaded.settings.lists)
        connector.save_now(form, typed)
        for message in lists.take():
            voice.say(message)
    except _Stop as stop:
        for message in stop.messages:
            voice.say(message)
        return stop.code
    except VaultError as error:
        reason = str(error)
        voice.say(lambda: translate("Configure", "The vault can't be used: {reason}").format(reason=reason))
        return ExitCode.NO_VAULT
    except (SettingsNotSavedError, SettingsKeptError, ProfileError, ListNotKeptError) as error:
        reason = str(error)
        voice.say(lambda: translate("Configure", "The settings can't be written: {reason}").format(reason=reason))
        return ExitCode.NOT_WRITTEN
    voice.say(lambda: translate("Configure", "The settings were saved: {file}").format(file=profile.settings_file))
    return ExitCode.DONE


class _Lists:
    """The lists that the settings name: all are judged before anything is changed."""

    def __init__(self, profile: Profile, settings: ListsSettings) -> None:
        self._lists = Lists(FileSheetReader(), FileListStore(profile.lists), ImportedLists(), SystemClock())
        named = {kind: str(getattr(settings, kind)) for kind in ListKind}
        self._checked = [(Path(path), self._prepared(kind, Path(path))) for kind, path in named.items() if path]

    def take(self) -> list[Message]:
        """Import them, and give what must be said of each."""
        said: list[Message] = []
        for path, checked in self._checked:
            if checked is None:
                said.append(partial(_message_of_list_before, path))
            else:
                self._lists.take(checked, path)
                said.append(partial(_message_of_list, path, checked))
        return said

    def _prepared(self, kind: ListKind, path: Path) -> Checked | None:
        try:
            return self._lists.prepare(kind, path)
        except (SheetNotReadError, ColumnsMissingError, LinesWrongError) as error:
            refusal = error
            report = refusal.judged.findings if isinstance(refusal, LinesWrongError) else []
            raise _Stop(
                ExitCode.LIST_REFUSED,
                lambda: f"{list_title(kind)}, {path}: {not_imported_words(refusal)}",
                *(partial(_message_of_line, finding) for finding in report[:_LINES_NAMED]),
            ) from error


def _message_of_list(path: Path, checked: Checked) -> str:
    return translate("Configure", "Imported: {list}, {file}. {lines} {changes}").format(
        list=list_title(checked.kind),
        file=path,
        lines=judged_words(checked.judged),
        changes=changes_words(checked.changes),
    )


def _message_of_list_before(path: Path) -> str:
    return translate("Configure", "Imported before, and not changed since: {file}").format(file=path)


def _message_of_line(finding: Finding) -> str:
    return translate("Configure", "Line {line}: {what}").format(line=finding.line, what=finding_words(finding))


def _read(source: Path, host: Host) -> LoadedSettings:
    if not source.is_file():
        text = str(source)
        raise _Stop(
            ExitCode.BAD_INPUT, lambda: translate("Configure", "There is no such file: {file}").format(file=text)
        )
    loaded = load_settings(source, host.policy_file)
    # An app must open whatever its file says; a file that is to be rolled out must be right. Of the policy only what
    # leaves open where to connect: with it the desk would not connect.
    wrong = [
        _message_of(problem.place, problem.reason)
        for problem in loaded.problems
        if problem.file == source or problem.stops_connection
    ]
    if wrong:
        raise _Stop(ExitCode.BAD_INPUT, *wrong)
    form = form_of(loaded.settings)
    if form.mode is not Mode.DEMO:
        _require_faultless(faults(form))
    return loaded


def _require_faultless(found: Mapping[str, Fault]) -> None:
    if found:
        raise _Stop(ExitCode.BAD_INPUT, *(_message_of_fault(field, fault) for field, fault in found.items()))


def _secrets(host: Host) -> TypedSecrets:
    if host.ask is not None:
        return TypedSecrets(**{name: host.ask(f"{name}: ") for name in SECRETS})
    try:
        text = host.stdin.read(_LARGEST_INPUT).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _Stop(ExitCode.BAD_INPUT, _not_secrets) from None
    given: dict[str, str] = {}
    for line in text.replace("\r\n", "\n").split("\n"):
        name, found, secret = line.partition("=")
        name = code_input(name)
        if not code_input(line):
            continue
        if not found or name not in SECRETS or name in given:
            raise _Stop(ExitCode.BAD_INPUT, _not_secrets)  # the line is not repeated: it may be a secret
        given[name] = secret
    return TypedSecrets(**given)


def _require_vault(vault: Vault, typed: TypedSecrets) -> None:
    if not vault.persistent:
        raise _Stop(
            ExitCode.NO_VAULT,
            lambda: translate(
                "Configure", "This user has no vault on this computer to keep the secrets in. Nothing was changed."
            ),
        )
    _require_faultless(typed.faults(stored_secrets(vault)))


async def _check(connector: SettingsConnector, form: ConnectionForm, typed: TypedSecrets) -> list[Message]:
    """What must be said though the check was passed."""
    try:
        report = await connector.check(form, typed)
    except FormRefusedError as error:
        raise _Stop(
            ExitCode.BAD_INPUT, *(_message_of_fault(field, fault) for field, fault in error.faults.items())
        ) from error
    warnings = [partial(_message_of_clock, skew)] if (skew := report.clock_skew) else []
    if (failed := report.failed) is not None:
        raise _Stop(ExitCode.CHECK_FAILED, _message_of_failure(failed), *warnings)
    return [*warnings]


def _message_of(place: str, reason: str) -> Message:
    return lambda: f"{place}: {reason}"


def _message_of_fault(field: str, fault: Fault) -> Message:
    name = field if field in SECRETS else settings_name(field)
    return lambda: f"{name}: {fault_text(fault)}"


def _message_of_failure(failed: StepResult) -> Message:
    return lambda: (
        translate("Configure", "The check failed, nothing was changed. Step: {step}").format(
            step=step_text(failed.step)
        )
        + "\n"
        + failure_text(failed).as_plain()
    )


def _message_of_clock(skew: timedelta) -> str:
    return clock_text(skew).as_plain()


def _not_secrets() -> str:
    return translate(
        "Configure", "Standard input must hold the lines client_secret=\u2026 and password=\u2026 in UTF-8, each once."
    )


def _gateway(config: GatewayConfig, secrets: Secrets) -> Gateway:
    from hqs_desktop.gateway.client import GatewayClient  # noqa: PLC0415  # only --check needs it

    return GatewayClient(config, secrets)
