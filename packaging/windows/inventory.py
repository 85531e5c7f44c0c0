"""Writes into the bundle what it is made of: ``sbom.cdx.json`` (CycloneDX 1.6) and ``licences/``."""

import argparse
import json
import re
import shutil
import tomllib
import uuid
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST_NAME = 80
LICENCE_FILE = re.compile(r"(licen[sc]e|copying|notice|authors)", re.IGNORECASE)
# What lies inside wheels or in the checkout without being a distribution; versions are read where they can be.
PARTS = (
    ("Qt", "LGPL-3.0-only", "as in PySide6"),
    ("SQLCipher", "BSD-3-Clause", "as in sqlcipher3"),
    ("OpenSSL", "Apache-2.0", "as in CPython"),
    ("Microsoft Visual C++ runtime", "LicenseRef-Microsoft-redistributable", "as in CPython"),
    ("PyInstaller bootloader", "GPL-2.0-or-later WITH Bootloader-exception", "as in uv.lock"),
    ("NSIS", "Zlib", "3"),
    ("Vazirmatn UI", "OFL-1.1", "resources/fonts"),
    ("Fluent UI System Icons", "MIT", "resources/icons"),
)


def name_of(distribution: Distribution) -> str:
    """The normalised name."""
    return re.sub(r"[-_.]+", "-", distribution.metadata["Name"]).lower()


def wheel_hashes(distribution: Distribution, lock: dict[str, list[dict[str, str]]]) -> list[dict[str, str]]:
    """The lock's hash of the wheel that was installed, found by the tags that the wheel names itself."""
    tags = re.findall(r"^Tag: (.+)$", distribution.read_text("WHEEL") or "", re.MULTILINE)
    for wheel in lock.get(name_of(distribution), []):
        stem = wheel["url"].rpartition("/")[2].removesuffix(".whl")
        python, abi, platform = stem.split("-")[-3:]
        if any(
            all(a in b.split(".") for a, b in zip(tag.split("-"), (python, abi, platform), strict=True)) for tag in tags
        ):
            return [{"alg": "SHA-256", "content": wheel["hash"].removeprefix("sha256:")}]
    return []


def component(distribution: Distribution, lock: dict[str, list[dict[str, str]]]) -> dict[str, object]:
    """A library of the lock."""
    name, version = name_of(distribution), distribution.version
    metadata = distribution.metadata
    licence = metadata.get("License-Expression") or metadata.get("License") or "see licences/"
    if len(licence) > LONGEST_NAME or "\n" in licence:  # some put the whole text there
        licence = "see licences/"
    made: dict[str, object] = {
        "type": "library", "bom-ref": f"pkg:pypi/{name}@{version}", "name": name, "version": version,
        "purl": f"pkg:pypi/{name}@{version}", "licenses": [{"license": {"name": licence}}],
    }  # fmt: skip
    if hashes := wheel_hashes(distribution, lock):
        made["hashes"] = hashes
    return made


def licence_texts(distribution: Distribution) -> Iterator[Path]:
    """The licence files that a library brings."""
    for file in distribution.files or []:
        path = Path(str(distribution.locate_file(file)))
        if ".dist-info" in str(file) and LICENCE_FILE.search(path.name) and path.is_file():
            yield path


def main() -> None:
    """Read the command line and write both."""
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ("--bundle", "--site", "--python"):
        parser.add_argument(option, type=Path, required=True)
    parser.add_argument("--version", required=True)
    options = parser.parse_args()

    target: Path = options.bundle / "licences"
    shutil.rmtree(target, ignore_errors=True)
    found = sorted(distributions(path=[str(options.site)]), key=name_of)
    for distribution in found:
        folder = target / f"{name_of(distribution)}-{distribution.version}"
        folder.mkdir(parents=True)
        texts = list(licence_texts(distribution))
        for number, path in enumerate(texts):
            clash = any(path.name == other.name for other in texts[:number])
            shutil.copyfile(path, folder / (f"{number}-{path.name}" if clash else path.name))
        if not texts:
            said = distribution.metadata.get_all("Classifier") or []
            lines = [distribution.metadata.get("License-Expression") or distribution.metadata.get("License") or "",
                     *(line for line in said if line.startswith("License"))]  # fmt: skip
            (folder / "metadata.txt").write_text("\n".join(line for line in lines if line) + "\n", encoding="utf-8")
    for name, source in (
        ("CPython.txt", options.python / "LICENSE.txt"),
        ("Vazirmatn-OFL.txt", ROOT / "resources" / "fonts" / "OFL.txt"),
        ("Fluent-icons.txt", ROOT / "resources" / "icons" / "LICENSE"),
        ("HQS-Desktop.txt", ROOT / "LICENSE"),
    ):
        shutil.copyfile(source, target / name)

    with (ROOT / "uv.lock").open("rb") as file:
        lock = {package["name"]: package.get("wheels", []) for package in tomllib.load(file)["package"]}
    parts = [
        {
            "type": "library",
            "bom-ref": name,
            "name": name,
            "version": version,
            "licenses": [{"license": {"name": licence}}],
        }
        for name, licence, version in (("CPython", "PSF-2.0", "3.12.9"), *PARTS)
    ]
    bom = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        # Made of the version, not of chance: two builds give the same file.
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'hqs-desktop-{options.version}')}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application", "bom-ref": "hqs-desktop", "name": "hqs-desktop", "version": options.version,
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": [*(component(one, lock) for one in found), *parts],
        "dependencies": [{"ref": "hqs-desktop", "dependsOn": [str(one["bom-ref"]) for one in parts]}],
    }  # fmt: skip
    (options.bundle / "sbom.cdx.json").write_text(json.dumps(bom, indent=1) + "\n", encoding="utf-8")
    print(f"SBOM: {len(found) + len(parts)} components")


main()
