"""Fulfils ``desk.settings.SettingsStore`` over the user's file."""

import asyncio
import copy
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pydantic import BaseModel, ValidationError

from hqs_desktop.adapters.appearance import machine_policy_file
from hqs_desktop.adapters.settings import WRITING, LoadedSettings, Settings, require_known_version, write_settings
from hqs_desktop.adapters.settings_file import FAULT_TYPE, PLACEHOLDER_TYPE, Table, read_table, without
from hqs_desktop.core.errors import SettingsKeptError, SettingsNotSavedError
from hqs_desktop.desk.connection.form import Fault
from hqs_desktop.desk.settings import Changes, SettingChangedError, SettingLockedError, SettingRefusedError


class FileSettings:
    """``loaded`` is what the files said when they were read, with what was changed since."""

    def __init__(
        self, loaded: LoadedSettings, user_file: Path, *, policy_file: Path | None = None, lasting: bool = True
    ) -> None:
        self.loaded = loaded
        self.lasting = lasting
        self.policy = str(policy_file or machine_policy_file())
        self._file = user_file
        self._known, _ = read_table(user_file)

    def value(self, name: str) -> object:
        """What is set."""
        at: object = self.loaded.settings
        for part in name.split("."):
            at = getattr(at, part)
        return at

    def is_locked(self, name: str) -> bool:
        """Whether the policy sets it, or a part of it."""
        return any(f"{lock}.".startswith(f"{name}.") for lock in self.loaded.locked)

    async def change(self, changes: Changes) -> None:
        """Set them, in a thread; once begun it is done even if nobody waits any more."""
        await asyncio.shield(asyncio.to_thread(self.change_now, changes))

    def change_now(self, changes: Changes) -> None:
        """As ``change``, in this thread."""
        if locked := [name for name in changes if self.is_locked(name)]:
            raise SettingLockedError(locked[0])
        try:
            with WRITING:
                self._change(changes)
        except OSError as error:
            raise SettingsNotSavedError(f"{self._file}: {error.strerror}") from error

    def _change(self, changes: Changes) -> None:
        table, problem = read_table(self._file)
        if problem is not None:
            raise SettingsKeptError(str(problem))
        require_known_version(table, self._file)
        if others := [name for name in changes if _at(table, name) != _at(self._known, name)]:
            known, self._known = self._known, table
            self._adopt({name: _at(table, name) for name in others}, known)
            raise SettingChangedError(others[0])
        settings = _judged(self.loaded.settings, changes)
        written = without(table, frozenset(changes))
        said, usual = settings.model_dump(mode="json"), Settings().model_dump(mode="json")
        for name in changes:
            if (value := _at(said, name)) != _at(usual, name):
                _put(written, name, value)
        write_settings(self._file, written)
        self._known = written
        over = tuple(one for one in self.loaded.problems if one.file != self._file or not _within(one.field, changes))
        self.loaded = replace(self.loaded, settings=settings, problems=over, exists=True)

    def _adopt(self, theirs: Changes, known: Table) -> None:
        """Take what somebody else has set, where it can be used."""
        try:
            settings = _judged(self.loaded.settings, theirs)
        except SettingRefusedError:
            self._known = known  # it stays a change of somebody else's
            raise
        self.loaded = replace(self.loaded, settings=settings)


def _judged(settings: Settings, changes: Changes) -> Settings:
    """The settings with other values; None stands for the default."""
    table = settings.model_dump()
    usual = Settings().model_dump()
    for name, value in changes.items():
        _put(table, name, _at(usual, name) if value is None else value)
    try:
        return Settings.model_validate(table)
    except ValidationError as error:
        mistake = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(map(str, mistake["loc"]))
    name = next((one for one in changes if _within(place, {one: None})), place)
    if mistake["type"] == FAULT_TYPE:
        raise SettingRefusedError(name, Fault(mistake["ctx"]["fault"]))
    if mistake["type"] == PLACEHOLDER_TYPE:
        raise SettingRefusedError(name, named=mistake["ctx"]["name"])
    raise SettingRefusedError(name)


def _within(place: str, names: Mapping[str, object]) -> bool:
    return any(f"{place}.".startswith(f"{name}.") for name in names)


def _at(table: object, name: str) -> object:
    for part in name.split("."):
        table = table.get(part) if isinstance(table, dict) else None
    return table


def _put(table: Table, name: str, value: object) -> None:
    *sections, key = name.split(".")
    for section in sections:
        inner = table.get(section)
        if not isinstance(inner, dict):  # what stood there was none of ours
            inner = table[section] = {}
        table = inner
    table[key] = copy.deepcopy(value.model_dump() if isinstance(value, BaseModel) else value)
