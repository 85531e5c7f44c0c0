"""Settings as a file from one desk to the next: without secrets, and without what is this desk's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import tomli_w

from hqs_desktop.adapters.export import put_file
from hqs_desktop.adapters.settings import SCHEMA_VERSION, LoadedSettings, Settings, load_settings, save_settings
from hqs_desktop.adapters.settings_file import Table, dotted, read_table, usable_part, without
from hqs_desktop.core.errors import LocalError, SettingsNotSavedError

DESKS_OWN: Final = frozenset({"operator", "database.role"})
"""Who works here, and as whom the desk is known to the centre's database."""


class SettingsFileRefusedError(LocalError):
    """A file of settings can't be taken over; ``faults`` name its lines, in plain English for whoever mends it."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What a file changed, by the settings' dotted names; ``kept`` is what policy fixed otherwise than the file."""

    changed: Sequence[str]
    kept: Sequence[str]


def exported(settings: Settings) -> str:
    """What differs from the defaults, as TOML."""
    table = without(settings.model_dump(mode="json", exclude_defaults=True), DESKS_OWN)
    return tomli_w.dumps({"schema_version": SCHEMA_VERSION} | {name: value for name, value in table.items() if value})


def export_settings(settings: Settings, path: Path) -> None:
    """Write them, whole or not at all. Raises ``NotExportedError``."""
    put_file(path, exported(settings).encode())


def import_settings(path: Path, user_file: Path, policy_file: Path | None = None) -> TakenOver:
    """Take ``path`` over, all of it or nothing: a section that it has replaces this desk's, what policy fixed stays.

    Raises ``SettingsFileRefusedError``, ``SettingsKeptError``, ``SettingsNotSavedError``; nothing was changed then.
    """
    loaded = load_settings(user_file, policy_file)
    settings, taken, restated = _judged(path, loaded)
    try:
        save_settings(settings, user_file, locked=loaded.locked, restated=restated)
    except OSError as error:
        raise SettingsNotSavedError(f"{user_file}: {error.strerror}") from error
    return taken


def _judged(path: Path, loaded: LoadedSettings) -> tuple[Settings, TakenOver, bool]:
    """The settings with the file's, what that taken, and whether it says where to connect."""
    incoming = _read(path)
    kept = [name for name in dotted(incoming) if _within(name, loaded.locked)]
    before = loaded.settings.model_dump(mode="json")
    settings = Settings.model_validate(before | {name: _section(before, name, incoming[name]) for name in incoming})
    after = settings.model_dump(mode="json")
    names = {*dotted(before), *dotted(after)}
    changed = sorted(
        name for name in names if _at(before, name) != _at(after, name) and not _within(name, loaded.locked)
    )
    differing = [name for name in kept if _at(before, name) != _at(after, name)]
    return settings, TakenOver(changed, differing), "connection" in incoming


def _read(path: Path) -> Table:
    if not path.is_file():
        raise SettingsFileRefusedError([f"{path}: no such file"])
    table, problem = read_table(path)
    problems = [problem] if problem is not None else []
    usable: Table = {}
    if not problems:
        usable, problems = usable_part(Settings, table, path)
    if problems:
        raise SettingsFileRefusedError([str(one) for one in problems])
    return without(usable, DESKS_OWN)


def _section(before: Table, name: str, incoming: object) -> object:
    """A section as the file has it, with what is this desk's own."""
    here = before[name]
    if not isinstance(incoming, dict) or not isinstance(here, dict):
        return incoming
    own = {key: value for key, value in here.items() if f"{name}.{key}" in DESKS_OWN}
    return incoming | own


def _within(name: str, locked: frozenset[str]) -> bool:
    return any(f"{name}.".startswith(f"{lock}.") for lock in locked)


def _at(table: object, name: str) -> object:
    for part in name.split("."):
        table = table.get(part) if isinstance(table, dict) else None
    return table
