"""Translations: ``update AREA`` pulls new source strings in, ``build`` compiles what the program loads.

Persian is kept one file per area of the program; English only needs its plural forms.
"""

import subprocess
import sys
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS = ROOT / "translations"


_SETTINGS = ("appearance", "privacy", "centre", "printers", "waitlist")
"""The pages of F9."""

ROOMS = {
    "texts": ["viewmodels/words", "viewmodels/formats.py"],
    "book": ["views/widgets", "views/find", "views/book", "viewmodels/find", "viewmodels/book"],
    "desk": [
        *("views/bookings", "views/track", "views/withdrawn", "views/dialogs"),
        *("viewmodels/bookings", "viewmodels/track", "viewmodels/withdrawn", "viewmodels/dialogs"),
        "viewmodels/telling.py",
    ],
    "codes": ["views/codes", "viewmodels/codes"],
    "printing": ["views/printing"],
    "directory": ["views/directory", "viewmodels/directory"],
    "referral": ["views/referral", "viewmodels/referral"],
    "worklist": [
        "views/worklist",
        "viewmodels/worklist",
        "views/everyone",
        "viewmodels/everyone",
        "views/tasks",
        "viewmodels/tasks",
    ],
    **{room: [f"views/{room}", f"viewmodels/{room}"] for room in ("waiting", "calling", "confirming")},
    "settings": [
        *("views/settings", "viewmodels/settings", "views/setting_fields.py", "viewmodels/setting_fields.py"),
        *(f"{floor}/{room}" for floor in ("views", "viewmodels") for room in _SETTINGS),
    ],
    "doctor": ["views/doctor", "viewmodels/doctor", "app/doctor.py", "app/transfer.py"],
    **{room: [f"views/{room}", f"viewmodels/{room}"] for room in ("pinboard", "basket", "dayboard", "figures")},
    "audit": ["views/audit", "viewmodels/audit"],
}
"""The rooms whose strings an area holds; ``shell`` has those of all others."""


def sources(area: str) -> list[Path]:
    """The source files whose strings belong to an area."""
    package = ROOT / "hqs_desktop"
    of = {name: {path for room in rooms for path in _modules(package / room)} for name, rooms in ROOMS.items()}
    floors = ("app", "views", "viewmodels", "adapters")
    of["shell"] = {path for floor in floors for path in _modules(package / floor)}.difference(*of.values())
    return sorted(of[area])


def _modules(room: Path) -> list[Path]:
    found = [room] if room.is_file() else list(room.rglob("*.py"))
    if not found:
        raise SystemExit(f"no source in {room}")
    return found


AREAS = (*ROOMS, "shell")


def tool(name: str) -> Path:
    """A Qt command-line tool that comes with PySide6."""
    folder = Path(PySide6.__path__[0])
    return next(path for suffix in ("", ".exe") if (path := folder / f"{name}{suffix}").exists())


def update(area: str) -> None:
    """Merge the source strings of an area into its Persian file, and all plurals into the English one."""
    target = TRANSLATIONS / "fa" / f"{area}.ts"
    target.parent.mkdir(parents=True, exist_ok=True)
    common = [tool("lupdate"), "-silent", "-no-obsolete", "-locations", "none", "-source-language", "en"]
    subprocess.run([*common, *sources(area), "-target-language", "fa", "-ts", target], check=True)
    everything = [path for name in AREAS for path in sources(name)]
    english = ["-pluralonly", "-target-language", "en", "-ts", TRANSLATIONS / "en.ts"]
    subprocess.run([*common, *everything, *english], check=True)


def build(target: Path = TRANSLATIONS) -> list[Path]:
    """Compile both languages into ``target`` and return the files."""
    inputs = {"fa": sorted((TRANSLATIONS / "fa").glob("*.ts")), "en": [TRANSLATIONS / "en.ts"]}
    made: list[Path] = []
    for language, files in inputs.items():
        compiled = target / f"{language}.qm"
        subprocess.run([tool("lrelease"), "-silent", *files, "-qm", compiled], check=True)
        made.append(compiled)
    return made


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["update", area] if area in AREAS:
            update(area)
        case ["build"]:
            build()
        case _:
            sys.exit(f"usage: translations.py build | update {{{','.join(AREAS)}}}")
