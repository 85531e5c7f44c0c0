"""What a frozen app must hold, and must not: ``check_frozen.py FOLDER`` names what is wrong and ends with 1."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from PyInstaller.archive.readers import CArchiveReader

ROOT = Path(__file__).resolve().parent.parent
# Found by no import statement that PyInstaller could follow, or only after the first paint: the sooner to be missed.
LATE = (
    *("httpx", "pydantic", "sqlalchemy.dialects.sqlite.pysqlcipher", "alembic", "sqlcipher3", "keyring", "qasync"),
    *("segno", "truststore", "structlog", "stamina", "starlette", "uvicorn", "tomli_w", "tzdata"),
    *("xlsxwriter", "python_calamine"),
)
QT_PARTS = (
    *("qtbase_fa.qm", "libqoffscreen.so", "libqxcb.so", "libqsvg.so", "Tehran"),
    *("QtPrintSupport.abi3.so", "QtNetwork.abi3.so"),  # imported at the first print, and behind the first paint
)
UNWANTED = re.compile(r"^(pytest|_pytest|hypothesis|mypy|coverage|tkinter|PyInstaller|tests)(\.|$)")
UNWANTED_FILES = re.compile(r"Qt6(Qml|Quick|Pdf|VirtualKeyboard)|/(qml|translations/qt_help)|\.(ts|pdb)$")


def modules(program: Path) -> set[str]:
    """The names of all Python modules in a frozen program."""
    archive = CArchiveReader(str(program))
    name = next(name for name in archive.toc if name.endswith(".pyz"))
    return set(archive.open_embedded_archive(name).toc)


def module_faults(folder: Path) -> Iterator[str]:
    """What is wrong with the Python modules of the bundle."""
    held = modules(folder / "hqs-desktop")
    own = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in (ROOT / "hqs_desktop").rglob("*.py")
        if path.name != "__main__.py"  # it is the program itself
    }
    yield from (f"module missing: {name}" for name in sorted(own - held))
    yield from (
        f"library missing: {name}" for name in LATE if name not in held and not (folder / "_internal" / name).is_dir()
    )
    yield from (f"module not wanted: {name}" for name in sorted(held) if UNWANTED.match(name))


def file_faults(inside: Path) -> Iterator[str]:
    """What is wrong with the files of the bundle beside its modules."""
    files = {path.relative_to(inside).as_posix() for path in inside.rglob("*") if path.is_file()}
    migrations = (ROOT / "hqs_desktop" / "journal" / "migrations").rglob("*.py")
    resources = (path for path in (ROOT / "resources").rglob("*") if path.is_file())
    translations = (ROOT / "translations" / name for name in ("fa.qm", "en.qm"))
    for path in (*resources, *translations, *migrations):
        place = f"hqs_desktop/{path.relative_to(ROOT).as_posix().removeprefix('hqs_desktop/')}"
        if place not in files:
            yield f"file missing: {place}"
        elif (inside / place).read_bytes() != path.read_bytes():
            yield f"file differs: {place}"
    for wanted in QT_PARTS:
        if not any(name.rpartition("/")[2] == wanted for name in files):
            yield f"part of Qt or of the zone database missing: {wanted}"
    yield from (f"file not wanted: {name}" for name in sorted(files) if UNWANTED_FILES.search(name))


def main() -> int:
    """Look at the bundle that the argument names."""
    folder = Path(sys.argv[1])
    found = [*module_faults(folder), *file_faults(folder / "_internal")]
    for fault in found:
        print(fault)
    if not found:
        print("The bundle holds every module, resource, migration and translation, and nothing of the tools.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
