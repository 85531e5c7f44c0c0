"""What Windows would find wrong with the MSI, Wine not: looks at its tables, as exported by ``msidump -t``.

``msi_check.py TABLES SUMMARY BUNDLE VERSION PACKAGE_CODE``; SUMMARY is what ``msiinfo suminfo`` printed.
"""

import re
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

IDENTIFIER = re.compile(r"[A-Za-z_][\w.]{0,71}", re.ASCII)
SHORT_NAME = re.compile(r"[A-Z0-9_]{1,8}(\.[A-Z0-9_]{1,3})?")
ONLY_64_BIT = "256"  # a component's attributes
ORDER = (
    "FindRelatedProducts", "AppSearch", "LaunchConditions", "RefuseWhileRunning", "CostInitialize", "FileCost",
    "CostFinalize", "SetLocation", "InstallValidate", "InstallInitialize", "RemoveExistingProducts",
    "ProcessComponents", "RemoveFiles", "RemoveFolders", "CreateFolders", "InstallFiles", "CreateShortcuts",
    "WriteRegistryValues", "RegisterProduct", "PublishFeatures", "PublishProduct", "InstallFinalize",
)  # fmt: skip
SUMMARY = {"Template": "x64;0", "Version": "500 (1f4)", "Source": "2 (2)", "Security": "2 (2)"}

Row = dict[str, str]


def read(folder: Path, table: str) -> list[Row]:
    """A table's rows; an exported table has its columns, their types and its keys in three lines before them."""
    lines = (folder / f"{table}.idt").read_text(encoding="utf-8").splitlines()
    return [dict(zip(lines[0].split("\t"), line.split("\t"), strict=True)) for line in lines[3:]]


def long_name(name: str) -> str:
    """Of ``SHORT|long``."""
    return name.rpartition("|")[2]


def wrong_files(tables: dict[str, list[Row]], bundle: Path) -> Iterator[str]:
    """Files and folders against the bundle."""
    parents = {row["Directory"]: row for row in tables["Directory"]}
    folder_of = {row["Component"]: row["Directory_"] for row in tables["Component"]}

    def path(directory: str) -> str:
        row = parents[directory]
        name = long_name(row["DefaultDir"])
        return "" if directory == "INSTALLFOLDER" else f"{path(row['Directory_Parent'])}{name}/"

    packed = {
        path(folder_of[row["Component_"]]) + long_name(row["FileName"]): int(row["FileSize"]) for row in tables["File"]
    }
    wanted = {p.relative_to(bundle).as_posix(): p.stat().st_size for p in bundle.rglob("*") if p.is_file()}
    if packed != wanted:
        yield f"files differ from the bundle: {sorted(set(packed.items()) ^ set(wanted.items()))[:5]}"
    if sorted(int(row["Sequence"]) for row in tables["File"]) != list(range(1, len(packed) + 1)):
        yield "files are not numbered from 1 on"
    if [row["LastSequence"] for row in tables["Media"]] != [str(len(packed))]:
        yield "the medium's last file is another"
    hashed = {row["File_"] for row in tables["MsiFileHash"]}
    for row in tables["File"]:
        if bool(row["Version"]) == (row["File"] in hashed):
            yield f"{row['FileName']} must have a version or a hash, not both"

    places = [(folder_of[row["Component_"]], row["FileName"]) for row in tables["File"]]
    places += [(row["Directory_Parent"], row["DefaultDir"]) for row in tables["Directory"] if "|" in row["DefaultDir"]]
    short = [(where, name.partition("|")[0]) for where, name in places]
    yield from (f"{name} is no 8.3 name" for _, name in short if not SHORT_NAME.fullmatch(name))
    yield from (f"{one} is there twice" for one in set(short) if short.count(one) > 1)


def wrong_components(tables: dict[str, list[Row]]) -> Iterator[str]:
    """Components against features, folders and key paths."""
    in_feature = [row["Component_"] for row in tables["FeatureComponents"]]
    folders = {row["Directory"] for row in tables["Directory"]}
    created = {(row["Directory_"], row["Component_"]) for row in tables["CreateFolder"]}
    guids = [row["ComponentId"] for row in tables["Component"]]
    if len(set(guids)) != len(guids) or any(guid != f"{{{uuid.UUID(guid)}}}".upper() for guid in guids):
        yield "components' GUIDs are not unique, or not as Windows writes them"
    for row in tables["Component"]:
        name = row["Component"]
        if in_feature.count(name) != 1:
            yield f"{name} is not in one feature"
        if row["Directory_"] not in folders:
            yield f"{name} has no folder"
        if name != "Menu" and (row["Attributes"] != ONLY_64_BIT or row["KeyPath"]):
            yield f"{name} must be 64-bit and stand for its folder"
        if name != "Menu" and (row["Directory_"], name) not in created:
            yield f"{name} does not make its folder"
    for table in ("File", "Directory", "Component", "Property"):
        yield from (f"{row[table]} is no identifier" for row in tables[table] if not IDENTIFIER.fullmatch(row[table]))


def wrong_frame(tables: dict[str, list[Row]], summary: str, version: str, code: str) -> Iterator[str]:
    """The order of actions, what was set, and the summary."""
    number = {row["Action"]: int(row["Sequence"]) for row in tables["InstallExecuteSequence"]}
    order = [number.get(action, -1) for action in ORDER]
    if order != sorted(set(order)) or order[0] < 0:
        yield f"actions are missing, or not in order: {dict(zip(ORDER, order, strict=True))}"
    said = {row["Property"]: row["Value"] for row in tables["Property"]}
    upgrade = said["UpgradeCode"]
    for name, value in (
        ("ProductVersion", version), ("ProductLanguage", "0"), ("ALLUSERS", "1"), ("REBOOT", "ReallySuppress"),
        ("ProductCode", f"{{{uuid.uuid5(uuid.UUID(upgrade), f'product {version}')}}}".upper()),
    ):  # fmt: skip
        if said.get(name) != value:
            yield f"{name} is {said.get(name)}, not {value}"
    keys = ("UpgradeCode", "VersionMin", "VersionMax", "Attributes")
    ranges = sorted(tuple(row[key] for key in keys) for row in tables["Upgrade"])
    if ranges != [(upgrade, "", version, "1"), (upgrade, version, "", "2")]:
        yield f"older versions are not replaced, or newer ones not found: {ranges}"
    for name, value in {**SUMMARY, "Revision number (UUID)": code}.items():
        if f"{name}: {value}\n" not in summary:
            yield f"the summary's {name} is not {value}"


def main() -> None:
    """Print what is wrong; non-zero if anything is."""
    folder, summary, bundle, version, code = sys.argv[1:]
    names = ("Component", "CreateFolder", "Directory", "FeatureComponents", "File", "InstallExecuteSequence", "Media",
             "MsiFileHash", "Property", "Upgrade")  # fmt: skip
    tables = {name: read(Path(folder), name) for name in names}
    wrong = [
        *wrong_components(tables),
        *wrong_files(tables, Path(bundle)),
        *wrong_frame(tables, Path(summary).read_text(encoding="utf-8"), version, code),
    ]
    for line in wrong:
        print(line, file=sys.stderr)
    sys.exit(bool(wrong))


main()
